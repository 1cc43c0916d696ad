"""`qinghe coverage`: what the material holds for every requirement, gaps first, with the document behind each row."""

from __future__ import annotations

import click

from generator.coverage.available import NATIONAL, YEAR, Cell, Row, overlaid
from generator.curriculum import Curriculum
from generator.outputs import labels
from generator.problems import did_you_mean


def show(curriculum: Curriculum, profile: str, grade: int | None) -> int:
    """Print the rows of a profile laid over the national one, for one grade or all; return how much is missing.

    Raises:
        click.UsageError: there is no such profile.
    """
    if profile not in curriculum.policies:
        known = sorted(curriculum.policies)
        hint = did_you_mean(profile, known) or f"可以写：{'、'.join(known)}。"
        raise click.UsageError(f"没有叫 {profile} 的政策要求。{hint}")
    rows = overlaid(curriculum, profile)
    title = curriculum.policies[profile].title
    over = "" if profile == NATIONAL or NATIONAL not in curriculum.policies else "，叠加在国家要求上"
    click.echo(
        f"{title}{over}" + (f"，{grade} 年级" if grade else "") + f"；{curriculum.plan.edition} 版，"
        f"法律按 {curriculum.as_of}。\n这里数的是有没有材料，不是上了没有。"
    )
    shown = [(row, _cells(row, grade)) for row in rows]
    missing = [(row, cells, sum(cell.gap for cell in cells)) for row, cells in shown]
    total = sum(row.gap if grade is None else gap for row, _, gap in missing)
    for name, wanted in (("有缺口", True), ("没有缺口", False)):
        found = [(row, cells) for row, cells, gap in missing if bool(gap) is wanted]
        if found:
            click.echo(f"\n{name}（{len(found)} 条）")
        for row, cells in found:
            _print(curriculum, row, cells, grade)
    click.echo(f"\n共缺 {total} 份。" if total else "\n写明数目的要求，材料都够。")
    return total


def _cells(row: Row, grade: int | None) -> tuple[Cell, ...]:
    return tuple(cell for cell in row.cells if grade in (None, cell.grade))


def _print(curriculum: Curriculum, row: Row, cells: tuple[Cell, ...], grade: int | None) -> None:
    place = "，".join(part for part in (row.document, row.clause) if part)
    seen = "" if row.seen == "原文" else f"；只见过{row.seen}" if row.seen != "条文和报道" else "；通知只见过报道"
    click.echo(f"- {row.asks}\n    {place}（{row.force}{seen}）；按{labels.BINDS[row.binds]}计。")
    for other in row.also:
        click.echo(f"    同样要求、数目不更高的：{other.told}")
    terms = dict.fromkeys(cell.term for cell in cells)
    for term in terms:
        here = [cell for cell in cells if cell.term == term]
        label = "" if term == YEAR else f"{term}　"
        click.echo(f"    {label}{_told(curriculum, here, grade)}")


def _told(curriculum: Curriculum, cells: list[Cell], grade: int | None) -> str:
    if all(cell.available is None for cell in cells):
        return "要靠学校落实，材料代替不了。"
    if grade is not None:
        (cell,) = cells
        names = "、".join(_title(curriculum, name) for name in cell.lessons)
        count = f"有 {cell.available} / 需 {cell.needed}" if cell.needed is not None else f"有 {cell.available}"
        gap = f"，缺 {cell.gap}" if cell.gap else ""
        return (f"{count}{gap}" if cell.available or cell.needed else "无") + (f"：{names}" if names else "")
    parts = []
    for cell in cells:
        value = f"{cell.available}/{cell.needed}" if cell.needed is not None else ("有" if cell.available else "无")
        parts.append(f"{cell.grade}年级 {value}")
    return "  ".join(parts)


def _title(curriculum: Curriculum, name: str) -> str:
    documents = (
        curriculum.lessons,
        curriculum.letters,
        curriculum.modules,
        curriculum.cases,
        curriculum.scenarios,
    )
    return next(str(kind[name].title) for kind in documents if name in kind)
