"""Policies: a page per profile with every obligation, its clause and words, what we have seen, and how we read it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.curriculum import Curriculum
from generator.model.policy import Obligation, PolicyDocument
from generator.outputs import labels
from generator.outputs.page_parts import TEACHER_TEMPLATES, Link
from generator.outputs.teacher_pages.coverage import KINDS
from generator.plan import Audience, PlannedFile
from generator.prose import Text
from generator.render import templates


@dataclass(frozen=True)
class ObligationView:
    """An obligation; `quotation` are the document's own words, `reading` ours."""

    anchor: str
    asks: str
    clause: str
    quotation: str | None
    laws: tuple[Link, ...]
    evidence: str
    kind: str
    measure: str
    binds: str
    activities: tuple[str, ...]
    reading: Text | None
    coverage: str


@dataclass(frozen=True)
class DocumentView:
    """A document with the obligations it holds."""

    anchor: str
    title: str
    issuer: str
    number: str
    date: str
    force: str
    obligations: tuple[ObligationView, ...]


@dataclass(frozen=True)
class PolicyView:
    """One profile."""

    title: str
    summary: str
    reviewed: str
    documents: tuple[DocumentView, ...]
    coverage: str


@dataclass(frozen=True)
class PolicyCard:
    """A profile in the list."""

    title: str
    summary: str
    href: str
    coverage: str
    documents: tuple[str, ...]
    obligations: int


@dataclass(frozen=True)
class PolicyIndexView:
    """The list of profiles."""

    policies: tuple[PolicyCard, ...]


def policy_index_page(curriculum: Curriculum) -> PlannedFile:
    """Plan the list of profiles."""
    view = PolicyIndexView(
        tuple(
            PolicyCard(
                row.title,
                row.summary,
                f"policy/{name}.html",
                f"coverage.html#{name}",
                tuple(f"{found.title}（{found.force}）" for found in row.documents.values()),
                len(row.obligations),
            )
            for name, row in curriculum.policies.items()
        )
    )
    return PlannedFile(PurePosixPath("policy/index.md"), "政策要求", Audience.TEACHER, view, render_index)


def policy_page(curriculum: Curriculum, name: str) -> PlannedFile:
    """Plan the page of one profile."""
    view = policy_view(curriculum, name)
    return PlannedFile(PurePosixPath(f"policy/{name}.md"), view.title, Audience.TEACHER, view, render)


def policy_view(curriculum: Curriculum, name: str) -> PolicyView:
    """Return what the page of the profile `name` prints: its documents, each with its obligations."""
    policy = curriculum.policies[name]
    documents = tuple(
        _document(
            key,
            found,
            tuple(
                _obligation(curriculum, name, duty, row)
                for duty, row in policy.obligations.items()
                if row.document == key
            ),
        )
        for key, found in policy.documents.items()
    )
    return PolicyView(policy.title, policy.summary, labels.day(policy.reviewed), documents, f"coverage.html#{name}")


def render_index(view: PolicyIndexView) -> bytes:
    """Return the list as a Markdown file."""
    return templates.render(TEACHER_TEMPLATES, "policies.md.j2", view=view, root="../")


def render(view: PolicyView) -> bytes:
    """Return a profile as a Markdown file."""
    return templates.render(TEACHER_TEMPLATES, "policy.md.j2", view=view, root="../")


def measure(row: Obligation) -> str:
    """Return the number an obligation asks for in words, e.g. 每学期不少于 2 次; empty where it names none."""
    if not row.number:
        return ""
    return f"{'每' + row.per if row.per and row.per != '学校' else ''}不少于 {row.number} {row.unit or '次'}"


def _document(key: str, found: PolicyDocument, obligations: tuple[ObligationView, ...]) -> DocumentView:
    date = found.date if isinstance(found.date, str) else labels.day(found.date)
    return DocumentView(f"doc-{key}", found.title, found.issuer, found.number or "", date, found.force, obligations)


def _obligation(curriculum: Curriculum, profile: str, name: str, row: Obligation) -> ObligationView:
    laws = [curriculum.quote(citation) for citation in row.cite]
    return ObligationView(
        anchor=name,
        asks=row.asks,
        clause=row.clause or "",
        quotation=row.quotation,
        laws=tuple(Link(law.title, f"law/{law.law}.html#{law.slug}", law.heading) for law in laws),
        evidence=row.evidence,
        kind=next((title for kind, title, _ in KINDS if kind == row.kind), row.kind),
        measure=measure(row),
        binds=labels.BINDS[row.binds],
        activities=row.activities,
        reading=curriculum.text(row.reading) if row.reading else None,
        coverage=f"coverage.html#{profile}-{name}",
    )
