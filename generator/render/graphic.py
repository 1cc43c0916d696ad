"""Figures of a slide as native, editable objects: tables, charts, drawings, arrows; each with its alternative text.

Beside `ooxml` the only place that patches what python-pptx writes: here the XML of charts and their workbooks.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import quoteattr

from lxml import etree
from pptx.chart.data import ChartData
from pptx.dml.color import ColorFormat
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Pt

from generator.prose import Run, Runs
from generator.render import drawing, ooxml
from generator.render.archive import packed
from generator.render.figure_layouts import CHART_IDX, TABLE_IDX
from generator.render.people import site
from generator.render.slide_content import Arrow, Bars, SlideText
from generator.render.slide_layouts import BY_NAME
from generator.render.slide_model import EMU, SCALES, Box, Sign
from generator.render.slide_space import table_grid
from generator.render.slide_table import MARGIN

_NO_GRID = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's built-in table style without lines
_ARROW = (
    '<p:cxnSp xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:nvCxnSpPr>'
    '<p:cNvPr id="{number}" name="连线 {number}"/><p:cNvCxnSpPr><a:stCxn id="{start}" idx="{start_site}"/>'
    '<a:endCxn id="{end}" idx="{end_site}"/></p:cNvCxnSpPr><p:nvPr/></p:nvCxnSpPr><p:spPr><a:xfrm{flips}>'
    '<a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></a:xfrm><a:prstGeom prst="straightConnector1"><a:avLst/>'
    '</a:prstGeom><a:ln w="34925"><a:solidFill><a:schemeClr val="accent2"/></a:solidFill><a:tailEnd type="triangle" '
    'w="lg" len="lg"/></a:ln></p:spPr></p:cxnSp>'
)

_SIGN = (
    '<p:sp xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"><p:nvSpPr>'
    '<p:cNvPr id="{number}" name={name}>{silent}</p:cNvPr><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
    '<a:prstGeom prst="{kind}"><a:avLst/></a:prstGeom><a:solidFill><a:schemeClr val="{colour}"/></a:solidFill>'
    '<a:ln><a:noFill/></a:ln></p:spPr><p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" '
    'anchor="ctr"/><a:lstStyle/><a:p><a:endParaRPr lang="zh-CN" altLang="en-US"/></a:p></p:txBody></p:sp>'
)
# Says nothing its row does not say: readers pass it by ([MS-ODRAWXML] §2.26).
_SILENT = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)


def sign(number: int, look: Sign, box: Box, text: Runs, size_pt: int) -> Any:
    """Return a small filled shape with a number or letter, light on a theme colour; or a dot that says nothing.

    Args:
        number: its id on the slide.
        look: its outline and colour.
        box: in points.
        text: its one short run; empty in a dot.
        size_pt: type size in points.
    """
    words = "".join(run.text for run in text)
    shape: Any = parse_xml(
        _SIGN.format(
            number=number,
            kind="ellipse" if look.kind == "dot" else look.kind,
            colour=look.colour,
            name=quoteattr(f"序号 {words}" if words else f"圆点 {number}"),
            silent="" if words else _SILENT,
        )
    )
    ooxml.move(shape, box)
    if words:
        ooxml.write(shape.find(qn("p:txBody")), (text,), size_pt)
        run = shape.find(f".//{qn('a:rPr')}")
        run.set("b", "1")
        etree.SubElement(etree.SubElement(run, qn("a:solidFill")), qn("a:schemeClr"), val="bg1")
        paragraph = shape.find(f".//{qn('a:p')}")
        paragraph.insert(0, etree.Element(qn("a:pPr"), algn="ctr"))
    return shape


def add_table(slide: Slide, text: SlideText, base: str) -> None:
    """Put the rows into the table placeholder, as a real table; the table of the steps has no row of headings."""
    room = BY_NAME[text.layout].table
    assert room
    measured = table_grid(text, base)
    size = (Pt(room.x), Pt(room.y), Pt(sum(measured.widths)), Pt(sum(measured.heights)))
    frame: Any = slide.shapes.add_table(len(text.table), len(measured.widths), *size)
    element = frame._element
    ooxml.join_placeholder(element, "tbl", TABLE_IDX)
    properties = element.find(f".//{qn('a:tblPr')}")
    properties.attrib.clear()
    if text.head:
        properties.set("firstRow", "1")  # screen readers say the heading with each cell
    properties.find(qn("a:tableStyleId")).text = _NO_GRID
    for column, width in zip(frame.table.columns, measured.widths, strict=True):
        column.width = Pt(width)
    for number, (row, cells, high) in enumerate(zip(frame.table.rows, text.table, measured.heights, strict=True)):
        row.height = Pt(high)
        for position, (cell, words) in enumerate(zip(row.cells, cells, strict=True)):
            cell.vertical_anchor = MSO_ANCHOR.MIDDLE
            cell.margin_left = cell.margin_right = Pt(MARGIN)
            cell.margin_top = cell.margin_bottom = 0
            # The first column stands out as an emphasis does; the row of headings is light on the first colour.
            heading = text.head and number == 0
            body = cell._tc.find(qn("a:txBody"))
            ooxml.write(body, ((Run(words, strong=position == 0 and not heading),),), SCALES[base]["small"])
            if heading:
                ooxml.head_cell(cell._tc)
            else:
                ooxml.underline(cell._tc)
    told = "；".join(f"{first} {'，'.join(rest)}" for first, *rest in text.table)
    ooxml.describe(element, f"{'表格' if text.head else '环节与用时'}：{told}")


def add_chart(slide: Slide, text: SlideText, base: str) -> None:
    """Put the numbers into the chart placeholder, as a chart whose data can be edited."""
    room, bars = BY_NAME[text.layout].chart, text.bars
    assert room and bars
    data: Any = ChartData(  # type: ignore[no-untyped-call]  # python-pptx leaves it so
        number_format=f'General"{bars.unit}"'
    )
    data.categories = [label for label, _ in bars.values]
    data.add_series(text.title, [number for _, number in bars.values])
    kind = XL_CHART_TYPE.COLUMN_CLUSTERED if bars.upright else XL_CHART_TYPE.BAR_CLUSTERED
    frame: Any = slide.shapes.add_chart(kind, Pt(room.x), Pt(room.y), Pt(room.w), Pt(room.h), data)
    chart = frame.chart
    chart.has_legend = chart.has_title = False
    chart.font.size = Pt(SCALES[base]["small"])
    _paint(chart.font.color, MSO_THEME_COLOR.TEXT_1)
    plot = chart.plots[0]
    plot.gap_width = 60
    plot.has_data_labels = True
    plot.data_labels.show_value = True
    plot.data_labels.font.bold = True
    plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END
    plot.series[0].format.fill.solid()
    _paint(plot.series[0].format.fill.fore_color, MSO_THEME_COLOR.ACCENT_1)
    chart.value_axis.visible = chart.value_axis.has_major_gridlines = False
    chart.value_axis.minimum_scale = 0
    chart.category_axis.major_tick_mark = XL_TICK_MARK.NONE
    chart.category_axis.reverse_order = not bars.upright  # the first bar is the highest
    unsigned(chart._chartSpace)
    book = chart.part.chart_workbook.xlsx_part
    book._blob = undated(book.blob)
    ooxml.join_placeholder(frame._element, "chart", CHART_IDX)
    ooxml.describe(frame._element, _told(bars))


def unsigned(chart: Any) -> None:
    """Make the axis ids of a chart (`c:chartSpace`) what the schema asks for: python-pptx writes negative ones."""
    for tag in ("c:axId", "c:crossAx"):
        for element in chart.iter(qn(tag)):
            element.set("val", element.get("val").lstrip("-"))


def undated(book: bytes) -> bytes:
    """Return a chart's workbook without the hour it was written."""
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    day = ooxml.FIXED_TIME.strftime("%Y-%m-%dT%H:%M:%SZ").encode()
    members["docProps/core.xml"] = re.sub(rb"\d{4}-\d\d-\d\dT[\d:]+Z", day, members["docProps/core.xml"])
    return packed(members, ("[Content_Types].xml",))


