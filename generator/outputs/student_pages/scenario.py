"""A story pupils decide in: every moment is on the page, so it can be read without a script and on paper."""

from __future__ import annotations

from dataclasses import dataclass

from generator.curriculum import Curriculum
from generator.model.base import ForStudents
from generator.outputs.page_parts import StudentLink
from generator.outputs.student_pages.parts import planned
from generator.plan import PlannedFile
from generator.prose import StudentText


@dataclass(frozen=True)
class ChoiceView:
    """One thing the reader may do, and what she reads after choosing it."""

    text: ForStudents
    to: int
    """Number of the moment it leads to."""
    feedback: StudentText | None


@dataclass(frozen=True)
class MomentView:
    """A moment of the story; an ending has help instead of choices."""

    number: int
    text: StudentText
    choices: tuple[ChoiceView, ...]
    help: StudentText | None


@dataclass(frozen=True)
class StudentScenarioView:
    """The story, its moments numbered from the beginning."""

    title: ForStudents
    summary: ForStudents
    notice: ForStudents
    moments: tuple[MomentView, ...]


def scenario_page(curriculum: Curriculum, name: str) -> PlannedFile:
    """Plan the student's page of the scenario `name`."""
    view = scenario_view(curriculum, name)
    youngest = "小低" in curriculum.scenarios[name].bands
    return planned(curriculum, f"scenario/{name}.md", view.title, "scenario.md.j2", view, youngest=youngest)


def scenario_view(curriculum: Curriculum, name: str) -> StudentScenarioView:
    """Return the scenario with its moments in the order in which they may be met."""
    scenario, text = curriculum.scenarios[name], curriculum.student_text
    order = _met(curriculum, name)
    numbers = {node: number for number, node in enumerate(order, 1)}
    moments = tuple(
        MomentView(
            numbers[node_id],
            text(node.text),
            tuple(ChoiceView(c.text, numbers[c.to], text(c.feedback) if c.feedback else None) for c in node.choices),
            text(node.ending.help) if node.ending else None,
        )
        for node_id in order
        for node in (scenario.nodes[node_id],)
    )
    return StudentScenarioView(scenario.title, scenario.summary, scenario.notice, moments)


def scenario_link(curriculum: Curriculum, name: str) -> StudentLink:
    """Return the link to a story to decide in."""
    scenario = curriculum.scenarios[name]
    return StudentLink(scenario.title, f"scenario/{name}.html", scenario.summary)


def _met(curriculum: Curriculum, name: str) -> tuple[str, ...]:
    """Return the nodes breadth first from the start: on paper no choice leads far back."""
    scenario = curriculum.scenarios[name]
    order = [scenario.start]
    for node in order:
        order += [c.to for c in scenario.nodes[node].choices if c.to not in order]
    return tuple(dict.fromkeys(order))
