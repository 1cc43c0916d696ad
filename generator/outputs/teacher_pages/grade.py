"""A page per grade: its class meetings by term, written and planned, and whatever else serves that grade."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.curriculum import Curriculum
from generator.outputs import labels
from generator.outputs.kit_parts import SCHOOLS, TERMS, term_folder
from generator.outputs.page_parts import TEACHER_TEMPLATES, Link, downloads
from generator.outputs.teacher_pages.cards import GradeView, LessonCard, card, grade
from generator.plan import Audience, Catalogue, PlannedFile
from generator.render import templates


@dataclass(frozen=True)
class GradePageView:
    """A grade with its lessons of every form, and the material of its band."""

    grade: GradeView
    others: tuple[LessonCard, ...]
    cases: tuple[Link, ...]
    scenarios: tuple[Link, ...]
    letters: tuple[Link, ...]
    aftermaths: tuple[Link, ...]
    plans: tuple[Link, ...]
    before: Link | None
    after: Link | None


def grade_page(curriculum: Curriculum, catalogue: Catalogue, number: int) -> PlannedFile:
    """Plan the page of the grade `number`."""
    view = grade_page_view(curriculum, catalogue, number)
    return PlannedFile(PurePosixPath(f"grade/{number}.md"), view.grade.name, Audience.TEACHER, view, render)


def grade_page_view(curriculum: Curriculum, catalogue: Catalogue, number: int) -> GradePageView:
    """Return what the page of a grade prints; material without grades is chosen by band."""
    band = curriculum.band(number)
    meetings = {meeting.id for meeting in curriculum.plan.meetings}
    return GradePageView(
        grade=grade(curriculum, catalogue, number),
        others=tuple(
            card(curriculum, catalogue, name)
            for name, lesson in curriculum.lessons.items()
            if number in lesson.grades and name not in meetings
        ),
        cases=tuple(
            Link(row.title, f"case/{name}.html", row.summary)
            for name, row in curriculum.cases.items()
            if band in row.bands and row.audience != "restricted"
        ),
        scenarios=tuple(
            Link(row.title, f"scenario/{name}.html", row.summary)
            for name, row in curriculum.scenarios.items()
            if band in row.bands
        ),
        letters=tuple(
            Link(row.title, f"letter/{name}.html", _once(row.title, row.term))
            for name, row in curriculum.letters.items()
            if band in row.bands
        ),
        aftermaths=tuple(
            Link(row.title, f"aftermath/{name}.html", _once(row.title, row.form))
            for name, row in curriculum.aftermaths.items()
            if band in row.bands
        ),
        plans=tuple(_plans(catalogue, band)),
        before=_grade_link(number - 1),
        after=_grade_link(number + 1),
    )


def render(view: GradePageView) -> bytes:
    """Return the page as a Markdown file."""
    return templates.render(TEACHER_TEMPLATES, "grade.md.j2", view=view, root="../")


def _plans(catalogue: Catalogue, band: str) -> Iterator[Link]:
    """Yield the 学期方案 of both terms as packages."""
    school = next(school for school, bands in SCHOOLS.items() if band in bands)
    for term in TERMS:
        for file in downloads(catalogue, Audience.TEACHER, term_folder(school, term)):
            if file.ending == "ZIP":
                yield Link(f"{school}{term}：行事历、工作方案、档案目录", file.href, f"{file.ending} · {file.size}")


def _once(title: str, note: str) -> str:
    """Return the note to a title that does not say it itself."""
    return "" if note in title else note


def _grade_link(number: int) -> Link | None:
    return Link(labels.grades((number,)), f"grade/{number}.html") if 1 <= number <= 12 else None
