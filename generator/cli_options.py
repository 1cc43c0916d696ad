"""What several commands share: the project, the day the law is read, people's own files, what went wrong with them."""

from __future__ import annotations

import errno
import os
import re
from contextvars import ContextVar
from pathlib import Path
from tempfile import NamedTemporaryFile

import click

from generator.cli_help import Day
from generator.promote import MARKER

PROBLEMS, WRONG_USE, OUR_FAULT, INTERRUPTED = 1, 2, 3, 130

OPEN = "请先关闭文件：它可能在 Excel、Word 或 WPS 里开着。"

_BARRED = {errno.EACCES, errno.EPERM, errno.EROFS}
_DRAFT = re.compile(r"\.(.+)\.draft")  # `write.write_file` calls a file so until it is whole

log: ContextVar[Path] = ContextVar("log", default=Path("build", "qinghe.log"))

as_of_option = click.option(
    "--as-of", type=Day(), metavar="日期", help="按哪一天的法律生成，例如 2026-11-21；不写就用课程总表里的日期。"
)
root_option = click.option(
    "--project",
    "root",
    type=click.Path(path_type=Path),
    metavar="文件夹",
    default=".",
    help="项目文件夹，默认是当前文件夹。",
)


def project(root: Path) -> Path:
    """Return the project folder; refuse one that holds no content."""
    if not root.is_dir():
        raise click.UsageError(f"{root} 是文件，不是文件夹。" if root.exists() else f"没有 {root} 这个文件夹。")
    if not (root / "content").is_dir():
        raise click.UsageError(f"{root.resolve()} 不是青禾的项目文件夹：里面没有 content/。")
    log.set(root.resolve() / "build" / "qinghe.log")
    return root.resolve()


def opened(path: Path) -> bytes:
    """Return the bytes of a file somebody named; say what is wrong with it where it cannot be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise click.UsageError(f"没有 {path} 这个文件。") from None
    except IsADirectoryError:
        raise click.UsageError(f"{path} 是文件夹，请写里面的文件。") from None
    except OSError:
        raise click.UsageError(f"打不开 {path}，{OPEN}") from None


def written(path: Path, data: bytes) -> None:
    """Write a file to where somebody wants it, whole or not at all; say what is in the way."""
    from generator.write import write_file

    try:
        write_file(path, data)
    except OSError as fault:
        if said := in_the_way(fault):
            raise click.UsageError(said) from None
        raise


def in_the_way(fault: OSError) -> str | None:
    """Return what keeps us from a file or folder and what to do; None where nobody but us can mend it."""
    path = meant(fault)
    if path is None:
        return None
    if isinstance(fault, (FileExistsError, NotADirectoryError)):
        file = next((place for place in (path, *path.parents) if os.path.isfile(place)), None)  # noqa: PTH113 - see below
        return None if file is None else f"{file} 不是文件夹，写不进去。请换一个地方，或者把它改名。"
    if isinstance(fault, IsADirectoryError):
        return f"{path} 是文件夹，写不成文件；请把它改名或移走。"
    return _barred(path) if fault.errno in _BARRED else None


def meant(fault: OSError) -> Path | None:
    """Return the file a fault is about under the name a user knows; None where the system named none."""
    if not isinstance(fault.filename, str):
        return None
    path = Path(fault.filename)
    draft = _DRAFT.fullmatch(path.name)
    return path.with_name(draft[1]) if draft else path


def _barred(path: Path) -> str:
    # os.path answers False where pathlib raises: below a folder that may not even be searched.
    if os.path.exists(path) and not os.access(path, os.R_OK):  # noqa: PTH110
        return f"没有权限读 {path}；请找管这台电脑的人开通。"
    folder = next(place for place in path.absolute().parents if os.path.isdir(place))  # noqa: PTH112
    if os.path.isfile(path) and os.access(folder, os.W_OK):  # noqa: PTH113
        return f"写不进 {path}，{OPEN}"
    return f"没有权限写 {folder}（要写的是 {path.name}）；请换一个文件夹，或者找管这台电脑的人开通。"


def noted(details: str) -> Path | None:
    """Return where the details of a fault were written: the project's log, else a new file; None where neither goes."""
    place = log.get()
    try:
        if (place.parent / MARKER).is_file():
            place.write_text(details, encoding="utf-8", errors="backslashreplace")
            return place
    except OSError:
        pass  # a build folder that can no longer be written to
    try:
        with NamedTemporaryFile(
            "w", encoding="utf-8", errors="backslashreplace", prefix="qinghe-", suffix=".log", delete=False
        ) as file:
            file.write(details)
        return Path(file.name)
    except OSError:
        return None


def kept_beside(path: Path, data: bytes) -> Path:
    """Write `data` to `path`, or to the next free number beside it; return where it stands.

    A file that holds anything else may hold somebody's work of hours: it is never replaced. One that holds the same is
    left as it is, so that doing a thing twice leaves one file.
    """
    place, number = path, 2
    while os.path.lexists(place) and not holds(place, data):
        place = path.with_name(f"{path.stem}_{number}{path.suffix}")
        number += 1
    written(place, data)
    return place


def holds(path: Path, data: bytes) -> bool:
    """Return whether a file holds `data`; one that is open elsewhere and cannot be read may hold anything."""
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def file_name(words: str) -> str:
    """Return `words` without what no system takes in the name of a file."""
    return re.sub(r'[\\/:*?"<>|\s]+', "", words)[:60] or "未命名"
