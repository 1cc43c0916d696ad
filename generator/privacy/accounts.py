"""QQ, WeChat and other accounts: a number or a Latin word counts only beside a word that makes it an account.

The words are those children use to slip past filters, too: 扣扣, 企鹅, 威信, 加V, VX, 绿泡泡. “微信群” or “QQ 空间”
name nobody, and neither does “QQ 用户 10000 人”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.privacy.numbers import DIGIT, HAN_VALUE, NUMBER
from generator.privacy.text import Folded, Found

_HAN_DIGIT = "".join(HAN_VALUE)
# At most eight signs stand between a platform and its number; Han digits among them only where they count something.
_LINK = (
    rf"(?:(?!码[是为]?[上前以至])[^a-z\d{_HAN_DIGIT}。!;\n@/%]|一[遍下栏个边声串]|[二三四五六七八九十]群|[五六七八九十]位数)"
    r"{0,8}?/?(?:id)?[\s:=是为(“]{0,3}"
)
_UNIT = r"(?!\s?(?:人|元|块|个|名|条|次|年|月|万|亿|多|余|位|分|岁|天|小时|%|只|份|所|家|页|字|周岁|[:.]\d))"
_QQ = (
    r"(?=[q扣抠蔻叩秋球企丘口鹅群])(?:鹅号|(?<![a-z])q[\W_]?q(?![a-z])|扣\s?扣|抠\s?抠|蔻\s?蔻|叩\s?叩|秋\s?秋|球\s?球|丘\s?丘|口\s?口|企\s?鹅"
    rf"|(?<![a-z])q\s?(?=[:号群])|[q扣]我(?=[:,])|(?<=[加的我])q\s?(?=[是为]?[{DIGIT}])|(?<![a-z])q(?=\d{{8,11}}(?!\d))|扣\s?群|群号|扣(?=[:号{DIGIT}]))"
)
_ADD = r"(?:加个?|\+|➕)[“”\"'\s]{0,2}[我他她你]?[“”\"'\s]{0,2}"
_WECHAT = (
    r"(?=[微威薇徽溦维围胃vw卫绿加+➕我私])(?:[微威薇徽溦维围胃]\s?[信心芯❤✉]|薇心|v\s?[信❤芯]|卫星|绿泡泡|绿色软件|we\s?chat|wei\s?(?:xin|信)|[微薇]\W[信❤]|(?<![a-z])[vw][\s.]?[xⅹ](?![a-z])"
    rf"|(?:{_ADD}|我的?|私)\s?[vw](?![a-z])|{_ADD}[微薇威徽围]|(?<![a-z])v(?=[:号])|(?<![a-z])v我)"
)
_PLATFORM = (
    r"(?=[抖dk快小微b哔知贴支钉陌探sxi飞推twf视])(?:抖音|dou\s?yin|快手|小红书|微博|b站|哔哩哔哩|bilibili|知乎|贴吧|支付宝|钉钉|陌陌|探探|soul|飞书|推特|telegram"
    r"|whatsapp|instagram|facebook|视频号|(?<![a-z])(?:dy|ks|xhs|ins)(?=[\s:号]))"
)
_GAME = (
    r"(?=[王原蛋和游s平上登u账帐])(?:王者荣耀|王者|原神|蛋仔派对|和平精英|游戏|steam|平台|上网|登录"
    r"|(?<![a-z])(?=uid|账号|帐号))"
)
_SIGN = rf"[a-z0-9_{_HAN_DIGIT}]"
# A Latin word, or signs with a letter and a digit among them, whatever stands between.
_NAME = (
    rf"(?=[^。,;]{{0,8}}[a-z_])(?=[^。,;]{{0,16}}[\d{_HAN_DIGIT}])"
    rf"{_SIGN}(?:(?:\s?[-.·点]\s?|\s)?{_SIGN}){{4,23}}|[a-z][a-z0-9_.-]{{4,23}}|(?:[a-z0-9_]\s){{5,}}[a-z0-9_]"
)
_MARK = r"\s?(?:号码?|(?<![a-z])u?id|账号|帐号|账户)[\s:=是为“(]{0,4}"
_ID = rf"(?P<name>{_NAME}|{NUMBER}{{4,13}}{_UNIT})"
_OWN = r"(?:[\u4e00-\u9fff]{1,4}的|我|他|她|你)?"
# Most texts name no platform at all: a look at single letters, before ten patterns are tried.
_GATE = re.compile(
    r"[扣抠蔻叩威薇徽溦抖绿➕]|丘\s?丘|口\s?口|维信|胃心|[q扣]我|卫星|[鹅群]号|q[\W_]?q|[加的我]q|q\d|企\s?鹅|微\s?[信博❤]|[秋球]\s?[秋球]"
    r"|快手|小红书|哔哩|知乎|贴吧|支付宝|钉钉|陌陌|探探|飞书|推特|视频号|王者|原神|蛋仔|和平精英|[账帐]号|加我"
    r"|加好友|私[聊信]|加微|[我加私+的]\s?[vw]|[+➕].{0,4}[微薇威维围v]|v我|游戏\s?[iu号]|平台\s?[iu号]"
    r"|[qv][:号 群]|[vw][\s.]?x|v\s?[信❤芯]|we\s?chat|wei\s?[x信]|[微薇]\W|dou\s?yin|bilibili|b站|soul|steam|telegram"
    r"|whatsapp|instagram|facebook|uid|wxid|dy[\s:号]|ks[\s:号]|xhs|ins[\s:号]"
)
_ACCOUNTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_QQ}{_LINK}({NUMBER}{{4,11}}){_UNIT}",
        rf"{_WECHAT}(?P<mark>{_LINK}){_ID}",
        rf"(?:{_PLATFORM}|{_GAME})(?P<mark>{_MARK}){_ID}",
        rf"{_PLATFORM}(?P<mark>\s?[:=是为]?\s?)(?P<name>{_NAME})",
        r"微博\s?(?P<mark>@)(?P<name>[\w-]{2,20})",
        rf"(?=[{DIGIT}])({NUMBER}{{4,11}})(?:[\s(,]{{0,2}}(?:这?就?是|为|这个)?(?:[\u4e00-\u9fff]{{0,6}}专用)?|{_UNIT}[^\d。!?;\n]{{2,10}}是){_OWN}\s?(?:{_QQ}|{_WECHAT})",
        rf"(?:{_WECHAT}|{_QQ}|抖音号?)\s?号?[和与跟也就是]{{0,3}}(?:同|是)?\s?(?:手机|电话|本机)号?码?"
        r"(?:一样|相同|同步|同号)",
        rf"(?:{_WECHAT}|{_QQ}|抖音号?)\s?号?[和与跟也就是]{{0,3}}"
        r"(?:同|是)\s?(?:手机|电话|本机|下面|上面)?号码?",
        # The name first: “helping_home6是心理老师的微信”; the name sought: “微信要搜……”.
        rf"(?<![a-z\d_-])(?P<name>{_NAME})(?P<mark>\s?(?:这个|是|就是|的)[\u4e00-\u9fff]{{0,6}}?的?){_WECHAT}",
        rf"{_WECHAT}[^。!\n]{{0,16}}搜(?P<mark>\s?)(?P<name>{_NAME})",
        rf"(?:加我|加好友|私聊我?|私信我?)[:\s]{{0,3}}({NUMBER}{{5,11}}){_UNIT}",
        r"wxid_[a-z0-9]{6,}",
    )
)
_NO_NAME = re.compile(
    r"(?:wechat|weixin|weibo|android|windows|iphone|telegram|whatsapp|douyin|tiktok|kuaishou|bilibili|browser|powerpoint"
    r"|excel|office|github|class|school|group|teacher|student|video|safari|chrome|harmony)",
    re.IGNORECASE,
)


def accounts(folded: Folded) -> Iterator[Found]:
    """Yield accounts of persons."""
    if not _GATE.search(folded.text.lower()):
        return
    for pattern in _ACCOUNTS:
        for match in pattern.finditer(folded.text):
            if "name" not in pattern.groupindex or _is_account(match["name"], match["mark"]):
                yield folded.found("personal-account", *match.span())


def _is_account(name: str, mark: str) -> bool:
    """Tell an account from a word in Latin letters: a plain word needs a sign that announces an account."""
    name = re.sub(r"[\s.]", "", name)
    if _NO_NAME.fullmatch(name):
        return False
    plain = name.isalpha() and name.isascii()
    return not plain or bool(re.search(r"[:号是为加=@]|id", mark, re.IGNORECASE))
