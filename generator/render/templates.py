"""One Jinja2 environment: everything escaped, nothing undefined."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator.render import html


@cache
def environment(folder: Path) -> Environment:
    """Return the environment of the templates in `folder`; author text is never compiled."""
    found = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    found.globals.update(prose=html.prose, runs=html.runs, heading=html.heading, front=html.front_matter)
    return found


def render(folder: Path, name: str, **values: Any) -> bytes:
    """Return the page `name` filled with `values`, in UTF-8."""
    return environment(folder).get_template(name).render(**values).encode()
