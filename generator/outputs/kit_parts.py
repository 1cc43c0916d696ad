"""What several documents of a kit share: what a kit holds, where its files lie, cited law, plain notes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TypeVar

from generator import law as statutes
from generator.curriculum import Curriculum
from generator.model.base import Term
from generator.model.lesson import Lesson
from generator.outputs import labels
from generator.outputs.file_names import stem
from generator.plan import Audience, PlannedFile
from generator.prose import Text

DOCX = Path(__file__).parents[1] / "templates" / "docx"
SCHOOLS: Mapping[str, tuple[str, ...]] = {"小学": ("小低", "小中", "小高"), "初中": ("初中",), "高中": ("高中",)}
"""Kind of school → its bands."""
TERMS: tuple[Term, ...] = ("上学期", "下学期")
AFTERMATH = "事发之后"
"""Folder of the package with all of it."""
HANDLED = ("线索登记", "分开谈话", "家长告知", "认定", "处置", "回访", "怎样陪受到", "怎样和做了", "怎样和两边")
"""How the titles of 事发之后 begin, in the order in which they are needed."""
HOTLINES = ("police", "youth", "psych")
"""The telephones a sheet names, in this order."""
View = TypeVar("View")


@dataclass(frozen=True)
class Titled:
    """A line and the prose that belongs to it: a question and its answer, an article and the reasoning."""

    title: str
    text: Text


@dataclass(frozen=True)
class LawRow:
    """A cited piece of law: wording as in force, and its dates in one line."""

    title: str
    heading: str
    lines: tuple[str, ...]
    dates: str


def kinds(lesson: Lesson) -> tuple[str, ...]:
    """Return the documents of a lesson's kit beside deck, script and plan, in the order in which they are needed."""
    talk, morning = lesson.talk is not None, lesson.form == "晨会微课"
    rows = (
        ("讲前须知", talk),
        ("速备卡", not talk),
        ("十五分钟讲稿", talk),
        ("问答", talk),
        ("引用条文", talk),
        ("学习单", lesson.worksheet),
        ("学习单与小测答案", lesson.worksheet or lesson.quiz),
        ("致家长信", lesson.letter),
        ("家长群短文", lesson.group_text),
        ("学生向你倾诉时", True),
        ("记录表", not talk),
        ("课时记录表", talk),
        ("活动简报", not morning),
    )
    return tuple(name for name, there in rows if there)


def planned(
    curriculum: Curriculum, lesson_id: str, what: str, title: str, view: View, render: Callable[[View], bytes]
) -> PlannedFile:
    """Return a lesson's file of the kind `what`: text where the kind is to be pasted, else Word."""
    ending = "txt" if what in ("家长群短文", "说明") else "docx"
    path = PurePosixPath("downloads", lesson_id, f"{stem(curriculum, lesson_id, what)}.{ending}")
    return PlannedFile(path, title, Audience.TEACHER, view, render)


def needed(title: str) -> int:
    """Return the place of a material of 事发之后 among those of its form; one we do not know comes last."""
    return next((place for place, words in enumerate(HANDLED) if title.startswith(words)), len(HANDLED))


def term_folder(school: str, term: Term) -> str:
    """Return the folder of the 学期方案 of a kind of school and a term."""
    return f"{school}{term}学期方案"


def about(lesson: Lesson) -> str:
    """Return grade, term and form as the line below a title."""
    return f"{labels.grades(lesson.grades)}　{labels.term(lesson.term)}　{lesson.form}"


def cited(curriculum: Curriculum, citation: str) -> LawRow:
    """Return a cited piece of law with its dates."""
    quoted = curriculum.quote(citation)
    found = statutes.in_force(curriculum.laws[quoted.law].articles[quoted.slug], curriculum.as_of)
    assert found, citation
    # Figures, not 年月日: in the columns of a 教案 they take one line, not two.
    dates = f"{quoted.in_force_from} 起施行；{found[1].verification.when} 核验。"
    if quoted.outdated:
        dates += "注意：已修改，新文本待录入，用前请先查官方文本。"
    if quoted.changed_later:
        dates += f"注意：{labels.changes_on(quoted.changed_later)}。"
    return LawRow(quoted.title, quoted.heading, quoted.paragraphs, dates)


def hotlines(curriculum: Curriculum) -> tuple[str, ...]:
    """Return the telephones in the order in which they are looked for."""
    known = curriculum.hotlines.hotlines
    return tuple(f"{known[name].name} {known[name].number}" for name in HOTLINES if name in known)


def note(lines: Sequence[str]) -> bytes:
    """Return plain text as Notepad of any age shows it: with a byte order mark and CRLF."""
    return ("\n".join(lines) + "\n").replace("\n", "\r\n").encode("utf-8-sig")
