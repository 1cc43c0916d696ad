"""Every change to a deck's XML that python-pptx has no call for (its gaps: research/ecosystem.md §2).

Runs and themes, language, alternative text, footers, sections, fixed properties. The deck renderer and
`tools/build_deck_bases.py` use it; nothing else touches presentation XML.
"""

from __future__ import annotations

import copy
import datetime
import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape

from lxml import etree
from pptx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.opc.serialized import PackageWriter
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.oxml.slide import CT_NotesSlide
from pptx.parts.slide import NotesSlidePart
from pptx.presentation import Presentation
from pptx.slide import NotesMaster, Slide, SlideLayout

from generator.prose import Run, Runs
from generator.render import archive
from generator.render.slide_content import BREAK
from generator.render.slide_model import EMU, Box

AUTHOR = "青禾"
# No clock in a file: the dates say nothing, the version code on the last slide does.
FIXED_TIME = datetime.datetime(2026, 1, 1)
HAN_FONT = "微软雅黑"
LATIN_FONT = "Microsoft YaHei"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_P14 = "http://schemas.microsoft.com/office/powerpoint/2010/main"
_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"  # the extension's fixed name, [MS-PPTX] §2.6.11
_NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_EMPTY = (
    f"<p:sp {_NAMESPACES}>"
    '<p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr/></p:nvSpPr>'
    "<p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/></p:txBody></p:sp>"
)
_SECTION_IDS = uuid.UUID("5d2b3c6e-7b0a-4d0e-9a2f-0a6f6f6d7168")


def themed(theme: bytes, name: str, colours: Mapping[str, str]) -> bytes:
    """Return a theme part with our fonts and `colours` (slot name → RRGGBB).

    The Han font stands in `a:ea` and under the script Hans: PowerPoint reads one or the other, depending on the
    language of the run and of the program.
    """
    root: Any = etree.fromstring(theme)
    root.set("name", name)
    scheme: Any = root.find(f".//{{{_A}}}clrScheme")
    scheme.set("name", name)
    for slot, value in colours.items():
        place = scheme.find(f"{{{_A}}}{slot}")
        for old in list(place):
            place.remove(old)
        etree.SubElement(place, f"{{{_A}}}srgbClr", val=value)
    root.find(f".//{{{_A}}}fontScheme").set("name", name)
    for kind in ("majorFont", "minorFont"):
        fonts = root.find(f".//{{{_A}}}{kind}")
        for old in list(fonts):
            fonts.remove(old)
        etree.SubElement(fonts, f"{{{_A}}}latin", typeface=LATIN_FONT)
        etree.SubElement(fonts, f"{{{_A}}}ea", typeface=HAN_FONT)
        etree.SubElement(fonts, f"{{{_A}}}cs", typeface="")
        etree.SubElement(fonts, f"{{{_A}}}font", script="Hans", typeface=HAN_FONT)
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data


def set_language(element: Any) -> None:
    """Mark every run and paragraph end below `element` as Simplified Chinese, or spelling is red all over."""
    for properties in element.iter(f"{{{_A}}}rPr", f"{{{_A}}}endParaRPr"):
        properties.set("lang", "zh-CN")
        properties.set("altLang", "en-US")


def write(body: Any, paragraphs: Iterable[Runs], size_pt: int | None = None, gap_pt: int | None = None) -> None:
    """Replace the paragraphs of a text body (`p:txBody` or `a:txBody`).

    Args:
        body: the element.
        paragraphs: their runs; strong ones become bold in the second colour of the theme.
        size_pt: type size in points where the layout's own does not hold.
        gap_pt: space before each paragraph in points, likewise.

    Runs name no font: theme and layout do. Every run is one `a:r`, so that a marker such as 【学校】 written as a
    run of its own can be replaced in the file.
    """
    for old in body.findall(f"{{{_A}}}p"):
        body.remove(old)
    for runs in paragraphs:
        paragraph = etree.SubElement(body, f"{{{_A}}}p")
        if gap_pt is not None:
            before = etree.SubElement(etree.SubElement(paragraph, f"{{{_A}}}pPr"), f"{{{_A}}}spcBef")
            etree.SubElement(before, f"{{{_A}}}spcPts", val=str(gap_pt * 100))
        for run in runs:
            for number, told in enumerate(run.text.split(BREAK)):
                if number:
                    _run(paragraph, "br", run, size_pt)
                if told or not number:
                    etree.SubElement(_run(paragraph, "r", run, size_pt), f"{{{_A}}}t").text = told


