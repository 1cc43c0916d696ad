"""Kits: what a teacher needs for one lesson, in one zip (今天就能上)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from generator.curriculum import Curriculum
from generator.outputs.file_names import stem
from generator.plan import Audience, Bundle, PlannedFile


def plan_bundles(curriculum: Curriculum, files: Sequence[PlannedFile]) -> Iterator[Bundle]:
    """Yield a zip for every lesson, of all teachers' files planned for it.

    Raises:
        ValueError: two files of a lesson have the same name.
    """
    for lesson_id in curriculum.lessons:
        folder = PurePosixPath("downloads", lesson_id)
        paths = [file.path for file in files if file.audience is Audience.TEACHER and file.path.parent == folder]
        if not paths:
            continue
        # The note leads wherever the order of members is kept.
        members = tuple((path.name, path) for path in sorted(paths, key=lambda path: (path.suffix != ".txt", path)))
        if len({name.casefold() for name, _ in members}) != len(members):
            raise ValueError(f"two files of {lesson_id} have the same name")
        name = f"{stem(curriculum, lesson_id, '资料包')}.zip"
        yield Bundle(folder / name, "资料包：今天就能上", Audience.TEACHER, members)
