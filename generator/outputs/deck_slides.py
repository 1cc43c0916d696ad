"""DeckView to pptx: fill the placeholders of the base file's layouts, append-only, and hand over bytes."""

from __future__ import annotations

import functools
import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pptx
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.slide import Slide, SlideLayout
from pptx.util import Pt

from generator.prose import Run
from generator.render import ooxml
from generator.render.slide_layouts import BY_NAME, TABLE_IDX
from generator.render.slide_model import SCALES
from generator.render.slide_space import SIGN, TABLE_COLUMNS, TABLE_MARGIN, Placed, SlideText, placed, table_row_height

_BASES = Path(__file__).parent.parent / "templates" / "pptx"
_NO_GRID = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # PowerPoint's built-in table style without lines


@dataclass(frozen=True)
class SlideView:
    """A slide: what the class sees, and the notes the teacher reads (a line per paragraph)."""

    text: SlideText
    notes: str


@dataclass(frozen=True)
class SectionView:
    """A section of the deck, one per step."""

    name: str
    slides: tuple[SlideView, ...]


@dataclass(frozen=True)
class DeckView:
    """A deck. `base` names its base file; `footer` stands on every slide but the first and the last."""

    base: str
    title: str
    footer: str
    sections: tuple[SectionView, ...]


def render(view: DeckView) -> bytes:
    """Return the pptx of `view`."""
    deck = pptx.Presentation(io.BytesIO(_base(view.base)))
    layouts = {layout.name: layout for layout in deck.slide_layouts}
    sections = [
        (section.name, [_add(deck, layouts, slide, view).slide_id for slide in section.slides])
        for section in view.sections
    ]
    ooxml.add_sections(deck, sections)
    return ooxml.packed(deck, view.title)


@functools.cache
def _base(name: str) -> bytes:
    return (_BASES / f"{name}.pptx").read_bytes()


def _add(deck: Presentation, layouts: dict[str, SlideLayout], view: SlideView, whole: DeckView) -> Slide:
    texts = placed(view.text, whole.base).placed
    slide, places = ooxml.add_slide(deck, layouts[view.text.layout], [text.idx for text in texts if text.idx != SIGN])
    signs: list[Placed] = []
    for text in texts:
        if text.idx == SIGN:
            signs.append(text)
            continue
        shape = places[text.idx]
        if text.box:
            ooxml.move(shape, text.box)
        ooxml.write(shape.find(qn("p:txBody")), text.paragraphs, text.size_pt)
        if signs:
            _add_sign(slide.shapes._spTree, view.text.layout, signs.pop(), shape)
    if view.text.table:
        _add_table(slide, view.text, whole.base)
    ooxml.add_footer(slide, whole.footer)
    if view.notes:
        ooxml.add_notes(deck, slide, len(deck.slides), [(Run(told),) for told in view.notes.split("\n")])
    return slide


def _add_sign(tree: Any, layout: str, text: Placed, row: Any) -> None:
    """Draw the sign of a row, before the row's text in reading order."""
    rows = BY_NAME[layout].rows
    assert rows and rows.sign and text.box and text.size_pt
    number = max(int(old.get("id")) for old in tree.iter(qn("p:cNvPr"))) + 1
    row.addprevious(ooxml.sign(number, rows.sign.kind, rows.sign.colour, text.box, text.paragraphs[0], text.size_pt))


def _add_table(slide: Slide, text: SlideText, base: str) -> None:
    """Put the steps and their minutes into the table placeholder, as a real table."""
    room = BY_NAME[text.layout].table
    assert room
    high = table_row_height(len(text.table), room.h)
    size = (Pt(room.x), Pt(room.y), Pt(sum(TABLE_COLUMNS)), Pt(high * len(text.table)))
    frame: Any = slide.shapes.add_table(len(text.table), len(TABLE_COLUMNS), *size)
    element = frame._element
    ooxml.join_placeholder(element, "tbl", TABLE_IDX)
    properties = element.find(f".//{qn('a:tblPr')}")
    properties.attrib.clear()
    properties.find(qn("a:tableStyleId")).text = _NO_GRID
    for column, width in zip(frame.table.columns, TABLE_COLUMNS, strict=True):
        column.width = Pt(width)
    for row, cells in zip(frame.table.rows, text.table, strict=True):
        row.height = Pt(high)
        for position, (cell, words) in enumerate(zip(row.cells, cells, strict=True)):
            cell.vertical_anchor = MSO_ANCHOR.MIDDLE
            cell.margin_left = cell.margin_right = Pt(TABLE_MARGIN)
            cell.margin_top = cell.margin_bottom = 0
            # The number stands out as an emphasis does; the step itself is plain.
            ooxml.write(cell._tc.find(qn("a:txBody")), ((Run(words, strong=position == 0),),), SCALES[base]["small"])
            ooxml.underline(cell._tc)
    told = "；".join(f"{number} {title}，{minutes}" for number, title, minutes in text.table)
    ooxml.describe(element, f"环节与用时：{told}")
