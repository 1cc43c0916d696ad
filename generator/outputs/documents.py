"""The 教案 of a lesson as a Word document."""

from __future__ import annotations

from collections.abc import Iterator

from generator.curriculum import Curriculum
from generator.outputs.kit_parts import DOCX, planned
from generator.outputs.lesson_plan import LessonPlanView, lesson_plan_view
from generator.plan import PlannedFile
from generator.render import word

TEMPLATE = DOCX / "lesson-plan.docx"


def plan_files(curriculum: Curriculum) -> Iterator[PlannedFile]:
    """Yield the 教案 of every lesson."""
    for lesson_id in curriculum.lessons:
        view = lesson_plan_view(curriculum, lesson_id)
        yield planned(curriculum, lesson_id, "教案", "教案（Word）", view, printed)


def printed(view: LessonPlanView) -> bytes:
    """Return the bytes of the Word document of `view`."""
    properties = word.Properties(view.title, f"{view.grade}{view.form}教案", view.version, view.as_of)
    return word.filled(TEMPLATE, properties, plan=view)
