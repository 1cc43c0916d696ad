"""Pages for families, one a band: the law, what to say first, what the school must do; printed with a slip."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.curriculum import Curriculum
from generator.model.base import ForFamilies, ForStudents
from generator.outputs import labels
from generator.outputs.page_parts import Clause, StudentLink, quoted
from generator.outputs.student_pages.parts import planned
from generator.plan import PlannedFile
from generator.prose import FamilyText


@dataclass(frozen=True)
class WordingView:
    """A piece of law, word by word."""

    title: ForStudents
    heading: ForStudents
    clauses: tuple[Clause, ...]
    since: ForStudents
    page: str | None
    """Where it stands on this site, if it does."""


@dataclass(frozen=True)
class AvoidView:
    """What not to say, and why."""

    line: ForFamilies
    why: ForFamilies


@dataclass(frozen=True)
class DutyView:
    """What a school does, when, and what binds it: a law, or only a paper or advice."""

    what: ForFamilies
    when: ForFamilies
    basis: ForFamilies | ForStudents
    page: str | None = None


@dataclass(frozen=True)
class FamilyView:
    """A family page."""

    title: ForStudents
    summary: ForStudents
    band: ForStudents
    lead: FamilyText
    law: FamilyText
    wordings: tuple[WordingView, ...]
    signs: tuple[ForFamilies, ...]
    say: tuple[ForFamilies, ...]
    avoid: tuple[AvoidView, ...]
    did: FamilyText
    keep: tuple[ForFamilies, ...]
    never_keep: FamilyText
    by_law: tuple[DutyView, ...]
    by_guidance: tuple[DutyView, ...]
    stuck: FamilyText
    call: FamilyText
    slip: FamilyText
    as_of: ForStudents


def family_pages(curriculum: Curriculum) -> Iterator[PlannedFile]:
    """Plan the page of every band, and the list of them where there is one."""
    for name in curriculum.families:
        view = family_view(curriculum, name)
        yield planned(curriculum, f"family/{name}.md", view.title, "family.md.j2", view)
    if curriculum.families:
        yield planned(curriculum, "families.md", "给家长", "families.md.j2", family_links(curriculum))


def family_links(curriculum: Curriculum) -> tuple[StudentLink, ...]:
    """Return the links to the family pages, the youngest band first."""
    order = [band.name for band in curriculum.plan.bands]
    rows = sorted(curriculum.families.items(), key=lambda row: order.index(row[1].band))
    return tuple(StudentLink(labels.band(row.band), f"family/{name}.html", row.summary) for name, row in rows)


def family_view(curriculum: Curriculum, name: str) -> FamilyView:
    """Return what the family page `name` prints."""
    family, text = curriculum.families[name], curriculum.family_text
    return FamilyView(
        title=family.title,
        summary=family.summary,
        band=labels.band(family.band),
        lead=text(family.lead),
        law=text(family.law),
        wordings=tuple(_wording(curriculum, citation) for citation in family.laws),
        signs=family.signs,
        say=family.say,
        avoid=tuple(AvoidView(row.line, row.why) for row in family.avoid),
        did=text(family.did),
        keep=family.keep,
        never_keep=text(family.never_keep),
        by_law=tuple(
            DutyView(row.what, row.when, curriculum.quote(row.cite).title, _page(curriculum, row.cite))
            for row in family.by_law
        ),
        by_guidance=tuple(DutyView(row.what, row.when, row.paper) for row in family.by_guidance),
        stuck=text(family.stuck),
        call=text(family.call),
        slip=text(family.slip),
        as_of=labels.day(curriculum.as_of),
    )


def _wording(curriculum: Curriculum, citation: str) -> WordingView:
    found = curriculum.quote(citation)
    since = labels.in_force_since(found.in_force_from)
    return WordingView(found.title, found.heading, quoted(found), since, _page(curriculum, citation))


def _page(curriculum: Curriculum, citation: str) -> str | None:
    link = curriculum.linked(f"law/{citation}")
    return link.student_page if link else None
