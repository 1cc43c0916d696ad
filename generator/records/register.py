"""The roster on disk: three Parquet tables of a batch, and back."""

from __future__ import annotations

import duckdb

from generator.records.days import Calendar, Term
from generator.records.roster import Roster, School, SchoolClass
from generator.records.schema import ROSTER_COLUMNS


def as_tables(connection: duckdb.DuckDBPyConnection, roster: Roster, batch: int) -> dict[str, str]:
    """Load a roster into `connection`; return a query for each of its tables."""
    schools, classes, terms = [], [], []
    for year, members in roster.years.items():
        for code, one in members.items():
            where = (one.name, one.county, one.city, one.province)
            schools.append((year, code, *where, one.stage, one.system, one.staff))
            classes += [(year, code, member.grade, member.name) for member in one.classes]
            terms += [(year, code, term.term, term.begins, term.ends) for term in one.calendar.terms]
    queries = {}
    for table, rows in (("schools", schools), ("classes", classes), ("terms", terms)):
        kinds = ROSTER_COLUMNS[table]
        unnested = ", ".join(f'unnest(${n}::{kind}[]) AS "{name}"' for n, (name, kind) in enumerate(kinds.items(), 1))
        columns = [list(column) for column in zip(*rows, strict=True)]
        connection.execute(f"CREATE TEMP TABLE new_{table} AS SELECT {unnested}", columns)
        queries[table] = f"SELECT *, {int(batch)}::UINTEGER AS batch FROM new_{table}"  # noqa: S608
    return queries


def in_force(connection: duckdb.DuckDBPyConnection) -> Roster:
    """Return the roster of an attached records folder."""
    classes: dict[tuple[str, str], list[SchoolClass]] = {}
    for year, code, grade, name in connection.execute("SELECT year, school, grade, class FROM classes").fetchall():
        key = name.removeprefix(f"{grade}年级")
        classes.setdefault((year, code), []).append(SchoolClass(grade, key.removesuffix("班")))
    terms: dict[tuple[str, str], list[Term]] = {}
    query = "SELECT year, school, term, begins, ends FROM terms ORDER BY begins"
    for year, code, term, begins, ends in connection.execute(query).fetchall():
        terms.setdefault((year, code), []).append(Term(year, term, begins, ends))
    years: dict[str, dict[str, School]] = {}
    query = "SELECT year, school, name, county, city, province, stage, system, staff FROM schools ORDER BY year, school"
    for year, code, name, county, city, province, stage, system, staff in connection.execute(query).fetchall():
        members, calendar = tuple(classes.get((year, code), ())), Calendar(tuple(terms.get((year, code), ())))
        school = School(code, name, county, city, province, stage, system, staff, members, calendar)
        years.setdefault(year, {})[code] = school
    return Roster(years)
