"""The records folder: immutable Parquet files a batch, the ledger, and the views everything else reads.

A batch's files are written first, under names no ledger line knows yet; replacing the ledger is the one moment in
which a batch comes into being. What a dead import left is removed by the next one.
"""

from __future__ import annotations

import datetime
import hashlib
import os
import re
from collections.abc import Iterator, Mapping, Sequence
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
_PART = re.compile(r"[^.].*\.parquet(\.draft)?")
"""Batches and copies of them; what begins with a dot is the system's."""


class Busy(Exception):  # noqa: N818 - a refusal, told in one Chinese sentence
    """Another import is at work in this folder."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold `folder` for one import and remove what a dead one left there.

    Raises `Damaged` where anything else is not as it was written: what is imported now would rest upon it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with FileLock(folder / ".lock", timeout=0):
            faults, left = _looked_over(folder)
            if faults:
                raise Damaged(_told(faults))
            for path in sorted(left):
                path.unlink()
            yield
    except Timeout:
        raise Busy("另一个导入正在进行，请等它结束。") from None


def proven(folder: Path) -> tuple[Entry, ...]:
    """Return the batches, every file of which is as it was written.

    Raises `Damaged` naming each that is not, and what to do.
    """
    faults, left = _looked_over(folder)
    if faults or left:
        raise Damaged(_told(faults, _unfinished(folder, left)))
    return ledger.read(folder)


def paths(entry: Entry) -> tuple[str, ...]:
    """Return the files of a batch, relative to the records folder."""
    return tuple(f"{table}/{entry.number:04}.parquet" for table in sorted(entry.parts))


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
    faults, left = _looked_over(folder)
    return [*faults, *_unfinished(folder, left)]


def _looked_over(folder: Path) -> tuple[list[str], set[Path]]:
    """Return what is not as it was written, and beside it the files an import that died may have left.

    Those bear the number that comes next; any other file the ledger does not know was put there by somebody.
    """
    try:
        entries = ledger.read(folder)
    except Damaged as damage:
        return [str(damage)], set()
    faults = []
    known = set()
    for entry in entries:
        for path, table in zip(paths(entry), sorted(entry.parts), strict=True):
            known.add(folder / path)
            if not (folder / path).is_file():
                faults.append(f"第 {entry.number} 批的 {path} 不见了。")
            elif _hash(folder / path) != entry.parts[table]:
                faults.append(f"第 {entry.number} 批的 {path} 被改动过。")
    there = {path for table in TABLES for path in (folder / table).glob("*") if _PART.fullmatch(path.name)}
    left = {path for path in there - known if path.name.startswith(f"{len(entries) + 1:04}.parquet")}
    faults += [f"{_shown(folder, path)} 不在账本里。" for path in sorted(there - known - left)]
    return faults, left | set(folder.glob(f"{ledger.NAME}.draft"))


def _unfinished(folder: Path, left: set[Path]) -> list[str]:
    cure = "像是导入到一半停了留下的；再导入一次就清掉，正在导入就等它结束。"
    return [f"{_shown(folder, path)} 不在账本里：{cure}" for path in sorted(left)]


def _told(faults: list[str], unfinished: Sequence[str] = ()) -> str:
    cure = (
        "登记和账本对不上，什么也没有写：请用另存的那一份换回来（不在账本里的移到别处），再运行 qinghe records verify。"
        if faults
        else "什么也没有写。"
    )
    return "\n".join([*faults, *unfinished, cure])


def _shown(folder: Path, path: Path) -> str:
    return path.relative_to(folder).as_posix()


def _hash(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


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
