"""Ways to reach a person: e-mail addresses, number plates, links to personal pages.

E-mail follows RFC 5321 as people disguise it (艾特, 圈a, at … dot, 点com); plates follow GA 36-2018, those of
新能源 cars with six signs after the letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.privacy.numbers import DIGIT, GAP, HAN_VALUE
from generator.privacy.text import Folded, Found

_PROVIDER = r"(?:qq|163|126|139|189|yeah|sina|sohu|gmail|outlook|hotmail|foxmail|aliyun|icloud)"
_BRAND = r"(?:扣扣|网易|新浪|搜狐)"
_OPEN, _CLOSE = r"[(\[{<【#*_]\s?", r"\s?[)\]}>】#*_]"
_AT = re.compile(
    rf"{_OPEN}(?:at|a|@|艾特|圈a){_CLOSE}|@{{1,2}}|[艾爱]特|小老鼠|圈圈|圈\s?a|a\s?圈|#(?=\s?{_PROVIDER}[.点])"
    r"|(?<=[\w.]\s)at(?=\s\w)|(?<=[\u4e00-\u9fff\d])at(?=[\da-z]+\s?(?:点|dot|\.))",
    re.IGNORECASE,
)
_DOT = rf"\s?(?:\.|。|·|,|点儿?|dot|{_OPEN}(?:[.]|dot|点){_CLOSE})\s?"
_LABEL = rf"(?:(?:[a-z{DIGIT}-]\s?){{1,30}}?|{_BRAND}[a-z{DIGIT}]{{0,6}})"
_TOP = r"(?:c\s?o\s?m|c\s?n|n\s?e\s?t|o\s?r\s?g|e\s?d\s?u|g\s?o\s?v|cc|me|info|top|xyz|io|vip|hk|tw|康姆)"
_DOMAIN = re.compile(rf",?\s?加?(?:{_LABEL}{_DOT}){{1,3}}{_TOP}", re.IGNORECASE)
# “前面是xiaofan，后面是163.com”: what joins them was not told.
_NO_AT = re.compile(
    rf"(?:邮箱|e-?mail)[^a-z]{{0,6}}[a-z0-9._-]{{2,}}?[a-z0-9_-](?:{_PROVIDER}|{_BRAND}[{DIGIT}]{{0,3}})"
    r"(?:\.|点)(?:com|net|cn|康姆)",
    re.IGNORECASE,
)
_AFTER_BARE_AT = re.compile(rf"\s?(?:{_PROVIDER}|.*?(?:点|dot|[(\[]))", re.IGNORECASE)
_LOCAL = re.compile(
    rf"(?:[a-z0-9._%+{DIGIT}-]\s?)+,?\s?$|[\u4e00-\u9fff]{{1,4}}\s?$|[{DIGIT}]{{4,}},?\s?$", re.IGNORECASE
)

_SIGN = rf"[A-Za-z{DIGIT}]"
_STEP = rf"(?:{GAP}|[“”\"'点杠牌]){{0,3}}"
_PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵黔粤青藏川宁琼](?<![最全更重创革]新)"
    rf"{_STEP}(?!(?:GB|GA|JY|HSK)[/\d ]|DB\d\d/)[A-HJ-NP-Za-hj-np-z诶]"
    rf"(?P<tail>{_STEP}{_SIGN}{{5,6}}|(?:{_STEP}{_SIGN}){{5,6}}(?![A-Za-z\d])|{_STEP}(?:{_SIGN}){{4}}[警学挂港澳领使超])"
)
# Beside these words letters may outnumber the digits.
_CAR = re.compile(r"[车牌]|摩托")
_PERSONAL_PAGE = re.compile(
    r"(?:pan\.baidu|aliyundrive|alipan|pan\.quark|lanzou\w?|123pan|cloud\.189|weiyun|pan\.xunlei)(?:\.\w+){1,2}/\S{3,}"
    r"|weibo\.com/(?:u/)?\d{5,}|space\.bilibili\.com/\d+|user\.qzone\.qq\.com/\d+|douyin\.com/user/\S+"
    r"|xiaohongshu\.com/user/\S+|zhihu\.com/people/\S+|(?<!\w)t\.me/\w+",
    re.IGNORECASE,
)


def contacts(folded: Folded) -> Iterator[Found]:
    """Yield e-mail addresses, plates and links to personal pages."""
    yield from _emails(folded)
    for match in _NO_AT.finditer(folded.text):
        yield folded.found("personal-email", *match.span())
    for match in _PLATE.finditer(folded.text):
        tail = re.sub(rf"{GAP}|[“”\"'点杠牌]", "", match["tail"])
        called = _CAR.search(folded.text, max(0, match.start() - 10), match.end() + 6)
        if sum(sign.isdigit() or sign in HAN_VALUE for sign in tail) >= (1 if called else 2):
            yield folded.found("personal-plate", *match.span())
    if any(sign in folded.text for sign in (".com", "t.me", "189.cn")):
        for match in _PERSONAL_PAGE.finditer(folded.text):
            yield folded.found("personal-account", *match.span())


def _emails(folded: Folded) -> Iterator[Found]:
    if not any(sign in folded.text.lower() for sign in ("@", "特", "小老鼠", "(a", "圈", "#", "at")):
        return
    for at in _AT.finditer(folded.text):
        domain = _DOMAIN.match(folded.text, at.end())
        bare = at[0].lower() == "at"
        if not domain or (bare and not _AFTER_BARE_AT.match(folded.text, at.end())):
            continue
        before = folded.text[max(0, at.start() - 40) : at.start()]
        if local := _LOCAL.search(before):
            yield folded.found("personal-email", at.start() - len(before) + local.start(), domain.end())
