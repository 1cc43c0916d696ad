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
from functools import cache, lru_cache

from generator.curriculum import Curriculum
from generator.lexicon import advice, allowed, frames, sayings, talk
from generator.lexicon.base import CUES, SLANG, Pattern, patterns
from generator.model.base import Model
from generator.model.lesson import Lesson
from generator.model.module import Module
from generator.model.slide import Compare
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

_STOP = re.compile("[。！？!?；;…]+")
_PAUSE = re.compile("[，,：:]")
_QUOTE = re.compile("“[^“”]*”|「[^「」]*」|『[^『』]*』")
_NESTED = re.compile("‘[^‘’]*’")
_RUN = re.compile("(?:[“「『][^”」』]*[”」』][、，；和或与 ]?)+")
"""Quotations in a row share what introduces them and what is said of them."""
_SENTENCE = re.compile("[^。！？!?；;…]*[。！？!?；;…]*")

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


@dataclass(frozen=True)
class Context:
    """Where a text stands: who reads it, and the names on its key path joined by dots."""

    readers: str = "teachers"
    field: str = "steps.teacher"


@dataclass(frozen=True)
class Place:
    """A match with its surroundings."""

    found: str
    sentence: str
    lead: str
    """Its sentence up to the match."""
    before: str
    """Its clause up to the match."""
    after: str
    """The rest of its sentence."""
    said: str
    """What introduces the quotation it stands in."""
    told: str
    """What is said of that quotation afterwards."""
    quoted: bool
    paragraph: str


def harm(curriculum: Curriculum) -> Iterator[Problem]:
    """Yield sentences that would hurt a child if they were taught as they stand."""
    warnings = {(kind, name): _warnings(document) for kind, name, document in curriculum.documents()}
    for kind, name, leaf in curriculum.written:
        if leaf.written.kind in ("citation", "id"):
            continue
        names = (step for step in leaf.where if isinstance(step, str))
        field = "warning" if leaf.where in warnings[kind, name] else ".".join(names)
        for code, words in findings(leaf.value, Context(leaf.written.readers, field)):
            what, hint = HINTS[code]
            mild = code == "harm-method" and leaf.written.readers == "teachers"
            severity = Severity.WARNING if mild else Severity.ERROR
            message = f"“{words}”：{what}。"
            yield Problem(curriculum.paths[kind, name], leaf.where, code, message, hint, severity, token=words)


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


def findings(text: str, context: Context) -> Iterator[tuple[str, str]]:
    """Yield (code, words found) for a text of one or more paragraphs, each code once."""
    if context.field.endswith(_WARNINGS) or _VERBATIM.match(context.field):
        return
    seen: set[str] = set()
    intro = ""
    for line in text.split("\n"):
        if line.startswith("- ") and allowed.LISTED.search(intro):
            continue  # a list of what is not to be said
        intro = intro if line.startswith("- ") else line
        for pattern, place in places(line):
            if pattern.code not in seen and not exempt(pattern, place, context):
                seen.add(pattern.code)
                yield pattern.code, place.found
    if context.readers != "teachers" and (found := SLANG.search(text)):
        yield "harm-slur", found[0]


@cache
def _patterns() -> tuple[tuple[Pattern, ...], tuple[dict[str, int], ...]]:
    """Return all patterns and, for each of their cues, which patterns (as bits) a character is a cue of."""
    found = patterns(advice.ROWS + talk.ROWS + frames.ROWS + sayings.ROWS)
    indexes: tuple[dict[str, int], ...] = tuple({"": 0} for _ in range(CUES))
    for bit, pattern in enumerate(found):
        for depth, index in enumerate(indexes):
            for cue in pattern.cues[depth] if depth < len(pattern.cues) else ("",):
                index[cue] = index.get(cue, 0) | 1 << bit
    return found, indexes


def candidates(line: str) -> Iterator[Pattern]:
    """Yield the patterns whose cues all stand in `line`: of a thousand, a dozen."""
    found, indexes = _patterns()
    characters, chosen = {"", *line}, -1
    for index in indexes:
        present = 0
        for character in characters:
            present |= index.get(character, 0)
        chosen &= present
    while chosen:
        lowest = chosen & -chosen
        chosen ^= lowest
        yield found[lowest.bit_length() - 1]


@lru_cache(maxsize=1 << 16)
def places(line: str) -> tuple[tuple[Pattern, Place], ...]:
    """Return what the patterns find in a paragraph; remembered, for a paragraph is checked again at every save."""
    matches = ((pattern, match) for pattern in candidates(line) for match in pattern.regex.finditer(line))
    return tuple((pattern, place) for pattern, match in matches if (place := _place(pattern, match, line)))


def _place(pattern: Pattern, match: re.Match[str], line: str) -> Place | None:
    """Return a match with its surroundings, or None where its sentence lacks what the row asks for."""
    start, end = match.span()
    spans = [q.span() for quote in (_QUOTE, _NESTED) for q in quote.finditer(line) if q.start() < start < q.end() - 1]
    spans = [(-1, len(line) + 1), *spans]  # from the outermost text inwards
    low, high = spans[-1][0] + 1, spans[-1][1] - 1
    marks = _blank(line, low, high)
    first = max([low, *(m.end() for m in _STOP.finditer(marks, low, start))])
    clause = max([first, *(m.end() for m in _PAUSE.finditer(marks, first, start))])
    stop = _STOP.search(marks, end, high)
    sentence = line[first : stop.end() if stop else high]
    said = told = ""
    if len(spans) > 1:
        left, right = spans[-2][0] + 1, spans[-2][1] - 1
        outer = _blank(line, left, right)
        run = next(r for r in _RUN.finditer(outer, left, right) if r.start() <= low - 1 < r.end())
        sentences = [s for s in _SENTENCE.findall(outer[left : run.start()]) if s]
        said = sentences[-1] if sentences else ""
        told = _rest(outer[:right], run.end())
    whole = said + sentence + told
    following = _STOP.split(line[first + len(sentence) : high])[0] if sentence[-1:] in ("？", "?") else ""
    if pattern.also and not pattern.also.search(whole + following):
        return None
    if pattern.unless and pattern.unless.search(whole):
        return None
    lead, before = _asserted(marks[first:start]), _asserted(marks[clause:start])
    return Place(match[0], sentence, lead, before, _rest(marks[:high], end), said, told, len(spans) > 1, line)


def _blank(line: str, low: int, high: int) -> str:
    """Return `line` with the quotations inside low..high emptied, every character keeping its place."""
    inner = line[low:high]
    for quote in (_QUOTE, _NESTED):
        inner = quote.sub(lambda q: "“" + "□" * (len(q[0]) - 2) + "”", inner)
    return line[:low] + inner + line[high:]


def _rest(text: str, start: int) -> str:
    """Return the rest of the sentence, and the next one where it takes this one up."""
    stop = _STOP.search(text, start)
    if not stop:
        return text[start:]
    following = text[stop.end() :]
    return text[start : stop.end()] + (_STOP.split(following)[0] if following[:1] in ("这", "那", "因") else "")


def _asserted(text: str) -> str:
    return allowed.EITHER.sub("□", text)


def exempt(pattern: Pattern, place: Place, context: Context) -> bool:
    """Say whether a match warns, answers, asks, cites or tells, instead of advising."""
    code = pattern.code
    if pattern.pupils and context.readers == "teachers":
        return True
    inside = allowed.DENIED if pattern.negates else allowed.NO
    if (
        allowed.NEGATED.search(place.before)
        or allowed.NEGATED.search(place.lead)
        or inside.search(_asserted(place.found))
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
