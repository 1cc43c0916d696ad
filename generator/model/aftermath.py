"""After something happened: the 24-hour card, what to say tomorrow, forms, guides and outlines."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.model.base import Band, Citation, Document, Line, Model, Prose, Seq


class AfterStep(Model):
    """一步：什么时候之内，谁，做什么，凭什么。"""

    within: Line
    """多久之内，例如 马上、当天放学前、24 小时内。"""
    who: Line
    """谁来做，写职务。"""
    do: Prose
    """做什么、怎么说，说得出口的话。"""
    basis: Literal["法律", "规定", "指导", "我们的建议"]
    """时限和做法的依据是哪一类；不是法律规定的时限不要写成法律。"""
    cite: Seq[Citation] = ()
    """依据的条文。"""


class Words(Model):
    """一段可以照着说的话。"""

    to: Line
    """对谁说，什么时候说。"""
    text: Prose
    """说的话。"""


class Custody(Model):
    """表单归谁管：关于孩子的表都要写。"""

    keeper: Line
    """谁保管，写职务。"""
    readers: Line
    """谁可以看。"""
    destroyed: Line
    """什么时候销毁。"""


class Blank(Model):
    """表单里的一栏。"""

    label: Line
    """栏目。"""
    hint: Line | None = None
    """怎么填；只记看到听到的原话。"""
    lines: Annotated[int, Field(ge=1, le=12)] = 1
    """留几行。"""


class Aftermath(Document):
    """事发之后要用的一份材料。文件名是它的 id。"""

    form: Literal["24小时卡", "明天对班里说", "表单", "一对一指南", "训诫提纲", "训导提纲"]
    """哪一类材料。"""
    bands: Annotated[Seq[Band], Field(min_length=1)]
    """给哪些学段。"""
    first: Line
    """打开以后第一眼要看到的一句话。"""
    steps: Seq[AfterStep] = ()
    """一步一步做什么。"""
    words: Seq[Words] = ()
    """可以照着说的话。"""
    blanks: Seq[Blank] = ()
    """表单的栏目。"""
    custody: Custody | None = None
    """有栏目就要写：谁保管、谁能看、何时销毁。"""
    never: Annotated[Seq[Line], Field(min_length=2)]
    """绝不能做的事，以及为什么。"""
    after: Prose
    """做完以后还要做什么：回访、记录、照顾自己。"""
