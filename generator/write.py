"""Bytes to disk: equal files stay untouched, stale ones go, a half-written file never has its final name."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path, PurePosixPath


def write_tree(folder: Path, files: Mapping[PurePosixPath, bytes]) -> int:
    """Make `folder` hold exactly `files`; return how many were written anew.

    `folder` must be one that only we write to: whatever else lies in it is removed.
    """
    changed = sum(write_file(folder / _safe(path), data) for path, data in sorted(files.items()))
    wanted = {folder / path for path in files}
    for here, folders, names in os.walk(folder, topdown=False):
        for name in names:
            if Path(here, name) not in wanted:
                Path(here, name).unlink()
        for name in folders:
            if not any(Path(here, name).iterdir()):
                Path(here, name).rmdir()
    return changed


def write_file(path: Path, data: bytes) -> bool:
    """Write `data` to `path` unless it holds it already; return whether it was written."""
    if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.draft")
    try:
        draft.write_bytes(data)
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise
    return True


def _safe(path: PurePosixPath) -> PurePosixPath:
    if path.is_absolute() or ".." in path.parts:
        raise ValueError(f"a planned path leaves its tree: {path}")
    return path
