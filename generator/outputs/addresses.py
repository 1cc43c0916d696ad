"""Pages at addresses that were published and are no longer where a document is: withdrawn, or moved.

A withdrawn address says only 此内容已撤回 (reliability.md row 60); a moved one leads on, also without JavaScript.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.curriculum import Curriculum
from generator.plan import Audience, Catalogue, PlannedFile

_HEAD = """<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title}</title>
<meta name="description" content="{title}">
{more}</head>
<body>
<main>
<h1>{title}</h1>
"""
_END = "</main>\n</body>\n</html>\n"


@dataclass(frozen=True)
class GoneView:
    """A page without its content; `new` is the way to where it went, None where it was withdrawn."""

    title: str
    new: str | None


def plan_pages(curriculum: Curriculum, catalogue: Catalogue) -> Iterator[PlannedFile]:  # noqa: ARG001 - shape of all page outputs
    """Plan a page for every published address of a withdrawn document, and for every address that moved."""
    for address in curriculum.published:
        site, _, page = address.partition("/")
        if PurePosixPath(page).stem in curriculum.withdrawn:
            view = GoneView("此内容已撤回", None)
            yield PlannedFile(PurePosixPath(page), view.title, Audience(site), view, render)
    for move in curriculum.addresses.moved:
        for audience in Audience:
            if f"{audience}/{move.old}" in curriculum.published:
                up = "../" * move.old.count("/")
                view = GoneView("这一页搬家了", up + move.new)
                yield PlannedFile(PurePosixPath(move.old), view.title, audience, view, render)


def render(view: GoneView) -> bytes:
    """Return the page as HTML; MkDocs copies it as it is."""
    title, new = html.escape(view.title), html.escape(view.new or "")
    more = f'<meta http-equiv="refresh" content="0; url={new}">\n' if new else ""
    link = f'<p><a href="{new}">现在在这里</a></p>\n' if new else ""
    return (_HEAD.format(title=title, more=more) + link + _END).encode()
