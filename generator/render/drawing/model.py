"""What a drawing is made of: ellipses, rounded rectangles and paths in named colours on a fixed sheet."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

from generator.render.drawing.colours import Role

HEIGHT = 240
SCENE, THING = 320, 240
"""A sheet is 240 high; a scene is 320 wide, a face or a thing as wide as high."""
LINE = 3.4
FINE = 2.4
Point = tuple[float, float]
Command = Literal["M", "L", "C", "Z"]
Step = tuple[Command, tuple[Point, ...]]
"""Move and line have one point, a curve (Bézier) three, a close none."""
Kind = Literal["地点", "行动", "心情", "东西"]


@dataclass(frozen=True)
class Mark:
    """How a primitive is painted."""

    fill: Role | None
    line: Role | None
    width: float


@dataclass(frozen=True)
class Ellipse(Mark):
    """An upright ellipse."""

    cx: float
    cy: float
    rx: float
    ry: float


@dataclass(frozen=True)
class Rect(Mark):
    """A rectangle with corners rounded by `r`."""

    x: float
    y: float
    w: float
    h: float
    r: float


@dataclass(frozen=True)
class Path(Mark):
    """An outline or a stroke."""

    steps: tuple[Step, ...]


Primitive = Ellipse | Rect | Path
Primitives = tuple[Primitive, ...]
Parts = Callable[[], Iterable[Primitives]]


@dataclass(frozen=True)
class Drawing:
    """One picture: its name, what is heard in its place, its sheet and how it is put together."""

    name: str
    kind: Kind
    alt: str
    width: int
    parts: Parts

    @cached_property
    def primitives(self) -> Primitives:
        """What is on the sheet, back to front; put together when it is first asked for."""
        return by_hand(item for part in self.parts() for item in part)


def oval(
    cx: float, cy: float, rx: float, ry: float, fill: Role | None, line: Role | None = "line", width: float = LINE
) -> Primitives:
    """Return one ellipse."""
    return (Ellipse(fill, line, width, cx, cy, rx, ry),)


def dot(cx: float, cy: float, r: float, fill: Role) -> Primitives:
    """Return a filled circle without a line."""
    return (Ellipse(fill, None, 0, cx, cy, r, r),)


def bar(
    x: float, y: float, w: float, h: float, r: float, fill: Role | None, line: Role | None = "line", width: float = LINE
) -> Primitives:
    """Return one small rounded rectangle."""
    return (Rect(fill, line, width, x, y, w, h, r),)


def path(d: str, fill: Role | None = None, line: Role | None = "line", width: float = LINE) -> Primitives:
    """Return one path from SVG notation: absolute M, L, C and Z only."""
    steps: list[Step] = []
    for command, numbers in re.findall(r"([MLCZ])([^MLCZ]*)", d):
        values = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", numbers)]
        points = list(zip(values[::2], values[1::2], strict=True))
        size = 3 if command == "C" else 1
        pieces = [tuple(points[i : i + size]) for i in range(0, len(points), size)] or [()]
        steps += [(command, piece) for piece in pieces]
    return (Path(fill, line, width, tuple(steps)),)


def fine(d: str) -> Primitives:
    """Return a thin stroke, for what is drawn inside an outline."""
    return path(d, None, "line", FINE)


def box(
    x: float, y: float, w: float, h: float, r: float, fill: Role | None, line: Role | None = "line", width: float = LINE
) -> Primitives:
    """Return a large rounded rectangle as a path, so that the hand shows in it."""
    k, right, bottom = r * 0.45, x + w, y + h
    return path(
        f"M{x + r} {y}L{right - r} {y}C{right - k} {y} {right} {y + k} {right} {y + r}L{right} {bottom - r}"
        f"C{right} {bottom - k} {right - k} {bottom} {right - r} {bottom}L{x + r} {bottom}"
        f"C{x + k} {bottom} {x} {bottom - k} {x} {bottom - r}L{x} {y + r}C{x} {y + k} {x + k} {y} {x + r} {y}Z",
        fill,
        line,
        width,
    )


def round_(cx: float, cy: float, rx: float, ry: float, fill: Role | None, line: Role | None = "line") -> Primitives:
    """Return a large ellipse as a path, so that the hand shows in it."""
    a, b = rx * 0.5523, ry * 0.5523  # the usual four-arc approximation of a circle
    return path(
        f"M{cx - rx} {cy}C{cx - rx} {cy - b} {cx - a} {cy - ry} {cx} {cy - ry}"
        f"C{cx + a} {cy - ry} {cx + rx} {cy - b} {cx + rx} {cy}C{cx + rx} {cy + b} {cx + a} {cy + ry} {cx} {cy + ry}"
        f"C{cx - a} {cy + ry} {cx - rx} {cy + b} {cx - rx} {cy}Z",
        fill,
        line,
    )


def limb(start: Point, bend: Point, end: Point, thick: float, fill: Role, line: Role | None = "line") -> Primitives:
    """Return an arm or a leg: a band of one thickness along a curve, with round ends."""
    half = thick / 2

    def normal(a: Point, b: Point) -> Point:
        length = math.hypot(b[0] - a[0], b[1] - a[1]) or 1
        return (-(b[1] - a[1]) / length * half, (b[0] - a[0]) / length * half)

    n0, n1, nm = normal(start, bend), normal(bend, end), normal(start, end)

    def at(p: Point, n: Point, side: int, along: float = 0) -> str:
        # The tangent is the normal turned back by a quarter.
        return f"{p[0] + side * n[0] + along * n[1]:.2f} {p[1] + side * n[1] - along * n[0]:.2f}"

    def curve(a: Point, na: Point, b: Point, nb: Point, side: int) -> str:
        # A quadratic curve as a cubic: its controls lie two thirds of the way to the bend.
        controls = []
        for p, n in ((a, na), (b, nb)):
            near = (p[0] + (bend[0] - p[0]) * 2 / 3, p[1] + (bend[1] - p[1]) * 2 / 3)
            controls.append(at(near, ((n[0] + 2 * nm[0]) / 3, (n[1] + 2 * nm[1]) / 3), side))
        return f"C{controls[0]} {controls[1]} {at(b, nb, side)}"

    cap = 1.3
    return path(
        f"M{at(start, n0, 1)}{curve(start, n0, end, n1, 1)}"
        f"C{at(end, n1, 1, cap)} {at(end, n1, -1, cap)} {at(end, n1, -1)}"
        f"{curve(end, n1, start, n0, -1)}C{at(start, n0, -1, -cap)} {at(start, n0, 1, -cap)} {at(start, n0, 1)}Z",
        fill,
        line,
    )


def moved(primitives: Primitives, dx: float, dy: float, scale: float = 1) -> Primitives:
    """Return the same shapes scaled about the origin, then moved."""

    def one(item: Primitive) -> Primitive:
        if isinstance(item, Ellipse):
            x, y = item.cx * scale + dx, item.cy * scale + dy
            return replace(item, cx=x, cy=y, rx=item.rx * scale, ry=item.ry * scale)
        if isinstance(item, Rect):
            x, y = item.x * scale + dx, item.y * scale + dy
            return replace(item, x=x, y=y, w=item.w * scale, h=item.h * scale, r=item.r * scale)
        return replace(
            item, steps=tuple((c, tuple((x * scale + dx, y * scale + dy) for x, y in at)) for c, at in item.steps)
        )

    return tuple(one(item) for item in primitives)


def hull(item: Primitive) -> tuple[float, float, float, float]:
    """Return left, top, right and bottom of a primitive without its line; of a curve, of its control points."""
    if isinstance(item, Ellipse):
        return item.cx - item.rx, item.cy - item.ry, item.cx + item.rx, item.cy + item.ry
    if isinstance(item, Rect):
        return item.x, item.y, item.x + item.w, item.y + item.h
    xs, ys = zip(*(point for _, points in item.steps for point in points), strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def by_hand(primitives: Iterable[Primitive]) -> Primitives:
    """Return the shapes as an unhurried hand draws them: nothing quite straight, all that touches still touching.

    Every point follows one gentle wave over the sheet, so that neighbours move together; long straight lines
    become curves of the same wave. Rounded to tenths: the same on every machine.
    """

    def wave(x: float, y: float) -> Point:
        return (
            round(x + 0.9 * math.sin(y / 17 + x / 61) + 0.5 * math.sin(x / 11), 1),
            round(y + 0.9 * math.sin(x / 19 - y / 53) + 0.5 * math.sin(y / 13), 1),
        )

    def bent(steps: tuple[Step, ...]) -> tuple[Step, ...]:
        result: list[Step] = []
        last: Point = (0, 0)
        for command, points in steps:
            drawn: Step = (command, points)
            if command == "L" and math.dist(last, points[0]) > 44:
                (x0, y0), (x1, y1) = last, points[0]
                thirds = [(x0 + (x1 - x0) * part / 3, y0 + (y1 - y0) * part / 3) for part in (1, 2)]
                drawn = ("C", (*thirds, points[0]))
            last = points[-1] if points else last
            result.append((drawn[0], tuple(wave(*point) for point in drawn[1])))
        return tuple(result)

    def one(item: Primitive) -> Primitive:
        if isinstance(item, Path):
            return replace(item, steps=bent(item.steps))
        if isinstance(item, Ellipse):
            cx, cy = wave(item.cx, item.cy)
            return replace(item, cx=cx, cy=cy, rx=round(item.rx, 1), ry=round(item.ry, 1))
        x, y = wave(item.x, item.y)
        return replace(item, x=x, y=y, w=round(item.w, 1), h=round(item.h, 1), r=round(item.r, 1))

    return tuple(one(item) for item in primitives)
