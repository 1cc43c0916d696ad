"""Nothing is left unfilled: `qinghe new` writes 待填 and dai-tian where an author has something to say."""

from __future__ import annotations

from collections.abc import Iterator

from generator.curriculum import Curriculum
from generator.model.walk import walk
from generator.problems import Problem

_LEFT = ("待填", "dai-tian", "dai-tian/dai-tian")


def placeholder(curriculum: Curriculum) -> Iterator[Problem]:
    """Yield one problem for each document that still holds what the starter put there, at the first such place."""
    for kind, name, document in curriculum.documents():
        left = [leaf.where for leaf in walk(document) if leaf.value in _LEFT]
        if left:
            message = f"还有 {len(left)} 处“待填”，这是第一处。"
            hint = "逐处填好；可写可不写的字段请整行删掉。"
            yield Problem(curriculum.paths[kind, name], left[0], "placeholder-left", message, hint)
