"""The character of each band: what its master, its first and last slide and the slides that open a step are drawn with.

Decoration only, on masters and layouts, in theme colours; one accent at a time and much free ground (identity.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from generator.render.slide_model import PAGE, Box
from tools.deck_drawings import HILL, SLOPE, Path, outline, preset, seedling, shape, tint

Motif = Literal["meadow", "hills", "kite", "circles", "slate", "court", "panel"]
Ink = Mapping[str, str]
_CORNER: Path = (((0, 0),), ((0, 55), (45, 100), (100, 100)), ((100, 0),))
_SLANT: Path = (((34, 0),), ((100, 0),), ((100, 100),), ((0, 100),))
_STRIPE: Path = (((88, 0),), ((100, 0),), ((12, 100),), ((0, 100),))
_EDGE: Path = (((0, 0),), ((100, 0),), ((20, 100),), ((0, 100),))
_RIVER: Path = (
    ((0, 100),), ((0, 40),), ((20, 0), (34, 0), (50, 36)), ((66, 72), (84, 70), (100, 24)), ((100, 100),)
)  # fmt: skip
_SAIL: Path = (((50, 0),), ((100, 40),), ((50, 100),), ((0, 40),))
_HALF: Path = (((50, 0),), ((100, 40),), ((50, 100),))
_TAIL: Path = (
    ((50, 0),), ((80, 20), (20, 45), (50, 70)), ((66, 84), (60, 92), (56, 100)), ((50, 100),),
    ((54, 90), (58, 84), (44, 72)), ((12, 46), (72, 22), (47, 1)),
)  # fmt: skip
_ROOF: Path = (((50, 0),), ((100, 100),), ((0, 100),))
_WHOLE = Box(0, 0, *PAGE)


@dataclass(frozen=True)
class Ground:
    """Colours of a figure: what stands out, its companion, and a tint that stays back."""

    strong: str
    second: str
    quiet: str
    quieter: str


LIGHT = Ground(tint("accent1", 100), tint("accent2", 100), tint("accent1", 16), tint("accent2", 14))
DARK = Ground(tint("bg1", 100), tint("bg1", 70), tint("bg1", 18), tint("bg1", 10))


def master(motif: Motif) -> str:
    """Return what stands on every slide of a band."""
    mark = seedling(66, Box(20, 498, 30, 30), LIGHT.strong, LIGHT.second)
    line = shape(41, "细线", Box(72, 504, 824, 1), preset("rect"), tint("accent1", 30))
    drawn = {
        "meadow": shape(40, "山坡", Box(0, 486, 960, 54), outline(HILL), tint("accent2", 14))
        + shape(41, "太阳", Box(868, 0, 92, 92), outline(_CORNER), tint("accent1", 16)),
        "hills": shape(40, "山坡", Box(0, 490, 960, 50), outline(HILL), tint("accent2", 14))
        + shape(41, "近坡", Box(0, 508, 960, 32), outline(SLOPE), tint("accent1", 14)),
        "kite": shape(40, "河", Box(0, 492, 960, 48), outline(_RIVER), tint("accent1", 12))
        + _kite(41, Box(898, 18, 34, 42), LIGHT, tail=False),
        "circles": shape(40, "侧边", Box(0, 0, 12, 540), preset("rect"), LIGHT.strong)
        + shape(41, "圆", Box(900, 16, 40, 40), preset("ellipse"), tint("accent1", 20))
        + shape(42, "小圆", Box(890, 44, 20, 20), preset("ellipse"), tint("accent2", 70)),
        "slate": shape(40, "短线", Box(72, 24, 64, 6), preset("rect"), LIGHT.second) + line,
        "court": shape(40, "顶边", Box(0, 0, 960, 12), preset("rect"), LIGHT.strong)
        + shape(42, "顶边细线", Box(0, 12, 960, 3), preset("rect"), LIGHT.second)
        + line,
        "panel": shape(40, "斜边", Box(0, 0, 34, 540), outline(_EDGE), LIGHT.strong) + line,
    }[motif]
    return drawn + mark


def cover(motif: Motif) -> tuple[str, Ink]:
    """Return what the first slide is drawn with, and the ink of the texts that stand on colour."""
    light = {"title": "bg1", "subtitle": "bg1", "who": "bg1"}
    if motif == "meadow":
        return (
            shape(301, "太阳", Box(676, 60, 220, 220), preset("ellipse"), tint("accent1", 18))
            + shape(302, "远坡", Box(0, 366, 960, 174), outline(HILL), tint("accent2", 12))
            + shape(303, "近坡", Box(0, 474, 960, 66), outline(SLOPE), tint("accent2", 20))
            + _plants(330, Box(696, 176, 208, 316), LIGHT)
        ), {}
    if motif == "hills":
        return (
            shape(301, "圆", Box(640, 54, 300, 300), preset("ellipse"), tint("accent1", 12))
            + shape(302, "山坡", Box(0, 360, 960, 180), outline(HILL), tint("accent2", 16))
            + shape(303, "近坡", Box(0, 456, 960, 84), outline(SLOPE), tint("accent1", 22))
            + _plants(330, Box(664, 96, 250, 320), LIGHT)
        ), {}
    if motif == "kite":
        return (
            shape(301, "云", Box(560, 334, 150, 78), preset("cloud"), tint("accent1", 12))
            + shape(302, "云", Box(432, 44, 120, 60), preset("cloud"), tint("accent1", 10))
            + shape(304, "河", Box(0, 470, 960, 70), outline(_RIVER), tint("accent1", 16))
            + shape(305, "岸", Box(0, 500, 960, 40), outline(SLOPE), tint("accent2", 20))
            + _kite(330, Box(690, 62, 190, 232), LIGHT)
        ), {}
    if motif == "slate":
        return (
            shape(301, "上半页", Box(0, 0, 960, 310), preset("rect"), LIGHT.strong)
            + shape(302, "线", Box(0, 310, 960, 6), preset("rect"), LIGHT.second)
            + seedling(330, Box(722, 84, 150, 226), tint("bg1", 100), tint("bg1", 60))
        ), {"title": "bg1"}
    if motif == "court":
        return (
            shape(301, "底色", _WHOLE, preset("rect"), LIGHT.strong)
            + shape(302, "竖线", Box(72, 132, 5, 160), preset("rect"), LIGHT.second)
            + _court(310, DARK)
            + shape(305, "底边", Box(0, 520, 960, 20), preset("rect"), LIGHT.second)
        ), light
    panel = Box(640, 0, 320, 540)
    if motif == "panel":
        return (
            shape(301, "斜面", panel, outline(_SLANT), LIGHT.strong)
            + shape(302, "斜条", Box(588, 0, 156, 540), outline(_STRIPE), LIGHT.second)
            + seedling(330, Box(764, 150, 150, 226), tint("bg1", 100), tint("bg1", 60))
        ), {}
    return (
        shape(301, "色面", Box(688, 0, 272, 540), preset("rect"), LIGHT.strong)
        + shape(302, "大圆", Box(708, 40, 230, 230), preset("ellipse"), tint("accent2", 75))
        + shape(303, "圆", Box(760, 206, 180, 180), preset("ellipse"), tint("bg1", 22))
        + shape(304, "小圆", Box(716, 372, 96, 96), preset("ellipse"), tint("bg1", 14))
        + seedling(330, Box(752, 130, 150, 226), tint("bg1", 100), tint("bg1", 70))
    ), {}


def chapter(motif: Motif) -> str:
    """Return the full ground of a slide that opens a step, with the band's figure in light."""
    ground = shape(300, "底色", _WHOLE, preset("rect"), LIGHT.strong)
    figure = {
        "meadow": shape(301, "太阳", Box(690, 60, 190, 190), preset("ellipse"), DARK.quiet)
        + shape(302, "远坡", Box(0, 400, 960, 140), outline(HILL), DARK.quieter)
        + _plants(330, Box(700, 190, 190, 260), DARK),
        "hills": shape(302, "远坡", Box(0, 400, 960, 140), outline(HILL), DARK.quieter)
        + shape(303, "近坡", Box(0, 470, 960, 70), outline(SLOPE), DARK.quieter)
        + _plants(330, Box(680, 110, 220, 320), DARK),
        "kite": shape(302, "河", Box(0, 470, 960, 70), outline(_RIVER), DARK.quieter)
        + _kite(330, Box(710, 70, 170, 208), DARK),
        "circles": shape(302, "大圆", Box(690, 60, 230, 230), preset("ellipse"), DARK.quiet)
        + shape(303, "圆", Box(760, 240, 180, 180), preset("ellipse"), DARK.quieter)
        + seedling(330, Box(742, 116, 140, 210), DARK.strong, DARK.second),
        "slate": shape(302, "线", Box(96, 344, 560, 3), preset("rect"), DARK.second)
        + seedling(330, Box(730, 150, 150, 226), DARK.strong, DARK.second),
        "court": _court(310, DARK) + shape(305, "底边", Box(0, 526, 960, 14), preset("rect"), LIGHT.second),
        "panel": shape(302, "斜条", Box(588, 0, 156, 540), outline(_STRIPE), DARK.quiet)
        + seedling(330, Box(764, 150, 150, 226), DARK.strong, DARK.second),
    }[motif]
    return ground + figure


