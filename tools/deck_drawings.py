"""The drawings of the deck bases as native DrawingML shapes in theme colours; `build_deck_bases` places them.

Everything here is decoration: it stands on masters and layouts only, and says nothing a text does not say.
"""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from generator.render.slide_model import EMU, Box

Point = tuple[float, float]
Path = tuple[tuple[Point, ...], ...]
"""Steps of a closed outline on a 100 × 100 grid: one point moves or draws a line, three bend (Bézier)."""

# The mark: a seedling of two leaves, the larger bending over the smaller (identity.md).
STEM: Path = (((47, 100),), ((46, 84), (47, 74), (50, 63)), ((54, 64),), ((51, 76), (51, 86), (52, 100)))
LARGE_LEAF: Path = (((52, 66),), ((46, 40), (34, 24), (6, 20)), ((36, -8), (84, 4), (52, 66)))
SMALL_LEAF: Path = (((49, 74),), ((30, 78), (14, 68), (10, 48)), ((28, 46), (44, 54), (49, 74)))
HILL: Path = (((0, 100),), ((0, 60),), ((25, 20), (45, 10), (62, 36)), ((76, 58), (88, 50), (100, 30)), ((100, 100),))
SLOPE: Path = (((0, 100),), ((0, 20),), ((30, 0), (56, 70), (100, 88)), ((100, 100),))


def tint(colour: str, percent: int) -> str:
    """Return a theme colour that lets the ground through: `percent` of it is seen, whatever the theme."""
    seen = f'<a:alpha val="{percent * 1000}"/>' if percent < 100 else ""
    return f'<a:schemeClr val="{colour}">{seen}</a:schemeClr>'


def frame(box: Box, turned: bool = False) -> str:
    """Return the `a:xfrm` of a box in points; `turned` stands it on its head."""
    x, y, w, h = (round(side * EMU) for side in (box.x, box.y, box.w, box.h))
    flip = ' flipV="1"' if turned else ""
    return f'<a:xfrm{flip}><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></a:xfrm>'


def preset(kind: str, *guides: tuple[str, int]) -> str:
    """Return a preset geometry, e.g. `preset("roundRect", ("adj", 9000))`."""
    listed = "".join(f'<a:gd name="{name}" fmla="val {value}"/>' for name, value in guides)
    return f'<a:prstGeom prst="{kind}"><a:avLst>{listed}</a:avLst></a:prstGeom>'


def outline(path: Path) -> str:
    """Return a custom geometry from a path on the 100 × 100 grid."""

    def point(at: Point) -> str:
        return f'<a:pt x="{round(at[0] * 100)}" y="{round(at[1] * 100)}"/>'

    drawn = f"<a:moveTo>{point(path[0][0])}</a:moveTo>"
    for step in path[1:]:
        tag = "lnTo" if len(step) == 1 else "cubicBezTo"
        drawn += f"<a:{tag}>{''.join(map(point, step))}</a:{tag}>"
    return (
        "<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
        '<a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="10000" h="10000">'
        f"{drawn}<a:close/></a:path></a:pathLst></a:custGeom>"
    )


def shape(number: int, name: str, box: Box, geometry: str, colour: str, turned: bool = False) -> str:
    """Return a filled shape without outline and text; `number` is its id on its master or layout."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={quoteattr(name)}/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr>'
        f"<p:spPr>{frame(box, turned)}{geometry}<a:solidFill>{colour}</a:solidFill><a:ln><a:noFill/></a:ln></p:spPr>"
        '<p:txBody><a:bodyPr rtlCol="0" anchor="ctr"/><a:lstStyle/>'
        '<a:p><a:endParaRPr lang="zh-CN" altLang="en-US"/></a:p></p:txBody></p:sp>'
    )


def lettering(number: int, name: str, box: Box, text: str, size_pt: int, colour: str) -> str:
    """Return a fixed sign of a layout, such as the large question mark."""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={quoteattr(name)}/><p:cNvSpPr txBox="1"/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr>{frame(box)}{preset("rect")}<a:noFill/></p:spPr>'
        '<p:txBody><a:bodyPr wrap="none" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" anchor="ctr"/><a:lstStyle/>'
        f'<a:p><a:pPr algn="ctr"/><a:r><a:rPr lang="zh-CN" altLang="en-US" sz="{size_pt * 100}" b="1">'
        f"<a:solidFill>{colour}</a:solidFill></a:rPr><a:t>{text}</a:t></a:r></a:p></p:txBody></p:sp>"
    )


def seedling(number: int, box: Box, large: str, small: str) -> str:
    """Return the mark in three shapes with the ids `number` to `number` + 2."""
    return (
        shape(number, "青禾 茎", box, outline(STEM), large)
        + shape(number + 1, "青禾 大叶", box, outline(LARGE_LEAF), large)
        + shape(number + 2, "青禾 小叶", box, outline(SMALL_LEAF), small)
    )


def school(number: int, box: Box, colour: str, windows: str) -> str:
    """Return a school building with a tree, a quiet silhouette for scenes; uses ids up to `number` + 9."""

    def part(x: float, y: float, w: float, h: float) -> Box:
        return Box(box.x + box.w * x, box.y + box.h * y, box.w * w, box.h * h)

    walls = (
        shape(number, "左楼", part(0, 0.34, 0.16, 0.66), preset("rect"), colour)
        + shape(number + 1, "主楼", part(0.16, 0.1, 0.2, 0.9), preset("rect"), colour)
        + shape(number + 2, "右楼", part(0.36, 0.34, 0.14, 0.66), preset("rect"), colour)
    )
    glass = "".join(
        shape(number + 3 + i, "窗", part(x, 0.5, 0.05, 0.2), preset("rect"), windows)
        for i, x in enumerate((0.055, 0.19, 0.28, 0.41))
    )
    dome = preset("round2SameRect", ("adj1", 50000), ("adj2", 0))
    trunk = shape(number + 7, "树干", part(0.64, 0.74, 0.02, 0.26), preset("rect"), colour)
    crown = shape(number + 8, "树冠", part(0.57, 0.12, 0.16, 0.62), preset("ellipse"), colour)
    bush = shape(number + 9, "灌木", part(0.78, 0.62, 0.22, 0.38), dome, colour)
    return walls + glass + trunk + crown + bush
