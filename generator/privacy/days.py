"""Class labels and exact days in a story: with the place they tell everybody in town which child it was.

Months, festivals, weekdays and days of the law (自2026年1月1日起施行, 12月4日国家宪法日) are fine.
Source: content-guide §1; reliability.md row 45.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.privacy.text import Folded, Found

_ONE = "[一二三四五六七八九]"
_NUM = r"[一二三四五六七八九十百\d]"
_GRADE = rf"(?:(?:{_ONE}|[1-9])年级|[初高][一二三123]|{_ONE}年(?=[(\d一二三四五六七八九十])|(?:20)?\d\d级)"
_CLASS = re.compile(
    r"(?=[\d一二三四五六七八九初高])(?:"
    rf"{_GRADE}(?:第|的)?[·.\-]?[(\[]?\s?{_NUM}{{1,3}}\s?[)\]]?班"
    rf"|(?<!第){_ONE}[(\[]\s?{_NUM}{{1,2}}\s?[)\]]班|(?<!第)(?<!\d)[1-9][(\[.]\s?\d{{1,2}}[)\]]?班)"
)
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_YEAR = r"(?:(?:19|20)\d\d|\d\d|[一二〇零][一二三四五六七八九〇零]{3}|二[〇零]?[一二]?[一二三四五六七八九〇零])"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|元|[一二三四五六七八九])"
_DATE = rf"(?:3[01]|[12]\d|0?[1-9]|三十一?|[二廿]十?{_ONE}?|十{_ONE}?|初?{_ONE})"
_DATES = rf"{_DATE}\s?(?:[日号]?\s?[、至到~—-]\s?{_DATE}\s?)?"
_NO_DATE = r"(?![\d日号天个份几多来名人次班所节课页条级岁点分元周])"
_SHORT = r"(?:1[0-2]|0?[1-9])[-./](?:3[01]|[12]\d|0?[1-9])(?![-./\d])"
# What makes of two bare numbers a day, before or after them.
_WHEN = (
    r"[,，]?那[天晚次回场]|[当这]天|当晚|[凌清]?晨|[早晚]上|起|为止|以来|前后|[上下中]午|[傍夜]晚|午后|夜里|夜间|放学|开学|开始|早读|晚自习|课间|体育课"
    r"|[,(]?\s?(?:星期|周|礼拜)[一二三四五六日天]"
)
_ITS_DAY = (
    r"(?:(?<=[那当]天[是为:])|(?<=(?:日期|时间|日子|生日)[是为:])|(?<=(?:日期|时间|日子|生日):\s)|(?<=记得是)"
    r"|(?<=[“:])|(?<=[自从在于])|(?<=[今去前当那同]年))"
)
_LUNAR_DAY = rf"(?:初(?:{_ONE}|十)|廿{_ONE}?|二?十{_ONE}|二十|三十)"
_DAY = re.compile(
    r"(?=[\d一二三四五六七八九十〇零农阴旧去今前当那同元正冬腊闰a-zA-Z])(?:"
    rf"(?:{_YEAR}\s?年的?\s?)?(?<![\d一二三四五六七八九十个]){_MONTH}\s?月(?:份|里)?的?\s?{_DATES}[日号](?![线楼门房文])"
    rf"|(?<!\d){_YEAR}\s?年的?\s?{_MONTH}\s?月(?:份|里)?的?\s?{_DATE}{_NO_DATE}"
    rf"|(?:去|今|前|当|那|同)年的?{_MONTH}月份?的?{_DATE}{_NO_DATE}"
    rf"|(?<![\d一二三四五六七八九十个]){_MONTH}月{_DATE}(?={_WHEN})"
    # The day comes later in the clause: 3月末，31号.
    rf"|(?<![\d一二三四五六七八九十个]){_MONTH}月(?!经)(?:的最后一天|[上中下]旬|末|底|初)[^。；;\d]{{0,8}}{_DATE}[日号](?![线楼门房文])"
    rf"|(?:(?<=[上这本下当那同]月)|(?<=[上这本下那同]个月)|(?<=[上这本下当那同个]月的)){_DATES}[日号](?![线楼门房文])"
    r"|(?<!\d)(?:19|20)\d\d\s?[-./年、—–]\s?(?:1[0-2]|0?[1-9])\s?[-./月、—–]\s?(?:3[01]|[12]\d|0?[1-9])(?!\d)"
    r"|(?<![\dA-Za-z])20[0-4]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)"
    r"|(?<![\d./-])[12]\d[-/.](?:1[0-2]|0?[1-9])[-/.](?:3[01]|[12]\d|0?[1-9])(?![\d./%=+×-])"
    r"|(?<![\d./-])(?:3[01]|[12]\d|0?[1-9])[-/.](?:3[01]|[12]\d|0?[1-9])[-/.](?:19|20)\d\d(?!\d)"
    rf"|(?<![\d一二三四五六七八九十个]){_MONTH}月(?:十{_ONE}|[二三]十{_ONE}?|廿{_ONE}){_NO_DATE}"
    rf"|(?<![^\n“”])(?:1[0-2]|0?[1-9])[-./](?:3[01]|[12]\d)(?=[\u4e00-\u9fff])(?![分个米元倍班的里厘公千克斤度岁号])"
    rf"|(?<![\d./-]){_SHORT}(?={_WHEN})"
    rf"|{_ITS_DAY}(?<![\d./-]){_SHORT}(?=[,，。、)）”\s\u4e00-\u9fff]|$)(?![分个米元倍班的里])"
    r"|(?<![\d./-])(?:1[0-2]|0?[1-9])/(?:3[01]|2\d|1[3-9])(?=[,，的·])"
    r"|(?<![\dA-Za-z./-])(?:0[1-9][-/](?:3[01]|[12]\d|0[1-9])|1[0-2][-/]0[1-9])(?![\d./-])"
    r"|(?<!\d)20\d\d\s(?:1[0-2]|[1-9])\s(?:3[01]|[12]\d|[1-9])(?=[,，。])"
    rf"|(?<![\d一二三四五六七八九十个]){_MONTH}月(?:3[01]|[12]\d){_NO_DATE}(?![篇本台辆张件场套项种])"
    # 12/9 is no fraction, either.
    r"|(?<![\d./-])(?:1[0-2]/[1-9]|12/1[01]|11/10)(?=[,，的·])"
    rf"|(?<![\d一二三四五六七八九十个]){_MONTH}月(?:3[01]|[12]\d|三十一?|[二廿]?十{_ONE}?)(?=[,，])"
    rf"|(?:农历|阴历|旧历|闰)\s?(?:{_MONTH}|正|冬|腊)月{_LUNAR_DAY}"
    rf"|(?:正|冬|腊|{_MONTH})月(?:初{_ONE}|初十|廿{_ONE}?)|(?:正|冬|腊)月{_LUNAR_DAY}"
    rf"|(?i:{_MONTHS})[a-z]{{0,6}}\.?\s\d{{1,2}}(?:st|nd|rd|th)?(?!\d)(?:,?\s(?:19|20)\d\d)?|\d{{1,2}}(?:st|nd|rd|th)?\s(?i:{_MONTHS})[a-z]{{0,6}}(?:,?\s(?:19|20)\d\d)"
    ")"
)
_PLAIN_NUMERALS = str.maketrans("壹贰叁肆伍陆柒捌玖拾", "一二三四五六七八九十")
_PUBLIC_DAY = re.compile(
    r"^.{0,6}?(?:儿童节|宪法日|国庆|元旦|劳动节|教师节|妇女节|植树节|青年节|建党|建军|安全教育日|消费者权益日|纪念日"
    r"|起?施行|公布|实施|(?:世界|国际|全国)[\u4e00-\u9fff]{1,8}[日节])"
)
_FEASTS = {"八月十五", "正月初一", "正月十五", "五月初五", "七月初七", "九月初九", "腊月初八", "腊月三十"}


def classes(folded: Folded) -> Iterator[Found]:
    """Yield labels of single classes, such as 八年级（3）班."""
    for match in _CLASS.finditer(folded.text):
        yield folded.found("class-label", *match.span())


def days(folded: Folded) -> Iterator[Found]:
    """Yield exact days."""
    text = folded.text.translate(_PLAIN_NUMERALS)
    for match in _DAY.finditer(text):
        before = text[max(0, match.start() - 3) : match.start()]
        if "每年" not in before and match[0] not in _FEASTS and not _PUBLIC_DAY.search(text[match.end() :][:14]):
            yield folded.found("exact-date", *match.span())
