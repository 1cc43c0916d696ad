"""The page of a delivered report: one HTML file with its charts drawn in, for screen or paper; no school named."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from generator.coverage.delivered import Figure
from generator.coverage.delivered_report import SHORTS, Line, Report
from generator.outputs import delivered_words as words
from generator.outputs import labels
from generator.render import templates

_HTML = Path(__file__).parents[1] / "templates" / "html"
_WIDTH = 480
"""Of a whole bar, in the units of the drawing."""
_ROOM = 38
"""Han characters above a bar, besides the period."""


@dataclass(frozen=True)
class Bar:
    """One bar: the part that is done of the whole, with the words that say the same."""

    label: str
    told: str
    done: int
    rest: int


@dataclass(frozen=True)
class Chart:
    """Bars below each other; `height` is the drawing's."""

    name: str
    told: str
    bars: tuple[Bar, ...]

    @property
    def height(self) -> int:
        """Return the height of the drawing."""
        return 46 * len(self.bars)


@dataclass(frozen=True)
class Told:
    """A line of the table."""

    asks: str
    period: str
    asked: str
    verdict: str
    source: str
    short: bool


@dataclass(frozen=True)
class Page:
    """What the page prints."""

    title: str
    facts: tuple[tuple[str, str], ...]
    charts: tuple[Chart, ...]
    sections: tuple[tuple[str, tuple[Told, ...]], ...]
    people: tuple[tuple[str, int, str], ...]
    gaps: tuple[str, ...]
    """Sentences; a school's own, or those of counties; empty for a county, whose workbook has them."""
    gaps_elsewhere: bool


def page(report: Report) -> Page:
    """Return the view of a report's page."""
    counted = [line for line in report.lines if line.demand.row.kind == "counted"]
    named = report.level != "县"
    return Page(
        title=f"{report.name}　{report.facts.year} 学年　学生欺凌防治教育落实情况",
        facts=words.facts(report),
        charts=tuple(_charts(counted)),
        sections=tuple(
            (name, told)
            for kind, name in labels.KINDS.items()
            if (told := tuple(_told(line) for line in report.lines if line.demand.row.kind == kind))
        ),
        people=tuple((one.audience, one.times, words.people(one)) for one in report.people),
        gaps=tuple(
            f"{SHORTS[one.demand.row.kind]}　{one.demand.row.asks}　{words.missing(one)}" for one in report.missing
        )
        if named
        else (),
        gaps_elsewhere=not named and bool(report.missing),
    )


def render(view: Page) -> bytes:
    """Return the page."""
    return templates.render(_HTML, "delivered.html.j2", view=view, width=_WIDTH)


def _charts(counted: list[Line]) -> list[Chart]:
    charts = []
    if counted:
        bars = tuple(_bar(f"{line.period}　{_short(line.demand.row.asks)}", line, line.whole) for line in counted)
        charts.append(Chart("写明数目的要求", "每条横条是全部应算的班、学校，深色的一段是已经够的", bars))
    for line in counted:
        if len(line.grades) > 1:
            bars = tuple(_bar(f"{one.grade}年级", line, one) for one in line.grades)
            charts.append(Chart(f"{line.demand.row.asks}（{line.period}）", "分年级，深色的一段是已经够的", bars))
    return charts


def _short(asks: str) -> str:
    """Return what fits above a bar; the table has all of it."""
    asks = asks.removesuffix("。")
    return asks if len(asks) <= _ROOM else f"{asks[: _ROOM - 1]}…"


def _bar(label: str, line: Line, figure: Figure) -> Bar:
    units = words.bound(line.demand)
    done, whole = figure.met, figure.units
    told = f"{done} / {whole} {units}够了"
    if figure.units == 1 and line.demand.row.binds in ("school", "district", "city"):
        # A single school is either enough or not: its bar shows what was done of what is asked.
        got = figure.needed - figure.gap
        told = f"{words.number(got)} / {figure.needed} {line.demand.unit}"
        return Bar(label, told, round(_WIDTH * got / figure.needed), _WIDTH - round(_WIDTH * got / figure.needed))
    length = round(_WIDTH * done / whole)
    return Bar(label, told, length, _WIDTH - length)


def _told(line: Line) -> Told:
    short = line.demand.row.kind == "counted" and line.whole.met < line.whole.units
    return Told(
        line.demand.row.asks,
        line.period,
        words.asked(line.demand),
        words.verdict(line),
        words.source(line.demand),
        short,
    )
