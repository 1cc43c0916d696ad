"""Forms about children say who keeps them, who may look and when they are destroyed.

Source: 个人信息保护法 28, 31 (a child's data under fourteen is sensitive: purpose, necessity, own rules).
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.curriculum import Curriculum
from generator.problems import Problem


def custody(curriculum: Curriculum) -> Iterator[Problem]:
    """Yield the materials of 事发之后 that have fields to fill in and nobody who keeps them."""
    for name, row in curriculum.looked_at("aftermath", curriculum.aftermaths):
        if row.blanks and row.custody is None:
            message = "有要填的栏目，没有写谁保管、谁可以看、什么时候销毁。"
            hint = "加上 custody：keeper、readers、destroyed 三项，写职务，不写姓名。"
            yield Problem(curriculum.paths["aftermath", name], ("blanks",), "custody-missing", message, hint)