def add_picture(slide: Slide, text: SlideText) -> None:
    """Draw the picture in its place, as grouped shapes in the colours of the theme."""
    room = BY_NAME[text.layout].picture
    assert room
    tree: Any = slide.shapes._spTree
    tree.append(drawing.group(text.picture, room, next_id(tree)))


def add_arrows(slide: Slide, arrows: tuple[Arrow, ...], shapes: Mapping[str, Any], boxes: Mapping[str, Box]) -> None:
    """Draw the lines between people; they follow when a box is moved.

    Args:
        slide: where to draw.
        arrows: from whom to whom.
        shapes: placeholders (`p:sp`) by the key of their field, people and the labels of the lines.
        boxes: their boxes, likewise.
    """
    tree: Any = slide.shapes._spTree
    for number, arrow in enumerate(arrows, 1):
        (x1, y1), (x2, y2) = site(boxes[arrow.start], arrow.start_site), site(boxes[arrow.end], arrow.end_site)
        flips = "".join(f' {name}="1"' for name, flipped in (("flipH", x2 < x1), ("flipV", y2 < y1)) if flipped)
        start, end, label = shapes[arrow.start], shapes[arrow.end], shapes[f"tie{number}"]
        line: Any = parse_xml(
            _ARROW.format(
                number=next_id(tree),
                start=_id(start),
                start_site=arrow.start_site,
                end=_id(end),
                end_site=arrow.end_site,
                flips=flips,
                x=round(min(x1, x2) * EMU),
                y=round(min(y1, y2) * EMU),
                w=round(abs(x2 - x1) * EMU),
                h=round(abs(y2 - y1) * EMU),
            )
        )
        ooxml.describe(line, f"{_first(start)} → {_first(end)}：{_first(label)}")
        label.addprevious(line)  # the label covers its line


def next_id(tree: Any) -> int:
    """Return an id no shape of the slide has."""
    return max(int(old.get("id")) for old in tree.iter(qn("p:cNvPr"))) + 1


def _id(shape: Any) -> str:
    return str(shape.find(f".//{qn('p:cNvPr')}").get("id"))


def _first(shape: Any) -> str:
    return "".join(piece.text or "" for piece in shape.find(f".//{qn('a:p')}").iter(qn("a:t")))


def _paint(colour: ColorFormat, theme: MSO_THEME_COLOR) -> None:
    colour.theme_color = theme


def _told(bars: Bars) -> str:
    rows = "；".join(f"{label} {number:g}{bars.unit}" for label, number in bars.values)
    return f"{'柱形图' if bars.upright else '条形图'}：{rows}"
