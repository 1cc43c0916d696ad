"""Places below the province: cities, counties, districts, towns, villages.

Cities and counties stand in a list (GB/T 2260); everything else is a name before 县, 区 or 村 that is no common word:
惠济区 but not 休息区, 柳林村 but not 邻村. Source: 未成年人保护法 103 (住所); content-guide §1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.privacy import words
from generator.privacy.text import Folded, Found


def places(folded: Folded) -> Iterator[Found]:
    """Yield places below the province."""
    for rule in (_known, _divisions):
        yield from rule(folded)


_NO_PLACE = re.compile(words.NOT_A_PLACE)
_ANYWHERE = words.COUNTIES | frozenset(words.PREFECTURES)
_BESIDE_A_CUE = words.COUNTIES_BESIDE_A_CUE
_HEADS = frozenset(name[:2] for name in words.PLACES)
_LONGEST = max(map(len, words.PLACES))
_AFTER_CITY = re.compile(r"市(?!场|民)|地区(?!别)|盟|自治州|州")
_OF_PROVINCE = re.compile(rf"(?:省|{'|'.join(words.PROVINCES)})$")
# Somebody goes there or comes from there …
_GOES = re.compile(r"(?:[在去到回住从往自赴返]|[到去回来往]了|离开)$")
_FROM_THERE = re.compile(
    r"的(?=哥|姐|弟|妹|亲戚|同学|朋友|网友|家长|学校)|人(?![们民家才口员格生群类多少数物]|[来去]人往)|来的|打工|老家"
    r"|出生|长大|读书|念书|县城|城[里区关]|话(?=[,，。])|口音|方言|那边|一带|电视台|警方|公安局|法院|检察院|教育局"
)
# … and is at home there, which alone tells a town from a word.
_HOME = re.compile(
    r"(?:[到抵]达|[领接]回|人在|像是|家在|老家是?|家乡|[祖原]籍|籍贯[是:]|户口在|搬[到去回进]了?|转(?:学?到|去)了?)$"
)
_ENDS_THERE = re.compile(r"[,，。、;；!?”’)的]|[以之]后|读|念|上学|打工|生活|开店|$")
_LANDMARK = re.compile(r"夜市|步行街|商圈|火车站|高铁站|汽车站|机场|古城")
_SETS_OUT = re.compile(r"来(?![看说讲自])|[搬赶转考坐回走]")
_DIVISION = re.compile(
    r"市(?<![超城夜都门股].)(?!场|民|里|容|面|价|政|集|郊|级|直|教育|中心)|县(?!里|级|官|长)"
    r"|区(?<![社小地校郊景辖片禁误战盲分].)(?!别|分|间|域|块|隔|划|里|长)"
    r"|镇(?<![城乡小古集重冰].)(?!静|定|压|痛|住|守|长)|乡(?!下|亲|愁|音|镇|村|土|间|里)"
    r"|村(?<![农乡渔手球].)(?!里|子|民|口|庄|委|头|干|小|校|长)|街道(?!上|边|旁|口|两)"
    r"|社区(?!里|服|工|矫|民|活|志|康|教|干|网)|自治[县旗州]|[左右前后中]旗|屯(?!里)|苏木|嘎查"
)


def _known(folded: Folded) -> Iterator[Found]:
    text = folded.text
    for start in _starts(text):
        end = start + next((n for n in range(_LONGEST, 1, -1) if text[start : start + n] in words.PLACES), 0)
        end = min(end, len(text))
        if end > start and not _NO_PLACE.match(text, start) and _is_meant(text, start, end):
            suffix = _AFTER_CITY.match(text, end)
            yield folded.found("real-place", start, suffix.end() if suffix else end)


def _starts(text: str) -> Iterator[int]:
    """Yield where two letters stand that begin a name."""
    for head in _HEADS.intersection(map(str.__add__, text, text[1:])):
        start = text.find(head)
        while start >= 0:
            yield start
            start = text.find(head, start + 1)


def _is_meant(text: str, start: int, end: int) -> bool:
    """Tell the town from a word of the same letters: 开封市, 河南开封, “老家在开封”, but not “开封”."""
    name, before = text[start:end], text[max(0, start - 4) : start]
    if name in _ANYWHERE or _AFTER_CITY.match(text, end) or _OF_PROVINCE.search(before):
        return True
    if name in _BESIDE_A_CUE and (_GOES.search(before) or _FROM_THERE.match(text, end)):
        return True
    if _LANDMARK.match(text, end):
        return True
    if name in words.PREFECTURES_TOO_COMMON and before.endswith("来自") and _ENDS_THERE.match(text, end):
        return True
    if name in words.PREFECTURES_TOO_COMMON and re.match("人[就总,，。、]", text[end : end + 2]):
        return True
    at_home = _HOME.search(before) and _ENDS_THERE.match(text, end)
    return bool(at_home or (before.endswith("从") and _SETS_OUT.match(text, end)))


def _divisions(folded: Folded) -> Iterator[Found]:
    for match in _DIVISION.finditer(folded.text):
        before = words.han_before(folded.text, match.start(), 8)
        name = words.area_name(before, match[0])
        # 图书馆的安静区 is a corner of a room.
        if name and not (match[0] == "区" and before.endswith(f"的{name}")):
            yield folded.found("real-place", match.start() - len(name), match.end())
