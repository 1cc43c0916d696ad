"""What `qinghe build`, `check` and `serve` print: problems by their path from here, progress, and what was made."""

from __future__ import annotations

import datetime
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

import click

from generator import show
from generator.problems import Problem, Severity, errors


def problems_text(root: Path, problems: Iterable[Problem], texts: Mapping[PurePosixPath, str]) -> str:
    """Return the problems of the project at `root`, each with a path an editor opens from the current folder."""
    return show.as_text(problems, texts, shown(root))


def shown(path: Path) -> str:
    """Return a path as seen from the current folder, or whole where it lies elsewhere."""
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()


def command(root: Path, words: str) -> str:
    """Return the command `words`, as `check` is one, as it is typed in the current folder for the project at `root`."""
    place = shown(root)
    if place == ".":
        return f"qinghe {words}"
    return f'qinghe {words} --project "{place}"' if " " in place else f"qinghe {words} --project {place}"


def build(root: Path, as_of: datetime.date | None, local: Path | None = None, pdf: bool = False) -> bool:
    """Build the project at `root`, print what came of it, and return whether it was published."""
    from generator.build import build as run
    from generator.load import LOCAL_FOLDER

    started = time.monotonic()
    with _progress() as step:
        sheet = PurePosixPath(Path(os.path.relpath(local, root)).as_posix()) if local else LOCAL_FOLDER
        built = run(root, as_of, step, sheet, pdf)
    problems = built.read.problems
    if problems:
        click.echo(problems_text(root, problems, built.read.loaded.texts))
    if errors(problems):
        click.echo(f"{len(errors(problems))} 处错误，没有生成；上一次的成品没有变。")
        return False
    if built.findings:
        for finding in built.findings:
            click.echo(f"{finding.page}: {finding.message}")
        click.echo(f"成品里有 {len(built.findings)} 处毛病，没有发布；上一次的成品没有变。")
        return False
    warnings = sum(problem.severity is Severity.WARNING for problem in problems)
    size = sum(file.size for file in built.catalogue) / 1e6
    seconds = time.monotonic() - started
    click.echo(
        f"完成：{built.pages} 个网页，{len(built.catalogue)} 个下载文件（{size:.1f} MB），"
        f"{built.changed} 个文件有变化，{warnings} 处提醒，用时 {seconds:.1f} 秒。"
    )
    click.echo(f"教师版：{shown(root / 'build/site/teacher/index.html')}")
    click.echo(f"学生版：{shown(root / 'build/site/student/index.html')}")
    click.echo(f"U 盘用的两个压缩包：{shown(root / 'build/offline')}")
    click.echo(f"覆盖数据：{shown(root / 'build/reports/coverage.json')}")
    return True


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """Show steps as a live line on a terminal, as plain lines elsewhere."""
    if not sys.stdout.isatty():
        yield lambda name: click.echo(f"- {name}")
        return
    from rich.console import Console

    with Console().status("") as status:
        yield status.update
