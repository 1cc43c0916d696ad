"""Our prose: paragraphs, one-level lists, **强调**, [文字](reference), {字|zì}. Nothing else.

`parse` yields blocks of runs; HTML, decks and documents print those. Author text never meets a Markdown engine.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

_TOKEN = re.compile(
    r"\*\*(?P<strong>[^*\n]+)\*\*"
    r"|\[(?P<label>[^\[\]\n]*)\]\((?P<target>[^()\s]+)\)"
    r"|\{(?P<han>[^{}|\n]+)\|(?P<ruby>[^{}|\n]+)\}"
)
_RUBY = re.compile(r"\{[^{}|\n]+\|[^{}|\n]+\}")
# What an author may believe we print: said so instead of printing the signs.
_STRAY = (
    (re.compile(r"\*\*"), "** 没有成对", "强调写成 **文字**，两边各两个星号。"),
    (re.compile(r"^\s*(?:- )?#{1,6}\s"), "标题记号 #", "正文里没有标题，请拆成字段或段落。"),
    (re.compile(r"^\s*(?:- )?\d+\.\s"), "数字列表 1.", "列表项用“- ”开头。"),
    (re.compile(r"^\s+- "), "第二层列表", "列表只有一层。"),
    (re.compile(r"</?[a-zA-Z][^>]*>"), "HTML 标签", "请只写文字。"),
    (re.compile(r"!\["), "图片记号", "图片用专门的字段。"),
    (re.compile(r"`"), "反引号", "请用中文引号。"),
    (re.compile(r"^\s*\|"), "表格记号 |", "正文里没有表格。"),
    # A link whose brackets came from a Chinese keyboard, or stand apart.
    (
        re.compile(r"[\[【［][^\[\]【】［］]*[\]】］]\s*[（(](?:law|case|lesson|hotline)/[^（）()]*[）)]"),
        "链接的括号",
        "链接的括号要用半角，中间不空格：[](law/…)。",
    ),
)


@dataclass(frozen=True)
class Run:
    """A piece of text of one kind. `href` is first the author's reference, later a page of the site."""

    text: str
    strong: bool = False
    href: str | None = None
    ruby: str | None = None


Runs = tuple[Run, ...]


@dataclass(frozen=True)
class Paragraph:
    """One line of the source."""

    runs: Runs


@dataclass(frozen=True)
class Bullets:
    """Lines that begin with `- `."""

    items: tuple[Runs, ...]


Block = Paragraph | Bullets


@dataclass(frozen=True)
class Text:
    """Prose, parsed, references resolved; for teachers."""

    blocks: tuple[Block, ...]

    def plain(self) -> str:
        """Return the text without marks, a line per paragraph or item."""
        lines: list[str] = []
        for block in self.blocks:
            rows = (block.runs,) if isinstance(block, Paragraph) else block.items
            lines += ["".join(run.text for run in runs) for runs in rows]
        return "\n".join(lines)


@dataclass(frozen=True)
class StudentText(Text):
    """Prose children may read."""


@dataclass(frozen=True)
class FamilyText(Text):
    """Prose for parents."""


AnyText = TypeVar("AnyText", bound=Text)


@dataclass(frozen=True)
class Fault:
    """Something in a text that our prose does not know."""

    message: str
    hint: str
    token: str = ""
    """The line it stands in, as written."""


@lru_cache(maxsize=1 << 16)
def parse(text: str) -> tuple[Block, ...]:
    """Return the blocks of `text`. Signs we do not know stay as they are; `faults` names them."""
    blocks: list[Block] = []
    items: list[Runs] = []
    for line in text.split("\n"):
        if line.startswith("- "):
            items.append(_runs(line[2:].strip()))
            continue
        if items:
            blocks.append(Bullets(tuple(items)))
            items = []
        if line.strip():
            blocks.append(Paragraph(_runs(line.strip())))
    if items:
        blocks.append(Bullets(tuple(items)))
    return tuple(blocks)


def faults(text: str) -> tuple[Fault, ...]:
    """Return what an author wrote that our prose does not print."""
    found = []
    for line in text.split("\n"):
        rest = _TOKEN.sub("", line)
        found += [
            Fault(f"正文里有不认识的写法：{name}。", hint, line.strip())
            for sign, name, hint in _STRAY
            if sign.search(rest)
        ]
    return tuple(found)


def signs(text: str) -> tuple[str, ...]:
    """Return the marks of our prose in `text`, by name; a field of one line prints none of them."""
    found = (
        ("链接", bool(targets(text)) or any(sign.search(text) for sign, name, _ in _STRAY if name == "链接的括号")),
        ("**", "**" in text),
        ("{字|拼音}", bool(_RUBY.search(text))),
    )
    return tuple(name for name, there in found if there)


@lru_cache(maxsize=1 << 16)
def targets(text: str) -> tuple[str, ...]:
    """Return the references of `text`, as written."""
    found: list[str] = []
    for match in _TOKEN.finditer(text):
        found += targets(match["strong"]) if match["strong"] else [match["target"]] if match["target"] else []
    return tuple(found)


def mapped(blocks: tuple[Block, ...], change: dict[str, tuple[str, str | None]]) -> tuple[Block, ...]:
    """Return `blocks` with every reference replaced: target → (text where the author left it empty, page)."""

    def one(run: Run) -> Run:
        if run.href is None or run.href not in change:
            return run
        text, page = change[run.href]
        return replace(run, text=run.text or text, href=page)

    return tuple(
        Paragraph(tuple(map(one, b.runs)))
        if isinstance(b, Paragraph)
        else Bullets(tuple(tuple(map(one, runs)) for runs in b.items))
        for b in blocks
    )


def _runs(line: str) -> Runs:
    runs: list[Run] = []
    end = 0
    for match in _TOKEN.finditer(line):
        if match.start() > end:
            runs.append(Run(line[end : match.start()]))
        if match["strong"]:
            runs += [replace(run, strong=True) for run in _runs(match["strong"])]
        elif match["target"]:
            runs.append(Run(match["label"], href=match["target"]))
        else:
            runs.append(Run(match["han"], ruby=match["ruby"]))
        end = match.end()
    if end < len(line):
        runs.append(Run(line[end:]))
    return tuple(runs)
