"""Documents to Curriculum: the frozen index, and every reference that leads nowhere.

Without a readable frame (curriculum, hotlines, glossary, cast, sources) there is nothing to link, and the
problems of `load` stand alone.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import cast

from generator import prose
from generator.curriculum import Curriculum
from generator.law import in_force, paragraphs, split_citation
from generator.load import SINGLES, Loaded
from generator.model.aftermath import Aftermath
from generator.model.base import Model
from generator.model.case import Case
from generator.model.curriculum import CurriculumPlan
from generator.model.family import Family
from generator.model.law import Law
from generator.model.lesson import Lesson
from generator.model.letter import Letter
from generator.model.local import Local
from generator.model.module import Module
from generator.model.pinyin import Pinyin
from generator.model.policy import Policy
from generator.model.reference import Cast, Glossary, Hotlines, Sources
from generator.model.scenario import Scenario
from generator.model.slide import Chart, Choice, Slide
from generator.model.walk import Leaf, walk
from generator.problems import Problem, Where, did_you_mean
from generator.withdrawn import addresses

_NAMES = {"law": "法律", "case": "案例", "lesson": "课", "source": "来源", "scenario": "情景", "hotline": "求助电话"}


def link(
    loaded: Loaded, as_of: datetime.date | None = None, before: Curriculum | None = None
) -> tuple[Curriculum | None, tuple[Problem, ...]]:
    """Return the Curriculum (None where its frame could not be read) and the references that do not hold.

    `as_of` overrides the day on which the law is read; `before` spares walking again through unchanged documents.
    """
    problems = list(_shared_ids(loaded))
    if any(kind not in loaded.documents[kind] for kind in SINGLES):
        return None, tuple(problems)
    frame = {kind: loaded.documents[kind][kind] for kind in SINGLES}
    plan = cast(CurriculumPlan, frame["curriculum"])
    curriculum = Curriculum(
        plan=plan,
        as_of=as_of or plan.as_of,
        laws=cast(Mapping[str, Law], _sorted(loaded.documents["law"])),
        cases=cast(Mapping[str, Case], _sorted(loaded.documents["case"])),
        lessons=cast(Mapping[str, Lesson], _sorted(loaded.documents["lesson"])),
        policies=cast(Mapping[str, Policy], _sorted(loaded.documents["policy"])),
        scenarios=cast(Mapping[str, Scenario], _sorted(loaded.documents["scenario"])),
        modules=cast(Mapping[str, Module], _sorted(loaded.documents["module"])),
        letters=cast(Mapping[str, Letter], _sorted(loaded.documents["letter"])),
        aftermaths=cast(Mapping[str, Aftermath], _sorted(loaded.documents["aftermath"])),
        families=cast(Mapping[str, Family], _sorted(loaded.documents["family"])),
        hotlines=cast(Hotlines, frame["hotlines"]),
        glossary=cast(Glossary, frame["glossary"]),
        cast=cast(Cast, frame["cast"]),
        sources=cast(Sources, frame["sources"]),
        pinyin=cast(Pinyin, frame["pinyin"]),
        local=cast("Local | None", loaded.documents["local"].get("local")),
        report_picture=loaded.picture,
        paths=loaded.paths,
        broken=loaded.broken,
        addresses=addresses(loaded),
        published=loaded.published,
        leaves={},
    )
    curriculum = replace(curriculum, leaves=_leaves(curriculum, before))
    found = [
        *((kind, name, row) for kind, name, leaf in curriculum.written for row in _written(curriculum, leaf)),
        *(
            (kind, name, ("", row))
            for kind, name, document in curriculum.documents()
            for row in _named(curriculum, document)
        ),
    ]
    for kind, name, (token, (where, message, hint)) in found:
        problems.append(Problem(loaded.paths[kind, name], where, "unknown-reference", message, hint, token=token))
    return curriculum, tuple(problems)


def _leaves(curriculum: Curriculum, before: Curriculum | None) -> dict[tuple[str, str], tuple[Leaf, ...]]:
    known = {(kind, name): document for kind, name, document in before.documents()} if before else {}
    return {
        (kind, name): before.leaves[kind, name]
        if before and known.get((kind, name)) is document
        else tuple(walk(document))
        for kind, name, document in curriculum.documents()
    }


def _sorted(documents: Mapping[str, Model]) -> dict[str, Model]:
    return dict(sorted(documents.items()))


def _shared_ids(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for every id two kinds share: downloads and pages are found by id alone."""
    seen: dict[str, str] = {}
    for (kind, name), path in sorted(loaded.paths.items(), key=lambda item: str(item[1])):
        if name in seen and kind not in SINGLES:
            hint = "文件名就是 id，全项目不能重复，请改一个。"
            yield Problem(path, (), "duplicate-id", f"id {name} 已经用在 {seen[name]}。", hint)
        seen.setdefault(name, str(path))


