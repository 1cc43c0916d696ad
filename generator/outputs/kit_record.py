"""记录表: that a lesson was held and how long each step took; no word about any one child."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator import version
from generator.curriculum import Curriculum
from generator.outputs.kit_parts import DOCX, about, kinds, planned
from generator.plan import PlannedFile
from generator.render import word

TEMPLATE = DOCX / "record.docx"


@dataclass(frozen=True)
class StepLine:
    """A step and the minutes it was planned for."""

    title: str
    minutes: int


@dataclass(frozen=True)
class RecordView:
    """A 记录表; `lengths` are the boxes to tick."""

    title: str
    form: str
    about: str
    lengths: str
    steps: tuple[StepLine, ...]
    as_of: datetime.date
    version: str = ""


def plan_files(curriculum: Curriculum) -> Iterator[PlannedFile]:
    """Yield the 记录表 of every lesson; a talk has its record of hours."""
    for lesson_id, lesson in curriculum.lessons.items():
        if "记录表" in kinds(lesson):
            view = record_view(curriculum, lesson_id)
            yield planned(curriculum, lesson_id, f"{view.form}记录表", f"{view.form}记录表", view, printed)


def record_view(curriculum: Curriculum, lesson_id: str) -> RecordView:
    """Return the 记录表 of a lesson."""
    lesson = curriculum.lessons[lesson_id]
    minutes = sum(step.minutes for step in lesson.steps)
    shorter = ((20, [s.cuts.twenty for s in lesson.steps]), (10, [s.cuts.ten for s in lesson.steps]))
    lengths = [f"□ 完整课 {minutes} 分钟", *(f"□ {cut} 分钟" for cut, row in shorter if any(row))]
    view = RecordView(
        title=lesson.title,
        form="班会" if lesson.form == "主题班会" else lesson.form,
        about=about(lesson),
        lengths="　".join(lengths),
        steps=tuple(StepLine(step.title, step.minutes) for step in lesson.steps),
        as_of=curriculum.as_of,
    )
    return replace(view, version=version.code(curriculum.plan.edition, view))


def printed(view: RecordView) -> bytes:
    """Return the bytes of the Word document of `view`."""
    properties = word.Properties(f"{view.form}记录表", view.title, view.version, view.as_of)
    return word.filled(TEMPLATE, properties, record=view)
