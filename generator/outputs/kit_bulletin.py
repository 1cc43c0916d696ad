"""活动简报: what a school reports about a lesson, with the photo rule on the sheet itself."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator import version
from generator.curriculum import Curriculum
from generator.outputs.kit_parts import DOCX, about, kinds, planned
from generator.plan import PlannedFile
from generator.render import word

TEMPLATE = DOCX / "bulletin.docx"


@dataclass(frozen=True)
class BulletinView:
    """A 活动简报 as far as it can be written before the lesson was held."""

    title: str
    form: str
    about: str
    summary: str
    steps: tuple[str, ...]
    aims: tuple[str, ...]
    as_of: datetime.date
    version: str = ""


def plan_files(curriculum: Curriculum) -> Iterator[PlannedFile]:
    """Yield the 活动简报 of every lesson that is an event of its own."""
    for lesson_id, lesson in curriculum.lessons.items():
        if "活动简报" in kinds(lesson):
            view = bulletin_view(curriculum, lesson_id)
            yield planned(curriculum, lesson_id, "活动简报", "活动简报（带照片规则）", view, printed)


def bulletin_view(curriculum: Curriculum, lesson_id: str) -> BulletinView:
    """Return the 活动简报 of a lesson."""
    lesson = curriculum.lessons[lesson_id]
    view = BulletinView(
        title=lesson.title,
        form=lesson.form,
        about=about(lesson),
        summary=lesson.summary,
        steps=tuple(step.title for step in lesson.steps if step.part in ("活动", "求助")),
        aims=lesson.objectives.action,
        as_of=curriculum.as_of,
    )
    return replace(view, version=version.code(curriculum.plan.edition, view))


def printed(view: BulletinView) -> bytes:
    """Return the bytes of the Word document of `view`."""
    properties = word.Properties(f"{view.title} · 活动简报", view.about, view.version, view.as_of)
    return word.filled(TEMPLATE, properties, news=view)
