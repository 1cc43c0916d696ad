"""The names in a 签到表, for certificates. Read and handed on; nothing is stored."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from generator.outputs.training_certificates import Person
from generator.records.columns import is_total
from generator.records.inspect import Refusal
from generator.records.table import Grid, Line, opened
from generator.records.words import text

MOST = 2_000
"""Certificates in one file; Word becomes slow beyond."""
_HEADERS = {
    "姓名": ("姓名",),
    "部门": ("部门", "单位", "部门/单位"),
    "签到": ("签到", "签到情况", "签名", "签字", "出席", "出席情况", "考勤"),
}
"""Columns and the headers they go by, the first that is there."""
_HEADER_WITHIN = 20
_MAX_NAME = 30
_MAX_TOLD = 5
_BETWEEN_HAN = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
_PRESENT = {
    *("到", "已到", "到了", "到场", "已到场", "到会", "已到会", "签", "签到", "已签", "已签到", "签名", "已签名"),
    *("是", "在", "在场", "来", "来了", "已来", "出席", "已出席", "参加", "已参加", "参会", "准时", "对", "有"),
    *("y", "yes", "ok", "v", "√", "✓", "✔", "☑", "✅"),
}
_ABSENT = re.compile("[假缺未没不×✕✖✗✘╳☒❌]|^(?:否|x|n|no)$")
_DAY = r"(?<![\d.])(?:\d{4}[-/.年])?(?:1[0-2]|0?[1-9])[-/.月](?:3[01]|[12]\d|0?[1-9])日?(?![\d.])"
_TIME = r"(?:上午|下午|早上|中午|晚上)?\d{1,2}[:点时](?:\d{2}(?:分|:\d{2}(?:\.\d+)?)?)?"
_WHEN = re.compile(rf"{_DAY}|{_TIME}|[\s()]")
"""What may stand beside a word of presence, or alone: when somebody signed."""
_SUM = re.compile(
    r".*\d[人名位](?![\u4e00-\u9fff]).*|(?:以上|本页|本表|全校|[合总小共计:]|应到|实到)+[\d一二三四五六七八九十百]+[人名位].*"
    r"|(?:合计|总计|小计|共计|总数):?"
)
"""What stands in a row that counts the others. Narrow: 共青团负责人 is somebody's place."""


@dataclass(frozen=True)
class SignedIn:
    """Who was there, in the order of the sheets, and how many are noted as absent."""

    people: tuple[Person, ...]
    absent: int
    read: tuple[tuple[str, int], ...]
    """The sheets that were read, each with how many people stand on it; a text file has one without a name."""
    notes: tuple[str, ...] = ()
    """Sentences about what was not read."""


@dataclass(frozen=True)
class _Desk:
    """A sheet with names: two desks at the door are two sheets of one list."""

    name: str
    columns: dict[str, int]
    lines: tuple[Line, ...]


def read_names(data: bytes) -> SignedIn:
    """Return everyone on the visible sheets that have a column of names.

    Raises `Refusal` with one sentence about the first thing that is wrong.
    """
    file = opened(data)
    desks, others = _desks(file.grids)
    where: dict[Person, str] = {}
    away: set[Person] = set()
    unclear: list[str] = []
    read = []
    sums = 0
    for desk in desks:
        before = len(where)
        for line in desk.lines:
            place = f"{f'“{desk.name}”' if len(desks) > 1 else ''}第 {line.number} 行"
            if _sums_up(line, desk.columns):
                sums += 1
                continue
            row = _row(line, desk.columns, place)
            if row is None:
                continue
            person, signed = row
            if person in where:
                raise Refusal(_twice(person, where[person], place))
            where[person] = place
            there = _was_there(person, signed)
            if there is None:
                unclear.append(f"{place}“{signed[:10]}”")
            elif not there:
                away.add(person)
        read.append((desk.name, len(where) - before))
    if unclear:
        rest = f"等 {len(unclear)} 处" if len(unclear) > _MAX_TOLD else ""
        raise Refusal(
            f"里“签到”一列有看不懂的：{'、'.join(unclear[:_MAX_TOLD])}{rest}；来了的空着或写“到”，没来的写“请假”。"
        )
    people = tuple(person for person in where if person not in away)
    if not where:
        raise Refusal("里没有一个名字；请把参加的人填在“姓名”一列，一行一个。")
    if len(people) > MOST:
        raise Refusal(f"里有 {len(people)} 个名字，一次最多做 {MOST} 张证书；请分成几个文件。")
    notes = list(file.notes)
    if others:
        notes.append(f"没有“姓名”这一列，没有读的工作表：{'、'.join(others)}。")
    if sums:
        notes.append(f"{sums} 行合计或重复的表头没有当作人。")
    return SignedIn(people, len(away), tuple(read), tuple(notes))


