"""Every text of a document, with its place and its readers, found by type and never by a hand list."""

from __future__ import annotations

import datetime
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from generator.model.annotation import arms, unwrapped
from generator.model.base import Written
from generator.problems import Where


@dataclass(frozen=True)
class Leaf:
    """One text an author wrote."""

    where: Where
    value: str
    written: Written


def walk(document: BaseModel) -> Iterator[Leaf]:
    """Yield every text of `document` in the order of its fields."""
    yield from _model(document, ())


def _model(document: BaseModel, where: Where) -> Iterator[Leaf]:
    for name, field in type(document).model_fields.items():
        marks = [m for m in field.metadata if isinstance(m, Written)]
        yield from _value(getattr(document, name), field.annotation, marks, (*where, field.alias or name))


def _value(value: Any, annotation: Any, marks: list[Written], where: Where) -> Iterator[Leaf]:
    if isinstance(value, BaseModel):
        yield from _model(value, where)
        return
    annotation, inner = unwrapped(annotation)
    marks = inner or marks
    if isinstance(value, str):
        if not marks:
            marks = [m for arm in arms(annotation) for m in unwrapped(arm)[1]]
        if marks:
            yield Leaf(where, value, marks[0])
    elif isinstance(value, tuple):
        item = next((typing.get_args(a)[0] for a in _plain(annotation) if typing.get_origin(a) is tuple), None)
        for index, part in enumerate(value):
            yield from _value(part, item, [], (*where, index))
    elif isinstance(value, dict):
        item = next((typing.get_args(a)[1] for a in _plain(annotation) if typing.get_origin(a) is dict), None)
        for key, part in value.items():
            step = key.isoformat() if isinstance(key, datetime.date) else key
            yield from _value(part, item, [], (*where, step))


def _plain(annotation: Any) -> list[Any]:
    return [unwrapped(arm)[0] for arm in arms(annotation)]
