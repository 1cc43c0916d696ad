"""What a slide layout is made of: boxes, type sizes, looks; in points on a page of 960 × 540."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

PAGE = (960, 540)
EMU = 12700
"""English Metric Units per point (ECMA-376 part 1, §20.1.2.1)."""

Size = Literal[
    "cover", "cover_least", "title", "big", "ask", "lead", "body", "small",
    "statute_lead", "statute", "statute_least", "number", "source", "facts", "footer",
]  # fmt: skip

_PLAIN: dict[Size, int] = {
    "cover": 56, "cover_least": 44, "title": 36, "big": 46, "ask": 34, "lead": 28, "body": 26, "small": 24,
    "statute_lead": 28, "statute": 24, "statute_least": 22, "number": 32, "source": 16, "facts": 18, "footer": 14,
}  # fmt: skip
_PRIMARY: dict[Size, int] = {**_PLAIN, "title": 38, "big": 48, "ask": 36}
_LOWER: dict[Size, int] = {
    "cover": 58, "cover_least": 46, "title": 40, "big": 54, "ask": 40, "lead": 34, "body": 32, "small": 28,
    "statute_lead": 28, "statute": 26, "statute_least": 24, "number": 36, "source": 16, "facts": 18, "footer": 14,
}  # fmt: skip

SCALES: Mapping[str, Mapping[Size, int]] = {
    "lower-primary": _LOWER,
    "middle-primary": _PRIMARY,
    "upper-primary": _PRIMARY,
    "junior": _PLAIN,
    "senior": _PLAIN,
    "talk": _PLAIN,
    "training": _PLAIN,
}
"""Type sizes in points per base file; body never below 24, in 小低 never below 28 (design.md §6)."""

_BASES = {
    "小低": "lower-primary",
    "小中": "middle-primary",
    "小高": "upper-primary",
    "初中": "junior",
    "高中": "senior",
}

TRAINING, YOUNGEST = "training", "lower-primary"
"""The base files of training decks, and of children who hardly read yet."""


def base_name(form: str, band: str) -> str:
    """Return the base file of a lesson of this form in this band."""
    return "talk" if form == "法治讲座" else _BASES[band]


@dataclass(frozen=True)
class Box:
    """A rectangle in points."""

    x: float
    y: float
    w: float
    h: float


Look = Literal[
    "title", "cover", "plain", "centred", "card", "bubble", "tint", "right", "strip", "timer", "head",
    "head2", "rung", "rung2", "panel", "side", "tag", "statute", "name", "quiet", "number", "person", "tie", "when",
    "chapter", "step",
]  # fmt: skip

INSETS: Mapping[Look, tuple[float, float, float, float]] = {
    "title": (0, 0, 0, 0), "cover": (0, 0, 0, 0), "plain": (0, 0, 0, 0), "centred": (8, 0, 8, 0),
    "card": (20, 4, 18, 4), "bubble": (20, 4, 18, 4),
    "tint": (20, 2, 18, 2), "right": (20, 4, 18, 4),
    "strip": (20, 0, 18, 0), "timer": (0, 0, 0, 0), "head": (16, 0, 12, 0), "head2": (16, 0, 12, 0),
    "rung": (14, 0, 8, 0), "rung2": (14, 0, 8, 0),
    "panel": (20, 18, 16, 8), "side": (20, 4, 16, 4), "tag": (0, 0, 12, 0),
    "statute": (32, 4, 24, 4), "name": (0, 0, 0, 0), "quiet": (0, 0, 0, 0), "number": (4, 0, 4, 0),
    "person": (10, 6, 10, 6), "tie": (2, 0, 2, 0), "when": (0, 0, 0, 0), "chapter": (0, 0, 0, 0), "step": (0, 0, 0, 0),
}  # fmt: skip
"""Left, top, right and bottom margin inside the box, in points."""

PANEL_INDENT = 22
PANEL_GAPS = (54, 40, 28, 20, 12)
"""A panel's paragraphs hang by this much and stand this far apart, in points: as far as there is room."""


@dataclass(frozen=True)
class Field:
    """A placeholder with one text. `prompt` is what an empty one asks for in the editor.

    `sizes` go from the layout's own down to the least: the first in which the text fits is taken.
    """

    key: str
    idx: int
    box: Box
    sizes: tuple[Size, ...]
    look: Look
    prompt: str
    most_lines: int = 6
    alone: Box | None = None
    """Its room on a slide without rows, where that differs; it takes as much of its height as the text needs."""


@dataclass(frozen=True)
class Part:
    """A column of the rows: `x` counts from the left edge of the row; row number n uses placeholder `idx` + n.

    `sizes` as in `Field`; all rows step down together.
    """

    key: str
    idx: int
    x: float
    w: float
    sizes: tuple[Size, ...]
    look: Look
    prompt: str


@dataclass(frozen=True)
class Sign:
    """A number or letter before each row: drawn on the slide, as high as wide, in the middle of its row.

    A shape, not a placeholder: LibreOffice draws every placeholder as a rectangle (7.4, seen).
    """

    key: str
    w: float
    kind: Literal["ellipse", "teardrop", "dot"]
    colour: Literal["accent1", "accent2"]


@dataclass(frozen=True)
class Rows:
    """Texts below each other, as high as they need; `rise` > 0 makes a ladder: from the bottom, indented by it."""

    area: Box
    most: int
    gap: float
    parts: tuple[Part, ...]
    rise: float = 0
    sign: Sign | None = None
    middle: bool = False
    """Room that is left over stands above as well as below them, as beside a picture."""


@dataclass(frozen=True)
class Layout:
    """One slide layout. Its name is stable: a school's own master is matched by it."""

    name: str
    title: Field
    fields: tuple[Field, ...] = ()
    rows: Rows | None = None
    table: Box | None = None
    source: Box | None = None
    picture: Box | None = None
    chart: Box | None = None
