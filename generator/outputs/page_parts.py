"""What several pages show in the same way: links, downloads, statutes, evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote as percent

from markupsafe import Markup, escape

from generator.curriculum import Curriculum
from generator.law import Quotation, Status, paragraphs
from generator.model.base import Evidence, ForStudents
from generator.model.curriculum import Meeting
from generator.outputs import labels
from generator.plan import Audience, BuiltFile, Catalogue
from generator.prose import Text

SITE = Path(__file__).resolve().parents[2] / "site"
TEACHER_TEMPLATES = SITE / "teacher" / "templates"
STUDENT_TEMPLATES = SITE / "student" / "templates"

# Leaves of the seedling, of three: the word beside them says the same.
_LEAVES = {"strong": "●●●", "promising": "●●○", "practice": "●○○", "none": "○○○"}
_KINDS = {".pptx": "可编辑课件", ".docx": "可编辑文档", ".xlsx": "表格", ".zip": "整包", ".pdf": "打印版"}


@dataclass(frozen=True)
class Link:
    """Words and the page they lead to, relative to the site's root; without a page only words."""

    text: str
    href: str | None
    note: str = ""


@dataclass(frozen=True)
class StudentLink:
    """A link pupils may see."""

    text: ForStudents
    href: str | None
    note: ForStudents | None = None


@dataclass(frozen=True)
class Download:
    """A file to take away."""

    title: str
    href: str
    kind: str
    ending: str
    size: str
    sha256: str = ""
    code: str = ""
    """The version code the file prints."""


@dataclass(frozen=True)
class Finding:
    """A source with what it says."""

    kind: str
    citation: str
    finding: Text


@dataclass(frozen=True)
class EvidenceView:
    """How well it is known that something works."""

    word: str
    leaves: str
    note: str | None
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Clause:
    """A paragraph (款) of a statute: its lead and its items (项)."""

    lead: ForStudents
    items: tuple[ForStudents, ...]


@dataclass(frozen=True)
class StatusView:
    """Whether a wording holds, as a word, a shape and a class for its colour."""

    word: ForStudents
    shape: str
    css: str


@dataclass(frozen=True)
class Person:
    """Somebody at school to turn to, by post."""

    post: ForStudents
    where: ForStudents | None
    when: ForStudents | None
    phone: ForStudents | None
    dial: str | None
    """The phone as a telephone takes it, where it is a number."""


def downloads(catalogue: Catalogue, audience: Audience, document_id: str) -> tuple[Download, ...]:
    """Return the files of one document that `audience` may have: packages first, then decks, then the rest."""
    order = [".zip", ".pptx", ".docx"]
    found = [
        file for file in catalogue if file.audience is audience and file.path.parts[:2] == ("downloads", document_id)
    ]
    found.sort(key=lambda f: (order.index(f.path.suffix) if f.path.suffix in order else 9, str(f.path)))
    return tuple(download(file) for file in found)


def download(file: BuiltFile) -> Download:
    """Return a built file as pages show it."""
    return Download(
        file.title,
        percent(str(file.path)),
        _KINDS.get(file.path.suffix, "文件"),
        file.path.suffix.lstrip(".").upper(),
        labels.size(file.size),
        file.sha256,
        file.code,
    )


def evidence(curriculum: Curriculum, stated: Evidence) -> EvidenceView:
    """Return a statement of evidence with its sources spelled out."""
    rows = (curriculum.sources.sources[name] for name in stated.sources)
    return EvidenceView(
        labels.EVIDENCE[stated.level],
        _LEAVES[stated.level],
        stated.note,
        tuple(Finding(row.kind, row.citation, curriculum.text(row.finding)) for row in rows),
    )


def neighbour(curriculum: Curriculum, meeting: Meeting | None) -> Link | None:
    """Return the class meeting before or after, without a page while it is only planned."""
    if meeting is None:
        return None
    written = meeting.id in curriculum.lessons
    place = f"{labels.grades((meeting.grade,))}{meeting.term}"
    return Link(curriculum.meeting_title(meeting), f"lesson/{meeting.id}.html" if written else None, place)


def grades_of(curriculum: Curriculum, bands: Sequence[str]) -> ForStudents:
    """Return the grades of `bands` as one line, e.g. 三至六年级: the names of bands are our own jargon."""
    return labels.grades([grade for band in curriculum.plan.bands if band.name in bands for grade in band.grades])


def clauses(text: ForStudents) -> tuple[Clause, ...]:
    """Return the paragraphs of an article's wording."""
    return tuple(
        Clause(ForStudents(part[0]), tuple(ForStudents(item) for item in part[1:])) for part in paragraphs(text)
    )


def quoted(quotation: Quotation) -> tuple[Clause, ...]:
    """Return the cited piece of law in the same form as a whole article."""
    return clauses(ForStudents("\n".join(quotation.paragraphs)))


def status_view(word: Status) -> StatusView:
    """Return a status with its shape."""
    return StatusView(labels.status(word), labels.SHAPES[word], labels.STATUS_CLASS[word])


def people(curriculum: Curriculum) -> tuple[Person, ...]:
    """Return whom the school wrote down in its own sheet."""
    local = curriculum.local
    if local is None:
        return ()
    rows = [Person(c.post, c.where, c.when, c.phone, _dial(c.phone)) for c in local.contacts]
    if local.vice_principal:
        rows.append(Person(labels.VICE_PRINCIPAL, local.vice_principal, None, None, None))
    if local.police:
        rows.append(Person(labels.SCHOOL_POLICE, local.police, None, None, None))
    if local.mail:
        rows.append(Person(labels.SCHOOL_MAIL, local.mail, None, None, None))
    return tuple(rows)


def dialled(text: str) -> Markup:
    """Return one of the sentences of content/hotlines.yaml with its numbers to be tapped."""
    return Markup(re.sub("[0-9]{3,5}", r'<strong><a href="tel:\g<0>">\g<0></a></strong>', str(escape(text))))  # noqa: S704 - escaped


def _dial(phone: str | None) -> str | None:
    return phone if phone and re.fullmatch(r"\+?[0-9]+(-[0-9]+)*", phone) else None
