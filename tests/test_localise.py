"""A school's own sheet reaches every deck, letter and page; what it does not say keeps its marker."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path, PurePosixPath

import pytest
from PIL import Image

from generator.files import picture_bytes
from generator.localise import localised, words
from generator.model.local import Contact, Local
from generator.problems import Problem
from generator.read import read
from tests.conftest import ROOT, Sample, qinghe

SHEET = Local(
    name="甲 & 乙学校",  # type: ignore[arg-type]
    contacts=(
        Contact(post="心理老师", where="二楼心理室"),  # type: ignore[arg-type]
        Contact(post="分管校领导", where="一楼办公室，" * 5),  # type: ignore[arg-type]
    ),
)


def zipped(tmp_path: Path, **members: str) -> bytes:
    file = tmp_path / "x.docx"
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in members.items():
            archive.writestr(name.replace("__", "/") + ".xml", text)
    return file.read_bytes()


def test_only_what_fits_a_line_is_said_of_contacts() -> None:
    assert words(SHEET) == {"【学校】": "甲 & 乙学校", "【本校联系人】": "心理老师（二楼心理室）"}
    assert words(SHEET.model_copy(update={"contacts": ()})) == {"【学校】": "甲 & 乙学校"}


def test_markers_are_filled_in_runs_and_escaped_and_nothing_else_changes(tmp_path: Path) -> None:
    data = zipped(
        tmp_path,
        word__document="<w:t>【学校】　【班级】</w:t><w:x v='【学校】'/>",
        word__styles="<w:t>【学校】</w:t>",
    )
    done = localised("信.docx", data, words(SHEET))
    assert done == localised("信.docx", data, words(SHEET))
    (tmp_path / "y.docx").write_bytes(done)
    with zipfile.ZipFile(tmp_path / "y.docx") as archive:
        body = archive.read("word/document.xml").decode()
        assert body == "<w:t>甲 &amp; 乙学校　【班级】</w:t><w:x v='【学校】'/>"
        assert "【学校】" in archive.read("word/styles.xml").decode()
    assert localised("x.xlsx", data, words(SHEET)) is data
    assert localised("a.txt", "【学校】的通知\r\n".encode("utf-8-sig"), words(SHEET)).decode("utf-8-sig") == (
        "甲 & 乙学校的通知\r\n"
    )


def test_a_build_with_a_sheet_fills_decks_letters_and_the_help_page(sample: Sample, tmp_path: Path) -> None:
    root = sample()
    shutil.rmtree(root / "local")
    shutil.copytree(ROOT / "local.example", tmp_path / "我校")
    Image.new("1", (33, 33)).save(tmp_path / "我校" / "report.png")
    with (tmp_path / "我校" / "local.yaml").open("a", encoding="utf-8") as sheet:
        sheet.write("report_picture: report.png\n")
    done = qinghe("build", "--local", str(tmp_path / "我校"), cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    downloads = root / "build/site/teacher/downloads"
    decks, documents = sorted(downloads.rglob("*.pptx")), sorted(downloads.rglob("*致家长信*.docx"))
    assert decks
    assert documents
    for file in (*decks, *documents):
        with zipfile.ZipFile(file) as archive:
            assert archive.testzip() is None
            told = "".join(archive.read(name).decode("utf-8", "ignore") for name in archive.namelist())
            assert "某某学校" in told, file.name
            assert "【学校】" not in told, file.name
    student = root / "build/site/student"
    told = (student / "help.html").read_text(encoding="utf-8")
    assert "二楼心理室" in told
    assert "二楼心理室" in (root / "build/site/teacher/help.html").read_text(encoding="utf-8")
    assert 'src="help/report.png" alt="学校公布的举报二维码"' in told
    assert (student / "help/report.png").read_bytes() == (tmp_path / "我校" / "report.png").read_bytes()


@pytest.mark.parametrize("name", ["there-is-none.png", "../report.png", "local.yaml"])
def test_a_picture_that_cannot_be_shown_is_a_problem_of_the_sheet(tmp_path: Path, name: str) -> None:
    Image.new("1", (33, 33)).save(tmp_path / "report.png")
    (tmp_path / "local").mkdir()
    (tmp_path / "local" / "local.yaml").write_text("name: 某校\n", encoding="utf-8")
    found = picture_bytes(tmp_path, PurePosixPath("local"), name)
    assert isinstance(found, Problem)
    assert (found.code, found.where) == ("local-picture", ("report_picture",))


def test_a_folder_without_a_sheet_is_said(sample: Sample, tmp_path: Path) -> None:
    done = qinghe("build", "--local", str(tmp_path), cwd=sample())
    assert (done.returncode, "里没有 local.yaml" in done.stderr) == (2, True)


def test_the_example_sheet_is_read_without_a_problem(sample: Sample) -> None:
    root = sample()
    shutil.rmtree(root / "local")
    shutil.copytree(ROOT / "local.example", root / "local")
    content = read(root)
    assert content.problems == ()
    assert content.curriculum
    assert content.curriculum.local
