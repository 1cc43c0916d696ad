"""The teacher site's lists of laws and cases, and its help page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, get_args

from generator.curriculum import Curriculum
from generator.law import in_force, ordered, split_citation, status
from generator.model.case import Harm
from generator.model.reference import Hotline
from generator.outputs import labels
from generator.outputs.page_parts import (
    TEACHER_TEMPLATES,
    Link,
    Person,
    StatusView,
    dialled,
    grades_of,
    people,
    status_view,
)
from generator.outputs.teacher_pages.law import shown_number
from generator.plan import Audience, PlannedFile
from generator.render import templates

READERS = (*labels.GIST_FIELDS, ("教师", "teachers"), ("家长", "families"))
"""Reader → field of `model.law.Gist`."""


@dataclass(frozen=True)
class ArticleLine:
    """An article in the list of laws."""

    number: str
    heading: str
    href: str
    status: StatusView
    readers: tuple[str, ...]
    """Who has plain words for it: bands, 教师, 家长."""
    versions: int


@dataclass(frozen=True)
class LawCard:
    """A law in the list."""

    name: str
    title: str
    short: str
    href: str
    level: str
    issuer: str
    summary: str
    version: str
    changes: tuple[str, ...]
    articles: tuple[ArticleLine, ...]


@dataclass(frozen=True)
class LawIndexView:
    """The list of laws."""

    as_of: str
    laws: tuple[LawCard, ...]
    statuses: tuple[str, ...]
    levels: tuple[str, ...]
    readers: tuple[str, ...]


@dataclass(frozen=True)
class CaseCard:
    """A case in the list."""

    title: str
    href: str
    summary: str
    kind: str
    bands: tuple[str, ...]
    grades: str
    harms: tuple[str, ...]
    setting: str
    for_students: bool
    laws: tuple[str, ...]
    strands: tuple[str, ...]
    """Of the lessons that use it."""


@dataclass(frozen=True)
class CaseIndexView:
    """The list of cases, restricted ones left out, and what to choose by."""

    cases: tuple[CaseCard, ...]
    bands: tuple[str, ...]
    harms: tuple[str, ...]
    laws: tuple[tuple[str, str], ...]
    strands: tuple[str, ...]


@dataclass(frozen=True)
class HelpView:
    """Whom adults and pupils can call."""

    hotlines: tuple[Hotline, ...]
    second_adult: str
    urgent: tuple[str, ...]
    duties: tuple[Link, ...]
    people: tuple[Person, ...]
    """As the school wrote them down; empty where it has not."""


def law_index_page(curriculum: Curriculum) -> PlannedFile:
    """Plan the list of laws."""
    laws = tuple(_law_card(curriculum, name) for name in curriculum.laws)
    articles = [article for law in laws for article in law.articles]
    view = LawIndexView(
        labels.day(curriculum.as_of),
        laws,
        tuple(dict.fromkeys(article.status.word for article in articles)),
        tuple(dict.fromkeys(law.level for law in laws)),
        tuple(word for word, _ in READERS if any(word in article.readers for article in articles)),
    )
    return _planned("law/index.md", "法条", view, render_laws)


def case_index_page(curriculum: Curriculum) -> PlannedFile:
    """Plan the list of cases."""
    cases = tuple(
        _case_card(curriculum, name) for name, case in curriculum.cases.items() if case.audience != "restricted"
    )
    cited = {law for case in cases for law in case.laws}
    view = CaseIndexView(
        cases,
        tuple(band.name for band in curriculum.plan.bands),
        tuple(harm for harm in get_args(Harm) if any(harm in case.harms for case in cases)),
        tuple((name, law.short) for name, law in curriculum.laws.items() if name in cited),
        tuple(row.name for row in curriculum.plan.strands if any(row.name in case.strands for case in cases)),
    )
    return _planned("case/index.md", "案例", view, render_cases)


def help_page(curriculum: Curriculum) -> PlannedFile:
    """Plan the help page for adults."""
    lines = curriculum.hotlines
    duty = curriculum.linked("law/minors-protection/school-duty")
    duties = (Link(duty.text, duty.teacher_page),) if duty else ()
    view = HelpView(tuple(lines.hotlines.values()), lines.second_adult, lines.urgent, duties, people(curriculum))
    return _planned("help.md", "我需要帮助", view, render_help)


def missing_page() -> PlannedFile:
    """Plan the page shown for a wrong address; it replaces the theme's, whose links begin at the host's root."""
    return _planned("404.md", "没有找到这一页", None, render_missing)


def render_laws(view: LawIndexView) -> bytes:
    """Return the list of laws as a Markdown file."""
    return templates.render(TEACHER_TEMPLATES, "laws.md.j2", view=view, root="../")


def render_cases(view: CaseIndexView) -> bytes:
    """Return the list of cases as a Markdown file."""
    return templates.render(TEACHER_TEMPLATES, "cases.md.j2", view=view, root="../")


def render_help(view: HelpView) -> bytes:
    """Return the help page as a Markdown file."""
    return templates.render(TEACHER_TEMPLATES, "help.md.j2", view=view, root="", dial=dialled)


def render_missing(_view: None) -> bytes:
    """Return the page for a wrong address as a Markdown file."""
    return templates.render(TEACHER_TEMPLATES, "404.md.j2")


def _planned(path: str, title: str, view: object, render: Callable[[Any], bytes]) -> PlannedFile:
    return PlannedFile(PurePosixPath(path), title, Audience.TEACHER, view, render)


def _law_card(curriculum: Curriculum, name: str) -> LawCard:
    law, as_of = curriculum.laws[name], curriculum.as_of
    held = [day for day in law.versions if day <= as_of]
    coming = [f"{version.note}，{labels.in_force_since(day)}" for day, version in law.versions.items() if day > as_of]
    coming += [
        f"{event.note}，{labels.in_force_since(event.effective)}" for event in law.events if event.effective > as_of
    ]
    articles = []
    for slug in ordered(law, as_of):
        article = law.articles[slug]
        current = in_force(article, as_of)
        word = status(law, slug, current[0] if current else max(article.versions), as_of)
        number = shown_number(article, as_of)
        readers = tuple(reader for reader, field in READERS if getattr(article.gist, field))
        href = f"law/{name}.html#{slug}"
        articles.append(ArticleLine(number, article.heading, href, status_view(word), readers, len(article.versions)))
    version = f"{law.versions[max(held)].note}，{labels.in_force_since(max(held))}" if held else "尚未施行"
    return LawCard(
        name,
        law.title,
        law.short,
        f"law/{name}.html",
        law.level,
        law.issuer,
        law.summary,
        version,
        tuple(coming),
        tuple(articles),
    )


def _case_card(curriculum: Curriculum, name: str) -> CaseCard:
    case = curriculum.cases[name]
    keys = {key for lesson in curriculum.lessons.values() if name in lesson.cases for key in lesson.strands}
    return CaseCard(
        case.title,
        f"case/{name}.html",
        case.summary,
        case.kind,
        case.bands,
        grades_of(curriculum, case.bands),
        case.harms,
        case.setting,
        case.audience == "student",
        tuple(dict.fromkeys(split_citation(step.cite)[0] for step in case.analysis)),
        tuple(row.name for row in curriculum.plan.strands if row.key in keys),
    )
