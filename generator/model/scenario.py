"""A scenario: a story a pupil decides in; every path ends with help."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.model.base import Band, Document, Evidence, Id, Model, Prose, Seq, StudentLine, StudentProse


class Choice(Model):
    """一个选项。"""

    text: StudentLine
    """选项：我可以怎么做。"""
    to: Id
    """接着去哪个节点。"""
    feedback: StudentProse | None = None
    """选了以后先看到的一句话：说后果，不说教。"""


class Ending(Model):
    """一条路走到的结局。"""

    tone: Literal["安全了", "还没完", "需要大人"]
    """安全了：事情得到处理；还没完：还要继续求助；需要大人：必须现在找大人。"""
    help: StudentProse
    """结局里的求助：找谁、怎么说。每个结局都要有。"""


class Node(Model):
    """故事的一个时刻：要么有选项，要么是结局。"""

    text: StudentProse
    """这时发生了什么。"""
    choices: Annotated[Seq[Choice], Field(max_length=4)] = ()
    """二到四个选项；结局没有选项。"""
    ending: Ending | None = None
    """有它，这里就是一个结局。"""


class Scenario(Document):
    """情景：学生在故事里自己做决定。文件名是它的 id。"""

    bands: Annotated[Seq[Band], Field(min_length=1)]
    """给哪些学段。"""
    notice: StudentLine
    """开始前的一句提醒，中性、简短。"""
    start: Id
    """从哪个节点开始。"""
    nodes: Annotated[dict[Id, Node], Field(min_length=4, max_length=30)]
    """节点；正式内容 12 到 20 个。"""
    teacher: Prose
    """给教师：这个情景想让学生发现什么，课上怎么用。"""
    evidence: Evidence
    """这样做凭什么有效。"""
