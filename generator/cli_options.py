"""What several commands share: the project they work on, the day the law is read, where faults are noted."""

from __future__ import annotations

from contextvars import ContextVar
from pathlib import Path

import click

from generator.cli_help import Day

PROBLEMS, WRONG_USE, OUR_FAULT, INTERRUPTED = 1, 2, 3, 130

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
