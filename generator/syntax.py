"""Why a text is no YAML, in an author's words: the usual slips, each told apart by what libyaml noticed and where.

libyaml stops where it cannot read on, which is often a line after the slip; the rules look back. Called only for text
that failed, so they may take their time.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.problems import Mark

# 小中 and its like are the only keys of ours that are not English words; any other Han word before “：” is speech.
_WORD = r"(?:[a-z_]+|\d{4}-\d{2}-\d{2}|\d{1,2}|小低|小中|小高|初中|高中|教师|家长)"
FULLWIDTH_KEY = re.compile(rf"(?P<before>\s*(?:- +)*)(?P<key>{_WORD})：\s*")
_GLUED = re.compile(rf"(?P<before>\s*(?:- +)*)(?P<key>{_WORD})(?P<sign>[:=])(?P<wide>[\u3000\xa0])?(?=\S|[\u3000\xa0])")
_KEY = re.compile(r"""\s*(?:- +)*(?P<key>"[^"]*"|'[^']*'|[^\s:#"'{}\[\],-][^:#]*?) *:(?=\s|$)""")
_NO_COLON = re.compile(r"\s*(?:- +)*(?P<key>[a-z_]+) +(?=[^\x00-\x7f])(?!.*: )")
_GLUED_DASH = re.compile(r"(?P<before>\s*)(?:-(?=[^\s-])|[－–•·])")
_WIDE_INDENT = re.compile(r" *[\u3000\xa0]")
_VALUE = re.compile(r"\s*(?:(?:- +)+|(?:- +)*[^\s:]+: +)(?P<sign>[\[{\"'])")
_QUOTE_ALL = "给整个值加半角引号，或写 |- 换行写。"
_ALIGN = "同一家的键第一个字母要在同一列；- 后面那一家再往右两格。"
_CLOSE = {"[": "方括号没有关上。", "{": "花括号没有关上。"}


@dataclass(frozen=True)
class Stop:
    """Where and why libyaml stopped: its words and its marks, counted from 0."""

    lines: list[str]
    problem: str
    row: int
    column: int
    context: str = ""
    context_row: int = -1
    context_column: int = -1
    quoted: Mark | None = None
    """Where the last text in quotes began that runs over several lines."""

    def line(self, row: int) -> str:
        """Return a line; libyaml may stop at one after the last."""
        return self.lines[row] if 0 <= row < len(self.lines) else ""

    def sign(self, row: int, column: int) -> str:
        """Return the character at a place, or an empty text."""
        return self.line(row)[column : column + 1]


@dataclass(frozen=True)
class Slip:
    """What an author did, where, and what to do about it."""

    row: int
    column: int
    message: str
    hint: str
    code: str = "yaml-syntax"


def diagnose(stop: Stop) -> Slip:
    """Return the slip that made libyaml stop, or the general advice where it is none of the usual ones."""
    found = next((slip for rule in _RULES if (slip := rule(stop))), None)
    slip = found or Slip(stop.row, stop.column, "这里读不懂。", "请检查这一行和上一行的缩进、引号和冒号后的空格。")
    row = max(0, min(slip.row, len(stop.lines) - 1))
    # Where the text has no such line the place is the end of the last one.
    column = min(slip.column, len(stop.lines[row])) if row == slip.row else len(stop.lines[row])
    return Slip(row, column, slip.message, slip.hint, slip.code)


def _quotes(stop: Stop) -> Slip | None:
    if "quoted scalar" in stop.context:
        if "escape" in stop.problem or "hexdecimal" in stop.problem:
            return Slip(stop.row, stop.column, "双引号里的 \\ 有特别的意思。", "写两个 \\，或改用单引号。")
        return _unclosed_quote(stop.context_row, stop.context_column)
    if stop.quoted and (stop.row, stop.column) >= (stop.quoted.line - 1, 0):
        return _unclosed_quote(stop.quoted.line - 1, stop.quoted.column - 1)
    return None


def _unclosed_quote(row: int, column: int) -> Slip:
    return Slip(row, column, "这里的引号没有收尾。", "补上另一半半角引号；中文引号不算。")


