"""The build folder as a workplace: ours by a marker, one build at a time, the last good tree always standing.

The new tree is assembled and verified in `build/next`, then exchanged with `build/site` in one system call
(renameat2 with RENAME_EXCHANGE, Linux 3.15) or, where that is missing, in two renames. A build that died
between those two is repaired when the next one starts.
"""

from __future__ import annotations

import ctypes
import filecmp
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

MARKER = ".qinghe"
_RENAME_EXCHANGE = 2
_AT_FDCWD = -100


class Refused(Exception):  # noqa: N818 - a refusal, told in one Chinese sentence, is no error of ours
    """What was asked for cannot be done here; nothing was changed."""


@dataclass(frozen=True)
class Workplace:
    """The folders of one build."""

    folder: Path

    @property
    def work(self) -> Path:
        """Return where pages, downloads and raw sites lie between steps."""
        return self.folder / "work"

    @property
    def next(self) -> Path:
        """Return where the new tree is assembled and verified."""
        return self.folder / "next"

    @property
    def site(self) -> Path:
        """Return the published tree."""
        return self.folder / "site"

    @property
    def old(self) -> Path:
        """Return where the last tree waits between two renames."""
        return self.folder / "old"

    @property
    def log(self) -> Path:
        """Return the file for details of faults."""
        return self.folder / "qinghe.log"


@contextmanager
def workplace(folder: Path) -> Iterator[Workplace]:
    """Open `folder` for one build: refuse a folder that is not ours or in use, repair what a dead build left."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise Refused(f"{folder} 不是普通文件夹，没有动它。请改名或移走后再试。")
    if folder.is_dir() and any(folder.iterdir()) and not (folder / MARKER).is_file():
        raise Refused(f"{folder} 里有别的文件，没有动它们。请换一个空文件夹，或把它们移走。")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / MARKER).write_text("青禾的生成文件夹：里面的东西会被重新生成。\n", encoding="utf-8")
    try:
        with FileLock(folder / ".lock", timeout=0):
            place = Workplace(folder)
            _repair(place)
            yield place
    except Timeout as busy:
        raise Refused("另一个生成正在进行，请等它结束。") from busy


def assemble(sources: tuple[Path, ...], target: Path, live: Path) -> int:
    """Fill the empty folder `target` from `sources`; return how many files differ from the tree `live`.

    A file equal to the live one is linked to it, so that its times stay and nothing is copied. MkDocs never
    writes to either tree, so no link is ever written through.
    """
    if target.exists():
        shutil.rmtree(target)
    changed = 0
    for source in sources:
        for here, folders, names in os.walk(source):
            folders.sort()
            place = target / Path(here).relative_to(source)
            place.mkdir(parents=True, exist_ok=True)
            for name in sorted(names):
                file, published = Path(here, name), live / Path(here).relative_to(source) / name
                if published.is_file() and filecmp.cmp(file, published, shallow=False):
                    _link(published, place / name)
                else:
                    shutil.copyfile(file, place / name)
                    changed += 1
    return changed


def promote(place: Workplace, changed: int) -> None:
    """Put the tree in `next` in the place of `site`; where nothing `changed` and nothing went, leave it standing."""
    if place.site.is_dir() and not changed and _names(place.site) == _names(place.next):
        shutil.rmtree(place.next)
    elif not place.site.exists():
        place.next.rename(place.site)
    elif _exchange(place.next, place.site):
        shutil.rmtree(place.next)
    else:
        place.site.rename(place.old)
        place.next.rename(place.site)
        shutil.rmtree(place.old)


def _repair(place: Workplace) -> None:
    if place.old.exists():
        if place.site.exists():
            shutil.rmtree(place.old)
        else:
            place.old.rename(place.site)


def _exchange(one: Path, other: Path) -> bool:
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (AttributeError, OSError, TypeError):  # not Linux, or a libc without it
        return False
    return bool(call(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0)


def _link(existing: Path, name: Path) -> None:
    try:
        os.link(existing, name)
    except OSError:  # a file system without links
        shutil.copy2(existing, name)


def _names(folder: Path) -> set[Path]:
    return {Path(here, name).relative_to(folder) for here, _, names in os.walk(folder) for name in names}
