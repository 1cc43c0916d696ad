"""The names in a 签到表, for certificates. Read and handed on; nothing is stored."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from generator.outputs.training_certificates import Person
from generator.records.inspect import Refusal
from generator.records.table import Line, opened
from generator.records.words import text

MOST = 2_000
"""Certificates in one file; Word becomes slow beyond."""
_ABSENT = ("缺席", "请假", "未到", "缺勤")
_HEADER_WITHIN = 20
_MAX_NAME = 30
_BETWEEN_HAN = re.compile(r"(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")


@dataclass(frozen=True)
class SignedIn:
    """Who was there, in the order of the sheet, and how many are noted as absent."""

    people: tuple[Person, ...]
    absent: int


def read_names(data: bytes) -> SignedIn:
    """Return everyone on the first sheet.

    Raises `Refusal` with one sentence about the first thing that is wrong.
    """
    grid = next(opened(data).grids, None)
    lines = list(islice(grid.lines, MOST * 10)) if grid else []
    start = next((n for n, line in enumerate(lines[:_HEADER_WITHIN]) if "姓名" in map(text, line.cells)), None)
    if start is None:
        raise Refusal("里没有“姓名”这一列；第一行写表头：序号、姓名、部门、签到。")
    columns = _columns(lines[start])
    people: dict[Person, int] = {}
    absent = 0
    for line in lines[start + 1 :]:
        person = _person(line, columns)
        if person is None:
            absent += _absent(line, columns)
            continue
        first = people.setdefault(person, line.number)
        if first != line.number:
            where = f"部门都是“{person.unit}”" if person.unit else "部门都没有写"
            raise Refusal(
                f"里“{person.name}”有两行（第 {first} 行和第 {line.number} 行），{where}；"
                "是两个人就写清各自的部门，是一个人就删掉一行。"
            )
    if not people:
        raise Refusal("里没有一个名字；请把参加的人填在“姓名”一列，一行一个。")
    if len(people) > MOST:
        raise Refusal(f"里有 {len(people)} 个名字，一次最多做 {MOST} 张证书；请分成几个文件。")
    return SignedIn(tuple(people), absent)


def _columns(header: Line) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, cell in enumerate(header.cells):
        name = {"单位": "部门", "部门/单位": "部门"}.get(text(cell), text(cell))
        if name == "姓名" and name in found:
            raise Refusal("里“姓名”有两列（分成了左右两栏）；请接成一列，一行一个人。")
        found.setdefault(name, place)
    return found


def _person(line: Line, columns: dict[str, int]) -> Person | None:
    place = columns["姓名"]
    name, unit, signed = (_BETWEEN_HAN.sub("", _cell(line.cells, columns.get(key))) for key in ("姓名", "部门", "签到"))
    if place in line.merged:
        raise Refusal(f"第 {line.number} 行的“姓名”和别的格合并了；请取消合并，一行写一个名字。")
    if place in line.formulas or place in line.errors:
        raise Refusal(f"第 {line.number} 行的“姓名”是公式；请复制整列，再“选择性粘贴”为数值。")
    if not name:
        if unit or signed:
            raise Refusal(f"第 {line.number} 行写了{'部门' if unit else '签到'}，没有姓名；请补上，或者删掉这一行。")
        return None
    if len(name) > _MAX_NAME or re.search(r"\d{4,}", name):
        raise Refusal(f"第 {line.number} 行的“姓名”不像名字；一格只写一个人的姓名。")
    if re.search("[、，,;；/]", name):
        raise Refusal(f"第 {line.number} 行的“姓名”像是写了几个人（“{name}”）；一行只写一个人。")
    return None if signed in _ABSENT else Person(name, unit)


def _absent(line: Line, columns: dict[str, int]) -> bool:
    return _cell(line.cells, columns.get("签到")) in _ABSENT


def _cell(cells: Sequence[object], place: int | None) -> str:
    return text(cells[place]) if place is not None and place < len(cells) else ""
