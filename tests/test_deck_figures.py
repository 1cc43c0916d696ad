"""Figures on slides: charts, tables, people and their ties, moments, pictures; and every patch of their XML."""

from __future__ import annotations

import datetime
import importlib
import io
import itertools
import zipfile
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pptx
import pytest
from lxml import etree
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.opc.packuri import PackURI
from pptx.oxml.ns import qn

from generator.checks.slides import slides as check
from generator.curriculum import Curriculum
from generator.model.slide import Choice, Ladder, Scene, Summary
from generator.outputs.deck_slides import DeckView, SectionView, SlideView, render
from generator.outputs.decks import FULL, deck_view
from generator.outputs.module_decks import for_participants, module_deck
from generator.prose import Run
from generator.read import Read
from generator.render import deck_text, drawing, graphic, ooxml, slide_text
from generator.render.people import arranged, site
from generator.render.slide_content import Bars, SlideText, line
from generator.render.slide_model import SCALES, Box
from generator.render.slide_space import placed
from generator.render.slide_table import grid
from tests.conftest import LESSON

Edited = Callable[..., Read]
MODULE = "content/modules/first-five-minutes.yaml"


def deck_of(*texts: SlideText) -> Any:
    """Return an opened deck of these slides."""
    return pptx.Presentation(io.BytesIO(bytes_of(*texts)))


def bytes_of(*texts: SlideText) -> bytes:
    slides = tuple(SlideView(text, "说明") for text in texts)
    return render(DeckView("junior", "试", "试", (SectionView("一", slides),)))


BARS = SlideText(
    "数据图",
    "谁先知道",
    (("takeaway", line("同学最先知道。")),),
    source="数据来源：样例",
    bars=Bars(True, "人", (("同学", 12), ("老师", 5.5))),
)


