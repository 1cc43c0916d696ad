"""Places below the province: cities, counties, districts, towns, villages, streets.

Cities stand in a list (GB/T 2260); everything else is a name before 县, 区, 镇, 村 or 路 that is no common word:
惠济区 but not 休息区, 柳林村 but not 邻村, 解放路 but not 回家路. Source: 未成年人保护法 103 (住所); content-guide §1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.privacy import words
from generator.privacy.text import Folded, Found


def places(folded: Folded) -> Iterator[Found]:
    """Yield places below the province."""
    for rule in (_known, _divisions, _streets, _homes):
        yield from rule(folded)


_PROVINCE_BEFORE = re.compile(rf"(?:省|{'|'.join(words.PROVINCES)})$")
_NO_PLACE = re.compile(words.NOT_A_PLACE)
_KINDS = dict.fromkeys(words.KNOWN_COUNTIES, "county") | dict.fromkeys(words.PREFECTURES_TOO_COMMON, "common")
_KINDS |= dict.fromkeys(words.PREFECTURES, "plain")
_BY_LETTER = {
    letter: sorted((name for name in _KINDS if name[0] == letter), key=len, reverse=True)
    for letter in {name[0] for name in _KINDS}
}
_LETTER = re.compile(f"[{''.join(_BY_LETTER)}]")
_AFTER_CITY = re.compile(r"市(?!场|民)|地区(?!别)|盟|自治州|州")
_DIVISION = re.compile(
    r"市(?<![超城夜都门股].)(?!场|民|里|容|面|价|政|集|郊|级|直|教育|公安|中心)|县(?!里|级|官|长)"
    r"|区(?<![社小地校郊景辖片禁误战盲分].)(?!别|分|间|域|块|隔|划|里|长)"
    r"|镇(?<![城乡小古集重冰].)(?!静|定|压|痛|住|守|长)|乡(?!下|亲|愁|音|镇|村|土|间|里)"
    r"|村(?<![农乡渔手球].)(?!里|子|民|口|庄|委|头|干|小|校|长)|街道(?!上|边|旁|口|两)"
    r"|社区(?!里|服|工|矫|民|活|志|康|教|干|网)|自治[县旗州]|[左右前后中]旗|屯(?!里)|苏木|嘎查"
)


def _known(folded: Folded) -> Iterator[Found]:
    text = folded.text
    for letter in _LETTER.finditer(text):
        start = letter.start()
        name = next((name for name in _BY_LETTER[letter[0]] if text.startswith(name, start)), None)
        if name and not _NO_PLACE.match(text, start) and _is_meant(text, start, name):
            suffix = _AFTER_CITY.match(text, start + len(name))
            yield folded.found("real-place", start, suffix.end() if suffix else start + len(name))


def _is_meant(text: str, start: int, name: str) -> bool:
    """Tell the town from a word of the same letters: 开封市, 河南开封, “去了江油”, but not “开封”."""
    kind, end = _KINDS[name], start + len(name)
    if kind == "plain":
        return True
    if kind == "county":
        return text[start - 1 : start] in set("在去到回住从往是了来籍") or bool(
            _PROVINCE_BEFORE.search(text, max(0, start - 4), start)
        )
    return bool(_AFTER_CITY.match(text, end) or _PROVINCE_BEFORE.search(text, max(0, start - 4), start))


def _divisions(folded: Folded) -> Iterator[Found]:
    for match in _DIVISION.finditer(folded.text):
        before = words.han_before(folded.text, match.start(), 8)
        name = words.area_name(before, match[0])
        # 图书馆的安静区 is a corner of a room.
        if name and not (match[0] == "区" and before.endswith(f"的{name}")):
            yield folded.found("real-place", match.start() - len(name), match.end())


_ROAD = re.compile(r"(?:路|大道|大街|街|巷)(?!上?过)")
_PART = re.compile(r"(?:[东南西北中][一二三四]?|[一二三四五六七八九十\d])$")
_CORNER = re.compile(r"[东南西北](?:大街|街)(?=[口上的])")
_STREET_NAMES = (*words.STREET_NAMES, *words.SCHOOL_NAMES)
_STREET = re.compile(
    rf"(?:{'|'.join((*words.STREET_NAMES, *words.SCHOOL_NAMES))})(?:[东南西北中][一二三四]?|[一二三四五六七八九十\d])?"
    r"(?:路|大道|大街|街|巷)(?!上?过)|[东南西北](?:大街|街)(?=[口上的])"
)
_STREET = re.compile(
    r"(?:(?:沿着|沿|经过|穿过|走过|走到|来到|位于|拐进|转进)(?P<near>[\u4e00-\u9fff]{2,4}?)(?:路|大道|大街|街|巷|胡同)(?![过人])"
    r"|(?:在|到|住|从|去|就是|至|叫|的)(?P<name>[\u4e00-\u9fff]{2,4}?)(?:路|大道|大街|街|巷|胡同)"
    r"(?=[口上的边旁,，。、;；”!?和与往走南北东西中附这那一见等碰买吃玩住开散逛后]|$|\d))"
)
_STREET_BREAK = re.compile(r"[的了着过在是有和与从到把被我你他她们个条不这那每走一]")
_COMMON_STREET = words.common(words.GENERIC_STREET)
_HOME = re.compile(
    r"(?:住在|住进|住|搬到|搬进|带到|来到|拖到|追到|家在|就在|回到|来自)(?P<name>"
    r"[\u4e00-\u9fff]{2,5}?小区|[\u4e00-\u9fff]{2,4}?(?:嘉园|家园|花园|花苑|佳苑|雅苑|苑)(?=[,，。、;；的里]|$)"
    r"|[\u4e00-\u9fff]{1,2}家[庄村屯沟湾寨坝]|[\u4e00-\u9fff]{2}村(?=[,，。、;；口]|$))"
    r"|(?P<old>[\u4e00-\u9fff]{2}古镇|[\u4e00-\u9fff]{2,3}门外大街|[\u4e00-\u9fff]{2,3}苑(?=[东南西北]门)"
    r"|(?:万科|碧桂园|恒大|保利|融创|绿城|龙湖|金地)[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]{4}[一二三四]期(?=的(?:地下|车库)))"
)
_NO_HOME = re.compile(
    r"这|那|哪|我|你|他|她|一|本|同|个|座|自己|别的|老旧?小区|附近|学校|对面|隔壁|所在|居民|公共|封闭|新建|后花园|植物|动物|中央|街心|儿童"
    r"|农村|乡村|山村|渔村|邻村|外村|全村|中村|假村|球村|江南|水乡|千年|小小|很|大人|的"
)


def _streets(folded: Folded) -> Iterator[Found]:
    for match in _ROAD.finditer(folded.text):
        before = folded.text[max(0, match.start() - 6) : match.start()]
        for end in (before, _PART.sub("", before)):
            if name := next((name for name in _STREET_NAMES if end.endswith(name)), None):
                yield folded.found("real-place", match.start() - len(before) + len(end) - len(name), match.end())
                break
    for match in _CORNER.finditer(folded.text):
        yield folded.found("real-place", *match.span())
    for match in _STREET.finditer(folded.text):
        group = "near" if match["near"] else "name"
        if not (_COMMON_STREET.search(match[group]) or _STREET_BREAK.search(match[group])):
            yield folded.found("real-place", match.start(group), match.end())


def _homes(folded: Folded) -> Iterator[Found]:
    """Yield housing estates, villages and old towns somebody lives in or goes to."""
    for match in _HOME.finditer(folded.text):
        group = "name" if match["name"] else "old"
        if not _NO_HOME.search(match[group]):
            yield folded.found("real-place", *match.span(group))
