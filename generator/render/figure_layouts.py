"""Layouts that hold a figure beside their text: a picture, a chart, a table, moments in time, people and their ties.

Part of the table `slide_layouts.LAYOUTS`, with what both share.
"""

from __future__ import annotations

from generator.render.slide_model import Box, Field, Layout, Part, Rows, Sign, Size

TABLE_IDX = 12
SOURCE_IDX = 60
PICTURE_IDX = 61
CHART_IDX = 62
TITLE = Field("title", 0, Box(72, 34, 824, 64), ("title",), "title", "标题", 1)
SOURCE = Box(72, 476, 824, 26)
PICTURED = "（配图）"
"""Ends the name of a layout that is another one with a picture."""

# A sheet of paper for a drawing is 4 : 3.
_RIGHT = Box(496, 145, 400, 300)
_SCALE_OF_TEXT: tuple[Size, ...] = ("lead", "body", "small")
PERSON, TIE = Box(0, 0, 232, 100), Box(0, 0, 180, 40)
MOST_PEOPLE, MOST_TIES = 4, 5


def numbered(area: Box, most: int, gap: float, sizes: tuple[Size, ...], sign: float) -> Rows:
    """Return rows with a number in a disc before each."""
    text = Part("text", 31, sign + 14, area.w - sign - 14, sizes, "card", "一句话")
    return Rows(area, most, gap, (text,), sign=Sign("sign", sign, "ellipse", "accent1"))


def _people() -> tuple[Field, ...]:
    corners = ((72, 120), (664, 120), (72, 372), (664, 372))
    boxes = [Box(x, y, PERSON.w, PERSON.h) for x, y in corners]
    people = [Field(f"person{n}", 20 + n, box, ("small",), "person", "谁", 2) for n, box in enumerate(boxes, 1)]
    labels = [
        Field(f"tie{n}", 30 + n, Box(370, 110 + 60 * n, TIE.w, TIE.h), ("small",), "tie", "做了什么", 1)
        for n in range(1, MOST_TIES + 1)
    ]
    return (*people, *labels)


FIGURES: tuple[Layout, ...] = (
    Layout(
        "一句话（配图）",
        TITLE,
        (Field("body", 11, Box(72, 398, 824, 82), ("big", "ask", "lead"), "centred", "一句话", 2),),
        source=SOURCE,
        picture=Box(280, 104, 400, 292),
    ),
    Layout(
        "情境（配图）",
        TITLE,
        (Field("scene", 11, Box(72, 108, 824, 52), ("small",), "strip", "时间和地点", 1),),
        Rows(
            Box(500, 174, 396, 300),
            3,
            10,
            (
                Part("words", 31, 0, 396, _SCALE_OF_TEXT, "bubble", "说了什么"),
                Part("told", 51, 0, 396, _SCALE_OF_TEXT, "card", "旁白"),
            ),
            middle=True,
        ),
        source=SOURCE,
        picture=Box(72, 174, 404, 300),
    ),
    Layout(
        "提问（配图）",
        TITLE,
        (Field("body", 11, Box(72, 116, 404, 150), ("ask", "lead"), "name", "问题", 3, alone=Box(72, 134, 404, 300)),),
        Rows(Box(72, 278, 404, 196), 2, 10, (Part("text", 21, 0, 404, ("body", "small"), "card", "帮助思考的小问题"),)),
        source=SOURCE,
        picture=_RIGHT,
    ),
    Layout(
        "图文",
        TITLE,
        (),
        Rows(Box(72, 116, 404, 358), 4, 12, (Part("text", 31, 0, 404, _SCALE_OF_TEXT, "card", "一句话"),), middle=True),
        source=SOURCE,
        picture=_RIGHT,
    ),
    Layout(
        "选择题（配图）",
        TITLE,
        (Field("ask", 11, Box(72, 108, 824, 96), ("lead",), "name", "题面", 2),),
        numbered(Box(72, 212, 488, 264), 4, 6, _SCALE_OF_TEXT, 42),
        source=SOURCE,
        picture=Box(584, 214, 312, 260),
    ),
    Layout(
        "小结（配图）",
        TITLE,
        (),
        Rows(
            Box(72, 116, 464, 358),
            4,
            12,
            (Part("text", 31, 76, 388, ("ask", "lead", "body"), "name", "带走的一句话"),),
            sign=Sign("sign", 54, "teardrop", "accent2"),
            middle=True,
        ),
        source=SOURCE,
        picture=Box(560, 169, 336, 252),
    ),
    Layout(
        "求助渠道（配图）",
        TITLE,
        (Field("second", 12, Box(72, 406, 824, 92), ("small",), "tint", "第一个大人没管，就找第二个", 2),),
        Rows(
            Box(72, 108, 510, 290),
            4,
            8,
            (
                Part("sign", 21, 0, 150, ("number",), "number", "号码"),
                Part("text", 31, 150, 360, ("small",), "side", "什么时候打"),
            ),
        ),
        picture=Box(602, 130, 294, 246),
    ),
    Layout(
        "时间轴",
        TITLE,
        (),
        Rows(
            Box(72, 116, 824, 350),
            5,
            10,
            (
                Part("when", 21, 44, 190, ("body", "small"), "when", "什么时候"),
                Part("text", 31, 244, 580, ("body", "small"), "card", "发生了什么"),
            ),
            sign=Sign("sign", 22, "dot", "accent2"),
        ),
        source=SOURCE,
    ),
    Layout("人物关系", TITLE, _people(), source=SOURCE),
    Layout(
        "数据图",
        TITLE,
        (Field("takeaway", 11, Box(72, 402, 824, 60), ("small",), "tint", "这张图说明什么", 1),),
        source=Box(72, 464, 824, 42),
        chart=Box(72, 108, 824, 286),
    ),
    Layout("表格", TITLE, source=SOURCE, table=Box(72, 116, 824, 358)),
)
