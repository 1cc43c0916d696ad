"""The roster: schools, their classes and the school calendar, from one workbook of three sheets.

It holds no person. Everything a record names must stand in it; nothing is ever created from a record.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from generator.records import table
from generator.records.days import Calendar, Term, Unclear, read_day
from generator.records.inspect import Refusal
from generator.records.schema import STAGES, TERMS
from generator.records.words import arabic, school_year, text

SHEETS: dict[str, tuple[str, ...]] = {
    "学校": ("学校代码", "学校", "县（区）", "市（州）", "省", "类型", "学制", "教职工人数"),
    "班级": ("学校", "年级", "班"),
    "校历": ("学年", "学期", "开学", "放假", "学校"),
}
"""Sheets and headers; 教职工人数 and the school of a calendar row may stay empty."""
_OPTIONAL = {("学校", "教职工人数"), ("学校", "学制"), ("校历", "学校")}
_MAX_CLASSES = 60


@dataclass(frozen=True)
class SchoolClass:
    """A class; `key` is the number or name it goes by within its grade."""

    grade: int
    key: str

    @property
    def name(self) -> str:
        """Return the name on every list: 3年级1班."""
        return f"{self.grade}年级{self.key}{'' if self.key.endswith('班') else '班'}"


@dataclass(frozen=True)
class School:
    """A school with its classes and calendar."""

    code: str
    name: str
    county: str
    city: str
    province: str
    stage: str
    system: str
    staff: int
    classes: tuple[SchoolClass, ...]
    calendar: Calendar


@dataclass(frozen=True)
class Roster:
    """All schools of one or more school years; `years` says which classes hold in which year."""

    years: Mapping[str, Mapping[str, School]]
    """School year → code → school."""

    @cached_property
    def schools(self) -> Mapping[str, School]:
        """Return every school by its code, as the latest year has it."""
        return {code: school for year in sorted(self.years) for code, school in self.years[year].items()}

    @cached_property
    def calendars(self) -> Mapping[str, Calendar]:
        """Return the terms of all years by school code."""
        terms: dict[str, tuple[Term, ...]] = {}
        for year in sorted(self.years):
            for code, school in self.years[year].items():
                terms[code] = terms.get(code, ()) + school.calendar.terms
        return {code: Calendar(found) for code, found in terms.items()}

    @cached_property
    def units(self) -> Mapping[str, tuple[str, str]]:
        """Return (level, unit) by every name a unit goes by: a school's code and name, county, city."""
        found: dict[str, tuple[str, str]] = {}
        for school in self.schools.values():
            found.setdefault(school.city, ("city", school.city))
            found.setdefault(school.county, ("district", school.county))
        names = [school.name for school in self.schools.values()]
        for school in self.schools.values():
            if names.count(school.name) == 1:
                found[text(school.name)] = ("school", school.code)
        for code in self.schools:
            found[code] = ("school", code)
        return found


def read_roster(data: bytes) -> Roster:
    """Return the roster in a workbook.

    Raises `Refusal` with all faults found, one a line.
    """
    faults: list[str] = []
    rows: dict[str, list[tuple[int, dict[str, object]]]] = {}
    book = table.opened(data)
    for grid in book.grids:
        if grid.name in SHEETS:
            rows[grid.name] = list(_rows(grid, faults))
    missing = [name for name in SHEETS if name not in rows]
    if missing:
        raise Refusal(f"不是名册：缺少工作表{'、'.join(missing)}。名册的空表用 qinghe records template 生成。")
    schools = dict(_schools(rows["学校"], faults))
    named = {school["学校"]: code for code, school in schools.items()} | {code: code for code in schools}
    terms = _terms(rows["校历"], named, bool(book.epoch_1904), faults)
    classes = _classes(rows["班级"], named, faults)
    for code, fields in schools.items():
        if not classes.get(code):
            faults.append(f"“班级”里没有{fields['学校']}的班。")
        if not terms.get(code):
            faults.append(f"“校历”里没有{fields['学校']}的学期。")
    if not schools:
        faults.append("“学校”里没有学校。")
    if faults:
        raise Refusal("名册有问题：\n" + "\n".join(f"  {fault}" for fault in faults))
    years: dict[str, dict[str, School]] = {}
    for code in sorted(schools):
        for year in sorted({term.year for term in terms[code]}):
            calendar = Calendar(tuple(term for term in terms[code] if term.year == year))
            years.setdefault(year, {})[code] = _school(
                code, schools[code], tuple(sorted(classes[code], key=_order)), calendar
            )
    return Roster(years)


def _rows(grid: table.Grid, faults: list[str]) -> Iterator[tuple[int, dict[str, object]]]:
    header: dict[str, int] = {}
    for line in grid.lines:
        if not header:
            names = [re.sub(r"[*\s]", "", text(cell)).replace("(", "（").replace(")", "）") for cell in line.cells]
            wanted = SHEETS[grid.name]
            if len(set(names) & set(wanted)) >= 2:
                header = {name: names.index(name) for name in wanted if name in names}
                needed = [name for name in wanted if name not in header and (grid.name, name) not in _OPTIONAL]
                if needed:
                    faults.append(f"“{grid.name}”缺少列：{'、'.join(needed)}。")
                    return
            continue
        row = {name: line.cells[place] if place < len(line.cells) else "" for name, place in header.items()}
        if line.formulas & set(header.values()):
            faults.append(f"“{grid.name}”第 {line.number} 行有公式，请改成数值或文字。")
        elif any(text(cell) for cell in row.values()):
            yield line.number, row
    if not header:
        faults.append(f"“{grid.name}”没有表头；表头是{'、'.join(SHEETS[grid.name])}。")


