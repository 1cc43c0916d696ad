"""Write the Word templates of a 法治讲座: 十五分钟讲稿, 问答, 讲前须知, 课时记录表, 引用条文."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tools.kit_bases import CARD, CARD_WIDTH
from tools.word_package import hanging, least, size, space, style, template
from tools.word_pieces import (
    MARGIN_X,
    WIDTH,
    cell,
    form,
    headed,
    items,
    labelled,
    loop,
    macro,
    p,
    row,
    table,
)

LEFT = '<w:jc w:val="left"/>'


def spoken() -> bytes:
    """Return the template of the spoken text: large, one idea a paragraph, no page needed to read it on a phone."""
    looks = (
        style("青禾 大字", "QhSpoken", "<w:keepLines/>" + space(0, 180, 340) + LEFT, size(16)),
        style(
            "青禾 大字列表",
            "QhSpokenList",
            space(0, 140, 340) + '<w:ind w:left="420" w:hanging="420"/>' + LEFT,
            size(18),
        ),
    )
    body = "".join(
        (
            macro("say", "QhSpoken", "QhSpokenList"),
            p("{{ talk.title }}", "Title"),
            p("十五分钟讲稿（没有投影，在操场上也能讲）", "Subtitle"),
            p("本地案例：{{ talk.local }}", "QhBox"),
            p("", "QhWrite"),
            p("{{p say(talk.spoken) }}", "QhMark"),
            p("{{ talk.colophon }}", "QhNote"),
        )
    )
    return template(body, "{{ talk.title }}\t\t十五分钟讲稿", "版本 {{ talk.version }}", looks, (1134, 1134))


def questions() -> bytes:
    """Return the template of the questions listeners ask."""
    body = "".join(
        (
            macro("answer", "QhBody", "QhList"),
            p("{{ talk.title }}", "Title"),
            p("听众真会问的 {{ talk.questions|length }} 个问题", "Subtitle"),
            p("先说怎样保护、找谁，再说责任。答不准就说：“这一条我回去查准，下周请老师告诉大家。”", "QhBox"),
            loop(
                "one in talk.questions",
                p("{{ loop.index }}. {{ one.title }}", "Heading3") + p("{{p answer(one.text) }}", "QhMark"),
            ),
            p("{{ talk.colophon }}", "QhNote"),
        )
    )
    return template(body, "{{ talk.title }}\t\t问答　只给讲的人", "版本 {{ talk.version }}")


def before() -> bytes:
    """Return the template of the 讲前须知: one page to read before one stands up."""
    texts = (("只求一件事", "aim"), ("有学生哭了", "if_cries"), ("有人起哄", "if_laughs"), ("有人点名", "if_names"))
    aim, *cares = ((label, p(f"{{{{ talk.brief.{key} }}}}", "QhOne")) for label, key in texts)
    box = labelled(
        (1500, CARD_WIDTH - 1500),
        ("先不讲", items("talk.not_when", "QhOneList")),
        aim,
        ("一定要说", items("talk.brief.say", "QhOneList")),
        ("不要说", items("talk.brief.avoid", "QhOneList")),
        *cares,
        ("有人说自己的事", p("{{ talk.brief.if_discloses }}", "QhOne")),
        ("还要知道", items("talk.before", "QhOneList")),
    )
    hung = '<w:tabs><w:tab w:val="left" w:pos="200"/></w:tabs>'
    looks = (
        style("青禾 一页", "QhOne", least(0, 0, 14) + LEFT, size(9.5)),
        style("青禾 一页列表", "QhOneList", hung + least(0, 0, 14) + hanging(200, 200) + LEFT, size(9.5)),
    )
    body = p("{{ talk.title }}", "Title") + p("讲前须知　{{ talk.about }}", "Subtitle") + box
    return template(body, "", "版本 {{ talk.version }}", looks, (794, CARD[1]))


def hours() -> bytes:
    """Return the template of the record of hours: lessons and hours are counted apart."""
    widths = (620, 1500, 2904, 1900, 900, 1700)
    first = ("1", "", "{{ talk.title }}", "", "", "")
    rows = [row(*(cell(w, p(text, "QhCell")) for w, text in zip(widths, first, strict=True)), height=680)]
    rows += [
        row(*(cell(w, p(str(number) if w == 620 else "", "QhCell")) for w in widths), height=680)
        for number in range(2, 11)
    ]
    total = row(
        cell(sum(widths[:4]), p("合计", "QhCellHead"), span=4, shaded=True),
        *(cell(width, p("", "QhCell")) for width in widths[4:]),
        height=680,
    )
    body = "".join(
        (
            p("法治副校长课时记录表", "Title"),
            p("{{ talk.about }}", "Subtitle"),
            form(
                WIDTH,
                (("学校", "【学校】"), ("学年、学期", "　　　　　学年　{{ talk.term }}")),
                (("法治副校长", "【主讲】"), ("单位、职务", "")),
            ),
            p("", "QhNote"),
            table(
                widths,
                headed(widths, "序号", "日期、起止", "主题", "对象、人数", "课时", "学校签名"),
                *rows,
                total,
            ),
            p("一次讲座记一行。次数和课时分开数，实际上了几课时就写几课时，不折算。", "QhNote"),
            p("附件写在“主题”一栏：教案、照片（只拍背影、远景）、通知。学生说的个人情况不写在这张表里。", "QhNote"),
        )
    )
    return template(body, "", "版本 {{ talk.version }}", (), (1134, MARGIN_X))


def laws() -> bytes:
    """Return the template of the articles cited, each with its dates."""
    law = loop(
        "law in talk.laws",
        p("{{ law.title }}　{{ law.heading }}", "Heading3"),
        loop("line in law.lines", p("{{ line }}", "QhLaw")),
        p("{{ law.dates }}", "QhNote"),
    )
    body = "".join(
        (
            p("引用条文", "Title"),
            p("《{{ talk.title }}》　{{ talk.about }}", "Subtitle"),
            p("逐条写明从哪天起施行、哪天核对过。上台前请再查一次官方文本，看有没有新的修改。", "QhBox"),
            law,
            p("{{ talk.colophon }}", "QhNote"),
        )
    )
    return template(body, "{{ talk.title }}\t\t引用条文", "版本 {{ talk.version }}")


TEMPLATES: Mapping[str, Callable[[], bytes]] = {
    "talk-spoken": spoken,
    "talk-questions": questions,
    "talk-before": before,
    "talk-hours": hours,
    "talk-laws": laws,
}
