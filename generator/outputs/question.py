"""A question with its options, as teachers see it: which one is right, and why each is chosen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from generator.curriculum import Curriculum
from generator.model.lesson import QuizItem
from generator.model.module import TestItem
from generator.prose import Text


@dataclass(frozen=True)
class OptionView:
    """One option with what to say about it."""

    text: str
    right: bool
    feedback: Text


@dataclass(frozen=True)
class QuestionView:
    """A question with its options."""

    ask: str
    options: tuple[OptionView, ...]


def questions(curriculum: Curriculum, items: Iterable[QuizItem | TestItem]) -> tuple[QuestionView, ...]:
    """Return the questions of a lesson's quiz or a module's test."""
    return tuple(
        QuestionView(item.ask, tuple(OptionView(o.text, o.right, curriculum.text(o.feedback)) for o in item.options))
        for item in items
    )
