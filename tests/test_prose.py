"""Our prose: what an author writes, what is read, what is printed."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.prose import Paragraph, Run, StudentText, parse, targets
from generator.read import Read
from generator.render.html import prose as as_html
from tests.conftest import LESSON

READ = [
    ("字**重**字", (Run("字"), Run("重", strong=True), Run("字"))),
    ("看[](law/a/b)。", (Run("看"), Run("", href="law/a/b"), Run("。"))),
    ("{着|zháo}火", (Run("着", ruby="zháo"), Run("火"))),
    # A number to call stands in what is said loudest.
    ("**马上打[](hotline/police)**", (Run("马上打", strong=True), Run("", strong=True, href="hotline/police"))),
    ("**{着|zháo}火**", (Run("着", strong=True, ruby="zháo"), Run("火", strong=True))),
]


@pytest.mark.parametrize(("written", "runs"), READ)
def test_a_line_is_read_as_runs(written: str, runs: tuple[Run, ...]) -> None:
    assert parse(written) == (Paragraph(runs),)


def test_a_strong_link_is_printed_as_a_link() -> None:
    text = StudentText((Paragraph((Run("打", strong=True), Run("110", strong=True, href="help.html"))),))
    assert as_html(text, "../") == '<p><strong>打</strong><strong><a href="../help.html">110</a></strong></p>'


def test_references_in_strong_words_are_followed(sample_read: Callable[..., Read]) -> None:
    assert targets("**打[](hotline/police)**，看[](law/a/b)") == ("hotline/police", "law/a/b")
    content = sample_read((LESSON, "念出求助电话[](hotline/police)", "念出**[](hotline/nobody)**"))
    assert "没有叫 nobody 的求助电话。" in " ".join(problem.message for problem in content.problems)
