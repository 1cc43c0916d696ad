"""`qinghe build --pdf`: what is printed, tagged, with equal bytes; or one sentence about what to install."""

from __future__ import annotations

import logging
import os
import re
import subprocess
import zipfile
import zlib
from pathlib import Path

import pytest

from generator.curriculum import Curriculum
from generator.outputs import kit_aftermath, kit_brief, kit_disclosure, kit_letter, kit_worksheet, printables
from generator.plan import PlannedFile
from generator.render import pdf
from tests.conftest import Sample, qinghe

ROOM = {"学习单": 2, "致家长信": 1, "信和回执": 2, "速备卡": 1, "学生向你倾诉时": 1, "24小时卡": 2}
"""Kind → the pages it may have."""


def kind(file: PlannedFile) -> str:
    return file.path.stem.split("_")[-2]


def test_every_paper_that_is_printed_has_its_twin(curriculum: Curriculum) -> None:
    papers = {
        file.path
        for output in (kit_worksheet, kit_letter, kit_brief, kit_disclosure, kit_aftermath)
        for file in output.plan_files(curriculum)
        if file.path.suffix == ".docx" and kind(file) in ROOM
    }
    found = list(printables.plan_files(curriculum))
    assert {file.path.with_suffix(".docx") for file in found} == papers
    assert {kind(file) for file in found} == set(ROOM)
    assert {file.title for file in found if kind(file) == "学习单"} == {"学习单（PDF，直接打印）"}


@pytest.mark.slow
@pytest.mark.parametrize("lacking", ["libraries", "fonts"])
def test_without_what_it_needs_one_sentence_says_what_to_install(lacking: str, sample: Sample, tmp_path: Path) -> None:
    env = dict(os.environ)
    if lacking == "fonts":
        (tmp_path / "fonts.conf").write_text("<fontconfig></fontconfig>", encoding="ascii")
        env["FONTCONFIG_FILE"] = str(tmp_path / "fonts.conf")
    else:
        (tmp_path / "weasyprint.py").write_text(
            "raise OSError(\"cannot load library 'libpango-1.0-0'\")\n", encoding="ascii"
        )
        env["PYTHONPATH"] = str(tmp_path)
    root = sample()
    done = qinghe("build", "--pdf", cwd=root, env=env)
    assert done.returncode == 2
    assert (done.stdout, done.stderr.count("\n")) == ("", 1)
    assert pdf.NEEDED in done.stderr
    assert pdf.NEEDED.count("。") == 1
    assert "apt-get install libpango-1.0-0" in pdf.NEEDED
    assert not (root / "build").exists()


@pytest.fixture(scope="module")
def sheets(curriculum: Curriculum) -> dict[str, PlannedFile]:
    """Return the longest paper of every kind: what it says is how much there is."""
    chosen: dict[str, PlannedFile] = {}
    for file in printables.plan_files(curriculum, (("【学校】", "甲 <乙> 学校"),)):
        known = chosen.get(kind(file))
        if known is None or len(repr(file.view)) > len(repr(known.view)):
            chosen[kind(file)] = file
    return chosen


@pytest.mark.slow
@pytest.mark.parametrize("what", ROOM)
def test_a_paper_is_tagged_complete_and_the_same_twice(
    what: str, sheets: dict[str, PlannedFile], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    file = sheets[what]
    with caplog.at_level(logging.WARNING):
        data = file.render(file.view)
    assert caplog.messages == [], "a style it does not know, or a sign no font has"
    assert data == file.render(file.view)
    place = tmp_path / "x.pdf"
    place.write_bytes(data)
    told = subprocess.run(
        ["pdfinfo", place], check=True, capture_output=True, text=True, env={**os.environ, "TZ": "UTC"}
    ).stdout
    said = {key: value.strip() for key, _, value in (line.partition(":") for line in told.splitlines())}
    assert (said["Tagged"], said["Page size"].split(" (")[1]) == ("yes", "A4)")
    assert int(said["Pages"]) <= ROOM[what]
    assert said["CreationDate"] == said["ModDate"] == "Sat Nov 21 00:00:00 2026 UTC"
    xmp = subprocess.run(["pdfinfo", "-meta", place], check=True, capture_output=True, text=True).stdout
    assert "pdfuaid:part" in xmp
    inside = b"".join(
        map(zlib.decompress, re.findall(rb"/FlateDecode.*?stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL))
    )
    assert b"/Lang (zh-CN)" in inside
    assert b"/URI" not in inside, "a page of the site is nowhere on paper"
    text = subprocess.run(["pdftotext", "-raw", place, "-"], check=True, capture_output=True, text=True).stdout
    words = "".join(text.split())
    assert file.view.view.version in words
    assert "\ufffd" not in words
    if "信" in what:
        assert "甲<乙>学校【班级】" in words


@pytest.mark.slow
def test_no_answer_stands_on_a_printed_worksheet(curriculum: Curriculum, tmp_path: Path) -> None:
    lesson = curriculum.lessons["g08-age-no-exemption"]
    assert lesson.worksheet
    (file,) = (
        file
        for file in printables.plan_files(curriculum)
        if file.path.parts[1] == "g08-age-no-exemption" and kind(file) == "学习单"
    )
    (tmp_path / "x.pdf").write_bytes(file.render(file.view))
    done = subprocess.run(["pdftotext", "-raw", tmp_path / "x.pdf", "-"], check=True, capture_output=True, text=True)
    words = "".join(done.stdout.split())
    assert "".join(lesson.worksheet.title.split()) in words
    for task in lesson.worksheet.tasks:
        for line in curriculum.text(task.answer).plain().split("\n"):
            assert "".join(line.split()) not in words


@pytest.mark.slow
def test_a_build_puts_them_beside_the_word_files_and_into_the_kit(sample: Sample) -> None:
    root = sample()
    done = qinghe("build", "--pdf", cwd=root)
    assert done.returncode == 0, done.stdout + done.stderr
    folder = root / "build/site/teacher/downloads/g03-what-is-bullying"
    found = {file.name for file in folder.glob("*.pdf")}
    assert len(found) == 4
    with zipfile.ZipFile(next(folder.glob("*资料包*.zip"))) as kit:
        assert found < set(kit.namelist())
    (letter,) = folder.glob("*致家长信*.pdf")
    text = subprocess.run(["pdftotext", letter, "-"], check=True, capture_output=True, text=True).stdout
    assert "样例学校【班级】" in text, "nobody fills a marker in a PDF"
    page = (root / "build/site/teacher/lesson/g03-what-is-bullying.html").read_text(encoding="utf-8")
    assert "学习单（PDF，直接打印）" in page
