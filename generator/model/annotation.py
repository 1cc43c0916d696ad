"""Reading a field's type: what `walk`, the starter files and the authors' reference share."""

from __future__ import annotations

import types
import typing
from typing import Any

from generator.model.base import Written


def unwrapped(annotation: Any) -> tuple[Any, list[Written]]:
    """Return a type without its `Annotated`, and the marks found on it."""
    marks: list[Written] = []
    while typing.get_origin(annotation) is typing.Annotated:
        marks += [m for m in annotation.__metadata__ if isinstance(m, Written)]
        annotation = annotation.__origin__
    return annotation, marks


def arms(annotation: Any) -> tuple[Any, ...]:
    """Return the alternatives of a union, or the type itself."""
    if typing.get_origin(annotation) in (typing.Union, types.UnionType):
        return typing.get_args(annotation)
    return (annotation,)
