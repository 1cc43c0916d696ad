"""Where the patterns of the harm rules match a paragraph, each match with its surroundings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from generator.lexicon import advice, allowed, frames, sayings, talk
from generator.lexicon.base import CUES, Pattern, patterns

_STOP = re.compile("[。！？!?；;…]+")
_PAUSE = re.compile("[，,：:]")
_QUOTE = re.compile("“[^“”]*”|「[^「」]*」|『[^『』]*』")
_NESTED = re.compile("‘[^‘’]*’")
_RUN = re.compile("(?:[“「『][^”」』]*[”」』][、，；和或与 ]?)+")
"""Quotations in a row share what introduces them and what is said of them."""
_SENTENCE = re.compile("[^。！？!?；;…]*[。！？!?；;…]*")


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
    start: int
    """Where in its paragraph."""


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
        for character in index.keys() & characters:
            present |= index[character]
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
    lead, before = asserted(marks[first:start]), asserted(marks[clause:start])
    return Place(match[0], sentence, lead, before, _rest(marks[:high], end), said, told, len(spans) > 1, line, start)


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


def asserted(text: str) -> str:
    """Return `text` with questions of two ways blanked: they hold no “no”."""
    return allowed.EITHER.sub("□", text)
