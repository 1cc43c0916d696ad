"""The weeks of a term: from the school's calendar with its holidays, or twenty numbered ones without it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from generator.model.base import Term
from generator.model.local import Week

TYPICAL = 20
"""Weeks of a term of which nothing is known; the places of `term_words` are counted in them."""
UNKNOWN = "【日期】"
TALK_MONTHS: dict[Term, tuple[tuple[int, int], ...]] = {
    "上学期": ((9, 2), (10, 6), (11, 10), (12, 14), (1, 18)),
    "下学期": ((2, 1), (3, 4), (4, 8), (5, 12), (6, 16)),
}
"""Term → its teaching months, each with its place in a typical term."""
_THURSDAY, _MONDAY = 3, 0


@dataclass(frozen=True)
class SchoolWeek:
    """A week from Monday; `free` names its holidays, `taught` says whether a day is left, `first` is that day."""

    number: int
    days: str
    free: tuple[str, ...]
    taught: bool
    first: datetime.date | None = None


@dataclass(frozen=True)
class Occasion:
    """A day of the year many schools keep; `place` is where it falls in a typical term."""

    term: Term
    place: int
    name: str
    day: Callable[[int], datetime.date]


def _first(year: int, month: int, weekday: int) -> datetime.date:
    start = datetime.date(year, month, 1)
    return start + datetime.timedelta(days=(weekday - start.weekday()) % 7)


def _last(year: int, month: int, weekday: int) -> datetime.date:
    end = datetime.date(year, month + 1, 1) - datetime.timedelta(days=1)
    return end - datetime.timedelta(days=(end.weekday() - weekday) % 7)


OCCASIONS = (
    Occasion(
        "上学期",
        10,
        "反对校园暴力和欺凌包括网络欺凌国际日（11月第一个星期四）",
        lambda year: _first(year, 11, _THURSDAY),
    ),
    Occasion("上学期", 14, "国家宪法日（12月4日）", lambda year: datetime.date(year, 12, 4)),
    Occasion("下学期", 6, "全国中小学生安全教育日（3月最后一个星期一）", lambda year: _last(year, 3, _MONDAY)),
    Occasion("下学期", 15, "国际儿童节（6月1日）", lambda year: datetime.date(year, 6, 1)),
)


def school_weeks(term: Week | None) -> tuple[SchoolWeek, ...]:
    """Return the weeks of `term`, counted from the Monday before its first day; holidays keep their numbers."""
    if term is None:
        return tuple(SchoolWeek(number, UNKNOWN, (), True) for number in range(1, TYPICAL + 1))
    monday = term.begins - datetime.timedelta(days=term.begins.weekday())
    found: list[SchoolWeek] = []
    while monday <= term.ends:
        days = [monday + datetime.timedelta(days=n) for n in range(5)]
        days = [day for day in days if term.begins <= day <= term.ends]
        inside = [
            row for row in term.holidays if row.begins <= monday + datetime.timedelta(days=6) >= monday <= row.ends
        ]
        left = [day for day in days if not any(row.begins <= day <= row.ends for row in term.holidays)]
        free = tuple(f"{row.name}（{span(row.begins, row.ends)}）" for row in inside)
        if days:
            first = left[0] if left else None
            found.append(SchoolWeek(len(found) + 1, span(days[0], days[-1]), free, bool(left), first))
        monday += datetime.timedelta(days=7)
    return tuple(found)


def week_at(weeks: Sequence[SchoolWeek], place: int) -> int:
    """Return the number of the taught week that stands in these weeks where `place` stands in a typical term."""
    taught = [week for week in weeks if week.taught]
    return taught[round((place - 1) / (TYPICAL - 1) * (len(taught) - 1))].number


def week_of(weeks: Sequence[SchoolWeek], day: datetime.date) -> int:
    """Return the number of the taught week `day` lies in, or of the nearest before it."""
    before = [
        week.number
        for week in weeks
        if week.first and week.first - datetime.timedelta(days=week.first.weekday()) <= day
    ]
    return before[-1] if before else week_at(weeks, 1)


def occasions(term: Term, known: Week | None, weeks: Sequence[SchoolWeek]) -> Iterator[tuple[int, str]]:
    """Yield (number of the week, name) of the days that fall into a term."""
    for one in OCCASIONS:
        if one.term != term:
            continue
        if known is None:
            yield week_at(weeks, one.place), one.name
        elif known.begins <= (day := one.day(known.begins.year)) <= known.ends:
            yield week_of(weeks, day), one.name


def months(term: Term, known: Week | None, weeks: Sequence[SchoolWeek]) -> Iterator[tuple[int, int]]:
    """Yield (number of a week, month) once for every teaching month: its second taught week where it has two."""
    if known is None:
        yield from ((week_at(weeks, place), month) for month, place in TALK_MONTHS[term])
        return
    found: dict[int, list[int]] = {}
    for week in weeks:
        if week.first:
            found.setdefault(week.first.month, []).append(week.number)
    yield from ((numbers[:2][-1], month) for month, numbers in found.items())


def span(begins: datetime.date, ends: datetime.date) -> str:
    """Return two days as a range: 9.7—9.11."""
    first, last = (f"{day.month}.{day.day}" for day in (begins, ends))
    return first if begins == ends else f"{first}—{last}"
