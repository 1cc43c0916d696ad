"""Certificates go to those who were there: what the column 签到 says, every desk's sheet, and no file replaced."""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
import xlsxwriter

from generator.outputs.training_certificates import Person
from generator.records.inspect import Refusal
from generator.sign_in import SignedIn, read_names
from tests.conftest import SAMPLE, qinghe
from tests.texts import words_of

HEAD = ("序号", "姓名", "部门", "签到")
Rows = Sequence[Sequence[object]]


def book(sheets: Mapping[str, Rows], hidden: Sequence[str] = ()) -> bytes:
    """Return a workbook; a date or time in a cell is one in Excel too."""
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True, "default_date_format": "hh:mm"}) as one:
        for name, rows in sheets.items():
            page = one.add_worksheet(name)
            for row, cells in enumerate(rows):
                page.write_row(row, 0, cells)
            if name in hidden:
                page.hide()
    return buffer.getvalue()


def listed(*rows: Sequence[object]) -> SignedIn:
    return read_names(book({"签到表": [HEAD, *rows]}))


def names(found: SignedIn) -> list[str]:
    return [person.name for person in found.people]


# Who was there

THERE = [
    *("", "√", "✓", "✔", "☑", "到", "已到", "已签到", "签到", "是", "参加", "出席", "Y", "v", "对"),
    *("8:30", "08:25:10", "上午8:30", "下午2点", "2026-09-03 8:30", "9月3日 8:30", "已签到 8:30", "到（8:30）"),
    *("王芳", "王 芳", "　王芳　", True, datetime.time(8, 30), datetime.datetime(2026, 9, 3, 8, 30)),
]
AWAY = [
    *("缺席", "请假", "未到", "缺勤", "病假", "事假", "产假", "公假", "未签到", "未签", "请假（公出）", "没来", "没到"),
    *("×", "✗", "✘", "╳", "x", "X", "不在", "不能来", "否", "缺", "未", False),
]
UNCLEAR = ["迟到", "早退", "代签", "公出", "出差", "李四", "1", 0, "?", "补", "半天", "-", 0.35]


@pytest.mark.parametrize("word", THERE, ids=repr)
def test_who_signed_has_a_certificate(word: object) -> None:
    found = listed((1, "王芳", "初一", word))
    assert (names(found), found.absent) == (["王芳"], 0)


@pytest.mark.parametrize("word", AWAY, ids=repr)
def test_who_was_away_has_none(word: object) -> None:
    found = listed((1, "王芳", "初一", word), (2, "李四", "初一", ""))
    assert (names(found), found.absent) == (["李四"], 1)


@pytest.mark.parametrize("word", UNCLEAR, ids=repr)
def test_an_unknown_word_is_not_guessed(word: object) -> None:
    with pytest.raises(Refusal) as refused:
        listed((1, "王芳", "初一", "√"), (2, "赵六", "初一", word))
    shown = "0" if word == 0 else str(word)
    assert str(refused.value) == (f"里“签到”一列有看不懂的：第 3 行“{shown}”；来了的空着或写“到”，没来的写“请假”。")


def test_all_unknown_words_are_told_at_once_but_not_a_page_of_them() -> None:
    with pytest.raises(Refusal, match="第 2 行“迟到”、第 4 行“代签”；"):
        listed((1, "甲一", "", "迟到"), (2, "乙二", "", "√"), (3, "丙三", "", "代签"))
    with pytest.raises(
        Refusal, match="第 2 行“迟到”、第 3 行“迟到”、第 4 行“迟到”、第 5 行“迟到”、第 6 行“迟到”等 40 处；"
    ):
        listed(*((n, f"王{chr(0x4E00 + n)}", "", "迟到") for n in range(40)))


def test_somebody_called_as_the_absent_are_may_sign_with_the_name() -> None:
    assert names(listed((1, "未来", "初一", "未来"))) == ["未来"]


def test_a_formula_says_nothing_that_can_be_trusted() -> None:
    with pytest.raises(Refusal, match="第 2 行的“签到”是公式；请复制整列，再“选择性粘贴”为数值。"):
        listed((1, "王芳", "初一", '=IF(1,"请假","")'))


@pytest.mark.parametrize(
    "row",
    [
        ("合计", "", "", ""),
        ("合计", 1, "", ""),
        ("", "合计", "", 1),
        ("", "总 计：", "", ""),
        ("", "以上共1人", "", ""),
        ("", "以上共一人", "", ""),
        ("", "共计 294 人", "", ""),
        ("", "应到300人，实到294人", "", ""),
        ("", "", "小计", "1人"),
        ("", "", "", "实到 1 人"),
        ("序号", "姓名", "部门", "签到"),
    ],
)
def test_a_row_that_sums_up_or_repeats_the_header_is_nobody(row: Sequence[object]) -> None:
    found = listed((1, "王芳", "初一", "√"), row)
    assert (names(found), found.absent, found.read) == (["王芳"], 0, (("签到表", 1),))
    assert found.notes == ("1 行合计或重复的表头没有当作人。",)


@pytest.mark.parametrize("unit", ["共青团负责人", "3名师工作室", "全校保卫"])
def test_a_place_that_sounds_like_a_sum_is_somebodys(unit: str) -> None:
    assert names(listed((1, "王芳", unit, "√"))) == ["王芳"]


