"""Strict YAML: what is typed is what is read; what could surprise is refused with its place."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.problems import Mark
from generator.source import decode, parse, position

PATH = PurePosixPath("x.yaml")


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("no", "no"),
        ("on", "on"),
        ("12:30", "12:30"),
        ("010", "010"),
        ("2026-11-21", "2026-11-21"),
        ("1e3", "1e3"),
        ("第六十条", "第六十条"),
        ("true", True),
        ("20", 20),
        ("-3", -3),
        ("1.5", 1.5),
        ("~", None),
        ("'20'", "20"),
    ],
)
def test_a_scalar_is_what_was_typed(typed: str, value: object) -> None:
    assert parse(PATH, f"a: {typed}") == ({"a": value}, ())


@pytest.mark.parametrize(
    ("text", "code", "mark"),
    [
        ("a: 1\nb: 2\na: 3\n", "yaml-duplicate-key", Mark(3, 1)),
        ("a: &x 1\nb: *x\n", "yaml-anchor", Mark(1, 4)),
        ("a: 1\n<<: {b: 2}\n", "yaml-merge", Mark(2, 1)),
        ("a: !!python/object/apply:os.getcwd []\n", "yaml-tag", Mark(1, 4)),
        ("a: 1\n---\nb: 2\n", "yaml-documents", Mark(2, 1)),
        ("a: " + "[" * 21 + "]" * 21, "yaml-depth", Mark(1, 23)),
        ("title：没有半角冒号\n", "yaml-fullwidth-colon", Mark(1, 1)),
        ("title: 一\nsummary：二\n", "yaml-fullwidth-colon", Mark(2, 1)),
        ("a:\n\tb: 1\n", "yaml-tab", Mark(2, 1)),
        ("a: 第六十条: 内容\n", "yaml-syntax", Mark(1, 8)),
        ("", "yaml-empty", None),
        ("? [a]\n: 1\n", "yaml-key", Mark(1, 3)),
        ('a: "\\u202e"\n', "invisible-character", Mark(1, 4)),
        ("a: " + "[" * 5000, "yaml-depth", Mark(1, 23)),
    ],
)
def test_what_is_refused_is_named_with_its_place(text: str, code: str, mark: Mark | None) -> None:
    value, problems = parse(PATH, text)
    assert value is None
    assert [(p.code, p.mark) for p in problems] == [(code, mark)]
    assert problems[0].hint


@pytest.mark.parametrize(
    ("data", "code", "said"),
    [
        ("标题: 欺凌防治".encode("gb18030"), "file-encoding", "GBK"),
        ("a: 1".encode("utf-16"), "file-encoding", "UTF-16"),
        (b"a: \xff\xfe\xfa", "file-encoding", "UTF-8"),
        ("a: 看\u200b不见".encode(), "invisible-character", "U+200B"),
        (b"a: \x00", "invisible-character", "U+0000"),
        (b"#" * (1024 * 1024 + 1), "file-too-large", "1 MiB"),
    ],
)
def test_bytes_that_are_no_text_are_named(data: bytes, code: str, said: str) -> None:
    _, problems = decode(PATH, data)
    assert [p.code for p in problems] == [code]
    assert said in problems[0].message


def test_byte_order_mark_and_line_ends_are_normalised() -> None:
    assert decode(PATH, "\ufeffa: 1\r\nb: 2\rc: 3\n".encode()) == ("a: 1\nb: 2\nc: 3\n", ())


def test_a_key_path_is_found_again() -> None:
    text = "title: 一\nsteps:\n  - title: 二\n    minutes: 5\n  - title: 三\n"
    assert position(text, ("steps", 0, "minutes")) == Mark(4, 5)
    assert position(text, ("steps", 1)) == Mark(5, 5)
    assert position(text, ("steps", 1, "minutes")) == Mark(5, 5), "a missing key is at its parent"
    assert position(text, ("steps", 0, "一句话", "title")) == Mark(3, 5), "a union's tag is skipped"
    assert position(text, ()) == Mark(1, 1)


@given(st.binary(max_size=200))
def test_no_bytes_reach_an_exception(data: bytes) -> None:
    text, problems = decode(PATH, data)
    if not problems:
        parse(PATH, text)


@given(st.text(max_size=200))
def test_every_problem_points_into_the_text(text: str) -> None:
    normal, problems = decode(PATH, text.encode("utf-8", "ignore"))
    problems += parse(PATH, normal)[1] if not problems else ()
    for problem in problems:
        assert problem.mark is None or 1 <= problem.mark.line <= text.count("\n") + text.count("\r") + 1
