"""What one built page points at, and what is wrong with it alone.

Sources: WCAG 2.2 (1.1.1 alt text, 2.4.2 title, 3.1.1 language, 2.4.4 link purpose), HTML (unique ids, one base),
reliability.md rows 31–35 and 53 (nothing inline, nothing typed in, nothing sent on the pupils' pages).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree
from lxml import html as lxml_html

_LOADED = {
    *((tag, "src") for tag in ("script", "img", "source", "video", "audio", "iframe", "embed", "input", "track")),
    *((tag, "href") for tag in ("use", "image")),
    ("object", "data"),
    ("form", "action"),
    ("button", "formaction"),
    ("video", "poster"),
    ("body", "background"),
}
_LINK_RELS_LOADED = {"stylesheet", "icon", "preload", "prefetch", "preconnect", "modulepreload"}
_LINK_RELS_LOADED |= {"manifest", "dns-prefetch"}
_TYPED = ("textarea", "form", "input")
_CHOSEN = {"radio", "checkbox", "button", "search"}
# A link of our prose that was printed instead of made: the reader sees signs where a name or a number should be.
_UNMADE = re.compile(r"\[[^\[\]\n]*\]\([a-z]+/[\w/#.-]+\)")
_END = re.compile(r"[。！？；\n\r\"“”<>|]")


@dataclass(frozen=True)
class Page:
    """A page as the verifier sees it."""

    title: str
    ids: frozenset[str]
    links: tuple[tuple[str, str], ...]
    """(address, what it is) of everything the page points at."""
    faults: tuple[str, ...]
    sentences: frozenset[str]


def read_page(file: Path, strict: bool) -> Page:
    """Read a built page; a `strict` (pupils') page is held to more."""
    document = lxml_html.document_fromstring(file.read_bytes(), parser=lxml_html.HTMLParser(encoding="utf-8"))
    ids = [str(element.get("id")) for element in document.iter(etree.Element) if element.get("id")]
    names = {str(element.get("name")) for element in document.iter("a") if element.get("name")}
    faults = [*_faults(document), *(f"id 重复：{one}" for one, count in Counter(ids).items() if count > 1)]
    if strict:
        faults += _strict_faults(document)
    title = " ".join((document.findtext(".//title") or "").split())
    text = " ".join(str(piece) for piece in document.itertext())
    return Page(title, frozenset(ids) | names, tuple(_links(document)), tuple(faults), sentences(text))


def sentences(text: str) -> frozenset[str]:
    """Return the sentences of a text without white space, to be looked up whole."""
    return frozenset(re.sub(r"\s+", "", piece) for piece in _END.split(text))


def _links(document: lxml_html.HtmlElement) -> Iterator[tuple[str, str]]:
    for element in document.iter(etree.Element):
        tag = str(element.tag)
        for name, value in element.attrib.items():
            attribute, address = str(name).rpartition("}")[2].rpartition(":")[2], str(value).strip()
            if (tag, attribute) in _LOADED:
                yield address, "img" if tag == "img" else "loaded"
            elif attribute == "href":
                loaded = tag == "link" and set(str(element.get("rel")).split()) & _LINK_RELS_LOADED
                yield address, "loaded" if loaded else "link"
            elif attribute == "srcset":
                yield from ((part.split()[0], "img") for part in address.split(",") if part.split())
            elif attribute == "ping":
                yield address, "loaded"
        if tag == "meta" and str(element.get("http-equiv")).lower() == "refresh":
            yield str(element.get("content")).partition("url=")[2].strip(), "link"


def _faults(document: lxml_html.HtmlElement) -> Iterator[str]:
    count = len(document.findall(".//h1"))
    if count != 1:
        yield f"应当正好有一个一级标题，现在有 {count} 个"
    elif not document.find(".//h1").text_content().strip():
        yield "一级标题是空的"
    if not (document.findtext(".//title") or "").strip():
        yield "没有 <title>"
    if not str(document.get("lang") or "").startswith("zh"):
        yield "<html> 没有写语言 zh"
    described = document.findall(".//meta[@name='description']")
    if len(described) != 1 or not described[0].get("content"):
        yield "没有页面说明（description）"
    if document.find(".//base") is not None:
        yield "<base> 会让相对地址走错"
    if document.find(".//meta[@charset]") is None:
        yield "没有写编码（meta charset）"
    if unmade := _UNMADE.search(document.text_content()):
        yield f"链接没有变成链接：{unmade[0]}"
    for picture in document.iter("img"):
        if picture.get("alt") is None:
            yield f"图片没有替代文字：{picture.get('src')}"
    for link in document.iter("a"):
        inside = link.text_content().strip() or "".join(img.get("alt") or "" for img in link.iter("img"))
        if link.get("href") and not (inside or link.get("aria-label") or link.get("title")):
            yield f"链接没有文字：{link.get('href')}"


def _strict_faults(document: lxml_html.HtmlElement) -> Iterator[str]:
    policy = document.find(".//meta[@http-equiv='Content-Security-Policy']")
    told = "" if policy is None else str(policy.get("content"))
    if "default-src 'none'" not in told or "unsafe" in told or "*" in told or "http" in told:
        yield "没有写严格的内容安全策略（CSP）"
    for element in document.iter(etree.Element):
        tag = str(element.tag)
        if tag == "style" or element.get("style") is not None:
            yield f"行内样式：<{tag}>"
        if tag == "script" and not element.get("src"):
            yield "行内脚本"
        if any(str(name).lower().startswith("on") for name in element.attrib):
            yield f"行内事件：<{tag}>"
        typed = tag in _TYPED and not (tag == "input" and str(element.get("type")) in _CHOSEN)
        if typed or element.get("contenteditable") is not None:
            yield f"学生页上不能有要填写的地方：<{tag}>"
        if tag in ("iframe", "object", "embed", "video", "audio"):
            yield f"学生页上不能嵌入：<{tag}>"
