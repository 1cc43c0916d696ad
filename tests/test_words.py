"""Words fit their readers: sentence length by band, behaviour instead of labels, one name for one thing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from generator.problems import Severity
from generator.read import Read
from tests.conftest import LESSON, Edit

CASE = "content/cases/borrowed-pen.yaml"
LAW = "content/laws/sample-law.yaml"
OURS = {
    "sentence-too-long",
    "label-person",
    "fazhi-old",
    "subject-name",
    "term-preferred",
    "exclamation-run",
    "definition-mixed",
}
LEAD = "lead: 有人让你不舒服，你可以说出来。"
BACKGROUND = "background: 三年级学生分得清疼，分不清玩笑。"


def found(content: Read) -> list[tuple[str, tuple[str | int, ...]]]:
    return [(p.code, p.where) for p in content.problems if p.code in OURS]


def lead(text: str) -> Edit:
    return (LESSON, LEAD, f"lead: {text}")


def background(text: str) -> Edit:
    return (LESSON, BACKGROUND, f"background: {text}")


@pytest.mark.parametrize(
    ("text", "long"),
    [
        ("一二三四五六七八九十一二三四五六七八九十。", False),
        ("一二三四五六七八九十一二三四五六七八九十一。", True),
        ("一二三四五六七八九十，一二三四五六七八九十，一。", True),
        ("一二三四五六七八九十一二三！四五六七八九十一二三四五六？", False),
        ("小禾说：“一二三四五六七八九。一二三四五六七八九十一二三。”", False),
        ("“一二三四五六七八九十”，“一二三四五六七八九十一”。", True),
        ("电话是[](hotline/police)，一二三四五六七八九十一二三四五六。", False),
    ],
)
def test_a_grade_three_sentence_has_twenty_characters(sample_read: Callable[..., Read], text: str, long: bool) -> None:
    assert found(sample_read(lead(text))) == ([("sentence-too-long", ("student", "lead"))] if long else [])


def test_the_youngest_band_of_a_case_counts(sample_read: Callable[..., Read]) -> None:
    sixteen = "一二三四五六七八九十一二三四五六。"
    edits = (
        (CASE, "bands: [小中]", "bands: [小低, 初中]"),
        (CASE, "outcome: 老师请阿泽把笔还了回来。", f"outcome: {sixteen}"),
    )
    content = sample_read(*edits)
    assert ("sentence-too-long", ("outcome",)) in found(content)
    message = next(p.message for p in content.problems if p.where == ("outcome",))
    assert "小低的句子最多 15 个字，这一句有 16 个" in message


def test_a_gist_is_measured_for_its_band_and_teachers_read_what_they_like(sample_read: Callable[..., Read]) -> None:
    long = "一二三四五六七八九十" * 3
    content = sample_read((LAW, "小中: 老师看到要马上管。", f"小中: {long}。"), background(f"{long}{long}。"))
    assert found(content) == [("sentence-too-long", ("articles", "stop", "gist", "小中"))]


@pytest.mark.parametrize("label", ["欺凌者", "受害者", "霸凌者", "小霸王", "问题学生", "差生"])
def test_a_child_is_no_label(sample_read: Callable[..., Read], label: str) -> None:
    content = sample_read(lead(f"他是{label}。"))
    assert [p.token for p in content.problems if p.code == "label-person"] == [label]
    codes = [code for code, _ in found(content)]
    assert "label-person" in codes


def test_a_label_may_be_quoted_and_teachers_may_read_it(sample_read: Callable[..., Read]) -> None:
    assert found(sample_read(lead("不叫他“小霸王”。"), background("实施者有时也是受害者。"))) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("法制教育从小抓起。", "fazhi-old"),
        ("请法制副校长来讲。", "fazhi-old"),
        ("《青少年法制教育意见》写了这一条。", None),
        ("派出所法制大队来讲课。", None),
        ("法治副校长来讲课。", None),
        ("校园霸凌要制止。", "term-preferred"),
        ("霸凌和玩笑不同。", "term-preferred"),
        ("有人把它叫“校园霸凌”。", None),
        ("大家一起来！！", "exclamation-run"),
        ("大家一起来！!", "exclamation-run"),
        ("大家一起来！", None),
        ("高中的道德与法治课可以用。", "subject-name"),
        ("小学用道德与法治，高中用思想政治。", None),
    ],
)
def test_one_name_for_one_thing(sample_read: Callable[..., Read], text: str, code: str | None) -> None:
    assert [c for c, _ in found(sample_read(background(text)))] == ([code] if code else [])


def test_another_old_name_is_only_a_warning(sample_read: Callable[..., Read]) -> None:
    content = sample_read(background("校园欺凌要制止。"))
    assert [(p.code, p.severity) for p in content.problems] == [("term-preferred", Severity.WARNING)]


def test_synonyms_are_what_people_search_for(sample_read: Callable[..., Read]) -> None:
    glossary = "content/glossary.yaml"
    assert found(sample_read((glossary, "synonyms: [校园欺凌, 霸凌]", "synonyms: [法制, 霸凌, 校园霸凌]"))) == []


@pytest.mark.parametrize(
    "text",
    [
        "法律规定，反复发生才算学生欺凌。",
        "学生欺凌在法律上必须是多次的。",
        "依法认定欺凌，要求双方力量悬殊。",
        "《未成年人保护法》定义的学生欺凌，是指恃强凌弱、长期发生的行为。",
        "按照规定，力量不对等是构成欺凌的条件。",
        "没有反复发生，法律就不算欺凌。",
    ],
)
def test_what_research_asks_for_is_no_condition_of_the_law(sample_read: Callable[..., Read], text: str) -> None:
    assert found(sample_read(background(text))) == [("definition-mixed", ("background",))]


@pytest.mark.parametrize(
    "text",
    [
        "法律没有要求反复发生，也没有要求力量悬殊，一次也可能是欺凌。",
        "法律规定的欺凌不以多次为条件。",
        "研究里说的欺凌要反复发生，法律的定义是另一回事。",
        "令50第二十一条写到力量悬殊，认定欺凌时可以参考。",
        "法律规定，多次发送侮辱信息的，可以处罚。",
        "几个人一起打、打了多次，法律规定的处罚更重。",
        "反复练习三遍，欺凌发生时才说得出口。",
    ],
)
def test_the_two_definitions_may_stand_apart(sample_read: Callable[..., Read], text: str) -> None:
    assert found(sample_read(background(text))) == []


def test_the_sample_gives_no_alarm(sample_read: Callable[..., Read]) -> None:
    assert found(sample_read()) == []
