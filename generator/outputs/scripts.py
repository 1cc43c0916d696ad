"""讲稿: what to say, slide by slide, as a Word file to print and as a page to read on a phone.

Both are read out of the deck's own view, texts and notes alike, so that deck and script cannot differ.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from generator.curriculum import Curriculum
from generator.model.lesson import Lesson
from generator.outputs import labels
from generator.outputs.deck_slides import DeckView, SlideView
from generator.outputs.decks import FULL, GOES_ON, LEADS, SHORTER, deck_view
from generator.outputs.file_names import grade_name, stem
from generator.outputs.page_parts import TEACHER_TEMPLATES
from generator.plan import Audience, Catalogue, PlannedFile
from generator.prose import Run, Runs, Text
from generator.render import drawing, templates, word
from generator.render.slide_content import Paragraphs, Row, SlideText
from generator.render.slide_layouts import BY_NAME
from generator.render.slide_text import LAW

TEMPLATE = Path(__file__).parents[1] / "templates" / "docx" / "script.docx"
_STEP = re.compile(r"环节 (\d+) · (.+) · (\d+) 分钟")
_CODE = re.compile(r"版本 (\S+)")
_SIGNS = {"sign", "name", "age", "every_age"}
"""Parts of a row that stand before its text."""


@dataclass(frozen=True)
class Shown:
    """A line the class sees; `sign` is the number, letter, name or age before it."""

    sign: str
    runs: Runs


@dataclass(frozen=True)
class Said:
    """Lines of the notes below their lead (教师, 学生 …); the first lines of a slide have none."""

    lead: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class SlideScript:
    """A slide: what stands on it, what is said, what of the law it leans on.

    `held` is a step without a slide of its own: the screen stays. `short` is the slide's number in the shorter deck.
    """

    number: int
    title: str
    shown: tuple[Shown, ...]
    source: str
    said: tuple[Said, ...]
    laws: tuple[str, ...]
    held: bool
    short: int | None


@dataclass(frozen=True)
class StepScript:
    """A step with its slides; `span` are its minutes on the clock, `short` what becomes of it in the shorter deck."""

    label: str
    title: str
    minutes: int | None
    span: str
    short: str
    slides: tuple[SlideScript, ...]


@dataclass(frozen=True)
class LawLine:
    """A cited piece of law with its dates."""

    title: str
    heading: str
    paragraphs: tuple[str, ...]
    dates: str


@dataclass(frozen=True)
class TalkScript:
    """What a 法治讲座 adds: the text for a talk without a screen, and answers to what listeners ask."""

    local: str
    spoken: Text
    questions: tuple[tuple[str, Text], ...]


@dataclass(frozen=True)
class ScriptView:
    """A 讲稿. `version` is the deck's own, `shorter` the minutes of the shorter deck in words."""

    lesson_id: str
    title: str
    about: str
    total: int
    shorter: str
    version: str
    as_of: datetime.date
    file: str
    href: str
    """The address of `file`."""
    steps: tuple[StepScript, ...]
    talk: TalkScript | None
    laws: tuple[LawLine, ...]
    colophon: str


def plan_files(curriculum: Curriculum) -> Iterator[PlannedFile]:
    """Yield the Word file of every lesson's script."""
    for lesson_id in curriculum.lessons:
        view = script_view(curriculum, lesson_id)
        yield PlannedFile(PurePosixPath(view.file), "讲稿（Word，打印用）", Audience.TEACHER, view, printed)


def plan_pages(curriculum: Curriculum, catalogue: Catalogue) -> Iterator[PlannedFile]:  # noqa: ARG001 - the shape all page outputs share
    """Yield the page of every lesson's script."""
    for lesson_id, _ in curriculum.looked_at("lesson", curriculum.lessons):
        view = script_view(curriculum, lesson_id)
        yield PlannedFile(PurePosixPath(f"script/{lesson_id}.md"), view.title, Audience.TEACHER, view, page)


def printed(view: ScriptView) -> bytes:
    """Return the bytes of the Word document of `view`."""
    properties = word.Properties(f"{view.title} · 讲稿", view.about, view.version, view.as_of)
    return word.filled(TEMPLATE, properties, script=view)


def page(view: ScriptView) -> bytes:
    """Return the page as a Markdown file."""
    return templates.render(TEACHER_TEMPLATES, "script.md.j2", view=view, root="../")


def script_view(curriculum: Curriculum, lesson_id: str) -> ScriptView:
    """Return the script of a lesson, with the numbers of its shorter deck beside those of the full one."""
    lesson = curriculum.lessons[lesson_id]
    deck = deck_view(curriculum, lesson, FULL)
    cut = SHORTER.get(lesson.form)
    file = f"downloads/{lesson_id}/{stem(curriculum, lesson_id, '讲稿')}.docx"
    steps = _steps(deck)
    if cut:
        steps = _with_shorter(steps, _steps(deck_view(curriculum, lesson, cut)))
    (known, *_), *_ = dict(deck.sections[-1].slides[-1].text.cells)["facts"]
    found = _CODE.match(known.text)
    assert found, "the last slide begins with the version"
    return ScriptView(
        lesson_id=lesson_id,
        title=lesson.title,
        about=f"{grade_name(lesson.grades)} · {lesson.term} · {lesson.form}",
        total=sum(step.minutes or 0 for step in steps),
        shorter=f"{cut.minutes} 分钟短课" if cut else "",
        version=found[1],
        as_of=curriculum.as_of,
        file=file,
        href=quote(file),
        steps=steps,
        talk=_talk(curriculum, lesson),
        laws=tuple(_law(curriculum, citation) for citation in lesson.laws),
        colophon=labels.colophon(curriculum.plan.edition, curriculum.as_of),
    )


