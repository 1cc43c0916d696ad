"""A row as typed becomes a record, or the cells that are wrong, each with the reason and the cure."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from generator.privacy import find
from generator.privacy.names import names
from generator.privacy.text import closed, fold
from generator.problems import did_you_mean
from generator.records.answers import CHOICES, choice, how_to_count, number, topics
from generator.records.columns import LABELS, Layout
from generator.records.days import Unclear, read_day
from generator.records.roster import Roster, SchoolClass
from generator.records.schema import FORMS, KNOWN_TOPICS, OWN_TOPICS, PERIODS, ROLES, STATUSES, TOPICS
from generator.records.scope import Unknown, read_scope
from generator.records.table import Line
from generator.records.words import text, title

PREFILLED = {"class_records": {"school", "grade", "scope", "form", "topic"}, "events": {"school", "kind", "topic"}}
"""Columns a template fills in: a row with nothing else is blank."""
OTHER = "其他资源"
MAX_TITLE = 80


@dataclass(frozen=True)
class Lesson:
    """What an import knows of a lesson of the curriculum."""

    id: str
    title: str
    form: str
    grades: tuple[int, ...]
    topics: tuple[str, ...]


@dataclass(frozen=True)
class Wrong:
    """A cell that keeps its row out; `hide` where the cell may hold what must not be kept."""

    field: str
    reason: str
    cure: str
    hide: bool = False


@dataclass(frozen=True)
class Parsed:
    """A record in the order of `schema.COLUMNS`, without grade and class, which `classes` holds for class records."""

    values: tuple[object, ...]
    classes: tuple[SchoolClass, ...] = ()


class Parser:
    """Reads the rows of one file; equal cells are understood once."""

    def __init__(
        self, roster: Roster, lessons: Mapping[str, Lesson], today: datetime.date, epoch_1904: bool | None
    ) -> None:
        self._roster, self._today, self._epoch = roster, today, epoch_1904
        self._lessons = {title(words): one for one in lessons.values() for words in (one.title, one.id)}
        self._scope: Callable[[str, str, str], tuple[SchoolClass, ...] | Unknown] = lru_cache(10_000)(self._read_scope)

    def row(self, layout: Layout, line: Line) -> Parsed | list[Wrong] | None:
        """Return the record, what is wrong with its cells, or None for a row that says nothing."""
        cells = {name: line.cells[place] if place < len(line.cells) else "" for name, place in layout.columns.items()}
        used = {layout.columns[name] for name in cells if name not in PREFILLED[layout.table]}
        flawed = line.formulas | line.errors
        if not flawed & used and not any(
            text(cell) for name, cell in cells.items() if name not in PREFILLED[layout.table]
        ):
            return None
        faults: list[Wrong] = []
        for name, place in layout.columns.items():
            if place in line.errors:
                faults.append(Wrong(name, "这一格是 Excel 的错误值", "请改成要填的内容。"))
            elif place in line.formulas:
                faults.append(Wrong(name, "这一格是公式", "请复制这一格，选择性粘贴为“数值”。"))
            elif place in line.merged and name in ("minutes", "reached", "hours", "revision", "status"):
                faults.append(Wrong(name, "这一格和别的格合并了", "请取消合并，每一行各写各的。"))
        if faults:
            return faults
        read = self._class_record if layout.table == "class_records" else self._event
        record = read(cells, layout, faults)
        return faults or record

    def _class_record(self, cells: Mapping[str, object], layout: Layout, faults: list[Wrong]) -> Parsed:
        code = self._unit(cells, layout, faults)[1]
        day = self._day(cells, layout, code, faults)
        term = self._roster.calendars[code].term(day) if day and code else None
        if day and code and not term:
            terms = self._roster.calendars[code].terms
            shown = "；".join(f"{one.year} {one.term} {one.begins} 到 {one.ends}" for one in terms)
            faults.append(
                Wrong("date", f"{day} 不在校历的学期里（{shown}）", "请核对日期；假期里的活动写在“学校活动”。")
            )
        scope = self._classes(cells, code, term.year if term else "", faults)
        period = self._choice("period", cells, faults, list(PERIODS[:4]))
        status, revision = self._revision(cells, faults)
        lesson, other = self._lesson(cells, faults)
        if lesson and scope and status != "void":
            unfit = sorted({one.grade for one in scope} - set(lesson.grades))
            if unfit:
                grades = "、".join(map(str, unfit))
                cure = f"请核对班级和课；如果确实上了，请在“课”里写{OTHER}，在“题目”里写题目。"
                faults.append(Wrong("lesson", f"《{lesson.title}》不是给 {grades} 年级的", cure))
        values: tuple[object, ...] = ("", "", 0, "")
        if status != "void":
            unclear = not lesson and not other  # one fault is enough: no word about what the lesson would tell
            form = self._choice("form", cells, faults, default=lesson.form if lesson else FORMS[0] if unclear else "")
            topic = self._topic(cells, faults, form, lesson.topics if lesson else TOPICS[:1] if unclear else ())
            minutes = self._number("minutes", cells, faults)
            values = (form, topic, minutes, self._choice("presenter_role", cells, faults, list(ROLES), hide=True))
        year, name = (term.year, term.term) if term else ("", "")
        key = (year, name, code, day, period, lesson.id if lesson else "", other)
        return Parsed((*key, *values, status, revision), scope)

    def _event(self, cells: Mapping[str, object], layout: Layout, faults: list[Wrong]) -> Parsed:
        level, unit = self._unit(cells, layout, faults)
        code = unit if level == "school" else next(iter(self._roster.calendars), "")
        day = self._day(cells, layout, code if unit else "", faults)
        calendar = self._roster.calendars[code] if unit else None
        year = calendar.year(day) if calendar and day else None
        if calendar and day and not year:
            years = "、".join(sorted({term.year for term in calendar.terms}))
            faults.append(Wrong("date", f"{day} 不在校历的学年里（{years}）", "请核对日期。"))
        term = calendar.term(day) if calendar and day else None
        kind = self._choice("kind", cells, faults, list(CHOICES["kind"].values())[:4])
        status, revision = self._revision(cells, faults)
        words = self._title(cells, faults)
        if not words and not any(fault.field == "title" for fault in faults):
            faults.append(Wrong("title", "没有写题目", "请写这次活动的题目，例如 秋季学期第一次家长会。"))
        values: tuple[object, ...] = ("", 0, 0, "")
        if status != "void":
            topic = self._topic(cells, faults, kind, KNOWN_TOPICS.get(kind, ()))
            hours = self._number("hours", cells, faults, optional=True)
            reached = self._number("reached", cells, faults, optional=True)
            role = self._choice("presenter_role", cells, faults, list(ROLES), hide=True, optional=True)
            values = (topic, hours, reached, role)
        key = (year or "", term.term if term else "", level, unit, kind, day, words)
        return Parsed((*key, *values, status, revision))

    def _unit(self, cells: Mapping[str, object], layout: Layout, faults: list[Wrong]) -> tuple[str, str]:
        words = text(cells.get("school", "")) or layout.school
        level, unit = self._roster.units.get(words, ("", ""))
        if not words:
            faults.append(Wrong("school", "没有写学校", "请写名册里的学校名称或代码。"))
        elif not unit or (layout.table == "class_records" and level != "school"):
            near = did_you_mean(words[:30], [school.name for school in self._roster.schools.values()])
            faults.append(Wrong("school", f"名册里没有“{words[:30]}”", f"{near}请写名册里的学校名称或代码。"))
            return "", ""
        return level, unit

    def _day(self, cells: Mapping[str, object], layout: Layout, code: str, faults: list[Wrong]) -> datetime.date | None:
        cell = cells.get("date", "")
        calendar = self._roster.calendars.get(code) or next(iter(self._roster.calendars.values()))
        day = read_day(cell, calendar.narrowed(layout.year or None), self._epoch) if text(cell) else None
        if day is None:
            faults.append(Wrong("date", "没有写日期", "请写 2026-09-03 这样的日期。"))
        elif isinstance(day, Unclear):
            faults.append(Wrong("date", day.reason, day.cure))
            return None
        elif day > self._today:
            faults.append(Wrong("date", f"{day} 还没有到", "请核对日期；上过之后再登记。"))
            return None
        return day

    def _classes(
        self, cells: Mapping[str, object], code: str, year: str, faults: list[Wrong]
    ) -> tuple[SchoolClass, ...]:
        words, grade = text(cells.get("scope", "")), text(cells.get("grade", ""))
        if grade and "年级" not in words and words not in ("全校",):
            words = f"{grade.removesuffix('年级')}年级{words}"
        if not words:
            faults.append(Wrong("scope", "没有写班级", "请从下拉列表里选班级、年级或全校。"))
            return ()
        if not code:
            return ()
        found = self._scope(code, year, words)
        if isinstance(found, Unknown):
            faults.append(Wrong("scope", found.reason, found.cure))
            return ()
        return found

    def _read_scope(self, code: str, year: str, words: str) -> tuple[SchoolClass, ...] | Unknown:
        schools = self._roster.years.get(year, {})
        return read_scope(words, schools.get(code) or self._roster.schools[code])

    def _lesson(self, cells: Mapping[str, object], faults: list[Wrong]) -> tuple[Lesson | None, str]:
        words = text(cells.get("lesson", ""))
        if words.startswith(OTHER) or not words:
            rest = title(words.removeprefix(OTHER))
            other = _safe(words.removeprefix(OTHER), "lesson", faults) if rest else self._title(cells, faults)
            if not other and not any(fault.field in ("lesson", "title") for fault in faults):
                cure = f"请从列表里选课；别人的课写{OTHER}，在“题目”里写题目。"
                faults.append(Wrong("title" if words else "lesson", "没有写上的是什么课", cure))
            own = self._lessons.get(other)
            return (own, "") if own else (None, other)
        found = self._lessons.get(title(words))
        if not found:
            near = did_you_mean(words[:40], [one.title for one in self._lessons.values()])
            cure = f"{near}本项目的课请从列表里选；别人的课请写{OTHER}，在“题目”里写题目。"
            faults.append(Wrong("lesson", f"没有“{words[:40]}”这节课", cure))
        return found, ""

    def _title(self, cells: Mapping[str, object], faults: list[Wrong]) -> str:
        return _safe(text(cells.get("title", "")), "title", faults)

    def _revision(self, cells: Mapping[str, object], faults: list[Wrong]) -> tuple[str, int]:
        word = self._choice("status", cells, faults, ["更正", "作废"], optional=True)
        status, typed = STATUSES[word], text(cells.get("revision", ""))
        read = number("revision", cells.get("revision", "")) if typed else None
        if typed and read is None:
            faults.append(Wrong("revision", f"“{typed[:10]}”不是修订号", how_to_count("revision")))
        least = 1 if status == "add" else 2
        revision = int(read) if read is not None else least
        if revision < least:
            faults.append(Wrong("revision", f"{word}的修订号从 2 开始", "第一次更正写 2，再更正写 3。"))
        return ("correction" if status == "add" and revision > 1 else status), revision

    def _choice(
        self,
        field: str,
        cells: Mapping[str, object],
        faults: list[Wrong],
        examples: list[str] | None = None,
        default: str = "",
        hide: bool = False,
        optional: bool = False,
    ) -> str:
        cell = cells.get(field, "")
        found = choice(field, cell) if text(cell) else default
        if found is None or (not found and not optional):
            known = sorted({word for word in CHOICES[field].values() if word})
            words = text(cell)[:20]
            shown = "、".join(dict.fromkeys(examples or known))
            label = LABELS["class_records"].get(field) or LABELS["events"][field]
            if not words:
                faults.append(Wrong(field, f"没有写{label}", f"请从下拉列表里选，例如{shown}。"))
            elif hide:
                faults.append(Wrong(field, "这里只写身份，不写姓名", f"请写{shown}之一。", hide=True))
            else:
                near = did_you_mean(words, known)
                faults.append(Wrong(field, f"不认识“{words}”", f"{near}请从下拉列表里选，例如{shown}。"))
        return found or ""

    def _topic(self, cells: Mapping[str, object], faults: list[Wrong], activity: str, known: tuple[str, ...]) -> str:
        """Return what a row was about: what is written, and what our lesson or the activity is about anyway."""
        words = text(cells.get("topic", ""))
        typed = choice("topic", words) if words else ""
        if typed is None or not (words or known):
            reason = f"不认识主题“{words[:20]}”" if words else "没有写主题"
            faults.append(Wrong("topic", reason, f"请从下拉列表里选：{'、'.join(TOPICS)}；都不是时选其他。"))
        return topics((*known, *OWN_TOPICS.get(activity, ()), *(typed or "").split("、")))

    def _number(self, field: str, cells: Mapping[str, object], faults: list[Wrong], optional: bool = False) -> object:
        words = text(cells.get(field, ""))
        found = number(field, cells.get(field, "")) if words else None
        if found is None and (words or not optional):
            label = LABELS["class_records"].get(field) or LABELS["events"][field]
            reason = f"“{words[:10]}”不是{label}" if words else f"没有写{label}"
            faults.append(Wrong(field, reason, how_to_count(field)))
        return found if field == "hours" and found else int(found or 0)


def _safe(words: str, field: str, faults: list[Wrong]) -> str:
    """Return the normalised title; one that names or reaches a person is refused and not kept."""
    if len(words) > MAX_TITLE:
        faults.append(Wrong(field, f"题目有 {len(words)} 个字，太长", f"请写 {MAX_TITLE} 字以内的题目。", hide=True))
    elif _personal(words):
        faults.append(Wrong(field, "题目里像是有姓名、电话或证件号", "题目里只写讲了什么，不写人。", hide=True))
    return title(words)


@lru_cache(maxsize=20_000)
def _personal(words: str) -> bool:
    return any(find(words)) or any(names(closed(fold(words)), ()))
