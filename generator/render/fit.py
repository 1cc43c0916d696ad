"""Will a text fit its box? Measured from a committed width table, so that every machine answers the same.

A Han character and a full-width sign are one em wide. The widths of ASCII are those of Noto Sans CJK SC, the wider
of its Regular and Bold, in thousandths of an em (read from the font with Pillow on 2026-11-21): wider than
微软雅黑, so what fits here fits there.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

# The tallest line met: Noto Sans CJK; 微软雅黑 needs 1.32 (research/ecosystem.md §2, "Overflow detection").
LINE_HEIGHT = 1.448
# LibreOffice needed up to 5 % more than predicted on long texts (same place).
SPARE = 1.05
# 避头尾: signs that begin no line and signs that end none.
_NOT_FIRST = frozenset("，。、；：？！）》」』】〕”’…—·％%!),.:;?]}～")
_NOT_LAST = frozenset("（《「『【〔“‘([{")
_WIDTHS = (
    227, 370, 574, 590, 590, 963, 740, 325, 378, 378, 507, 590, 325, 370, 325, 392,  # space to /
    590, 590, 590, 590, 590, 590, 590, 590, 590, 590, 325, 325, 590, 590, 590, 514,  # 0 to ?
    1007, 641, 681, 656, 714, 615, 585, 717, 757, 330, 568, 686, 578, 853, 749, 770,  # @ to O
    667, 770, 682, 624, 625, 748, 619, 915, 627, 580, 613, 378, 392, 378, 590, 567,  # P to _
    626, 591, 644, 527, 644, 581, 372, 597, 640, 304, 306, 604, 315, 964, 641, 626,  # ` to o
    644, 644, 436, 495, 421, 637, 576, 863, 562, 574, 511, 378, 296, 378, 590,  # p to ~
)  # fmt: skip


def width(text: str, size_pt: float) -> float:
    """Return the width of `text` on one line, in points."""
    return _ems(text) * size_pt / 1000


@lru_cache(maxsize=8192)  # a deck is planned twice, checked and drawn: the same texts in the same boxes
def lines(text: str, size_pt: float, width_pt: float) -> tuple[str, ...]:
    """Break `text` into the lines it takes.

    Args:
        text: paragraphs separated by line ends; an empty text takes one line.
        size_pt: type size in points.
        width_pt: inner width of the box in points.

    Latin words and numbers stay whole unless they are wider than the box; closing signs never begin a line and
    opening signs never end one (the character before moves down with them).
    """
    return tuple(line for paragraph in text.split("\n") for line in _wrapped(paragraph, width_pt * 1000 / size_pt))


def height(counts: Iterable[tuple[int, float]]) -> float:
    """Return the height in points of (number of lines, type size) pairs set below each other, with the spare."""
    return sum(count * size * LINE_HEIGHT for count, size in counts) * SPARE


def fits(text: str, size_pt: float, width_pt: float, height_pt: float, most_lines: int = 99) -> bool:
    """Return whether `text` stays inside a box of this inner width and height, and within `most_lines`."""
    count = len(lines(text, size_pt, width_pt))
    return count <= most_lines and height([(count, size_pt)]) <= height_pt


def _em(sign: str) -> int:
    return _WIDTHS[ord(sign) - 32] if " " <= sign <= "~" else 1000


def _ems(text: str) -> int:
    return sum(map(_em, text))


def _wrapped(paragraph: str, room: float) -> list[str]:
    done: list[str] = []
    line, used = "", 0
    for piece in pieces(paragraph):
        wide = _ems(piece)
        if line and used + (_ems(piece.rstrip()) if piece.endswith(" ") else wide) > room:
            done.append(line.rstrip())
            line, used = "", 0
        line, used = line + piece, used + wide
        while used > room and len(line) > 1 and _ems(line.rstrip()) > room:
            cut = _most(line, room)
            done.append(line[:cut])
            line = line[cut:]
            used = _ems(line)
    return [*done, line]


def _most(line: str, room: float) -> int:
    """Return how many characters of a piece wider than the box go on its first line; at least one."""
    used = 0
    for at, sign in enumerate(line):
        used += _em(sign)
        if used > room:
            return max(at, 1)
    return len(line)


def pieces(paragraph: str) -> list[str]:
    """Return, in order, what may not be torn apart: a Latin word, or a character with the signs that cling to it."""
    pieces: list[str] = []
    start = 0
    for at, (before, here) in enumerate(pairwise(paragraph), 1):
        word = before.isascii() and here.isascii() and before != " "
        if not (word or here in _NOT_FIRST or before in _NOT_LAST):
            pieces.append(paragraph[start:at])
            start = at
    return [*pieces, paragraph[start:]] if paragraph else []
