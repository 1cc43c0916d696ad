"""Feelings: large round faces, the only ones with brows and a whole mouth."""

from __future__ import annotations

from collections.abc import Callable

from generator.render.drawing.colours import Role
from generator.render.drawing.figure import Hair, back_hair, head
from generator.render.drawing.model import LINE, THING, Drawing, Primitives, dot, moved, path
from generator.render.drawing.setting import spot

BROWS = {
    "inner": "M66 109C74 107 82 103 88 98M152 98C158 103 166 107 174 109",
    "down": "M68 98C76 98 84 101 90 105M150 105C156 101 164 98 172 98",
    "none": "",
}
MOUTHS = {
    "open": "M98 160C110 164 130 164 142 160C140 178 130 184 120 184C110 184 100 178 98 160Z",
    "down": "M102 174C110 164 130 164 138 174",
    "flat": "M102 171C112 167 128 167 138 171",
    "round": "M120 162C128 162 131 167 131 172C131 178 127 182 120 182C113 182 109 178 109 172C109 167 112 162 120 162",
    "soft": "M104 164C112 171 128 171 136 164",
}


def _face(
    hair: Hair, shirt: Role, brows: str, mouth: str, tint: Role, *, skin: Role = "skin", eyes: str = "open",
) -> Primitives:  # fmt: skip
    parts = spot(tint) + moved(back_hair(0, 0, hair), 120, 122, 3.5)
    parts += path("M58 222C60 204 76 196 96 194L144 194C164 196 180 204 182 222C164 228 76 228 58 222Z", shirt)
    parts += moved(head(0, 0, hair, skin=skin, eyes=False), 120, 122, 3.5)
    features = dot(76, 148, 12, "blush") + dot(164, 148, 12, "blush")
    if eyes == "shut":
        features += path("M82 128C86 134 94 134 98 128M142 128C146 134 154 134 158 128")
    elif eyes == "glad":
        features += path("M82 132C86 124 94 124 98 132M142 132C146 124 154 124 158 132")
    else:
        size = 8.5 if eyes == "wide" else 7
        features += dot(90, 126, size, "line") + dot(150, 126, size, "line")
    if BROWS[brows]:
        features += path(BROWS[brows])
    if mouth == "open":
        features += path(MOUTHS[mouth], "berry")
    else:
        features += path(MOUTHS[mouth], None, "line", LINE)
    return parts + features


def _drawing(name: str, alt: str, face: Callable[[], Primitives]) -> Drawing:
    return Drawing(name, "心情", alt, THING, lambda: [face()])


DRAWINGS = (
    _drawing("开心", "一张开心的圆脸，嘴巴笑开了",
             lambda: _face("tails", "primary", "none", "open", "second_soft", eyes="glad")),
    _drawing("难过", "一张难过的圆脸，眉毛和嘴角垂下来",
             lambda: _face("bob", "second", "inner", "down", "sky")),
    _drawing("生气", "一张生气的圆脸，眉毛压低，嘴巴抿紧",
             lambda: _face("crop", "leaf", "down", "flat", "primary_soft", skin="skin_tan")),
    _drawing("害怕", "一张害怕的圆脸，眼睛睁大，嘴巴微微张开",
             lambda: _face("short", "sun", "inner", "round", "second_soft", eyes="wide")),
    _drawing("平静", "一张平静的圆脸，闭着眼睛，轻轻呼吸",
             lambda: _face("curls", "primary_mid", "none", "soft", "grass", eyes="shut")),
)  # fmt: skip
