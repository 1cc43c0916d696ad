"""Decks: outline, notes, placeholders, and every patch of the XML that python-pptx leaves to us."""

from __future__ import annotations

import importlib
import io
import os
import re
import zipfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

import pptx
import pytest
from lxml import etree
from pptx.oxml.ns import qn

from generator.checks.slides import slides as check
from generator.curriculum import Curriculum
from generator.outputs import module_decks
from generator.outputs.deck_slides import DeckView, render
from generator.outputs.decks import FULL, Cut, deck_view, plan_files
from generator.read import Read
from generator.render import deck_text, ooxml
from generator.render.deck_text import CLASS, CONTACT, SCHOOL, SPEAKER
from generator.render.slide_content import plain
from generator.render.slide_layouts import LAYOUTS
from generator.render.slide_model import PAGE, SCALES
from tests.conftest import LESSON
from tools.build_deck_bases import PALETTES, base

BASES = Path(__file__).parent.parent / "generator" / "templates" / "pptx"
GOLDEN = Path(__file__).parent / "golden" / "deck-outline.txt"
ID = "g03-what-is-bullying"
REAL = "g08-age-no-exemption"
YOUNG = "g02-my-body"
SMALL = ("依据", "页脚", "页码", "版本、核验日期、许可")  # source, footer, date lines may be 14 pt


@pytest.fixture(scope="module")
def sample_deck(sample_curriculum: Curriculum) -> Any:
    return opened(render(deck_view(sample_curriculum, sample_curriculum.lessons[ID], FULL)))


@pytest.fixture(scope="module")
def real_view(curriculum: Curriculum) -> DeckView:
    return deck_view(curriculum, curriculum.lessons[REAL], FULL)


@pytest.fixture(scope="module")
def deck(real_view: DeckView) -> Any:
    return opened(render(real_view))


def opened(data: bytes) -> Any:
    return pptx.Presentation(io.BytesIO(data))


def notes(slide: Any) -> str:
    return str(slide.notes_slide.notes_text_frame.text)


def outline(shown: Any) -> str:
    """Return `layout | title | first line of the notes` per slide, with its texts below; ／ is a soft break."""
    told = []
    for slide in shown.slides:
        told.append(f"{slide.slide_layout.name} | {slide.shapes.title.text} | {notes(slide).splitlines()[0]}")
        for shape in slide.shapes:
            if (
                shape.has_text_frame
                and shape != slide.shapes.title
                and "<a:fld" not in etree.tostring(shape._element).decode()
            ):
                told += [f"    {line}" for line in shape.text_frame.text.split("\n")]
            if shape.has_table:
                told += ["    " + " | ".join(cell.text for cell in row.cells) for row in shape.table.rows]
    return "\n".join(told).replace("\v", "／") + "\n"


def test_the_deck_of_the_sample_reads_as_the_golden_text_says(sample_deck: Any) -> None:
    found = re.sub(r"2026\.2-[A-Z2-7]{4}", "2026.2-CODE", outline(sample_deck))
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(found, encoding="utf-8", newline="\n")
    assert found == GOLDEN.read_text(encoding="utf-8")


def test_a_deck_is_planned_for_teachers_under_a_readable_name(curriculum: Curriculum) -> None:
    file = next(file for file in plan_files(curriculum) if REAL in file.path.parts)
    assert file.path == PurePosixPath("downloads", REAL, "八年级_年龄不是免责牌_40分钟_2026.2.pptx")
    assert (file.title, file.audience) == ("课件（40 分钟完整版）", "teacher")


def test_equal_views_give_equal_bytes_without_a_clock(real_view: DeckView) -> None:
    data = render(real_view)
    assert data == render(real_view)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
    properties = opened(data).core_properties
    assert (properties.author, properties.last_modified_by, properties.created) == ("青禾", "青禾", ooxml.FIXED_TIME)


def test_office_accepts_every_base_and_deck_of_the_sample(sample_curriculum: Curriculum, tmp_path: Path) -> None:
    """Those of the real content stand before it in test_office."""
    paths = sorted(BASES.glob("*.pptx"))
    for file in (*plan_files(sample_curriculum), *module_decks.plan_files(sample_curriculum)):
        paths.append(tmp_path / file.path.name)
        paths[-1].write_bytes(file.render(file.view))
    audit = importlib.import_module("openxml_audit")  # ships no types
    for path in paths:
        assert [str(e) for e in audit.validate_pptx(path).errors] == [], path.name


