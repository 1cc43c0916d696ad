"""Where the texts of a slide go, and which of them do not fit: pure geometry on the table of `slide_layouts`.

`placed` answers both: the deck writes what it returns, the check `slides` reports what it calls overflowing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator.render import fit, line_breaks
from generator.render import slide_measure as measure
from generator.render.figure_layouts import SOURCE_IDX
from generator.render.slide_content import Paragraphs, Row, SlideText, line, plain
from generator.render.slide_layouts import BY_NAME
from generator.render.slide_model import (
    PANEL_GAPS,
    SCALES,
    Box,
    Field,
    Part,
    Rows,
    Sign,
    Size,
)
from generator.render.slide_table import Grid, grid

SIGN = -1
_ROOMY = 46
"""Rows grow by at most this many points when there is space left over: more looks lost."""


@dataclass(frozen=True)
class Placed:
    """A text in its placeholder, or in a sign drawn on the slide (`idx` is then SIGN).

    `box`, `size_pt` and `gap_pt` (the space between its paragraphs) are None where the layout's own hold.
    """

    idx: int
    paragraphs: Paragraphs
    box: Box | None = None
    size_pt: int | None = None
    gap_pt: int | None = None


@dataclass(frozen=True)
class Overflow:
    """A text that does not fit: the key of its field or part, and the row it stands in."""

    key: str
    row: int | None = None


@dataclass(frozen=True)
class Placement:
    """All texts of a slide, in reading order, and what is too long."""

    placed: tuple[Placed, ...]
    overflows: tuple[Overflow, ...]


def placed(slide: SlideText, base: str) -> Placement:
    """Place the texts of `slide` on its layout in the type sizes of the base file `base`."""
    layout, scale = BY_NAME[slide.layout], SCALES[base]
    found: list[Placed] = []
    overflows: list[Overflow] = []
    cells = {layout.title.key: line(slide.title), **dict(slide.cells)}
    alone = layout.rows is not None and not slide.rows
    own = dict(slide.moved)
    filled = [
        replace(field, box=own.get(field.key, field.box))
        for field in (layout.title, *layout.fields)
        if field.key in cells
    ]
    below: list[Placed] = []
    for field in filled:
        text = cells[field.key]
        # Texts with the same choice of sizes stay of one size: when one has to be smaller, its neighbour follows.
        alike = [f for f in filled if f.sizes == field.sizes and f.look == field.look]
        size = _size_of(alike, cells, scale, alone)
        box = own.get(field.key)
        if alone and field.alone:
            high = _field_height(field, size, text, scale, field.alone.w)
            box = replace(field.alone, h=min(max(field.box.h, high), field.alone.h))
        gap = None
        if field.look in measure.LARGE:
            text = measure.in_lines(text, scale[size], replace(field, box=box or field.box))
        elif field.look == "panel":
            gap = _gap(alike, size, cells, scale)
        under = layout.rows is not None and field.box.y > layout.rows.area.y + layout.rows.area.h / 2
        order = below if under else found
        order.append(Placed(field.idx, text, box, None if size == field.sizes[0] else scale[size], gap))
        if not _fits(field, size, cells[field.key], scale, alone):
            overflows.append(Overflow(field.key))
    if layout.rows and slide.rows:
        rows, too_long = _rows(layout.rows, slide.rows, scale)
        found += rows
        overflows += too_long
    found += below
    if slide.source and layout.source:
        found.append(Placed(SOURCE_IDX, line(slide.source)))
        if not fit.fits(slide.source, scale["source"], layout.source.w, layout.source.h):
            overflows.append(Overflow("source"))
    return Placement(tuple(found), (*overflows, *_table(slide, base), *_chart(slide, scale)))


def default_rows(rows: Rows, scale: Mapping[Size, int]) -> Iterator[tuple[int, Part, Box]]:
    """Yield (row, part, box) of a layout's own rows: as many as it takes, one line each."""
    text = tuple((part.key, line("字")) for part in rows.parts)
    boxes = _boxes(rows, (text,) * rows.most, scale, len(rows.parts[0].sizes) - 1)
    for index, box in enumerate(boxes):
        for part in rows.parts:
            yield index, part, _part_box(rows, part, box)


def _fits(field: Field, size: Size, text: Paragraphs, scale: Mapping[Size, int], alone: bool) -> bool:
    room = field.alone if alone and field.alone else field.box
    count = measure.count_lines(text, scale[size], room.w, field.look)
    return count <= field.most_lines and _field_height(field, size, text, scale, room.w) <= room.h


def _size_of(fields: list[Field], cells: Mapping[str, Paragraphs], scale: Mapping[Size, int], alone: bool) -> Size:
    """Return the largest size in which all these fit; the next smaller one where their lines break better in it."""
    sizes = fields[0].sizes
    fitting = [size for size in sizes if all(_fits(field, size, cells[field.key], scale, alone) for field in fields)]

    def poor(size: Size) -> int:
        return sum(measure.poor(cells[field.key], scale[size], field) for field in fields)

    return fitting[1] if len(fitting) > 1 and poor(fitting[1]) < poor(fitting[0]) else [*fitting, sizes[-1]][0]


def _field_height(field: Field, size: Size, text: Paragraphs, scale: Mapping[Size, int], width: float) -> float:
    count = measure.count_lines(text, scale[size], width, field.look)
    return fit.height([(count, scale[size])]) + measure.padding(field.look, len(text))


def _gap(panels: list[Field], size: Size, cells: Mapping[str, Paragraphs], scale: Mapping[Size, int]) -> int | None:
    """Return how far the paragraphs of neighbouring panels stand apart where there is more room than they need."""

    def fits(gap: int) -> bool:
        return all(
            _field_height(panel, size, cells[panel.key], scale, panel.box.w)
            + (gap - PANEL_GAPS[-1]) * len(cells[panel.key])
            <= panel.box.h
            for panel in panels
        )

    return next((gap for gap in PANEL_GAPS[:-1] if fits(gap)), None)


