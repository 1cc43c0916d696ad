"""One workbook a school: classes prefilled, lists to choose from, limits of the term, and its own coverage by formulas.

Plain functions of Excel 2007 only, so that WPS and LibreOffice count the same. The entry sheets are not protected:
teachers sort, copy and insert; what must not change is the sheet of lists and the coverage sheet.
"""

from __future__ import annotations

import io
from dataclasses import dataclass

import xlsxwriter

from generator.records.days import Term
from generator.records.parse import OTHER, Lesson
from generator.records.schema import EVENT_KINDS, FORMS, PERIODS, ROLES, TOPIC_CHOICES
from generator.records.style import Style
from generator.records.table import OPTIONS_SHEET
from generator.records.template_coverage import coverage
from generator.records.template_entry import Entry, class_columns, class_records, events
from generator.records.template_formulas import Demand
from generator.workbook import writing

MEETINGS_PREFILLED = 2
"""Rows a class finds prefilled for each term: the national minimum of class meetings."""
PREFILLED_EVENTS = (
    ("家长会", "家庭教育"),
    ("家长会", "家庭教育"),
    ("致家长信", "学生欺凌防治"),
    ("教职工培训", "学生欺凌防治"),
    ("问卷", "学生欺凌防治"),
    ("治理组织", ""),
    ("公开求助渠道", ""),
    ("校规", ""),
    ("法治课程", ""),
    ("教师配备", ""),
)


@dataclass(frozen=True)
class Template:
    """What the workbook of one school holds."""

    code: str
    name: str
    year: str
    terms: tuple[Term, ...]
    classes: tuple[tuple[int, str], ...]
    """Grade and name, in the order of the roster."""
    lessons: tuple[Lesson, ...]
    """Those for the grades of this school."""
    demands: tuple[Demand, ...]
    edition: str


def render(view: Template) -> bytes:
    """Return the workbook."""
    buffer = io.BytesIO()
    with writing(buffer, f"{view.name} {view.year} 登记表") as book:
        style = Style(book)
        pages = {name: book.add_worksheet(name) for name in ("说明", "班级记录", "学校活动", "本校覆盖", OPTIONS_SHEET)}
        entry = Entry(
            title=f"{view.name}（{view.year} 学年）",
            code=view.code,
            year=view.year,
            begins=min(term.begins for term in view.terms),
            ends=max(term.ends for term in view.terms),
            lists=_options(pages[OPTIONS_SHEET], view),
        )
        _instructions(pages["说明"], style, view)
        meetings = tuple(name for _, name in view.classes for _ in range(MEETINGS_PREFILLED * len(view.terms)))
        taught = class_columns(len(meetings))
        class_records(pages["班级记录"], style, entry, meetings)
        events(pages["学校活动"], style, entry, PREFILLED_EVENTS, taught)
        coverage(pages["本校覆盖"], style, view.name, view.terms, view.classes, view.demands, taught)
        pages["班级记录"].activate()
    return buffer.getvalue()


def _options(page: xlsxwriter.worksheet.Worksheet, view: Template) -> dict[str, str]:
    """Fill the hidden sheet of lists; return the range of each."""
    grades = sorted({grade for grade, _ in view.classes})
    scopes = ["全校", *(f"{grade}年级" for grade in grades), *(name for _, name in view.classes)]
    lessons = [one.title for one in view.lessons]
    lists = {
        "scope": scopes,
        "period": list(PERIODS),
        "lesson": [OTHER, *lessons],
        "form": list(FORMS),
        "topic": list(TOPIC_CHOICES),
        "role": list(ROLES),
        "kind": list(EVENT_KINDS),
        "status": ["更正", "作废"],
    }
    ranges = {}
    for column, (name, words) in enumerate(lists.items()):
        page.write_string(0, column, name)
        for row, word in enumerate(words, 1):
            page.write_string(row, column, word)
        letter = chr(ord("A") + column)
        ranges[name] = f"={OPTIONS_SHEET}!${letter}$2:${letter}${len(words) + 1}"
    for row, one in enumerate(view.lessons, 2):  # beside the lesson: its form and topics, for the formulas
        for column, word in enumerate((one.title, one.form, "、".join(one.topics)), 10):
            page.write_string(row, column, word)
    page.hide()
    page.protect()
    return ranges


def _instructions(page: xlsxwriter.worksheet.Worksheet, style: Style, view: Template) -> None:
    terms = "；".join(f"{term.term} {term.begins} 到 {term.ends}" for term in view.terms)
    lines = (
        ("head", "填什么"),
        ("text", "“班级记录”：每个班上过的课，一行一次。“学校活动”：家长会、教师培训、问卷、公布电话等学校做的事。"),
        (
            "text",
            "全校或几个班一起上的讲座，只在“班级记录”里写一行，"
            "“班级”选全校、某年级，或写 3年级1班、3年级2班；“学校活动”里不再写。",
        ),
        ("head", "怎么填"),
        ("text", "浅黄色的列要填，浅灰色的列用得着才填。能从列表里选的请选；预填的行没上就空着，不用删。"),
        (
            "text",
            "用本项目的课，在“课”里选它，形式和主题可以不填。用别人的课也算：“课”选其他资源，“题目”写题目，形式和主题要填。",
        ),
        ("text", f"日期写 2026-09-03 这样，应在本学年里：{terms}。上过才填，不填以后的日子。"),
        ("text", "主讲身份只选身份，不写姓名。整个表里都不要写学生、家长、教师的姓名、电话和证件号。"),
        ("head", "交上去以后发现写错了"),
        (
            "text",
            "不要改旧的那一行，另起一行：班级、日期、节次、课（题目）照旧，"
            "改对别的格，“更正或作废”选更正，修订号写 2；再改一次写 3。",
        ),
        (
            "text",
            "那节课其实没上，或者日期、班级写错了：另起一行照旧写，选作废，修订号写 2；"
            "日期或班级写错的，再添一行对的。",
        ),
        ("head", "填完以后"),
        ("text", "看“本校覆盖”：还差什么，一眼能看到。保存成 .xlsx（不要加密码），交给教育局或自己导入。"),
        ("text", "没能登记的行会退回来，写明原因和怎么改；改好再交，已经登记的不会重复计算。"),
    )
    page.hide_gridlines(2)
    page.set_column(0, 0, 72)
    page.write_string(0, 0, f"{view.name}　{view.year} 学年　学生欺凌防治教育登记表", style.title)
    for row, (kind, words) in enumerate(lines, 1):
        page.write_string(row, 0, words, style.subtitle if kind == "head" else style.note)
        page.set_row(row, 24 if kind == "head" else 19 * -(-len(words) // 33))
    page.write_string(len(lines) + 2, 0, f"青禾 {view.edition}　学校代码 {view.code}", style.faint)
    page.set_paper(9)
    page.fit_to_pages(1, 1)
    page.protect()
