"""No advice that harms, no sentence that exposes or blames a child, no method, no promise that cannot be kept.

`generator.lexicon` holds what such sentences look like; this module decides which of them are let through:
those that warn against the thing, answer or correct what somebody said, ask about it, cite the law, or stand in a
field that is itself a warning. Sources: 未成年人保护法 39; peers.md §4.2 and P4–P16 (mediation, group treatment,
slogans, forced disclosure, playing the bully, suicide as a consequence); reliability.md rows 49, 52; content-guide
§1.2–1.8.
A rule of thumb reads a sentence, not its meaning, so texts are read by people as well.

写错：“让两个孩子握个手，这事就翻篇了。”写对：“分开谈；今天就告诉受到伤害的同学，下一步由谁来管。”
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.curriculum import Curriculum
from generator.lexicon import allowed
from generator.lexicon.base import LABELS, SLANG, Pattern
from generator.lexicon.likeness import ALARM, DOUBT, WARNED, Reading, passages, reading
from generator.lexicon.places import Place, asserted, places
from generator.model.base import Model
from generator.model.lesson import Lesson
from generator.model.module import Module
from generator.model.slide import Compare
from generator.model.walk import Leaf
from generator.problems import Problem, Severity, Where

# Code → what it is, and what to write instead.
HINTS = {
    "harm-mediation": ("把欺凌当矛盾来调解", "写“分开谈、保证安全、由学校认定和处理”；普通小冲突请写明是冲突。"),
    "harm-public-apology": ("当众或当面道歉", "写“愿意的话由老师转交一封信，不要求对方回应”。"),
    "harm-both-wrong": ("说受到伤害的学生也有错", "写“错在欺负人的做法，不在你”。"),
    "harm-fight-back": ("叫学生还手", "写“先离开，去有大人的地方，当天告诉大人”。"),
    "harm-step-between": ("叫学生用身体去拦", "写“不上前拉，马上去找大人；事后陪他”。"),
    "harm-group-for-bullies": ("把实施欺凌的学生编在一起", "写“一个一个单独谈，各有一份帮助计划”。"),
    "harm-zero-tolerance": ("只有口号，没有大人要做的事", "接着写清谁来制止、谁来报告、当天做什么，或者去掉口号。"),
    "harm-disclosure": ("请学生说自己或同学的遭遇", "改成谈故事里的人，并写“可以不说，不点名”。"),
    "harm-act-bully": ("让学生扮演欺凌的一方或被告", "只设帮助者的角色；欺凌的部分由教师旁白带过。"),
    "harm-suicide": ("把自杀写成后果，或写了方法", "不写这一句；要写怎样求助，就写“不离开他、找谁、打哪个电话”。"),
    "harm-lifelong-record": ("案底的说法不准确", "写“记录依法封存，仍可能依法查询”，不吓唬，也不打包票。"),
    "harm-impunity": ("说成年龄小就没事", "先写几岁都一样的：学校要管，损害要赔；再写处理办法怎样不同。"),
    "harm-detain-all": ("说成满了十四就拘留", "写“看年龄、次数和情节”，并引用条文。"),
    "harm-intimate-image": ("留存或传播未成年人的私密图片", "写“不保存、不转发、不搜索，把手机交给信任的大人或警察”。"),
    "harm-secret": ("许了做不到的保密", "写“为了保护你，我要告诉能帮忙的几个人，是谁我先跟你讲”。"),
    "harm-victim-blame": ("怪罪受到伤害的学生", "写“这不是你的错”，要改的是对方的做法。"),
    "harm-keep-silent": ("劝人忍着或不说", "写“说出来，第一个大人没管，就找第二个”。"),
    "harm-slur": ("骂人的词、外号或标签", "写“难听的话”，说做了什么，不写原词；拆字、谐音、字母也一样。"),
    "harm-method": ("伤害的方法写得太细", "只写“受了伤”“动手打了人”，不写工具、部位和过程。"),
}

# What may be asked (“能还手吗？”), and what a character of a story may say.
_ASKED = {
    "harm-fight-back",
    "harm-impunity",
    "harm-lifelong-record",
    "harm-detain-all",
    "harm-intimate-image",
    "harm-mediation",
    "harm-public-apology",
    "harm-keep-silent",
    "harm-step-between",
    "harm-slur",
}
_SPOKEN = (_ASKED | {"harm-both-wrong", "harm-victim-blame", "harm-secret"}) - {"harm-intimate-image"}
_NARRATED = {"harm-fight-back", "harm-step-between", "harm-keep-silent", "harm-disclosure"}
_WARNINGS = (
    "brief.avoid",
    "avoid.line",
    "avoid.why",
    "not_for",
    "not_when.when",
    "quotation",
    "choices.text",
    "questions.options.text",
    "warning",
)
_QUESTIONS = ("ask", "prompts", "title", "body")
_STORIES = ("summary", "story", "outcome", "slides.lines", "slides.scene", "turning_points", "roles.part")
# Statutes, sources, words to search for: not ours to change.
_VERBATIM = re.compile(r"articles\..*\.(?:text|number)|sources\.|.*synonyms")
_TOLD = re.compile(r"nodes\.|articles\.")


@dataclass(frozen=True)
class Context:
    """Where a text stands: who reads it, and the names on its key path joined by dots."""

    readers: str = "teachers"
    field: str = "steps.teacher"


@dataclass(frozen=True)
class Finding:
    """Words that would hurt: found by a frame, or only alike to harmful ones."""

    code: str
    words: str
    alike: bool = False


def harm(curriculum: Curriculum) -> Iterator[Problem]:
    """Yield sentences that would hurt a child if they were taught as they stand."""
    for path, leaf, context in _texts(curriculum):
        for found in findings(leaf.value, context):
            what, hint = HINTS[found.code]
            mild = found.alike or (found.code == "harm-method" and leaf.written.readers == "teachers")
            severity = Severity.WARNING if mild else Severity.ERROR
            message = f"“{found.words}”：{'读起来像是' if found.alike else ''}{what}。"
            hint = f"请再读一遍，不是就不用改；是的话，{hint}" if found.alike else hint
            yield Problem(path, leaf.where, found.code, message, hint, severity, token=found.words)


def _texts(curriculum: Curriculum) -> Iterator[tuple[PurePosixPath, Leaf, Context]]:
    """Yield the texts of authors with where they stand."""
    warnings = {(kind, name): _warnings(document) for kind, name, document in curriculum.documents()}
    for kind, name, leaf in curriculum.written:
        if leaf.written.kind in ("citation", "id"):
            continue
        names = (step for step in leaf.where if isinstance(step, str))
        field = "warning" if leaf.where in warnings[kind, name] else ".".join(names)
        yield curriculum.paths[kind, name], leaf, Context(leaf.written.readers, field)


def _warnings(document: Model) -> frozenset[Where]:
    """Return the places of wrong answers and of columns headed “不说”: what is believed or said, and corrected."""
    if not isinstance(document, Lesson | Module):
        return frozenset()
    found: set[Where] = set()
    if isinstance(document, Lesson):
        for i, item in enumerate(document.quiz):
            found |= {("quiz", i, "options", j, "text") for j, option in enumerate(item.options) if not option.right}
    part = "steps" if isinstance(document, Lesson) else "sessions"
    decks = [step.slides for step in (document.steps if isinstance(document, Lesson) else document.sessions)]
    for i, deck in enumerate(decks):
        for j, slide in enumerate(deck):
            if isinstance(slide, Compare):
                sides = (("left_lines", slide.left, slide.left_lines), ("right_lines", slide.right, slide.right_lines))
                for side, head, lines in sides:
                    if allowed.HEADING.search(head):
                        found |= {(part, i, "slides", j, side, k) for k in range(len(lines))}
    return frozenset(found)


def findings(text: str, context: Context) -> Iterator[Finding]:
    """Yield what is found in a text of one or more paragraphs, each code once; what is alike where nothing else is."""
    if context.field.endswith(_WARNINGS) or _VERBATIM.match(context.field):
        return
    seen: set[str] = set()
    for line in _lines(text):
        readings = _readings(line, context)
        warned: list[int] = []
        for pattern, place in places(line):
            if pattern.code in seen or _labelled(pattern.code, place, context):
                continue
            if exempt(pattern, place, context):
                warned.append(place.start)
            elif not any(start <= place.start < end and like.score < DOUBT for start, end, like in readings):
                seen.add(pattern.code)
                yield Finding(pattern.code, place.found)
        for start, end, like in readings:
            held_back = WARNED if any(start <= place < end for place in warned) else 0
            if like.score > ALARM + held_back and not seen:
                seen.add(like.code)
                yield Finding(like.code, line[start:end], alike=True)
    if context.readers != "teachers" and (found := SLANG.search(text)):
        yield Finding("harm-slur", found[0])


def _lines(text: str) -> Iterator[str]:
    """Yield the paragraphs of a text without those in a list of what is not to be said."""
    intro = ""
    for line in text.split("\n"):
        if not line.startswith("- "):
            intro = line
        elif allowed.LISTED.search(intro):
            continue
        yield line


def _readings(line: str, context: Context) -> list[tuple[int, int, Reading]]:
    """Return how the passages of a paragraph read; stories tell and questions ask in the words of harm."""
    if not _read_twice(context):
        return []
    found = ((start, passage, reading(passage, context.readers)) for start, passage in passages(line))
    return [(start, start + len(passage), like) for start, passage, like in found if like]


def _read_twice(context: Context) -> bool:
    return not context.field.endswith((*_WARNINGS, *_STORIES, *_QUESTIONS)) and not _TOLD.match(context.field)


def learnable(curriculum: Curriculum) -> Iterator[tuple[str, str]]:
    """Yield (readers, text) of the fields that are read twice: the second reader learns from them what is harmless."""
    for _, leaf, context in _texts(curriculum):
        if _read_twice(context):
            yield from ((context.readers, line) for line in _lines(leaf.value))


def _labelled(code: str, place: Place, context: Context) -> bool:
    """Say whether `label-person` reports the place already."""
    return (
        code == "harm-slur" and context.readers != "teachers" and not place.quoted and bool(LABELS.search(place.found))
    )


def exempt(pattern: Pattern, place: Place, context: Context) -> bool:
    """Say whether a match warns, answers, asks, cites or tells, instead of advising."""
    code = pattern.code
    if pattern.pupils and context.readers == "teachers":
        return True
    inside = allowed.DENIED if pattern.negates else allowed.NO
    if (
        allowed.NEGATED.search(place.before)
        or allowed.NEGATED.search(place.lead)
        or inside.search(asserted(place.found))
    ):
        return True
    if place.quoted:
        if code in _SPOKEN and (context.field.endswith(_STORIES) or context.field.startswith("nodes.")):
            return True
        if code in _SPOKEN and context.field.endswith(_QUESTIONS):
            return True  # a saying shown to be talked about
        if allowed.NEGATED.search(allowed.LINK.sub("", place.said.rstrip("：:，"))):
            return True
        answered = allowed.CLAIM.search(place.said) or allowed.ANSWERED.search(place.told)
        endorsed = allowed.ENDORSED.search(place.said) or allowed.ENDORSER.search(place.told)
        shown = place.said + place.told and not endorsed
        if (answered or shown) and not allowed.PRAISE.search(place.told):
            return True
    elif context.field.endswith(_STORIES) and code in _NARRATED and not allowed.ADVICE.search(place.sentence):
        return True
    if (
        allowed.WRONG.search(place.after)
        or allowed.BELIEF.search(place.lead)
        or allowed.ABOUT.search(place.sentence)
        or allowed.FALSE.search(place.paragraph)
    ):
        return True
    asked = context.field.endswith(_QUESTIONS) and place.sentence[-1:] == "？"
    if code in _ASKED and (asked or allowed.QUESTION.search(place.sentence)):
        return True
    if code == "harm-step-between":
        return bool(allowed.ADULT.search(place.lead))
    if code == "harm-suicide":
        helps = allowed.TEACHERS_HELP if context.readers == "teachers" else allowed.PUPILS_HELP
        return bool(helps.search(place.paragraph))
    return False
