"""The coverage workbook of a profile: gaps first, every requirement per grade and term, and the matrices.

All texts are written as texts: a title that begins with `=` is no formula (CWE-1236).
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from generator.coverage.available import ABOVE_CLASS, Cell, Row
from generator.coverage.matrices import Matrix
from generator.outputs import labels
from generator.workbook import writing

_NOTE = (
    "这里数的是有没有材料，不是学校上了没有。",
    "有数目的要求写“有 / 需”；经常要做的只写有或无；要靠学校落实的写“—”。",
    "学校、县区、市的要求按学段数一次，写在该学段的每个年级里。",
    "数目取更严的一份文件；另一份写在“同样要求”一列。只见过报道的文件，写在“见过什么”一列。",
)


@dataclass(frozen=True)
class CoverageSheet:
    """What the workbook prints."""

    title: str
    edition: str
    as_of: datetime.date
    rows: tuple[Row, ...]
    matrices: tuple[Matrix, ...]


def render(view: CoverageSheet) -> bytes:
    """Return the workbook; equal views give equal bytes."""
    buffer = io.BytesIO()
    with writing(buffer, f"覆盖情况：{view.title}") as book:
        head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#E3EFEA"})
        plain = book.add_format({"text_wrap": True, "valign": "top"})
        short = book.add_format({"text_wrap": True, "valign": "top", "bold": True, "bg_color": "#FDF4E9"})
        _cover(book.add_worksheet("说明"), view, head, plain)
        _gaps(book.add_worksheet("缺口"), view.rows, head, plain)
        _requirements(book.add_worksheet("逐条"), view.rows, head, plain, short)
        for matrix in view.matrices:
            _matrix(book.add_worksheet(matrix.title.replace(" ", "")), matrix, head, plain)
    return buffer.getvalue()


def _cover(sheet: Worksheet, view: CoverageSheet, head: Format, plain: Format) -> None:
    sheet.set_column(0, 0, 90)
    gap = sum(row.gap for row in view.rows)
    lines = [f"{view.edition} 版，法律按 {view.as_of}。", *_NOTE]
    lines.append(f"写明数目的要求，共缺 {gap} 份。" if gap else "写明数目的要求，材料都够。")
    _line(sheet, 0, [f"覆盖情况：{view.title}"], head)
    for number, text in enumerate(lines, 1):
        _line(sheet, number, [text], plain)


def _gaps(sheet: Worksheet, rows: Sequence[Row], head: Format, plain: Format) -> None:
    _widths(sheet, (50, 10, 10, 8, 8, 8, 60))
    _line(sheet, 0, ["要求", "年级", "学期", "需", "有", "缺", "出自"], head)
    number = 1
    for row in rows:
        stages = {grades[0]: f"{name}（学校级）" for name, grades in row.stages}
        for cell in row.cells:
            where = stages.get(cell.grade) if row.binds in ABOVE_CLASS else f"{cell.grade} 年级"
            if cell.gap and where:
                values = [row.asks, where, cell.term, cell.needed, cell.available, cell.gap, _from(row)]
                _line(sheet, number, values, plain)
                number += 1
    if number == 1:
        _line(sheet, 1, ["写明数目的要求，材料都够。"], plain)


def _requirements(sheet: Worksheet, rows: Sequence[Row], head: Format, plain: Format, short: Format) -> None:
    grades = sorted({cell.grade for row in rows for cell in row.cells})
    names = ["要求", "哪一类", "怎么计", "学期", *(f"{grade} 年级" for grade in grades), "出自", "见过什么", "同样要求"]
    _widths(sheet, (50, 10, 14, 10, *(9 for _ in grades), 50, 14, 40))
    sheet.freeze_panes(1, 1)
    _line(sheet, 0, names, head)
    number = 1
    for row in rows:
        for term in dict.fromkeys(cell.term for cell in row.cells):
            cells = {cell.grade: cell for cell in row.cells if cell.term == term}
            measure = f"{labels.BINDS[row.binds]}" + (f"，每{row.per}" if row.per else "")
            also = "；".join(other.told for other in row.also)
            values = [
                row.asks,
                labels.KINDS[row.kind],
                measure,
                term,
                *("" for _ in grades),
                _from(row),
                row.seen,
                also,
            ]
            _line(sheet, number, values, plain)
            for place, grade in enumerate(grades):
                style = short if cells[grade].gap else plain
                sheet.write_string(number, 4 + place, _shown(cells[grade]), style)
            number += 1


def _matrix(sheet: Worksheet, matrix: Matrix, head: Format, plain: Format) -> None:
    _widths(sheet, (40, *(14 for _ in matrix.columns)))
    sheet.freeze_panes(1, 1)
    _line(sheet, 0, [matrix.note, *matrix.columns], head)
    for number, row in enumerate(matrix.rows, 1):
        _line(sheet, number, [row.name, *(len(names) for names in row.cells)], plain)


def _shown(cell: Cell) -> str:
    if cell.available is None:
        return "—"
    if cell.needed is None:
        return "有" if cell.available else "无"
    return f"{cell.available} / {cell.needed}"


def _from(row: Row) -> str:
    return "，".join(part for part in (row.document, row.clause) if part) + f"（{row.force}）"


def _widths(sheet: Worksheet, widths: Sequence[int]) -> None:
    for place, width in enumerate(widths):
        sheet.set_column(place, place, width)


def _line(sheet: Worksheet, number: int, values: Sequence[object], style: Format) -> None:
    for place, value in enumerate(values):
        if isinstance(value, int):
            sheet.write_number(number, place, value, style)
        else:
            sheet.write_string(number, place, "" if value is None else str(value), style)
