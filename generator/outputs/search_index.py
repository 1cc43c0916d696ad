"""The search index of each site: a script that sets `window.QINGHE_INDEX`, loaded when the search is opened.

Entries are made from the same kind of views as the pages, so a pupil's search cannot meet what no pupil's page holds.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import PurePosixPath

from generator.curriculum import Curriculum
from generator.lexicon.asked import ALIKE, ASIDE, NOW, PARENT, SAID
from generator.outputs import labels
from generator.outputs.student_pages import DOORS
from generator.outputs.student_pages.family import family_view
from generator.outputs.student_pages.law import law_view as student_law
from generator.outputs.student_pages.lesson import case_view as student_case
from generator.outputs.student_pages.lesson import lesson_view as student_lesson
from generator.outputs.student_pages.scenario import scenario_view
from generator.outputs.teacher_pages.case import case_view
from generator.outputs.teacher_pages.glossary import glossary_view
from generator.outputs.teacher_pages.law import WordingView, law_view
from generator.outputs.teacher_pages.lesson import lesson_view
from generator.outputs.teacher_pages.policy import policy_view
from generator.plan import Audience, Catalogue, PlannedFile
from generator.prose import Text

# What a script element or an old JavaScript engine could take for an end of script or of line.
_ESCAPES = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}
# What every entry has in the index; the rest is left out where it is empty, the index is loaded on a phone.
_ALWAYS = ("kind", "title", "url", "note", "text")
_PAGES = (
    ("下载", "download.html", "全部文件、大小、校验值，不用登录"),
    ("我的文件是最新的吗", "version.html", "查课件最后一页的版本编号"),
    ("装进 U 盘，断网上课", "usb.html", "没有网、离线、WPS 打开"),
    ("换上本校的名字", "personalise.html", "学校、班级、主讲，批量换名字"),
    ("汇总登记表", "merge.html", "把学校交来的登记表汇总成全县的落实情况和缺口清单，不用装软件"),
    ("给家长", "family.html", "致家长信、家长会、家长群里的话、回执"),
    ("覆盖情况", "coverage.html", "每个年级每个学期够不够，督导检查"),
)
_DOOR_SAYS = {
    "met": "这不是你的错。先走到有大人的地方，今天就告诉一个大人。",
    "saw": "不用冲上去，也能帮上忙：不笑、不拍、不转发，去叫一个大人。",
    "did": "从今天停下来，什么时候都不晚。先停下，再告诉一个大人。",
    "adult": "大人也不可以这样对你，这不是你的错。告诉另一个大人，一直找到有人管。",
}
_NOW_SAYS = "你很要紧，别一个人扛。去找一个信得过的大人；等不及，就打下面的电话。"


@dataclass(frozen=True)
class Entry:
    """One place to find: `url` is relative to the site's root, `text` its sections in reading order.

    Who says one of `said` finds it before anything else; `grades` are those it is for; `call` is a number to call.
    """

    kind: str
    title: str
    url: str
    note: str
    text: tuple[str, ...]
    grades: tuple[int, ...] = ()
    said: tuple[str, ...] = ()
    call: str = ""


@dataclass(frozen=True)
class IndexView:
    """All entries of a site, the words that mean the same, and what is left out of a child's sentence."""

    synonyms: tuple[tuple[str, ...], ...]
    entries: tuple[Entry, ...]
    aside: tuple[str, ...] = ()


def plan_pages(curriculum: Curriculum, catalogue: Catalogue) -> Iterator[PlannedFile]:  # noqa: ARG001 - the shape all page outputs share
    """Plan one index per site."""
    path = PurePosixPath("assets/search-index.js")
    words = synonyms(curriculum)
    yield PlannedFile(path, "搜索索引", Audience.TEACHER, IndexView(words, tuple(teacher(curriculum))), render)
    yield PlannedFile(path, "搜索索引", Audience.STUDENT, IndexView(words, tuple(student(curriculum)), ASIDE), render)


def render(view: IndexView) -> bytes:
    """Return the index as a script; a closing tag or a line separator inside a text cannot end it."""
    entries = [
        {key: value for key, value in asdict(entry).items() if value or key in _ALWAYS} for entry in view.entries
    ]
    data = json.dumps({**asdict(view), "entries": entries}, ensure_ascii=False, separators=(",", ":"))
    return f"window.QINGHE_INDEX = {data.translate(_ESCAPES)};\n".encode()