def _tabs(stop: Stop) -> Slip | None:
    line = stop.line(stop.row)
    if "\t" in line[: len(line) - len(line.lstrip())]:
        hint = "删掉它，改用空格；或运行 qinghe check --fix。"
        return Slip(stop.row, stop.column, "缩进里有制表符（Tab）。", hint, "yaml-tab")
    return None


def _keys(stop: Stop) -> Slip | None:
    """Find a key without its colon and space; libyaml misses it only at the next key."""
    for row in _suspects(stop):
        line = stop.line(row)
        if found := FULLWIDTH_KEY.match(line):
            hint = "请改成半角冒号加空格“: ”；或运行 qinghe check --fix。"
            return Slip(row, found.start("key"), "冒号是全角的“：”。", hint, "yaml-fullwidth-colon")
        if (found := _GLUED.match(line)) and not line[found.end() :].startswith("//"):
            column = found.start("key")
            if found["wide"]:
                return Slip(
                    row,
                    column,
                    "冒号后面是全角空格。",
                    "删掉，改用一个普通空格；或运行 qinghe check --fix。",
                    "yaml-wide-space",
                )
            if found["sign"] == "=":
                return Slip(row, column, "键后面要写冒号和空格，不是等号。", f"写成“{found['key']}: …”。")
            return Slip(row, column, "冒号后面少一个空格。", f"写成“{found['key']}: …”。")
        if found := _NO_COLON.match(line):
            return Slip(row, found.start("key"), "键后面少了冒号。", f"写成“{found['key']}: …”。")
        if found := _GLUED_DASH.match(line):
            return Slip(row, found.end("before"), "列表项开头的减号不对。", "用半角减号，后面空一格：“- …”。")
    return None


def _suspects(stop: Stop) -> Iterator[int]:
    """Yield the lines that may hold the key libyaml missed: where a key began, where it stopped, and what led there."""
    if "simple key" not in stop.context and "mapping values" not in stop.problem:
        return
    if stop.context_row >= 0:
        yield stop.context_row
    yield stop.row
    for row in range(stop.row - 1, -1, -1):
        line = stop.line(row)
        if line.strip() and not line.lstrip().startswith("#"):
            yield row
            if _KEY.match(line):
                return


def _wide_indent(stop: Stop) -> Slip | None:
    for row in {stop.row, max(stop.context_row, 0)}:
        if found := _WIDE_INDENT.match(stop.line(row)):
            return wide_indent(row, found.end() - 1)
    return None


def wide_indent(row: int, column: int) -> Slip:
    """Return the slip of an indent made of blanks from a Chinese keyboard or a web page."""
    hint = "删掉，改用普通空格；或运行 qinghe check --fix。"
    return Slip(row, column, "行首有全角空格（或网页空格）。", hint, "yaml-wide-space")


def _flow(stop: Stop) -> Slip | None:
    """Find a bracket left open, or what may not stand between brackets."""
    if "flow" not in stop.context:
        return None
    row, column = stop.context_row, stop.context_column
    sign = stop.sign(row, column)
    if sign not in _CLOSE:
        return None
    if row != stop.row or stop.column >= len(stop.line(row).rstrip()):
        return Slip(row, column, _CLOSE[sign], f"补上另一半“{']' if sign == '[' else '}'}”。")
    inside = stop.line(row)[column : stop.column + 1]
    if "，" in inside:
        return Slip(
            row,
            column + inside.rindex("，"),
            "花括号里要用半角逗号隔开。",
            "逗号后面空一格；文字里的全角逗号，给整个值加引号。",
        )
    return Slip(
        row, stop.column, "括号里这一处读不懂。", "各项用半角逗号隔开；值里有半角冒号或引号的，给整个值加引号。"
    )