def member(data: bytes, start: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(next(name for name in archive.namelist() if name.startswith(start)))


def test_a_chart_is_native_and_says_its_numbers() -> None:
    (slide,) = deck_of(BARS).slides
    frame = next(shape for shape in slide.shapes if shape.has_chart)
    assert frame.chart.plots[0].categories[0] == "同学" and list(frame.chart.plots[0].series[0].values) == [12, 5.5]
    assert frame._element.find(f".//{qn('p:cNvPr')}").get("descr") == "柱形图：同学 12人；老师 5.5人"
    assert frame._element.find(f".//{qn('p:ph')}").get("type") == "chart"
    assert "数据来源：样例" in [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]


def test_axis_ids_are_unsigned() -> None:
    chart = etree.fromstring(member(bytes_of(BARS), "ppt/charts/chart"))
    ids = [str(one.get("val")) for tag in ("axId", "crossAx") for one in chart.iter(f"{{{chart.nsmap['c']}}}{tag}")]
    assert len(ids) == 6 and all(int(one) >= 0 for one in ids)


def test_a_chart_is_painted_with_the_theme_and_names_no_font() -> None:
    chart = member(bytes_of(BARS), "ppt/charts/chart").decode()
    assert 'schemeClr val="accent1"' in chart and "srgbClr" not in chart and "<a:latin" not in chart


def test_the_workbook_in_a_chart_knows_no_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    first = bytes_of(BARS)
    module = importlib.import_module("xlsxwriter.workbook")

    class Later(datetime.datetime):
        @classmethod
        def now(cls, tz: datetime.tzinfo | None = None) -> Later:
            return cls(2031, 5, 6, 7, 8, 9, tzinfo=tz)

    monkeypatch.setattr(module, "datetime", Later)
    assert bytes_of(BARS) == first
    assert b"2026-01-01T00:00:00Z" in member(member(first, "ppt/embeddings/"), "docProps/core.xml")


def test_the_first_bar_is_the_highest() -> None:
    lying = SlideText("数据图", "题", bars=Bars(False, "%", (("同学", 12), ("老师", 5))))
    chart = member(bytes_of(lying), "ppt/charts/chart").decode()
    assert '<c:barDir val="bar"/>' in chart and '<c:orientation val="maxMin"/>' in chart


def test_a_table_has_a_heading_row_for_those_who_hear_it() -> None:
    table = (("谁", "先做"), ("班主任", "分开了解"))
    (slide,) = deck_of(SlideText("表格", "谁做什么", table=table, head=True)).slides
    frame = next(shape for shape in slide.shapes if shape.has_table)
    assert frame._element.find(f".//{qn('a:tblPr')}").get("firstRow") == "1"
    assert frame._element.find(f".//{qn('p:cNvPr')}").get("descr") == "表格：谁 先做；班主任 分开了解"
    head = frame.table.cell(0, 0)._tc
    assert head.find(f"{qn('a:tcPr')}/{qn('a:solidFill')}/{qn('a:schemeClr')}").get("val") == "accent1"
    assert head.find(f".//{qn('a:rPr')}//{qn('a:schemeClr')}").get("val") == "bg1"


def test_columns_share_the_room_by_what_they_need() -> None:
    rows = (("谁", "做什么"), ("班主任", "把看到的、听到的写下来，当天告诉分管的校领导"))
    shown = grid(rows, Box(0, 0, 600, 300), 24, flow=False)
    assert shown.widths[0] < 120 and shown.widths[1] > 400 and sum(shown.widths) == pytest.approx(600)
    assert shown.heights[1] > shown.heights[0] and shown.too_long is None
    assert grid(rows * 6, Box(0, 0, 600, 300), 24, flow=False).too_long == 11


def person(name: str) -> tuple[tuple[Run, ...], ...]:
    return (Run(name, strong=True),), (Run("同学"),)


def test_arrows_are_tied_to_people_and_speak() -> None:
    moved, arrows = arranged(3, [(1, 0), (2, 0)])
    cells = (
        *((f"person{n}", person(name)) for n, name in enumerate(("小禾", "阿泽", "班长"), 1)),
        ("tie1", line("不还笔")),
        ("tie2", line("问一句")),
    )
    (slide,) = deck_of(SlideText("人物关系", "谁在场", cells, moved=moved, arrows=arrows)).slides
    lines = [shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.LINE]
    told = [one._element.find(f".//{qn('p:cNvPr')}").get("descr") for one in lines]
    assert told == ["阿泽 → 小禾：不还笔", "班长 → 小禾：问一句"]
    names = {shape.shape_id: shape.text_frame.paragraphs[0].text for shape in slide.placeholders}
    ends = [
        tuple(names[int(one._element.find(f".//{qn(tag)}").get("id"))] for tag in ("a:stCxn", "a:endCxn"))
        for one in lines
    ]
    assert ends == [("阿泽", "小禾"), ("班长", "小禾")]


@pytest.mark.parametrize("count", [2, 3, 4])
def test_labels_hide_nobody_and_no_other_label(count: int) -> None:
    pairs = list(itertools.combinations(range(count), 2))[:5]
    moved, arrows = arranged(count, pairs)
    boxes = [box for _, box in moved]
    for one, other in itertools.combinations(boxes, 2):
        apart = one.x + one.w <= other.x or other.x + other.w <= one.x
        assert apart or one.y + one.h <= other.y or other.y + other.h <= one.y, (one, other)
    for box in boxes:
        assert box.x >= 72 and box.x + box.w <= 896.1 and box.y >= 72 and box.y + box.h <= 480
    places = dict(moved)
    for arrow in arrows:
        assert site(places[arrow.start], arrow.start_site) != site(places[arrow.end], arrow.end_site)


def test_a_moment_has_a_dot_that_says_nothing() -> None:
    rows = tuple((("sign", line("")), ("when", line(when)), ("text", line("事"))) for when in ("早上", "中午"))
    (slide,) = deck_of(SlideText("时间轴", "一天", (), rows)).slides
    dots = [shape for shape in slide.shapes if not shape.is_placeholder]
    assert len(dots) == 2
    assert all(one._element.find(".//{*}decorative").get("val") == "1" for one in dots)


@pytest.mark.parametrize("layout", ["一句话（配图）", "图文"])
def test_a_picture_is_a_group_in_its_place_with_its_words(layout: str) -> None:
    rows = ((("text", line("他不笑了")),),) if layout == "图文" else ()
    cells = () if rows else (("body", line("他不笑了")),)
    (slide,) = deck_of(SlideText(layout, "看", cells, rows, picture="难过")).slides
    (group,) = [shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP]
    assert group._element.find(f".//{qn('p:cNvPr')}").get("descr") == drawing.alt("难过")
    assert len(group.shapes) == drawing.shape_count("难过")
    ids = [one.get("id") for one in slide._element.iter(qn("p:cNvPr"))]
    assert len(ids) == len(set(ids))


def test_signs_need_no_id_twice() -> None:
    tree = deck_of(BARS).slides[0].shapes._spTree
    assert graphic.next_id(tree) not in {int(one.get("id")) for one in tree.iter(qn("p:cNvPr"))}


@pytest.mark.parametrize("base", SCALES)
def test_the_widest_ladder_stands_in_every_band(base: str) -> None:
    ages = ("任何年龄", "任何年龄", "不满 14 周岁", "14 到 18 周岁", "14 到 18 周岁", "12、14、16 周岁")
    rows = tuple(((("every_age" if age == "任何年龄" else "age"), line(age)), ("text", line("赔偿"))) for age in ages)
    assert placed(SlideText("责任阶梯", "题", (), rows), base).overflows == ()


def test_few_lines_of_a_panel_are_set_apart_in_the_file() -> None:
    cells = (("left", line("左")), ("left_lines", (*line("短"), *line("短"))), ("right", line("右")))
    (slide,) = deck_of(SlideText("左右对比", "两边", (*cells, ("right_lines", line("短"))))).slides
    spaces = [one.get("val") for one in slide._element.iter(qn("a:spcPts"))]
    assert spaces == ["5400"] * 3


def test_no_sign_hangs_over_the_edge_of_its_box() -> None:
    layouts = deck_of(BARS).slide_layouts
    levels = [one for layout in layouts for one in layout._element.iter(qn("a:lvl1pPr")) if one.get("marL") is not None]
    assert len(levels) > 100 and {one.get("hangingPunct") for one in levels} == {"0"}


def test_names_stand_aside_in_a_dialogue_only(sample_curriculum: Curriculum) -> None:
    def boxes(*said: str) -> list[float]:
        scene = Scene.model_validate(
            {"layout": "情境", "title": "题", "scene": "课间", "lines": list(said), "notes": "说明"}
        )
        (text,) = slide_text.texts(sample_curriculum, {}, scene, "junior")
        return [one.box.x for one in placed(text, "junior").placed if one.box]

    assert set(boxes("他不笑了。", "他走开了。")) == {72}
    assert set(boxes("小禾：“停。”", "他走开了。")) == {72}
    assert set(boxes("小禾：“停。”", "阿泽：“好。”")) == {72, 206}


def test_a_choice_and_a_summary_may_have_a_picture(sample_curriculum: Curriculum) -> None:
    (asked,) = [slide_text.questions(sample_curriculum, one) for one in sample_curriculum.lessons.values()]
    common = {"title": "题", "notes": "说明", "picture": "教室"}
    summary = Summary.model_validate({**common, "layout": "小结", "points": ["不舒服可以说", "可以找大人"]})
    choice = Choice.model_validate({**common, "layout": "选择题", "question": "joke"})
    for slide in (summary, choice):
        shown, *explained = slide_text.texts(sample_curriculum, asked, slide, "junior")
        assert (shown.layout, shown.picture) == (f"{slide.layout}（配图）", "教室")
        assert [one.picture for one in explained] == [""] * len(explained)
        assert placed(shown, "junior").overflows == ()
        group = next(one for one in deck_of(shown).slides[0].shapes if one.shape_type == MSO_SHAPE_TYPE.GROUP)
        assert group.left >= max(one.left + one.width for one in deck_of(shown).slides[0].shapes if "一句" in one.name)


def test_an_unknown_picture_of_a_summary_is_named(sample_read: Edited) -> None:
    wrong = sample_read((LESSON, "points: [不舒服可以说, 可以找大人]", "picture: 教师, points: [可以说, 找大人]"))
    assert found(wrong) == [("slide-picture", ("steps", 3, "slides", 2, "picture"))]


@pytest.mark.parametrize(
    ("option", "shown"), [("走开", "走开。"), ("走开。", "走开。"), ("“走开！”", "“走开！”"), ("真的吗？", "真的吗？")]
)
def test_an_option_ends_once(sample_curriculum: Curriculum, option: str, shown: str) -> None:
    asked = {"q": slide_text.Question("哪个？", ((option, False, "不行。"), ("找大人", True, "对。")))}
    choice = Choice.model_validate({"layout": "选择题", "title": "题", "question": "q", "notes": "说明"})
    _, explained = slide_text.texts(sample_curriculum, asked, choice, "junior")
    assert explained.rows[0][1][1][0][0].text == shown


def test_a_ladder_knows_every_age_by_its_beginning_and_names_a_law_once(curriculum: Curriculum) -> None:
    rung = {"what": "要赔", "cite": "civil-code/guardian-liability#1"}
    rungs = [{**rung, "age": "任何年龄都一样"}, {**rung, "age": "14 周岁起", "cite": "civil-code/guardian-liability#2"}]
    ladder = Ladder.model_validate({"layout": "责任阶梯", "title": "题", "rungs": rungs, "notes": "说明"})
    (text,) = slide_text.texts(curriculum, {}, ladder, "junior")
    assert [row[0][0] for row in text.rows] == ["every_age", "age"]
    assert text.source.count("《民法典》") == 1 and "条第一款、第一千一百八十八条第二款。" in text.source


def test_a_soft_break_stays_inside_its_paragraph() -> None:
    slide = deck_of(
        SlideText("结束页", "题", (("action", line("问一句“一起玩吗”，再把看到的告诉一位老师。")),))
    ).slides[0]
    (paragraph,) = slide.placeholders[11].text_frame.paragraphs
    assert paragraph.text == "问一句“一起玩吗”，\v再把看到的告诉一位老师。"
    mark = paragraph._p.find(qn("a:br")).find(qn("a:rPr"))
    assert (mark.get("lang"), mark.get("altLang")) == ("zh-CN", "en-US")


def test_a_package_with_a_part_twice_is_refused() -> None:
    members = ooxml._Members()
    members.write(PackURI("/ppt/slides/slide1.xml"), b"")
    with pytest.raises(ValueError, match="twice"):
        members.write(PackURI("/ppt/slides/slide1.xml"), b"")


def found(content: Read) -> list[tuple[str, tuple[str | int, ...]]]:
    assert content.curriculum
    return [(problem.code, problem.where) for problem in check(content.curriculum)]


@pytest.mark.parametrize(
    ("file", "old", "new", "where"),
    [
        (MODULE, "what: 笔第三次被拿走", f"what: {'字' * 400}", ("sessions", 0, "slides", 1, "moments", 0)),
        (
            MODULE,
            "{label: 老师, value: 5}",
            f"{{label: {'字' * 40}, value: 5}}",
            ("sessions", 0, "slides", 2, "values", 1),
        ),
        (MODULE, "takeaway: 同学", f"takeaway: {'字' * 60}", ("sessions", 0, "slides", 2, "takeaway")),
        (MODULE, "[班主任, 分开了解,", f"[班主任, {'字' * 150},", ("sessions", 1, "slides", 1, "rows", 1)),
        (MODULE, "lines: [他不笑了,", f"lines: [{'字' * 300},", ("sessions", 1, "slides", 3, "lines", 0)),
        (MODULE, "title: 先看一个故事", f"title: {'字' * 40}", ("sessions", 0, "title")),
        (LESSON, "role: 看见的同学", f"role: {'字' * 30}", ("steps", 0, "slides", 2, "people", 2)),
        (LESSON, "what: 不还笔", f"what: {'字' * 20}", ("steps", 0, "slides", 2, "ties", 0, "what")),
        (LESSON, "body: 不舒服，就说出来。", f"body: {'字' * 70}", ("steps", 3, "slides", 0, "body")),
    ],
)
def test_a_figure_too_full_is_named_at_its_field(
    sample_read: Edited, file: str, old: str, new: str, where: tuple[str | int, ...]
) -> None:
    assert found(sample_read((file, old, new))) == [("slide-overflow", where)]


def test_a_source_that_is_not_there_is_named(sample_read: Edited) -> None:
    problems = sample_read((MODULE, "source: classroom-practice\n", "source: nowhere\n")).problems
    assert [(p.code, p.where) for p in problems] == [("unknown-reference", ("sessions", 0, "slides", 2, "source"))]


def test_a_training_has_a_deck_and_participants_get_no_answers(sample_curriculum: Curriculum) -> None:
    (module,) = sample_curriculum.modules.values()
    view = module_deck(sample_curriculum, module)
    layouts = [slide.text.layout for part in view.sections for slide in part.slides]
    assert (layouts[0], layouts[1], layouts[-1], view.base) == ("封面", "流程", "结束页", "training")
    told = view.sections[1].slides[0].notes
    assert told.startswith("〔第 1 段 · 先看一个故事 · 8 分钟 · 案例分析〕\n等半分钟再请人说。\n主持人：\n读借走的笔")
    handed = for_participants(view)
    assert "解析" in layouts and "解析" not in [s.text.layout for part in handed.sections for s in part.slides]
    assert not any(slide.notes for part in handed.sections for slide in part.slides)


def test_a_talk_names_its_guest_and_keeps_answers_at_hand(curriculum: Curriculum) -> None:
    lesson = next(lesson for lesson in curriculum.lessons.values() if lesson.talk)
    assert lesson.talk
    view = deck_view(curriculum, lesson, FULL)
    assert "主讲人和单位：" in str(view.sections[0].slides[0].text)
    shown = pptx.Presentation(io.BytesIO(render(view)))
    hidden = [slide for slide in shown.slides if slide._element.get("show") == "0"]
    assert len(hidden) == len(lesson.talk.questions) + 1
    assert list(shown.slides)[-len(hidden) :] == hidden
    first = hidden[1]
    told = [one.text_frame.text.replace("\v", "") for one in first.placeholders if one.has_text_frame]
    assert lesson.talk.questions[0].ask in told
    answer = curriculum.text(lesson.talk.questions[0].answer).plain()
    assert first.notes_slide.notes_text_frame.text.endswith(answer)
    assert answer not in etree.tostring(first._element, encoding="unicode")


def test_many_hotlines_take_a_second_slide(sample_curriculum: Curriculum) -> None:
    hotlines = sample_curriculum.hotlines
    (one,) = hotlines.hotlines.values()
    rows = {f"line-{n}": one.model_copy(update={"number": f"1{n:03}"}) for n in range(9)}
    many = hotlines.model_copy(update={"hotlines": rows})
    for base in SCALES:
        slides = deck_text.ways_to_help(replace(sample_curriculum, hotlines=many), base)
        told = "".join(str(slide) for slide in slides)
        assert len(slides) > 1 and all(f"1{n:03}" in told for n in range(9))
        assert all(placed(slide, base).overflows == () for slide in slides)
        assert len({slide.title for slide in slides}) == len(slides)


def test_a_long_day_takes_a_second_table() -> None:
    slides = deck_text.flow([(f"第{n}段", 5) for n in range(13)])
    assert [len(slide.table) for slide in slides] == [7, 6]
    assert [slide.title for slide in slides] == ["今天的安排", "今天的安排（二）"]
    assert all(placed(slide, base).overflows == () for slide in slides for base in SCALES)
