"""What goes back to the sender: the rows that were not taken, the faulty cells marked, the reason and the cure.

Only listed columns are written, as text, so that nothing dropped on the way in comes to disk on the way out and no
cell can be a formula. Corrected, the workbook is imported like any other; its last four columns are passed over.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from dataclasses import dataclass

import xlsxwriter

from generator.records import columns, table
from generator.records.columns import LABELS, NOTES
from generator.records.inspect import Refusal
from generator.records.parse import Wrong
from generator.records.words import text
from generator.workbook import writing

_NOTE = 20
"""Han characters in a line of a note."""
_WIDTHS = {"date": 13, "lesson": 26, "title": 26, "scope": 14, "school": 16, "presenter_role": 13}


@dataclass(frozen=True)
class Row:
    """A row that goes back."""

    number: int
    cells: tuple[str, ...]
    """In the order of the sheet's fields; a cell that may hold what must not be kept is empty."""
    wrong: tuple[Wrong, ...]


@dataclass(frozen=True)
class Sheet:
    """The rejected rows of one sheet."""

    name: str
    school: str
    year: str
    fields: tuple[str, ...]
    headers: tuple[str, ...]
    rows: tuple[Row, ...]
    table: str


def returned(data: bytes, faults: Mapping[tuple[int, int], list[Wrong]]) -> tuple[Sheet, ...]:
    """Return the rejected rows of a file as they were typed; `faults` is by sheet and row."""
    sheets = []
    for number, grid in enumerate(table.opened(data).grids, 1):
        layout = columns.layout(grid)
        if layout is None or not any(sheet == number for sheet, _ in faults):
            continue
        rows = tuple(
            _row(line, layout, tuple(faults[number, line.number]))
            for line in layout.lines
            if (number, line.number) in faults
        )
        fields = tuple(layout.columns)
        headers = tuple(layout.headers[name] for name in fields)
        sheets.append(Sheet(grid.name or "退回", layout.school, layout.year, fields, headers, rows, layout.table))
    if not sheets:
        raise Refusal("里已经没有这些行：文件在导入期间被改动过。")
    return tuple(sheets)


def _row(line: table.Line, layout: columns.Layout, wrong: tuple[Wrong, ...]) -> Row:
    hidden = {fault.field for fault in wrong if fault.hide}
    cells = tuple(
        "" if name in hidden or place >= len(line.cells) else text(line.cells[place])
        for name, place in layout.columns.items()
    )
    return Row(line.number, cells, wrong)


def render(sheets: tuple[Sheet, ...]) -> bytes:
    """Return the workbook."""
    buffer = io.BytesIO()
    with writing(buffer, "退回的行") as book:
        font = {"font_name": "宋体", "font_size": 11, "valign": "top", "text_wrap": True}
        line = {"border": 1, "border_color": "#BFBFBF"}
        plain, head = (
            book.add_format({**font, **line}),
            book.add_format({**font, "bold": True, "bg_color": "#E7E6E6", "border": 1}),
        )
        wrong = book.add_format({**font, "bg_color": "#FBE0DD", "border": 2, "border_color": "#A4262C"})
        title = book.add_format({**font, "bold": True, "font_size": 13, "text_wrap": False})
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            page.write_string(
                0, 0, "这些行没有登记。照“怎么改”改好有红框的格，保存后再导入这个文件；已经登记的行不用重报。", title
            )
            for place, words in enumerate(("学校代码", sheet.school, "学年", sheet.year)):
                if sheet.school or sheet.year:
                    page.write_string(1, place, words, plain)
            for place, words in enumerate((*sheet.headers, *NOTES)):
                page.write_string(2, place, words, head)
            for place, name in enumerate(sheet.fields):
                page.set_column(place, place, _WIDTHS.get(name, 10))
            first = len(sheet.fields)
            page.set_column(first, first + 1, 12)
            page.set_column(first + 2, first + 3, 2 * _NOTE)
            for at, row in enumerate(sheet.rows, 3):
                _write(page, at, sheet, row, plain, wrong)
            page.freeze_panes(3, 0)
            page.set_landscape()
            page.set_paper(9)
            page.fit_to_pages(1, 0)
            page.repeat_rows(2)
    return buffer.getvalue()


def _write(page: xlsxwriter.worksheet.Worksheet, at: int, sheet: Sheet, row: Row, plain: object, wrong: object) -> None:
    marked = {fault.field for fault in row.wrong}
    for place, (name, words) in enumerate(zip(sheet.fields, row.cells, strict=True)):
        page.write_string(at, place, words, wrong if name in marked else plain)
        if not words and name in marked:
            page.write_blank(at, place, None, wrong)
    labels = "、".join(dict.fromkeys(LABELS[sheet.table][fault.field] for fault in row.wrong))
    reasons = dict.fromkeys(f"{fault.reason}。" for fault in row.wrong)
    cures = dict.fromkeys(fault.cure for fault in row.wrong)
    lines = (sum(-(-len(note) // _NOTE) for note in notes) for notes in (reasons, cures))
    page.set_row(at, 16 * max(1, *lines))
    for place, words in enumerate((str(row.number), labels, "\n".join(reasons), "\n".join(cures)), len(sheet.fields)):
        page.write_string(at, place, words, plain)
