"""What stands on each slide, as plain texts by the keys of its layout: from the lesson, or made by the deck itself.

The deck prints these and the check `slides` measures them. Only `ForStudents` fields come in: notes are not here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator import prose
from generator.curriculum import Curriculum
from generator.law import Quotation, numeral
from generator.model.base import ForStudents
from generator.model.lesson import Lesson, QuizItem
from generator.model.slide import (
    Ask,
    Choice,
    Compare,
    GroupTask,
    Ladder,
    OneLine,
    Pledge,
    Scene,
    Slide,
    Statute,
    Steps,
    Summary,
)
from generator.prose import Bullets, Run
from generator.render.slide_space import Paragraphs, Row, SlideText, line, placed

SCHOOL, CLASS, SPEAKER, CONTACT = "【学校】", "【班级】", "【主讲】", "【本校联系人】"
FLOW_TITLE, HELP_TITLE, CLOSING_TITLE = "今天的安排", "可以找谁帮忙", "今天带走一个行动"
LETTERS = "ABCDE"
# 小禾：“让一下。” – a short name, a colon, and what was said; anything else is told, not spoken.
_SPEECH = re.compile(r"([^：，。“”\s]{1,4})：(.+)")


def explanation_title(slide: Choice) -> str:
    """Return the title of the slide that follows a question."""
    return f"{slide.title} · 解析"


def quiz_item(lesson: Lesson, slide: Choice) -> QuizItem:
    """Return the question a slide asks."""
    return next(item for item in lesson.quiz if item.id == slide.question)


def texts(curriculum: Curriculum, lesson: Lesson, slide: Slide, base: str) -> tuple[SlideText, ...]:
    """Return the slide as the deck shows it; a question is followed by its explanation.

    Args:
        curriculum: resolves law and references.
        lesson: the lesson the slide belongs to.
        slide: as the author wrote it.
        base: the name of the base file, for texts that may be told shorter when space is short.
    """
    match slide:
        case OneLine():
            return (_slide(curriculum, slide, (("body", slide.body),), ()),)
        case Scene():
            rows = tuple(_spoken(said) for said in slide.lines)
            return (SlideText(slide.layout, slide.title, (("scene", line(slide.scene)),), rows),)
        case Ask():
            return (_slide(curriculum, slide, (("body", slide.body),), tuple(_row(one) for one in slide.prompts)),)
        case GroupTask():
            output: Paragraphs = ((Run("最后交出：", strong=True), Run(slide.output)),)
            cells = (("minutes", line(f"{slide.minutes} 分钟")), ("output", output))
            return (SlideText(slide.layout, slide.title, cells, _numbered(slide.steps)),)
        case Compare():
            return (SlideText(slide.layout, slide.title, _sides(slide)),)
        case Steps():
            return (SlideText(slide.layout, slide.title, (), _numbered(slide.steps)),)
        case Statute():
            return (_statute(curriculum, slide),)
        case Ladder():
            return (_ladder(curriculum, slide),)
        case Choice():
            item = quiz_item(lesson, slide)
            options = tuple(_signed(LETTERS[i], option.text) for i, option in enumerate(item.options))
            asked = SlideText(slide.layout, slide.title, (("ask", line(item.ask)),), options)
            return asked, _explained(curriculum, slide, item, base)
        case Pledge():
            rows = tuple(_signed("□", choice) for choice in slide.choices)
            return (SlideText(slide.layout, slide.title, (("lead", line(slide.lead)),), rows),)
        case Summary():
            rows = tuple(_signed(numeral(n), point) for n, point in enumerate(slide.points, 1))
            return (SlideText(slide.layout, slide.title, (), rows),)


def cover(title: ForStudents, subtitle: str) -> SlideText:
    """Return the first slide; each marker is a run of its own."""
    who = ((Run(SCHOOL), Run(" · "), Run(CLASS)), (Run("主讲："), Run(SPEAKER)))
    return SlideText("封面", title, (("subtitle", line(subtitle)), ("who", who)))


def flow(steps: Sequence[tuple[ForStudents, int]]) -> SlideText:
    """Return the table of the steps: (title, minutes in this cut)."""
    table = tuple((str(n), title, f"{minutes} 分钟") for n, (title, minutes) in enumerate(steps, 1))
    return SlideText("流程", FLOW_TITLE, table=table)


def ways_to_help(curriculum: Curriculum, base: str) -> SlideText:
    """Return the slide with the school's own adult and the hotlines; hours are told shorter where space is short."""
    hotlines = tuple(curriculum.hotlines.hotlines.values())
    second = (("second", line(curriculum.hotlines.second_adult)),)
    brief: set[int] = set()
    while True:
        rows = [_signed("校内", CONTACT)]
        for number, hotline in enumerate(hotlines, 1):
            hours = re.split("[，；。]", hotline.hours)[0] if number in brief else hotline.hours
            words: Paragraphs = ((Run(hotline.name, strong=True), Run(f" · {hours}")),)
            rows.append((("sign", line(hotline.number)), ("text", words)))
        slide = SlideText("求助渠道", HELP_TITLE, second, tuple(rows))
        whole = [number for number in range(1, len(rows)) if number not in brief]
        if not whole or all(overflow.row is None for overflow in placed(slide, base).overflows):
            return slide
        brief.add(max(whole, key=lambda number: len(hotlines[number - 1].hours)))


