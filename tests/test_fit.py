"""Measuring text: widths, line breaks after Chinese custom, and what fits a box."""

from __future__ import annotations

from itertools import pairwise

import pytest

from generator.render import fit
from generator.render.slide_content import SlideText, line
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
    assert ["".join(run.text for run in runs) for runs in shown.paragraphs] == ["“我还没满十四，", "能把我怎么样？”"]


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
