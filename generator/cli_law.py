"""`qinghe law …`: the editor's questions on the day a law changes."""

from __future__ import annotations

import sys
from itertools import pairwise

import click

from generator import law_report
from generator.curriculum import Curriculum
from generator.law import status as status_of
from generator.problems import Mark
from generator.read import Read
from generator.source import position

# What is built from a document of each kind.
_BUILT = {
    "lesson": "lesson/{name}.html（两个网站）、downloads/{name}/ 里的课件、教案和资料包",
    "case": "case/{name}.html",
    "law": "law/{name}.html",
    "family": "family/{name}.html（学生版网站）",
    "glossary": "词语说明和搜索",
    "policy": "coverage.html",
}
_OTHER = "{name}"


def cites(read: Read, law: str, article: str) -> None:
    """Print every use of an article with file and line, and what is built from it."""
    curriculum, found = _articles(read, law, article)
    for law_id, slug, note in found:
        document = curriculum.laws[law_id]
        click.echo(
            f"《{document.short}》{_number(curriculum, law_id, slug)} {document.articles[slug].heading}" + _in(note)
        )
        rows = law_report.uses(curriculum, law_id, slug)
        marks = {use: _mark(read, use) for use in rows}
        for use, mark in sorted(marks.items(), key=lambda row: (str(row[0].path), row[1].line, row[1].column)):
            click.echo(f"  {use.path}:{mark.line}:{mark.column}: {use.citation}")
        click.echo(f"  共 {len(rows)} 处。" + ("由它生成的：" if rows else ""))
        for kind, name in sorted({(use.kind, use.name) for use in rows}):
            click.echo(f"    {_BUILT.get(kind, _OTHER).format(name=name, law=law_id)}")


def diff(read: Read, law: str, article: str) -> None:
    """Print the versions of an article side by side."""
    curriculum, found = _articles(read, law, article)
    for law_id, slug, note in found:
        document = curriculum.laws[law_id]
        kept = law_report.versions(curriculum, law_id, slug)
        click.echo(f"《{document.short}》{document.articles[slug].heading}（{slug}）" + _in(note))
        for day, version in kept:
            state = status_of(document, slug, day, curriculum.as_of)
            click.echo(f"  {day} {version.number} {state}")
        for (old_day, old), (new_day, new) in pairwise(kept):
            rows = law_report.changes(old, new)
            changed = [row for row in rows if row[2]]
            click.echo(f"  {old_day} {old.number} → {new_day} {new.number}：" + ("" if changed else "文字没有变化"))
            for one, other, _ in changed:
                click.echo(f"    - {one}" if one else "    -（无）")
                click.echo(f"    + {other}" if other else "    +（无）")


def status(read: Read) -> None:
    """Print announced changes whose text is not stored yet, and since when."""
    curriculum = _curriculum(read)
    rows = law_report.pending(curriculum)
    for row in rows:
        law = curriculum.laws[row.law]
        when = "已经施行" if row.in_effect else "尚未施行"
        click.echo(f"《{law.short}》{row.event.note}：{row.event.date} 公布，{row.event.effective} 施行（{when}）")
        click.echo(f"  新文本还没有录入：{len(row.articles)} 条（{'、'.join(row.articles)}），被引用 {row.uses} 处。")
    click.echo(f"按 {curriculum.as_of} 的法律：{len(curriculum.laws)} 部法律，{len(rows)} 处修改等着录入。")


def _articles(read: Read, law: str, article: str) -> tuple[Curriculum, tuple[tuple[str, str, str], ...]]:
    curriculum = _curriculum(read)
    found, message = law_report.find_article(curriculum, law, article)
    if not found:
        raise click.UsageError(message)
    return curriculum, found


def _curriculum(read: Read) -> Curriculum:
    """Return the index; say first what could not be read, because an answer without it may be wrong."""
    if read.curriculum is None:
        click.echo("内容的总表读不出来，请先运行 qinghe check。", err=True)
        sys.exit(1)
    if read.loaded.broken:
        click.echo(f"有 {len(read.loaded.broken)} 份文件读不懂，下面的结果不全；请先运行 qinghe check。", err=True)
    return read.curriculum


def _number(curriculum: Curriculum, law_id: str, slug: str) -> str:
    rows = law_report.versions(curriculum, law_id, slug)
    past = [version.number for day, version in rows if day <= curriculum.as_of]
    return past[-1] if past else rows[0][1].number


def _mark(read: Read, use: law_report.Use) -> Mark:
    text = read.loaded.texts[use.path]
    mark = position(text, use.where)
    # In a long text the reference itself is further down than its field.
    for offset, line in enumerate(text.split("\n")[mark.line - 1 :]):
        at = line.find(use.citation)
        if at >= 0:
            return Mark(mark.line + offset, at + 1)
    return mark


def _in(note: str) -> str:
    return f"（{note}）" if note else ""
