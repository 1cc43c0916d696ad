"""The records folder: immutable Parquet files a batch, the ledger, and the views everything else reads.

A batch's files are written first, under names no ledger line knows yet; replacing the ledger is the one moment in
which a batch comes into being. What a dead import left is removed by the next one.
"""

from __future__ import annotations

import datetime
import hashlib
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb
from filelock import FileLock, Timeout

from generator.records import ledger
from generator.records.ledger import Damaged, Entry
from generator.records.schema import COLUMNS, REPLACED_COLUMNS, ROSTER_COLUMNS, TRACE

TABLES = {
    **{name: {**columns, **TRACE} for name, columns in COLUMNS.items()},
    "replaced": REPLACED_COLUMNS,
    **{name: {**columns, "batch": "UINTEGER"} for name, columns in ROSTER_COLUMNS.items()},
}
_PART = re.compile(r"\d{4,}\.parquet(\.draft)?")


class Busy(Exception):  # noqa: N818 - a refusal, told in one Chinese sentence
    """Another import is at work in this folder."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold `folder` for one import and remove what a dead one left there."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / ".lock", timeout=0):
            known = {folder / path for entry in ledger.read(folder) for path in paths(entry)}
            for path in sorted(strangers(folder, known)):
                path.unlink()
            yield
    except Timeout:
        raise Busy("另一个导入正在进行，请等它结束。") from None


def paths(entry: Entry) -> tuple[str, ...]:
    """Return the files of a batch, relative to the records folder."""
    return tuple(f"{table}/{entry.number:04}.parquet" for table in sorted(entry.parts))


def strangers(folder: Path, known: set[Path]) -> set[Path]:
    """Return the files named like ours that no ledger line knows, and drafts."""
    found = {path for table in TABLES for path in (folder / table).glob("*") if _PART.fullmatch(path.name)}
    return (found | set(folder.glob(f"{ledger.NAME}.draft"))) - known


def next_number(folder: Path) -> int:
    """Return the number the next batch will have."""
    return len(ledger.read(folder)) + 1


def commit(
    folder: Path, connection: duckdb.DuckDBPyConnection, tables: Mapping[str, str], fields: Mapping[str, Any]
) -> Entry:
    """Write the tables of a batch (name → query) and its ledger line; empty ones get no file.

    Until the ledger is replaced nothing has happened.
    """
    entries = ledger.read(folder)
    parts = {}
    for table, query in tables.items():
        if not connection.sql(f"SELECT 1 FROM ({query}) LIMIT 1").fetchall():  # noqa: S608
            continue
        path = folder / table / f"{len(entries) + 1:04}.parquet"
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.draft")
        connection.sql(query).write_parquet(str(draft), compression="zstd")
        parts[table] = _synced(draft)
        draft.replace(path)
    entry = ledger.following(entries, parts=parts, **fields)
    draft = folder / f"{ledger.NAME}.draft"
    draft.write_bytes(ledger.as_bytes((*entries, entry)))
    _synced(draft)
    draft.replace(folder / ledger.NAME)
    return entry


def attach(folder: Path, until: int | None = None) -> duckdb.DuckDBPyConnection:
    """Return a connection with what stands after batch `until`: records in force, rosters in force.

    Views `class_records` and `events` hold one row a key, without voids; `schools`, `classes`, `terms` are those of the
    latest roster of each school year. `standing_*` hold voids too: what an import compares with.
    """
    entries = [entry for entry in ledger.read(folder) if until is None or entry.number <= until]
    connection = duckdb.connect(config={"autoinstall_known_extensions": False, "autoload_known_extensions": False})
    connection.execute("SET preserve_insertion_order = true")
    for table, columns in TABLES.items():
        files = [str(folder / table / f"{entry.number:04}.parquet") for entry in entries if table in entry.parts]
        _view(connection, f"all_{table}", files, columns)
    for table in COLUMNS:
        gone = 'SELECT 1 FROM all_replaced x WHERE x."table" = \'{0}\' AND x.batch = r.batch AND x."row" = r."row"'
        any_gone = any("replaced" in entry.parts for entry in entries)
        where = f"WHERE NOT EXISTS ({gone.format(table)})" if any_gone else ""
        connection.execute(f"CREATE VIEW standing_{table} AS SELECT * FROM all_{table} r {where}")  # noqa: S608
        connection.execute(f"CREATE VIEW {table} AS SELECT * FROM standing_{table} WHERE status <> 'void'")  # noqa: S608
    for table, columns in ROSTER_COLUMNS.items():
        own = ", ".join(f'r."{name}"' for name in columns)
        connection.execute(
            f"CREATE VIEW {table} AS SELECT {own} FROM all_{table} r "  # noqa: S608
            "JOIN (SELECT year, max(batch) AS latest FROM all_schools GROUP BY year) USING (year) WHERE batch = latest"
        )
    return connection


def batch_on(folder: Path, day: datetime.date) -> int:
    """Return the last batch imported on or before `day`; 0 where there is none."""
    return max((entry.number for entry in ledger.read(folder) if entry.imported <= day), default=0)


def verify(folder: Path) -> list[str]:
    """Return what is not as it was written: edited, missing and foreign files, one Chinese sentence each."""
    try:
        entries = ledger.read(folder)
    except Damaged as damage:
        return [str(damage)]
    faults = []
    known = set()
    for entry in entries:
        for path, table in zip(paths(entry), sorted(entry.parts), strict=True):
            known.add(folder / path)
            if not (folder / path).is_file():
                faults.append(f"第 {entry.number} 批的 {path} 不见了。")
            elif hashlib.sha256((folder / path).read_bytes()).hexdigest() != entry.parts[table]:
                faults.append(f"第 {entry.number} 批的 {path} 被改动过。")
    faults += [f"{path.relative_to(folder).as_posix()} 不在账本里。" for path in sorted(strangers(folder, known))]
    return faults


def _view(connection: duckdb.DuckDBPyConnection, name: str, files: list[str], columns: Mapping[str, str]) -> None:
    if files:
        plain = (re.sub(r"[*?\[]", r"[\g<0>]", file).replace("'", "''") for file in files)  # DuckDB takes globs
        listed = ", ".join(f"'{file}'" for file in plain)
        connection.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet([{listed}])")  # noqa: S608
    else:
        empty = ", ".join(f'NULL::{kind} AS "{column}"' for column, kind in columns.items())
        connection.execute(f"CREATE VIEW {name} AS SELECT {empty} WHERE false")


def _synced(path: Path) -> str:
    """Make sure a file has reached the disk; return its SHA-256."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())
        return hashlib.file_digest(stream, "sha256").hexdigest()
