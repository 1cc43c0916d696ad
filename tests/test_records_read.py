"""What people type, and what is understood: dates, classes, words of the lists, the roster, every obligation."""

from __future__ import annotations

import dataclasses
import datetime
import io

import pytest
import xlsxwriter

from generator.curriculum import Curriculum
from generator.records.answers import choice, number
from generator.records.days import Unclear, read_day
from generator.records.inspect import Refusal
from generator.records.roster import School, read_roster
from generator.records.roster_form import render
from generator.records.schema import EVENT_KINDS, FORMS, TOPICS
from generator.records.scope import Unknown, read_scope
from generator.records.words import school_year, title
from tests.messy.school import CALENDAR, PRIMARY, school

TYPED_DAYS: list[tuple[object, str | None]] = [
    ("2026-09-03", "2026-09-03"),
    ("2026-9-3", "2026-09-03"),
    ("2026/9/3", "2026-09-03"),
    ("2026.9.3", "2026-09-03"),
    ("2026.09.03", "2026-09-03"),
    ("20260903", "2026-09-03"),
    ("2026年9月3日", "2026-09-03"),
    ("2026年9月3号", "2026-09-03"),
    ("2026 年 9 月 3 日", "2026-09-03"),
    ("２０２６年９月３日", "2026-09-03"),
    ("２０２６／９／３", "2026-09-03"),
    ("２０２６．９．３", "2026-09-03"),
    ("2026-09-03 08:30", "2026-09-03"),
    ("2026-09-03T08:30:00", "2026-09-03"),
    ("2026年9月3日（星期四）", "2026-09-03"),
    ("2026/9/3 周四", "2026-09-03"),
    ("9月3日", "2026-09-03"),
    ("9月3号", "2026-09-03"),
    ("09月03日", "2026-09-03"),
    ("9 月 3 日", "2026-09-03"),
    ("９月３日", "2026-09-03"),
    ("9月3日 星期四", "2026-09-03"),
    ("3月9日", "2027-03-09"),
    ("1月8日", "2027-01-08"),
    ("12月31日", "2026-12-31"),
    ("9/15", "2026-09-15"),
    ("9.15", "2026-09-15"),
    ("9-15", "2026-09-15"),
    ("15/9", "2026-09-15"),
    ("3/25", "2027-03-25"),
    (20260903, "2026-09-03"),
    (20260903.0, "2026-09-03"),
    ("2026年09月03日", "2026-09-03"),
    (46268, "2026-09-03"),
    (46268.0, "2026-09-03"),
    (datetime.date(2026, 9, 3), "2026-09-03"),
    (datetime.datetime(2026, 9, 3, 14, 0), "2026-09-03"),
    # Refused, each for its own reason:
    ("9/3", None),
    ("3.9", None),
    ("2026-09-31", None),
    ("2026.2.29", None),
    ("2026-13-01", None),
    ("2月30日", None),
    ("3/9/2026", None),
    ("26.9.3", None),
    ("2026.9", None),
    ("2026年9月", None),
    ("9月", None),
    ("九月三日", None),
    ("上周四", None),
    ("第3周", None),
    ("2026-09-03至09-05", None),
    ("2026.9.3、9.10", None),
    ("9月3日、9月10日", None),
    ("2026-09-03 上午", None),
    ("-", None),
    ("####", None),
    (12, None),
    (46268.5, None),
    (99999, None),
    (True, None),
    (1.5, None),
]


def test_there_are_sixty_dates() -> None:
    assert len(TYPED_DAYS) >= 60


@pytest.mark.parametrize(("typed", "wanted"), TYPED_DAYS, ids=repr)
def test_a_date_is_one_day_or_none(typed: object, wanted: str | None) -> None:
    day = read_day(typed, CALENDAR, epoch_1904=False)
    assert (None if isinstance(day, Unclear) else day.isoformat()) == wanted


def test_a_serial_number_follows_the_workbook_and_means_nothing_in_a_text() -> None:
    assert read_day(44806, CALENDAR, epoch_1904=True) == datetime.date(2026, 9, 3)
    assert isinstance(read_day(44806, CALENDAR, epoch_1904=False), Unclear)
    assert isinstance(read_day("46268", CALENDAR, epoch_1904=None), Unclear)


JUNIOR = school("C", "中学", "完全中学", range(7, 13), 3)
ONES = {
    "全校": 18,
    "八年级": 3,
    "8年级": 3,
    "初二": 3,
    "高一": 3,
    "8年级1班": 1,
    "八（1）班": 1,
    "八(1)班": 1,
    "初二1班": 1,
    "初二（1）班": 1,
    "高一（2）班": 1,
    "八1班": 1,
    "８年级１班": 1,
    "八年级1班、2班": 2,
    "八年级（1）（2）班": 2,
    "八年级1-3班": 3,
    "八年级1班至3班": 3,
    "七年级、八年级": 6,
    "七（1）班，八（2）班": 2,
    "十一年级": 3,
    "81班": None,
    "8.1": None,
    "1班": None,
    "八年级4班": None,
    "三年级": None,
    "王老师班": None,
    "八年级1-9班": None,
}


