"""The questions of a course as GIFT, which Moodle and its kin read, and as a workbook for 问卷星.

GIFT: docs.moodle.org, “GIFT format”. The columns are those of 问卷星's sheet for importing a 题库; its own sheet may
name more, which stay empty.
"""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.curriculum import Curriculum
from generator.outputs.file_names import named
from generator.outputs.lms_parts import courses
from generator.outputs.lms_views import Course, StaffOption, StaffQuestion, StudentOption, StudentQuestion
from generator.plan import Audience, PlannedFile
from generator.render.archive import repacked
from generator.workbook import writing

LETTERS = "ABCDE"
COLUMNS = ("题型", "题干", *(f"选项{letter}" for letter in LETTERS), "正确答案", "答案解析", "分数")
_GIFT_SIGNS = re.compile(r"([~=#{}:\\])")


@dataclass(frozen=True)
class _Option:
    """An option as both forms print it."""

    letter: str
    text: str
    right: bool
    told: str


@dataclass(frozen=True)
class Bank:
    """The questions of a course; `name` leads each question's own."""

    name: str
    questions: tuple[StaffQuestion | StudentQuestion, ...]
    day: datetime.date


def plan_files(curriculum: Curriculum) -> Iterator[PlannedFile]:
    """Yield both banks of every course that asks something."""
    for place, course in courses(curriculum):
        view = bank(course, course.title if place in curriculum.modules else place)
        if view.questions:
            for what, ending, title, render in (
                ("GIFT题库", "txt", "题库（GIFT，Moodle 等平台用）", gift),
                ("问卷星题库", "xlsx", "题库（Excel，问卷星等平台用）", sheet),
            ):
                name = f"{named('网络课程', view.name, what, curriculum.plan.edition)}.{ending}"
                yield PlannedFile(PurePosixPath("downloads", place, name), title, Audience.TEACHER, view, render)


def bank(course: Course, name: str) -> Bank:
    """Return the questions of a course in its order."""
    return Bank(name, tuple(item for page in course.pages for item in page.questions), course.as_of)


def gift(view: Bank) -> bytes:
    """Return the questions as GIFT: one right answer each, and what is said to every choice."""
    parts = []
    for number, item in enumerate(view.questions, 1):
        rows = [f"\t{'=' if one.right else '~'}{_gift(one.text)}#{_gift(one.told)}" for one in _options(item)]
        parts.append("\n".join((f"::{_gift(view.name)} {number}::[plain]{_gift(item.ask)} {{", *rows, "}")))
    return ("\n\n".join(parts) + "\n").encode()


def sheet(view: Bank) -> bytes:
    """Return the questions as a workbook, a row each; points add up to 100."""
    buffer = io.BytesIO()
    with writing(buffer, f"题库：{view.name}", author="青禾", day=view.day) as book:
        head = book.add_format({"bold": True, "bg_color": "#E3EFEA", "border": 1})
        plain = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
        page = book.add_worksheet("题库")
        page.freeze_panes(1, 0)
        for place, name in enumerate(COLUMNS):
            page.set_column(place, place, 40 if name in ("题干", "答案解析") else 22 if "选项" in name else 9)
            page.write_string(0, place, name, head)
        count = len(view.questions)
        for row, item in enumerate(view.questions, 1):
            options = _options(item)
            spare = [""] * (len(LETTERS) - len(options))
            right = "".join(one.letter for one in options if one.right)
            told = "\n".join(f"{one.letter}：{one.told}" for one in options)
            cells = ("单选题", item.ask, *(one.text for one in options), *spare, right, told)
            for place, text in enumerate(cells):
                page.write_string(row, place, text, plain)
            page.write_number(row, len(cells), 100 // count + (row <= 100 % count))
    return repacked(buffer.getvalue())


def _options(item: StaffQuestion | StudentQuestion) -> list[_Option]:
    rows: Sequence[StaffOption | StudentOption] = item.options
    return [
        _Option(letter, one.text, one.right, one.feedback.plain()) for letter, one in zip(LETTERS, rows, strict=False)
    ]


def _gift(text: str) -> str:
    """Return `text` with GIFT's own signs escaped; a leading bracket would be read as the name of a format."""
    escaped = _GIFT_SIGNS.sub(r"\\\1", text).replace("\n", "\\n")
    return f"[plain]{escaped}" if escaped.startswith("[") else escaped
