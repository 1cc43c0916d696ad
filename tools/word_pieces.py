"""Pieces of Word templates: paragraphs, tables, prose macros, and the marks that steer docxtpl.

The parts are written by hand instead of through python-docx, whose default file carries styles with Latin theme
fonts, a thumbnail and a `stylesWithEffects` part that validators refuse. What a district may change in Word or WPS
is the look of the styles, the fixed words and the order of sections; `{{ … }}` and `{% … %}` fields must stay.
How prose is printed is said by macros at the head of a template, in paragraphs one can see and restyle.
"""

from __future__ import annotations

from xml.sax.saxutils import escape

# A4 in twentieths of a point; 2.2 cm above and below, 2.1 cm at the sides.
PAGE, MARGIN_Y, MARGIN_X = (11906, 16838), 1247, 1191
WIDTH = PAGE[0] - 2 * MARGIN_X


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


def macro(name: str, plain: str, bullet: str, sign: str = "·") -> str:
    """Return the macro that prints prose in two styles, called as `{{p name(text) }}`; `sign` stands before items.

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
            loop("line in block.items", paragraph(bullet, run(f"{sign}\t"))),
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


def cell(width: int, inside: str, span: int = 1, shaded: bool = False, middle: bool = False) -> str:
    """Return a table cell."""
    spans = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    shade = '<w:shd w:val="clear" w:color="auto" w:fill="EDEDED"/>' if shaded else ""
    shade += '<w:vAlign w:val="center"/>' if shaded or middle else ""
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


def labelled(widths: tuple[int, int], *lines: tuple[str, str]) -> str:
    """Return a table of labels and what belongs to them, ready paragraphs."""
    rows = (
        row(cell(widths[0], p(label, "QhCellLabel"), shaded=True), cell(widths[1], inside), whole=False)
        for label, inside in lines
    )
    return table(widths, *rows)


def form(width: int, *rows: tuple[tuple[str, str], ...]) -> str:
    """Return a form: a row for every tuple of (label, what is already known); each row has one or two of them."""
    label = 1500
    room = width // 2 - label
    widths = (label, room, label, width - 2 * label - room)

    def one(pair: tuple[str, str], place: int, span: int) -> str:
        value = widths[place + 1] if span == 1 else sum(widths[place + 1 :])
        return cell(label, p(pair[0], "QhCellLabel"), shaded=True) + cell(
            value, p(pair[1], "QhCell"), span=span, middle=True
        )

    lines = (one(pairs[0], 0, 3) if len(pairs) == 1 else one(pairs[0], 0, 1) + one(pairs[1], 2, 1) for pairs in rows)
    return table(widths, *(row(line, height=480) for line in lines))


def lines(count: str, style: str = "QhLines", height: int = 620) -> str:
    """Return `count` lines to write on."""
    return table(
        (WIDTH,), repeated(f"line in range({count})", row(cell(WIDTH, p("", "QhWrite")), height=height)), style=style
    )


def heading(text: str, level: int = 1) -> str:
    """Return a heading; numbers are the style's, so that an absent section leaves no gap."""
    return p(text, f"Heading{level}")
