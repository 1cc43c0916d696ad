"""Word documents of a lesson: the 教案, and the 说明 that lies in its kit.

A further document (讲稿, 回执, 记录表) is one more frozen view, one more template and one more line in `plan_files`.
How prose looks (paragraphs, lists, strong words) is said by macros in the template itself, where a district may
restyle it; author text enters as escaped values and is never compiled.
"""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath
from typing import Any

from docxtpl import DocxTemplate
from markupsafe import Markup

from generator import law as statutes
from generator import version
from generator.curriculum import Curriculum
from generator.model.base import Evidence
from generator.model.lesson import Brief, Lesson, Objectives, Preparation, Step
from generator.outputs import labels
from generator.outputs.file_names import stem
from generator.plan import Audience, PlannedFile
from generator.prose import Text
from generator.render import templates
from generator.render.archive import repacked

TEMPLATE = Path(__file__).parents[1] / "templates" / "docx" / "lesson-plan.docx"
_LEVELS = {"strong": "证据充分", "promising": "研究支持但有限", "practice": "专业惯例", "none": "尚无研究"}
_LICENCE = "内容以 CC BY 4.0 许可使用，可以修改、转发，请注明“青禾”。"


@dataclass(frozen=True)
class Titled:
    """A line and the prose that belongs to it: a question and its answers, an article and the reasoning."""

    title: str
    text: Text


@dataclass(frozen=True)
class StepRow:
    """A row of 教学过程; `cuts` and `slides` are ready words."""

    title: str
    part: str
    minutes: int
    cuts: tuple[str, ...]
    teacher: Text
    students: Text
    intent: Text
    slides: str


@dataclass(frozen=True)
class CaseRow:
    """A case as the teacher reads it out."""

    title: str
    opening: str
    story: Text
    questions: tuple[Titled, ...]
    reasons: tuple[Titled, ...]
    not_for: tuple[str, ...]


@dataclass(frozen=True)
class OptionRow:
    """An option of a question of the quiz."""

    text: str
    right: bool
    feedback: Text


@dataclass(frozen=True)
class QuizRow:
    """A question of the quiz with its options."""

    ask: str
    options: tuple[OptionRow, ...]


@dataclass(frozen=True)
class TaskRow:
    """A task of the worksheet with the teacher's reference."""

    task: Text
    answer: Text


@dataclass(frozen=True)
class LawRow:
    """A cited piece of law: wording as in force, and its dates in one line."""

    title: str
    heading: str
    lines: tuple[str, ...]
    dates: str


@dataclass(frozen=True)
class GroundRow:
    """How well it is known that the lesson, or a step of it, works."""

    title: str
    note: str


@dataclass(frozen=True)
class LessonPlanView:
    """Everything the 教案 prints, in its order; `version` is empty while the code is computed."""

    title: str
    grade: str
    term: str
    periods: str
    form: str
    strands: str
    not_when: tuple[Titled, ...]
    brief: Brief
    background: Text
    objectives: Objectives
    focus: str
    difficulty: str
    preparation: Preparation
    ground_rules: tuple[str, ...]
    steps: tuple[StepRow, ...]
    total: str
    bystander: Titled
    board: Text
    cases: tuple[CaseRow, ...]
    quiz: tuple[QuizRow, ...]
    worksheet: Titled | None
    tasks: tuple[TaskRow, ...]
    disclosure: Text
    after_class: Text
    family: Text
    extension: Text
    laws: tuple[LawRow, ...]
    grounds: tuple[GroundRow, ...]
    sources: tuple[str, ...]
    colophon: str
    as_of: datetime.date
    version: str = ""


def plan_files(curriculum: Curriculum) -> Iterator[PlannedFile]:
    """Yield the 教案 and the 说明 of every lesson."""
    for lesson_id in curriculum.lessons:
        view = lesson_plan_view(curriculum, lesson_id)
        for what, ending, title, render in (
            ("教案", "docx", "教案（Word）", printed),
            ("说明", "txt", "资料包说明", kit_note),
        ):
            path = PurePosixPath("downloads", lesson_id, f"{stem(curriculum, lesson_id, what)}.{ending}")
            yield PlannedFile(path, title, Audience.TEACHER, view, render)


