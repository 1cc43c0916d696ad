"""A starter file for `qinghe new`: every field of a kind with its own description as a comment above it.

Made from the models, so that it can never lag behind them. What the author must fill in reads 待填, choices too: none
is made for them. `messages` and the check `placeholder-left` name what was forgotten.
"""

from __future__ import annotations

import datetime
import typing
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.model.annotation import arms, unwrapped
from generator.model.base import Written

PLACEHOLDER = "待填"
_WORDS = {"line": PLACEHOLDER, "id": "dai-tian", "citation": "dai-tian/dai-tian"}
_INDENT = "  "
_REVIEW_DAYS = 180


def starter(model: type[BaseModel], schema: str, today: datetime.date) -> str:
    """Return the text of a starter for `model`; `schema` is the way to its JSON Schema, `today` the date to fill in."""
    head = f"# yaml-language-server: $schema={schema}\n# {(model.__doc__ or '').strip().splitlines()[0]}\n"
    return head + "\n".join(_fields(model, 0, today)) + "\n"


def _fields(model: type[BaseModel], depth: int, today: datetime.date) -> Iterator[str]:
    pad = _INDENT * depth
    optional = not any(field.is_required() for field in model.model_fields.values())
    for place, (name, field) in enumerate(model.model_fields.items()):
        key = field.alias or name
        # Read again half a year later; one day for both would be refused.
        day = today + datetime.timedelta(days=_REVIEW_DAYS) if key == "review_by" else today
        lines = list(_value(field, depth, day))
        yield from (f"{pad}# {line}" for line in _comment(field))
        # Where all is optional one field shows how it is written.
        if field.is_required() or (optional and place == 0):
            yield f"{pad}{key}:{lines[0]}"
            yield from lines[1:]
        else:
            yield f"{pad}# {key}:{lines[0]}"
            yield from (f"{pad}# {line[len(pad) :]}" for line in lines[1:])


def _comment(field: FieldInfo) -> Iterator[str]:
    if field.description:
        yield from field.description.strip().splitlines()
    choices = [*_choices(field.annotation)]
    if len(choices) > 1:
        yield f"可以写：{'、'.join(choices)}"


def _choices(annotation: Any) -> Iterator[str]:
    """Yield what may be written in a field of choices, or in each item of a list of them."""
    for arm in arms(unwrapped(annotation)[0]):
        plain = unwrapped(arm)[0]
        if typing.get_origin(plain) is typing.Literal:
            yield from map(str, typing.get_args(plain))
        elif typing.get_origin(plain) is tuple:
            yield from _choices(typing.get_args(plain)[0])


def _value(field: FieldInfo, depth: int, today: datetime.date) -> Iterator[str]:
    """Yield what stands after `key:`: a scalar on the same line, or nested lines below."""
    low = next((m.min_length for m in field.metadata if hasattr(m, "min_length")), 1) or 1
    marks = [m for m in field.metadata if isinstance(m, Written)]
    pattern = next((m.pattern for m in field.metadata if getattr(m, "pattern", None)), None)
    yield from _typed(field.annotation, marks, depth, today, low=low, field=field, pattern=pattern)


def _typed(
    annotation: Any,
    marks: list[Written],
    depth: int,
    today: datetime.date,
    *,
    low: int = 1,
    field: FieldInfo | None = None,
    pattern: str | None = None,
) -> Iterator[str]:
    annotation, inner = unwrapped(annotation)
    marks = inner or marks
    arm = next((a for a in arms(annotation) if a is not type(None)), str)
    arm, inner = unwrapped(arm)
    arm = arm.__supertype__ if isinstance(arm, typing.NewType) else arm
    marks = inner or marks
    origin = typing.get_origin(arm)
    below = depth + 1
    if isinstance(arm, type) and issubclass(arm, BaseModel):
        yield ""
        yield from _fields(arm, below, today)
    elif origin is tuple:
        item = typing.get_args(arm)[0]
        yield ""
        for _ in range(low):
            yield from _item(list(_typed(item, [], below, today)), below)
    elif origin is dict:
        key_type, value_type = typing.get_args(arm)
        lines = list(_typed(value_type, [], below, today))
        yield ""
        for number in range(1, low + 1):
            key = _WORDS["id"] + (f"-{number}" if number > 1 else "")
            if unwrapped(key_type)[0] is datetime.date:
                key = today.isoformat()
            yield f"{_INDENT * below}{key}:{lines[0]}"
            yield from lines[1:]
    elif marks and marks[0].kind == "prose":
        yield " |-"
        yield f"{_INDENT * below}{PLACEHOLDER}"
    else:
        yield " " + _scalar(arm, marks, today, field, pattern)


def _item(lines: list[str], depth: int) -> Iterator[str]:
    """Turn the lines of a value into a list item."""
    pad = _INDENT * depth
    if lines[0].strip():
        yield f"{pad}-{lines[0]}"
        yield from lines[1:]
        return
    first = True
    for line in lines[1:]:
        # Comments stay above; the first real line carries the dash.
        if first and not line.lstrip().startswith("#"):
            yield f"{pad}- {line[len(pad) + 2 :]}"
            first = False
        else:
            yield line


def _scalar(arm: Any, marks: list[Written], today: datetime.date, field: FieldInfo | None, pattern: str | None) -> str:
    if typing.get_origin(arm) is typing.Literal:
        choices = typing.get_args(arm)
        return str(choices[0]) if len(choices) == 1 else PLACEHOLDER
    if arm is datetime.date:
        return today.isoformat()
    if arm is bool:
        return "false"
    if arm is int:
        low = next((m.ge for m in (field.metadata if field else ()) if getattr(m, "ge", None) is not None), 1)
        return str(low)
    known = {r"^\d{4}\.\d{1,2}$": '"2026.2"', r"^\d{3,5}$": '"110"', r"^[0-9a-f]{64}$": '"' + "0" * 64 + '"'}
    if pattern in known:
        return known[pattern]
    if pattern and pattern.startswith("^第"):
        return "第一条"
    return _WORDS[marks[0].kind] if marks else PLACEHOLDER
