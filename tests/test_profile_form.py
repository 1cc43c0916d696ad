"""A district writes its own requirements in an Excel form, without YAML."""

from __future__ import annotations

import datetime
import io
from pathlib import Path

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from generator.coverage.available import overlaid
from generator.curriculum import Curriculum
from generator.profile_form import Fault, blank, read
from generator.read import read as read_project
from tests.conftest import Sample, qinghe

DAY = datetime.date(2026, 11, 21)
HEAD = [
    "要求",
    "出自哪份文件",
    "发文机关",
    "日期",
    "效力",
    "第几条",
    "原话",
    "见过什么",
    "同一件事",
    "谁来做",
    "哪些活动",
    "主题",
    "哪一类",
    "数目",
    "单位",
    "按什么",
]
ROW = {
    "要求": "每个班每学期开三次=1+1",
    "出自哪份文件": "本区通知",
    "发文机关": "区教育局",
    "日期": "2026年9月",
    "效力": "工作通知",
    "见过什么": "原文",
    "同一件事": "class-meeting",
    "谁来做": "每个班",
    "哪些活动": "主题班会",
    "哪一类": "有数目",
    "数目": "3",
    "单位": "次",
    "按什么": "学期",
}


def filled(*rows: dict[str, str], system: str = "五四", months: str = "9", name: str = "我们区") -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"strings_to_formulas": False})
    page = book.add_worksheet("设置")
    for row, words in enumerate([("", ""), ("名称", name), ("学制", system), ("教学月数", months)]):
        page.write_row(row, 0, words)
    page = book.add_worksheet("要求")
    page.write_row(1, 0, HEAD)
    for number, values in enumerate(rows, 2):
        page.write_row(number, 0, [values.get(column, "") for column in HEAD])
    book.close()
    return buffer.getvalue()


def test_the_blank_form_offers_every_column_and_the_known_duties(sample_curriculum: Curriculum) -> None:
    data = blank(sample_curriculum)
    assert data == blank(sample_curriculum), "equal bytes"
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    assert book.sheet_names == ["设置", "要求", "可以写什么"]
    assert book.get_sheet_by_name("要求").to_python()[1] == HEAD
    shown = [str(row[2]) for row in book.get_sheet_by_name("可以写什么").to_python()]
    assert any(one.startswith("class-meeting　") for one in shown)


def test_a_filled_form_becomes_a_profile_whose_stricter_number_stands(sample: Sample) -> None:
    root = sample()
    (root / "我区.xlsx").write_bytes(filled(ROW))
    done = qinghe("policy", "read", "我区.xlsx", "our-district", cwd=root)
    assert done.returncode == 0, done.stderr
    content = read_project(root)
    assert content.problems == ()
    assert content.curriculum
    policy = content.curriculum.policies["our-district"]
    assert (policy.system, policy.teaching_months) == ("五四", 9)
    assert policy.obligations["own-1"].asks == "每个班每学期开三次=1+1", "a text stays a text"
    row = next(row for row in overlaid(content.curriculum, "our-district") if row.duty == "class-meeting")
    assert (row.profile, row.number, [other.profile for other in row.also]) == ("our-district", 3, ["national"])
    shown = qinghe("coverage", "--profile", "our-district", "--grade", "3", cwd=root)
    assert "有 1 / 需 3，缺 2" in shown.stdout
    again = qinghe("policy", "read", "我区.xlsx", "our-district", cwd=root)
    assert again.returncode == 0, "a form may be read again"


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (filled(), "“要求”里一条要求也没有。"),
        (filled(ROW, name=""), "“设置”里没有填名称。"),
        (filled(ROW, system="四四"), "“设置”里学制写六三或五四。"),
        (filled(ROW, months="13"), "“设置”里教学月数写 1 到 12。"),
        (filled({**ROW, "要求": ""}), "“要求”第 3 行：没有填“要求”。"),
        (filled({**ROW, "谁来做": "每班"}), "“要求”第 3 行：“谁来做”里的“每班”不认识。您是不是想写：每个班？"),
        (filled({**ROW, "哪些活动": "主题班会、班队会"}), "“要求”第 3 行：“哪些活动”里的“班队会”不认识。"),
        (filled({**ROW, "数目": "两"}), "“要求”第 3 行：有数目的要求，“数目”要写 1 到 999 的整数。"),
        (filled({**ROW, "单位": ""}), "“要求”第 3 行：有数目的要求，“单位”和“按什么”都要写。"),
        (b"PK\x03\x04 broken", "这个文件已经损坏，打不开。"),
        ("要求,文件\n一,二\n".encode(), "没有“设置”“要求”这一页"),
    ],
)
def test_what_is_wrong_with_a_form_is_said_with_its_row(sample_curriculum: Curriculum, data: bytes, told: str) -> None:
    found = read(data, sample_curriculum, DAY)
    assert not isinstance(found, str)
    assert any(fault.told.startswith(told) for fault in found), found


def test_all_mistakes_are_said_at_once(sample_curriculum: Curriculum) -> None:
    found = read(filled({**ROW, "要求": "", "单位": "回"}, system="x"), sample_curriculum, DAY)
    assert isinstance(found, tuple)
    assert len(found) == 3
    assert all(isinstance(fault, Fault) for fault in found)


def test_files_of_others_are_left_alone(sample: Sample, tmp_path: Path) -> None:
    root = sample()
    (root / "有.xlsx").write_bytes(b"x")
    assert qinghe("policy", "form", "有.xlsx", cwd=root).stderr.startswith("有.xlsx 已经有了，没有动它。")
    assert (root / "有.xlsx").read_bytes() == b"x"
    assert "手写的" in qinghe("policy", "read", "有.xlsx", "national", cwd=root).stderr
    assert qinghe("policy", "read", "没有.xlsx", "mine", cwd=root).stderr.startswith("没有 没有.xlsx 这个文件。")
    assert qinghe("policy", "form", "表.csv", cwd=root).returncode == 2
    assert qinghe("policy", "form", str(tmp_path / "新.xlsx"), cwd=root).returncode == 0
