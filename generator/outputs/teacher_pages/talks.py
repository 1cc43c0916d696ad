"""我要宣讲: the talks of a legal vice-principal by teaching month, and what to see to before going on stage."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.curriculum import Curriculum
from generator.outputs.page_parts import TEACHER_TEMPLATES
from generator.outputs.teacher_pages.cards import LessonCard, card
from generator.plan import Audience, Catalogue, PlannedFile
from generator.render import templates

# Months in which schools teach, from September to June; February and March share one talk (content-guide §3).
TEACHING_MONTHS = (9, 10, 11, 12, 1, 3, 4, 5, 6)


@dataclass(frozen=True)
class TalkMonth:
    """A teaching month with its talks; without any it is still to be written."""

    name: str
    talks: tuple[LessonCard, ...]


@dataclass(frozen=True)
class TalksView:
    """The school year in months."""

    months: tuple[TalkMonth, ...]
    ready: int


def talk_months(curriculum: Curriculum, catalogue: Catalogue) -> tuple[TalkMonth, ...]:
    """Return the months in the order of the school year, which begins in September."""
    talks = [(lesson.talk.month, name) for name, lesson in curriculum.lessons.items() if lesson.talk]
    months = sorted({*TEACHING_MONTHS, *(month for month, _ in talks)}, key=lambda month: (month - 9) % 12)
    return tuple(
        TalkMonth(f"{month}月", tuple(card(curriculum, catalogue, name) for at, name in talks if at == month))
        for month in months
    )


def talks_page(curriculum: Curriculum, catalogue: Catalogue) -> PlannedFile:
    """Plan the page of all talks."""
    months = talk_months(curriculum, catalogue)
    view = TalksView(months, sum(len(month.talks) for month in months))
    return PlannedFile(PurePosixPath("talk/index.md"), "我要宣讲", Audience.TEACHER, view, render)


def render(view: TalksView) -> bytes:
    """Return the page as a Markdown file."""
    return templates.render(TEACHER_TEMPLATES, "talks.md.j2", view=view, root="../")
