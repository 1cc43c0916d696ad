"""A training as its papers and packages see it: modules, perhaps cut to one role, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator import version
from generator.curriculum import Curriculum
from generator.model.case import Case
from generator.model.module import Module, Role, Session
from generator.outputs import labels
from generator.outputs.kit_parts import Titled, cited
from generator.outputs.question import questions
from generator.outputs.training_views import (
    Asked,
    Event,
    Guide,
    GuideCase,
    GuidePart,
    Leaflet,
    LeafletCase,
    Length,
    Need,
    Part,
    Run,
    Slot,
    Training,
)

PERIOD = 45
"""Minutes of a 课时 in staff training."""
CARD = range(8, 16)
"""Minutes of a part that fits the quarter of an hour of a 例会."""


def cut(module: Module, role: Role) -> Module:
    """Return a module as one of its roles attends it."""
    sessions = tuple(one for one in module.sessions if not one.roles or role in one.roles)
    return module.model_copy(update={"roles": (role,), "sessions": sessions})


def minutes(module: Module, role: str) -> int:
    """Return how long a role is there."""
    return sum(one.minutes for one in module.sessions if not one.roles or role in one.roles)


def title(training: Training) -> str:
    """Return what a training is called."""
    return training.name or training.modules[0][1].title


def event(curriculum: Curriculum, training: Training) -> Event:
    """Return what the organizer's papers print."""
    modules = [module for _, module in training.modules]
    sessions = [one for module in modules for one in module.sessions]
    roles = list(dict.fromkeys(role for module in modules for role in module.roles))
    view = Event(
        title=title(training),
        about=_about(modules),
        lengths=tuple(_length(role, sum(minutes(module, role) for module in modules)) for role in roles),
        aims=tuple(line for module in modules for line in module.aims),
        parts=tuple(Part(one.title, one.minutes, one.activity, _who(one)) for one in sessions),
        titles="，".join(one.title for one in sessions),
        runs=tuple(_run(role, sessions) for role in roles),
        needs=tuple(Need(one.title, "；".join(one.materials)) for one in sessions if one.materials),
        asked=sum(len(module.questions) for module in modules),
        pass_mark=max(module.pass_mark for module in modules),
        certificate="".join(module.certificate.rstrip("。") + "。" for module in modules),
        left_out=left_out(curriculum, training),
        colophon=labels.colophon(curriculum.plan.edition, curriculum.as_of),
        as_of=curriculum.as_of,
    )
    return replace(view, version=version.code(curriculum.plan.edition, view))


def guide(curriculum: Curriculum, training: Training) -> Guide:
    """Return what the facilitator reads; restricted cases only where `training` says so."""
    modules = [module for _, module in training.modules]
    cases = dict(_cases(curriculum, modules))
    kept = {name: case for name, case in cases.items() if case.audience == "restricted"}
    view = Guide(
        title=title(training),
        about=_about(modules),
        aims=tuple(line for module in modules for line in module.aims),
        parts=tuple(_part(curriculum, one) for module in modules for one in module.sessions),
        cards=tuple(_part(curriculum, one) for module in modules for one in module.sessions if _fits_meeting(one)),
        cases=tuple(_case(curriculum, case) for name, case in cases.items() if name not in kept),
        restricted=tuple(_case(curriculum, case) for case in kept.values()) if training.restricted else (),
        left_out=left_out(curriculum, training),
        questions=tuple(one for module in modules for one in questions(curriculum, module.questions)),
        pass_mark=max(module.pass_mark for module in modules),
        laws=tuple(cited(curriculum, one) for one in dict.fromkeys(c for module in modules for c in module.laws)),
        grounds=tuple(line for module in modules for line in _grounds(curriculum, module)),
        colophon=labels.colophon(curriculum.plan.edition, curriculum.as_of),
        as_of=curriculum.as_of,
    )
    return replace(view, version=version.code(curriculum.plan.edition, view))


def leaflet(curriculum: Curriculum, training: Training) -> Leaflet:
    """Return what participants take away: handouts, cases that are no secret, questions without answers."""
    modules = [module for _, module in training.modules]
    view = Leaflet(
        title=title(training),
        about=_about(modules),
        handouts=tuple(Titled(one.title, curriculum.text(one.body)) for module in modules for one in module.handouts),
        cases=tuple(
            LeafletCase(case.title, case.notice, curriculum.text(case.story), tuple(q.ask for q in case.questions))
            for _, case in _cases(curriculum, modules)
            if case.audience != "restricted"
        ),
        questions=tuple(
            Asked(item.ask, tuple(option.text for option in item.options))
            for module in modules
            for item in module.questions
        ),
        as_of=curriculum.as_of,
    )
    return replace(view, version=version.code(curriculum.plan.edition, view))


def left_out(curriculum: Curriculum, training: Training) -> str:
    """Return that restricted cases are missing and how to add them; "" where nothing is."""
    kept = sum(case.audience == "restricted" for _, case in _cases(curriculum, [m for _, m in training.modules]))
    if not kept or training.restricted:
        return ""
    names = "、".join(f"qinghe export {name}" for name, _ in training.modules)
    return f"有 {kept} 则受限案例没有放进这个包。要用，请组织者在自己的电脑上运行 {names}，会写进 build/export。"


def _cases(curriculum: Curriculum, modules: Sequence[Module]) -> Iterator[tuple[str, Case]]:
    for name in dict.fromkeys(name for module in modules for name in module.cases):
        if name in curriculum.cases:  # one may have been withdrawn
            yield name, curriculum.cases[name]


def _about(modules: Sequence[Module]) -> str:
    roles = dict.fromkeys(role for module in modules for role in module.roles)
    subjects = dict.fromkeys(code for module in modules for code in module.subjects)
    return f"{'、'.join(subjects)}　{'、'.join(roles)}"


def _length(who: str, total: int) -> Length:
    return Length(who, total, f"{total / PERIOD:.1f}".removesuffix(".0"))


def _who(session: Session) -> str:
    return "、".join(session.roles) or "全体参加人员"


def _fits_meeting(one: Session) -> bool:
    for_all = not one.roles or "全体教职工" in one.roles
    return for_all and one.activity not in ("测验", "答疑") and one.minutes in CARD


def _run(role: str, sessions: Sequence[Session]) -> Run:
    slots: list[Slot] = []
    start = 0
    for one in sessions:
        if not one.roles or role in one.roles:
            end = start + one.minutes
            slots.append(Slot(start, end, one.minutes, one.title, one.activity, "；".join(one.materials)))
            start = end
    return Run(role, start, tuple(slots))


def _part(curriculum: Curriculum, one: Session) -> GuidePart:
    return GuidePart(
        one.title,
        one.minutes,
        one.activity,
        _who(one),
        curriculum.text(one.facilitator),
        curriculum.text(one.participants),
        "；".join(one.materials),
        "　/　".join(slide.title for slide in one.slides),
    )


def _case(curriculum: Curriculum, case: Case) -> GuideCase:
    return GuideCase(
        case.title,
        case.notice,
        curriculum.text(case.story),
        "；".join(line.rstrip("。") for line in case.not_for) + "。",
        tuple(Titled(one.ask, curriculum.text(one.answers)) for one in case.questions),
    )


def _grounds(curriculum: Curriculum, module: Module) -> Iterator[str]:
    yield f"{labels.EVIDENCE[module.evidence.level]}。{module.evidence.note or ''}"
    for name in module.evidence.sources:
        yield curriculum.sources.sources[name].citation
