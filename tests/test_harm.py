"""Harmful sentences are found; sentences that warn, answer, quote, ask or tell are left alone.

tests/labelled holds our own sentences, `code<TAB>context<TAB>sentence`: harmful ones with the code they should get,
harmless ones with the code they resemble. Frames were tuned on `harmful` and `harmless`, and the second reader learned
from them (`tools.harm_weights`), so the shares asserted there say that nothing got lost. The `held-out-` ones are
of five writers nobody learned from (docs/decisions/ 8). Rules are not to be tuned on them.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.checks.harm import HINTS, Context, findings, harm
from generator.curriculum import Curriculum
from generator.lexicon import advice, frames, sayings, talk
from generator.lexicon.base import SLANG, patterns
from generator.lexicon.likeness import DOUBT, LONGEST, passages, reading
from generator.lexicon.places import candidates
from generator.problems import Severity
from generator.read import Read
from tests.conftest import LESSON

LABELLED = Path(__file__).parent / "labelled"
CASE = "content/cases/borrowed-pen.yaml"
THIRD = 3
"""Every third of what was learned from says as well that nothing got lost."""
CONTEXTS = {
    "teacher": Context(),
    "student": Context("students", "student.lead"),
    "family": Context("families", "family"),
    "story": Context("students", "story"),
    "avoid": Context("teachers", "brief.avoid"),
    "not_for": Context("teachers", "not_for"),
    "not_when": Context("teachers", "not_when.when"),
    "wrong_option": Context("students", "warning"),
    "statute": Context("students", "articles.honour.versions.2020-01-01.text"),
}


def labelled(name: str) -> list[tuple[str, str, str]]:
    rows = (LABELLED / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [(code, context, sentence) for code, context, sentence in (row.split("\t") for row in rows)]


def codes(sentence: str, context: str = "teacher") -> set[str]:
    return {found.code for found in findings(sentence, CONTEXTS[context])}


def found(content: Read) -> list[tuple[str, tuple[str | int, ...]]]:
    return [(p.code, p.where) for p in content.problems if p.code.startswith("harm-")]


def test_harmful_sentences_are_found() -> None:
    rows = labelled("harmful")[::THIRD]
    missed = [row for row in rows if not codes(row[2], row[1])]
    other = [row for row in rows if row not in missed and row[0] not in codes(row[2], row[1])]
    assert len(rows) >= 1000
    assert {code for code, _, _ in rows} == set(HINTS)
    assert len(missed) / len(rows) <= 0.05, missed
    assert len(other) / len(rows) <= 0.06, other  # the second reader guesses the code


def test_harmless_sentences_are_left_alone() -> None:
    rows = labelled("harmless")[::THIRD]
    alarms = [(sentence, codes(sentence, context)) for _, context, sentence in rows if codes(sentence, context)]
    assert len(rows) >= 1000
    assert len(alarms) / len(rows) <= 0.02, alarms


def test_held_out_sentences_are_told_apart() -> None:
    """The aim, on 2,195 sentences of five writers nobody learned from (docs/decisions/ 8)."""
    harmful, harmless = labelled("held-out-harmful"), labelled("held-out-harmless")
    missed = [row for row in harmful if not codes(row[2], row[1])]
    alarms = [row for row in harmless if codes(row[2], row[1])]
    assert len(harmful) >= 1000
    assert {code for code, _, _ in harmful} == set(HINTS)
    assert len(missed) / len(harmful) <= 0.05
    assert len(alarms) / len(harmless) <= 0.02


def test_what_no_frame_finds_but_reads_like_harmful_ones_is_a_warning(sample_read: Callable[..., Read]) -> None:
    sentence = "两家大人当面把话谈透，孩子就又能一块儿上学了，这事不必写进材料。"
    assert [(found.code, found.alike) for found in findings(sentence, CONTEXTS["student"])] == [
        ("harm-mediation", True)
    ]
    content = sample_read((LESSON, "background: 三年级学生分得清疼，分不清玩笑。", f"background: {sentence}"))
    assert [(p.code, p.severity) for p in content.problems] == [("harm-mediation", Severity.WARNING)]


def test_a_passage_that_speaks_against_it_overrules_a_frame() -> None:
    sentence = "老师没有让他俩抱一抱，老师分别问了他们三个问题。"
    read = reading(sentence, "students")
    assert read
    assert read.score < DOUBT
    assert codes(sentence, "student") == set()


def test_a_paragraph_is_read_in_whole_sentences() -> None:
    line = "一二三。" * 40 + "“四五？”六。"
    found = list(passages(line))
    assert "".join(passage for _, passage in found) == line
    assert all(line[start:].startswith(passage) for start, passage in found)
    assert max(len(passage) for _, passage in found) <= LONGEST


def test_a_label_is_reported_once(sample_read: Callable[..., Read]) -> None:
    content = sample_read((LESSON, "lead: 有人让你不舒服，你可以说出来。", "lead: 他是差生。"))
    assert [p.code for p in content.problems if p.code in ("label-person", "harm-slur")] == ["label-person"]


FORBIDDEN = (
    "让双方握手言和",
    "用调解代替处理",
    "让学生当众道歉",
    "要求学生上台认错",
    "教孩子打回去",
    "鼓励学生还手",
    "让学生上前拉架",
    "把欺凌者集中起来辅导",
    "请学生说自己被欺负的经历",
    "让被欺负过的同学举手",
    "让学生扮演欺凌者",
    "播放学生自杀的新闻",
    "让学生保存裸照",
    "答应替学生保密",
    "劝孩子忍一忍",
)
FORBIDDING = (
    "不要",
    "不能",
    "避免",
    "禁止",
    "不得",
    "切勿",
    "别",
    "不应该",
    "严禁",
    "不提倡",
    "不鼓励",
    "请不要",
    "绝不",
)
WRONG = ("不可取", "行不通", "会让受伤害的孩子更难受", "只会让事情更糟", "不是好办法")


def test_a_forbidden_act_is_no_advice() -> None:
    assert all(codes(f"{act}。") for act in FORBIDDEN)
    said = [f"{no}{act}。" for no, act in itertools.product(FORBIDDING, FORBIDDEN)]
    said += [f"{act}{why}。" for act, why in itertools.product(FORBIDDEN, WRONG)]
    assert [sentence for sentence in said if codes(sentence)] == []


@pytest.mark.parametrize(
    "quoted",
    [
        "不说“{}”。",
        "“{}”这句话不对。",
        "有学生说“{}”，可以接：“我们慢慢想。”",
        "为什么不能说“{}”？",
        "有人说“{}”，这样对吗？",
        "“{}”会让受伤害的孩子不敢再开口。",
        "这几句请先放下：“算你倒霉”“{}”“哭什么哭”。",
        "再看‘{}’。",
    ],
)
@pytest.mark.parametrize("saying", ["一个巴掌拍不响", "打回去", "没满14岁没事", "忍一忍就过去了", "谁让你不合群"])
def test_a_saying_is_quoted_to_be_answered(quoted: str, saying: str) -> None:
    assert codes(quoted.format(saying)) == set()


@pytest.mark.parametrize(
    ("harmful", "harmless"),
    [
        ("告诉他：“你也有问题。”", "有人说：“你也有问题。”"),
        ("让两个孩子互相道歉。", "两个孩子为一块橡皮吵架，后来互相道歉。"),
        ("发生欺凌，由班干部调解。", "民间纠纷，公安机关可以调解处理。"),
        ("被打了就要还手。", "被打了，就要还手吗？"),
        ("冲上去把打人的同学拉开。", "值班老师冲上去把打人的同学拉开。"),
        ("我们班对欺凌零容忍。", "我们班对欺凌零容忍：老师当天就来制止，并通知家长。"),
        ("请说说自己被欺负的经历。", "请说说故事里的小禾被欺负的经历。"),
        ("不要只会哭，要打回去。", "不要哭着打回去。"),
    ],
)
def test_what_stands_around_a_sentence_decides(harmful: str, harmless: str) -> None:
    assert codes(harmful)
    assert codes(harmless) == set()


def test_who_says_it_decides() -> None:
    saying = "“你们俩握个手，还是好朋友。”"
    assert [found.alike for found in findings(f"老师说：{saying}", Context())] == [False]
    assert list(findings(f"小满说：{saying}", Context())) == []


def test_a_story_may_show_what_people_say_and_do_and_not_advise_it() -> None:
    assert codes("“我还没满十四，能把我怎么样？”", "story") == set()
    assert codes("阿川要小舟买烟，不然就打他。", "story") == set()
    assert codes("这告诉我们，你被打了就要打回去。", "story") == {"harm-fight-back"}


def test_suicide_is_named_to_pupils_only_with_help_and_to_teachers_only_for_a_crisis() -> None:
    assert codes("他被欺负得不想活了。", "student") == {"harm-suicide"}
    assert codes("不想活的时候，马上告诉一位大人。", "student") == set()
    assert codes("学生说不想活，不离开他，叫心理教师。") == set()
    assert codes("用学生跳楼的新闻导入新课。") == {"harm-suicide"}


def test_slang_is_for_no_pupil_also_in_parts_and_sounds() -> None:
    for word in ("傻逼", "煞笔", "s b", "NMSL", "月半子", "女昌", "脑残"):
        assert codes(f"他喊了一声{word}。", "student") == {"harm-slur"}, word
        assert codes(f"他喊了一声{word}。", "teacher") == set()
    for word in ("USB", "废物利用", "二百五十", "绿茶"):
        assert SLANG.search(word) is None, word


def test_a_list_of_what_is_not_said_holds_no_advice() -> None:
    assert codes("这些话不说：\n- 忍一忍就过去了\n- 一个巴掌拍不响") == set()
    assert codes("这些话要说：\n- 忍一忍就过去了") == {"harm-keep-silent"}


def test_every_match_is_a_candidate() -> None:
    """The index by character loses nothing."""
    every = patterns(advice.ROWS + talk.ROWS + frames.ROWS + sayings.ROWS)
    assert all(pattern.cues for pattern in every)
    for _, _, sentence in (labelled("harmful") + labelled("harmless"))[::THIRD]:
        tried = {pattern.find for pattern in candidates(sentence)}
        assert {pattern.find for pattern in every if pattern.regex.search(sentence)} <= tried, sentence


def test_the_problem_points_at_the_field_and_says_what_to_write(sample_read: Callable[..., Read]) -> None:
    content = sample_read((LESSON, "teacher: 请每人想一句话。", "teacher: 请被欺负过的同学举手。"))
    problem = next(p for p in content.problems if p.code == "harm-disclosure")
    assert problem.where == ("steps", 3, "teacher")
    assert "被欺负过的同学举手" in problem.message
    assert "故事里的人" in problem.hint
    assert problem.token in "请被欺负过的同学举手。"
    assert problem.token in problem.message
    assert [code for code, _ in found(content)] == ["harm-disclosure"]


def test_a_wrong_answer_may_be_what_pupils_believe_and_a_right_one_may_not(sample_read: Callable[..., Read]) -> None:
    wrong = (LESSON, "{text: 算了, feedback", "{text: 忍一忍, feedback")
    assert found(sample_read(wrong)) == []


def test_a_right_answer_is_advice(sample_read: Callable[..., Read]) -> None:
    right = (LESSON, "{text: 找第二个大人, right: true", "{text: 忍一忍, right: true")
    assert found(sample_read(right)) == [("harm-keep-silent", ("quiz", 2, "options", 1, "text"))]


def test_fields_that_warn_may_hold_it(sample_read: Callable[..., Read]) -> None:
    content = sample_read(
        (LESSON, "不说“互相道个歉”", "互相道个歉就没事了"),
        (LESSON, "when: 班里正有一件事在处理", "when: 班里刚有人当众道歉"),
        (CASE, "不用来让学生说自己被拿过什么", "请学生说自己被欺负的经历"),
    )
    assert found(content) == []


def test_method_in_a_teachers_text_is_a_warning(sample_read: Callable[..., Read]) -> None:
    content = sample_read(
        (LESSON, "background: 三年级学生分得清疼，分不清玩笑。", "background: 他用圆规扎了同桌的手。")
    )
    assert [(p.code, p.severity) for p in content.problems] == [("harm-method", Severity.WARNING)]


def test_real_content_and_the_sample_give_no_alarm(curriculum: Curriculum, sample_curriculum: Curriculum) -> None:
    """What only reads alike is a warning: texts written since the weights were learned may have a few."""
    for content in (curriculum, sample_curriculum):
        alarms = [(p.severity, p.path.name, p.where, p.message) for p in harm(content)]
        assert [alarm for alarm in alarms if alarm[0] is Severity.ERROR] == []
        assert len(alarms) <= 20, alarms
