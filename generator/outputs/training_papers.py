"""The papers of a 教师培训: from the 通知 to the 总结. What participants get is printed from a view without answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from generator.curriculum import Curriculum
from generator.outputs import training_sheets
from generator.outputs.file_names import named
from generator.outputs.kit_parts import DOCX, note
from generator.outputs.training_parts import event, guide, leaflet, title
from generator.outputs.training_views import Event, Guide, Leaflet, Training
from generator.plan import Audience, PlannedFile
from generator.render import word

ORGANIZER = (
    ("通知", "培训通知", "training-notice"),
    ("培训计划", "培训计划与课时", "training-plan"),
    ("流程表", "流程表（按分钟）", "training-run"),
    ("材料清单", "材料清单", "training-needs"),
    ("反馈表", "反馈表（不记名）", "training-feedback"),
    ("出勤汇总", "出勤汇总", "training-attendance"),
    ("总结", "培训总结（填空）", "training-summary"),
    ("证书邮件合并", "证书（邮件合并用）", "training-merge"),
)
FACILITATOR = (
    ("主持人手册", "主持人手册", "training-guide"),
    ("题目答案", "训前训后题的答案（只给主持人）", "training-key"),
)
PARTICIPANTS = (
    ("学员讲义", "学员讲义（没有答案）", "training-leaflet"),
    ("训前训后题", "训前训后题（没有答案）", "training-test"),
)
"""Kind, title in lists, template."""
CARDS = ("例会卡", "例会卡（一张讲一次 15 分钟的例会）", "training-cards")
RESTRICTED = ("受限案例", "受限案例（只给主持人）", "training-restricted")
ORDER = (
    ("通知", "开训前发出去；先填日期、开始时间、地点、联系人、学校。"),
    ("培训计划", "备案用：目标、每类人几分钟几课时、内容。"),
    ("材料清单", "前一天照着准备。"),
    ("签到表", "打印出来签；电子版还能做证书。"),
    ("流程表", "放在手边，每类人一张，按分钟。"),
    ("主持人手册", "主持人每一段说什么、做什么。"),
    ("主持人课件", "放给会场看，备注里有主持词。"),
    ("学员课件", "会后可以发，没有备注和答案。"),
    ("学员讲义", "每人一份，没有答案。"),
    ("训前训后题", "只想做题时单独印。"),
    ("题目答案", "只给主持人。"),
    ("例会卡", "没有整块时间时，用 15 分钟的例会一张一张讲。"),
    ("反馈表", "散场时填，不写名字。"),
    ("出勤汇总", "当天填。"),
    ("证书", "两个文件配成一对：在 WPS 或 Word 的“邮件合并”里用“证书名单”填“证书邮件合并”。"),
    ("总结", "一周内填。"),
)


@dataclass(frozen=True)
class Paper:
    """A paper of the organizer."""

    what: str
    template: str
    event: Event


@dataclass(frozen=True)
class GuidePaper:
    """A paper of the facilitator."""

    what: str
    template: str
    guide: Guide


@dataclass(frozen=True)
class LeafletPaper:
    """A paper of participants."""

    what: str
    template: str
    leaflet: Leaflet


@dataclass(frozen=True)
class NoteView:
    """What the 说明 of a training tells."""

    title: str
    runs: tuple[str, ...]
    cards: bool
    left_out: str
    colophon: str


def plan_files(curriculum: Curriculum) -> Iterator[PlannedFile]:
    """Yield the papers and sheets of every module."""
    for name, module in curriculum.modules.items():
        yield from papers(curriculum, Training(((name, module),), ""), PurePosixPath("downloads", name))


def papers(curriculum: Curriculum, training: Training, folder: PurePosixPath) -> Iterator[PlannedFile]:
    """Yield papers and sheets of one training, to lie in `folder`."""
    edition = curriculum.plan.edition
    told, guided = event(curriculum, training), guide(curriculum, training)
    given = leaflet(curriculum, training)

    def path(what: str, ending: str) -> PurePosixPath:
        return folder / f"{named('教师培训', title(training), what, edition)}.{ending}"

    lengths = tuple(f"{one.who} {one.minutes} 分钟" for one in told.lengths)
    words = NoteView(told.title, lengths, bool(guided.cards), told.left_out, told.colophon)
    yield PlannedFile(path("说明", "txt"), "先看：这个包怎么用", Audience.TEACHER, words, noted)
    for what, named_, template in ORGANIZER:
        yield PlannedFile(path(what, "docx"), named_, Audience.TEACHER, Paper(what, template, told), printed)
    more = (*((CARDS,) if guided.cards else ()), *((RESTRICTED,) if guided.restricted else ()))
    for what, named_, template in (*FACILITATOR, *more):
        view = GuidePaper(what, template, guided)
        yield PlannedFile(path(what, "docx"), named_, Audience.TEACHER, view, guide_printed)
    for what, named_, template in PARTICIPANTS:
        paper = LeafletPaper(what, template, given)
        yield PlannedFile(path(what, "docx"), named_, Audience.TEACHER, paper, leaflet_printed)
    for what, named_ in ((training_sheets.SHEET, "签到表"), (training_sheets.LIST, "证书名单（邮件合并用）")):
        sheet = training_sheets.SignIn(what, told.title, told.as_of)
        yield PlannedFile(path(what, "xlsx"), named_, Audience.TEACHER, sheet, training_sheets.render)


def printed(paper: Paper) -> bytes:
    """Return the bytes of one of the organizer's papers."""
    one = paper.event
    properties = word.Properties(f"{one.title} · {paper.what}", one.about, one.version, one.as_of)
    return word.filled(DOCX / f"{paper.template}.docx", properties, event=one)


def guide_printed(paper: GuidePaper) -> bytes:
    """Return the bytes of one of the facilitator's papers."""
    one = paper.guide
    properties = word.Properties(f"{one.title} · {paper.what}", one.about, one.version, one.as_of)
    return word.filled(DOCX / f"{paper.template}.docx", properties, guide=one)


def leaflet_printed(paper: LeafletPaper) -> bytes:
    """Return the bytes of one of the participants' papers."""
    one = paper.leaflet
    properties = word.Properties(f"{one.title} · {paper.what}", one.about, one.version, one.as_of)
    return word.filled(DOCX / f"{paper.template}.docx", properties, leaflet=one)


def noted(view: NoteView) -> bytes:
    """Return the 说明: what to open in which order."""
    order = [row for row in ORDER if view.cards or row[0] != CARDS[0]]
    rows = [f"{number}. “{what}”　{use}" for number, (what, use) in enumerate(order, 1)]
    kept = ["", view.left_out] if view.left_out else []
    signed = "证书也可以由签到表直接做：qinghe export 模块 --certificates 签到表.xlsx，一人一页，名字不另外保存。"
    lengths = "时长：" + "，".join(view.runs) + "。只给一类人讲，就照流程表里那一张。"
    return note([f"{view.title}（教师培训）", "", lengths, "", *rows, "", signed, *kept, "", view.colophon])


RENDER: Mapping[type, Callable[[Any], bytes]] = {
    Paper: printed,
    GuidePaper: guide_printed,
    LeafletPaper: leaflet_printed,
    NoteView: noted,
    training_sheets.SignIn: training_sheets.render,
}
"""Kind of view → what prints it."""
