"""What the curriculum holds that an obligation could count: lessons, letters, modules, cases, scenarios.

A topic is counted where the material says so itself: every item is about 学生欺凌防治; strands, form and the field
`topics` tell the rest (policies.md names topics obligation by obligation).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.curriculum import Curriculum
from generator.model.base import Strand, Topic
from generator.model.lesson import Lesson

_OF_STRAND: dict[Strand, Topic] = {"法": "法治教育", "责": "法治教育", "情": "心理健康", "复": "心理健康"}
_OF_FORM: dict[str, tuple[Topic, ...]] = {
    "法治讲座": ("法治教育",),
    "心理健康课": ("心理健康",),
    "校规学习": ("校规校纪", "法治教育"),
    "家长会": ("家庭教育",),
}
ALL_GRADES = tuple(range(1, 13))


@dataclass(frozen=True)
class Item:
    """Something the curriculum holds; without a term it serves both."""

    name: str
    form: str
    grades: tuple[int, ...]
    term: str | None
    topics: frozenset[Topic]


def items(curriculum: Curriculum) -> tuple[Item, ...]:
    """Return everything that can be counted; planned lessons are no material."""
    return tuple(_items(curriculum))


def topics(lesson: Lesson) -> frozenset[Topic]:
    """Return what a lesson is about, by its strands, its form and its own word."""
    found: set[Topic] = {"学生欺凌防治", *lesson.topics, *_OF_FORM.get(lesson.form, ())}
    return frozenset(found | {_OF_STRAND[strand] for strand in lesson.strands if strand in _OF_STRAND})


def _items(curriculum: Curriculum) -> Iterator[Item]:
    bullying: frozenset[Topic] = frozenset({"学生欺凌防治"})
    family: frozenset[Topic] = frozenset({"学生欺凌防治", "家庭教育"})
    bands = {band.name: band.grades for band in curriculum.plan.bands}
    for name, lesson in curriculum.lessons.items():
        yield Item(name, lesson.form, lesson.grades, lesson.term, topics(lesson))
    for name, letter in curriculum.letters.items():
        grades = tuple(grade for band in letter.bands for grade in bands.get(band, ()))
        yield Item(name, "致家长信", grades, letter.term, family)
    for name in curriculum.modules:
        yield Item(name, "教职工培训", ALL_GRADES, None, bullying)
    for name, case in curriculum.cases.items():
        if case.audience != "restricted":
            grades = tuple(grade for band in case.bands for grade in bands.get(band, ()))
            yield Item(name, "案例解析", grades, None, bullying)
    for name, scenario in curriculum.scenarios.items():
        grades = tuple(grade for band in scenario.bands for grade in bands.get(band, ()))
        yield Item(name, "情景模拟", grades, None, bullying)
