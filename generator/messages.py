"""pydantic's error types in our own words: authors never see an English sentence, a link or a Python value."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePosixPath
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from generator.fields import OUTERMOST, description, keys, most, owner
from generator.model.base import Model
from generator.problems import Problem, Where, did_you_mean

PLACEHOLDER = "待填"

_TYPES = {
    "string_type": "一段文字",
    "int_type": "一个整数",
    "float_type": "一个数",
    "bool_type": " true 或 false",
    "tuple_type": "一个列表（每项以 - 开头）",
    "dict_type": "一组“键: 值”",
    "model_type": "一组“键: 值”",
    "model_attributes_type": "一组“键: 值”",
}
# A key of a mapping, an arm of a union: `[key]`, `literal['a','b']`.
_ARM = re.compile(r"\[key\]|(?:literal|function-[a-z]+|tagged-union|nullable|constrained-[a-z]+)\[.*\]", re.DOTALL)
_DASHES = "-－–—•·"
_NOT_HALF = {"“": "”", "‘": "’", "＂": "＂", "「": "」"}


def problems_of(path: PurePosixPath, model: type[Model], fault: ValidationError) -> tuple[Problem, ...]:
    """Return one problem for every error pydantic found in the document at `path`."""
    rows = [(_where(error), error) for error in fault.errors(include_url=False)]
    choices: dict[Where, list[str]] = {}
    for where, error in rows:
        if error["type"] == "literal_error":
            choices.setdefault(where, []).extend(_quoted(error.get("ctx", {})["expected"]))
    # What may be written in one of several lists of choices is one list to its author.
    told = {(where, error["type"]): error for where, error in reversed(rows)}
    return tuple(
        _problem(path, model, where, error, choices.get(where, []))
        for (where, _), error in reversed(told.items())
        if not _echo(where, error, rows)
    )


def _where(error: ErrorDetails) -> Where:
    """Return the key path of an error, without the steps that only pydantic knows."""
    return tuple(step for step in error["loc"] if not _ARM.fullmatch(str(step)))


def _echo(where: Where, error: ErrorDetails, rows: Iterable[tuple[Where, ErrorDetails]]) -> bool:
    """Tell whether a list is short only because pydantic does not count items that have errors of their own."""
    return error["type"] == "too_short" and any(
        len(other) > len(where) and other[: len(where)] == where for other, _ in rows
    )


def _problem(path: PurePosixPath, model: type[Model], where: Where, error: ErrorDetails, choices: list[str]) -> Problem:
    code, message, hint = _said(model, where, error, choices)
    if code == "unknown-layout":
        where = (*where, "layout")
    return Problem(path, where, code, message, hint)


def _said(model: type[Model], where: Where, error: ErrorDetails, choices: list[str]) -> tuple[str, str, str]:
    """Return code, sentence and hint."""
    kind, given, ctx = error["type"], error["input"], error.get("ctx", {})
    if not where:
        return "wrong-type", "整个文件应当是一行一个“键: 值”。", "用 qinghe new 写一份样板，把内容填进去。"
    name, shown = _name(where), _shown(given)
    means = description(model, where if isinstance(where[-1], str) else where[:-1])
    match kind:
        case "missing":
            return "missing-field", f"缺少“{name}”。", f"补一行“{name}: …”。{means}"
        case "extra_forbidden":
            return "unknown-key", f"不认识的键“{name}”。", _unknown_key(model, where, given)
        case "literal_error":
            return _choice(name, given, choices)
        case "union_tag_invalid" | "union_tag_not_found":
            return _layout(str(ctx.get("tag", "")), _quoted(ctx.get("expected_tags", "")))
        case _ if given is None:
            return "wrong-type", f"“{name}”还空着。", means or "填上，或整行删掉。"
        case "date_type" | "date_format":
            return "wrong-date", f"{shown}不是日期。", "写成 2026-11-21 这样，并且确有这一天。"
        case _ if kind in _TYPES:
            message = f"“{name}”应当是{_TYPES[kind]}，现在是{shown}。"
            return "wrong-type", message, _other_type(kind, str(where[-1]), given, list(keys(model, where))) or means
        case "one_line":
            return "one-line", f"“{name}”只能写一行。", "去掉换行，或把细节移到别的字段。"
        case "string_pattern_mismatch":
            return "wrong-form", f"“{name}”的写法不对：{shown}。", _form(given, ctx["pattern"]) or means
        case "string_too_short" | "too_short":
            return "too-short", _too_few(name, ctx, most(model, where)), means
        case "string_too_long":
            return "too-long", f"“{name}”太长：现在 {len(given)} 个字，最多 {ctx['max_length']} 个字。", means
        case "too_long":
            return "too-long", f"“{name}”太多：现在 {ctx['actual_length']} 项，最多 {ctx['max_length']} 项。", means
        case "greater_than_equal":
            return "out-of-range", f"“{name}”不能小于 {ctx['ge']}，现在是 {given}。", means
        case "less_than_equal":
            return "out-of-range", f"“{name}”不能大于 {ctx['le']}，现在是 {given}。", means
    return "wrong-value", f"“{name}”的值{shown}不对。", means


def _name(where: Where) -> str:
    """Return what an author calls the place: its key, or the list it stands in and which item it is."""
    if where and isinstance(where[-1], int):
        return f"{_name(where[:-1])} 的第 {where[-1] + 1} 项"
    return str(where[-1]) if where else ""


def _shown(value: Any) -> str:
    """Return a value as an author typed it, never as Python writes it."""
    if value is None:
        return "空的"
    if isinstance(value, list):
        return "一个列表"
    if isinstance(value, dict):
        return "一组键值"
    text = str(value).lower() if isinstance(value, bool) else str(value).replace("\n", " ")
    return f"“{text if len(text) <= 24 else text[:23] + '…'}”"


def _unknown_key(model: type[Model], where: Where, given: Any) -> str:
    name, known = str(where[-1]), keys(model, where[:-1])
    if at := owner(model, where):
        return f"“{name}”是{at if at == OUTERMOST else f' {at} 里'}的键，多半是缩进不对。"
    if (glued := re.fullmatch(r"(\w+)[:：](.+)", name)) and glued[1] in known:
        return f"冒号后面少一个空格：“{glued[1]}: {glued[2]}”。"
    if not name.isascii() and all(key.isascii() for key in known):
        named = next((key for key, means in known.items() if means.startswith(name)), "")
        if given is None and not named:
            return "里面的半角逗号把一句话切开了；改成全角逗号，或给整个值加引号。"
        return f"键用英文：{named}。" if named else f"键用英文，例如 {next(iter(known), 'title')}。"
    if near := did_you_mean(name, known):
        return near
    return f"这里可以写：{'、'.join(known)}。" if 0 < len(known) < 9 else "这里没有这个键，请删掉或改名。"


def _choice(name: str, given: Any, choices: list[str]) -> tuple[str, str, str]:
    allowed = f"可以写：{'、'.join(choices)}。"
    if given is None or given == PLACEHOLDER:
        return "unknown-choice", f"“{name}”还没有填。", allowed
    parts = _parts(str(given))
    if len(parts) > 1 and set(parts) <= set(choices):
        hint = f"用半角逗号隔开：[{', '.join(parts)}]。"
    else:
        hint = did_you_mean(str(given), choices) or allowed
    return "unknown-choice", f"“{name}”不能写{_shown(given)}。", hint


def _layout(tag: str, tags: list[str]) -> tuple[str, str, str]:
    hint = did_you_mean(tag, tags) or "layout 写页面版式，例如 一句话、提问、法条。"
    return "unknown-layout", f"没有叫“{tag}”的版式。" if tag else "这一页没有写 layout。", hint


def _other_type(kind: str, key: str, given: Any, inner: list[str]) -> str:
    """Return what to do about a value of another type than its field asks for."""
    if kind == "tuple_type":
        return _list_hint(key, given)
    if kind == "bool_type":
        if isinstance(given, str) and given.lower() in {"true", "false"}:
            return f"{given.lower()} 全部小写，不加引号。"
        return "写 true（是）或 false（不是）。"
    if kind == "int_type":
        plain = isinstance(given, str) and re.fullmatch(r"[1-9][0-9]*", given)
        return f"写 {given}，不加引号。" if plain else "写阿拉伯数字，不带单位，例如 8。"
    if kind == "string_type":
        return _text_hint(key, given)
    if isinstance(given, list):
        return "这里不是列表：去掉减号，一行写一个“键: 值”。"
    return f"另起一行，缩进两格，写“{inner[0] if inner else '键'}: …”。"


def _list_hint(key: str, given: Any) -> str:
    if isinstance(given, dict):
        return "在下一行的键前面加“- ”，后面的键再往右缩进两格。"
    text = str(given).strip("[]【】［］")
    if text[:1] == "-":
        return "减号后面少一个空格。"
    if text and text[0] in _DASHES:
        return "用半角减号，后面空一格：“- …”。"
    if len(text) <= 24:
        return f"写在半角方括号里，例如 {key}: [{', '.join(_parts(text))}]。"
    return "另起一行，每项以“- ”开头。"


def _text_hint(key: str, given: Any) -> str:
    if isinstance(given, list):
        return "这里不写列表：写成一段文字；要写几行，就写 |- 然后换行。"
    if isinstance(given, dict):
        return "这里只写文字；文字里有半角冒号加空格时，给整个值加引号。"
    # A float may have lost a zero: 2026.10 is read as 2026.1.
    return (
        f'加引号：{key}: "{given}"。'
        if isinstance(given, int) and not isinstance(given, bool)
        else "给这个值加半角引号。"
    )


def _too_few(name: str, ctx: dict[str, Any], highest: int | None) -> str:
    if ctx.get("actual_length", 0) == 0:
        return f"“{name}”还空着。"
    lowest = ctx["min_length"]
    needed = f"要 {lowest} 项" if lowest == highest else f"至少要 {lowest} 项"
    return f"“{name}”太少：现在 {ctx['actual_length']} 项，{needed}。"


def _form(given: Any, pattern: str) -> str:
    """Return what to do about a text that is not written as its pattern asks."""
    text = str(given)
    if len(text) > 1 and _NOT_HALF.get(text[0]) == text[-1]:
        return f'去掉中文引号，用半角引号："{text[1:-1]}"。'
    if "/" in pattern:
        if text.startswith("law/"):
            return f"这里不写 law/，直接写 {text.removeprefix('law/')}。"
        return "" if text.isascii() else "写 法律id/条文id，例如 sample-law/stop；条号由系统填。"
    if pattern.startswith("^第"):
        number = re.search(r"\d+", text)
        return (
            f"用汉字：第{_han(int(number[0]))}条。"
            if number and int(number[0]) < 1000
            else "写全，用汉字，例如 第六条。"
        )
    if re.fullmatch(pattern, text.lower()):
        return "用小写字母。"
    return "只用小写字母、数字和连字符，例如 borrowed-pen。" if pattern.startswith("^[a-z0-9]") else ""


def _han(number: int) -> str:
    """Return a number below 1000 as laws write it: 六, 十二, 二十, 一百零八."""
    digits = "零一二三四五六七八九"
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    text = f"{digits[hundreds]}百" if hundreds else ""
    if tens:
        text += ("" if tens == 1 and not hundreds else digits[tens]) + "十"
    elif hundreds and ones:
        text += "零"
    return text + (digits[ones] if ones else "")


def _parts(text: str) -> list[str]:
    return [part.strip() for part in re.split("[、，,;；]", text) if part.strip()]


def _quoted(expected: str) -> list[str]:
    """Return the words in pydantic's "'a', 'b' or 'c'"."""
    return expected.split("'")[1::2]