def _first_sign(stop: Stop) -> Slip | None:
    """Find a value that begins with a sign YAML keeps for itself."""
    row, column = stop.row, stop.column
    if any(word in stop.context for word in ("an alias", "an anchor", "a tag", "a directive", "block scalar")):
        row, column = stop.context_row, stop.context_column
    elif "cannot start any token" not in stop.problem and "mapping keys are not allowed" not in stop.problem:
        return None
    sign = stop.sign(row, column)
    if stop.line(row).lstrip().startswith("```"):
        return Slip(row, column, "``` 是网页里的记号，这里不用。", "删掉这一行，末尾若也有 ``` 一起删。")
    if "block scalar" in stop.context and sign in "|>":
        return Slip(
            row, column, f"值不能以 {sign} 开头。", "要写几行，就写 |- 然后换行；本意是文字，就给整个值加半角引号。"
        )
    return Slip(row, column, f"值不能以 {sign} 开头。", _QUOTE_ALL) if sign.strip() else None


def _dash_in_value(stop: Stop) -> Slip | None:
    if "block sequence entries are not allowed" not in stop.problem:
        return None
    return Slip(stop.row, stop.column, "这里不能写减号。", "减号要另起一行，缩进两格；本意是文字，就给整个值加引号。")


def _rest_of_value(stop: Stop) -> Slip | None:
    """Find words after a closing bracket or quote, which end a value."""
    line = stop.line(stop.row)
    found = _VALUE.match(line)
    if "did not find expected" not in stop.problem or not found or found.start("sign") >= stop.column:
        return None
    if found["sign"] in "[{":
        return Slip(stop.row, found.start("sign"), f"值不能以 {found['sign']} 开头。", _QUOTE_ALL)
    return Slip(stop.row, stop.column, "引号收尾以后，后面还有字。", "半角引号要包住整个值；值里面的引号用中文引号。")


def _colon_in_value(stop: Stop) -> Slip | None:
    if "mapping values are not allowed" not in stop.problem:
        return None
    key = _KEY.match(stop.line(stop.row))
    before = next((n for n in range(stop.row - 1, -1, -1) if stop.line(n).strip()), -1)
    if key and key.end() - 1 == stop.column:
        if before >= 0 and not _KEY.match(stop.line(before)) and not stop.line(before).lstrip().startswith(("-", "#")):
            return _loose_text(before, len(stop.line(before)) - len(stop.line(before).lstrip()))
        return Slip(stop.row, key.start("key"), "这一行的缩进和上一行对不齐。", _ALIGN)
    hint = "值里有半角冒号加空格时，请给整个值加引号，或改用全角冒号。"
    return Slip(stop.row, stop.column, "这一行读不懂。", hint)


def _indents(stop: Stop) -> Slip | None:
    """Find a line that stands in no column of its family."""
    line = stop.line(stop.row)
    indent = len(line) - len(line.lstrip())
    if "document start" in stop.problem:
        first = next((n for n, text in enumerate(stop.lines) if text.strip() and not text.startswith("#")), stop.row)
        if stop.line(first).startswith(" "):
            return Slip(first, 0, "这一行前面多了空格。", "最外面一层的键顶格写，前面没有空格。")
        return None
    if "simple key" in stop.context:
        return _loose_text(stop.context_row, stop.context_column)
    if "parsing a block" not in stop.context or stop.column != indent:
        return None
    if line.lstrip().startswith("- "):
        return Slip(stop.row, indent, "这一项的减号和上一项没有对齐。", "同一个列表的减号要在同一列。")
    if _KEY.match(line):
        return Slip(stop.row, indent, "这一行的缩进和上一行对不齐。", _ALIGN)
    return _loose_text(stop.row, indent)


def _loose_text(row: int, column: int) -> Slip:
    message = "这行文字的缩进不对，不知道属于哪一项。" if column else "这行文字没有缩进，不知道属于哪一项。"
    return Slip(row, column, message, "多行文字写 |-，下面每行空两格，行行对齐；给自己看的说明写在“# ”后面。")


_RULES: tuple[Callable[[Stop], Slip | None], ...] = (
    _tabs,
    _quotes,
    _wide_indent,
    _flow,
    _keys,
    _first_sign,
    _dash_in_value,
    _rest_of_value,
    _colon_in_value,
    _indents,
)
