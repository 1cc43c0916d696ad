"""A letter to families: what to do tonight, whom to call, a slip that asks nothing about the child's own hurt."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.base import (
    Band,
    Citation,
    Document,
    FamilyProse,
    Line,
    Prose,
    Seq,
    Term,
)


class Letter(Document):
    """致家长信：先写不打骂、不当面找对方孩子，再写别的。文件名是它的 id。"""

    bands: Annotated[Seq[Band], Field(min_length=1)]
    """给哪些学段的家长。"""
    term: Term
    """哪个学期。"""
    body: FamilyProse
    """信的正文，从称呼写到落款前；署名处写【学校】【班级】。"""
    slip: FamilyProse
    """回执：只问收到没有、想听什么，不问孩子有没有受过伤害。"""
    away: FamilyProse
    """发给不在孩子身边的家长的短信（150 字以内）。"""
    voice: FamilyProse
    """给不识字的祖辈听的语音稿，念一分钟以内。"""
    laws: Seq[Citation] = ()
    """信里用到的条文。"""
    not_for: Annotated[Seq[Line], Field(min_length=1)]
    """这封信不能怎么用。"""
    teacher: Prose
    """给班主任：什么时候发，家长来电怎么接。"""
