"""事发之后: the 24-hour card, forms with their keeper, guides, outlines and words to say, as Word files."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from generator import version
from generator.curriculum import Curriculum
from generator.model.aftermath import AfterStep, Blank, Custody
from generator.model.base import Band
from generator.outputs import labels
from generator.outputs.file_names import aftermath_stem
from generator.outputs.kit_parts import DOCX, Titled
from generator.plan import Audience, PlannedFile
from generator.prose import Text
from generator.render import word

CARD, OTHER = DOCX / "aftermath-card.docx", DOCX / "aftermath.docx"


@dataclass(frozen=True)
class StepRow:
    """One step; `basis` says what it rests on, so that a time that is no law never looks like one."""

    within: str
    who: str
    do: Text
    basis: str


@dataclass(frozen=True)
class AftermathView:
    """One piece of material of any form."""

    title: str
    form: str
    bands: str
    first: str
    steps: tuple[StepRow, ...]
    words: tuple[Titled, ...]
    blanks: tuple[Blank, ...]
    custody: Custody | None
    never: tuple[str, ...]
    after: Text
    colophon: str
    as_of: datetime.date
    version: str = ""


def plan_files(curriculum: Curriculum) -> Iterator[PlannedFile]:
    """Yield every material of 事发之后 as a Word file."""
    for name, row in curriculum.aftermaths.items():
        path = PurePosixPath("downloads", name, f"{aftermath_stem(curriculum, name)}.docx")
        yield PlannedFile(path, row.title, Audience.TEACHER, aftermath_view(curriculum, name), printed)


def aftermath_view(curriculum: Curriculum, name: str) -> AftermathView:
    """Return all that the document of a material prints."""
    row, text = curriculum.aftermaths[name], curriculum.text
    view = AftermathView(
        title=row.title,
        form=row.form,
        bands=_bands(curriculum, row.bands),
        first=row.first,
        steps=tuple(StepRow(step.within, step.who, text(step.do), _basis(curriculum, step)) for step in row.steps),
        words=tuple(Titled(words.to, text(words.text)) for words in row.words),
        blanks=row.blanks,
        custody=row.custody,
        never=row.never,
        after=text(row.after),
        colophon=labels.colophon(curriculum.plan.edition, curriculum.as_of),
        as_of=curriculum.as_of,
    )
    return replace(view, version=version.code(curriculum.plan.edition, view))


def printed(view: AftermathView) -> bytes:
    """Return the bytes of the Word document of `view`."""
    properties = word.Properties(view.title, f"事发之后 · {view.form}", view.version, view.as_of)
    # The card is two sides of one sheet; with fields to fill in it is a form like the others.
    template = CARD if view.form == "24小时卡" and not view.blanks else OTHER
    return word.filled(template, properties, doc=view)


def _bands(curriculum: Curriculum, bands: Sequence[Band]) -> str:
    every = {band.name for band in curriculum.plan.bands} <= set(bands)
    return "各学段" if every else "、".join(labels.band(band) for band in bands)


def _basis(curriculum: Curriculum, step: AfterStep) -> str:
    laws = "、".join(curriculum.quote(citation).title for citation in step.cite)
    return f"依据：{step.basis}" + (f"，见{laws}" if laws else "")
