"""Addresses that were published: what was withdrawn, and what moved where."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from generator.model.base import Date, Id, Line, Model, Seq

PageAddress = Annotated[str, Field(pattern=r"^[a-z]+/[a-z0-9]+(-[a-z0-9]+)*\.html$|^[a-z]+\.html$")]


class Withdrawn(Model):
    """一份撤回的文档。"""

    id: Id
    """文档的 id；文件可以删掉，这一行要留着。"""
    on: Date
    """哪一天撤回的。"""
    why: Line
    """为什么撤回，写给维护的人；不写能认出孩子的细节，也不会印出来。"""


class Moved(Model):
    """一个搬了家的网页。"""

    old: PageAddress
    """原来的地址，例如 lesson/g03-old-name.html。"""
    new: PageAddress
    """现在的地址。"""


class Addresses(Model):
    """网页地址 content/addresses.yaml：发布过的地址不会无声无息地没了。"""

    withdrawn: Seq[Withdrawn] = ()
    """撤回的文档；地址上只剩“此内容已撤回”。"""
    moved: Seq[Moved] = ()
    """搬了家的网页；旧地址会把人带到新地址。"""
