"""Schools by name: 绵阳市第三中学, 七中, 育才小学, 师大附中, and no others.

What stands before 中学 back to the last word that cannot be part of a name is the name (在, 的, 一所 end it); where
nothing or a common word is left (县城的中学, 我们学校, 中小学), no school is named.
Source: 未成年人保护法 103, which forbids to disclose a minor's school; reliability.md row 45.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.privacy import words
from generator.privacy.text import Folded, Found

_NUM = r"[一二三四五六七八九十百\d]"
_KIND = (
    r"(?:外国语|实验|双语|国际|职业技术|职业|特殊教育|体育|艺术|中心|九年一贯制|九年制|高级职业|技工|民族|示范性?|希望|武术"
    r"|纪念|蒙古族|回族|藏族|满族)"
)
_SCHOOL = re.compile(
    r"(?=[外实双国职特体艺中九高技民示希附完小初幼学子启培卫女铁教村武纪蒙回藏满])(?:"
    rf"(?P<special>{_KIND}{{1,2}}(?:中学|小学|学校|高中|初中|幼儿园)|中心校)"
    r"|(?P<attached>附属?(?:中学|小学|学校|幼儿园|高中)|附[中小](?![组卡册图表题文字说程结])|实小|中专(?![家门业项长注题利心区])|技校|职高|职中|职校|职专|完小"
    r"|子弟(?:学校|[中小]学)|[启培]智学校|[卫体女铁]校|[女铁]中(?=[的里学门,，。、毕读上劝录])|外国语(?=[的,，。、]|就|读|上学|毕业)"
    r"|双语(?=[,，。、]|读|上学|毕业)|教学点|村小(?=[,，。、的里读上])|特校|职业技术学院|职业高级中学|技师学院|职教中心)"
    r"|(?P<plain>(?<![初高])中学(?!习|到|得|着|过|游|骑|画|唱|跳|以致|会了|会如)|小学(?!习|到|期)|高级中学|初级中学|高中|初中|幼儿园)"
    r"|(?P<school>学校))"
)
_NUMBERED = re.compile(
    r"(?=[第\d一二三四五六七八九十百])(?:"
    rf"第{_NUM}{{1,3}}(?:实验|职业|高级|初级|完全|民族|中心)?"
    r"(?:中学(?!生)|小学(?!生)|高中(?!生)|初中(?!生)|幼儿园|学校|附中|附小|中(?![学节次个课项条款]))"
    r"|(?P<short>(?<![\d.])[一二三四五六七八九十\d]{1,3}[中小高幼]"
    r"(?![学午间等心年旬部途国文外英医药层期段性考全央共华时声组级朋孩事块点题步句兴低手区](?!生)))"
    rf"|{_NUM}{{1,3}}(?:中学|号学校)(?![生习]))"
)
_CITY_END = re.compile(rf"(?:{'|'.join((*words.PREFECTURES, *words.PROVINCES))})$")
_AREA_END = re.compile(r"(?<![全各本某该外邻两乡城同农山省几州县市区别])[市县区镇乡村州旗省](?:直属?|立|属|城关)?$")
_COUNTY = re.compile(r"(?:[\u4e00-\u9fff]{1,5}?[省市县区镇乡村](?=[\u4e00-\u9fff]{2}))+")
_COMMON = words.common(words.GENERIC_SCHOOL)
_ATTENDS = re.compile(r"(?:^|在|考上|考进|就读于|就读|转到|转去|转学到|来自|进|毕业于|是|从|去|到|叫)了?$")
_ATTENDS_NAMED = re.compile(r"(?:读|在|转到|转去|转入|考进|考入|来自|毕业于|叫做|叫|从|名为)$")
_ATTENDS_STAGE = re.compile(r"(?:考[上进入]|就读于|转到|转去|毕业于)了?$")
_KIND_ONLY = re.compile(
    r"(?:职业|中心|国际|希望|示范性?|民族|特殊教育|职业技术|体育|艺术|技工|九年(?:一贯)?制)+(?:学校|高中|小学)"
)
_GRADE = re.compile(r"[初高][一二三]|[一二三四五六七八九]年级")
_IN_A_LESSON = re.compile(
    r"(?:阶段|材料|任务|情[境景]|问题|案例|活动|环节|步骤|方案|选项|部分|模块|单元|场景|故事|[题段节条卷组班图表例单页])$"
)
_STAGE = re.compile(r"阶段|[高低]年级|[高低中]段|语文|数学|英语|科学|课程|课|教育|教师|教材|毕业")


def schools(folded: Folded) -> Iterator[Found]:
    """Yield schools that have a name."""
    text = folded.text
    for match in _NUMBERED.finditer(text):
        before = words.han_before(text, match.start(), 6)
        if not match["short"] or _is_short_name(before, match):
            yield folded.found("real-school", match.start() - len(words.name_before(before)), match.end())
    for match in _SCHOOL.finditer(text):
        before = words.han_before(text, match.start(), 10)
        if re.search(rf"第{_NUM}{{1,3}}$", before):
            continue  # found by its number
        whole = words.name_with_gate(before)
        name = _without_county(whole)
        if match["attached"] and re.search(r"[市县区镇]$", before):
            yield folded.found("real-school", match.start() - 1, match.end())
            continue
        located = len(name) < len(whole) or _starts_with_place(name)
        if (_AREA_END.search(before) and words.area_name(before)) or _is_named(match, before, name, located):
            yield folded.found("real-school", match.start() - len(name), match.end())


def _is_short_name(before: str, match: re.Match[str]) -> bool:
    """Tell 市一中, 绵阳三中 and “在七中” from 七中 as part of other words."""
    if re.search(r"[市县区镇州]$", before) or _CITY_END.search(before):
        return True
    name = words.name_before(before)
    if _starts_with_place(name):
        return True
    named = len(name) >= 2 and not _COMMON.search(name)
    ahead = match.string[match.end() : match.end() + 1]
    if _IN_A_LESSON.search(name):
        return False
    if match["short"].endswith("高"):
        return named and ahead in "的校副学读"
    if (named and (len(match["short"]) > 2 or _GRADE.match(match.string, match.end()))) or before.endswith("铁"):
        return True
    if before.endswith(("我们", "你们", "他们", "咱们")):
        return ahead in "的这那"
    meant = not ahead or ahead in "的读上，,.。、;；学校门食宿操礼图那这又每总被就也都!?”’」念当初高操转毕教住任过"
    return meant and (named or (match["short"].endswith("中") and bool(_ATTENDS.search(before))))


def _is_named(match: re.Match[str], before: str, name: str, located: bool) -> bool:
    ahead = match.string[match.end() : match.end() + 3]
    # 中学生, “在游戏中学会”
    if ahead.startswith("生") or (ahead.startswith("会") and re.search(r"[在从].{0,6}$", before)):
        return False
    common = bool(_COMMON.search(name))
    if match["attached"]:
        return (len(name) >= 2 and not common) or bool(re.search(r"[大师院学]$", name))
    if match["special"]:
        if name:
            return not common
        kind_only = _KIND_ONLY.fullmatch(match["special"])
        return not kind_only and (match.start() == 0 or bool(re.search(r"[^所个某些类种座的等]$", before)))
    known = bool(_CITY_END.search(name)) or any(name.endswith(word) for word in words.SCHOOL_NAMES)
    proper = 2 <= len(name) <= 4 and not common
    cue = before[: len(before) - len(name)]
    if match["school"]:
        attended = bool(_ATTENDS_NAMED.search(cue) or _GRADE.match(ahead)) and not words.COMMON_AREA.search(name)
        on_street = len(name) >= 3 and name[-1] in "路街巷村"
        return (known and len(name) <= 4) or (proper and (attended or on_street or located))
    if match[0] in {"高中", "初中"}:
        attended = bool(_ATTENDS_STAGE.search(cue)) or bool(re.search(r"[一二三四五六]$", name))
        return known or (proper and attended)
    begins = not cue or cue[-1] in "在到去是从读上于考进叫给得的做为和与跟省县市区旗州镇乡了"
    return known or (proper and begins and not _STAGE.match(ahead))


def _starts_with_place(name: str) -> bool:
    return any(name[:length] in words.PLACES for length in (2, 3, 4))


def _without_county(name: str) -> str:
    county = _COUNTY.match(name)
    return name[county.end() :] if county else name
