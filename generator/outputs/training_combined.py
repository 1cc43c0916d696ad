"""A training put together for one role and its minutes: its parts of several modules, and one test before and after.

Each module alone begins and ends with its own test. One after the other they would be four, so the combination keeps
the first and the last, with as many questions as the minutes carry, and what is saved is time to ask.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from generator.curriculum import Curriculum
from generator.law import numeral
from generator.model.module import Module, Role, Session, TestItem
from generator.model.slide import Choice
from generator.outputs.training_parts import cut, minutes
from generator.outputs.training_views import Training

FEWEST, MOST, PER_QUESTION = 5, 10, 7
"""Questions of a test, and how many minutes of training one of them stands for."""
TEST = "测验"


class Misfit(Exception):  # noqa: N818 - told in one Chinese sentence, no error of ours
    """These subjects cannot be held for this role in these minutes; the text says what can."""


def combined(curriculum: Curriculum, subjects: Sequence[str], role: Role, most: int) -> Training:
    """Return the modules of `subjects` cut to `role`; raises `Misfit` where they do not fit into `most` minutes."""
    found: dict[str, Module] = {}
    for code in subjects:
        name = next((name for name, module in curriculum.modules.items() if code in module.subjects), None)
        if name is None:
            there = sorted({c for module in curriculum.modules.values() for c in module.subjects}, key=_number)
            raise Misfit(f"{code} 还没有写好的模块；现在有的是：{'、'.join(there) or '无'}。")
        found[name] = curriculum.modules[name]
    for name, module in found.items():
        if role not in module.roles:
            others = "、".join(module.roles)
            raise Misfit(f"“{module.title}”（{name}）没有给{role}的内容，它写给：{others}。")
    lengths = {name: minutes(module, role) for name, module in found.items()}
    if sum(lengths.values()) > most:
        raise Misfit(_too_long(found, lengths, role, most))
    modules = [cut(module, role) for module in found.values()]
    name = f"{role}培训（{'、'.join(dict.fromkeys(subjects))}）" if len(modules) > 1 else ""
    return Training(tuple(zip(found, one_test(modules), strict=True)), name)


def one_test(modules: Sequence[Module]) -> tuple[Module, ...]:
    """Return modules to be held one after the other, with one test before them all and one after.

    Modules that do not begin and end with a test come back as they are.
    """
    if len(modules) < 2 or not all(one.sessions[0].activity == one.sessions[-1].activity == TEST for one in modules):
        return tuple(modules)
    most = max(FEWEST, min(MOST, sum(one.minutes for module in modules for one in module.sessions) // PER_QUESTION))
    asked = _shared(modules, most)
    count = sum(map(len, asked))
    before, after = (count + 1) // 2, count
    spared = sum(module.sessions[end].minutes for module in modules for end in (0, -1)) - before - after
    sessions = [list(module.sessions[1:-1]) for module in modules]
    for own, module in zip(sessions, modules, strict=True):
        # What the tests showed beside the questions, a sentence to begin with and the summary, stays.
        own[0] = _with_slides(own[0], module.sessions[0], own[0])
        own[-1] = _with_slides(own[-1], own[-1], module.sessions[-1])
    sessions[0].insert(0, _opening(modules[0].sessions[0], count, before))
    if spared > 0:
        sessions[-1].append(_questions_and_answers(spared))
    sessions[-1].append(_closing(modules[-1].sessions[-1], count, after + min(spared, 0)))
    return tuple(
        module.model_copy(update={"sessions": tuple(own), "questions": items})
        for module, own, items in zip(modules, sessions, asked, strict=True)
    )


def _shared(modules: Sequence[Module], most: int) -> list[tuple[TestItem, ...]]:
    """Return the questions of each module that are asked, as even as `most` allows; those on slides come first."""
    kept: list[list[TestItem]] = [[] for _ in modules]
    left = [_waiting(module) for module in modules]
    while sum(map(len, kept)) < most and any(left):
        for mine, waiting in zip(kept, left, strict=True):
            if waiting and sum(map(len, kept)) < most:
                mine.append(waiting.pop(0))
    return [tuple(mine) for mine in kept]


def _waiting(module: Module) -> list[TestItem]:
    shown = {slide.question for one in module.sessions for slide in one.slides if isinstance(slide, Choice)}
    return sorted(module.questions, key=lambda item: item.id not in shown)


def _with_slides(session: Session, first: Session, last: Session) -> Session:
    return session.model_copy(update={"slides": first.slides + last.slides})


def _opening(own: Session, count: int, length: int) -> Session:
    words = (
        f"“先做讲义上的{numeral(count)}道题，不写名字，不收。每题圈一个，散场前自己对。”时间到就收笔，不讲解。\n"
        "开讲前说两句：“今天只谈编的故事，不谈本校正在处理的事，不说学生的名字。”"
        "“听着不舒服，随时可以出去，不用解释。”"
    )
    things = (f"学员讲义每人一份（含{numeral(count)}道题）", "笔")
    return own.model_copy(
        update={
            "title": f"训前{numeral(count)}题",
            "minutes": length,
            "facilitator": words,
            "participants": f"独自做{numeral(count)}道题，自己留着。",
            "materials": things,
            "slides": (),
        }
    )


def _questions_and_answers(length: int) -> Session:
    return Session(
        title="答疑",
        minutes=length,
        activity="答疑",
        facilitator="请两三位老师问。答不准的，说“查准了再告诉大家”，记下来，三天内回。问到具体孩子的，请会后单独说。",
        participants="问今天没听懂的；不说学生的名字。",
    )


def _closing(own: Session, count: int, length: int) -> Session:
    words = (
        f"把{numeral(count)}道题再做一遍，对答案。每题只讲一句：为什么那个选项会出事。\n"
        "“请每人写一件明天就做的事：几点、谁、做什么。不写学生的名字，自己带走。”\n"
        "最后说：“有事要单独说的，我在前门等，一位一位来。谁今天听着不舒服，也请找我。”"
    )
    return own.model_copy(
        update={
            "title": f"训后{numeral(count)}题与带走一件事",
            "minutes": length,
            "facilitator": words,
            "participants": f"做{numeral(count)}道题，自己对；写一件明天做的事。",
            "materials": (f"讲义（含{numeral(count)}道题）",),
            "slides": (),
        }
    )


def _too_long(found: Mapping[str, Module], lengths: Mapping[str, int], role: str, most: int) -> str:
    told = "，".join(f"“{module.title}”{lengths[name]} 分钟" for name, module in found.items())
    total = sum(lengths.values())
    fitting = [f"只讲“{found[name].title}”" for name, length in lengths.items() if length <= most]
    ways = [*fitting, f"--minutes {total}"]
    whole = f"，一共 {total} 分钟" if len(found) > 1 else ""
    return f"给{role}讲，{told}{whole}，{most} 分钟放不下。放得下的：{'；'.join(ways)}。"


def _number(code: str) -> int:
    return int(code.removeprefix("T"))
