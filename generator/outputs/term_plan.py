"""学期方案: what a school does against bullying in a term, week by week: three Word files a kind of school.

Without a calendar in the local layer weeks are numbered and days stay 【日期】.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from generator import version
from generator.curriculum import Curriculum
from generator.model.base import Term
from generator.model.local import Week
from generator.outputs import labels, term_words
from generator.outputs.file_names import named
from generator.outputs.kit_parts import DOCX, SCHOOLS, TERMS, needed, term_folder
from generator.outputs.term_views import Duty, Held, Paper, Row, Shelf, StagePlan, StageRows, TermView
from generator.outputs.term_weeks import SchoolWeek, months, occasions, school_weeks, week_at
from generator.plan import Audience, PlannedFile
from generator.render import word


@dataclass(frozen=True)
class Happening:
    """What happens in a week."""

    number: int
    kind: str
    lines: tuple[str, ...]
    who: str


def plan_files(curriculum: Curriculum) -> Iterator[PlannedFile]:
    """Yield 行事历, 工作方案 and 档案目录 of every kind of school and term."""
    for school in SCHOOLS:
        for term in TERMS:
            view = term_view(curriculum, school, term)
            for what, render in PAPERS.items():
                name = named(school, term, what, curriculum.plan.edition)
                path = PurePosixPath("downloads", term_folder(school, term), f"{name}.docx")
                yield PlannedFile(path, f"{school}{term}{what}", Audience.TEACHER, view, render)


def term_view(curriculum: Curriculum, school: str, term: Term) -> TermView:
    """Return all that the three documents of a term print."""
    known = _calendar(curriculum, term)
    weeks = school_weeks(known)
    happenings = sorted(_happenings(curriculum, school, term, known, weeks), key=lambda one: one.number)
    starts = [week_at(weeks, stage.place) for stage in term_words.STAGES]
    ends = [*(start - 1 for start in starts[1:]), len(weeks)]
    spans = list(zip(starts, ends, strict=True))
    spans[0] = (1, ends[0])
    view = TermView(
        school=school,
        term=term,
        when=_when(known),
        stages=tuple(
            StageRows(stage.name, _weeks(*span), tuple(_rows(weeks[span[0] - 1 : span[1]], happenings)))
            for stage, span in zip(term_words.STAGES, spans, strict=True)
        ),
        plan=tuple(
            StagePlan(stage.name, _weeks(*span), stage.does, stage.leaves)
            for stage, span in zip(term_words.STAGES, spans, strict=True)
        ),
        duties=tuple(Duty(*row) for row in (*term_words.DUTIES, *_invited(curriculum))),
        held=tuple(
            Held(str(one.number), one.kind, one.lines) for one in happenings if one.kind in ("班会", "讲座", "家长会")
        ),
        shelves=tuple(
            Shelf(name, tuple(_paper(weeks, filed) for filed in papers)) for name, papers in term_words.FILES
        ),
        sealed=tuple(sorted((row.title for row in curriculum.aftermaths.values() if row.custody), key=needed)),
        aims=term_words.AIMS,
        checks=term_words.CHECKS,
        never=term_words.NEVER,
        apart=term_words.SEALED,
        note=_note(known),
        colophon=labels.colophon(curriculum.plan.edition, curriculum.as_of),
        as_of=curriculum.as_of,
    )
    return replace(view, version=version.code(curriculum.plan.edition, view))


def calendar(view: TermView) -> bytes:
    """Return the bytes of the 行事历."""
    return _printed(view, "行事历", "term-calendar")


def scheme(view: TermView) -> bytes:
    """Return the bytes of the 工作方案."""
    return _printed(view, "工作方案", "term-scheme")


def archive(view: TermView) -> bytes:
    """Return the bytes of the 档案目录."""
    return _printed(view, "档案目录", "term-archive")


PAPERS: dict[str, Callable[[TermView], bytes]] = {"行事历": calendar, "工作方案": scheme, "档案目录": archive}


def _printed(view: TermView, what: str, template: str) -> bytes:
    properties = word.Properties(f"{view.school}{view.term}{what}", "学期方案", view.version, view.as_of)
    return word.filled(DOCX / f"{template}.docx", properties, plan=view)


def _calendar(curriculum: Curriculum, term: Term) -> Week | None:
    rows = [row for row in (curriculum.local.calendar if curriculum.local else ()) if row.term == term]
    return next((row for row in rows if row.ends >= curriculum.as_of), rows[-1] if rows else None)


def _when(known: Week | None) -> str:
    if known is None:
        return "【开学日期】—【放假日期】"
    return f"{labels.day(known.begins)}—{labels.day(known.ends)}"


def _note(known: Week | None) -> str:
    if known is None:
        return "没有校历，周次按二十周排；填上开学日期，再照本校的假期移动。"
    return "周次从开学那一周数起，放假的周也占一个数；调休上课的日子以学校通知为准。"


def _weeks(first: int, last: int) -> str:
    return f"第{first}周" if first == last else f"第{first}—{last}周"


def _happenings(
    curriculum: Curriculum, school: str, term: Term, known: Week | None, weeks: Sequence[SchoolWeek]
) -> Iterator[Happening]:
    grades = [grade for band in curriculum.plan.bands if band.name in SCHOOLS[school] for grade in band.grades]
    yield Happening(week_at(weeks, 1), "讲话", (term_words.OPENING[term],), "校长")
    for week, name in occasions(term, known, weeks):
        yield Happening(week, "节点", (f"{name}：黑板报、电子屏或国旗下讲话，选一样。",), "年级组长")
    for task in term_words.TASKS:
        yield Happening(week_at(weeks, task.place), task.kind, (task.words,), task.who)
    for number, place in enumerate(term_words.MEETINGS):
        yield Happening(week_at(weeks, place), "班会", tuple(_meetings(curriculum, grades, term, number)), "班主任")
    for place, when in zip(term_words.PARENTS, ("期初", "期中"), strict=True):
        line = f"{when}家长会，留十分钟讲防欺凌：学校怎么做，家里先做什么，找谁。"
        yield Happening(week_at(weeks, place), "家长会", (line,), "班主任")
    for week, month in months(term, known, weeks):
        lines = tuple(_talks(curriculum, grades, term, month))
        yield Happening(week, "讲座", lines, "法治副校长")
    yield Happening(week_at(weeks, 20), "家校", (term_words.BREAK[term],), "班主任")


def _meetings(curriculum: Curriculum, grades: Sequence[int], term: Term, number: int) -> Iterator[str]:
    for grade in grades:
        rows = [row for row in curriculum.plan.meetings if (row.grade, row.term) == (grade, term)]
        if number < len(rows):
            written = "" if rows[number].id in curriculum.lessons else "（待编写）"
            short = "，用 20 分钟短课" if grade in (9, 12) and term == "下学期" else ""
            yield f"{labels.grades((grade,))}《{curriculum.meeting_title(rows[number])}》{written}{short}"


def _talks(curriculum: Curriculum, grades: Sequence[int], term: Term, month: int) -> Iterator[str]:
    found = False
    for lesson in curriculum.lessons.values():
        if lesson.talk and lesson.talk.month == month and lesson.term == term and set(grades) & set(lesson.grades):
            found = True
            yield f"{month}月的一课：《{lesson.title}》（{labels.grades(lesson.grades)}）"
    if not found:
        yield f"{month}月的一课：题目和法治副校长商定。"


def _rows(weeks: Sequence[SchoolWeek], happenings: Sequence[Happening]) -> Iterator[Row]:
    for week in weeks:
        rows: list[tuple[str, tuple[str, ...], str]] = [("放假", (line,), "") for line in week.free]
        rows += [(one.kind, one.lines, one.who) for one in happenings if one.number == week.number]
        for place, (kind, lines, who) in enumerate(rows or [("", ("",), "")]):
            name, days = (str(week.number), week.days) if place == 0 else ("", "")
            yield Row(name, days, kind, lines, who)


def _paper(weeks: Sequence[SchoolWeek], filed: term_words.Filed) -> Paper:
    numbers = dict.fromkeys(week_at(weeks, place) for place in filed.places)
    return Paper(filed.name, "、".join(map(str, numbers)) or "每次", filed.keeper, filed.where)


def _invited(curriculum: Curriculum) -> Iterator[tuple[str, str]]:
    local = curriculum.local
    judge = (local and local.vice_principal) or "【法治副校长的单位和职务】"
    police = (local and local.police) or "【护校民警的单位】"
    yield f"法治副校长：{judge}", "每月一课；参加认定；对做过的学生按规定参加训诫。"
    yield f"护校民警：{police}", "到校走一圈，看校门和放学路；有危险、有违法的，按职责处理。"
