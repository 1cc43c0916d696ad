"""Nothing of the law is typed by hand: neither an article's number nor its wording.

A typed number or sentence stays as it is on the day the law changes; a reference is resolved again in every build
(治安管理处罚法 第四十三条 became 第五十一条 on 2026-01-01, with other amounts). Exact copies are found by runs of
Han characters, near copies by shared trigrams. Quotations in policies, and sources, keep their own wording.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from generator.curriculum import Curriculum
from generator.law import in_force
from generator.model.walk import Leaf
from generator.problems import Problem

_NUMBER = re.compile(r"第\s*[零〇一二三四五六七八九十百千0-9]+\s*条(?:\s*之[一二三四五六七八九十])?")
_SMALL = re.compile(r"第\s*(?:[一二三四五六七八九十]|[1-9]|10)\s*条")
_LAW_BEFORE = re.compile(r"(?:》|法|条例|规定|办法|解释|规则|规章|宪法)的?[^，。！？；]{0,4}$")
_LAW_AFTER = re.compile(r"第.{1,2}[款项]|规定|要求|之[一二三四五六七八九]")
_FIRST = re.compile(r"第\s*[一二三123]\s*条")
_SIGNS = re.compile(r"[\W_]+")
_SENTENCE = re.compile(r"[^。！？；\n]+")
RUN = 16
"""Han characters in a row that are no chance: common legal phrases are shorter."""
NEAR = 0.72
"""Share of a sentence's trigrams that stand in one provision."""
NEAR_LENGTH = 22
_OWN_WORDING = {"policy", "sources", "curriculum"}


@dataclass(frozen=True)
class _Provision:
    law: str
    number: str
    reference: str
    current: bool
    text: str


def retyped(curriculum: Curriculum) -> Iterator[Problem]:
    """Yield article numbers and statute wording that stand in authors' texts."""
    provisions = tuple(_provisions(curriculum))
    runs, homes = _index(provisions)
    for kind, name, leaf in curriculum.written:
        if kind in _OWN_WORDING or leaf.written.kind not in ("line", "prose") or _is_statute(kind, leaf):
            continue
        path = curriculum.paths[kind, name]
        found = next((m for m in _NUMBER.finditer(leaf.value) if _names_a_rule(leaf.value, m)), None)
        if found and not _may_name_numbers(kind, leaf):
            message = f"条号“{found[0]}”是手工写的，法律一改它就错了。"
            hint = "正文里写 [](law/法律/条)，系统按日期填入条号；只有一行的字段请改到正文里。"
            yield Problem(path, leaf.where, "law-number-typed", message, hint, token=found[0])
        if "gist" not in leaf.where:  # it stands beside its article and is read again with it
            for code, message, hint in _copied(leaf.value, runs, provisions, homes):
                yield Problem(path, leaf.where, code, message, hint)


@lru_cache(maxsize=4)
def _index(provisions: tuple[_Provision, ...]) -> tuple[dict[str, _Provision], Mapping[str, list[int]]]:
    """Return run → the provision it stands in, and trigram → the places of current provisions with it."""
    runs: dict[str, _Provision] = {}
    homes: defaultdict[str, list[int]] = defaultdict(list)
    for place, provision in enumerate(provisions):
        if provision.current:
            for trigram in _trigrams(provision.text):
                homes[trigram].append(place)
        for start in range(len(provision.text) - RUN + 1):
            piece = provision.text[start : start + RUN]
            if piece not in runs or provision.current:
                runs[piece] = provision
    return runs, homes


def _names_a_rule(text: str, found: re.Match[str]) -> bool:
    """Tell an article from “the third item of a list”: small numbers name a rule only near a word of law."""
    if not _SMALL.fullmatch(found[0]):
        return True
    before, after = text[max(0, found.start() - 14) : found.start()], text[found.end() : found.end() + 4]
    # “第六条说” means a rule; “第一条说出来” may be the first of three things.
    says = after[:1] in "说写讲" and not _FIRST.fullmatch(found[0])
    return bool(after and says) or bool(_LAW_BEFORE.search(before) or _LAW_AFTER.match(after))


def _copied(
    text: str, runs: dict[str, _Provision], provisions: tuple[_Provision, ...], homes: Mapping[str, list[int]]
) -> Iterator[tuple[str, str, str]]:
    """Yield at most one finding for a text: the first exact run, or else the first near copy."""
    clean = _clean(text)
    for start in range(len(clean) - RUN + 1):
        if source := runs.get(clean[start : start + RUN]):
            piece = clean[start : start + RUN]
            if source.current:
                hint = f"改用引用 [](law/{source.reference})，或用自己的话说。"
                yield "law-text-retyped", f"“{piece}”照抄了《{source.law}》{source.number}的原文。", hint
            else:
                hint = f"现行规定请看 law/{source.reference}，改用引用或自己的话。"
                yield "law-text-superseded", f"“{piece}”是《{source.law}》{source.number}的旧文，已经不适用。", hint
            return
    for sentence in _SENTENCE.findall(text):
        short = _clean(sentence)
        if len(short) < NEAR_LENGTH:
            continue
        own = _trigrams(short)
        shared = Counter(place for trigram in own & homes.keys() for place in homes[trigram])
        if near := [place for place, count in shared.items() if count >= NEAR * len(own)]:
            provision = provisions[min(near)]
            hint = f"要么引用 [](law/{provision.reference})，要么换成自己的话，不要改几个字。"
            message = f"“{sentence.strip()[:16]}…”与《{provision.law}》{provision.number}几乎一样。"
            yield "law-text-near-copy", message, hint
            return


def _provisions(curriculum: Curriculum) -> Iterator[_Provision]:
    for law_id, law in curriculum.laws.items():
        for slug, article in law.articles.items():
            now = in_force(article, curriculum.as_of)
            for day, version in article.versions.items():
                if version:
                    text = _clean(version.text)
                    current = now is not None and (now[0] == day or now[1].text == version.text)
                    yield _Provision(law.short, version.number, f"{law_id}/{slug}", current, text)


def _trigrams(text: str) -> set[str]:
    return set(map("".join, zip(text, text[1:], text[2:], strict=False)))


@lru_cache(maxsize=1 << 12)
def _clean(text: str) -> str:
    return _SIGNS.sub("", unicodedata.normalize("NFKC", text))


def _is_statute(kind: str, leaf: Leaf) -> bool:
    return kind == "law" and "versions" in leaf.where


def _may_name_numbers(kind: str, leaf: Leaf) -> bool:
    """Teachers are told an old number that no longer leads anywhere; a law's own facts may name its articles."""
    return kind == "law" and (leaf.where[-1] == "教师" or "gist" not in leaf.where)
