"""What a school's workbook asks and offers: the curriculum and the policies, cut to its grades."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from generator.coverage.available import overlaid
from generator.coverage.items import topics
from generator.curriculum import Curriculum
from generator.records.parse import Lesson
from generator.records.roster import School
from generator.records.schema import FORMS
from generator.records.template import Template
from generator.records.template_coverage import Demand


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
        demands=tuple(_demands(curriculum, profile, school)),
        edition=curriculum.plan.edition,
    )


def _demands(curriculum: Curriculum, profile: str, school: School) -> Iterable[Demand]:
    """Yield what the national profile, with a local one over it, asks of a school and its classes."""
    order = {"counted": 0, "exists": 1, "recurring": 2, "goal": 3, "permissive": 4}
    rows = [row for row in overlaid(curriculum, profile) if row.binds in ("student", "class", "grade", "school")]
    for row in sorted(rows, key=lambda row: (order[row.kind], row.binds != "class", row.profile, row.obligation)):
        asked = curriculum.policies[row.profile].obligations[row.obligation]
        months = {(day.year, day.month) for term in school.calendar.terms for day in _days(term.begins, term.ends)}
        monthly = row.per == "教学月"
        yield Demand(
            asks=row.asks,
            source="，".join(part for part in (row.document, row.clause, row.force) if part),
            kind=row.kind,
            number=(row.number or 1) * (len(months) if monthly else 1),
            unit=row.unit or "次",
            per="学年" if monthly or row.per in (None, "年", "学校") else row.per,
            binds=row.binds,
            activities=tuple(asked.activities),
            topics=tuple(asked.topics),
            weeks=4 if row.duty == "term-opening" else 0,  # our reading of 开学时, said in the profile
        )


def _days(begins: datetime.date, ends: datetime.date) -> Iterable[datetime.date]:
    return (begins + datetime.timedelta(days=n) for n in range((ends - begins).days + 1))
