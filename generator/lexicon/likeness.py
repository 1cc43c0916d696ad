"""How much a passage reads like the harmful ones that people labelled: the second reader of the harm rules.

Frames know the ways of putting it that somebody thought of. This reader weighs runs of characters, and pairs of them
near each other, as a linear classifier learned them (`tools.harm_weights`; Joachims 1998 on text and linear models):
it catches the same act in other words, and doubts a frame where the passage around it speaks against the thing.
`likeness.tsv` holds the bias and the codes, then a line for each feature: its weight, its rarity, and how far it leans
to which codes.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import add
from pathlib import Path

WEIGHTS = Path(__file__).with_suffix(".tsv")
LONGEST = 60
"""Sentences are read together up to this many characters: what answers a saying stands next to it."""
SHORTEST = 12
"""Chinese characters; less than that says too little."""
ALARM, DOUBT, WARNED = 0.0, -0.2, 0.3
"""Above `ALARM` a passage is reported without a frame, by `WARNED` more where frames matched and were let through;
below `DOUBT` what a frame finds in it is let through as well."""

_NAMES = re.compile("小[禾满鹿舟帆宁棠麦溪柠]|阿[泽川远木朗青]|陈老师")
_LINK = re.compile(r"\[[^\]]*\]\([^)]*\)")
_HAN = re.compile("[一-龥]")
_SENTENCE = re.compile("[^。！？!?；;…]*[。！？!?；;…”』」]*")
_READERS = {"students": "@s", "families": "@f"}


@dataclass(frozen=True)
class Reading:
    """How a passage reads: above nought more like harmful ones, and like those of which code."""

    score: float
    code: str
    """Empty below `ALARM`."""


@dataclass(frozen=True)
class Weights:
    """The linear classifier, by feature."""

    weight: Mapping[str, int]
    """Weight × rarity, in hundredths."""
    square: Mapping[str, int]
    """Rarity squared, in ten thousandths."""
    leans: Mapping[str, str]
    """The codes it is most at home in: place in `codes` and tenths of a log likelihood ratio, `3:21 7:9`."""
    codes: Sequence[str]
    bias: float


def passages(line: str) -> Iterator[tuple[int, str]]:
    """Yield (start, passage) for a paragraph: whole sentences, together at most `LONGEST` characters."""
    start = end = 0
    for found in _SENTENCE.finditer(line):
        if start < end and found.end() - start > LONGEST:
            yield start, line[start:end]
            start = end
        end = found.end()
    if start < end:
        yield start, line[start:end]


def features(passage: str, readers: str) -> set[str]:
    """Return its runs of one to three characters, its pairs at most five apart, and who reads it."""
    text = _NAMES.sub("名", plain(passage))
    ends = f"^{text}$"
    found = {_READERS.get(readers, "@t"), *ends}
    runs, open_pairs = [*map(add, ends, ends[1:])], [f"{character}_" for character in text]
    found.update(runs, map(add, runs, ends[2:]))
    for gap in (2, 3, 4, 5):
        found.update(map(add, open_pairs, text[gap:]))
    return found


def plain(passage: str) -> str:
    """Return a passage without what our prose marks, links and bold, and without spaces."""
    return "".join(_LINK.sub("链", passage).replace("**", "").split())


@lru_cache(maxsize=1 << 16)
def reading(passage: str, readers: str) -> Reading | None:
    """Return how a passage reads, or None where it says too little; remembered as `places` are."""
    if len(_HAN.findall(plain(passage))) < SHORTEST:
        return None
    table = weights()
    known = table.weight.keys() & features(passage, readers)
    length = math.sqrt(sum(map(table.square.__getitem__, known))) or 1.0
    score = table.bias + sum(map(table.weight.__getitem__, known)) / length
    return Reading(score, _code(known, table) if score > ALARM else "")


def _code(known: Iterable[str], table: Weights) -> str:
    """Return the code the features lean to most."""
    leans = [0] * len(table.codes)
    for feature in known:
        for lean in table.leans[feature].split():
            code, much = lean.split(":")
            leans[int(code)] += int(much)
    return table.codes[leans.index(max(leans))]


@cache
def weights() -> Weights:
    """Return what `likeness.tsv` holds."""
    head, *lines = WEIGHTS.read_text(encoding="utf-8").split("\n")[:-1]
    bias, *codes = head.split("\t")
    rows = [line.split("\t") for line in lines]
    return Weights(
        {name: int(weight) for name, weight, _, _ in rows},
        {name: int(rarity) ** 2 for name, _, rarity, _ in rows},
        {name: leans for name, _, _, leans in rows},
        codes,
        int(bias) / 100,
    )
