"""A list of schools and classes in an Excel file, row by row, for `qinghe personalise --from`.

The sheet is looked over before python-calamine sees it: one cell at XFD1048576 makes that library allocate the whole
rectangle and takes the process down (research/ecosystem.md §7).
"""

from __future__ import annotations

import datetime
import io
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.parsers import expat

from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

from generator.personalise import MARKERS, Fault, Values, cleaned
from generator.problems import did_you_mean

MAX_ROWS, MAX_COLUMNS = 20_000, 50
_MAX_BYTES, _MAX_MEMBERS, _CHUNK = 64 << 20, 500, 1 << 16
_OTHER_NAMES = {"本校联系人": "联系人", "主讲人": "主讲"}
_HEADER = "、".join(MARKERS)


@dataclass(frozen=True)
class Row:
    """One copy to make; `number` is the row in Excel."""

    number: int
    values: Values


class _TooMuchError(Exception):
    """The sheet holds more than a list of classes does."""


def rows(data: bytes) -> Iterator[Row | Fault]:
    """Yield the rows of the first visible sheet, or what is wrong; blank rows are passed over."""
    if fault := _inspected(data):
        yield fault
        return
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        visible = [sheet.name for sheet in book.sheets_metadata if sheet.visible == SheetVisibleEnum.Visible]
        sheet = book.get_sheet_by_name(visible[0]) if visible else None
        table = list(sheet.to_python(skip_empty_area=False)) if sheet else []
    except CalamineError:
        yield _broken()
        return
    numbered = [(number, cells) for number, cells in enumerate(table, 1) if any(_text(cell) for cell in cells)]
    if len(numbered) < 2:
        yield Fault(f"里面没有名单；第一行写表头（{_HEADER}），下面一行一份。")
        return
    (_, header), *lines = numbered
    columns = _columns(header, [cells for _, cells in lines])
    if isinstance(columns, Fault):
        yield columns
        return
    for number, cells in lines:
        yield _row(number, cells, columns)


def _columns(header: Sequence[object], lines: Sequence[Sequence[object]]) -> dict[str, int] | Fault:
    found: dict[str, int] = {}
    for place, cell in enumerate(header):
        name = _text(cell)
        name = _OTHER_NAMES.get(name, name)
        if not name and not any(_text(cells[place]) for cells in lines if place < len(cells)):
            continue
        if name not in MARKERS:
            what = f"“{name}”这一列" if name else f"第 {place + 1} 列（没有表头）"
            return Fault(f"不认识{what}，{did_you_mean(name, MARKERS)}表头只写{_HEADER}，多余的列请删掉。")
        if name in found:
            return Fault(f"“{name}”有两列，请留一列。")
        found[name] = place
    return found


def _row(number: int, cells: Sequence[object], columns: dict[str, int]) -> Row | Fault:
    values: dict[str, str] = {}
    for name, place in columns.items():
        cell = cells[place] if place < len(cells) else ""
        if isinstance(cell, datetime.date | datetime.time | datetime.timedelta):
            return Fault(f"第 {number} 行的“{name}”被 Excel 改成了日期，请把这一列设为文本，重新填写。")
        value = cleaned(name, _text(cell))
        if isinstance(value, Fault):
            return Fault(f"第 {number} 行：{value.message}")
        if not value:
            return Fault(f"第 {number} 行的“{name}”是空的，请补上，或删掉这一行。")
        values[name] = value
    return Row(number, values)


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _inspected(data: bytes) -> Fault | None:
    """Return what keeps us from handing the file on: not an xlsx, locked, or far too large."""
    if data[:4] == b"\xd0\xcf\x11\xe0":
        return Fault("加了密码或是老格式（.xls），打不开；请去掉密码，另存为 .xlsx。")
    other = Fault("不是 Excel 文件（.xlsx），请另存为 .xlsx 再试。")
    if data[:2] != b"PK":
        return other
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            if "xl/workbook.xml" not in {info.filename for info in infos}:
                return other
            if len(infos) > _MAX_MEMBERS or sum(info.file_size for info in infos) > _MAX_BYTES:
                return _too_much()
            for info in infos:
                if re.fullmatch(r"xl/worksheets/[^/]+\.xml", info.filename):
                    _look_over(archive, info)
    except _TooMuchError:
        return _too_much()
    except (zipfile.BadZipFile, zlib.error, expat.ExpatError, NotImplementedError, EOFError, OSError, RuntimeError):
        return _broken()
    except ValueError:
        return _broken()
    return None


def _look_over(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> None:
    """Read a sheet's XML as a stream and stop at the first cell beyond what a list needs."""
    parser = expat.ParserCreate()
    cells = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal cells
        if name.rpartition(":")[2] != "c":
            return
        cells += 1
        match = re.fullmatch(r"([A-Z]{1,3})([0-9]{1,7})", attributes.get("r", "A1"))
        column = 0
        for letter in match[1] if match else "":
            column = column * 26 + ord(letter) - 64
        if not match or column > MAX_COLUMNS or int(match[2]) > MAX_ROWS or cells > MAX_ROWS * 10:
            raise _TooMuchError

    def refuse(*_: object) -> None:
        raise ValueError("a sheet declares no types")

    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = refuse
    with archive.open(info) as stream:
        while chunk := stream.read(_CHUNK):
            parser.Parse(chunk, False)
    parser.Parse(b"", True)


def _too_much() -> Fault:
    return Fault(f"太大了：名单最多 {MAX_ROWS} 行、{MAX_COLUMNS} 列，请删掉表格外面多余的内容。")


def _broken() -> Fault:
    return Fault("已经损坏，打不开；请在 Excel 或 WPS 里重新保存再试。")
