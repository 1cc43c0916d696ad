"""A year at a glance for one grade, and its cards to cut out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.curriculum import Curriculum
from generator.model.base import Band, ForStudents
from generator.model.lesson import Lesson
from generator.outputs import labels
from generator.outputs.page_parts import StudentLink
from generator.outputs.student_pages.lesson import QuestionView, question, story_link
from generator.outputs.student_pages.parts import RuleView, bands_of, planned, rule
from generator.outputs.student_pages.scenario import scenario_link
from generator.plan import PlannedFile

_QUESTIONS = 4
_YOUNGEST: Band = "小低"
_FIRST = "minors-protection/definitions"
_CONSEQUENCES = ("crime-prevention", "public-security", "criminal-law", "criminal-procedure", "minor-cases")
_LAST = (
    "public-security/corrective",
    "public-security/age",
    "public-security/detention-exempt",
    "public-security/mitigation",
    "criminal-law/responsibility-age",
)


@dataclass(frozen=True)
class TermView:
    """The lessons of a term, in the order in which they are taught."""

    term: ForStudents
    lessons: tuple[StudentLink, ...]


@dataclass(frozen=True)
class Asked:
    """A question and the lesson it comes from."""

    question: QuestionView
    lesson: StudentLink


@dataclass(frozen=True)
class GradeView:
    """What there is for a grade: only what exists."""

    title: ForStudents
    terms: tuple[TermView, ...]
    tales: tuple[StudentLink, ...]
    stories: tuple[StudentLink, ...]
    actions: tuple[ForStudents, ...]
    asked: tuple[Asked, ...]
    rules: tuple[RuleView, ...]
    cards: str
    as_of: ForStudents


@dataclass(frozen=True)
class CardsView:
    """The cards of a grade: on each what a child can do after one lesson."""

    title: ForStudents
    back: StudentLink
    cards: tuple[CardView, ...]


@dataclass(frozen=True)
class CardView:
    """A card of one lesson."""

    lesson: ForStudents
    can_do: tuple[ForStudents, ...]


def grades(curriculum: Curriculum) -> tuple[int, ...]:
    """Return the grades with something to read."""
    return tuple(sorted({grade for lesson in curriculum.student_lessons().values() for grade in lesson.grades}))


def grade_pages(curriculum: Curriculum) -> Iterator[PlannedFile]:
    """Plan the page and the cards of every grade that has something to read."""
    for grade in grades(curriculum):
        youngest = curriculum.band(grade) == _YOUNGEST
        view, cards = grade_view(curriculum, grade), cards_view(curriculum, grade)
        yield planned(curriculum, f"grade/{grade}.md", view.title, "grade.md.j2", view, youngest=youngest)
        yield planned(curriculum, f"card/{grade}.md", cards.title, "cards.md.j2", cards, youngest=youngest)


def grade_view(curriculum: Curriculum, grade: int) -> GradeView:
    """Return what the page of `grade` prints."""
    lessons = _lessons(curriculum, grade)
    bands = bands_of(curriculum, (grade,))
    terms = tuple(
        TermView(labels.term(term), tuple(_link(name, lesson) for name, lesson in rows))
        for term in ("上学期", "下学期")
        if (rows := [(name, lesson) for name, lesson in lessons if lesson.term == term])
    )
    citations = dict.fromkeys(citation.split("#")[0] for _, lesson in lessons for citation in lesson.laws)
    rules = (rule(curriculum, citation, bands) for citation in sorted(citations, key=_turn))
    return GradeView(
        title=labels.grades((grade,)),
        terms=terms,
        tales=tuple(scenario_link(curriculum, n) for n, s in curriculum.scenarios.items() if set(bands) & set(s.bands)),
        stories=tuple(
            story_link(name, case)
            for name, case in curriculum.cases.items()
            if case.audience == "student" and set(bands) & set(case.bands)
        ),
        actions=tuple(dict.fromkeys(lesson.bystander.action for _, lesson in lessons if lesson.bystander)),
        asked=tuple(
            Asked(question(curriculum, lesson.quiz[0]), _link(name, lesson)) for name, lesson in lessons if lesson.quiz
        )[:_QUESTIONS],
        rules=tuple(row for row in rules if row.gists),
        cards=f"card/{grade}.html",
        as_of=labels.day(curriculum.as_of),
    )


def cards_view(curriculum: Curriculum, grade: int) -> CardsView:
    """Return what the cards of `grade` print."""
    return CardsView(
        title=labels.cards((grade,)),
        back=StudentLink(labels.grades((grade,)), f"grade/{grade}.html"),
        cards=tuple(
            CardView(lesson.title, lesson.student.can_do) for _, lesson in _lessons(curriculum, grade) if lesson.student
        ),
    )


def _turn(citation: str) -> tuple[int, int]:
    """Return the place of an article: what it is, what protects, what follows, what is done at every age, limits.

    Whoever reads the limits first learns that nothing happens to the young (content-guide §1.2). Articles of one kind
    stay in the order of the lessons.
    """
    if citation in _LAST:
        return 4, _LAST.index(citation)
    law = citation.partition("/")[0]
    return (0 if citation == _FIRST else 1 if law == "minors-protection" else 3 if law in _CONSEQUENCES else 2), 0


def _link(name: str, lesson: Lesson) -> StudentLink:
    return StudentLink(lesson.title, f"lesson/{name}.html", lesson.summary)


def _lessons(curriculum: Curriculum, grade: int) -> list[tuple[str, Lesson]]:
    """Return the grade's lessons: class meetings in their order, then what else there is."""
    order = [meeting.id for meeting in curriculum.plan.meetings]
    found = [(name, lesson) for name, lesson in curriculum.student_lessons().items() if grade in lesson.grades]
    return sorted(found, key=lambda row: (order.index(row[0]) if row[0] in order else len(order), row[0]))
