"""Nobody is left alone: numbers come from the hotlines file, help stands in every lesson.

Sources: 未成年人保护法 103 (no identifying information of a minor in a case); content-guide §1.4, §1.6, §3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.curriculum import Curriculum
from generator.model.lesson import Lesson, QuizItem
from generator.model.module import TestItem
from generator.problems import Problem

# Service numbers a text might name, 幺幺零 and full-width digits among them; a count stands with its unit.
_NUMBER = re.compile(
    r"(?<![第\d.#/-])(?:110|119|120|122|12(?:110|309|315|318|320|333|338|345|348|349|355|356|377)|9[56]\d{3})"
    r"(?![\d.#/-]|\s*(?:分钟|秒|小时|天|年|岁|人|名|个|次|页|条|号楼|班|元|字|米|公里|度|斤|克|所|份|[%％]))"
)
_DIGITS = str.maketrans("０１２３４５６７８９幺么零〇", "01234567891100")
_TARGET = re.compile(r"\]\([^()\s]+\)")

# What a lesson of each form cannot do without (content-guide §1, §4); other forms need the last two of 主题班会.
_PARTS = {
    "主题班会": (
        "laws",
        "quiz",
        "worksheet",
        "board",
        "bystander",
        "extension",
        "student",
        "family",
        "letter",
        "group_text",
    ),
    "法治讲座": ("laws", "talk", "bystander", "student"),
    "家长会": ("laws", "family"),
}


def safety(curriculum: Curriculum) -> Iterator[Problem]:
    """Yield numbers outside the hotlines file, lessons without a step for help."""
    for case_id, case in curriculum.looked_at("case", curriculum.cases):
        path = curriculum.paths["case", case_id]
        if case.kind == "官方发布改编" and case.provenance is None:
            message = "官方发布改编的案例没有写 provenance。"
            yield Problem(path, ("kind",), "provenance-missing", message, "写明发布机关、名称、日期和出处。")
    lessons = dict(curriculum.looked_at("lesson", curriculum.lessons))
    for lesson_id, lesson in lessons.items():
        path = curriculum.paths["lesson", lesson_id]
        for part in ("求助", "结束"):
            if all(step.part != part for step in lesson.steps):
                message = f"没有 part 为“{part}”的环节。"
                yield Problem(path, ("steps",), "help-missing", message, "每节课都要以求助和结束收尾。")
        for field in _PARTS.get(lesson.form, ("student", "bystander")):
            if not getattr(lesson, field):
                told = (Lesson.model_fields[field].description or "").split("。")[0].split("：")[0]
                message = f"{lesson.form}要有 {field}（{told}），这里没有写。"
                hint = "可以照着同样形式的一节课写；qinghe new lesson 会列出全部字段。"
                yield Problem(path, ("form",), "lesson-part-missing", message, hint)
    quizzes: list[tuple[tuple[str, str], str, Sequence[QuizItem | TestItem]]] = [
        *((("lesson", name), "quiz", lesson.quiz) for name, lesson in lessons.items()),
        *(
            (("module", name), "questions", module.questions)
            for name, module in curriculum.looked_at("module", curriculum.modules)
        ),
    ]
    for key, field, items in quizzes:
        for index, item in enumerate(items):
            if sum(option.right for option in item.options) != 1:
                message = f"题目 {item.id} 应当正好有一个正确选项。"
                where = (field, index, "options")
                yield Problem(curriculum.paths[key], where, "quiz-one-right", message, "给一项写 right: true。")
    for kind, name, leaf in curriculum.written:
        text = _TARGET.sub("]", leaf.value).translate(_DIGITS)
        if kind not in ("hotlines", "local") and (found := _NUMBER.search(text)):
            message = f"电话号码 {found[0]} 直接写在了文字里。"
            hint = "号码只写在 content/hotlines.yaml；正文里写 [](hotline/police) 这样的引用。"
            yield Problem(curriculum.paths[kind, name], leaf.where, "hotline-number", message, hint, token=found[0])