def _rows(rows: Rows, texts: tuple[Row, ...], scale: Mapping[Size, int]) -> tuple[list[Placed], list[Overflow]]:
    def needed(step: int) -> float:
        high = sum(_row_height(rows, index, row, scale, step) for index, row in enumerate(texts))
        return high + rows.gap * (len(texts) - 1)

    last = max(len(part.sizes) for part in rows.parts) - 1

    def stubs(step: int) -> int:
        return sum(_stub(row, rows, index, scale, step) for index, row in enumerate(texts))

    step = next((step for step in range(last) if needed(step) <= rows.area.h), last)
    step = min(range(step, min(step + 2, last) + 1), key=stubs)  # a little smaller, if no word stands alone then
    found: list[Placed] = []
    for index, (row, box) in enumerate(zip(texts[: rows.most], _boxes(rows, texts, scale, step), strict=False)):
        for key, text in row:
            if rows.sign and key == rows.sign.key:
                found.append(Placed(SIGN, text, _sign_box(rows.sign, box), scale["small"]))
                continue
            part = _part(rows, key)
            size = _size(part, step)
            shown = None if size == part.sizes[0] else scale[size]
            found.append(Placed(part.idx + index, text, _part_box(rows, part, box), shown))
    if len(texts) <= rows.most and needed(step) <= rows.area.h:
        return found, []

    # The row that is longest is the one to shorten; with too many rows, the first too many.
    def length(index: int) -> tuple[float, int]:
        return _row_height(rows, index, texts[index], scale, step), len(plain(texts[index][-1][1]))

    worst = max(range(len(texts)), key=length) if len(texts) <= rows.most else rows.most
    return found, [Overflow(texts[worst][-1][0], worst)]


def _boxes(rows: Rows, texts: tuple[Row, ...], scale: Mapping[Size, int], step: int) -> list[Box]:
    """Return the box of each row: as high as its text, what is left over shared out evenly."""
    heights = [_row_height(rows, index, row, scale, step) for index, row in enumerate(texts)]
    left = rows.area.h - sum(heights) - rows.gap * (len(texts) - 1)
    grow = min(max(left, 0) / len(texts), _ROOMY)
    gap = rows.gap + (min((left - grow * len(texts)) / len(texts), rows.gap) if left > 0 else 0)
    result = []
    spare = left - grow * len(texts) - (gap - rows.gap) * (len(texts) - 1)
    y = rows.area.y + (max(spare, 0) / 2 if rows.middle else 0)
    for index, high in enumerate(heights):
        top = 2 * rows.area.y + rows.area.h - y - high - grow if rows.rise else y
        result.append(Box(rows.area.x + rows.rise * index, top, rows.area.w - rows.rise * index, high + grow))
        y += high + grow + gap
    return result


def _row_height(rows: Rows, index: int, row: Row, scale: Mapping[Size, int], step: int) -> float:
    high = 0.0
    for key, text in row:
        if rows.sign and key == rows.sign.key:
            continue  # it is never higher than a line with its padding
        part = _part(rows, key)
        size_pt = scale[_size(part, step)]
        box = _part_box(rows, part, Box(0, 0, rows.area.w - rows.rise * index, 0))
        count = measure.count_lines(text, size_pt, box.w, part.look)
        high = max(high, fit.height([(count, size_pt)]) + measure.padding(part.look, len(text)))
    return high


def _stub(row: Row, rows: Rows, index: int, scale: Mapping[Size, int], step: int) -> bool:
    """Tell whether a text of the row leaves one or two characters for its last line."""
    for key, text in row:
        if rows.sign and key == rows.sign.key:
            continue
        part = _part(rows, key)
        width = _part_box(rows, part, Box(0, 0, rows.area.w - rows.rise * index, 0)).w
        if line_breaks.stub(fit.lines(plain(text), scale[_size(part, step)], measure.inner(width, part.look))):
            return True
    return False


def _part(rows: Rows, key: str) -> Part:
    return next(part for part in rows.parts if part.key == key)


def _size(part: Part, step: int) -> Size:
    return part.sizes[min(step, len(part.sizes) - 1)]


def _part_box(rows: Rows, part: Part, row: Box) -> Box:
    reaches_end = part.x + part.w >= rows.area.w
    return Box(row.x + part.x, row.y, row.w - part.x if reaches_end else part.w, row.h)


def _sign_box(sign: Sign, row: Box) -> Box:
    side = min(sign.w, row.h)
    return Box(row.x, row.y + (row.h - side) / 2, side, side)


def table_grid(slide: SlideText, base: str) -> Grid:
    """Return the grid of the slide's table."""
    room = BY_NAME[slide.layout].table
    assert room
    return grid(slide.table, room, SCALES[base]["small"], flow=not slide.head)


def _table(slide: SlideText, base: str) -> Iterator[Overflow]:
    if slide.table and (row := table_grid(slide, base).too_long) is not None:
        yield Overflow("table", row)


def _chart(slide: SlideText, scale: Mapping[Size, int]) -> Iterator[Overflow]:
    """Yield the labels of a chart that take more than their share: two lines below a column, a third before a bar."""
    room = BY_NAME[slide.layout].chart
    if not room or not slide.bars:
        return
    width = room.w * 0.9 / len(slide.bars.values) if slide.bars.upright else room.w / 3
    for index, (label, _) in enumerate(slide.bars.values):
        if len(fit.lines(label, scale["small"], width)) > (2 if slide.bars.upright else 1):
            yield Overflow("values", index)
