"""Write the Word templates of a 教师培训: from the 通知 to the 总结, and the certificate with its 邮件合并 twin."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tools.word_package import (
    R,
    W,
    font_table,
    least,
    numbering,
    package,
    settings,
    size,
    space,
    style,
    styles,
    template,
)
from tools.word_pieces import (
    MARGIN_X,
    PAGE,
    WIDTH,
    cell,
    form,
    headed,
    heading,
    items,
    lines,
    loop,
    macro,
    p,
    repeated,
    row,
    run,
    table,
    when,
)

LEFT = '<w:jc w:val="left"/>'
FOOT = "版本 {{ event.version }}"


def notice() -> bytes:
    """Return the template of the 通知, to be sent as it is once four blanks are filled."""
    body = "".join(
        (
            p("关于开展“{{ event.title }}”培训的通知", "Title"),
            p("各部门、各位老师：", "QhPlain"),
            p("按照学生欺凌防治工作的安排，学校组织“{{ event.title }}”专题培训。现将有关事项通知如下。"),
            heading("时间和地点"),
            p("时间：【日期】【开始时间】，提前 10 分钟签到。"),
            p("地点：【地点】。"),
            heading("参加人员和时长"),
            p(
                "{% for row in event.lengths %}{{ row.who }} {{ row.minutes }} 分钟（{{ row.hours }} 课时）"
                "{% if not loop.last %}；{% endif %}{% endfor %}。"
            ),
            heading("学完以后"),
            items("event.aims", "QhSmallList"),
            heading("请大家配合"),
            p("·\t带一支笔；手机调到静音，不录音，不录像，不拍别人写的东西。", "QhSmallList"),
            p(
                "·\t培训里的案例都是编写的；不谈本校正在处理的事，不说学生的名字。要说，会后单独找主持人。",
                "QhSmallList",
            ),
            p("·\t训前训后的题不记名、不排名，只用来看哪里没有讲清楚。", "QhSmallList"),
            p("·\t听着不舒服，随时可以出去，不用解释。", "QhSmallList"),
            p("·\t不能参加的，【日期】以前告诉【联系人】，另定时间补训。", "QhSmallList"),
            p("【学校】", "QhSigned"),
            p("【日期】", "QhSigned"),
        )
    )
    return template(body, "", FOOT)


def plan() -> bytes:
    """Return the template of the plan: aims, hours for each role, parts, how it is checked."""
    roles = (WIDTH - 4200, 2100, 2100)
    parts = (700, 3300, 1500, 1100, WIDTH - 6600)
    one = row(
        cell(parts[0], p("{{ loop.index }}", "QhCell")),
        cell(parts[1], p("{{ part.title }}", "QhCell")),
        cell(parts[2], p("{{ part.activity }}", "QhCell")),
        cell(parts[3], p("{{ part.minutes }} 分钟", "QhCell")),
        cell(parts[4], p("{{ part.who }}", "QhCell")),
    )
    length = row(
        cell(roles[0], p("{{ row.who }}", "QhCell")),
        cell(roles[1], p("{{ row.minutes }} 分钟", "QhCell")),
        cell(roles[2], p("{{ row.hours }} 课时", "QhCell")),
    )
    body = "".join(
        (
            p("{{ event.title }}", "Title"),
            p("教师培训计划与课时　{{ event.about }}", "Subtitle"),
            form(
                WIDTH,
                (("学校", "【学校】"), ("日期", "【日期】")),
                (("主持人", ""), ("地点", "")),
                (("负责部门", ""), ("联系人", "")),
            ),
            heading("培训目标"),
            items("event.aims"),
            heading("谁，几分钟"),
            table(
                roles, headed(roles, "参加人员", "时长", "课时（45 分钟）"), repeated("row in event.lengths", length)
            ),
            heading("分几段"),
            table(parts, headed(parts, "", "内容", "方式", "时长", "谁参加"), repeated("part in event.parts", one)),
            heading("怎样检查效果"),
            p(
                "训前训后做同样的题，共 {{ event.asked }} 道，合格线 {{ event.pass_mark }} 分；"
                "不合格的，对照讲义再做一次。"
            ),
            p("散场前每人写一件明天做的事；一个月以后，请各部门各看一次做到了没有。"),
            heading("要准备的"),
            p("见“材料清单”；流程见“流程表”，主持人说什么见“主持人手册”。"),
            p("{{ event.colophon }}", "QhNote"),
        )
    )
    return template(body, "{{ event.title }}\t\t培训计划", FOOT)


def minutes() -> bytes:
    """Return the template of the run sheet: one table a role, by the minute, with room for what it really took."""
    widths = (1500, 3100, 1300, WIDTH - 7000, 1100)
    one = row(
        cell(widths[0], p("{{ slot.start }}–{{ slot.end }}", "QhCell")),
        cell(widths[1], p("{{ slot.title }}", "QhCellStrong") + p("{{ slot.minutes }} 分钟", "QhCell")),
        cell(widths[2], p("{{ slot.activity }}", "QhCell")),
        cell(widths[3], p("{{ slot.needs }}", "QhCell")),
        cell(widths[4], p("", "QhCell")),
    )
    body = "".join(
        (
            p("{{ event.title }}", "Title"),
            p("流程表（按分钟）　{{ event.about }}", "Subtitle"),
            p("放在主持人手边。从“0”起是开场以后的分钟；开场时间：＿＿＿＿", "QhBox"),
            loop(
                "one in event.runs",
                heading("{{ one.who }}　{{ one.minutes }} 分钟", 2),
                table(
                    widths,
                    headed(widths, "第几分钟", "环节", "方式", "手边要有", "实际"),
                    repeated("slot in one.slots", one),
                ),
            ),
            p("超时了，先省“讨论”，不省训后题和最后一分钟：请想单独说的人留下。", "QhNote"),
        )
    )
    return template(body, "{{ event.title }}\t\t流程表", FOOT)


def guide() -> bytes:
    """Return the template of the facilitator's guide: what to say, what participants do, cases, statutes, evidence."""
    part = loop(
        "part in guide.parts",
        heading("{{ part.title }}", 1),
        p("{{ part.minutes }} 分钟　{{ part.activity }}　{{ part.who }}", "QhLead"),
        p("主持人", "QhLead") + p("{{p body(part.facilitator) }}", "QhMark"),
        p("学员", "QhLead") + p("{{p body(part.participants) }}", "QhMark"),
        when("part.needs", p("准备", "QhLead"), p("{{ part.needs }}", "QhPlain")),
        when("part.slides", p("幻灯片", "QhLead"), p("{{ part.slides }}", "QhPlain")),
    )
    case = loop(
        "case in guide.cases",
        p("《{{ case.title }}》", "QhLead"),
        p("不能拿它来：{{ case.never }}", "QhPlain"),
        loop("one in case.questions", p("{{ one.title }}", "QhSmallLead") + p("{{p small(one.text) }}", "QhMark")),
    )
    law = loop(
        "law in guide.laws",
        p("{{ law.title }}　{{ law.heading }}", "QhSmallLead"),
        loop("line in law.lines", p("{{ line }}", "QhSmallLaw")),
        p("{{ law.dates }}", "QhNote"),
    )
    body = "".join(
        (
            macro("body", "QhBody", "QhList"),
            macro("small", "QhSmall", "QhSmallList"),
            p("{{ guide.title }}", "Title"),
            p("主持人手册　{{ guide.about }}", "Subtitle"),
            p(
                "只给主持人。开场先说三句：今天只用编写的案例；想到自己班里的事，会后单独找我；"
                "不舒服可以随时出去。有人当场说出自己或孩子的事：先停，先陪他出去，课由别人接着讲。",
                "QhBox",
            ),
            p("学完以后", "QhLead"),
            items("guide.aims"),
            part,
            when("guide.cases", heading("案例怎样用"), case),
            when("guide.left_out", p("{{ guide.left_out }}", "QhBox")),
            when("guide.laws", heading("引用的条文"), law),
            heading("这样培训有多少依据"),
            loop("line in guide.grounds", p("{{ line }}", "QhSmall")),
            p("{{ guide.colophon }}", "QhNote"),
        )
    )
    return template(body, "{{ guide.title }}\t\t主持人手册　只给主持人", "版本 {{ guide.version }}")