def lesson_plan_view(curriculum: Curriculum, lesson_id: str) -> LessonPlanView:
    """Return all that the 教案 of a lesson prints."""
    lesson, text = curriculum.lessons[lesson_id], curriculum.text
    sheet = lesson.worksheet
    names = {row.key: row.name for row in curriculum.plan.strands}
    minutes = sum(step.minutes for step in lesson.steps)
    grounds = [("全课", lesson.evidence)]
    grounds += [(f"环节“{step.title}”", step.evidence) for step in lesson.steps if step.evidence]
    cited = dict.fromkeys(source for _, evidence in grounds for source in evidence.sources)
    sources = {source: number for number, source in enumerate(cited, 1)}
    view = LessonPlanView(
        title=lesson.title,
        grade=labels.grades(lesson.grades),
        term=lesson.term,
        periods=f"1 课时（本课 {minutes} 分钟）" if minutes > 20 else f"微课 {minutes} 分钟",
        form=lesson.form,
        strands="、".join(names.get(key, key) for key in lesson.strands),
        not_when=tuple(Titled(row.when, text(row.instead)) for row in lesson.not_when),
        brief=lesson.brief,
        background=text(lesson.background),
        objectives=lesson.objectives,
        focus=lesson.focus,
        difficulty=lesson.difficulty,
        preparation=lesson.preparation,
        ground_rules=lesson.ground_rules,
        steps=tuple(_step(curriculum, step) for step in lesson.steps),
        total=_total(lesson),
        bystander=Titled(lesson.bystander.action, text(lesson.bystander.practise)),
        board=text(lesson.board),
        cases=tuple(_case(curriculum, c) for c in lesson.cases if curriculum.cases[c].audience != "restricted"),
        quiz=_quiz(curriculum, lesson),
        worksheet=Titled(sheet.title, text(sheet.intro)) if sheet else None,
        tasks=tuple(TaskRow(text(task.task), text(task.answer)) for task in (sheet.tasks if sheet else ())),
        disclosure=text(lesson.disclosure),
        after_class=text(lesson.after_class),
        family=text(lesson.family),
        extension=text(lesson.extension),
        laws=tuple(_law(curriculum, citation) for citation in lesson.laws),
        grounds=tuple(_ground(what, evidence, sources) for what, evidence in grounds),
        sources=tuple(f"[{number}] {curriculum.sources.sources[one].citation}" for one, number in sources.items()),
        colophon=f"青禾 {curriculum.plan.edition}。法条按 {labels.day(curriculum.as_of)} 的现行文本引用。{_LICENCE}",
        as_of=curriculum.as_of,
    )
    return replace(view, version=version.code(curriculum.plan.edition, view))


def kit_note(view: LessonPlanView) -> bytes:
    """Return the 说明: what could do harm first, then what to open in which order.

    Plain text as Notepad of any age shows it: with a byte order mark and CRLF.
    """
    lines = [
        f"《{view.title}》资料包　{view.grade}　{view.form}",
        "\n一、先看：有下面的情况，先不上这节课",
        *(f"· {row.title}" for row in view.not_when),
        "改做什么，写在教案第一部分。",
        "\n二、怎么用",
        "1. 打开“教案”（.docx），先读“不宜使用本课的情况”和“速备卡”，五分钟。",
        "2. 打开“课件”（.pptx）。文件名里的分钟数就是这一份要上的时间：时间够用长的，时间紧用短的。",
        "3. 讲稿在课件的备注里。投影前看一眼：大屏幕如果同步显示您的屏幕，请改看打印的教案。",
        "4. 课后当天照“学生向你倾诉时”和“课后关注”两部分做。",
        "\n三、请注意",
        "· 教案里有小测和学习单的答案，只给教师，不发学生群、家长群。",
        "· 课件和教案都可以改；改过以后，版本号只说明它从哪一份改来。",
        "\n四、版本",
        f"· 教案 {view.version}（在页脚）；课件的版本号在最后一页。",
        f"· {view.colophon}法律可能已有修改，隔了很久再用，请先下载新的一份。",
    ]
    return ("\n".join(lines) + "\n").replace("\n", "\r\n").encode("utf-8-sig")


