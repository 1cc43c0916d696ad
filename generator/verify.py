"""The verifier over what was built: our own gate, because `mkdocs build --strict` lets broken links through.

Every internal link, anchor, image, style and script resolves inside its own tree; nothing is loaded from outside;
no two pages share a title; the pupils' tree links nothing outside itself, sends nothing, asks nothing and holds no
sentence written for teachers (reliability.md rows 6, 7, 31–36, 48, 53; MkDocs issues 4126, 3991).
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from generator.verify_page import Page, read_page, sentences

_SENDS = re.compile(
    r"\b(?:fetch|importScripts)\s*\(|XMLHttpRequest|sendBeacon|WebSocket|EventSource|document\.cookie|indexedDB"
)
_OPEN_OFFICE = "~$"
"""A document somebody has open leaves such a file beside it."""


@dataclass(frozen=True)
class Finding:
    """Something wrong in a built tree."""

    page: str
    message: str


def verify(tree: Path, strict: bool, forbidden: frozenset[str] = frozenset()) -> tuple[Finding, ...]:
    """Return what is wrong in the site below `tree`.

    A `strict` (pupils') tree may link nothing outside itself and may hold none of the sentences in `forbidden`.
    """
    return tuple(_findings(tree, strict, forbidden))


def altered(folder: Path, listed: str) -> tuple[Finding, ...]:
    """Return the vendored files below `folder` that differ from `listed`, lines of `sha256  name`."""
    rows = [line.split(None, 1) for line in listed.splitlines() if line.strip()]
    return tuple(
        Finding(name, "随附的脚本和登记的指纹不一样")
        for digest, name in rows
        if not (folder / name).is_file() or hashlib.sha256((folder / name).read_bytes()).hexdigest() != digest
    )


def _findings(tree: Path, strict: bool, forbidden: frozenset[str]) -> Iterator[Finding]:
    read: Callable[[str], Page] = cache(lambda name: read_page(tree / name, strict))
    files = {path.relative_to(tree).as_posix(): path for path in sorted(tree.rglob("*")) if path.is_file()}
    if "index.html" not in files:
        yield Finding("index.html", "没有首页")
    titles: dict[str, str] = {}
    for name in (name for name in files if name.endswith(".html")):
        page = read(name)
        for fault in page.faults:
            yield Finding(name, fault)
        if page.title and titles.setdefault(page.title, name) != name:
            yield Finding(name, f"<title> 和 {titles[page.title]} 一样：{page.title}")
        yield from (Finding(name, f"学生页里有写给教师的话：{one}") for one in sorted(page.sentences & forbidden))
        for address, what in dict.fromkeys(page.links):
            if wrong := _address(files, name, address, what, strict) or _anchor(read, name, address):
                yield Finding(name, wrong)
    for name, path in files.items():
        if path.suffix == ".css":
            yield from _sheet(files, name, path.read_text(encoding="utf-8", errors="replace"))
        if path.suffix == ".js" and strict:
            yield from _script(name, path.read_text(encoding="utf-8", errors="replace"), forbidden)
        if not path.stat().st_size:
            yield Finding(name, "文件是空的")
        if path.name.startswith((".", _OPEN_OFFICE)):
            yield Finding(name, "不该发布的文件")


def _script(name: str, text: str, forbidden: frozenset[str]) -> Iterator[Finding]:
    if found := _SENDS.search(text):
        yield Finding(name, f"学生页的脚本不能向外发东西：{found[0]}")
    yield from (Finding(name, f"学生页里有写给教师的话：{one}") for one in sorted(sentences(text) & forbidden))


def _sheet(files: Collection[str], name: str, text: str) -> Iterator[Finding]:
    addresses = [piece.split(")")[0].strip("\"' ") for piece in text.split("url(")[1:]]
    addresses += re.findall(r"@import\s+[\"']([^\"']+)", text)
    for address in addresses:
        if address.startswith(("data:", "#")):
            continue
        if "//" in address:
            yield Finding(name, f"样式从外面取东西：{address}")
        elif _goal(name, urlsplit(address).path) not in files:
            yield Finding(name, f"样式要的文件打不开：{address}")


def _goal(name: str, path: str) -> str:
    """Return which file of the tree an address on the page `name` means; it begins with `..` outside the tree."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(path))) if path else name


def _address(files: Collection[str], name: str, address: str, what: str, strict: bool) -> str | None:
    """Return what is wrong with one address, or None."""
    # A browser drops tabs and line breaks inside an address, so `java\tscript:` is a script.
    parts = urlsplit(re.sub(r"[\t\r\n]", "", address))
    if parts.scheme in ("http", "https") or address.startswith(("//", "\\\\", "/\\")):
        if what != "link":
            return f"页面从外面取东西：{address}"
        return f"链接指向站外：{address}" if strict else None
    if parts.scheme == "tel":
        return None if re.fullmatch(r"tel:\+?[0-9-]{3,15}", address) else f"不是电话号码：{address}"
    if parts.scheme == "mailto" and not strict:
        return None
    if parts.scheme == "data" and what == "img" and address.startswith("data:image/"):
        return None
    if parts.scheme:
        return f"不允许的地址：{address}"
    if parts.path.startswith("/"):
        return f"地址从根开始，离线打不开：{address}"
    goal = _goal(name, parts.path)
    if goal.startswith(".."):
        return f"链接走出了本站：{address}"
    return None if goal in files else f"链接打不开：{address}"


def _anchor(read: Callable[[str], Page], name: str, address: str) -> str | None:
    parts = urlsplit(address)
    if not parts.fragment or parts.scheme or parts.netloc:
        return None
    goal = _goal(name, parts.path)
    missing = goal.endswith(".html") and unquote(parts.fragment) not in read(goal).ids
    return f"锚点不存在：{address}" if missing else None
