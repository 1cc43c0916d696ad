"""The teacher site's home and its list of lessons: the map of class meetings by grade and term."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from generator.curriculum import Curriculum
from generator.model.base import Strand
from generator.model.curriculum import Meeting
from generator.model.reference import Hotline
from generator.outputs import labels
from generator.outputs.page_parts import TEACHER_TEMPLATES, Download, downloads
from generator.outputs.teacher_pages.lesson import cuts
from generator.plan import Audience, Catalogue, PlannedFile
from generator.render import templates


@dataclass(frozen=True)
class LessonCard:
    """A lesson in a list; a planned one has neither page nor minutes."""

    title: str
    href: str | None
    summary: str
    grades: str
    term: str
    form: str
    strands: tuple[str, ...]
    minutes: int | None
    cuts: tuple[tuple[str, int], ...]
    deck: Download | None
    note: str = ""
    """For a talk its teaching month."""


@dataclass(frozen=True)
class TermView:
    """The class meetings of a grade in one term."""

    name: str
    lessons: tuple[LessonCard, ...]


@dataclass(frozen=True)
class GradeView:
    """A grade with its two terms; `ready` counts the lessons that are written."""

    number: int
    name: str
    band: str
    period: int
    ready: int
    planned: int
    terms: tuple[TermView, ...]


@dataclass(frozen=True)
class LessonIndexView:
    """Home and list of lessons: the class meetings by grade, and lessons of other forms."""

    edition: str
    as_of: str
    ready: int
    planned: int
    grades: tuple[GradeView, ...]
    talks: tuple[LessonCard, ...]
    others: tuple[LessonCard, ...]
    modules: int
    aftermaths: int
    hotlines: tuple[Hotline, ...]


def home_page(curriculum: Curriculum, catalogue: Catalogue) -> PlannedFile:
    """Plan the home page."""
    return _planned("index.md", "首页", lesson_index_view(curriculum, catalogue), render_home)


def lesson_index_page(curriculum: Curriculum, catalogue: Catalogue) -> PlannedFile:
    """Plan the list of lessons."""
    return _planned("lesson/index.md", "课", lesson_index_view(curriculum, catalogue), render_lessons)


def lesson_index_view(curriculum: Curriculum, catalogue: Catalogue) -> LessonIndexView:
    """Return the class meetings by grade and term, and the lessons of other forms."""
    grades = tuple(
        _grade(curriculum, catalogue, number, band.name, band.period)
        for band in curriculum.plan.bands
        for number in band.grades
    )
    meetings = {meeting.id for meeting in curriculum.plan.meetings}
    return LessonIndexView(
        edition=curriculum.plan.edition,
        as_of=labels.day(curriculum.as_of),
        ready=sum(grade.ready for grade in grades),
        planned=sum(grade.planned for grade in grades),
        grades=grades,
        talks=_talks(curriculum, catalogue),
        others=tuple(
            _card(curriculum, catalogue, name)
            for name, lesson in curriculum.lessons.items()
            if name not in meetings and not lesson.talk
        ),
        modules=len(curriculum.modules),
        aftermaths=len(curriculum.aftermaths),
        hotlines=tuple(curriculum.hotlines.hotlines.values()),
    )


def render_home(view: LessonIndexView) -> bytes:
    """Return the home page as a Markdown file."""
    return templates.render(TEACHER_TEMPLATES, "home.md.j2", view=view, root="")


def render_lessons(view: LessonIndexView) -> bytes:
    """Return the list of lessons as a Markdown file."""
    return templates.render(TEACHER_TEMPLATES, "lessons.md.j2", view=view, root="../")


def _planned(path: str, title: str, view: object, render: Callable[[Any], bytes]) -> PlannedFile:
    return PlannedFile(PurePosixPath(path), title, Audience.TEACHER, view, render)


def _grade(curriculum: Curriculum, catalogue: Catalogue, number: int, band: str, period: int) -> GradeView:
    meetings = [meeting for meeting in curriculum.plan.meetings if meeting.grade == number]
    terms = tuple(
        TermView(
            term,
            tuple(_meeting(curriculum, catalogue, meeting) for meeting in meetings if meeting.term == term),
        )
        for term in ("上学期", "下学期")
    )
    ready = sum(meeting.id in curriculum.lessons for meeting in meetings)
    return GradeView(number, labels.grades((number,)), band, period, ready, len(meetings), terms)


def _meeting(curriculum: Curriculum, catalogue: Catalogue, meeting: Meeting) -> LessonCard:
    if meeting.id in curriculum.lessons:
        return _card(curriculum, catalogue, meeting.id)
    strands = _strands(curriculum, meeting.strands)
    grade = labels.grades((meeting.grade,))
    return LessonCard(meeting.title, None, "", grade, meeting.term, "主题班会", strands, None, (), None)


def _card(curriculum: Curriculum, catalogue: Catalogue, name: str) -> LessonCard:
    lesson = curriculum.lessons[name]
    decks = [file for file in downloads(catalogue, Audience.TEACHER, name) if file.ending == "PPTX"]
    return LessonCard(
        lesson.title,
        f"lesson/{name}.html",
        lesson.summary,
        labels.grades(lesson.grades),
        lesson.term,
        lesson.form,
        _strands(curriculum, lesson.strands),
        sum(step.minutes for step in lesson.steps),
        cuts(lesson),
        decks[0] if decks else None,
    )


def _talks(curriculum: Curriculum, catalogue: Catalogue) -> tuple[LessonCard, ...]:
    """Return the talks in the order of the school year, which begins in September."""
    rows = [((lesson.talk.month - 9) % 12, name) for name, lesson in curriculum.lessons.items() if lesson.talk]
    cards = ((_card(curriculum, catalogue, name), place) for place, name in sorted(rows))
    return tuple(replace(card, note=f"{(place + 8) % 12 + 1}月") for card, place in cards)


def _strands(curriculum: Curriculum, keys: tuple[Strand, ...]) -> tuple[str, ...]:
    names = {row.key: row.name for row in curriculum.plan.strands}
    return tuple(names.get(key, key) for key in keys)
