"""Prose and headings as safe HTML inside Markdown page files.

A page file is Markdown headings (escaped) and our own escaped HTML, one element per line without blank lines
inside, so that Python-Markdown passes it through untouched.
"""

from __future__ import annotations

import html

from markupsafe import Markup

from generator.prose import Bullets, Run, Runs, Text

_ASCII_SIGNS = {ord(c): f"&#{ord(c)};" for c in "\\`*_{}[]()#+-.!<>&|~:\"'=^$@/"}


def prose(text: Text, root: str) -> Markup:
    """Return `text` as paragraphs and lists; `root` leads from the page to its site's root ("" or "../")."""
    parts = []
    for block in text.blocks:
        if isinstance(block, Bullets):
            parts.append("<ul>" + "".join(f"<li>{runs(item, root)}</li>" for item in block.items) + "</ul>")
        else:
            parts.append(f"<p>{runs(block.runs, root)}</p>")
    return Markup("".join(parts))  # noqa: S704 - every piece is escaped in `_run`


def runs(line: Runs, root: str) -> Markup:
    """Return one line of prose without a surrounding element."""
    return Markup("").join(_run(run, root) for run in line)


def heading(level: int, text: str, anchor: str | None = None) -> Markup:
    """Return a Markdown heading whose text no Markdown rule can touch; `anchor` becomes its id."""
    tail = f" {{#{anchor}}}" if anchor else ""
    return Markup(f"{'#' * level} {text.translate(_ASCII_SIGNS)}{tail}")  # noqa: S704 - signs are entities


def front_matter(title: str, description: str) -> Markup:
    """Return the page's metadata; MkDocs themes print both unescaped, so they are escaped here."""
    return Markup(f"---\ntitle: {_quoted(title)}\ndescription: {_quoted(description)}\n---")  # noqa: S704


def _quoted(text: str) -> str:
    return "'" + html.escape(text, quote=True).replace("\n", " ") + "'"


def _run(run: Run, root: str) -> Markup:
    text = Markup.escape(run.text)
    if run.ruby:
        return Markup("<ruby>{}<rp>（</rp><rt>{}</rt><rp>）</rp></ruby>").format(text, run.ruby)
    if run.href is not None:
        return Markup('<a href="{}">{}</a>').format(root + run.href, text)
    return Markup("<strong>{}</strong>").format(text) if run.strong else text
