"""Take withdrawn documents out of what was loaded, before anything is linked.

A child may have been recognised in it, so nothing of a withdrawn document may reach any output: not a page, not a
deck, not the search index (reliability.md row 60). References to it are let go, so that withdrawing needs no edit
anywhere else and can be published within minutes.
"""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from generator.load import SINGLES, Loaded
from generator.model.addresses import Addresses
from generator.model.base import Model
from generator.model.lesson import Lesson
from generator.model.module import Module


def addresses(loaded: Loaded) -> Addresses:
    """Return the project's published addresses; an empty one where there is no such file."""
    found = loaded.documents["addresses"].get("addresses")
    return cast(Addresses, found) if found else Addresses()


def without_withdrawn(loaded: Loaded) -> Loaded:
    """Return `loaded` without withdrawn documents, their problems and the mention of them in other documents."""
    gone = {row.id for row in addresses(loaded).withdrawn}
    if not gone:
        return loaded
    kept = {
        kind: {name: _cleared(doc, gone) for name, doc in documents.items() if kind in SINGLES or name not in gone}
        for kind, documents in loaded.documents.items()
    }
    files = {path for (kind, name), path in loaded.paths.items() if name in gone and kind not in SINGLES}
    return replace(
        loaded,
        documents=kept,
        broken=frozenset(key for key in loaded.broken if key[1] not in gone),
        problems=tuple(problem for problem in loaded.problems if problem.path not in files),
    )


def _cleared(document: Model, gone: set[str]) -> Model:
    if isinstance(document, Lesson):
        scenario = None if document.scenario in gone else document.scenario
        cases = tuple(name for name in document.cases if name not in gone)
        return document.model_copy(update={"cases": cases, "scenario": scenario})
    if isinstance(document, Module):
        return document.model_copy(update={"cases": tuple(name for name in document.cases if name not in gone)})
    return document
