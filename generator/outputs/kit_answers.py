"""学习单与小测答案: what teachers may expect to read, and every option with its explanation. For teachers alone."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator import version
from generator.curriculum import Curriculum
from generator.outputs.kit_parts import DOCX, about, kinds, planned
from generator.outputs.question import QuestionView, questions
from generator.plan import PlannedFile
from generator.prose import Text
from generator.render import word

TEMPLATE = DOCX / "answers.docx"


@dataclass(frozen=True)
class TaskRow:
    """A task of the worksheet with the teacher's reference."""

    task: Text
    answer: Text


@dataclass(frozen=True)
class AnswersView:
    """The answers of a lesson; `what` says which of both there are."""

    title: str
    what: str
    about: str
    sheet: str
    tasks: tuple[TaskRow, ...]
    quiz: tuple[QuestionView, ...]
    as_of: datetime.date
    version: str = ""


def plan_files(curriculum: Curriculum) -> Iterator[PlannedFile]:
    """Yield the answers of every lesson with a worksheet or a quiz."""
    for lesson_id, lesson in curriculum.lessons.items():
        if "学习单与小测答案" in kinds(lesson):
            view = answers_view(curriculum, lesson_id)
            yield planned(curriculum, lesson_id, view.what, f"{view.what}（只给教师）", view, printed)


def answers_view(curriculum: Curriculum, lesson_id: str) -> AnswersView:
    """Return the answers of a lesson."""
    lesson, text = curriculum.lessons[lesson_id], curriculum.text
    sheet = lesson.worksheet
    both = "与".join(name for name, there in (("学习单", sheet), ("小测", lesson.quiz)) if there)
    view = AnswersView(
        title=lesson.title,
        what=f"{both}答案",
        about=about(lesson),
        sheet=sheet.title if sheet else "",
        tasks=tuple(TaskRow(text(task.task), text(task.answer)) for task in (sheet.tasks if sheet else ())),
        quiz=questions(curriculum, lesson.quiz),
        as_of=curriculum.as_of,
    )
    return replace(view, version=version.code(curriculum.plan.edition, view))


def printed(view: AnswersView) -> bytes:
    """Return the bytes of the Word document of `view`."""
    properties = word.Properties(f"{view.title} · {view.what}", view.about, view.version, view.as_of)
    return word.filled(TEMPLATE, properties, key=view)
