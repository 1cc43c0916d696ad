"""Available coverage: what the curriculum holds for every obligation of a profile, per grade and term.

An item counts where its form is one of the obligation's activities, it is about all of the obligation's topics, and
it serves that grade and term; planned lessons never count. Counted obligations have a number needed; recurring ones
only 有 / 无; duties that must exist, and people to be trained, have nothing a curriculum could hold. What binds a
school, district or city is counted once per stage (小学, 初中, 高中) and shown in each of its grades. A talk of 40 or
45 minutes is one 课时. Rules: policies.md, "Kinds of obligation".
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.coverage.items import Item, items
from generator.curriculum import Curriculum
from generator.model.policy import Obligation, Policy

TERMS = ("上学期", "下学期")
YEAR = "全学年"
ABOVE_CLASS = ("school", "district", "city")
NATIONAL = "national"

Stages = tuple[tuple[str, tuple[int, ...]], ...]
SIX_THREE: Stages = (("小学", (1, 2, 3, 4, 5, 6)), ("初中", (7, 8, 9)), ("高中", (10, 11, 12)))
FIVE_FOUR: Stages = (("小学", (1, 2, 3, 4, 5)), ("初中", (6, 7, 8, 9)), ("高中", (10, 11, 12)))


@dataclass(frozen=True)
class System:
    """How a district's schools are cut: its stages, and the months in which lessons are taught in a year."""

    stages: Stages = SIX_THREE
    teaching_months: int = 10
    """September to June; content-guide §3 plans ten talks a year for them."""

    def stage(self, grade: int) -> tuple[int, ...]:
        """Return the grades of the stage `grade` belongs to."""
        return next(grades for _, grades in self.stages if grade in grades)


@dataclass(frozen=True)
class Cell:
    """One grade in one term: lessons needed and lessons the curriculum holds; None where there is no such number."""

    grade: int
    term: str
    needed: int | None
    available: int | None
    lessons: tuple[str, ...]
    """Ids of the lessons, letters and modules that count."""

    @property
    def gap(self) -> int:
        """Return how many lessons are missing."""
        return max(0, (self.needed or 0) - (self.available or 0)) if self.available is not None else 0


@dataclass(frozen=True)
class Weaker:
    """An obligation of the other profile that asks for the same, and not for more."""

    profile: str
    obligation: str
    told: str


@dataclass(frozen=True)
class Row:
    """One obligation with the clause behind it."""

    profile: str
    obligation: str
    asks: str
    document: str
    force: str
    clause: str | None
    evidence: str
    seen: str
    """What of the document was seen: 原文, 片段, 报道, 条文和报道."""
    duty: str
    kind: str
    number: int | None
    unit: str | None
    per: str | None
    binds: str
    cells: tuple[Cell, ...]
    stages: Stages
    also: tuple[Weaker, ...] = ()
    """This row stands for these as well."""

    @property
    def gap(self) -> int:
        """Return the lessons missing; what is counted once per stage is missing once per stage."""
        if self.binds in ABOVE_CLASS:
            first = {grades[0] for _, grades in self.stages}
            return sum(cell.gap for cell in self.cells if cell.grade in first)
        return sum(cell.gap for cell in self.cells)


def system_of(policy: Policy) -> System:
    """Return the stages and teaching months of the schools a profile is for."""
    return System(FIVE_FOUR if policy.system == "五四" else SIX_THREE, policy.teaching_months)


def available(curriculum: Curriculum, profile: str, policy: Policy | None = None) -> tuple[Row, ...]:
    """Return a row for every obligation of `profile`, those with the largest gap first."""
    policy = policy or curriculum.policies[profile]
    return _ordered(rows_of(curriculum, profile, policy, system_of(policy)))


def overlaid(curriculum: Curriculum, profile: str, policy: Policy | None = None) -> tuple[Row, ...]:
    """Return the national rows with a local profile laid over them, those with the largest gap first.

    Of two counted rows of the same duty, unit, binds and period the larger number stands and names the other's
    document; at equal numbers the national row stands. All other rows stand side by side (policies.md).
    `policy` stands for the profile where it is not the curriculum's own.
    """
    policy = policy or curriculum.policies[profile]
    system = system_of(policy)
    local = rows_of(curriculum, profile, policy, system)
    if profile == NATIONAL or NATIONAL not in curriculum.policies:
        return _ordered(local)
    kept = {_same(row): row for row in rows_of(curriculum, NATIONAL, curriculum.policies[NATIONAL], system)}
    for row in local:
        other = kept.get(_same(row))
        if other is None or row.kind != "counted":
            kept[(*_same(row), row.obligation)] = row
            continue
        # The first, national row wins a tie.
        winner, loser = (row, other) if (row.number or 0) > (other.number or 0) else (other, row)
        told = f"{loser.document}（{loser.force}）：{loser.number} {loser.unit or '次'}"
        also = (*winner.also, *loser.also, Weaker(loser.profile, loser.obligation, told))
        kept[_same(row)] = replace(winner, also=also)
    return _ordered(tuple(kept.values()))


def rows_of(curriculum: Curriculum, profile: str, policy: Policy, system: System) -> tuple[Row, ...]:
    """Return a row for every obligation of `policy`, in its own order."""
    held = items(curriculum)
    grades = tuple(grade for band in curriculum.plan.bands for grade in band.grades)
    rows = []
    for name, obligation in policy.obligations.items():
        document = policy.documents[obligation.document]
        terms = TERMS if obligation.per == "学期" else (YEAR,)
        rows.append(
            Row(
                profile=profile,
                obligation=name,
                asks=obligation.asks,
                document=document.title,
                force=document.force,
                clause=obligation.clause,
                evidence=obligation.evidence,
                seen=obligation.seen,
                duty=obligation.duty,
                kind=obligation.kind,
                number=obligation.number,
                unit=obligation.unit,
                per=obligation.per,
                binds=obligation.binds,
                cells=tuple(_cell(held, obligation, system, grade, term) for grade in grades for term in terms),
                stages=system.stages,
            )
        )
    return tuple(rows)


def _same(row: Row) -> tuple[str, ...]:
    if row.kind != "counted":
        return (row.profile, row.obligation)
    return (row.duty, row.unit or "", row.binds, row.per or "")


def _ordered(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    return tuple(sorted(rows, key=lambda row: (-row.gap, row.obligation)))


def _cell(held: tuple[Item, ...], obligation: Obligation, system: System, grade: int, term: str) -> Cell:
    if obligation.kind == "exists" or obligation.unit == "人":
        return Cell(grade, term, None, None, ())
    needed = obligation.number if obligation.kind == "counted" else None
    if needed is not None and obligation.per == "教学月":
        needed *= system.teaching_months
    serves = system.stage(grade) if obligation.binds in ABOVE_CLASS else (grade,)
    found = tuple(item.name for item in held if _counts(item, obligation, serves, term))
    return Cell(grade, term, needed, len(found), found)


def _counts(item: Item, obligation: Obligation, grades: tuple[int, ...], term: str) -> bool:
    return (
        item.form in obligation.activities
        and item.topics.issuperset(obligation.topics)
        and any(grade in grades for grade in item.grades)
        and (term == YEAR or item.term in (None, term))
    )
