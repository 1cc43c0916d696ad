"""A policy profile: what official documents oblige schools to do, clause by clause."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.model.base import Citation, Date, Document, Form, Id, Line, Model, Prose, Seq, Some, Topic

Binds = Literal["student", "class", "grade", "school", "district", "city", "curriculum"]
OtherActivity = Literal[
    "致家长信",
    "宣传栏",
    "公众号推文",
    "家访",
    "教职工培训",
    "问卷",
    "座谈",
    "法治教育",
    "治理组织",
    "公开求助渠道",
    "校规",
    "法治课程",
    "教师配备",
    "案例解析",
    "情景模拟",
]
Activity = Form | OtherActivity


class PolicyDocument(Model):
    """义务写在哪份文件里。"""

    title: Line
    """文件名称。"""
    issuer: Line
    """发文机关。"""
    number: Line | None = None
    """文号；没有见到就不写。"""
    date: Date | Line
    """发布日期；只知道月份时写“2024年5月”。"""
    force: Line
    """效力：法律、部门规章、规范性文件、工作通知、学习材料……"""


class Obligation(Model):
    """文件里的一条要求。"""

    document: Id
    """documents 里的键。"""
    clause: Line | None = None
    """第几条、第几部分。"""
    cite: Seq[Citation] = ()
    """法律条文出处；有它就不必抄原文。"""
    quotation: Line | None = None
    """原话；只写亲眼见过的文字。"""
    evidence: Line
    """这一条凭什么写在这里：见过原文，还是只见过报道。"""
    seen: Literal["原文", "片段", "报道", "条文和报道"]
    """亲眼见过什么；只见过报道的，报告里会标出来。"""
    asks: Line
    """一句话：谁要做什么。"""
    duty: Id
    """跨文件通用的义务名，例如 class-meeting。"""
    binds: Binds
    """在哪一级计算。"""
    activities: Annotated[Seq[Activity], Field(min_length=1)]
    """哪些活动形式算数。"""
    topics: Some[Topic] = ("学生欺凌防治",)
    """内容要讲到哪些主题才算数；写了几个就要都讲到。"""
    kind: Literal["counted", "recurring", "goal", "permissive", "exists"]
    """counted 有数目；recurring 经常、定期；goal 逐步实现；permissive 可以；exists 要有。"""
    number: Annotated[int, Field(ge=1)] | None = None
    """kind 为 counted 或 goal 时的数目。"""
    unit: Literal["次", "课时", "人"] | None = None
    """次、课时、人，互不换算。"""
    per: Literal["学期", "学年", "年", "教学月", "周", "学校"] | None = None
    """按什么计算。"""
    reading: Prose | None = None
    """我们怎样理解；与原文分开。"""


class Policy(Document):
    """一套政策要求（profile）：一个文件，若干份文件里的若干条义务。"""

    documents: dict[Id, PolicyDocument]
    """用到的文件，键是短 id。"""
    obligations: dict[Id, Obligation]
    """一条条义务，键是 id。"""
    system: Literal["六三", "五四"] = "六三"
    """小学、初中的学制；五四制里六年级算初中。"""
    teaching_months: Annotated[int, Field(ge=1, le=12)] = 10
    """一学年有几个教学月，按校历数。"""
