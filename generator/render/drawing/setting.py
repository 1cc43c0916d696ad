"""Where the people are: rooms, daylight, furniture and plants that many drawings share."""

from __future__ import annotations

from functools import partial

from generator.render.drawing.colours import Role
from generator.render.drawing.figure import ADULT, Build, Hair, back_hair, head, person, torso
from generator.render.drawing.model import FINE, Point, Primitives, bar, box, dot, limb, moved, oval, path, round_

# The same children and grown-ups throughout, so that a class knows them again.
an = partial(person, hair="short", top="primary", below="second", zip_=True)
bei = partial(person, hair="bob", top="sun", clothes="skirt", skin="skin_fair")
chun = partial(person, hair="tails", top="second_mid", below="primary")
dong = partial(person, hair="crop", top="leaf", below="second", clothes="shorts", skin="skin_tan", glasses=True)
er = partial(person, hair="pony", top="primary_mid", below="second")
fan = partial(person, hair="curls", top="second", below="primary_mid", skin="skin_tan")
teacher = partial(person, hair="bun", top="second", below="line", build=ADULT, tint="hair_brown")
father = partial(person, hair="parted", top="primary_mid", below="navy", build=ADULT, glasses=True)
granny = partial(person, hair="bun", top="leaf", below="navy", build=ADULT, tint="hair_grey", skin="skin_tan")


def room(wall: Role = "second_soft", floor: Role = "sand", height: float = 184) -> Primitives:
    """Return wall and floor of a scene indoors; people stand near y = 216."""
    return path(f"M28 8L292 8C306 8 312 14 312 28L312 {height}L8 {height}L8 28C8 14 14 8 28 8Z", wall, None) + path(
        f"M8 {height}L312 {height}L312 212C312 226 306 232 292 232L28 232C14 232 8 226 8 212Z", floor, None
    )


def outdoors(ground: Role = "grass") -> Primitives:
    """Return sky, sun and ground of a scene outdoors."""
    return (
        path("M28 8L292 8C306 8 312 14 312 28L312 200L8 200L8 28C8 14 14 8 28 8Z", "sky", None)
        + dot(276, 42, 19, "sun")
        + path("M8 182C60 168 110 166 160 174C210 182 260 178 312 170L312 212C312 226 306 232 292 232L28 232"
               "C14 232 8 226 8 212Z", ground, None)
    )  # fmt: skip


def spot(tint: Role = "second_soft") -> Primitives:
    """Return the soft round patch a single thing lies on."""
    return path(
        "M120 16C178 10 224 54 224 116C226 180 182 226 122 226C60 228 16 182 16 122C14 62 62 18 120 16Z", tint, None
    )


def cloud(x: float, y: float, scale: float = 1) -> Primitives:
    """Return a small cloud."""
    d = "M-22 8C-32 8 -32 -6 -21 -6C-18 -17 -2 -18 2 -9C10 -15 22 -8 19 -1C28 0 28 8 20 8Z"
    return moved(path(d, "paper", None), x, y, scale)


def tree(x: float, y: float, scale: float = 1) -> Primitives:
    """Return a round tree standing at (x, y)."""
    trunk = path("M-5 0C-3 -14 -4 -26 -3 -38L4 -38C4 -26 4 -14 6 0Z", "hair_brown")
    crown = path("M0 -98C18 -100 30 -86 28 -72C38 -62 32 -40 16 -38C8 -32 -8 -32 -16 -38C-33 -40 -38 -60 -28 -70"
                 "C-32 -86 -18 -100 0 -98Z", "leaf")  # fmt: skip
    return moved(trunk + crown, x, y, scale)


def plant(x: float, y: float, scale: float = 1) -> Primitives:
    """Return a plant in a pot."""
    leaves = path("M0 -20C-22 -22 -26 -40 -20 -50C-6 -46 0 -36 0 -20Z", "leaf") + path(
        "M0 -20C18 -24 26 -44 18 -60C2 -54 -4 -38 0 -20Z", "leaf"
    )
    return moved(leaves + path("M-13 -20L13 -20L10 0L-10 0Z", "berry"), x, y, scale)


def window(x: float, y: float, w: float = 64, h: float = 60) -> Primitives:
    """Return a window with a blue morning in it."""
    cross = path(f"M{x + w / 2} {y}L{x + w / 2} {y + h}M{x} {y + h / 2}L{x + w} {y + h / 2}", None, "line", FINE)
    return box(x, y, w, h, 6, "sky") + cross


def desk(x: float, y: float, w: float, h: float = 44, top: Role = "paper") -> Primitives:
    """Return a table whose upper edge is at `y`."""
    legs = path(f"M{x + 8} {y + 8}L{x + 8} {y + h}M{x + w - 8} {y + 8}L{x + w - 8} {y + h}")
    return legs + bar(x, y, w, 11, 4, top)


def bubble(x: float, y: float, w: float, h: float, tail: float, fill: Role = "paper") -> Primitives:
    """Return a speech bubble; its tail points to `tail`, left (-1) or right (1), below it."""
    m, right, bottom = x + w / 2, x + w, y + h
    tip = m + tail * w * 0.46
    return path(
        f"M{m} {y}C{right - w * 0.12} {y} {right} {y + h * 0.2} {right} {y + h * 0.5}"
        f"C{right} {y + h * 0.82} {right - w * 0.16} {bottom} {m + w * 0.16} {bottom}"
        f"L{tip} {bottom + h * 0.26}L{m - w * 0.12} {bottom}"
        f"C{x + w * 0.12} {bottom} {x} {y + h * 0.8} {x} {y + h * 0.5}C{x} {y + h * 0.2} {x + w * 0.14} {y} {m} {y}Z",
        fill,
    )


