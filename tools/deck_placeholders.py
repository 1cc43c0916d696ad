"""Placeholders of the deck bases as XML: how each look is drawn, in theme colours and theme fonts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from generator.render.slide_model import EMU, INSETS, PANEL_GAPS, PANEL_INDENT, Box, Look, Size
from tools.deck_drawings import frame, preset, tint


@dataclass(frozen=True)
class Style:
    """How a look is drawn: fill, ink and line are theme colours, `anchor` t/ctr/b, `align` l/ctr/r."""

    ink: str = "tx1"
    fill: str = ""
    geometry: str = preset("rect")
    anchor: str = "t"
    align: str = "l"
    bold: bool = False
    serif: bool = False
    line: str = ""


_ROUND = preset("roundRect", ("adj", 12000))
LOOKS: Mapping[Look, Style] = {
    "title": Style("accent1", anchor="ctr", bold=True),
    "cover": Style("accent1", anchor="b", bold=True),
    "plain": Style(anchor="t"),
    "name": Style("tx1", anchor="ctr", bold=True),
    "centred": Style(anchor="ctr", align="ctr", bold=True),
    "card": Style(fill=tint("bg1", 100), geometry=_ROUND, anchor="ctr"),
    "bubble": Style(
        fill=tint("bg1", 100),
        geometry=preset("wedgeRoundRectCallout", ("adj1", -52400), ("adj2", 12000), ("adj3", 16667)),
        anchor="ctr",
    ),
    "tint": Style(fill=tint("accent1", 12), geometry=_ROUND, anchor="ctr"),
    "right": Style(fill=tint("accent2", 14), geometry=_ROUND, anchor="ctr"),
    "strip": Style(fill=tint("accent1", 16), geometry=_ROUND, anchor="ctr", bold=True),
    "timer": Style("bg1", anchor="ctr", align="ctr", bold=True),
    "head": Style(
        "bg1", tint("accent1", 100), preset("round2SameRect", ("adj1", 16667), ("adj2", 0)), "ctr", bold=True
    ),
    "head2": Style(
        "bg1", tint("accent2", 100), preset("round2SameRect", ("adj1", 16667), ("adj2", 0)), "ctr", bold=True
    ),
    "rung": Style("bg1", tint("accent1", 100), anchor="ctr", bold=True),
    "rung2": Style("bg1", tint("accent2", 100), anchor="ctr", bold=True),
    "panel": Style(fill=tint("bg1", 100), geometry=preset("round2SameRect", ("adj1", 0), ("adj2", 5000)), anchor="ctr"),
    "side": Style(fill=tint("bg1", 100), anchor="ctr"),
    "tag": Style("accent1", anchor="ctr", align="r", bold=True),
    "statute": Style(fill=tint("bg1", 100), anchor="ctr", serif=True),
    "quiet": Style(anchor="b"),
    "number": Style("bg1", tint("accent1", 100), anchor="ctr", align="ctr", bold=True),
    "person": Style(fill=tint("bg1", 100), geometry=_ROUND, anchor="ctr", align="ctr", line="accent1"),
    "tie": Style(fill=tint("bg2", 100), anchor="ctr", align="ctr", bold=True),
    "when": Style("accent1", anchor="ctr", bold=True),
    "chapter": Style("bg1", anchor="ctr", bold=True),
    "step": Style("bg1", anchor="ctr"),
}


def level(number: int, size_pt: int, ink: str, bold: bool, font: str) -> str:
    """Return the text style of outline level `number` of a master: size, theme ink, `mj` or `mn` theme fonts."""
    return (
        f'<a:lvl{number}pPr marL="0" indent="0" algn="l" defTabSz="914400" rtl="0" eaLnBrk="1" latinLnBrk="0" '
        'hangingPunct="1"><a:lnSpc><a:spcPct val="105000"/></a:lnSpc><a:spcBef><a:spcPts val="0"/></a:spcBef>'
        f'<a:buNone/><a:defRPr lang="zh-CN" altLang="en-US" sz="{size_pt * 100}" b="{int(bold)}" kern="1200">'
        f'<a:solidFill><a:schemeClr val="{ink}"/></a:solidFill><a:latin typeface="+{font}-lt"/>'
        f'<a:ea typeface="+{font}-ea"/><a:cs typeface="+{font}-cs"/></a:defRPr></a:lvl{number}pPr>'
    )


def placeholder(
    number: int, name: str, which: str, box: Box, look: Look, size_pt: int, prompt: str, ink: str | None = None
) -> str:
    """Return a placeholder.

    Args:
        number: its id.
        name: what editors call it.
        which: the attributes of its `p:ph`.
        box: in points.
        look: one of `LOOKS`.
        size_pt: type size in points.
        prompt: what it asks for while empty.
        ink: a theme colour in place of the look's own, where it stands on a ground of its own.
    """
    style = LOOKS[look]
    left, top, right, bottom = (round(side * EMU) for side in INSETS[look])
    fill = f"<a:solidFill>{style.fill}</a:solidFill>" if style.fill else "<a:noFill/>"
    line = f'<a:ln w="28575"><a:solidFill><a:schemeClr val="{style.line}"/></a:solidFill></a:ln>' if style.line else ""
    indent = (
        f' marL="{PANEL_INDENT * EMU}" indent="-{PANEL_INDENT * EMU}"' if look == "panel" else ' marL="0" indent="0"'
    )
    bullet = '<a:buClr><a:schemeClr val="accent1"/></a:buClr><a:buFont typeface="Arial"/><a:buChar char="•"/>'
    space = f'<a:spcBef><a:spcPts val="{PANEL_GAPS[-1] * 100 if look == "panel" else 0}"/></a:spcBef>'
    leading = '<a:lnSpc><a:spcPct val="120000"/></a:lnSpc>' if style.serif else ""  # 宋体 is set closer than 微软雅黑
    # 宋体 here and nowhere else: a reader sees at once what is law and what is us.
    serif = '<a:latin typeface="SimSun"/><a:ea typeface="宋体"/>' if style.serif else ""
    custom = "" if number < 4 and "body" in which and 'idx="1"' in which else ' hasCustomPrompt="1"'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name={quoteattr(name)}/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f"<p:nvPr><p:ph {which}{custom if 'idx' in which else ''}/></p:nvPr></p:nvSpPr>"
        f"<p:spPr>{frame(box)}{style.geometry}{fill}{line}</p:spPr>"
        f'<p:txBody><a:bodyPr vert="horz" wrap="square" lIns="{left}" tIns="{top}" rIns="{right}" bIns="{bottom}" '
        f'rtlCol="0" anchor="{style.anchor}"><a:normAutofit/></a:bodyPr><a:lstStyle><a:lvl1pPr{indent} '
        f'algn="{style.align}" hangingPunct="0">{leading}{space}{bullet if look == "panel" else "<a:buNone/>"}'
        f'<a:defRPr lang="zh-CN" altLang="en-US" sz="{size_pt * 100}" b="{int(style.bold)}"><a:solidFill>'
        f'<a:schemeClr val="{ink or style.ink}"/></a:solidFill>{serif}</a:defRPr></a:lvl1pPr></a:lstStyle><a:p>'
        f'<a:r><a:rPr lang="zh-CN" altLang="en-US"/><a:t>{escape(prompt)}</a:t></a:r></a:p></p:txBody></p:sp>'
    )


def feet(scale: Mapping[Size, int], on_master: bool) -> str:
    """Return footer and slide number; on a layout they take everything from the master."""
    rows = (
        ("页脚", "ftr", 70 if not on_master else 3, Box(72, 508, 640, 22), "l", ""),
        (
            "页码", "sldNum", 71 if not on_master else 4, Box(796, 508, 100, 22), "r",
            '<a:fld id="{C1FF6DA9-008F-8B48-92A6-B652298478BF}" type="slidenum"><a:rPr lang="zh-CN" altLang="en-US"/>'
            "<a:t>‹#›</a:t></a:fld>",
        ),
    )  # fmt: skip
    return "".join(
        f'<p:sp><p:nvSpPr><p:cNvPr id="{900 + idx}" name="{name}"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{kind}" sz="quarter" idx="{idx}"/></p:nvPr></p:nvSpPr>'
        + (f"<p:spPr>{frame(box)}{preset('rect')}</p:spPr>" if on_master else "<p:spPr/>")
        + '<p:txBody><a:bodyPr vert="horz" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" anchor="ctr"/>'
        f'<a:lstStyle><a:lvl1pPr algn="{align}"><a:defRPr sz="{scale["footer"] * 100}" b="0"><a:solidFill>'
        f'<a:schemeClr val="tx1"><a:lumMod val="90000"/><a:lumOff val="10000"/></a:schemeClr></a:solidFill></a:defRPr>'
        f'</a:lvl1pPr></a:lstStyle><a:p>{run}<a:endParaRPr lang="zh-CN" altLang="en-US"/></a:p></p:txBody></p:sp>'
        for name, kind, idx, box, align, run in rows
    )
