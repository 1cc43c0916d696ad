"""What every page of the student site carries, and how it is written.

Text fields are ForStudents, StudentText or FamilyText: mypy keeps teachers' text out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from markupsafe import Markup

from generator.curriculum import Curriculum
from generator.model.base import Band, ForStudents
from generator.model.law import Gist
from generator.outputs import labels
from generator.outputs.page_parts import STUDENT_TEMPLATES, Clause, Person, StudentLink, dialled, people, quoted
from generator.outputs.student_pages import pictures
from generator.plan import Audience, PlannedFile
from generator.prose import StudentText, Text
from generator.render import html, ruby, templates


@dataclass(frozen=True)
class Number:
    """A number to call."""

    number: ForStudents
    name: ForStudents
    hours: ForStudents
    call_for: ForStudents
    what_happens: StudentText


@dataclass(frozen=True)
class GistView:
    """An article in plain words for a band of grades."""

    band: ForStudents
    text: StudentText


@dataclass(frozen=True)
class RuleView:
    """A piece of law as pupils read it: plain words first, the wording folded behind."""

    link: StudentLink
    heading: ForStudents
    gists: tuple[GistView, ...]
    clauses: tuple[Clause, ...]
    since: ForStudents


@dataclass(frozen=True)
class Page:
    """A page with the help that stands on all of them; `body` is the view of its own."""

    template: str
    root: str
    numbers: tuple[Number, ...]
    people: tuple[Person, ...]
    """As the school wrote them down; empty where it has not."""
    second_adult: ForStudents
    hurt: ForStudents
    night: ForStudents
    readings: Mapping[str, str] | None
    """On a page for the youngest: what stands over the characters."""
    body: Any


def planned(
    curriculum: Curriculum, path: str, title: str, template: str, body: Any, *, youngest: bool = False
) -> PlannedFile:
    """Plan a student page at `path` from `template` and its own frozen view `body`.

    `youngest` pages are for grades 1 and 2: large type, pinyin, to be listened to.
    """
    hotlines = curriculum.hotlines
    view = Page(
        template,
        root="../" * (len(PurePosixPath(path).parts) - 1),
        numbers=numbers(curriculum),
        people=people(curriculum),
        second_adult=hotlines.second_adult,
        hurt=hotlines.hurt,
        night=hotlines.night,
        readings=curriculum.readings if youngest else None,
        body=body,
    )
    return PlannedFile(PurePosixPath(path), title, Audience.STUDENT, view, render)


def render(view: Page) -> bytes:
    """Return the page as a Markdown file."""
    spelled = view.readings is not None
    say: html.Say = ruby.say(view.readings) if view.readings is not None else Markup.escape
    return templates.render(
        STUDENT_TEMPLATES,
        view.template,
        page=view,
        view=view.body,
        root=view.root,
        say=say,
        prose=partial(html.prose, say=say),
        heading=partial(html.heading, say=say if spelled else html.signs),
        dial=dialled,
        show=pictures.shown,
        draw=pictures.drawn if spelled else _nothing,
        front=partial(html.front_matter, look="little" if spelled else ""),
    )


def numbers(curriculum: Curriculum) -> tuple[Number, ...]:
    """Return the numbers to call, in the order in which they were written down."""
    return tuple(
        Number(line.number, line.name, line.hours, line.call_for, curriculum.student_text(line.what_happens))
        for line in curriculum.hotlines.hotlines.values()
    )


def gists(curriculum: Curriculum, gist: Gist, bands: tuple[Band, ...]) -> tuple[GistView, ...]:
    """Return an article's plain words for `bands`, as far as they are written."""
    by_band: dict[Band, ForStudents | None] = {
        "小低": gist.lower_primary,
        "小中": gist.middle_primary,
        "小高": gist.upper_primary,
        "初中": gist.junior,
        "高中": gist.senior,
    }
    written = ((band, by_band[band]) for band in bands)
    return tuple(GistView(labels.band(band), curriculum.student_text(text)) for band, text in written if text)


def rule(curriculum: Curriculum, citation: str, bands: tuple[Band, ...]) -> RuleView:
    """Return the cited piece of law with its plain words for `bands`."""
    found = curriculum.quote(citation)
    gist = curriculum.laws[found.law].articles[found.slug].gist
    return RuleView(
        link=StudentLink(found.title, f"law/{found.law}.html#{found.slug}"),
        heading=found.heading,
        gists=gists(curriculum, gist, bands),
        clauses=quoted(found),
        since=labels.in_force_since(found.in_force_from),
    )


def bands_of(curriculum: Curriculum, grades: tuple[int, ...]) -> tuple[Band, ...]:
    """Return the bands the grades belong to, the youngest first."""
    return tuple(dict.fromkeys(row.name for row in curriculum.plan.bands if set(row.grades) & set(grades)))


def _nothing(_: str | Text) -> Markup:
    return Markup()
