"""What several commands share: the project, the day the law is read, where faults are noted, people's own files."""

from __future__ import annotations

import re
from contextvars import ContextVar
from pathlib import Path

import click

from generator.cli_help import Day

PROBLEMS, WRONG_USE, OUR_FAULT, INTERRUPTED = 1, 2, 3, 130

OPEN = "请先关闭文件：它可能在 Excel、Word 或 WPS 里开着。"

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
    except (FileExistsError, NotADirectoryError):
        raise click.UsageError(f"{path.parent} 不是文件夹，写不进去。") from None
    except PermissionError as fault:
        raise click.UsageError(f"写不进 {fault.filename or path}，{OPEN}") from None


def file_name(words: str) -> str:
    """Return `words` without what no system takes in the name of a file."""
    return re.sub(r'[\\/:*?"<>|\s]+', "", words)[:60] or "未命名"
