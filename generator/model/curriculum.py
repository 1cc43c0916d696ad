"""The frame: edition, the day the law is read, grades, terms, strands, and the order of the 48 class meetings."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.base import Band, Date, Grade, Id, Model, Seq, Some, Strand, StudentLine, Term


class BandRow(Model):
    """一个学段。"""

    name: Band
    """学段。"""
    grades: Some[Grade]
    """有哪些年级。"""
    period: Annotated[int, Field(ge=30, le=60)]
    """一节课几分钟。"""


class StrandRow(Model):
    """贯穿各年级的一条主线。"""

    key: Strand
    """主线的一个字。"""
    name: StudentLine
    """主线的名字。"""


class Meeting(Model):
    """48 次班会里的一次；课可以还没有写。"""

    id: Id
    """课的 id，也就是将来的文件名。"""
    title: StudentLine
    """计划的题目；课写成后以课的标题为准。"""
    grade: Grade
    """哪个年级。"""
    term: Term
    """哪个学期。"""
    strands: Annotated[Seq[Strand], Field(min_length=1)]
    """属于哪几条主线；题目可以改，主线不能丢。"""


class CurriculumPlan(Model):
    """课程总表 content/curriculum.yaml。"""

    edition: Annotated[str, Field(pattern=r"^\d{4}\.\d{1,2}$")]
    """版本，例如 2026.2。"""
    as_of: Date
    """法律按哪一天的现行文本引用。"""
    bands: Some[BandRow]
    """五个学段。"""
    strands: Some[StrandRow]
    """八条主线。"""
    meetings: Annotated[Seq[Meeting], Field(min_length=48, max_length=48)]
    """48 次主题班会，按上课顺序。"""
