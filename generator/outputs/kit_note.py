"""说明: what lies in a kit and in which order it is opened; first, when not to teach this at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.curriculum import Curriculum
from generator.outputs import labels
from generator.outputs.kit_parts import kinds, note, planned
from generator.plan import PlannedFile

USE = {
    "讲前须知": "“讲前须知”一页，来学校的路上读；先看“先不讲”那一格。",
    "速备卡": "“速备卡”一页，课前五分钟读；先看“先不上这节课”那一格。",
    "十五分钟讲稿": "“十五分钟讲稿”是大字，没有投影、在操场上也能讲，手机上也看得清。",
    "问答": "“问答”：听众真会问的问题，讲前看一遍，答不准就说“查准了再告诉大家”。",
    "引用条文": "“引用条文”：条号、原文、从哪天起施行、哪天核对过，有人追问时用。",
    "学习单": "“学习单”黑白打印，一人一张；不收、不展示的，照学习单上写的办。",
    "学习单与小测答案": "“答案”只给教师。",
    "致家长信": "“致家长信”当天发，人人一份；【学校】【班级】先填好。回执只问收到没有、要不要通话。",
    "家长群短文": "“家长群短文”复制了就能发。群里有人说到孩子的事，请他单独打电话。",
    "学生向你倾诉时": "“学生向你倾诉时”一页，印一张放在抽屉里，课后当天照着做。",
    "记录表": "“记录表”课后填：写全班的情况，不写学生姓名。",
    "课时记录表": "“课时记录表”讲完填，请学校确认；次数和课时分开数。",
    "活动简报": "“活动简报”发出以前，先对照片规则：背影或远景，不拍脸、不拍名字；没有签字同意，不发群。",
}
"""Kind → how it is used."""


@dataclass(frozen=True)
class NoteView:
    """What the 说明 of a kit prints."""

    title: str
    about: str
    talk: bool
    not_when: tuple[str, ...]
    kinds: tuple[str, ...]
    colophon: str


def plan_files(curriculum: Curriculum) -> Iterator[PlannedFile]:
    """Yield the 说明 of every lesson's kit."""
    for lesson_id in curriculum.lessons:
        view = note_view(curriculum, lesson_id)
        yield planned(curriculum, lesson_id, "说明", "先看：资料包说明", view, printed)


def note_view(curriculum: Curriculum, lesson_id: str) -> NoteView:
    """Return the 说明 of a lesson's kit."""
    lesson = curriculum.lessons[lesson_id]
    return NoteView(
        title=lesson.title,
        about=f"{labels.grades(lesson.grades)}　{lesson.form}",
        talk=lesson.talk is not None,
        not_when=tuple(row.when for row in lesson.not_when),
        kinds=kinds(lesson),
        colophon=labels.colophon(curriculum.plan.edition, curriculum.as_of),
    )


def printed(view: NoteView) -> bytes:
    """Return the 说明: what could do harm first, then what to open in which order."""
    first, *rest = view.kinds
    steps = [
        USE[first],
        "“教案”（.docx）：先读“不宜使用本课的情况”，那里写着改做什么；印到“教学反思”就够了，后面是附件。",
        "“课件”（.pptx）：文件名里的分钟数就是这一份要上的时间，时间够用长的，时间紧用短的；“无备注”的给别人看。",
        "“讲稿”（.docx）：一页课件对一段话，写着每个环节几分钟。大屏幕会同步显示您的屏幕时，看打印的讲稿，不看备注。",
        *(USE[kind] for kind in rest),
    ]
    return note(
        [
            f"《{view.title}》资料包　{view.about}",
            "",
            f"一、先看：有下面的情况，先不{'讲' if view.talk else '上这节课'}",
            *(f"· {row}" for row in view.not_when),
            "",
            "二、按这个顺序打开",
            *(f"{number}. {step}" for number, step in enumerate(steps, 1)),
            "",
            "三、请注意",
            "· 教案、讲稿、答案、速备卡只给教师，不发学生群、家长群。",
            "· 所有文件都可以改；改过以后，页脚的版本号只说明它从哪一份改来。",
            "· “清单.txt”写着每个文件的大小和指纹（SHA-256），想知道文件有没有传坏时用。",
            "",
            "四、版本",
            f"· {view.colophon}法律可能已有修改，隔了很久再用，请先下载新的一份。",
        ]
    )
