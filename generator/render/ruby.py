"""Characters with pinyin over them, as the youngest pupils read.

A character and the marks that cling to it stay on one line, because over ruby not every browser keeps a line from
beginning with “，” (GB/T 15834-2011 §5.1).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from markupsafe import Markup

from generator.pinyin import spelled
from generator.render.html import Say, signs

_OPENING = "“‘《（【"
_CLOSING = "，。！？；：、”’》）】…"


def say(readings: Mapping[str, str]) -> Say:
    """Return the printer of plain characters that puts the confirmed `readings` over them."""
    return partial(_line, readings)


def _line(readings: Mapping[str, str], text: str) -> Markup:
    groups: list[list[str]] = []
    opened = False
    for sign, printed in _printed(readings, text):
        if groups and (opened or sign in _CLOSING):
            groups[-1].append(printed)
        else:
            groups.append([printed])
        opened = sign in _OPENING
    joined = (f'<span class="w">{"".join(group)}</span>' if len(group) > 1 else group[0] for group in groups)
    return Markup("".join(joined).replace("</ruby><ruby>", ""))  # noqa: S704 - Han, pinyin and entities only


def _printed(readings: Mapping[str, str], text: str) -> Iterator[tuple[str, str]]:
    for piece in spelled(text, readings):
        if piece.reading:
            yield piece.text, f"<ruby>{piece.text}<rt>{piece.reading}</rt></ruby>"
        else:
            yield from ((sign, signs(sign)) for sign in piece.text)
