"""Words and what they mean: what the law says and what research says stand apart, and plain words beside both."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.curriculum import Curriculum
from generator.outputs.page_parts import TEACHER_TEMPLATES, Finding, Link
from generator.plan import Audience, PlannedFile
from generator.prose import Text
from generator.render import templates


@dataclass(frozen=True)
class TermView:
    """A word; `law` is where its legal sense stands, `sources` where the academic one comes from."""

    anchor: str
    word: str
    synonyms: tuple[str, ...]
    plain: Text
    legal: Text | None
    law: Link | None
    academic: Text | None
    sources: tuple[Finding, ...]


@dataclass(frozen=True)
class GlossaryView:
    """All words."""

    terms: tuple[TermView, ...]


def glossary_page(curriculum: Curriculum) -> PlannedFile:
    """Plan the glossary."""
    view = glossary_view(curriculum)
    return PlannedFile(PurePosixPath("glossary.md"), "词语", Audience.TEACHER, view, render)


def glossary_view(curriculum: Curriculum) -> GlossaryView:
    """Return the words in the order they were written down."""
    text, terms = curriculum.text, []
    for name, term in curriculum.glossary.terms.items():
        law = curriculum.quote(term.cite) if term.cite else None
        sources = (curriculum.sources.sources[source] for source in term.sources)
        terms.append(
            TermView(
                name,
                term.word,
                term.synonyms,
                text(term.plain),
                text(term.legal) if term.legal else None,
                Link(law.title, f"law/{law.law}.html#{law.slug}", law.heading) if law else None,
                text(term.academic) if term.academic else None,
                tuple(Finding(row.kind, row.citation, text(row.finding)) for row in sources),
            )
        )
    return GlossaryView(tuple(terms))


def render(view: GlossaryView) -> bytes:
    """Return the page as a Markdown file."""
    return templates.render(TEACHER_TEMPLATES, "glossary.md.j2", view=view, root="")
