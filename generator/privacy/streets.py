"""Streets by name: a name before 路, 街 or 巷 that is no common word; 解放路 but not 回家路.

Source: 未成年人保护法 103 (住所); content-guide §1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.privacy import words
from generator.privacy.text import Folded, Found

_ROAD = re.compile(r"(?:大道(?!理)|大街|路|街(?!头)|巷|弄(?=\d)|胡同)(?!上?过)")
# Many verbs end in 路; what follows or goes before tells a street from 绕路 and 探路.
_ROAD_GOES_ON = re.compile(r"[口上的边旁,，。、;；”!?和与往走南北东西中附见碰买吃玩住开散逛后尽站交公地\d]|$")
_ALONG = re.compile(r"(?:沿着?|经过|[穿走]过|走到|来到|位于|[拐转]进|过了)$")
_NO_STREET = re.compile(
    r"[的了着过在是有和与从到把被我你他她们个条不这那每走一哪几看段种]"
    r"|[拦堵绕指带改留占认记探套思出退让问同铁公道线站小远跑赶修迷开引领么之人像马什排识字电]$|[万千公]里$"
)
_PART = re.compile(r"(?:[东南西北中前后][一二三四]?|[一二三四五六七八九十\d])$")
_AREA = re.compile(r".*[市县区镇乡]")
_CORNER = re.compile(r"[东南西北](?:大街|街)(?=[口上的夜])")
_NAMES = (*words.STREET_NAMES, *words.SCHOOL_NAMES)
_COMMON = words.common(words.GENERIC_STREET)


def streets(folded: Folded) -> Iterator[Found]:
    """Yield streets that have a name."""
    text = folded.text
    for match in _ROAD.finditer(text):
        before = words.han_before(text, match.start(), 6)
        stem = _PART.sub("", before) if len(before) > 2 else before
        if name := next((name for name in _NAMES if before.endswith(name) or stem.endswith(name)), ""):
            start = match.start() - len(before) + before.rindex(name)
        else:
            name = _AREA.sub("", words.name_with_gate(stem))
            start = match.start() - len(before) + len(stem) - len(name)
            sure = (
                match[0] != "路"
                or _ROAD_GOES_ON.match(text, match.end())
                or _ALONG.search(text[max(0, start - 2) : start])
            )
            together = match[0] == "路" and before.endswith("一")  # 两人一路走
            if not (2 <= len(name) <= 4 and sure) or together or _COMMON.search(name):
                continue
            if _NO_STREET.search(words.guarded(name)):
                continue
        yield folded.found("real-place", start, match.end())
    for match in _CORNER.finditer(text):
        yield folded.found("real-place", *match.span())
