"""Pinyin over Chinese text: confirmed readings first, pypinyin where only one reading is possible, else none.

pypinyin alone is wrong in many plain sentences (头发长长了, 数一数), so a character with several readings is spelled
only where an author confirmed it: by a phrase of content/pinyin.yaml, by a single character there where pypinyin sees
no phrase that says otherwise, or by `{长|zhǎng}` in the text. 一 and 不 carry the
tone in which they are spoken, as in first readers (GB/T 16159-2012 writes the original tone, but for teaching).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

_HAN = re.compile("[一-鿿〇]+")
_TONES = {"\u0304": 1, "\u0301": 2, "\u030c": 3, "\u0300": 4}
_NUMERALS = "零〇一二三四五六七八九十"
_ORDINAL = "第十初周期统唯万"


@dataclass(frozen=True)
class Piece:
    """A Han character with its reading, or a stretch of other text without one."""

    text: str
    reading: str | None = None
    doubtful: bool = False
    """It has several readings and nobody confirmed which one is meant here."""


def spelled(text: str, confirmed: Mapping[str, str]) -> tuple[Piece, ...]:
    """Return `text` in pieces; `confirmed` maps phrases and single characters to readings parted by spaces."""
    pieces: list[Piece] = []
    end = 0
    for stretch in _HAN.finditer(text):
        if stretch.start() > end:
            pieces.append(Piece(text[end : stretch.start()]))
        pieces += _stretch(stretch[0], confirmed)
        end = stretch.end()
    if end < len(text):
        pieces.append(Piece(text[end:]))
    return tuple(pieces)


def _stretch(han: str, confirmed: Mapping[str, str]) -> list[Piece]:
    readings = [_alone(char, guess, confirmed) for char, guess in zip(han, _guesses(han), strict=True)]
    fixed: set[int] = set()
    longest = max(map(len, confirmed), default=1)
    start = 0
    while start < len(han):
        most = min(longest, len(han) - start)
        length = next((n for n in range(most, 1, -1) if han[start : start + n] in confirmed), 1)
        if length > 1:
            readings[start : start + length] = confirmed[han[start : start + length]].split()
            fixed |= set(range(start, start + length))
        start += length
    for place in reversed(range(len(han))):
        if han[place] in "一不" and place not in fixed:
            readings[place] = _yi_bu(han, place, readings)
    return [Piece(char, reading, doubtful=reading is None) for char, reading in zip(han, readings, strict=True)]


def _alone(char: str, guess: str, confirmed: Mapping[str, str]) -> str | None:
    """Return the reading of a character no phrase covers, or None where it is in doubt."""
    possible = _possible(char)
    if len(possible) == 1:
        return possible[0]
    known = confirmed.get(char)
    return known if guess in (known, possible[0]) else None  # else a phrase pypinyin knows reads it in another way


def _yi_bu(han: str, place: int, readings: list[str | None]) -> str:
    """Return 一 or 不 in the tone in which it is spoken here."""
    before, after = han[place - 1 : place] if place else "", han[place + 1 : place + 2]
    plain, level = ("yi", "yī") if han[place] == "一" else ("bu", "bù")
    if before and before == after:  # 看一看, 好不好
        return plain
    if han[place] == "一" and (before in tuple(_ORDINAL) or not after or after in _NUMERALS):
        return level
    tone = _tone(readings[place + 1] if after else None)
    if tone == 4:
        return "yí" if plain == "yi" else "bú"
    return "yì" if plain == "yi" and tone else level


def _tone(reading: str | None) -> int:
    marks = unicodedata.normalize("NFD", reading or "")
    return next((tone for mark, tone in _TONES.items() if mark in marks), 0)


def _guesses(han: str) -> list[str]:
    from pypinyin import Style, lazy_pinyin  # its dictionaries take a tenth of a second to load

    return lazy_pinyin(han, style=Style.TONE)


def is_word(text: str) -> bool:
    """Return whether `text` is one of the words pypinyin lists with their readings; many plain words are not."""
    from pypinyin.phrases_dict import phrases_dict

    return text in phrases_dict


@cache
def _possible(char: str) -> tuple[str, ...]:
    from pypinyin import Style, pinyin

    return tuple(dict.fromkeys(pinyin(char, style=Style.TONE, heteronym=True)[0]))
