"""学习单: what a pupil gets in hand. No answers, no field for a name: what is written on it is the pupil's own."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator import version
from generator.curriculum import Curriculum
from generator.model.base import Form, ForStudents
from generator.outputs import labels
from generator.outputs.kit_parts import DOCX, HOTLINES, kinds, planned
from generator.plan import PlannedFile
from generator.prose import Block, Bullets, Paragraph, Run, StudentText
from generator.render import word

TEMPLATE = DOCX / "worksheet.docx"
YOUNG, FEW = 4, 10
"""Up to this grade lines are higher, where there are no more of them than fit on a side."""


@dataclass(frozen=True)
class TaskSheet:
    """A task, the lines to write on, and whether there is a box to draw in."""

    text: StudentText
    lines: int
    draw: bool


@dataclass(frozen=True)
class WorksheetView:
    """A 学习单; every text of it is written for pupils."""

    title: ForStudents
    about: ForStudents
    tall: bool
    """Lines as high as small hands need."""
    intro: StudentText
    tasks: tuple[TaskSheet, ...]
    help: ForStudents
    as_of: datetime.date
    version: str = ""


def plan_files(curriculum: Curriculum) -> Iterator[PlannedFile]:
    """Yield the 学习单 of every lesson that has one."""
    for lesson_id, lesson in curriculum.lessons.items():
        if "学习单" in kinds(lesson):
            view = worksheet_view(curriculum, lesson_id)
            title = f"学习单（印给{'家长' if lesson.form == '家长会' else '学生'}，没有答案）"
            yield planned(curriculum, lesson_id, "学习单", title, view, printed)


def worksheet_view(curriculum: Curriculum, lesson_id: str) -> WorksheetView:
    """Return the 学习单 of a lesson that has one."""
    lesson = curriculum.lessons[lesson_id]
    assert lesson.worksheet
    view = WorksheetView(
        title=lesson.worksheet.title,
        about=ForStudents(f"{labels.grades(lesson.grades)}　{lesson.title}"),
        tall=max(lesson.grades) <= YOUNG and sum(row.lines for row in lesson.worksheet.tasks) <= FEW,
        intro=curriculum.student_text(lesson.worksheet.intro),
        tasks=tuple(
            TaskSheet(_numbered(curriculum.student_text(row.task), number), row.lines, row.draw)
            for number, row in enumerate(lesson.worksheet.tasks, 1)
        ),
        help=_help(curriculum, lesson.form),
        as_of=curriculum.as_of,
    )
    return replace(view, version=version.code(curriculum.plan.edition, view))


def printed(view: WorksheetView) -> bytes:
    """Return the bytes of the Word document of `view`."""
    properties = word.Properties(view.title, "学习单", view.version, view.as_of)
    return word.filled(TEMPLATE, properties, sheet=view)


def _numbered(task: StudentText, number: int) -> StudentText:
    """Return a task with its number before the first words; items with a box of their own get no other sign."""
    sign = Run(f"{number}. ", strong=True)
    first, *rest = (part for block in task.blocks for part in _boxed(block))
    if isinstance(first, Paragraph):
        return StudentText((Paragraph((sign, *first.runs)), *rest))
    return StudentText((Paragraph((sign,)), first, *rest))


def _boxed(block: Block) -> tuple[Block, ...]:
    if isinstance(block, Bullets) and all(runs and runs[0].text.startswith("□") for runs in block.items):
        return tuple(Paragraph(runs) for runs in block.items)
    return (block,)


def _help(curriculum: Curriculum, form: Form) -> ForStudents:
    known = curriculum.hotlines
    lines = (known.hotlines[name] for name in HOTLINES if name in known.hotlines)
    numbers = "，".join(f"{one.name} {one.number}" for one in lines)
    first = "孩子有危险，或者您拿不准，先找班主任。" if form == "家长会" else "心里难受，或者有话想说，去找一位大人。"
    return ForStudents(f"{first}{known.second_adult}也可以打：{numbers}。")
