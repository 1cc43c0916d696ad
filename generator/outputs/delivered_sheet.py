"""The workbook of a delivered report: for the clerk, schools of a county named; every sheet prints on A4.

All texts are written as texts: a title that begins with `=` is no formula (CWE-1236).
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from generator.coverage.delivered import Figure
from generator.coverage.delivered_report import SHORTS, Line, Report
from generator.outputs import delivered_words as words
from generator.workbook import writing

_NOTES = (
    "数的是登记下来的：上过的课、做过的事。没有登记，不等于没有做；先问一问，再催。",
    "“有数目”的要求才算缺口；“经常做”只看有没有；“目标”只看进展；“可以”不作要求；“应当有”没有登记的写未报。",
    "次、课时、人分开数，互不换算；40 或 45 分钟的讲座是 1 课时；同一天登记在两张表里的同一种活动算一次。",
    "少于 10 的学生人数不列；由别的数可以推出它的，也不列。教职工和家长的人数照列。",
    "排列按名称，不按好坏；这份工作簿写着学校名，只供工作使用，不要公开，不要用来给学校排名。",
)


def render(view: Report) -> bytes:
    """Return the workbook; equal views give equal bytes."""
    buffer = io.BytesIO()
    with writing(buffer, f"{view.name} 落实情况") as book:
        font = {"font_name": "宋体", "font_size": 11, "valign": "vcenter", "text_wrap": True}
        line = {"border": 1, "border_color": "#BFBFBF"}
        styles = {
            "title": book.add_format({**font, "bold": True, "font_size": 15, "text_wrap": False}),
            "plain": book.add_format(font),
            "note": book.add_format({**font, "text_wrap": False}),
            "head": book.add_format({**font, **line, "bold": True, "align": "center", "bg_color": "#E3EFEA"}),
            "cell": book.add_format({**font, **line}),
            "figure": book.add_format({**font, **line, "align": "center"}),
            "short": book.add_format({**font, **line, "align": "center", "bold": True, "bg_color": "#FDF4E9"}),
        }
        _summary(_sheet(book, "总表"), view, styles)
        _gaps(_sheet(book, "缺口"), view, styles)
        _by_grade(_sheet(book, "分年级"), view, styles)
        if any(line.parts for line in view.lines):
            _by_part(_sheet(book, "分单位"), view, styles)
        _people(_sheet(book, "人数"), view, styles)
        _batches(_sheet(book, "批次"), view, styles)
    return buffer.getvalue()


def _sheet(book: xlsxwriter.Workbook, name: str) -> Worksheet:
    page = book.add_worksheet(name)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.set_footer("&L&A&R第 &P 页，共 &N 页")
    return page


def _summary(page: Worksheet, view: Report, styles: dict[str, Format]) -> None:
    page.set_column(0, 0, 46)
    page.set_column(1, 1, 9)
    page.set_column(2, 2, 22)
    page.set_column(3, 3, 46)
    page.set_column(4, 8, 8)
    page.set_column(9, 9, 56)
    page.write_string(0, 0, f"{view.name}　{view.facts.year} 学年　学生欺凌防治教育落实情况", styles["title"])
    row = 1
    for label, told in words.facts(view):
        page.write_string(row, 0, label, styles["plain"])
        page.merge_range(row, 1, row, 9, "", styles["plain"])
        page.write_string(row, 1, told, styles["plain"])
        row += 1
    for note in _NOTES:
        page.merge_range(row, 0, row, 9, "", styles["plain"])
        page.write_string(row, 0, note, styles["plain"])
        row += 1
    heads = ("要求", "时段", "怎么算", "结果", "应算", "够 / 有", "不够 / 无", "已做", "还差", "出自")
    _line(page, row + 1, heads, styles["head"])
    page.repeat_rows(row + 1)
    for number, line in enumerate(view.lines, row + 2):
        _line(page, number, (line.demand.row.asks, line.period, words.asked(line.demand)), styles["cell"])
        page.write_string(number, 3, words.verdict(line), styles["cell"])
        good = _good(line, line.whole)
        _line(page, number, (line.whole.units, good, line.whole.units - good, line.whole.done), styles["figure"], 4)
        gap = line.whole.gap if line.demand.row.kind == "counted" else "—"
        _line(page, number, (gap,), styles["short" if line.demand.row.kind == "counted" and gap else "figure"], 8)
        page.write_string(number, 9, words.source(line.demand), styles["cell"])
        _high(page, number, (line.demand.row.asks, 21), (words.verdict(line), 21), (words.source(line.demand), 26))


def _gaps(page: Worksheet, view: Report, styles: dict[str, Format]) -> None:
    for column, width in enumerate((10, 40, 76, 50)):
        page.set_column(column, column, width)
    _line(page, 0, ("哪一类", "要求", "差什么", "出自"), styles["head"])
    page.freeze_panes(1, 0)
    page.repeat_rows(0)
    for row, one in enumerate(view.missing, 1):
        told = words.missing(one)
        values = (SHORTS[one.demand.row.kind], one.demand.row.asks, told, words.document(one.demand))
        _line(page, row, values, styles["cell"])
        _high(page, row, (one.demand.row.asks, 18), (told, 36), (words.document(one.demand), 23))
    if not view.missing:
        page.write_string(1, 1, "没有缺口，也没有未报的。", styles["cell"])


def _by_grade(page: Worksheet, view: Report, styles: dict[str, Format]) -> None:
    lines = [line for line in view.lines if line.grades]
    grades = sorted({one.grade for line in lines for one in line.grades if one.grade})
    page.set_column(0, 0, 46)
    page.set_column(1, 2, 12)
    page.set_column(3, 3 + len(grades), 9)
    page.write_string(
        0, 0, "格子里是 够或有的 / 应算的；“—”是没有这个年级的班。学校级的要求不分年级，看总表。", styles["note"]
    )
    _line(page, 1, ("要求", "时段", "怎么算", *(f"{grade}年级" for grade in grades)), styles["head"])
    page.freeze_panes(2, 1)
    for row, line in enumerate(lines, 2):
        _line(page, row, (line.demand.row.asks, line.period, words.asked(line.demand)), styles["cell"])
        by_grade = {one.grade: one for one in line.grades}
        _shares(page, row, line, [by_grade.get(grade) for grade in grades], styles)
        _high(page, row, (line.demand.row.asks, 21), (words.asked(line.demand), 5))


def _by_part(page: Worksheet, view: Report, styles: dict[str, Format]) -> None:
    lines = [line for line in view.lines if line.parts]
    names = list(dict.fromkeys(name for line in lines for name, _ in line.parts))
    page.set_column(0, 0, 24)
    page.set_column(1, len(lines), 13)
    page.write_string(0, 0, "格子里是 够或有的 / 应算的。按名称排列，不是名次。", styles["note"])
    _line(page, 1, ("单位", *(f"{line.demand.row.asks}（{line.period}）" for line in lines)), styles["head"])
    page.set_row(1, 130)
    page.freeze_panes(2, 1)
    for row, name in enumerate(names, 2):
        page.write_string(row, 0, name, styles["cell"])
        for column, line in enumerate(lines, 1):
            _shares(page, row, line, [dict(line.parts).get(name)], styles, column)


def _people(page: Worksheet, view: Report, styles: dict[str, Format]) -> None:
    for column, width in enumerate((28, 12, 12, 34)):
        page.set_column(column, column, width)
    page.write_string(0, 0, "学校活动登记的人数，全学年；同一个人参加几次算几次。", styles["note"])
    _line(page, 1, ("单位", "对象", "次数", "人数"), styles["head"])
    row = 2
    for one in (*view.people, *view.people_below):
        _line(page, row, (one.unit, one.audience, one.times), styles["figure"])
        shown = words.people(one) if one.reached is None else one.reached
        _line(page, row, (shown,), styles["figure"], 3)
        row += 1
    if row == 2:
        page.write_string(2, 0, "没有登记人数。", styles["cell"])


def _batches(page: Worksheet, view: Report, styles: dict[str, Format]) -> None:
    for column, width in enumerate((8, 12, 12, 10, 8, 8, 10, 8, 8, 8, 68)):
        page.set_column(column, column, width)
    heads = ("批次", "日期", "内容", "版本", "读", "登记", "已被更正", "重复", "退回", "空行", "校验码")
    _line(page, 0, heads, styles["head"])
    for row, entry in enumerate(view.facts.entries, 1):
        rows = entry.rows
        kind = "名册" if entry.kind == "roster" else f"{len(entry.files)} 个文件"
        counts = (rows.read, rows.accepted, rows.superseded, rows.duplicate, rows.rejected, rows.blank)
        values = (entry.number, entry.imported.isoformat(), kind, entry.edition, *counts, entry.sha256)
        _line(page, row, values, styles["figure"])
    page.write_string(
        len(view.facts.entries) + 2, 0, "退回的行写在“退回”文件夹的工作簿里，改好再导入。", styles["note"]
    )


def _shares(
    page: Worksheet, row: int, line: Line, cells: Iterable[Figure | None], styles: dict[str, Format], first: int = 3
) -> None:
    for column, one in enumerate(cells, first):
        if one is None:
            page.write_string(row, column, "—", styles["figure"])
            continue
        good = _good(line, one)
        style = "short" if good < one.units and line.demand.row.kind == "counted" else "figure"
        page.write_string(row, column, f"{good} / {one.units}", styles[style])


def _good(line: Line, figure: Figure) -> int:
    """Return how many units have what is asked; for what has no number, how many have any."""
    return figure.met if line.demand.row.kind in ("counted", "exists") else figure.begun


def _line(page: Worksheet, row: int, values: Sequence[object], style: Format, first: int = 0) -> None:
    for column, value in enumerate(values, first):
        if isinstance(value, int | float):
            page.write_number(row, column, value, style)
        else:
            page.write_string(row, column, str(value), style)


def _high(page: Worksheet, row: int, *texts: tuple[str, int]) -> None:
    """Make a row as high as its longest cell; `texts` are words and the Han characters that fit in a line."""
    page.set_row(row, 17 * max(2, *(-(-len(told) // room) for told, room in texts)))
