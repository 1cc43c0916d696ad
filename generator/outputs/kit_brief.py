"""速备卡: one page a teacher reads in the five minutes before a lesson."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator import version
from generator.curriculum import Curriculum
from generator.model.lesson import Brief, Step
from generator.outputs.kit_parts import DOCX, about, kinds, planned
from generator.plan import PlannedFile
from generator.render import word

TEMPLATE = DOCX / "brief.docx"


@dataclass(frozen=True)
class BriefView:
    """A 速备卡: when not to teach this, what to say, what not, and the steps with their minutes."""

    title: str
    about: str
    not_when: tuple[str, ...]
    brief: Brief
    flow: tuple[str, ...]
    as_of: datetime.date
    version: str = ""


def plan_files(curriculum: Curriculum) -> Iterator[PlannedFile]:
    """Yield the 速备卡 of every lesson; a talk has its 讲前须知."""
    for lesson_id, lesson in curriculum.lessons.items():
        if "速备卡" in kinds(lesson):
            view = brief_view(curriculum, lesson_id)
            yield planned(curriculum, lesson_id, "速备卡", "速备卡（一页，五分钟读完）", view, printed)


def brief_view(curriculum: Curriculum, lesson_id: str) -> BriefView:
    """Return the 速备卡 of a lesson."""
    lesson = curriculum.lessons[lesson_id]
    view = BriefView(
        title=lesson.title,
        about=about(lesson),
        not_when=tuple(row.when for row in lesson.not_when),
        brief=lesson.brief,
        flow=tuple(_step(number, step) for number, step in enumerate(lesson.steps, 1)),
        as_of=curriculum.as_of,
    )
    return replace(view, version=version.code(curriculum.plan.edition, view))


def printed(view: BriefView) -> bytes:
    """Return the bytes of the Word document of `view`."""
    properties = word.Properties(f"{view.title} · 速备卡", view.about, view.version, view.as_of)
    return word.filled(TEMPLATE, properties, card=view)


def _step(number: int, step: Step) -> str:
    cuts = ((20, step.cuts.twenty), (10, step.cuts.ten))
    shorter = "".join(f"，{cut} 分钟课 {minutes} 分钟" for cut, minutes in cuts if minutes)
    return f"{number}. {step.title}　{step.minutes} 分钟{shorter}"
