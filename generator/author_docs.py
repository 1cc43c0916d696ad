"""The authors' reference in docs/authors/: one page a kind, made from the models, so that it cannot lag behind.

The guidance around it (README.md, the tutorial) is written by hand and left alone.
"""

from __future__ import annotations

import datetime
import typing
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import BaseModel

from generator.load import FOLDERS, OPTIONAL, SINGLES
from generator.model.annotation import arms, unwrapped
from generator.model.base import Written

FOLDER = Path(__file__).parent.parent / "docs" / "authors"
_READERS = {"teachers": "教师", "students": "学生也看", "families": "家长", "everyone": ""}
_KINDS = {"line": "一行文字", "prose": "正文", "id": "id", "citation": "法条引用"}


def pages() -> dict[PurePosixPath, bytes]:
    """Return the reference pages: `<kind>.md` for every kind of document."""
    places = {**FOLDERS, **SINGLES, **{kind: (path, model) for kind, path, model in OPTIONAL}}
    return {
        PurePosixPath(f"{kind}.md"): ("\n".join(_page(kind, place, model)) + "\n").encode()
        for kind, (place, model) in places.items()
    }


def _page(kind: str, place: PurePosixPath, model: type[BaseModel]) -> Iterator[str]:
    first = (model.__doc__ or "").strip().splitlines()[0]
    where = f"`{place}/`，一份文档一个文件" if kind in FOLDERS else f"`{place}`"
    yield f"# {kind}"
    yield ""
    yield f"<!-- 由 qinghe schema 从 generator/model 生成，请不要手改。 -->\n\n{first}\n\n位置：{where}。"
    if kind in FOLDERS:
        yield f"新写一份：`qinghe new {kind} ID`。"
    seen: list[type[BaseModel]] = []
    waiting = [model]
    while waiting:
        here = waiting.pop(0)
        if here in seen:
            continue
        seen.append(here)
        if here is not model:
            yield f"\n## {here.__name__}\n\n{(here.__doc__ or '').strip().splitlines()[0]}"
        yield "\n| 键 | 要不要写 | 写什么 | 谁会看到 | 说明 |\n|---|---|---|---|---|"
        for name, field in here.model_fields.items():
            marks = [m for m in field.metadata if isinstance(m, Written)]
            shown, readers = _type(field.annotation, marks)
            need = "必写" if field.is_required() else "可不写"
            text = " ".join((field.description or "").split())
            yield f"| `{field.alias or name}` | {need} | {shown} | {readers} | {_cell(text)} |"
            waiting += [m for m in _models(field.annotation) if m not in seen]


def _type(annotation: Any, marks: list[Written]) -> tuple[str, str]:
    """Return a type in an author's words, and its readers."""
    annotation, inner = unwrapped(annotation)
    marks = inner or marks
    choices = [arm for arm in arms(annotation) if arm is not type(None)]
    if len(choices) > 1:
        models = [arm for arm in choices if isinstance(unwrapped(arm)[0], type)]
        if models and issubclass(unwrapped(models[0])[0], BaseModel):
            return "其中一种：" + "、".join(_link(unwrapped(a)[0]) for a in choices), ""
        if all(typing.get_origin(arm) is typing.Literal for arm in choices):
            return "、".join(str(c) for arm in choices for c in typing.get_args(arm)), ""
    arm, inner = unwrapped(choices[0])
    marks = inner or marks
    origin = typing.get_origin(arm)
    if origin is typing.Literal:
        return _cell("、".join(str(choice) for choice in typing.get_args(arm))), ""
    if origin is tuple:
        shown, readers = _type(typing.get_args(arm)[0], [])
        return f"列表：{shown}", readers
    if origin is dict:
        key, value = typing.get_args(arm)
        shown, readers = _type(value, [])
        return f"{'日期' if unwrapped(key)[0] is datetime.date else 'id'} → {shown}", readers
    if isinstance(arm, type) and issubclass(arm, BaseModel):
        return _link(arm), ""
    plain = {datetime.date: "日期", int: "整数", float: "数", bool: "true 或 false"}
    if arm in plain:
        return plain[arm], ""
    return (_KINDS[marks[0].kind], _READERS[marks[0].readers]) if marks else ("文字", "教师")


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    annotation, _ = unwrapped(annotation)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in typing.get_args(annotation):
        yield from _models(part)


def _link(model: type[BaseModel]) -> str:
    return f"[{model.__name__}](#{model.__name__.lower()})"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")
