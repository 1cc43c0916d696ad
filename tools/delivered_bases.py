"""Write the Word templates of the delivered reports: 工作总结 and 自查表."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tools.word_package import template
from tools.word_pieces import WIDTH, cell, form, headed, heading, items, lines, loop, p, row, table, when


def work_summary() -> bytes:
    """Return the template of the 工作总结: figures in place, judgement left to people."""
    body = "".join(
        (
            p("学生欺凌防治工作总结（初稿）", "Title"),
            p("{{ draft.name }}　{{ draft.year }} 学年", "Subtitle"),
            p(
                "数字是从登记里数出来的，已经填好；横线和【 】里的内容请自己写。不写学生姓名，也不写能认出学生的细节。",
                "QhBox",
            ),
            heading("基本情况"),
            p(
                "截至 {{ draft.as_of }}，本次统计范围是 {{ draft.scope }}。"
                "【写组织领导：领导小组、分管负责人、会议次数。】"
            ),
            heading("做了什么"),
            heading("班级里的教育", 2),
            items("draft.meetings"),
            heading("学校的专题教育和法治教育", 2),
            items("draft.teaching"),
            heading("教职工培训", 2),
            items("draft.staff"),
            p("转发、播放防欺凌培训视频 ____ 次。【登记里没有这一项，请自己填。】", "QhPlain"),
            heading("家校合作", 2),
            items("draft.families"),
            heading("制度、调查和公开求助渠道", 2),
            items("draft.rules"),
            heading("存在的问题"),
            when("draft.short", p("按登记，下面这些还不够或者未报：", "QhLead"), items("draft.short")),
            when("not draft.short", p("按登记，写明数目和应当有的要求都已做到。")),
            p("【写登记里看不出来的问题：课堂效果、家长参与、校园周边、网络。】", "QhPlain"),
            heading("下一步打算"),
            p("【一条一条写：做什么、谁来做、什么时候做完。】", "QhPlain"),
            lines("3", height=520),
            p("单位：{{ draft.name }}　　　　　　　　负责人签名：　　　　　　　　日期：", "QhFill"),
            heading("数字从哪里来", 2),
            items("draft.facts", "QhSource"),
        )
    )
    return template(body, "{{ draft.name }}\t\t学生欺凌防治工作总结（初稿）", "版本 {{ draft.version }}")


def self_check() -> bytes:
    """Return the template of the 自查表: a table a heading, the figures on the left, what was found on the right."""
    widths = (1300, 4300, WIDTH - 5600)
    one = "".join(
        (
            row(cell(WIDTH, p("{%tr for check in group.checks %}", "QhMark"))),
            row(
                cell(widths[0], p("{{ check.name }}", "QhCellLabel"), shaded=True),
                cell(
                    widths[1],
                    when("check.note", p("{{ check.note }}", "QhCell"))
                    + loop("figure in check.figures", p("·\t{{ figure }}", "QhCellList"))
                    + p("", "QhWrite"),
                ),
                cell(widths[2], p("", "QhCell")),
                height=1100,
                whole=False,
            ),
            row(cell(WIDTH, p("{%tr endfor %}", "QhMark"))),
        )
    )
    body = "".join(
        (
            p("学生欺凌防治工作自查表", "Title"),
            p("{{ draft.name }}　{{ draft.year }} 学年　截至 {{ draft.as_of }}", "Subtitle"),
            form(WIDTH, (("单位", "{{ draft.name }}"), ("范围", "{{ draft.scope }}")), (("自查人", ""), ("日期", ""))),
            loop(
                "group in draft.groups",
                heading("{{ group.name }}"),
                table(widths, headed(widths, "方面", "登记里的数字", "自查情况和问题（只写事，不写学生）"), one),
            ),
            heading("整改"),
            table(
                (3400, 3100, 1500, WIDTH - 8000),
                headed((3400, 3100, 1500, WIDTH - 8000), "问题", "怎么改", "期限", "负责人"),
                *(
                    row(*(cell(width, p("", "QhCell")) for width in (3400, 3100, 1500, WIDTH - 8000)), height=620)
                    for _ in range(4)
                ),
            ),
            p("单位负责人签名：　　　　　　　　　　　　日期：", "QhFill"),
            heading("数字从哪里来", 2),
            items("draft.facts", "QhSource"),
        )
    )
    return template(body, "{{ draft.name }}\t\t学生欺凌防治工作自查表", "版本 {{ draft.version }}")


TEMPLATES: Mapping[str, Callable[[], bytes]] = {"work-summary": work_summary, "self-check": self_check}
"""File name without its ending → what writes it."""