def synonyms(curriculum: Curriculum) -> tuple[tuple[str, ...], ...]:
    """Return groups of words the search takes for one another."""
    terms = curriculum.glossary.terms.values()
    laws = tuple((law.short, law.title) for law in curriculum.laws.values() if law.short != law.title)
    return (*((term.word, *term.synonyms) for term in terms if term.synonyms), *ALIKE, *laws)


def teacher(curriculum: Curriculum) -> Iterator[Entry]:
    """Yield what adults who teach find."""
    for name, written in curriculum.lessons.items():
        lesson = lesson_view(curriculum, (), name)
        steps = (f"{s.title}：{_flat(s.teacher, s.students, s.intent)}" for s in lesson.steps)
        note = f"{lesson.grades}{lesson.term} · {lesson.form}"
        laws = "；".join(f"{link.text} {link.note}" for link in lesson.laws)
        lengths = "，".join((f"{lesson.minutes} 分钟", *(f"有 {cut} 分钟版" for cut, _ in lesson.cuts)))
        # Who searches for what happens in a class must read that this is when not to teach it.
        not_when = (f"先不上这节课：{row.when}" for row in lesson.not_when)
        about = (lesson.summary, lesson.brief.aim, lengths, laws, *not_when, *steps)
        yield Entry("课", lesson.title, f"lesson/{name}.html", note, about, written.grades)
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
            grades = _grades(curriculum, found.bands)
            asks = (question.ask for question in case.questions)
            about = (case.summary, _flat(case.story), *asks)
            yield Entry("案例", case.title, f"case/{name}.html", labels.grades(grades), about, grades)
    yield from _materials(curriculum)
    yield from _references(curriculum)
    yield from _words(curriculum)


def _references(curriculum: Curriculum) -> Iterator[Entry]:
    """Yield words, duties and grades, and the pages about the files themselves."""
    for term in glossary_view(curriculum).terms:
        senses = (_flat(text) for text in (term.plain, term.legal, term.academic) if text)
        yield Entry("词语", term.word, f"glossary.html#{term.anchor}", "、".join(term.synonyms), tuple(senses))
    for name in curriculum.policies:
        policy = policy_view(curriculum, name)
        for document in policy.documents:
            for row in document.obligations:
                said = (row.quotation or "", _flat(row.reading) if row.reading else "", "、".join(row.activities))
                sections = (document.title, *(text for text in said if text))
                note = " ".join(part for part in (policy.title, row.clause) if part)
                yield Entry("政策要求", row.asks, f"policy/{name}.html#{row.anchor}", note, sections)
    for band in curriculum.plan.bands:
        for number in band.grades:
            grade = labels.grades((number,))
            planned = (curriculum.meeting_title(row) for row in curriculum.plan.meetings if row.grade == number)
            yield Entry("年级", grade, f"grade/{number}.html", band.name, ("、".join(planned),), (number,))
    for title, url, text in _PAGES:
        yield Entry("怎样用", title, url, "", (text,))


def _materials(curriculum: Curriculum) -> Iterator[Entry]:
    """Yield what only adults search: the day after, letters, trainings, stories with their teacher's note."""
    text = curriculum.text
    for name, card in curriculum.aftermaths.items():
        steps = (f"{step.within} {step.who}：{_flat(text(step.do))}" for step in card.steps)
        words = (f"{row.to}：{_flat(text(row.text))}" for row in card.words)
        about = (card.summary, card.first, *steps, *words)
        # A form for all bands is for no grade in particular.
        grades = _grades(curriculum, card.bands) if len(card.bands) < len(curriculum.plan.bands) else ()
        yield Entry("事发之后", card.title, f"aftermath/{name}.html", card.form, about, grades)
    for name, letter in curriculum.letters.items():
        parts = (_flat(text(letter.body)), _flat(text(letter.slip)))
        grades, about = _grades(curriculum, letter.bands), (letter.summary, *parts)
        yield Entry("家长信", letter.title, f"letter/{name}.html", labels.grades(grades), about, grades)
    for name, module in curriculum.modules.items():
        sessions = (f"{row.title}：{_flat(text(row.facilitator))}" for row in module.sessions)
        subjects = "、".join(module.subjects)
        yield Entry("培训", module.title, f"module/{name}.html", subjects, (module.summary, *module.aims, *sessions))
    for name, tale in curriculum.scenarios.items():
        nodes = (_flat(text(node.text)) for node in tale.nodes.values())
        grades = _grades(curriculum, tale.bands)
        about = (tale.summary, _flat(text(tale.teacher)), *nodes)
        yield Entry("情景", tale.title, f"scenario/{name}.html", labels.grades(grades), about, grades)


