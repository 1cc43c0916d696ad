"""What stands on the slides authors write, as plain texts by the keys of their layouts.

The deck prints these and the check `slides` measures them. Only `ForStudents` fields come in: notes are not here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator import prose
from generator.curriculum import Curriculum
from generator.law import Quotation, numeral
from generator.model.base import ForStudents
from generator.model.lesson import Lesson
from generator.model.module import Module
from generator.model.slide import (
    Ask,
    Chart,
    Choice,
    Compare,
    GroupTask,
    Ladder,
    OneLine,
    People,
    Pictured,
    Pledge,
    Scene,
    Slide,
    Statute,
    Steps,
    Summary,
    Table,
    Timeline,
)
from generator.prose import Bullets, Run
from generator.render.figure_layouts import PICTURED
from generator.render.people import arranged
from generator.render.slide_content import Bars, Paragraphs, Row, SlideText, line
from generator.render.slide_model import YOUNGEST
from generator.render.slide_space import placed

_LETTERS, _FINGERS = "ABCDE", "12345"
LAW = "法条依据："
_SENTENCE = re.compile("[。！？…][”’」』）]*$")
_EVERY_AGE = "任何年龄"
# 小禾：“让一下。” – a short name, a colon, and what was said; anything else is told, not spoken.
_SPEECH = re.compile(r"([^：，。“”\s]{1,4})：(.+)")


def explanation_title(slide: Choice) -> str:
    """Return the title of the slide that follows a question."""
    return f"{slide.title} · 解析"


def signs(base: str) -> str:
    """Return what stands before the options of a question: the youngest answer with one, two or three fingers."""
    return _FINGERS if base == YOUNGEST else _LETTERS


@dataclass(frozen=True)
class Question:
    """A question as slides show it; options are (text, right, what is said about it)."""

    ask: str
    options: tuple[tuple[str, bool, str], ...]


def questions(curriculum: Curriculum, document: Lesson | Module) -> Mapping[str, Question]:
    """Return the questions its slides may ask, by id."""
    if isinstance(document, Lesson):
        return {
            item.id: Question(
                item.ask, tuple((o.text, o.right, curriculum.student_text(o.feedback).plain()) for o in item.options)
            )
            for item in document.quiz
        }
    return {
        item.id: Question(item.ask, tuple((o.text, o.right, curriculum.text(o.feedback).plain()) for o in item.options))
        for item in document.questions
    }


def texts(curriculum: Curriculum, asked: Mapping[str, Question], slide: Slide, base: str) -> tuple[SlideText, ...]:
    """Return the slide as the deck shows it; a question is followed by its explanation.

    Args:
        curriculum: resolves law and references.
        asked: the questions of its lesson or module, by id.
        slide: as the author wrote it.
        base: the name of the base file, for texts that may be told shorter when space is short.
    """
    match slide:
        case OneLine():
            return (_slide(curriculum, slide, (("body", slide.body),), ()),)
        case Scene():
            return (_scene(slide),)
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
            item = asked[slide.question]
            options = tuple(_signed(sign, text) for sign, (text, _, _) in zip(signs(base), item.options, strict=False))
            shown = _pictured(slide, SlideText(slide.layout, slide.title, (("ask", line(item.ask)),), options))
            return shown, _explained(slide, item, base)
        case Pledge():
            rows = tuple(_signed("□", choice) for choice in slide.choices)
            return (SlideText(slide.layout, slide.title, (("lead", line(slide.lead)),), rows),)
        case Summary():
            rows = tuple(_signed(numeral(n), point) for n, point in enumerate(slide.points, 1))
            return (_pictured(slide, SlideText(slide.layout, slide.title, (), rows)),)
        case Timeline():
            moments = tuple(
                (("sign", line("")), ("when", line(one.when)), ("text", line(one.what))) for one in slide.moments
            )
            return (SlideText(slide.layout, slide.title, (), moments),)
        case People():
            return (_people(slide),)
        case Chart():
            return (_chart(curriculum, slide),)
        case Table():
            return (SlideText(slide.layout, slide.title, table=(slide.head, *slide.rows), head=True),)
        case Pictured():
            rows = tuple(_row(told) for told in slide.lines)
            return (SlideText(slide.layout, slide.title, (), rows, picture=slide.picture),)


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


def law_note(law: Quotation) -> str:
    """Return the line of the notes that dates a piece of law."""
    dates = f"{law.in_force_from.isoformat()} 起施行，{law.status}，核验日期 {law.as_of.isoformat()}"
    return f"{LAW}{law.title}，{dates}。"


def answer(item: Question, base: str) -> str:
    """Return the notes of an explanation in a deck of this base: the right letter, and what is said to each option."""
    signed = list(zip(signs(base), item.options, strict=False))
    right = "、".join(letter for letter, (_, is_right, _) in signed if is_right)
    told = [f"{letter} {text} —— {feedback}" for letter, (text, _, feedback) in signed]
    lead = f"正确答案：{right}。先讲为什么有人会选别的，再讲为什么是它；不问谁选错了。"
    return "\n".join([lead, *told])


def _slide(
    curriculum: Curriculum, slide: OneLine | Ask, cells: tuple[tuple[str, ForStudents], ...], rows: tuple[Row, ...]
) -> SlideText:
    laws = citations(curriculum, slide)
    source = f"依据：{'；'.join(law.title for law in laws)}" if laws else ""
    written = tuple((key, _paragraphs(curriculum, text)) for key, text in cells)
    return _pictured(slide, SlideText(slide.layout, slide.title, written, rows, source=source))


def _pictured(slide: OneLine | Scene | Ask | Choice | Summary, text: SlideText) -> SlideText:
    """Return `text` on the layout with a picture where its author asked for one."""
    return replace(text, layout=text.layout + PICTURED, picture=slide.picture) if slide.picture else text


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


def _scene(slide: Scene) -> SlideText:
    """Return the scene: in a dialogue names stand before their words; where something is told too, all on cards."""
    cells = (("scene", line(slide.scene)),)
    spoken = [_SPEECH.fullmatch(said) for said in slide.lines]
    rows: list[Row] = []
    for said, match in zip(slide.lines, spoken, strict=True):
        if match and all(spoken) and not slide.picture:
            rows.append((("name", line(match[1])), ("words", line(match[2]))))
        elif match:
            words: Paragraphs = ((Run(f"{match[1]}：", strong=True), Run(match[2])),)
            rows.append((("words" if slide.picture else "told", words),))
        else:
            rows.append((("told", line(said)),))
    return _pictured(slide, SlideText(slide.layout, slide.title, cells, tuple(rows)))


def _people(slide: People) -> SlideText:
    names = [person.name for person in slide.people]
    moved, arrows = arranged(len(names), [(names.index(tie.start), names.index(tie.end)) for tie in slide.ties])
    cells: list[tuple[str, Paragraphs]] = []
    for number, person in enumerate(slide.people, 1):
        cells.append((f"person{number}", ((Run(person.name, strong=True),), (Run(person.role),))))
    cells += [(f"tie{number}", line(tie.what)) for number, tie in enumerate(slide.ties, 1)]
    return SlideText(slide.layout, slide.title, tuple(cells), moved=moved, arrows=arrows)


def _chart(curriculum: Curriculum, slide: Chart) -> SlideText:
    bars = Bars(slide.kind == "柱形", slide.unit, tuple((row.label, row.value) for row in slide.values))
    source = f"数据来源：{curriculum.sources.sources[slide.source].citation}"
    return SlideText(slide.layout, slide.title, (("takeaway", line(slide.takeaway)),), source=source, bars=bars)


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
        key = "every_age" if rung.age.startswith(_EVERY_AGE) else "age"
        rows.append(((key, line(rung.age)), ("text", line(rung.what))))
    titles = _titles(citations(curriculum, slide))
    source = f"依据（自下而上）：{titles}。核验日期 {curriculum.as_of.isoformat()}"
    return SlideText(slide.layout, slide.title, (), tuple(rows), source=source)


def _titles(laws: Sequence[Quotation]) -> str:
    """Return the titles in a row; a law named just before is not named again."""
    told: list[str] = []
    before = ""
    for law in laws:
        name, sign, article = law.title.rpartition("》")
        told.append(f"、{article}" if name == before and sign else f"；{law.title}")
        before = name
    return "".join(told).removeprefix("；")


def _explained(slide: Choice, item: Question, base: str) -> SlideText:
    """Return the explanation: each option with its feedback, or feedback alone, or its first sentence: what fits."""
    for whole, with_option in ((True, True), (True, False), (False, False)):
        rows: list[Row] = []
        for letter, (option, right, feedback) in zip(signs(base), item.options, strict=False):
            told = feedback.replace("\n", "")
            if right:
                told = re.sub("^对[。，！]", "", told)  # the word stands in bold before it
            told = told if whole else told.split("。")[0] + "。"
            runs = [Run("对。", strong=True)] if right else []
            ended = option if _SENTENCE.search(option) else f"{option}。"
            runs += [Run(ended, strong=True)] if with_option else []
            words: Paragraphs = ((*runs, Run(told)),)
            rows.append((("sign", line(letter)), ("right" if right else "text", words)))
        explained = SlideText("解析", explanation_title(slide), (), tuple(rows))
        if not placed(explained, base).overflows:
            break
    return explained
