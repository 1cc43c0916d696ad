"""Lessons as cards: what home, the list of lessons, grade pages and the talks print of a lesson."""

from __future__ import annotations

from dataclasses import dataclass

from generator.curriculum import Curriculum
from generator.model.base import Strand
from generator.model.curriculum import Meeting
from generator.model.lesson import Lesson
from generator.outputs import labels
from generator.outputs.page_parts import Download, downloads
from generator.plan import Audience, Catalogue

TERMS = ("上学期", "下学期")
LENGTHS = (("10", "10 分钟"), ("20", "20 分钟"), ("40", "一节课"))
"""How much time a teacher has: the value in the address, and its words."""


@dataclass(frozen=True)
class Deck:
    """A deck to download at once: how long it takes, and the file."""

    length: str
    file: Download


@dataclass(frozen=True)
class LessonCard:
    """A lesson in a list; a planned one has neither page nor minutes. `lengths` and `grade_numbers` are filtered by."""

    title: str
    href: str | None
    summary: str
    grades: str
    grade_numbers: tuple[int, ...]
    term: str
    form: str
    strands: tuple[str, ...]
    minutes: int | None
    cuts: tuple[tuple[str, int], ...]
    lengths: tuple[str, ...]
    decks: tuple[Deck, ...]
    spoken: bool
    """There is a text to speak for fifteen minutes, without slides."""


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


def grades(curriculum: Curriculum, catalogue: Catalogue) -> tuple[GradeView, ...]:
    """Return every grade with its class meetings, written and planned."""
    return tuple(
        grade(curriculum, catalogue, number) for band in curriculum.plan.bands for number in sorted(band.grades)
    )


def grade(curriculum: Curriculum, catalogue: Catalogue, number: int) -> GradeView:
    """Return one grade with its class meetings, written and planned."""
    meetings = [meeting for meeting in curriculum.plan.meetings if meeting.grade == number]
    terms = tuple(
        TermView(term, tuple(_meeting(curriculum, catalogue, m) for m in meetings if m.term == term)) for term in TERMS
    )
    ready = sum(meeting.id in curriculum.lessons for meeting in meetings)
    name = labels.grades((number,))
    return GradeView(number, name, curriculum.band(number), curriculum.period(number), ready, len(meetings), terms)


def others(curriculum: Curriculum, catalogue: Catalogue) -> tuple[LessonCard, ...]:
    """Return the lessons that are neither class meetings of the plan nor talks, by grade."""
    meetings = {meeting.id for meeting in curriculum.plan.meetings}
    rows = [
        (min(lesson.grades), name)
        for name, lesson in curriculum.lessons.items()
        if name not in meetings and not lesson.talk
    ]
    return tuple(card(curriculum, catalogue, name) for _, name in sorted(rows))


def card(curriculum: Curriculum, catalogue: Catalogue, name: str) -> LessonCard:
    """Return the card of a written lesson."""
    lesson = curriculum.lessons[name]
    return LessonCard(
        lesson.title,
        f"lesson/{name}.html",
        lesson.summary,
        labels.grades(lesson.grades),
        tuple(sorted(lesson.grades)),
        lesson.term,
        lesson.form,
        _strands(curriculum, lesson.strands),
        sum(step.minutes for step in lesson.steps),
        cuts(lesson),
        lengths(lesson),
        tuple(
            Deck(file.title.removeprefix("课件（").removesuffix("）"), file)
            for file in downloads(catalogue, Audience.TEACHER, name)
            if file.ending == "PPTX" and "去备注" not in file.title
        ),
        lesson.talk is not None,
    )


def cuts(lesson: Lesson) -> tuple[tuple[str, int], ...]:
    """Return the shorter forms a lesson has, e.g. ("20", 19): its name and the minutes its steps add up to."""
    sums = (
        ("20", sum(step.cuts.twenty or 0 for step in lesson.steps)),
        ("10", sum(step.cuts.ten or 0 for step in lesson.steps)),
    )
    return tuple((name, minutes) for name, minutes in sums if minutes)


def lengths(lesson: Lesson) -> tuple[str, ...]:
    """Return which of `LENGTHS` a teacher may have for this lesson; a talk has a text for fifteen minutes too."""
    minutes = [sum(step.minutes for step in lesson.steps), *(sum_ for _, sum_ in cuts(lesson))]
    minutes += [15] if lesson.talk else []
    found = {next((key for key, _ in LENGTHS if sum_ <= int(key)), LENGTHS[-1][0]) for sum_ in minutes}
    return tuple(sorted(found))


def _meeting(curriculum: Curriculum, catalogue: Catalogue, meeting: Meeting) -> LessonCard:
    if meeting.id in curriculum.lessons:
        return card(curriculum, catalogue, meeting.id)
    return LessonCard(
        meeting.title,
        None,
        "",
        labels.grades((meeting.grade,)),
        (meeting.grade,),
        meeting.term,
        "主题班会",
        _strands(curriculum, meeting.strands),
        None,
        (),
        (),
        (),
        spoken=False,
    )


def _strands(curriculum: Curriculum, keys: tuple[Strand, ...]) -> tuple[str, ...]:
    names = {row.key: row.name for row in curriculum.plan.strands}
    return tuple(names.get(key, key) for key in keys)
