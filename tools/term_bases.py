"""Write the Word templates of a 学期方案: 行事历, 工作方案, 档案目录."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tools.word_package import template
from tools.word_pieces import WIDTH, cell, form, headed, heading, items, loop, p, repeated, row, table, when

FOOT = "版本 {{ plan.version }}"
SEAL = (("单位", "【学校】"), ("时间", "{{ plan.when }}"))


def calendar() -> bytes:
    """Return the template of the 行事历: the weeks of each stage, what is done, by whom, a box for done."""
    widths = (640, 1640, 860, WIDTH - 5440, 1600, 700)
    line = loop("line in row.lines", p("{{ line }}", "QhCell"))
    texts = ("{{ row.week }}", "{{ row.days }}", "{{ row.kind }}", "", "{{ row.who }}", "{% if row.who %}□{% endif %}")
    one = row(
        *(
            cell(width, line if place == 3 else p(text, "QhCellStrong" if place == 0 else "QhCell"))
            for place, (width, text) in enumerate(zip(widths, texts, strict=True))
        )
    )
    stage = row(cell(WIDTH, p("{{ stage.name }}　{{ stage.weeks }}", "QhCellStrong"), span=6, shaded=True))
    marks = [row(cell(WIDTH, p(f"{{%tr {words} %}}", "QhMark"))) for words in ("for stage in plan.stages", "endfor")]
    body = "".join(
        (
            p("学生欺凌防治行事历", "Title"),
            p("【学校】　{{ plan.school }}{{ plan.term }}　{{ plan.when }}", "Subtitle"),
            table(
                widths,
                headed(widths, "周次", "日期", "类别", "做什么", "谁", "办了"),
                marks[0] + stage + repeated("row in stage.rows", one) + marks[1],
            ),
            p("{{ plan.note }}班里正有一件事在处理的，先看那节课的“不宜使用”，换一周再上。", "QhNote"),
            p("{{ plan.colophon }}", "QhNote"),
        )
    )
    return template(body, "", FOOT)


def scheme() -> bytes:
    """Return the template of the 工作方案: aims, posts, four stages, what is taught when, what is looked at."""
    stages, duties, held = (1750, 4900, WIDTH - 6650), (2900, WIDTH - 2900), (800, 1100, WIDTH - 1900)
    stage = row(
        cell(stages[0], p("{{ stage.name }}", "QhCellStrong") + p("{{ stage.weeks }}", "QhCell")),
        cell(stages[1], items("stage.does", "QhCellList")),
        cell(stages[2], items("stage.leaves", "QhCellList")),
        whole=False,
    )
    duty = row(cell(duties[0], p("{{ duty.post }}", "QhCell")), cell(duties[1], p("{{ duty.does }}", "QhCell")))
    lesson = row(
        cell(held[0], p("{{ one.week }}", "QhCell")),
        cell(held[1], p("{{ one.what }}", "QhCell")),
        cell(held[2], loop("line in one.lines", p("{{ line }}", "QhCell"))),
    )
    body = "".join(
        (
            p("学生欺凌防治工作方案", "Title"),
            p("【学校】　{{ plan.school }}{{ plan.term }}　{{ plan.when }}", "Subtitle"),
            heading("要做到什么"),
            items("plan.aims"),
            heading("谁来做"),
            table(duties, headed(duties, "岗位", "做什么"), repeated("duty in plan.duties", duty)),
            p("学生和家长可以找：【本校联系人】。", "QhPlain"),
            heading("分四步走"),
            table(stages, headed(stages, "阶段", "做什么", "留下什么"), repeated("stage in plan.plan", stage)),
            heading("教什么，哪一周教"),
            table(held, headed(held, "周次", "形式", "内容"), repeated("one in plan.held", lesson)),
            heading("有事的时候"),
            p(
                "不等下一周，不等会议：照资料包“事发之后”的二十四小时卡办。"
                "谁第一个听到，谁当天报告分管校领导；认定由治理组织作出，不由一个人说了算。"
            ),
            heading("检查看什么"),
            items("plan.checks"),
            heading("不做的事"),
            items("plan.never"),
            p("", "QhNote"),
            p("校长签名：　　　　　　　　　　　日期：", "QhFill"),
            p(
                "四个阶段的名字和次序参照一份区级实施方案（郑州市惠济区，2018年），时间和内容是青禾的建议；"
                "本地文件另有要求的，照本地文件改。{{ plan.note }}",
                "QhNote",
            ),
            p("{{ plan.colophon }}", "QhNote"),
        )
    )
    return template(body, "", FOOT)


def archive() -> bytes:
    """Return the template of the 档案目录: what anybody may see by shelf, what names a child apart."""
    papers = (600, 3800, 1300, 1400, 1600, WIDTH - 8700)
    forms = (3300, 900, 1300, 1300, 1400, WIDTH - 8200)
    paper = row(
        *(
            cell(width, p(text, "QhCell"))
            for width, text in zip(
                papers,
                (
                    "{{ loop.index }}",
                    "{{ paper.name }}",
                    "{{ paper.week }}",
                    "{{ paper.keeper }}",
                    "{{ paper.where }}",
                    "",
                ),
                strict=True,
            )
        )
    )
    sealed = row(*(cell(width, p("{{ one }}" if place == 0 else "", "QhCell")) for place, width in enumerate(forms)))
    body = "".join(
        (
            p("学生欺凌防治档案目录", "Title"),
            p("{{ plan.school }}{{ plan.term }}", "Subtitle"),
            form(WIDTH, SEAL, (("档案员", ""), ("归档日期", ""))),
            loop(
                "shelf in plan.shelves",
                heading("{{ shelf.name }}"),
                table(
                    papers,
                    headed(papers, "", "材料", "第几周", "谁保管", "样子在", "页数"),
                    repeated("paper in shelf.papers", paper),
                ),
            ),
            when(
                "plan.sealed",
                heading("单独封存"),
                p("{{ plan.apart }}", "QhBox"),
                table(
                    forms,
                    headed(forms, "表单", "份数", "封存日期", "封存人", "到期日期", "销毁登记（两人）"),
                    repeated("one in plan.sealed", sealed),
                ),
            ),
            p("", "QhNote"),
            p("移交人：　　　　　　　　　接收人：　　　　　　　　　日期：", "QhFill"),
            p("“样子在”写的是青禾的资料包。空着的，用学校自己的格式。", "QhNote"),
            p("{{ plan.colophon }}", "QhNote"),
        )
    )
    return template(body, "", FOOT)


TEMPLATES: Mapping[str, Callable[[], bytes]] = {
    "term-calendar": calendar,
    "term-scheme": scheme,
    "term-archive": archive,
}
"""File name without its ending → what writes it."""
