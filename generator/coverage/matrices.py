"""Matrices of what the curriculum holds: grade × strand, band × article, form × band, subject × role.

Rows and columns stand in the order of the curriculum; a row nothing fills is kept, because it is the gap one looks for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from generator.curriculum import Curriculum
from generator.law import split_citation
from generator.model.base import Form
from generator.model.module import Role, Subject

ALL_ROLES = "全体教职工"


@dataclass(frozen=True)
class MatrixRow:
    """One row: its name and, column by column, the ids of what counts there."""

    name: str
    cells: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Matrix:
    """A table of counts, largest question first in its title."""

    key: str
    title: str
    note: str
    columns: tuple[str, ...]
    rows: tuple[MatrixRow, ...]


def matrices(curriculum: Curriculum) -> tuple[Matrix, ...]:
    """Return the four matrices inspectors and editors ask for."""
    return (
        _strands(curriculum),
        _forms(curriculum),
        _articles(curriculum),
        _subjects(curriculum),
    )


def _strands(curriculum: Curriculum) -> Matrix:
    columns = tuple(f"{row.key} {row.name}" for row in curriculum.plan.strands)
    grades = tuple(grade for band in curriculum.plan.bands for grade in band.grades)
    rows = tuple(
        MatrixRow(
            f"{grade} 年级",
            tuple(
                tuple(
                    n for n, lesson in curriculum.lessons.items() if grade in lesson.grades and s.key in lesson.strands
                )
                for s in curriculum.plan.strands
            ),
        )
        for grade in grades
    )
    note = "写成的课里，每个年级每条主线有几份；一份课可以属于几条主线。"
    return Matrix("strands", "年级 × 主线", note, columns, rows)


def _forms(curriculum: Curriculum) -> Matrix:
    bands = curriculum.plan.bands
    rows = tuple(
        MatrixRow(
            form,
            tuple(
                tuple(
                    n for n, one in curriculum.lessons.items() if one.form == form and set(one.grades) & set(b.grades)
                )
                for b in bands
            ),
        )
        for form in get_args(Form)
    )
    return Matrix("forms", "形式 × 学段", "每种形式给每个学段写了几份。", tuple(b.name for b in bands), rows)


def _articles(curriculum: Curriculum) -> Matrix:
    bands = curriculum.plan.bands
    taught: dict[str, list[list[str]]] = {
        f"{law_id}/{slug}": [[] for _ in bands] for law_id, law in curriculum.laws.items() for slug in law.articles
    }
    for name, lesson in curriculum.lessons.items():
        cited = {"/".join(split_citation(citation)[:2]) for citation in lesson.laws}
        for article in cited & set(taught):
            for place, band in enumerate(bands):
                if set(lesson.grades) & set(band.grades):
                    taught[article][place].append(name)
    rows = tuple(
        MatrixRow(curriculum.quote(article).title, tuple(tuple(names) for names in cells))
        for article, cells in taught.items()
        if curriculum.linked(f"law/{article}")
    )
    note = "每一条法律在哪些学段的课里讲到；一行都空着，说明只有教师材料或者政策用到它。"
    return Matrix("articles", "法条 × 学段", note, tuple(b.name for b in bands), rows)


def _subjects(curriculum: Curriculum) -> Matrix:
    roles = get_args(Role)
    rows = tuple(
        MatrixRow(
            subject,
            tuple(
                tuple(
                    name
                    for name, module in curriculum.modules.items()
                    if subject in module.subjects and (role in module.roles or ALL_ROLES in module.roles)
                )
                for role in roles
            ),
        )
        for subject in get_args(Subject)
    )
    return Matrix("subjects", "培训主题 × 岗位", "每个培训主题有哪些模块，给哪些岗位。", roles, rows)
