"""Every rule has a project with exactly its mistake: tests/broken/<code>/ laid over the sample.

The faulty line ends with `# expect: <code>`. Where no comment can stand (bytes, a missing file, text in a block), a
file `expect` says `path:line`, and `remove` lists files taken away.
"""

from __future__ import annotations

import ast
import datetime
import re
import shutil
from pathlib import Path

import pytest

from generator import show
from generator.explain import as_text, explanations
from generator.read import read
from tests.conftest import ROOT, SAMPLE

BROKEN = Path(__file__).parent / "broken"
CASES = sorted(folder.name for folder in BROKEN.iterdir())
MARK = re.compile(r"#\s*expect: (?P<code>[a-z0-9-]+)\s*$")
WITHOUT_CASE = {
    "as-of-behind",  # from the clock: shown by the command line alone
    "file-unreadable",  # from the system: test_files.py takes the permission away
    "file-too-large",  # a file over 1 MiB: test_source.py makes one
    "wrong-value",  # the fallback for errors of pydantic's that no model of ours can cause today
}


REPORTING = ("files.py", "source.py", "syntax.py", "messages.py", "load.py", "link.py", "checks", "privacy")
NO_CODE = {"dai-tian", "utf-8"}


def codes() -> set[str]:
    """Return every problem code: the kebab-case texts in the modules that report problems."""
    found = set()
    for name in REPORTING:
        place = ROOT / "generator" / name
        for file in place.rglob("*.py") if place.is_dir() else (place,):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                text = node.value if isinstance(node, ast.Constant) else None
                if isinstance(text, str) and re.fullmatch(r"[a-z]+(-[a-z0-9]+)+", text):
                    found.add(text)
    return found - NO_CODE


@pytest.mark.parametrize("code", CASES)
def test_the_mistake_is_found_on_its_line_and_nothing_else_is(code: str, tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(SAMPLE, project)
    overlay = BROKEN / code
    expected = []
    for file in sorted(f for f in overlay.rglob("*") if f.is_file()):
        name = file.relative_to(overlay).as_posix()
        if name == "expect":
            expected += file.read_text(encoding="utf-8").split()
        elif name == "remove":
            for gone in file.read_text(encoding="utf-8").split():
                (project / gone).unlink()
        elif name != "as-of":
            (project / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, project / name)
            lines = file.read_bytes().decode("utf-8", "replace").split("\n")
            expected += [
                f"{name}:{n}" for n, line in enumerate(lines, 1) if (m := MARK.search(line)) and m["code"] == code
            ]
    day = overlay / "as-of"
    as_of = datetime.date.fromisoformat(day.read_text().strip()) if day.is_file() else None
    content = read(project, as_of)
    found = show.placed(content.problems, content.loaded.texts)
    assert expected, "mark the faulty line"
    assert {(problem.code, f"{problem.path}:{mark.line}") for mark, problem in found} == {
        (code, place) for place in expected
    }, show.as_text(content.problems, content.loaded.texts)
    assert all(problem.message.endswith("。") and problem.hint for _, problem in found)


def test_every_code_has_its_case_and_its_explanation() -> None:
    known = codes()
    assert len(known) > 60
    assert known - set(CASES) - WITHOUT_CASE == set(), "no tests/broken/<code>/"
    assert known - set(explanations()) == set(), "no explanation"
    assert set(explanations()) - known == set(), "explained, but nobody reports it"


@pytest.mark.parametrize("code", sorted(explanations()))
def test_an_explanation_reads_well(code: str) -> None:
    text = as_text(code, explanations()[code])
    assert "\n错：\n" in text
    assert "\n对：\n" in text
    assert explanations()[code].wrong != explanations()[code].right
    text.encode("gbk")  # a Windows console prints it
