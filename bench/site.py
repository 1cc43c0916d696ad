"""The whole of `qinghe build` against a bare `mkdocs build` of the teacher pages it wrote.

The work: the real content with its lesson copied to every one of the 48 places of the curriculum. We write two sites,
48 decks, documents and packages, check and verify; bare MkDocs (Material, its own search, every page in the
navigation, as a new project has it) only turns the finished Markdown of one site into HTML.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from generator.read import read

ROOT = Path(__file__).parent.parent
LESSON = ROOT / "lessons/grade-08/g08-age-no-exemption.yaml"


def main() -> None:
    """Run both in turn, three times, and print the medians' ratios."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder) / "project"
        count = full_project(project)
        cold = timed(ours(project))
        bare = bare_project(project, Path(folder) / "bare")
        pairs = [(timed(ours(project)), timed(bare)) for _ in range(3)]
        warm, plain = (sorted(column)[1] for column in zip(*pairs, strict=True))
        teacher = size(project / "build/site/teacher") - size(project / "build/site/teacher/downloads")
        print(f"{count} lessons; bare mkdocs = 1")
        print(f"time, everything, first build   {cold / plain:6.2f}")
        print(f"time, everything, second build  {warm / plain:6.2f}")
        print(f"size of the teacher pages       {teacher / size(Path(folder) / 'bare/site'):6.2f}")
        print(f"(seconds here: {cold:.1f} first, {warm:.1f} second, {plain:.1f} bare)")


def full_project(project: Path) -> int:
    """Write a project whose every class meeting exists; return how many lessons it has.

    All grades count as 初中 there, so that one text may stand in every place.
    """
    shutil.copytree(ROOT / "content", project / "content")
    curriculum = read(ROOT).curriculum
    assert curriculum
    frame = project / "content" / "curriculum.yaml"
    text = frame.read_text(encoding="utf-8")
    one = "bands:\n  - {name: 初中, grades: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], period: 40}\n"
    frame.write_text(re.sub(r"bands:\n(?:  .*\n|#.*\n)+", one, text), encoding="utf-8")
    text = LESSON.read_text(encoding="utf-8")
    for meeting in curriculum.plan.meetings:
        lesson = re.sub(r"^title: .*", f"title: {meeting.title.replace(':', '：')}", text, count=1, flags=re.M)
        lesson = re.sub(r"^grades: .*", f"grades: [{meeting.grade}]", lesson, count=1, flags=re.M)
        lesson = re.sub(r"^term: .*", f"term: {meeting.term}", lesson, count=1, flags=re.M)
        lesson = re.sub(r"^strands: .*", "strands: [辨, 法, 助, 旁, 情, 网, 责, 复]", lesson, count=1, flags=re.M)
        lesson = re.sub(r"^builds_on: .*\n", "", lesson, count=1, flags=re.M)
        file = project / "lessons" / f"{meeting.id}.yaml"
        file.parent.mkdir(exist_ok=True)
        file.write_text(lesson, encoding="utf-8")
    return len(curriculum.plan.meetings)


def ours(project: Path) -> list[str]:
    """Return the command that builds `project` with us."""
    return [sys.executable, "-m", "generator", "build", "--project", str(project)]


def bare_project(project: Path, bare: Path) -> list[str]:
    """Return the command of a bare MkDocs project on the pages we wrote."""
    shutil.copytree(project / "build/work/teacher/pages", bare / "docs")
    (bare / "mkdocs.yml").write_text("site_name: bare\ntheme: {name: material, font: false}\n", encoding="utf-8")
    return [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(bare / "mkdocs.yml")]


def timed(command: list[str]) -> float:
    """Return the seconds `command` takes as a whole process."""
    started = time.monotonic()
    done = subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8", errors="replace")
    if done.returncode:
        sys.exit(done.stdout + done.stderr)
    return time.monotonic() - started


def size(folder: Path) -> int:
    """Return the bytes below `folder`."""
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) if folder.is_dir() else 0


if __name__ == "__main__":
    main()
