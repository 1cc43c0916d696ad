"""A school's workbook: what it offers, what it refuses, and that its own coverage counts as the import does."""

from __future__ import annotations

import datetime
import io
import re
import subprocess
import zipfile
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from generator.coverage import delivered
from generator.curriculum import Curriculum
from generator.records import importing, store
from generator.records.template import render
from generator.school_template import lessons, school_template
from tests.conftest import qinghe
from tests.messy.fill import Value, filled
from tests.messy.school import EDITION, JUNIOR, PRIMARY, TODAY, opened
from tests.test_records_read import roster_book

YEAR = "2026-2027"


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def lines(first: int, *rows: tuple[Value, ...]) -> dict[str, Value]:
    """Return cells by place for rows from `first` on; empty cells are left alone."""
    return {
        f"{chr(ord('A') + column)}{row}": value
        for row, line in enumerate(rows, first)
        for column, value in enumerate(line)
        if value != ""
    }


@pytest.fixture(scope="module")
def workbook(curriculum: Curriculum) -> bytes:
    return render(school_template(curriculum, JUNIOR, YEAR, "national"))


def test_classes_stand_there_and_lists_offer_what_the_import_takes(workbook: bytes) -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook))
    assert book.sheet_names == ["说明", "班级记录", "学校活动", "本校覆盖", "选项"]
    records = book.get_sheet_by_name("班级记录").to_python()
    assert records[1][:4] == ["学校代码", "B02", "学年", YEAR]
    assert [row[0] for row in records[4:20]] == [one.name for one in JUNIOR.classes for _ in range(4)]
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        sheet = archive.read("xl/worksheets/sheet2.xml").decode()
        assert 'state="hidden"' in archive.read("xl/workbook.xml").decode()
    assert len(re.findall("<dataValidation ", sheet)) == 11
    assert "2026-09-01 到 2027-07-09" in sheet, "the limit of the term says which days"
    assert "只写身份，不写姓名" in sheet


def test_the_same_school_gives_the_same_bytes(curriculum: Curriculum, workbook: bytes) -> None:
    assert render(school_template(curriculum, JUNIOR, YEAR, "national")) == workbook


def test_lessons_are_those_of_the_school(curriculum: Curriculum) -> None:
    primary, junior = (school_template(curriculum, one, YEAR, "national") for one in (PRIMARY, JUNIOR))
    assert {one.id for one in primary.lessons} & {one.id for one in junior.lessons} == set()
    assert any(one.id == "g08-made-the-group" for one in junior.lessons)


def test_an_empty_template_imports_as_blank_rows(curriculum: Curriculum, workbook: bytes, tmp_path: Path) -> None:
    (tmp_path / "t.xlsx").write_bytes(workbook)
    folder = opened(tmp_path / "records")
    done = importing.import_files(folder, [tmp_path / "t.xlsx"], lessons(curriculum), TODAY, EDITION)
    assert (done.entry, done.rows.read, done.files[0].notes) == (None, done.rows.blank, [])


@pytest.mark.slow
def test_its_own_coverage_counts_as_the_import_does(curriculum: Curriculum, workbook: bytes, tmp_path: Path) -> None:
    ours = next(one.title for one in lessons(curriculum).values() if one.id == "g08-made-the-group")
    other = ("第1节", "其他资源")
    bullying = ("主题班会", "学生欺凌防治", 40, "班主任")
    data = filled(
        workbook,
        "班级记录",
        lines(
            40,
            ("8年级1班", day("2026-09-10"), "第1节", ours, "", "", "", 40, "班主任"),
            ("8年级", day("2026-10-10"), *other, "年级班会", *bullying),
            ("8年级1班、7年级2班", day("2026-10-17"), *other, "两个班的班会", *bullying),
            ("8年级1班、7年级2班", day("2026-10-17"), *other, "两个班的班会", *bullying[:2], 45, "班主任", "更正", 2),
            ("8年级2班", day("2026-10-24"), *other, "没上的班会", *bullying),
            ("8年级2班", day("2026-10-24"), *other, "没上的班会", "", "", "", "", "作废", 2),
            ("8年级2班", day("2026-10-31"), *other, "心理班会", "主题班会", "心理健康", 40, "心理教师"),
            ("8年级2班", day("2026-10-31"), *other, "心理班会", "主题班会", "心理健康", 40, "心理教师"),
            ("全校", day("2026-11-05"), *other, "法在身边", "法治讲座", "学生欺凌防治", 45, "法治副校长"),
            ("全校", day("2027-03-05"), *other, "下学期班会", *bullying),
            ("全校", day("2027-03-06"), *other, "一个写错的格", "法治讲座", "学生欺凌防治", "很久", "法治副校长"),
        ),
    )
    talk = ("法治讲座", day("2026-11-05"), "法在身边", "学生欺凌防治", 1)
    court = ("法治教育", day("2026-11-12"), "模拟法庭", "法治教育", 2)
    data = filled(
        data, "学校活动", lines(30, talk, court, ("教职工培训", day("2026-08-28"), "开学培训", "学生欺凌防治", "", 40))
    )
    sheet = recalculated(tmp_path, {"t": data})["t"]
    shown = {str(row[3]): row[4:6] for row in sheet if re.fullmatch(r"\d年级\d班", str(row[3]))}

    folder = opened(tmp_path / "records")
    done = importing.import_files(folder, [tmp_path / "t.xlsx"], lessons(curriculum), TODAY, EDITION)
    assert (done.rows.rejected, done.rows.duplicate, done.rows.superseded) == (1, 1, 2)
    with store.attach(folder) as connection:
        query = (
            "SELECT class, count(*) FILTER (WHERE term = '上学期'), count(*) FILTER (WHERE term = '下学期') "
            "FROM class_records WHERE form = '主题班会' AND topic LIKE '%学生欺凌防治%' GROUP BY class"
        )
        counted = {name: [float(first), float(second)] for name, first, second in connection.execute(query).fetchall()}
    assert shown == counted
    assert counted["8年级1班"] == [3.0, 1.0]
    verdicts = {str(row[0]): (row[6], row[3]) for row in sheet if row[3]}
    (hours,) = [value for asks, value in verdicts.items() if "四课时" in asks]
    assert hours == (3.0, "还差 全学年 1 课时　"), "the talk stands on both sheets and is one"
    assert [value for asks, value in verdicts.items() if "教职工" in asks] == [(1.0, "有")], "trained in August"


