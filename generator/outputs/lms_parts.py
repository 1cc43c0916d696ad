"""Courses for a learning platform: a training module for staff, a grade's term for pupils."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from generator import version
from generator.curriculum import Curriculum
from generator.model.base import ForStudents
from generator.model.case import Case
from generator.model.lesson import Lesson
from generator.model.module import Module, Session
from generator.outputs import labels
from generator.outputs.kit_parts import cited
from generator.outputs.lms_views import (
    Course,
    StaffCourse,
    StaffGroup,
    StaffOption,
    StaffPage,
    StaffQuestion,
    StudentCourse,
    StudentGroup,
    StudentOption,
    StudentPage,
    StudentQuestion,
)
from generator.prose import Bullets, Paragraph, Run, Runs, StudentText, Text
from generator.render import slide_text
from generator.render.slide_content import SlideText, plain
from generator.render.slide_model import TRAINING
from generator.render.slide_text import Question

T = TypeVar("T", bound=Text)
TERMS = ("上学期", "下学期")


def courses(curriculum: Curriculum) -> Iterator[tuple[str, Course]]:
    """Yield (folder of its downloads, course) of every module and every grade's term."""
    for name in curriculum.modules:
        yield name, module_course(curriculum, name)
    yield from units(curriculum)


def module_course(curriculum: Curriculum, name: str) -> StaffCourse:
    """Return a module without its restricted cases: what is seen on slides, handouts, cases, statutes, questions."""
    module = curriculum.modules[name]
    view = StaffCourse(
        identifier=name,
        over="教师培训",
        title=module.title,
        pages=tuple(_module_pages(curriculum, module)),
        pass_mark=module.pass_mark,
        colophon=labels.colophon(curriculum.plan.edition, curriculum.as_of),
        as_of=curriculum.as_of,
    )
    return replace(view, version=version.code(curriculum.plan.edition, view))


def units(curriculum: Curriculum) -> Iterator[tuple[str, StudentCourse]]:
    """Yield (place, course) of every grade and term of which a class meeting is written."""
    for grade in sorted({meeting.grade for meeting in curriculum.plan.meetings}):
        for number, term in enumerate(TERMS, 1):
            ids = [row.id for row in curriculum.plan.meetings if (row.grade, row.term) == (grade, term)]
            lessons = [curriculum.lessons[one] for one in ids if one in curriculum.lessons]
            if lessons := [lesson for lesson in lessons if lesson.student]:
                place = f"{labels.grades((grade,))}{term}"
                yield place, _unit(curriculum, f"grade-{grade:02}-{number}", ForStudents(place), lessons, grade)


def _unit(
    curriculum: Curriculum, identifier: str, place: ForStudents, lessons: Sequence[Lesson], grade: int
) -> StudentCourse:
    pages = [page for lesson in lessons for page in _lesson_pages(curriculum, lesson)]
    view = StudentCourse(
        identifier=identifier,
        over=labels.LEARNING,
        title=labels.unit(place),
        pages=(*pages[:-1], _help(curriculum), pages[-1]),
        colophon=labels.colophon(curriculum.plan.edition, curriculum.as_of),
        as_of=curriculum.as_of,
        readings=curriculum.readings if curriculum.band(grade) == "小低" else None,
    )
    return replace(view, version=version.code(curriculum.plan.edition, view))


def _lesson_pages(curriculum: Curriculum, lesson: Lesson) -> Iterator[StudentPage]:
    part, text = lesson.student, curriculum.student_text
    assert part
    yield StudentPage(
        lesson.title,
        lesson.title,
        (_unlinked(text(part.lead)), *(_unlinked(text(point)) for point in part.points)),
        (StudentGroup(labels.CAN_DO, part.can_do),),
    )
    for name in lesson.cases:
        case = curriculum.cases.get(name)
        if case and case.audience == "student":
            yield _story(curriculum, lesson.title, case)
            yield StudentPage(case.title, labels.AFTERWARDS, (_unlinked(text(case.outcome)),))
    if lesson.quiz:
        asked = tuple(
            StudentQuestion(
                item.ask,
                tuple(StudentOption(one.text, one.right, _unlinked(text(one.feedback))) for one in item.options),
            )
            for item in lesson.quiz
        )
        yield StudentPage(lesson.title, labels.THINK, questions=asked)


