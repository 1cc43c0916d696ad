"""What stands on a slide fits it and holds together, and every slide has a title of its own.

Texts are measured for the type sizes of the lesson's band, with the deck's own table of boxes, so a text that is
too long is named where it was written and never found out in the classroom. Slides are told apart by their
titles: in the outline, by screen readers, and when a teacher says “we go back to …”.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from generator.curriculum import Curriculum
from generator.law import quote
from generator.model.lesson import Lesson, Step
from generator.model.module import Module, Session
from generator.model.slide import (
    Ask,
    Chart,
    Choice,
    Ladder,
    OneLine,
    People,
    Pictured,
    Scene,
    Slide,
    Statute,
    Summary,
    Table,
)
from generator.problems import Problem, Where, did_you_mean
from generator.render import deck_text, drawing, slide_text
from generator.render.slide_content import SlideText
from generator.render.slide_model import TRAINING, base_name
from generator.render.slide_space import Overflow, placed
from generator.render.slide_text import Question

_MAY_HAVE_PICTURE = (OneLine, Scene, Ask, Choice, Summary, Pictured)
_SHORTER = "请改短，或者拆成两页；要对老师说的话写进 notes。"
_ROWS = {
    "情境": "lines",
    "提问": "prompts",
    "小组任务": "steps",
    "步骤": "steps",
    "行动承诺": "choices",
    "小结": "points",
    "时间轴": "moments",
    "图文": "lines",
    "数据图": "values",
    "表格": "rows",
}
"""Where an author writes the rows of a layout."""


def slides(curriculum: Curriculum) -> Iterator[Problem]:
    """Yield texts that do not fit their slide, figures that do not hold together, and titles used twice."""
    for lesson_id, lesson in curriculum.looked_at("lesson", curriculum.lessons):
        base = base_name(lesson.form, curriculum.band(lesson.grades[0]))
        action = lesson.bystander.action if lesson.bystander else lesson.summary
        closing = deck_text.closing(deck_text.CLOSING_TITLE, action, ())
        path = curriculum.paths["lesson", lesson_id]
        yield from _deck(curriculum, path, lesson, base)
        yield from _long(path, ("bystander", "action") if lesson.bystander else ("summary",), closing, base)
        if lesson.talk:
            for i, row in enumerate(lesson.talk.questions):
                yield from _long(path, ("talk", "questions", i, "ask"), deck_text.asked(i + 1, row.ask), base)
    for module_id, module in curriculum.looked_at("module", curriculum.modules):
        path = curriculum.paths["module", module_id]
        yield from _deck(curriculum, path, module, TRAINING)
        yield from _long(path, ("aims", 0), deck_text.closing(deck_text.TRAINING_TITLE, module.aims[0], ()), TRAINING)


def _deck(curriculum: Curriculum, path: PurePosixPath, document: Lesson | Module, base: str) -> Iterator[Problem]:
    parts: Sequence[Step | Session] = document.steps if isinstance(document, Lesson) else document.sessions
    name = "steps" if isinstance(document, Lesson) else "sessions"
    yield from _long(path, ("title",), deck_text.cover(document.title, ""), base)
    done = 0
    for flow in deck_text.flow([(part.title, part.minutes) for part in parts]):
        for overflow in placed(flow, base).overflows:
            yield _overflow(path, (name, done + (overflow.row or 0), "title"), flow)
        done += len(flow.table)
    asked = slide_text.questions(curriculum, document)
    seen = {deck_text.FLOW_TITLE, deck_text.HELP_TITLE, deck_text.CLOSING_TITLE, deck_text.TRAINING_TITLE}
    seen.add(document.title)
    for i, part in enumerate(parts):
        for j, slide in enumerate(part.slides):
            where: Where = (name, i, "slides", j)
            wrong = [Problem(path, (*where, *place), *told) for place, told in _figure(slide)]
            yield from wrong
            if not wrong and _resolved(curriculum, asked, slide):
                for text in slide_text.texts(curriculum, asked, slide, base):
                    for overflow in placed(text, base).overflows:
                        yield _overflow(path, _where(document, slide, where, text, overflow), text)
            if slide.title in seen:
                message = f"幻灯片标题“{slide.title}”用了两次。"
                hint = "每页标题都要不同；首页、流程、求助和结束页的标题由系统使用。"
                yield Problem(path, (*where, "title"), "slide-title-twice", message, hint)
            seen.add(slide.title)


def _long(path: PurePosixPath, where: Where, text: SlideText, base: str) -> Iterator[Problem]:
    if placed(text, base).overflows:
        yield _overflow(path, where, text)


def _overflow(path: PurePosixPath, where: Where, text: SlideText) -> Problem:
    return Problem(path, where, "slide-overflow", f"这段文字在幻灯片“{text.title}”上放不下。", _SHORTER)


Told = tuple[str, str, str]


def _figure(slide: Slide) -> Iterator[tuple[Where, Told]]:
    """Yield (place on the slide, code, sentence and hint) of what a figure refers to and does not have."""
    if isinstance(slide, _MAY_HAVE_PICTURE) and slide.picture and slide.picture not in drawing.NAMES:
        hint = did_you_mean(slide.picture, drawing.NAMES) or f"可以写：{'、'.join(drawing.NAMES)}。"
        yield ("picture",), ("slide-picture", f"没有叫“{slide.picture}”的图画。", hint)
    if isinstance(slide, Table):
        for i, row in enumerate(slide.rows):
            if len(row) != len(slide.head):
                message = f"这一行有 {len(row)} 格，表头有 {len(slide.head)} 列。"
                yield ("rows", i), ("slide-table-columns", message, "每行的格数与表头相同；没有内容的格写“—”。")
    if isinstance(slide, People):
        yield from _ties(slide)


def _ties(slide: People) -> Iterator[tuple[Where, Told]]:
    names = [person.name for person in slide.people]
    drawn: set[frozenset[str]] = set()
    for i, tie in enumerate(slide.ties):
        unknown = [(key, name) for key, name in (("from", tie.start), ("to", tie.end)) if name not in names]
        for key, name in unknown:
            hint = did_you_mean(name, names) or f"可以写：{'、'.join(names)}。"
            yield ("ties", i, key), ("slide-tie", f"people 里没有“{name}”。", hint)
        pair = frozenset((tie.start, tie.end))
        if not unknown and (len(pair) == 1 or pair in drawn):
            message = "一条线要连两个人，两个人之间只画一条。"
            yield ("ties", i, "from"), ("slide-tie", message, "留下最要紧的一条，别的写进 notes。")
        drawn.add(pair)


def _resolved(curriculum: Curriculum, asked: Mapping[str, Question], slide: Slide) -> bool:
    """Tell whether everything the slide refers to is there; if not, that is named elsewhere."""
    if isinstance(slide, Choice):
        return slide.question in asked
    if isinstance(slide, Chart):
        return slide.source in curriculum.sources.sources
    cited = [slide.cite] if isinstance(slide, Statute) else []
    cited += [rung.cite for rung in slide.rungs] if isinstance(slide, Ladder) else []
    return all(quote(curriculum.laws, citation, curriculum.as_of) for citation in cited)


def _where(document: Lesson | Module, slide: Slide, here: Where, text: SlideText, overflow: Overflow) -> Where:
    """Return the author's field behind a text of the slide."""
    key, row = overflow.key, overflow.row
    if key == "title":
        return (*here, "title")
    if isinstance(slide, Choice):
        name = "quiz" if isinstance(document, Lesson) else "questions"
        ids = [item.id for item in (document.quiz if isinstance(document, Lesson) else document.questions)]
        number = ids.index(slide.question)
        if row is None:
            return name, number, "ask"
        return name, number, "options", row, "feedback" if text.layout == "解析" else "text"
    if isinstance(slide, Statute) and key != "plain":
        return (*here, "cite")
    if isinstance(slide, Ladder):
        return (*here, "rungs") if row is None else (*here, "rungs", row, "what")
    if isinstance(slide, People):
        number = int(key[-1]) - 1
        return (*here, "people", number) if key.startswith("person") else (*here, "ties", number, "what")
    if isinstance(slide, Table) and row is not None:
        return (*here, "head") if row == 0 else (*here, "rows", row - 1)
    return (*here, key) if row is None else (*here, _ROWS[slide.layout], row)
