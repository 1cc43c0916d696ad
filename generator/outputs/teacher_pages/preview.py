"""The slides of a deck as small cards on a page, from the deck's own view: what is previewed is what is downloaded."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.outputs.deck_slides import DeckView
from generator.render import drawing
from generator.render.slide_content import Bars, Paragraphs, Row, SlideText
from generator.render.slide_layouts import BY_NAME


@dataclass(frozen=True)
class SlidePreview:
    """A slide in reading order; `step` is the part of the lesson it belongs to, `base` the band it is coloured for."""

    number: int
    step: str
    base: str
    layout: str
    title: str
    above: tuple[tuple[str, Paragraphs], ...]
    rows: tuple[Row, ...]
    below: tuple[tuple[str, Paragraphs], ...]
    table: tuple[tuple[str, ...], ...]
    head: bool
    source: str
    picture: str
    bars: Bars | None


def previews(deck: DeckView) -> tuple[SlidePreview, ...]:
    """Return the slides of `deck` that are shown to a class."""
    slides = ((section.name, slide.text) for section in deck.sections for slide in section.slides)
    return tuple(_preview(deck.base, number, step, text) for number, (step, text) in enumerate(slides, 1))


def pictures(slides: tuple[SlidePreview, ...]) -> dict[str, Markup]:
    """Return the drawings the slides show, in the colours of their band."""
    shown = {(slide.picture, slide.base) for slide in slides if slide.picture}
    return {name: Markup(drawing.svg(name, base)) for name, base in sorted(shown)}  # noqa: S704 - our own drawings


def _preview(base: str, number: int, step: str, text: SlideText) -> SlidePreview:
    layout = BY_NAME[text.layout]
    middle = layout.rows.area.y + layout.rows.area.h / 2 if layout.rows else 1000
    places = {field.key: field.box.y for field in layout.fields}
    return SlidePreview(
        number,
        step,
        base,
        text.layout.removesuffix("（配图）"),
        text.title,
        tuple(cell for cell in text.cells if places[cell[0]] <= middle),
        text.rows,
        tuple(cell for cell in text.cells if places[cell[0]] > middle),
        text.table,
        text.head,
        text.source,
        text.picture,
        text.bars,
    )