def heart(x: float, y: float, scale: float = 1, fill: Role = "berry", line: Role | None = "line") -> Primitives:
    """Return a heart about (x, y)."""
    d = "M0 12C-10 4 -15 -1 -14 -8C-12 -15 -3 -15 0 -8C3 -15 12 -15 14 -8C15 -1 10 4 0 12Z"
    return moved(path(d, fill, line), x, y, scale)


def palm(x: float, y: float, scale: float = 1, skin: Role = "skin") -> Primitives:
    """Return an open hand seen from the palm, fingers up, about 60 high above its wrist at (x, y)."""
    d = (
        "M-13 0C-14 -10 -16 -16 -18 -22C-22 -28 -27 -32 -25 -36C-22 -39 -16 -36 -13 -30C-14 -38 -17 -50 -12 -52"
        "C-8 -54 -7 -46 -6 -38C-6 -46 -7 -58 -1 -58C4 -58 3 -46 3 -38C4 -46 4 -56 10 -55C15 -54 12 -44 11 -36"
        "C13 -42 15 -48 19 -47C23 -45 20 -36 18 -28C16 -18 14 -10 13 0Z"
    )
    return moved(path(d, skin), x, y, scale)


def school_bag(x: float, y: float, scale: float = 1, fill: Role = "berry") -> Primitives:
    """Return a small bag as worn, seen from behind, hanging from (x, y)."""
    return moved(
        path("M-15 4C-15 -6 15 -6 15 4L17 32C17 38 -17 38 -17 32Z", fill) + path("M-10 18L10 18", None, "line", FINE),
        x, y, scale,
    )  # fmt: skip


def wheelchair(
    x: float,
    y: float,
    hair: Hair,
    top: Role,
    *,
    scale: float = 1,
    skin: Role = "skin",
    hand: tuple[float, float] = (34, -62),
    look: float = 0.8,
) -> Primitives:
    """Return a child in a wheelchair, turned to our right, one `hand` raised (seen from the ground)."""
    sit = Build(30, 76, 100, 22, 18, 40)
    parts = path("M-30 -84L-20 -80L-20 -34L14 -34")
    parts += back_hair(0, -100, hair) + oval(*hand, 5.6, 5.6, skin)
    parts += limb((11, -68), ((11 + hand[0]) / 2, (hand[1] - 68) / 2 + 6), (hand[0] - 4, hand[1] + 1), 11.5, top)
    parts += torso(sit, top, False)
    parts += oval(41, -8, 9, 5.5, "line") + limb((8, -36), (44, -40), (36, -12), 13, "navy")
    parts += oval(30, -7, 6, 6, "paper") + path("M46 -2L30 -2", None)
    parts += oval(-2, -27, 26, 26, None) + dot(-2, -27, 5, "line")
    parts += limb((-13, -68), (-24, -56), (-10, -48), 11.5, top) + oval(-7, -47, 5.6, 5.6, skin)
    parts += head(0, -100, hair, look=look, skin=skin, smile=True)
    return moved(parts, x, y, scale)


def phone(x: float, y: float, w: float, h: float) -> Primitives:
    """Return a mobile phone standing upright."""
    return box(x, y, w, h, 14, "line") + bar(x + 8, y + 14, w - 16, h - 30, 5, "paper", None)


def rug(x: float, y: float, rx: float, ry: float, fill: Role = "primary_soft") -> Primitives:
    """Return a rug or a soft shadow on the floor."""
    return round_(x, y, rx, ry, fill, None)


def table(y: float) -> Primitives:
    """Return a table that fills the foot of a scene; its upper edge is at `y`."""
    return path(f"M18 {y}L302 {y}L312 {y + 21}C308 227 302 232 292 232L28 232C18 232 10 227 8 {y + 21}Z", "sand")


def legs_from(x: float, y: float, leg: Role) -> Primitives:
    """Return the legs of one who sits on an edge at `y`, seen from the front."""
    parts: Primitives = ()
    for side in (-11, 11):
        parts += oval(x + side * 1.1, y + 38, 11, 6.5, "line")
        parts += limb((x + side, y), (x + side, y + 16), (x + side * 1.1, y + 30), 15, leg)
    return parts


def officer(x: float, y: float, scale: float, left: Point) -> Primitives:
    """Return a police officer with nothing in the hands."""
    parts = person(0, 0, "short", "navy", build=ADULT, left=left, below="navy", smile=True)
    parts += path("M-9 -109L0 -98L9 -109Z", "sky", "line", FINE) + path("M0 -98L-4 -86L0 -72L4 -86Z", "line")
    parts += bar(8, -98, 11, 6, 1, "sun", None)
    parts += path("M-23 -142C-27 -154 -16 -162 0 -162C16 -162 27 -154 23 -142Z", "navy")
    parts += path("M-23 -142L23 -142C22 -135 12 -134 0 -134C-12 -134 -22 -135 -23 -142Z", "line")
    parts += path("M0 -158L2 -153L7 -153L3 -150L5 -145L0 -148L-5 -145L-3 -150L-7 -153L-2 -153Z", "sun", None)
    return moved(parts, x, y, scale)
