"""What a 教案 prints, as a frozen view: the lesson itself; what is handed out or kept apart has its own file.

Restricted cases are left out; statutes are quoted as in force; evidence is numbered with its sources.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator import version
from generator.curriculum import Curriculum
from generator.model.base import Evidence
from generator.model.lesson import Lesson, Objectives, Preparation, Step
from generator.outputs import labels
from generator.outputs.kit_parts import LawRow, Titled, cited, kinds
from generator.prose import Text


@dataclass(frozen=True)
class StepRow:
    """A row of 教学过程; `cuts` and `slides` are ready words."""

    title: str
    part: str
    minutes: int
    cuts: tuple[str, ...]
    teacher: Text
    students: Text
    intent: Text
    slides: str


@dataclass(frozen=True)
class CaseRow:
    """A case as the teacher reads it out."""

    title: str
    opening: str
    story: Text
    questions: tuple[Titled, ...]
    reasons: tuple[Titled, ...]
    not_for: tuple[str, ...]


@dataclass(frozen=True)
class GroundRow:
    """How well it is known that the lesson, or a step of it, works."""

    title: str
    note: str


@dataclass(frozen=True)
class LessonPlanView:
    """Everything the 教案 prints, in its order; `version` is empty while the code is computed."""

    title: str
    grade: str
    term: str
    periods: str
    form: str
    strands: str
    not_when: tuple[Titled, ...]
    background: Text
    objectives: Objectives
    focus: str
    difficulty: str
    preparation: Preparation
    ground_rules: tuple[str, ...]
    steps: tuple[StepRow, ...]
    total: str
    bystander: Titled | None
    board: Text | None
    cases: tuple[CaseRow, ...]
    after_class: Text
    family: Text | None
    extension: Text | None
    laws: tuple[LawRow, ...]
    grounds: tuple[GroundRow, ...]
    sources: tuple[str, ...]
    beside: str
    """What else lies in the kit."""
    colophon: str
    as_of: datetime.date
    version: str = ""


def lesson_plan_view(curriculum: Curriculum, lesson_id: str) -> LessonPlanView:
    """Return all that the 教案 of a lesson prints."""
    lesson, text = curriculum.lessons[lesson_id], curriculum.text
    action = lesson.bystander
    names = {row.key: row.name for row in curriculum.plan.strands}
    minutes = sum(step.minutes for step in lesson.steps)
    grounds = [("全课", lesson.evidence)]
    grounds += [(f"环节“{step.title}”", step.evidence) for step in lesson.steps if step.evidence]
    known = dict.fromkeys(source for _, evidence in grounds for source in evidence.sources)
    sources = {source: number for number, source in enumerate(known, 1)}
    view = LessonPlanView(
        title=lesson.title,
        grade=labels.grades(lesson.grades),
        term=lesson.term,
        periods=f"1 课时（本课 {minutes} 分钟）" if minutes > 20 else f"微课 {minutes} 分钟",
        form=lesson.form,
        strands="、".join(names.get(key, key) for key in lesson.strands),
        not_when=tuple(Titled(row.when, text(row.instead)) for row in lesson.not_when),
        background=text(lesson.background),
        objectives=lesson.objectives,
        focus=lesson.focus,
        difficulty=lesson.difficulty,
        preparation=lesson.preparation,
        ground_rules=lesson.ground_rules,
        steps=tuple(_step(curriculum, step) for step in lesson.steps),
        total=_total(lesson),
        bystander=Titled(action.action, text(action.practise)) if action else None,
        board=text(lesson.board) if lesson.board else None,
        cases=tuple(_case(curriculum, c) for c in lesson.cases if curriculum.cases[c].audience != "restricted"),
        after_class=text(lesson.after_class),
        family=text(lesson.family) if lesson.family else None,
        extension=text(lesson.extension) if lesson.extension else None,
        laws=tuple(cited(curriculum, citation) for citation in lesson.laws),
        grounds=tuple(_ground(what, evidence, sources) for what, evidence in grounds),
        sources=tuple(f"[{number}] {curriculum.sources.sources[one].citation}" for one, number in sources.items()),
        beside="、".join(("课件", "讲稿", *kinds(lesson))),
        colophon=labels.colophon(curriculum.plan.edition, curriculum.as_of),
        as_of=curriculum.as_of,
    )
    return replace(view, version=version.code(curriculum.plan.edition, view))


def _step(curriculum: Curriculum, step: Step) -> StepRow:
    pairs = ((20, step.cuts.twenty), (10, step.cuts.ten))
    cuts = tuple(f"{cut} 分钟课 {minutes} 分钟" for cut, minutes in pairs if minutes)
    slides = "".join(f"《{slide.title}》" for slide in step.slides)
    teacher, students, intent = map(curriculum.text, (step.teacher, step.students, step.intent))
    return StepRow(step.title, step.part, step.minutes, cuts, teacher, students, intent, slides)


def _total(lesson: Lesson) -> str:
    shorter = ((20, [s.cuts.twenty for s in lesson.steps]), (10, [s.cuts.ten for s in lesson.steps]))
    sums = [f"{cut} 分钟课共 {sum(filter(None, row))} 分钟" for cut, row in shorter if any(row)]
    return "；".join([f"共 {sum(step.minutes for step in lesson.steps)} 分钟", *sums])


def _case(curriculum: Curriculum, case_id: str) -> CaseRow:
    case, text = curriculum.cases[case_id], curriculum.text
    opening = f"{labels.adapted(case.kind == '官方发布改编')}读之前先说：{case.notice}"
    questions = tuple(Titled(row.ask, text(row.answers)) for row in case.questions)
    reasons = tuple(Titled(curriculum.quote(row.cite).title, text(row.reason)) for row in case.analysis)
    return CaseRow(case.title, opening, text(case.story), questions, reasons, case.not_for)


def _ground(what: str, evidence: Evidence, sources: Mapping[str, int]) -> GroundRow:
    numbers = "".join(f"[{sources[source]}]" for source in evidence.sources)
    where = f"（来源{numbers}）" if numbers else ""
    return GroundRow(f"{what}：{labels.EVIDENCE[evidence.level]}", (evidence.note or "") + where)
