"""Our own small set of drawings: one style, native vector shapes, in the colours of whoever shows them.

`NAMES` are what authors write. A page takes `svg`, a slide `group`; both show the same primitives, which stand as
data in `places`, `doings`, `feelings` and `things` and are put together from the parts of `figure`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from generator.render.drawing import doings, feelings, markup, places, shapes, things
from generator.render.drawing.colours import PALETTES, Palette
from generator.render.drawing.model import HEIGHT, Drawing
from generator.render.slide_model import Box

DRAWINGS: Mapping[str, Drawing] = {
    one.name: one for one in (*places.DRAWINGS, *doings.DRAWINGS, *feelings.DRAWINGS, *things.DRAWINGS)
}
NAMES: tuple[str, ...] = tuple(DRAWINGS)
"""Stable: lessons name them."""

__all__ = ["DRAWINGS", "HEIGHT", "NAMES", "PALETTES", "Drawing", "Palette", "alt", "group", "shape_count", "svg"]


def alt(name: str) -> str:
    """Return what is said in a drawing's place."""
    return DRAWINGS[name].alt


def svg(name: str, palette: str | Palette) -> str:
    """Return a drawing as an `svg` element to stand in a page: no script, no style, no id, nothing from outside.

    Args:
        name: one of `NAMES`.
        palette: a name in `PALETTES` (`site`, or that of a deck base), or one's own.
    """
    return markup.svg(DRAWINGS[name], PALETTES[palette] if isinstance(palette, str) else palette)


def group(name: str, box: Box, number: int) -> Any:
    """Return a drawing as a `p:grpSp` in theme colours, as large as it may be in the middle of `box` (points).

    `number` is the group's id; its shapes take the next `shape_count(name)` ids.
    """
    return shapes.group(DRAWINGS[name], box, number)


def shape_count(name: str) -> int:
    """Return how many shapes a drawing is made of."""
    return len(DRAWINGS[name].primitives)
