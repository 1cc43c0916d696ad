"""DeckView to pptx: fill the placeholders of the base file's layouts, append-only, and hand over bytes."""

from __future__ import annotations

import functools
import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pptx
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.slide import Slide, SlideLayout

from generator.prose import Run
from generator.render import graphic, ooxml
from generator.render.slide_content import SlideText
from generator.render.slide_layouts import BY_NAME
from generator.render.slide_space import SIGN, Placed, placed

_BASES = Path(__file__).parent.parent / "templates" / "pptx"


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
    appendix: tuple[SectionView, ...] = ()
    """Slides after the last one, hidden in the show and at hand in the editor."""


def render(view: DeckView) -> bytes:
    """Return the pptx of `view`."""
    deck = pptx.Presentation(io.BytesIO(_base(view.base)))
    layouts = {layout.name: layout for layout in deck.slide_layouts}
    sections: list[tuple[str, list[int]]] = []
    for part, hidden in ((view.sections, False), (view.appendix, True)):
        for section in part:
            slides = [_add(deck, layouts, slide, view) for slide in section.slides]
            sections.append((section.name, [slide.slide_id for slide in slides]))
            if hidden:
                for slide in slides:
                    ooxml.hide(slide)
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
        ooxml.write(shape.find(qn("p:txBody")), text.paragraphs, text.size_pt, text.gap_pt)
        if signs:
            _add_sign(slide.shapes._spTree, view.text.layout, signs.pop(), shape)
    if view.text.table:
        graphic.add_table(slide, view.text, whole.base)
    if view.text.bars:
        graphic.add_chart(slide, view.text, whole.base)
    if view.text.arrows:
        boxes = dict(view.text.moved)
        fields = {field.key: places[field.idx] for field in BY_NAME[view.text.layout].fields if field.key in boxes}
        graphic.add_arrows(slide, view.text.arrows, fields, boxes)
    if view.text.picture:
        graphic.add_picture(slide, view.text)
    ooxml.add_footer(slide, whole.footer)
    if view.notes:
        ooxml.add_notes(deck, slide, len(deck.slides), [(Run(told),) for told in view.notes.split("\n")])
    return slide


def _add_sign(tree: Any, layout: str, text: Placed, row: Any) -> None:
    """Draw the sign of a row, before the row's text in reading order."""
    rows = BY_NAME[layout].rows
    assert rows and rows.sign and text.box and text.size_pt
    number = graphic.next_id(tree)
    row.addprevious(graphic.sign(number, rows.sign, text.box, text.paragraphs[0], text.size_pt))
