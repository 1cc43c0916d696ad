"""How much room the texts of a slide take, and where large ones break."""

from __future__ import annotations

import itertools
from dataclasses import replace

from generator.render import fit, line_breaks
from generator.render.slide_content import BREAK, Paragraphs, plain
from generator.render.slide_model import INSETS, PANEL_GAPS, PANEL_INDENT, Field, Look

LARGE: tuple[Look, ...] = ("cover", "chapter", "centred", "name", "tint")
"""Looks of which everyone sees where a line breaks."""
_MARKER = "【"
"""Begins what a school fills in: of a length nobody knows yet."""


def in_lines(text: Paragraphs, size_pt: int, field: Field) -> Paragraphs:
    """Return one large sentence of several lines with a BREAK at the end of each but the last, where it breaks best.

    It stays one paragraph, as outlines and screen readers read it.
    """
    whole, ends, end = plain(text), set[int](), 0
    if len(text) > 1 or _MARKER in whole:
        return text
    for one in line_breaks.broken(whole, size_pt, _room(field, size_pt))[:-1]:
        end = whole.index(one, end) + len(one)
        ends.add(end)
    signs = itertools.accumulate(text[0], lambda at, run: at + len(run.text), initial=0)
    return (tuple(replace(run, text=_cut(run.text, ends, at)) for run, at in zip(text[0], signs, strict=False)),)


def _cut(text: str, ends: set[int], start: int) -> str:
    return "".join(f"{sign}{BREAK}" if at in ends else sign for at, sign in enumerate(text, start + 1))


def poor(text: Paragraphs, size_pt: int, field: Field) -> int:
    """Return how many paragraphs of the field break badly in this size, though as well as they can."""
    if field.look in LARGE:
        whole = plain(text)
        return len(text) == 1 and line_breaks.poor(line_breaks.broken(whole, size_pt, _room(field, size_pt)))
    width = inner(field.box.w, field.look)
    return sum(line_breaks.stub(fit.lines(plain((one,)), size_pt, width)) for one in text)


def _room(field: Field, size_pt: int) -> float:
    """Return how wide the lines of a large text may be: one in the middle keeps a character free on both sides."""
    return inner(field.box.w, field.look) - (2 * size_pt if field.look == "centred" else 0)


def count_lines(text: Paragraphs, size_pt: int, width: float, look: Look) -> int:
    """Return how many lines a text of this look takes in a box of this width."""
    return len(fit.lines(plain(text), size_pt, inner(width, look)))


def inner(width: float, look: Look) -> float:
    """Return how wide a line in a box of this width may be; large titles are measured with a spare."""
    left, _, right, _ = INSETS[look]
    room = width - left - right - (PANEL_INDENT if look == "panel" else 0)
    return room / fit.SPARE if look in ("cover", "chapter") else room


def padding(look: Look, paragraphs: int) -> float:
    """Return what a box of this look needs above, below and between so many paragraphs, in points."""
    _, top, _, bottom = INSETS[look]
    return top + bottom + (PANEL_GAPS[-1] * paragraphs if look == "panel" else 0)
