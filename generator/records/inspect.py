"""What a file is, found out before any library opens it.

Workbooks are sniffed, measured and read through as XML streams first: python-calamine takes the process down on one
value at XFD1048576, returns '' for formulas and errors alike, and shows hidden rows as if nothing were the matter
(engineering-notes, "calamine"). Limits: reliability.md row 70.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from xml.parsers import expat

MAX_BYTES, MAX_DECLARED, MAX_RATIO, MAX_MEMBERS = 20 << 20, 200 << 20, 100, 2_000
MAX_ROWS, MAX_COLUMNS = 200_000, 60
_SMALL = 10 << 20  # below this a high ratio harms nobody
_CHUNK = 1 << 18
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")

TOO_LARGE = "太大了：最多 20 MB、20 万行、60 列。请删掉表格外面多余的内容，或者分成几个文件。"
BROKEN = "已经损坏，打不开。请在 Excel 或 WPS 里重新保存一次。"


class Refusal(Exception):  # noqa: N818 - a refusal, told in one Chinese sentence, is no error of ours
    """A whole file cannot be read; the sentence says why and what to do."""


@dataclass
class Sheet:
    """What the XML of one sheet says that the reading library does not."""

    name: str
    visible: bool
    hidden_rows: set[int] = field(default_factory=set)
    formulas: dict[int, set[int]] = field(default_factory=dict)
    """Row → columns (both from 1) that hold a formula."""
    errors: dict[int, set[int]] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    """First row, first column, last row, last column, all from 1."""


@dataclass(frozen=True)
class Workbook:
    """A workbook that may be opened."""

    sheets: tuple[Sheet, ...]
    epoch_1904: bool
    macros: bool


def workbook(data: bytes) -> Workbook | None:
    """Return the facts of an Excel file, or None where `data` may be a text.

    Raises `Refusal` for what cannot or must not be opened.
    """
    if len(data) > MAX_BYTES:
        raise Refusal(TOO_LARGE)
    if not data.strip():
        raise Refusal("是空的。")
    head = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise Refusal("加了密码，打不开。请去掉密码，再保存一次。")
        raise Refusal("是老格式（.xls 或 .et），读不了。请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”。")
    if head.startswith((b"<!doctype", b"<html", b"<?xml", b"<table", b"mime-version")):
        raise Refusal("其实是网页，不是 Excel 文件。请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”。")
    if data[:2] != b"PK":
        return None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _looked_over(archive, len(data))
    except (zipfile.BadZipFile, zlib.error, expat.ExpatError, KeyError, NotImplementedError, EOFError):
        raise Refusal(BROKEN) from None
    except RuntimeError:  # zipfile's word for a member with a password
        raise Refusal("加了密码，打不开。请去掉密码，再保存一次。") from None


def _looked_over(archive: zipfile.ZipFile, size: int) -> Workbook:
    infos = {info.filename: info for info in archive.infolist()}
    declared = sum(info.file_size for info in infos.values())
    if len(infos) > MAX_MEMBERS or declared > MAX_DECLARED or (declared > _SMALL and declared > size * MAX_RATIO):
        raise Refusal(TOO_LARGE)
    if "xl/workbook.xml" not in infos:
        kinds = {"xl/workbook.bin": "是 .xlsb 格式", "content.xml": "是 .ods 格式", "word/document.xml": "是 Word 文件"}
        kind = next((words for name, words in kinds.items() if name in infos), "不是 Excel 文件")
        raise Refusal(f"{kind}，读不了。请另存为“Excel 工作簿（.xlsx）”。")
    targets: dict[str, str] = {}
    sheets: list[tuple[Sheet, str]] = []
    epoch_1904 = False

    def relation(name: str, attributes: dict[str, str]) -> None:
        if name.rpartition(":")[2] == "Relationship":
            targets[attributes.get("Id", "")] = attributes.get("Target", "")

    def part(name: str, attributes: dict[str, str]) -> None:
        nonlocal epoch_1904
        name = name.rpartition(":")[2]
        if name == "sheet":
            key = next((value for key, value in attributes.items() if key.endswith(":id")), "")
            target = posixpath.normpath(posixpath.join("/xl", targets.get(key, ""))).lstrip("/")
            visible = attributes.get("state", "visible") == "visible"
            sheets.append((Sheet(attributes.get("name", ""), visible), target))
        elif name == "workbookPr":
            epoch_1904 = attributes.get("date1904", "0") in ("1", "true")

    _walk(archive, "xl/_rels/workbook.xml.rels", relation)
    _walk(archive, "xl/workbook.xml", part)
    for sheet, target in sheets:
        if target.startswith("xl/worksheets/"):
            _walk(archive, target, _facts(sheet))
    return Workbook(tuple(sheet for sheet, _ in sheets), epoch_1904, "xl/vbaProject.bin" in infos)


def _facts(sheet: Sheet) -> Callable[[str, dict[str, str]], None]:
    """Return a handler that collects the facts of `sheet` and stops at the first value beyond the limits.

    It is called for every cell and every value, three million times for 100,000 rows: hence the plain steps.
    """
    row = column = 0
    row_number = ""
    known: dict[str, int] = {}

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal row, column, row_number
        if name == "c":
            place = attributes.get("r")
            if place is None:
                column += 1
            else:
                letters = place.rstrip("0123456789")
                column = known.get(letters) or known.setdefault(letters, _column(letters))
                if place != letters + row_number:
                    row, row_number = _row(place[len(letters) :])
            if attributes.get("t") == "e":
                sheet.errors.setdefault(row, set()).add(column)
        elif name in ("v", "is", "f"):
            # Empty cells with a border may reach to the last corner; they hold nothing and cost nothing.
            if row > MAX_ROWS or column > MAX_COLUMNS:
                raise Refusal(TOO_LARGE)
            if name == "f":
                sheet.formulas.setdefault(row, set()).add(column)
        elif name == "row":
            row, row_number = _row(attributes.get("r", str(row + 1)))
            column = 0
            if attributes.get("hidden") in ("1", "true"):
                sheet.hidden_rows.add(row)
        elif name == "mergeCell":
            ends = [_PLACE.fullmatch(end) for end in attributes.get("ref", "").split(":")]
            if len(ends) == 2 and ends[0] and ends[1]:
                (first, top), (last, bottom) = ((_column(end[1]), int(end[2])) for end in ends if end)
                sheet.merged.append((top, first, bottom, last))
        elif ":" in name:  # <x:c>: the same with a prefix
            start(name.rpartition(":")[2], attributes)

    return start


def _row(digits: str) -> tuple[int, str]:
    if not digits.isdecimal() or len(digits) > 7:
        raise Refusal(BROKEN)
    return int(digits), digits


def _column(letters: str) -> int:
    number = 0
    if not letters.isascii() or not letters.isalpha() or len(letters) > 3:
        raise Refusal(BROKEN)
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def _walk(archive: zipfile.ZipFile, member: str, start: Callable[[str, dict[str, str]], None]) -> None:
    """Stream a member of the archive through `start`; document types and entities are refused."""
    parser = expat.ParserCreate()

    def refuse(*_: object) -> None:
        raise Refusal(BROKEN)

    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = refuse
    read = 0
    with archive.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            read += len(chunk)
            if read > MAX_DECLARED:  # the archive's own figures may lie
                raise Refusal(TOO_LARGE)
            parser.Parse(chunk, False)
    parser.Parse(b"", True)
