"""What the papers of a training print. Three views, so that what participants get cannot hold an answer:
`Event` for the organizer, `Guide` for the facilitator, `Leaflet` for participants.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from generator.model.module import Module
from generator.outputs.kit_parts import LawRow, Titled
from generator.outputs.question import QuestionView
from generator.prose import Text


@dataclass(frozen=True)
class Training:
    """Which modules are held, each already cut to who comes; `name` is the title of a combination."""

    modules: tuple[tuple[str, Module], ...]
    name: str
    restricted: bool = False
    """Whether cases kept for the organizer's own machine are printed."""


@dataclass(frozen=True)
class Length:
    """How long a role is there."""

    who: str
    minutes: int
    hours: str


@dataclass(frozen=True)
class Slot:
    """A part in the run sheet, in minutes after the opening."""

    start: int
    end: int
    minutes: int
    title: str
    activity: str
    needs: str


@dataclass(frozen=True)
class Run:
    """The run of one role."""

    who: str
    minutes: int
    slots: tuple[Slot, ...]


@dataclass(frozen=True)
class Part:
    """A part in the plan."""

    title: str
    minutes: int
    activity: str
    who: str


@dataclass(frozen=True)
class Need:
    """What a part needs."""

    title: str
    things: str


@dataclass(frozen=True)
class Event:
    """What the organizer's papers print: no script, no question, no answer."""

    title: str
    about: str
    lengths: tuple[Length, ...]
    aims: tuple[str, ...]
    parts: tuple[Part, ...]
    titles: str
    runs: tuple[Run, ...]
    needs: tuple[Need, ...]
    asked: int
    pass_mark: int
    certificate: str
    left_out: str
    colophon: str
    as_of: datetime.date
    version: str = ""


@dataclass(frozen=True)
class GuidePart:
    """A part with the facilitator's words."""

    title: str
    minutes: int
    activity: str
    who: str
    facilitator: Text
    participants: Text
    needs: str
    slides: str


@dataclass(frozen=True)
class GuideCase:
    """How a case is used, and its story where it is one kept for the facilitator."""

    title: str
    notice: str
    story: Text
    never: str
    questions: tuple[Titled, ...]


@dataclass(frozen=True)
class Guide:
    """All that the facilitator alone may read."""

    title: str
    about: str
    aims: tuple[str, ...]
    parts: tuple[GuidePart, ...]
    cards: tuple[GuidePart, ...]
    """Parts for all staff that fit into a 例会."""
    cases: tuple[GuideCase, ...]
    restricted: tuple[GuideCase, ...]
    left_out: str
    questions: tuple[QuestionView, ...]
    pass_mark: int
    laws: tuple[LawRow, ...]
    grounds: tuple[str, ...]
    colophon: str
    as_of: datetime.date
    version: str = ""


@dataclass(frozen=True)
class Asked:
    """A question without its answer."""

    ask: str
    options: tuple[str, ...]


@dataclass(frozen=True)
class LeafletCase:
    """A case as participants read it."""

    title: str
    notice: str
    story: Text
    asks: tuple[str, ...]


@dataclass(frozen=True)
class Leaflet:
    """What participants take away."""

    title: str
    about: str
    handouts: tuple[Titled, ...]
    cases: tuple[LeafletCase, ...]
    questions: tuple[Asked, ...]
    as_of: datetime.date
    version: str = ""
