"""The frozen index of everything that was read, and the questions asked across documents."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath
from typing import TypeVar, overload

from generator import prose
from generator.law import Quotation, for_pupils, quote, split_citation
from generator.model.addresses import Addresses
from generator.model.aftermath import Aftermath
from generator.model.base import ForFamilies, ForStudents, Model
from generator.model.case import Case
from generator.model.curriculum import CurriculumPlan, Meeting
from generator.model.family import Family
from generator.model.law import Law
from generator.model.lesson import Lesson
from generator.model.letter import Letter
from generator.model.local import Local
from generator.model.module import Module
from generator.model.pinyin import Pinyin
from generator.model.policy import Policy
from generator.model.reference import Cast, Glossary, Hotlines, Sources
from generator.model.scenario import Scenario
from generator.model.walk import Leaf
from generator.prose import FamilyText, StudentText, Text

T = TypeVar("T")
ALONE = frozenset({"lesson", "case", "scenario", "module", "letter", "aftermath", "family"})
"""Kinds of documents that others name and are not made of."""


@dataclass(frozen=True)
class Linked:
    """What a reference points at: the words to print where the author gave none, and its page on either site."""

    text: str
    teacher_page: str | None
    student_page: str | None


@dataclass(frozen=True)
class Curriculum:
    """Documents by id, sorted by id; lookups cannot fail once `link` found no errors."""

    plan: CurriculumPlan
    as_of: datetime.date
    laws: Mapping[str, Law]
    cases: Mapping[str, Case]
    lessons: Mapping[str, Lesson]
    policies: Mapping[str, Policy]
    scenarios: Mapping[str, Scenario]
    modules: Mapping[str, Module]
    letters: Mapping[str, Letter]
    aftermaths: Mapping[str, Aftermath]
    families: Mapping[str, Family]
    hotlines: Hotlines
    glossary: Glossary
    cast: Cast
    sources: Sources
    pinyin: Pinyin
    local: Local | None
    """The school's own sheet, where there is one."""
    report_picture: bytes | None
    """What its sheet shows for reporting: a PNG or JPEG."""
    paths: Mapping[tuple[str, str], PurePosixPath]
    broken: frozenset[tuple[str, str]]
    """(kind, id) of files that could not be read: references to them are not reported again."""
    addresses: Addresses
    """What was withdrawn or moved."""
    published: tuple[str, ...]
    """Addresses of pages that were published, `teacher/lesson/x.html`."""
    leaves: Mapping[tuple[str, str], tuple[Leaf, ...]]
    """(kind, id) → every text of that document."""
    focus: frozenset[tuple[str, str]] | None = None
    """(kind, id) of the documents a rule looks at; None is all. Questions across documents answer for all of them."""

    def documents(self) -> tuple[tuple[str, str, Model], ...]:
        """Return (kind, id, document) of everything authors wrote."""
        return (
            *(("law", name, law) for name, law in self.laws.items()),
            *(("case", name, case) for name, case in self.cases.items()),
            *(("lesson", name, lesson) for name, lesson in self.lessons.items()),
            *(("policy", name, policy) for name, policy in self.policies.items()),
            *(("scenario", name, scenario) for name, scenario in self.scenarios.items()),
            *(("module", name, module) for name, module in self.modules.items()),
            *(("letter", name, letter) for name, letter in self.letters.items()),
            *(("aftermath", name, aftermath) for name, aftermath in self.aftermaths.items()),
            *(("family", name, family) for name, family in self.families.items()),
            *((("local", "local", self.local),) if self.local else ()),
            ("curriculum", "curriculum", self.plan),
            ("hotlines", "hotlines", self.hotlines),
            ("glossary", "glossary", self.glossary),
            ("cast", "cast", self.cast),
            ("sources", "sources", self.sources),
            ("pinyin", "pinyin", self.pinyin),
        )

    @cached_property
    def withdrawn(self) -> frozenset[str]:
        """Return the ids of documents that were withdrawn; none of them is in this index."""
        return frozenset(row.id for row in self.addresses.withdrawn)

    @cached_property
    def written(self) -> tuple[tuple[str, str, Leaf], ...]:
        """Return (kind, id, text) of every text in focus."""
        rows = self.leaves.items() if self.focus is None else ((key, self.leaves[key]) for key in sorted(self.focus))
        return tuple((kind, name, leaf) for (kind, name), leaves in rows for leaf in leaves)

    def looked_at(self, kind: str, documents: Mapping[str, T]) -> Iterator[tuple[str, T]]:
        """Yield those of `documents` (all of one kind) that are in focus, by id."""
        return ((name, one) for name, one in documents.items() if self.focus is None or (kind, name) in self.focus)

    def changed_since(self, before: Curriculum) -> frozenset[tuple[str, str]] | None:
        """Return (kind, id) of what differs, where it is single documents that none of the others is made of.

        None where documents came or went, or where the law, the frame or anything else changed that all stand on.
        """
        known = {(kind, name): document for kind, name, document in before.documents()}
        now = {(kind, name): document for kind, name, document in self.documents()}
        changed = frozenset(key for key, document in now.items() if known.get(key) is not document)
        alone = now.keys() == known.keys() and self.as_of == before.as_of
        return changed if alone and all(kind in ALONE for kind, _ in changed) else None

    def student_lessons(self) -> dict[str, Lesson]:
        """Return the lessons that have something for pupils to read; a 家长会 has nothing."""
        return {name: lesson for name, lesson in self.lessons.items() if lesson.student}

    def quote(self, citation: str) -> Quotation:
        """Return the cited piece of law as in force as of the curriculum's date."""
        found = quote(self.laws, citation, self.as_of)
        assert found, citation
        return found

    def meeting(self, lesson_id: str) -> Meeting | None:
        """Return the place of a lesson in the list of class meetings."""
        return next((m for m in self.plan.meetings if m.id == lesson_id), None)

    def neighbours(self, lesson_id: str) -> tuple[Meeting | None, Meeting | None]:
        """Return the class meetings before and after a lesson."""
        ids = [m.id for m in self.plan.meetings]
        if lesson_id not in ids:
            return None, None
        here = ids.index(lesson_id)
        meetings = self.plan.meetings
        before = meetings[here - 1] if here else None
        return before, meetings[here + 1] if here + 1 < len(meetings) else None

    def meeting_title(self, meeting: Meeting) -> str:
        """Return the title of the written lesson, or the planned one."""
        lesson = self.lessons.get(meeting.id)
        return lesson.title if lesson else meeting.title

    def band(self, grade: int) -> str:
        """Return the band a grade belongs to; the check `bands-incomplete` names grades that have none."""
        return next((b.name for b in self.plan.bands if grade in b.grades), self.plan.bands[-1].name)

    def period(self, grade: int) -> int:
        """Return the minutes of a class period in a grade."""
        return next((b.period for b in self.plan.bands if grade in b.grades), self.plan.bands[-1].period)

    def cited_laws(self, law_id: str) -> tuple[tuple[str, str, str], ...]:
        """Return (kind, id, citation) of every document that lists a piece of the law `law_id`."""
        rows: list[tuple[str, str, str]] = []
        for lesson_id, lesson in self.lessons.items():
            rows += [("lesson", lesson_id, c) for c in lesson.laws]
        for case_id, case in self.cases.items():
            rows += [("case", case_id, step.cite) for step in case.analysis]
        return tuple(sorted({row for row in rows if split_citation(row[2])[0] == law_id}))

    def linked(self, target: str) -> Linked | None:
        """Return what a reference in prose points at, or None where there is no such thing."""
        kind, _, rest = target.partition("/")
        if kind != "law" and rest in self.withdrawn:
            return Linked("已撤回的内容", None, None)
        if kind == "law":
            found = quote(self.laws, rest, self.as_of)
            if not found:
                return None
            page = f"law/{found.law}.html#{found.slug}"
            shown = for_pupils(self.laws[found.law].articles[found.slug])
            return Linked(found.title, page, page if shown else None)
        if kind == "case" and rest in self.cases:
            case, page = self.cases[rest], f"case/{rest}.html"
            if case.audience == "restricted":  # not even its title stands on a page
                return Linked("另一则案例", None, None)
            return Linked(case.title, page, page if case.audience == "student" else None)
        if kind == "lesson" and rest in self.lessons:
            page = f"lesson/{rest}.html"
            return Linked(self.lessons[rest].title, page, page if self.lessons[rest].student else None)
        if kind == "lesson" and (meeting := self.meeting(rest)):
            return Linked(f"{meeting.title}（待编写）", None, None)
        if kind == "hotline" and rest in self.hotlines.hotlines:
            return Linked(self.hotlines.hotlines[rest].number, "help.html", "help.html")
        return None

    @overload
    def text(self, written: ForStudents) -> StudentText: ...
    @overload
    def text(self, written: ForFamilies) -> FamilyText: ...
    @overload
    def text(self, written: str) -> Text: ...
    def text(self, written: str) -> Text:
        """Return prose for teachers' pages: references become words and teacher pages."""
        found = self._resolved(written)
        change = {t: (link.text, link.teacher_page) for t, link in found.items()}
        # One class at run time: mypy keeps the audiences apart, by the type of what was written.
        return StudentText(prose.mapped(prose.parse(written), change))

    def student_text(self, written: ForStudents) -> StudentText:
        """Return prose for pupils' pages: links lead only to pages the student site has."""
        change = {t: (link.text, link.student_page) for t, link in self._resolved(written).items()}
        return StudentText(prose.mapped(prose.parse(written), change))

    def family_text(self, written: ForFamilies) -> FamilyText:
        """Return prose for the family pages of the student site: links lead only to pages that site has."""
        change = {t: (link.text, link.student_page) for t, link in self._resolved(written).items()}
        return FamilyText(prose.mapped(prose.parse(written), change))

    @cached_property
    def readings(self) -> Mapping[str, str]:
        """Return the confirmed readings with a syllable for every character; `pinyin-syllables` names the others."""
        return {han: read for han, read in self.pinyin.phrases.items() if len(read.split()) == len(han)}

    def _resolved(self, written: str) -> dict[str, Linked]:
        found = {target: self.linked(target) for target in prose.targets(written)}
        return {target: link for target, link in found.items() if link}
