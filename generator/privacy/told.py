"""Numbers told in words: “前面是138，后面是……”, “下划线”, “一三八然后……”, “yao san ba”, 依伞爸.

What is said between the pieces is taken out, so that the pieces stand together and are read as if written at once.
What has been taken out is still covered by the place of what is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.privacy.numbers import DIGIT, HAN_VALUE
from generator.privacy.text import Folded

_Edit = tuple[int, int, str]
_N = f"[{''.join(HAN_VALUE)}十几\\d]"
_PART = rf"(?:{_N}{{1,2}}[位个]|一?半(?:截|段|部分)?|截)(?:数字?|字母|号)?"
_SIGNS = {
    "下划线": "_",
    "横杠": "-",
    "横线": "-",
    "减号": "-",
    "杠": "-",
    "小数点": ".",
    "英文点": ".",
    "小老鼠": "@",
    "艾特": "@",
    "爱特": "@",
}
_STRONG = (
    rf"(?:[前后中末尾头](?:[面边头间段]的?(?:{_PART})?|的?{_PART})|最后(?:{_PART})?|[开打字]头|[结末]尾|尾[号巴]"
    r"|第[一二三四12345][条段截行个部]分?|(?:[(\[]\d[)\]])?(?:[先再又]|最后|末了)[拨打按发念报写填接说记输喊来]?"
    rf"|还有|…|then|紧跟|当中|依次|[前后]缀|空格|(?:还[差有]|余下?)的?{_N}位|剩下?(?:的?{_N}位|的)"
    r"|停一下|等一[秒下会]|(?<=\d)和(?=\d{4})|再?加上|再加(?=\d)|接着|接下来|然后|随后|跟着|区号|号码|字母|数字|连着|[拼连]上"
    rf"|{'|'.join(_SIGNS)})"
)
_WEAK = "是为写接再跟的加到有叫念报和发拨记输按夹着"
_STOP = ",、;:“”\"'‘’()【】[]— \t-"
_BETWEEN = re.compile(
    rf"{_STRONG}(?:[{_WEAK}{re.escape(_STOP)}]|一个|{_STRONG}){{0,9}}?(?=[a-zA-Z{DIGIT}@]|[艾爱]特|圈a|小老鼠|网易|扣扣|新浪|搜狐)"
)
# “听到嘟声”, “过一分钟” between one piece and the next is taken out, too.
_LAST_PIECE = re.compile(rf".*(?:[a-zA-Z\d@]|[{DIGIT}]{{2}})", re.DOTALL)
_SIGN = re.compile("|".join(_SIGNS))
_LAST_X = re.compile(rf"(?<=[{DIGIT}])(?:[^{DIGIT}a-zA-Z。!?\n]{{0,8}}[艾爱埃]克斯|[,、\s]?叉)")
_SPOKEN = {
    word: str(value)
    for value, these in enumerate(
        (
            *("zero ling dong", "one yi yao", "two er liang", "three san", "four si", "five wu", "six liu"),
            *("seven qi guai", "eight ba", "nine jiu gou"),
        )
    )
    for word in these.split()
}
_WORD = "|".join(sorted(_SPOKEN, key=len, reverse=True))
_LATIN = re.compile(rf"(?<![a-zA-Z])(?=[a-z])(?:{_WORD})(?![a-zA-Z])", re.IGNORECASE)
_LATIN_ROW = re.compile(rf"(?:(?:{_LATIN.pattern}|[{DIGIT}])[\s,、·-]{{0,2}}){{6,}}", re.IGNORECASE)
_SOUND = {
    sign: str(value)
    for value, signs in enumerate(
        (
            *("灵玲铃另令林", "衣医依伊要腰妖", "耳儿尔饿", "伞散山", "寺似司思死", "舞吾无呜午", "溜刘留流柳"),
            *("期妻起气骑棋", "爸吧巴把霸", "酒久救就旧"),
        )
    )
    for sign in signs
}
_SOUND_ROW = re.compile(rf"[{''.join(_SOUND)}{DIGIT}]{{11}}(?![\u4e00-\u9fff])")
_PIECE = re.compile(rf"[a-zA-Z{DIGIT}]|{_SOUND_ROW.pattern}")
# What begins none of these is passed over quickly.
_TELLS = re.compile(
    rf"(?=[前后中末尾头最开打字结第先还剩余停等和再加接然随跟区号数连拼下横减杠小英当依空又…t紧(\[])(?:{_BETWEEN.pattern})"
    rf"|(?:{_LAST_X.pattern})|{_SOUND_ROW.pattern}|{_LATIN.pattern}(?=[\s,、·-]{{0,2}}[a-z{DIGIT}])",
    re.IGNORECASE,
)


def retold(folded: Folded) -> Folded:
    """Return the sentences that tell a number, each with its pieces put together."""
    text: list[str] = []
    at: list[int] = []
    for start, end in _telling(folded.text):
        told = Folded(folded.text[start:end], folded.raw, folded.at[start:end])
        for edits in (_pieces, _last_x, _latin, _sounds):
            told = _edited(told, edits(told.text))
        text += [told.text, "\n"]
        at += [*told.at, folded.at[end - 1]]
    return Folded("".join(text), folded.raw, at)


def _telling(text: str) -> Iterator[tuple[int, int]]:
    """Yield the sentences with a sign of telling and with enough pieces for a number."""
    last = 0
    for sign in _TELLS.finditer(text):
        if sign.start() < last:
            continue
        start = max(text.rfind(stop, 0, sign.start()) for stop in "。!?\n") + 1
        last = min((end for stop in "。!?\n" if (end := text.find(stop, sign.end())) >= 0), default=len(text))
        if sum(len(piece[0]) for piece in _PIECE.finditer(text, start, last)) >= 5:
            yield start, last


def _pieces(text: str) -> Iterator[_Edit]:
    last = 0
    for match in _BETWEEN.finditer(text):
        before = text[max(0, match.start() - 10) : match.start()]
        piece = _LAST_PIECE.match(before)
        kept = piece[0] if piece else before.rstrip(_WEAK + _STOP + "…")
        start = max(match.start() - len(before) + len(kept), last)
        last = match.end()
        yield start, last, "".join(_SIGNS[sign] for sign in _SIGN.findall(match[0]))


def _last_x(text: str) -> Iterator[_Edit]:
    yield from ((*match.span(), "X") for match in _LAST_X.finditer(text))


def _latin(text: str) -> Iterator[_Edit]:
    for match in _LATIN_ROW.finditer(text):
        yield *match.span(), _LATIN.sub(lambda word: _SPOKEN[word[0].lower()], match[0])


def _sounds(text: str) -> Iterator[_Edit]:
    for match in _SOUND_ROW.finditer(text):
        heard = "".join(_SOUND.get(sign, HAN_VALUE.get(sign, sign)) for sign in match[0])
        if re.fullmatch(r"1[3-9]\d{9}", heard):
            yield *match.span(), heard


def _edited(folded: Folded, edits: Iterator[_Edit]) -> Folded:
    parts: list[str] = []
    at: list[int] = []
    last = 0
    for start, end, new in edits:
        parts += [folded.text[last:start], new]
        at += folded.at[last:start]
        if new:  # its last sign stands for the last of what it replaces
            at += [*folded.at[start : start + len(new) - 1], folded.at[end - 1]]
        last = end
    if not last:
        return folded
    return Folded("".join((*parts, folded.text[last:])), folded.raw, [*at, *folded.at[last:]])
