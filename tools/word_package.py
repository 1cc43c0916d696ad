"""The package around a Word template: style sheet, numbering, settings, page, content types."""

from __future__ import annotations

from pathlib import Path

from docx import Document

from generator.render.archive import packed
from tools.word_pieces import MARGIN_X, MARGIN_Y, PAGE, field, p, run

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

CONTINUOUS = '<w:type w:val="continuous"/>'
BUILT_IN = frozenset({"heading 1", "heading 2", "heading 3", "Title", "Subtitle", "header", "footer"})


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
    """Return spacing in the font's own lines; 240 is one of them."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def least(before: int, after: int, points: float) -> str:
    """Return spacing of at least `points` a line: the same with every Chinese font, and more for larger type."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{int(points * 20)}" w:lineRule="atLeast"/>'


def hanging(left: int, width: int) -> str:
    """Return the indent of a list whose sign hangs `width` before the text; the caller puts the tab stop."""
    return f'<w:ind w:left="{left}" w:hanging="{width}"/>'


def styles(width: int, more: tuple[str, ...] = ()) -> str:
    """Return the style sheet of a text `width` wide: names every editor knows, ours beginning with 青禾, `more`."""
    song = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体" w:cs="Times New Roman"/>'
    hei = '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="黑体" w:cs="Times New Roman"/>'
    language = '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/>'
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    kept = "<w:keepNext/><w:keepLines/>"
    chapter = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
    rule = '<w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1" w:color="auto"/></w:pBdr>'
    side = '<w:pBdr><w:left w:val="single" w:sz="12" w:space="8" w:color="7F7F7F"/></w:pBdr>'
    box = "".join(f'<w:{one} w:val="single" w:sz="8" w:space="5" w:color="auto"/>' for one in sides[:4])
    box = f"<w:keepLines/><w:pBdr>{box}</w:pBdr>"
    cut = '<w:pBdr><w:top w:val="dashed" w:sz="6" w:space="8" w:color="auto"/></w:pBdr>'
    left = '<w:jc w:val="left"/>'
    center, ends = (
        '<w:jc w:val="center"/>',
        (f'<w:tabs><w:tab w:val="center" w:pos="{width // 2}"/><w:tab w:val="right" w:pos="{width}"/></w:tabs>'),
    )
    bold, line, note = "<w:b/><w:bCs/>", least(0, 0, 15), size(10)

    def level(number: int, before: int, points: float) -> str:
        numbered = chapter if number == 1 else ""
        outline = f'<w:outlineLvl w:val="{number - 1}"/>'
        ppr = f"{kept}{numbered}{space(before, 60, 288)}{outline}"
        return style(f"heading {number}", f"Heading{number}", ppr, hei + size(points), after="QhBody")

    first = '<w:ind w:firstLineChars="200" w:firstLine="480"/>'
    stop, small_stop = (f'<w:tabs><w:tab w:val="left" w:pos="{at}"/></w:tabs>' for at in (720, 210))
    paragraphs = (
        level(1, 200, 14),
        level(2, 120, 12),
        level(3, 120, 12),
        style("Title", "Title", kept + space(120, 60, 300) + center, hei + size(20), after="Subtitle"),
        style("Subtitle", "Subtitle", kept + space(0, 160, 300) + center, size(12), after="QhBody"),
        style("header", "Header", rule + ends + space(0, 0, 240), size(9)),
        style("footer", "Footer", ends + space(0, 0, 240), size(9)),
        style("青禾 正文", "QhBody", first),
        style("青禾 正文无缩进", "QhPlain"),
        style("青禾 引导", "QhLead", kept + least(80, 0, 20), bold),
        style("青禾 列表", "QhList", stop + hanging(720, 240)),
        style("青禾 选项", "QhOption", kept + '<w:ind w:left="780" w:hanging="300"/>'),
        style("青禾 解析", "QhFeedback", least(0, 40, 16) + '<w:ind w:left="780"/>', size(10.5)),
        style("青禾 法条", "QhLaw", kept + side + least(0, 0, 20) + '<w:ind w:left="480"/>'),
        style("青禾 附文", "QhSmall", least(0, 0, 15.5) + first, size(10.5)),
        style("青禾 附文引导", "QhSmallLead", kept + least(50, 0, 16), bold + size(10.5)),
        style("青禾 附文法条", "QhSmallLaw", side + least(0, 0, 15.5) + '<w:ind w:left="300"/>', size(10.5)),
        style("青禾 附文列表", "QhSmallList", stop + least(0, 0, 16) + hanging(720, 240), size(10.5)),
        style("青禾 来源", "QhSource", least(0, 10, 13.5) + hanging(300, 300) + left, size(9)),
        style("青禾 说明", "QhNote", least(10, 40, 14), note),
        style("青禾 表前说明", "QhKeptNote", kept + least(0, 60, 15), note),
        style("青禾 表格文字", "QhCell", line + left, size(10.5)),
        style("青禾 表格列表", "QhCellList", small_stop + line + hanging(210, 210) + left, based="QhCell"),
        style("青禾 表格小字", "QhCellSmall", least(0, 0, 13), size(9), based="QhCell"),
        style("青禾 表格强调", "QhCellStrong", "<w:keepLines/>", bold, based="QhCell"),
        style("青禾 栏头", "QhCellLabel", center, hei, based="QhCell"),
        style("青禾 表头", "QhCellHead", "<w:keepNext/>" + center, hei, based="QhCell"),
        style("青禾 书写", "QhWrite", space(0, 0, 240), size(9)),
        style("青禾 方框", "QhBox", box + least(60, 60, 16.5) + '<w:ind w:left="140" w:right="140"/>', size(11)),
        style("青禾 落款", "QhSigned", kept + least(40, 0, 20) + '<w:jc w:val="right"/>'),
        style("青禾 剪线", "QhCut", kept + cut + least(240, 60, 18) + center, hei + size(12)),
        style("青禾 填写", "QhFill", kept + least(40, 40, 20) + left),
        style("青禾 勾选", "QhTick", stop + least(20, 20, 18) + hanging(720, 360) + left),
        style("青禾 标记", "QhMark", space(0, 0, 240), '<w:color w:val="7F7F7F"/>' + size(8)),
        *more,
    )
    grid = "".join(f'<w:{name} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for name in sides)
    lines = "".join(f'<w:{name} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for name in ("bottom", "insideH"))
    room = "".join(
        f'<w:{name} w:w="{width}" w:type="dxa"/>' for name, width in zip(sides[:4], (40, 100, 40, 100), strict=True)
    )
    tables = "".join(
        f'<w:style w:type="table"{custom} w:styleId="{sign}"><w:name w:val="{name}"/><w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders><w:tblCellMar>{room}</w:tblCellMar></w:tblPr></w:style>"
        for sign, name, borders, custom in (
            ("TableGrid", "Table Grid", grid, ""),
            ("QhLines", "青禾 横线", lines, ' w:customStyle="1"'),
        )
    )
    return (
        f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>{song}{size(12)}{language}</w:rPr></w:rPrDefault>'
        f"<w:pPrDefault><w:pPr>{least(0, 0, 20)}</w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f'<w:pPr><w:widowControl/>{least(0, 0, 20)}<w:jc w:val="both"/></w:pPr>'
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


def template(
    body: str,
    top: str,
    version: str,
    more: tuple[str, ...] = (),
    margins: tuple[int, int] = (MARGIN_Y, MARGIN_X),
    columns: str = "",
    foot: str = "",
) -> bytes:
    """Return the bytes of an A4 template.

    Args:
        body: its paragraphs and tables.
        top: the line at the head of each page; a letter has none.
        version: stands at the foot of each page.
        more: styles of this template alone.
        margins: above and below, at the sides.
        columns: what stands in two columns below the body.
        foot: what stands above the version at the foot of each page.
    """
    high, wide = margins
    size = f'<w:pgSz w:w="{PAGE[0]}" w:h="{PAGE[1]}"/>'
    edges = f'w:top="{high}" w:bottom="{high}" w:left="{wide}" w:right="{wide}"'
    edges = f'<w:pgMar {edges} w:header="{high * 6 // 10}" w:footer="{high * 56 // 100}" w:gutter="0"/>'
    ends = '<w:headerReference w:type="default" r:id="rId4"/>' if top else ""
    ends += '<w:footerReference w:type="default" r:id="rId5"/>'
    section = f"{ends}{{kind}}{size}{edges}"
    if columns:
        above = f'<w:p><w:pPr><w:pStyle w:val="QhMark"/><w:sectPr>{section.format(kind="")}</w:sectPr></w:pPr></w:p>'
        two = '<w:cols w:num="2" w:space="340"/>'
        body = f"{body}{above}{columns}<w:sectPr>{section.format(kind=CONTINUOUS)}{two}</w:sectPr>"
    else:
        body = f"{body}<w:sectPr>{section.format(kind='')}</w:sectPr>"
    document = f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}'
    numbers = run(f"{version}\t第 ") + field("PAGE") + run(" 页　共 ") + field("NUMPAGES") + run(" 页\t青禾")
    page = f'<w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{numbers}</w:p>'
    parts = {
        "word/document.xml": document + "</w:body></w:document>",
        "word/footer.xml": f'<w:ftr xmlns:w="{W}">{foot}{page}</w:ftr>',
        "word/styles.xml": styles(PAGE[0] - 2 * wide, more),
        "word/numbering.xml": numbering(),
        "word/settings.xml": settings(),
        "word/fontTable.xml": font_table(),
        # Filled when a document is printed.
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"/>',
    }
    if top:
        parts["word/header.xml"] = f'<w:hdr xmlns:w="{W}">{p(top, "Header")}</w:hdr>'
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
