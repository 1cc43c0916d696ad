"""致家长信 with its 回执, and the few lines for the 家长群: a lesson's own, and those of a term.

The slip asks whether the letter arrived and whether a call is wanted, never about the child's own hurt
(reliability.md §3).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from generator import version
from generator.curriculum import Curriculum
from generator.model.base import ForFamilies
from generator.outputs import labels
from generator.outputs.file_names import letter_stem
from generator.outputs.kit_parts import DOCX, kinds, note, planned
from generator.plan import Audience, PlannedFile
from generator.prose import Block, FamilyText, Paragraph, Run
from generator.render import word

TEMPLATE = DOCX / "letter.docx"
SIGNATURE = "【学校】【班级】"
"""Stands below every letter; printed at its place, whether an author typed it or not."""


@dataclass(frozen=True)
class LetterView:
    """A letter; without a `slip` of its own it carries the one every lesson's letter has."""

    title: str
    about: str
    greeting: str
    body: FamilyText
    slip: FamilyText | None
    as_of: datetime.date
    version: str = ""


@dataclass(frozen=True)
class LetterNoteView:
    """How teachers use a term letter: when to send it, how to take the calls that follow."""

    title: str
    never: tuple[str, ...]
    teacher: str


def plan_files(curriculum: Curriculum) -> Iterator[PlannedFile]:
    """Yield letter and group text of every lesson that has them, and the four files of every term letter."""
    for lesson_id, lesson in curriculum.lessons.items():
        if "致家长信" in kinds(lesson):
            title, view = "致家长信（带回执）", lesson_letter(curriculum, lesson_id)
            yield planned(curriculum, lesson_id, "致家长信", title, view, printed)
        if lesson.group_text:
            title = "家长群短文（复制了就能发）"
            yield planned(curriculum, lesson_id, "家长群短文", title, lesson.group_text, pasted)
    for name, letter in curriculum.letters.items():
        told = curriculum.text(letter.teacher).plain()
        notes = LetterNoteView(letter.title, letter.not_for, told)
        for what, ending, title, content, render in (
            ("说明", "txt", "先看：怎样用这封信", notes, letter_note),
            ("信和回执", "docx", "致家长信（带回执）", term_letter(curriculum, name), printed),
            ("短信", "txt", "给不在孩子身边的家长的短信", _plain(curriculum, letter.away), pasted),
            ("语音稿", "txt", "给不识字的祖辈的语音稿", _plain(curriculum, letter.voice), pasted),
        ):
            path = PurePosixPath("downloads", name, f"{letter_stem(curriculum, name, what)}.{ending}")
            yield PlannedFile(path, title, Audience.TEACHER, content, render)


def lesson_letter(curriculum: Curriculum, lesson_id: str) -> LetterView:
    """Return the letter of a lesson that has one."""
    lesson = curriculum.lessons[lesson_id]
    assert lesson.letter
    after = "家长会" if lesson.form == "家长会" else "这节课"
    line = f"{labels.grades(lesson.grades)}　“{lesson.title}”{after}之后"
    return _letter(curriculum, "致家长的一封信", line, lesson.letter, None)


def term_letter(curriculum: Curriculum, name: str) -> LetterView:
    """Return a letter of the term with its own slip."""
    letter = curriculum.letters[name]
    line = "、".join(labels.band(band) for band in letter.bands) + f"　{labels.term(letter.term)}"
    return _letter(curriculum, letter.title, line, letter.body, letter.slip)


def printed(view: LetterView) -> bytes:
    """Return the bytes of the Word document of `view`."""
    properties = word.Properties(view.title, view.about, view.version, view.as_of)
    return word.filled(TEMPLATE, properties, letter=view)


def pasted(text: ForFamilies) -> bytes:
    """Return a text to copy, without any word of ours."""
    return note([text])


def letter_note(view: LetterNoteView) -> bytes:
    """Return how a letter is used; for teachers."""
    return note([f"《{view.title}》怎样用（只给教师）", "", *(f"· {row}" for row in view.never), "", view.teacher])


def _letter(
    curriculum: Curriculum, title: str, about: str, written: ForFamilies, slip: ForFamilies | None
) -> LetterView:
    blocks = list(curriculum.family_text(written).blocks)
    greeting = _line(blocks[0]) if blocks else ""
    greeting = greeting if greeting.endswith("：") else ""
    blocks = blocks[1:] if greeting else blocks
    if blocks and _line(blocks[-1]) == SIGNATURE:
        blocks.pop()
    own = FamilyText(tuple(map(_unheaded, curriculum.family_text(slip).blocks))) if slip else None
    view = LetterView(title, about, greeting, FamilyText(tuple(blocks)), own, curriculum.as_of)
    return replace(view, version=version.code(curriculum.plan.edition, view))


def _line(block: Block) -> str:
    return "".join(run.text for run in block.runs) if isinstance(block, Paragraph) else ""


def _unheaded(block: Block) -> Block:
    """Return a block of a slip; the dashed line above it says that it is one."""
    line = _line(block)
    return Paragraph((Run(line.removeprefix("回执").strip("（）")),)) if line.startswith("回执（") else block


def _plain(curriculum: Curriculum, written: ForFamilies) -> ForFamilies:
    return ForFamilies(curriculum.family_text(written).plain())
