"""Every text of a document, with its place and its readers, found by type and never by a hand list."""

from __future__ import annotations

import datetime
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
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


@dataclass(frozen=True)
class _Shape:
    """What a type says about the texts in it: the mark of a text, the shape of a list's or mapping's items."""

    mark: Written | None
    item: _Shape | None


def walk(document: BaseModel) -> Iterator[Leaf]:
    """Yield every text of `document` in the order of its fields."""
    yield from _model(document, ())


def _model(document: BaseModel, where: Where) -> Iterator[Leaf]:
    values = document.__dict__
    for name, key, shape in _fields(type(document)):
        value = values[name]
        if value is not None:
            yield from _value(value, shape, (*where, key))


def _value(value: Any, shape: _Shape | None, where: Where) -> Iterator[Leaf]:
    if isinstance(value, str):
        if shape and shape.mark:
            yield Leaf(where, value, shape.mark)
    elif isinstance(value, BaseModel):
        yield from _model(value, where)
    elif isinstance(value, tuple):
        for index, part in enumerate(value):
            yield from _value(part, shape.item if shape else None, (*where, index))
    elif isinstance(value, dict):
        for key, part in value.items():
            step = key.isoformat() if isinstance(key, datetime.date) else key
            yield from _value(part, shape.item if shape else None, (*where, step))


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, str, _Shape], ...]:
    rows = []
    for name, field in model.model_fields.items():
        marks = [m for m in field.metadata if isinstance(m, Written)]
        rows.append((name, field.alias or name, _shape(field.annotation, marks)))
    return tuple(rows)


def _shape(annotation: Any, marks: list[Written]) -> _Shape:
    annotation, inner = unwrapped(annotation)
    marks = inner or marks
    item = None
    for arm in arms(annotation):
        plain, own = unwrapped(arm)
        marks = marks or own
        inside = typing.get_args(plain)
        if typing.get_origin(plain) is tuple:
            item = _shape(inside[0], [])
        elif typing.get_origin(plain) is dict:
            item = _shape(inside[1], [])
    return _Shape(marks[0] if marks else None, item)