ASKED = loop(
    "item in leaflet.questions",
    p("{{ loop.index }}. {{ item.ask }}", "QhLead"),
    loop("option in item.options", p("{{ 'ABCDE'[loop.index0] }}. {{ option }}", "QhOption")),
    p("训前：＿＿＿　　训后：＿＿＿", "QhChosen"),
)
CHOSEN = style("青禾 所选", "QhChosen", least(0, 60, 18) + '<w:ind w:left="780"/>' + LEFT)


def leaflet() -> bytes:
    """Return the template of what participants take away: no notes, no answers."""
    case = loop(
        "case in leaflet.cases",
        heading("案例：{{ case.title }}"),
        p("{{ case.notice }}", "QhBox"),
        p("{{p body(case.story) }}", "QhMark"),
        p("想一想", "QhLead"),
        items("case.asks"),
    )
    handout = loop("one in leaflet.handouts", heading("{{ one.title }}"), p("{{p body(one.text) }}", "QhMark"))
    body = "".join(
        (
            macro("body", "QhPlain", "QhList"),
            p("{{ leaflet.title }}", "Title"),
            p("学员讲义　{{ leaflet.about }}", "Subtitle"),
            p("自己留着，不收，不写学生的名字。我最没把握的一步：＿＿＿＿＿＿＿＿", "QhBox"),
            handout,
            case,
            heading("训前训后各做一次"),
            p("先凭自己的判断选，写在“训前”；散场前再选一次，写在“训后”。不记名，不收。", "QhPlain"),
            ASKED,
            heading("明天就做的一件事"),
            p("几点、谁、做什么（不写学生的名字）：", "QhLead"),
            lines("2", height=460),
        )
    )
    return template(body, "{{ leaflet.title }}\t\t学员讲义", "版本 {{ leaflet.version }}", (CHOSEN,))


