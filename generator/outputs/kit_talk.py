"""The papers of a 法治讲座: 讲前须知, 十五分钟讲稿, 问答, 引用条文, 课时记录表.

One view for all five, so that they carry one version code and cannot drift apart.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator import version
from generator.curriculum import Curriculum
from generator.model.lesson import Brief
from generator.outputs import labels
from generator.outputs.kit_parts import DOCX, LawRow, Titled, about, cited, planned
from generator.plan import PlannedFile
from generator.prose import Text
from generator.render import word

PAPERS = (
    ("讲前须知", "讲前须知（一页）", "talk-before"),
    ("十五分钟讲稿", "十五分钟讲稿（大字，没有投影也能讲）", "talk-spoken"),
    ("问答", "问答（听众真会问的）", "talk-questions"),
    ("引用条文", "引用条文（条号、原文、施行和核验日期）", "talk-laws"),
    ("课时记录表", "课时记录表", "talk-hours"),
)
"""Kind, title in lists, template."""


@dataclass(frozen=True)
class TalkView:
    """All that the papers of a talk print."""

    title: str
    about: str
    term: str
    not_when: tuple[str, ...]
    brief: Brief
    before: tuple[str, ...]
    local: str
    spoken: Text
    questions: tuple[Titled, ...]
    laws: tuple[LawRow, ...]
    colophon: str
    as_of: datetime.date
    version: str = ""


@dataclass(frozen=True)
class Paper:
    """One of the five papers."""

    what: str
    template: str
    talk: TalkView


def plan_files(curriculum: Curriculum) -> Iterator[PlannedFile]:
    """Yield the papers of every talk."""
    for lesson_id, lesson in curriculum.lessons.items():
        if lesson.talk:
            view = talk_view(curriculum, lesson_id)
            for what, title, template in PAPERS:
                yield planned(curriculum, lesson_id, what, title, Paper(what, template, view), printed)


def talk_view(curriculum: Curriculum, lesson_id: str) -> TalkView:
    """Return the papers of a talk."""
    lesson = curriculum.lessons[lesson_id]
    assert lesson.talk
    view = TalkView(
        title=lesson.title,
        about=about(lesson),
        term=lesson.term,
        not_when=tuple(row.when for row in lesson.not_when),
        brief=lesson.brief,
        before=lesson.talk.before,
        local=lesson.talk.local_case,
        spoken=curriculum.text(lesson.talk.spoken),
        questions=tuple(Titled(row.ask, curriculum.text(row.answer)) for row in lesson.talk.questions),
        laws=tuple(cited(curriculum, citation) for citation in lesson.laws),
        colophon=labels.colophon(curriculum.plan.edition, curriculum.as_of),
        as_of=curriculum.as_of,
    )
    return replace(view, version=version.code(curriculum.plan.edition, view))


def printed(paper: Paper) -> bytes:
    """Return the bytes of one of the papers."""
    talk = paper.talk
    properties = word.Properties(f"{talk.title} · {paper.what}", talk.about, talk.version, talk.as_of)
    return word.filled(DOCX / f"{paper.template}.docx", properties, talk=talk)
