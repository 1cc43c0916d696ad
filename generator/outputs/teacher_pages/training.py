"""Training modules and scenarios, as a trainer and a teacher read them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.curriculum import Curriculum
from generator.outputs.page_parts import TEACHER_TEMPLATES, EvidenceView, Link, evidence
from generator.outputs.question import QuestionView, questions
from generator.plan import Audience, PlannedFile
from generator.prose import Text
from generator.render import templates


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
    bands: tuple[str, ...]
    teacher: Text
    nodes: tuple[NodeView, ...]
    evidence: EvidenceView


@dataclass(frozen=True)
class TrainingIndexView:
    """Lists of modules and scenarios."""

    modules: tuple[Link, ...]
    scenarios: tuple[Link, ...]


def training_index_page(curriculum: Curriculum) -> PlannedFile:
    """Plan the list of modules and scenarios."""
    view = TrainingIndexView(
        tuple(Link(row.title, f"module/{name}.html", row.summary) for name, row in curriculum.modules.items()),
        tuple(Link(row.title, f"scenario/{name}.html", row.summary) for name, row in curriculum.scenarios.items()),
    )
    return PlannedFile(PurePosixPath("module/index.md"), "培训和情景", Audience.TEACHER, view, render_index)


def module_page(curriculum: Curriculum, name: str) -> PlannedFile:
    """Plan the page of one module."""
    row, text = curriculum.modules[name], curriculum.text
    minutes = tuple(
        (role, sum(s.minutes for s in row.sessions if not s.roles or role in s.roles)) for role in row.roles
    )
    laws = (curriculum.quote(citation) for citation in row.laws)
    view = ModuleView(
        row.title,
        row.summary,
        row.subjects,
        minutes,
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
    )
    return PlannedFile(PurePosixPath(f"module/{name}.md"), row.title, Audience.TEACHER, view, render_module)


def scenario_page(curriculum: Curriculum, name: str) -> PlannedFile:
    """Plan the teacher's page of one scenario: every path at a glance."""
    row, text = curriculum.scenarios[name], curriculum.text
    first = {row.start: row.nodes[row.start]}
    view = ScenarioView(
        row.title,
        row.summary,
        row.bands,
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
    return templates.render(TEACHER_TEMPLATES, "module.md.j2", view=view, root="../")


def render_scenario(view: ScenarioView) -> bytes:
    """Return a scenario as a Markdown file."""
    return templates.render(TEACHER_TEMPLATES, "scenario.md.j2", view=view, root="../")
