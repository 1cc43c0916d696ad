"""Two wordings of an article side by side, with what only one of them says marked in it."""

from __future__ import annotations

import difflib
from dataclasses import dataclass

_SHORTEST = 3
"""Equal stretches below this many characters are chance: marking around them would tear words apart."""
_ALIKE = 0.35
"""Below this likeness (difflib's ratio) two wordings are different rules, and nothing in them is marked."""


@dataclass(frozen=True)
class Piece:
    """A stretch of a wording; `only` is said of text the other wording does not have."""

    text: str
    only: bool


Paragraph = tuple[Piece, ...]


@dataclass(frozen=True)
class Versus:
    """The paragraphs of two wordings; `marked` tells whether differences are marked in them."""

    old: tuple[Paragraph, ...]
    new: tuple[Paragraph, ...]
    marked: bool

    @property
    def differs(self) -> bool:
        """Return whether one wording has text the other does not."""
        return any(piece.only for paragraph in (*self.old, *self.new) for piece in paragraph)


def versus(old: str, new: str) -> Versus:
    """Compare two wordings character by character; line ends separate paragraphs and items."""
    matcher = difflib.SequenceMatcher(a=old, b=new, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return Versus(_paragraphs([Piece(old, False)]), _paragraphs([Piece(new, False)]), False)
    left: list[Piece] = []
    right: list[Piece] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        same = tag == "equal" and (i2 - i1 >= _SHORTEST or old[i1:i2].strip("，。、；：（）") == "")
        _add(left, Piece(old[i1:i2], not same))
        _add(right, Piece(new[j1:j2], not same))
    return Versus(_paragraphs(left), _paragraphs(right), True)


def _add(pieces: list[Piece], piece: Piece) -> None:
    if not piece.text:
        return
    if pieces and pieces[-1].only == piece.only:
        piece = Piece(pieces.pop().text + piece.text, piece.only)
    pieces.append(piece)


def _paragraphs(pieces: list[Piece]) -> tuple[Paragraph, ...]:
    found: list[list[Piece]] = [[]]
    for piece in pieces:
        first, *rest = piece.text.split("\n")
        if first:
            found[-1].append(Piece(first, piece.only))
        found += [[Piece(line, piece.only)] if line else [] for line in rest]
    return tuple(tuple(paragraph) for paragraph in found if paragraph)
