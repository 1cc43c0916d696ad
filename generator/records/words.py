"""Words as people type them, brought to one form: widths, spaces, Chinese numerals, titles, school years."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_NUMERAL = re.compile(r"[零〇一二两三四五六七八九]?十[一二三四五六七八九]?|[零〇一二两三四五六七八九]")
_TITLE = re.compile(r"[\s《》〈〉“”\"'‘’「」『』【】()\[\]:：,，.。、;；!！?？·…—–_-]+")
_INVISIBLE = re.compile(r"[\u200b-\u200f\u2060\ufeff\u00ad\u0000-\u0008\u000b\u000c\u000e-\u001f]")


def text(cell: object) -> str:
    """Return what a cell says as one line, full-width signs made plain; 20260903.0 is 20260903."""
    if isinstance(cell, str):
        return _text(cell)
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)


@lru_cache(maxsize=20_000)
def _text(cell: str) -> str:
    return re.sub(r"\s+", " ", _INVISIBLE.sub("", unicodedata.normalize("NFKC", cell))).strip()


@lru_cache(maxsize=20_000)
def title(cell: str) -> str:
    """Return a title as it is compared: no spaces, no quotation marks or other punctuation, small letters."""
    return _TITLE.sub("", text(cell)).lower()


def arabic(words: str) -> str:
    """Return `words` with Chinese numerals below a hundred as digits: 十二年级 is 12年级."""
    return _NUMERAL.sub(lambda found: str(_number(found[0])), words)


def _number(numeral: str) -> int:
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return _DIGITS[numeral]
    return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(ones, 0)


def school_year(cell: object) -> str | None:
    """Return `2026-2027` for the ways to write a school year, None for anything else."""
    found = re.fullmatch(r"(20\d\d)\s*[-—–~至到/]+\s*(20\d\d|\d\d)\s*(?:学年)?度?", text(cell))
    if not found:
        return None
    first, second = int(found[1]), int(found[2]) % 100
    return f"{first}-{first + 1}" if (first + 1) % 100 == second else None