def test_what_stands_below_the_list_is_no_name() -> None:
    with pytest.raises(Refusal, match="第 3 行的“姓名”不像名字"):
        listed((1, "王芳", "初一", "√"), ("", "填表人：李四", "", ""))


def test_one_who_is_there_and_away_is_told() -> None:
    with pytest.raises(Refusal, match="里“王芳”有两行"):
        listed((1, "王芳", "初一", "√"), (2, "王芳", "初一", "请假"))


# Every desk


def test_two_desks_are_two_sheets_of_one_list() -> None:
    found = read_names(
        book(
            {
                "第一桌": [HEAD, (1, "王芳", "初一", ""), (2, "李四", "初二", "请假")],
                "第二桌": [("某校签到表",), HEAD, (1, "赵六", "初一", "")],
            }
        )
    )
    assert (names(found), found.absent) == (["王芳", "赵六"], 1)
    assert found.read == (("第一桌", 2), ("第二桌", 1))


def test_a_header_on_the_second_sheet_alone_is_found() -> None:
    found = read_names(book({"封面": [("教师培训",)], "Sheet2": [], "名单": [HEAD, (1, "王芳", "", "")]}))
    assert (names(found), found.read) == (["王芳"], (("名单", 1),))
    assert found.notes == ("没有“姓名”这一列，没有读的工作表：封面。",)


def test_a_hidden_sheet_is_not_read_and_told() -> None:
    found = read_names(book({"名单": [HEAD, (1, "王芳")], "去年": [HEAD, (1, "李四")]}, hidden=["去年"]))
    assert (names(found), found.notes) == (["王芳"], ("隐藏的工作表没有读：去年。",))


def test_the_same_person_at_two_desks_is_told_with_both_sheets() -> None:
    with pytest.raises(Refusal, match="里“王芳”有两行（“甲”第 2 行和“乙”第 3 行），部门都没有写"):
        read_names(book({"甲": [HEAD, (1, "王芳")], "乙": [HEAD, (1, "李四"), (2, "王芳")]}))


def test_a_fault_on_one_of_two_sheets_names_the_sheet() -> None:
    with pytest.raises(Refusal, match=r"^“乙”第 2 行写了部门，没有姓名；"):
        read_names(book({"甲": [HEAD, (1, "王芳")], "乙": [HEAD, (1, "", "初一")]}))


@pytest.mark.parametrize(
    "head",
    [
        ("序号", "姓　名", "部　门", "签　到"),
        ("序号", " 姓 名 ", "部门/单位", "签到\n（签名）"),
        ("序号", "姓名*", "单位", "签到情况"),
        ("序号", "姓名", "部 门（学科组）", "签名"),
    ],
)
def test_a_header_may_hold_blanks(head: Sequence[object]) -> None:
    found = read_names(book({"签到表": [head, (1, "王芳", "初一", "请假"), (2, "李四", "初二", "√")]}))
    assert (found.people, found.absent) == ((Person("李四", "初二"),), 1)


@pytest.mark.parametrize("head", [("姓名", "签到", "签到"), ("姓名", "签到（上午）", "签到（下午）")])
def test_two_columns_that_say_who_was_there_are_not_chosen_between(head: Sequence[object]) -> None:
    with pytest.raises(Refusal, match="“签到”有两列；请只留一列。"):
        read_names(book({"签到表": [head, ("王芳", "√", "请假")]}))


# The file


def test_a_second_list_does_not_replace_the_first_certificates(tmp_path: Path) -> None:
    """Three hundred at one desk, eight at the other: both files stay."""
    many = [HEAD, *((n, f"王{chr(0x4E00 + n)}", "", "") for n in range(1, 31))]
    (tmp_path / "一.xlsx").write_bytes(book({"签到表": many}))
    (tmp_path / "二.xlsx").write_bytes(book({"签到表": [HEAD, (1, "李四", "", "")], "说明": [("先填这个",)]}))
    (module,) = (file.stem for file in (SAMPLE / "content" / "modules").glob("*.yaml"))

    def certificates(sheet: str) -> str:
        done = qinghe(
            "export", module, "--project", str(SAMPLE), "--certificates", sheet, "--out", "证书", cwd=tmp_path
        )
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    stem = "教师培训_发现之后的五分钟_证书_2026.2"
    told = certificates("一.xlsx")
    assert "一.xlsx：读了“签到表”30 行。" in told
    assert f"{stem}.docx：30 张证书。" in told
    told = certificates("二.xlsx")
    assert "二.xlsx：读了“签到表”1 行。没有“姓名”这一列，没有读的工作表：说明。" in told
    assert f"{stem}_2.docx：1 张证书。" in told
    assert f"{stem}.docx 是另一份，没有动它。" in told
    certificates("一.xlsx")
    made = {path.name: words_of(path.read_bytes()) for path in (tmp_path / "证书").iterdir()}
    assert sorted(made) == [f"{stem}.docx", f"{stem}_2.docx"], "the same list once more is the same file"
    assert "李四" in made[f"{stem}_2.docx"]
    assert "李四" not in made[f"{stem}.docx"]
