"""The teacher site's home and its list of lessons: four doors, then the lessons by grade and minutes."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.curriculum import Curriculum
from generator.outputs import labels
from generator.outputs.page_parts import TEACHER_TEMPLATES
from generator.outputs.teacher_pages.cards import LENGTHS, GradeView, LessonCard, card, grades, others
from generator.outputs.teacher_pages.talks import TalkMonth, talk_months
from generator.plan import Audience, Catalogue, PlannedFile
from generator.render import templates


@dataclass(frozen=True)
class HomeView:
    """Home: the class meetings by grade, talks by month, and lessons of other forms."""

    edition: str
    as_of: str
    ready: int
    planned: int
    grades: tuple[GradeView, ...]
    months: tuple[TalkMonth, ...]
    talks: int
    others: tuple[LessonCard, ...]
    modules: int
    aftermaths: int
    lengths: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class LessonIndexView:
    """Every written lesson of any form, and what to choose by."""

    lessons: tuple[LessonCard, ...]
    grades: tuple[tuple[int, str], ...]
    forms: tuple[str, ...]
    strands: tuple[str, ...]
    lengths: tuple[tuple[str, str], ...]


def home_page(curriculum: Curriculum, catalogue: Catalogue) -> PlannedFile:
    """Plan the home page."""
    found = grades(curriculum, catalogue)
    months = talk_months(curriculum, catalogue)
    view = HomeView(
        edition=curriculum.plan.edition,
        as_of=labels.day(curriculum.as_of),
        ready=sum(grade.ready for grade in found),
        planned=sum(grade.planned for grade in found),
        grades=found,
        months=months,
        talks=sum(len(month.talks) for month in months),
        others=others(curriculum, catalogue),
        modules=len(curriculum.modules),
        aftermaths=len(curriculum.aftermaths),
        lengths=LENGTHS,
    )
    return PlannedFile(PurePosixPath("index.md"), "首页", Audience.TEACHER, view, render_home)


def lesson_index_page(curriculum: Curriculum, catalogue: Catalogue) -> PlannedFile:
    """Plan the list of lessons, in the order of grades and terms."""
    rows = [(min(lesson.grades), lesson.term, lesson.form, name) for name, lesson in curriculum.lessons.items()]
    cards = tuple(card(curriculum, catalogue, name) for *_, name in sorted(rows))
    view = LessonIndexView(
        cards,
        tuple((n, labels.grades((n,))) for n in sorted({n for row in cards for n in row.grade_numbers})),
        tuple(dict.fromkeys(row.form for row in cards)),
        tuple(row.name for row in curriculum.plan.strands if any(row.name in c.strands for c in cards)),
        LENGTHS,
    )
    return PlannedFile(PurePosixPath("lesson/index.md"), "课", Audience.TEACHER, view, render_lessons)


def render_home(view: HomeView) -> bytes:
    """Return the home page as a Markdown file."""
    return templates.render(TEACHER_TEMPLATES, "home.md.j2", view=view, root="")


def render_lessons(view: LessonIndexView) -> bytes:
    """Return the list of lessons as a Markdown file."""
    return templates.render(TEACHER_TEMPLATES, "lessons.md.j2", view=view, root="../")