def _run(paragraph: Any, tag: str, run: Run, size_pt: int | None) -> Any:
    piece = etree.SubElement(paragraph, f"{{{_A}}}{tag}")
    properties = etree.SubElement(piece, f"{{{_A}}}rPr", lang="zh-CN", altLang="en-US")
    if size_pt:
        properties.set("sz", str(size_pt * 100))
    if run.strong:
        properties.set("b", "1")
        fill = etree.SubElement(properties, f"{{{_A}}}solidFill")
        etree.SubElement(fill, f"{{{_A}}}schemeClr", val="accent2")
    return piece


def add_slide(deck: Presentation, layout: SlideLayout, wanted: Sequence[int]) -> tuple[Slide, dict[int, Any]]:
    """Append a slide with the placeholders of `layout` named by their idx in `wanted`, in that reading order.

    Returns the slide and its placeholders (`p:sp`) by idx. python-pptx copies every placeholder, each with several
    searches: with thirty a layout that was a third of the time of a deck, and the empty ones had to go again.
    """
    relation, slide = deck.part.add_slide(layout)
    deck.slides._sldIdLst.add_sldId(relation)
    tree: Any = slide.shapes._spTree
    found: dict[int, Any] = {}
    models = _placeholders(layout)
    for number, idx in enumerate(wanted, 2):
        shape = _empty(number, models[idx])
        tree.append(shape)
        found[idx] = shape
    return slide, found


def add_notes(deck: Presentation, slide: Slide, number: int, paragraphs: Iterable[Runs]) -> None:
    """Give `slide`, the deck's slide number `number`, a notes page with these paragraphs.

    python-pptx looks through the whole package for a free part name and copies each placeholder of the master,
    also a page number without its field: half the time of a deck, and one placeholder too many.
    """
    package, master = slide.part.package, deck.notes_master.part
    name = PackURI(f"/ppt/notesSlides/notesSlide{number}.xml")
    part = NotesSlidePart(name, CONTENT_TYPE.PML_NOTES_SLIDE, package, CT_NotesSlide.new())
    part.relate_to(master, RELATIONSHIP_TYPE.NOTES_MASTER)
    part.relate_to(slide.part, RELATIONSHIP_TYPE.SLIDE)
    slide.part.relate_to(part, RELATIONSHIP_TYPE.NOTES_SLIDE)
    tree: Any = part.notes_slide.shapes._spTree
    wanted = [one for one in _placeholders(deck.notes_master).values() if _kind(one) in ("sldImg", "body")]
    for position, model in enumerate(wanted, 2):
        shape = _empty(position, model)
        tree.append(shape)
        if _kind(model) == "body":
            write(shape.find(qn("p:txBody")), paragraphs)
        else:
            shape.remove(shape.find(qn("p:txBody")))
            locks = shape.find(f".//{qn('a:spLocks')}")
            locks.set("noRot", "1")
            locks.set("noChangeAspect", "1")


def _placeholders(layout: SlideLayout | NotesMaster) -> dict[int, Any]:
    root: Any = layout._element
    found = ((shape, shape.find(f".//{qn('p:ph')}")) for shape in root.iter(qn("p:sp")))
    return {int(place.get("idx", "0")): shape for shape, place in found if place is not None}


def _kind(shape: Any) -> str:
    return str(shape.find(f".//{qn('p:ph')}").get("type", "obj"))


def _empty(number: int, model: Any) -> Any:
    """Return a placeholder (`p:sp`) without text that takes everything from `model`."""
    shape: Any = parse_xml(_EMPTY.format(number=number, name=escape(model.find(f".//{qn('p:cNvPr')}").get("name"))))
    place = copy.deepcopy(model.find(f".//{qn('p:ph')}"))
    place.attrib.pop("hasCustomPrompt", None)
    shape.find(f".//{qn('p:nvPr')}").append(place)
    return shape


def move(shape: Any, box: Box) -> None:
    """Give a placeholder (`p:sp`) its own box in points, in place of the layout's."""
    properties = shape.find(qn("p:spPr"))
    old = properties.find(qn("a:xfrm"))
    if old is not None:
        properties.remove(old)
    frame = etree.Element(qn("a:xfrm"))
    etree.SubElement(frame, qn("a:off"), x=str(round(box.x * EMU)), y=str(round(box.y * EMU)))
    etree.SubElement(frame, qn("a:ext"), cx=str(round(box.w * EMU)), cy=str(round(box.h * EMU)))
    properties.insert(0, frame)


def describe(shape: Any, text: str) -> None:
    """Give a picture, chart or table its alternative text, for those who hear the slide."""
    shape.find(f".//{qn('p:cNvPr')}").set("descr", text)


def join_placeholder(frame: Any, kind: str, idx: int) -> None:
    """Make a table or chart (`p:graphicFrame`) the content of the layout's placeholder, so that it follows it."""
    etree.SubElement(frame.find(f".//{qn('p:nvPr')}"), qn("p:ph"), type=kind, idx=str(idx))