def printed(view: LessonPlanView) -> bytes:
    """Return the bytes of the Word document of `view`."""
    document = DocxTemplate(TEMPLATE)
    # The one environment of ours compiles the template alone; a field the view does not have is an error.
    jinja = templates.environment(TEMPLATE.parent).overlay(finalize=_literal)
    document.render({"plan": view}, jinja_env=jinja)
    properties = document.docx.core_properties
    # Word keeps no more than 255 characters.
    properties.title, properties.subject = view.title[:255], f"{view.grade}{view.form}教案"
    properties.author = properties.last_modified_by = "青禾"
    properties.language, properties.version, properties.revision = "zh-CN", view.version, 1
    # A document's clock is the day its law was read: the same input gives the same bytes.
    properties.created = properties.modified = datetime.datetime.combine(view.as_of, datetime.time())
    buffer = io.BytesIO()
    document.docx.save(buffer)
    return repacked(buffer.getvalue())


def _literal(value: Any) -> Any:
    """Escape what docxtpl itself would turn into Jinja's signs after rendering: `{_{`, `%_}` and their kin."""
    return Markup.escape(value).replace("_", Markup("&#95;")) if type(value) is str else value


def _step(curriculum: Curriculum, step: Step) -> StepRow:
    pairs = ((20, step.cuts.twenty), (10, step.cuts.ten))
    cuts = tuple(f"{cut} 分钟课 {minutes} 分钟" for cut, minutes in pairs if minutes)
    slides = "".join(f"《{slide.title}》" for slide in step.slides)
    teacher, students, intent = map(curriculum.text, (step.teacher, step.students, step.intent))
    return StepRow(step.title, step.part, step.minutes, cuts, teacher, students, intent, slides)


def _total(lesson: Lesson) -> str:
    shorter = ((20, [s.cuts.twenty for s in lesson.steps]), (10, [s.cuts.ten for s in lesson.steps]))
    sums = [f"{cut} 分钟课共 {sum(filter(None, row))} 分钟" for cut, row in shorter if any(row)]
    return "；".join([f"共 {sum(step.minutes for step in lesson.steps)} 分钟", *sums])


def _case(curriculum: Curriculum, case_id: str) -> CaseRow:
    case, text = curriculum.cases[case_id], curriculum.text
    opening = f"{labels.adapted(case.kind == '官方发布改编')}读之前先说：{case.notice}"
    questions = tuple(Titled(row.ask, text(row.answers)) for row in case.questions)
    reasons = tuple(Titled(curriculum.quote(row.cite).title, text(row.reason)) for row in case.analysis)
    return CaseRow(case.title, opening, text(case.story), questions, reasons, case.not_for)


def _quiz(curriculum: Curriculum, lesson: Lesson) -> tuple[QuizRow, ...]:
    return tuple(
        QuizRow(item.ask, tuple(OptionRow(o.text, o.right, curriculum.text(o.feedback)) for o in item.options))
        for item in lesson.quiz
    )


def _law(curriculum: Curriculum, citation: str) -> LawRow:
    quoted = curriculum.quote(citation)
    found = statutes.in_force(curriculum.laws[quoted.law].articles[quoted.slug], curriculum.as_of)
    assert found, citation
    dates = f"{labels.in_force_since(quoted.in_force_from)}；核验于 {labels.day(found[1].verification.when)}。"
    if quoted.changed_later:
        dates += f"注意：{labels.changes_on(quoted.changed_later)}。"
    return LawRow(quoted.title, quoted.heading, quoted.paragraphs, dates)


def _ground(what: str, evidence: Evidence, sources: Mapping[str, int]) -> GroundRow:
    numbers = "".join(f"[{sources[source]}]" for source in evidence.sources)
    cited = f"（来源{numbers}）" if numbers else ""
    return GroundRow(f"{what}：{_LEVELS[evidence.level]}", (evidence.note or "") + cited)
