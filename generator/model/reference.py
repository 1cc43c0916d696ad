"""Small shared lists: hotlines, glossary, cast, sources."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.model.base import Citation, Date, Id, Line, Model, Prose, Seq, Some, StudentLine, StudentProse


class Hotline(Model):
    """孩子可以打的一个电话。"""

    number: Annotated[StudentLine, Field(pattern=r"^\d{3,5}$")]
    """号码，加引号写。"""
    name: StudentLine
    """这是什么电话。"""
    hours: StudentLine
    """什么时候有人接；只写见过的。"""
    brief: StudentLine | None = None
    """课件里跟在名称后面的一句，名称和它一行放得下；不写就用 hours。"""
    youngest: StudentLine | None = None
    """给一二年级看的一句，十一个字以内：什么时候打、请谁帮忙；每个电话都写了才用。"""
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
    """各个电话，键是 id，正文用 [](hotline/id) 引用。"""
    second_adult: StudentLine
    """“第一个大人没管，就找第二个”这一句。"""
    hurt: StudentLine
    """受了伤怎么办，打哪个号码。"""
    night: StudentLine
    """夜里怎么办。"""
    urgent: Some[Line]
    """学生现在就有危险，大人先做什么、打哪个号码，一句一项；写给大人，学生不看。"""


class Term(Model):
    """一个词和它的意思。"""

    word: StudentLine
    """词。"""
    legal: StudentProse | None = None
    """法律上的意思；只写法律里有的。"""
    academic: StudentProse | None = None
    """研究里的意思；与法律分开写。"""
    plain: StudentProse
    """大白话。"""
    cite: Citation | None = None
    """法律出处，例如 minors-protection/definitions#1.3。"""
    sources: Seq[Id] = ()
    """研究里的意思出自哪里。"""
    synonyms: Seq[StudentLine] = ()
    """搜索时当作同一个词。"""


class Glossary(Model):
    """词语 content/glossary.yaml。"""

    terms: dict[Id, Term]
    """各个词，键是 id。"""


class CastMember(Model):
    """故事里可以用的一个化名。"""

    name: StudentLine
    """化名。"""
    note: Line | None = None
    """给作者的提醒。"""


class Cast(Model):
    """化名表 content/cast.yaml：案例和故事只能用这些名字。"""

    names: Some[CastMember]
    """可以用的化名。"""


class Source(Model):
    """一个事实的来源。"""

    kind: Literal["研究", "文件", "报道", "惯例"]
    """哪一类来源。"""
    citation: Line
    """作者、年份、题目、刊物，或发布机关与日期。"""
    finding: Prose
    """它说了什么，用自己的话。"""
    seen: Line
    """见过全文、摘要还是转述。"""


class Sources(Model):
    """来源 content/sources.yaml。"""

    sources: dict[Id, Source]
    """各个来源，键是 id。"""
