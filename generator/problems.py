"""Mistakes in content are values: a `Problem` says where, what and what to do about it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath

Where = tuple[str | int, ...]


class Severity(StrEnum):
    """An error stops a build; a warning is only shown."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Mark:
    """A place in a text file: `line` and `column` count from 1."""

    line: int
    column: int


@dataclass(frozen=True)
class Problem:
    """A mistake of an author, for an author.

    `path` is relative to the project. `where` is the key path inside that file, `()` being the file itself;
    line and column are looked up when the problem is shown. `mark` is set only where the text has no key path
    (it could not be parsed). Where the field is a long text, `token` is the piece of it that is meant, as typed.
    `message` names the value in one Chinese sentence, `hint` says what to do.
    """

    path: PurePosixPath
    where: Where
    code: str
    message: str
    hint: str = ""
    severity: Severity = Severity.ERROR
    mark: Mark | None = None
    token: str = ""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return a hint naming the known words nearest to `word`, or an empty text."""
    near = difflib.get_close_matches(word, sorted(known), n=3, cutoff=0.5)
    return f"您是不是想写：{'、'.join(near)}？" if near else ""


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return those problems that stop a build."""
    return tuple(p for p in problems if p.severity is Severity.ERROR)
