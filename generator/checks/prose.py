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
                yield Problem(path, leaf.where, "prose-unknown-sign", fault.message, fault.hint, token=fault.token)
        elif leaf.written.kind == "line":
            for sign in language.signs(leaf.value):
                if sign == "链接":
                    message, hint = "这里只能写一行纯文字，不能放链接。", "把链接放进正文字段。"
                    yield Problem(path, leaf.where, "prose-link-in-line", message, hint)
                else:
                    message = f"这里只能写一行纯文字，{sign} 会原样印出来。"
                    yield Problem(path, leaf.where, "prose-sign-in-line", message, "去掉记号，只留文字。")
