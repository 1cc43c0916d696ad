"""A scenario is whole: every node can be reached, every path ends, and every ending holds help.

A story that goes round in circles, or a node nobody can reach, is a mistake of its author (design §3: every path ends
with help; content-guide §1.6). Real scenarios have 12 to 20 nodes and at least two acceptable endings.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.curriculum import Curriculum
from generator.model.scenario import Scenario
from generator.problems import Problem


def scenario(curriculum: Curriculum) -> Iterator[Problem]:
    """Yield scenarios with nodes that cannot be reached, left or told apart from endings."""
    for name, document in curriculum.looked_at("scenario", curriculum.scenarios):
        path = curriculum.paths["scenario", name]
        for node_id, node in document.nodes.items():
            where = ("nodes", node_id)
            if node.ending and node.choices:
                message = f"节点 {node_id} 既有选项又有结局。"
                yield Problem(path, where, "scenario-node", message, "有 ending 的节点不写 choices。")
            elif not node.ending and len(node.choices) < 2:
                message = f"节点 {node_id} 不是结局，却没有两个以上的选项。"
                yield Problem(path, where, "scenario-node", message, "写 2 到 4 个选项，或写 ending。")
        for node_id in document.nodes:
            if node_id not in _reached(document, document.start):
                message = f"从开头走不到节点 {node_id}。"
                yield Problem(path, ("nodes", node_id), "scenario-unreachable", message, "让某个选项通向它，或删掉它。")
            elif not any(document.nodes[n].ending for n in _reached(document, node_id) if n in document.nodes):
                message = f"从节点 {node_id} 怎么走都到不了结局。"
                hint = "每条路都要走到一个写了求助的结局。"
                yield Problem(path, ("nodes", node_id), "scenario-no-ending", message, hint)
        if sum(node.ending is not None for node in document.nodes.values()) < 2:
            message = "只有一个结局，选什么都一样。"
            yield Problem(path, ("nodes",), "scenario-one-ending", message, "至少写两个站得住的结局。")


def _reached(document: Scenario, start: str) -> set[str]:
    reached, waiting = set(), [start]
    while waiting:
        here = waiting.pop()
        if here in reached:
            continue
        reached.add(here)
        if node := document.nodes.get(here):
            waiting += [choice.to for choice in node.choices]
    return reached
