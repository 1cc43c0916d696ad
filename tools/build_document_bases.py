"""Write the Word templates documents are printed on: `python -m tools.build_document_bases`.

This file holds the 教案; the other kinds stand in `kit_bases`, `talk_bases`, `aftermath_bases`,
`term_bases` and `training_bases`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from tools import aftermath_bases, delivered_bases, kit_bases, talk_bases, term_bases, training_bases
from tools.word_package import template
from tools.word_pieces import WIDTH, cell, headed, heading, items, loop, macro, p, repeated, row, table, when

FOLDER = Path(__file__).parents[1] / "generator" / "templates" / "docx"


def main() -> None:
    """Write every template."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, written in TEMPLATES.items():
        (FOLDER / f"{name}.docx").write_bytes(written())


def identity() -> str:
    """Return the form at the top."""
    widths = (1400, 3362, 1400, 3362)

    def pair(left: str, value: str) -> str:
        return cell(1400, p(left, "QhCellHead"), shaded=True) + cell(3362, p(value, "QhCell"))

    rows = (
        row(cell(1400, p("课题", "QhCellHead"), shaded=True), cell(8124, p("{{ plan.title }}", "QhCell"), span=3)),
        row(pair("年级", "{{ plan.grade }}"), pair("学期", "{{ plan.term }}")),
        row(pair("课时", "{{ plan.periods }}"), pair("课型", "{{ plan.form }}")),
        row(pair("内容主线", "{{ plan.strands }}"), pair("授课班级", "")),
        row(pair("授课时间", ""), pair("授课教师", "")),
    )
    return table(widths, *rows)


def warnings() -> str:
    """Return what stands before anything else: when not to teach this."""
    widths = (3600, WIDTH - 3600)
    one = row(
        cell(3600, p("{{ row.title }}", "QhCell")), cell(widths[1], p("{{p cell(row.text) }}", "QhMark")), whole=False
    )
    return heading("不宜使用本课的情况") + table(
        widths, headed(widths, "遇到这种情况，先不上这节课", "改做什么"), repeated("row in plan.not_when", one)
    )


def aims() -> str:
    """Return the sections before the course of the lesson."""
    groups = (("认知目标", "knowledge"), ("情感目标", "feeling"), ("行为目标", "action"))
    return "".join(
        (
            heading("学情分析") + p("{{p body(plan.background) }}", "QhMark"),
            heading("教学目标"),
            *(p(f"{name}：", "QhLead") + items(f"plan.objectives.{key}") for name, key in groups),
            heading("教学重点与难点"),
            p("{{ plan.focus }}", "QhPlain", "重点：") + p("{{ plan.difficulty }}", "QhPlain", "难点："),
            heading("教学准备"),
            when("plan.preparation.teacher", p("教师：", "QhLead"), items("plan.preparation.teacher")),
            when("plan.preparation.students", p("学生：", "QhLead"), items("plan.preparation.students")),
            heading("课堂约定") + items("plan.ground_rules"),
        )
    )


def course() -> str:
    """Return 教学过程: one row per step, going on overleaf where it is long, minutes and their total."""
    widths = (1290, 5814, 1250, 1170)
    first = p("{{ loop.index }}. {{ step.title }}", "QhCellStrong") + p(
        "{{ step.part }}　{{ step.minutes }} 分钟", "QhCell"
    )
    shorter = loop("cut in step.cuts", p("{{ cut }}", "QhCellSmall"))
    slides = when("step.slides", p("课件页：{{ step.slides }}", "QhCellSmall"))
    prose = [p(f"{{{{p cell(step.{name}) }}}}", "QhMark") for name in ("teacher", "students", "intent")]
    one = row(
        cell(widths[0], first + shorter),
        cell(widths[1], prose[0] + slides),
        cell(widths[2], prose[1]),
        cell(widths[3], prose[2]),
        whole=False,
    )
    total = row(
        cell(widths[0], p("合计", "QhCellHead"), shaded=True),
        cell(sum(widths[1:]), p("{{ plan.total }}", "QhCellStrong"), span=3),
    )
    return "".join(
        (
            heading("教学过程"),
            table(
                widths,
                headed(widths, "环节与时间", "教师活动", "学生活动", "设计意图"),
                repeated("step in plan.steps", one),
                total,
            ),
            when(
                "plan.bystander",
                heading("旁观者的一个行动"),
                p("{{ plan.bystander.title }}", "QhPlain", "全班练会："),
                p("{{p body(plan.bystander.text) }}", "QhMark"),
            ),
            when(
                "plan.board",
                heading("板书设计"),
                table((WIDTH,), row(cell(WIDTH, p("{{p cell(plan.board) }}", "QhMark")), whole=False)),
            ),
        )
    )


