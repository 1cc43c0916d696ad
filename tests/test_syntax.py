"""What an author did when YAML cannot be read, on the line where it was done."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from generator.source import parse

PATH = PurePosixPath("x.yaml")
KEY = "这一行的缩进和上一行对不齐。"
DASH = "这一项的减号和上一项没有对齐。"
GLUED = "冒号后面少一个空格。"
LOOSE = "这行文字没有缩进，不知道属于哪一项。"
QUOTE = "这里的引号没有收尾。"

# (what was typed, the sentence, line:column)
SLIPS = [
    ('a: 1\ntitle: "借走的笔\nb: 2\n', QUOTE, "2:8"),
    ("a: 1\ntitle: '借走的笔\nb: 2\n", QUOTE, "2:8"),
    ('title: "借走的笔”\nsummary: "一支"\n', QUOTE, "1:8"),
    ('a: "C:\\新"\n', "双引号里的 \\ 有特别的意思。", "1:7"),
    ('title: "借走的笔"故事\n', "引号收尾以后，后面还有字。", "1:14"),
    ("bands: [小中\nb: 2\n", "方括号没有关上。", "1:8"),
    ("roles:\n  - {name: 小禾\n  - {name: 阿泽}\n", "花括号没有关上。", "2:5"),
    ("bands: [小中", "方括号没有关上。", "1:8"),
    ("a: {name: 小禾，part: 笔}\n", "花括号里要用半角逗号隔开。", "1:13"),
    ("title:借\nb: 2\n", GLUED, "1:1"),
    ("q:\n  - ask: 甲\n    answers:找\nb: 2\n", GLUED, "3:5"),
    ("q:\n  - ask:甲\n    answers: 找\n", GLUED, "2:5"),
    ("title=借\nb: 2\n", "键后面要写冒号和空格，不是等号。", "1:1"),
    ("title 借走的笔\nb: 2\n", "键后面少了冒号。", "1:1"),
    ("title:　借\nb: 2\n", "冒号后面是全角空格。", "1:1"),
    ("q:\n  - ask: 甲\n　　answers: 找\n", "行首有全角空格（或网页空格）。", "3:1"),
    (" title: 借\nb: 2\n", "这一行前面多了空格。", "1:1"),
    ("a: 1\n b: 2\nc: 3\n", KEY, "2:2"),
    ("q:\n  - ask: 甲\n   answers: 找\n", KEY, "3:4"),
    ("q:\n  - ask: 甲\n     answers: 找\n", KEY, "3:6"),
    ("q:\n  - ask: 甲\n  answers: 找\n", KEY, "3:3"),
    ("q:\n  - 甲: 1\n    - 乙: 2\n", DASH, "3:5"),
    ("q:\n  - {甲: 1}\n - {乙: 2}\n", DASH, "3:2"),
    ("s: |-\n  课间，\n上次那支。\nb: 2\n", LOOSE, "3:1"),
    ("s: |-\n  课间，\n 上次那支。\nb: 2\n", "这行文字的缩进不对，不知道属于哪一项。", "3:2"),
    ("s: 请阿泽\n把笔还回来。\nb: 2\n", LOOSE, "2:1"),
    ("// 标题\ntitle: 借\n", LOOSE, "1:1"),
    ("q:\n  -ask: 甲\n    b: 1\n", "列表项开头的减号不对。", "2:3"),
    ("a: - x\n", "这里不能写减号。", "1:4"),
    *(
        (f"a: {sign}老师请\n", f"值不能以 {sign[0]} 开头。", "1:4")
        for sign in ("**", "&", "!", "@", "%", "`", ">", "|")
    ),
    ("a: ? 老师\n", "值不能以 ? 开头。", "1:4"),
    ("a: [](law/x/y)说\n", "值不能以 [ 开头。", "1:4"),
    ("q:\n  - {字|zì}老师\n", "值不能以 { 开头。", "2:5"),
    ("a: 小禾说: 一支笔\n", "这一行读不懂。", "1:7"),
    ("```yaml\na: 1\n```\n", "``` 是网页里的记号，这里不用。", "1:1"),
]
FULLWIDTH = [
    ("story：|-\n  课间，\n  还是。\nroles: 1\n", "1:1"),
    ("gist:\n  小中：老师\n  小高: 管\n", "2:3"),
    ("versions:\n  2026-01-01：\n    number: 1\n", "2:3"),
    ("a: {name: 小禾, part：笔}\n", "1:15"),
    ("a: {小中：老师}\n", "1:5"),
    ("q:\n  - ask：甲\n    b: 1\n", "2:5"),
]


@pytest.mark.parametrize(("text", "sentence", "place"), SLIPS)
def test_a_slip_is_told_where_it_was_made(text: str, sentence: str, place: str) -> None:
    _, (problem,) = parse(PATH, text)
    assert problem.mark
    assert (problem.message, f"{problem.mark.line}:{problem.mark.column}") == (sentence, place)
    assert problem.hint.endswith("这份文件改好再查一次，后面可能还有。")


@pytest.mark.parametrize(("text", "place"), FULLWIDTH)
def test_a_full_width_colon_is_found_after_every_kind_of_key(text: str, place: str) -> None:
    _, (problem,) = parse(PATH, text)
    assert problem.mark
    assert (problem.code, f"{problem.mark.line}:{problem.mark.column}") == ("yaml-fullwidth-colon", place)


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("summary: 一支 #笔\n", "yaml-comment", "1:13"),
        ("story:\n  一\n  二\n", "yaml-folded", "2:3"),
        ("story: >-\n  一\n  二\n", "yaml-folded", "1:8"),
        ('story: "一\n  二"\n', "yaml-folded", "1:8"),
        ("　a: 1\n", "yaml-wide-space", "1:1"),
    ],
)
def test_words_that_would_be_lost_are_refused(text: str, code: str, place: str) -> None:
    _, (problem,) = parse(PATH, text)
    assert problem.mark
    assert (problem.code, f"{problem.mark.line}:{problem.mark.column}") == (code, place)


@pytest.mark.parametrize(
    "text",
    [
        "# 说明\n#说明\na: 1\n  #说明\n",
        "a: 1 # 说明\nb: 2  # expect: x\n",
        'a: "一支 #笔"\nb: 一支#笔\n',
        "a: |-\n  一支 #笔\n  二\n",
        "a: 1  ## 说明\n",
        "a: |-\n  小禾：你好\n  title：什么\n",
        "a: |-\n  　　课间\n",
    ],
)
def test_comments_and_texts_that_are_complete_stay_allowed(text: str) -> None:
    assert parse(PATH, text)[1] == ()
