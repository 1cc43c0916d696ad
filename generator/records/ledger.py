"""The ledger: one line a batch, each holding the hash of the line before and of every file the batch wrote.

A line is `{"entry":{…},"sha256":"…"}` in one canonical spelling (sorted keys, no spaces), so that any edited byte is
found: in a line by its hash and spelling, in an earlier line by the chain, in a Parquet file by its hash.
"""

from __future__ import annotations

import dataclasses
import datetime
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

NAME = "ledger.jsonl"
_START = "0" * 64


@dataclass(frozen=True)
class Counts:
    """What became of the rows read. The law: read = accepted + duplicate + superseded + rejected + blank."""

    accepted: int = 0
    duplicate: int = 0
    superseded: int = 0
    rejected: int = 0
    blank: int = 0
    read: int = 0

    @property
    def conserved(self) -> bool:
        """Return whether no row was lost or counted twice."""
        return self.read == self.accepted + self.duplicate + self.superseded + self.rejected + self.blank

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(a + b for a, b in zip(dataclasses.astuple(self), dataclasses.astuple(other), strict=True)))


@dataclass(frozen=True)
class Source:
    """A file a batch came from: its hash, never its name or content."""

    sha256: str
    rows: Counts


@dataclass(frozen=True)
class Entry:
    """One batch; `parts` holds the SHA-256 of its Parquet files by table."""

    number: int
    kind: Literal["records", "roster"]
    imported: datetime.date
    edition: str
    files: tuple[Source, ...]
    rows: Counts
    parts: Mapping[str, str]
    previous: str
    sha256: str = ""


class Damaged(Exception):  # noqa: N818 - told in one Chinese sentence, no error of ours
    """The ledger is not as it was written."""


def read(folder: Path) -> tuple[Entry, ...]:
    """Return the batches in order; no ledger means none.

    Raises `Damaged` naming the first line that was changed.
    """
    path = folder / NAME
    if not path.is_file():
        return ()
    entries: list[Entry] = []
    lines = path.read_bytes().split(b"\n")
    if lines.pop() != b"":
        raise Damaged(f"账本 {NAME} 的最后一行不完整。")
    for number, line in enumerate(lines, 1):
        entry = _parsed(line)
        if entry is None or entry.number != number:
            raise Damaged(f"账本 {NAME} 第 {number} 行被改动过。")
        if entry.previous != (entries[-1].sha256 if entries else _START):
            raise Damaged(f"账本 {NAME} 第 {number} 行和上一行接不上：有一行被改动、删掉或换了次序。")
        entries.append(entry)
    return tuple(entries)


def following(entries: tuple[Entry, ...], **fields: Any) -> Entry:
    """Return the entry that comes after `entries`, chained to the last one."""
    previous = entries[-1].sha256 if entries else _START
    entry = Entry(number=len(entries) + 1, previous=previous, **fields)
    return dataclasses.replace(entry, sha256=_hash(entry))


def as_bytes(entries: Iterable[Entry]) -> bytes:
    """Return the ledger as it is written to disk."""
    return b"".join(_line(entry) + b"\n" for entry in entries)


def _content(entry: Entry) -> dict[str, Any]:
    fields = dataclasses.asdict(entry)
    del fields["sha256"]
    return {**fields, "imported": entry.imported.isoformat(), "parts": dict(entry.parts)}


def _hash(entry: Entry) -> str:
    return hashlib.sha256(_json(_content(entry))).hexdigest()


def _line(entry: Entry) -> bytes:
    return _json({"entry": _content(entry), "sha256": entry.sha256})


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _parsed(line: bytes) -> Entry | None:
    """Return the entry in a line, or None where a byte of it was changed."""
    try:
        raw = json.loads(line)
        fields = raw["entry"]
        entry = Entry(
            **{
                **fields,
                "imported": datetime.date.fromisoformat(fields["imported"]),
                "files": tuple(Source(one["sha256"], Counts(**one["rows"])) for one in fields["files"]),
                "rows": Counts(**fields["rows"]),
            },
            sha256=raw["sha256"],
        )
        return entry if _line(entry) == line and _hash(entry) == entry.sha256 else None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
