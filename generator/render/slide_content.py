"""What stands on a slide before it has a place: plain texts, and the figures beside them."""

from __future__ import annotations

from dataclasses import dataclass

from generator.prose import Run, Runs
from generator.render.slide_model import Box

BREAK = "\v"
"""Breaks a line inside its paragraph, as Shift + Enter does in an editor."""
Paragraphs = tuple[Runs, ...]
Row = tuple[tuple[str, Paragraphs], ...]
"""The texts of one row by the key of their part."""


@dataclass(frozen=True)
class Bars:
    """What a chart shows: (label, number) each, upright or lying."""

    upright: bool
    unit: str
    values: tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Arrow:
    """A line from one field's box to another's: their keys and connection sites (0 top, 1 left, 2 bottom, 3 right)."""

    start: str
    start_site: int
    end: str
    end_site: int


@dataclass(frozen=True)
class SlideText:
    """What stands on a slide, before it has a place: plain texts by the keys of the layout's table."""

    layout: str
    title: str
    cells: tuple[tuple[str, Paragraphs], ...] = ()
    rows: tuple[Row, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()
    head: bool = False
    """The first row of the table names its columns."""
    source: str = ""
    picture: str = ""
    bars: Bars | None = None
    moved: tuple[tuple[str, Box], ...] = ()
    """Boxes in place of the layout's, by the keys of its fields."""
    arrows: tuple[Arrow, ...] = ()


def line(text: str, strong: bool = False) -> Paragraphs:
    """Return one paragraph of one run."""
    return ((Run(text, strong=strong),),)


def plain(paragraphs: Paragraphs) -> str:
    """Return the text of `paragraphs`, a line each."""
    return "\n".join("".join(run.text for run in runs) for runs in paragraphs)
