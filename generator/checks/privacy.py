"""No real child, home, school or number stands in our content, however it is spelled.

Numbers, addresses and accounts are refused in every text, for teachers too; schools, places, classes, days and names
outside content/cast.yaml in what pupils and families read. Full-width digits, Han numerals (幺三八), blanks and
invisible signs do not hide them. Policies, sources, law and provenance may name places and days: they are public
record; the school's own sheet (local) may name its school and office.
Sources: 未成年人保护法 103; 个人信息保护法 28, 31; reliability.md §3 and rows 43 to 46; content-guide §1.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache
from itertools import accumulate, groupby

from generator.curriculum import Curriculum
from generator.model.walk import Leaf
from generator.privacy import Found, find, find_in_story
from generator.problems import Problem, Where

_WHAT = {
    "personal-mobile": ("手机号", "删掉号码；要写求助电话，就引用 [](hotline/youth) 这样的条目。"),
    "personal-landline": ("电话号码", "删掉号码；本校的电话写在 local/local.yaml，求助电话写引用。"),
    "personal-id-number": ("身份证号、学籍号一类的证件号", "删掉，编造的证件号也不写；需要时写“证件号”三个字。"),
    "personal-bank-card": ("银行卡号", "删掉；故事里写“一张银行卡”就够了。"),
    "personal-email": ("电子邮箱", "删掉；本校公开的邮箱写在 local/local.yaml。"),
    "personal-plate": ("车牌号", "删掉；写“一辆白色的车”这样的话。"),
    "personal-account": ("QQ、微信一类的账号", "删掉；写“他的账号”“加好友”，不写号码。"),
    "personal-address": ("住址", "删掉门牌；写“家里”“小区门口”就够了。"),
    "real-school": ("学校名称", "写“一所中学”“县城的小学”，或者“我们学校”。"),
    "real-place": ("省以下的地名", "写到省为止，或者写“县城”“镇上”“村里”。"),
    "class-label": ("具体班级", "写年级就够了，例如“八年级的一个班”。"),
    "exact-date": ("具体日期", "写“星期三”“开学第二周”“九月”，不写几月几日。"),
    "name-not-in-cast": ("化名表以外的名字", "用 content/cast.yaml 里的名字，或先把化名加进去。"),
}
_FRAME = {"law", "policy", "sources", "hotlines", "cast", "curriculum", "glossary", "local"}
_STORIES = {"case", "scenario"}
_ONLY_IN_STORIES = {"class-label", "exact-date"}
_IN_LOCAL = {"personal-id-number", "personal-bank-card", "personal-plate"}
# Between two texts nothing reads on: the sign ends numbers, links and names.
_SEAM = "\n;\n"


def privacy(curriculum: Curriculum) -> Iterator[Problem]:
    """Yield what would lead a reader to a person (未成年人保护法 103)."""
    cast = frozenset(member.name for member in curriculum.cast.names)
    for (kind, name), rows in groupby(curriculum.written, key=lambda row: row[:2]):
        path = curriculum.paths[kind, name]
        leaves = [leaf for _, _, leaf in rows]
        found = [*_names(kind, leaves, cast), *_located([*_keys(name, leaves), *leaves], find)]
        if kind not in _FRAME:
            told = [leaf for leaf in leaves if leaf.written.readers in {"students", "families"}]
            found += _located(told, lambda text: find_in_story(text, cast))
        for where, piece in found:
            # 王小明 as a role is one finding, not also the 小明 in it.
            whole = any(w == where and piece.shown in p.shown and piece.shown != p.shown for w, p in found)
            if (
                whole
                or (kind == "local" and piece.kind not in _IN_LOCAL)
                or (kind not in _STORIES and piece.kind in _ONLY_IN_STORIES)
            ):
                continue
            what, hint = _WHAT[piece.kind]
            message = f"“{piece.shown}”{'不在化名表里' if piece.kind == 'name-not-in-cast' else f'像是{what}'}。"
            yield Problem(path, where, piece.kind, message, hint, token=piece.shown)


def _names(kind: str, leaves: Iterable[Leaf], cast: Collection[str]) -> Iterator[tuple[Where, Found]]:
    """Yield the people of a case who have no name from the cast, whatever their names look like."""
    for leaf in leaves:
        if kind == "case" and leaf.where[0] == "roles" and leaf.where[-1] == "name" and leaf.value not in cast:
            yield leaf.where, Found("name-not-in-cast", 0, len(leaf.value), leaf.value)


def _keys(name: str, leaves: Iterable[Leaf]) -> Iterator[Leaf]:
    """Yield the file's name and the keys authors chose, where a number could hide as well."""
    seen: dict[str, Leaf] = {}
    for leaf in leaves:
        if not seen:
            seen[name] = Leaf((), name, leaf.written)
        for depth, step in enumerate(leaf.where, 1):
            if isinstance(step, str) and step not in seen and _numbered(step):
                seen[step] = Leaf(leaf.where[:depth], step, leaf.written)
    yield from (leaf for leaf in seen.values() if _numbered(leaf.value))


@lru_cache(maxsize=1 << 14)
def _numbered(key: str) -> bool:
    return bool(re.search(r"\d{3}", key))


def _located(leaves: list[Leaf], look: Callable[[str], Iterator[Found]]) -> Iterator[tuple[Where, Found]]:
    """Yield what `look` finds, each piece with the place of its text; all texts are looked through at once."""
    ends = [*accumulate(len(leaf.value) + len(_SEAM) for leaf in leaves)]
    for piece in look(_SEAM.join(leaf.value for leaf in leaves)):
        yield leaves[bisect_right(ends, piece.start)].where, piece
