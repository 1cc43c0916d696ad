"""`qinghe check --fix` mends what a machine can, and only that."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from generator.fix import fix_files, fixed
from tests.conftest import LESSON, Sample, qinghe

PATH = PurePosixPath("x.yaml")


@pytest.mark.parametrize(
    ("typed", "mended", "count"),
    [
        ("title：题目\nsummary：一句话\n", "title: 题目\nsummary: 一句话\n", 2),
        ("a: 1\nb：\n  - 2\n", "a: 1\nb:\n  - 2\n", 1),
        ("a:\n\tb: 1\n", "a:\n  b: 1\n", 1),
        ("q:\n  - ask: 甲\n\tanswers: 乙\n", "q:\n  - ask: 甲\n    answers: 乙\n", 1),
        ("q:\n  - ask: 甲\n  \tanswers: 乙\n", "q:\n  - ask: 甲\n    answers: 乙\n", 1),
        ("q:\n  - ask: 甲\n　　answers: 乙\n", "q:\n  - ask: 甲\n    answers: 乙\n", 1),
        ("q:\n  - ask: 甲\n\xa0\xa0\xa0\xa0answers: 乙\n", "q:\n  - ask: 甲\n    answers: 乙\n", 1),
        ("t:\n  - 甲\n\t- 乙\n", "t:\n  - 甲\n  - 乙\n", 1),
        ("s: |-\n  甲\n\t乙\nb: 1\n", "s: |-\n  甲\n  乙\nb: 1\n", 1),
        (
            "q:\n  - ask: 甲\n    sub:\n      - a: 1\n\tanswers: 乙\n",
            "q:\n  - ask: 甲\n    sub:\n      - a: 1\n    answers: 乙\n",
            1,
        ),
        ("a:\n\t- 甲\nb:\n\tc:\n\t\td: 1\n", "a:\n  - 甲\nb:\n  c:\n    d: 1\n", 3),
        ("a: {name: 小禾, part：笔}\n", "a: {name: 小禾, part: 笔}\n", 1),
        ("a: {name：小禾, part: 笔}\n", "a: {name: 小禾, part: 笔}\n", 1),
        ("g:\n  小中：老师\n  小高: 管\n", "g:\n  小中: 老师\n  小高: 管\n", 1),
        ("v:\n  2026-01-01：\n    n: 1\n", "v:\n  2026-01-01:\n    n: 1\n", 1),
        ("title:　借\nb: 1\n", "title: 借\nb: 1\n", 1),
        ("a: [x, name：y]\n", "a: [x, name：y]\n", 0),
        ("a: name：y\n", "a: name：y\n", 0),
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


def test_a_file_that_cannot_be_read_is_left_alone(sample: Sample) -> None:
    project = sample()
    assert fix_files(project, (PurePosixPath("content/gone.yaml"),)) == {}
