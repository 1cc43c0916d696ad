"""The law is right today: in force on the day, verified, and stored as it was verified.

Every legal sentence comes from a linked article as of a date; nothing is retyped (content-guide §1.2).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from generator import prose
from generator.curriculum import Curriculum
from generator.law import digest, in_force, pending, split_citation
from generator.model.law import ArticleVersion
from generator.problems import Problem, Severity, Where


def law(curriculum: Curriculum) -> Iterator[Problem]:
    """Yield stored texts that were altered and citations that quote nothing in force."""
    for law_id, _ in curriculum.looked_at("law", curriculum.laws):
        yield from _versions(curriculum, law_id)
    for kind, name, leaf in curriculum.written:
        if leaf.written.kind == "citation":
            yield from _citation(curriculum, (kind, name), leaf.where, leaf.value)
        elif leaf.written.kind == "prose":
            for target in prose.targets(leaf.value):
                if target.startswith("law/"):
                    cited = target.removeprefix("law/")
                    yield from _citation(curriculum, (kind, name), leaf.where, cited, target)


def _versions(curriculum: Curriculum, law_id: str) -> Iterator[Problem]:
    """Yield articles whose stored versions do not agree with those of their law."""
    document, path = curriculum.laws[law_id], curriculum.paths["law", law_id]
    newest = max((day for day in document.versions if day <= curriculum.as_of), default=None)
    spared = {
        event.effective: set(document.articles) - set(event.articles) for event in document.events if event.articles
    }
    for slug, article in document.articles.items():
        for day, version in article.versions.items():
            where = ("articles", slug, "versions", day.isoformat())
            if version:
                yield from _stored(path, (*where, "text"), version)
            if day not in document.versions:
                known = "、".join(d.isoformat() for d in sorted(document.versions))
                message = f"{day} 不是《{document.short}》的施行日期。"
                yield Problem(path, where, "law-version-unknown", message, f"versions 里有：{known}。")
        last = max(article.versions)
        kept = slug in spared.get(newest, set()) if newest else False
        if newest and last < newest and not kept and not pending(document, slug, curriculum.as_of):
            message = f"《{document.short}》{newest} 有新的一版，“{article.heading}”还停在 {last}。"
            hint = "文字没有变也请在 versions 里列出这一版，表示核对过；已经废止写 null。"
            yield Problem(path, ("articles", slug, "versions"), "law-version-skipped", message, hint)


def _stored(path: PurePosixPath, where: Where, version: ArticleVersion) -> Iterator[Problem]:
    if digest(version.text) != version.verification.sha256:
        message = f"{version.number}的文字与核验时的指纹（SHA-256）对不上，可能被改动过。"
        hint = "请把文字恢复成核对过的原样；若确实换了新文本，逐字核对后用 tools/compare_law.py 取指纹。"
        if set(version.verification.sha256) == {"0"}:
            message, hint = f"{version.number}还没有填指纹。", f"与原文逐字核对后写 {digest(version.text)}。"
        yield Problem(path, where, "law-text-altered", message, hint)


def _citation(
    curriculum: Curriculum, cited_in: tuple[str, str], where: Where, citation: str, token: str = ""
) -> Iterator[Problem]:
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
        yield Problem(path, where, "law-not-in-force", message, hint, token=token)
        return
    if found[1].verification.level == "unverified":
        message = f"《{law_document.short}》{found[1].number}的文字没有核验过，不能引用。"
        hint = "请与两份独立来源核对后改 verification。"
        yield Problem(path, where, "law-unverified", message, hint, token=token)
    if event := pending(law_document, slug, day):
        message = f"《{law_document.short}》从 {event.effective} 起已经修改，{found[1].number}的新文本还没有录入。"
        hint = "请在法律文件里补上新文本，再核对这里的说法。"
        yield Problem(path, where, "law-event-pending", message, hint, Severity.WARNING, token=token)