Found = tuple[Where, str, str]


def _written(curriculum: Curriculum, leaf: Leaf) -> Iterator[tuple[str, Found]]:
    """Yield what a citation or a text's references do not find, each with the piece of the text that is meant."""
    if leaf.written.kind == "citation":
        yield from (("", row) for row in _citation(curriculum, leaf.where, leaf.value))
    elif leaf.written.kind == "prose":
        for target in prose.targets(leaf.value):
            yield from ((target, row) for row in _target(curriculum, leaf.where, target))


def _named(curriculum: Curriculum, document: Model) -> Iterator[Found]:
    """Yield the ids a document names that are not there."""
    if isinstance(document, Lesson):
        yield from _lesson(curriculum, document)
    if isinstance(document, Scenario):
        yield from _scenario(curriculum, document)
    if isinstance(document, Module):
        yield from _module(curriculum, document)
    if isinstance(document, Case):
        yield from _known(curriculum, "source", ("evidence", "sources"), document.evidence.sources)
    if isinstance(document, Policy):
        for name, obligation in document.obligations.items():
            if obligation.document not in document.documents:
                hint = did_you_mean(obligation.document, document.documents) or "先在 documents 里写上这份文件。"
                message = f"documents 里没有 {obligation.document}。"
                yield ("obligations", name, "document"), message, hint
    if isinstance(document, Glossary):
        for name, term in document.terms.items():
            yield from _known(curriculum, "source", ("terms", name, "sources"), term.sources)


def _scenario(curriculum: Curriculum, scenario: Scenario) -> Iterator[Found]:
    yield from _known(curriculum, "source", ("evidence", "sources"), scenario.evidence.sources)
    targets: list[tuple[Where, str]] = [(("start",), scenario.start)]
    for name, node in scenario.nodes.items():
        targets += [(("nodes", name, "choices", i, "to"), choice.to) for i, choice in enumerate(node.choices)]
    for where, target in targets:
        if target not in scenario.nodes:
            yield (
                where,
                f"没有叫 {target} 的节点。",
                did_you_mean(target, scenario.nodes) or "先在 nodes 里写这个节点。",
            )


def _module(curriculum: Curriculum, module: Module) -> Iterator[Found]:
    yield from _known(curriculum, "case", ("cases",), module.cases)
    yield from _known(curriculum, "source", ("evidence", "sources"), module.evidence.sources)
    questions = {item.id for item in module.questions}
    for i, session in enumerate(module.sessions):
        yield from _choices(("sessions", i), session.slides, questions, "questions")
        yield from _charts(curriculum, ("sessions", i), session.slides)


def _choices(where: Where, slides: Iterable[Slide], questions: set[str], field: str) -> Iterator[Found]:
    for j, slide in enumerate(slides):
        if isinstance(slide, Choice) and slide.question not in questions:
            hint = did_you_mean(slide.question, questions) or f"先在 {field} 里写这道题。"
            yield (*where, "slides", j, "question"), f"{field} 里没有题目 {slide.question}。", hint


def _charts(curriculum: Curriculum, where: Where, slides: Iterable[Slide]) -> Iterator[Found]:
    for j, slide in enumerate(slides):
        if isinstance(slide, Chart):
            for _, message, hint in _known(curriculum, "source", (), (slide.source,)):
                yield (*where, "slides", j, "source"), message, hint


