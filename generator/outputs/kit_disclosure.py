"""“学生向你倾诉时”: one page for the drawer, because the child comes when the screen is off."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator import version
from generator.curriculum import Curriculum
from generator.outputs.kit_parts import DOCX, about, hotlines, planned
from generator.plan import PlannedFile
from generator.prose import Text
from generator.render import word

TEMPLATE = DOCX / "disclosure.docx"


@dataclass(frozen=True)
class DisclosureView:
    """The card; `hotlines` are ready words."""

    about: str
    text: Text
    hotlines: str
    as_of: datetime.date
    version: str = ""


def plan_files(curriculum: Curriculum) -> Iterator[PlannedFile]:
    """Yield the card of every lesson."""
    for lesson_id in curriculum.lessons:
        view = disclosure_view(curriculum, lesson_id)
        yield planned(curriculum, lesson_id, "学生向你倾诉时", "“学生向你倾诉时”卡（一页）", view, printed)


def disclosure_view(curriculum: Curriculum, lesson_id: str) -> DisclosureView:
    """Return the card of a lesson."""
    lesson = curriculum.lessons[lesson_id]
    numbers = "　".join(hotlines(curriculum))
    text = curriculum.text(lesson.disclosure)
    view = DisclosureView(f"{lesson.title}　{about(lesson)}", text, numbers, curriculum.as_of)
    return replace(view, version=version.code(curriculum.plan.edition, view))


def printed(view: DisclosureView) -> bytes:
    """Return the bytes of the Word document of `view`."""
    properties = word.Properties("学生向你倾诉时", view.about, view.version, view.as_of)
    return word.filled(TEMPLATE, properties, card=view)
