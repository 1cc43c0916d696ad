"""The law is right today: in force on the day, verified, and stored as it was verified.

Every legal sentence comes from a linked article as of a date; nothing is retyped (content-guide §1.2).
"""

from __future__ import annotations

from collections.abc import Iterator

from generator import prose
from generator.curriculum import Curriculum
from generator.law import digest, in_force, pending, split_citation
from generator.model.law import ArticleVersion
from generator.problems import Problem, Severity, Where


def law(curriculum: Curriculum) -> Iterator[Problem]:
    """Yield stored texts that were altered and citations that quote nothing in force."""
    for law_id, document in curriculum.laws.items():
        for slug, article in document.articles.items():
            for day, version in article.versions.items():
                where = ("articles", slug, "versions", day.isoformat())
                if version:
                    yield from _stored(curriculum, law_id, (*where, "text"), version)
                if day not in document.versions:
                    known = "、".join(d.isoformat() for d in sorted(document.versions))
                    message = f"{day} 不是《{document.short}》的施行日期。"
                    path = curriculum.paths["law", law_id]
                    yield Problem(path, where, "law-version-unknown", message, f"versions 里有：{known}。")
    for kind, name, leaf in curriculum.written:
        if leaf.written.kind == "citation":
            yield from _citation(curriculum, (kind, name), leaf.where, leaf.value)
        elif leaf.written.kind == "prose":
            for target in prose.targets(leaf.value):
                if target.startswith("law/"):
                    yield from _citation(curriculum, (kind, name), leaf.where, target.removeprefix("law/"))


def _stored(curriculum: Curriculum, law_id: str, where: Where, version: ArticleVersion) -> Iterator[Problem]:
    if digest(version.text) != version.verification.sha256:
        message = f"{version.number}的文字与核验时的 SHA-256 对不上，可能被改动过。"
        hint = f"请重新与原文核对；核对无误后写 {digest(version.text)}。"
        yield Problem(curriculum.paths["law", law_id], where, "law-text-altered", message, hint)


def _citation(curriculum: Curriculum, cited_in: tuple[str, str], where: Where, citation: str) -> Iterator[Problem]:
    try:
        law_id, slug, _, _ = split_citation(citation)
        law_document = curriculum.laws[law_id]
        article = law_document.articles[slug]
    except (ValueError, KeyError):
        return  # `link` has named it
    path, day = curriculum.paths[cited_in], curriculum.as_of
    found = in_force(article, day)
    if found is None:
        started = [d for d in sorted(article.versions) if d > day]
        message = f"《{law_document.short}》的“{article.heading}”在 {day} 没有生效的文本。"
        hint = f"它从 {started[0]} 起施行。" if started else "它已经废止，请换一条。"
        yield Problem(path, where, "law-not-in-force", message, hint)
        return
    if found[1].verification.level == "unverified":
        message = f"《{law_document.short}》{found[1].number}的文字没有核验过，不能引用。"
        hint = "请与两份独立来源核对后改 verification。"
        yield Problem(path, where, "law-unverified", message, hint)
    if event := pending(law_document, slug, day):
        message = f"《{law_document.short}》从 {event.effective} 起已经修改，{found[1].number}的新文本还没有录入。"
        hint = "请在法律文件里补上新文本，再核对这里的说法。"
        yield Problem(path, where, "law-event-pending", message, hint, Severity.WARNING)
