"""Write the Word templates documents are printed on: `python tools/build_document_bases.py`.

The parts are written by hand instead of through python-docx, whose default file carries styles with Latin theme
fonts, a thumbnail and a `stylesWithEffects` part that validators refuse. What a district may change in Word or WPS
is the look of the styles, the fixed words and the order of sections; `{{ … }}` and `{% … %}` fields must stay.
How prose is printed is said by macros at the head of a template, in paragraphs one can see and restyle.
"""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

from docx import Document

from generator.render.archive import packed

TARGET = Path(__file__).parents[1] / "generator" / "templates" / "docx" / "lesson-plan.docx"

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# A4 in twentieths of a point; 2.5 cm above and below, 2.2 cm at the sides.
PAGE, MARGIN_Y, MARGIN_X = (11906, 16838), 1417, 1247
WIDTH = PAGE[0] - 2 * MARGIN_X

BUILT_IN = frozenset({"heading 1", "heading 2", "heading 3", "Title", "Subtitle", "header", "footer"})


def main() -> None:
    """Write every template."""
    TARGET.parent.mkdir(parents=True, exist_ok=True)
    TARGET.write_bytes(lesson_plan())


def p(text: str, style: str = "QhBody", lead: str = "") -> str:
    """Return a paragraph that begins with the strong words `lead`."""
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run(lead, "<w:b/><w:bCs/>") if lead else ""}{run(text)}</w:p>'
    )


def run(text: str, look: str = "") -> str:
    """Return a run; the hint makes Word take “”, — and … from the Chinese font; a tab becomes Word's."""
    words = "<w:tab/>".join(f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in text.split("\t"))
    return f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/>{look}</w:rPr>{words}</w:r>'


def field(name: str) -> str:
    """Return a field Word counts itself, such as PAGE."""
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def mark(text: str) -> str:
    """Return a paragraph that steers docxtpl and vanishes from the document."""
    return p(f"{{%p {text} %}}", "QhMark")


def loop(over: str, *inside: str) -> str:
    """Return paragraphs repeated `for …`."""
    return mark(f"for {over}") + "".join(inside) + mark("endfor")


def when(condition: str, *inside: str) -> str:
    """Return paragraphs printed only `if …`."""
    return mark(f"if {condition}") + "".join(inside) + mark("endif")


def macro(name: str, plain: str, bullet: str) -> str:
    """Return the macro that prints prose in two styles, called as `{{p name(text) }}`.

    A cell must hold a paragraph, so that even empty prose prints one.
    """
    runs = "".join(
        (
            control("for run in line"),
            control("if run.strong") + run("{{ run.text }}", "<w:b/><w:bCs/>"),
            control("else") + run("{{ run.text }}{% if run.ruby %}（{{ run.ruby }}）{% endif %}"),
            control("endif") + control("endfor"),
        )
    )

    def paragraph(style: str, sign: str = "") -> str:
        return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{sign}{runs}</w:p>'

    return "".join(
        (
            mark(f"macro {name}(text)"),
            when("not text.blocks", p("", plain)),
            mark("for block in text.blocks"),
            mark("if block.items is defined"),
            loop("line in block.items", paragraph(bullet, run("·\t"))),
            mark("else"),
            loop("line in [block.runs]", paragraph(plain)),
            mark("endif"),
            mark("endfor"),
            mark("endmacro"),
        )
    )


def control(text: str) -> str:
    """Return a run that steers docxtpl and vanishes."""
    return run(f"{{%r {text} %}}")


def items(name: str, style: str = "QhList") -> str:
    """Return a hanging list of the plain lines `name`."""
    return loop(f"item in {name}", p("·\t{{ item }}", style))


def cell(width: int, inside: str, span: int = 1, shaded: bool = False) -> str:
    """Return a table cell."""
    spans = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="EDEDED"/><w:vAlign w:val="center"/>' if shaded else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spans}{shade}</w:tcPr>{inside}</w:tc>'


