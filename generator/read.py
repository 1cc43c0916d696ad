"""The first half of the story: load, link, check. `qinghe check` stops here."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.checks import Found, run_again, run_checks
from generator.checks.placeholder import settled
from generator.curriculum import Curriculum
from generator.link import link
from generator.load import LOCAL_FOLDER, Loaded, load
from generator.problems import Problem
from generator.withdrawn import without_withdrawn


@dataclass(frozen=True)
class Read:
    """The content as read: its index, or None where its frame is broken, and everything found wrong."""

    curriculum: Curriculum | None
    loaded: Loaded
    problems: tuple[Problem, ...]
    found: Found
    """What each rule found, for the next reading."""


def read(
    root: Path,
    as_of: datetime.date | None = None,
    previous: Read | None = None,
    local: PurePosixPath = LOCAL_FOLDER,
) -> Read:
    """Load, link and check the project at `root`.

    `as_of` overrides the day on which the law is read; of `previous` all is taken over that has not changed since.
    `local` is the folder, seen from `root`, of the school's own sheet.
    """
    loaded = load(root, previous.loaded if previous else None, local)
    kept, before = without_withdrawn(loaded), previous.curriculum if previous else None
    curriculum, unlinked = link(kept, as_of, before)
    if curriculum is None:
        return Read(None, loaded, kept.problems + unlinked, {})
    found = run_again(curriculum, before, previous.found) if previous and before else run_checks(curriculum)
    problems = unlinked + tuple(problem for rows in found.values() for problem in rows)
    return Read(curriculum, loaded, kept.problems + settled(curriculum, problems), found)
