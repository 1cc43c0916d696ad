"""A lesson: timed steps with cuts, and everything a teacher needs so that nobody is hurt by it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from generator.model.base import (
    Citation,
    Document,
    Evidence,
    FamilyLine,
    FamilyProse,
    Form,
    Grade,
    Id,
    Line,
    Minutes,
    Model,
    Prose,
    Seq,
    Some,
    Strand,
    StudentLine,
    StudentProse,
    Term,
    Topic,
)
from generator.model.slide import Slide


class NotWhen(Model):
    """什么时候不宜上这节课，改做什么。"""

    when: Line
    """什么情况下不宜上这节课。"""
    instead: Prose
    """那就改做什么。"""


class Objectives(Model):
    """教学目标，分认知、情感、行为三类。"""

    knowledge: Some[Line]
    """认知目标。"""
    feeling: Some[Line]
    """情感目标。"""
    action: Some[Line]
    """行为目标。"""


class Preparation(Model):
    """课前要准备的。"""

    teacher: Some[Line]
    """教师准备。"""
    students: Seq[Line]
    """学生准备；可以为空列表。"""


class Brief(Model):
    """速备卡：教师课前五分钟读的。"""

    aim: Line
    """这节课只求一件事。"""
    say: Annotated[Seq[Line], Field(min_length=3, max_length=3)]
    """一定要说的三句话。"""
    avoid: Annotated[Seq[Line], Field(min_length=3, max_length=3)]
    """不要说的三句话，以及为什么。"""
    if_cries: Line
    """有学生哭了怎么办。"""
    if_laughs: Line
    """有人起哄怎么办。"""
    if_names: Line
    """有人点名怎么办。"""
    if_discloses: Line
    """有学生说出自己的事怎么办。"""


class Cuts(Model):
    """这一环节在短课里用几分钟；不写就是短课里没有它。"""

    twenty: Minutes | None = Field(None, alias="20")
    """20 分钟短课里用几分钟。"""
    ten: Minutes | None = Field(None, alias="10")
    """10 分钟微课里用几分钟。"""


class Step(Model):
    """教学过程的一个环节。"""

    title: StudentLine
    """环节的名字。"""
    part: Literal["导入", "活动", "求助", "结束"]
    """求助和结束出现在每一种短课里。"""
    minutes: Minutes
    """完整课里用几分钟。"""
    cuts: Cuts = Cuts()
    """短课里用几分钟，例如 {20: 5}；没有写的短课就不含这一步。"""
    teacher: Prose
    """教师说什么、做什么，课堂上说得出口的话。"""
    students: Prose
    """学生做什么。"""
    intent: Prose
    """设计意图。"""
    evidence: Evidence | None = None
    """与全课不同时才写。"""
    slides: Seq[Slide] = ()
    """这一环节的幻灯片。"""


class WorksheetTask(Model):
    """学习单的一题。"""

    task: StudentProse
    """题目。"""
    lines: Annotated[int, Field(ge=0, le=12)] = 3
    """留几行空白。"""
    draw: bool = False
    """true：留一个画画的框。"""
    answer: Prose
    """给教师的参考；学生页没有。"""


class Worksheet(Model):
    """学习单，黑白打印也看得清。"""

    title: StudentLine
    """学习单的题目。"""
    intro: StudentProse
    """开头的说明，写明可以不写。"""
    tasks: Some[WorksheetTask]
    """一题一项。"""


class Option(Model):
    """一个选项，有自己的反馈。"""

    text: StudentLine
    """选项的文字。"""
    right: bool = False
    """true：这一项正确。"""
    feedback: StudentProse
    """选了它以后看到的话，教人，不训人。"""


class QuizItem(Model):
    """一道题；错误选项是学生真会这么想的。"""

    id: Id
    """题目的 id，选择题幻灯片用它。"""
    ask: StudentLine
    """题面。"""
    options: Annotated[Seq[Option], Field(min_length=2, max_length=5)]
    """选项，正好一个写 right: true。"""


class Bystander(Model):
    """旁观的学生能做的一件事，课上练一遍。"""

    action: StudentLine
    """一个旁观的学生真能做到的行动。"""
    practise: Prose
    """课上怎样练。"""


class StudentPart(Model):
    """学生页：没上过这节课也读得懂。"""

    lead: StudentProse
    """开头一段，写给学生本人。"""
    points: Some[StudentProse]
    """三到五个要点。"""
    can_do: Some[StudentLine]
    """我能做什么。"""


class Answered(Model):
    """听众真会问的一个问题和回答。"""

    ask: StudentLine
    """问题，用孩子或家长的话。"""
    answer: Prose
    """怎么答：先保护和求助，再责任；用到的条文写成链接。"""


class Talk(Model):
    """法治讲座才有的部分。"""

    month: Annotated[int, Field(ge=1, le=12)]
    """教学月份。"""
    before: Annotated[Seq[Line], Field(min_length=3)]
    """讲前须知：法治副校长上台前要知道的几件事。"""
    spoken: Prose
    """没有投影、在操场上讲的 15 分钟讲稿（约 2400 到 3000 字），一段一个意思，念得出口。"""
    local_case: Line
    """插入本地案例的地方和要求。"""
    questions: Annotated[Seq[Answered], Field(min_length=12, max_length=15)]
    """学生真会问的 12 到 15 个问题。"""


class Lesson(Document):
    """一节课：主题班会、晨会微课、法治讲座等。文件名是它的 id。"""

    form: Form
    """用什么形式上。"""
    grades: Annotated[Seq[Grade], Field(min_length=1)]
    """给哪些年级，写数字，例如 [8]。"""
    term: Term
    """哪个学期。"""
    strands: Annotated[Seq[Strand], Field(min_length=1)]
    """属于哪几条主线。"""
    topics: Seq[Topic] = ()
    """除了主线和形式已经说明的，还专门讲到什么，例如 [生命安全]；统计覆盖时用。"""
    evidence: Evidence
    """这样教凭什么有效。"""
    talk: Talk | None = None
    """法治讲座必写：讲前须知、15 分钟讲稿、问答。"""
    builds_on: Seq[Id] = ()
    """这节课接着哪些课讲。"""
    not_when: Annotated[Seq[NotWhen], Field(min_length=1)]
    """不宜使用：什么情况下先不上，改做什么。"""
    brief: Brief
    """速备卡。"""
    background: Prose
    """学情分析：这个年龄的学生怎么想、为什么要上这节课。"""
    objectives: Objectives
    """教学目标。"""
    focus: Line
    """教学重点。"""
    difficulty: Line
    """教学难点。"""
    preparation: Preparation
    """课前准备。"""
    ground_rules: Annotated[Seq[StudentLine], Field(min_length=2)]
    """课堂约定，含“可以不说”和“不点名”。"""
    laws: Seq[Citation] = ()
    """用到的条文。"""
    cases: Seq[Id] = ()
    """用到的案例。"""
    scenario: Id | None = None
    """配套的情景（分支故事）的 id；学生课后可以自己走一遍。"""
    steps: Annotated[Seq[Step], Field(min_length=3)]
    """教学过程，一个环节一项。"""
    extension: Prose | None = None
    """45 分钟一节的学校，多出来的 5 分钟做什么。"""
    worksheet: Worksheet | None = None
    """学习单。"""
    quiz: Seq[QuizItem] = ()
    """小测，每个选项都有反馈。"""
    board: Prose | None = None
    """板书。"""
    bystander: Bystander | None = None
    """旁观的学生做得到的一件事。"""
    disclosure: Prose
    """学生向你倾诉时怎么办。"""
    after_class: Prose
    """课后看望谁、看什么。"""
    family: FamilyProse | None = None
    """家庭延伸：请家长做的一件小事。"""
    letter: FamilyProse | None = None
    """这节课的致家长信，从称呼写到落款前：孩子学了什么、今晚做什么、出了事找谁；回执由系统印。"""
    group_text: Annotated[FamilyLine, Field(max_length=150)] | None = None
    """发在家长群的一段话，150 字以内；不点名、不发照片、不请家长在群里说孩子的事。"""
    student: StudentPart | None = None
    """学生页的内容。"""
