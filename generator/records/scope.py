"""Which classes a row means: 全校, 三年级, 三（1）班、2班, 3年级1-4班; every class must stand in the roster."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.problems import did_you_mean
from generator.records.roster import School, SchoolClass, class_key
from generator.records.words import arabic, text

_GRADE = re.compile(r"(?:(初|高)(\d{1,2})|(\d{1,2}))年级|(初|高)(\d)(?=\D|$)|(\d{1,2})(?=\(\d{1,2}\))")
# 八1班: a Chinese numeral for the grade. 81班 may be anything and is refused.
_SPOKEN = re.compile(r"([一二三四五六七八九])(?=\d{1,2}班?)")
_RANGE = re.compile(r"(\d{1,2})班?\s*[-—–~至到]\s*(\d{1,2})班?")
_APART = re.compile(r"[、,，;；/\s]+|和|及")
_ALL = {"全校", "全校各班", "全体", "全体学生", "全校学生", "所有班级", "全部班级"}
_WHOLE = {"", "全年级", "全体", "各班", "所有班", "全部"}


@dataclass(frozen=True)
class Unknown:
    """Why the classes are not clear."""

    reason: str
    cure: str


def read_scope(words: str, school: School) -> tuple[SchoolClass, ...] | Unknown:
    """Return the classes of `school` that `words` names, in the order of the roster."""
    plain = re.sub(r"(\d{1,2})班?\s*[-—–~至到]\s*(\d{1,2})班?", r"\1-\2", arabic(_SPOKEN.sub(r"\1年级", text(words))))
    if plain in _ALL:
        return school.classes
    found: set[SchoolClass] = set()
    grade: int | None = None
    for piece in (piece for piece in _APART.split(plain) if piece):
        read = _grade(piece, school)
        if read:
            grade, rest = read
        else:
            rest = piece
        if grade is None:
            return _unknown(words, school)
        classes = [one for one in school.classes if one.grade == grade]
        if rest.strip("()") in _WHOLE and read:
            chosen = classes
        else:
            keys = _keys(rest)
            chosen = [one for one in classes if one.key in keys]
            if len(chosen) != len(keys):
                return _unknown(words, school)
        if not chosen:
            return _unknown(words, school)
        found.update(chosen)
    return tuple(one for one in school.classes if one in found) or _unknown(words, school)


def _grade(piece: str, school: School) -> tuple[int, str] | None:
    found = _GRADE.match(piece)
    if not found:
        return None
    stage, number = found[1] or found[4], found[2] or found[3] or found[5] or found[6]
    first = {"初": 6 if school.system == "六三" else 5, "高": 9}.get(stage or "", 0)
    return int(number) + first, piece[found.end() :]


def _keys(rest: str) -> set[str]:
    if many := _RANGE.fullmatch(rest.strip("()")):
        return {str(number) for number in range(int(many[1]), int(many[2]) + 1)}
    several = re.findall(r"\((\w{1,12})\)", rest)
    return {class_key(one) for one in several} if len(several) > 1 else {class_key(rest)}


def _unknown(words: str, school: School) -> Unknown:
    shown = text(words)[:30]
    near = did_you_mean(arabic(shown), [one.name for one in school.classes])
    return Unknown(f"名册里没有“{shown}”", f"{near}请从下拉列表里选，或写 全校、3年级、3年级1班；几个班用顿号隔开。")
