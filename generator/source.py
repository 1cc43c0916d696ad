"""Read strict YAML: what an author typed is what we get, or a `Problem` with its place.

YAML 1.2 core rules and less: no anchors, aliases, merge keys, tags or second documents. Dates, times and
numbers with leading zeros stay text. Positions are not carried by values; `position` finds one again when a
problem is shown.
"""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import PurePosixPath
from typing import Any

import yaml

from generator.problems import Mark, Problem, Where

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 20

_INT = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"-?(0|[1-9][0-9]{0,17})\.[0-9]{1,17}")
# Control characters, surrogates, zero-width and bidi marks: no writer of ours may ever meet them.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_BOMS = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))
_SAVE_AS = "请用“另存为”，编码选 UTF-8，再保存一次。"

Value = None | bool | int | float | str | list["Value"] | dict[str, "Value"]


class _Refusal(Exception):  # noqa: N818 - never leaves this module
    def __init__(self, mark: Any, code: str, message: str, hint: str) -> None:
        super().__init__(code)
        # libyaml's marks are of a class of their own, apart from yaml.Mark.
        self.mark = mark if mark is None or isinstance(mark, Mark) else Mark(mark.line + 1, mark.column + 1)
        self.code, self.message, self.hint = code, message, hint


def decode(path: PurePosixPath, data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """Return the text of `data`, byte order mark and line ends normalised, and what is wrong with its bytes."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return "", (Problem(path, (), "file-encoding", f"文件编码是 {name}，应当是 UTF-8。", _SAVE_AS),)
    if len(data) > MAX_BYTES:
        return "", (Problem(path, (), "file-too-large", "文件超过 1 MiB。", "请拆成几个文件。"),)
    try:
        text = data.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        try:
            data.decode("gb18030")
        except UnicodeDecodeError:
            message = "文件里有不是 UTF-8 的字节。"
        else:
            message = "文件编码像是 GBK（GB18030），应当是 UTF-8。"
        return "", (Problem(path, (), "file-encoding", message, _SAVE_AS, mark=Mark(line, 1)),)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if bad := FORBIDDEN.search(text):
        message = f"这里有一个看不见的字符 U+{ord(bad[0]):04X}。"
        mark = _mark_at(text, bad.start())
        return "", (Problem(path, (), "invisible-character", message, "删掉这一行重新输入。", mark=mark),)
    return text, ()


def parse(path: PurePosixPath, text: str) -> tuple[Value, tuple[Problem, ...]]:
    """Return the plain value of a YAML text and its problems; the value is None where there are problems."""
    try:
        return _value(_compose(text)), ()
    except _Refusal as refusal:
        problem = Problem(path, (), refusal.code, refusal.message, refusal.hint, mark=refusal.mark)
        return None, (problem,)


def position(text: str, where: Where) -> Mark:
    """Return the place of the key path `where` in `text`, or of its nearest ancestor.

    For a key the place is the key itself, for a list item its first character. Steps the text does not have
    (a missing key, a union's tag) are skipped.
    """
    try:
        node = _composed(text)
    except _Refusal as refusal:
        return refusal.mark or Mark(1, 1)
    mark = Mark(1, 1)
    for step in where:
        if isinstance(node, yaml.MappingNode):
            found = next((pair for pair in node.value if pair[0].value == str(step)), None)
            if found is None:
                continue
            mark, node = Mark(found[0].start_mark.line + 1, found[0].start_mark.column + 1), found[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            mark = Mark(node.start_mark.line + 1, node.start_mark.column + 1)
    return mark


@lru_cache(maxsize=4)  # every problem of a file asks for its place in turn
def _composed(text: str) -> yaml.Node:
    return _compose(text)


def _compose(text: str) -> yaml.Node:
    try:
        _refuse_events(text)
        loader = yaml.CSafeLoader(text)
        try:
            node = loader.get_single_node()
        finally:
            loader.dispose()
    except (yaml.YAMLError, RecursionError) as fault:
        raise _syntax(fault, text) from fault
    if node is None:
        raise _Refusal(None, "yaml-empty", "文件是空的。", "请从一份写好的文件复制后再改。")
    assert isinstance(node, yaml.Node)
    return node


def _refuse_events(text: str) -> None:
    """Refuse what could make a small file large or a value a surprise, before any node exists."""
    depth = documents = 0
    for event in yaml.parse(text, yaml.CSafeLoader):
        mark = event.start_mark
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            hint = "请把内容原样再写一遍；文字若以 & 或 * 开头，请加引号。"
            raise _Refusal(mark, "yaml-anchor", "不能使用锚点或引用（& 和 *）。", hint)
        if getattr(event, "tag", None):
            raise _Refusal(mark, "yaml-tag", "不能使用标签（!）。", "文字若以 ! 开头，请加引号。")
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                raise _Refusal(mark, "yaml-documents", "一个文件只能有一份文档。", "删掉多余的 ---。")
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > MAX_DEPTH:
                raise _Refusal(mark, "yaml-depth", "层级超过 20 层。", "请检查缩进。")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1


def _syntax(fault: BaseException, text: str) -> _Refusal:
    """Return the refusal of text that is no YAML, with the cause where it is one of the usual ones."""
    mark = getattr(fault, "problem_mark", None)
    lines = text.split("\n")
    at = min(mark.line, len(lines) - 1) if mark else 0
    # libyaml notices a missing colon only on the next line.
    for number in range(at, max(at - 3, -1), -1):
        if found := re.match(r"\s*(?:- )?[a-z_]+：", lines[number]):
            begin = Mark(number + 1, found.end() - len(found[0].lstrip().removeprefix("- ")) + 1)
            hint = "请改成半角冒号加空格“: ”。"
            return _Refusal(begin, "yaml-fullwidth-colon", "冒号是全角的“：”。", hint)
    # libyaml may notice at a line after the last one.
    column = mark.column + 1 if mark and at == mark.line else len(lines[at]) + 1
    place = Mark(at + 1, column) if mark else None
    if "\t" in lines[at][: len(lines[at]) - len(lines[at].lstrip())]:
        return _Refusal(place, "yaml-tab", "缩进里有制表符（Tab）。", "请改用空格。")
    if re.search(r":\s+[^'\"|>\s].*:(\s|$)", lines[at]):
        hint = "值里有半角冒号加空格时，请给整个值加引号，或改用全角冒号。"
        return _Refusal(place, "yaml-syntax", "这一行读不懂。", hint)
    return _Refusal(place, "yaml-syntax", "这里不符合 YAML 的写法。", "请检查缩进、引号和冒号后的空格。")


def _value(node: yaml.Node) -> Value:
    if isinstance(node, yaml.ScalarNode):
        return _scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return [_value(item) for item in node.value]
    result: dict[str, Value] = {}
    for key, item in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise _Refusal(key.start_mark, "yaml-key", "键必须是一个词。", "请检查缩进和花括号。")
        if key.value == "<<":
            raise _Refusal(key.start_mark, "yaml-merge", "不能使用合并键（<<）。", "请把内容原样再写一遍。")
        _scalar(key)
        if key.value in result:
            raise _Refusal(key.start_mark, "yaml-duplicate-key", f"键“{key.value}”写了两次。", "留下一个。")
        result[key.value] = _value(item)
    return result


def _scalar(node: yaml.ScalarNode) -> Value:
    text: str = node.value
    if bad := FORBIDDEN.search(text):  # an escape such as "\\u202e" passes the check of the raw text
        message = f"这里写出了一个看不见的字符 U+{ord(bad[0]):04X}。"
        raise _Refusal(node.start_mark, "invisible-character", message, "删掉这个转义。")
    if node.style:
        return text
    if text in {"", "~", "null"}:
        return None
    if text in {"true", "false"}:
        return text == "true"
    if _INT.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    if re.match(r"[a-z_]+：", text):
        hint = "请改成半角冒号加空格“: ”；若本意就是文字，请加引号。"
        raise _Refusal(node.start_mark, "yaml-fullwidth-colon", "冒号是全角的“：”，整行成了一句话。", hint)
    return text


def _mark_at(text: str, offset: int) -> Mark:
    start = text.rfind("\n", 0, offset) + 1
    return Mark(text.count("\n", 0, offset) + 1, offset - start + 1)
