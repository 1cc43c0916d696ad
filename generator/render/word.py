"""Word documents: a committed template filled with one frozen view, and equal bytes for equal views.

Author text enters as escaped values and is never compiled; how prose looks is said in the template itself.
"""

from __future__ import annotations

import datetime
import io
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import Environment
from markupsafe import Markup

from generator.render import templates
from generator.render.archive import repacked


@dataclass(frozen=True)
class Properties:
    """What the file says about itself; `day` is its clock: the day its law was read."""

    title: str
    subject: str
    version: str
    day: datetime.date


def filled(template: Path, properties: Properties, **values: Any) -> bytes:
    """Return the docx of `template` filled with `values`; a field a view does not have is an error."""
    document = DocxTemplate(template)
    # The one environment of ours compiles the template alone.
    document.render(values, jinja_env=_compiler(template.parent))
    core = document.docx.core_properties
    # Word keeps no more than 255 characters.
    core.title, core.subject = properties.title[:255], properties.subject[:255]
    core.author = core.last_modified_by = "青禾"
    core.language, core.version, core.revision = "zh-CN", properties.version, 1
    core.created = core.modified = datetime.datetime.combine(properties.day, datetime.time())
    buffer = io.BytesIO()
    document.docx.save(buffer)
    return repacked(buffer.getvalue())


class _Compiler:
    """What docxtpl asks of a Jinja environment; a template's text is compiled once for all documents it prints."""

    def __init__(self, environment: Environment) -> None:
        self.from_string = cache(environment.from_string)


@cache
def _compiler(folder: Path) -> Any:
    return _Compiler(templates.environment(folder).overlay(finalize=_literal))


def _literal(value: Any) -> Any:
    """Escape what docxtpl itself would turn into Jinja's signs after rendering: `{_{`, `%_}` and their kin."""
    return Markup.escape(value).replace("_", Markup("&#95;")) if type(value) is str else value
