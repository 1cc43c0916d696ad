"""Files to documents: walk the content folders, parse, validate; every mistake becomes a `Problem`.

The only module that reads content. A file that fails still gives its id to `Loaded.broken`, so that `link`
does not report every reference to it again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from pydantic import ValidationError

from generator.files import content_files, name_hint, picture_bytes, read_bytes, strays
from generator.messages import problems_of
from generator.model.addresses import Addresses
from generator.model.aftermath import Aftermath
from generator.model.base import ID_PATTERN, RESERVED, Model
from generator.model.case import Case
from generator.model.curriculum import CurriculumPlan
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
from generator.problems import Problem
from generator.source import decode, parse

# Folder (or single file) → model: a new kind is one line here and one file in model/.
FOLDERS: dict[str, tuple[PurePosixPath, type[Model]]] = {
    "law": (PurePosixPath("content/laws"), Law),
    "case": (PurePosixPath("content/cases"), Case),
    "policy": (PurePosixPath("content/policies"), Policy),
    "lesson": (PurePosixPath("lessons"), Lesson),
    "scenario": (PurePosixPath("content/scenarios"), Scenario),
    "module": (PurePosixPath("content/modules"), Module),
    "letter": (PurePosixPath("content/letters"), Letter),
    "aftermath": (PurePosixPath("content/aftermaths"), Aftermath),
    "family": (PurePosixPath("content/families"), Family),
}
# What authors call them.
TITLES = {
    "law": "法律",
    "case": "案例",
    "policy": "政策要求",
    "lesson": "课",
    "scenario": "情景",
    "module": "教师培训",
    "letter": "致家长信",
    "aftermath": "事后材料",
    "family": "家长页",
    "local": "本校信息",
    "addresses": "网页地址",
}
SINGLES: dict[str, tuple[PurePosixPath, type[Model]]] = {
    "curriculum": (PurePosixPath("content/curriculum.yaml"), CurriculumPlan),
    "hotlines": (PurePosixPath("content/hotlines.yaml"), Hotlines),
    "glossary": (PurePosixPath("content/glossary.yaml"), Glossary),
    "cast": (PurePosixPath("content/cast.yaml"), Cast),
    "sources": (PurePosixPath("content/sources.yaml"), Sources),
    "pinyin": (PurePosixPath("content/pinyin.yaml"), Pinyin),
}

Understanding = tuple[str, Model | None, tuple[Problem, ...]]

# Read only where they exist: a school's own sheet is never part of the repository.
LOCAL_FOLDER = PurePosixPath("local")
LOCAL: tuple[str, PurePosixPath, type[Model]] = ("local", LOCAL_FOLDER / "local.yaml", Local)
ADDRESSES: tuple[str, PurePosixPath, type[Model]] = ("addresses", PurePosixPath("content/addresses.yaml"), Addresses)
OPTIONAL = (LOCAL, ADDRESSES)
PUBLISHED = PurePosixPath("published-urls.txt")
"""Every page address that was ever published, one a line, `teacher/…` or `student/…`; `build --publish` adds to it."""


@dataclass(frozen=True)
class Loaded:
    """What was read: documents by kind and id, the text of every file, and what was wrong."""

    documents: dict[str, dict[str, Model]]
    paths: dict[tuple[str, str], PurePosixPath]
    """(kind, id) → file, also for broken files."""
    broken: frozenset[tuple[str, str]]
    texts: dict[PurePosixPath, str]
    problems: tuple[Problem, ...]
    published: tuple[str, ...] = ()
    """Addresses of pages that were published."""
    picture: bytes | None = None
    """The school's picture to report by, where its sheet names one."""