def recalculated(folder: Path, books: dict[str, bytes]) -> dict[str, list[list[Any]]]:
    """Return the sheet 本校覆盖 of each workbook as LibreOffice counts it."""
    for name, data in books.items():
        (folder / f"{name}.xlsx").write_bytes(data)
    home = f"-env:UserInstallation=file://{folder}/office"
    command = [
        "soffice",
        home,
        "--headless",
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
        "--outdir",
        str(folder / "out"),
    ]
    files = [str(folder / f"{name}.xlsx") for name in books]
    subprocess.run([*command, *files], check=True, capture_output=True, timeout=240)
    return {
        name: CalamineWorkbook.from_path(folder / "out" / f"{name}.xlsx").get_sheet_by_name("本校覆盖").to_python()
        for name in books
    }


@pytest.mark.slow
def test_the_sheet_says_what_the_report_says(curriculum: Curriculum, tmp_path: Path) -> None:
    """One school fills in the same year for every profile; sheet and report agree on every row of every one."""
    other = ("第1节", "其他资源")
    taught = (
        ("全校", day("2026-09-08"), *other, "开学第一讲", "法治讲座", "学生欺凌防治、法治教育", 240, "法治副校长"),
        ("7年级1班", day("2026-09-15"), *other, "班会一", "主题班会", "学生欺凌防治", 40, "班主任"),
        ("7年级2班", day("2026-09-15"), *other, "班会一", "主题班会", "学生欺凌防治", 40, "班主任"),
        ("8年级1班", day("2026-09-15"), *other, "班会一", "课堂教学", "学生欺凌防治", 40, "班主任"),
        ("7年级1班", day("2026-10-20"), *other, "班会二", "主题班会", "学生欺凌防治、生命安全", 45, "班主任"),
        ("7年级2班", day("2026-10-21"), *other, "一节课", "课堂教学", "学生欺凌防治", 30, "任课教师"),
        ("全校", day("2026-12-04"), *other, "宪法日", "法治教育", "生命安全、学生欺凌防治", 20, "法治副校长"),
        ("7年级", day("2027-01-20"), *other, "最后一天", "法治讲座", "学生欺凌防治", 90, "护校民警"),
        ("8年级", day("2027-03-22"), *other, "第五周", "晨会微课", "学生欺凌防治", 10, "班主任"),
        ("8年级2班", day("2027-03-10"), *other, "心理课", "心理健康课", "学生欺凌防治", 40, "心理教师"),
        ("全校", day("2027-04-01"), *other, "校规", "校规学习", "校规校纪", 40, "班主任"),
    )
    held = (
        ("法治教育", day("2027-01-25"), "放假以后的参观", "法治教育", 2),
        ("法治教育", day("2027-03-03"), "模拟法庭", "法治教育", 1.5),
        ("法治讲座", day("2026-09-08"), "开学第一讲", "学生欺凌防治", 1),
        ("法治讲座", day("2027-03-04"), "下学期第一讲", "学生欺凌防治", 1),
        ("家长会", day("2026-11-06"), "家长会", "学生欺凌防治", "", 200),
        ("教师配备", day("2026-08-20"), "培训法治教师", "", "", 2),
        ("问卷", day("2026-11-20"), "问卷", "学生欺凌防治", "", 300),
    )
    books = {}
    for profile in curriculum.policies:
        view = school_template(curriculum, JUNIOR, YEAR, profile)
        data = filled(render(view), "班级记录", lines(40, *taught))
        books[profile] = filled(data, "学校活动", lines(30, *held))
    sheets = recalculated(tmp_path, books)
    folder = opened(tmp_path / "records")
    done = importing.import_files(folder, [tmp_path / "national.xlsx"], lessons(curriculum), TODAY, EDITION)
    assert done.rows.rejected == 0
    for profile, sheet in sheets.items():
        demands = delivered.demands(curriculum, profile)
        with store.attach(folder) as connection:
            found = delivered.delivered(connection, demands, YEAR, TODAY)
        rows = {str(row[0]): row for row in sheet}
        columns = {"上学期": 4, "下学期": 5, "全学年": 6}
        figures = [one for one in found.figures if one.unit.school == "B02" and one.grade is None]
        asked = {one.obligation: one for one in demands}
        shown = {(f.obligation, f.period): rows[asked[f.obligation].row.asks][columns[f.period]] for f in figures}
        assert shown == {(f.obligation, f.period): figure_on_the_sheet(asked[f.obligation], f) for f in figures}
        short = {one for one, demand in asked.items() if demand.row.kind in ("counted", "recurring", "exists")}
        for f in figures:
            if f.obligation in short:
                verdict = str(rows[asked[f.obligation].row.asks][3])
                periods = {one.period for one in figures if one.obligation == f.obligation and one.met < one.units}
                assert bool(periods) == (verdict not in ("够了", "有")), (f.obligation, verdict)


