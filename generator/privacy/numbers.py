"""Numbers that lead to a person: mobile and landline, identity and pupil numbers, bank cards.

A run of digits, Han numerals (also 幺, 洞, 拐, 勾 and 壹, 贰) and the signs between them is cut into groups. A number
counts when its groups are those people write (138 0013 8000), when it is written sign by sign, or when the
whole run is nothing else; a list of small numbers, an amount with commas, an ISBN or a DOI does not.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.privacy.text import Folded, Found

_HAN = ("零〇洞", "一幺壹", "二两贰", "三叁", "四肆", "五伍", "六陆", "七拐柒", "八捌", "九勾玖")
HAN_VALUE = {sign: str(value) for value, signs in enumerate(_HAN) for sign in signs}
DIGIT = "0-9" + "".join(HAN_VALUE)
GAP = r"(?:[^\w\n。;!?:…《》“”]|_)"
NUMBER = rf"[{DIGIT}](?:{GAP}{{0,3}}[{DIGIT}])"
"""A digit followed by digits: to be continued with a count."""

# O and l stand in for 0 and 1; they count only among real digits.
_RUN = re.compile(rf"[{DIGIT}oOlI](?:{GAP}{{0,3}}[{DIGIT}oOlI]){{6,}}")
_SOME = re.compile(rf"[{DIGIT}](?:{GAP}{{0,3}}[{DIGIT}oOlI]){{5}}")
_GROUP = re.compile(rf"(?P<ascii>[0-9]+)|(?P<han>[{''.join(HAN_VALUE)}]+)|(?P<letter>[oOlI]+)")
_PUBLIC = re.compile(
    r"10\.\d{4,9}/[-._;()/:A-Za-z0-9]+"  # DOI (ISO 26324)
    r"|(?<!\d)97[89][- ]?\d(?:[- ]?\d){9}(?!\d)"  # ISBN (ISO 2108)
    r"|(?<![0-9A-Za-z])(?=\d*[a-f])[0-9a-f]{32,}(?![0-9A-Za-z])"  # SHA-256 and its like
    r"|(?<=/)[\w?=&.-]*\d{12,}[\w?=&.-]*(?=\s|[^!-~]|$)"  # numbers of pages in an address
)
_MOBILE = re.compile(r"(?:(?:00)?86|0)?(1[3-9]\d{9})")
# Even with other digits right before or after it, this is how a mobile is written.
_NO_UNIT = r"[^\W\d_a-zA-Z人元年月日名个次本件块万页]"
_GLUED = re.compile(rf"1[3-9]\d([- .·])\d{{4}}\1\d{{4}}|(?<!\d)1[3-9]\d{_NO_UNIT}\d{{4}}{_NO_UNIT}\d{{4}}(?!\d)")
_LANDLINE = re.compile(r"(?:0|(?:00)?860?)(?:10|2\d|[3-9]\d\d)[2-8]\d{6,7}")
_SERVICE = re.compile(r"[48]00\d{7}")
_CARD = re.compile(r"(?:62|60|3[0568]|4|5[1-5]|2[2-7]|9[58]|6[89])\d+")
# Beside these words a number is a number to call, however it is broken up.
_CALLED = re.compile(
    r"电话|手机|座机|固话|号码|的号|短信|拨(?![款动开弄])|打给|联系|(?<![a-z])(?:tel|call)(?![a-z])", re.IGNORECASE
)
_MOBILE_SHAPES = {(3, 4, 4), (3, 3, 5), (4, 3, 4), (4, 4, 3), (3, 8), (7, 4), (4, 7), (5, 6), (6, 5), (3, 2, 3, 3)}
_LANDLINE_SHAPES = {(a, *rest) for a in (3, 4) for rest in ((7,), (8,), (3, 4), (4, 4), (4, 3))}
_SERVICE_SHAPES = {(3, 3, 4), (3, 4, 3), (3, 7)}
_PERSON_SHAPES = {(6, 8, 4), (6, 4, 4, 4), (6, 12), (6, 4, 2, 2, 4), (3, 3, 4, 4, 4), (14, 4), (10, 8), (4, 4, 4, 4, 2)}
_LINK = r"[\s:=()\[\]“”\"'「」【】*是为号码的就我他她你有叫了#.-]{0,8}"
_CONTEXTS = (
    (
        "personal-id-number",
        re.compile(rf"(?:身份证|身份号|证件号|ID号)[^\n。;]{{0,8}}?({NUMBER}{{14,17}}[xX]?)"),
        15,
        18,
    ),
    (
        "personal-id-number",
        re.compile(r"(?:护照|通行证)[^\n。;\w]{0,4}(?:号码?)?[是为:\s]{0,3}([A-Za-z]{1,2}\d{7,8})"),
        7,
        8,
    ),
    (
        "personal-id-number",
        re.compile(
            rf"(?:学籍|学号|考生号|考号|准考证|学生证){_LINK}(?:辅号)?{_LINK}([A-Za-z]?{GAP}?{NUMBER}{{5,}}[xX]?)"
        ),
        6,
        20,
    ),
    (
        "personal-bank-card",
        re.compile(
            rf"(?:银行卡|卡号|行卡|这张卡|卡(?=[:是为])|储蓄卡|信用卡|工资卡|借记卡|收款账|汇款|转账)[^\n。;]{{0,10}}?({NUMBER}{{11,}})"
        ),
        12,
        19,
    ),
    (
        "personal-landline",
        re.compile(
            rf"(?:电话|座机|固话|传真|致电|拨打|来电|(?<![a-z])tel){_LINK}((?=[2-8二三四五六七八])(?:{NUMBER}{{6,7}}))"
        ),
        7,
        8,
    ),
    (
        "personal-landline",
        re.compile(r"((?=[2-8])\d{7,8}),?区号"),
        7,
        8,
    ),
    (
        "personal-landline",
        re.compile(
            rf"(?:电话|座机|固话)[^\d。;!\n{''.join(HAN_VALUE)}]{{0,12}}?"
            rf"((?=[2-8二贰三叁四肆五伍六陆七柒八捌])[{DIGIT}]{{3,4}}-?[{DIGIT}]{{4}}(?!-?[{DIGIT}])(?=[,，。;)\s]|$))"
        ),
        7,
        8,
    ),
    # Whom one calls, and a number of the town right after.
    (
        "personal-landline",
        re.compile(
            r"(?:(?:请|可以?|直接)[打拨]|拨通了?|拨打|打到|打给|前台|保卫[科处]|传达室|门卫室?|办公室|值班室|[教政][务处]处|德育处|校医室|宿管站?|[居村]委会"
            r"|[爷奶姥姑姨舅叔伯婆家]家?)的?(?:号码?)?[是为:]?([2-8]\d{6,7})(?!\d|\s?(?:元|块|个|人|次|年|月|字|分|米|千|万|亿|步))"
        ),
        7,
        8,
    ),
)


@dataclass(frozen=True)
class _Group:
    start: int
    end: int
    digits: str
    gap: str
    """What stands between this group and the one before; empty where only the script changes."""
    real: bool
    """False where O or l stand for 0 or 1."""


def numbers(folded: Folded) -> Iterator[Found]:
    """Yield the numbers of persons."""
    if not (_SOME.search(folded.text) or _GLUED.search(folded.text)):
        return
    text = _PUBLIC.sub(lambda match: "\n" * len(match[0]), folded.text)
    for run in _RUN.finditer(text):
        called = _CALLED.search(text, max(0, run.start() - 12), run.end() + 20) is not None
        yield from _in_run(folded, _groups(run), text[run.end() : run.end() + 3], called)
    for match in _GLUED.finditer(text):
        yield folded.found("personal-mobile", *match.span())
    for kind, pattern, least, most in _CONTEXTS:
        for match in pattern.finditer(text):
            if least <= sum(sign.isdigit() or sign in HAN_VALUE for sign in match[1]) <= most:
                yield folded.found(kind, *match.span(1))


def is_identity_number(number: str) -> bool:
    """Check length, date and check sign of an 18-sign identity number (GB 11643-1999, ISO 7064 MOD 11-2)."""
    if not re.fullmatch(r"[1-9]\d{16}[\dX]", number) or not 1900 <= int(number[6:10]) <= 2040:
        return False
    try:
        datetime.date(int(number[6:10]), int(number[10:12]), int(number[12:14]))
    except ValueError:
        return False
    total = sum(int(digit) * (2 ** (17 - i) % 11) for i, digit in enumerate(number[:17]))
    return number[17] == "10X98765432"[total % 11]


def is_card_number(number: str) -> bool:
    """Check length, issuer and check digit of a bank card (ISO/IEC 7812-1, Luhn; 62 is 银联)."""
    if not 16 <= len(number) <= 19 or not _CARD.fullmatch(number):
        return False
    doubled = "0246813579"
    ones = sum(int(digit) for digit in number[-1::-2])
    return (ones + sum(int(doubled[int(digit)]) for digit in number[-2::-2])) % 10 == 0


def _groups(run: re.Match[str]) -> list[_Group]:
    groups: list[_Group] = []
    end = run.start()
    for match in _GROUP.finditer(run.string, run.start(), run.end()):
        digits = "".join(
            HAN_VALUE.get(sign, "0" if sign in "oO" else "1" if sign in "lI" else sign) for sign in match[0]
        )
        gap, real = run.string[end : match.start()], match.lastgroup != "letter"
        groups.append(_Group(match.start(), match.end(), digits, gap, real))
        end = match.end()
    return groups


def _in_run(folded: Folded, groups: list[_Group], after: str, called: bool) -> Iterator[Found]:
    first = 0
    while first < len(groups):
        step = 1
        for last in range(min(len(groups), first + 20), first, -1):
            window = groups[first:last]
            digits = "".join(group.digits for group in window)
            if not 10 <= len(digits) <= 20 or _is_fraction(groups, first):
                continue
            whole = (first == 0 or groups[first].gap == "") and (last == len(groups) or groups[last].gap == "")
            check = after if last == len(groups) else groups[last].gap
            if found := _kind(digits, window, whole, check, called):
                kind, extra = found
                yield folded.found(kind, window[0].start, window[-1].end + extra)
                step = last - first
                break
        else:
            decimal = _is_fraction(groups, first)
            check = after if first == len(groups) - 1 else ""
            if not decimal and (kind_inside := _inside(groups[first].digits, check)):
                yield folded.found(kind_inside, groups[first].start, groups[first].end)
        first += step


def _is_fraction(groups: list[_Group], at: int) -> bool:
    """Tell the digits of 0.1380… and of pi."""
    behind_point = at > 0 and groups[at].gap == "."
    return behind_point and (
        (groups[at - 1].digits == "0" and groups[at - 1].real) or groups[at].digits.startswith("14159")
    )


def _kind(digits: str, window: Sequence[_Group], whole: bool, after: str, called: bool) -> tuple[str, int] | None:
    """Return what the digits are and how many signs after them belong to them."""
    if sum(len(group.digits) for group in window if group.real) < 5 or after.lstrip()[:1] in {"×", "÷"}:
        return None
    if len(digits) == 17 and (last := re.match(rf"{GAP}{{0,2}}[xX×]", after)) and is_identity_number(digits + "X"):
        return "personal-id-number", last.end()
    if len(digits) == 18 and is_identity_number(digits) and _as_people_write(window, _PERSON_SHAPES, whole):
        return "personal-id-number", 0
    if called and whole and (_MOBILE.fullmatch(digits) or (digits[0] == "0" and _LANDLINE.fullmatch(digits))):
        return "personal-mobile" if _MOBILE.fullmatch(digits) else "personal-landline", 0
    four = {tuple([4] * (len(digits) // 4) + [len(digits) % 4] * (len(digits) % 4 > 0)), (6, len(digits) - 6)}
    if is_card_number(digits) and (
        _as_people_write(window, four, whole) or (whole and all(len(group.digits) >= 4 for group in window[:-1]))
    ):
        return "personal-bank-card", 0
    if (mobile := _MOBILE.fullmatch(digits)) and _as_people_write(window, _with_prefix(_MOBILE_SHAPES, mobile), whole):
        return "personal-mobile", 0
    if _LANDLINE.fullmatch(digits) and _as_people_write(window, _LANDLINE_SHAPES, whole):
        return "personal-landline", 0
    if _SERVICE.fullmatch(digits) and len(window) > 1 and _as_people_write(window, _SERVICE_SHAPES, False):
        return "personal-landline", 0
    return None


def _with_prefix(shapes: set[tuple[int, ...]], match: re.Match[str]) -> set[tuple[int, ...]]:
    prefix = match.start(1)
    return shapes | {(prefix, *shape) for shape in shapes} | {(prefix, 11)} | {(prefix + s[0], *s[1:]) for s in shapes}


def _as_people_write(window: Sequence[_Group], shapes: set[tuple[int, ...]], whole: bool) -> bool:
    """Tell a number someone broke up from numbers that happen to stand side by side."""
    parts = [window[0].digits]
    for group in window[1:]:
        if group.gap:
            parts.append(group.digits)
        else:
            parts[-1] += group.digits
    gaps = {group.gap.strip() for group in window[1:] if group.gap}
    if gaps & {"×", "÷", "≈", "%"}:
        return False
    shape = tuple(map(len, parts))
    if len(parts) == 1:
        return True
    if shape in shapes and len(gaps) <= 2:
        return not (gaps == {"."} and parts[0] == "0")
    if not whole or gaps & {",", "、", "/"}:
        return whole and set(shape) == {1}
    ordinary = all(len(part) <= 2 and (part == "0" or part[0] != "0") for part in parts)
    return set(shape) == {1} or not (ordinary or gaps & {"."})


def _inside(digits: str, after: str) -> str | None:
    """Name what a long unbroken row of digits hides; rows of 12 and more have no other business in a lesson."""
    if len(digits) < 12:
        return None
    signs = digits + after[:1].upper().replace("×", "X")
    if any(is_identity_number(signs[i : i + 18]) for i in range(len(signs) - 17)):
        return "personal-id-number"
    if re.search(r"1[3-9]\d{9}", digits):
        return "personal-mobile"
    sizes = [(i, n) for n in range(19, 15, -1) for i in range(len(digits) - n + 1)]
    return "personal-bank-card" if any(is_card_number(digits[i : i + n]) for i, n in sizes) else None
