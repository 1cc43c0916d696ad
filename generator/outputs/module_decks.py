"""Decks of training modules: what the hall sees, the facilitator's words in the notes; and one without them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import PurePosixPath

from generator import version
from generator.curriculum import Curriculum
from generator.model.module import Module, Session
from generator.model.slide import Choice
from generator.outputs.deck_slides import DeckView, SectionView, SlideView, render
from generator.outputs.file_names import module_stem
from generator.plan import Audience, PlannedFile
from generator.render import deck_text, slide_text
from generator.render.slide_model import TRAINING
from generator.render.slide_text import Question


def plan_files(curriculum: Curriculum) -> Iterator[PlannedFile]:
    """Yield two decks of every module: the facilitator's, and the participants' without notes and answers."""
    for module_id, module in curriculum.modules.items():
        full = module_deck(curriculum, module)
        for what, title, view in (
            ("主持人课件", "课件（主持人用，备注里有主持词）", full),
            ("学员课件", "课件（学员用，没有备注和答案）", for_participants(full)),
        ):
            path = PurePosixPath("downloads", module_id, f"{module_stem(curriculum, module_id, what)}.pptx")
            yield PlannedFile(path, title, Audience.TEACHER, view, render)


def module_deck(curriculum: Curriculum, module: Module) -> DeckView:
    """Return the facilitator's deck; its last slide names the version code of all that stands before."""
    unsigned = _deck(curriculum, module, "")
    return _deck(curriculum, module, version.code(curriculum.plan.edition, unsigned))


def for_participants(view: DeckView) -> DeckView:
    """Return the same deck with empty notes and without the slides that give answers."""
    sections = tuple(
        replace(part, slides=tuple(replace(slide, notes="") for slide in part.slides if slide.text.layout != "解析"))
        for part in view.sections
    )
    return replace(view, sections=sections)


def _deck(curriculum: Curriculum, module: Module, code: str) -> DeckView:
    total = sum(session.minutes for session in module.sessions)
    head = f"〔开场 · 全部 {total} 分钟〕"
    lengths = (f"{role} {_minutes(module, role)} 分钟" for role in module.roles)
    opening = [head, "学完以后：", *module.aims, f"各类人员的时间：{'，'.join(lengths)}。"]
    flow = deck_text.flow([(session.title, session.minutes) for session in module.sessions])
    for_some = (_who(session) for session in module.sessions if session.roles)
    flow_notes = [head, "不用逐条念，告诉大家今天分几段、几点结束。", *for_some]
    first = SlideView(
        deck_text.cover(module.title, f"教师培训 · {'、'.join(module.subjects)}", deck_text.STAFF), _told(opening)
    )
    asked = slide_text.questions(curriculum, module)
    facts = deck_text.facts(code, curriculum.as_of)
    closing = deck_text.closing(deck_text.TRAINING_TITLE, module.aims[0], facts, "有问题，可以问：")
    sections = [SectionView("开场", (first, *(SlideView(text, _told(flow_notes)) for text in flow)))]
    for number, session in enumerate(module.sessions, 1):
        sections.append(SectionView(f"{number} {session.title}", _slides(curriculum, asked, session, number, module)))
    last = SlideView(closing, _told(["〔结束页 · 散场以后〕", f"请学员做训后题；合格线 {module.pass_mark} 分。"]))
    sections.append(SectionView("结束", (last,)))
    return DeckView(TRAINING, module.title, f"{module.title} · 教师培训", tuple(sections))


def _slides(
    curriculum: Curriculum, asked: Mapping[str, Question], session: Session, number: int, module: Module
) -> tuple[SlideView, ...]:
    """Return a session's slides; one without slides gets a page with its name, so that the hall sees what goes on."""
    head = f"〔第 {number} 段 · {session.title} · {session.minutes} 分钟 · {session.activity}〕"
    found: list[SlideView] = []
    for slide in session.slides:
        shown, *more = slide_text.texts(curriculum, asked, slide, TRAINING)
        laws = [slide_text.law_note(law) for law in slide_text.citations(curriculum, slide)]
        found.append(SlideView(shown, _told([head, curriculum.text(slide.notes).plain(), *laws])))
        if isinstance(slide, Choice):
            found += [
                SlideView(text, _told([head, slide_text.answer(asked[slide.question], TRAINING)])) for text in more
            ]
    if not found:
        text = deck_text.chapter(number, len(module.sessions), session.title, session.minutes)
        found = [SlideView(text, head)]
    script = ["主持人：", curriculum.text(session.facilitator).plain()]
    script += ["学员：", curriculum.text(session.participants).plain()]
    script += [_who(session)] if session.roles else []
    script += [f"要准备：{'，'.join(session.materials)}。"] if session.materials else []
    return replace(found[0], notes=_told([found[0].notes, *script])), *found[1:]


def _minutes(module: Module, role: str) -> int:
    return sum(s.minutes for s in module.sessions if not s.roles or role in s.roles)


def _who(session: Session) -> str:
    return f"“{session.title}”只给：{'、'.join(session.roles)}。"


def _told(lines: list[str]) -> str:
    return "\n".join(lines)