def test() -> bytes:
    """Return the template of the questions alone."""
    body = "".join(
        (
            p("{{ leaflet.title }}", "Title"),
            p("训前训后题　共 {{ leaflet.questions|length }} 道，每题选一项", "Subtitle"),
            p("不写名字。训前凭判断选，训后再选一次；对照两次，看自己变了什么。", "QhBox"),
            ASKED,
        )
    )
    return template(body, "", "版本 {{ leaflet.version }}", (CHOSEN,))


def key() -> bytes:
    """Return the template of the answers: for the facilitator alone."""
    body = "".join(
        (
            macro("feedback", "QhFeedback", "QhFeedback"),
            p("{{ guide.title }}", "Title"),
            p("训前训后题的答案　合格线 {{ guide.pass_mark }} 分", "Subtitle"),
            p("只给主持人，散场前不发。每题只讲一句：为什么那个选项会出事。", "QhBox"),
            loop(
                "item in guide.questions",
                p("{{ loop.index }}. {{ item.ask }}", "QhLead"),
                loop(
                    "option in item.options",
                    p(
                        "{{ 'ABCDE'[loop.index0] }}. {{ option.text }}{% if option.right %}【正确】{% endif %}",
                        "QhOption",
                    ),
                    p("{{p feedback(option.feedback) }}", "QhMark"),
                ),
            ),
        )
    )
    return template(body, "{{ guide.title }}\t\t题目答案　只给主持人", "版本 {{ guide.version }}")


def needs() -> bytes:
    """Return the template of the list of what must lie ready."""
    body = "".join(
        (
            p("{{ event.title }}", "Title"),
            p("材料清单　{{ event.about }}", "Subtitle"),
            heading("开场以前", 2),
            p("□\t签到表，打印；入口放两张桌子、四支笔（三百人的会场，一张桌子要排队二十分钟）。", "QhTick"),
            p("□\t学员讲义，每人一份（里面有训前训后题）。", "QhTick"),
            p("□\t反馈表，每人一份，散场时放进纸箱，不记名。", "QhTick"),
            p("□\t主持人课件放一遍：字看得清，备注只在主持人屏幕上。", "QhTick"),
            p("□\t一位同事坐在门口：有人不舒服，陪他出去。", "QhTick"),
            heading("各段要用", 2),
            loop("one in event.needs", p("□\t{{ one.title }}：{{ one.things }}", "QhTick")),
            heading("散场以后", 2),
            p("□\t收回签到表；讲义不收。", "QhTick"),
            p("□\t桌上、椅子下看一遍：写了字的纸都收走，不留在会场。", "QhTick"),
            p("□\t填“出勤汇总”，一周内写“总结”。", "QhTick"),
        )
    )
    return template(body, "", FOOT)


def feedback() -> bytes:
    """Return the template of the feedback form: unsigned, one page."""
    widths = (WIDTH - 4 * 1200, *(1200,) * 4)
    asked = ("内容明天用得上", "例子和我的岗位对得上", "练习的时间够", "我知道拿不准时先找谁", "听的时候觉得安心")
    rows = (
        row(cell(widths[0], p(text, "QhCell")), *(cell(one, p("□", "QhCell")) for one in widths[1:]), height=520)
        for text in asked
    )
    body = "".join(
        (
            p("{{ event.title }}", "Title"),
            p("培训反馈表（不写名字）", "Subtitle"),
            p("我是：□ 校领导　□ 班主任　□ 任课教师　□ 心理教师　□ 法治副校长　□ 其他岗位", "QhFill"),
            table(widths, headed(widths, "", "很同意", "同意", "不太同意", "不同意"), *rows),
            p("最有用的一段是：", "QhLead"),
            lines("1"),
            p("还不清楚的一点是：", "QhLead"),
            lines("2"),
            p("我明天就做的一件事是（不写学生的名字）：", "QhLead"),
            lines("2"),
            p("想请人单独说一说的，散场后找主持人，不写在这里。", "QhNote"),
        )
    )
    return template(body, "", FOOT)


