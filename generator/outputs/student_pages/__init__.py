"""Pages of the student site: help first, stories, lessons in the child's words, the law in plain words.

Only fields marked for students, on family pages those for families, and cases whose audience is student; the tree
links to nothing outside itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.curriculum import Curriculum
from generator.law import for_pupils
from generator.outputs.student_pages.family import family_pages
from generator.outputs.student_pages.grade import grade_pages
from generator.outputs.student_pages.home import home_pages
from generator.outputs.student_pages.law import law_page
from generator.outputs.student_pages.lesson import case_page, lesson_page
from generator.outputs.student_pages.parts import planned
from generator.outputs.student_pages.scenario import scenario_page
from generator.plan import Audience, Catalogue, PlannedFile
from generator.prose import Text

# A door, its page, its title: each is complete, for a child opens only one.
DOORS = (
    ("met", "我遇到了"),
    ("saw", "我看到了"),
    ("did", "我做过"),
    ("adult", "伤害我的是大人"),
)


@dataclass(frozen=True)
class HelpView:
    """What the school's own sheet adds to the help page."""

    rules: tuple[Text, ...]
    picture: PurePosixPath | None
    """Where the picture to report by stands."""


def plan_pages(curriculum: Curriculum, catalogue: Catalogue) -> Iterator[PlannedFile]:  # noqa: ARG001 - the shape all page outputs share
    """Plan every page of the student site; of a curriculum in focus, only the documents' own pages.

    Paths are relative to the site's pages folder.
    """
    if curriculum.focus is None:
        yield from _indexes(curriculum)
    for name, _ in curriculum.looked_at("lesson", curriculum.student_lessons()):
        yield lesson_page(curriculum, name)
    for name, law in curriculum.looked_at("law", curriculum.laws):
        if any(map(for_pupils, law.articles.values())):
            yield law_page(curriculum, name)
    for name, _ in curriculum.looked_at("scenario", curriculum.scenarios):
        yield scenario_page(curriculum, name)
    for name, case in curriculum.looked_at("case", curriculum.cases):
        if case.audience == "student":
            yield case_page(curriculum, name)


def _indexes(curriculum: Curriculum) -> Iterator[PlannedFile]:
    """Plan the pages that help, list and lead on."""
    yield from home_pages(curriculum)
    rules = tuple(curriculum.student_text(text) for text in curriculum.local.rules) if curriculum.local else ()
    data = curriculum.report_picture
    picture = PurePosixPath("help", "report.png" if data.startswith(b"\x89PNG") else "report.jpg") if data else None
    yield planned(curriculum, "help.md", "求助", "help.md.j2", HelpView(rules, picture))
    if picture:
        yield PlannedFile(picture, "举报二维码", Audience.STUDENT, data, bytes)
    for door, title in DOORS:
        yield planned(curriculum, f"help/{door}.md", title, f"help_{door}.md.j2", None)
    yield planned(curriculum, "help/little.md", "一、二年级看这里", "help_little.md.j2", None, youngest=True)
    yield planned(curriculum, "leave.md", "日历与节气", "leave.md.j2", None)
    yield from grade_pages(curriculum)
    yield from family_pages(curriculum)
