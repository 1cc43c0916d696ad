"""A district's own requirements without YAML: an Excel form, and the profile that is read from it.

The form asks for what a profile holds (policies.md, "A district must be able to write its own profile from a form"):
the school system, the teaching months, and each requirement with the document it stands in.
"""

from __future__ import annotations

import datetime
import io
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from generator.curriculum import Curriculum
from generator.model.base import Topic
from generator.model.policy import Activity, Obligation
from generator.outputs import labels
from generator.problems import did_you_mean
from generator.records import table
from generator.records.inspect import Refusal
from generator.records.style import Style
from generator.records.words import text
from generator.workbook import writing

SETTINGS, DEMANDS = "设置", "要求"
_ASKED = ("名称", "学制", "教学月数")
_COLUMNS = (
    "要求",
    "出自哪份文件",
    "发文机关",
    "日期",
    "效力",
    "第几条",
    "原话",
    "见过什么",
    "同一件事",
    "谁来做",
    "哪些活动",
    "主题",
    "哪一类",
    "数目",
    "单位",
    "按什么",
)
_NEEDED = {"要求", "出自哪份文件", "发文机关", "日期", "效力", "见过什么", "谁来做", "哪些活动", "哪一类"}
BINDS = {words: name for name, words in labels.BINDS.items()}
KINDS = {words: name for name, words in labels.KINDS.items()}
SEEN, UNITS = ("原文", "片段", "报道", "条文和报道"), ("次", "课时", "人")
PER = ("学期", "学年", "年", "教学月", "周", "学校")
_ROWS = 200
_SPLIT = re.compile(r"[、,，;；\s]+")


@dataclass(frozen=True)
class Fault:
    """What is wrong with a form, in a sentence that says where and what to do."""

    told: str


def activities() -> tuple[str, ...]:
    """Return every activity a requirement may count."""
    return tuple(word for part in get_args(Activity) for word in get_args(part))


def blank(curriculum: Curriculum) -> bytes:
    """Return the empty form, with lists to choose from and the known duties to compare with."""
    buffer = io.BytesIO()
    with writing(buffer, "本地要求") as book:
        style = Style(book)
        page = book.add_worksheet(SETTINGS)
        page.set_column(0, 0, 16)
        page.set_column(1, 1, 40)
        page.write_string(0, 0, "填黄色的格子；一条要求一行，写在“要求”那一页。", style.faint)
        for row, (name, value) in enumerate(zip(_ASKED, ("", "六三", "10"), strict=True), 1):
            page.write_string(row, 0, name, style.head)
            page.write_string(row, 1, value, style.needed)
        page.data_validation(2, 1, 2, 1, {"validate": "list", "source": ["六三", "五四"]})
        page = book.add_worksheet(DEMANDS)
        page.write_string(0, 0, "“同一件事”写 duty 代码，更严的数目才会顶替国家要求；不知道就空着。", style.faint)
        lists = {"见过什么": SEEN, "谁来做": BINDS, "哪一类": KINDS, "单位": UNITS, "按什么": PER}
        for column, name in enumerate(_COLUMNS):
            page.write_string(1, column, name, style.head)
            page.set_column(column, column, 40 if name in ("要求", "原话") else 16)
            for row in range(2, 2 + _ROWS):
                page.write_blank(row, column, None, style.needed if name in _NEEDED else style.spare)
            if name in lists:
                page.data_validation(2, column, 1 + _ROWS, column, {"validate": "list", "source": list(lists[name])})
        page.freeze_panes(2, 1)
        page = book.add_worksheet("可以写什么")
        page.set_column(0, 2, 30)
        duties = tuple(f"{duty}　{asks}" for duty, asks in _duties(curriculum))
        for column, (name, words) in enumerate(
            (("哪些活动", activities()), ("主题", get_args(Topic)), ("同一件事", duties))
        ):
            page.write_string(0, column, name, style.head)
            for row, word in enumerate(words, 1):
                page.write_string(row, column, word, style.cell)
    return buffer.getvalue()


def read(data: bytes, curriculum: Curriculum, today: datetime.date) -> str | tuple[Fault, ...]:
    """Return the profile a filled form describes, as the text of its YAML file, or everything that is wrong with it."""
    try:
        sheets = {grid.name: [(line.number, line.cells) for line in grid.lines] for grid in table.opened(data).grids}
    except Refusal as refusal:
        return (Fault(f"这个文件{refusal}"),)
    missing = [name for name in (SETTINGS, DEMANDS) if name not in sheets]
    if missing:
        return (Fault(f"没有“{'”“'.join(missing)}”这一页；请用 qinghe policy form 写出的表来填。"),)
    told = {text(cells[0]): text(cells[1]) if len(cells) > 1 else "" for _, cells in sheets[SETTINGS] if cells}
    faults = list(_settings(told))
    rows = [(n, _row(cells)) for n, cells in sheets[DEMANDS][2:] if any(text(cell) for cell in cells)]
    for number, row in rows:
        faults += (Fault(f"“{DEMANDS}”第 {number} 行：{fault}") for fault in _wrong(row, curriculum))
    if not rows:
        faults.append(Fault(f"“{DEMANDS}”里一条要求也没有。"))
    return tuple(faults) if faults else _yaml(told, [row for _, row in rows], today)


