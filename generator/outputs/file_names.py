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
    return named(grade_name(lesson.grades), lesson.title, what, curriculum.plan.edition)


def module_stem(curriculum: Curriculum, module_id: str, what: str) -> str:
    """Return a training module's file name without its ending, e.g. `教师培训_发现以后怎么办_学员课件_2026.2`."""
    return named("教师培训", curriculum.modules[module_id].title, what, curriculum.plan.edition)


def letter_stem(curriculum: Curriculum, letter_id: str, what: str) -> str:
    """Return a term letter's file name without its ending, led by the grades of its bands."""
    letter = curriculum.letters[letter_id]
    grades = [grade for band in curriculum.plan.bands if band.name in letter.bands for grade in band.grades]
    return named(grade_name(grades), letter.title, what, curriculum.plan.edition)


def aftermath_stem(curriculum: Curriculum, aftermath_id: str) -> str:
    """Return the file name of a material of 事发之后 without its ending."""
    row = curriculum.aftermaths[aftermath_id]
    return named("事发之后", row.title, row.form, curriculum.plan.edition)


def named(before: str, title: str, what: str, edition: str) -> str:
    """Return `before_title_what_edition` for the names of files; the title gives way when it would be too long."""
    after = f"{portable(what)}_{edition}"
    room = MAX_STEM - len(before) - len(after) - 2
    return f"{portable(before)}_{portable(title)[:room].rstrip('.')}_{after}"


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
