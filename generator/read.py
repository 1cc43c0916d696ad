"""The first half of the story: load, link, check. `qinghe check` stops here."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

from generator.checks import run_checks
from generator.checks.placeholder import settled
from generator.curriculum import Curriculum
from generator.link import link
from generator.load import Loaded, load
from generator.problems import Problem
from generator.withdrawn import without_withdrawn


@dataclass(frozen=True)
class Read:
    """The content as read: its index, or None where its frame is broken, and everything found wrong."""

    curriculum: Curriculum | None
    loaded: Loaded
    problems: tuple[Problem, ...]


def read(root: Path, as_of: datetime.date | None = None, previous: Loaded | None = None) -> Read:
    """Load, link and check the project at `root`.

    `as_of` overrides the day on which the law is read; `previous` spares reading again what has not changed.
    """
    loaded = load(root, previous)
    kept = without_withdrawn(loaded)
    curriculum, unlinked = link(kept, as_of)
    found = unlinked + (run_checks(curriculum) if curriculum else ())
    return Read(curriculum, loaded, kept.problems + (settled(curriculum, found) if curriculum else found))
