"""The slides an author may ask for: one model per layout, told apart by `layout`.

封面, 流程, 求助渠道 and 结束页 are made by the deck itself and cannot be written by hand.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.model.base import Citation, Id, Minutes, Model, Prose, Seq, Some, StudentLine, StudentProse


class _Slide(Model):
    title: StudentLine
    """页标题，全套课件里不重复。"""
    notes: Prose
    """备注：对教师说的话。说什么、看什么；不写分钟数。"""
    full_only: bool = False
    """true：只在完整课件里出现，短课不用。"""


class OneLine(_Slide):
    """一句话：全班看着它想一想。"""

    layout: Literal["一句话"]
    """版式。"""
    body: StudentProse
    """一句话，最多三行。"""


class Scene(_Slide):
    """情境：一个有时间、地点和对话的场面。"""

    layout: Literal["情境"]
    """版式。"""
    scene: StudentLine
    """时间和地点。"""
    lines: Some[StudentLine]
    """对话或旁白，一行一句，最多五句。"""


class Ask(_Slide):
    """提问：向全班提一个问题。"""

    layout: Literal["提问"]
    """版式。"""
    body: StudentProse
    """问题。"""
    prompts: Seq[StudentLine] = ()
    """帮助思考的小问题，最多三个。"""


class GroupTask(_Slide):
    """小组任务：两人或小组做，有时间。"""

    layout: Literal["小组任务"]
    """版式。"""
    minutes: Minutes
    """学生讨论几分钟（不超过这一环节）。"""
    steps: Some[StudentLine]
    """第一步、第二步……最多四步。"""
    output: StudentLine
    """最后交出什么。"""


class Compare(_Slide):
    """左右对比：两栏并排。"""

    layout: Literal["左右对比"]
    """版式。"""
    left: StudentLine
    """左栏标题。"""
    left_lines: Some[StudentLine]
    """左栏各行，最多五行。"""
    right: StudentLine
    """右栏标题。"""
    right_lines: Some[StudentLine]
    """右栏各行，最多五行。"""


class Steps(_Slide):
    """步骤：按顺序做的三到五步。"""

    layout: Literal["步骤"]
    """版式。"""
    steps: Some[StudentLine]
    """三到五步，每步一句。"""


class Statute(_Slide):
    """法条：系统填入现行原文、条号和核验日期，您只写大白话。"""

    layout: Literal["法条"]
    """版式。"""
    cite: Citation
    """引用哪一条；条号与原文由系统按日期填入。"""
    plain: StudentProse
    """一句大白话。"""


class Rung(Model):
    """责任阶梯的一级。"""

    age: StudentLine
    """年龄，例如 任何年龄、14 周岁起。"""
    what: StudentLine
    """这个年龄意味着什么。"""
    cite: Citation
    """依据。"""


class Ladder(_Slide):
    """责任阶梯：先写任何年龄都一样的，再写随年龄变的。"""

    layout: Literal["责任阶梯"]
    """版式。"""
    rungs: Some[Rung]
    """从任何年龄写起，最多六级。"""


class Choice(_Slide):
    """选择题：一页出题，下一页解析。"""

    layout: Literal["选择题"]
    """版式。"""
    question: Id
    """quiz 里题目的 id。"""


class Pledge(_Slide):
    """行动承诺：几条可选的行动。"""

    layout: Literal["行动承诺"]
    """版式。"""
    lead: StudentLine
    """一句引导。"""
    choices: Some[StudentLine]
    """可选的行动，最多四条。"""


class Summary(_Slide):
    """小结：带走的几句话。"""

    layout: Literal["小结"]
    """版式。"""
    points: Some[StudentLine]
    """两到四句。"""


Slide = Annotated[
    OneLine | Scene | Ask | GroupTask | Compare | Steps | Statute | Ladder | Choice | Pledge | Summary,
    Field(discriminator="layout"),
]
