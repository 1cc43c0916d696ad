"""A lesson fits its period, and every cut of it is a real lesson.

Full lessons leave two or three minutes of the period, a 20-minute cut takes 18 to 20 and a 10-minute cut 8 to 10
(design §3; 教案 in the wild add up to 55 minutes for a 45-minute period, peers.md §4.4). Help and closing stand
in every cut (content-guide §1.6).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.curriculum import Curriculum
from generator.model.lesson import Lesson
from generator.problems import Problem

_CUTS = {"主题班会": ((20, 18, 20),), "晨会微课": (), "家长会": ((10, 8, 10),)}


def timing(curriculum: Curriculum) -> Iterator[Problem]:
    """Yield lessons whose minutes do not fit."""
    for lesson_id, lesson in curriculum.looked_at("lesson", curriculum.lessons):
        path = curriculum.paths["lesson", lesson_id]
        period = min(curriculum.period(grade) for grade in lesson.grades)
        low, high = (8, 10) if lesson.form == "晨会微课" else (period - 3, period - 2)
        total = sum(step.minutes for step in lesson.steps)
        if not low <= total <= high:
            message = f"各环节加起来 {total} 分钟，应当是 {low} 到 {high} 分钟。"
            hint = f"一节课 {period} 分钟，要留 2 到 3 分钟机动。" if low > 10 else "微课 8 到 10 分钟。"
            yield Problem(path, ("steps",), "minutes-full", message, hint)
        for step in range(len(lesson.steps)):
            yield from _longer_in_cut(path, lesson, step)
        for cut, least, most in _CUTS.get(lesson.form, ()):
            yield from _cut(path, lesson, cut, least, most)


def _longer_in_cut(path: PurePosixPath, lesson: Lesson, index: int) -> Iterator[Problem]:
    step = lesson.steps[index]
    for cut, minutes in ((20, step.cuts.twenty), (10, step.cuts.ten)):
        if minutes is not None and minutes > step.minutes:
            where = ("steps", index, "cuts", str(cut))
            message = f"环节“{step.title}”在 {cut} 分钟短课里要 {minutes} 分钟，比完整课的 {step.minutes} 分钟还长。"
            yield Problem(path, where, "minutes-cut-longer", message, "短课里的时间不能超过完整课。")


def _cut(path: PurePosixPath, lesson: Lesson, cut: int, least: int, most: int) -> Iterator[Problem]:
    chosen = [step.cuts.twenty if cut == 20 else step.cuts.ten for step in lesson.steps]
    total = sum(minutes or 0 for minutes in chosen)
    if not least <= total <= most:
        message = f"{cut} 分钟短课加起来 {total} 分钟，应当是 {least} 到 {most} 分钟。"
        yield Problem(path, ("steps",), "minutes-cut", message, f"在要保留的环节写 cuts: {{{cut}: 分钟}}。")
    for index, (step, minutes) in enumerate(zip(lesson.steps, chosen, strict=True)):
        if step.part in ("求助", "结束") and minutes is None:
            message = f"环节“{step.title}”是“{step.part}”，{cut} 分钟短课里没有它。"
            hint = "每一种短课都要有求助和结束。"
            yield Problem(path, ("steps", index), "cut-without-help", message, hint)