def student(curriculum: Curriculum) -> Iterator[Entry]:
    """Yield what pupils and families find: nothing that is not on their pages, and the doors to help."""
    for name in curriculum.student_lessons():
        lesson = student_lesson(curriculum, name)
        points = (_flat(point) for point in lesson.points)
        sections = (lesson.summary, _flat(lesson.lead), *points, *lesson.can_do)
        grades = curriculum.lessons[name].grades
        yield Entry("课", lesson.title, f"lesson/{name}.html", lesson.grades, sections, grades)
    for name, found in curriculum.cases.items():
        if found.audience == "student":
            case = student_case(curriculum, name)
            sections = (case.summary, _flat(case.story), *case.questions)
            grades = _grades(curriculum, found.bands)
            yield Entry("故事", case.title, f"case/{name}.html", case.setting, sections, grades)
    for name, story in curriculum.scenarios.items():
        tale = scenario_view(curriculum, name)
        sections = (tale.summary, *(_flat(moment.text) for moment in tale.moments))
        grades = _grades(curriculum, story.bands)
        yield Entry("你来决定的故事", tale.title, f"scenario/{name}.html", "", sections, grades)
    for name in curriculum.laws:
        law = student_law(curriculum, name)
        for rule in law.articles:
            sections = (*(_flat(gist.text) for gist in rule.gists), *(c.lead + "".join(c.items) for c in rule.clauses))
            title = f"《{law.short}》{rule.number} {rule.heading}"
            yield Entry("法条", title, f"law/{name}.html#{rule.slug}", "", sections)
    yield from _help(curriculum)
    for name, letter in curriculum.families.items():
        # What is said to families stands on their pages alone: a child who searches meets the title.
        family = family_view(curriculum, name)
        sections = (family.summary, "家长，父母，孩子被欺负")
        grades = _grades(curriculum, (letter.band,))
        yield Entry("给家长", family.title, f"family/{name}.html", family.band, sections, grades, PARENT)


def _help(curriculum: Curriculum) -> Iterator[Entry]:
    """Yield where help is, the most pressing first; an empty search shows all of it."""
    numbers = tuple(_words(curriculum, NOW))
    night = curriculum.hotlines.night
    called = "、".join(line.title for line in numbers)
    yield Entry("求助", "现在就找人说说", "help.html#phones", "可以打的电话", (_NOW_SAYS, called, night), said=NOW)
    yield from numbers
    titles = dict(DOORS)
    for door, said in SAID.items():
        yield Entry("求助", titles[door], f"help/{door}.html", "先做什么，找谁", (_DOOR_SAYS[door],), said=said)


def _words(curriculum: Curriculum, said: tuple[str, ...] = ()) -> Iterator[Entry]:
    """Yield the numbers to call: all their fields are for pupils."""
    for line in curriculum.hotlines.hotlines.values():
        text = (line.hours, line.call_for, _flat(curriculum.student_text(line.what_happens)))
        call = line.number if said else ""
        yield Entry("求助", f"{line.number} {line.name}", "help.html#phones", "求助电话", text, said=said, call=call)


def _grades(curriculum: Curriculum, bands: Sequence[str]) -> tuple[int, ...]:
    return tuple(grade for band in curriculum.plan.bands if band.name in bands for grade in band.grades)


def _wording(view: WordingView) -> tuple[str, ...]:
    return tuple(clause.lead + "".join(clause.items) for clause in view.clauses)


def _flat(*texts: Text) -> str:
    return " ".join(text.plain().replace("\n", " ") for text in texts)
