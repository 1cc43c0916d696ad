"""What stands on a slide fits it, and every slide has a title of its own.

Texts are measured for the type sizes of the lesson's band, with the deck's own table of boxes, so a text that is
too long is named where it was written and never found out in the classroom. Slides are told apart by their
titles: in the outline, by screen readers, and when a teacher says “we go back to …”.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.curriculum import Curriculum
from generator.law import quote
from generator.model.lesson import Lesson
from generator.model.slide import Choice, Ladder, Slide, Statute
from generator.problems import Problem, Where
from generator.render import slide_text
from generator.render.slide_model import base_name
from generator.render.slide_space import Overflow, SlideText, placed

_SHORTER = "请改短，或者拆成两页；要对老师说的话写进 notes。"


def slides(curriculum: Curriculum) -> Iterator[Problem]:
    """Yield texts that do not fit their slide, and titles used twice in one lesson."""
    for lesson_id, lesson in curriculum.lessons.items():
        path = curriculum.paths["lesson", lesson_id]
        base = base_name(lesson.form, curriculum.band(lesson.grades[0]))
        for where, text in _too_long(curriculum, lesson, base):
            yield Problem(path, where, "slide-overflow", f"这段文字在幻灯片“{text.title}”上放不下。", _SHORTER)
        seen = {slide_text.FLOW_TITLE, slide_text.HELP_TITLE, slide_text.CLOSING_TITLE, lesson.title}
        for i, step in enumerate(lesson.steps):
            for j, slide in enumerate(step.slides):
                if slide.title in seen:
                    message = f"幻灯片标题“{slide.title}”用了两次。"
                    hint = "每页标题都要不同；首页、流程、求助和结束页的标题由系统使用。"
                    yield Problem(path, ("steps", i, "slides", j, "title"), "slide-title-twice", message, hint)
                seen.add(slide.title)


Long = tuple[Where, SlideText]


def _too_long(curriculum: Curriculum, lesson: Lesson, base: str) -> Iterator[Long]:
    cover = slide_text.cover(lesson.title, "")
    yield from ((("title",), cover) for _ in placed(cover, base).overflows)
    flow = slide_text.flow([(step.title, step.minutes) for step in lesson.steps])
    for overflow in placed(flow, base).overflows:
        yield ("steps", overflow.row or 0, "title"), flow
    closing = slide_text.closing(lesson, ())
    yield from ((("bystander", "action"), closing) for _ in placed(closing, base).overflows)
    for i, step in enumerate(lesson.steps):
        for j, slide in enumerate(step.slides):
            here: Where = ("steps", i, "slides", j)
            if not _resolved(curriculum, lesson, slide):
                continue
            for text in slide_text.texts(curriculum, lesson, slide, base):
                for overflow in placed(text, base).overflows:
                    yield _where(lesson, slide, here, text, overflow), text


def _resolved(curriculum: Curriculum, lesson: Lesson, slide: Slide) -> bool:
    """Tell whether everything the slide refers to is there; if not, that is named elsewhere."""
    if isinstance(slide, Choice):
        return any(item.id == slide.question for item in lesson.quiz)
    cited = [slide.cite] if isinstance(slide, Statute) else []
    cited += [rung.cite for rung in slide.rungs] if isinstance(slide, Ladder) else []
    return all(quote(curriculum.laws, citation, curriculum.as_of) for citation in cited)


def _where(lesson: Lesson, slide: Slide, here: Where, text: SlideText, overflow: Overflow) -> Where:
    """Return the author's field behind a text of the slide."""
    if overflow.key == "title":
        return (*here, "title")
    if isinstance(slide, Choice):
        number = lesson.quiz.index(slide_text.quiz_item(lesson, slide))
        if overflow.row is None:
            return "quiz", number, "ask"
        return "quiz", number, "options", overflow.row, "feedback" if text.layout == "解析" else "text"
    if isinstance(slide, Statute) and overflow.key != "plain":
        return (*here, "cite")
    if isinstance(slide, Ladder):
        return (*here, "rungs") if overflow.row is None else (*here, "rungs", overflow.row, "what")
    if overflow.row is None:
        return (*here, overflow.key)
    rows = next(name for name in ("lines", "prompts", "steps", "choices", "points") if hasattr(slide, name))
    return (*here, rows, overflow.row)
