"""Write the Word templates of 事发之后: the 24-hour card, and one for forms, guides, outlines and words to say."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tools.word_package import least, size, space, style, template
from tools.word_pieces import (
    MARGIN_X,
    MARGIN_Y,
    WIDTH,
    cell,
    headed,
    heading,
    items,
    loop,
    macro,
    p,
    repeated,
    row,
    table,
    when,
)

NARROW = (680, 737)
HEI = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="黑体" w:cs="Times New Roman"/>'
CUSTODY = "谁保管：{{ doc.custody.keeper }}　谁可以看：{{ doc.custody.readers }}　何时销毁：{{ doc.custody.destroyed }}"
CUSTODY += "　不发群，不拍照外传。"


def card() -> bytes:
    """Return the template of the 24-hour card: two sides of one sheet, in two columns."""
    left, line = '<w:jc w:val="left"/>', '<w:spacing w:before="0" w:after="0" w:line="232" w:lineRule="exact"/>'
    hung = '<w:tabs><w:tab w:val="left" w:pos="180"/></w:tabs>' + line + '<w:ind w:left="180" w:hanging="180"/>' + left
    center = '<w:jc w:val="center"/>'
    top = '<w:pBdr><w:top w:val="single" w:sz="6" w:space="2" w:color="auto"/></w:pBdr>'
    spaced = line.replace('w:before="0"', 'w:before="70"')
    looks = (
        style("青禾 卡片正文", "QhTight", line + left, size(9)),
        style("青禾 卡片条目", "QhTightList", hung, size(9)),
        style("青禾 卡片栏头", "QhTightHead", "<w:keepNext/>" + top + spaced + left, HEI + size(9)),
        style("青禾 卡片引导", "QhTightLead", "<w:keepNext/>" + spaced + left, "<w:b/><w:bCs/>" + size(9)),
        style("青禾 卡片依据", "QhTightNote", "<w:keepNext/>" + line + left, size(7.5)),
        style("青禾 卡片标题", "QhTightTitle", space(0, 20, 240) + center, HEI + size(16)),
        style("青禾 卡片首句", "QhTightFirst", space(0, 20, 240) + center, "<w:b/><w:bCs/>" + size(11)),
    )
    steps = loop(
        "step in doc.steps",
        p("{{ loop.index }}. {{ step.within }}　{{ step.who }}", "QhTightHead"),
        p("{{ step.basis }}", "QhTightNote"),
        p("{{p tight(step.do) }}", "QhMark"),
    )
    words = loop("one in doc.words", p("{{ one.title }}", "QhTightLead"), p("{{p tight(one.text) }}", "QhMark"))
    rest = "".join(
        (
            when("doc.words", p("可以照着说的话", "QhTightHead"), words),
            p("绝不能做", "QhTightHead") + items("doc.never", "QhTightList"),
            p("做完以后", "QhTightHead") + p("{{p tight(doc.after) }}", "QhMark"),
        )
    )
    head = macro("tight", "QhTight", "QhTightList") + p("{{ doc.title }}", "QhTightTitle")
    head += p("{{ doc.first }}", "QhTightFirst")
    foot = "版本 {{ doc.version }}　只给教师，不发群"
    return template(head, "", foot, looks, NARROW, columns=steps + rest)


def blanks() -> str:
    """Return the fields of a form, each with its hint and room to write; a cell grows with what is typed."""
    widths = (2500, WIDTH - 2500)
    one = row(
        cell(
            widths[0],
            p("{{ blank.label }}", "QhCellStrong") + when("blank.hint", p("{{ blank.hint }}", "QhCellSmall")),
        ),
        cell(widths[1], loop("line in range(blank.lines)", p("", "QhBlank"))),
        whole=True,
    )
    return "".join(
        (
            table(
                widths,
                headed(widths, "栏目", "只写看到的、听到的原话，写明时间；写错了划掉，不撕"),
                repeated("blank in doc.blanks", one),
            ),
            p("填写人：　　　　　　　　　日期和时间：　　　　　　　　　接收人：", "QhFill"),
        )
    )


def material() -> bytes:
    """Return the template of everything else: a form begins with its fields, the others with what to do."""
    widths = (1500, 1500, WIDTH - 3000)
    one = row(
        cell(widths[0], p("{{ step.within }}", "QhCellStrong")),
        cell(widths[1], p("{{ step.who }}", "QhCell")),
        cell(widths[2], p("{{p cell(step.do) }}", "QhMark") + p("{{ step.basis }}", "QhCellSmall")),
        whole=False,
    )
    steps = heading("一步一步做", 2) + table(
        widths, headed(widths, "什么时候", "谁", "做什么"), repeated("step in doc.steps", one)
    )
    words = loop("one in doc.words", p("{{ one.title }}", "QhLead"), p("{{p say(one.text) }}", "QhMark"))
    body = "".join(
        (
            macro("cell", "QhCell", "QhCellList"),
            macro("say", "QhWords", "QhList"),
            macro("body", "QhBody", "QhList"),
            p("{{ doc.title }}", "Title"),
            p("事发之后　{{ doc.bands }}", "Subtitle"),
            p("{{ doc.first }}", "QhBox"),
            when("doc.custody", p(CUSTODY, "QhCustody")),
            when("doc.blanks and doc.form == '表单'", blanks(), p("怎样用这张表（这一页不归档）", "QhOverleaf")),
            when("doc.steps", steps),
            when("doc.words", heading("可以照着说的话", 2), words),
            when("doc.blanks and doc.form != '表单'", heading("记录", 2), blanks()),
            heading("绝不能做", 2),
            items("doc.never"),
            heading("做完以后", 2),
            p("{{p body(doc.after) }}", "QhMark"),
            p("{{ doc.colophon }}", "QhNote"),
        )
    )
    looks = (
        style(
            "青禾 空行", "QhBlank", '<w:spacing w:before="0" w:after="0" w:line="460" w:lineRule="exact"/>', size(10.5)
        ),
        style("青禾 另页", "QhOverleaf", "<w:pageBreakBefore/>" + space(0, 60, 288), HEI + size(14)),
        style("青禾 保管", "QhCustody", least(60, 120, 15) + '<w:jc w:val="left"/>', size(10)),
        style("青禾 话语", "QhWords", least(0, 20, 18.5) + '<w:ind w:left="240"/>'),
    )
    return template(
        body, "{{ doc.title }}\t\t只给办理的人看，不发群", "版本 {{ doc.version }}", looks, (MARGIN_Y, MARGIN_X)
    )


TEMPLATES: Mapping[str, Callable[[], bytes]] = {"aftermath-card": card, "aftermath": material}
