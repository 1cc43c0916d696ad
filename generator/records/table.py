"""Files as grids of rows: workbooks after inspection, text files after an encoding was proven, never guessed.

Text: a byte-order mark decides; else strict UTF-8; else strict GB18030, the code of Excel in China; else the file is
refused. Guessing turns GB18030 into Korean, and the other order takes 88 to 97 % of UTF-8 for GB18030
(reliability.md §2).
"""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field

from python_calamine import CalamineError, CalamineWorkbook

from generator.records import inspect
from generator.records.inspect import MAX_COLUMNS, MAX_ROWS, Refusal, Sheet
from generator.records.words import text

OPTIONS_SHEET = "选项"
"""Our templates' hidden sheet of lists."""
MAX_TEXT = 32_767
"""What an Excel cell holds."""
_MAX_MERGED = 200_000
_NONE: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Line:
    """One row; `number` as Excel shows it, columns from 0."""

    number: int
    cells: tuple[object, ...]
    formulas: frozenset[int] = _NONE
    errors: frozenset[int] = _NONE
    merged: frozenset[int] = _NONE
    """Columns whose value stands in a merged cell above or to the left."""
    hidden: bool = False


@dataclass(frozen=True)
class Grid:
    """One sheet; `lines` may be walked once."""

    name: str
    lines: Iterator[Line]


@dataclass(frozen=True)
class File:
    """A file that can be read; `epoch_1904` is None for text."""

    grids: Iterator[Grid]
    epoch_1904: bool | None
    notes: list[str] = field(default_factory=list)


def opened(data: bytes) -> File:
    """Return the visible sheets of a workbook, or the one table of a text file.

    Raises `Refusal` with a sentence for the clerk.
    """
    book = inspect.workbook(data)
    if book is None:
        words, notes = _decoded(data)
        return File(iter((Grid("", _text_lines(words)),)), None, notes)
    notes = ["文件里有宏，没有运行，也没有读。"] if book.macros else []
    hidden = [sheet.name for sheet in book.sheets if not sheet.visible and sheet.name != OPTIONS_SHEET]
    if hidden:
        notes.append(f"隐藏的工作表没有读：{'、'.join(hidden)}。")
    return File(_grids(data, book, notes), book.epoch_1904, notes)


def _grids(data: bytes, book: inspect.Workbook, notes: list[str]) -> Iterator[Grid]:
    try:
        library = CalamineWorkbook.from_filelike(io.BytesIO(data))
        for sheet in book.sheets:
            if sheet.visible and sheet.name in library.sheet_names:
                yield Grid(sheet.name, _sheet_lines(library, sheet, notes))
    except CalamineError:
        raise Refusal(inspect.BROKEN) from None


def _sheet_lines(library: CalamineWorkbook, facts: Sheet, notes: list[str]) -> Iterator[Line]:
    if not facts.visible:
        return
    sheet = library.get_sheet_by_name(facts.name)
    left = [""] * (sheet.start[1] if sheet.start else 0)
    tails = _tails(facts)
    heads = {head for row in tails.values() for head in row.values()}
    values: dict[tuple[int, int], object] = {}
    hidden = 0
    for number, read in enumerate(sheet.iter_rows(), 1):
        cells: list[object] = left + list(read)
        for row, column in heads:
            if row == number and column <= len(cells):
                values[row, column] = cells[column - 1]
        merged = tails.get(number, {})
        for column, head in merged.items():
            if column <= len(cells):
                cells[column - 1] = values.get(head, "")
        is_hidden = number in facts.hidden_rows
        hidden += is_hidden and any(cell != "" for cell in cells)
        yield Line(
            number,
            tuple(cells),
            frozenset(column - 1 for column in facts.formulas.get(number, ())),
            frozenset(column - 1 for column in facts.errors.get(number, ())),
            frozenset(column - 1 for column in merged),
            is_hidden,
        )
    if hidden:
        notes.append(f"“{facts.name}”里有 {hidden} 行是隐藏的或被筛选掉的，也读了。")


def _tails(facts: Sheet) -> dict[int, dict[int, tuple[int, int]]]:
    """Return row → column → the head of the merged cell it lies in, from 1."""
    found: dict[int, dict[int, tuple[int, int]]] = {}
    count = 0
    for top, first, bottom, last in facts.merged:
        for row in range(top, min(bottom, MAX_ROWS) + 1):
            for column in range(first, min(last, MAX_COLUMNS) + 1):
                if (row, column) != (top, first):
                    found.setdefault(row, {})[column] = (top, first)
                    count += 1
            if count > _MAX_MERGED:
                raise Refusal("合并的单元格太多。请取消合并，再保存一次。")
    return found


def _decoded(data: bytes) -> tuple[str, list[str]]:
    for mark, code, name in (
        (codecs.BOM_UTF8, "utf-8", "UTF-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
    ):
        if data.startswith(mark):
            return _checked(data[len(mark) :], code, name, len(mark)), []
    try:
        return _checked(data, "utf-8", "UTF-8", 0), []
    except Refusal as first:
        try:
            return _checked(data, "gb18030", "GB18030", 0), ["文字编码是 GB18030（GBK）。"]
        except Refusal:
            raise first from None


def _checked(data: bytes, code: str, name: str, skipped: int) -> str:
    try:
        words = data.decode(code)
    except UnicodeDecodeError as fault:
        row = data[: fault.start].count(b"\n") + 1
        raise Refusal(
            f"的文字编码坏了：第 {fault.start + skipped + 1} 个字节（第 {row} 行附近）不是 {name}。"
            "请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”。"
        ) from None
    if "\0" in words:
        raise Refusal(f"里有空字符（第 {words[: words.index(chr(0))].count(chr(10)) + 1} 行），不是文本文件。")
    return words


def _text_lines(words: str) -> Iterator[Line]:
    """Yield the records of a delimited text; a cell may hold line breaks, and is one row as in Excel."""
    opening = "\n".join(words.splitlines()[:10])
    delimiter = max(",\t;，", key=opening.count)
    csv.field_size_limit(MAX_TEXT)
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(words, newline=""), delimiter=delimiter), 1):
            if number > MAX_ROWS or (len(cells) > MAX_COLUMNS and any(text(cell) for cell in cells[MAX_COLUMNS:])):
                raise Refusal(inspect.TOO_LARGE)
            yield Line(number, tuple(cells))
    except csv.Error:
        raise Refusal("有一格太长，或者引号没有配对。请用 Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”。") from None
