"""The search index of each site: a script that sets `window.QINGHE_INDEX`, loaded when the search is opened.

Entries are made from the same kind of views as the pages, so a pupil's search cannot meet what no pupil's page holds.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath

from generator.curriculum import Curriculum
from generator.outputs.student_pages.law import law_view as student_law
from generator.outputs.student_pages.lesson import case_view as student_case
from generator.outputs.student_pages.lesson import lesson_view as student_lesson
from generator.outputs.teacher_pages.case import case_view
from generator.outputs.teacher_pages.law import WordingView, law_view
from generator.outputs.teacher_pages.lesson import lesson_view
from generator.plan import Audience, Catalogue, PlannedFile
from generator.prose import Text

# What a script element or an old JavaScript engine could take for an end of script or of line.
_ESCAPES = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


@dataclass(frozen=True)
class Entry:
    """One place to find: `url` is relative to the site's root, `text` its sections in reading order."""

    kind: str
    title: str
    url: str
    note: str
    text: tuple[str, ...]


@dataclass(frozen=True)
class IndexView:
    """All entries of a site, and the words that mean the same."""

    synonyms: tuple[tuple[str, ...], ...]
    entries: tuple[Entry, ...]


def plan_pages(curriculum: Curriculum, catalogue: Catalogue) -> Iterator[PlannedFile]:  # noqa: ARG001 - the shape all page outputs share
    """Plan one index per site."""
    path = PurePosixPath("assets/search-index.js")
    words = synonyms(curriculum)
    teacher, student = tuple(_teacher(curriculum)), tuple(_student(curriculum))
    yield PlannedFile(path, "搜索索引", Audience.TEACHER, IndexView(words, teacher), render)
    yield PlannedFile(path, "搜索索引", Audience.STUDENT, IndexView(words, student), render)


def render(view: IndexView) -> bytes:
    """Return the index as a script; a closing tag or a line separator inside a text cannot end it."""
    data = json.dumps(asdict(view), ensure_ascii=False, separators=(",", ":"))
    return f"window.QINGHE_INDEX = {data.translate(_ESCAPES)};\n".encode()


def synonyms(curriculum: Curriculum) -> tuple[tuple[str, ...], ...]:
    """Return groups of words the search takes for one another."""
    terms = curriculum.glossary.terms.values()
    return tuple((term.word, *term.synonyms) for term in terms if term.synonyms)


def _teacher(curriculum: Curriculum) -> Iterator[Entry]:
    for name in curriculum.lessons:
        lesson = lesson_view(curriculum, (), name)
        steps = (f"{s.title}：{_flat(s.teacher, s.students, s.intent)}" for s in lesson.steps)
        note = f"{lesson.grades}{lesson.term} · {lesson.form}"
        laws = "；".join(f"{link.text} {link.note}" for link in lesson.laws)
        yield Entry("课", lesson.title, f"lesson/{name}.html", note, (lesson.summary, laws, *steps))
    for name in curriculum.laws:
        law = law_view(curriculum, name)
        for article in law.articles:
            plain = (f"{label}：{_flat(text)}" for label, text in article.gists)
            wording = _wording(article.current) if article.current else ()
            old = (f"{w.number}（{w.since}）" for w in article.others if isinstance(w, WordingView))
            title = f"《{law.short}》{article.number} {article.heading}"
            url = f"law/{name}.html#{article.slug}"
            yield Entry("法条", title, url, article.status.word, (*wording, *plain, *article.topics, *old))
    for name, found in curriculum.cases.items():
        if found.audience != "restricted":
            case = case_view(curriculum, name)
            note = "、".join(case.bands)
            asks = (question.ask for question in case.questions)
            yield Entry("案例", case.title, f"case/{name}.html", note, (case.summary, _flat(case.story), *asks))
    yield from _words(curriculum)


def _student(curriculum: Curriculum) -> Iterator[Entry]:
    for name in curriculum.student_lessons():
        lesson = student_lesson(curriculum, name)
        points = (_flat(point) for point in lesson.points)
        sections = (lesson.summary, _flat(lesson.lead), *points, *lesson.can_do)
        yield Entry("课", lesson.title, f"lesson/{name}.html", lesson.grades, sections)
    for name, found in curriculum.cases.items():
        if found.audience == "student":
            case = student_case(curriculum, name)
            sections = (case.summary, _flat(case.story), *case.questions)
            yield Entry("故事", case.title, f"case/{name}.html", case.setting, sections)
    for name in curriculum.laws:
        law = student_law(curriculum, name)
        for rule in law.articles:
            sections = (*(_flat(gist.text) for gist in rule.gists), *(c.lead + "".join(c.items) for c in rule.clauses))
            title = f"《{law.short}》{rule.number} {rule.heading}"
            yield Entry("法条", title, f"law/{name}.html#{rule.slug}", "", sections)
    yield from _words(curriculum)


def _words(curriculum: Curriculum) -> Iterator[Entry]:
    """Yield the numbers to call: all their fields are for pupils."""
    for line in curriculum.hotlines.hotlines.values():
        text = (line.hours, line.call_for, _flat(curriculum.student_text(line.what_happens)))
        yield Entry("求助", f"{line.number} {line.name}", "help.html#phones", "求助电话", text)


def _wording(view: WordingView) -> tuple[str, ...]:
    return tuple(clause.lead + "".join(clause.items) for clause in view.clauses)


def _flat(*texts: Text) -> str:
    return " ".join(text.plain().replace("\n", " ") for text in texts)
