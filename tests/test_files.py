"""Whatever lies in the content folders is read, passed over as a system's leftover, or named."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

import pytest

from generator.files import content_files, name_hint, read_bytes
from generator.load import FOLDERS, OPTIONAL, TITLES, load
from generator.problems import Problem
from tests.conftest import Sample

CASE = "content/cases/borrowed-pen.yaml"


def found(project: Path) -> list[tuple[str, str, str, str]]:
    return [(str(p.path), p.code, p.message, p.hint) for p in load(project).problems]


@pytest.mark.parametrize("name", [".DS_Store", "Thumbs.db", "desktop.ini", "borrowed-pen.yaml~", "~$other.yaml"])
def test_leftovers_of_systems_and_editors_are_passed_over(sample: Sample, name: str) -> None:
    project = sample()
    (project / "content/cases" / name).write_bytes(b"x")
    (project / "content/cases/.idea").mkdir()
    (project / "content/cases/.idea/x.yaml").write_bytes(b"x")
    assert found(project) == []


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("content/cases/other.yml", "not-yaml", "即 other.yaml。"),
        ("content/cases/other.YAML", "not-yaml", "即 other.yaml。"),
        ("content/cases/other.yaml.txt", "not-yaml", "即 other.yaml。"),
        ("content/cases/案例.docx", "not-yaml", "别的文件请放到别处"),
        ("content/other.yaml", "file-not-read", "案例放在 content/cases"),
        ("content/case/other.yaml", "file-not-read", "案例放在 content/cases。"),
        ("content/case/other.yml", "file-not-read", "没有 case 文件夹"),
        ("content/laws/other.yaml", "file-misplaced", "像是案例，应放在 content/cases。"),
        ("content/cases/Borrowed-Book.yaml", "file-name", "改成 borrowed-book.yaml。"),
        ("content/cases/borrowed-pen - 副本.yaml", "file-name", "改成 borrowed-pen-2.yaml。"),
        ("content/letters", "not-a-folder", "应当是文件夹"),
        ("content/cases/new.yaml/inner.txt", "not-a-file", "这是文件夹"),
    ],
)
def test_what_lies_elsewhere_or_is_called_otherwise_is_named(sample: Sample, name: str, code: str, said: str) -> None:
    project = sample()
    (project / name).parent.mkdir(parents=True, exist_ok=True)
    (project / name).write_bytes((project / CASE).read_bytes())
    problems = found(project)
    assert [problem[1] for problem in problems] == [code], problems
    assert said in problems[0][2] + problems[0][3]


def test_a_folder_in_a_files_place_is_named(sample: Sample) -> None:
    project = sample()
    (project / "content/cast.yaml").unlink()
    (project / "content/cast.yaml").mkdir()
    assert [problem[:2] for problem in found(project)] == [("content/cast.yaml", "not-a-file")]


def test_a_file_nobody_may_read_is_a_problem(sample: Sample, monkeypatch: pytest.MonkeyPatch) -> None:
    project, kept = sample(), Path.read_bytes

    def refuse(file: Path) -> bytes:
        if file.name == "borrowed-pen.yaml":
            raise PermissionError(13, "Permission denied", str(file))
        return kept(file)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert [problem[:3] for problem in found(project)] == [(CASE, "file-unreadable", "没有权限读这个文件。")]


def test_a_file_that_is_gone_when_it_is_read_is_a_problem(tmp_path: Path) -> None:
    problem = read_bytes(tmp_path, PurePosixPath("gone.yaml"))
    assert isinstance(problem, Problem)
    assert problem.code == "file-unreadable"


def test_a_kind_without_a_folder_is_no_problem(tmp_path: Path) -> None:
    problems: list[Problem] = []
    assert content_files(tmp_path, PurePosixPath("content/cases"), problems) == []
    assert problems == []


def test_a_name_without_letters_gets_an_example() -> None:
    assert name_hint("案例1", []).endswith("例如 borrowed-pen.yaml。")


def test_every_kind_has_its_name() -> None:
    assert {*FOLDERS, *(kind for kind, _, _ in OPTIONAL)} <= set(TITLES)
