"""The sentences only teachers may read, to be looked for in what was built for pupils.

A second fence behind the types: audience is decided by the model, this looks at the finished bytes
(reliability.md row 48).
"""

from __future__ import annotations

import re

from generator.curriculum import Curriculum
from generator.verify_page import sentences

_MARKS = re.compile(r"\*\*|\{([^|}]*)\|[^}]*\}")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_LONG_ENOUGH = 14
"""Shorter sentences, such as “看身体。”, stand in both by chance."""


def teachers_only(curriculum: Curriculum) -> frozenset[str]:
    """Return every sentence that is written in a teacher's field and nowhere pupils or families may read it."""
    told: dict[bool, set[str]] = {True: set(), False: set()}
    for kind, _, leaf in curriculum.written:
        if leaf.written.kind in ("line", "prose"):
            theirs = leaf.written.readers == "teachers" and kind != "law"
            told[theirs] |= sentences(_LINK.sub(r"|\1|", _MARKS.sub(r"\1", leaf.value)))
    return frozenset(one for one in told[True] - told[False] if len(one) >= _LONG_ENOUGH)
