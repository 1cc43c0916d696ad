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
from generator.syntax import Slip, Stop, diagnose, wide_indent

MAX_BYTES = 1024 * 1024
MAX_DEPTH = 20

_INT = re.compile(r"-?(0|[1-9][0-9]{0,17})")
_FLOAT = re.compile(r"-?(0|[1-9][0-9]{0,17})\.[0-9]{1,17}")
_FULLWIDTH = re.compile("[a-z_]+：")
_WORDS: dict[str, bool | None] = {"": None, "~": None, "null": None, "true": True, "false": False}
# Control characters, surrogates, zero-width and bidi marks: no writer of ours may ever meet them.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
# A comment is written “# …”; a sign right before a word was meant as text.
_LOST = re.compile(r"[ \t](#[^\s#])")
_BOMS = ((b"\xff\xfe", "UTF-16"), (b"\xfe\xff", "UTF-16"))
_OFFICE = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_SAVE_AS = "请用“另存为”，编码选 UTF-8，再保存一次。"
_MORE = "这份文件改好再查一次，后面可能还有。"
_COLON = "这里的冒号是全角的“：”。"
_COLON_HINT = "请改成半角冒号加空格“: ”，或运行 qinghe check --fix；若本意就是文字，请加引号。"

Value = None | bool | int | float | str | list["Value"] | dict[str, "Value"]


class _Refusal(Exception):  # noqa: N818 - never leaves this module
    def __init__(self, mark: Any, code: str, message: str, hint: str) -> None:
        super().__init__(code)
        self.mark = mark if mark is None or isinstance(mark, Mark) else _mark(mark)
        self.code, self.message, self.hint = code, message, hint

    @classmethod
    def of(cls, slip: Slip) -> _Refusal:
        return cls(Mark(slip.row + 1, slip.column + 1), slip.code, slip.message, slip.hint)


def decode(path: PurePosixPath, data: bytes) -> tuple[str, tuple[Problem, ...]]:
    """Return the text of `data`, byte order mark and line ends normalised, and what is wrong with its bytes."""
    if data.startswith(_OFFICE):
        message = "这是 Word/WPS 文件改了名字，不是文字文件。"
        return "", (Problem(path, (), "file-encoding", message, "把文字复制到用 qinghe new 写的样板里。"),)
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
        hint = "多半是从网页粘贴来的；运行 qinghe check --fix，或删掉重打。"
        return "", (Problem(path, (), "invisible-character", message, hint, mark=_mark_at(text, bad.start())),)
    return text, ()


def parse(path: PurePosixPath, text: str) -> tuple[Value, tuple[Problem, ...]]:
    """Return the plain value of a YAML text and its problems; the value is None where there are problems."""
    try:
        node = _compose(text)
        # A file that is all one text is no document, whatever its line ends do.
        return (_scalar(node) if isinstance(node, yaml.ScalarNode) else _value(node)), ()
    except _Refusal as refusal:
        # What stands below the place was not looked at.
        hint = refusal.hint + (_MORE if refusal.mark else "")
        return None, (Problem(path, (), refusal.code, refusal.message, hint, mark=refusal.mark),)


