"""The matrices page: grade × strand, form × band, article × band, subject × role, each as a heat map and a table.

The map is for the eye, the table says the same in numbers and links; colour alone tells nothing (WCAG 1.4.1).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.coverage.matrices import Matrix, matrices
from generator.curriculum import Curriculum
from generator.outputs.page_parts import TEACHER_TEMPLATES, Link
from generator.plan import Audience, PlannedFile
from generator.render import templates

_CELL, _ROW, _NAME, _HEAD = 44, 22, 96, 26
_MOST = 6
"""A darker cell than this says nothing more."""
_MAPPED = 20
"""A map of more rows is longer than a page; the table alone serves it."""


@dataclass(frozen=True)
class SquareView:
    """One square of a map: its corner, how full it is (0–6), and what it says."""

    x: int
    y: int
    level: int
    count: int


@dataclass(frozen=True)
class MapView:
    """A heat map."""

    width: int
    height: int
    columns: tuple[tuple[int, str], ...]
    rows: tuple[tuple[int, str], ...]
    squares: tuple[SquareView, ...]


@dataclass(frozen=True)
class CellView:
    """What stands in one cell of the table."""

    count: int
    items: tuple[Link, ...]


@dataclass(frozen=True)
class MatrixView:
    """One matrix; `empty` is how many of its rows nothing fills."""

    key: str
    title: str
    note: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[CellView, ...]], ...]
    empty: int
    map: MapView | None


@dataclass(frozen=True)
class MatricesView:
    """The page."""

    edition: str
    matrices: tuple[MatrixView, ...]


def matrix_page(curriculum: Curriculum) -> PlannedFile:
    """Plan the page."""
    view = MatricesView(curriculum.plan.edition, tuple(_matrix(curriculum, matrix) for matrix in matrices(curriculum)))
    return PlannedFile(PurePosixPath("matrices.md"), "材料一览表", Audience.TEACHER, view, render)


def render(view: MatricesView) -> bytes:
    """Return the page as a Markdown file."""
    return templates.render(TEACHER_TEMPLATES, "matrices.md.j2", view=view, root="")


def _matrix(curriculum: Curriculum, matrix: Matrix) -> MatrixView:
    rows = tuple(
        (row.name, tuple(CellView(len(names), tuple(_link(curriculum, name) for name in names)) for names in row.cells))
        for row in matrix.rows
    )
    empty = sum(not any(row.cells) for row in matrix.rows)
    mapped = _map(matrix) if len(matrix.rows) <= _MAPPED else None
    return MatrixView(matrix.key, matrix.title, matrix.note, matrix.columns, rows, empty, mapped)


def _link(curriculum: Curriculum, name: str) -> Link:
    if name in curriculum.modules:
        return Link(curriculum.modules[name].title, f"module/{name}.html")
    return Link(curriculum.lessons[name].title, f"lesson/{name}.html")


def _map(matrix: Matrix) -> MapView:
    # A column is headed by its first character where the whole name would not fit.
    columns = tuple((_NAME + place * _CELL + _CELL // 2, name[:2].strip()) for place, name in enumerate(matrix.columns))
    rows = tuple((_HEAD + place * _ROW + _ROW // 2, row.name) for place, row in enumerate(matrix.rows))
    squares = tuple(
        SquareView(_NAME + across * _CELL, _HEAD + down * _ROW, min(len(names), _MOST), len(names))
        for down, row in enumerate(matrix.rows)
        for across, names in enumerate(row.cells)
    )
    width, height = _NAME + _CELL * len(matrix.columns), _HEAD + _ROW * len(matrix.rows)
    return MapView(width, height, columns, rows, squares)