def attendance() -> bytes:
    """Return the template of the attendance summary: figures, no names beyond those to be trained again."""
    widths = (WIDTH - 5 * 1300, *(1300,) * 5)
    one = row(
        cell(widths[0], p("{{ row.who }}", "QhCell")), *(cell(x, p("", "QhCell")) for x in widths[1:]), height=520
    )
    total = row(cell(widths[0], p("合计", "QhCellStrong")), *(cell(x, p("", "QhCell")) for x in widths[1:]), height=520)
    again = (2600, 2600, WIDTH - 5200)
    blank = row(*(cell(x, p("", "QhCell")) for x in again), height=480)
    body = "".join(
        (
            p("{{ event.title }}", "Title"),
            p("出勤汇总　{{ event.about }}", "Subtitle"),
            form(
                WIDTH,
                (("学校", "【学校】"), ("日期", "【日期】")),
                (("主持人", ""), ("地点", "")),
                (("开始时间", ""), ("结束时间", "")),
            ),
            heading("人数", 2),
            table(
                widths,
                headed(widths, "参加人员", "应到", "实到", "请假", "其他未到", "训后合格"),
                repeated("row in event.lengths", one),
                total,
            ),
            p("一个人只数一次；按本人的主要岗位算。训后题不记名，“训后合格”请当场举手数，或者写“未统计”。", "QhNote"),
            heading("补训", 2),
            table(again, headed(again, "姓名", "部门", "补训的日期和方式"), repeated("line in range(6)", blank)),
            p("填表人：　　　　　　　　　负责人：　　　　　　　　　日期：", "QhFill"),
        )
    )
    return template(body, "", FOOT)


def summary() -> bytes:
    """Return the template of the 总结: five sections, each says what belongs in it."""
    body = "".join(
        (
            p("“{{ event.title }}”培训总结", "Title"),
            p("【学校】　【日期】", "Subtitle"),
            p("写数目和做法，不写学生的姓名和能认出学生的细节；照片只用远景、背影，不拍手写的内容。", "QhBox"),
            heading("基本情况"),
            p("____年__月__日，在________举办，主持人________。应到____人，实到____人，请假____人，补训____人。"),
            loop("row in event.lengths", p("·\t{{ row.who }}：____人，{{ row.minutes }} 分钟。", "QhList")),
            heading("做了什么"),
            p("内容：{{ event.title }}。分{{ event.parts|length }}段：{{ event.titles }}。"),
            heading("有什么变化"),
            p("训前题平均____分，训后题平均____分（不记名）。错得最多的一题：________，打算这样补：________。"),
            p("反馈表收回____份；“明天用得上”很同意和同意共____份；提得最多的一条：________。"),
            heading("还缺什么"),
            p("流程、人员、制度里，培训中发现对不上的地方：", "QhLead"),
            lines("2", height=400),
            heading("下一步"),
            p("谁、哪一天前、做什么：", "QhLead"),
            lines("2", height=400),
            p("撰写人：　　　　　　　　　负责人：　　　　　　　　　", "QhFill"),
        )
    )
    return template(body, "", FOOT, (), (907, MARGIN_X))


