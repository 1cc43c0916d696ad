"""The rules: `CHECKS` is the whole list; a new rule family is one file and one name here."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from multiprocessing import get_context

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
from generator.processes import deaf_to_interrupts

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


ACROSS: tuple[Check, ...] = (references, dates, sameness)
"""Rules that need all documents at once."""
# What the others find in a document depends on no other lesson, story or module: after a change only that one is read
# again, and two processes may share them.
ONE_BY_ONE = tuple(check for check in CHECKS if check not in ACROSS)
_MUCH = 500_000
"""Characters from which a second process pays."""
Found = Mapping[Check, tuple[Problem, ...]]


def run_checks(curriculum: Curriculum) -> Found:
    """Return what every rule finds; much content is shared with a second process where one can be forked (Linux)."""
    size = sum(len(leaf.value) for _, _, leaf in curriculum.written)
    if size < _MUCH or sys.platform != "linux":
        return {check: tuple(check(curriculum)) for check in CHECKS}
    first, second = (replace(curriculum, focus=half) for half in _halves(curriculum, size))
    fork = get_context("fork")
    ours, theirs = fork.Pipe(duplex=False)
    # A daemon ends with us: whoever stops us does not wait for the other half.
    other = fork.Process(target=lambda: theirs.send([tuple(check(second)) for check in ONE_BY_ONE]), daemon=True)
    with deaf_to_interrupts():
        other.start()
    theirs.close()
    found = {check: tuple(check(first if check in ONE_BY_ONE else curriculum)) for check in CHECKS}
    try:
        rows = ours.recv()
    except EOFError:  # it died: what it was to do is done here
        rows = [tuple(check(second)) for check in ONE_BY_ONE]
    other.join()
    return {**found, **{check: found[check] + more for check, more in zip(ONE_BY_ONE, rows, strict=True)}}


def _halves(curriculum: Curriculum, size: int) -> tuple[frozenset[tuple[str, str]], frozenset[tuple[str, str]]]:
    """Return (kind, id) of all documents in two halves of about as many characters."""
    done, first = 0, set()
    for key, leaves in curriculum.leaves.items():
        if done >= size / 2:
            break
        first.add(key)
        done += sum(len(leaf.value) for leaf in leaves)
    return frozenset(first), frozenset(curriculum.leaves) - first


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
