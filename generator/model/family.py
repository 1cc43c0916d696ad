"""A page for families of one band: what bullying is in law, what to say first, what the school must do."""

from __future__ import annotations

from generator.model.base import (
    Band,
    Citation,
    Document,
    FamilyLine,
    FamilyProse,
    Line,
    Model,
    Seq,
    Some,
)


class Avoid(Model):
    """一句不说的话，和为什么不说。"""

    line: FamilyLine
    """家长常会脱口而出的话。"""
    why: FamilyLine
    """孩子听了会怎样。"""


class LegalDuty(Model):
    """法律规定学校要做的一件事。"""

    what: FamilyLine
    """学校要做什么。"""
    when: FamilyLine
    """法律写的时间，例如 立即、及时；没有写时间就写“法律没有写时间”。"""
    cite: Citation
    """依据哪一条，例如 minors-protection/school-duty#2。"""


class Guidance(Model):
    """文件要求、但不是法律的一件事，或者我们的建议。"""

    what: FamilyLine
    """做什么。"""
    when: FamilyLine
    """文件或者建议里的时间。"""
    paper: FamilyLine
    """哪份文件；是我们的建议就写“我们的建议”。"""


class Family(Document):
    """给家长的一页：一个学段一份，家长在学生站上读，也可以打印。文件名是它的 id。"""

    band: Band
    """给哪个学段的家长。"""
    lead: FamilyProse
    """开头：先做什么；第一句写不打骂、不当面找对方孩子。"""
    law: FamilyProse
    """法律上什么叫学生欺凌，和闹着玩、小冲突怎么分；这个年龄要特别说明的也写在这里。"""
    laws: Some[Citation]
    """折叠在下面的原文。"""
    signs: Some[FamilyLine]
    """哪些变化值得问一问。"""
    say: Some[FamilyLine]
    """孩子开口以后，先说的几句话。"""
    avoid: Some[Avoid]
    """不说的几句话。"""
    did: FamilyProse
    """老师说是我的孩子做的：先做什么。"""
    keep: Some[FamilyLine]
    """可以留下什么，怎样留。"""
    never_keep: FamilyProse
    """绝不保存什么：孩子的私密影像；该怎么办。"""
    by_law: Some[LegalDuty]
    """法律规定学校要做的。"""
    by_guidance: Seq[Guidance] = ()
    """文件里要求的、我们建议的；都不是法律。"""
    stuck: FamilyProse
    """学校没有回应怎么办，依次找谁。"""
    call: FamilyProse
    """什么时候打哪个电话。"""
    slip: FamilyProse
    """回执：只问收到没有、想多听什么，不问孩子有没有受过伤害。"""
    not_for: Some[Line]
    """给学校：这一页不能怎么用。"""
