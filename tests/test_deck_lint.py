"""A linter over every deck we make: the sample's, the content's, talks and trainings, each of their cuts."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pptx
import pytest
from pptx.oxml.ns import qn

from generator.curriculum import Curriculum
from generator.outputs import decks, module_decks
from generator.plan import PlannedFile
from generator.render.slide_layouts import BY_NAME
from generator.render.slide_model import PAGE

pytestmark = pytest.mark.slow
EMU = 12700
QUIET = ("依据", "页脚", "页码", "版本、核验日期、许可")  # source, footer, small print: no lines to count


def planned(content: Curriculum) -> list[PlannedFile]:
    return [*decks.plan_files(content), *module_decks.plan_files(content)]


@pytest.fixture(scope="module")
def every(curriculum: Curriculum, sample_curriculum: Curriculum) -> dict[str, bytes]:
    files = [*planned(curriculum), *planned(sample_curriculum)]
    return {f"{number} {file.path.name}": file.render(file.view) for number, file in enumerate(files)}


def test_no_deck_has_a_fault(every: dict[str, bytes]) -> None:
    assert len(every) > 20
    assert {name: found for name, data in every.items() if (found := list(faults(data, name)))} == {}


def test_a_deck_is_small_and_holds_its_layouts_once(every: dict[str, bytes]) -> None:
    for name, data in every.items():
        assert len(data) < 600_000, name
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            masters = [
                member for member in archive.namelist() if re.search(r"slideMasters/slideMaster\d+\.xml", member)
            ]
            layouts = [
                member for member in archive.namelist() if re.search(r"slideLayouts/slideLayout\d+\.xml", member)
            ]
        assert (len(masters), len(layouts)) == (1, len(BY_NAME)), name


def faults(data: bytes, name: str) -> Iterator[str]:
    """Yield what a careful colleague would send back."""
    deck = pptx.Presentation(io.BytesIO(data))
    titles = [slide.shapes.title.text for slide in deck.slides]
    yield from (f"title twice: {title}" for title, count in Counter(titles).items() if count > 1)
    silent = "无备注" in name or "学员课件" in name
    for number, slide in enumerate(deck.slides, 1):
        yield from (f"slide {number}: {fault}" for fault in _slide(slide))
        said = slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""
        if silent and said:
            yield f"slide {number}: notes"
        if not silent and not re.match(r"〔.*(分钟|下课以后|散场以后|求助渠道|放映时不出现).*〕\n", said):
            yield f"slide {number}: notes do not say where we are: {said[:30]}"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for member in archive.namelist():
            text = archive.read(member).decode("utf-8", "replace")
            if member.endswith(".rels") and 'TargetMode="External"' in text:
                yield f"{member}: leads out of the file"
            if "/slides/" in member and re.search(r"<p:(timing|transition)\b|advTm=|<a:(video|audio)File", text):
                yield f"{member}: moves by itself"
            # Charts and their workbooks name no fonts either; the layout 法条 alone does.
            if re.search(r"ppt/(slides|notesSlides|charts)/[^/]+\.xml$", member) and re.search(
                r"<a:(latin|ea)\b", text
            ):
                yield f"{member}: names a font"


def _slide(slide: Any) -> Iterator[str]:
    if slide.shapes[0] != slide.shapes.title:
        yield "the title is not read first"
    ids = [one.get("id") for one in slide._element.iter(qn("p:cNvPr"))]
    yield from (f"id twice: {one}" for one, count in Counter(ids).items() if count > 1)
    for run in slide._element.iter(qn("a:r")):
        properties = run.find(qn("a:rPr"))
        if properties is None or properties.get("lang") != "zh-CN":
            yield "not zh-CN"
    models = {one.placeholder_format.idx: one for one in slide.slide_layout.placeholders}
    for shape in slide.shapes:
        if shape.is_placeholder and shape.has_text_frame and not shape.text_frame.text.strip():
            yield f"empty: {shape.name}"
        left, top, right, bottom = shape.left, shape.top, shape.left + shape.width, shape.top + shape.height
        if left < 0 or top < 0 or right > PAGE[0] * EMU or bottom > PAGE[1] * EMU:
            yield f"off the page: {shape.name}"
        own = shape._element.find(f".//{qn('p:cNvPr')}")
        speaks = shape.has_text_frame and shape.text_frame.text.strip()
        if not speaks and not own.get("descr") and own.find(".//{*}decorative") is None:
            yield f"no alternative text: {shape.name}"
        if shape.is_placeholder and shape.has_text_frame:
            model = models[shape.placeholder_format.idx].name
            lines = len(shape.text_frame.paragraphs)
            if model not in QUIET and model != "条文" and lines > 6:
                yield f"more than six lines: {shape.name}"


def test_the_linter_can_fail(every: dict[str, bytes]) -> None:
    name, data = next((name, data) for name, data in every.items() if "40分钟_" in name)
    deck = pptx.Presentation(io.BytesIO(data))
    slide = deck.slides[2]
    slide.shapes.title.text = deck.slides[1].shapes.title.text
    slide.shapes[1].text_frame.clear()
    slide.shapes[1].left = 960 * EMU
    slide.notes_slide.notes_text_frame.text = "没有时间"
    buffer = io.BytesIO()
    deck.save(buffer)
    told = "\n".join(faults(buffer.getvalue(), name))
    for expected in ("title twice", "empty:", "off the page", "notes do not say", "not zh-CN"):
        assert expected in told
