"""The grid of a table on a slide: columns as wide and rows as high as their texts need, in points."""

from __future__ import annotations

from dataclasses import dataclass

from generator.render import fit
from generator.render.slide_model import Box

MARGIN = 12
"""Space left and right of a cell's text, in points."""
_ABOVE = 5
_ROOMY = 78
_FLOW = (72, 592, 160)
"""Columns of the 流程 table: number, step, minutes."""

TableRows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Grid:
    """Widths of the columns and heights of the rows; `too_long` is the first row that does not fit."""

    widths: tuple[float, ...]
    heights: tuple[float, ...]
    too_long: int | None


def grid(rows: TableRows, room: Box, size_pt: int, flow: bool) -> Grid:
    """Return the grid of `rows` in `room`.

    Args:
        rows: the texts, all rows of one length.
        room: where the table stands.
        size_pt: its type size in points.
        flow: whether it is the table of the steps, whose columns are fixed and whose rows take one line.
    """
    widths = _FLOW if flow else _widths(rows, room.w, size_pt)
    needed = [_height(row, widths, size_pt) for row in rows]
    line = fit.height([(1, size_pt)])
    wrapped = (index for index, row in enumerate(rows) if flow and _lines(row, widths, size_pt) > 1)
    too_long = next(wrapped, None)
    if sum(needed) > room.h and too_long is None and flow:
        # The minutes of a step stand on one line whatever its height: rows may be as low as the type allows.
        needed = [line] * len(rows)
    if sum(needed) > room.h and too_long is None:
        too_long = max(range(len(rows)), key=lambda index: (needed[index], index))
    spare = max(room.h - sum(needed), 0) / len(rows)
    return Grid(widths, tuple(min(high + spare, max(high, _ROOMY)) for high in needed), too_long)


def _widths(rows: TableRows, room: float, size_pt: int) -> tuple[float, ...]:
    """Share the room out: a narrow column takes what it needs, the wide ones divide the rest evenly."""
    wanted = [max(fit.width(row[i], size_pt) for row in rows) + 2 * MARGIN + size_pt * 0.5 for i in range(len(rows[0]))]
    left, open_ = room, list(range(len(wanted)))
    widths = [0.0] * len(wanted)
    while open_:
        share = left / len(open_)
        narrow = [i for i in open_ if wanted[i] <= share]
        if not narrow:
            for i in open_:
                widths[i] = share
            break
        for i in narrow:
            widths[i], left = wanted[i], left - wanted[i]
            open_.remove(i)
    spare = (room - sum(widths)) / len(widths)
    return tuple(width + max(spare, 0) for width in widths)


def _lines(row: tuple[str, ...], widths: tuple[float, ...], size_pt: int) -> int:
    return max(len(fit.lines(cell, size_pt, width - 2 * MARGIN)) for cell, width in zip(row, widths, strict=True))


def _height(row: tuple[str, ...], widths: tuple[float, ...], size_pt: int) -> float:
    return fit.height([(_lines(row, widths, size_pt), size_pt)]) + 2 * _ABOVE
