"""The slides an author may ask for: one model per layout, told apart by `layout`.

封面, 流程, 求助渠道 and 结束页 are made by the deck itself and cannot be written by hand.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.model.base import Citation, Id, Minutes, Model, Prose, Seq, StudentLine, StudentProse


class _Slide(Model):
    title: StudentLine
    """页标题，全套课件里不重复。"""
    notes: Prose
    """备注：对教师说的话。说什么、看什么；不写分钟数。"""
    full_only: bool = False
    """true：只在完整课件里出现，短课不用。"""


class OneLine(_Slide):
    """One sentence to look at."""

    layout: Literal["一句话"]
    body: StudentProse
    """一句话，最多三行。"""


class Scene(_Slide):
    """A scene with dialogue."""

    layout: Literal["情境"]
    scene: StudentLine
    """时间和地点。"""
    lines: Seq[StudentLine]
    """对话或旁白，一行一句，最多五句。"""


class Ask(_Slide):
    """A question to the class."""

    layout: Literal["提问"]
    body: StudentProse
    """问题。"""
    prompts: Seq[StudentLine] = ()
    """帮助思考的小问题，最多三个。"""


class GroupTask(_Slide):
    """A task for pairs or groups, with a time."""

    layout: Literal["小组任务"]
    minutes: Minutes
    """学生讨论几分钟（不超过这一环节）。"""
    steps: Seq[StudentLine]
    """第一步、第二步……最多四步。"""
    output: StudentLine
    """最后交出什么。"""


class Compare(_Slide):
    """Two sides next to each other."""

    layout: Literal["左右对比"]
    left: StudentLine
    """左栏标题。"""
    left_lines: Seq[StudentLine]
    right: StudentLine
    """右栏标题。"""
    right_lines: Seq[StudentLine]


class Steps(_Slide):
    """Steps in order."""

    layout: Literal["步骤"]
    steps: Seq[StudentLine]
    """三到五步，每步一句。"""


class Statute(_Slide):
    """An article: its wording as in force, plain words, and the day it was checked."""

    layout: Literal["法条"]
    cite: Citation
    """引用哪一条；条号与原文由系统按日期填入。"""
    plain: StudentProse
    """一句大白话。"""


class Rung(Model):
    """One rung of the ladder of responsibility."""

    age: StudentLine
    """年龄，例如 任何年龄、14 周岁起。"""
    what: StudentLine
    """这个年龄意味着什么。"""
    cite: Citation
    """依据。"""


class Ladder(_Slide):
    """What applies at every age first, then what each age adds."""

    layout: Literal["责任阶梯"]
    rungs: Seq[Rung]


class Choice(_Slide):
    """A question of the quiz: one slide asks, the next explains."""

    layout: Literal["选择题"]
    question: Id
    """quiz 里题目的 id。"""


class Pledge(_Slide):
    """Actions to choose from."""

    layout: Literal["行动承诺"]
    lead: StudentLine
    """一句引导。"""
    choices: Seq[StudentLine]
    """可选的行动，最多四条。"""


class Summary(_Slide):
    """What we take with us."""

    layout: Literal["小结"]
    points: Seq[StudentLine]
    """两到四句。"""


Slide = Annotated[
    OneLine | Scene | Ask | GroupTask | Compare | Steps | Statute | Ladder | Choice | Pledge | Summary,
    Field(discriminator="layout"),
]
