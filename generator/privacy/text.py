"""Text as a reader hears it: disguises are folded away, and every sign still knows where it stood.

Full-width, circled, superscript and keycap digits become 0 to 9 (Unicode NFKC and digit values), invisible signs
vanish, the traditional forms of the words we look for become simplified. Han numerals stay: 一 is also a word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_DROP = "\x00"
# What ordinary Chinese text is made of; only other signs are worth a look at each.
_ODD = re.compile("[^\n -~、。《》「」『』【】—‘’“”…·\u4e00-\u9fff]")
_TRADITIONAL, _SIMPLIFIED = "號碼電話機郵箱單棟樓園區縣鎮鄉學級點貳參陸", "号码电话机邮箱单栋楼园区县镇乡学级点二三六"
_TRADITIONAL_SIGN = re.compile(f"[{_TRADITIONAL}]")
# Blocks that hold full-width, circled, mathematical and segmented digits, combining and invisible signs, tags.
_DISGUISES = (
    (0x00, 0x01),
    (0x80, 0x3400),
    (0xF900, 0x10000),
    (0x1D400, 0x1D800),
    (0x1F100, 0x1F200),
    (0x1FBF0, 0x1FBFA),
    (0xE0000, 0xE01F0),
)
_BLANK = (0x3164, 0x115F, 0x1160, 0x34F)  # fillers that show nothing
_SPACE = re.compile(r"[ \t]+")


@dataclass(frozen=True)
class Found:
    """A piece that must not be published: `raw[start:end]` is `shown`."""

    kind: str
    start: int
    end: int
    shown: str


@dataclass(frozen=True)
class Folded:
    """`text` is folded; its sign number i stood at `at[i]` in `raw`."""

    text: str
    raw: str
    at: Sequence[int]

    def found(self, kind: str, start: int, end: int) -> Found:
        """Return the piece between two places of the folded text, as it was written."""
        left, right = self.at[start], self.at[end - 1] + 1
        return Found(kind, left, right, self.raw[left:right])


def fold(raw: str) -> Folded:
    """Return `raw` without disguises."""
    text = raw
    for wide, plain in zip("，：（）！？；", ",:()!?;", strict=True):
        text = text.replace(wide, plain)
    if not _ODD.search(text) and not _TRADITIONAL_SIGN.search(text):
        return Folded(text, raw, range(len(raw)))
    text = text.translate(_TABLE)
    if _DROP not in text:
        return Folded(text, raw, range(len(raw)))
    kept = [i for i, sign in enumerate(text) if sign != _DROP]
    return Folded("".join(text[i] for i in kept), raw, kept)


def closed(folded: Folded) -> Folded:
    """Return the text without blanks beside Han characters, where Chinese has none."""
    text, at = folded.text, folded.at
    parts: list[str] = []
    kept: list[int] = []
    start = 0
    for match in _SPACE.finditer(text):
        if _touches_han(text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]):
            parts.append(text[start : match.start()])
            kept.extend(at[start : match.start()])
            start = match.end()
    if not start:
        return folded
    return Folded("".join((*parts, text[start:])), folded.raw, [*kept, *at[start:]])


def _touches_han(before: str, after: str) -> bool:
    """Tell blanks between Han, or Han and a digit, from blanks between words."""
    han = "\u4e00" <= before <= "\u9fff", "\u4e00" <= after <= "\u9fff"
    return (
        all(han) or (han[0] and (after.isdigit() or after == "(")) or (han[1] and (before.isdigit() or before == ")"))
    )


def _folded(sign: str) -> str:
    if unicodedata.category(sign) in {"Cf", "Me"} or "VARIATION SELECTOR" in unicodedata.name(sign, ""):
        return _DROP
    if (digit := unicodedata.digit(sign, None)) is not None:
        return str(digit)
    plain = unicodedata.normalize("NFKC", sign)
    return plain if len(plain) == 1 else sign


def _table() -> dict[int, str]:
    signs = [chr(code) for low, high in _DISGUISES for code in range(low, high)]
    table = {ord(sign): new for sign in signs if (new := _folded(sign)) != sign}
    table |= dict(zip(map(ord, _TRADITIONAL), _SIMPLIFIED, strict=True))
    table |= dict.fromkeys(_BLANK, _DROP)
    table |= {
        ord(small): plain for small, plain in zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz", strict=True)
    }
    return table | {ord("ⓐ"): "@", ord("○"): "〇", ord("◯"): "〇", ord("⭕"): "〇"}


_TABLE = _table()
