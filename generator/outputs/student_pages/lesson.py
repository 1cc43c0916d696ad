"""The student's page of a lesson and of a case: told to the pupil, without teacher's notes or answer keys."""

from __future__ import annotations

from dataclasses import dataclass

from generator.curriculum import Curriculum
from generator.law import for_pupils, split_citation
from generator.model.base import Band, ForStudents
from generator.model.case import Case
from generator.outputs import labels
from generator.outputs.page_parts import StudentLink, quoted
from generator.outputs.student_pages.parts import GistView, RuleView, gists, planned
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
    lead: StudentText
    points: tuple[StudentText, ...]
    can_do: tuple[ForStudents, ...]
    stories: tuple[StudentLink, ...]
    rules: tuple[RuleView, ...]
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
    return planned(curriculum, f"lesson/{name}.md", view.title, "lesson.md.j2", view)


def case_page(curriculum: Curriculum, name: str) -> PlannedFile:
    """Plan the student's page of the case `name`, whose audience is student."""
    view = case_view(curriculum, name)
    return planned(curriculum, f"case/{name}.md", view.title, "case.md.j2", view)


def lesson_view(curriculum: Curriculum, name: str) -> StudentLessonView:
    """Return what the student's page of the lesson `name` prints."""
    lesson, part = curriculum.lessons[name], curriculum.lessons[name].student
    assert part, f"{name} has nothing for pupils and is not planned for them"
    text = curriculum.student_text
    bands = tuple(dict.fromkeys(row.name for row in curriculum.plan.bands if set(row.grades) & set(lesson.grades)))
    cases = ((case, curriculum.cases[case]) for case in lesson.cases)
    return StudentLessonView(
        title=lesson.title,
        summary=lesson.summary,
        grades=labels.grades(lesson.grades),
        lead=text(part.lead),
        points=tuple(text(point) for point in part.points),
        can_do=part.can_do,
        stories=tuple(story_link(case, found) for case, found in cases if found.audience == "student"),
        rules=tuple(
            _rule(curriculum, citation, bands)
            for citation in lesson.laws
            for law, slug, *_ in (split_citation(citation),)
            if for_pupils(curriculum.laws[law].articles[slug])
        ),
        quiz=tuple(
            QuestionView(item.ask, tuple(OptionView(o.text, o.right, text(o.feedback)) for o in item.options))
            for item in lesson.quiz
        ),
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


def story_link(name: str, case: Case) -> StudentLink:
    """Return the link to a story pupils may read."""
    return StudentLink(case.title, f"case/{name}.html", case.summary)


def _rule(curriculum: Curriculum, citation: str, bands: tuple[Band, ...]) -> RuleView:
    found = curriculum.quote(citation)
    gist = curriculum.laws[found.law].articles[found.slug].gist
    plain: tuple[GistView, ...] = gists(curriculum, gist, bands)
    return RuleView(
        link=StudentLink(found.title, f"law/{found.law}.html#{found.slug}"),
        heading=found.heading,
        gists=plain,
        clauses=quoted(found),
        since=labels.in_force_since(found.in_force_from),
    )


def _cited(curriculum: Curriculum, case: Case) -> tuple[StudentLink, ...]:
    rows: dict[tuple[str, str], StudentLink] = {}
    for step in case.analysis:
        found = curriculum.quote(step.cite.split("#")[0])  # the whole article: pupils get no analysis
        if for_pupils(curriculum.laws[found.law].articles[found.slug]):
            rows[found.law, found.slug] = StudentLink(found.title, f"law/{found.law}.html#{found.slug}", found.heading)
    return tuple(rows.values())