def cases() -> str:
    """Return the cases as the teacher reads them out."""
    case = loop(
        "case in plan.cases",
        heading("{{ case.title }}", 2),
        p("{{ case.opening }}", "QhSmall"),
        p("{{p small(case.story) }}", "QhMark"),
        loop("one in case.questions", p("问：{{ one.title }}", "QhSmallLead"), p("{{p small(one.text) }}", "QhMark")),
        loop(
            "one in case.reasons",
            p("法律上怎么看：{{ one.title }}", "QhSmallLead"),
            p("{{p small(one.text) }}", "QhMark"),
        ),
        p("这个案例不能用来：", "QhSmallLead") + items("case.not_for", "QhSmallList"),
    )
    return when("plan.cases", heading("所用案例"), case)


def care() -> str:
    """Return what comes after the lesson, children and families, and lines to reflect on."""
    texts = (
        ("课后关注", "after_class", "body"),
        ("家庭延伸", "family", "small"),
        ("45 分钟一节的学校", "extension", "small"),
    )
    kept, last = (row(cell(WIDTH, p("", style)), height=540) for style in ("QhKeptNote", "QhWrite"))
    return "".join(
        (
            *(
                when(f"plan.{key}", heading(name), p(f"{{{{p {look}(plan.{key}) }}}}", "QhMark"))
                for name, key, look in texts
            ),
            heading("教学反思"),
            p("可写：实际用时、没想到的回答、下次怎样改。不写学生姓名，也不写能认出学生的细节。", "QhKeptNote"),
            table((WIDTH,), kept * 3 + last, style="QhLines"),
            p("", "QhNote"),
            p("后面是备课用的附件：案例全文、法条原文、依据与来源。上课不必打印。", "QhNote"),
        )
    )


def appendix() -> str:
    """Return what is read while preparing, in two columns: cases, law, evidence with its sources."""
    law = loop(
        "law in plan.laws",
        p("{{ law.title }}　{{ law.heading }}", "QhSmallLead"),
        loop("line in law.lines", p("{{ line }}", "QhSmallLaw")),
        p("{{ law.dates }}", "QhNote"),
    )
    ground = loop(
        "ground in plan.grounds",
        p("{{ ground.title }}", "QhSmallLead"),
        when("ground.note", p("{{ ground.note }}", "QhSmall")),
    )
    sources = when("plan.sources", p("来源", "QhSmallLead"), loop("item in plan.sources", p("{{ item }}", "QhSource")))
    return "".join(
        (
            cases(),
            when("plan.laws", heading("引用法条"), law),
            heading("依据与来源") + ground + sources,
            p("同一个资料包里另有：{{ plan.beside }}。", "QhNote"),
            p("{{ plan.colophon }}", "QhNote"),
        )
    )


def lesson_plan() -> bytes:
    """Return the bytes of the template of the 教案."""
    body = "".join(
        (
            macro("body", "QhBody", "QhList"),
            macro("small", "QhSmall", "QhSmallList"),
            macro("cell", "QhCell", "QhCellList"),
            p("{{ plan.title }}", "Title"),
            p("学生欺凌防治　{{ plan.form }}教案", "Subtitle"),
            identity(),
            warnings(),
            aims(),
            course(),
            care(),
        )
    )
    top = "{{ plan.title }}\t\t{{ plan.grade }}{{ plan.form }}教案"
    return template(body, top, "版本 {{ plan.version }}", columns=appendix())


TEMPLATES: Mapping[str, Callable[[], bytes]] = {
    "lesson-plan": lesson_plan,
    **kit_bases.TEMPLATES,
    **talk_bases.TEMPLATES,
    **aftermath_bases.TEMPLATES,
    **delivered_bases.TEMPLATES,
    **training_bases.TEMPLATES,
    **term_bases.TEMPLATES,
}
"""File name without its ending → what writes it."""


if __name__ == "__main__":
    main()
