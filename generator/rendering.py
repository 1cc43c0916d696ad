"""Planned files to bytes: what was rendered before from an equal view is taken over, the rest is made in two processes.

A renderer sees nothing but its view, so equal view and equal code mean equal bytes. What was made lies in the work
folder beside a list of its fingerprints; a file somebody changed there is made anew.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import distributions
from multiprocessing import get_context
from pathlib import Path, PurePosixPath

from generator.plan import Audience, PlannedFile
from generator.processes import deaf_to_interrupts
from generator.write import write_file

Key = tuple[Audience, PurePosixPath]
Files = dict[Key, bytes]
_HOME = Path(__file__).parent
_FEW = 12
"""Starting a second process pays only for more files than this."""


@dataclass
class Kept:
    """What earlier runs made: for each file its fingerprint (view and code) and its bytes."""

    marks: dict[Key, str] = field(default_factory=dict)
    files: Files = field(default_factory=dict)

    @classmethod
    def load(cls, work: Path) -> Kept:
        """Return what lies in the work folder and still is what was written there."""
        kept = cls()
        try:
            rows = json.loads((work / "kept.json").read_text(encoding="utf-8"))
            for audience, name, mark, digest in rows:
                file = work / audience / "files" / name
                data = file.read_bytes() if file.is_file() else b""
                if hashlib.sha256(data).hexdigest() == digest:
                    key = Audience(audience), PurePosixPath(name)
                    kept.marks[key], kept.files[key] = mark, data
        except (OSError, ValueError, TypeError):
            return cls()  # no list, or a torn one: everything is made anew
        return kept

    def save(self, work: Path) -> None:
        """Write the list of fingerprints beside the files."""
        rows = [
            (audience, name.as_posix(), self.marks[audience, name], hashlib.sha256(data).hexdigest())
            for (audience, name), data in sorted(self.files.items())
        ]
        write_file(work / "kept.json", json.dumps(rows, ensure_ascii=False, indent=0).encode())


def rendered(planned: Sequence[PlannedFile], kept: Kept) -> Files:
    """Return the bytes of every planned file and leave in `kept` exactly these.

    Raises:
        ValueError: two files are planned for one path.
    """
    marks = {key: _mark(file) for key, file in keyed(planned).items()}
    new = {key: file for key, file in keyed(planned).items() if kept.marks.get(key) != marks[key]}
    made = dict(zip(new, _made(tuple(new.values())), strict=True))
    files = {key: made[key] if key in made else kept.files[key] for key in marks}
    kept.marks, kept.files = marks, files
    return dict(files)


def keyed(planned: Iterable[PlannedFile]) -> dict[Key, PlannedFile]:
    """Return planned files by audience and path; raises ValueError where two are planned for one place."""
    found: dict[Key, PlannedFile] = {}
    for file in planned:
        if found.setdefault((file.audience, file.path), file) is not file:
            raise ValueError(f"planned twice: {file.audience}/{file.path}")
    return found


def _made(files: Sequence[PlannedFile]) -> Iterable[bytes]:
    workers = min(2, os.cpu_count() or 1)
    if len(files) <= _FEW or workers < 2:
        return [file.render(file.view) for file in files]
    # Neighbours are alike in weight (a lesson's decks, then its documents), so single files even out best.
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"))
    try:
        # The processes start with the first task; the pool's own tracker, which started before, would lift the mask.
        with deaf_to_interrupts():
            made = pool.map(_render, files, chunksize=2)
        return list(made)
    finally:
        # Whoever stops us waits for the files in hand, not for the rest; stopped twice, the processes still end.
        with deaf_to_interrupts():
            pool.shutdown(cancel_futures=True)


def _render(file: PlannedFile) -> bytes:
    return file.render(file.view)


def _mark(file: PlannedFile) -> str:
    told = f"{_code()}\n{file.render.__module__}.{file.render.__qualname__}\n{file.view!r}"
    return hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()


def forget_code() -> None:
    """Look at code, templates and themes again: somebody changed them while we run."""
    _code.cache_clear()


@cache
def _code() -> str:
    """Return a hash of everything a renderer may depend on besides its view: our code, templates and libraries."""
    digest = hashlib.sha256()
    places = (_HOME, _HOME.parent / "site")
    for file in sorted(path for place in places for path in place.rglob("*") if path.is_file()):
        if "__pycache__" not in file.parts:
            digest.update(file.relative_to(_HOME.parent).as_posix().encode() + b"\0" + file.read_bytes())
    for found in sorted(f"{one.metadata['Name']} {one.version}" for one in distributions()):
        digest.update(found.encode())
    return digest.hexdigest()
