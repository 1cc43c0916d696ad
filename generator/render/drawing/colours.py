"""The colours of the drawings: roles that follow a band's theme, and a few that stay what they are."""

from __future__ import annotations

import colorsys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Role = Literal[
    "ground", "paper", "line", "primary", "primary_mid", "primary_soft", "second", "second_mid", "second_soft",
    "skin", "skin_tan", "skin_fair", "blush", "hair", "hair_brown", "hair_grey", "sun", "leaf", "berry",
    "sand", "sky", "grass", "board", "navy",
]  # fmt: skip


@dataclass(frozen=True)
class Palette:
    """A band's five colours (RRGGBB), as in its deck base."""

    ground: str
    paper: str
    primary: str
    second: str
    line: str


PALETTES: Mapping[str, Palette] = {
    "lower-primary": Palette("FFF7E8", "FFFFFF", "B23C0B", "0B6B63", "3A2A1E"),
    "middle-primary": Palette("F3FAF0", "FFFFFF", "2F6B2F", "9A4A0A", "22301F"),
    "upper-primary": Palette("EFF6FC", "FFFFFF", "1F5FA8", "0B6B63", "1C2A38"),
    "junior": Palette("F4F4FB", "FFFFFF", "4338CA", "A61E57", "23223A"),
    "senior": Palette("F5F6F7", "FFFFFF", "22333B", "8A4F10", "1B2226"),
    "talk": Palette("FFFFFF", "F1F4F8", "14304F", "7A5C14", "16202B"),
    "training": Palette("F4F8F8", "FFFFFF", "0B5A54", "8A4F10", "1B2A2A"),
    "site": Palette("FFFFFF", "FFFFFF", "0F766E", "9A4A0A", "1F2A2E"),
}

Theme = tuple[str, int, int]
THEMED: Mapping[Role, Theme] = {
    "ground": ("bg2", 100, 100),
    "paper": ("bg1", 100, 100),
    "line": ("tx1", 100, 100),
    "primary": ("accent1", 100, 100),
    "primary_mid": ("accent1", 74, 58),
    "primary_soft": ("accent1", 60, 18),
    "second": ("accent2", 100, 100),
    "second_mid": ("accent2", 45, 55),
    "second_soft": ("accent2", 45, 18),
}
"""A role's theme slot, and what stays of its saturation and of its luminance, in percent; the rest is white."""
FIXED: Mapping[Role, str] = {
    "skin": "F3C9A0",
    "skin_tan": "DDA877",
    "skin_fair": "FADDC0",
    "blush": "F0A487",
    "hair": "33282A",
    "hair_brown": "6B4630",
    "hair_grey": "B9B4AE",
    "sun": "F6C453",
    "leaf": "86B66B",
    "berry": "E0705A",
    "sand": "F5DFB8",
    "sky": "DDEFF7",
    "grass": "CBE0AE",
    "board": "4B7B66",
    "navy": "3D5A86",
}


def colour(role: Role, palette: Palette) -> str:
    """Return a role's colour in a palette as RRGGBB, as a theme's slot would be shown.

    Both are changed in HSL, as ECMA-376 part 1 §20.1.2.3 has it (satMod, lumMod, lumOff).
    """
    if role in FIXED:
        return FIXED[role]
    slot, pure, share = THEMED[role]
    own = {
        "bg1": palette.paper,
        "bg2": palette.ground,
        "tx1": palette.line,
        "accent1": palette.primary,
        "accent2": palette.second,
    }[slot]
    if share == 100:
        return own
    red, green, blue = (int(own[i : i + 2], 16) / 255 for i in (0, 2, 4))
    hue, light, saturation = colorsys.rgb_to_hls(red, green, blue)
    shown = colorsys.hls_to_rgb(hue, light * share / 100 + 1 - share / 100, saturation * pure / 100)
    return "".join(f"{round(part * 255):02X}" for part in shown)
