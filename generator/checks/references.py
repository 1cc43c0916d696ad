"""Nothing is orphaned and nothing runs in circles.

A lesson builds on earlier ones (peers.md P1), so its order in the curriculum decides; a source nobody cites is either a
forgotten reference or a leftover. A case may stand alone: teachers browse the library.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.curriculum import Curriculum
from generator.problems import Problem, Severity


def references(curriculum: Curriculum) -> Iterator[Problem]:
    """Yield lessons that build on later ones or stand outside the curriculum, and sources nobody cites."""
    order = {meeting.id: place for place, meeting in enumerate(curriculum.plan.meetings)}
    for lesson_id, lesson in curriculum.lessons.items():
        path = curriculum.paths["lesson", lesson_id]
        if lesson.form == "主题班会" and lesson_id not in order:
            message = f"课程总表的 48 次班会里没有 {lesson_id}。"
            yield Problem(
                path, ("form",), "lesson-not-in-order", message, "在 content/curriculum.yaml 的 meetings 里写上它。"
            )
        meeting = curriculum.meeting(lesson_id)
        if meeting and (meeting.grade not in lesson.grades or meeting.term != lesson.term):
            message = f"课程总表把它排在 {meeting.grade} 年级{meeting.term}，课里写的不一样。"
            yield Problem(path, ("grades",), "lesson-place", message, "改 grades 和 term，或改课程总表。")
        if meeting and not set(meeting.strands) <= set(lesson.strands):
            missing = "、".join(s for s in meeting.strands if s not in lesson.strands)
            message = f"课程总表要求的主线“{missing}”，课里没有。"
            yield Problem(path, ("strands",), "strand-lost", message, "题目可以改，主线不能丢。")
        for index, earlier in enumerate(lesson.builds_on):
            if earlier in order and lesson_id in order and order[earlier] >= order[lesson_id]:
                message = f"{earlier} 排在这节课后面，不能说“接着它讲”。"
                yield Problem(path, ("builds_on", index), "builds-on-later", message, "只写排在前面的课。")
    yield from _frame(curriculum)
    yield from _unused(curriculum)


def _frame(curriculum: Curriculum) -> Iterator[Problem]:
    path = curriculum.paths["curriculum", "curriculum"]
    grades = sorted(grade for band in curriculum.plan.bands for grade in band.grades)
    if grades != list(range(1, 13)):
        message = "各学段的年级合起来应当正好是 1 到 12，每个年级一次。"
        yield Problem(path, ("bands",), "bands-incomplete", message, "核对每个学段的 grades。")
    seen: set[str] = set()
    for index, meeting in enumerate(curriculum.plan.meetings):
        if meeting.id in seen:
            message = f"班会 {meeting.id} 写了两次。"
            yield Problem(path, ("meetings", index, "id"), "meeting-twice", message, "每次班会一个 id。")
        seen.add(meeting.id)


def _unused(curriculum: Curriculum) -> Iterator[Problem]:
    used = {leaf.value for _, _, leaf in curriculum.written}
    for name in curriculum.sources.sources:
        if name not in used:
            message = f"来源 {name} 没有被任何材料引用。"
            path = curriculum.paths["sources", "sources"]
            yield Problem(path, ("sources", name), "source-unused", message, "引用它，或删掉它。", Severity.WARNING)
