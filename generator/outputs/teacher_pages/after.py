"""事发之后 and letters: pages a teacher opens in a hurry, the first sentence first."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.curriculum import Curriculum
from generator.model.aftermath import Aftermath, Blank, Custody
from generator.model.letter import Letter
from generator.outputs.kit_parts import AFTERMATH, SCHOOLS, needed
from generator.outputs.page_parts import TEACHER_TEMPLATES, Download, Link, downloads, grades_of
from generator.plan import Audience, Catalogue, PlannedFile
from generator.prose import Text
from generator.render import templates

FORMS = ("24小时卡", "明天对班里说", "表单", "一对一指南", "训诫提纲", "训导提纲")


@dataclass(frozen=True)
class StepView:
    """One step with what it rests on; a time that is no law never looks like one."""

    within: str
    who: str
    do: Text
    basis: str
    laws: tuple[Link, ...]


@dataclass(frozen=True)
class AftermathView:
    """One piece of material for the day after."""

    title: str
    summary: str
    form: str
    grades: str
    first: str
    steps: tuple[StepView, ...]
    words: tuple[tuple[str, Text], ...]
    blanks: tuple[Blank, ...]
    custody: Custody | None
    never: tuple[str, ...]
    after: Text
    downloads: tuple[Download, ...]
    edition: str


@dataclass(frozen=True)
class GroupView:
    """Materials of one form."""

    name: str
    rows: tuple[Link, ...]


@dataclass(frozen=True)
class AfterIndexView:
    """The list of what there is for the day after, and the letters."""

    package: Download | None
    groups: tuple[GroupView, ...]
    letters: tuple[Link, ...]


@dataclass(frozen=True)
class LetterView:
    """A letter with its slip and its shorter forms."""

    title: str
    summary: str
    grades: str
    term: str
    without: tuple[Link, ...]
    """Pages for the families of grades of the same school for which no letter is written."""
    body: Text
    slip: Text
    away: Text
    voice: Text
    not_for: tuple[str, ...]
    teacher: Text
    downloads: tuple[Download, ...]
    edition: str


def after_index_page(curriculum: Curriculum, catalogue: Catalogue) -> PlannedFile:
    """Plan the list 事发之后."""
    path = PurePosixPath("aftermath/index.md")
    return PlannedFile(path, "事发之后", Audience.TEACHER, after_index_view(curriculum, catalogue), render_index)


def after_index_view(curriculum: Curriculum, catalogue: Catalogue) -> AfterIndexView:
    """Return the package of all and the materials by form, in the order in which they are needed."""
    groups = []
    for form in FORMS:
        rows = [(name, row) for name, row in curriculum.aftermaths.items() if row.form == form]
        rows.sort(key=lambda row: (_place(curriculum, row[1]), needed(row[1].title), row[0]))
        links = tuple(Link(row.title, f"aftermath/{name}.html", row.summary) for name, row in rows)
        if links:
            groups.append(GroupView(form, links))
    letters = tuple(Link(row.title, f"letter/{name}.html", row.summary) for name, row in curriculum.letters.items())
    package = next(iter(downloads(catalogue, Audience.TEACHER, AFTERMATH)), None)
    return AfterIndexView(package, tuple(groups), letters)


def aftermath_page(curriculum: Curriculum, catalogue: Catalogue, name: str) -> PlannedFile:
    """Plan the page of one material."""
    row = curriculum.aftermaths[name]
    view = AftermathView(
        row.title,
        row.summary,
        row.form,
        grades_of(curriculum, row.bands),
        row.first,
        tuple(
            StepView(step.within, step.who, curriculum.text(step.do), step.basis, _laws(curriculum, step.cite))
            for step in row.steps
        ),
        tuple((words.to, curriculum.text(words.text)) for words in row.words),
        row.blanks,
        row.custody,
        row.never,
        curriculum.text(row.after),
        downloads(catalogue, Audience.TEACHER, name),
        curriculum.plan.edition,
    )
    return PlannedFile(PurePosixPath(f"aftermath/{name}.md"), row.title, Audience.TEACHER, view, render_aftermath)


def letter_page(curriculum: Curriculum, catalogue: Catalogue, name: str) -> PlannedFile:
    """Plan the page of one letter."""
    row, text = curriculum.letters[name], curriculum.text
    view = LetterView(
        row.title,
        row.summary,
        grades_of(curriculum, row.bands),
        row.term,
        _without_letter(curriculum, row),
        text(row.body),
        text(row.slip),
        text(row.away),
        text(row.voice),
        row.not_for,
        text(row.teacher),
        downloads(catalogue, Audience.TEACHER, name),
        curriculum.plan.edition,
    )
    return PlannedFile(PurePosixPath(f"letter/{name}.md"), row.title, Audience.TEACHER, view, render_letter)


def render_index(view: AfterIndexView) -> bytes:
    """Return the list as a Markdown file."""
    return templates.render(TEACHER_TEMPLATES, "after.md.j2", view=view, root="../")


def render_aftermath(view: AftermathView) -> bytes:
    """Return a material as a Markdown file."""
    return templates.render(TEACHER_TEMPLATES, "aftermath.md.j2", view=view, root="../")


def render_letter(view: LetterView) -> bytes:
    """Return a letter as a Markdown file."""
    return templates.render(TEACHER_TEMPLATES, "letter.md.j2", view=view, root="../")


def _place(curriculum: Curriculum, row: Aftermath) -> int:
    order: list[str] = [band.name for band in curriculum.plan.bands]
    return min((order.index(band) for band in row.bands if band in order), default=len(order))


def _without_letter(curriculum: Curriculum, letter: Letter) -> tuple[Link, ...]:
    written = {band for row in curriculum.letters.values() for band in row.bands}
    school = next(bands for bands in SCHOOLS.values() if letter.bands[0] in bands)
    return tuple(
        Link(grades_of(curriculum, (row.band,)), f"family/{name}.html", row.title)
        for name, row in curriculum.families.items()
        if row.band in school and row.band not in written
    )


def _laws(curriculum: Curriculum, citations: tuple[str, ...]) -> tuple[Link, ...]:
    found = (curriculum.quote(citation) for citation in citations)
    return tuple(Link(law.title, f"law/{law.law}.html#{law.slug}", law.heading) for law in found)
