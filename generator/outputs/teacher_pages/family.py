"""给家长: everything a form teacher hands to families, in one place: letters, texts for the group chat, plain law."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.curriculum import Curriculum
from generator.law import in_force
from generator.model.base import ForFamilies
from generator.model.family import Family
from generator.model.reference import Hotline
from generator.outputs import labels
from generator.outputs.page_parts import TEACHER_TEMPLATES, Link, grades_of
from generator.plan import Audience, PlannedFile
from generator.prose import Text
from generator.render import templates


@dataclass(frozen=True)
class GroupText:
    """What may be posted in the parents' group after a lesson."""

    lesson: Link
    text: ForFamilies


@dataclass(frozen=True)
class LawForFamilies:
    """An article in words for parents."""

    law: Link
    text: Text


@dataclass(frozen=True)
class LawGroup:
    """The articles of one law that have words for parents."""

    name: str
    articles: tuple[LawForFamilies, ...]


@dataclass(frozen=True)
class FamilyBandView:
    """What families of one band read, and for teachers what the page must not be used for."""

    title: str
    summary: str
    grades: str
    not_for: tuple[str, ...]
    lead: Text
    law: Text
    laws: tuple[Link, ...]
    signs: tuple[str, ...]
    say: tuple[str, ...]
    avoid: tuple[tuple[str, str], ...]
    did: Text
    keep: tuple[str, ...]
    never_keep: Text
    by_law: tuple[tuple[str, str, Link], ...]
    by_guidance: tuple[tuple[str, str, str], ...]
    stuck: Text
    call: Text
    slip: Text


@dataclass(frozen=True)
class FamilyView:
    """All that goes to families."""

    pages: tuple[Link, ...]
    letters: tuple[Link, ...]
    meetings: tuple[Link, ...]
    group_texts: tuple[GroupText, ...]
    laws: tuple[LawGroup, ...]
    hotlines: tuple[Hotline, ...]


def family_page(curriculum: Curriculum) -> PlannedFile:
    """Plan the page."""
    view = family_view(curriculum)
    return PlannedFile(PurePosixPath("family.md"), "给家长", Audience.TEACHER, view, render)


def family_band_page(curriculum: Curriculum, name: str) -> PlannedFile:
    """Plan the page for the families of one band."""
    row, text = curriculum.families[name], curriculum.text
    view = FamilyBandView(
        row.title,
        row.summary,
        grades_of(curriculum, (row.band,)),
        row.not_for,
        text(row.lead),
        text(row.law),
        tuple(_law(curriculum, citation) for citation in row.laws),
        row.signs,
        row.say,
        tuple((line.line, line.why) for line in row.avoid),
        text(row.did),
        row.keep,
        text(row.never_keep),
        tuple((duty.what, duty.when, _law(curriculum, duty.cite)) for duty in row.by_law),
        tuple((duty.what, duty.when, duty.paper) for duty in row.by_guidance),
        text(row.stuck),
        text(row.call),
        text(row.slip),
    )
    return PlannedFile(PurePosixPath(f"family/{name}.md"), row.title, Audience.TEACHER, view, render_band)


def family_view(curriculum: Curriculum) -> FamilyView:
    """Return letters by band, parents' meetings, texts of written lessons, and articles that have words for parents."""
    return FamilyView(
        pages=tuple(
            Link(row.title, f"family/{name}.html", grades_of(curriculum, (row.band,)))
            for name, row in _by_band(curriculum)
        ),
        letters=tuple(
            Link(row.title, f"letter/{name}.html", f"{grades_of(curriculum, row.bands)} · {row.term}")
            for name, row in curriculum.letters.items()
        ),
        meetings=tuple(
            Link(row.title, f"lesson/{name}.html", labels.grades(row.grades))
            for name, row in curriculum.lessons.items()
            if row.form == "家长会"
        ),
        group_texts=tuple(
            GroupText(Link(row.title, f"lesson/{name}.html", labels.grades(row.grades)), row.group_text)
            for name, row in curriculum.lessons.items()
            if row.group_text
        ),
        laws=tuple(
            LawGroup(law.short, found)
            for name, law in curriculum.laws.items()
            if (found := _articles(curriculum, name))
        ),
        hotlines=tuple(curriculum.hotlines.hotlines.values()),
    )


def render(view: FamilyView) -> bytes:
    """Return the page as a Markdown file."""
    return templates.render(TEACHER_TEMPLATES, "family.md.j2", view=view, root="")


def render_band(view: FamilyBandView) -> bytes:
    """Return the page of one band as a Markdown file."""
    return templates.render(TEACHER_TEMPLATES, "family_band.md.j2", view=view, root="../")


def _by_band(curriculum: Curriculum) -> list[tuple[str, Family]]:
    order = [band.name for band in curriculum.plan.bands]
    return sorted(curriculum.families.items(), key=lambda row: (order.index(row[1].band), row[0]))


def _law(curriculum: Curriculum, citation: str) -> Link:
    found = curriculum.quote(citation)
    return Link(found.title, f"law/{found.law}.html#{found.slug}", found.heading)


def _articles(curriculum: Curriculum, name: str) -> tuple[LawForFamilies, ...]:
    return tuple(
        LawForFamilies(
            Link(current[1].number, f"law/{name}.html#{slug}", article.heading), curriculum.text(article.gist.families)
        )
        for slug, article in curriculum.laws[name].articles.items()
        if article.gist.families and (current := in_force(article, curriculum.as_of))
    )
