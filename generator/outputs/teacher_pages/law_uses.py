"""Where an article is used: the pages of everything that lists it or links to it."""

from __future__ import annotations

from collections.abc import Mapping

from generator import prose
from generator.curriculum import Curriculum
from generator.law import split_citation
from generator.outputs.page_parts import Link

_KINDS = {
    "lesson": "课",
    "case": "案例",
    "module": "培训",
    "scenario": "情景",
    "aftermath": "事发之后",
    "letter": "致家长信",
    "family": "给家长",
    "policy": "政策",
}


def used_on(curriculum: Curriculum, law_id: str) -> Mapping[str, tuple[Link, ...]]:
    """Return article → pages that cite it, for the law `law_id`; restricted cases are not named."""
    found: dict[str, set[tuple[str, str]]] = {}
    for kind, name, leaf in curriculum.written:
        if kind not in _KINDS or f"{law_id}/" not in leaf.value:
            continue
        citations = [leaf.value] if leaf.written.kind == "citation" else []
        if leaf.written.kind == "prose":
            citations = [t.removeprefix("law/") for t in prose.targets(leaf.value) if t.startswith("law/")]
        for citation in citations:
            law, slug, *_ = split_citation(citation)
            if law == law_id:
                found.setdefault(slug, set()).add((kind, name))
    order = list(_KINDS)
    return {
        slug: tuple(
            link
            for kind, name in sorted(rows, key=lambda row: (order.index(row[0]), row[1]))
            if (link := _link(curriculum, kind, name))
        )
        for slug, rows in found.items()
    }


def _link(curriculum: Curriculum, kind: str, name: str) -> Link | None:
    if kind == "case" and curriculum.cases[name].audience == "restricted":
        return None
    documents = {
        "lesson": curriculum.lessons,
        "case": curriculum.cases,
        "module": curriculum.modules,
        "scenario": curriculum.scenarios,
        "aftermath": curriculum.aftermaths,
        "letter": curriculum.letters,
        "family": curriculum.families,
        "policy": curriculum.policies,
    }
    return Link(documents[kind][name].title, f"{kind}/{name}.html", _KINDS[kind])
