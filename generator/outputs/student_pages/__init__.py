"""Pages of the student site: help first, stories, lessons in the child's words, the law in plain words.

Only fields marked for students and cases whose audience is student; the tree links to nothing outside itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.curriculum import Curriculum
from generator.law import for_pupils
from generator.model.base import ForStudents
from generator.outputs import labels
from generator.outputs.page_parts import StudentLink
from generator.outputs.student_pages.law import law_page
from generator.outputs.student_pages.lesson import case_page, lesson_page, story_link
from generator.outputs.student_pages.parts import planned
from generator.outputs.student_pages.scenario import scenario_link, scenario_page
from generator.plan import Catalogue, PlannedFile


@dataclass(frozen=True)
class StudentHomeView:
    """What there is to read; also shown where a page was not found."""

    tales: tuple[StudentLink, ...]
    stories: tuple[StudentLink, ...]
    lessons: tuple[StudentLink, ...]
    laws: tuple[StudentLink, ...]


@dataclass(frozen=True)
class StudentHelpView:
    """The lines of the help page that are content; the rest of it is fixed text."""

    second_adult: ForStudents
    night: ForStudents
    laws: tuple[StudentLink, ...]


def plan_pages(curriculum: Curriculum, catalogue: Catalogue) -> Iterator[PlannedFile]:  # noqa: ARG001 - the shape all page outputs share
    """Plan every page of the student site; paths are relative to its pages folder."""
    home = home_view(curriculum)
    help_view = StudentHelpView(curriculum.hotlines.second_adult, curriculum.hotlines.night, home.laws)
    yield planned(curriculum, "index.md", "首页", "home.md.j2", home)
    yield planned(curriculum, "help.md", "求助", "help.md.j2", help_view)
    yield planned(curriculum, "leave.md", "日历与节气", "leave.md.j2", None)
    yield planned(curriculum, "404.md", "没有找到这一页", "404.md.j2", home)
    for name in curriculum.student_lessons():
        yield lesson_page(curriculum, name)
    for name, law in curriculum.laws.items():
        if any(map(for_pupils, law.articles.values())):
            yield law_page(curriculum, name)
    for name in curriculum.scenarios:
        yield scenario_page(curriculum, name)
    for name, case in curriculum.cases.items():
        if case.audience == "student":
            yield case_page(curriculum, name)


def home_view(curriculum: Curriculum) -> StudentHomeView:
    """Return what the home page lists: only what exists."""
    lessons = sorted(curriculum.student_lessons().items(), key=lambda row: (row[1].grades, row[0]))
    return StudentHomeView(
        tales=tuple(scenario_link(curriculum, name) for name in curriculum.scenarios),
        stories=tuple(story_link(name, case) for name, case in curriculum.cases.items() if case.audience == "student"),
        lessons=tuple(
            StudentLink(row.title, f"lesson/{name}.html", labels.grades(row.grades)) for name, row in lessons
        ),
        laws=tuple(
            StudentLink(law.short, f"law/{name}.html", law.summary)
            for name, law in curriculum.laws.items()
            if any(map(for_pupils, law.articles.values()))
        ),
    )
