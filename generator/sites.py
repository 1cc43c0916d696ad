"""MkDocs, twice, each in a process of its own: it is only a consumer of the pages we wrote.

The two hand-written configurations stand with the themes; the folders of pages and of the finished site are those of
the project being built, which need not be the one the configurations lie in.
"""

from __future__ import annotations

import datetime
import os
import subprocess
import sys
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
CONFIGS = {"teacher": HOME / "mkdocs.yml", "student": HOME / "site" / "student" / "mkdocs.yml"}


class SiteFault(Exception):  # noqa: N818 - ours, told in one line by the command line
    """MkDocs did not accept our pages; the text is what it said."""


def build_sites(work: Path, as_of: datetime.date) -> None:
    """Build `work`/<site>/pages into `work`/<site>/site, both sites side by side.

    Dates in the output come from `as_of`, never from the clock (reproducible-builds.org, SOURCE_DATE_EPOCH). Raises
    `SiteFault` with MkDocs' own words where a site fails.
    """
    epoch = int(datetime.datetime.combine(as_of, datetime.time(), datetime.UTC).timestamp())
    environment = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch), "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "generator.sites"]
    running = {
        name: subprocess.Popen(  # noqa: S603 - our own interpreter and our own file
            [*command, str(config), str(work / name / "pages"), str(work / name / "site")],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            errors="replace",
        )
        for name, config in CONFIGS.items()
    }
    said = {name: process.communicate()[0] for name, process in running.items()}
    failed = [name for name, process in running.items() if process.returncode]
    if failed:
        raise SiteFault("\n".join(f"[{name}] {said[name]}" for name in failed))


def _build_one(config: str, pages: str, site: str) -> None:
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    build(load_config(config, docs_dir=pages, site_dir=site))


if __name__ == "__main__":
    _build_one(*sys.argv[1:4])
