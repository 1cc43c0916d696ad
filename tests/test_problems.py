"""Mistakes of an author: all in one run, each with its place, its code, a Chinese sentence and a hint."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator import show
from generator.read import read
from tests.conftest import LESSON, SAMPLE, Edit, Sample, qinghe

LAW = "content/laws/sample-law.yaml"
CASE = "content/cases/borrowed-pen.yaml"

# (edit, code, what stands at the place that is named, a piece of the sentence or hint)
FAULTS: list[tuple[Edit, str, str, str]] = [
    ((LESSON, "form: 主题班会", "from: 主题班会"), "unknown-key", "from: 主题班会", "您是不是想写：form"),
    ((LESSON, "form: 主题班会", "form: 主题班"), "unknown-choice", "form: 主题班", "您是不是想写：主题班会"),
    ((LESSON, "layout: 小组任务", "layout: 问题"), "unknown-layout", "layout: 问题", "没有叫“问题”的版式"),
    ((LESSON, "term: 上学期\n", ""), "missing-field", "# yaml-language-server", "缺少“term”"),
    ((LESSON, "minutes: 20", "minutes: 二十"), "wrong-type", "minutes: 二十", "应当是一个整数"),
    ((LESSON, "reviewed: 2026-11-21", "reviewed: 2026-02-30"), "wrong-date", "reviewed: 2026-02-30", "不是日期"),
    ((LESSON, "cases: [borrowed-pen]", "cases: [pen]"), "unknown-reference", "pen]", "没有叫 pen 的案例"),
    (
        (LESSON, "laws: [sample-law/stop]", "laws: [sample-law/stopp]"),
        "unknown-reference",
        "sample-law/stopp",
        "：stop",
    ),
    ((LESSON, "question: joke", "question: jok"), "unknown-reference", "question: jok", "您是不是想写：joke"),
    ((LESSON, "cite: sample-law/stop#1", "cite: sample-law/stop#3"), "unknown-reference", "cite:", "只有 2 款"),
    ((LESSON, "[借走的笔](case/borrowed-pen)", "[笔](case/pen)"), "unknown-reference", "case/pen)", "没有叫 pen"),
    ((LESSON, "minutes: 20", "minutes: 25"), "minutes-full", "steps:", "43 分钟，应当是 37 到 38"),
    ((LESSON, "cuts: {20: 9}", "cuts: {20: 5}"), "minutes-cut", "steps:", "15 分钟，应当是 18 到 20"),
    ((LESSON, "cuts: {20: 9}", "cuts: {20: 21}"), "minutes-cut-longer", "20: 21", "比完整课的 20 分钟还长"),
    ((LESSON, "    cuts: {20: 2}\n", ""), "cut-without-help", "title: 带走一句话", "20 分钟短课里没有它"),
    ((LESSON, "part: 结束", "part: 活动"), "help-missing", "steps:", "没有 part 为“结束”的环节"),
    ((LESSON, "掌心向上：像玩笑", "## 掌心"), "prose-unknown-sign", "- ## 掌心", "标题记号"),
    ((LESSON, "知道找谁。", "可以打 12355。"), "hotline-number", "12355。", "12355"),
    ((LESSON, "[不舒服可以说, 可以找大人]", "['[打](hotline/police)']"), "prose-link-in-line", "'[打]", "纯文字"),
    ((LESSON, "- {text: 不算, ", "- {text: 不算, right: true, "), "quiz-one-right", "options:", "正好有一个"),
    ((CASE, "{name: 小禾, part: 笔", "{name: 王小明, part: 笔"), "name-not-in-cast", "王小明", "不在化名表里"),
    ((CASE, "kind: 虚构情境", "kind: 官方发布改编"), "provenance-missing", "kind: 官方", "没有写 provenance"),
    ((LAW, "学校应当制止学生欺凌。", "学校可以制止学生欺凌。"), "law-text-altered", "text: |-", "SHA-256"),
    (
        (LAW, "      2020-01-01:\n", "      2020-01-02:\n"),
        "law-version-unknown",
        "2020-01-02:",
        "不是《样例法》的施行日期",
    ),
]


@pytest.mark.parametrize(("edit", "code", "stands", "said"), FAULTS)
def test_one_mistake_is_named_where_it_stands(sample: Sample, edit: Edit, code: str, stands: str, said: str) -> None:
    project = sample(edit)
    content = read(project)
    shown = show.as_text(content.problems, content.loaded.texts)
    named = [(mark, p) for mark, p in show.placed(content.problems, content.loaded.texts) if p.code == code]
    assert named, shown
    line = (project / edit[0]).read_text(encoding="utf-8").split("\n")[named[0][0].line - 1]
    assert line[named[0][0].column - 1 :].startswith(stands), shown
    assert any(said in problem.message + problem.hint for _, problem in named), shown
    assert all(problem.path.as_posix() == edit[0] and problem.hint for _, problem in named), shown


def test_the_sample_has_no_problem() -> None:
    done = qinghe("check", cwd=SAMPLE)
    assert (done.returncode, done.stdout) == (0, "检查了 13 份文档：0 处错误，0 处提醒。\n")


def test_all_mistakes_are_reported_in_one_run_sorted_by_place(sample: Sample) -> None:
    project = sample(
        (LESSON, "minutes: 20", "minutes: 25"),
        (LESSON, "cases: [borrowed-pen]", "cases: [no-such-case]"),
        (CASE, "title: 借走的笔", "title: 借走的笔\ncolour: red"),
        (LAW, "level: 法律", "level：法律"),
        ("content/policies/national.yaml", "number: 2", "number: 0"),
    )
    (project / "lessons/grade-03/旧教案.yaml").write_bytes("标题: 旧".encode("gb18030"))
    done = qinghe("check", "--json", cwd=project)
    problems = json.loads(done.stdout)
    assert {p["code"] for p in problems} == {
        "minutes-full",
        "unknown-reference",
        "unknown-key",
        "yaml-fullwidth-colon",
        "out-of-range",
        "file-encoding",
        "file-name",
    }
    assert "Traceback" not in done.stdout + done.stderr
    assert [(p["path"], p["line"]) for p in problems] == sorted((p["path"], p["line"]) for p in problems)
    assert all(p["hint"] and p["message"] for p in problems)
    assert done.returncode == 1


def test_a_broken_file_does_not_echo_through_its_references(sample: Sample) -> None:
    done = qinghe("check", "--json", cwd=sample((CASE, "bands: [小中]", "bands: 小中")))
    assert [p["code"] for p in json.loads(done.stdout)] == ["wrong-type"]


def test_law_without_text_in_force_on_the_day_is_named(sample: Sample) -> None:
    done = qinghe("check", "--as-of", "2019-12-31", cwd=sample())
    assert "[law-not-in-force]" in done.stdout
    assert "它从 2020-01-01 起施行。" in done.stdout
    assert done.returncode == 1


def test_a_missing_frame_file_is_named_and_nothing_else_breaks(sample: Sample) -> None:
    project = sample()
    (project / "content/curriculum.yaml").unlink()
    done = qinghe("check", cwd=project)
    assert "content/curriculum.yaml:1:1: 错误 [missing-file]" in done.stdout
    assert done.returncode == 1


def test_wrong_use_is_one_sentence(tmp_path: Path) -> None:
    done = qinghe("check", cwd=tmp_path)
    assert done.returncode == 2
    assert "不是青禾的项目文件夹" in done.stderr
    done = qinghe("check", "--as-of", "昨天", cwd=SAMPLE)
    assert done.returncode == 2
    assert "不是日期" in done.stderr
