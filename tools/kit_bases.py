"""Write the Word templates of a lesson's kit: 学习单, 答案, 致家长信, 速备卡, 学生向你倾诉时, 记录表, 简报."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tools.word_package import least, size, style, template
from tools.word_pieces import (
    MARGIN_X,
    PAGE,
    WIDTH,
    cell,
    form,
    headed,
    heading,
    items,
    labelled,
    lines,
    loop,
    macro,
    p,
    repeated,
    row,
    table,
    when,
)

GAP = '<w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>'
CARD = (964, 1021)
"""Margins of what must fit on one page."""
CARD_WIDTH = PAGE[0] - 2 * CARD[1]
HOTLINES = "{% for one in {view}.hotlines %}{{ one }}{% if not loop.last %}　{% endif %}{% endfor %}"


def worksheet() -> bytes:
    """Return the template of the 学习单: for pupils, one side where it fits, readable off a bad copier."""
    tasks = loop(
        "task in sheet.tasks",
        when("not loop.first", p("", "QhGap")),
        p("{{p task_text(task.text) }}", "QhMark"),
        when("task.lines and sheet.tall", lines("task.lines", height=600)),
        when("task.lines and not sheet.tall", lines("task.lines", height=460)),
        when("task.draw", lines("1", style="TableGrid", height=2700)),
    )
    body = "".join(
        (
            macro("intro", "QhPlain", "QhList"),
            macro("task_text", "QhAsk", "QhAskList"),
            p("{{ sheet.title }}", "Title"),
            p("{{ sheet.about }}", "Subtitle"),
            p("{{p intro(sheet.intro) }}", "QhMark"),
            tasks,
        )
    )
    looks = (
        style("青禾 求助", "QhHelp", least(40, 60, 15) + '<w:jc w:val="left"/>', size(10)),
        style("青禾 间隔", "QhGap", GAP, size(5)),
        style("青禾 题目", "QhAsk", "<w:keepNext/>" + least(40, 0, 19) + '<w:jc w:val="left"/>'),
        style(
            "青禾 题目列表",
            "QhAskList",
            '<w:keepNext/><w:tabs><w:tab w:val="left" w:pos="420"/></w:tabs>'
            + least(0, 0, 19)
            + '<w:ind w:left="420" w:hanging="240"/><w:jc w:val="left"/>',
        ),
    )
    return template(body, "", "{{ sheet.version }}", looks, (850, MARGIN_X), foot=p("{{ sheet.help }}", "QhHelp"))


def answers() -> bytes:
    """Return the template of the answers: for teachers alone."""
    quiz = loop(
        "item in key.quiz",
        p("{{ loop.index }}. {{ item.ask }}", "QhLead"),
        loop(
            "option in item.options",
            p("{{ 'ABCDE'[loop.index0] }}. {{ option.text }}{% if option.right %}【正确】{% endif %}", "QhOption"),
            p("{{p feedback(option.feedback) }}", "QhMark"),
        ),
    )
    tasks = loop(
        "task in key.tasks",
        p("第 {{ loop.index }} 题", "QhLead") + p("{{p small(task.task) }}", "QhMark"),
        p("参考：", "QhLead") + p("{{p small(task.answer) }}", "QhMark"),
    )
    body = "".join(
        (
            macro("small", "QhSmall", "QhSmallList"),
            macro("feedback", "QhFeedback", "QhFeedback"),
            p("{{ key.title }}", "Title"),
            p("{{ key.what }}　{{ key.about }}", "Subtitle"),
            p(
                "只给教师：不印给学生，不发学生群、家长群。看学生写的内容，先看人，再看对错；不念、不展示、不打分。",
                "QhBox",
            ),
            when("key.tasks", heading("学习单《{{ key.sheet }}》", 2), tasks),
            when("key.quiz", heading("小测", 2), quiz),
        )
    )
    return template(body, "{{ key.title }}\t\t{{ key.what }}　只给教师", "版本 {{ key.version }}")


def letter() -> bytes:
    """Return the template of a letter to families, the slip kept whole below a dashed line."""
    slip = when("letter.slip", p("{{p slip(letter.slip) }}", "QhMark"))
    slip += when(
        "not letter.slip",
        p("班级：【班级】　　　学生姓名：　　　　　　　　家长签名：　　　　　　　　日期：", "QhFill"),
        p("□\t信收到了。", "QhTick"),
        p("□\t想和班主任约时间通话（不用写原因）。方便的时间：", "QhTick"),
        p("回执只交给班主任。请不要在回执上写任何孩子的事，电话里说。", "QhNote"),
    )
    body = "".join(
        (
            macro("body", "QhLetter", "QhLetterList"),
            macro("slip", "QhSlip", "QhTick", "□"),
            p("{{ letter.title }}", "Title"),
            p("{{ letter.about }}", "Subtitle"),
            when("letter.greeting", p("{{ letter.greeting }}", "QhGreeting")),
            p("{{p body(letter.body) }}", "QhMark"),
            p("【学校】【班级】", "QhSigned"),
            p("　　年　　月　　日", "QhSigned"),
            p("回执（沿虚线剪下，让孩子带回或者直接交给班主任）", "QhCut"),
            slip,
        )
    )
    first, left = '<w:ind w:firstLineChars="200" w:firstLine="460"/>', '<w:jc w:val="left"/>'
    stop = '<w:tabs><w:tab w:val="left" w:pos="700"/></w:tabs><w:ind w:left="700" w:hanging="240"/>'
    looks = (
        style("青禾 称呼", "QhGreeting", least(60, 20, 18.5), size(11.5)),
        style("青禾 信文", "QhLetter", least(0, 20, 18.5) + first, size(11.5)),
        style("青禾 信文列表", "QhLetterList", stop.replace("<w:ind", least(0, 20, 18.5) + "<w:ind"), size(11.5)),
        style("青禾 回执", "QhSlip", "<w:keepNext/><w:keepLines/>" + least(20, 20, 18) + left, size(11)),
    )
    return template(body, "", "{{ letter.version }}", looks, (1021, MARGIN_X))


def brief() -> bytes:
    """Return the template of the 速备卡: one page, read in five minutes."""
    table_ = labelled(
        (1900, CARD_WIDTH - 1900),
        ("先不上这节课", items("card.not_when", "QhCellList")),
        ("只求一件事", p("{{ card.brief.aim }}", "QhCellStrong")),
        ("一定要说的\n三句话", items("card.brief.say", "QhCellList")),
        ("不要说的三句话", items("card.brief.avoid", "QhCellList")),
        ("有学生哭了", p("{{ card.brief.if_cries }}", "QhCell")),
        ("有人起哄", p("{{ card.brief.if_laughs }}", "QhCell")),
        ("有人点名", p("{{ card.brief.if_names }}", "QhCell")),
        ("有学生说出\n自己的事", p("{{ card.brief.if_discloses }}", "QhCell")),
        ("环节与时间", loop("line in card.flow", p("{{ line }}", "QhCell"))),
    ).replace("\n", "")
    body = p("{{ card.title }}", "Title") + p("速备卡（五分钟读完）　{{ card.about }}", "Subtitle") + table_
    return template(body, "", "版本 {{ card.version }}", (), CARD)


def disclosure() -> bytes:
    """Return the template of the card 学生向你倾诉时: one page for the drawer."""
    left = '<w:jc w:val="left"/>'
    looks = (
        style("青禾 卡片", "QhCard", least(0, 50, 16.5) + left, size(11)),
        style(
            "青禾 卡片列表",
            "QhCardList",
            '<w:tabs><w:tab w:val="left" w:pos="360"/></w:tabs>'
            + least(0, 30, 16.5)
            + '<w:ind w:left="360" w:hanging="240"/>'
            + left,
            size(11),
        ),
    )
    body = "".join(
        (
            macro("card_text", "QhCard", "QhCardList"),
            p("学生向你倾诉时", "Title"),
            p("{{ card.about }}", "Subtitle"),
            p("先坐下，先听。不追问细节，不答应保密，当天告诉能帮忙的人。", "QhBox"),
            p("{{p card_text(card.text) }}", "QhMark"),
            p("{{ card.hotlines }}", "QhBox"),
        )
    )
    return template(body, "", "版本 {{ card.version }}　只给教师，不发群", looks, CARD)


def record() -> bytes:
    """Return the template of the 记录表: what was done, no word about any one child."""
    widths = (4600, 1300, 1300, WIDTH - 7200)
    one = row(
        cell(widths[0], p("{{ loop.index }}. {{ step.title }}", "QhCell")),
        cell(widths[1], p("{{ step.minutes }} 分钟", "QhCell")),
        *(cell(width, p("", "QhCell")) for width in widths[2:]),
    )
    body = "".join(
        (
            p("{{ record.form }}记录表", "Title"),
            p("{{ record.about }}", "Subtitle"),
            form(
                WIDTH,
                (("学校", "【学校】"), ("班级", "【班级】")),
                (("课题", "{{ record.title }}"),),
                (("日期、节次", ""), ("地点", "")),
                (("主持教师", ""), ("用的是", "{{ record.lengths }}")),
                (("应到人数", ""), ("实到人数", "")),
            ),
            heading("环节与用时", 2),
            table(
                widths,
                headed(widths, "环节", "计划", "实际", "没有做的，写原因"),
                repeated("step in record.steps", one),
            ),
            heading("课堂情况", 2),
            p("写全班的情况：哪一步有回应，哪一步冷场。不写学生姓名，也不写能认出学生的细节。", "QhKeptNote"),
            lines("3", height=520),
            heading("课后", 2),
            p("□\t当天已经看过全班；要跟进的同学，照“学生向你倾诉时”记录和报告，不写在这张表里。", "QhTick"),
            heading("下次怎样改", 2),
            lines("2", height=520),
            p("主持教师签名：　　　　　　　　　检查人签名：　　　　　　　　　日期：", "QhFill"),
        )
    )
    return template(body, "", "版本 {{ record.version }}", (), (907, MARGIN_X))


PHOTO_RULES = (
    "只拍背影、远景、黑板、空白的学习单。不拍脸，不拍校牌、姓名和学生写的字。",
    "照片的文件名和说明里不写姓名、学号。",
    "不写“受害者”“欺凌者”，不写谁说了什么，不写正在处理的事。",
    "不写“从此没有欺凌”一类做不到的话，写做了什么、下一步做什么。",
    "没有签字同意以前，不发班级群、家长群、朋友圈和公众号。",
)


def bulletin() -> bytes:
    """Return the template of the 活动简报, the photo rule on it and a signature before it goes out."""
    half = WIDTH // 2
    photo = cell(half, p("照片（背影或远景）", "QhCellHead"))
    body = "".join(
        (
            p("{{ news.form }}活动简报", "Title"),
            p("《{{ news.title }}》　{{ news.about }}", "Subtitle"),
            p(
                "____年__月__日，【学校】【班级】开展了“{{ news.title }}”{{ news.form }}，____ 名学生参加。"
                "{{ news.summary }}",
                "QhBody",
            ),
            p("课上做了这几件事：", "QhLead"),
            items("news.steps", "QhSmallList"),
            p("这节课希望每位学生做到：", "QhLead"),
            items("news.aims", "QhSmallList"),
            p("下一步（写得到、做得到的事，例如哪天回看一次、楼道怎样值守）：", "QhLead"),
            lines("2", height=480),
            p("", "QhWrite"),
            table((half, WIDTH - half), row(photo, photo.replace(str(half), str(WIDTH - half)), height=2300)),
            heading("发出以前，一条一条对", 2),
            *(p(f"□\t{rule}", "QhTick") for rule in PHOTO_RULES),
            p("撰写人：　　　　　　　　分管领导同意（签名）：　　　　　　　　日期：", "QhFill"),
        )
    )
    return template(body, "", "版本 {{ news.version }}", (), (907, MARGIN_X))


TEMPLATES: Mapping[str, Callable[[], bytes]] = {
    "worksheet": worksheet,
    "answers": answers,
    "letter": letter,
    "brief": brief,
    "disclosure": disclosure,
    "record": record,
    "bulletin": bulletin,
}