def certificate(merged: bool = False) -> bytes:
    """Return the template of certificates, a landscape page each; `merged`: one page with fields for 邮件合并.

    Field codes: ECMA-376 part 1, 17.16.5.35 (MERGEFIELD).
    """
    name, unit = ("«姓名»", "«部门»") if merged else ("{{ one.name }}", "{{ one.unit }}")

    def said(text: str, field: str, look: str = "") -> str:
        return (
            f'<w:fldSimple w:instr=" MERGEFIELD {field} ">{run(text, look)}</w:fldSimple>'
            if merged
            else run(text, look)
        )

    first = '<w:p><w:pPr><w:pStyle w:val="QhCertificate"/></w:pPr>'
    named = said(name, "姓名", "<w:b/><w:bCs/>" + size(26))
    who = f"{first}{said(unit, '部门')}{run('　')}{named}{run('　老师：')}</w:p>"
    text = "".join(
        (
            p("培 训 证 书", "QhCertificateTitle"),
            who,
            p("　　您于【日期】{{ event.certificate }}", "QhCertificate"),
            p("　　特发此证。", "QhCertificate"),
            p("【学校】（盖章）", "QhSeal"),
            p("【日期】", "QhSeal"),
        )
    )
    body = text if merged else loop("one in people", text)
    center, right = '<w:jc w:val="center"/>', '<w:jc w:val="right"/>'
    looks = (
        style("青禾 证书题", "QhCertificateTitle", "<w:pageBreakBefore/>" + space(900, 500, 300) + center, size(40)),
        style(
            "青禾 证书文", "QhCertificate", space(60, 60, 420) + '<w:ind w:left="900" w:right="900"/>' + LEFT, size(18)
        ),
        style("青禾 落款", "QhSeal", space(160, 0, 360) + '<w:ind w:right="1200"/>' + right, size(16)),
    )
    sides = "".join(
        f'<w:{one} w:val="double" w:sz="12" w:space="24" w:color="0F766E"/>'
        for one in ("top", "left", "bottom", "right")
    )
    section = (
        f'<w:sectPr><w:pgSz w:w="{PAGE[1]}" w:h="{PAGE[0]}" w:orient="landscape"/>'
        f'<w:pgMar w:top="1134" w:bottom="1134" w:left="{MARGIN_X}" w:right="{MARGIN_X}" w:header="567" w:footer="567" '
        f'w:gutter="0"/><w:pgBorders w:offsetFrom="page">{sides}</w:pgBorders></w:sectPr>'
    )
    inside = f"<w:body>{body}{section}</w:body>"
    return package(
        {
            "word/document.xml": f'<w:document xmlns:w="{W}" xmlns:r="{R}">{inside}</w:document>',
            "word/styles.xml": styles(PAGE[1] - 2 * MARGIN_X, looks),
            "word/numbering.xml": numbering(),
            "word/settings.xml": settings(),
            "word/fontTable.xml": font_table(),
            "docProps/core.xml": (
                '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>'
            ),
        }
    )


def merge() -> bytes:
    """Return the certificate whose name and unit a word processor fills from a list."""
    return certificate(merged=True)


def cards() -> bytes:
    """Return the template of the 例会卡: a page each, what to say and do in a quarter of an hour."""
    one = loop(
        "part in guide.cards",
        p("{{ part.title }}", "QhCardTitle"),
        p("例会卡　{{ part.minutes }} 分钟　{{ part.activity }}　出自“{{ guide.title }}”", "QhBox"),
        p("主持人", "QhLead") + p("{{p body(part.facilitator) }}", "QhMark"),
        p("大家", "QhLead") + p("{{p body(part.participants) }}", "QhMark"),
        when("part.needs", p("准备", "QhLead"), p("{{ part.needs }}", "QhPlain")),
        p("讲完停一停：“有事要单独说的，会后来找我。”不点名，不说学生。", "QhNote"),
    )
    title_ = "<w:pageBreakBefore/>" + space(60, 80, 300) + '<w:jc w:val="center"/>'
    looks = (style("青禾 卡片题", "QhCardTitle", title_, size(18)),)
    body = macro("body", "QhPlain", "QhList") + one
    return template(body, "{{ guide.title }}\t\t例会卡　只给主持人", "版本 {{ guide.version }}", looks)


def kept() -> bytes:
    """Return the template of the restricted cases; only `qinghe export` fills it."""
    case = loop(
        "case in guide.restricted",
        heading("{{ case.title }}"),
        p("{{ case.notice }}", "QhBox"),
        p("{{p body(case.story) }}", "QhMark"),
        p("不能拿它来：{{ case.never }}", "QhPlain"),
        loop("one in case.questions", p("{{ one.title }}", "QhLead") + p("{{p small(one.text) }}", "QhMark")),
    )
    body = "".join(
        (
            macro("body", "QhBody", "QhList"),
            macro("small", "QhSmall", "QhSmallList"),
            p("{{ guide.title }}", "Title"),
            p("受限案例　只给主持人", "Subtitle"),
            p("不发群，不上传，不印给学员；用完收回。现场有亲历过类似事情的人，就不用这一则。", "QhBox"),
            case,
        )
    )
    return template(body, "{{ guide.title }}\t\t受限案例　只给主持人", "版本 {{ guide.version }}")


TEMPLATES: Mapping[str, Callable[[], bytes]] = {
    "training-notice": notice,
    "training-plan": plan,
    "training-run": minutes,
    "training-guide": guide,
    "training-leaflet": leaflet,
    "training-needs": needs,
    "training-test": test,
    "training-key": key,
    "training-feedback": feedback,
    "training-attendance": attendance,
    "training-summary": summary,
    "training-certificate": certificate,
    "training-merge": merge,
    "training-cards": cards,
    "training-restricted": kept,
}