def closing(lesson: Lesson, facts: Sequence[str]) -> SlideText:
    """Return the last slide: the one action, whom to ask, and what is known about this file."""
    contact: Paragraphs = ((Run("想说说话，可以找："), Run(CONTACT)),)
    told = tuple((Run(fact),) for fact in facts)
    action = lesson.bystander.action if lesson.bystander else lesson.summary
    cells = (("action", line(action)), ("contact", contact), ("facts", told))
    return SlideText("结束页", CLOSING_TITLE, cells)


def citations(curriculum: Curriculum, slide: Slide) -> tuple[Quotation, ...]:
    """Return every piece of law a slide shows or leans on, each once, in the order it is met."""
    match slide:
        case Statute():
            cited = [slide.cite]
        case Ladder():
            cited = [rung.cite for rung in slide.rungs]
        case OneLine() | Ask():
            cited = [t.removeprefix("law/") for t in prose.targets(slide.body) if t.startswith("law/")]
        case _:
            cited = []
    return tuple(curriculum.quote(citation) for citation in dict.fromkeys(cited))


def _slide(
    curriculum: Curriculum, slide: OneLine | Ask, cells: tuple[tuple[str, ForStudents], ...], rows: tuple[Row, ...]
) -> SlideText:
    laws = citations(curriculum, slide)
    source = f"依据：{'；'.join(law.title for law in laws)}" if laws else ""
    written = tuple((key, _paragraphs(curriculum, text)) for key, text in cells)
    return SlideText(slide.layout, slide.title, written, rows, source=source)


def _paragraphs(curriculum: Curriculum, written: ForStudents) -> Paragraphs:
    found: list[prose.Runs] = []
    for block in curriculum.student_text(written).blocks:
        found += block.items if isinstance(block, Bullets) else [block.runs]
    return tuple(found)


def _row(text: str) -> Row:
    return (("text", line(text)),)


def _signed(sign: str, text: str) -> Row:
    return ("sign", line(sign)), ("text", line(text))


def _numbered(said: Sequence[str]) -> tuple[Row, ...]:
    return tuple(_signed(str(n), text) for n, text in enumerate(said, 1))


def _spoken(said: str) -> Row:
    match = _SPEECH.fullmatch(said)
    if not match:
        return (("aside", line(said)),)
    return ("name", line(match[1])), ("words", line(match[2]))


def _sides(slide: Compare) -> tuple[tuple[str, Paragraphs], ...]:
    return (
        ("left", line(slide.left)),
        ("left_lines", tuple((Run(text),) for text in slide.left_lines)),
        ("right", line(slide.right)),
        ("right_lines", tuple((Run(text),) for text in slide.right_lines)),
    )


def _statute(curriculum: Curriculum, slide: Statute) -> SlideText:
    law = curriculum.quote(slide.cite)
    first, *rest = _paragraphs(curriculum, slide.plain)
    cells = (
        ("name", line(law.title)),
        ("wording", tuple((Run(text),) for text in law.paragraphs)),
        ("plain", ((Run("大白话：", strong=True), *first), *rest)),
    )
    later = f" · {law.changed_later.isoformat()} 起有修改" if law.changed_later else ""
    source = f"{law.status} · {law.in_force_from.isoformat()} 起施行 · 核验日期 {law.as_of.isoformat()}{later}"
    return SlideText(slide.layout, slide.title, cells, source=source)


def _ladder(curriculum: Curriculum, slide: Ladder) -> SlideText:
    rows: list[Row] = []
    for rung in slide.rungs:
        key = "every_age" if rung.age == "任何年龄" else "age"
        rows.append(((key, line(rung.age)), ("text", line(rung.what))))
    titles = "；".join(law.title for law in citations(curriculum, slide))
    source = f"依据（自下而上）：{titles}。核验日期 {curriculum.as_of.isoformat()}"
    return SlideText(slide.layout, slide.title, (), tuple(rows), source=source)


def _explained(curriculum: Curriculum, slide: Choice, item: QuizItem, base: str) -> SlideText:
    """Return the explanation: each option with its feedback, or feedback alone, or its first sentence: what fits."""
    for whole, with_option in ((True, True), (True, False), (False, False)):
        rows: list[Row] = []
        for letter, option in zip(LETTERS, item.options, strict=False):
            told = curriculum.student_text(option.feedback).plain().replace("\n", "")
            if option.right:
                told = re.sub("^对[。，！]", "", told)  # the word stands in bold before it
            told = told if whole else told.split("。")[0] + "。"
            runs = [Run("对。", strong=True)] if option.right else []
            runs += [Run(option.text.rstrip("。") + "。", strong=True)] if with_option else []
            words: Paragraphs = ((*runs, Run(told)),)
            rows.append((("sign", line(letter)), ("right" if option.right else "text", words)))
        explained = SlideText("解析", explanation_title(slide), (), tuple(rows))
        if not placed(explained, base).overflows:
            break
    return explained
