"""The kit of a lesson: one zip of all that teachers get for it, the note first."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePosixPath

import pytest

from generator.curriculum import Curriculum
from generator.outputs import documents
from generator.outputs.kits import plan_bundles
from generator.plan import Audience, PlannedFile

ID = "g03-what-is-bullying"


def planned(path: str, audience: Audience = Audience.TEACHER) -> PlannedFile:
    return PlannedFile(PurePosixPath(path), "", audience, None, lambda _: b"")


def test_a_kit_holds_the_teachers_files_of_its_lesson_and_no_others(sample_curriculum: Curriculum) -> None:
    others = [
        planned(f"downloads/{ID}/三年级_什么是学生欺凌_40分钟_2026.2.pptx"),
        planned(f"downloads/{ID}/学生.docx", Audience.STUDENT),
        planned("downloads/another-lesson/别的.docx"),
        planned(f"lesson/{ID}.md"),
    ]
    bundle, *rest = plan_bundles(sample_curriculum, [*others, *documents.plan_files(sample_curriculum)])
    assert rest == []
    assert bundle.audience is Audience.TEACHER
    assert str(bundle.path) == f"downloads/{ID}/三年级_什么是学生欺凌_资料包_2026.2.zip"
    assert [name for name, _ in bundle.members] == [
        "三年级_什么是学生欺凌_说明_2026.2.txt",
        "三年级_什么是学生欺凌_40分钟_2026.2.pptx",
        "三年级_什么是学生欺凌_教案_2026.2.docx",
    ]
    assert all(path == PurePosixPath("downloads", ID, name) for name, path in bundle.members)


def test_a_lesson_without_files_has_no_kit(sample_curriculum: Curriculum) -> None:
    assert list(plan_bundles(sample_curriculum, [])) == []


def test_names_windows_would_take_for_one_are_refused(sample_curriculum: Curriculum) -> None:
    file = planned(f"downloads/{ID}/a.docx")
    with pytest.raises(ValueError, match="same name"):
        list(plan_bundles(sample_curriculum, [file, replace(file, path=file.path.with_name("A.docx"))]))