def row(*cells: str, header: bool = False, whole: bool = True, height: int = 0) -> str:
    """Return a table row; `whole` rows do not break across pages, a `header` row is repeated on each."""
    high = f'<w:trHeight w:val="{height}" w:hRule="atLeast"/>' if height else ""
    marks = ("<w:cantSplit/>" if whole else "") + high + ("<w:tblHeader/>" if header else "")
    return f"<w:tr>{f'<w:trPr>{marks}</w:trPr>' if marks else ''}{''.join(cells)}</w:tr>"


def repeated(over: str, one: str) -> str:
    """Return a row repeated `for …`."""
    start, end = (row(cell(WIDTH, p(f"{{%tr {words} %}}", "QhMark"))) for words in (f"for {over}", "endfor"))
    return start + one + end


def table(widths: tuple[int, ...], *rows: str, style: str = "TableGrid") -> str:
    """Return a table: WPS reads gridCol, Word tblW, so both are written."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = f'<w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
    return f"<w:tbl><w:tblPr>{head}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def headed(widths: tuple[int, ...], *names: str) -> str:
    """Return a header row, repeated on every page."""
    cells = (cell(width, p(name, "QhCellHead"), shaded=True) for width, name in zip(widths, names, strict=True))
    return row(*cells, header=True)


def heading(text: str, level: int = 1) -> str:
    """Return a heading; numbers are the style's, so that an absent section leaves no gap."""
    return p(text, f"Heading{level}")


def identity() -> str:
    """Return the form at the top."""
    widths = (1400, 3306, 1400, 3306)

    def pair(left: str, value: str) -> str:
        return cell(1400, p(left, "QhCellHead"), shaded=True) + cell(3306, p(value, "QhCell"))

    rows = (
        row(cell(1400, p("课题", "QhCellHead"), shaded=True), cell(8012, p("{{ plan.title }}", "QhCell"), span=3)),
        row(pair("年级", "{{ plan.grade }}"), pair("学期", "{{ plan.term }}")),
        row(pair("课时", "{{ plan.periods }}"), pair("课型", "{{ plan.form }}")),
        row(pair("内容主线", "{{ plan.strands }}"), pair("授课班级", "")),
        row(pair("授课时间", ""), pair("授课教师", "")),
    )
    return table(widths, *rows)


def warnings() -> str:
    """Return what stands before anything else: when not to teach this."""
    widths = (3600, WIDTH - 3600)
    one = row(cell(3600, p("{{ row.title }}", "QhCell")), cell(widths[1], p("{{p cell(row.text) }}", "QhMark")))
    return heading("不宜使用本课的情况") + table(
        widths, headed(widths, "遇到这种情况，先不上这节课", "改做什么"), repeated("row in plan.not_when", one)
    )


def brief() -> str:
    """Return 速备卡 as a box of label and words."""
    widths = (2120, WIDTH - 2120)

    def line(label: str, inside: str) -> str:
        return row(cell(widths[0], p(label, "QhCellHead"), shaded=True), cell(widths[1], inside))

    return heading("速备卡（五分钟读完）") + table(
        widths,
        line("只求一件事", p("{{ plan.brief.aim }}", "QhCell")),
        line("一定要说的三句话", items("plan.brief.say", "QhCellList")),
        line("不要说的三句话", items("plan.brief.avoid", "QhCellList")),
        line("有学生哭了", p("{{ plan.brief.if_cries }}", "QhCell")),
        line("有人起哄", p("{{ plan.brief.if_laughs }}", "QhCell")),
        line("有人点名", p("{{ plan.brief.if_names }}", "QhCell")),
        line("有学生说出自己的事", p("{{ plan.brief.if_discloses }}", "QhCell")),
    )