def _steps(deck: DeckView) -> tuple[StepScript, ...]:
    """Return the deck's slides by the head line of their notes; the clock starts with the first step."""
    found: list[StepScript] = []
    clock = 0
    for number, slide in enumerate((slide for section in deck.sections for slide in section.slides), 1):
        for head, lines, held in _told(slide):
            label, title, minutes = _head(head)
            if not found or (found[-1].label, found[-1].title) != (label, title):
                span = f"第 {clock}–{clock + minutes} 分钟" if minutes else ""
                found.append(StepScript(label, title, minutes, span, "", ()))
                clock += minutes or 0
            laws = tuple(line.removeprefix(LAW) for line in lines if line.startswith(LAW))
            said = tuple(_said([line for line in lines if not line.startswith(LAW)]))
            shown = () if held else tuple(_shown(slide.text))
            source = "" if held else slide.text.source
            script = SlideScript(number, slide.text.title, shown, source, said, laws, held, None)
            found[-1] = replace(found[-1], slides=(*found[-1].slides, script))
    return tuple(found)


def _told(slide: SlideView) -> Iterator[tuple[str, list[str], bool]]:
    """Yield (head line, lines below it, whether the step has no slide of its own) of a slide's notes."""
    first, *rest = slide.notes.split(f"\n{GOES_ON}\n")
    for part, held in ((first, False), *((one, True) for one in rest)):
        head, *lines = part.split("\n")
        yield head.strip("〔〕"), lines, held


def _head(head: str) -> tuple[str, str, int | None]:
    if match := _STEP.fullmatch(head):
        return f"环节 {match[1]}", match[2], int(match[3])
    label, _, title = head.partition(" · ")
    return label, title, None


def _said(lines: list[str]) -> Iterator[Said]:
    lead, told = "", list[str]()
    for line in (*lines, None):
        if line is None or line in LEADS:
            if told:
                yield Said(lead, tuple(told))
            lead, told = (line or "").rstrip("："), []
        elif line.strip():
            told.append(line)


def _shown(text: SlideText) -> Iterator[Shown]:
    """Yield the lines of a slide in reading order, its title left out."""
    layout = BY_NAME[text.layout]
    places = {field.key: field.box.y for field in layout.fields}
    middle = layout.rows.area.y + layout.rows.area.h / 2 if layout.rows else 1000
    for key, words in text.cells:
        if places[key] <= middle:
            yield from _cell(key, words)
    for first, *rest in text.table:
        yield Shown(first, (Run("　".join(rest)),))
    if text.bars:
        yield from (Shown(label, (Run(f"{value:g}{text.bars.unit}"),)) for label, value in text.bars.values)
    if text.picture:
        yield Shown("图", (Run(drawing.alt(text.picture)),))
    for row in text.rows:
        yield from _row(row)
    for key, words in text.cells:
        if places[key] > middle:
            yield from _cell(key, words)


def _cell(key: str, words: Paragraphs) -> Iterator[Shown]:
    sign = "·" if key.endswith("_lines") else ""
    for runs in words:
        yield Shown(sign, tuple(replace(run, strong=True) for run in runs) if key in ("left", "right") else runs)


def _row(row: Row) -> Iterator[Shown]:
    signs = [run.text for key, words in row if key in _SIGNS for runs in words for run in runs]
    for key, words in row:
        if key not in _SIGNS:
            for position, runs in enumerate(words):
                yield Shown("　".join(signs) if position == 0 else "", runs)


def _with_shorter(steps: tuple[StepScript, ...], shorter: tuple[StepScript, ...]) -> tuple[StepScript, ...]:
    """Return `steps` with their minutes and slide numbers in the shorter deck; titles are unique within a deck."""
    minutes = {step.title: step.minutes for step in shorter}
    numbers = {slide.title: slide.number for step in shorter for slide in step.slides if not slide.held}
    return tuple(
        replace(
            step,
            short="" if step.minutes is None else _short(minutes.get(step.title)),
            slides=tuple(replace(slide, short=numbers.get(slide.title)) for slide in step.slides),
        )
        for step in steps
    )


def _short(minutes: int | None) -> str:
    return f"短课 {minutes} 分钟" if minutes else "短课不上"


def _talk(curriculum: Curriculum, lesson: Lesson) -> TalkScript | None:
    if not lesson.talk:
        return None
    questions = tuple((row.ask, curriculum.text(row.answer)) for row in lesson.talk.questions)
    return TalkScript(lesson.talk.local_case, curriculum.text(lesson.talk.spoken), questions)


def _law(curriculum: Curriculum, citation: str) -> LawLine:
    law = curriculum.quote(citation)
    later = f"{labels.changes_on(law.changed_later)}；" if law.changed_later else ""
    dates = f"{law.status}，{labels.in_force_since(law.in_force_from)}；{later}核验日期 {labels.day(law.as_of)}。"
    return LawLine(law.title, law.heading, law.paragraphs, dates)
