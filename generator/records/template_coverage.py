"""The sheet 本校覆盖: what the documents ask of a school and its classes, counted by formulas while it is filled in.

Formulas count as the reports do: a class by its own rows, its grade's and the school's; a school by occasions, so that
a talk for thirty classes is one talk; 次, 课时 and 人 apart (policies.md, "Kinds of obligation").
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from generator.records.days import Term, year_span
from generator.records.schema import KNOWN_TOPICS, OWN_TOPICS
from generator.records.style import Style
from generator.records.template_entry import Columns, event_columns

_RECORDS, _EVENTS = "班级记录", "学校活动"
_WORDS = {"recurring": "经常做", "goal": "目标", "permissive": "提倡", "exists": "要有"}
_TALK = 40
"""Minutes of one 课时."""
_ROOM = (21, 18, 7)
"""Han characters that fit in a line of the first three columns."""
_SHORT, _FIRST = 3, 4
"""Columns: what is short (below it the classes), and the first figures."""


@dataclass(frozen=True)
class Demand:
    """An obligation as the sheet asks it."""

    asks: str
    source: str
    kind: str
    number: int
    """What is needed in each period; 1 where the document has no number."""
    unit: str
    per: str
    binds: str
    activities: tuple[str, ...]
    topics: tuple[str, ...]
    weeks: int = 0
    """Only what was done in so many first weeks of the period counts; 0: all of it."""

    @property
    def by_class(self) -> bool:
        """Return whether it is counted class by class."""
        return self.binds in ("student", "class", "grade")


@dataclass(frozen=True)
class _Span:
    name: str
    begins: datetime.date
    ends: datetime.date


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
    spans = [_Span(term.term, term.begins, term.ends) for term in terms]
    year = _Span("全学年", *year_span(terms[0].year))
    per_class = [demand for demand in demands if demand.by_class]
    page.set_column(0, 0, 46)
    page.set_column(1, 1, 40)
    page.set_column(2, 2, 16)
    page.set_column(_SHORT, _SHORT, 32)
    page.set_column(_FIRST, _FIRST + (1 + len(spans)) * max(1, len(per_class)), 12)
    page.write_string(0, 0, f"{school}　本校覆盖", style.title)
    page.write_string(1, 0, "边填边算；以交上去以后的登记为准。一个班也没有记录的要求，先看是不是还没填。", style.faint)
    headers = ("要求", "依据", "应有", "还差", *(span.name for span in spans), year.name)
    for column, words in enumerate(headers):
        page.write_string(3, column, words, style.head)
    top = 4 + len(demands) + 3  # the first class's row, from 0
    columns: dict[tuple[int, int], str] = {}
    for place, demand in enumerate(per_class):
        for number in range(len(_spans(demand, spans, year))):
            columns[place, number] = _letter(_FIRST + len(columns))
    for row, demand in enumerate(demands, 4):
        used = _spans(demand, spans, year)
        own = per_class.index(demand) if demand.by_class else -1
        told = (demand.asks, demand.source, _needed(demand, len(classes)))
        for column, words in enumerate(told):
            page.write_string(row, column, words, style.cell)
        page.set_row(row, 16 * max(-(-len(words) // room) for words, room in zip(told, _ROOM, strict=True)))
        figures = []
        for column, span in enumerate((*spans, year), _FIRST):
            if span not in used:
                page.write_string(row, column, "", style.figure)
                continue
            number = used.index(span)
            if demand.by_class:
                letter = columns[own, number]
                formula = f'=COUNTIF({letter}{top + 1}:{letter}{top + len(classes)},">={demand.number}")'
            else:
                formula = _by_school(demand, span, records)
            page.write_formula(row, column, formula, style.figure, 0)
            figures.append((span.name, f"{_letter(column)}{row + 1}"))
        whole = len(classes) if demand.by_class else demand.number
        page.write_formula(row, _SHORT, _verdict(demand, figures, whole), style.verdict, "")
    area = f"{_letter(_SHORT)}5:{_letter(_SHORT)}{4 + len(demands)}"
    page.conditional_format(area, _begins("还差", style.short))
    page.conditional_format(area, _begins("无", style.short))
    page.conditional_format(area, _begins("未报", style.short))
    page.conditional_format(area, _begins("够", style.enough))
    page.conditional_format(area, _begins("有", style.enough))
    _class_table(page, style, top, classes, [(one, _spans(one, spans, year)) for one in per_class], records)
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
    demands: Sequence[tuple[Demand, Sequence[_Span]]],
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
            page.write_formula(row, column, _by_class(demand, span, grade, name, records), style.figure, 0)
            if demand.kind in ("counted", "recurring"):
                short = {"type": "cell", "criteria": "<", "value": demand.number, "format": style.short}
                page.conditional_format(row, column, row, column, short)


def _by_class(demand: Demand, span: _Span, grade: int, name: str, records: Columns) -> str:
    scope = records.whole("scope", _RECORDS)
    listed = f'"、"&{scope}&"、"'
    meant = "+".join(
        (f'({scope}="全校")', *(f'ISNUMBER(SEARCH("、{words}、",{listed}))' for words in (f"{grade}年级", name)))
    )
    return f"=SUMPRODUCT({_taught(demand, span, records, '计入')}*SIGN({meant}))"


def _by_school(demand: Demand, span: _Span, records: Columns) -> str:
    events = event_columns()
    named = "+".join(f'({events.whole("kind", _EVENTS)}="{kind}")' for kind in demand.activities)
    own = _own_topics(demand, events.whole("kind", _EVENTS))
    topics = "".join(
        f'*SIGN(ISNUMBER(SEARCH("{topic}",{events.whole("topic", _EVENTS)}))+{own[topic]})' for topic in demand.topics
    )
    days = _within(demand, span, events.whole("date", _EVENTS))
    held = f"({events.whole('计入', _EVENTS)}=1)*{days}*SIGN({named}){topics}"
    taught = _taught(demand, span, records, "场次")
    # As an argument of its own a column may hold a word by mistake; multiplied it would spoil the sum.
    if demand.unit == "人":
        return f"=SUMPRODUCT({held},{events.whole('reached', _EVENTS)})"
    if demand.unit == "课时":
        minutes = records.whole("minutes", _RECORDS)
        talks = "+".join(f"({minutes}>={_TALK * count})" for count in (1, 2, 3, 4))
        hours = f"SUMPRODUCT({held},{events.whole('hours', _EVENTS)})"
        return f"={hours}+SUMPRODUCT({taught}*ISNUMBER({minutes})*({talks}))"
    return f"=SUMPRODUCT({held})+SUMPRODUCT({taught})"


def _taught(demand: Demand, span: _Span, records: Columns, once: str) -> str:
    forms = "+".join(f'({records.whole("形式2", _RECORDS)}="{form}")' for form in demand.activities)
    topics = "".join(f'*ISNUMBER(SEARCH("{topic}",{records.whole("主题2", _RECORDS)}))' for topic in demand.topics)
    days = _within(demand, span, records.whole("date", _RECORDS))
    return f"({records.whole(once, _RECORDS)}=1)*{days}*SIGN({forms}){topics}"


def _own_topics(demand: Demand, kinds: str) -> dict[str, str]:
    """Return, for each topic asked, which kinds of event hold it by their nature."""
    return {
        topic: "+".join(
            f'({kinds}="{kind}")'
            for kind in demand.activities
            if topic in (*KNOWN_TOPICS.get(kind, ()), *OWN_TOPICS.get(kind, ()))
        )
        or "0"
        for topic in demand.topics
    }


def _verdict(demand: Demand, figures: Sequence[tuple[str, str]], whole: int) -> str:
    cells = [cell for _, cell in figures]
    if demand.kind in ("goal", "permissive"):
        return '="不作硬性要求"'
    if demand.kind == "counted" or demand.by_class:
        unit = " 个班" if demand.by_class else f" {demand.unit}"
        enough = ",".join(f"{cell}>={whole}" for cell in cells)
        short = "&".join(f'IF({cell}<{whole},"{name} "&({whole}-{cell})&"{unit}　","")' for name, cell in figures)
        return f'=IF(AND({enough}),"够了","还差 "&{short})'
    nothing = "未报" if demand.kind == "exists" else "无"
    some = "+".join(f"({cell}>0)" for cell in cells)
    partly = "只有一个学期有" if len(cells) > 1 else "有"
    return f'=IF({some}={len(cells)},"有",IF({some}>0,"{partly}","{nothing}"))'


def _needed(demand: Demand, classes: int) -> str:
    if demand.kind == "exists":
        return "要有"
    number = f" {demand.number} {demand.unit}" if demand.kind in ("counted", "goal") else "经常做"
    each = f"每班{number}，共 {classes} 个班" if demand.by_class else number
    when = f"开始 {demand.weeks} 周内" if demand.weeks else ""
    return f"每{demand.per}{when}{each}" if demand.per else each


def _spans(demand: Demand, spans: Sequence[_Span], year: _Span) -> list[_Span]:
    return list(spans) if demand.per == "学期" else [year]


def _within(demand: Demand, span: _Span, days: str) -> str:
    ends = span.begins + datetime.timedelta(weeks=demand.weeks, days=-1) if demand.weeks else span.ends
    first, last = (f"DATE({day.year},{day.month},{day.day})" for day in (span.begins, ends))
    return f"({days}>={first})*({days}<={last})"


def _begins(words: str, shown: object) -> dict[str, object]:
    return {"type": "text", "criteria": "begins with", "value": words, "format": shown}


def _letter(column: int) -> str:
    return str(xl_col_to_name(column))
