"""What is printed and handed out, as PDF beside its Word file: 学习单, 致家长信, 速备卡, “学生向你倾诉时”, 24小时卡.

Only with `qinghe build --pdf`. The views are those of the Word files; the school's own words are filled in here,
because nobody fills a marker in a PDF.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from generator.curriculum import Curriculum
from generator.outputs import kit_aftermath, kit_brief, kit_disclosure, kit_letter, kit_worksheet
from generator.plan import PlannedFile
from generator.render import pdf, templates

FOLDER = Path(__file__).parents[1] / "templates" / "pdf"
Said = tuple[tuple[str, str], ...]
"""(marker, the school's words)."""


@dataclass(frozen=True)
class Printable:
    """What a template prints, and the markers it fills."""

    template: str
    view: Any
    said: Said


def plan_files(curriculum: Curriculum, said: Said = ()) -> Iterator[PlannedFile]:
    """Yield a PDF beside every Word file that is printed; `said` are the school's own words."""
    for template, plan, kind in (
        ("worksheet", kit_worksheet.plan_files, kit_worksheet.WorksheetView),
        ("letter", kit_letter.plan_files, kit_letter.LetterView),
        ("brief", kit_brief.plan_files, kit_brief.BriefView),
        ("disclosure", kit_disclosure.plan_files, kit_disclosure.DisclosureView),
        ("card", _cards, kit_aftermath.AftermathView),
    ):
        for file in plan(curriculum):
            if isinstance(file.view, kind):  # a letter has texts to paste beside it
                title = f"{file.title.partition('（')[0]}（PDF，直接打印）"
                view = Printable(template, file.view, said)
                yield PlannedFile(file.path.with_suffix(".pdf"), title, file.audience, view, printed)


def printed(one: Printable) -> bytes:
    """Return the bytes of the PDF of `one`."""
    text = templates.render(FOLDER, f"{one.template}.html.j2", view=one.view, fonts=pdf.FONTS).decode()
    for marker, words in one.said:
        text = text.replace(marker, escape(words))
    return pdf.page(text)


def _cards(curriculum: Curriculum) -> Iterator[PlannedFile]:
    return (file for file in kit_aftermath.plan_files(curriculum) if file.view.form == "24小时卡")
