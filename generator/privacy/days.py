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
_YEAR = r"(?:(?:19|20)\d\d|\d\d|[一二〇零][一二三四五六七八九〇零]{3})"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
_DATE = rf"(?:3[01]|[12]\d|0?[1-9]|三十一?|[二廿]十?{_ONE}?|十{_ONE}?|初?{_ONE})"
_DAY = re.compile(
    r"(?=[\d一二三四五六七八九十〇零农阴去今前当那同正冬腊a-zA-Z])(?:"
    rf"(?:{_YEAR}\s?年\s?)?(?<![\d一二三四五六七八九十个]){_MONTH}\s?月份?\s?{_DATE}\s?[日号](?!线)"
    r"|(?<!\d)(?:19|20)\d\d\s?[-./年]\s?(?:1[0-2]|0?[1-9])\s?[-./月]\s?(?:3[01]|[12]\d|0?[1-9])(?!\d)"
    r"|(?<!\d)20[0-4]\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?!\d)"
    rf"|(?:去|今|前|当|那|同)年的?{_MONTH}月{_DATE}(?![\d日号天个份几多来])"
    r"|(?<![\d./-])\d\d[-/](?:1[0-2]|0?[1-9])[-/](?:3[01]|[12]\d|0?[1-9])(?![\d./-])"
    r"|(?<![\d.])(?:1[0-2]|[1-9])[./](?:3[01]|[12]\d|[1-9])(?=那天|当天|那次|那晚|\s?星期[一二三四五六日天]|\s?周[一二三四五六日])"
    r"|(?<=[“:：])(?:1[0-2]|[1-9])[./](?:3[01]|[12]\d|[1-9])(?=[,，])"
    rf"|(?:正|冬|腊|{_MONTH})月(?:初|廿){_ONE}|(?:正|冬|腊)月(?:初十|二?十{_ONE}?|二十|三十)"
    rf"|(?i:{_MONTHS})[a-z]{{0,6}}\.?\s\d{{1,2}},?\s(?:19|20)\d\d"
    rf"|(?:农历|阴历)\s?(?:{_MONTH}|正|冬|腊)月(?:初|十|廿|二十|三十){_NUM}?)"
)
_PUBLIC_DAY = re.compile(
    r"^.{0,6}?(?:儿童节|宪法日|国庆|元旦|劳动节|教师节|妇女节|植树节|青年节|建党|建军|安全教育日|消费者权益日|纪念日"
    r"|起?施行|生效|公布|实施|世界|国际|全国)"
)
_FEASTS = {"正月初一", "正月十五", "五月初五", "七月初七", "九月初九", "腊月初八", "腊月三十"}


def classes(folded: Folded) -> Iterator[Found]:
    """Yield labels of single classes, such as 八年级（3）班."""
    for match in _CLASS.finditer(folded.text):
        yield folded.found("class-label", *match.span())


def days(folded: Folded) -> Iterator[Found]:
    """Yield exact days."""
    for match in _DAY.finditer(folded.text):
        before = folded.text[max(0, match.start() - 3) : match.start()]
        if "每年" not in before and match[0] not in _FEASTS and not _PUBLIC_DAY.search(folded.text[match.end() :][:14]):
            yield folded.found("exact-date", *match.span())
