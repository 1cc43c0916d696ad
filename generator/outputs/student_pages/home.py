"""The first page and the two lists behind it: only what exists, nothing to log in to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.curriculum import Curriculum
from generator.law import for_pupils
from generator.model.base import ForStudents
from generator.model.law import Law
from generator.outputs import labels
from generator.outputs.page_parts import StudentLink
from generator.outputs.student_pages.family import family_links
from generator.outputs.student_pages.grade import grades
from generator.outputs.student_pages.lesson import story_link
from generator.outputs.student_pages.parts import planned
from generator.outputs.student_pages.scenario import scenario_link
from generator.plan import PlannedFile

# The two laws that are about children come first, then the one all others rest on.
FIRST_LAWS = ("minors-protection", "crime-prevention", "constitution")
RANKS = ("法律", "行政法规", "部门规章", "司法解释", "地方性法规", "规范性文件")


@dataclass(frozen=True)
class BandView:
    """The grades of a band that have a page."""

    band: ForStudents
    grades: tuple[StudentLink, ...]


@dataclass(frozen=True)
class HomeView:
    """What the first page leads to."""

    bands: tuple[BandView, ...]
    stories: bool
    laws: bool
    families: tuple[StudentLink, ...]


@dataclass(frozen=True)
class ShelfView:
    """The stories of a band: those to decide in, and those to read."""

    band: ForStudents
    tales: tuple[StudentLink, ...]
    stories: tuple[StudentLink, ...]


def home_pages(curriculum: Curriculum) -> Iterator[PlannedFile]:
    """Plan the first page, the list of stories and the list of laws."""
    shelves, laws = story_shelves(curriculum), law_links(curriculum)
    view = HomeView(_bands(curriculum), bool(shelves), bool(laws), family_links(curriculum))
    yield planned(curriculum, "index.md", "首页", "home.md.j2", view)
    yield planned(curriculum, "404.md", "没有找到这一页", "404.md.j2", None)
    if shelves:
        yield planned(curriculum, "stories.md", "故事", "stories.md.j2", shelves)
    if laws:
        yield planned(curriculum, "laws.md", "法律怎么说", "laws.md.j2", laws)


def story_shelves(curriculum: Curriculum) -> tuple[ShelfView, ...]:
    """Return every story pupils may read once, with the youngest of its bands."""
    order = [band.name for band in curriculum.plan.bands]
    tales = [(min(s.bands, key=order.index), scenario_link(curriculum, n)) for n, s in curriculum.scenarios.items()]
    stories = [
        (min(case.bands, key=order.index), story_link(name, case))
        for name, case in curriculum.cases.items()
        if case.audience == "student"
    ]
    shelves = (
        ShelfView(
            labels.band(band),
            tuple(link for own, link in tales if own == band),
            tuple(link for own, link in stories if own == band),
        )
        for band in order
    )
    return tuple(shelf for shelf in shelves if shelf.tales or shelf.stories)


def law_links(curriculum: Curriculum) -> tuple[StudentLink, ...]:
    """Return the laws with something in plain words for pupils, in the order in which they matter to them."""
    rows = [row for row in curriculum.laws.items() if any(map(for_pupils, row[1].articles.values()))]
    rows.sort(key=lambda row: _turn(*row))
    return tuple(StudentLink(law.short, f"law/{name}.html", law.summary) for name, law in rows)


def _turn(name: str, law: Law) -> tuple[int, int, bytes]:
    """Return a law's place: named ones first, then by rank, then as a Chinese dictionary has them.

    GB 18030 keeps the common characters in the order of their pinyin.
    """
    named = FIRST_LAWS.index(name) if name in FIRST_LAWS else len(FIRST_LAWS)
    return named, RANKS.index(law.level), law.short.encode("gb18030")


def _bands(curriculum: Curriculum) -> tuple[BandView, ...]:
    there = grades(curriculum)
    rows = (
        BandView(
            labels.band(band.name),
            tuple(StudentLink(labels.grades((g,)), f"grade/{g}.html") for g in band.grades if g in there),
        )
        for band in curriculum.plan.bands
    )
    return tuple(row for row in rows if row.grades)
