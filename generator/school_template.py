"""What a school's workbook asks and offers: the curriculum and the policies, cut to its grades."""

from __future__ import annotations

from collections.abc import Iterable

from generator.coverage.delivered import OPENING_WEEKS, demands
from generator.coverage.items import topics
from generator.curriculum import Curriculum
from generator.records.parse import Lesson
from generator.records.roster import School
from generator.records.schema import FORMS
from generator.records.template import Template
from generator.records.template_formulas import Demand


def lessons(curriculum: Curriculum) -> dict[str, Lesson]:
    """Return what an import knows of the lessons that are written."""
    return {
        name: Lesson(name, one.title, one.form, one.grades, tuple(sorted(topics(one))))
        for name, one in curriculum.lessons.items()
    }


def school_template(curriculum: Curriculum, school: School, year: str, profile: str) -> Template:
    """Return what the workbook of `school` holds: its classes, the lessons for them, what is asked of it."""
    grades = {one.grade for one in school.classes}
    return Template(
        code=school.code,
        name=school.name,
        year=year,
        terms=school.calendar.terms,
        classes=tuple((one.grade, one.name) for one in school.classes),
        lessons=tuple(
            one
            for one in sorted(lessons(curriculum).values(), key=lambda one: (one.grades, one.id))
            if grades & set(one.grades) and one.form in FORMS
        ),
        demands=tuple(_demands(curriculum, profile)),
        edition=curriculum.plan.edition,
    )


def _demands(curriculum: Curriculum, profile: str) -> Iterable[Demand]:
    """Yield what the national profile, with a local one over it, asks of a school and its classes."""
    asked = [one for one in demands(curriculum, profile) if one.row.binds in ("student", "class", "grade", "school")]
    order = {"counted": 0, "exists": 1, "recurring": 2, "goal": 3, "permissive": 4}
    for one in sorted(asked, key=lambda one: (order[one.row.kind], one.row.binds != "class", one.obligation)):
        row = one.row
        yield Demand(
            asks=row.asks,
            source="，".join(part for part in (row.document, row.clause, row.force) if part),
            kind=row.kind,
            number=one.number,
            unit=one.unit,
            per="学年" if row.per in (None, "年", "学校") else row.per,
            spread=one.spread,
            binds=row.binds,
            activities=one.activities,
            topics=one.topics,
            weeks=OPENING_WEEKS.get(row.duty, 0),
        )
