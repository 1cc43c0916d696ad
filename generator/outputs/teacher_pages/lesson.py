"""The teacher's page of a lesson: when not to teach it first, then what is read in five minutes, then everything."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.curriculum import Curriculum
from generator.model.lesson import Brief, Lesson, Objectives, Preparation, Step
from generator.outputs import labels
from generator.outputs.decks import FULL, deck_view
from generator.outputs.page_parts import (
    TEACHER_TEMPLATES,
    Download,
    EvidenceView,
    Link,
    downloads,
    evidence,
    neighbour,
)
from generator.outputs.question import QuestionView, questions
from generator.outputs.teacher_pages.cards import cuts
from generator.outputs.teacher_pages.preview import SlidePreview, pictures, previews
from generator.plan import Audience, Catalogue, PlannedFile
from generator.prose import Text
from generator.render import templates


@dataclass(frozen=True)
class StepView:
    """One timed step; `start` is its first minute, `twenty` and `ten` are its minutes in the shorter cuts."""

    title: str
    part: str
    start: int
    minutes: int
    twenty: int | None
    ten: int | None
    teacher: Text
    students: Text
    intent: Text
    slides: tuple[str, ...]
    evidence: EvidenceView | None


@dataclass(frozen=True)
class TaskView:
    """A task of the worksheet with the teacher's reference answer."""

    task: Text
    answer: Text


@dataclass(frozen=True)
class WorksheetView:
    """The worksheet with answers."""

    title: str
    intro: Text
    tasks: tuple[TaskView, ...]


@dataclass(frozen=True)
class NotWhenView:
    """When not to teach the lesson, and what instead."""

    when: str
    instead: Text


@dataclass(frozen=True)
class TalkView:
    """What only a 法治讲座 has."""

    month: int
    before: tuple[str, ...]
    local: str
    spoken: Text
    questions: tuple[tuple[str, Text], ...]


@dataclass(frozen=True)
class LessonView:
    """Everything the page prints. `brief`, `objectives` and `preparation` hold plain lines, as written."""

    title: str
    summary: str
    grades: str
    term: str
    form: str
    strands: tuple[str, ...]
    minutes: int
    cuts: tuple[tuple[str, int], ...]
    edition: str
    law_checked: str
    reviewed: str
    downloads: tuple[Download, ...]
    script: str
    slides: tuple[SlidePreview, ...]
    not_when: tuple[NotWhenView, ...]
    brief: Brief
    background: Text
    objectives: Objectives
    focus: str
    difficulty: str
    preparation: Preparation
    ground_rules: tuple[str, ...]
    steps: tuple[StepView, ...]
    extension: Text | None
    board: Text | None
    talk: TalkView | None
    quiz: tuple[QuestionView, ...]
    worksheet: WorksheetView | None
    bystander: str | None
    practise: Text | None
    disclosure: Text
    after_class: Text
    family: Text | None
    letter: Text | None
    group_text: str | None
    laws: tuple[Link, ...]
    cases: tuple[Link, ...]
    restricted: int
    builds_on: tuple[Link, ...]
    evidence: EvidenceView
    before: Link | None
    after: Link | None


def lesson_page(curriculum: Curriculum, catalogue: Catalogue, name: str) -> PlannedFile:
    """Plan the teacher's page of the lesson `name`."""
    view = lesson_view(curriculum, catalogue, name)
    return PlannedFile(PurePosixPath(f"lesson/{name}.md"), view.title, Audience.TEACHER, view, render)


def _talk(curriculum: Curriculum, lesson: Lesson) -> TalkView | None:
    talk = lesson.talk
    if not talk:
        return None
    questions = tuple((row.ask, curriculum.text(row.answer)) for row in talk.questions)
    return TalkView(talk.month, talk.before, talk.local_case, curriculum.text(talk.spoken), questions)


def render(view: LessonView) -> bytes:
    """Return the page as a Markdown file."""
    return templates.render(TEACHER_TEMPLATES, "lesson.md.j2", view=view, pictures=pictures(view.slides), root="../")


