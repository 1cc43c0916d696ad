"""The page that writes a school's own names into a deck, in the browser."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.outputs.page_parts import TEACHER_TEMPLATES
from generator.plan import Audience, PlannedFile
from generator.render import templates
from generator.render.deck_text import CLASS, CONTACT, SCHOOL, SPEAKER


@dataclass(frozen=True)
class FieldView:
    """A field to fill: what it is called, the marker it replaces, and an example."""

    label: str
    marker: str
    example: str


@dataclass(frozen=True)
class PersonaliseView:
    """The fields of the page."""

    fields: tuple[FieldView, ...]


def personalise_page() -> PlannedFile:
    """Plan the page."""
    view = PersonaliseView(
        (
            FieldView("学校", SCHOOL, "例如 第一中学"),
            FieldView("班级", CLASS, "例如 八年级3班"),
            FieldView("主讲", SPEAKER, "例如 王老师"),
            FieldView("联系人", CONTACT, "例如 心理室 刘老师，二楼东头"),
        )
    )
    return PlannedFile(PurePosixPath("personalise.md"), "换上本校的名字", Audience.TEACHER, view, render)


def render(view: PersonaliseView) -> bytes:
    """Return the page as a Markdown file."""
    return templates.render(TEACHER_TEMPLATES, "personalise.md.j2", view=view, root="")