@pytest.mark.parametrize("name", SCALES)
def test_the_committed_bases_are_what_the_script_writes(name: str) -> None:
    assert (BASES / f"{name}.pptx").read_bytes() == base(PALETTES[name], SCALES[name]), "run tools.build_deck_bases"


@pytest.mark.parametrize("name", SCALES)
def test_a_base_has_one_master_our_layouts_and_readable_colours(name: str) -> None:
    shown = opened((BASES / f"{name}.pptx").read_bytes())
    assert len(shown.slide_masters) == 1 and len(shown.slides) == 0
    assert [layout.name for layout in shown.slide_layouts] == [layout.name for layout in LAYOUTS]
    palette = PALETTES[name]
    for ground in (palette.ground, palette.card):
        assert contrast(palette.text, ground) >= 12
        assert contrast(palette.primary, ground) >= 4.5 and contrast(palette.second, ground) >= 4.5


def contrast(one: str, other: str) -> float:
    """Return the WCAG 2 contrast ratio of two RRGGBB colours."""

    def light(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (0, 2, 4)]
        red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def test_themes_carry_the_fonts_for_slides_and_notes_and_runs_none(real_view: DeckView) -> None:
    with zipfile.ZipFile(io.BytesIO(render(real_view))) as archive:
        texts = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")}
    themes = [text for name, text in texts.items() if "/theme/" in name]
    assert len(themes) == 2
    for theme in themes:
        assert theme.count('<a:ea typeface="微软雅黑"/>') == 2 == theme.count('script="Hans" typeface="微软雅黑"')
    for name, text in texts.items():
        if "/slides/" in name or "/notesSlides/" in name:
            assert "<a:latin" not in text and "<a:ea" not in text
        if "/slideLayouts/" in name:
            assert ("宋体" in text) == ('name="法条"' in text)


def test_every_run_is_marked_as_simplified_chinese(deck: Any) -> None:
    for slide in deck.slides:
        for tree in (slide._element, slide.notes_slide._element):
            for run in tree.iter(qn("a:rPr"), qn("a:endParaRPr")):
                assert (run.get("lang"), run.get("altLang")) == ("zh-CN", "en-US")
            assert all(run.find(qn("a:rPr")) is not None for run in tree.iter(qn("a:r")))


def test_set_language_marks_what_others_wrote() -> None:
    written = etree.fromstring(f'<a:p xmlns:a="{ooxml._A}"><a:r><a:rPr lang="en-US"/></a:r><a:endParaRPr/></a:p>')
    ooxml.set_language(written)
    assert [one.get("lang") for one in (written[0][0], written[1])] == ["zh-CN", "zh-CN"]


def test_no_placeholder_is_left_empty(deck: Any) -> None:
    for slide in deck.slides:
        assert all(p.has_table or p.text_frame.text.strip() for p in slide.placeholders), slide.shapes.title.text