def underline(cell: Any) -> None:
    """Give a table cell (`a:tc`) a quiet line below and no fill; the no-grid style has neither."""
    properties = cell.find(qn("a:tcPr"))
    for side in ("lnL", "lnR", "lnT"):
        etree.SubElement(etree.SubElement(properties, qn(f"a:{side}"), w="0"), qn("a:noFill"))
    below = etree.SubElement(properties, qn("a:lnB"), w="12700")
    colour = etree.SubElement(etree.SubElement(below, qn("a:solidFill")), qn("a:schemeClr"), val="accent1")
    etree.SubElement(colour, qn("a:lumMod"), val="40000")
    etree.SubElement(colour, qn("a:lumOff"), val="60000")
    etree.SubElement(properties, qn("a:noFill"))


def head_cell(cell: Any) -> None:
    """Set a heading of a table (`a:tc`) bold and light on the first colour."""
    fill = etree.SubElement(cell.find(qn("a:tcPr")), qn("a:solidFill"))
    etree.SubElement(fill, qn("a:schemeClr"), val="accent1")
    for run in cell.iter(qn("a:rPr")):
        run.set("b", "1")
        etree.SubElement(etree.SubElement(run, qn("a:solidFill")), qn("a:schemeClr"), val="bg1")


def add_footer(slide: Slide, text: str) -> None:
    """Copy footer and slide number from the layout: `add_slide` leaves them behind."""
    tree: Any = slide.shapes._spTree
    number = max(int(old.get("id")) for old in tree.iter(qn("p:cNvPr")))
    for model in _placeholders(slide.slide_layout).values():
        kind = _kind(model)
        if kind not in ("ftr", "sldNum"):
            continue
        copied: Any = copy.deepcopy(model)
        number += 1
        copied.find(f".//{qn('p:cNvPr')}").set("id", str(number))
        if kind == "ftr":
            paragraph = copied.find(f".//{qn('a:p')}")
            for old in list(paragraph):
                paragraph.remove(old)
            piece = etree.SubElement(paragraph, qn("a:r"))
            etree.SubElement(piece, qn("a:rPr"), lang="zh-CN", altLang="en-US")
            etree.SubElement(piece, qn("a:t")).text = text
        tree.append(copied)


def hide(slide: Slide) -> None:
    """Leave `slide` out of the show; it stays in the editor and can be jumped to by its number."""
    slide._element.set("show", "0")


def add_sections(deck: Presentation, sections: Sequence[tuple[str, Sequence[int]]]) -> None:
    """Group the slides: (section name, slide ids), in the order of the slides."""
    root = deck.part._element
    extensions = root.find(qn("p:extLst"))
    if extensions is None:
        extensions = etree.SubElement(root, qn("p:extLst"))
    extension = etree.SubElement(extensions, qn("p:ext"), uri=_SECTIONS)
    listed = etree.SubElement(extension, f"{{{_P14}}}sectionLst", nsmap={"p14": _P14})
    for position, (name, slide_ids) in enumerate(sections):
        # Ids have to differ, not to be random: the same deck has the same bytes.
        guid = str(uuid.uuid5(_SECTION_IDS, f"{position} {name}")).upper()
        section = etree.SubElement(listed, f"{{{_P14}}}section", name=name, id=f"{{{guid}}}")
        members = etree.SubElement(section, f"{{{_P14}}}sldIdLst")
        for slide_id in slide_ids:
            etree.SubElement(members, f"{{{_P14}}}sldId", id=str(slide_id))


def packed(deck: Presentation, title: str) -> bytes:
    """Return the file's bytes, equal for equal decks: fixed properties and dates, no machine's traces."""
    properties = deck.core_properties
    properties.title = title
    properties.author = properties.last_modified_by = AUTHOR
    properties.created = properties.modified = FIXED_TIME
    properties.language = "zh-CN"
    properties.revision = 1
    # python-pptx's writer with a sink of ours: saving and packing anew was a third of the time of a deck.
    members = _Members()
    package: Any = deck.part.package
    writer: Any = PackageWriter("", package._rels, tuple(package.iter_parts()))
    for write_part in (writer._write_content_types_stream, writer._write_pkg_rels, writer._write_parts):
        write_part(members)
    return archive.packed(members, archive.OFFICE_FIRST)


class _Members(dict[str, bytes]):
    """The members of a package, taken from python-pptx one by one."""

    def write(self, uri: PackURI, blob: bytes) -> None:
        if uri.membername in self:
            raise ValueError(f"an Office file holds {uri} twice")
        self[uri.membername] = blob
