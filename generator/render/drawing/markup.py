"""A drawing as SVG that may stand in a page: presentation attributes only, for pages whose policy allows no styles."""

from __future__ import annotations

from itertools import groupby
from xml.sax.saxutils import escape

from generator.render.drawing.colours import Palette, colour
from generator.render.drawing.model import HEIGHT, LINE, Drawing, Ellipse, Point, Primitive, Rect, Step


def svg(drawing: Drawing, palette: Palette) -> str:
    """Return the `svg` element."""
    line = colour("line", palette)
    shapes = ""
    # What is painted alike in a row shares one mention of it.
    for paint, row in groupby(drawing.primitives, lambda item: _paint(item, palette)):
        drawn = [_shape(item) for item in row]
        if len(drawn) > 1:
            shapes += f"<g{paint}>{''.join(drawn)}</g>"
        else:
            shapes += drawn[0].replace("/>", f"{paint}/>")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {drawing.width} {HEIGHT}" role="img">'
        f"<title>{escape(drawing.alt)}</title>"
        f'<g fill="none" stroke="#{line}" stroke-width="{LINE}" stroke-linecap="round" stroke-linejoin="round">'
        f"{shapes}</g></svg>"
    )


def _paint(item: Primitive, palette: Palette) -> str:
    paint = f' fill="#{colour(item.fill, palette)}"' if item.fill else ""
    if item.line is None:
        return paint + ' stroke="none"'
    paint += f' stroke="#{colour(item.line, palette)}"' if item.line != "line" else ""
    return paint + (f' stroke-width="{_n(item.width)}"' if item.width != LINE else "")


def _shape(item: Primitive) -> str:
    if isinstance(item, Ellipse):
        if item.rx == item.ry:
            return f'<circle cx="{_n(item.cx)}" cy="{_n(item.cy)}" r="{_n(item.rx)}"/>'
        return f'<ellipse cx="{_n(item.cx)}" cy="{_n(item.cy)}" rx="{_n(item.rx)}" ry="{_n(item.ry)}"/>'
    if isinstance(item, Rect):
        corner = f' rx="{_n(item.r)}"' if item.r else ""
        return f'<rect x="{_n(item.x)}" y="{_n(item.y)}" width="{_n(item.w)}" height="{_n(item.h)}"{corner}/>'
    return f'<path d="{_d(item.steps)}"/>'


def _d(steps: tuple[Step, ...]) -> str:
    written, last = "", (0.0, 0.0)
    start: Point = (0.0, 0.0)
    for command, points in steps:
        if command == "Z":
            written, last = written + "z", start
        elif command == "M":
            start = last = points[0]
            written += "M" + _list([start])
        else:
            written += command.lower() + _list([(x - last[0], y - last[1]) for x, y in points])
            last = points[-1]
    return written


def _list(points: list[Point]) -> str:
    text = ""
    for value in (value for point in points for value in point):
        number = _n(value)
        text += number if not text or number.startswith("-") else f" {number}"
    return text


def _n(value: float) -> str:
    text = f"{value:.1f}".removesuffix(".0")
    if text == "-0":
        return "0"
    return text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text