def _lesson(curriculum: Curriculum, lesson: Lesson) -> Iterator[Found]:
    yield from _known(curriculum, "case", ("cases",), lesson.cases)
    yield from _known(curriculum, "lesson", ("builds_on",), lesson.builds_on)
    if lesson.scenario:
        yield from _known(curriculum, "scenario", ("scenario",), (lesson.scenario,))
    yield from _known(curriculum, "source", ("evidence", "sources"), lesson.evidence.sources)
    questions = {item.id for item in lesson.quiz}
    for i, step in enumerate(lesson.steps):
        if step.evidence:
            yield from _known(curriculum, "source", ("steps", i, "evidence", "sources"), step.evidence.sources)
        yield from _choices(("steps", i), step.slides, questions, "quiz")
        yield from _charts(curriculum, ("steps", i), step.slides)


def _known(curriculum: Curriculum, kind: str, where: Where, names: Iterable[str]) -> Iterator[Found]:
    known: Collection[str] = {
        "case": curriculum.cases,
        "lesson": curriculum.lessons,
        "source": curriculum.sources.sources,
        "scenario": curriculum.scenarios,
    }[kind]
    if kind == "lesson":
        known = {*known, *(meeting.id for meeting in curriculum.plan.meetings)}
    for index, name in enumerate(names):
        if name not in known and name not in curriculum.withdrawn and (kind, name) not in curriculum.broken:
            hint = did_you_mean(name, known) or "请检查 id，或先写好那份文件。"
            yield (*where, index), f"没有叫 {name} 的{_NAMES[kind]}。", hint


def _target(curriculum: Curriculum, where: Where, target: str) -> Iterator[Found]:
    kind, _, name = target.partition("/")
    if kind == "law":
        yield from _citation(curriculum, where, name)
        return
    known = {
        "case": curriculum.cases,
        "lesson": {**curriculum.lessons, **{m.id: m for m in curriculum.plan.meetings}},
        "hotline": curriculum.hotlines.hotlines,
    }.get(kind)
    if known is None:
        yield where, f"链接“{target}”指向不认识的地方。", "可以写 law/法律/条、case/案例、lesson/课、hotline/电话。"
    elif name not in known and name not in curriculum.withdrawn and (kind, name) not in curriculum.broken:
        # There are few hotlines, and an author tends to write the number itself.
        hint = f"可以写：{'、'.join(sorted(known))}。" if kind == "hotline" and known else "请检查 id。"
        yield where, f"没有叫 {name} 的{_NAMES[kind]}。", did_you_mean(name, known) or hint


def _citation(curriculum: Curriculum, where: Where, citation: str) -> Iterator[Found]:
    """Yield what is missing about a citation, from the law down to the item; not in force is a check's business."""
    try:
        law_id, slug, paragraph, item = split_citation(citation)
    except ValueError:
        yield where, f"引用“{citation}”的写法不对。", "写成 法律/条，例如 public-security/bullying#1。"
        return
    if law_id not in curriculum.laws:
        if ("law", law_id) not in curriculum.broken:
            hint = did_you_mean(law_id, curriculum.laws) or "先在 content/laws 里录入这部法律。"
            yield where, f"没有叫 {law_id} 的法律。", hint
        return
    articles = curriculum.laws[law_id].articles
    if slug not in articles:
        hint = did_you_mean(slug, articles) or "先在法律文件里录入这一条。"
        yield where, f"《{curriculum.laws[law_id].short}》里没有叫 {slug} 的条文。", hint
        return
    found = in_force(articles[slug], curriculum.as_of)
    if not found or paragraph is None:
        return
    parts = paragraphs(found[1].text)
    if paragraph > len(parts):
        yield where, f"{found[1].number}只有 {len(parts)} 款，没有第 {paragraph} 款。", "改 # 后面的数字。"
    elif item is not None and item >= len(parts[paragraph - 1]):
        count = len(parts[paragraph - 1]) - 1
        yield where, f"{found[1].number}第 {paragraph} 款只有 {count} 项，没有第 {item} 项。", "改 . 后面的数字。"
