"""Names of the files teachers download: readable in Chinese, legal on Windows, short enough for every dialog."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.curriculum import Curriculum
from generator.law import numeral

# With the longest ending (.docx) a name stays within 60 characters.
MAX_STEM = 55
# Windows refuses the signs; white space breaks links in chat programs; _ separates the parts of our names.
_UNWANTED = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f\s_]')


def stem(curriculum: Curriculum, lesson_id: str, what: str) -> str:
    """Return a lesson's file name without its ending, e.g. `八年级_年龄不是免责牌_教案_2026.2`.

    Args:
        curriculum: knows the lesson and the edition.
        lesson_id: the id of a lesson that exists.
        what: the kind of file, e.g. `教案` or `40分钟`.

    The title is what gives way when the name would be too long.
    """
    lesson = curriculum.lessons[lesson_id]
    before, after = portable(grade_name(lesson.grades)), f"{portable(what)}_{curriculum.plan.edition}"
    room = MAX_STEM - len(before) - len(after) - 2
    title = portable(lesson.title)[:room].rstrip(".")
    return f"{before}_{title}_{after}"


def grade_name(grades: Sequence[int]) -> str:
    """Return grades as schools say them: 八年级, 高一, 七至九年级, 三、五年级, 七年级至高一."""
    known = sorted(set(grades))
    names = [_grade(grade) for grade in known]
    if len(known) == 1:
        return names[0]
    joint = "至" if known == list(range(known[0], known[-1] + 1)) and len(known) > 2 else "、"
    ends = [names[0], names[-1]] if joint == "至" else names
    if all(name.endswith("年级") for name in ends):
        return joint.join(name.removesuffix("年级") for name in ends) + "年级"
    return joint.join(ends)


def portable(text: str) -> str:
    """Return `text` without what a file name must not hold."""
    return _UNWANTED.sub("", text).strip(".")


def _grade(grade: int) -> str:
    return f"{numeral(grade)}年级" if grade <= 9 else f"高{numeral(grade - 9)}"
