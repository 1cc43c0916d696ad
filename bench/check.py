"""Checking 2,000 documents: the whole of `qinghe check`, against reading the same files with PyYAML's safe loader.

The work: the sample's case and scenario copied a thousand times each under other names, with their frame. PyYAML only
parses; we parse strictly, validate, link and run every rule. Copies say the same, and what a rule read once it
remembers; so our own content, in which nothing stands twice, is checked as well, and once more after one lesson
changed, as `qinghe serve` does. Seconds are by the clock: a long check is shared by two processes.
"""

from __future__ import annotations

import gc
import shutil
import tempfile
import time
from pathlib import Path

import yaml

from generator.read import read

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "tests" / "sample"
COPIES = 1000


def main() -> None:
    """Run both in turn, three times, and print the medians' ratio and our speed."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        files = many_documents(project)
        size = sum(file.stat().st_size for file in files) / 1e6
        runs = [(*timed_ours(project, files[0]), timed_yaml(files)) for _ in range(3)]
        ours, again, plain = (sorted(column)[1] for column in zip(*runs, strict=True))
        print(f"{len(files)} documents, {size:.1f} MB; yaml.safe_load (pure Python) = 1")
        print(f"qinghe check, everything   {ours / plain:6.2f}")
        print(f"after a change, again      {again / plain:6.2f}")
        print(f"({ours:.2f} s and {again:.2f} s here, {size / ours:.1f} MB/s; safe_load {plain:.2f} s)")
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        for name in ("content", "lessons"):
            shutil.copytree(ROOT / name, project / name)
        real = sorted(project.rglob("*.yaml"))
        size = sum(file.stat().st_size for file in real) / 1e6
        (ours, again), plain = timed_ours(project, next((project / "lessons").rglob("*.yaml"))), timed_yaml(real)
        print(f"our own {len(real)} documents, {size:.1f} MB: {ours:.2f} s, {size / ours:.2f} MB/s;", end=" ")
        print(f"one lesson changed {again:.2f} s; safe_load {plain:.2f} s")


def many_documents(project: Path) -> list[Path]:
    """Write the project and return its documents."""
    shutil.copytree(SAMPLE, project)
    found = []
    for kind in ("cases/borrowed-pen", "scenarios/the-last-chair"):
        source = project / f"content/{kind}.yaml"
        text = source.read_text(encoding="utf-8")
        for number in range(COPIES):
            file = source.with_name(f"{source.stem}-{number}.yaml")
            file.write_text(text, encoding="utf-8")
            found.append(file)
    return found


def timed_ours(project: Path, file: Path) -> tuple[float, float]:
    """Return the seconds of a full check, and the median of the next five, `file` changed before each."""
    started = time.perf_counter()
    content = read(project)
    assert content.curriculum
    full = time.perf_counter() - started
    gc.freeze()  # as the preview does
    text, again = file.read_text(encoding="utf-8"), []
    for change in range(5):
        file.write_text(text.replace("。", "！", change % 2), encoding="utf-8")
        started = time.perf_counter()
        content = read(project, previous=content)
        again.append(time.perf_counter() - started)
    gc.unfreeze()
    return full, sorted(again)[2]


def timed_yaml(files: list[Path]) -> float:
    """Return the seconds PyYAML's safe loader needs to read the same files."""
    started = time.perf_counter()
    for file in files:
        yaml.safe_load(file.read_text(encoding="utf-8"))
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