def _story(curriculum: Curriculum, over: ForStudents, case: Case) -> StudentPage:
    text = curriculum.student_text
    return StudentPage(
        over,
        case.title,
        (StudentText((Paragraph(_line(case.notice)),)), _unlinked(text(case.story))),
        (StudentGroup(labels.THINK, tuple(one.ask for one in case.questions)),),
    )


def _help(curriculum: Curriculum) -> StudentPage:
    known = curriculum.hotlines
    numbers = tuple(labels.hotline(one.name, one.number, one.call_for) for one in known.hotlines.values())
    return StudentPage(
        labels.LEARNING,
        labels.HELP,
        (StudentText((Paragraph(_line(known.second_adult)), Paragraph(_line(known.night)))),),
        (StudentGroup(labels.NUMBERS, numbers),),
    )


def _module_pages(curriculum: Curriculum, module: Module) -> Iterator[StaffPage]:
    asked = slide_text.questions(curriculum, module)
    yield StaffPage("", "学完以后", groups=(StaffGroup("", module.aims),))
    for session in module.sessions:
        groups = tuple(_slides(curriculum, asked, session))
        if session.activity != "测验" and groups:
            yield StaffPage("、".join(session.roles), session.title, groups=groups)
    for handout in module.handouts:
        yield StaffPage("讲义", handout.title, (_unlinked(curriculum.text(handout.body)),))
    for name in module.cases:
        case = curriculum.cases.get(name)
        if case and case.audience != "restricted":
            story = (Text((Paragraph(_line(case.notice)),)), _unlinked(curriculum.text(case.story)))
            asks = StaffGroup("想一想", tuple(one.ask for one in case.questions))
            yield StaffPage("案例", case.title, story, (asks,))
    if module.laws:
        laws = (cited(curriculum, one) for one in module.laws)
        rows = tuple(StaffGroup(f"{law.title}　{law.heading}", (*law.lines, law.dates)) for law in laws)
        yield StaffPage("", "引用的条文", groups=rows)
    rows_ = tuple(
        StaffQuestion(
            item.ask,
            tuple(StaffOption(one.text, one.right, _unlinked(curriculum.text(one.feedback))) for one in item.options),
        )
        for item in module.questions
    )
    yield StaffPage("", "做一做", questions=rows_)


def _slides(curriculum: Curriculum, asked: Mapping[str, Question], session: Session) -> Iterator[StaffGroup]:
    """Yield what the hall sees of a session; questions come at the end, with their answers."""
    for slide in session.slides:
        if slide.layout != "选择题":
            for shown in slide_text.texts(curriculum, asked, slide, TRAINING):
                yield StaffGroup(shown.title, tuple(_told(shown)))


def _told(shown: SlideText) -> Iterator[str]:
    """Yield the lines of a slide as one reads them alone: without signs and minutes, two columns as two lines."""
    cells = {key: plain(paragraphs) for key, paragraphs in shown.cells if key != "minutes"}
    for side in ("left", "right"):
        if f"{side}_lines" in cells:
            yield f"{cells.pop(side)}：{cells.pop(f'{side}_lines').replace(chr(10), '；')}"
    for text in cells.values():
        yield from text.split("\n")
    for row in shown.rows:
        yield "　".join(plain(paragraphs) for key, paragraphs in row if key != "sign")
    for line in shown.table:
        yield "　".join(line)
    if shown.bars:
        yield from (f"{label}　{value:g} {shown.bars.unit}" for label, value in shown.bars.values)


def _line(text: str) -> Runs:
    return (Run(text),)


def _unlinked(text: T) -> T:
    """Return prose without links: a course has no other pages to lead to."""

    def bare(runs: Runs) -> Runs:
        return tuple(replace(run, href=None) for run in runs)

    blocks = tuple(
        Bullets(tuple(map(bare, block.items))) if isinstance(block, Bullets) else Paragraph(bare(block.runs))
        for block in text.blocks
    )
    return replace(text, blocks=blocks)