def aims() -> str:
    """Return the sections between 速备卡 and the course of the lesson."""
    groups = (("认知目标", "knowledge"), ("情感目标", "feeling"), ("行为目标", "action"))
    return "".join(
        (
            heading("学情分析") + p("{{p body(plan.background) }}", "QhMark"),
            heading("教学目标"),
            *(heading(name, 2) + items(f"plan.objectives.{key}") for name, key in groups),
            heading("教学重点与难点"),
            p("{{ plan.focus }}", "QhPlain", "重点：") + p("{{ plan.difficulty }}", "QhPlain", "难点："),
            heading("教学准备"),
            when("plan.preparation.teacher", p("教师：", "QhLead"), items("plan.preparation.teacher")),
            when("plan.preparation.students", p("学生：", "QhLead"), items("plan.preparation.students")),
            heading("课堂约定") + items("plan.ground_rules"),
        )
    )


def course() -> str:
    """Return 教学过程: one row per step, whole on a page so that it is read at a glance, minutes and their total."""
    widths = (1640, 4472, 1650, 1650)
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
                table((WIDTH,), row(cell(WIDTH, p("{{p cell(plan.board) }}", "QhMark")))),
            ),
        )
    )


def attachments() -> str:
    """Return case, quiz and worksheet, with answers: this is a teacher's document."""
    case = loop(
        "case in plan.cases",
        heading("{{ case.title }}", 2),
        p("{{ case.opening }}", "QhSmall"),
        p("{{p small(case.story) }}", "QhMark"),
        loop("one in case.questions", p("问：{{ one.title }}", "QhLead"), p("{{p small(one.text) }}", "QhMark")),
        loop(
            "one in case.reasons",
            p("法律上怎么看：{{ one.title }}", "QhLead"),
            p("{{p small(one.text) }}", "QhMark"),
        ),
        p("这个案例不能用来：", "QhLead") + items("case.not_for", "QhSmallList"),
    )
    quiz = loop(
        "item in plan.quiz",
        p("{{ loop.index }}. {{ item.ask }}", "QhLead"),
        loop(
            "option in item.options",
            p("{{ 'ABCDE'[loop.index0] }}. {{ option.text }}{% if option.right %}【正确】{% endif %}", "QhOption"),
            p("{{p feedback(option.feedback) }}", "QhMark"),
        ),
    )
    tasks = loop(
        "task in plan.tasks",
        p("第 {{ loop.index }} 题", "QhLead") + p("{{p small(task.task) }}", "QhMark"),
        p("参考：", "QhLead") + p("{{p small(task.answer) }}", "QhMark"),
    )
    spoken = p("没有投影时照着讲；可停的地方：", "QhLead") + p("{{ plan.talk.local }}", "QhPlain")
    spoken += p("{{p body(plan.talk.spoken) }}", "QhMark")
    answers = loop(
        "one in plan.talk.questions", p("问：{{ one.title }}", "QhLead"), p("{{p small(one.text) }}", "QhMark")
    )
    return "".join(
        (
            when("plan.cases", heading("所用案例"), case),
            when("plan.quiz", heading("小测与解析"), quiz),
            when("plan.talk", heading("讲前须知"), items("plan.talk.before"), heading("十五分钟讲稿"), spoken),
            when("plan.talk", heading("听众真会问的"), answers),
            when(
                "plan.worksheet",
                heading("学习单与参考"),
                p("《{{ plan.worksheet.title }}》", "QhLead"),
                p("{{p small(plan.worksheet.text) }}", "QhMark"),
                tasks,
            ),
        )
    )


def care_and_sources() -> str:
    """Return what comes after the lesson: children, families, law, evidence, reflection."""
    texts = (
        ("学生向你倾诉时", "disclosure"),
        ("课后关注", "after_class"),
        ("家庭延伸", "family"),
        ("45 分钟一节的学校", "extension"),
    )
    law = loop(
        "law in plan.laws",
        p("{{ law.title }}　{{ law.heading }}", "QhLead"),
        loop("line in law.lines", p("{{ line }}", "QhLaw")),
        p("{{ law.dates }}", "QhNote"),
    )
    ground = loop(
        "ground in plan.grounds",
        p("{{ ground.title }}", "QhLead"),
        when("ground.note", p("{{ ground.note }}", "QhSmall")),
    )
    sources = when("plan.sources", p("来源", "QhLead"), loop("item in plan.sources", p("{{ item }}", "QhSource")))
    lines = "".join(row(cell(WIDTH, p("", "QhKeptNote")), height=680) for _ in range(6))
    return "".join(
        (
            *(when(f"plan.{key}", heading(name), p(f"{{{{p body(plan.{key}) }}}}", "QhMark")) for name, key in texts),
            when("plan.laws", heading("引用法条"), law),
            heading("依据与来源") + ground + sources,
            heading("教学反思"),
            p("可写：实际用时、没想到的回答、下次怎样改。不写学生姓名，也不写能认出学生的细节。", "QhKeptNote"),
            table((WIDTH,), lines, style="QhLines"),
            p("", "QhNote") + p("{{ plan.colophon }}", "QhNote"),
        )
    )


