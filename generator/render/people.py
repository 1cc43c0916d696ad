"""Where people and the lines between them stand on a slide, for two, three or four people."""

from __future__ import annotations

from collections.abc import Sequence

from generator.render.figure_layouts import PERSON, TIE
from generator.render.slide_content import Arrow
from generator.render.slide_model import Box

TOP, LEFT, BOTTOM, RIGHT = range(4)
"""Connection sites of a rectangle (ECMA-376 part 1, presetShapeDefinitions.xml)."""
_LEFT, _MIDDLE, _RIGHT = 72.0, 364.0, 664.0
_UP, _CENTRE, _DOWN = 120.0, 240.0, 372.0
_PLACES: dict[int, tuple[tuple[float, float], ...]] = {
    2: ((_LEFT, _CENTRE), (_RIGHT, _CENTRE)),
    3: ((_LEFT, _UP), (_RIGHT, _UP), (_MIDDLE, _DOWN)),
    4: ((_LEFT, _UP), (_RIGHT, _UP), (_LEFT, _DOWN), (_RIGHT, _DOWN)),
}
# How far along a slanting line, from its upper end, its label stands: the two diagonals of four people cross.
_ALONG = {3: 0.5, 4: 0.33}


def arranged(count: int, ties: Sequence[tuple[int, int]]) -> tuple[tuple[tuple[str, Box], ...], tuple[Arrow, ...]]:
    """Return the boxes of people and labels by their field keys, and the arrows.

    Args:
        count: how many people, two to four.
        ties: (from, to) as places in the list of people.
    """
    boxes = [Box(x, y, PERSON.w, PERSON.h) for x, y in _PLACES[count]]
    moved = [(f"person{n}", box) for n, box in enumerate(boxes, 1)]
    arrows = []
    for number, (start, end) in enumerate(ties, 1):
        first, last = _sites(boxes[start], boxes[end])
        arrows.append(Arrow(f"person{start + 1}", first, f"person{end + 1}", last))
        moved.append(
            (f"tie{number}", _label(site(boxes[start], first), site(boxes[end], last), _ALONG.get(count, 0.5)))
        )
    return tuple(moved), tuple(arrows)


def site(box: Box, number: int) -> tuple[float, float]:
    """Return where a connection site of `box` lies, in points."""
    return {
        TOP: (box.x + box.w / 2, box.y),
        LEFT: (box.x, box.y + box.h / 2),
        BOTTOM: (box.x + box.w / 2, box.y + box.h),
        RIGHT: (box.x + box.w, box.y + box.h / 2),
    }[number]


def _sites(start: Box, end: Box) -> tuple[int, int]:
    if start.y == end.y:
        return (RIGHT, LEFT) if start.x < end.x else (LEFT, RIGHT)
    return (BOTTOM, TOP) if start.y < end.y else (TOP, BOTTOM)


def _label(start: tuple[float, float], end: tuple[float, float], along: float) -> Box:
    """Return the label's box: above a level line, on any other, whose middle it covers."""
    (x1, y1), (x2, y2) = sorted((start, end), key=lambda point: point[1])
    if y1 == y2:
        return Box((x1 + x2 - TIE.w) / 2, y1 - TIE.h - 4, TIE.w, TIE.h)
    part = 0.5 if x1 == x2 else along
    return Box(x1 + (x2 - x1) * part - TIE.w / 2, y1 + (y2 - y1) * part - TIE.h / 2, TIE.w, TIE.h)
