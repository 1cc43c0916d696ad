"""Nothing is left unfilled: `qinghe new` writes 待填 and dai-tian where an author has something to say."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.curriculum import Curriculum
from generator.problems import Problem, Where

_LEFT = re.compile(r"待填|^dai-tian(?:-\d+)?(?:/dai-tian)?$")


def placeholder(curriculum: Curriculum) -> Iterator[Problem]:
    """Yield one problem for each document that still holds what the starter put there, at the first such place."""
    left: dict[tuple[str, str], list[Where]] = {}
    for kind, name, leaf in curriculum.written:
        if _LEFT.search(leaf.value):
            left.setdefault((kind, name), []).append(leaf.where)
    for key, places in left.items():
        message = f"还有 {len(places)} 处“待填”，这是第一处。"
        hint = "逐处填好；可写可不写的字段请整行删掉。"
        yield Problem(curriculum.paths[key], places[0], "placeholder-left", message, hint)


def settled(curriculum: Curriculum, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return `problems` without those about a value still to be filled in: one problem names them all."""
    rows = tuple(problems)
    unfilled = {problem.path for problem in rows if problem.code == "placeholder-left"}
    left = {
        (path, leaf.where)
        for key, leaves in curriculum.leaves.items()
        if (path := curriculum.paths[key]) in unfilled
        for leaf in leaves
        if _LEFT.search(leaf.value)
    }
    return tuple(
        problem
        for problem in rows
        if problem.code == "placeholder-left"
        or ((problem.path, problem.where) not in left and not any(_LEFT.search(str(step)) for step in problem.where))
    )
