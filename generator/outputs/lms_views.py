"""Courses for a learning platform as values: one shape twice, for staff and for pupils.

A pupil's course is made of `ForStudents` text alone: mypy refuses a teacher's, and the page of one prints no other.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from generator.model.base import ForStudents
from generator.prose import StudentText, Text


@dataclass(frozen=True)
class StaffOption:
    """An option with what it leads to."""

    text: str
    right: bool
    feedback: Text


@dataclass(frozen=True)
class StaffQuestion:
    """A question for staff."""

    ask: str
    options: tuple[StaffOption, ...]


@dataclass(frozen=True)
class StaffGroup:
    """Lines that stand together."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class StaffPage:
    """One screen."""

    over: str
    title: str
    texts: tuple[Text, ...] = ()
    groups: tuple[StaffGroup, ...] = ()
    questions: tuple[StaffQuestion, ...] = ()


@dataclass(frozen=True)
class StaffCourse:
    """A training module to be read alone."""

    identifier: str
    over: str
    title: str
    pages: tuple[StaffPage, ...]
    pass_mark: int
    colophon: str
    as_of: datetime.date
    readings: None = None
    version: str = ""


@dataclass(frozen=True)
class StudentOption:
    """An option and what is said after it was chosen."""

    text: ForStudents
    right: bool
    feedback: StudentText


@dataclass(frozen=True)
class StudentQuestion:
    """A question that explains."""

    ask: ForStudents
    options: tuple[StudentOption, ...]


@dataclass(frozen=True)
class StudentGroup:
    """Lines that stand together."""

    title: ForStudents
    lines: tuple[ForStudents, ...]


@dataclass(frozen=True)
class StudentPage:
    """One screen."""

    over: ForStudents
    title: ForStudents
    texts: tuple[StudentText, ...] = ()
    groups: tuple[StudentGroup, ...] = ()
    questions: tuple[StudentQuestion, ...] = ()


@dataclass(frozen=True)
class StudentCourse:
    """The class meetings of a grade and term as pupils read them; nobody passes or fails (`pass_mark` is 0)."""

    identifier: str
    over: ForStudents
    title: ForStudents
    pages: tuple[StudentPage, ...]
    colophon: ForStudents
    as_of: datetime.date
    readings: Mapping[str, str] | None
    """Confirmed pinyin for the youngest."""
    pass_mark: int = 0
    version: str = ""


Course = StaffCourse | StudentCourse
