"""Lessons differ: what is said and done in one is not copied into another.

A class hears two meetings a term for twelve years; a sentence heard before is a lesson half lost (issue of the
48 class meetings: sameness is a defect). Only what happens in the lesson counts: the safe words of disclosures, ground
rules and help may and should be the same everywhere.

写错：两节课的教师讲稿里有同一长句。写对：同一个意思，用这节课的故事和词说。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.curriculum import Curriculum
from generator.model.lesson import Lesson
from generator.model.walk import Leaf
from generator.problems import Problem, Severity

_HAN = re.compile("[一-鿿]")
_END = re.compile(r"[。！？；\n]|(?<=[。！？])”")
_LEAST = 22
"""Han characters from which two equal sentences are no chance."""
_SAID = {"teacher", "students", "body", "prompts", "lines", "points", "can_do", "lead", "ask", "feedback", "task"}


def sameness(curriculum: Curriculum) -> Iterator[Problem]:
    """Yield a warning for every long sentence of a lesson that an earlier one holds as well."""
    first: dict[str, str] = {}
    for kind, name, leaf in curriculum.written:
        if kind != "lesson" or not _taught(curriculum.lessons[name], leaf):
            continue
        for bare, piece in _sentences(leaf.value):
            other = first.setdefault(bare, name)
            if other != name:
                message = f"这一句在 {other} 里已经有了：“{piece[:20]}……”。"
                hint = "换成这节课自己的说法；孩子听过的话，第二次就听不进去了。"
                path = curriculum.paths[kind, name]
                yield Problem(path, leaf.where, "sentence-reused", message, hint, Severity.WARNING, token=piece)


@lru_cache(maxsize=1 << 14)
def _sentences(text: str) -> tuple[tuple[str, str], ...]:
    """Return the Han characters and the wording of each long sentence."""
    pieces = (("".join(_HAN.findall(piece)), piece.strip()) for piece in _END.split(text))
    return tuple((bare, piece) for bare, piece in pieces if len(bare) >= _LEAST)


def _taught(lesson: Lesson, leaf: Leaf) -> bool:
    place = leaf.where[0]
    if place == "steps" and lesson.steps[int(leaf.where[1])].part in ("求助", "结束"):
        return False
    return place in ("steps", "student", "quiz", "worksheet") and any(key in _SAID for key in leaf.where)
