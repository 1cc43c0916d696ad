"""Shared by tests: copies of the sample project, one build of the real one, and skips that count as failures."""

from __future__ import annotations

import fcntl
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from generator.curriculum import Curriculum
from generator.read import Read, read

ROOT = Path(__file__).parent.parent
SAMPLE = Path(__file__).parent / "sample"
LESSON = "lessons/grade-03/g03-what-is-bullying.yaml"

Edit = tuple[str, str, str]
Sample = Callable[..., Path]


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Count a skipped test as failed: a check that did not run proves nothing."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter and reporter.stats.get("skipped") and session.exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture
def sample(tmp_path: Path) -> Sample:
    """Return `sample(*edits)`: a copy of tests/sample with (file, old, new) replaced, old standing there once."""

    def copy(*edits: Edit) -> Path:
        project = tmp_path / "project"
        shutil.copytree(SAMPLE, project)
        for file, old, new in edits:
            text = (project / file).read_text(encoding="utf-8")
            assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
            (project / file).write_text(text.replace(old, new), encoding="utf-8")
        return project

    return copy


@pytest.fixture
def sample_read(sample: Sample) -> Callable[..., Read]:
    """Return `sample_read(*edits)`: the sample as read."""
    return lambda *edits: read(sample(*edits))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return Debian's Chromium, quiet: it asks nothing of its maker's servers."""
    quiet = ("--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update")
    arguments = ["--no-sandbox", "--disable-gpu", "--disable-sync", *quiet]
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=arguments)
        yield started
        started.close()


def violations(page: Page) -> list[str]:
    """Return what axe-core finds on the page that is open: WCAG 2.2 A and AA, and its best practices."""
    page.evaluate((ROOT / "tests/node/node_modules/axe-core/axe.min.js").read_text(encoding="utf-8"))
    found = page.evaluate(
        "axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})"
        ".then(r => r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).slice(0, 3).join(' | ')))"
    )
    return [f"{page.url.rsplit('/', 1)[-1]} {one}" for one in found]


@pytest.fixture(scope="session")
def curriculum() -> Curriculum:
    """Return the real content, linked."""
    content = read(ROOT)
    assert content.curriculum
    return content.curriculum


@pytest.fixture(scope="session")
def sample_curriculum() -> Curriculum:
    """Return the sample, linked."""
    content = read(SAMPLE)
    assert content.curriculum
    return content.curriculum


def qinghe(*arguments: str, cwd: Path, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command as a user does."""
    return subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        check=False,
        cwd=cwd,
        env=env,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=600,
    )


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """Return a copy of the real project, built once for all workers, in a folder as teachers name theirs."""
    own = tmp_path_factory.getbasetemp()
    folder = (own if worker_id == "master" else own.parent) / "built"
    folder.mkdir(exist_ok=True)
    project = folder / "U盘 资料"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not project.exists():
            project.mkdir()
            for name in ("content", "lessons"):
                shutil.copytree(ROOT / name, project / name)
            done = qinghe("build", cwd=project)
            assert done.returncode == 0, done.stdout + done.stderr
        assert (project / "build/site").is_dir(), "the build failed in another worker"
    return project


def printed(files: Sequence[Path], folder: Path, at_once: int = 40) -> dict[str, Path]:
    """Return `files` as LibreOffice prints them into `folder`, by name.

    One call after another, because two on one profile lose files; `at_once` a call, because one of some
    two hundred and fifty stops in the middle and says that all went well.
    """
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for first in range(0, len(files), at_once):
        some = files[first : first + at_once]
        subprocess.run(
            ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, *some],
            check=True, capture_output=True, timeout=60 + 10 * len(some),
        )  # fmt: skip
    found = {file.name: folder / f"{file.stem}.pdf" for file in files}
    assert all(pdf.is_file() for pdf in found.values()), "LibreOffice may lose a file without a word"
    return found
