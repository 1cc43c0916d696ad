"""Small shared lists: hotlines, glossary, cast, sources."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.model.base import Citation, Date, Id, Line, Model, Prose, Seq, StudentLine, StudentProse


class Hotline(Model):
    """A number a child may call."""

    number: Annotated[StudentLine, Field(pattern=r"^\d{3,5}$")]
    name: StudentLine
    """这是什么电话。"""
    hours: StudentLine
    """什么时候有人接；只写见过的。"""
    call_for: StudentLine
    """什么事可以打。"""
    what_happens: StudentProse
    """打过去会发生什么。"""
    source: Line
    """依据。"""
    verified_on: Date
    """核对日期，半年后要再核。"""


class Hotlines(Model):
    """求助电话 content/hotlines.yaml：全项目只有这里写电话号码。"""

    hotlines: dict[Id, Hotline]
    second_adult: StudentLine
    """“第一个大人没管，就找第二个”这一句。"""
    night: StudentLine
    """夜里怎么办。"""


class Term(Model):
    """A word and what it means."""

    word: StudentLine
    legal: StudentProse | None = None
    """法律上的意思；只写法律里有的。"""
    academic: StudentProse | None = None
    """研究里的意思；与法律分开写。"""
    plain: StudentProse
    """大白话。"""
    cite: Citation | None = None
    """法律出处，例如 minors-protection/definitions#1.3。"""
    sources: Seq[Id] = ()
    synonyms: Seq[StudentLine] = ()
    """搜索时当作同一个词。"""


class Glossary(Model):
    """词语 content/glossary.yaml。"""

    terms: dict[Id, Term]


class CastMember(Model):
    """A name stories may use."""

    name: StudentLine
    note: Line | None = None


class Cast(Model):
    """化名表 content/cast.yaml：案例和故事只能用这些名字。"""

    names: Seq[CastMember]


class Source(Model):
    """Where a fact comes from."""

    kind: Literal["研究", "文件", "报道", "惯例"]
    citation: Line
    """作者、年份、题目、刊物，或发布机关与日期。"""
    finding: Prose
    """它说了什么，用自己的话。"""
    seen: Line
    """见过全文、摘要还是转述。"""


class Sources(Model):
    """来源 content/sources.yaml。"""

    sources: dict[Id, Source]
