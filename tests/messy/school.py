"""Two small schools, their calendar and three lessons: what every test of the records stands on."""

from __future__ import annotations

import csv
import datetime
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from generator.records import importing, store
from generator.records.days import Calendar, Term
from generator.records.parse import Lesson
from generator.records.roster import Roster, School, SchoolClass

TODAY = datetime.date(2027, 7, 1)
EDITION = "2026.2"
CALENDAR = Calendar(
    (
        Term("2026-2027", "上学期", datetime.date(2026, 9, 1), datetime.date(2027, 1, 20)),
        Term("2026-2027", "下学期", datetime.date(2027, 2, 22), datetime.date(2027, 7, 9)),
    )
)


def school(code: str, name: str, stage: str, grades: Iterable[int], classes: int) -> School:
    """Return a school with as many classes in each grade."""
    members = tuple(SchoolClass(grade, str(number)) for grade in grades for number in range(1, classes + 1))
    return School(code, name, "甲县", "乙市", "丙省", stage, "六三", 40, members, CALENDAR)


PRIMARY = school("A01", "第一小学", "小学", (3, 4), 2)
JUNIOR = school("B02", "第二中学", "初中", (7, 8), 2)
ROSTER = Roster({"2026-2027": {"A01": PRIMARY, "B02": JUNIOR}})
LESSONS = {
    one.id: one
    for one in (
        Lesson("g03-what-is-bullying", "什么是欺凌", "主题班会", (3,), ("学生欺凌防治",)),
        Lesson("g07-forwarding", "转发也要负责", "主题班会", (7,), ("学生欺凌防治", "法治教育")),
        Lesson("talk-junior-09", "开学第一讲", "法治讲座", (7, 8, 9), ("学生欺凌防治", "法治教育")),
    )
}
HEADERS = ("学校", "班级", "日期", "节次", "课", "题目", "形式", "主题", "分钟", "主讲身份", "更正或作废", "修订号")
EVENT_HEADERS = ("学校", "活动", "日期", "题目", "主题", "课时", "人数", "主讲身份", "更正或作废", "修订号")


def opened(folder: Path) -> Path:
    """Return a records folder in which the roster is in force."""
    importing.import_roster(folder, ROSTER, TODAY, EDITION)
    return folder


def imported(folder: Path, *files: Path) -> importing.Imported:
    """Import files as one batch."""
    return importing.import_files(folder, files, LESSONS, TODAY, EDITION)


def table(rows: Iterable[Sequence[object]], headers: Sequence[str] = HEADERS) -> bytes:
    """Return a UTF-8 text file with a header."""
    lines = io.StringIO(newline="")
    csv.writer(lines).writerows([headers, *rows])
    return lines.getvalue().encode()


def written(path: Path, rows: Iterable[Sequence[object]], headers: Sequence[str] = HEADERS) -> Path:
    """Write a text file."""
    path.write_bytes(table(rows, headers))
    return path


def standing(folder: Path, name: str = "class_records") -> set[tuple[object, ...]]:
    """Return the records that stand, voids too, without where they came from."""
    with store.attach(folder) as connection:
        query = f"SELECT * EXCLUDE (batch, row, file, sheet, sheet_row) FROM standing_{name}"
        return set(connection.execute(query).fetchall())
