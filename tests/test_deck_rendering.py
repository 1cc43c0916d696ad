"""Every layout in every band through LibreOffice: nothing lost, nothing outside the page or its box, no tofu."""

from __future__ import annotations

import html
import io
import re
import subprocess
from pathlib import Path
from typing import Any

import pptx
import pytest

from generator.render.slide_layouts import LAYOUTS
from tests.conftest import printed
from tools.deck_previews import samples

pytestmark = pytest.mark.slow
_WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>')


@pytest.fixture(scope="module")
def decks() -> dict[str, bytes]:
    return samples()


@pytest.fixture(scope="module")
def pdfs(decks: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("layouts")
    for name, data in decks.items():
        (folder / f"{name}.pptx").write_bytes(data)
    pdfs = printed([folder / f"{name}.pptx" for name in decks], folder)
    return {name: pdfs[f"{name}.pptx"] for name in decks}


def opened(data: bytes) -> list[Any]:
    return list(pptx.Presentation(io.BytesIO(data)).slides)


def words(pdf: Path) -> list[list[tuple[float, float, float, float, str]]]:
    """Return (left, top, right, bottom, text) of the words of every page, on a page of 960 × 540."""
    told = subprocess.run(["pdftotext", "-bbox", pdf, "-"], check=True, capture_output=True, text=True).stdout
    found = []
    for page in told.split("<page ")[1:]:
        size = re.search(r'width="([\d.]+)"', page)
        assert size
        scale = 960 / float(size[1])
        rows = []
        for *sides, text in _WORD.findall(page):
            left, top, right, bottom = (float(side) * scale for side in sides)
            # poppler gives every word the height of Noto CJK's tallest glyph; what is seen is one em of it.
            em, middle = (bottom - top) / 3.25, (top + bottom) / 2
            rows.append((left, middle - 0.7 * em, right, middle + 0.3 * em, html.unescape(text)))
        found.append(rows)
    return found


def test_the_sample_shows_every_layout_in_every_band(decks: dict[str, bytes]) -> None:
    for data in decks.values():
        assert sorted(slide.slide_layout.name for slide in opened(data)) == sorted(layout.name for layout in LAYOUTS)


def test_every_slide_becomes_one_page(decks: dict[str, bytes], pdfs: dict[str, Path]) -> None:
    for name, data in decks.items():
        assert len(words(pdfs[name])) == len(opened(data))


def test_all_text_stands_inside_the_page(pdfs: dict[str, Path]) -> None:
    for name, pdf in pdfs.items():
        for number, page in enumerate(words(pdf), 1):
            for left, top, right, bottom, text in page:
                assert left >= 0 and top >= 0 and right <= 960 and bottom <= 540, (name, number, text)


def test_all_text_stands_inside_its_box(decks: dict[str, bytes], pdfs: dict[str, Path]) -> None:
    """A line that leaves its placeholder runs into the next one: what was measured is what is drawn."""
    for name, data in decks.items():
        for number, (slide, page) in enumerate(zip(opened(data), words(pdfs[name]), strict=True), 1):
            boxes = [(s.left, s.top, s.left + s.width, s.top + s.height) for s in (*slide.shapes, *drawn(slide))]
            boxes = [tuple(side / 12700 for side in box) for box in boxes]
            for word in page:
                assert any(holds(box, word) for box in boxes), (name, number, slide.slide_layout.name, word)


def drawn(slide: Any) -> list[Any]:
    """Return the fixed signs of its layout, such as the large question mark."""
    return [shape for shape in slide.slide_layout.shapes if not shape.is_placeholder and shape.has_text_frame]


def holds(box: tuple[float, ...], word: tuple[float, float, float, float, str]) -> bool:
    """Tell whether `word` stands in `box`; the advance of a closing sign reaches a little beyond what is seen."""
    left, top, right, bottom, _ = word
    return left >= box[0] - 6 and right <= box[2] + 6 and top >= box[1] - 2 and bottom <= box[3] + 2


def test_no_glyph_is_missing(pdfs: dict[str, Path]) -> None:
    for pdf in pdfs.values():
        fonts = subprocess.run(["pdffonts", pdf], check=True, capture_output=True, text=True).stdout
        assert "CJK" in fonts
        assert all("\ufffd" not in text for page in words(pdf) for *_, text in page)


def test_a_word_outside_is_found() -> None:
    box = (72.0, 116.0, 400.0, 160.0)
    assert holds(box, (80, 120, 390, 150, "在里面"))
    assert not holds(box, (80, 120, 420, 150, "出了右边"))
    assert not holds(box, (80, 140, 390, 180, "出了下边"))
