"""The teacher's page of a law: article cards with status, wording, plain words, and who cites them."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from generator.curriculum import Curriculum
from generator.law import in_force, ordered, status
from generator.model.law import Article, ArticleVersion, Law
from generator.outputs import labels
from generator.outputs.page_parts import TEACHER_TEMPLATES, Clause, Link, StatusView, clauses, status_view
from generator.outputs.teacher_pages.law_uses import used_on
from generator.outputs.teacher_pages.law_versus import Versus, versus
from generator.plan import Audience, PlannedFile
from generator.prose import Text
from generator.render import templates

_LEVELS = {"two-sources": "两份独立副本逐字比对一致", "one-source": "只与一份副本比对过", "unverified": "尚未核对"}


@dataclass(frozen=True)
class WordingView:
    """One version of an article; without clauses where the text may not be quoted.

    `versus` sets an older or coming wording beside the one in force, the older one on the left.
    """

    number: str
    status: StatusView
    since: str
    clauses: tuple[Clause, ...]
    verification: str
    versus: Versus | None = None


@dataclass(frozen=True)
class RepealView:
    """A version that is a repeal."""

    status: StatusView
    since: str


@dataclass(frozen=True)
class ArticleView:
    """A rule with its wording in force, plain words and uses."""

    slug: str
    number: str
    heading: str
    status: StatusView
    topics: tuple[str, ...]
    current: WordingView | None
    gists: tuple[tuple[str, Text], ...]
    cited_by: tuple[Link, ...]
    others: tuple[WordingView | RepealView, ...]


@dataclass(frozen=True)
class VersionView:
    """One version of the whole law, or an event announced for it."""

    date: str
    note: str
    source: str


@dataclass(frozen=True)
class LawView:
    """A law and the articles of it that our material uses."""

    title: str
    short: str
    summary: str
    issuer: str
    level: str
    as_of: str
    versions: tuple[VersionView, ...]
    events: tuple[VersionView, ...]
    verification: str
    """How most of the articles were compared; the others say it themselves."""
    articles: tuple[ArticleView, ...]


def law_page(curriculum: Curriculum, name: str) -> PlannedFile:
    """Plan the teacher's page of the law `name`."""
    view = law_view(curriculum, name)
    return PlannedFile(PurePosixPath(f"law/{name}.md"), view.title, Audience.TEACHER, view, render)


def render(view: LawView) -> bytes:
    """Return the page as a Markdown file."""
    return templates.render(TEACHER_TEMPLATES, "law.md.j2", view=view, root="../")


def law_view(curriculum: Curriculum, name: str) -> LawView:
    """Return what the page of the law `name` prints."""
    law = curriculum.laws[name]
    used = used_on(curriculum, name)
    articles = tuple(_article(curriculum, law, slug, used.get(slug, ())) for slug in ordered(law, curriculum.as_of))
    verified = Counter(article.current.verification for article in articles if article.current)
    return LawView(
        title=law.title,
        short=law.short,
        summary=law.summary,
        issuer=law.issuer,
        level=law.level,
        as_of=labels.day(curriculum.as_of),
        versions=tuple(
            VersionView(
                labels.in_force_since(day), f"{version.note}，{labels.day(version.adopted)}公布", version.source
            )
            for day, version in sorted(law.versions.items(), reverse=True)
        ),
        events=tuple(
            VersionView(labels.in_force_since(event.effective), event.note, event.source) for event in law.events
        ),
        verification=verified.most_common(1)[0][0] if verified else "",
        articles=articles,
    )


def shown_number(article: Article, as_of: datetime.date) -> str:
    """Return the number in force, or the nearest one known."""
    current = in_force(article, as_of)
    if current:
        return current[1].number
    texts = [version for _, version in sorted(article.versions.items()) if version]
    return texts[-1].number if texts else ""


def _article(curriculum: Curriculum, law: Law, slug: str, used: tuple[Link, ...]) -> ArticleView:
    article, as_of = law.articles[slug], curriculum.as_of
    current = in_force(article, as_of)
    others = sorted((day for day in article.versions if not current or day != current[0]), reverse=True)
    shown = current[0] if current else others[0]
    gists = [(str(labels.band(band)), getattr(article.gist, field)) for band, field in labels.GIST_FIELDS]
    gists += [("教师", article.gist.teachers), ("家长", article.gist.families)]
    return ArticleView(
        slug=slug,
        number=shown_number(article, as_of),
        heading=article.heading,
        status=status_view(status(law, slug, shown, as_of)),
        topics=article.topics,
        current=_wording(law, slug, *current, as_of) if current else None,
        gists=tuple((label, curriculum.text(text)) for label, text in gists if text),
        cited_by=used,
        others=tuple(_other(law, slug, day, as_of) for day in others),
    )


def _other(law: Law, slug: str, day: datetime.date, as_of: datetime.date) -> WordingView | RepealView:
    version = law.articles[slug].versions[day]
    if version is None:
        return RepealView(status_view(status(law, slug, day, as_of)), f"{labels.day(day)}起不再有这一条")
    shown, current = _wording(law, slug, day, version, as_of), in_force(law.articles[slug], as_of)
    if not current or not shown.clauses or current[1].verification.level == "unverified":
        return shown
    older, newer = (version, current[1]) if day < current[0] else (current[1], version)
    return replace(shown, versus=versus(older.text, newer.text))


def _wording(law: Law, slug: str, day: datetime.date, version: ArticleVersion, as_of: datetime.date) -> WordingView:
    later = sorted(other for other in law.articles[slug].versions if other > day)
    check = version.verification
    return WordingView(
        number=version.number,
        status=status_view(status(law, slug, day, as_of)),
        since=labels.in_force_between(day, later[0] if later else None),
        clauses=clauses(version.text) if check.level != "unverified" else (),
        verification=f"{_LEVELS[check.level]}（{check.where}，{labels.day(check.when)}）",
    )
