"""A small figure kit: heads, hair, clothes and arms that fit together, so that all people look related."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

from generator.render.drawing.colours import Role
from generator.render.drawing.model import FINE, Point, Primitives, dot, limb, moved, oval, path, round_

Hair = Literal["short", "crop", "bob", "tails", "pony", "bun", "parted", "curls"]
Clothes = Literal["trousers", "skirt", "shorts", "none"]


@dataclass(frozen=True)
class Build:
    """Measures of a body standing at (0, 0): heights above the ground, half widths."""

    hip: float
    shoulder: float
    head: float
    radius: float
    wide: float
    reach: float


CHILD = Build(34, 67, 92, 22, 18, 40)
SMALL = Build(27, 56, 79, 21, 16, 34)
TEEN = Build(47, 89, 113, 21, 19, 48)
ADULT = Build(58, 108, 133, 21, 23, 56)

_FRONT: dict[Hair, str] = {
    "short": (
        "M-22 1C-26 -16 -14 -26 1 -26C15 -26 26 -16 22 1C20 -2 18 -6 17 -10C8 -7 -6 -8 -13 -14C-15 -8 -19 -3 -22 1Z"
    ),
    "crop": "M-22 -4C-23 -18 -12 -25 0 -25C12 -25 23 -18 22 -4C19 -11 11 -14 0 -14C-11 -14 -19 -11 -22 -4Z",
    "bob": "M-22 3C-25 -16 -13 -26 0 -26C13 -26 25 -16 22 3C20 -2 19 -5 18 -9C9 -6 -9 -6 -18 -9C-19 -5 -20 -2 -22 3Z",
    "parted": (
        "M-22 0C-25 -17 -13 -26 1 -26C15 -26 25 -16 22 0C20 -6 16 -11 7 -17C1 -11 -9 -7 -18 -7C-20 -5 -21 -3 -22 0Z"
    ),
    "curls": (
        "M-22 4C-28 0 -28 -9 -23 -12C-25 -20 -17 -26 -11 -24C-7 -30 3 -30 7 -26C14 -29 22 -24 21 -17C28 -13 28 -3 22 3"
        "C20 -1 20 -5 17 -7C13 -4 9 -6 7 -9C3 -6 -3 -6 -5 -10C-9 -6 -14 -6 -16 -8C-18 -5 -20 -1 -22 4Z"
    ),
}
_FRONT |= {"tails": _FRONT["bob"], "pony": _FRONT["bob"], "bun": _FRONT["parted"]}
_BACK: dict[Hair, str] = {
    "bob": "M-24 0C-27 -17 -14 -26 0 -26C14 -26 27 -17 24 0C26 8 27 15 24 21C15 25 -15 25 -24 21C-27 15 -26 8 -24 0Z",
    "tails": (
        "M-20 -6C-26 -12 -33 -6 -33 5C-33 14 -29 19 -25 19C-26 10 -23 4 -19 2L19 2C23 4 26 10 25 19C29 19 33 14 33 5"
        "C33 -6 26 -12 20 -6Z"
    ),
    "pony": "M8 -20C24 -34 40 -22 37 -4C36 6 31 13 26 14C28 6 26 -4 18 -8Z",
    "bun": "M-10 -24C-13 -34 -6 -39 0 -39C6 -39 13 -34 10 -24Z",
}


def head(
    x: float,
    y: float,
    hair: Hair,
    *,
    radius: float = 22,
    look: float = 0,
    skin: Role = "skin",
    tint: Role = "hair",
    glasses: bool = False,
    away: bool = False,
    eyes: bool = True,
    smile: bool = False,
) -> Primitives:
    """Return a head about (x, y): looking at us, aside (`look` from -1 to 1), or `away`."""
    if away:
        crown = oval(-22, 3, 4, 5, skin) + oval(22, 3, 4, 5, skin) + round_(0, -2, 22, 22, tint)
        return moved(crown, x, y, radius / 22)
    ears = oval(-22, 4, 4, 5, skin) + oval(22, 4, 4, 5, skin) if hair in ("short", "crop", "parted") else ()
    parts = (*ears, *round_(0, 0, 22, 22, skin))
    parts += path(_FRONT[hair], tint)
    shift = look * 5
    if eyes:
        parts += dot(shift - 7.5, 4, 2.3, "line") + dot(shift + 7.5, 4, 2.3, "line")
        parts += dot(shift / 2 - 13, 10.5, 3.7, "blush") + dot(shift / 2 + 13, 10.5, 3.7, "blush")
    if smile:
        parts += path(f"M{shift - 4} 11C{shift - 2} 14 {shift + 2} 14 {shift + 4} 11", None, "line", FINE)
    if glasses:
        parts += oval(shift - 8, 4, 6.5, 6.5, None, "line", FINE) + oval(shift + 8, 4, 6.5, 6.5, None, "line", FINE)
    return moved(parts, x, y, radius / 22)


def back_hair(x: float, y: float, hair: Hair, tint: Role = "hair", radius: float = 22) -> Primitives:
    """Return what of the hair lies behind head and shoulders."""
    return moved(path(_BACK[hair], tint), x, y, radius / 22) if hair in _BACK else ()


def arm(build: Build, side: int, hand: Point, sleeve: Role, skin: Role) -> Primitives:
    """Return an arm on the left (-1) or right (1) whose hand is at `hand`, measured from between the shoulders."""
    start = (side * (build.wide - 5), -build.shoulder + 7)
    end = (hand[0], hand[1] - build.shoulder)
    length = math.dist(start, end) or 1
    # The shorter the way to the hand, the more the elbow leaves the line, outward and down.
    sag = math.sqrt(max(0, build.reach**2 - length**2)) * 0.42
    nx, ny = -(end[1] - start[1]) / length, (end[0] - start[0]) / length
    turn = 1 if nx * side + ny * 0.6 > 0 else -1
    elbow = ((start[0] + end[0]) / 2 + nx * sag * turn, (start[1] + end[1]) / 2 + ny * sag * turn)
    return oval(*end, 5.6, 5.6, skin) + limb(start, elbow, _short(elbow, end, 7), 11.5, sleeve)


def _short(a: Point, b: Point, by: float) -> Point:
    length = math.dist(a, b) or 1
    return (b[0] - (b[0] - a[0]) / length * by, b[1] - (b[1] - a[1]) / length * by)


def torso(build: Build, top: Role, skirt: bool) -> Primitives:
    """Return the upper body, or a dress."""
    s, w = -build.shoulder, build.wide
    low, flare = (-build.hip + 12, w + 8) if skirt else (-build.hip + 5, w + 1)
    return path(
        f"M-9 {s - 3}C{-w} {s - 1} {-w - 1} {s + 6} {-w} {s + 16}C{-w} {s + 24} {-flare + 1} {low - 12} {-flare} {low}"
        f"C{-flare / 2} {low + 4} {flare / 2} {low + 4} {flare} {low}C{flare - 1} {low - 12} {w} {s + 24} {w} {s + 16}"
        f"C{w + 1} {s + 6} {w} {s - 1} 9 {s - 3}Z",
        top,
    )


def person(
    x: float,
    y: float,
    hair: Hair,
    top: Role,
    *,
    build: Build = CHILD,
    scale: float = 1,
    below: Role = "line",
    clothes: Clothes = "trousers",
    left: Point | None = None,
    right: Point | None = None,
    front: str = "",
    look: float = 0,
    skin: Role = "skin",
    tint: Role = "hair",
    glasses: bool = False,
    away: bool = False,
    nod: float = 0,
    eyes: bool = True,
    smile: bool = False,
    zip_: bool = False,
    trim: Role | None = None,
    step: float = 0,
) -> Primitives:
    """Return a person standing at (x, y).

    Args:
        x: middle.
        y: the ground.
        hair: how it is worn.
        top: colour of the shirt.
        build: child, teen or adult.
        scale: size.
        below: colour of trousers.
        clothes: `none` for one who sits behind something.
        left: where the hand on our left is, measured from between the shoulders; it hangs unless told.
        right: the same on our right.
        front: `l`, `r` or both: arms that lie before the body.
        look: -1 to our left, 1 to our right.
        skin: its colour.
        tint: colour of the hair.
        glasses: worn or not.
        away: seen from behind.
        nod: how far the head leans sideways.
        eyes: drawn or not.
        smile: drawn or not.
        zip_: the zip and collar of a school jacket.
        trim: colour of the woven bands of a feast-day dress.
        step: how far the feet are apart, walking.
    """  # fmt: skip
    hang = (build.wide + 6, build.reach * 1.12)
    arms = {
        "l": arm(build, -1, left or (-hang[0], hang[1]), top, skin),
        "r": arm(build, 1, right or hang, top, skin),
    }
    behind = back_hair(nod, -build.head, hair, tint, build.radius)
    parts: Primitives = () if away else behind
    for side, drawn in arms.items():
        if side not in front:
            parts += drawn
    skirt = clothes == "skirt"
    if clothes != "none":
        leg = skin if clothes in ("skirt", "shorts") else below
        for way in (-1, 1):
            foot = way * (9 + step)
            parts += oval(foot + 2 * look, -4, 9, 5.5, "line")
            parts += limb((way * 8, -build.hip), (way * 8, -build.hip / 2), (foot, -9), 12, leg)
    parts += torso(build, top, skirt)
    if clothes == "shorts":
        h = -build.hip
        parts += path(
            f"M{-build.wide} {h}L{build.wide} {h}L{build.wide + 1} {h + 16}L2 {h + 16}L0 {h + 9}"
            f"L-2 {h + 16}L{-build.wide - 1} {h + 16}Z",
            below,
        )
    if trim:
        s, low = -build.shoulder, -build.hip
        parts += path(f"M-7 {s}C-4 {s + 10} 4 {s + 10} 7 {s}", None, trim, 5)
        parts += path(
            f"M-{build.wide + 4} {low + 4}C-10 {low + 8} 10 {low + 8} {build.wide + 4} {low + 4}", None, trim, 5
        )
    if zip_ and not away:
        s = -build.shoulder
        parts += path(
            f"M-8 {s - 2}L0 {s + 8}L8 {s - 2}M0 {s + 8}L0 {-build.hip + 6}",
            None,
            "line" if top == "paper" else "paper",
            FINE,
        )
    parts += head(
        nod,
        -build.head,
        hair,
        radius=build.radius,
        look=look,
        skin=skin,
        tint=tint,
        glasses=glasses,
        away=away,
        eyes=eyes,
        smile=smile,
    )
    if away:
        parts += behind
    for side, drawn in arms.items():
        if side in front:
            parts += drawn
    return moved(parts, x, y, scale)