@pytest.mark.parametrize("typed", ONES)
def test_classes_are_those_of_the_roster_or_none(typed: str) -> None:
    found = read_scope(typed, JUNIOR)
    assert (None if isinstance(found, Unknown) else len(found)) == ONES[typed]


def test_five_four_begins_junior_school_in_grade_six() -> None:
    five_four: School = dataclasses.replace(school("D", "中学", "初中", range(6, 10), 1), system="五四")
    found = read_scope("初一1班", five_four)
    assert not isinstance(found, Unknown)
    assert [one.name for one in found] == ["6年级1班"]


def test_words_of_the_lists_are_read_by_their_other_names() -> None:
    assert choice("form", "班团队会") == "主题班会"
    assert choice("period", "第一节") == choice("period", "上午第1节") == choice("period", 1.0) == "第1节"
    assert choice("period", "下午第1节") is None
    assert choice("topic", "法治教育、防欺凌") == "学生欺凌防治、法治教育"
    assert choice("topic", "其他") == ""
    assert choice("topic", "欺凌和天气") is None
    assert choice("presenter_role", "民警") is None, "a police officer need not be the school's"
    assert [number("minutes", typed) for typed in (40.0, "40分钟", "0", "很久")] == [40, 40, None, None]
    assert title("《防 欺凌》第1课！") == title("防欺凌第１课")
    assert [school_year(typed) for typed in ("2026—2027学年", "2026-27", "2026-2028")] == ["2026-2027"] * 2 + [None]


def test_no_topic_word_holds_another() -> None:
    assert not [(one, other) for one in TOPICS for other in TOPICS if one != other and one in other]


def test_every_obligation_can_be_recorded(curriculum: Curriculum) -> None:
    """Everything a document asks of schools has a form on one sheet or a kind on the other, in its own unit."""
    homeless = []
    for profile, policy in curriculum.policies.items():
        for name, asked in policy.obligations.items():
            forms = set(asked.activities) & set(FORMS) if asked.unit != "人" else set()
            kinds = set(asked.activities) & set(EVENT_KINDS)
            if asked.binds in ("student", "class", "grade"):
                kinds = set()
            if not forms | kinds or not set(asked.topics) <= set(TOPICS):
                homeless.append((profile, name))
    assert homeless == []


def roster_book(**sheets: list[tuple[object, ...]]) -> bytes:
    """Return a roster; sheets not named are those of one good school."""
    good: dict[str, list[tuple[object, ...]]] = {
        "学校": [
            ("学校代码", "学校", "县（区）", "市（州）", "省", "类型"),
            ("A01", "第一小学", "甲县", "乙市", "丙省", "小学"),
        ],
        "班级": [("学校", "年级", "班"), ("第一小学", "三年级", "1-2"), ("A01", 4, "1"), ("A01", 4, "实验班")],
        "校历": [("学年", "学期", "开学", "放假"), ("2026-2027", "上学期", "2026-09-01", "2027.1.20")],
    }
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    for name, rows in {**good, **sheets}.items():
        page = book.add_worksheet(name)
        for row, line in enumerate(rows):
            page.write_row(row, 0, line)
    book.close()
    return buffer.getvalue()


def test_a_roster_is_read_with_its_short_ways() -> None:
    roster = read_roster(roster_book())
    (one,) = roster.years["2026-2027"].values()
    assert [member.name for member in one.classes] == ["3年级1班", "3年级2班", "4年级1班", "4年级实验班"]
    assert roster.units["第一小学"] == roster.units["A01"] == ("school", "A01")
    assert roster.units["甲县"] == ("district", "甲县")


def test_all_faults_of_a_roster_are_told_at_once() -> None:
    bad = roster_book(
        班级=[("学校", "年级", "班"), ("第九小学", 3, "1"), ("A01", "十五", "1"), ("A01", 3, "")],
        校历=[
            ("学年", "学期", "开学", "放假"),
            ("2026", "上学期", "", ""),
            ("2026-2027", "上学期", "2027-02-01", "2026-09-01"),
        ],
    )
    with pytest.raises(Refusal) as refusal:
        read_roster(bad)
    for words in ("“第九小学”不在", "年级“十五”看不懂", "班请写班号", "学年“2026”看不懂", "开学应早于放假"):
        assert words in str(refusal.value), words


def test_the_empty_roster_says_what_is_missing() -> None:
    with pytest.raises(Refusal, match="“学校”里没有学校"):
        read_roster(render())
    assert PRIMARY.classes
