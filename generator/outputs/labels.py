"""Words the generator itself puts on pages: grades, dates, numbers of minutes.

The one place where text not written by an author is declared fit for pupils; every function takes numbers,
dates or a closed set of words, never a teacher's text.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from generator.law import Status
from generator.model.base import Band, ForStudents, Term
from generator.outputs.file_names import grade_name

SHAPES: dict[Status, str] = {
    "现行有效": "●",
    "已修改，新文本待录入": "▲",
    "已修改": "◐",
    "尚未生效": "○",
    "已废止": "×",
}
"""A sign beside the word: colour alone says nothing in print or to many eyes."""
STATUS_CLASS: dict[Status, str] = {
    "现行有效": "now",
    "已修改，新文本待录入": "past",
    "已修改": "past",
    "尚未生效": "soon",
    "已废止": "gone",
}
EVIDENCE = {"strong": "证据充分", "promising": "研究支持但有限", "practice": "专业惯例", "none": "尚无研究"}
KINDS = {"counted": "有数目", "exists": "应当有", "recurring": "经常做", "goal": "目标", "permissive": "可以"}
"""What a requirement is, in the order people look for gaps."""
BINDS = {
    "student": "每名学生",
    "class": "每个班",
    "grade": "每个年级",
    "school": "每所学校",
    "district": "县区",
    "city": "市",
    "curriculum": "课程",
}
"""Whom a requirement is counted for."""
GIST_FIELDS: tuple[tuple[Band, str], ...] = (
    ("小低", "lower_primary"),
    ("小中", "middle_primary"),
    ("小高", "upper_primary"),
    ("初中", "junior"),
    ("高中", "senior"),
)
"""Band → field of `model.law.Gist`."""


VICE_PRINCIPAL = ForStudents("法治副校长")
SCHOOL_POLICE = ForStudents("护校民警")
SCHOOL_MAIL = ForStudents("求助邮箱")


LEARNING = ForStudents("自己学一遍")
CAN_DO = ForStudents("我能做什么")
THINK = ForStudents("想一想")
AFTERWARDS = ForStudents("后来怎样了")
HELP = ForStudents("可以找谁帮忙")
NUMBERS = ForStudents("可以打的电话")


def unit(place: ForStudents) -> ForStudents:
    """Return the name of the course of a grade and term, e.g. `八年级上学期`."""
    return ForStudents(f"{place}：不让欺凌发生")


def hotline(name: ForStudents, number: ForStudents, call_for: ForStudents) -> ForStudents:
    """Return a telephone as one line."""
    return ForStudents(f"{name} {number}：{call_for}")


def grades(numbers: Sequence[int]) -> ForStudents:
    """Return grades as schools say them, e.g. 八年级."""
    return ForStudents(grade_name(numbers))


def term(name: Term) -> ForStudents:
    """Return the name of a term."""
    return ForStudents(name)


def cards(numbers: Sequence[int]) -> ForStudents:
    """Return the title of a grade's cards."""
    return ForStudents(f"{grade_name(numbers)}的小卡片")


def day(date: datetime.date) -> ForStudents:
    """Return a date as people read it: 2026年1月1日."""
    return ForStudents(f"{date.year}年{date.month}月{date.day}日")


def band(name: Band) -> ForStudents:
    """Return what pupils call a band of grades."""
    words = {"小低": "一、二年级", "小中": "三、四年级", "小高": "五、六年级", "初中": "初中", "高中": "高中"}
    return ForStudents(words[name])


def in_force_since(date: datetime.date) -> ForStudents:
    """Return since when a rule holds."""
    return ForStudents(f"自{day(date)}起施行")


def in_force_between(date: datetime.date, until: datetime.date | None) -> ForStudents:
    """Return the days on which a wording holds; `until` is the first day on which it no longer does."""
    end = f"，至{day(until - datetime.timedelta(days=1))}" if until else ""
    return ForStudents(f"{in_force_since(date)}{end}")


def status(word: Status) -> ForStudents:
    """Return the word for whether a wording holds."""
    return ForStudents(word)


def changes_on(date: datetime.date) -> ForStudents:
    """Return when a rule will change."""
    return ForStudents(f"{day(date)}起有新的规定")


def colophon(edition: str, as_of: datetime.date) -> ForStudents:
    """Return what stands at the end of a document: edition, day of its law, licence."""
    licence = "内容以 CC BY 4.0 许可使用，可以修改、转发，请注明“青禾”。"
    return ForStudents(f"青禾 {edition}。法条按 {day(as_of)} 的现行文本引用。{licence}")


def adapted(official: bool) -> ForStudents:
    """Return where a story comes from, as far as pupils are told."""
    return ForStudents("根据公开发布的案例改编，人名都是化名。" if official else "这是一个编写的故事，人名都是化名。")


def size(number: int) -> str:
    """Return `number` bytes as people read it: 86 KB, 1.4 MB."""
    if number < 1_000_000:
        return f"{max(1, round(number / 1000))} KB"
    return f"{number / 1_000_000:.1f} MB"
