"""Available coverage: what the curriculum holds for every obligation of a profile, per grade and term.

A lesson, letter or training module counts where its form is one of the obligation's activities and it serves that
grade and term; planned lessons never count. Counted obligations have a number needed; recurring ones only 有 / 无;
duties that must exist, and people to be trained, have nothing a curriculum could hold. What binds a school, district
or city is counted once per stage (小学, 初中, 高中) and shown in each of its grades. Rules: policies.md, "Kinds of
obligation".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.curriculum import Curriculum
from generator.model.policy import Obligation

TERMS = ("上学期", "下学期")
YEAR = "全学年"
STAGES: tuple[tuple[str, tuple[int, ...]], ...] = (
    ("小学", (1, 2, 3, 4, 5, 6)),
    ("初中", (7, 8, 9)),
    ("高中", (10, 11, 12)),
)
TEACHING_MONTHS = 10
"""September to June; content-guide §3 plans ten talks a year for them."""
ABOVE_CLASS = ("school", "district", "city", "curriculum")


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
class Row:
    """One obligation with the clause behind it."""

    obligation: str
    asks: str
    document: str
    force: str
    clause: str | None
    evidence: str
    kind: str
    unit: str | None
    per: str | None
    binds: str
    cells: tuple[Cell, ...]

    @property
    def gap(self) -> int:
        """Return the lessons missing; what is counted once per stage is missing once per stage."""
        if self.binds in ABOVE_CLASS:
            first = {grades[0] for _, grades in STAGES}
            return sum(cell.gap for cell in self.cells if cell.grade in first)
        return sum(cell.gap for cell in self.cells)


def available(curriculum: Curriculum, profile: str) -> tuple[Row, ...]:
    """Return a row for every obligation of `profile`, those with the largest gap first."""
    policy = curriculum.policies[profile]
    rows = []
    for name, obligation in policy.obligations.items():
        document = policy.documents[obligation.document]
        rows.append(
            Row(
                obligation=name,
                asks=obligation.asks,
                document=document.title,
                force=document.force,
                clause=obligation.clause,
                evidence=obligation.evidence,
                kind=obligation.kind,
                unit=obligation.unit,
                per=obligation.per,
                binds=obligation.binds,
                cells=tuple(_cells(curriculum, obligation)),
            )
        )
    return tuple(sorted(rows, key=lambda row: (-row.gap, row.obligation)))


def _cells(curriculum: Curriculum, obligation: Obligation) -> list[Cell]:
    terms = TERMS if obligation.per == "学期" else (YEAR,)
    grades = tuple(grade for band in curriculum.plan.bands for grade in band.grades)
    return [_cell(curriculum, obligation, grade, term) for grade in grades for term in terms]


def _cell(curriculum: Curriculum, obligation: Obligation, grade: int, term: str) -> Cell:
    needed = obligation.number if obligation.kind == "counted" else None
    if obligation.kind == "exists" or obligation.unit == "人":
        return Cell(grade, term, None, None, ())
    serves: tuple[int, ...] = (grade,)
    if obligation.binds in ABOVE_CLASS:
        serves = next(grades for _, grades in STAGES if grade in grades)
    if needed is not None and obligation.per == "教学月":
        needed *= TEACHING_MONTHS
    found = tuple(item.name for item in _items(curriculum) if _counts(item, obligation, serves, term))
    return Cell(grade, term, needed, len(found), found)


@dataclass(frozen=True)
class _Item:
    """Something the curriculum holds; without a term it serves both."""

    name: str
    form: str
    grades: tuple[int, ...]
    term: str | None


def _items(curriculum: Curriculum) -> Iterator[_Item]:
    for name, lesson in curriculum.lessons.items():
        yield _Item(name, lesson.form, lesson.grades, lesson.term)
    bands = {band.name: band.grades for band in curriculum.plan.bands}
    for name, letter in curriculum.letters.items():
        grades = tuple(grade for band in letter.bands for grade in bands.get(band, ()))
        yield _Item(name, "致家长信", grades, letter.term)
    for name in curriculum.modules:
        yield _Item(name, "教职工培训", tuple(range(1, 13)), None)


def _counts(item: _Item, obligation: Obligation, grades: tuple[int, ...], term: str) -> bool:
    return (
        item.form in obligation.activities
        and any(grade in grades for grade in item.grades)
        and (term == YEAR or item.term in (None, term))
    )