def _desks(grids: Iterator[Grid]) -> tuple[list[_Desk], list[str]]:
    """Return the sheets with names, and what the others that hold anything are called."""
    desks, others = [], []
    for grid in grids:
        top = list(islice(grid.lines, _HEADER_WITHIN))
        start = next((n for n, line in enumerate(top) if "姓名" in map(_header, line.cells)), None)
        if start is not None:
            below = chain(top[start + 1 :], grid.lines)
            filled = tuple(line for line in below if line.formulas or line.errors or any(map(text, line.cells)))
            desks.append(_Desk(grid.name, _columns(top[start], grid.name), filled))
        elif any(text(cell) for line in chain(top, grid.lines) for cell in line.cells):
            others.append(grid.name)
    if not desks:
        raise Refusal("里没有“姓名”这一列；第一行写表头：序号、姓名、部门、签到。")
    return desks, others


def _header(cell: object) -> str:
    """Return a header without blanks, stars and what stands in brackets: 签 到（签名）* is 签到."""
    return re.sub(r"\(.*?\)|[*\s]", "", text(cell))


def _columns(header: Line, sheet: str) -> dict[str, int]:
    names = [_header(cell) for cell in header.cells]
    found = {}
    for column, ways in _HEADERS.items():
        known = next((way for way in ways if way in names), None)
        if known is None:
            continue
        if names.count(known) > 1 and column != "部门":
            cure = "（分成了左右两栏）；请接成一列，一行一个人" if column == "姓名" else "；请只留一列"
            raise Refusal(f"{f'的“{sheet}”' if sheet else ''}里“{known}”有两列{cure}。")
        found[column] = names.index(known)
    return found


def _sums_up(line: Line, columns: dict[str, int]) -> bool:
    """Return whether a row counts the others, or is the header once more: it is about nobody."""
    words = [_header(cell) for cell in line.cells]
    named = columns["姓名"] < len(words) and words[columns["姓名"]] == "姓名"
    return (
        named
        or is_total(line)
        or any(_SUM.fullmatch(_cell(line.cells, at).replace(" ", "")) for at in columns.values())
    )


def _row(line: Line, columns: dict[str, int], where: str) -> tuple[Person, str] | None:
    """Return who stands in a row and what is written beside the name; None for a row that is about nobody."""
    name, unit, signed = (_BETWEEN_HAN.sub("", _cell(line.cells, columns.get(key))) for key in _HEADERS)
    if columns["姓名"] in line.merged:
        raise Refusal(f"{where}的“姓名”和别的格合并了；请取消合并，一行写一个名字。")
    for column in ("姓名", "签到"):
        if columns.get(column) in line.formulas | line.errors:
            raise Refusal(f"{where}的“{column}”是公式；请复制整列，再“选择性粘贴”为数值。")
    if not name:
        if unit or signed:
            raise Refusal(f"{where}写了{'部门' if unit else '签到'}，没有姓名；请补上，或者删掉这一行。")
        return None
    if len(name) > _MAX_NAME or re.search(r"\d{4,}|^\d+$|:", name):
        raise Refusal(f"{where}的“姓名”不像名字；一格只写一个人的姓名。")
    if re.search("[、，,;；/]", name):
        raise Refusal(f"{where}的“姓名”像是写了几个人（“{name}”）；一行只写一个人。")
    return Person(name, unit), signed


def _was_there(person: Person, signed: str) -> bool | None:
    """Return whether somebody came, from the word in 签到; None where the word may mean either.

    Nothing written is there: organizers note who is away. A certificate for an absentee and none for a guest are both
    wrong, so that a word nobody told us about is asked back.
    """
    word = signed.lower()
    if word.replace(" ", "") == person.name.lower().replace(" ", "") or _WHEN.sub("", word) in {"", *_PRESENT}:
        return True
    return False if _ABSENT.search(word) else None


def _twice(person: Person, first: str, second: str) -> str:
    unit = f"部门都是“{person.unit}”" if person.unit else "部门都没有写"
    return f"里“{person.name}”有两行（{first}和{second}），{unit}；是两个人就写清各自的部门，是一个人就删掉一行。"


def _cell(cells: Sequence[object], place: int | None) -> str:
    return text(cells[place]) if place is not None and place < len(cells) else ""
