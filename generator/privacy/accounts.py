"""QQ, WeChat and other accounts: a number or a Latin word counts only beside a word that makes it an account.

The words are those children use to slip past filters, too: 扣扣, 企鹅, 威信, 加V, VX, 绿泡泡. “微信群” or “QQ 空间”
name nobody, and neither does “QQ 用户 10000 人”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.privacy.numbers import DIGIT, NUMBER
from generator.privacy.text import Folded, Found

_LINK = r"[\s:=()\[\]“”\"'「」【】*~,号码群账帐户名是为的我他她你加一下就这个联系搜找查#]{0,8}?(?:id)?[\s:=是为(“]{0,3}"
_UNIT = r"(?!\s?(?:人|元|个|名|条|次|年|月|万|亿|多|余|位|分|岁|天|小时|%|只|份|所|家|页|字|周岁))"
_QQ = (
    r"(?=[q扣抠蔻叩秋球企])(?:(?<![a-z])q\s?q(?![a-z])|扣\s?扣|抠\s?抠|蔻\s?蔻|叩\s?叩|秋\s?秋|球\s?球|企\s?鹅|(?<![a-z])q\s?(?=[:号群])"
    rf"|扣(?=[:号{DIGIT}]))"
)
_WECHAT = (
    r"(?=[微威薇徽溦vw卫绿加+➕我私])(?:[微威薇徽溦]\s?[信❤芯]|薇心|v\s?信|卫星|绿泡泡|绿色软件|we\s?chat|weixin|(?<![a-z])[vw]\s?[xⅹ](?![a-z])"
    r"|(?:加|\+|➕|我的?|私)\s?[vw](?![a-z])|加\s?[微薇威徽]|(?<![a-z])v(?=[:号]))"
)
_PLATFORM = (
    r"(?=[抖dk快小微b哔知贴支钉陌探sxi飞推twf视])(?:抖音|dou\s?yin|快手|小红书|微博|b站|哔哩哔哩|bilibili|知乎|贴吧|支付宝|钉钉|陌陌|探探|soul|飞书|推特|telegram"
    r"|whatsapp|instagram|facebook|视频号|(?<![a-z])(?:dy|ks|xhs|ins)(?=[\s:号]))"
)
_GAME = (
    r"(?=[王原蛋和游s平上登u账帐])(?:王者荣耀|王者|原神|蛋仔派对|和平精英|游戏|steam|平台|上网|登录"
    r"|(?<![a-z])(?=uid|账号|帐号))"
)
_NAME = (
    r"[a-z][a-z0-9_.-]{4,23}|[a-z0-9_-]*(?:\d[a-z0-9_-]*[a-z_]|[a-z_][a-z0-9_-]*\d)[a-z0-9_-]{2,}"
    r"|(?:[a-z0-9_]\s){5,}[a-z0-9_]"
)
_MARK = r"\s?(?:号码?|(?<![a-z])u?id|账号|帐号|账户)[\s:=是为“(]{0,4}"
_ID = rf"(?P<name>{_NAME}|{NUMBER}{{4,13}}{_UNIT})"
_OWN = r"(?:我|他|她|你|本人|同学|老师)?的?"
# Most texts name no platform at all: a look at single letters, before ten patterns are tried.
_GATE = re.compile(
    r"[扣抠蔻叩威薇徽溦抖绿➕]|企\s?鹅|微\s?[信博❤]|[秋球]\s?[秋球]|卫星|快手|小红书|哔哩|知乎|贴吧|支付宝|钉钉|陌陌"
    r"|探探|飞书|推特|视频号|王者|原神|蛋仔|和平精英|[账帐]号|加我|加好友|私[聊信]|加微|[我加私+的]\s?[vw]|游戏\s?[iu号]"
    r"|平台\s?[iu号]|q\s?q|[qv][:号 群]|[vw]\s?x|v\s?信|we\s?chat|weixin|dou\s?yin|bilibili|b站|soul|steam|telegram"
    r"|whatsapp|instagram|facebook|uid|wxid|dy[\s:号]|ks[\s:号]|xhs|ins[\s:号]|前面|前半截|前[一二三四五六七八九][个位]|头[二三四]位|区号|开头"
)
_ACCOUNTS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_QQ}{_LINK}({NUMBER}{{4,11}}){_UNIT}",
        rf"{_WECHAT}(?P<mark>{_LINK}){_ID}",
        rf"(?:{_PLATFORM}|{_GAME})(?P<mark>{_MARK}){_ID}",
        rf"{_PLATFORM}(?P<mark>\s?[:=是为]?\s?)(?P<name>{_NAME})",
        r"微博\s?(?P<mark>@)(?P<name>[\w-]{2,20})",
        rf"(?=[{DIGIT}])({NUMBER}{{4,11}})[\s(,]{{0,2}}(?:这?就?是|为)?{_OWN}\s?(?:{_QQ}|{_WECHAT})",
        rf"(?:{_WECHAT}|{_QQ}|抖音号?)\s?号?[和与跟也就是]{{0,3}}(?:同|是)?\s?(?:手机|电话|本机)号?码?"
        r"(?:一样|相同|同步|同号)",
        rf"(?:{_WECHAT}|{_QQ}|抖音号?)\s?号?[和与跟也就是]{{0,3}}"
        r"(?:同|是)\s?(?:手机|电话|本机|下面|上面)?号码?",
        rf"(?:加我|加好友|私聊我?|私信我?)[:\s]{{0,3}}({NUMBER}{{5,11}}){_UNIT}",
        r"wxid_[a-z0-9]{6,}",
        # Told in two pieces: “前面是138，后面是……”, “188开头，中间……，最后四位……”.
        rf"(?:前面|前半截|前[一二三四五六七八九][个位]|头[二三四]位|区号)是?\s?(?:字母|数字)?[\u4e00-\u9fff]?[a-z{DIGIT}_-]{{2,12}}[,，、\s]{{1,2}}(?:中间(?:[一二三四五]位)?是?\s?[a-z{DIGIT}_-]+[,，、\s]{{1,2}})?"
        rf"(?:生日那段[{DIGIT}]+[,，、\s]{{1,2}})?(?:后面|后半截|后[一二三四五六七八九][个位]|最后|尾号)是?\s?(?:字母|数字)?[a-z{DIGIT}_.-]{{4,}}",
        rf"(?=[{DIGIT}])({NUMBER}{{3}})开头[,，、\s]{{1,2}}中间是?\s?{NUMBER}{{3,4}}[,，、\s]{{1,2}}(?:最后|末尾|后)",
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
