"""The two sheets a school fills in: lists to choose from, limits with reasons, and helper columns for its own coverage.

Helper columns are hidden and have headers the import passes over. They count as the import does: the highest
revision of a row stands, a void row does not, the same row twice is one.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import xlsxwriter

from generator.records.columns import LABELS
from generator.records.days import year_span
from generator.records.style import Style
from generator.records.table import OPTIONS_SHEET

FIRST = 5
"""The first row below the header, as Excel counts."""
SPARE_ROWS = 300
EVENT_ROWS = 150
_NEEDED = {
    "class_records": {"scope", "date", "period", "lesson", "minutes", "presenter_role"},
    "events": {"kind", "date", "title", "topic"},
}
_WIDTHS = {"scope": 13, "date": 12, "lesson": 28, "title": 24, "topic": 22, "kind": 14, "presenter_role": 12}
_LISTS = {"scope": "scope", "period": "period", "lesson": "lesson", "form": "form", "topic": "topic"} | {
    "presenter_role": "role",
    "kind": "kind",
    "status": "status",
}
_FREE = {"scope", "topic"}
"""Lists beside which something else may be typed: several classes, several topics."""


@dataclass(frozen=True)
class Entry:
    """What both entry sheets need to know."""

    title: str
    code: str
    year: str
    begins: datetime.date
    ends: datetime.date
    lists: Mapping[str, str]
    """List → its range on the hidden sheet."""


@dataclass(frozen=True)
class Columns:
    """Where the fields and helpers of an entry sheet stand: letters, and the last row."""

    letters: Mapping[str, str]
    last: int

    def whole(self, name: str, sheet: str = "") -> str:
        """Return the range of a column, absolute, of another sheet where one is named."""
        letter = self.letters[name]
        return f"{sheet}{'!' if sheet else ''}${letter}${FIRST}:${letter}${self.last}"


CLASS_FIELDS = tuple(name for name in LABELS["class_records"] if name not in ("school", "grade"))
EVENT_FIELDS = tuple(name for name in LABELS["events"] if name != "school")
_CLASS_HELPERS = ("次序", "计入", "场次", "形式2", "主题2", "键")
_EVENT_HELPERS = ("次序", "计入", "键")


def class_columns(prefilled: int) -> Columns:
    """Return the columns of 班级记录 with so many prefilled rows."""
    return _placed((*CLASS_FIELDS, *_CLASS_HELPERS), prefilled + SPARE_ROWS)


def event_columns() -> Columns:
    """Return the columns of 学校活动."""
    return _placed((*EVENT_FIELDS, *_EVENT_HELPERS), EVENT_ROWS)


def class_records(page: xlsxwriter.worksheet.Worksheet, style: Style, entry: Entry, prefilled: Sequence[str]) -> None:
    """Write 班级记录; `prefilled` names a class for each row that is expected."""
    at = class_columns(len(prefilled))
    _sheet(page, style, entry, "班级记录", "class_records", CLASS_FIELDS, at)
    for row, name in enumerate(prefilled, FIRST):
        page.write_string(row - 1, 0, name, style.needed)
        page.write_string(row - 1, CLASS_FIELDS.index("form"), "主题班会", style.spare)
    first = {name: f"${letter}${FIRST}" for name, letter in at.letters.items()}
    lessons = f"{OPTIONS_SHEET}!$K:$M"
    for row in range(FIRST, at.last + 1):
        c = {name: f"${letter}{row}" for name, letter in at.letters.items()}
        key = '&"|"&'.join((c["scope"], f'TEXT({c["date"]},"yyyymmdd")', c["period"], c["lesson"], c["title"]))
        same = (f"({first[name]}:{c[name]}={c[name]})" for name in ("date", "period", "lesson", "title", "形式2"))
        occasion = "*".join(same)
        own = f"VLOOKUP({c['lesson']},{lessons}"
        formulas = {
            "键": f'=IF({c["date"]}="","",{key})',
            "次序": _revision(c),
            "计入": _counts(c, at),
            "场次": f"=IF({c['计入']}=0,0,IF(SUMPRODUCT({occasion}*({first['计入']}:{c['计入']}=1))=1,1,0))",
            "形式2": f'=IF({c["form"]}<>"",{c["form"]}&"",IFERROR({own},2,FALSE),""))',
            "主题2": (
                f'=IFERROR({own},3,FALSE),"")&"、"&{c["topic"]}&IF(OR({c["形式2"]}="法治讲座",{c["形式2"]}="法治教育"),'
                f'"、法治教育",IF({c["形式2"]}="心理健康课","、心理健康",IF({c["形式2"]}="校规学习","、校规校纪","")))'
            ),
        }
        _helpers(page, at, row, formulas)
    unfinished = "+".join(
        f'(${at.letters[name]}{FIRST}="")' for name in ("scope", "period", "lesson", "minutes", "presenter_role")
    )
    nameless = f'OR(${at.letters["title"]}{FIRST}="",${at.letters["topic"]}{FIRST}="")'
    other = f'AND(${at.letters["lesson"]}{FIRST}="其他资源",{nameless})'
    begun = f'${at.letters["date"]}{FIRST}<>"",${at.letters["status"]}{FIRST}<>"作废"'
    _mark(page, style, at, CLASS_FIELDS, f"=AND({begun},OR({unfinished}>0,{other}))")


def events(
    page: xlsxwriter.worksheet.Worksheet,
    style: Style,
    entry: Entry,
    prefilled: Sequence[tuple[str, str]],
    taught: Columns,
) -> None:
    """Write 学校活动; `prefilled` names kind and topic for each row that is expected.

    What stands in 班级记录 (its columns are `taught`) on the same day is the same occasion and counts there.
    """
    at = event_columns()
    begins, ends = year_span(entry.year)
    entry = replace(entry, begins=begins, ends=ends)  # staff are trained in the holidays too
    _sheet(page, style, entry, "学校活动", "events", EVENT_FIELDS, at)
    for row, (kind, topic) in enumerate(prefilled, FIRST):
        page.write_string(row - 1, 0, kind, style.needed)
        if topic:
            page.write_string(row - 1, EVENT_FIELDS.index("topic"), topic, style.needed)
    for row in range(FIRST, at.last + 1):
        c = {name: f"${letter}{row}" for name, letter in at.letters.items()}
        key = '&"|"&'.join((c["kind"], f'TEXT({c["date"]},"yyyymmdd")', c["title"]))
        there = "".join(
            f"*({taught.whole(name, '班级记录')}={value})"
            for name, value in (("date", c["date"]), ("形式2", c["kind"]), ("计入", "1"))
        ).removeprefix("*")
        counts = _counts(c, at, f"SUMPRODUCT({there})>0")
        formulas = {"键": f'=IF({c["date"]}="","",{key})', "次序": _revision(c), "计入": counts}
        _helpers(page, at, row, formulas)
    _mark(page, style, at, EVENT_FIELDS, f'=AND(${at.letters["date"]}{FIRST}<>"",${at.letters["title"]}{FIRST}="")')


def _placed(names: Sequence[str], rows: int) -> Columns:
    return Columns({name: chr(ord("A") + place) for place, name in enumerate(names)}, FIRST + rows - 1)


def _sheet(
    page: xlsxwriter.worksheet.Worksheet,
    style: Style,
    entry: Entry,
    name: str,
    table: str,
    fields: Sequence[str],
    at: Columns,
) -> None:
    page.write_string(0, 0, f"{entry.title}　{name}", style.title)
    for place, words in enumerate(("学校代码", entry.code, "学年", entry.year)):
        page.write_string(1, place, words, style.faint)
    page.write_string(2, 0, "浅黄色的列要填，浅灰色的列用得着才填。只写身份，不写任何人的姓名。", style.faint)
    for place, field in enumerate(fields):
        page.write_string(FIRST - 2, place, LABELS[table][field], style.head)
        needed = field in _NEEDED[table]
        cell = style.needed if needed else style.spare
        cell = {"date": style.day, "minutes": style.count}.get(field, cell)
        cell = style.spare_count if field in ("hours", "reached", "revision") else cell
        page.set_column(place, place, _WIDTHS.get(field, 9))
        for row in range(FIRST - 1, at.last):
            page.write_blank(row, place, None, cell)
        page.data_validation(FIRST - 1, place, at.last - 1, place, _limit(field, entry))
    helpers = len(at.letters) - len(fields)
    page.set_column(len(fields), len(fields) + helpers - 1, 9, None, {"hidden": True})
    for place, helper in enumerate(list(at.letters)[len(fields) :], len(fields)):
        page.write_string(FIRST - 2, place, helper if helper in ("次序", "计入") else "次序")
    page.freeze_panes(FIRST - 1, 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(FIRST - 2)


def _limit(field: str, entry: Entry) -> dict[str, object]:
    """Return the data validation of a column; WPS shows the same words as Excel."""
    if field in _LISTS:
        free = field in _FREE
        return {
            "validate": "list",
            "source": entry.lists[_LISTS[field]],
            "error_type": "warning" if free else "stop",
            "error_title": "请核对" if free else "请从列表里选",
            "error_message": "列表里没有这一项。几个班一起上写 3年级1班、3年级2班；几个主题写 学生欺凌防治、法治教育。"
            if free
            else "请点右边的箭头，从列表里选。只写身份，不写姓名。"
            if field == "presenter_role"
            else "请点右边的箭头，从列表里选。",
        }
    if field == "date":
        return {
            "validate": "date",
            "criteria": "between",
            "minimum": entry.begins,
            "maximum": entry.ends,
            "error_title": "日期",
            "error_message": f"请写 2026-09-03 这样的日期，在 {entry.begins} 到 {entry.ends} 之间。",
        }
    numbers = {"minutes": ("integer", 1, 240), "revision": ("integer", 2, 99), "reached": ("integer", 0, 999_999)}
    if field in (*numbers, "hours"):
        kind, least, most = numbers.get(field, ("decimal", 0, 40))
        return {
            "validate": kind,
            "criteria": "between",
            "minimum": least,
            "maximum": most,
            "error_title": "数字",
            "error_message": f"请写 {least} 到 {most} 的数字。",
        }
    return {
        "validate": "length",
        "criteria": "<=",
        "value": 80,
        "error_title": "题目",
        "error_message": "请写 80 字以内的题目，不写任何人的姓名。",
    }


def _revision(c: Mapping[str, str]) -> str:
    return f'=IF({c["revision"]}="",IF({c["status"]}="",1,2),{c["revision"]})'


def _counts(c: Mapping[str, str], at: Columns, unless: str = "FALSE") -> str:
    """Return 1 where a row counts: dated, not void, its latest revision, and the first that says so."""
    key, revision = at.letters["键"], at.letters["次序"]
    keys, revisions = f"${key}${FIRST}:${key}${at.last}", f"${revision}${FIRST}:${revision}${at.last}"
    above = f"${key}${FIRST}:{c['键']}", f"${revision}${FIRST}:{c['次序']}"
    return (
        f'=IF(OR({c["键"]}="",{c["status"]}="作废",{unless}),0,IF(SUMPRODUCT(({keys}={c["键"]})*({revisions}>{c["次序"]}))>0,0,'
        f"IF(SUMPRODUCT(({above[0]}={c['键']})*({above[1]}={c['次序']}))=1,1,0)))"
    )


def _helpers(page: xlsxwriter.worksheet.Worksheet, at: Columns, row: int, formulas: Mapping[str, str]) -> None:
    for name, formula in formulas.items():
        empty: object = "" if name in ("键", "形式2", "主题2") else 1 if name == "次序" else 0
        page.write_formula(f"{at.letters[name]}{row}", formula, None, empty)


def _mark(page: xlsxwriter.worksheet.Worksheet, style: Style, at: Columns, fields: Sequence[str], when: str) -> None:
    """Colour rows that are begun and not finished."""
    page.conditional_format(
        FIRST - 1, 0, at.last - 1, len(fields) - 1, {"type": "formula", "criteria": when, "format": style.missing}
    )
