"""Where somebody lives, short of a house number: housing estates, villages and old towns by name.

An estate is a name before 小区 or 花苑 that is no common word: 翠湖小区 but not 老旧小区. After “住在” and “家在” any
name counts that is not made of common words (宿舍, 隔壁, 外婆家). Source: 未成年人保护法 103 (住所); content-guide §1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.privacy import words
from generator.privacy.text import Folded, Found

_HAN = r"[\u4e00-\u9fff]"
_ENDS = r"[,，。、;；!?”’)的里吗呢吧啊]|$"
_ESTATE = re.compile(
    r"小区|花苑|[嘉佳雅][园苑]|[丽馨景名豪铭锦]苑|[丽馨]园|公寓|新村|华庭|家属[院楼]|公馆|国际城|名[邸城]|[华御]府|尚城"
    r"|(?<!姓)名都(?=[\d,，。的]|小区|$)|新城(?=[一二三四五六\d]期)|豪[庭园]|水岸|御景|[湖江河]畔|天街"
    r"|(?<!江南)(?<!水乡)(?<!千年)古镇|[花家]园(?=[A-Z一二三四五六]区|地下|小区|[东南西北]?门(?!前)|\d)"
    r"|公园(?=[东南西北]门)|苑(?=[一二三四]期|[东南西北][门区]|的?大?门|\d|里)|(?<![县古老新山都一])城(?=[东南西北]门)"
    rf"|(?<={_HAN}{_HAN})里(?=一带|社区|小区)"
)
# A house number makes an estate of any name: 丽景名都15号楼, 碧水云天8幢.
_BUILDING = re.compile(
    r"(?=[\d一二三四五六七八九十])(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?(?:号[楼院]|栋|幢|座(?=\d)|弄)"
)
_NO_ESTATE = words.common(words.GENERIC_ESTATE)
_DEVELOPER = re.compile(
    rf"(?:万科|碧桂园|恒大|保利|融创|绿城|龙湖|金地|华润|万达|世茂|招商)(?:(?![的里在和与是有了]){_HAN}){{2,5}}"
)
_PHASE = re.compile(rf"(?P<name>(?:(?![第上每下了的]){_HAN}){{4,6}})[一二三四五六七八\d]期(?={_ENDS}|[在\d])")
_FARM = re.compile(
    rf"(?:{_HAN}{{2,4}}·{_HAN}{{2,3}}[湾府苑城里庭园]|[一三五七八九十]里[铺堡墩营庙桥屯]"
    rf"|[{words.SURNAMES}]家[庄屯沟湾寨坝坪塘岗岭坳圩窑营堡垭]"
    rf"|{_HAN}{{2}}(?<![大小][山水])(?<![穷这那个])[坎坪坳垭塆峪沟寨坡塘]"
    r"(?=的(?:居民|村民|老人|大爷|大妈|娃|孩子|学生|同学|姑娘|少年|小子)))"
)
# 护住, 记住, 围住: with these nobody lives anywhere.
_HELD = "记居护停站抓拦捂按叫围堵忍挡拉稳保扛守接留困关遮盖压咬锁夹捉逮"
# After these stands where somebody lives, whatever it is called …
_LIVES = re.compile(
    rf"(?:家住|(?<![{_HELD}])住(?:在|进|的是|(?={_HAN}{{2,4}}[苑湾府园村庄组里塘坪坝屯寨]))|搬[到去进回]了?|位于"
    r"|(?<![大国一回专])家[就也还]?在|[地住]址(?:就?是|为|:|写[着的成]是?)|老家[在是])(?:(?:隔壁|对面|附近)的?|[了“])?"
    rf"(?P<name>(?:(?![的里有没就让了]){_HAN}){{2,8}}?)(?={_ENDS}|有|附近|楼下|门口|对面|\d|[东南西北][区门])"
)
# … and after these a village, an estate or a bay.
_GOES = re.compile(
    r"(?:[带拖骗约追送来走回]到了?|[骗回]去了?|整个|就?在|去了?|[从到来])"
    rf"(?P<name>(?:(?![的里有没就在个了时]){_HAN}){{1,4}}(?:[花家]园|水岸|[湾苑府村屯庄塘坪坝寨沟岗岭坳圩甸]))"
    rf"(?={_ENDS}|[门村]?口|[来找等碰])"
)
_NO_HOME = re.compile("|".join((*words.NOT_A_HOME, "^城市", "市$", "[县区镇乡]$", "[一二三四五六七八九十两几]")))


def homes(folded: Folded) -> Iterator[Found]:
    """Yield estates, villages and old towns."""
    text = folded.text
    for match in _ESTATE.finditer(text):
        number = re.search(r"\d*$", text[max(0, match.start() - 3) : match.start()])  # 阳光100小区
        start = match.start() - (len(number[0]) if number else 0)
        before = words.han_before(text, start, 6)
        name = words.name_with_gate(before)[-5:]
        if 2 <= len(name) <= 5 and not _NO_ESTATE.search(name):
            yield folded.found("real-place", start - len(name), match.end())
    for match in _BUILDING.finditer(text):
        before = words.han_before(text, match.start(), 6)
        name = words.name_with_gate(before)
        if 3 <= len(name) <= 6 and not _NO_HOME.search(name):
            yield folded.found("real-place", match.start() - len(name), match.end())
    for pattern in (_DEVELOPER, _FARM):
        yield from (folded.found("real-place", *match.span()) for match in pattern.finditer(text))
    for match in _PHASE.finditer(text):
        name = words.name_before(match["name"])
        if len(name) >= 2 and not _NO_ESTATE.search(name):
            yield folded.found("real-place", match.end("name") - len(name), match.end("name"))
    for pattern in (_LIVES, _GOES):
        for match in pattern.finditer(text):
            if not _NO_HOME.search(match["name"]):
                yield folded.found("real-place", *match.span("name"))
