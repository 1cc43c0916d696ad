"""Word documents of a lesson: the 教案, and the 说明 that lies in its kit.

A further document (回执, 记录表) is one more frozen view, one more template and one more line in `plan_files`.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from generator.curriculum import Curriculum
from generator.outputs.file_names import stem
from generator.outputs.lesson_plan import LessonPlanView, lesson_plan_view
from generator.plan import Audience, PlannedFile
from generator.render import word

TEMPLATE = Path(__file__).parents[1] / "templates" / "docx" / "lesson-plan.docx"


def plan_files(curriculum: Curriculum) -> Iterator[PlannedFile]:
    """Yield the 教案 and the 说明 of every lesson."""
    for lesson_id in curriculum.lessons:
        view = lesson_plan_view(curriculum, lesson_id)
        for what, ending, title, render in (
            ("教案", "docx", "教案（Word）", printed),
            ("说明", "txt", "资料包说明", kit_note),
        ):
            path = PurePosixPath("downloads", lesson_id, f"{stem(curriculum, lesson_id, what)}.{ending}")
            yield PlannedFile(path, title, Audience.TEACHER, view, render)


def kit_note(view: LessonPlanView) -> bytes:
    """Return the 说明: what could do harm first, then what to open in which order.

    Plain text as Notepad of any age shows it: with a byte order mark and CRLF.
    """
    lines = [
        f"《{view.title}》资料包　{view.grade}　{view.form}",
        "\n一、先看：有下面的情况，先不上这节课",
        *(f"· {row.title}" for row in view.not_when),
        "改做什么，写在教案第一部分。",
        "\n二、怎么用",
        "1. 打开“教案”（.docx），先读“不宜使用本课的情况”和“速备卡”，五分钟。",
        "2. 打开“课件”（.pptx）。文件名里的分钟数就是这一份要上的时间：时间够用长的，时间紧用短的。",
        "3. 打开“讲稿”（.docx）打印，或在手机上看网页里的讲稿：一页课件对一段话，写着每个环节几分钟。",
        "   同样的话也在课件的备注里；大屏幕如果同步显示您的屏幕，请看打印的讲稿，不看备注。",
        "4. 课后当天照“学生向你倾诉时”和“课后关注”两部分做。",
        "\n三、请注意",
        "· 教案里有小测和学习单的答案，只给教师，不发学生群、家长群。",
        "· 课件和教案都可以改；改过以后，版本号只说明它从哪一份改来。",
        "\n四、版本",
        f"· 教案 {view.version}（在页脚）；课件的版本号在最后一页。",
        f"· {view.colophon}法律可能已有修改，隔了很久再用，请先下载新的一份。",
    ]
    return ("\n".join(lines) + "\n").replace("\n", "\r\n").encode("utf-8-sig")


def printed(view: LessonPlanView) -> bytes:
    """Return the bytes of the Word document of `view`."""
    properties = word.Properties(view.title, f"{view.grade}{view.form}教案", view.version, view.as_of)
    return word.filled(TEMPLATE, properties, plan=view)
