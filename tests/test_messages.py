"""What is wrong with a field is said in an author's words: no index, no Python value, no sentence of pydantic's."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from generator import show
from generator.load import SINGLES, understood
from generator.model.base import Model
from generator.model.case import Case
from generator.model.law import Law
from generator.model.lesson import Lesson
from generator.model.policy import Policy
from generator.model.reference import Hotlines
from generator.problems import Problem
from tests.conftest import LESSON, SAMPLE, Sample, qinghe

PATH = PurePosixPath("x.yaml")
FILES: dict[type[Model], str] = {
    Case: "content/cases/borrowed-pen.yaml",
    Law: "content/laws/sample-law.yaml",
    Lesson: LESSON,
    Policy: "content/policies/national.yaml",
    Hotlines: SINGLES["hotlines"][0].as_posix(),
}


def problems(model: type[Model], *edits: tuple[str, str]) -> tuple[Problem, ...]:
    text = (SAMPLE / FILES[model]).read_text(encoding="utf-8")
    for old, new in edits:
        assert text.count(old) >= 1, old
        text = text.replace(old, new, 1)
    return understood(PATH, model, text.encode())[2]


# (model, old, new, code, sentence, hint or its beginning)
TABLE: list[tuple[type[Model], str, str, str, str, str]] = [
    (Case, "title: 借走的笔\n", "", "missing-field", "缺少“title”。", "补一行“title: …”。标题。"),
    (Case, "title: 借走的笔", "title:", "wrong-type", "“title”还空着。", "标题。"),
    (Case, "title: 借走的笔", 'title: ""', "too-short", "“title”还空着。", "标题。"),
    (Case, "title: 借", "title: [借]\n#", "wrong-type", "“title”应当是一段文字，现在是一个列表。", "这里不写列表"),
    (Case, "bands: [小中]", "bands: []", "too-short", "“bands”还空着。", "适合哪些学段。"),
    (
        Case,
        "[小中]",
        "[小中、小高]",
        "unknown-choice",
        "“bands 的第 1 项”不能写“小中、小高”。",
        "用半角逗号隔开：[小中, 小高]。",
    ),
    (
        Case,
        "[小中]",
        "小中",
        "wrong-type",
        "“bands”应当是一个列表（每项以 - 开头），现在是“小中”。",
        "写在半角方括号里，例如 bands: [小中]。",
    ),
    (Case, "[小中]", "[待填]", "unknown-choice", "“bands 的第 1 项”还没有填。", "可以写：小低、"),
    (Case, "  - 不用来", "  -不用来", "wrong-type", "“not_for”应当是一个列表", "减号后面少一个空格。"),
    (Case, "  - 不用来", "  －不用来", "wrong-type", "“not_for”应当是一个列表", "用半角减号，后面空一格"),
    (Case, "2026-11-21", "2026.11", "wrong-date", "“2026.11”不是日期。", "写成 2026-11-21"),
    (Case, "2026-11-21", "20261121", "wrong-date", "“20261121”不是日期。", "写成 2026-11-21"),
    (
        Case,
        "cite: sample",
        "cite: law/sample",
        "wrong-form",
        "“cite”的写法不对",
        "这里不写 law/，直接写 sample-law/stop#1。",
    ),
    (Case, "cite: sample-law/stop#1", "cite: 样例法第六条", "wrong-form", "“cite”的写法不对", "写 法律id/条文id"),
    (
        Case,
        "part: 笔被拿走的同学",
        "part: 笔, 拿走",
        "unknown-key",
        "不认识的键“拿走”。",
        "里面的半角逗号把一句话切开了",
    ),
    (Lesson, "minutes: 8", 'minutes: "8"', "wrong-type", "“minutes”应当是一个整数，现在是“8”。", "写 8，不加引号。"),
    (Lesson, "minutes: 8", "minutes: 8分钟", "wrong-type", "“minutes”应当是一个整数", "写阿拉伯数字，不带单位"),
    (Lesson, "minutes: 8", "minutes: ８", "wrong-type", "“minutes”应当是一个整数", "写阿拉伯数字，不带单位"),
    (Lesson, "right: true", "right: 是", "wrong-type", "“right”应当是 true 或 false，现在是“是”。", "写 true（是）"),
    (Lesson, "right: true", "right: True", "wrong-type", "“right”应当是 true 或 false", "true 全部小写，不加引号。"),
    (Lesson, "grades: [3]", "grades: [三]", "wrong-type", "“grades 的第 1 项”应当是一个整数", "写阿拉伯数字"),
    (Lesson, "{20: 4}", "{20:4}", "unknown-key", "不认识的键“20:4”。", "冒号后面少一个空格：“20: 4”。"),
    (Law, "第六条", "第6条", "wrong-form", "“number”的写法不对：“第6条”。", "用汉字：第六条。"),
    (Law, "第六条", "第120条", "wrong-form", "“number”的写法不对", "用汉字：第一百二十条。"),
    (Law, "第六条", "第十0八条", "wrong-form", "“number”的写法不对", "用汉字："),
    (Law, "c9f107530b791f1a", "C9F107530B791F1A", "wrong-form", "“sha256”的写法不对", "用小写字母。"),
    (Hotlines, 'number: "110"', "number: 110", "wrong-type", "“number”应当是一段文字", '加引号：number: "110"。'),
    (
        Hotlines,
        'number: "110"',
        "number: “110”",
        "wrong-form",
        "“number”的写法不对",
        '去掉中文引号，用半角引号："110"。',
    ),
]


@pytest.mark.parametrize(("model", "old", "new", "code", "sentence", "hint"), TABLE)
def test_a_field_is_spoken_of_as_its_author_would(
    model: type[Model], old: str, new: str, code: str, sentence: str, hint: str
) -> None:
    (problem,) = problems(model, (old, new))
    assert problem.code == code
    assert problem.message.startswith(sentence)
    assert problem.hint.startswith(hint), problem.hint
    assert not any(word in problem.message + problem.hint for word in ("None", "['", "[key]", "literal["))


def test_a_key_in_the_wrong_depth_is_told_where_it_belongs() -> None:
    hints = {p.message: p.hint for p in problems(Case, ("    answers: 找", "answers: 找"))}
    assert hints["不认识的键“answers”。"] == "“answers”是 questions 里的键，多半是缩进不对。"
    hints = {p.message: p.hint for p in problems(Case, ("    answers: 找", "    outcome: 好\n    answers: 找"))}
    assert hints["不认识的键“outcome”。"] == "“outcome”是最外面一层的键，多半是缩进不对。"


def test_a_key_in_chinese_is_translated() -> None:
    hints = {p.message: p.hint for p in problems(Case, ("title: 借", "标题: 借"))}
    assert hints["不认识的键“标题”。"] == "键用英文：title。"


def test_choices_from_two_lists_are_one_problem() -> None:
    found = problems(Policy, ("activities: [主题班会]", "activities: [待填]"))
    assert [problem.code for problem in found] == ["unknown-choice"]
    assert "主题班会" in found[0].hint
    assert "家访" in found[0].hint


@pytest.mark.parametrize("text", ["今天写一个案例\n", "- a\n- b\n", "# 标题\n\n正文一\n正文二\n"])
def test_a_file_that_is_no_document_gets_one_sentence(text: str) -> None:
    (problem,) = understood(PATH, Case, text.encode())[2]
    assert (problem.code, problem.message) == ("wrong-type", "整个文件应当是一行一个“键: 值”。")


def test_a_problem_in_a_long_text_stands_on_its_line(sample: Sample) -> None:
    project = sample(("content/cases/borrowed-pen.yaml", "  “上次", "  ## 第二段\n  “上次"))
    done = qinghe("check", cwd=project)
    assert "content/cases/borrowed-pen.yaml:14:3: 错误 [prose-unknown-sign]" in done.stdout


def test_a_value_still_to_be_filled_in_is_named_once(sample: Sample) -> None:
    project = sample(
        ("content/cases/borrowed-pen.yaml", "cite: sample-law/stop#1", "cite: dai-tian/dai-tian"),
        ("content/cases/borrowed-pen.yaml", "{name: 阿泽", "{name: 待填"),
        ("content/cases/borrowed-pen.yaml", "outcome: 老师", "outcome: 待填，老师"),
    )
    done = qinghe("check", cwd=project)
    assert done.stdout.count("错误 [") == 1
    assert "[placeholder-left] 还有 3 处“待填”" in done.stdout


def test_marks_of_prose_in_a_line_are_named(sample: Sample) -> None:
    done = qinghe("check", cwd=sample(("content/cases/borrowed-pen.yaml", "title: 借走的笔", "title: 借走的**笔**")))
    assert "[prose-sign-in-line] 这里只能写一行纯文字，** 会原样印出来。" in done.stdout


@pytest.mark.parametrize("link", ["[]（law/sample-law/stop）", "【】(law/sample-law/stop)", "[] (law/sample-law/stop)"])
def test_a_link_in_other_brackets_is_named(sample: Sample, link: str) -> None:
    edit = ("content/cases/borrowed-pen.yaml", "见[](law/sample-law/stop)", f"见{link}")
    done = qinghe("check", cwd=sample(edit))
    assert "链接的括号要用半角，中间不空格：[](law/…)。" in done.stdout


def test_an_unknown_hotline_lists_the_known_ones(sample: Sample) -> None:
    edit = ("content/cases/borrowed-pen.yaml", "见[](law/sample-law/stop)", "见[](hotline/12355)")
    project = sample(edit)
    done = qinghe("check", cwd=project)
    assert "[unknown-reference] 没有叫 12355 的求助电话。\n    可以写：" in done.stdout


def test_a_token_that_is_not_there_leaves_the_fields_own_place() -> None:
    text = "a: |-\n  一\n  二\nb: 三\n"
    first = show.placed([Problem(PATH, ("a",), "x", "x。", token="二")], {PATH: text})
    assert (first[0][0].line, first[0][0].column) == (3, 3)
    other = show.placed([Problem(PATH, ("a",), "x", "x。", token="三")], {PATH: text})
    assert (other[0][0].line, other[0][0].column) == (1, 1)
