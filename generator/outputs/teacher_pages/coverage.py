"""The coverage page: what the material holds for every obligation, gaps first, with the clause behind each row."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.coverage.available import Cell, Row
from generator.curriculum import Curriculum
from generator.outputs import labels
from generator.outputs.page_parts import TEACHER_TEMPLATES, Link
from generator.plan import Audience, PlannedFile
from generator.render import templates

KINDS = (
    ("counted", "有数目的要求", "文件写明了次数或课时，可以一格一格地数。"),
    ("recurring", "经常要做的", "文件要求经常开展，没有写数目；这里只说有没有材料。"),
    ("goal", "努力的目标", "文件提出的目标，不是硬性数目。"),
    ("exists", "应当有的", "制度、组织、公开的求助渠道等；要靠学校落实，材料代替不了。"),
    ("permissive", "提倡做的", "文件提倡或允许，做了更好。"),
)


@dataclass(frozen=True)
class CellView:
    """One grade in one term: a word and the numbers behind it; its sign is drawn by the style sheet."""

    word: str
    css: str
    detail: str


@dataclass(frozen=True)
class RowView:
    """One term across all grades."""

    term: str
    cells: tuple[CellView, ...]


@dataclass(frozen=True)
class ObligationView:
    """An obligation with its clause and its cells; no rows where a curriculum can hold nothing."""

    anchor: str
    asks: str
    document: str
    force: str
    clause: str
    evidence: str
    seen: str
    also: tuple[str, ...]
    measure: str
    binds: str
    gap: int
    grades: tuple[str, ...]
    rows: tuple[RowView, ...]
    lessons: tuple[Link, ...]


@dataclass(frozen=True)
class GroupView:
    """Obligations of one kind, the largest gap first."""

    anchor: str
    name: str
    note: str
    obligations: tuple[ObligationView, ...]


@dataclass(frozen=True)
class ProfileView:
    """One policy profile."""

    anchor: str
    title: str
    summary: str
    gap: int
    groups: tuple[GroupView, ...]


@dataclass(frozen=True)
class CoverageView:
    """The whole page."""

    edition: str
    as_of: str
    profiles: tuple[ProfileView, ...]


def coverage_page(curriculum: Curriculum, rows: dict[str, tuple[Row, ...]]) -> PlannedFile:
    """Plan the coverage page for `rows`: profile → its obligations over the national ones, the largest gap first."""
    profiles = tuple(_profile(curriculum, name, found) for name, found in rows.items())
    view = CoverageView(curriculum.plan.edition, labels.day(curriculum.as_of), profiles)
    return PlannedFile(PurePosixPath("coverage.md"), "覆盖情况", Audience.TEACHER, view, render)


def render(view: CoverageView) -> bytes:
    """Return the page as a Markdown file."""
    return templates.render(TEACHER_TEMPLATES, "coverage.md.j2", view=view, root="")


def _profile(curriculum: Curriculum, name: str, rows: tuple[Row, ...]) -> ProfileView:
    policy = curriculum.policies[name]
    groups = []
    for kind, title, note in KINDS:
        # What is only the nation's stands once, under the national heading.
        own = (row for row in rows if row.profile == name or row.also)
        found = tuple(_obligation(curriculum, name, row) for row in own if row.kind == kind)
        if found:
            groups.append(GroupView(f"{name}-{kind}", title, note, found))
    return ProfileView(
        name,
        policy.title,
        policy.summary,
        sum(row.gap for row in rows if row.profile == name or row.also),
        tuple(groups),
    )


def _obligation(curriculum: Curriculum, profile: str, row: Row) -> ObligationView:
    terms = tuple(dict.fromkeys(cell.term for cell in row.cells))
    grades = tuple(dict.fromkeys(cell.grade for cell in row.cells))
    cells = {(cell.grade, cell.term): cell for cell in row.cells}
    countable = any(cell.available is not None for cell in row.cells)
    lessons = dict.fromkeys(name for cell in row.cells for name in cell.lessons)
    needed = max((cell.needed or 0 for cell in row.cells), default=0)
    unit = "".join(("每" + row.per if row.per else "", f"不少于 {needed} {row.unit or '次'}" if needed else ""))
    own = next((other.obligation for other in row.also if other.profile == profile), row.obligation)
    return ObligationView(
        anchor=f"{profile}-{own}",
        asks=row.asks,
        document=row.document,
        force=row.force,
        clause=row.clause or "",
        evidence=row.evidence,
        seen="" if row.seen == "原文" else f"只见过{row.seen}",
        also=tuple(other.told for other in row.also),
        measure=unit,
        binds=labels.BINDS[row.binds],
        gap=row.gap,
        grades=tuple(labels.grades((grade,)) for grade in grades),
        rows=tuple(RowView(term, tuple(_cell(cells[grade, term]) for grade in grades)) for term in terms)
        if countable
        else (),
        lessons=tuple(_counted(curriculum, name) for name in lessons),
    )


def _counted(curriculum: Curriculum, name: str) -> Link:
    """Return the link to a lesson, letter or module that counts; ids are unique over all kinds."""
    if name in curriculum.lessons:
        return Link(curriculum.lessons[name].title, f"lesson/{name}.html")
    if name in curriculum.letters:
        return Link(curriculum.letters[name].title, f"letter/{name}.html")
    if name in curriculum.cases:
        return Link(curriculum.cases[name].title, f"case/{name}.html")
    if name in curriculum.scenarios:
        return Link(curriculum.scenarios[name].title, f"scenario/{name}.html")
    return Link(curriculum.modules[name].title, f"module/{name}.html")


def _cell(cell: Cell) -> CellView:
    if cell.available is None:
        return CellView("—", "none", "不计数")
    if cell.needed is None:
        return CellView("有", "ok", f"{cell.available} 份") if cell.available else CellView("无", "empty", "")
    both = f"有 {cell.available} / 需 {cell.needed}"
    return CellView(f"缺 {cell.gap}", "gap", both) if cell.gap else CellView("够", "ok", both)
