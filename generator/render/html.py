"""Prose and headings as safe HTML inside Markdown page files.

A page file is Markdown headings (escaped) and our own escaped HTML, one element per line without blank lines
inside, so that Python-Markdown passes it through untouched.
"""

from __future__ import annotations

import html
from collections.abc import Callable

from markupsafe import Markup

from generator.prose import Bullets, Run, Runs, Text

Say = Callable[[str], Markup]
"""How plain characters are printed: escaped, or with pinyin over them (`render.ruby`)."""
_ASCII_SIGNS = {ord(c): f"&#{ord(c)};" for c in "\\`*_{}[]()#+-.!<>&|~:\"'=^$@/"}


def prose(text: Text, root: str, say: Say = Markup.escape) -> Markup:
    """Return `text` as paragraphs and lists; `root` leads from the page to its site's root ("" or "../")."""
    parts = []
    for block in text.blocks:
        if isinstance(block, Bullets):
            parts.append("<ul>" + "".join(f"<li>{runs(item, root, say)}</li>" for item in block.items) + "</ul>")
        else:
            parts.append(f"<p>{runs(block.runs, root, say)}</p>")
    return Markup("".join(parts))  # noqa: S704 - every piece is escaped in `_run`


def runs(line: Runs, root: str, say: Say = Markup.escape) -> Markup:
    """Return one line of prose without a surrounding element."""
    return Markup("").join(_run(run, root, say) for run in line)


def signs(text: str) -> Markup:
    """Return `text` with every sign as an entity: no rule of Markdown or HTML can touch it."""
    return Markup(text.translate(_ASCII_SIGNS))  # noqa: S704 - signs are entities


def heading(level: int, text: str, anchor: str | None = None, say: Say = signs) -> Markup:
    """Return a Markdown heading whose text no Markdown rule can touch; `anchor` becomes its id."""
    tail = f" {{#{anchor}}}" if anchor else ""
    return Markup(f"{'#' * level} {say(text)}{tail}")  # noqa: S704 - signs are entities


def front_matter(title: str, description: str, look: str = "") -> Markup:
    """Return the page's metadata; MkDocs themes print all of it unescaped, so it is escaped here.

    `look` is a class of the whole page, e.g. large type for the youngest.
    """
    tail = f"\nlook: {_quoted(look)}" if look else ""
    return Markup(f"---\ntitle: {_quoted(title)}\ndescription: {_quoted(description)}{tail}\n---")  # noqa: S704


def _quoted(text: str) -> str:
    return "'" + html.escape(text, quote=True).replace("\n", " ") + "'"


def _run(run: Run, root: str, say: Say) -> Markup:
    text = say(run.text)
    if run.ruby:
        text = Markup.escape(run.text)
        text = Markup("<ruby>{}<rp>（</rp><rt>{}</rt><rp>）</rp></ruby>").format(text, run.ruby)
    elif run.href is not None:
        text = Markup('<a href="{}">{}</a>').format(root + run.href, text)
    return Markup("<strong>{}</strong>").format(text) if run.strong else text
