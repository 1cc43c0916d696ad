"""`qinghe check --fix` mends what a machine can, and only that."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from generator.fix import fixed
from tests.conftest import LESSON, Sample, qinghe

PATH = PurePosixPath("x.yaml")


@pytest.mark.parametrize(
    ("typed", "mended", "count"),
    [
        ("title：题目\nsummary：一句话\n", "title: 题目\nsummary: 一句话\n", 2),
        ("a: 1\nb：\n  - 2\n", "a: 1\nb:\n  - 2\n", 1),
        ("a:\n\tb: 1\n", "a:\n  b: 1\n", 1),
        ("a: 看\u200b不见\n", "a: 看不见\n", 1),
        ("a: 1\n", "a: 1\n", 0),
        ("a: 老师：大家好\n", "a: 老师：大家好\n", 0),
        ("a: 1\na: 2\n", "a: 1\na: 2\n", 0),
        ("a: [1\n", "a: [1\n", 0),
    ],
)
def test_only_what_needs_no_guess_is_mended(typed: str, mended: str, count: int) -> None:
    assert fixed(PATH, typed) == (mended, count)
    assert fixed(PATH, mended) == (mended, 0), "mending twice changes nothing"


def test_the_command_mends_and_then_checks(sample: Sample) -> None:
    project = sample((LESSON, "form: 主题班会", "form：主题班会"))
    assert qinghe("check", cwd=project).returncode == 1
    done = qinghe("check", "--fix", cwd=project)
    assert done.stdout.splitlines()[0] == f"{LESSON}: 改好了 1 处。"
    assert done.returncode == 0
