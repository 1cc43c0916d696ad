"""How much room the texts of a slide take, and where large ones break."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from generator.prose import Run, Runs
from generator.render import fit, line_breaks
from generator.render.slide_content import Paragraphs, plain
from generator.render.slide_model import INSETS, PANEL_GAPS, PANEL_INDENT, Box, Field, Look


def in_lines(text: Paragraphs, size_pt: int, room: float) -> Paragraphs:
    """Return one large sentence of several lines as a paragraph per line, each where it breaks best."""
    told = line_breaks.broken(plain(text), size_pt, room) if len(text) == 1 else ()
    if len(told) < 2:
        return text
    found: list[Runs] = []
    rest = list(text[0])
    for one in told:
        rest[0] = replace(rest[0], text=rest[0].text.lstrip())
        here: list[Run] = []
        while (left := len(one) - sum(len(run.text) for run in here)) > 0:
            run = rest.pop(0)
            here.append(replace(run, text=run.text[:left]))
            if run.text[left:]:
                rest.insert(0, replace(run, text=run.text[left:]))
        found.append(tuple(here))
    return tuple(found)


def narrowed(field: Field, text: str, size_pt: int) -> Box | None:
    """Return the box of a title as wide as makes it break best, or None where it stands on one line.

    A title stays one paragraph, as outlines and screen readers read it; so its box breaks it.
    """
    room = field.box.w / fit.SPARE
    whole = fit.lines(text, size_pt, room)
    if len(whole) == 1:
        return None
    widths = [room - step * size_pt / 2 for step in range(int(2 * room / size_pt) - 8)]
    told = [(width, fit.lines(text, size_pt, width)) for width in widths]
    best = min((lines for _, lines in told if len(lines) == len(whole)), key=partial(line_breaks.cost, size_pt, room))
    alike = [width for width, lines in told if lines == best]
    # In the middle of the widths that break it so: another font may be a little wider or narrower than measured.
    return replace(field.box, w=(min(alike) + max(alike)) / 2 + size_pt / 4)


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
