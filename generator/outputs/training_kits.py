"""Packages of a 教师培训: one of every module, and those put together for a role and its minutes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any

from generator.curriculum import Curriculum
from generator.model.module import Role
from generator.outputs import kits, training_papers
from generator.outputs.deck_slides import DeckView
from generator.outputs.deck_slides import render as deck_rendered
from generator.outputs.file_names import module_stem, named
from generator.outputs.module_decks import for_participants, module_deck
from generator.outputs.training_combined import Misfit, combined
from generator.outputs.training_views import Training
from generator.plan import Audience, Bundle, PlannedFile

PREBUILT: tuple[tuple[Role, int, tuple[str, ...]], ...] = (
    ("校领导", 45, ("T2",)),
    ("校领导", 45, ("T4", "T8")),
    ("校领导", 45, ("T7", "T16")),
    ("全体教职工", 90, ("T2",)),
    ("全体教职工", 90, ("T1", "T4", "T5")),
    ("班主任", 60, ("T2",)),
    ("班主任", 60, ("T1", "T4")),
    ("法治副校长", 60, ("T2",)),
    ("法治副校长", 60, ("T4", "T8")),
    ("心理教师", 60, ("T2",)),
    ("心理教师", 60, ("T1", "T5")),
    ("宿管与后勤", 30, ("T15", "T17")),
)
"""Role, minutes, subjects of the combinations built with the site."""
_RENDER: Mapping[type, Callable[[Any], bytes]] = {**training_papers.RENDER, DeckView: deck_rendered}
_LMS = ("SCORM12", "GIFT题库", "问卷星题库")
"""Kinds of a module's files that are no part of its package: they go to a learning platform."""


@dataclass(frozen=True)
class Package:
    """A package rendered whole, its parts not published one by one.

    `views` are the views of its files by path: functions have no place in a view, whose text is its fingerprint.
    """

    bundle: Bundle
    views: tuple[tuple[PurePosixPath, Any], ...]


def plan_files(curriculum: Curriculum) -> Iterator[PlannedFile]:
    """Yield the prebuilt combinations the present modules allow."""
    for role, most, subjects in PREBUILT:
        try:
            training = combined(curriculum, subjects, role, most)
        except Misfit:
            continue
        name = f"{combination_stem(curriculum, role, most, subjects)}.zip"
        path = PurePosixPath("downloads", training.modules[0][0], name)
        view = package(curriculum, training, path, f"组合包：{role} {most} 分钟（{'、'.join(subjects)}）")
        yield PlannedFile(path, view.bundle.title, Audience.TEACHER, view, packed)


def plan_bundles(curriculum: Curriculum, files: Sequence[PlannedFile]) -> Iterator[Bundle]:
    """Yield the package of every module, of files planned before."""
    for name in curriculum.modules:
        mine = [file for file in files if file.path.parts[:2] == ("downloads", name) and _belongs(file)]
        path = PurePosixPath("downloads", name, f"{module_stem(curriculum, name, '资料包')}.zip")
        yield Bundle(path, "资料包：教师培训", Audience.TEACHER, _members(mine))


def gaps(curriculum: Curriculum) -> tuple[str, ...]:
    """Return the prebuilt combinations that cannot be made yet, and why."""
    found = []
    for role, most, subjects in PREBUILT:
        try:
            combined(curriculum, subjects, role, most)
        except Misfit as misfit:
            found.append(f"{role} {most} 分钟（{'、'.join(subjects)}）：{misfit}")
    return tuple(found)


def package(curriculum: Curriculum, training: Training, path: PurePosixPath, title: str) -> Package:
    """Return a package of all papers and decks of `training`, to be rendered in one go."""
    files = list(training_papers.papers(curriculum, training, path.parent))
    for name, module in training.modules:
        deck = module_deck(curriculum, module)
        for what, view in (("主持人课件", deck), ("学员课件", for_participants(deck))):
            place = path.parent / f"{module_stem(curriculum, name, what)}.pptx"
            files.append(PlannedFile(place, what, Audience.TEACHER, view, deck_rendered))
    views = tuple((file.path, file.view) for file in files)
    return Package(Bundle(path, title, Audience.TEACHER, _members(files)), views)


def packed(view: Package) -> bytes:
    """Return the bytes of a package, its files rendered now."""
    made = {path: _RENDER[type(one)](one) for path, one in view.views}
    return kits.packed(view.bundle, {name: made[path] for name, path in view.bundle.members})


def module_training(curriculum: Curriculum, name: str) -> Training:
    """Return a whole module with its restricted cases, for the organizer's own machine."""
    return replace(Training(((name, curriculum.modules[name]),), ""), restricted=True)


def combination_stem(curriculum: Curriculum, role: str, most: int, subjects: Sequence[str]) -> str:
    """Return a combination's file name without its ending, e.g. `组合培训_班主任60分钟（T1、T4）_资料包_2026.2`."""
    title = f"{role}{most}分钟（{'、'.join(subjects)}）"
    return named("组合培训", title, "资料包", curriculum.plan.edition)


def _members(files: Sequence[PlannedFile]) -> tuple[tuple[str, PurePosixPath], ...]:
    """Return the files as they lie in the package; the note leads."""
    rows = sorted(files, key=lambda file: (_kind(file) != "说明", file.path))
    return tuple((file.path.name, file.path) for file in rows)


def _belongs(file: PlannedFile) -> bool:
    return file.audience is Audience.TEACHER and file.path.suffix != ".zip" and _kind(file) not in _LMS


def _kind(file: PlannedFile) -> str:
    return file.path.stem.split("_")[-2]
