"""The contracts between outputs and the rest: what is planned, packed and built."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Any, Protocol

from generator.curriculum import Curriculum


class Audience(StrEnum):
    """Whose tree a file goes to; nothing crosses from teacher to student."""

    TEACHER = "teacher"
    STUDENT = "student"


@dataclass(frozen=True)
class PlannedFile:
    """A file to be: `render(view)` gives its bytes and sees nothing else.

    `path` is relative to the tree of its audience. `view` is a frozen value, `render` a module-level function,
    so that both can be handed to another process.
    """

    path: PurePosixPath
    title: str
    audience: Audience
    view: Any
    render: Callable[[Any], bytes]


@dataclass(frozen=True)
class Bundle:
    """A zip to be, of files planned before it: `members` are (name in the zip, path of the planned file)."""

    path: PurePosixPath
    title: str
    audience: Audience
    members: tuple[tuple[str, PurePosixPath], ...]
    texts: tuple[tuple[str, str], ...] = ()
    """(name in the zip, text) of what only the package holds, such as its 目录."""


@dataclass(frozen=True)
class BuiltFile:
    """A file that was built; page views see these to print sizes and fingerprints."""

    path: PurePosixPath
    title: str
    audience: Audience
    size: int
    sha256: str
    code: str = ""
    """The version code the file prints; a package prints none."""


Catalogue = tuple[BuiltFile, ...]


class FileOutput(Protocol):
    """A module with `plan_files`: decks, documents."""

    def plan_files(self, curriculum: Curriculum) -> Iterable[PlannedFile]:
        """Return the files this output wants to exist."""
        ...


class PageOutput(Protocol):
    """A module with `plan_pages`: Markdown pages for one of the two sites."""

    def plan_pages(self, curriculum: Curriculum, catalogue: Catalogue) -> Iterable[PlannedFile]:
        """Return the pages this output wants to exist."""
        ...