def _schools(rows: list[tuple[int, dict[str, object]]], faults: list[str]) -> Iterator[tuple[str, dict[str, str]]]:
    seen: set[str] = set()
    for number, row in rows:
        fields = {name: text(cell) for name, cell in row.items()}
        where = f"“学校”第 {number} 行"
        empty = [name for name, value in fields.items() if not value and ("学校", name) not in _OPTIONAL]
        if empty:
            faults.append(f"{where}没有写{'、'.join(empty)}。")
        elif fields["类型"] not in STAGES:
            faults.append(f"{where}的类型“{fields['类型']}”不认识，请写{'、'.join(STAGES)}之一。")
        elif fields.setdefault("学制", "六三") not in ("", "六三", "五四"):
            faults.append(f"{where}的学制写六三或五四。")
        elif not re.fullmatch(r"\d{0,6}", fields.get("教职工人数", "")):
            faults.append(f"{where}的教职工人数应是数字。")
        elif fields["学校代码"] in seen or fields["学校"] in seen:
            faults.append(f"{where}的学校代码或名称前面已经有了。")
        else:
            seen |= {fields["学校代码"], fields["学校"]}
            yield fields["学校代码"], fields


def _classes(
    rows: list[tuple[int, dict[str, object]]], named: Mapping[str, str], faults: list[str]
) -> dict[str, set[SchoolClass]]:
    found: dict[str, set[SchoolClass]] = {}
    for number, row in rows:
        where = f"“班级”第 {number} 行"
        school, grade, keys = named.get(text(row["学校"])), read_grade(text(row["年级"])), text(row["班"])
        if school is None:
            faults.append(f"{where}的学校“{text(row['学校'])}”不在“学校”里。")
        elif grade is None:
            faults.append(f"{where}的年级“{text(row['年级'])}”看不懂，请写 1 到 12。")
        elif not keys or len(keys) > 12:
            faults.append(f"{where}的班请写班号（1 或 1-6）或短的班名。")
        else:
            many = re.fullmatch(r"(\d{1,2})\s*[-—–~至到]\s*(\d{1,2})班?", arabic(keys))
            numbers = range(int(many[1]), min(int(many[2]), _MAX_CLASSES) + 1) if many else ()
            found.setdefault(school, set()).update(
                SchoolClass(grade, key) for key in (map(str, numbers) if many else (class_key(keys),))
            )
    return found


def _terms(
    rows: list[tuple[int, dict[str, object]]], named: Mapping[str, str], epoch_1904: bool, faults: list[str]
) -> dict[str, tuple[Term, ...]]:
    found: dict[str, dict[tuple[str, str], Term]] = {}
    # Rows for all schools first, so that a school's own calendar takes their place.
    for number, row in sorted(rows, key=lambda numbered: bool(text(numbered[1].get("学校", "")))):
        where = f"“校历”第 {number} 行"
        year, term, school = school_year(row["学年"]), text(row["学期"]), text(row.get("学校", ""))
        days = [read_day(row[name], Calendar(()), epoch_1904) for name in ("开学", "放假")]
        if not year:
            faults.append(f"{where}的学年“{text(row['学年'])}”看不懂，请写 2026-2027 这样。")
        elif term not in TERMS:
            faults.append(f"{where}的学期请写上学期或下学期。")
        elif school and school not in named:
            faults.append(f"{where}的学校“{school}”不在“学校”里；所有学校都一样时请留空。")
        elif unclear := next((day for day in days if isinstance(day, Unclear)), None):
            faults.append(f"{where}：{unclear.reason}；{unclear.cure}")
        else:
            begins, ends = (day for day in days if isinstance(day, datetime.date))
            if not begins < ends or {
                Calendar((Term(year, term, begins, ends),)).year(day) for day in (begins, ends)
            } != {year}:
                faults.append(f"{where}：开学应早于放假，两天都应在 {year} 学年里（8月1日到次年7月31日）。")
            for code in [named[school]] if school else sorted(set(named.values())):
                found.setdefault(code, {})[year, term] = Term(year, term, begins, ends)
    return {code: tuple(sorted(terms.values(), key=lambda term: term.begins)) for code, terms in found.items()}


def _school(code: str, fields: Mapping[str, str], classes: tuple[SchoolClass, ...], calendar: Calendar) -> School:
    return School(
        code=code,
        name=fields["学校"],
        county=fields["县（区）"],
        city=fields["市（州）"],
        province=fields["省"],
        stage=fields["类型"],
        system=fields.get("学制") or "六三",
        staff=int(fields.get("教职工人数") or 0),
        classes=classes,
        calendar=calendar,
    )


def read_grade(words: str) -> int | None:
    """Return 1 to 12 for 3, 三年级, 高一; 初一 depends on the school and is read by `scope`."""
    found = re.fullmatch(r"(高)?(\d{1,2})(?:年级)?", arabic(words.replace(" ", "")))
    grade = int(found[2]) + (9 if found[1] else 0) if found else 0
    return grade if 1 <= grade <= 12 else None


def class_key(words: str) -> str:
    """Return a class's number or name within its grade without brackets and 班: （1）班 is 1."""
    bare = re.sub(r"[()\s]", "", text(words))
    short = arabic(bare.removesuffix("班"))
    return str(int(short)) if short.isdecimal() else bare.removesuffix("班")


def _order(one: SchoolClass) -> tuple[int, int, str]:
    return one.grade, int(one.key) if one.key.isdecimal() else 1_000, one.key
