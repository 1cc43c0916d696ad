"""What the models say about a key path: which keys may stand there, what a field means, how many items it holds.

Asked only where a document did not fit its model, for the sentences in `messages`.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.problems import Where

OUTERMOST = "最外面一层"


def description(model: type[BaseModel], where: Where) -> str:
    """Return what the field's docstring says, the one text that also feeds editors and the author's guide."""
    field = _field(model, where)
    return (field.description or "") if field else ""


def keys(model: type[BaseModel], where: Where) -> dict[str, str]:
    """Return the keys that may stand in the mapping at `where`, with what each means."""
    return {key: field.description or "" for parent in _models(model, where) for key, field in _fields(parent)}


def most(model: type[BaseModel], where: Where) -> int | None:
    """Return how many items the list at `where` may hold."""
    field = _field(model, where)
    return next((m.max_length for m in (field.metadata if field else ()) if hasattr(m, "max_length")), None)


def owner(model: type[BaseModel], where: Where) -> str:
    """Return the name of the mapping around `where`, or one step inside, that knows the key it ends with."""
    *steps, key = where
    for end in range(len(steps) - 1, -1, -1):
        # An index or a union's tag names no mapping of its own.
        if (end == 0 or _field(model, tuple(steps[:end]))) and key in keys(model, tuple(steps[:end])):
            return next((s for s in reversed(steps[:end]) if isinstance(s, str)), OUTERMOST)
    for parent in _models(model, tuple(steps)):
        for name, field in _fields(parent):
            if any(key in dict(_fields(inner)) for inner in _inside(field.annotation)):
                return name
    return ""


def _fields(model: type[BaseModel]) -> Iterator[tuple[str, FieldInfo]]:
    yield from ((field.alias or name, field) for name, field in model.model_fields.items())


def _field(model: type[BaseModel], where: Where) -> FieldInfo | None:
    found = (dict(_fields(parent)).get(str(where[-1])) for parent in _models(model, where[:-1]) if where)
    return next((field for field in found if field), None)


def _models(model: type[BaseModel], where: Where) -> list[type[BaseModel]]:
    """Return the models that may stand at the key path `where`, following lists, mappings and unions."""
    here: list[type[BaseModel]] = [model]
    for step in where:
        found = [
            inner
            for parent in here
            for name, field in _fields(parent)
            if step == name
            for inner in _inside(field.annotation)
        ]
        # An index, a mapping's key or a union's tag is no field: the models stay, a tag narrows them.
        narrowed = [m for m in here if _tag(m) == step]
        here = found or narrowed or here
    return here


def _tag(model: type[BaseModel]) -> str:
    layout = model.model_fields.get("layout")
    return str(typing.get_args(layout.annotation)[0]) if layout else ""


def _inside(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif typing.get_origin(annotation) in (tuple, dict, typing.Annotated, typing.Union, types.UnionType):
        for part in typing.get_args(annotation):
            yield from _inside(part)
