"""What an editor asks on the day a law changes: who cites it, what changed, what is still to be done."""

from __future__ import annotations

import datetime
import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator import prose
from generator.curriculum import Curriculum
from generator.law import in_force, normalised, numeral, split_citation
from generator.model.law import ArticleVersion, Event
from generator.problems import Where, did_you_mean


@dataclass(frozen=True)
class Use:
    """One place that cites an article."""

    path: PurePosixPath
    where: Where
    kind: str
    name: str
    citation: str


@dataclass(frozen=True)
class Pending:
    """A change that is announced while its text is not stored."""

    law: str
    event: Event
    in_effect: bool
    articles: tuple[str, ...]
    """Slugs whose text is older than the change."""
    uses: int


def statute_number(written: str) -> str:
    """Return `60`, `第60条`, `六十条` or `第六十条` as statutes write it; anything else as it is (a slug)."""
    match = re.fullmatch(r"第?([0-9]+|[零一二三四五六七八九十百千]+)条?", written)
    if not match:
        return written
    digits = match[1]
    return f"第{numeral(int(digits)) if digits.isdigit() else digits}条"


def find_article(
    curriculum: Curriculum, law_word: str, article_word: str
) -> tuple[tuple[tuple[str, str, str], ...], str]:
    """Return (law, slug, note) of every article meant, or none and a sentence saying why.

    A number may have named different rules at different times: each is returned, the note saying when.
    """
    laws = [
        law_id for law_id, law in curriculum.laws.items() if law_word in (law_id, law.short) or law_word in law.title
    ]
    if not laws:
        known = [*curriculum.laws, *(law.short for law in curriculum.laws.values())]
        return (), f"没有叫“{law_word}”的法律。{did_you_mean(law_word, known)}"
    number = statute_number(article_word)
    found = []
    for law_id in laws:
        for slug, article in curriculum.laws[law_id].articles.items():
            days = [day for day, v in sorted(article.versions.items()) if v and v.number == number]
            if slug == article_word:
                found.append((law_id, slug, ""))
            elif days:
                now = in_force(article, curriculum.as_of)
                current = now is not None and now[1].number == number
                today = f"现在是{now[1].number}" if now else "现在已废止"
                note = "" if current else f"旧条号，{days[-1]} 那一版；{today}"
                found.append((law_id, slug, note))
    if not found:
        names = [slug for law_id in laws for slug in curriculum.laws[law_id].articles]
        short = curriculum.laws[laws[0]].short
        return (), f"《{short}》里没有录入“{article_word}”。{did_you_mean(article_word, names)}"
    return tuple(found), ""


def uses(curriculum: Curriculum, law_id: str, slug: str) -> tuple[Use, ...]:
    """Return every place that cites the article, in the order of files."""
    return tuple(sorted(_uses(curriculum, law_id, slug), key=lambda use: (str(use.path), str(use.where))))


def _uses(curriculum: Curriculum, law_id: str, slug: str) -> Iterator[Use]:
    for kind, name, leaf in curriculum.written:
        citations = [leaf.value] if leaf.written.kind == "citation" else []
        if leaf.written.kind == "prose":
            citations = [t.removeprefix("law/") for t in prose.targets(leaf.value) if t.startswith("law/")]
        for citation in citations:
            try:
                cited = split_citation(citation)[:2]
            except ValueError:
                continue
            if cited == (law_id, slug):
                yield Use(curriculum.paths[kind, name], leaf.where, kind, name, citation)


def changes(old: ArticleVersion, new: ArticleVersion) -> tuple[tuple[str, str, bool], ...]:
    """Return rows (old clause, new clause, differs) aligned side by side; compared after normalisation."""
    before, after = _clauses(old.text), _clauses(new.text)
    one_side, other_side = [normalised(c) for c in before], [normalised(c) for c in after]
    matcher = difflib.SequenceMatcher(a=one_side, b=other_side, autojunk=False)
    rows: list[tuple[str, str, bool]] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        left, right = before[i1:i2], after[j1:j2]
        for row in range(max(len(left), len(right))):
            one = left[row] if row < len(left) else ""
            other = right[row] if row < len(right) else ""
            rows.append((one, other, tag != "equal"))
    return tuple(rows)


def pending(curriculum: Curriculum) -> tuple[Pending, ...]:
    """Return announced changes whose text is missing, those already in effect first."""
    found = []
    for law_id, law in curriculum.laws.items():
        for event in law.events:
            slugs = tuple(
                slug
                for slug, article in law.articles.items()
                if max(article.versions) < event.effective and slug in (event.articles or law.articles)
            )
            if not slugs:
                continue
            count = sum(len(uses(curriculum, law_id, slug)) for slug in slugs)
            found.append(Pending(law_id, event, event.effective <= curriculum.as_of, slugs, count))
    return tuple(sorted(found, key=lambda row: (not row.in_effect, row.event.effective, row.law)))


def versions(curriculum: Curriculum, law_id: str, slug: str) -> tuple[tuple[datetime.date, ArticleVersion], ...]:
    """Return the stored versions of an article, oldest first."""
    article = curriculum.laws[law_id].articles[slug]
    return tuple((day, version) for day, version in sorted(article.versions.items()) if version)


def _clauses(text: str) -> list[str]:
    """Split at the ends of clauses, so that a changed amount does not hide in a long paragraph."""
    return [piece for line in text.splitlines() for piece in re.findall(r"[^；。：]+[；。：]?", line) if piece.strip()]
