"""The verifier over what was built: our own gate, because `mkdocs build --strict` lets broken links through.

Every internal link, anchor, image, style and script resolves inside its own tree; nothing is loaded from outside;
every page has one h1, a title and a language (reliability.md rows 6, 7, 32, 48; MkDocs issues 4126, 3991).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from lxml import etree
from lxml import html as lxml_html

_LOADED = {("script", "src"), ("img", "src"), ("source", "src"), ("video", "src"), ("audio", "src"), ("iframe", "src"),
           ("embed", "src"), ("object", "data"), ("form", "action"), ("input", "src")}  # fmt: skip
_LINK_RELS_LOADED = {"stylesheet", "icon", "preload", "prefetch", "preconnect", "modulepreload", "manifest"}


@dataclass(frozen=True)
class Finding:
    """Something wrong in a built tree."""

    page: str
    message: str


@dataclass(frozen=True)
class _Page:
    ids: frozenset[str]
    links: tuple[tuple[str, str], ...]
    """(address, what it is) of everything the page points at."""
    faults: tuple[str, ...]


def verify(tree: Path, strict: bool) -> tuple[Finding, ...]:
    """Return what is wrong in the site below `tree`; a `strict` (student) tree may link nothing outside itself."""
    return tuple(_findings(tree, strict))


def _findings(tree: Path, strict: bool) -> Iterator[Finding]:
    read = cache(_read)
    pages = sorted(tree.rglob("*.html"))
    if not (tree / "index.html").is_file():
        yield Finding("index.html", "没有首页")
    for file in pages:
        name = file.relative_to(tree).as_posix()
        page = read(file)
        for fault in page.faults:
            yield Finding(name, fault)
        for address, what in page.links:
            wrong = _address(tree, file, address, what, strict)
            if wrong:
                yield Finding(name, wrong)
                continue
            target, _, anchor = address.partition("#")
            goal = (file.parent / unquote(target)).resolve() if target else file
            internal = anchor and not urlsplit(address).scheme and goal.suffix == ".html"
            if internal and unquote(anchor) not in read(goal).ids:
                yield Finding(name, f"锚点不存在：{address}")
    for sheet in sorted(tree.rglob("*.css")):
        text = sheet.read_text(encoding="utf-8", errors="replace")
        for piece in text.split("url(")[1:]:
            address = piece.split(")")[0].strip("\"' ")
            if "//" in address and not address.startswith("data:"):
                yield Finding(sheet.relative_to(tree).as_posix(), f"样式从外面取东西：{address}")


def _address(tree: Path, file: Path, address: str, what: str, strict: bool) -> str | None:
    """Return what is wrong with one address, or None."""
    parts = urlsplit(address)
    if parts.scheme in ("http", "https") or address.startswith("//"):
        if what != "link":
            return f"页面从外面取东西：{address}"
        return f"链接指向站外：{address}" if strict else None
    if parts.scheme == "tel":
        return None
    if parts.scheme == "data" and what == "img":
        return None
    if parts.scheme:
        return f"不允许的地址：{address}"
    if not parts.path:
        return None
    if parts.path.startswith("/"):
        return f"地址从根开始，离线打不开：{address}"
    goal = (file.parent / unquote(parts.path)).resolve()
    if not goal.is_relative_to(tree.resolve()):
        return f"链接走出了本站：{address}"
    if not goal.is_file():
        return f"链接打不开：{address}"
    return None


def _read(file: Path) -> _Page:
    document = lxml_html.document_fromstring(file.read_bytes(), parser=lxml_html.HTMLParser(encoding="utf-8"))
    ids = frozenset(str(element.get("id") or element.get("name")) for element in document.iter(etree.Element))
    links: list[tuple[str, str]] = []
    for element in document.iter(etree.Element):
        tag = str(element.tag)
        for attribute, value in element.attrib.items():
            if (tag, attribute) in _LOADED:
                links.append((str(value).strip(), "img" if tag == "img" else "loaded"))
            elif attribute == "href":
                loaded = tag == "link" and set(str(element.get("rel")).split()) & _LINK_RELS_LOADED
                links.append((str(value).strip(), "loaded" if loaded else "link"))
            elif attribute == "srcset":
                links += [(part.split()[0], "img") for part in str(value).split(",") if part.split()]
    return _Page(ids, tuple(links), tuple(_page_faults(document)))


def _page_faults(document: lxml_html.HtmlElement) -> Iterator[str]:
    count = len(document.findall(".//h1"))
    if count != 1:
        yield f"应当正好有一个一级标题，现在有 {count} 个"
    if not (document.findtext(".//title") or "").strip():
        yield "没有 <title>"
    if not document.get("lang"):
        yield "<html> 没有写语言"
    described = document.find(".//meta[@name='description']")
    if described is None or not described.get("content"):
        yield "没有页面说明（description）"
