"""Measuring text: widths, line breaks after Chinese custom, and what fits a box."""

from __future__ import annotations

from itertools import pairwise

import pytest

from generator.prose import Run
from generator.render import fit, line_breaks
from generator.render.slide_content import SlideText, line, plain
from generator.render.slide_layouts import BY_NAME
from generator.render.slide_space import placed


@pytest.mark.parametrize(
    ("text", "em", "expected"),
    [
        ("看见了说出来", 3, ("看见了", "说出来")),
        ("看见了，说出来", 3, ("看见", "了，说", "出来")),  # a comma begins no line: 了 moves down with it
        ("他说“不要”", 3, ("他说", "“不", "要”")),  # an opening quote ends no line
        ("打12355去问", 3, ("打", "12355", "去问")),  # a number stays whole
        ("一\n二", 3, ("一", "二")),
        ("", 3, ("",)),
        ("wwwwwwww", 3, ("www", "www", "ww")),  # wider than the box: broken all the same
    ],
)
def test_lines_break_where_chinese_breaks(text: str, em: int, expected: tuple[str, ...]) -> None:
    assert fit.lines(text, 20, em * 20) == expected


def test_no_line_is_wider_than_its_box_or_loses_a_character() -> None:
    text = "阿泽又喊小禾“小土豆”，全班都笑了（120 个人），小禾也跟着笑了一下。QQ: hello world。" * 3
    for width in range(60, 900, 7):
        broken = fit.lines(text, 20, width)
        assert "".join(broken).replace(" ", "") == text.replace(" ", "")
        assert all(fit.width(one, 20) <= width for one in broken if len(one) > 2)


def test_a_full_width_sign_is_one_em_and_a_digit_is_narrower() -> None:
    assert fit.width("欺，“", 10) == 30
    assert fit.width("12", 10) == pytest.approx(11.8)


def test_a_box_holds_as_many_lines_as_its_height_in_the_tallest_font() -> None:
    two_lines = 2 * 24 * 1.448 * 1.05
    assert fit.fits("一二三四", 24, 48, two_lines)
    assert not fit.fits("一二三四五", 24, 48, two_lines)
    assert not fit.fits("一二三四", 24, 48, two_lines, most_lines=1)


def test_a_text_steps_down_before_it_overflows() -> None:
    def statute(length: int) -> SlideText:
        return SlideText("法条", "题", (("wording", line("字" * length)),))

    sizes = [placed(statute(n), "junior").placed[1].size_pt for n in (60, 150, 200)]
    assert sizes == [None, 24, 22]
    assert [o.key for o in placed(statute(400), "junior").overflows] == ["wording"]


def test_neighbouring_panels_share_one_size() -> None:
    many = tuple(line("一句说得很长很长很长的话啊啊")[0] for _ in range(5))
    cells = (("left_lines", many), ("right_lines", line("短")))
    _, left, right = placed(SlideText("左右对比", "题", cells), "junior").placed
    assert left.size_pt == right.size_pt == 24
    assert left.gap_pt == right.gap_pt


def test_a_large_sentence_breaks_after_its_comma() -> None:
    shown = placed(SlideText("一句话", "题", (("body", line("“我还没满十四，能把我怎么样？”")),)), "junior").placed[1]
    assert plain(shown.paragraphs) == "“我还没满十四，\v能把我怎么样？”"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("我的身体我做主：身体的界限", ("我的身体我做主：", "身体的界限")),
        ("没动手也会伤人：孤立、谣言", ("没动手也会伤人：", "孤立、谣言")),  # not after 、, which is nearer the middle
        ("转过身不看，去说“老师，请您来”", ("转过身不看，", "去说“老师，请您来”")),
        ("看见有人被欺负不围着看快叫人", ("看见有人被欺负", "不围着看快叫人")),  # no comma: between words
        ("大家都没说话的那一分钟过去了", ("大家都没说话的", "那一分钟过去了")),
        ("看不见的圈子里站着的人是谁", ("看不见的圈子里", "站着的人是谁")),
        ("大家今天去食堂门口找老师", ("大家今天去食堂", "门口找老师")),  # 食堂 is in the dictionary of pypinyin
        ("请你把名字告诉老师和同学", ("请你把名字", "告诉老师和同学")),  # 告诉 is one of our own words
        ("一行就够", ("一行就够",)),
    ],
)
def test_a_headline_breaks_between_words_and_rather_after_a_comma(text: str, expected: tuple[str, ...]) -> None:
    assert line_breaks.broken(text, 20, 11 * 20) == expected


def test_a_headline_loses_no_space_at_its_break() -> None:
    shown = placed(SlideText("结束页", "题", (("action", line("打 12355 问一问 打 12355 问一问 打 12355")),)), "junior")
    assert plain(shown.placed[1].paragraphs).replace("\v", "") == "打 12355 问一问 打 12355 问一问 打 12355"


def test_a_break_leaves_runs_and_markers_whole() -> None:
    text = ((Run("大白话：", strong=True), Run("学生之间，故意欺压、侮辱，让人的身体、财物或者心里受到伤害。")),)
    shown = placed(SlideText("法条", "题", (("plain", text),)), "junior").placed[1]
    assert [run.strong for run in shown.paragraphs[0]] == [True, False]
    assert plain(shown.paragraphs) == "大白话：学生之间，故意欺压、侮辱，\v让人的身体、财物或者心里受到伤害。"
    marked = ((Run("想说说话，可以找："), Run("【本校联系人】" * 5)),)
    assert "\v" not in plain(placed(SlideText("结束页", "题", (("contact", marked),)), "junior").placed[1].paragraphs)


@pytest.mark.parametrize(("length", "size"), [(27, None), (28, 24), (29, 24), (30, None)])
def test_rows_step_down_rather_than_leave_two_characters_for_a_last_line(length: int, size: int | None) -> None:
    row = ((("text", line("字" * length)),),)  # 27 a line in 26 pt, 29 in 24 pt
    assert placed(SlideText("解析", "题", (), row), "junior").placed[1].size_pt == size


def test_rows_beside_a_picture_stand_in_the_middle_of_it() -> None:
    rows = tuple((("text", line("短")),) for _ in range(2))
    boxes = [p.box for p in placed(SlideText("图文", "题", (), rows, picture="教室"), "junior").placed if p.box]
    picture = BY_NAME["图文"].picture
    assert picture
    assert (boxes[0].y + boxes[-1].y + boxes[-1].h) / 2 == pytest.approx(picture.y + picture.h / 2)


@pytest.mark.parametrize("base", ["lower-primary", "junior"])
def test_rows_stay_apart_and_inside_their_area(base: str) -> None:
    rows = tuple((("sign", line(str(n))), ("text", line("把看到的说给大人听" * (n % 2 + 1)))) for n in range(1, 5))
    boxes = [p.box for p in placed(SlideText("步骤", "题", (), rows), base).placed if p.box and p.idx > 0]
    assert all(one.y + one.h <= other.y for one, other in pairwise(boxes))
    assert boxes[-1].y + boxes[-1].h <= 474.5


def test_few_lines_stand_further_apart() -> None:
    def gap(count: int) -> int | None:
        cells = (("left_lines", line("短") * count), ("right_lines", line("短")))
        return placed(SlideText("左右对比", "题", cells), "junior").placed[1].gap_pt

    assert [gap(count) for count in (2, 3, 5)] == [54, 40, None]
