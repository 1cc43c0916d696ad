"""The rules: `CHECKS` is the whole list; a new rule family is one file and one name here."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from generator.checks.custody import custody
from generator.checks.dates import dates
from generator.checks.harm import harm
from generator.checks.law import law
from generator.checks.lesson_safety import lesson_safety
from generator.checks.pinyin import pinyin
from generator.checks.placeholder import placeholder
from generator.checks.privacy import privacy
from generator.checks.prose import prose
from generator.checks.references import references
from generator.checks.retyped import retyped
from generator.checks.safety import safety
from generator.checks.sameness import sameness
from generator.checks.scenario import scenario
from generator.checks.slides import slides
from generator.checks.timing import timing
from generator.checks.words import words
from generator.curriculum import Curriculum
from generator.problems import Problem

Check = Callable[[Curriculum], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    placeholder,
    references,
    dates,
    law,
    retyped,
    prose,
    safety,
    privacy,
    timing,
    slides,
    scenario,
    harm,
    words,
    lesson_safety,
    custody,
    pinyin,
    sameness,
)


# What these find in a document depends on no other lesson, story or module: after a change only that one is read again.
ONE_BY_ONE: frozenset[Check] = frozenset((placeholder, retyped, prose, privacy, slides, harm, words, pinyin))
Found = Mapping[Check, tuple[Problem, ...]]


def run_checks(curriculum: Curriculum) -> Found:
    """Return what every rule finds."""
    return {check: tuple(check(curriculum)) for check in CHECKS}


def run_again(curriculum: Curriculum, before: Curriculum, found: Found) -> Found:
    """Return what every rule finds, reading again only what changed since it `found` something in `before`."""
    changed = curriculum.changed_since(before)
    if changed is None:
        return run_checks(curriculum)
    focused, paths = replace(curriculum, focus=changed), {curriculum.paths[key] for key in changed}
    return {
        check: (*(p for p in found[check] if p.path not in paths), *check(focused))
        if check in ONE_BY_ONE
        else tuple(check(curriculum))
        for check in CHECKS
    }
