"""The student's page of a law: what each rule means in plain words, and its wording behind."""

from __future__ import annotations

from dataclasses import dataclass

from generator.curriculum import Curriculum
from generator.law import for_pupils, in_force, ordered, status
from generator.model.base import Band, ForStudents
from generator.outputs import labels
from generator.outputs.page_parts import Clause, StatusView, clauses, status_view
from generator.outputs.student_pages.parts import GistView, gists, planned
from generator.plan import PlannedFile

_ALL: tuple[Band, ...] = ("小低", "小中", "小高", "初中", "高中")


@dataclass(frozen=True)
class StudentArticleView:
    """A rule in force."""

    slug: str
    number: ForStudents
    heading: ForStudents
    status: StatusView
    since: ForStudents
    changes: ForStudents | None
    gists: tuple[GistView, ...]
    clauses: tuple[Clause, ...]


@dataclass(frozen=True)
class StudentLawView:
    """A law as pupils read it."""

    title: ForStudents
    short: ForStudents
    summary: ForStudents
    issuer: ForStudents
    articles: tuple[StudentArticleView, ...]
    as_of: ForStudents


def law_page(curriculum: Curriculum, name: str) -> PlannedFile:
    """Plan the student's page of the law `name`."""
    view = law_view(curriculum, name)
    return planned(curriculum, f"law/{name}.md", view.title, "law.md.j2", view)


def law_view(curriculum: Curriculum, name: str) -> StudentLawView:
    """Return what the student's page of the law `name` prints: rules in force whose text may be quoted."""
    law, as_of = curriculum.laws[name], curriculum.as_of
    articles = []
    for slug in ordered(law, as_of):
        article = law.articles[slug]
        current = in_force(article, as_of)
        if current is None or current[1].verification.level == "unverified" or not for_pupils(article):
            continue
        later = sorted(day for day in article.versions if day > as_of)
        articles.append(
            StudentArticleView(
                slug=slug,
                number=current[1].number,
                heading=article.heading,
                status=status_view(status(law, slug, current[0], as_of)),
                since=labels.in_force_since(current[0]),
                changes=labels.changes_on(later[0]) if later else None,
                gists=gists(curriculum, article.gist, _ALL),
                clauses=clauses(current[1].text),
            )
        )
    return StudentLawView(law.title, law.short, law.summary, law.issuer, tuple(articles), labels.day(as_of))
