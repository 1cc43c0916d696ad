"""A lesson holds what keeps a class safe while it is taught."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from generator.checks.lesson_safety import lesson_safety
from generator.curriculum import Curriculum
from generator.problems import Severity
from generator.read import Read
from tests.conftest import LESSON, Edit

OURS = {
    "ground-rules-missing",
    "question-box-unread",
    "role-play-unsafe",
    "disclosure-incomplete",
    "evidence-without-source",
    "too-many-slides",
    "strand-missing",
    "family-first-advice",
}


def found(content: Read) -> list[tuple[str, tuple[str | int, ...]]]:
    return [(p.code, p.where) for p in content.problems if p.code in OURS]


def said(text: str) -> Edit:
    return (LESSON, "teacher: 请每人想一句话。", f"teacher: {text}")


STEP = ("steps", 3, "teacher")


def test_the_sample_is_safe(sample_read: Callable[..., Read]) -> None:
    assert found(sample_read()) == []


@pytest.mark.parametrize(
    ("rules", "missing"),
    [
        ("[可以不说, 不点名]", 0),
        ("[想说才说，说“过”就行, 不说名字]", 0),
        ("[可以不发言, 不提真实姓名]", 0),
        ("[认真听, 不点名]", 1),
        ("[可以不说, 不起哄]", 1),
        ("[认真听, 不起哄]", 2),
    ],
)
def test_ground_rules_give_the_right_to_pass_and_name_nobody(
    sample_read: Callable[..., Read], rules: str, missing: int
) -> None:
    content = sample_read((LESSON, "ground_rules: [可以不说, 不点名]", f"ground_rules: {rules}"))
    assert found(content) == [("ground-rules-missing", ("ground_rules",))] * missing


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("请每人写一张纸条，投进盒子。", ["谁来看", "危险"]),
        ("请每人写一张纸条，投进盒子。今天我和心理老师看完，写到有危险的，我会去找他。", []),
        ("用问题箱收问题，班主任放学前看。", ["危险"]),
        ("发一份不记名的问卷，心理老师今天看完，看到不想活的马上报告。", []),
        ("不发纸条，也不用问题箱。", []),
        ("把答案写在纸条上，自己收好。", []),
    ],
)
def test_a_question_box_says_who_reads_it_when_and_what_then(
    sample_read: Callable[..., Read], text: str, missing: list[str]
) -> None:
    problems = [p for p in sample_read(said(text)).problems if p.code == "question-box-unread"]
    assert [p.where for p in problems] == ([STEP] if missing else [])
    assert all(what in problem.message for problem in problems for what in missing)


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("请同桌扮演小鹿和老师。", False),
        ("请同桌扮演小鹿和老师，不想演的可以写下来。", False),
        ("请同桌扮演小鹿和老师。演完说，我们还是自己。", False),
        ("请同桌扮演小鹿和老师，不想演的可以写下来。演完说，我们还是自己。", True),
        ("一人当小鹿，一人当老师，可以不参加。把角色还给故事。", True),
        ("由教师读故事，不请学生扮演。", True),
        ("没有人扮演小满。", True),
    ],
)
def test_role_play_has_a_way_out_and_a_way_back(sample_read: Callable[..., Read], text: str, safe: bool) -> None:
    assert found(sample_read(said(text))) == ([] if safe else [("role-play-unsafe", STEP)])


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("谢谢他告诉你，不追问。", "不承诺保密、当天办、向谁报告"),
        ("不承诺保密，报告校领导。", "当天办"),
        ("不说“我谁也不告诉”，当天报告。", ""),
    ],
)
def test_disclosure_promises_no_secrecy_and_reports_the_same_day(
    sample_read: Callable[..., Read], text: str, missing: str
) -> None:
    old = "disclosure: 谢谢他告诉你，不追问，也不答应保密；当天报告分管校领导。"
    problems = [p for p in sample_read((LESSON, old, f"disclosure: {text}")).problems if p.code in OURS]
    assert [p.code for p in problems] == (["disclosure-incomplete"] if missing else [])
    assert all(missing in p.message and p.severity is Severity.WARNING for p in problems)


@pytest.mark.parametrize(
    ("level", "fine"), [("strong", False), ("promising", False), ("practice", True), ("none", True)]
)
def test_strong_evidence_has_a_source(sample_read: Callable[..., Read], level: str, fine: bool) -> None:
    old = "evidence: {level: practice, sources: [classroom-practice]}"
    content = sample_read((LESSON, old, f"evidence: {{level: {level}}}"))
    assert found(content) == ([] if fine else [("evidence-without-source", ("evidence",))])


def test_slides_leave_time_to_talk(sample_curriculum: Curriculum) -> None:
    lesson = sample_curriculum.lessons["g03-what-is-bullying"]
    slide = lesson.steps[0].slides[0]

    def codes(pages: int) -> list[str]:
        steps = (lesson.steps[0].model_copy(update={"slides": (slide,) * pages}),)
        changed = lesson.model_copy(update={"steps": tuple(s.model_copy(update={"slides": ()}) for s in lesson.steps)})
        changed = changed.model_copy(update={"steps": steps + changed.steps[1:]})
        lessons = {"g03-what-is-bullying": changed}
        curriculum = replace(sample_curriculum, lessons=lessons)
        return [p.code for p in lesson_safety(curriculum)]

    assert codes(25) == []  # 38 minutes
    assert codes(26) == ["too-many-slides"]


def test_every_strand_comes_twice_in_every_stage(sample_curriculum: Curriculum) -> None:
    def missing(strand: str, grades: list[int]) -> list[str]:
        """Return what is said of `strand` when the first meeting of each of `grades` has it and no other."""
        left = [*grades]
        meetings = []
        for meeting in sample_curriculum.plan.meetings:
            own = meeting.grade in left
            if own:
                left.remove(meeting.grade)
            meetings.append(meeting.model_copy(update={"strands": ("辨", strand) if own else ("辨",)}))
        rows = tuple(
            r.model_copy(update={"key": k}) for r, k in zip(sample_curriculum.plan.strands, ("辨", strand), strict=True)
        )
        plan = sample_curriculum.plan.model_copy(update={"meetings": tuple(meetings), "strands": rows})
        curriculum = replace(sample_curriculum, plan=plan)
        return [p.message[:2] for p in lesson_safety(curriculum) if p.code == "strand-missing"]

    assert missing("旁", [1, 6, 7, 9, 10, 12]) == []
    assert missing("旁", [1, 7, 9, 10, 12]) == ["小学"]
    assert missing("旁", [1, 2, 7, 10]) == ["初中", "高中"]
    assert missing("网", [1, 2, 7, 8, 10, 11]) == ["小学"], "小低 does not count for 网, 责, 复"
    assert missing("网", [3, 6, 7, 8, 10, 11]) == []


@pytest.mark.parametrize(
    ("text", "fine"),
    [
        ("不打骂，不当面找对方孩子，先听完。", True),
        ("先听孩子说，不要打他，也不要去找对方家长。", True),
        ("先听孩子说，不打骂。", False),
        ("不当面找对方孩子。", False),
    ],
)
def test_families_read_first_what_not_to_do(sample_read: Callable[..., Read], text: str, fine: bool) -> None:
    old = "family: 不打骂，不当面找对方孩子。今晚问孩子一句：今天谁和你一起玩？"
    assert found(sample_read((LESSON, old, f"family: {text}"))) == (
        [] if fine else [("family-first-advice", ("family",))]
    )


def test_real_lessons_are_safe(curriculum: Curriculum) -> None:
    assert [(p.path.name, p.where, p.message) for p in lesson_safety(curriculum)] == []
