"""Where a large sentence breaks: after a comma rather than between words, between words rather than inside one.

A headline in large type shows its breaks to the whole room. Words are those of the dictionary of pypinyin and, since
that lists words for their readings and leaves out many plain ones, those of templates/words.txt (the commonest in the
lessons that it lacks).
"""

from __future__ import annotations

import itertools
from functools import cache, lru_cache
from pathlib import Path

from generator.pinyin import is_word
from generator.render import fit

_MOST_LINES, _LONGEST_WORD = 3, 4
# What a break costs; differences matter, not the numbers themselves.
_SENTENCE, _COMMA, _LIST, _PLAIN, _CLINGS, _IN_WORD = 0.0, 0.5, 4.0, 5.0, 9.0, 24.0
_PER_EM = 0.5
"""A line shorter than the longest costs this much an em: lines about equally long look best."""
_TIGHT, _TIGHT_COST = 0.97, 3.0
"""A line that takes more than this share of the room may break once more in another font."""
_STUB, _STUB_COST = 2, 30.0
"""A last line of so few characters looks lost."""
_SIGNS = "，。；：？！、…”’」』）》 "
# Characters that lean on the one before (的 了 吗) or on the one after (不 把 我).
_LEANS_BACK = frozenset(
    "的了着过吗呢吧啊呀嘛么们地得儿里上下中外边头个件位句次步种样张条只些岁年月日天页分点遍声手口身"
)
_LEANS_ON = frozenset(
    "不没很最太再也就都还只要会能可别请被把让给跟和与在是有叫从对向去来回这那哪每一二两三四五六七八九十几第我你他她它谁"
)


@cache
def _ours() -> frozenset[str]:
    return frozenset((Path(__file__).parents[1] / "templates" / "words.txt").read_text(encoding="utf-8").split())


@lru_cache(maxsize=2048)
def broken(text: str, size_pt: float, room: float) -> tuple[str, ...]:
    """Break one paragraph into as few lines as it takes, at the best places.

    Args:
        text: a paragraph.
        size_pt: type size in points.
        room: inner width of the box in points.

    Text that fits on one line, or takes more than three, is broken as editors do.
    """
    plain = fit.lines(text, size_pt, room)
    if not 1 < len(plain) <= _MOST_LINES:
        return plain
    starts = list(itertools.accumulate(map(len, fit.pieces(text))))[:-1]
    best, least = plain, cost(size_pt, room, plain)
    for cuts in itertools.combinations(starts, len(plain) - 1):
        told = tuple(text[a:b] for a, b in itertools.pairwise((0, *cuts, len(text))))
        if all(fit.width(one.rstrip(), size_pt) <= room for one in told) and (now := cost(size_pt, room, told)) < least:
            best, least = told, now
    return best


def cost(size_pt: float, room: float, lines: tuple[str, ...]) -> float:
    """Return how badly a paragraph is broken into `lines`; 0 is best."""
    text = "".join(lines)
    ends = list(itertools.accumulate(map(len, lines)))
    wide = [fit.width(one.rstrip(), size_pt) for one in lines]
    whole = sum(_break(text, end) for end in ends[:-1])
    whole += sum(max(wide) - one for one in wide) / size_pt * _PER_EM
    whole += _TIGHT_COST * sum(one > room * _TIGHT for one in wide)
    return whole + (_STUB_COST if stub(lines) else 0)


def poor(lines: tuple[str, ...]) -> bool:
    """Tell whether a break between `lines` falls within a clause, or little is left for the last of them."""
    text = "".join(lines)
    ends = list(itertools.accumulate(map(len, lines)))[:-1]
    return stub(lines) or any(_break(text, end) > _LIST for end in ends)


def stub(lines: tuple[str, ...]) -> bool:
    """Tell whether only one or two characters are left for the last of several lines."""
    return len(lines) > 1 and len(lines[-1].strip(_SIGNS)) <= _STUB


def _break(text: str, at: int) -> float:
    """Return what a break of `text` before its character number `at` costs."""
    before, after = text[:at].rstrip(), text[at]
    last = before[-1]
    if last in _SIGNS:
        core = before.rstrip("”’」』）》")[-1:]
        return _SENTENCE if core in "。？！；：" else _COMMA if core in "，…" else _LIST
    if after in "“‘「『（《":
        return _LIST
    around = {text[a:b] for a in range(max(0, at - 3), at) for b in range(at + 1, min(len(text), at + 3) + 1)}
    if any(word in _ours() or is_word(word) for word in around if len(word) <= _LONGEST_WORD):
        return _IN_WORD
    return _CLINGS if after in _LEANS_BACK or last in _LEANS_ON else _PLAIN