def _row(cells: Sequence[object]) -> dict[str, str]:
    return {name: text(cells[place]) if place < len(cells) else "" for place, name in enumerate(_COLUMNS)}


def _settings(told: Mapping[str, str]) -> Iterator[Fault]:
    if not told.get("名称"):
        yield Fault(f"“{SETTINGS}”里没有填名称。")
    if told.get("学制") not in ("六三", "五四"):
        yield Fault(f"“{SETTINGS}”里学制写六三或五四。")
    if not re.fullmatch("[1-9]|1[0-2]", told.get("教学月数", "")):
        yield Fault(f"“{SETTINGS}”里教学月数写 1 到 12。")


def _wrong(row: Mapping[str, str], curriculum: Curriculum) -> Iterator[str]:
    yield from (f"没有填“{name}”。" for name in _COLUMNS if name in _NEEDED and not row[name])
    known: tuple[tuple[str, Sequence[str]], ...] = (
        ("见过什么", SEEN),
        ("谁来做", tuple(BINDS)),
        ("哪一类", tuple(KINDS)),
        ("单位", UNITS),
        ("按什么", PER),
        ("同一件事", tuple(duty for duty, _ in _duties(curriculum))),
    )
    for name, words in known:
        if row[name] and row[name] not in words:
            yield f"“{name}”里的“{row[name]}”不认识。{did_you_mean(row[name], words) or '请从列表里选。'}"
    for name, words in (("哪些活动", activities()), ("主题", get_args(Topic))):
        for word in (one for one in _SPLIT.split(row[name]) if one and one not in words):
            yield f"“{name}”里的“{word}”不认识。{did_you_mean(word, words) or '看“可以写什么”那一页。'}"
    counted = KINDS.get(row["哪一类"]) == "counted"
    if counted and not re.fullmatch("[1-9][0-9]{0,2}", row["数目"]):
        yield "有数目的要求，“数目”要写 1 到 999 的整数。"
    if counted and not (row["单位"] and row["按什么"]):
        yield "有数目的要求，“单位”和“按什么”都要写。"


def _duties(curriculum: Curriculum) -> tuple[tuple[str, str], ...]:
    found: dict[str, Obligation] = {}
    for policy in curriculum.policies.values():
        for obligation in policy.obligations.values():
            found.setdefault(obligation.duty, obligation)
    return tuple((duty, one.asks) for duty, one in sorted(found.items()))


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def _yaml(told: Mapping[str, str], rows: Sequence[Mapping[str, str]], today: datetime.date) -> str:
    """Return the profile's file; every value is a JSON string, which YAML reads as it stands."""
    documents = list(dict.fromkeys((row["出自哪份文件"], row["发文机关"], row["日期"], row["效力"]) for row in rows))
    lines = [
        "# yaml-language-server: $schema=../../generator/schema/policy.schema.json",
        "# 由 qinghe policy read 从表格写成；再读一次表格会重写这个文件。",
        f"title: {_quoted(told['名称'])}",
        f"summary: {_quoted(told['名称'] + '自己填写的要求。')}",
        f"reviewed: {today}",
        f"review_by: {today + datetime.timedelta(days=180)}",
        f"system: {told['学制']}",
        f"teaching_months: {told['教学月数']}",
        "documents:",
    ]
    for number, (title, issuer, date, force) in enumerate(documents, 1):
        lines += [f"  document-{number}:", f"    title: {_quoted(title)}", f"    issuer: {_quoted(issuer)}"]
        lines += [f"    date: {_quoted(date)}", f"    force: {_quoted(force)}"]
    lines.append("obligations:")
    for number, row in enumerate(rows, 1):
        where = documents.index((row["出自哪份文件"], row["发文机关"], row["日期"], row["效力"])) + 1
        counted = KINDS[row["哪一类"]] in ("counted", "goal") and row["数目"]
        values = {
            "document": f"document-{where}",
            "clause": _quoted(row["第几条"]) if row["第几条"] else "",
            "quotation": _quoted(row["原话"]) if row["原话"] else "",
            "evidence": _quoted(f"由本地填写：见过{row['见过什么']}。"),
            "seen": row["见过什么"],
            "asks": _quoted(row["要求"]),
            "duty": row["同一件事"] or f"own-{number}",
            "binds": BINDS[row["谁来做"]],
            "activities": f"[{', '.join(one for one in _SPLIT.split(row['哪些活动']) if one)}]",
            "topics": f"[{', '.join(one for one in _SPLIT.split(row['主题']) if one)}]" if row["主题"] else "",
            "kind": KINDS[row["哪一类"]],
            "number": row["数目"] if counted else "",
            "unit": row["单位"],
            "per": row["按什么"],
        }
        lines.append(f"  own-{number}:")
        lines += [f"    {key}: {value}" for key, value in values.items() if value]
    return "\n".join(lines) + "\n"
