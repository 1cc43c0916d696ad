"""Nobody is left alone: numbers come from the hotlines file, help stands in every lesson.

Sources: 未成年人保护法 103 (no identifying information of a minor in a case); content-guide §1.4, §1.6, §3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.curriculum import Curriculum
from generator.problems import Problem

# Service numbers and mobile numbers; a year, a minute or an age is shorter or stands with its unit.
_NUMBER = re.compile(r"(?<![\d-])(?:110|119|120|12[0-9]{3})(?![\d-])")

# What a lesson of each form cannot do without (content-guide §1, §4); other forms need the last two of 主题班会.
_PARTS = {
    "主题班会": ("laws", "quiz", "worksheet", "board", "family", "extension", "bystander", "student"),
    "法治讲座": ("laws", "talk", "bystander", "student"),
    "家长会": ("laws", "family"),
}


def safety(curriculum: Curriculum) -> Iterator[Problem]:
    """Yield numbers outside the hotlines file, lessons without a step for help."""
    for case_id, case in curriculum.cases.items():
        path = curriculum.paths["case", case_id]
        if case.kind == "官方发布改编" and case.provenance is None:
            message = "官方发布改编的案例没有写 provenance。"
            yield Problem(path, ("kind",), "provenance-missing", message, "写明发布机关、名称、日期和出处。")
    for lesson_id, lesson in curriculum.lessons.items():
        path = curriculum.paths["lesson", lesson_id]
        for part in ("求助", "结束"):
            if all(step.part != part for step in lesson.steps):
                message = f"没有 part 为“{part}”的环节。"
                yield Problem(path, ("steps",), "help-missing", message, "每节课都要以求助和结束收尾。")
        for field in _PARTS.get(lesson.form, ("student", "bystander")):
            if not getattr(lesson, field):
                message = f"{lesson.form}要有 {field}，这里没有写。"
                hint = "可以照着同样形式的一节课写；qinghe new lesson 会列出全部字段。"
                yield Problem(path, ("form",), "lesson-part-missing", message, hint)
        for index, item in enumerate(lesson.quiz):
            if sum(option.right for option in item.options) != 1:
                message = f"题目 {item.id} 应当正好有一个正确选项。"
                yield Problem(path, ("quiz", index, "options"), "quiz-one-right", message, "给一项写 right: true。")
    for kind, name, leaf in curriculum.written:
        if kind not in ("hotlines", "local") and (found := _NUMBER.search(leaf.value)):
            message = f"电话号码 {found[0]} 直接写在了文字里。"
            hint = "号码只写在 content/hotlines.yaml；正文里写 [](hotline/police) 这样的引用。"
            yield Problem(curriculum.paths[kind, name], leaf.where, "hotline-number", message, hint)
