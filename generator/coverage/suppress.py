"""Small counts of pupils: hidden together with as many neighbours as it takes that nobody can work them out.

One mask for the whole tree of school, county, city and province, so that the reports of two levels laid side by side
tell no more than one. Counts from 1 to 9 are hidden; nothing reported is no pupil, and shown. What is hidden could
be at least ten different numbers, even for a reader who knows every total shown (reliability.md row 80).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.coverage.delivered import Unit

LEAST = 10


@dataclass
class _Node:
    unit: Unit
    count: int = 0
    leaves: int = 0
    """Schools below with a count: none of them can be fewer than one."""
    children: list[_Node] = field(default_factory=list)


def hidden(counts: Mapping[Unit, int]) -> frozenset[Unit]:
    """Return the units of every level whose count must not be shown; `counts` holds those of the schools."""
    nodes: dict[Unit, _Node] = {}
    roots: list[_Node] = []
    for school, count in sorted(counts.items(), key=lambda item: _path(item[0])):
        if not count:
            continue
        above: _Node | None = None
        for unit in (*_above(school), school):
            if unit not in nodes:
                nodes[unit] = _Node(unit)
                (above.children if above else roots).append(nodes[unit])
            above = nodes[unit]
            above.count += count
            above.leaves += 1
    kept: set[Unit] = set()
    for root in roots:
        if _cover(root, kept) or root.count < LEAST:
            kept.update(_all(root))
    return frozenset(kept)


def _cover(node: _Node, kept: set[Unit]) -> bool:
    """Hide among the children of `node` what must be; return whether `node` itself would give it away."""
    gone = [child for child in node.children if _cover(child, kept) or child.count < LEAST]
    if not gone:
        return False
    spare = sorted((child for child in node.children if child not in gone), key=lambda child: child.count)
    while len(gone) < 2 or sum(child.count - child.leaves for child in gone) < LEAST - 1:
        if not spare:
            return True
        gone.append(spare.pop(0))
    for child in gone:
        kept.update(_all(child))  # the parts of a hidden count would add up to it
    return False


def _all(node: _Node) -> Iterable[Unit]:
    yield node.unit
    for child in node.children:
        yield from _all(child)


def _above(school: Unit) -> tuple[Unit, ...]:
    return (
        Unit(school.province),
        Unit(school.province, school.city),
        Unit(school.province, school.city, school.county),
    )


def _path(unit: Unit) -> tuple[str, ...]:
    return (unit.province, unit.city, unit.county, unit.school)
