"""A law: its versions, its announced changes, and its articles as identities with numbers that change."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.model.base import (
    Date,
    Document,
    FamilyProse,
    ForStudents,
    Id,
    Line,
    Model,
    Prose,
    Seq,
    StudentLine,
    StudentProse,
    Written,
)

# Statute wording is verbatim: its line ends mean paragraphs and items, not our prose.
Wording = Annotated[ForStudents, Field(min_length=1, max_length=20_000), Written("line", "students")]


class LawVersion(Model):
    """整部法律的一版；键是它施行的日期。"""

    adopted: Date
    """通过或修改决定公布的日期。"""
    note: StudentLine
    """哪一次修订，例如“2025年修订”。"""
    source: Line
    """官方文本的出处。"""


class Event(Model):
    """已经公布的修改，新文本可能还没有录入。"""

    date: Date
    """公布的日期。"""
    effective: Date
    """开始施行的日期。"""
    note: StudentLine
    """发生了什么。"""
    source: Line
    """从哪里得知。"""
    articles: Seq[Id] = ()
    """改动了哪几条；空着就当作每一条都可能改了。"""


class Verification(Model):
    """这段文字核对到什么程度。"""

    level: Literal["two-sources", "one-source", "unverified"]
    """two-sources 两份独立副本逐字比对一致；one-source 只见过一份；unverified 未核对，不会作为原文引用。"""
    where: Line
    """和什么比对的。"""
    when: Date
    """什么时候比对的。"""
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    """去掉空白、经 NFKC 归一后的文本的 SHA-256。"""


class ArticleVersion(Model):
    """一条从某天起的条号和文字，直到列出的下一版。"""

    number: Annotated[StudentLine, Field(pattern=r"^第[一二三四五六七八九十百千零]+条(之[一二三四五六七八九十]+)?$")]
    """条号，例如 第六十条。"""
    text: Wording
    """条文原文，不含条号；一款一行，项以（一）（二）开头各占一行。"""
    verification: Verification
    """这段文字怎么核对的。"""


class Gist(Model):
    """这一条的大白话，按读者分别写；用不着的读者不写。"""

    lower_primary: StudentProse | None = Field(None, alias="小低")
    """给一、二年级；句子不超过 15 个字。"""
    middle_primary: StudentProse | None = Field(None, alias="小中")
    """给三、四年级；句子不超过 20 个字。"""
    upper_primary: StudentProse | None = Field(None, alias="小高")
    """给五、六年级；句子不超过 25 个字。"""
    junior: StudentProse | None = Field(None, alias="初中")
    """给初中；句子不超过 35 个字。"""
    senior: StudentProse | None = Field(None, alias="高中")
    """给高中。"""
    teachers: Prose | None = Field(None, alias="教师")
    """给教师：容易讲错的地方。"""
    families: FamilyProse | None = Field(None, alias="家长")
    """给家长。"""


class Article(Model):
    """一条规则：身份不变，条号可以随版本变。"""

    heading: StudentLine
    """这一条管什么，几个字。"""
    topics: Seq[Line] = ()
    """主题词。"""
    gist: Gist
    """用大白话说，按读者分别写。"""
    versions: dict[Date, ArticleVersion | None]
    """施行日期 → 条号与原文；null 表示从那天起废止。"""


class Law(Document):
    """法律、行政法规、司法解释、部门规章或规范性文件。文件名是它的 id。"""

    short: StudentLine
    """简称，例如 治安管理处罚法。"""
    issuer: StudentLine
    """制定机关。"""
    level: Literal["法律", "行政法规", "司法解释", "部门规章", "规范性文件", "地方性法规"]
    """效力级别。"""
    versions: dict[Date, LawVersion]
    """施行日期 → 这一版的说明。"""
    events: Seq[Event] = ()
    """已公布而条文可能尚未录入的修改。"""
    articles: dict[Id, Article]
    """条文，键是不随条号变化的 id。"""
