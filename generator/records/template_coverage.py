"""The sheet 本校覆盖: what the documents ask of a school and its classes, counted by formulas while it is filled in.

Formulas count as the reports do: a class by its own rows, its grade's and the school's; a school by occasions, so that
a talk for thirty classes is one talk; 次, 课时 and 人 apart (policies.md, "Kinds of obligation"). What a formula cannot
do is said on the sheet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from generator.records.days import Term, year_span
from generator.records.style import Style
from generator.records.template_entry import Columns
from generator.records.template_formulas import Demand, Span, by_class, by_school, teaching_months

_WORDS = {"recurring": "经常做", "goal": "目标", "permissive": "提倡", "exists": "要有"}
_APART = "同一节课写成几行的，几行要写得一样，更正的行也是；不一样的，报告会合起来算，这里会多算。"
_ROOM = (21, 18, 7)
"""Han characters that fit in a line of the first three columns."""
_SHORT, _FIRST = 3, 4
"""Columns: what is short (below it the classes), and the first figures."""


def coverage(
    page: xlsxwriter.worksheet.Worksheet,
    style: Style,
    school: str,
    terms: Sequence[Term],
    classes: Sequence[tuple[int, str]],
    demands: Sequence[Demand],
    records: Columns,
) -> None:
    """Write the sheet: the school's demands first, a table of the classes below."""
    spans = [Span(term.term, ((term.begins, term.ends),)) for term in terms]
    year = Span("全学年", (year_span(terms[0].year),))
    months = teaching_months(spans)
    per_class = [demand for demand in demands if demand.by_class]
    page.set_column(0, 0, 46)
    page.set_column(1, 1, 40)
    page.set_column(2, 2, 16)
    page.set_column(_SHORT, _SHORT, 32)
    page.set_column(_FIRST, _FIRST + (1 + len(spans)) * max(1, len(per_class)), 12)
    page.write_string(0, 0, f"{school}　本校覆盖", style.title)
    page.write_string(1, 0, f"边填边算；以交上去以后的登记为准。{_APART}", style.faint)
    headers = ("要求", "依据", "应有", "还差", *(span.name for span in spans), year.name)
    for column, words in enumerate(headers):
        page.write_string(3, column, words, style.head)
    top = 4 + len(demands) + 3  # the first class's row, from 0
    monthly = {one: row for row, one in enumerate((d for d in demands if d.spread == "month"), top + len(classes) + 3)}
    columns: dict[tuple[int, int], str] = {}
    for place, demand in enumerate(per_class):
        for number in range(len(_spans(demand, spans, year))):
            columns[place, number] = _letter(_FIRST + len(columns))
    for row, demand in enumerate(demands, 4):
        used = {span.name: span for span in _spans(demand, spans, year)}
        own = per_class.index(demand) if demand.by_class else -1
        whole, unit = _whole(demand, classes, months)
        told = (demand.asks, demand.source, _needed(demand, whole, unit))
        for column, words in enumerate(told):
            page.write_string(row, column, words, style.cell)
        page.set_row(row, 16 * max(-(-len(words) // room) for words, room in zip(told, _ROOM, strict=True)))
        figures = []
        for column, span in enumerate((*spans, year), _FIRST):
            if span.name not in used:
                page.write_string(row, column, "", style.figure)
                continue
            if demand.by_class:
                formula = _enough(demand, columns[own, list(used).index(span.name)], top, classes)
            elif demand.spread == "month":
                first, last = (f"{_letter(_FIRST + place)}{monthly[demand] + 1}" for place in (0, len(months) - 1))
                formula = f'=COUNTIF({first}:{last},">={demand.number}")'
            else:
                formula = by_school(demand, used[span.name], records)
            page.write_formula(row, column, formula, style.figure, 0)
            figures.append((span.name, f"{_letter(column)}{row + 1}"))
        page.write_formula(row, _SHORT, _verdict(demand, figures, whole, unit), style.verdict, "")
    area = f"{_letter(_SHORT)}5:{_letter(_SHORT)}{4 + len(demands)}"
    for words in ("还差", "无", "未报", "只有"):
        page.conditional_format(area, _begins(words, style.short))
    for words in ("够", "有"):
        page.conditional_format(area, _begins(words, style.enough))
    _class_table(page, style, top, classes, [(one, _spans(one, spans, year)) for one in per_class], records)
    _month_table(page, style, months, monthly, records)
    page.freeze_panes(4, 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.protect()


def _class_table(
    page: xlsxwriter.worksheet.Worksheet,
    style: Style,
    top: int,
    classes: Sequence[tuple[int, str]],
    demands: Sequence[tuple[Demand, Sequence[Span]]],
    records: Columns,
) -> None:
    page.write_string(top - 1, _SHORT, "班级", style.head)
    wanted = [(demand, span) for demand, spans in demands for span in spans]
    for column, (demand, span) in enumerate(wanted, _FIRST):
        words = f"{'、'.join(demand.activities[:2])}{'等' if len(demand.activities) > 2 else ''} {span.name}"
        asked = f"应有 {demand.number}" if demand.kind == "counted" else _WORDS[demand.kind]
        page.write_string(top - 1, column, f"{words}（{asked}）", style.head)
    page.set_row(top - 1, 64)
    for row, (grade, name) in enumerate(classes, top):
        page.write_string(row, _SHORT, name, style.cell)
        for column, (demand, span) in enumerate(wanted, _FIRST):
            page.write_formula(row, column, by_class(demand, span, grade, name, records), style.figure, 0)
            if demand.kind in ("counted", "recurring"):
                short = {"type": "cell", "criteria": "<", "value": demand.number, "format": style.short}
                page.conditional_format(row, column, row, column, short)


def _month_table(
    page: xlsxwriter.worksheet.Worksheet,
    style: Style,
    months: Sequence[Span],
    rows: Mapping[Demand, int],
    records: Columns,
) -> None:
    """Write what was done in each teaching month: a full month does not make up for an empty one."""
    for demand, row in rows.items():
        page.write_string(row - 1, _SHORT, "教学月", style.head)
        page.write_string(row, _SHORT, "、".join(demand.activities), style.cell)
        for column, month in enumerate(months, _FIRST):
            page.write_string(row - 1, column, month.name, style.head)
            page.write_formula(row, column, by_school(demand, month, records), style.figure, 0)


def _enough(demand: Demand, letter: str, top: int, classes: Sequence[tuple[int, str]]) -> str:
    """Return how many classes have enough, or how many grades have a class that has.

    A grade with one such class has enough itself; no document asks a grade for more than one.
    """
    if demand.binds != "grade":
        return f'=COUNTIF({letter}{top + 1}:{letter}{top + len(classes)},">={demand.number}")'
    rows: dict[int, list[int]] = {}
    for row, (grade, _) in enumerate(classes, top + 1):
        rows.setdefault(grade, []).append(row)
    return "=" + "+".join(f"(MAX({letter}{own[0]}:{letter}{own[-1]})>={demand.number})" for own in rows.values())


def _verdict(demand: Demand, figures: Sequence[tuple[str, str]], whole: int, unit: str) -> str:
    cells = [cell for _, cell in figures]
    if demand.kind in ("goal", "permissive"):
        return '="不作硬性要求"'
    if demand.kind == "counted" or demand.by_class:
        enough = ",".join(f"{cell}>={whole}" for cell in cells)
        short = "&".join(f'IF({cell}<{whole},"{name} "&({whole}-{cell})&"{unit}　","")' for name, cell in figures)
        return f'=IF(AND({enough}),"够了","还差 "&{short})'
    nothing = "未报" if demand.kind == "exists" else "无"
    some = "+".join(f"({cell}>={whole})" for cell in cells)
    any_ = "+".join(f"({cell}>0)" for cell in cells)
    partly = "只有一个学期有" if len(cells) > 1 else "只有一样" if demand.spread == "activity" else "有"
    return f'=IF({some}={len(cells)},"有",IF({any_}>0,"{partly}","{nothing}"))'


def _whole(demand: Demand, classes: Sequence[tuple[int, str]], months: Sequence[Span]) -> tuple[int, str]:
    """Return how much is enough in each period, and of what."""
    if demand.binds == "grade":
        return len({grade for grade, _ in classes}), " 个年级"
    if demand.by_class:
        return len(classes), " 个班"
    if demand.spread == "month":
        return len(months), " 个月"
    return (len(demand.activities) if demand.spread == "activity" else demand.number), f" {demand.unit}"


def _needed(demand: Demand, whole: int, unit: str) -> str:
    if demand.kind == "exists":
        return "、".join(demand.activities) + "都要有" if demand.spread == "activity" else "要有"
    number = f" {demand.number} {demand.unit}" if demand.kind in ("counted", "goal") else "经常做"
    when = f"开始 {demand.weeks} 周内" if demand.weeks else ""
    each = {" 个班": "每班", " 个年级": "每年级"}.get(unit, "") + number
    whole_ = f"，共 {whole}{unit}" if demand.by_class or demand.spread == "month" else ""
    return f"每{demand.per}{when}{each}{whole_}" if demand.per else f"{each}{whole_}"


def _spans(demand: Demand, terms: Sequence[Span], year: Span) -> list[Span]:
    if demand.spread == "week":
        return [Span(year.name, tuple(days for term in terms for days in term.days))]
    return list(terms) if demand.spread == "term" else [year]


def _begins(words: str, shown: object) -> dict[str, object]:
    return {"type": "text", "criteria": "begins with", "value": words, "format": shown}


def _letter(column: int) -> str:
    return str(xl_col_to_name(column))
