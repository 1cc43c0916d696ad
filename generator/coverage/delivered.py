"""Delivered coverage: what was taught and done, counted by `coverage.sql` against what the documents ask.

Kinds and units are policies.md's: only what has a number falls short; 经常 is 有 or 无; a goal is progress; 可以 counts
against nobody; what must exist is 有 or 未报. A year is the school year, our reading where a document says 年.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.coverage.available import Row, overlaid
from generator.curriculum import Curriculum
from generator.records.days import year_span

if TYPE_CHECKING:
    import duckdb

_SQL = Path(__file__).with_name("coverage.sql")
NOT_APPLICABLE = ("幼儿园", "中职", "特教", "专门学校")
"""Kinds of school nothing is counted for until there is content for them."""
OPENING_WEEKS = {"term-opening": 4}
"""What 开学时 means: our reading, said in the profile."""
EACH_ACTIVITY = frozenset({"rules-taught"})
"""Duties that must exist in every one of their activities: the rules hold it, and pupils were taught them."""
AUDIENCES = {
    "家长会": "家长",
    "家访": "家庭",
    "致家长信": "家庭",
    "公众号推文": "家庭",
    "宣传栏": "家庭",
    "教职工培训": "教职工",
    "教师配备": "教职工",
    "问卷": "学生",
    "座谈": "学生",
    "法治讲座": "学生",
    "法治教育": "学生",
    "法治课程": "学生",
    "国旗下讲话": "学生",
    "情景剧": "学生",
    "参观实践": "学生",
    "护校民警到校": "学生",
    "治理组织": "教职工",
    "公开求助渠道": "家庭",
    "校规": "学生",
}
"""Who is reached by an event of a kind; where it may be pupils it is taken for pupils."""
_SPREADS = {"学期": "term", "教学月": "month", "周": "week"}


@dataclass(frozen=True)
class Demand:
    """An obligation as the figures count it."""

    obligation: str
    """Profile and key: two profiles may use one key."""
    row: Row
    activities: tuple[str, ...]
    topics: tuple[str, ...]

    @property
    def number(self) -> int:
        """Return what is asked in each piece of the period; 1 where the document has no number."""
        return self.row.number or 1

    @property
    def spread(self) -> str:
        """Return the piece of the year in which the number is asked."""
        if self.row.kind == "exists" and self.row.duty in EACH_ACTIVITY:
            return "activity"
        return _SPREADS.get(self.row.per or "", "year")

    @property
    def unit(self) -> str:
        """Return 次, 课时 or 人."""
        return self.row.unit or "次"


@dataclass(frozen=True)
class Unit:
    """A place in the tree of levels; what is below the unit meant is empty."""

    province: str
    city: str = ""
    county: str = ""
    school: str = ""


@dataclass(frozen=True)
class Figure:
    """One obligation in one period, at one level, for one grade or all (`grade` None)."""

    obligation: str
    period: str
    level: str
    unit: Unit
    grade: int | None
    units: int
    """The denominator: classes, grades, schools, counties or cities the obligation binds."""
    met: int
    begun: int
    """Those with at least one."""
    needed: int
    done: float
    gap: float
    ends: datetime.date
    """The last day of the period; later than the day asked about where it still runs."""


@dataclass(frozen=True)
class Short:
    """A class, grade, school, county or city that has less than it needs."""

    obligation: str
    period: str
    unit: Unit
    grade: int
    class_: str
    needed: int
    counted: float


@dataclass(frozen=True)
class Reached:
    """How often and how many people a school reached."""

    unit: Unit
    audience: str
    times: int
    reached: int


@dataclass(frozen=True)
class Size:
    """How many classes a school in scope has."""

    unit: Unit
    classes: int


@dataclass(frozen=True)
class Outside:
    """Schools of a kind nothing is counted for."""

    unit: Unit
    stage: str
    schools: int


@dataclass(frozen=True)
class Delivered:
    """Everything counted for a school year."""

    demands: tuple[Demand, ...]
    figures: tuple[Figure, ...]
    short: tuple[Short, ...]
    people: tuple[Reached, ...]
    sizes: tuple[Size, ...]
    outside: tuple[Outside, ...]


def demands(curriculum: Curriculum, profile: str) -> tuple[Demand, ...]:
    """Return what a profile laid over the national one asks of classes, schools, counties and cities."""
    found = []
    for row in overlaid(curriculum, profile):
        if row.binds != "curriculum":
            asked = curriculum.policies[row.profile].obligations[row.obligation]
            found.append(Demand(f"{row.profile}/{row.obligation}", row, asked.activities, asked.topics))
    order = ("counted", "exists", "recurring", "goal", "permissive")
    return tuple(sorted(found, key=lambda one: (order.index(one.row.kind), one.obligation)))


def delivered(
    connection: duckdb.DuckDBPyConnection, asked: Sequence[Demand], year: str, until: datetime.date
) -> Delivered:
    """Count what was done in a school year up to a day, from the views of `records.store.attach`."""
    prepare(connection, asked, year, until)
    run(connection)
    figures = connection.execute(
        "SELECT * REPLACE (done::DOUBLE AS done, gap::DOUBLE AS gap) FROM figures ORDER BY ALL"
    ).fetchall()
    short = connection.execute(
        "SELECT obligation, period, province, city, county, school, grade, class, needed, counted::DOUBLE "
        "FROM units JOIN obligations USING (demand) JOIN places USING (place) WHERE counted < needed ORDER BY ALL"
    ).fetchall()
    people = connection.execute("SELECT * FROM people ORDER BY ALL").fetchall()
    sizes = connection.execute("SELECT * FROM sizes ORDER BY ALL").fetchall()
    outside = connection.execute("SELECT * FROM outside ORDER BY ALL").fetchall()
    return Delivered(
        tuple(asked),
        tuple(
            Figure(obligation, period, level, _unit(*places), grade, units, met, begun, int(needed), done, gap, ends)
            for obligation, period, level, *places, grade, units, met, begun, needed, done, gap, ends in figures
        ),
        tuple(
            Short(obligation, period, _unit(*places), grade, class_, int(needed), counted)
            for obligation, period, *places, grade, class_, needed, counted in short
        ),
        tuple(Reached(_unit(*places), audience, times, int(reached)) for *places, audience, times, reached in people),
        tuple(Size(_unit(*places), classes) for *places, classes in sizes),
        tuple(Outside(_unit(*places), stage, schools) for *places, stage, schools in outside),
    )


def prepare(connection: duckdb.DuckDBPyConnection, asked: Sequence[Demand], year: str, until: datetime.date) -> None:
    """Fill in the tables `coverage.sql` reads beside the records."""
    for name, columns, rows in inputs(asked, year, until):
        connection.execute(f"CREATE OR REPLACE TEMP TABLE {name} ({columns})")
        if rows:
            kinds = [column.split()[1] for column in columns.split(", ")]
            unnested = ", ".join(f"unnest(${n}::{kind}[])" for n, kind in enumerate(kinds, 1))
            values = [list(column) for column in zip(*rows, strict=True)]
            connection.execute(f"INSERT INTO {name} SELECT {unnested}", values)


def inputs(
    asked: Iterable[Demand], year: str, until: datetime.date
) -> tuple[tuple[str, str, list[tuple[object, ...]]], ...]:
    """Return name, columns and rows of the tables `coverage.sql` reads beside the records."""
    first, last = year_span(year)
    days = [first + datetime.timedelta(days=n) for n in range((min(last, until) - first).days + 1)]
    numbered = tuple(enumerate(asked, 1))
    return (
        ("asked", "year VARCHAR, until DATE", [(year, until)]),
        (
            "obligations",
            "demand INTEGER, obligation VARCHAR, number INTEGER, unit VARCHAR, spread VARCHAR, weeks INTEGER, "
            "binds VARCHAR",
            [
                (n, one.obligation, one.number, one.unit, one.spread, OPENING_WEEKS.get(one.row.duty, 0), one.row.binds)
                for n, one in numbered
            ],
        ),
        (
            "obligation_activities",
            "demand INTEGER, activity VARCHAR",
            [(n, activity) for n, one in numbered for activity in one.activities],
        ),
        (
            "obligation_topics",
            "demand INTEGER, topic VARCHAR",
            [(n, topic) for n, one in numbered for topic in one.topics],
        ),
        (
            "days",
            "day DATE, month VARCHAR, week VARCHAR",
            [(day, f"{day:%Y-%m}", f"{day - datetime.timedelta(days=day.weekday()):%Y-%m-%d}") for day in days],
        ),
        ("not_applicable", "stage VARCHAR", [(stage,) for stage in NOT_APPLICABLE]),
        ("audiences", "kind VARCHAR, audience VARCHAR", list(AUDIENCES.items())),
    )


def statements() -> tuple[tuple[str, str, str], ...]:
    """Return the statements of `coverage.sql` in order: `table` or `view`, its name, the query that makes it."""
    pieces = re.split(r"^-- (table|view): (\w+)\n", _SQL.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]
    queries = (query.strip().removesuffix(";") for query in pieces[2::3])
    return tuple(zip(pieces[::3], pieces[1::3], queries, strict=True))


def run(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the tables of `coverage.sql`."""
    for kind, name, query in statements():
        connection.execute(f"CREATE OR REPLACE TEMP {kind} {name} AS {query}")


def _unit(province: str, city: str | None, county: str | None, school: str | None = None) -> Unit:
    return Unit(province, city or "", county or "", school or "")
