"""Our prose has paragraphs, one-level lists, **强调**, [文字](reference) and {字|zì}; anything else is a mistake.

Signs of Markdown or HTML would be printed as they stand, so the author is told (design row 9).
"""

from __future__ import annotations

from collections.abc import Iterator

from generator import prose as language
from generator.curriculum import Curriculum
from generator.problems import Problem


def prose(curriculum: Curriculum) -> Iterator[Problem]:
    """Yield texts with signs our prose does not know."""
    for kind, name, leaf in curriculum.written:
        path = curriculum.paths[kind, name]
        if leaf.written.kind == "prose":
            for fault in language.faults(leaf.value):
                yield Problem(path, leaf.where, "prose-unknown-sign", fault.message, fault.hint)
        elif leaf.written.kind == "line" and language.targets(leaf.value):
            message = "这里只能写一行纯文字，不能放链接。"
            yield Problem(path, leaf.where, "prose-link-in-line", message, "把链接放进正文字段。")