def style(
    name: str,
    sign: str,
    ppr: str = "",
    rpr: str = "",
    based: str = "Normal",
    after: str = "",
) -> str:
    """Return a paragraph style: `sign` is its id, `after` the style of the paragraph typed after it."""
    head = f'<w:basedOn w:val="{based}"/>' + (f'<w:next w:val="{after}"/>' if after else "")
    kind = "" if name in BUILT_IN else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{kind} w:styleId="{sign}"><w:name w:val="{name}"/>{head}<w:qFormat/>'
        f"<w:pPr>{ppr}</w:pPr><w:rPr>{rpr}</w:rPr></w:style>"
    )


def size(points: float) -> str:
    """Return run properties for a font size."""
    return f'<w:sz w:val="{int(points * 2)}"/><w:szCs w:val="{int(points * 2)}"/>'


def space(before: int = 0, after: int = 0, line: int = 340) -> str:
    """Return spacing; 240 is one line. 宋体 at 340 stands as wide as the 1.5 lines of an official 教案 on its grid."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def hanging(left: int, width: int) -> str:
    """Return the indent of a list whose sign hangs `width` before the text; the caller puts the tab stop."""
    return f'<w:ind w:left="{left}" w:hanging="{width}"/>'


def styles(more: tuple[str, ...] = ()) -> str:
    """Return the style sheet: the built-in names every editor knows, ours beginning with 青禾, and a template's own."""
    song = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体" w:cs="Times New Roman"/>'
    hei = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="黑体" w:cs="Times New Roman"/>'
    language = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    kept = "<w:keepNext/><w:keepLines/>"
    chapter = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    rule = '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="auto"/></w:pBdr>'
    side = '<w:pBdr><w:left w:val="single" w:sz="12" w:space="8" w:color="7F7F7F"/></w:pBdr>'
    left = '<w:jc w:val="left"/>'
    center, ends = (
        '<w:jc w:val="center"/>',
        (f'<w:tabs><w:tab w:val="center" w:pos="{WIDTH // 2}"/><w:tab w:val="right" w:pos="{WIDTH}"/></w:tabs>'),
    )
    bold, line, note = "<w:b/><w:bCs/>", space(0, 0, 264), size(10)

    def level(number: int, before: int, points: float) -> str:
        numbered = chapter if number == 1 else ""
        outline = f'<w:outlineLvl w:val="{number - 1}"/>'
        ppr = f"{kept}{numbered}{space(before, 80, 300)}{outline}"
        return style(f"heading {number}", f"Heading{number}", ppr, hei + size(points), after="QhBody")

    first = '<w:ind w:firstLineChars="200" w:firstLine="480"/>'
    stop, small_stop = (f'<w:tabs><w:tab w:val="left" w:pos="{at}"/></w:tabs>' for at in (720, 210))
    paragraphs = (
        level(1, 280, 14),
        level(2, 120, 12),
        level(3, 120, 12),
        style("Title", "Title", kept + space(120, 60, 300) + center, hei + size(20), after="Subtitle"),
        style("Subtitle", "Subtitle", kept + space(0, 160, 300) + center, size(12), after="QhBody"),
        style("header", "Header", rule + ends + space(0, 0, 240), size(9)),
        style("footer", "Footer", ends + space(0, 0, 240), size(9)),
        style("青禾 正文", "QhBody", first),
        style("青禾 正文无缩进", "QhPlain"),
        style("青禾 引导", "QhLead", kept + space(80, 0, 340), bold),
        style("青禾 列表", "QhList", stop + hanging(720, 240)),
        style("青禾 选项", "QhOption", kept + '<w:ind w:left="780" w:hanging="300"/>'),
        style("青禾 解析", "QhFeedback", space(0, 60, 300) + '<w:ind w:left="780"/>', size(10.5)),
        style("青禾 法条", "QhLaw", kept + side + space(0, 0, 340) + '<w:ind w:left="480"/>'),
        style("青禾 附文", "QhSmall", space(0, 0, 310) + first, size(10.5)),
        style("青禾 附文列表", "QhSmallList", stop + space(0, 0, 310) + hanging(720, 240), size(10.5)),
        style("青禾 来源", "QhSource", space(0, 20, 290) + hanging(300, 300) + left, size(10)),
        style("青禾 说明", "QhNote", space(20, 80, 290), note),
        style("青禾 表前说明", "QhKeptNote", kept + space(0, 80, 290), note),
        style("青禾 表格文字", "QhCell", line + left, size(10.5)),
        style("青禾 表格列表", "QhCellList", small_stop + line + hanging(210, 210) + left, based="QhCell"),
        style("青禾 表格小字", "QhCellSmall", space(20, 0, 260), size(9), based="QhCell"),
        style("青禾 表格强调", "QhCellStrong", "<w:keepLines/>", bold, based="QhCell"),
        style("青禾 表头", "QhCellHead", "<w:keepNext/>" + center, hei, based="QhCell"),
        style("青禾 标记", "QhMark", space(0, 0, 240), '<w:color w:val="7F7F7F"/>' + size(8)),
        *more,
    )
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    box = "".join(f'<w:{name} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for name in sides)
    lines = "".join(f'<w:{name} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for name in ("bottom", "insideH"))
    room = "".join(
        f'<w:{name} w:w="{width}" w:type="dxa"/>' for name, width in zip(sides[:4], (40, 100, 40, 100), strict=True)
    )
    tables = "".join(
        f'<w:style w:type="table"{custom} w:styleId="{sign}"><w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>{room}</w:tblCellMar></w:tblPr></w:style>"
        for sign, name, borders, custom in (
            ("TableGrid", "Table Grid", box, ""),
            ("QhLines", "青禾 横线", lines, ' w:customStyle="1"'),
        )
    )
    return (
        f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>{song}{size(12)}{language}</w:rPr></w:rPrDefault>'
        f"<w:pPrDefault><w:pPr>{space()}</w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:widowControl/>{space()}<w:jc w:val="both"/></w:pPr>'
        f"<w:rPr>{song}{size(12)}{language}</w:rPr></w:style>"
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar>{room}</w:tblCellMar></w:tblPr></w:style>'
        f"{tables}{''.join(paragraphs)}</w:styles>"
    )


def numbering() -> str:
    """Return the numbers of first-level headings: 一、二、三、"""
    level = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:pStyle w:val="Heading1"/>'
        '<w:suff w:val="nothing"/><w:lvlText w:val="%1、"/><w:lvlJc w:val="left"/>'
        '<w:pPr><w:ind w:left="0" w:firstLine="0"/></w:pPr></w:lvl>'
    )
    return (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>{level}'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def settings() -> str:
    """Return settings: a current document, not one in 兼容模式, punctuation squeezed as Chinese readers expect."""
    compatible = (
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
    )
    return (
        f'<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/>'
        f'<w:characterSpacingControl w:val="compressPunctuation"/><w:compat>{compatible}</w:compat>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    )


def font_table() -> str:
    """Return the fonts by name and, for systems which call them otherwise, by their Latin name."""
    fonts = (("宋体", "SimSun"), ("黑体", "SimHei"), ("Times New Roman", ""))
    other = {name: f'<w:altName w:val="{latin}"/>' if latin else "" for name, latin in fonts}
    rows = "".join(f'<w:font w:name="{name}">{alt}</w:font>' for name, alt in other.items())
    return f'<w:fonts xmlns:w="{W}">{rows}</w:fonts>'


def lesson_plan() -> bytes:
    """Return the bytes of the template of the 教案."""
    body = "".join(
        (
            macro("body", "QhBody", "QhList"),
            macro("small", "QhSmall", "QhSmallList"),
            macro("cell", "QhCell", "QhCellList"),
            macro("feedback", "QhFeedback", "QhFeedback"),
            p("{{ plan.title }}", "Title"),
            p("学生欺凌防治　{{ plan.form }}教案", "Subtitle"),
            identity(),
            warnings(),
            brief(),
            aims(),
            course(),
            attachments(),
            care_and_sources(),
        )
    )
    return template(body, "{{ plan.title }}\t\t{{ plan.grade }}{{ plan.form }}教案", "版本 {{ plan.version }}")


def template(body: str, top: str, version: str, more: tuple[str, ...] = ()) -> bytes:
    """Return the bytes of an A4 template: its body, the line at the top of each page, the version at its foot."""
    size = f'<w:pgSz w:w="{PAGE[0]}" w:h="{PAGE[1]}"/>'
    sides = " ".join(f'w:{side}="{MARGIN_X}"' for side in ("left", "right"))
    margins = f'<w:pgMar w:top="{MARGIN_Y}" w:bottom="{MARGIN_Y}" {sides} w:header="851" w:footer="794" w:gutter="0"/>'
    ends = '<w:headerReference w:type="default" r:id="rId4"/><w:footerReference w:type="default" r:id="rId5"/>'
    document = f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}<w:sectPr>{ends}{size}{margins}</w:sectPr>'
    numbers = run(f"{version}\t第 ") + field("PAGE") + run(" 页　共 ") + field("NUMPAGES") + run(" 页\t青禾")
    page = f'<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{numbers}</w:p>'
    parts = {
        "word/document.xml": document + "</w:body></w:document>",
        "word/header.xml": f'<w:hdr xmlns:w="{W}">{p(top, "Header")}</w:hdr>',
        "word/footer.xml": f'<w:ftr xmlns:w="{W}">{page}</w:ftr>',
        "word/styles.xml": styles(more),
        "word/numbering.xml": numbering(),
        "word/settings.xml": settings(),
        "word/fontTable.xml": font_table(),
        # Filled when a document is printed.
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"/>',
    }
    return package(parts)


def package(parts: dict[str, str]) -> bytes:
    """Return the bytes of a docx of these parts, with a theme, content types and relationships."""
    links = {"header": "rId4", "footer": "rId5"}
    kinds = sorted(Path(name).stem for name in parts if name.startswith("word/") and "document" not in name)
    related = "".join(
        f'<Relationship Id="{links.get(kind, f"rId{n}0")}" Type="{R}/{kind}" Target="{kind}.xml"/>'
        for n, kind in enumerate(kinds, 1)
    )
    start = (
        f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
    )
    kind_of = {f"word/{kind}.xml": f"officedocument.wordprocessingml.{kind}" for kind in kinds} | {
        "word/document.xml": "officedocument.wordprocessingml.document.main",
        "word/theme.xml": "officedocument.theme",
        "docProps/core.xml": "package.core-properties",
    }
    types = "".join(
        f'<Override PartName="/{name}" ContentType="application/vnd.openxmlformats-{kind}+xml"/>'
        for name, kind in sorted(kind_of.items())
    )
    texts = parts | {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{start}</Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{PACKAGE}/relationships">{related}'
        f'<Relationship Id="rId1" Type="{R}/theme" Target="theme.xml"/></Relationships>',
    }
    members = {name: (HEAD + text).encode() for name, text in texts.items()}
    # Word wants a theme; ours is the plain one of python-docx, and nothing refers to it.
    plain = Document().part.package
    members["word/theme.xml"] = next(part.blob for part in plain.iter_parts() if "theme" in part.partname)
    return packed(members, ("[Content_Types].xml", "_rels/.rels"))


if __name__ == "__main__":
    main()