def test_every_slide_on_the_common_ground_has_footer_and_number(deck: Any) -> None:
    for slide in deck.slides:
        if slide.slide_layout.name in ("封面", "环节页", "结束页"):
            continue
        kinds = [place.get("type") for place in slide._element.iter(qn("p:ph"))]
        assert kinds.count("ftr") == kinds.count("sldNum") == 1
        assert "年龄不是免责牌 · 八年级" in [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def test_the_table_tells_what_it_shows_and_follows_its_placeholder(deck: Any) -> None:
    table = next(shape for shape in deck.slides[1].shapes if shape.has_table)
    assert table._element.find(f".//{qn('p:cNvPr')}").get("descr").startswith("环节与用时：1 这句话站得住吗，4 分钟；")
    assert table._element.find(f".//{qn('p:ph')}").get("type") == "tbl"
    assert table._element.find(f".//{qn('a:lnB')}") is not None


def test_sections_hold_every_slide_once_in_order(deck: Any, real_view: DeckView) -> None:
    root = deck.part._element
    listed = [one.get("id") for one in root.iter(f"{{{ooxml._P14}}}sldId")]
    assert listed == [one.get("id") for one in root.find(qn("p:sldIdLst"))]
    sections = list(root.iter(f"{{{ooxml._P14}}}section"))
    assert [one.get("name") for one in sections] == [section.name for section in real_view.sections]
    assert len({one.get("id") for one in sections}) == len(sections)


def test_shape_ids_differ_and_titles_come_first_and_differ(deck: Any) -> None:
    titles = []
    for slide in deck.slides:
        ids = [one.get("id") for one in slide._element.iter(qn("p:cNvPr"))]
        assert len(ids) == len(set(ids))
        assert slide.shapes[0] == slide.shapes.title
        titles.append(slide.shapes.title.text)
    assert len(titles) == len(set(titles))


def test_rows_are_signed_in_reading_order(deck: Any) -> None:
    steps = next(slide for slide in deck.slides if slide.slide_layout.name == "步骤")
    told = [shape.text_frame.text for shape in steps.shapes][1:7]
    assert told[0::2] == ["1", "2", "3"]
    assert all(shape._element.find(f".//{qn('a:prstGeom')}") is not None for shape in list(steps.shapes)[1:7:2])


def test_markers_stand_in_runs_of_their_own(deck: Any) -> None:
    runs = [run.text for slide in deck.slides for run in slide._element.iter(qn("a:t"))]
    for marker in (SCHOOL, CLASS, SPEAKER, CONTACT):
        assert marker in runs
        assert all(run == marker for run in runs if marker in run)


def test_type_is_large_enough_and_boxes_stay_on_the_page(curriculum: Curriculum) -> None:
    for name, least in (("junior", 24), ("lower-primary", 28)):
        view = DeckView(**{**vars(deck_view(curriculum, curriculum.lessons[REAL], FULL)), "base": name})
        for slide in opened(render(view)).slides:
            models = {p.placeholder_format.idx: p for p in slide.slide_layout.placeholders}
            for place in slide.placeholders:
                if place.has_table or models[place.placeholder_format.idx].name in SMALL:
                    continue
                model = models[place.placeholder_format.idx]._element
                size = int(model.find(f".//{qn('a:defRPr')}").get("sz"))
                sizes = [int(run.get("sz", size)) for run in place._element.iter(qn("a:rPr"))]
                floor = 22 if "宋体" in etree.tostring(model, encoding="unicode") else least
                assert min(sizes) >= floor * 100, (name, slide.shapes.title.text)
                assert place.left >= 0 and place.left + place.width <= PAGE[0] * 12700
                assert place.top >= 0 and place.top + place.height <= PAGE[1] * 12700


def test_notes_begin_with_step_and_minutes_and_carry_the_script(deck: Any) -> None:
    first = next(slide for slide in deck.slides if slide.shapes.title.text == "这句话站得住吗")
    assert notes(first).startswith("〔环节 1 · 这句话站得住吗 · 4 分钟〕\n念的时候语气放平")
    for part in ("教师：\n", "学生：\n", "设计意图：\n"):
        assert part in notes(first)
    assert all(notes(slide).startswith("〔") and len(notes(slide)) > 30 for slide in deck.slides)
    assert not any("](" in notes(slide) or "**" in notes(slide) for slide in deck.slides)


def test_a_law_slide_shows_the_wording_and_its_day(deck: Any, curriculum: Curriculum) -> None:
    slide = next(slide for slide in deck.slides if slide.shapes.title.text == "水杯谁来赔")
    law = curriculum.quote("civil-code/guardian-liability#1")
    texts = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    assert law.title in texts and "\n".join(law.paragraphs) in texts
    assert f"现行有效 · {law.in_force_from} 起施行 · 核验日期 {law.as_of}" in texts
    assert f"法条依据：{law.title}，{law.in_force_from} 起施行，现行有效，核验日期 {law.as_of}。" in notes(slide)


def test_help_is_the_first_slide_of_its_step(real_view: DeckView, curriculum: Curriculum) -> None:
    section = next(section for section in real_view.sections if section.name == "7 第一个没管，找第二个")
    assert section.slides[0].text.layout == "求助渠道"
    told = str(section.slides[0].text)
    assert all(hotline.number in told for hotline in curriculum.hotlines.hotlines.values())


def test_who_cannot_read_yet_sees_no_table_of_steps_and_answers_with_fingers(curriculum: Curriculum) -> None:
    view = deck_view(curriculum, curriculum.lessons[YOUNG], FULL)
    slides = [slide for section in view.sections for slide in section.slides]
    assert "流程" not in {slide.text.layout for slide in slides}
    assert "今天的安排，孩子还不识字，不放映：\n1 老师的绳圈，4 分钟\n2 " in slides[0].notes
    asked = next(slide for slide in slides if slide.text.layout.startswith("选择题"))
    assert [plain(row[0][1]) for row in asked.text.rows] == ["1", "2", "3"]
    explained = next(slide for slide in slides if slide.text.layout == "解析")
    assert "正确答案：2。" in explained.notes and "\n1 不可以" in explained.notes


def test_the_youngest_see_in_a_picture_whom_to_ask(curriculum: Curriculum) -> None:
    (young,) = deck_text.ways_to_help(curriculum, "lower-primary")
    assert young.layout == "求助渠道（配图）" and young.picture
    told = str(young)
    for hotline in curriculum.hotlines.hotlines.values():
        assert hotline.number in told and hotline.youngest and hotline.youngest in told and hotline.name not in told
    (older,) = deck_text.ways_to_help(curriculum, "junior")
    assert older.layout == "求助渠道" and "全国统一心理援助热线" in str(older)


def test_small_print_is_readable_and_stands_off_the_footer(deck: Any) -> None:
    layouts = {layout.name: layout for layout in deck.slide_layouts}
    for name in ("法条", "责任阶梯", "结束页"):
        (small,) = (p for p in layouts[name].placeholders if p.name in SMALL[:1] + SMALL[3:])
        assert int(small._element.find(f".//{qn('a:defRPr')}").get("sz")) >= 1600, name
        assert (small.top + small.height) / 12700 <= 496, name  # the footer begins at 508


def test_a_cut_leaves_out_and_counts_anew(curriculum: Curriculum) -> None:
    view = deck_view(curriculum, curriculum.lessons[REAL], Cut(20))
    flow = view.sections[0].slides[1].text
    assert [row[2] for row in flow.table] == ["3 分钟", "4 分钟", "3 分钟", "4 分钟", "2 分钟", "2 分钟", "2 分钟"]
    titles = [slide.text.title for section in view.sections for slide in section.slides]
    assert "搭一架责任阶梯" not in titles and "小禾最需要什么" not in titles  # not in the cut; full_only


def test_a_step_without_a_slide_is_told_on_the_slide_before(sample_curriculum: Curriculum) -> None:
    lesson = sample_curriculum.lessons[ID]
    bare = lesson.model_copy(update={"steps": tuple(step.model_copy(update={"slides": ()}) for step in lesson.steps)})
    view = deck_view(sample_curriculum, bare, Cut(20))
    assert f"接着上，屏幕停在这一页：\n〔环节 1 · {lesson.steps[0].title}" in view.sections[0].slides[-1].notes


def test_the_version_code_changes_with_what_is_said(sample_curriculum: Curriculum) -> None:
    lesson = sample_curriculum.lessons[ID]
    codes = {
        re.findall(r"2026\.2-[A-Z2-7]{4}", str(deck_view(sample_curriculum, one, FULL).sections[-1]))[0]
        for one in (lesson, lesson.model_copy(update={"title": "另一个题目"}))
    }
    assert len(codes) == 2


Edited = Callable[..., Read]


def found(content: Read) -> list[tuple[str, tuple[str | int, ...]]]:
    assert content.curriculum
    return [(problem.code, problem.where) for problem in check(content.curriculum)]


def test_the_content_fits_its_slides(curriculum: Curriculum, sample_curriculum: Curriculum) -> None:
    assert [*check(curriculum), *check(sample_curriculum)] == []


@pytest.mark.parametrize(
    ("old", "new", "where"),
    [
        ("body: 小禾的笔又被借走了。", f"body: {'字' * 90}", ("steps", 0, "slides", 0, "body")),
        ("points: [不舒服可以说, 可以找大人]", f"points: [短, {'字' * 200}]", ("steps", 3, "slides", 2, "points", 1)),
        ("title: 怎么看出来,", f"title: {'字' * 40},", ("steps", 1, "slides", 0, "title")),
    ],
)
def test_a_text_too_long_is_named_at_its_field(
    sample_read: Edited, old: str, new: str, where: tuple[str | int, ...]
) -> None:
    assert found(sample_read((LESSON, old, new))) == [("slide-overflow", where)]


def test_a_title_used_twice_is_named(sample_read: Edited) -> None:
    twice = sample_read((LESSON, "title: 怎么看出来,", "title: 一支笔,"))
    assert found(twice) == [("slide-title-twice", ("steps", 1, "slides", 0, "title"))]
