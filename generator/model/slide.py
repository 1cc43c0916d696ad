"""The slides an author may ask for: one model per layout, told apart by `layout`.

封面, 流程, 环节页, 求助渠道 and 结束页 are made by the deck itself and cannot be written by hand. Names of pictures are
those of the drawings in `render`, which stands above the models: the check `slides` knows them.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from generator.model.base import Citation, Id, Minutes, Model, Prose, Seq, Some, StudentLine, StudentProse, Written

Picture = Annotated[str, StringConstraints(min_length=1, max_length=20), Written("id", "everyone")]
"""The name of one of our drawings."""


class _Slide(Model):
    title: StudentLine
    """页标题，全套课件里不重复。"""
    notes: Prose
    """备注：对教师说的话。说什么、看什么；不写分钟数。"""
    full_only: bool = False
    """true：只在完整课件里出现，短课不用。"""


class OneLine(_Slide):
    """一句话：全班看着它想一想。"""

    layout: Literal["一句话"]
    """版式。"""
    body: StudentProse
    """一句话，最多三行；有配图时最多两行。"""
    picture: Picture | None = None
    """配图的名字，见图画表；写了图，字就少一些。"""


class Scene(_Slide):
    """情境：一个有时间、地点和对话的场面。"""

    layout: Literal["情境"]
    """版式。"""
    scene: StudentLine
    """时间和地点。"""
    lines: Some[StudentLine]
    """对话或旁白，一行一句，最多五句；有配图时最多三句。"""
    picture: Picture | None = None
    """配图的名字，见图画表；写了图，字就少一些。"""


class Ask(_Slide):
    """提问：向全班提一个问题。"""

    layout: Literal["提问"]
    """版式。"""
    body: StudentProse
    """问题。"""
    prompts: Seq[StudentLine] = ()
    """帮助思考的小问题，最多三个；有配图时最多两个。"""
    picture: Picture | None = None
    """配图的名字，见图画表；写了图，字就少一些。"""


class GroupTask(_Slide):
    """小组任务：两人或小组做，有时间。"""

    layout: Literal["小组任务"]
    """版式。"""
    minutes: Minutes
    """学生讨论几分钟（不超过这一环节）。"""
    steps: Some[StudentLine]
    """第一步、第二步……最多四步。"""
    output: StudentLine
    """最后交出什么。"""


class Compare(_Slide):
    """左右对比：两栏并排。"""

    layout: Literal["左右对比"]
    """版式。"""
    left: StudentLine
    """左栏标题。"""
    left_lines: Some[StudentLine]
    """左栏各行，最多五行。"""
    right: StudentLine
    """右栏标题。"""
    right_lines: Some[StudentLine]
    """右栏各行，最多五行。"""


class Steps(_Slide):
    """步骤：按顺序做的三到五步。"""

    layout: Literal["步骤"]
    """版式。"""
    steps: Some[StudentLine]
    """三到五步，每步一句。"""


class Statute(_Slide):
    """法条：系统填入现行原文、条号和核验日期，您只写大白话。"""

    layout: Literal["法条"]
    """版式。"""
    cite: Citation
    """引用哪一条；条号与原文由系统按日期填入。"""
    plain: StudentProse
    """一句大白话。"""


class Rung(Model):
    """责任阶梯的一级。"""

    age: StudentLine
    """年龄，例如 任何年龄、14 周岁起。"""
    what: StudentLine
    """这个年龄意味着什么。"""
    cite: Citation
    """依据。"""


class Ladder(_Slide):
    """责任阶梯：先写任何年龄都一样的，再写随年龄变的。"""

    layout: Literal["责任阶梯"]
    """版式。"""
    rungs: Some[Rung]
    """从任何年龄写起，最多六级。"""


class Choice(_Slide):
    """选择题：一页出题，下一页解析。"""

    layout: Literal["选择题"]
    """版式。"""
    question: Id
    """quiz 里题目的 id。"""
    picture: Picture | None = None
    """配图的名字，见图画表；写了图，字就少一些。"""


class Pledge(_Slide):
    """行动承诺：几条可选的行动。"""

    layout: Literal["行动承诺"]
    """版式。"""
    lead: StudentLine
    """一句引导。"""
    choices: Some[StudentLine]
    """可选的行动，最多四条。"""


class Summary(_Slide):
    """小结：带走的几句话。"""

    layout: Literal["小结"]
    """版式。"""
    points: Some[StudentLine]
    """两到四句。"""
    picture: Picture | None = None
    """配图的名字，见图画表；写了图，字就少一些。"""


class Moment(Model):
    """时间轴上的一刻。"""

    when: StudentLine
    """什么时候，例如 星期三、第二天早上。"""
    what: StudentLine
    """发生了什么，或者谁做了什么。"""


class Timeline(_Slide):
    """时间轴：一件事怎样一步一步变，哪一刻可以停。"""

    layout: Literal["时间轴"]
    """版式。"""
    moments: Annotated[Seq[Moment], Field(min_length=2)]
    """从早到晚，最多五刻。"""


class Person(Model):
    """人物关系里的一个人。"""

    name: StudentLine
    """化名，cast.yaml 里有的名字；或者“班主任”这样的身份。"""
    role: StudentLine
    """在这件事里是谁，例如 受到伤害的同学、旁观的同学。"""


class Tie(Model):
    """两个人之间的一条线。"""

    start: StudentLine = Field(alias="from")
    """从谁出发，写 people 里的名字。"""
    end: StudentLine = Field(alias="to")
    """指向谁，写 people 里的名字。"""
    what: StudentLine
    """线上写什么，六个字以内，写做了什么，不给人贴标签。"""


class People(_Slide):
    """人物关系：谁对谁做了什么，谁可以帮忙。"""

    layout: Literal["人物关系"]
    """版式。"""
    people: Annotated[Seq[Person], Field(min_length=2, max_length=4)]
    """两到四个人，依次放在左上、右上、左下、右下；三个人时第三个在下面中间。"""
    ties: Some[Tie]
    """连线，两个人之间只画一条。"""


class Value(Model):
    """数据图的一个数。"""

    label: StudentLine
    """这一条是什么。"""
    value: Annotated[float, Field(ge=0, le=1_000_000)]
    """数，不带单位。"""


class Chart(_Slide):
    """数据图：几个数一眼看出大小；课件里是可以改的图表。"""

    layout: Literal["数据图"]
    """版式。"""
    kind: Literal["柱形", "条形"]
    """名称短用柱形，名称长用条形。"""
    unit: StudentLine
    """单位，例如 %、人。"""
    values: Annotated[Seq[Value], Field(min_length=2, max_length=6)]
    """两到六个数。"""
    source: Id
    """content/sources.yaml 里的来源 id；页面下方会印出来源。"""
    takeaway: StudentLine
    """这张图说明什么，一句话。"""


class Table(_Slide):
    """表格：两到四列，最多五行，短词短句。"""

    layout: Literal["表格"]
    """版式。"""
    head: Annotated[Seq[StudentLine], Field(min_length=2, max_length=4)]
    """各列的名称。"""
    rows: Some[Annotated[Seq[StudentLine], Field(min_length=2, max_length=4)]]
    """各行，格数与列数相同。"""


class Pictured(_Slide):
    """图文：左边几句话，右边一幅图。"""

    layout: Literal["图文"]
    """版式。"""
    lines: Some[StudentLine]
    """一到四句。"""
    picture: Picture
    """配图的名字，见图画表。"""


Slide = Annotated[
    OneLine
    | Scene
    | Ask
    | GroupTask
    | Compare
    | Steps
    | Statute
    | Ladder
    | Choice
    | Pledge
    | Summary
    | Timeline
    | People
    | Chart
    | Table
    | Pictured,
    Field(discriminator="layout"),
]
