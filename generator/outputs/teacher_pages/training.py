"""Training modules and scenarios, as a trainer and a teacher read them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.curriculum import Curriculum
from generator.model.module import Module, Subject
from generator.outputs.module_decks import module_deck
from generator.outputs.page_parts import (
    TEACHER_TEMPLATES,
    Download,
    EvidenceView,
    Link,
    downloads,
    evidence,
    grades_of,
)
from generator.outputs.question import QuestionView, questions
from generator.outputs.teacher_pages.preview import SlidePreview, pictures, previews
from generator.plan import Audience, Catalogue, PlannedFile
from generator.prose import Text
from generator.render import templates

SUBJECTS: tuple[tuple[Subject, str, bool], ...] = (
    ("T1", "隐患排查：问卷、个别谈话、座谈，早期迹象", False),
    ("T2", "认定与处置流程，应急预案", False),
    ("T3", "县级教育部门、派出所、学校“三到场”", True),
    ("T4", "分级处置：教育惩戒，报告公安和教育部门", False),
    ("T5", "心理辅导与跟进，保护隐私", False),
    ("T6", "家校沟通，监护人的责任", False),
    ("T7", "怎样给未成年人讲法律", False),
    ("T8", "依法执教，强制报告，不报告的责任", False),
    ("T9", "关爱处境困难的学生，不贴标签", False),
    ("T10", "与法治副校长、法治辅导员、护校民警配合", False),
    ("T11", "舆情应对，不造成第二次伤害", False),
    ("T12", "督导、自查与复盘，不暴露孩子的凭据", False),
    ("T13", "控辍保学", True),
    ("T14", "校园周边与校外人员", False),
    ("T15", "巡查与看护：区域、时段和界限", False),
    ("T16", "帮助做错事的学生改正，回到班级", False),
    ("T17", "任课教师、宿管、保安、食堂、后勤各岗位", False),
)
"""The subjects documents ask staff to be trained in; the last word tells which are local practice (policies.md)."""


@dataclass(frozen=True)
class SessionView:
    """One part of a training."""

    title: str
    minutes: int
    activity: str
    roles: tuple[str, ...]
    facilitator: Text
    participants: Text
    materials: tuple[str, ...]
    slides: tuple[str, ...]


@dataclass(frozen=True)
class ModuleView:
    """A training module; `minutes` tells for each role how long it takes."""

    title: str
    summary: str
    subjects: tuple[str, ...]
    minutes: tuple[tuple[str, int], ...]
    aims: tuple[str, ...]
    sessions: tuple[SessionView, ...]
    handouts: tuple[tuple[str, Text], ...]
    questions: tuple[QuestionView, ...]
    pass_mark: int
    laws: tuple[Link, ...]
    evidence: EvidenceView
    downloads: tuple[Download, ...]
    edition: str
    slides: tuple[SlidePreview, ...]


@dataclass(frozen=True)
class NodeView:
    """A moment of a scenario."""

    name: str
    text: Text
    choices: tuple[tuple[str, str, Text | None], ...]
    tone: str | None
    help: Text | None


@dataclass(frozen=True)
class ScenarioView:
    """A scenario with what the teacher should know."""

    title: str
    summary: str
    grades: str
    teacher: Text
    nodes: tuple[NodeView, ...]
    evidence: EvidenceView


@dataclass(frozen=True)
class SubjectView:
    """A subject of staff training with the modules that cover it."""

    code: str
    name: str
    local: bool
    modules: tuple[Link, ...]


@dataclass(frozen=True)
class ModuleCard:
    """A module in the list: who needs how many minutes."""

    title: str
    href: str
    summary: str
    subjects: tuple[str, ...]
    minutes: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class TrainingIndexView:
    """Modules, the subjects they cover, and scenarios."""

    modules: tuple[ModuleCard, ...]
    subjects: tuple[SubjectView, ...]
    scenarios: tuple[Link, ...]


def training_index_page(curriculum: Curriculum) -> PlannedFile:
    """Plan the list of modules and scenarios."""
    view = TrainingIndexView(
        tuple(
            ModuleCard(row.title, f"module/{name}.html", row.summary, row.subjects, _minutes(row))
            for name, row in curriculum.modules.items()
        ),
        tuple(
            SubjectView(
                code,
                subject,
                local,
                tuple(
                    Link(row.title, f"module/{name}.html")
                    for name, row in curriculum.modules.items()
                    if code in row.subjects
                ),
            )
            for code, subject, local in SUBJECTS
        ),
        tuple(Link(row.title, f"scenario/{name}.html", row.summary) for name, row in curriculum.scenarios.items()),
    )
    return PlannedFile(PurePosixPath("module/index.md"), "培训和情景", Audience.TEACHER, view, render_index)


def module_page(curriculum: Curriculum, catalogue: Catalogue, name: str) -> PlannedFile:
    """Plan the page of one module."""
    row, text = curriculum.modules[name], curriculum.text
    laws = (curriculum.quote(citation) for citation in row.laws)
    view = ModuleView(
        row.title,
        row.summary,
        row.subjects,
        _minutes(row),
        row.aims,
        tuple(
            SessionView(
                s.title,
                s.minutes,
                s.activity,
                s.roles,
                text(s.facilitator),
                text(s.participants),
                s.materials,
                tuple(slide.title for slide in s.slides),
            )
            for s in row.sessions
        ),
        tuple((handout.title, text(handout.body)) for handout in row.handouts),
        questions(curriculum, row.questions),
        row.pass_mark,
        tuple(Link(law.title, f"law/{law.law}.html#{law.slug}", law.heading) for law in laws),
        evidence(curriculum, row.evidence),
        downloads(catalogue, Audience.TEACHER, name),
        curriculum.plan.edition,
        previews(module_deck(curriculum, row)),
    )
    return PlannedFile(PurePosixPath(f"module/{name}.md"), row.title, Audience.TEACHER, view, render_module)


def scenario_page(curriculum: Curriculum, name: str) -> PlannedFile:
    """Plan the teacher's page of one scenario: every path at a glance."""
    row, text = curriculum.scenarios[name], curriculum.text
    first = {row.start: row.nodes[row.start]}
    view = ScenarioView(
        row.title,
        row.summary,
        grades_of(curriculum, row.bands),
        text(row.teacher),
        tuple(
            NodeView(
                node_id,
                text(node.text),
                tuple((c.text, c.to, text(c.feedback) if c.feedback else None) for c in node.choices),
                node.ending.tone if node.ending else None,
                text(node.ending.help) if node.ending else None,
            )
            for node_id, node in (first | dict(row.nodes)).items()
        ),
        evidence(curriculum, row.evidence),
    )
    return PlannedFile(PurePosixPath(f"scenario/{name}.md"), row.title, Audience.TEACHER, view, render_scenario)


def render_index(view: TrainingIndexView) -> bytes:
    """Return the list as a Markdown file."""
    return templates.render(TEACHER_TEMPLATES, "modules.md.j2", view=view, root="../")


def render_module(view: ModuleView) -> bytes:
    """Return a module as a Markdown file."""
    return templates.render(TEACHER_TEMPLATES, "module.md.j2", view=view, pictures=pictures(view.slides), root="../")


def render_scenario(view: ScenarioView) -> bytes:
    """Return a scenario as a Markdown file."""
    return templates.render(TEACHER_TEMPLATES, "scenario.md.j2", view=view, root="../")


def _minutes(row: Module) -> tuple[tuple[str, int], ...]:
    """Return for each role the minutes of the sessions it attends."""
    return tuple((role, sum(s.minutes for s in row.sessions if not s.roles or role in s.roles)) for role in row.roles)
