"""The law as of a date: an article is an identity; its number and wording are resolved together.

`resolve` answers "what does law/article#paragraph.item say on this day"; `status` in the words users know.
"""

from __future__ import annotations

import datetime
import hashlib
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from generator.model.base import CITATION_PATTERN, ForStudents
from generator.model.law import Article, ArticleVersion, Event, Law

Status = Literal["现行有效", "已修改，新文本待录入", "已修改", "尚未生效", "已废止"]

_DIGITS = "零一二三四五六七八九"


@dataclass(frozen=True)
class Quotation:
    """A piece of law as in force on a day: everything a page, slide or document may print of it."""

    law: str
    slug: str
    title: ForStudents
    """《治安管理处罚法》第六十条第一款"""
    heading: ForStudents
    paragraphs: tuple[ForStudents, ...]
    """The wording: one entry per paragraph or item, in the order of the statute."""
    in_force_from: datetime.date
    as_of: datetime.date
    changed_later: datetime.date | None
    """The day a version after `as_of` comes into force, if one is known."""
    outdated: bool
    """A change is in effect whose text is not stored yet: what is quoted may no longer hold."""

    @property
    def status(self) -> Status:
        """Return what this wording is called on `as_of`."""
        return "已修改，新文本待录入" if self.outdated else "现行有效"


def normalised(text: str) -> str:
    """Return `text` after NFKC and without white space, the form that is hashed and compared."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def digest(text: str) -> str:
    """Return the SHA-256 of the normalised text, in hexadecimal."""
    return hashlib.sha256(normalised(text).encode()).hexdigest()


def split_citation(citation: str) -> tuple[str, str, int | None, int | None]:
    """Return law, article, paragraph and item of `law/article#2.3`; the last two may be None.

    Raises ValueError where `citation` is not written so (references in prose are not checked by the model).
    """
    match = re.fullmatch(CITATION_PATTERN, citation)
    if not match:
        raise ValueError(citation)
    law, article, paragraph, item = match[1], match[3], match[5], match[6]
    return law, article, int(paragraph) if paragraph else None, int(item) if item else None


def in_force(article: Article, as_of: datetime.date) -> tuple[datetime.date, ArticleVersion] | None:
    """Return the version of `article` in force on `as_of` and since when; None before its first day or repealed."""
    days = [day for day in article.versions if day <= as_of]
    if not days:
        return None
    version = article.versions[max(days)]
    return (max(days), version) if version else None


def paragraphs(text: str) -> list[list[str]]:
    """Return the paragraphs (款) of an article; the first entry of each is its lead, the others its items (项)."""
    result: list[list[str]] = []
    for line in text.splitlines():
        if re.match(r"（[一二三四五六七八九十]+）", line) and result:
            result[-1].append(line)
        else:
            result.append([line])
    return result


def quote(laws: Mapping[str, Law], citation: str, as_of: datetime.date) -> Quotation | None:
    """Return the cited piece of law as in force on `as_of`; None where law, article, piece or text is missing."""
    try:
        law_id, slug, paragraph, item = split_citation(citation)
    except ValueError:
        return None
    law = laws.get(law_id)
    article = law.articles.get(slug) if law else None
    found = in_force(article, as_of) if article else None
    if law is None or article is None or found is None or found[1].verification.level == "unverified":
        return None
    since, version = found
    parts = paragraphs(version.text)
    title = f"《{law.short}》{version.number}"
    if paragraph is not None:
        if paragraph > len(parts) or (item is not None and item >= len(parts[paragraph - 1])):
            return None
        chosen = parts[paragraph - 1]
        title += f"第{numeral(paragraph)}款" if len(parts) > 1 else ""
        parts = [chosen]
        if item is not None:
            title += f"第{numeral(item)}项"
            parts = [[chosen[item]]]
    later = sorted(day for day in article.versions if day > as_of)
    return Quotation(
        law_id,
        slug,
        ForStudents(title),
        article.heading,
        tuple(ForStudents(line) for part in parts for line in part),
        since,
        as_of,
        later[0] if later else None,
        pending(law, slug, as_of) is not None,
    )


def pending(law: Law, slug: str, as_of: datetime.date) -> Event | None:
    """Return the change in effect on `as_of` whose wording of the article `slug` is not stored, if there is one.

    An event that names its articles leaves the others alone; one that names none may have changed any.
    """
    article = law.articles[slug]
    current = in_force(article, as_of)
    for event in sorted(law.events, key=lambda event: event.effective):
        touched = not event.articles or slug in event.articles
        if current and touched and current[0] < event.effective <= as_of:
            return event
    return None


def status(law: Law, slug: str, day: datetime.date, as_of: datetime.date) -> Status:
    """Return what the version of the article `slug` that starts on `day` is called on `as_of`."""
    if day > as_of:
        return "尚未生效"
    current = in_force(law.articles[slug], as_of)
    if current and current[0] == day:
        return "已修改，新文本待录入" if pending(law, slug, as_of) else "现行有效"
    return "已废止" if current is None else "已修改"


def for_pupils(article: Article) -> bool:
    """Tell whether the article has plain words for pupils of any band; without them it is not shown to children."""
    gist = article.gist
    return any((gist.lower_primary, gist.middle_primary, gist.upper_primary, gist.junior, gist.senior))


def ordered(law: Law, as_of: datetime.date) -> list[str]:
    """Return the articles as the statute orders them: those in force first, in the order they were written down.

    Authors list articles by number; what is no longer (or not yet) in force goes to the end.
    """
    return sorted(law.articles, key=lambda slug: in_force(law.articles[slug], as_of) is None)


def numeral(number: int) -> str:
    """Write 1 to 9999 as statutes do: 10 is 十, 21 is 二十一, 1188 is 一千一百八十八."""
    out = ""
    rest = number
    for unit, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, rest = divmod(rest, unit)
        if digit:
            out += ("" if unit == 10 and digit == 1 and not out else _DIGITS[digit]) + sign
        elif out and rest and not out.endswith("零"):
            out += "零"
    return out