def lesson_view(curriculum: Curriculum, catalogue: Catalogue, name: str) -> LessonView:
    """Return what the page of the lesson `name` prints."""
    lesson = curriculum.lessons[name]
    text = curriculum.text
    strands = {row.key: row.name for row in curriculum.plan.strands}
    before, after = curriculum.neighbours(name)
    sheet = lesson.worksheet
    cited = [curriculum.cases[case] for case in lesson.cases]
    return LessonView(
        title=lesson.title,
        summary=lesson.summary,
        grades=labels.grades(lesson.grades),
        term=lesson.term,
        form=lesson.form,
        strands=tuple(strands.get(key, key) for key in lesson.strands),
        minutes=sum(step.minutes for step in lesson.steps),
        cuts=cuts(lesson),
        edition=curriculum.plan.edition,
        law_checked=labels.day(curriculum.as_of),
        reviewed=labels.day(lesson.reviewed),
        downloads=downloads(catalogue, Audience.TEACHER, name),
        script=f"script/{name}.html",
        slides=previews(deck_view(curriculum, lesson, FULL)),
        not_when=tuple(NotWhenView(row.when, text(row.instead)) for row in lesson.not_when),
        brief=lesson.brief,
        background=text(lesson.background),
        objectives=lesson.objectives,
        focus=lesson.focus,
        difficulty=lesson.difficulty,
        preparation=lesson.preparation,
        ground_rules=lesson.ground_rules,
        steps=tuple(
            _step(curriculum, step, sum(earlier.minutes for earlier in lesson.steps[:index]))
            for index, step in enumerate(lesson.steps)
        ),
        extension=text(lesson.extension) if lesson.extension else None,
        board=text(lesson.board) if lesson.board else None,
        talk=_talk(curriculum, lesson),
        quiz=questions(curriculum, lesson.quiz),
        worksheet=WorksheetView(
            sheet.title,
            text(sheet.intro),
            tuple(TaskView(text(task.task), text(task.answer)) for task in sheet.tasks),
        )
        if sheet
        else None,
        bystander=lesson.bystander.action if lesson.bystander else None,
        practise=text(lesson.bystander.practise) if lesson.bystander else None,
        disclosure=text(lesson.disclosure),
        after_class=text(lesson.after_class),
        family=text(lesson.family) if lesson.family else None,
        letter=text(lesson.letter) if lesson.letter else None,
        group_text=lesson.group_text,
        laws=tuple(law_link(curriculum, citation) for citation in lesson.laws),
        cases=tuple(
            Link(curriculum.cases[case].title, f"case/{case}.html", curriculum.cases[case].summary)
            for case in lesson.cases
            if curriculum.cases[case].audience != "restricted"
        ),
        restricted=sum(case.audience == "restricted" for case in cited),
        builds_on=tuple(_earlier(curriculum, other) for other in lesson.builds_on),
        evidence=evidence(curriculum, lesson.evidence),
        before=neighbour(curriculum, before),
        after=neighbour(curriculum, after),
    )


def law_link(curriculum: Curriculum, citation: str) -> Link:
    """Return number and heading of a cited article, noting a change that is already known."""
    found = curriculum.quote(citation)
    change = f"（{labels.changes_on(found.changed_later)}）" if found.changed_later else ""
    return Link(found.title, f"law/{found.law}.html#{found.slug}", found.heading + change)


def _step(curriculum: Curriculum, step: Step, start: int) -> StepView:
    text = curriculum.text
    return StepView(
        step.title,
        step.part,
        start,
        step.minutes,
        step.cuts.twenty,
        step.cuts.ten,
        text(step.teacher),
        text(step.students),
        text(step.intent),
        tuple(slide.title for slide in step.slides),
        evidence(curriculum, step.evidence) if step.evidence else None,
    )


def _earlier(curriculum: Curriculum, name: str) -> Link:
    found = curriculum.linked(f"lesson/{name}")
    return Link(found.text, found.teacher_page) if found else Link(name, None)
