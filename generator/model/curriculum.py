"""The frame: edition, the day the law is read, grades, terms, strands, and the order of the 48 class meetings."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.base import Band, Date, Grade, Id, Model, Seq, Strand, StudentLine, Term


class BandRow(Model):
    """A band of grades."""

    name: Band
    grades: Seq[Grade]
    period: Annotated[int, Field(ge=30, le=60)]
    """一节课几分钟。"""


class StrandRow(Model):
    """A strand that runs through all grades."""

    key: Strand
    name: StudentLine


class Meeting(Model):
    """A place in the ordered list of class meetings; the lesson may not be written yet."""

    id: Id
    """课的 id，也就是将来的文件名。"""
    title: StudentLine
    """计划的题目；课写成后以课的标题为准。"""
    grade: Grade
    term: Term
    strands: Annotated[Seq[Strand], Field(min_length=1)]


class CurriculumPlan(Model):
    """课程总表 content/curriculum.yaml。"""

    edition: Annotated[str, Field(pattern=r"^\d{4}\.\d{1,2}$")]
    """版本，例如 2026.2。"""
    as_of: Date
    """法律按哪一天的现行文本引用。"""
    bands: Seq[BandRow]
    strands: Seq[StrandRow]
    meetings: Annotated[Seq[Meeting], Field(min_length=48, max_length=48)]
    """48 次主题班会，按上课顺序。"""
