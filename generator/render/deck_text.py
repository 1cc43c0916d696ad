"""What stands on the slides a deck makes itself: the first, the table of steps, a step's own, help, the last.

【…】 are the markers a school fills in; each is a run of its own, so that it can be replaced in the file.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from generator.curriculum import Curriculum
from generator.law import numeral
from generator.model.reference import Hotline
from generator.prose import Run
from generator.render.figure_layouts import PICTURED
from generator.render.slide_content import Paragraphs, Row, SlideText, line
from generator.render.slide_layouts import BY_NAME
from generator.render.slide_model import YOUNGEST
from generator.render.slide_space import placed

SCHOOL, CLASS, SPEAKER, CONTACT = "【学校】", "【班级】", "【主讲】", "【本校联系人】"
FLOW_TITLE, HELP_TITLE, CLOSING_TITLE = "今天的安排", "可以找谁帮忙", "今天带走一个行动"
TRAINING_TITLE = "明天就用得上"
_MOST_STEPS = 9
_HELP_PICTURE = "找大人"
AT_HOME: Paragraphs = ((Run(SCHOOL), Run(" · "), Run(CLASS)), (Run("主讲："), Run(SPEAKER)))
GUEST: Paragraphs = ((Run("主讲人和单位："), Run(SPEAKER)), (Run(SCHOOL), Run(" · "), Run(CLASS)))
STAFF: Paragraphs = ((Run("主持："), Run(SPEAKER)), (Run(SCHOOL),))
"""Who speaks, and where: a teacher to the class, a guest to many classes, a trainer to colleagues."""


def cover(title: str, subtitle: str, who: Paragraphs = AT_HOME) -> SlideText:
    """Return the first slide: the title, for whom it is, and who speaks where."""
    return SlideText("封面", title, (("subtitle", line(subtitle)), ("who", who)))


def flow(steps: Sequence[tuple[str, int]]) -> tuple[SlideText, ...]:
    """Return the table of the steps, (title, minutes in this cut) each; many steps take several slides."""
    slides = -(-len(steps) // _MOST_STEPS)
    most = -(-len(steps) // slides)
    rows = [(str(n), title, f"{minutes} 分钟") for n, (title, minutes) in enumerate(steps, 1)]
    return tuple(
        SlideText("流程", FLOW_TITLE if not page else f"{FLOW_TITLE}（{numeral(page + 1)}）", table=part)
        for page, part in enumerate(tuple(rows[first : first + most]) for first in range(0, len(rows), most))
    )


def chapter(number: int, count: int, title: str, minutes: int) -> SlideText:
    """Return the slide that opens step `number` of `count`; its numeral tells it from a slide of the same name."""
    where = f"第{numeral(number)}步，共{numeral(count)}步"
    return SlideText(
        "环节页", f"{numeral(number)}、{title}", (("number", line(where)), ("minutes", line(f"{minutes} 分钟")))
    )


def ways_to_help(curriculum: Curriculum, base: str) -> tuple[SlideText, ...]:
    """Return the slides with the school's own adult and the hotlines, as many as it takes.

    The youngest see when to call and with whom, beside a picture, where every hotline has a sentence for them.
    """
    hotlines = tuple(curriculum.hotlines.hotlines.values())
    second = (("second", line(curriculum.hotlines.second_adult)),)
    contact = _signed("校内", CONTACT)
    if base == YOUNGEST and all(hotline.youngest for hotline in hotlines):
        rows = (contact, *(_signed(hotline.number, hotline.youngest or "") for hotline in hotlines))
        slide = SlideText(f"求助渠道{PICTURED}", HELP_TITLE, second, rows, picture=_HELP_PICTURE)
        if not placed(slide, base).overflows:
            return (slide,)
    room = BY_NAME["求助渠道"].rows
    assert room
    found: list[SlideText] = []
    rest = [contact, *map(_hotline, hotlines)]
    while rest:
        title = HELP_TITLE if not found else f"{HELP_TITLE}（{numeral(len(found) + 1)}）"
        for count in range(min(len(rest), room.most), 0, -1):
            slide = SlideText("求助渠道", title, second, tuple(rest[:count]))
            if not placed(slide, base).overflows:
                break
        found.append(slide)
        rest = rest[count:]
    return tuple(found)


def closing(title: str, action: str, facts: Sequence[str], contact: str = "想说说话，可以找：") -> SlideText:
    """Return the last slide: the one action, whom to ask, and what is known about this file."""
    told = tuple((Run(fact),) for fact in facts)
    cells = (("action", line(action)), ("contact", ((Run(contact), Run(CONTACT)),)), ("facts", told))
    return SlideText("结束页", title, cells)


def asked(number: int, question: str) -> SlideText:
    """Return a spare slide of a talk with something listeners ask; its answer is for the speaker alone."""
    return SlideText("提问", f"大家会问 · {number}", (("body", line(question)),))


def facts(code: str, as_of: datetime.date) -> tuple[str, ...]:
    """Return the small print of the last slide: version, date of the law, licence."""
    return (
        f"版本 {code} · 法条核验：{as_of.isoformat()}",
        "青禾 · CC BY 4.0：可以修改、转发，请注明出处",
    )


def _hotline(hotline: Hotline) -> Row:
    words: Paragraphs = ((Run(hotline.name, strong=True), Run(f" · {hotline.brief or hotline.hours}")),)
    return ("sign", line(hotline.number)), ("text", words)


def _signed(sign: str, text: str) -> Row:
    return ("sign", line(sign)), ("text", line(text))
