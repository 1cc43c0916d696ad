"""Reports of what was taught: the same facts give the same bytes, a county's schools stay in its workbook."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from pathlib import Path

import pytest
from docx import Document
from python_calamine import CalamineWorkbook

from generator.curriculum import Curriculum
from generator.outputs.delivered_documents import HEADINGS
from generator.records import importing
from tests.conftest import ROOT, qinghe
from tests.messy.school import EDITION, EVENT_HEADERS, ROSTER, imported, written

MEETING = ("第1节", "其他资源", "班会", "主题班会", "学生欺凌防治", 40, "班主任", "", "")
RECORDS = (
    ("第一小学", "全校", "2026-09-10", *MEETING),
    ("第一小学", "3年级1班", "2026-10-10", *MEETING),
    ("第二中学", "全校", "2026-09-10", *MEETING),
    ("第二中学", "全校", "2026-11-10", *MEETING),
)
EVENTS = (
    ("第一小学", "问卷", "2026-10-12", "问卷", "学生欺凌防治", "", 7, "", "", ""),
    ("第二中学", "问卷", "2026-10-12", "问卷", "学生欺凌防治", "", 300, "", "", ""),
    ("第二中学", "教职工培训", "2026-08-25", "培训", "学生欺凌防治", "", 4, "", "", ""),
)


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("records")
    importing.import_roster(folder, ROSTER, datetime.date(2026, 9, 1), EDITION)
    files = (written(folder / "a.csv", RECORDS), written(folder / "b.csv", EVENTS, EVENT_HEADERS))
    imported(folder, *files)
    return folder


def made(records: Path, out: Path, *options: str) -> dict[str, bytes]:
    done = qinghe("records", "report", "--records", str(records), "--out", str(out), *options, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    return {file.name: file.read_bytes() for file in sorted(out.iterdir())}


def text(data: bytes) -> str:
    document = Document(io.BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def test_a_county_sees_each_school_and_its_pages_name_none(records: Path, tmp_path: Path) -> None:
    files = made(records, tmp_path / "out", "--as-of", "2027-07-01")
    stem = "甲县_2026-2027_截至2027-07-01_"
    assert list(files) == [f"{stem}工作总结.docx", f"{stem}自查表.docx", f"{stem}落实情况.html", f"{stem}落实情况.xlsx"]
    book = CalamineWorkbook.from_filelike(io.BytesIO(files[f"{stem}落实情况.xlsx"]))
    assert book.sheet_names == ["总表", "缺口", "分年级", "分单位", "人数", "批次"]
    gaps = [row[2] for row in book.get_sheet_by_name("缺口").to_python()]
    first = "第一小学：上学期 4 个班里有 3 个班还差 3 次（应有 8，已有 5）。各差 1 次：3年级2班、4年级1班、4年级2班。"
    assert first in gaps
    grades = book.get_sheet_by_name("分年级").to_python()
    assert grades[1] == ["要求", "时段", "怎么算", "3年级", "4年级", "7年级", "8年级"]
    assert grades[2][1:] == ["上学期", "每学期 2 次", "1 / 2", "0 / 2", "2 / 2", "2 / 2"]
    people = [row[:4] for row in book.get_sheet_by_name("人数").to_python()[2:]]
    small = "少于 10 或可由此推出，不列"
    assert people == [
        ["甲县", "学生", 2.0, 307.0],
        ["甲县", "教职工", 1.0, 4.0],
        ["第一小学", "学生", 1.0, small],
        ["第二中学", "学生", 1.0, small],
        ["第二中学", "教职工", 1.0, 4.0],
    ]
    batches = book.get_sheet_by_name("批次").to_python()
    assert [row[2] for row in batches[1:3]] == ["名册", "2 个文件"]
    page = files[f"{stem}落实情况.html"].decode()
    for shown in (page, text(files[f"{stem}工作总结.docx"]), text(files[f"{stem}自查表.docx"])):
        assert "8 个班里，5 个班够了，3 个班还差" in shown
        assert str(batches[2][10]) in shown, "the hash of the ledger stands on every report"
        assert "第一小学" not in shown
        assert "第二中学" not in shown
    assert not re.search(r"https?://|<script", page)
    assert page.count("<svg") == page.count('role="img"') == page.count("<desc")


def test_a_school_sees_its_own_small_counts(records: Path, tmp_path: Path) -> None:
    files = made(records, tmp_path / "out", "--level", "校", "--as-of", "2027-07-01")
    assert len(files) == 8
    page = files["第一小学_2026-2027_截至2027-07-01_落实情况.html"].decode()
    assert "<td>学生</td><td>1</td><td>7</td>" in page
    assert "各差 1 次：3年级2班、4年级1班、4年级2班" in page


def test_a_report_is_the_same_a_year_later(records: Path, tmp_path: Path) -> None:
    day = ("--as-of", "2027-07-01", "--profile", "sichuan")
    before = made(records, tmp_path / "before", *day)
    late = written(tmp_path / "late.csv", [("第一小学", "4年级", "2026-12-10", *MEETING)])
    later = datetime.date(2027, 8, 1)
    copy = tmp_path / "records"
    for file in records.rglob("*"):
        if file.is_file():
            (copy / file.relative_to(records)).parent.mkdir(parents=True, exist_ok=True)
            (copy / file.relative_to(records)).write_bytes(file.read_bytes())
    importing.import_files(copy, [late], {}, later, EDITION)
    assert made(copy, tmp_path / "after", *day) == before
    assert made(copy, tmp_path / "then", "--as-of", "2027-08-02", "--profile", "sichuan").keys() != before.keys()


def test_without_records_one_is_told_what_to_do(tmp_path: Path) -> None:
    done = qinghe("records", "report", "--records", str(tmp_path), cwd=ROOT)
    assert (done.returncode, "先用 qinghe records import 导入" in done.stderr) == (2, True)


def test_every_duty_has_a_heading_of_the_self_check(curriculum: Curriculum) -> None:
    placed = {duty for _, checks in HEADINGS for _, duties in checks for duty in duties}
    asked = {one.duty for policy in curriculum.policies.values() for one in policy.obligations.values()}
    assert asked - {"local-resources"} <= placed, "local-resources binds the curriculum"
    assert [name for _, checks in HEADINGS for name, _ in checks] == [
        *("学籍", "问题学生排查", "法治教育", "心理健康", "养成教育", "家校合作"),
        *("专题教育", "规章制度", "预防工作", "事件处理"),
    ]


def test_the_workbook_holds_no_formula(records: Path, tmp_path: Path) -> None:
    files = made(records, tmp_path / "out", "--as-of", "2027-07-01")
    data = next(data for name, data in files.items() if name.endswith(".xlsx"))
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert all(b"<f>" not in book.read(name) for name in book.namelist() if name.startswith("xl/worksheets"))
