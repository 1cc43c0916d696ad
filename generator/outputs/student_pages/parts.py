"""What every page of the student site carries, and how it is written.

Text fields are ForStudents, StudentText or FamilyText: mypy keeps teachers' text out.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from generator.curriculum import Curriculum
from generator.model.base import Band, ForStudents
from generator.model.law import Gist
from generator.outputs import labels
from generator.outputs.page_parts import STUDENT_TEMPLATES, Clause, StudentLink
from generator.plan import Audience, PlannedFile
from generator.prose import StudentText
from generator.render import templates


@dataclass(frozen=True)
class Number:
    """A number to call."""

    number: ForStudents
    name: ForStudents
    hours: ForStudents
    call_for: ForStudents
    what_happens: StudentText


@dataclass(frozen=True)
class GistView:
    """An article in plain words for a band of grades."""

    band: ForStudents
    text: StudentText


@dataclass(frozen=True)
class RuleView:
    """A piece of law as pupils read it: plain words first, the wording folded behind."""

    link: StudentLink
    heading: ForStudents
    gists: tuple[GistView, ...]
    clauses: tuple[Clause, ...]
    since: ForStudents


@dataclass(frozen=True)
class Page:
    """A page with the strip of help that stands on all of them; `body` is the view of its own."""

    template: str
    root: str
    numbers: tuple[Number, ...]
    body: Any


def planned(curriculum: Curriculum, path: str, title: str, template: str, body: Any) -> PlannedFile:
    """Plan a student page at `path` from `template` and its own frozen view `body`."""
    root = "../" * (len(PurePosixPath(path).parts) - 1)
    view = Page(template, root, numbers(curriculum), body)
    return PlannedFile(PurePosixPath(path), title, Audience.STUDENT, view, render)


def render(view: Page) -> bytes:
    """Return the page as a Markdown file."""
    return templates.render(STUDENT_TEMPLATES, view.template, page=view, view=view.body, root=view.root)


def numbers(curriculum: Curriculum) -> tuple[Number, ...]:
    """Return the numbers to call, in the order in which they were written down."""
    return tuple(
        Number(line.number, line.name, line.hours, line.call_for, curriculum.student_text(line.what_happens))
        for line in curriculum.hotlines.hotlines.values()
    )


def gists(curriculum: Curriculum, gist: Gist, bands: tuple[Band, ...]) -> tuple[GistView, ...]:
    """Return an article's plain words for `bands`, as far as they are written."""
    by_band: dict[Band, ForStudents | None] = {
        "小低": gist.lower_primary,
        "小中": gist.middle_primary,
        "小高": gist.upper_primary,
        "初中": gist.junior,
        "高中": gist.senior,
    }
    written = ((band, by_band[band]) for band in bands)
    return tuple(GistView(labels.band(band), curriculum.student_text(text)) for band, text in written if text)
