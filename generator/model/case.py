"""A case: a scene worth discussing, with what must not be done with it."""

from __future__ import annotations

from typing import Literal

from generator.model.base import (
    Band,
    Citation,
    Date,
    Document,
    Evidence,
    Line,
    Model,
    Prose,
    Some,
    StudentLine,
    StudentProse,
)

Harm = Literal["肢体", "言语", "社交", "财物", "网络", "性"]


class Provenance(Model):
    """官方案例在哪里发布；学生看不到。"""

    publisher: Line
    """发布机关。"""
    title: Line
    """发布时的名称。"""
    date: Date
    """发布日期。"""
    address: Line
    """可查找的出处（文号、报刊、栏目）。"""


class Role(Model):
    """故事里的人，用化名表里的名字。"""

    name: StudentLine
    """化名，必须在 cast.yaml 里。"""
    part: StudentLine
    """在故事里做了什么，写行为，不贴标签。"""


class Question(Model):
    """讨论题：站得住的回答不止一个。"""

    ask: StudentLine
    """问题。"""
    answers: Prose
    """给教师：哪些回答都站得住，意外的回答怎样接。"""


class Reasoning(Model):
    """法律分析的一步。"""

    cite: Citation
    """依据哪一条，例如 public-security/bullying。"""
    reason: Prose
    """为什么适用，分几步想。"""


class CouldDo(Model):
    """其中一个人本来可以怎么做。"""

    who: StudentLine
    """谁。"""
    what: StudentProse
    """可以怎么做；安全、做得到。"""


class Case(Document):
    """案例：一个有时间、地点、对话和决定的场景。"""

    kind: Literal["官方发布改编", "虚构情境"]
    """官方发布改编要写出处；虚构情境的人和事都是编的。"""
    provenance: Provenance | None = None
    """官方发布改编必须写明出处。"""
    bands: Some[Band]
    """适合哪些学段。"""
    harms: Some[Harm]
    """涉及的欺凌形式。"""
    setting: StudentLine
    """发生在哪里，例如 操场、班级群；不写真实地名校名。"""
    audience: Literal["student", "teacher", "restricted"]
    """student 可给学生读；teacher 只给教师；restricted 只由 qinghe export 写出。"""
    notice: StudentLine
    """读之前的一句提醒，中性、简短。"""
    story: StudentProse
    """故事，用学生读得懂的话。"""
    roles: Some[Role]
    """故事里的人。"""
    turning_points: Some[StudentLine]
    """哪几个地方本来可以不一样。"""
    questions: Some[Question]
    """讨论题。"""
    analysis: Some[Reasoning]
    """法律上怎么看；只给教师。"""
    could_do: Some[CouldDo]
    """每个人本来可以怎么做。"""
    outcome: StudentProse
    """后来怎样了。"""
    not_for: Some[Line]
    """不能拿它来做什么。"""
    evidence: Evidence
    """这样用案例凭什么有效。"""