def closing(motif: Motif) -> str:
    """Return what the last slide is drawn with: the seedling, and the master's own frame."""
    sun = Box(712, 92, 190, 190)
    plant = Box(sun.x + sun.w * 0.2, sun.y + sun.h * 0.2, sun.w * 0.6, sun.h * 0.62)
    return (
        shape(310, "圆", sun, preset("ellipse"), tint("accent1", 12))
        + seedling(311, plant, LIGHT.strong, LIGHT.second)
        + master(motif)
    )


def _plants(number: int, box: Box, ground: Ground) -> str:
    """Return a tall seedling and two small ones at its foot: older and younger; uses nine ids."""
    foot = box.y + box.h
    small, middle = box.w * 0.32, box.w * 0.42
    return (
        seedling(number, Box(box.x + box.w * 0.24, box.y, box.w * 0.62, box.h), ground.strong, ground.second)
        + seedling(number + 3, Box(box.x, foot - small * 1.3, small, small * 1.3), ground.second, ground.strong)
        + seedling(
            number + 6, Box(box.x + box.w * 0.66, foot - middle * 0.92, middle, middle), ground.second, ground.strong
        )
    )


def _kite(number: int, box: Box, ground: Ground, tail: bool = True) -> str:
    """Return a kite; uses three ids."""
    sail = shape(number, "风筝", box, outline(_SAIL), ground.second)
    half = shape(number + 1, "风筝右半", box, outline(_HALF), ground.strong)
    string = Box(box.x + box.w * 0.12, box.y + box.h, box.w * 0.76, box.h * 0.78)
    return sail + half + (shape(number + 2, "风筝尾", string, outline(_TAIL), ground.strong) if tail else "")


def _court(number: int, ground: Ground) -> str:
    """Return a building with four columns and the seedling before it; uses ids up to `number` + 12."""
    left, top, width = 684, 96, 212
    columns = "".join(
        shape(number + 2 + i, "柱", Box(left + 20 + i * 48, top + 96, 28, 178), preset("rect"), ground.quiet)
        for i in range(4)
    )
    return (
        shape(number, "屋顶", Box(left, top, width, 78), outline(_ROOF), ground.quiet)
        + shape(number + 1, "横梁", Box(left, top + 82, width, 10), preset("rect"), ground.quiet)
        + columns
        + shape(number + 6, "台阶", Box(left - 12, top + 280, width + 24, 12), preset("rect"), ground.quiet)
        + shape(number + 7, "台阶", Box(left - 26, top + 296, width + 52, 14), preset("rect"), ground.quiet)
        + seedling(number + 9, Box(left + 52, top + 128, 108, 150), ground.strong, tint("accent2", 100))
    )
