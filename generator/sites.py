"""MkDocs, twice, each in a process of its own: it is only a consumer of the pages we wrote.

The two hand-written configurations stand with the themes; the folders of pages and of the finished site are those of
the project being built, which need not be the one the configurations lie in. A process may stay for the next build:
its configuration and theme are then read already, and only pages that changed are turned into HTML.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import subprocess
import sys
import traceback
from pathlib import Path

HOME = Path(__file__).resolve().parent.parent
CONFIGS = {"teacher": HOME / "mkdocs.yml", "student": HOME / "site" / "student" / "mkdocs.yml"}
_MARK = ".pages"
"""Beside each site: what it was built from; without it, or where it differs, the site is built from nothing."""


class SiteFault(Exception):  # noqa: N818 - ours, told in one line by the command line
    """MkDocs did not accept our pages; the text is what it said."""


class Sites:
    """Both sites below a work folder, built by two processes that stay until `close`."""

    def __init__(self, work: Path, as_of: datetime.date) -> None:
        """Start the processes; dates in the output come from `as_of` (reproducible-builds.org, SOURCE_DATE_EPOCH)."""
        epoch = int(datetime.datetime.combine(as_of, datetime.time(), datetime.UTC).timestamp())
        environment = {**os.environ, "SOURCE_DATE_EPOCH": str(epoch), "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
        self._work, self._as_of = work, as_of
        self._running = {
            name: subprocess.Popen(  # noqa: S603 - our own interpreter and our own file
                [sys.executable, "-m", "generator.sites", str(config), str(work / name)],
                env=environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
                errors="replace",
            )
            for name, config in CONFIGS.items()
        }

    def build(self) -> None:
        """Turn `<work>/<site>/pages` into `<work>/<site>/site`, both sites side by side.

        Raises `SiteFault` with MkDocs' own words where a site fails.
        """
        wanted = {name: self._made_of(name) for name in self._running}
        for name, process in self._running.items():
            mark = self._work / name / _MARK
            same = mark.is_file() and mark.read_text(encoding="utf-8") == wanted[name]
            mark.unlink(missing_ok=True)  # a build that dies leaves a site to be built from nothing
            assert process.stdin
            process.stdin.write("changed\n" if same else "everything\n")
            process.stdin.flush()
        said = {name: self._answer(process) for name, process in self._running.items()}
        for name, text in said.items():
            if not text:
                (self._work / name / _MARK).write_text(wanted[name], encoding="utf-8")
        if any(said.values()):
            raise SiteFault("\n".join(f"[{name}] {text}" for name, text in said.items() if text))

    def close(self) -> None:
        """Let both processes end."""
        for process in self._running.values():
            process.communicate()

    def _answer(self, process: subprocess.Popen[str]) -> str:
        assert process.stdout
        line = process.stdout.readline()
        return str(json.loads(line)) if line else "MkDocs ended without a word."

    def _made_of(self, name: str) -> str:
        """Return a hash of what makes every page of a site: its configuration, theme, day, and which pages it has."""
        config = CONFIGS[name]
        theme = sorted(file for file in (HOME / "site" / name / "theme").rglob("*") if file.is_file())
        digest = hashlib.sha256(self._as_of.isoformat().encode())
        for file in (config, *theme):
            digest.update(file.read_bytes())
        pages = self._work / name / "pages"
        for page in sorted(file.relative_to(pages).as_posix() for file in pages.rglob("*") if file.is_file()):
            digest.update(page.encode() + b"\n")
        return digest.hexdigest()


def _stay(config_file: str, folder: str) -> None:
    """Build on each line of standard input, `changed` or `everything`; answer "" or what went wrong."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    pages, site = Path(folder, "pages"), Path(folder, "site")
    config = None
    for line in sys.stdin:
        try:
            if config is None or line.strip() == "everything":
                config = load_config(config_file, docs_dir=str(pages), site_dir=str(site))
                # Our own 404 page stands at this name; the theme's, with addresses from the root, must not replace it.
                config.theme.static_templates.discard("404.html")
            build(config, dirty=line.strip() == "changed")
            told = ""
        except (Exception, SystemExit):
            config, told = None, traceback.format_exc()
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _stay(*sys.argv[1:3])