def figure_on_the_sheet(demand: delivered.Demand, figure: delivered.Figure) -> float:
    """Return what the sheet shows for a figure: classes or grades, months, activities, else what was done."""
    if demand.row.binds in ("student", "class", "grade"):
        return figure.met
    return figure.needed - figure.gap if demand.spread in ("month", "activity") else figure.done


def test_the_clerks_way_from_roster_to_ledger(tmp_path: Path) -> None:
    project = Path(__file__).parent.parent
    (tmp_path / "名册.xlsx").write_bytes(roster_book())
    done = qinghe("records", "template", "--project", str(project), "--roster", "名册.xlsx", cwd=tmp_path)
    made = tmp_path / "登记表" / "第一小学_2026-2027_登记表.xlsx"
    assert (done.returncode, made.is_file()) == (0, True), done.stderr
    rows = [
        ("3年级1班", day("2026-09-10"), "第1节", "其他资源", "甲课", "主题班会", "学生欺凌防治", 40, "班主任"),
        ("3年级2班", day("2026-09-10"), "第1节", "其他资源", "甲课", "主题班会", "学生欺凌防治", 40, "王老师"),
    ]
    made.write_bytes(filled(made.read_bytes(), "班级记录", lines(40, *rows)))
    arguments = ("records", "import", "--project", str(project), "--records", "records", "--as-of", "2026-11-21")
    done = qinghe(*arguments, str(made), cwd=tmp_path)
    assert (done.returncode, done.stderr) == (2, "还没有名册。请先加上 --roster 名册.xlsx。\n")
    done = qinghe(*arguments, "--roster", "名册.xlsx", "登记表/*.xlsx", cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    assert "名册已启用（第 1 批）。" in done.stdout
    assert re.search(r"读 (\d+) 行 = 登记 1 \+ 重复 0 \+ 已被更正 0 \+ 退回 1 \+ 空行 \d+", done.stdout)
    assert "退回 1 行，写在 退回/退回_第一小学_2026-2027_登记表.xlsx" in done.stdout
    done.stdout.encode("gbk")
    done = qinghe("records", "verify", "--records", "records", cwd=tmp_path)
    assert (done.returncode, done.stdout.startswith("2 批，和登记时一个字节不差。")) == (0, True)
    part = tmp_path / "records" / "class_records" / "0002.parquet"
    part.write_bytes(part.read_bytes()[:-1] + b"?")
    done = qinghe("records", "verify", "--records", "records", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (1, "第 2 批的 class_records/0002.parquet 被改动过。\n")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("import",), "要导入什么？"),
        (("import", "没有.xlsx"), "没有 没有.xlsx 这个文件。"),
        (("import", "没有*.xlsx"), "没有 没有*.xlsx 这样的文件。"),
        (("template", "--roster", "没有.xlsx"), "没有 没有.xlsx 这个文件。"),
        (("template", "--roster", "名册.xlsx", "--profile", "mars"), "没有叫 mars 的政策要求。"),
        (("verify",), "里没有账本 ledger.jsonl"),
    ],
)
def test_wrong_use_is_told_in_one_line(arguments: tuple[str, ...], says: str, tmp_path: Path) -> None:
    (tmp_path / "名册.xlsx").write_bytes(roster_book())
    project = () if arguments[0] == "verify" else ("--project", str(Path(__file__).parent.parent))
    records = () if arguments[0] == "template" else ("--records", "records")
    done = qinghe("records", arguments[0], *project, *records, *arguments[1:], cwd=tmp_path)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert says in done.stderr
