"""Decks: one pptx per lesson and cut, with the script in the notes and the law as of a date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Literal

from generator import version
from generator.curriculum import Curriculum
from generator.model.lesson import Lesson, Step
from generator.model.slide import Choice, Slide
from generator.outputs.deck_slides import DeckView, SectionView, SlideView, render
from generator.outputs.file_names import grade_name, stem
from generator.plan import Audience, PlannedFile
from generator.render import deck_text, slide_text
from generator.render.slide_content import SlideText, line
from generator.render.slide_model import YOUNGEST, base_name
from generator.render.slide_text import Question


@dataclass(frozen=True)
class Cut:
    """A length of a lesson: None is the full form."""

    minutes: Literal[20, 10] | None = None

    def of(self, step: Step) -> int | None:
        """Return the minutes of `step` in this cut, or None where it is left out."""
        return {None: step.minutes, 20: step.cuts.twenty, 10: step.cuts.ten}[self.minutes]

    def slides(self, step: Step) -> tuple[Slide, ...]:
        """Return the slides of `step` that belong to this cut."""
        return tuple(slide for slide in step.slides if self.minutes is None or not slide.full_only)


FULL = Cut()
# Which shorter forms a lesson of each form is given in (design §3); the others are full only.
SHORTER: dict[str, Cut] = {"主题班会": Cut(20), "家长会": Cut(10)}

# Lines of the notes that head the lines after them; the 讲稿 is read from the notes and sets them apart.
SAY, NOT_NOW, RULES = "一定要说的三句话：", "这些时候不宜上：", "课堂约定："
TEACHER, STUDENTS, INTENT = "教师：", "学生：", "设计意图："
DAY, GOES_ON, STAYS, AFTER = (
    "今天的安排，孩子还不识字，不放映：",
    "接着上，屏幕停在这一页：",
    "有学生留下来说话：",
    "课后看望：",
)
LEADS = frozenset((SAY, NOT_NOW, RULES, TEACHER, STUDENTS, INTENT, DAY, GOES_ON, STAYS, AFTER))
_LONG = 4
"""From so many slides on, a step of a full lesson opens with a slide of its own."""


def plan_files(curriculum: Curriculum) -> Iterator[PlannedFile]:
    """Yield the decks of every lesson: each of its cuts with notes, and the full one without, for handing on."""
    for lesson_id, lesson in curriculum.lessons.items():
        period = 10 if lesson.form == "晨会微课" else curriculum.period(lesson.grades[0])
        full = deck_view(curriculum, lesson, FULL)
        decks = [(f"{period}分钟", f"课件（{period} 分钟完整版）", full)]
        if cut := SHORTER.get(lesson.form):
            shorter = deck_view(curriculum, lesson, cut)
            decks.append((f"{cut.minutes}分钟", f"课件（{cut.minutes} 分钟短课）", shorter))
        decks.append((f"{period}分钟无备注", f"课件（{period} 分钟，去备注版）", without_notes(full)))
        for what, title, view in decks:
            path = PurePosixPath("downloads", lesson_id, f"{stem(curriculum, lesson_id, what)}.pptx")
            yield PlannedFile(path, title, Audience.TEACHER, view, render)


def without_notes(view: DeckView) -> DeckView:
    """Return the same slides with nothing in their notes."""
    sections = tuple(replace(s, slides=tuple(replace(slide, notes="") for slide in s.slides)) for s in view.sections)
    return replace(view, sections=sections, appendix=())


def deck_view(curriculum: Curriculum, lesson: Lesson, cut: Cut) -> DeckView:
    """Return the deck of `lesson` in this cut; its last slide names the version code of all that stands before."""
    unsigned = _deck(curriculum, lesson, cut, "")
    return _deck(curriculum, lesson, cut, version.code(curriculum.plan.edition, unsigned))


@dataclass(frozen=True)
class _Timed:
    """A step with its place and minutes in the cut."""

    number: int
    step: Step
    minutes: int

    @property
    def head(self) -> str:
        """The first line of the notes of each of its slides."""
        return f"〔环节 {self.number} · {self.step.title} · {self.minutes} 分钟〕"


def _deck(curriculum: Curriculum, lesson: Lesson, cut: Cut, code: str) -> DeckView:
    base = base_name(lesson.form, curriculum.band(lesson.grades[0]))
    chosen = [(step, minutes) for step in lesson.steps if (minutes := cut.of(step)) is not None]
    steps = [_Timed(number, step, minutes) for number, (step, minutes) in enumerate(chosen, 1)]
    grades = grade_name(lesson.grades)
    sections = [_opening(curriculum, lesson, steps, f"{grades} · {lesson.term} · {lesson.form}", base)]
    asked = slide_text.questions(curriculum, lesson)
    help_ = [SlideView(text, _help_notes(curriculum)) for text in deck_text.ways_to_help(curriculum, base)]
    made = [_step_slides(curriculum, asked, timed, cut, base) for timed in steps]
    helped = next((place for place, timed in enumerate(steps) if timed.step.part == "求助"), None)
    if helped is not None:
        made[helped] = [*help_, *made[helped]]
    opened = chapters(lesson, cut, [len(slides) for slides in made])
    for timed, slides in zip(steps, made, strict=True):
        if timed.number in opened:
            chapter = deck_text.chapter(timed.number, len(steps), timed.step.title, timed.minutes)
            slides.insert(0, SlideView(chapter, ""))
        name = f"{timed.number} {timed.step.title}"
        if slides:
            sections.append(SectionView(name, _with_script(curriculum, timed, slides)))
        else:
            sections[-1] = _continued(curriculum, timed, sections[-1])
    last = [_closing(curriculum, lesson, code)]
    if helped is None:
        last = [*(replace(slide, notes=f"〔求助渠道〕\n{slide.notes}") for slide in help_), *last]
    sections.append(SectionView("结束", tuple(last)))
    return DeckView(base, lesson.title, f"{lesson.title} · {grades}", tuple(sections), _appendix(curriculum, lesson))


def chapters(lesson: Lesson, cut: Cut, slides: Sequence[int]) -> set[int]:
    """Return the steps, counted from one, that begin with a slide bearing their name; `slides` each of them has.

    In a full lesson: a step without slides, so that the one before does not stay on the screen; and long steps, so
    that the class sees that something new begins, where there are two or more, for one alone looks like a slip.
    Ten minutes and shorter cuts have no time for it.
    """
    if cut != FULL or lesson.form == "晨会微课":
        return set()
    silent = {number for number, count in enumerate(slides, 1) if count == 0}
    long = {number for number, count in enumerate(slides, 1) if count >= _LONG}
    return silent | long if len(silent | long) > 1 else silent


def _opening(curriculum: Curriculum, lesson: Lesson, steps: list[_Timed], subtitle: str, base: str) -> SectionView:
    """Return the first slides; the table of the steps stands in the notes where the class cannot read it yet."""
    total = sum(timed.minutes for timed in steps)
    not_when = [f"{row.when} → {curriculum.text(row.instead).plain()}" for row in lesson.not_when]
    aims = [
        f"〔开场 · 全课 {total} 分钟〕",
        f"这节课只求一件事：{lesson.brief.aim}",
        SAY,
        *lesson.brief.say,
        NOT_NOW,
        *not_when,
        "首页带【】的地方换成自己的；不换也能用。",
    ]
    rules = (RULES, *lesson.ground_rules)
    cover = deck_text.cover(lesson.title, subtitle, deck_text.GUEST if lesson.talk else deck_text.AT_HOME)
    if base == YOUNGEST:
        day = [f"{timed.number} {timed.step.title}，{timed.minutes} 分钟" for timed in steps]
        return SectionView("开场", (SlideView(cover, "\n".join([*aims, DAY, *day, *rules])),))
    flow_notes = [
        f"〔开场 · 全课 {total} 分钟〕",
        "不用逐条念，告诉学生今天分几步、最后会有求助的办法就好。",
        *rules,
    ]
    flow = deck_text.flow([(timed.step.title, timed.minutes) for timed in steps])
    return SectionView(
        "开场", (SlideView(cover, "\n".join(aims)), *(SlideView(text, "\n".join(flow_notes)) for text in flow))
    )


def _step_slides(
    curriculum: Curriculum, asked: Mapping[str, Question], timed: _Timed, cut: Cut, base: str
) -> list[SlideView]:
    """Return the slides of a step; their notes still lack the head line."""
    found: list[SlideView] = []
    for slide in cut.slides(timed.step):
        shown, *more = slide_text.texts(curriculum, asked, slide, base)
        laws = [slide_text.law_note(law) for law in slide_text.citations(curriculum, slide)]
        found.append(SlideView(shown, "\n".join([curriculum.text(slide.notes).plain(), *laws])))
        if isinstance(slide, Choice):
            found += [SlideView(text, slide_text.answer(asked[slide.question], base)) for text in more]
    return found


def _with_script(curriculum: Curriculum, timed: _Timed, slides: list[SlideView]) -> tuple[SlideView, ...]:
    first, *rest = slides
    script = "\n".join(filter(None, (timed.head, first.notes, _script(curriculum, timed.step))))
    return (
        SlideView(first.text, script),
        *(SlideView(slide.text, f"{timed.head}\n{slide.notes}") for slide in rest),
    )


def _continued(curriculum: Curriculum, timed: _Timed, section: SectionView) -> SectionView:
    """Return `section` with the script of a step that has no slide: it is taught on the slide before."""
    *before, last = section.slides
    notes = f"{last.notes}\n{GOES_ON}\n{timed.head}\n{_script(curriculum, timed.step)}"
    return SectionView(section.name, (*before, SlideView(last.text, notes)))


def _script(curriculum: Curriculum, step: Step) -> str:
    parts = ((TEACHER, step.teacher), (STUDENTS, step.students), (INTENT, step.intent))
    return "\n".join(f"{name}\n{curriculum.text(written).plain()}" for name, written in parts)


def _help_notes(curriculum: Curriculum) -> str:
    told = ["把本校能找的大人念出来，换掉【本校联系人】。下面是每个电话的说明，学生问到再讲。"]
    for hotline in curriculum.hotlines.hotlines.values():
        told.append(f"{hotline.number} {hotline.name}（{hotline.hours}）：{hotline.call_for}")
        told.append(curriculum.text(hotline.what_happens).plain())
    return "\n".join([*told, curriculum.hotlines.night])


def _closing(curriculum: Curriculum, lesson: Lesson, code: str) -> SlideView:
    notes = [
        "〔结束页 · 下课以后〕",
        STAYS,
        curriculum.text(lesson.disclosure).plain(),
        AFTER,
        curriculum.text(lesson.after_class).plain(),
    ]
    action = lesson.bystander.action if lesson.bystander else lesson.summary
    text = deck_text.closing(deck_text.CLOSING_TITLE, action, deck_text.facts(code, curriculum.as_of))
    return SlideView(text, "\n".join(notes))


def _appendix(curriculum: Curriculum, lesson: Lesson) -> tuple[SectionView, ...]:
    """Return a talk's hidden slides: a place for a local case, and what listeners ask, answered in the notes."""
    if not lesson.talk:
        return ()
    place = SlideText("提问", "身边的案例", (("body", line("这件事里，谁可以早一步帮忙？")),))
    case = SlideView(place, f"〔备用页 · 本地案例，放映时不出现〕\n{lesson.talk.local_case}")
    asked = tuple(
        SlideView(
            deck_text.asked(number, row.ask),
            f"〔备用页 · 问答，放映时不出现〕\n{curriculum.text(row.answer).plain()}",
        )
        for number, row in enumerate(lesson.talk.questions, 1)
    )
    return SectionView("备用：本地案例", (case,)), SectionView("备用：问答", asked)