@dataclass
class _Reading:
    previous: Loaded | None
    documents: dict[str, dict[str, Model]] = field(default_factory=dict)
    paths: dict[tuple[str, str], PurePosixPath] = field(default_factory=dict)
    broken: set[tuple[str, str]] = field(default_factory=set)
    texts: dict[PurePosixPath, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def load(root: Path, previous: Loaded | None = None, local: PurePosixPath = LOCAL_FOLDER) -> Loaded:
    """Read every document below the project folder `root`.

    Of `previous`, what an earlier call returned, documents are taken over whose bytes have not changed. `local` is
    the folder, seen from `root`, of the school's own sheet.
    """
    reading = _Reading(previous=previous)
    for kind, (folder, model) in FOLDERS.items():
        reading.documents[kind] = {}
        for path in content_files(root, folder, reading.problems):
            _read(root, path, kind, path.stem, model, reading)
    titles = {folder: TITLES[kind] for kind, (folder, _) in FOLDERS.items()}
    reading.problems += strays(root, titles, (*(path for path, _ in SINGLES.values()), ADDRESSES[1]))
    for kind, (path, model) in SINGLES.items():
        reading.documents[kind] = {}
        if (root / path).is_file():
            _read(root, path, kind, kind, model, reading)
        else:
            reading.broken.add((kind, kind))
            hint = "这个文件不能缺，请从备份或样例里恢复。"
            if (root / path).exists():
                reading.problems.append(Problem(path, (), "not-a-file", f"{path} 应当是文件，现在不是。", hint))
            else:
                reading.problems.append(Problem(path, (), "missing-file", f"没有找到 {path}。", hint))
    for kind, place, model in OPTIONAL:
        path = local / place.name if kind == LOCAL[0] else place
        reading.documents[kind] = {}
        if (root / path).is_file():
            _read(root, path, kind, kind, model, reading)
    sheet = reading.documents["local"].get("local")
    picture = picture_bytes(root, local, sheet.report_picture) if isinstance(sheet, Local) else None
    if isinstance(picture, Problem):
        reading.problems.append(picture)
    published = root / PUBLISHED
    lines = published.read_text(encoding="utf-8").split() if published.is_file() else []
    return Loaded(
        reading.documents,
        reading.paths,
        frozenset(reading.broken),
        reading.texts,
        tuple(reading.problems),
        tuple(lines),
        picture if isinstance(picture, bytes) else None,
    )


def _read(root: Path, path: PurePosixPath, kind: str, name: str, model: type[Model], reading: _Reading) -> None:
    key = (kind, name)
    if key in reading.paths:
        other = reading.paths[key]
        hint = "文件名就是 id，请改一个名字。"
        reading.problems.append(Problem(path, (), "duplicate-id", f"id {name} 已经用在 {other}。", hint))
        return
    reading.paths[key] = path
    data, before = read_bytes(root, path), reading.previous
    known = before.documents[kind].get(name) if before else None
    understanding: Understanding
    if isinstance(data, Problem):
        understanding = "", None, (data,)
    elif before and known and before.texts.get(path, "").encode() == data:
        understanding = before.texts[path], known, ()
    else:
        understanding = understood(path, model, data)
    text, document, problems = understanding
    reading.texts[path] = text
    if not re.fullmatch(ID_PATTERN, name) or len(name) > 48 or name in RESERVED:
        hint = name_hint(name, (file.stem for file in (root / path).parent.iterdir()))
        problems += (Problem(path, (), "file-name", f"文件名“{name}”不能作 id。", hint),)
    if document and not problems:
        reading.documents[kind][name] = document
    else:
        reading.broken.add(key)
        reading.problems.extend(problems)


def understood(path: PurePosixPath, model: type[Model], data: bytes) -> Understanding:
    """Return the text in `data`, the document it is, and what is wrong with it; no input raises."""
    text, problems = decode(path, data)
    if problems:
        return text, None, problems
    value, problems = parse(path, text)
    if problems:
        return text, None, problems
    try:
        return text, model.model_validate(value), ()
    except ValidationError as fault:
        return text, None, _misplaced(path, model, value) or problems_of(path, model, fault)


def _misplaced(path: PurePosixPath, model: type[Model], value: Any) -> tuple[Problem, ...]:
    """Return the one problem of a document in another kind's folder: its keys would all be unknown here."""
    given = set(value) if isinstance(value, dict) else set()
    unknown = given - _keys(model)
    if len(unknown) * 2 <= len(given):
        return ()
    kind = max(FOLDERS, key=lambda kind: len(unknown & _keys(FOLDERS[kind][1])))
    folder, other = FOLDERS[kind]
    if len(unknown & _keys(other)) * 5 < len(unknown) * 4:
        return ()
    hint = f"移到 {folder}，再查一次。"
    return (Problem(path, (), "file-misplaced", f"这份文件像是{TITLES[kind]}，应放在 {folder}。", hint),)


def _keys(model: type[Model]) -> set[str]:
    return {field.alias or name for name, field in model.model_fields.items()}
