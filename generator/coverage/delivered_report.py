"""The report of one school, county, city or province: its figures in order, what is short, and where it all came from.

Order is that of names, never that of success. Schools of a county are named in its workbook alone, which stays with
the clerk; pages and documents, which may be published, name none.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.coverage.delivered import Delivered, Demand, Figure, Outside, Reached, Short, Unit
from generator.coverage.suppress import hidden
from generator.records.ledger import Counts, Entry

LEVELS = ("校", "县", "市", "省")
_BELOW = {"省": "市", "市": "县", "县": "校"}
SHORTS = {"counted": "缺口", "exists": "未报", "recurring": "没有记录"}
"""Kinds of obligation something can be missing of, and the word for it."""
PUPILS = "学生"


@dataclass(frozen=True)
class Facts:
    """Where the figures come from: the same facts give the same report, a year later too."""

    year: str
    as_of: datetime.date
    edition: str
    profile: str
    entries: tuple[Entry, ...]
    names: Mapping[str, str]
    """School code → name."""

    @property
    def rows(self) -> Counts:
        """Return what became of every row ever read."""
        return sum((entry.rows for entry in self.entries), Counts())


@dataclass(frozen=True)
class Line:
    """An obligation in one period."""

    demand: Demand
    period: str
    running: bool
    """The period was not over on the day asked about."""
    whole: Figure
    grades: tuple[Figure, ...]
    parts: tuple[tuple[str, Figure], ...]
    """The units below, by name, in the order of the roster."""


@dataclass(frozen=True)
class Missing:
    """What a unit lacks of an obligation: itself, or classes and grades of it."""

    demand: Demand
    period: str
    unit: str
    figure: Figure
    short: tuple[Short, ...]
    """The classes or grades; empty where units further down are summed."""


@dataclass(frozen=True)
class People:
    """How often and how many were reached; None is a small count of pupils that is not shown."""

    unit: str
    audience: str
    times: int
    reached: int | None


@dataclass(frozen=True)
class Report:
    """All there is to tell about one unit."""

    name: str
    level: str
    facts: Facts
    schools: int
    classes: int
    lines: tuple[Line, ...]
    missing: tuple[Missing, ...]
    people: tuple[People, ...]
    """Of the unit itself."""
    people_below: tuple[People, ...]
    outside: tuple[Outside, ...]


def reports(found: Delivered, facts: Facts, level: str) -> Iterator[Report]:
    """Yield a report for every unit of a level."""
    figures: dict[Unit, dict[tuple[str, str], list[Figure]]] = defaultdict(lambda: defaultdict(list))
    below: dict[Unit, dict[tuple[str, str], list[Figure]]] = defaultdict(lambda: defaultdict(list))
    for one in found.figures:
        key = (one.obligation, one.period)
        if one.level == level:
            figures[one.unit][key].append(one)
        elif one.level == _BELOW.get(level) and one.grade is None:
            below[cut(one.unit, level)][key].append(one)
    short: dict[tuple[Unit, str, str], list[Short]] = defaultdict(list)
    for lack in found.short:
        short[lack.unit, lack.obligation, lack.period].append(lack)
    for lacks in short.values():  # 2班 before 10班
        lacks.sort(key=lambda one: (one.grade, len(one.class_), one.class_))
    masked = hidden({one.unit: one.reached for one in found.people if one.audience == PUPILS})
    for unit in sorted(figures, key=_order):
        lines = tuple(_lines(found.demands, figures[unit], below[unit], facts))
        own = [one.classes for one in found.sizes if cut(one.unit, level) == unit]
        yield Report(
            name=_name(unit, facts),
            level=level,
            facts=facts,
            schools=len(own),
            classes=sum(own),
            lines=lines,
            missing=tuple(_missing(lines, unit, level, short, facts)),
            # A school's own report hides nothing from it.
            people=_people(found.people, unit, level, level, frozenset() if level == "校" else masked, facts),
            people_below=_people(found.people, unit, level, _BELOW[level], masked, facts) if level in _BELOW else (),
            outside=tuple(one for one in found.outside if cut(one.unit, level) == unit),
        )


def cut(unit: Unit, level: str) -> Unit:
    """Return the unit of `level` that `unit` lies in."""
    keep = LEVELS[::-1].index(level) + 1
    return Unit(*(unit.province, unit.city, unit.county, unit.school)[:keep])


def _lines(
    demands: Sequence[Demand],
    figures: Mapping[tuple[str, str], list[Figure]],
    below: Mapping[tuple[str, str], list[Figure]],
    facts: Facts,
) -> Iterator[Line]:
    for demand in demands:
        for period in ("上学期", "下学期", "全学年"):
            key = (demand.obligation, period)
            whole = next((one for one in figures.get(key, ()) if one.grade is None), None)
            if whole is not None:
                grades = sorted((one for one in figures[key] if one.grade), key=lambda one: one.grade or 0)
                parts = sorted(below.get(key, ()), key=lambda one: _order(one.unit))
                named = tuple((_name(one.unit, facts), one) for one in parts)
                yield Line(demand, period, whole.ends > facts.as_of, whole, tuple(grades), named)


def _missing(
    lines: Sequence[Line], unit: Unit, level: str, short: Mapping[tuple[Unit, str, str], list[Short]], facts: Facts
) -> Iterator[Missing]:
    """Yield what is missing, obligation by obligation, unit by unit in the order of the roster."""
    for line in lines:
        if line.demand.row.kind not in SHORTS:
            continue
        parts = line.parts or ((_name(unit, facts), line.whole),)
        for name, figure in parts:
            if figure.met < figure.units:
                detail = short.get((figure.unit, figure.obligation, figure.period), ())
                yield Missing(line.demand, line.period, name, figure, tuple(detail) if level in ("校", "县") else ())


def _people(
    found: Sequence[Reached], unit: Unit, own: str, level: str, masked: frozenset[Unit], facts: Facts
) -> tuple[People, ...]:
    """Return the people reached within `unit`, which is of level `own`, by the units of `level` in it."""
    totals: dict[tuple[Unit, str], tuple[int, int]] = defaultdict(lambda: (0, 0))
    for one in found:
        if cut(one.unit, own) == unit:
            key = (cut(one.unit, level), one.audience)
            times, reached = totals[key]
            totals[key] = (times + one.times, reached + one.reached)
    rows = sorted(totals.items(), key=lambda item: (_order(item[0][0]), item[0][1]))
    return tuple(
        People(_name(place, facts), audience, times, None if audience == PUPILS and place in masked else reached)
        for (place, audience), (times, reached) in rows
    )


def _name(unit: Unit, facts: Facts) -> str:
    return facts.names.get(unit.school, unit.school) or unit.county or unit.city or unit.province


def _order(unit: Unit) -> tuple[str, str, str, str]:
    return (unit.province, unit.city, unit.county, unit.school)
