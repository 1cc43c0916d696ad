"""pydantic's error types in our own words: authors never see an English sentence or a link."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.model.base import Model
from generator.problems import Problem, Where, did_you_mean

_TYPES = {
    "string_type": "一段文字",
    "int_type": "一个整数",
    "bool_type": "true 或 false",
    "tuple_type": "一个列表（每项以 - 开头）",
    "dict_type": "一组“键: 值”",
    "model_type": "一组“键: 值”",
    "model_attributes_type": "一组“键: 值”",
    "date_type": "一个日期，例如 2026-11-21",
}


def problems_of(path: PurePosixPath, model: type[Model], fault: ValidationError) -> tuple[Problem, ...]:
    """Return one problem for every error pydantic found in the document at `path`."""
    return tuple(_problem(path, model, error) for error in fault.errors(include_url=False))


def _problem(path: PurePosixPath, model: type[Model], error: ErrorDetails) -> Problem:
    where: Where = tuple(step for step in error["loc"] if step != "[key]")
    kind, given, ctx = error["type"], error["input"], error.get("ctx", {})
    name = str(where[-1]) if where else ""
    shown = _short(given)
    if kind == "missing":
        return Problem(
            path, where, "missing-field", f"缺少“{name}”。", _description(model, where) or f"请补上“{name}: …”这一行。"
        )
    if kind == "extra_forbidden":
        hint = did_you_mean(name, _keys(model, where[:-1])) or "这里没有这个键，请删掉或改名。"
        return Problem(path, where, "unknown-key", f"不认识的键“{name}”。", hint)
    if kind == "literal_error":
        hint = did_you_mean(str(given), _quoted(ctx["expected"])) or f"可以写：{'、'.join(_quoted(ctx['expected']))}。"
        return Problem(path, where, "unknown-choice", f"“{name}”不能写“{shown}”。", hint)
    if kind in {"union_tag_invalid", "union_tag_not_found"}:
        tags = _quoted(ctx.get("expected_tags", ""))
        tag = str(ctx.get("tag", ""))
        hint = did_you_mean(tag, tags) or "layout 写页面版式，例如 一句话、提问、法条。"
        message = f"没有叫“{tag}”的版式。" if tag else "这一页没有写 layout。"
        return Problem(path, (*where, "layout"), "unknown-layout", message, hint)
    if kind in _TYPES:
        hint = _description(model, where)
        return Problem(path, where, "wrong-type", f"“{name}”应当是{_TYPES[kind]}，现在是“{shown}”。", hint)
    if kind == "date_format":
        return Problem(path, where, "wrong-date", f"“{shown}”不是日期。", "写成 2026-11-21 这样，并且确有这一天。")
    if kind == "one_line":
        return Problem(path, where, "one-line", f"“{name}”只能写一行。", "去掉换行，或把细节移到别的字段。")
    if kind == "string_pattern_mismatch":
        return Problem(path, where, "wrong-form", f"“{name}”的写法不对：“{shown}”。", _description(model, where))
    if kind in {"string_too_short", "too_short"}:
        return Problem(path, where, "too-short", f"“{name}”太短或太少。", _description(model, where))
    if kind in {"string_too_long", "too_long"}:
        return Problem(path, where, "too-long", f"“{name}”太长或太多。", _description(model, where))
    if kind in {"greater_than_equal", "less_than_equal"}:
        word = "小于" if kind == "greater_than_equal" else "大于"
        limit = ctx.get("ge", ctx.get("le"))
        return Problem(path, where, "out-of-range", f"“{name}”不能{word} {limit}。", _description(model, where))
    return Problem(path, where, "wrong-value", f"“{name}”的值“{shown}”不对。", _description(model, where))


def _short(value: Any) -> str:
    text = str(value).replace("\n", " ")
    return text if len(text) <= 24 else text[:23] + "…"


def _quoted(expected: str) -> list[str]:
    """Return the words in pydantic's "'a', 'b' or 'c'"."""
    return expected.split("'")[1::2]


def _description(model: type[Model], where: Where) -> str:
    """Return what the field's docstring says, the one text that also feeds editors and the author's guide."""
    if not where:
        return ""
    for parent in _models(model, where[:-1]):
        for name, field in parent.model_fields.items():
            if where[-1] in (name, field.alias) and field.description:
                return field.description
    return ""


def _keys(model: type[Model], where: Where) -> list[str]:
    return [f.alias or name for parent in _models(model, where) for name, f in parent.model_fields.items()]


def _models(model: type[BaseModel], where: Where) -> list[type[BaseModel]]:
    """Return the models that may stand at the key path `where`, following lists, mappings and unions."""
    here: list[type[BaseModel]] = [model]
    for step in where:
        found: list[type[BaseModel]] = []
        for parent in here:
            for name, field in parent.model_fields.items():
                if step in (name, field.alias):
                    found.extend(_inside(field.annotation))
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
