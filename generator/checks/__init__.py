"""The rules: `CHECKS` is the whole list; a new rule family is one file and one name here."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from generator.checks.dates import dates
from generator.checks.harm import harm
from generator.checks.law import law
from generator.checks.lesson_safety import lesson_safety
from generator.checks.placeholder import placeholder
from generator.checks.privacy import privacy
from generator.checks.prose import prose
from generator.checks.references import references
from generator.checks.retyped import retyped
from generator.checks.safety import safety
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
)


def run_checks(curriculum: Curriculum) -> tuple[Problem, ...]:
    """Return what every rule finds."""
    return tuple(problem for check in CHECKS for problem in check(curriculum))
