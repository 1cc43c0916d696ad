"""A drawing as native, grouped shapes of a slide: editable, and recoloured by the deck's theme."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from xml.sax.saxutils import quoteattr

from lxml import etree

from generator.render.drawing.colours import FIXED, THEMED, Role
from generator.render.drawing.model import HEIGHT, Command, Drawing, Ellipse, Path, Primitive, hull
from generator.render.slide_model import EMU, Box

_NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)

_TAGS: Mapping[Command, str] = {"M": "moveTo", "L": "lnTo", "C": "cubicBezTo", "Z": "close"}


def fitted(drawing: Drawing, box: Box) -> Box:
    """Return the largest place for the drawing in the middle of `box`."""
    scale = min(box.w / drawing.width, box.h / HEIGHT)
    w, h = drawing.width * scale, HEIGHT * scale
    return Box(box.x + (box.w - w) / 2, box.y + (box.h - h) / 2, w, h)


def group(drawing: Drawing, box: Box, number: int) -> Any:
    """Return the drawing as one group (`p:grpSp`).

    Args:
        drawing: what is drawn.
        box: the room for it, in points.
        number: the group's id on the slide; its shapes have the ids that follow, one each.
    """
    place = fitted(drawing, box)
    scale = place.w / drawing.width
    frame = (
        f'<a:off x="{round(place.x * EMU)}" y="{round(place.y * EMU)}"/>'
        f'<a:ext cx="{round(place.w * EMU)}" cy="{round(place.h * EMU)}"/>'
    )
    shapes = "".join(
        _shape(item, place, scale, index, f"{drawing.name} {index - number}")
        for index, item in enumerate(drawing.primitives, number + 1)
    )
    # Children in the slide's own units: what other programs write, and read without mistakes.
    return etree.fromstring(
        f'<p:grpSp {_NAMESPACES}><p:nvGrpSpPr><p:cNvPr id="{number}" name={quoteattr("图画 " + drawing.name)} '
        f'descr={quoteattr(drawing.alt)}/><p:cNvGrpSpPr><a:grpSpLocks noChangeAspect="1"/></p:cNvGrpSpPr><p:nvPr/>'
        f"</p:nvGrpSpPr><p:grpSpPr><a:xfrm>{frame}{frame.replace('a:off', 'a:chOff').replace('a:ext', 'a:chExt')}"
        f"</a:xfrm></p:grpSpPr>{shapes}</p:grpSp>"
    )


def _shape(item: Primitive, place: Box, scale: float, number: int, name: str) -> str:
    left, top, right, bottom = hull(item)
    # A flat line has no height to divide by.
    right, bottom = max(right, left + 0.1), max(bottom, top + 0.1)
    x, y = round((place.x + left * scale) * EMU), round((place.y + top * scale) * EMU)
    w, h = round((right - left) * scale * EMU), round((bottom - top) * scale * EMU)
    if isinstance(item, Path):
        geometry = _outline(item, left, top, right, bottom)
    elif isinstance(item, Ellipse):
        geometry = '<a:prstGeom prst="ellipse"><a:avLst/></a:prstGeom>'
    else:
        round_by = round(min(0.5, item.r / min(item.w, item.h)) * 100000)
        geometry = (
            f'<a:prstGeom prst="roundRect"><a:avLst><a:gd name="adj" fmla="val {round_by}"/></a:avLst></a:prstGeom>'
        )
    fill = f"<a:solidFill>{_colour(item.fill)}</a:solidFill>" if item.fill else "<a:noFill/>"
    line = "<a:ln><a:noFill/></a:ln>"
    if item.line:
        line = (
            f'<a:ln w="{round(item.width * scale * EMU)}" cap="rnd"><a:solidFill>{_colour(item.line)}</a:solidFill>'
            "<a:round/></a:ln>"
        )
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={quoteattr(name)}/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
        f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></a:xfrm>{geometry}{fill}{line}</p:spPr></p:sp>'
    )


def _outline(item: Path, left: float, top: float, right: float, bottom: float) -> str:
    drawn = ""
    for command, points in item.steps:
        listed = "".join(f'<a:pt x="{round((x - left) * 100)}" y="{round((y - top) * 100)}"/>' for x, y in points)
        drawn += f"<a:{_TAGS[command]}>{listed}</a:{_TAGS[command]}>"
    filled = "" if item.fill else ' fill="none"'
    return (
        '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
        f'<a:path w="{round((right - left) * 100)}" h="{round((bottom - top) * 100)}"{filled}>{drawn}</a:path>'
        "</a:pathLst></a:custGeom>"
    )


def _colour(role: Role) -> str:
    if role in FIXED:
        return f'<a:srgbClr val="{FIXED[role]}"/>'
    slot, pure, share = THEMED[role]
    if share == 100:
        return f'<a:schemeClr val="{slot}"/>'
    return (
        f'<a:schemeClr val="{slot}"><a:satMod val="{pure * 1000}"/><a:lumMod val="{share * 1000}"/>'
        f'<a:lumOff val="{(100 - share) * 1000}"/></a:schemeClr>'
    )
