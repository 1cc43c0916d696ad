"""The teacher's page of a case: the story, what to ask, how to take the answers, what it must not be used for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.curriculum import Curriculum
from generator.model.case import Provenance, Role
from generator.outputs import labels
from generator.outputs.page_parts import TEACHER_TEMPLATES, EvidenceView, Link, evidence, grades_of
from generator.plan import Audience, PlannedFile
from generator.prose import Text
from generator.render import templates


@dataclass(frozen=True)
class QuestionView:
    """A question and how its answers may be taken."""

    ask: str
    answers: Text


@dataclass(frozen=True)
class ReasonView:
    """One step of the legal analysis."""

    law: Link
    reason: Text


@dataclass(frozen=True)
class CaseView:
    """Everything the page prints."""

    title: str
    summary: str
    kind: str
    grades: str
    harms: tuple[str, ...]
    setting: str
    for_students: bool
    notice: str
    story: Text
    roles: tuple[Role, ...]
    turning_points: tuple[str, ...]
    questions: tuple[QuestionView, ...]
    analysis: tuple[ReasonView, ...]
    could_do: tuple[tuple[str, Text], ...]
    outcome: Text
    not_for: tuple[str, ...]
    provenance: Provenance | None
    published: str
    evidence: EvidenceView
    lessons: tuple[Link, ...]
    reviewed: str


def case_page(curriculum: Curriculum, name: str) -> PlannedFile:
    """Plan the teacher's page of the case `name`, which is not restricted."""
    view = case_view(curriculum, name)
    return PlannedFile(PurePosixPath(f"case/{name}.md"), view.title, Audience.TEACHER, view, render)


def render(view: CaseView) -> bytes:
    """Return the page as a Markdown file."""
    return templates.render(TEACHER_TEMPLATES, "case.md.j2", view=view, root="../")


def case_view(curriculum: Curriculum, name: str) -> CaseView:
    """Return what the page of the case `name` prints."""
    case = curriculum.cases[name]
    text = curriculum.text
    return CaseView(
        title=case.title,
        summary=case.summary,
        kind=case.kind,
        grades=grades_of(curriculum, case.bands),
        harms=case.harms,
        setting=case.setting,
        for_students=case.audience == "student",
        notice=case.notice,
        story=text(case.story),
        roles=case.roles,
        turning_points=case.turning_points,
        questions=tuple(QuestionView(q.ask, text(q.answers)) for q in case.questions),
        analysis=tuple(_reason(curriculum, step.cite, text(step.reason)) for step in case.analysis),
        could_do=tuple((row.who, text(row.what)) for row in case.could_do),
        outcome=text(case.outcome),
        not_for=case.not_for,
        provenance=case.provenance,
        published=labels.day(case.provenance.date) if case.provenance else "",
        evidence=evidence(curriculum, case.evidence),
        lessons=tuple(
            Link(lesson.title, f"lesson/{other}.html", labels.grades(lesson.grades))
            for other, lesson in curriculum.lessons.items()
            if name in lesson.cases
        ),
        reviewed=labels.day(case.reviewed),
    )


def _reason(curriculum: Curriculum, citation: str, reason: Text) -> ReasonView:
    found = curriculum.quote(citation)
    return ReasonView(Link(found.title, f"law/{found.law}.html#{found.slug}", found.heading), reason)
