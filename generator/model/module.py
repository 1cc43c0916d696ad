"""A training module for staff: sessions by the minute, slides, handouts, questions before and after."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.model.base import Citation, Document, Evidence, Id, Line, Minutes, Model, Prose, Seq
from generator.model.slide import Slide

Role = Literal["校领导", "全体教职工", "班主任", "法治副校长", "心理教师", "宿管与后勤"]
Subject = Literal[
    "T1", "T2", "T3", "T4", "T5", "T6", "T7", "T8", "T9", "T10", "T11", "T12", "T13", "T14", "T15", "T16", "T17"
]  # fmt: skip


class Session(Model):
    """培训的一段。"""

    title: Line
    """这一段的题目。"""
    minutes: Minutes
    """几分钟。"""
    activity: Literal["讲授", "案例分析", "两人练习", "流程演练", "讨论", "测验", "答疑"]
    """做什么；阶梯教室里用两人练习，不用圆桌。"""
    facilitator: Prose
    """主持人说什么、做什么。"""
    participants: Prose
    """学员做什么。"""
    roles: Seq[Role] = ()
    """只给哪些人；空着就是人人都上。"""
    materials: Seq[Line] = ()
    """要准备的东西。"""
    slides: Seq[Slide] = ()
    """这一段的幻灯片。"""


class Handout(Model):
    """学员带走的一页；没有答案，没有主持人备注。"""

    title: Line
    """讲义题目。"""
    body: Prose
    """讲义正文。"""


class TestOption(Model):
    """一个选项。"""

    text: Line
    """选项。"""
    right: bool = False
    """true：这一项正确。"""
    feedback: Prose
    """为什么对或不对。"""


class TestItem(Model):
    """训前训后各做一次的一道题。"""

    id: Id
    """题目的 id。"""
    ask: Line
    """题面。"""
    options: Annotated[Seq[TestOption], Field(min_length=2, max_length=5)]
    """选项，正好一个正确。"""


class Module(Document):
    """教师培训模块：对应培训主题 T1 到 T17。文件名是它的 id。"""

    subjects: Annotated[Seq[Subject], Field(min_length=1)]
    """涵盖哪些培训主题（policies 的 T1 到 T17）。"""
    roles: Annotated[Seq[Role], Field(min_length=1)]
    """给哪些人。"""
    aims: Annotated[Seq[Line], Field(min_length=1)]
    """学完以后能做什么。"""
    laws: Seq[Citation] = ()
    """用到的条文。"""
    cases: Seq[Id] = ()
    """用到的案例。"""
    sessions: Annotated[Seq[Session], Field(min_length=2)]
    """各段，按顺序。"""
    handouts: Seq[Handout] = ()
    """学员讲义。"""
    questions: Annotated[Seq[TestItem], Field(min_length=3)]
    """训前训后各做一次的题。"""
    pass_mark: Annotated[int, Field(ge=50, le=100)]
    """合格线，百分制。"""
    certificate: Line
    """证书上写明学了什么的一句话。"""
    evidence: Evidence
    """这样培训凭什么有效。"""