def position(text: str, where: Where, token: str = "") -> Mark:
    """Return the place of the key path `where` in `text`, or of its nearest ancestor.

    For a key the place is the key itself, for a list item its first character. Steps the text does not have
    (a missing key, a union's tag) are skipped. Where `token` stands further down in that value, its place is meant.
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
            mark, node = _mark(found[0].start_mark), found[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            mark = _mark(node.start_mark)
    return _inside(text, node, token) or mark if token else mark


def _inside(text: str, node: yaml.Node, token: str) -> Mark | None:
    """Return where `token` stands in the lines of a value, or None."""
    first, last = node.start_mark.line, node.end_mark.line
    for row, line in enumerate(text.split("\n")[first : last + 1], first):
        # A block's end is the beginning of what follows it.
        end = node.end_mark.column if row == last else len(line)
        at = line.find(token, node.start_mark.column if row == first else 0, end)
        if at >= 0:
            return Mark(row + 1, at + 1)
    return None


@lru_cache(maxsize=4)  # every problem of a file asks for its place in turn
def _composed(text: str) -> yaml.Node:
    return _compose(text)


def _compose(text: str) -> yaml.Node:
    try:
        _refuse_events(text)
        loader = yaml.CBaseLoader(text)  # it guesses no types, which `_scalar` decides
        try:
            node = loader.get_single_node()
        finally:
            loader.dispose()
    except (yaml.YAMLError, RecursionError) as fault:
        raise _Refusal.of(diagnose(_stop(fault, text))) from fault
    if node is None:
        raise _Refusal(None, "yaml-empty", "文件里还没有内容。", "用 qinghe new 写一份样板。")
    assert isinstance(node, yaml.Node)
    return node


def _refuse_events(text: str) -> None:
    """Refuse what could make a small file large or a value a surprise, before any node exists."""
    depth = documents = 0
    lost = [_mark_at(text, found.start(1)) for found in _LOST.finditer(text)]
    for event in yaml.parse(text, yaml.CSafeLoader):
        if type(event) is yaml.ScalarEvent and not (event.anchor or event.tag or lost):
            continue  # nearly all of them
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
        elif lost and isinstance(event, yaml.ScalarEvent):
            lost = [place for place in lost if not _covers(event, place)]
    lines = text.split("\n") if lost else []
    for place in lost:
        if lines[place.line - 1][: place.column - 1].strip():  # a line that is all comment says what it is
            hint = "给整个值加引号，或去掉空格；若是说明，写成“# …”。"
            raise _Refusal(place, "yaml-comment", "# 前面有空格，后面的字会被当成说明丢掉。", hint)


def _covers(event: Any, place: Mark) -> bool:
    """Tell whether a text of the file holds `place`."""
    start, end = _mark(event.start_mark), _mark(event.end_mark)
    return (start.line, start.column) <= (place.line, place.column) < (end.line, end.column)


def _stop(fault: BaseException, text: str) -> Stop:
    """Return what libyaml said of a text it could not read."""
    lines, mark, context = text.split("\n"), getattr(fault, "problem_mark", None), getattr(fault, "context_mark", None)
    row, column = (mark.line, mark.column) if mark else (0, 0)
    return Stop(
        lines=lines,
        problem=getattr(fault, "problem", None) or "",
        row=row,
        column=column,
        context=getattr(fault, "context", None) or "",
        context_row=context.line if context else -1,
        context_column=context.column if context else -1,
        quoted=_long_quote(text, row),
    )


def _long_quote(text: str, row: int) -> Mark | None:
    """Return where the quoted text began that runs over several lines and ends in line `row`, if there is one."""
    found = None
    try:
        for event in yaml.parse(text, yaml.CSafeLoader):
            if isinstance(event, yaml.ScalarEvent) and event.style in {"'", '"'}:
                start, end = _mark(event.start_mark), _mark(event.end_mark)
                found = start if start.line < end.line == row + 1 else None
    except (yaml.YAMLError, RecursionError):
        pass  # the same fault again
    return found


def _value(node: yaml.Node) -> Value:
    if isinstance(node, yaml.ScalarNode):
        if node.style != "|" and node.start_mark.line != node.end_mark.line:
            _refuse_folding(node)
        return _scalar(node)
    if isinstance(node, yaml.SequenceNode):
        return [_value(item) for item in node.value]
    result: dict[str, Value] = {}
    for key, item in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise _Refusal(key.start_mark, "yaml-key", "键必须是一个词。", "请检查缩进和花括号。")
        if key.value == "<<":
            raise _Refusal(key.start_mark, "yaml-merge", "不能使用合并键（<<）。", "请把内容原样再写一遍。")
        _key(key, item)
        if key.value in result:
            raise _Refusal(key.start_mark, "yaml-duplicate-key", f"键“{key.value}”写了两次。", "留下一个。")
        result[key.value] = _value(item)
    return result


def _key(key: yaml.ScalarNode, item: yaml.Node) -> None:
    """Refuse what only looks like a key."""
    text: str = key.value
    _refuse_hidden(key)
    if key.style:
        return
    if text[:1] in {"\u3000", "\xa0"}:
        raise _Refusal.of(wide_indent(key.start_mark.line, key.start_mark.column))
    # Between { and } a key without its colon has no value: {小中：老师}.
    if "：" in text and isinstance(item, yaml.ScalarNode) and not item.value and not item.style:
        raise _Refusal(key.start_mark, "yaml-fullwidth-colon", _COLON, _COLON_HINT)


def _scalar(node: yaml.ScalarNode) -> Value:
    text: str = node.value
    _refuse_hidden(node)
    if node.style:
        return text
    if text in _WORDS:
        return _WORDS[text]
    if text[0] in "-0123456789":
        if _INT.fullmatch(text):
            return int(text)
        if _FLOAT.fullmatch(text):
            return float(text)
    elif "：" in text and _FULLWIDTH.match(text):
        raise _Refusal(node.start_mark, "yaml-fullwidth-colon", _COLON, _COLON_HINT)
    return text


def _refuse_hidden(node: yaml.ScalarNode) -> None:
    """Refuse an escape such as "\\u202e": it passes the check of the raw text."""
    if node.style == '"' and (bad := FORBIDDEN.search(node.value)):
        message = f"这里写出了一个看不见的字符 U+{ord(bad[0]):04X}。"
        raise _Refusal(node.start_mark, "invisible-character", message, "删掉这个转义。")


def _refuse_folding(node: yaml.ScalarNode) -> None:
    """Refuse lines that YAML joins with blanks: an author who wrote several lines meant several."""
    if node.style == ">":
        raise _Refusal(node.start_mark, "yaml-folded", "> 会把下面几行连成一段。", "把 > 改成 |。")
    where = "去掉引号，在冒号后写 |-" if node.style else "在冒号后写 |-"
    hint = f"{where}，文字从下一行写起，每行空两格；若只是一句话，写在一行里。"
    raise _Refusal(node.start_mark, "yaml-folded", "这里有几行，会连成一段。", hint)


def _mark(mark: Any) -> Mark:
    """Return a mark of libyaml, of which yaml knows two classes, as ours."""
    return Mark(mark.line + 1, mark.column + 1)


def _mark_at(text: str, offset: int) -> Mark:
    start = text.rfind("\n", 0, offset) + 1
    return Mark(text.count("\n", 0, offset) + 1, offset - start + 1)
