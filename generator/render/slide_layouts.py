"""The slide layouts as data: every placeholder's box, type sizes and look.

`tools/build_deck_bases.py` writes the base files from this table, `slide_space` measures texts against it, so
a check and the finished deck cannot disagree.
"""

from __future__ import annotations

from collections.abc import Mapping

from generator.render.figure_layouts import FIGURES, SOURCE, TITLE, numbered
from generator.render.slide_model import Box, Field, Layout, Part, Rows, Sign

_AREA = Box(72, 116, 824, 358)

LAYOUTS: tuple[Layout, ...] = (
    Layout(
        "封面",
        Field("title", 0, Box(96, 116, 560, 180), ("cover", "cover_least"), "cover", "课题", 2),
        (
            Field("subtitle", 1, Box(96, 322, 560, 44), ("small",), "plain", "年级 · 学期 · 课型", 1),
            Field("who", 11, Box(96, 392, 560, 92), ("small",), "plain", "学校、班级、主讲", 2),
        ),
    ),
    Layout("流程", TITLE, table=_AREA),
    Layout(
        "环节页",
        Field("title", 0, Box(96, 176, 600, 160), ("cover", "cover_least"), "chapter", "这一环节的题目", 2),
        (
            Field("number", 11, Box(96, 112, 600, 56), ("lead",), "step", "第几个环节", 1),
            Field("minutes", 12, Box(96, 352, 600, 48), ("small",), "step", "几分钟", 1),
        ),
    ),
    Layout(
        "一句话",
        TITLE,
        (Field("body", 11, Box(112, 136, 744, 322), ("big",), "centred", "一句话", 4),),
        source=SOURCE,
    ),
    Layout(
        "情境",
        TITLE,
        (Field("scene", 11, Box(72, 112, 824, 56), ("small",), "strip", "时间和地点", 1),),
        Rows(
            Box(72, 186, 824, 288),
            5,
            10,
            (
                Part("name", 21, 0, 118, ("small",), "tag", "谁"),
                Part("words", 31, 134, 690, ("body", "small"), "bubble", "说了什么"),
                Part("told", 51, 0, 824, ("lead", "body", "small"), "card", "旁白"),
            ),
        ),
        source=SOURCE,
    ),
    Layout(
        "提问",
        TITLE,
        (Field("body", 11, Box(206, 112, 690, 126), ("big", "ask"), "name", "问题", 3, alone=Box(206, 112, 690, 240)),),
        Rows(
            Box(206, 252, 690, 222), 3, 10, (Part("text", 21, 0, 690, ("body", "small"), "card", "帮助思考的小问题"),)
        ),
        source=SOURCE,
    ),
    Layout(
        "小组任务",
        TITLE,
        (
            Field("minutes", 11, Box(708, 132, 188, 188), ("number",), "timer", "几分钟", 1),
            Field("output", 12, Box(72, 390, 824, 84), ("small",), "tint", "最后交出什么", 2),
        ),
        numbered(Box(72, 116, 606, 260), 4, 8, ("body", "small"), 44),
        source=SOURCE,
    ),
    Layout(
        "左右对比",
        TITLE,
        (
            Field("left", 11, Box(72, 116, 400, 56), ("body",), "head", "左栏", 1),
            Field("left_lines", 12, Box(72, 172, 400, 302), ("ask", "lead", "body", "small"), "panel", "左栏内容"),
            Field("right", 13, Box(496, 116, 400, 56), ("body",), "head2", "右栏", 1),
            Field("right_lines", 14, Box(496, 172, 400, 302), ("ask", "lead", "body", "small"), "panel", "右栏内容"),
        ),
        source=SOURCE,
    ),
    Layout("步骤", TITLE, (), numbered(_AREA, 5, 10, ("ask", "lead", "body", "small"), 54), source=SOURCE),
    Layout(
        "法条",
        TITLE,
        (
            Field("name", 11, Box(72, 108, 824, 46), ("small",), "name", "法律名称与条号", 1),
            Field(
                "wording",
                12,
                Box(84, 154, 812, 218),
                ("statute_lead", "statute", "statute_least"),
                "statute",
                "条文",
                9,
            ),
            Field("plain", 13, Box(72, 380, 824, 80), ("small",), "tint", "大白话", 2),
        ),
        source=Box(72, 466, 824, 28),
    ),
    Layout(
        "责任阶梯",
        TITLE,
        (),
        Rows(
            Box(72, 106, 824, 334),
            6,
            6,
            (
                Part("age", 21, 0, 258, ("small",), "rung", "年龄"),
                Part("every_age", 41, 0, 258, ("small",), "rung2", "任何年龄"),
                Part("text", 31, 258, 566, ("small",), "side", "意味着什么"),
            ),
            rise=26,
        ),
        source=Box(72, 444, 824, 50),
    ),
    Layout(
        "选择题",
        TITLE,
        (Field("ask", 11, Box(72, 108, 824, 96), ("lead",), "name", "题面", 2),),
        numbered(Box(72, 212, 824, 264), 5, 6, ("lead", "body", "small"), 42),
        source=SOURCE,
    ),
    Layout(
        "解析",
        TITLE,
        (),
        Rows(
            _AREA,
            5,
            8,
            (
                Part("text", 31, 60, 764, ("body", "small"), "card", "为什么不选它"),
                Part("right", 41, 60, 764, ("body", "small"), "right", "为什么选它"),
            ),
            sign=Sign("sign", 46, "ellipse", "accent1"),
        ),
        source=SOURCE,
    ),
    Layout(
        "行动承诺",
        TITLE,
        (Field("lead", 11, Box(72, 108, 824, 60), ("lead",), "name", "一句引导", 1),),
        Rows(
            Box(72, 178, 824, 296),
            4,
            10,
            (
                Part("sign", 21, 0, 54, ("number",), "tag", "□"),
                Part("text", 31, 54, 770, ("lead", "body", "small"), "card", "可选的行动"),
            ),
        ),
        source=SOURCE,
    ),
    Layout(
        "小结",
        TITLE,
        (),
        Rows(
            _AREA,
            4,
            12,
            (Part("text", 31, 76, 748, ("ask", "lead", "body"), "name", "带走的一句话"),),
            sign=Sign("sign", 54, "teardrop", "accent2"),
        ),
        source=SOURCE,
    ),
    Layout(
        "求助渠道",
        TITLE,
        (Field("second", 12, Box(72, 406, 824, 92), ("small",), "tint", "第一个大人没管，就找第二个", 2),),
        Rows(
            Box(72, 108, 824, 290),
            6,
            8,
            (
                Part("sign", 21, 0, 150, ("number",), "number", "号码"),
                Part("text", 31, 150, 674, ("small",), "side", "是谁、什么时候有人接"),
            ),
        ),
    ),
    Layout(
        "结束页",
        Field("title", 0, Box(96, 88, 560, 66), ("title",), "title", "标题", 1),
        (
            Field("action", 11, Box(96, 160, 560, 150), ("ask", "lead"), "name", "带走的一个行动", 3),
            Field("contact", 12, Box(96, 322, 560, 76), ("small",), "tint", "本校联系人", 2),
            Field("facts", 13, Box(96, 412, 560, 62), ("facts",), "quiet", "版本、核验日期、许可", 3),
        ),
    ),
    *FIGURES,
)
BY_NAME: Mapping[str, Layout] = {layout.name: layout for layout in LAYOUTS}
