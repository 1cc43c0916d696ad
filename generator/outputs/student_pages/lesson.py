"""The student's page of a lesson and of a case: told to the pupil, without teacher's notes or answer keys."""

from __future__ import annotations

from dataclasses import dataclass

from generator.curriculum import Curriculum
from generator.law import for_pupils, split_citation
from generator.model.base import ForStudents
from generator.model.case import Case
from generator.model.lesson import QuizItem
from generator.outputs import labels
from generator.outputs.page_parts import StudentLink
from generator.outputs.student_pages.parts import RuleView, bands_of, planned, rule
from generator.outputs.student_pages.scenario import scenario_link
from generator.plan import PlannedFile
from generator.prose import StudentText


@dataclass(frozen=True)
class OptionView:
    """An option and what is said after it was chosen; `right` only chooses the words of the answer."""

    text: ForStudents
    right: bool
    feedback: StudentText


@dataclass(frozen=True)
class QuestionView:
    """A question that explains instead of marking."""

    ask: ForStudents
    options: tuple[OptionView, ...]


@dataclass(frozen=True)
class StudentLessonView:
    """A lesson as a pupil reads it alone."""

    title: ForStudents
    summary: ForStudents
    grades: ForStudents
    year: str
    """The page of the first of its grades."""
    lead: StudentText
    points: tuple[StudentText, ...]
    can_do: tuple[ForStudents, ...]
    stories: tuple[StudentLink, ...]
    rules: tuple[RuleView, ...]
    tale: StudentLink | None
    quiz: tuple[QuestionView, ...]
    as_of: ForStudents


@dataclass(frozen=True)
class PersonView:
    """A person of the story."""

    name: ForStudents
    part: ForStudents


@dataclass(frozen=True)
class CouldDoView:
    """What one of them could have done."""

    who: ForStudents
    what: StudentText


@dataclass(frozen=True)
class StudentCaseView:
    """A story to think about; its analysis and the ways to take answers stay with teachers."""

    title: ForStudents
    summary: ForStudents
    origin: ForStudents
    notice: ForStudents
    setting: ForStudents
    story: StudentText
    roles: tuple[PersonView, ...]
    turning_points: tuple[ForStudents, ...]
    questions: tuple[ForStudents, ...]
    could_do: tuple[CouldDoView, ...]
    outcome: StudentText
    rules: tuple[StudentLink, ...]
    lessons: tuple[StudentLink, ...]


def lesson_page(curriculum: Curriculum, name: str) -> PlannedFile:
    """Plan the student's page of the lesson `name`."""
    view = lesson_view(curriculum, name)
    youngest = "小低" in bands_of(curriculum, curriculum.lessons[name].grades)
    return planned(curriculum, f"lesson/{name}.md", view.title, "lesson.md.j2", view, youngest=youngest)


def case_page(curriculum: Curriculum, name: str) -> PlannedFile:
    """Plan the student's page of the case `name`, whose audience is student."""
    view = case_view(curriculum, name)
    youngest = "小低" in curriculum.cases[name].bands
    return planned(curriculum, f"case/{name}.md", view.title, "case.md.j2", view, youngest=youngest)


def lesson_view(curriculum: Curriculum, name: str) -> StudentLessonView:
    """Return what the student's page of the lesson `name` prints."""
    lesson, part = curriculum.lessons[name], curriculum.lessons[name].student
    assert part, f"{name} has nothing for pupils and is not planned for them"
    text = curriculum.student_text
    bands = bands_of(curriculum, lesson.grades)
    cases = ((case, curriculum.cases[case]) for case in lesson.cases)
    return StudentLessonView(
        title=lesson.title,
        summary=lesson.summary,
        grades=labels.grades(lesson.grades),
        year=f"grade/{lesson.grades[0]}.html",
        lead=text(part.lead),
        points=tuple(text(point) for point in part.points),
        can_do=part.can_do,
        stories=tuple(story_link(case, found) for case, found in cases if found.audience == "student"),
        rules=tuple(
            rule(curriculum, citation, bands)
            for citation in lesson.laws
            for law, slug, *_ in (split_citation(citation),)
            if for_pupils(curriculum.laws[law].articles[slug])
        ),
        tale=scenario_link(curriculum, lesson.scenario) if lesson.scenario else None,
        quiz=tuple(question(curriculum, item) for item in lesson.quiz),
        as_of=labels.day(curriculum.as_of),
    )


def case_view(curriculum: Curriculum, name: str) -> StudentCaseView:
    """Return what the student's page of the case `name` prints."""
    case = curriculum.cases[name]
    text = curriculum.student_text
    lessons = ((other, row) for other, row in curriculum.student_lessons().items() if name in row.cases)
    return StudentCaseView(
        title=case.title,
        summary=case.summary,
        origin=labels.adapted(case.kind == "官方发布改编"),
        notice=case.notice,
        setting=case.setting,
        story=text(case.story),
        roles=tuple(PersonView(role.name, role.part) for role in case.roles),
        turning_points=case.turning_points,
        questions=tuple(question.ask for question in case.questions),
        could_do=tuple(CouldDoView(row.who, text(row.what)) for row in case.could_do),
        outcome=text(case.outcome),
        rules=_cited(curriculum, case),
        lessons=tuple(
            StudentLink(row.title, f"lesson/{other}.html", labels.grades(row.grades)) for other, row in lessons
        ),
    )


def question(curriculum: Curriculum, item: QuizItem) -> QuestionView:
    """Return a question with what is said about each option."""
    text = curriculum.student_text
    return QuestionView(item.ask, tuple(OptionView(o.text, o.right, text(o.feedback)) for o in item.options))


def story_link(name: str, case: Case) -> StudentLink:
    """Return the link to a story pupils may read."""
    return StudentLink(case.title, f"case/{name}.html", case.summary)


def _cited(curriculum: Curriculum, case: Case) -> tuple[StudentLink, ...]:
    rows: dict[tuple[str, str], StudentLink] = {}
    for step in case.analysis:
        found = curriculum.quote(step.cite.split("#")[0])  # the whole article: pupils get no analysis
        if for_pupils(curriculum.laws[found.law].articles[found.slug]):
            rows[found.law, found.slug] = StudentLink(found.title, f"law/{found.law}.html#{found.slug}", found.heading)
    return tuple(rows.values())
