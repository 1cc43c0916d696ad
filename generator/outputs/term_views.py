"""What the three documents of a 学期方案 print."""

from __future__ import annotations

import datetime
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """A line of the 行事历; only the first of a week says which and when."""

    week: str
    days: str
    kind: str
    lines: tuple[str, ...]
    who: str


@dataclass(frozen=True)
class StageRows:
    """A stage with its weeks."""

    name: str
    weeks: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class StagePlan:
    """A stage in the 工作方案."""

    name: str
    weeks: str
    does: tuple[str, ...]
    leaves: tuple[str, ...]


@dataclass(frozen=True)
class Duty:
    """A post and what it does."""

    post: str
    does: str


@dataclass(frozen=True)
class Held:
    """Something taught, and in which week."""

    week: str
    what: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class Paper:
    """A line of the 档案目录."""

    name: str
    week: str
    keeper: str
    where: str


@dataclass(frozen=True)
class Shelf:
    """Papers that are filed together."""

    name: str
    papers: tuple[Paper, ...]


@dataclass(frozen=True)
class TermView:
    """One term of one kind of school; each of the three documents prints a part of it."""

    school: str
    term: str
    when: str
    stages: tuple[StageRows, ...]
    plan: tuple[StagePlan, ...]
    duties: tuple[Duty, ...]
    held: tuple[Held, ...]
    shelves: tuple[Shelf, ...]
    sealed: tuple[str, ...]
    """Forms that name a child."""
    aims: tuple[str, ...]
    checks: tuple[str, ...]
    never: tuple[str, ...]
    apart: str
    note: str
    colophon: str
    as_of: datetime.date
    version: str = ""
