"""Rows on their way in: columns of plain values for DuckDB, and the statements that settle and write them."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from generator.records.parse import Parsed
from generator.records.roster import SchoolClass
from generator.records.schema import COLUMNS, KEYS, REPLACED_COLUMNS, TRACE

_SETTLE = Path(__file__).with_name("settle.sql")
_FROM_SCOPE = ("grade", "class")
_PLACE = {"file": "UINTEGER", "sheet": "UTINYINT", "sheet_row": "UINTEGER"}


@dataclass(frozen=True)
class Clash:
    """A row that contradicts another row of this import, or a record of an earlier batch."""

    place: tuple[int, int, int]
    """File, sheet and row."""
    other: tuple[int, int, int] | None
    batch: int | None
    revision: int
    fields: tuple[str, ...]
    """The columns in which they differ."""


@dataclass
class Arrivals:
    """The good rows of one table, column by column."""

    table: str
    columns: list[list[object]] = field(default_factory=list)
    places: tuple[array[int], array[int], array[int]] = field(
        default_factory=lambda: (array("L"), array("L"), array("L"))
    )
    scopes: dict[tuple[SchoolClass, ...], int] = field(default_factory=dict)
    scope: array[int] = field(default_factory=lambda: array("L"))

    def add(self, record: Parsed, file: int, sheet: int, row: int) -> None:
        """Take a record that stands in `row` of a sheet of a file."""
        if not self.columns:
            self.columns = [[] for _ in record.values]
        for column, value in zip(self.columns, record.values, strict=True):
            column.append(value)
        for places, number in zip(self.places, (file, sheet, row), strict=True):
            places.append(number)
        self.scope.append(self.scopes.setdefault(record.classes, len(self.scopes)))

    def settle(self, connection: duckdb.DuckDBPyConnection, batch: int) -> None:
        """Settle these rows as batch number `batch`.

        Leaves `clashes` and `fates` of them in `connection`, and what the batch writes as `new_…` and `replaced_…`.
        """
        columns = COLUMNS[self.table]
        own = {name: kind for name, kind in columns.items() if name not in _FROM_SCOPE or self.table == "events"}
        typed = {**own, **_PLACE, "scope": "UINTEGER"}
        lists = [*(self.columns or [[] for _ in own]), *(list(place) for place in self.places), list(self.scope)]
        unnested = ", ".join(f'unnest(${n}::{kind}[]) AS "{name}"' for n, (name, kind) in enumerate(typed.items(), 1))
        connection.execute(f"CREATE OR REPLACE TEMP TABLE rows AS SELECT {unnested}", lists)
        members = [(number, one.grade, one.name) for classes, number in self.scopes.items() for one in classes]
        connection.execute(
            "CREATE OR REPLACE TEMP TABLE scopes AS SELECT unnest($1::UINTEGER[]) AS scope, "
            'unnest($2::UTINYINT[]) AS grade, unnest($3::VARCHAR[]) AS "class"',
            [list(column) for column in zip(*members, strict=True)] or [[], [], []],
        )
        classes = "JOIN scopes USING (scope)" if self.table == "class_records" else ""
        shown = _listed((*columns, *_PLACE))
        connection.execute(
            f"CREATE OR REPLACE TEMP TABLE arriving AS SELECT rows.seq, {shown} FROM "  # noqa: S608
            f"(SELECT *, row_number() OVER () AS seq FROM rows) AS rows {classes}"
        )
        key = _listed(KEYS[self.table])
        connection.execute(
            f"CREATE OR REPLACE TEMP TABLE past AS SELECT * FROM all_{self.table} "  # noqa: S608
            f"SEMI JOIN arriving USING ({key})"
        )
        packed = ", ".join(f'"{name}" := "{name}"' for name in _content(self.table))
        connection.execute(_SETTLE.read_text(encoding="utf-8").format(key=key, packed=packed))
        connection.execute(f"CREATE TEMP TABLE new_{self.table} AS {self._accepted(batch)}")
        connection.execute(f"CREATE TEMP TABLE replaced_{self.table} AS {self._replaced(batch)}")

    def fates(self, connection: duckdb.DuckDBPyConnection) -> list[tuple[int, str, int]]:
        """Return (file, fate, number of rows) once settled."""
        query = """
            SELECT file, fate, count(*)
            FROM fates JOIN (SELECT DISTINCT seq, file FROM arriving) USING (seq) GROUP BY ALL
        """
        return [(file, fate, count) for file, fate, count in connection.execute(query).fetchall()]

    def clashes(self, connection: duckdb.DuckDBPyConnection) -> list[Clash]:
        """Return every row that contradicts another, once."""
        query = """
            WITH places AS (SELECT DISTINCT seq, file, sheet, sheet_row FROM arriving)
            SELECT own.file, own.sheet, own.sheet_row, o.file, o.sheet, o.sheet_row, c.*
            FROM (
                SELECT seq, min(other_batch) AS batch, min(other_seq) AS other_seq, min(revision) AS revision,
                    min(content) AS content, min_by(against, coalesce(other_seq, 0)) AS against
                FROM clashes GROUP BY seq
            ) AS c
            JOIN places AS own USING (seq) LEFT JOIN places AS o ON o.seq = c.other_seq ORDER BY 1, 2, 3
        """
        return [
            Clash(
                place=tuple(row[:3]),
                other=tuple(row[3:6]) if row[3] is not None else None,
                batch=row[7],
                revision=row[9],
                fields=tuple(name for name, value in row[10].items() if value != row[11][name]),
            )
            for row in connection.execute(query).fetchall()
        ]

    def lone_voids(self, connection: duckdb.DuckDBPyConnection) -> int:
        """Return how many accepted voids found nothing to void; they wait for it."""
        key = _listed(KEYS[self.table])
        (count,) = connection.execute(
            f"SELECT count(*) FROM new_{self.table} WHERE status = 'void' AND NOT EXISTS ("  # noqa: S608
            f"SELECT 1 FROM (SELECT {key}, revision FROM standing UNION ALL SELECT {key}, revision FROM arriving) AS x "
            f"WHERE x.revision < new_{self.table}.revision AND "
            + " AND ".join(f'x."{name}" = new_{self.table}."{name}"' for name in KEYS[self.table])
            + ")"
        ).fetchall()[0]
        return int(count)

    def _accepted(self, batch: int) -> str:
        """Return the records this batch adds, in the order of their keys."""
        key = _listed(KEYS[self.table])
        traced = {"batch": str(int(batch)), "row": f"row_number() OVER (ORDER BY {key})"}
        trace = ", ".join(f'{traced.get(name, name)}::{kind} AS "{name}"' for name, kind in TRACE.items())
        return (
            f"SELECT {_listed(tuple(COLUMNS[self.table]))}, {trace} "  # noqa: S608
            f"FROM arriving JOIN outcomes USING (seq, {key}) WHERE outcome = 'accepted' ORDER BY {key}"
        )

    def _replaced(self, batch: int) -> str:
        """Return the rows of earlier batches that this one replaces."""
        values = {
            "table": f"'{self.table}'",
            "batch": "standing.batch",
            "row": 'standing."row"',
            "by_batch": str(int(batch)),
        }
        shown = ", ".join(f'{values[name]}::{kind} AS "{name}"' for name, kind in REPLACED_COLUMNS.items())
        key = _listed(KEYS[self.table])
        return (
            f"SELECT {shown} FROM standing JOIN outcomes USING ({key}) "  # noqa: S608
            "WHERE outcome = 'accepted' ORDER BY ALL"
        )


def _content(table: str) -> tuple[str, ...]:
    """Return the columns that say something about a key: neither key, nor status, nor what follows from the key."""
    follows = {"year", "term", "status", "revision"}
    return tuple(name for name in COLUMNS[table] if name not in KEYS[table] and name not in follows)


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f'"{name}"' for name in names)
