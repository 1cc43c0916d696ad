"""Available coverage: obligations × curriculum, counted as policies.md says."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace

import pytest
from python_calamine import CalamineWorkbook

from generator.coverage.available import (
    FIVE_FOUR,
    SIX_THREE,
    TERMS,
    YEAR,
    Cell,
    Row,
    Stages,
    available,
    overlaid,
)
from generator.coverage.matrices import matrices
from generator.curriculum import Curriculum
from generator.model.policy import Obligation
from generator.outputs.reports import plan_reports


def cell(curriculum: Curriculum, obligation: str, grade: int, term: str, profile: str = "national") -> Cell:
    row = next(row for row in available(curriculum, profile) if row.obligation == obligation)
    return next(cell for cell in row.cells if (cell.grade, cell.term) == (grade, term))


def test_a_written_lesson_counts_where_its_form_grade_and_term_are_asked_for(sample_curriculum: Curriculum) -> None:
    here = cell(sample_curriculum, "class-meeting", 3, "上学期")
    assert (here.needed, here.available, here.lessons, here.gap) == (2, 1, ("g03-what-is-bullying",), 1)
    assert cell(sample_curriculum, "class-meeting", 3, "下学期") == Cell(3, "下学期", 2, 0, ())
    assert cell(sample_curriculum, "class-meeting", 4, "上学期").available == 0


def test_planned_lessons_never_count(sample_curriculum: Curriculum) -> None:
    row = next(row for row in available(sample_curriculum, "national") if row.obligation == "class-meeting")
    assert sum(cell.available or 0 for cell in row.cells) == 1
    assert row.gap == 48 - 1


def test_what_must_exist_has_nothing_a_curriculum_could_hold(sample_curriculum: Curriculum) -> None:
    found = cell(sample_curriculum, "rules", 8, YEAR)
    assert (found.needed, found.available, found.gap) == (None, None, 0)


def test_what_recurs_has_a_count_but_no_target(curriculum: Curriculum) -> None:
    found = cell(curriculum, "n-parents", 8, YEAR)
    assert found.needed is None
    assert found.available is not None
    assert found.gap == 0


def test_what_is_counted_once_per_stage_is_missing_once_per_stage(curriculum: Curriculum) -> None:
    row = next(row for row in available(curriculum, "national") if row.obligation == "n-vice-principal")
    per_stage = {stage: [cell for cell in row.cells if cell.grade in grades] for stage, grades in SIX_THREE}
    for cells in per_stage.values():
        assert len({(c.needed, c.available, c.lessons) for c in cells}) == 1, "every grade shows its stage's number"
    assert row.gap == sum(cells[0].gap for cells in per_stage.values())


TOPIC_OF = {"法": "法治教育", "责": "法治教育", "情": "心理健康", "复": "心理健康"}


def plain_count(curriculum: Curriculum, obligation: Obligation, serves: tuple[int, ...], term: str) -> int:
    """Count anew, item by item, without the code under test."""
    bands = {band.name: set(band.grades) for band in curriculum.plan.bands}
    asked, fits = set(obligation.topics), set(serves)
    count = 0
    for lesson in curriculum.lessons.values():
        about = {"学生欺凌防治", *lesson.topics} | {TOPIC_OF[s] for s in lesson.strands if s in TOPIC_OF}
        about |= {"法治教育"} if lesson.form in ("法治讲座", "校规学习") else set()
        about |= {"心理健康"} if lesson.form == "心理健康课" else set()
        about |= {"校规校纪"} if lesson.form == "校规学习" else set()
        about |= {"家庭教育"} if lesson.form == "家长会" else set()
        if lesson.form in obligation.activities and fits & set(lesson.grades) and asked <= about:
            count += term in (YEAR, lesson.term)
    if asked <= {"学生欺凌防治", "家庭教育"} and "致家长信" in obligation.activities:
        for letter in curriculum.letters.values():
            count += bool(fits & set().union(*(bands[b] for b in letter.bands))) and term in (YEAR, letter.term)
    if asked <= {"学生欺凌防治"}:
        if "教职工培训" in obligation.activities:
            count += len(curriculum.modules)
        if "案例解析" in obligation.activities:
            taught = [case for case in curriculum.cases.values() if case.audience != "restricted"]
            count += sum(bool(fits & set().union(*(bands[b] for b in case.bands))) for case in taught)
        if "情景模拟" in obligation.activities:
            count += sum(bool(fits & set().union(*(bands[b] for b in s.bands))) for s in curriculum.scenarios.values())
    return count


@pytest.mark.parametrize(("system", "stages"), [("六三", SIX_THREE), ("五四", FIVE_FOUR)])
def test_every_number_equals_a_plain_count(curriculum: Curriculum, system: str, stages: Stages) -> None:
    stage = {grade: grades for _, grades in stages for grade in grades}
    for profile, own in curriculum.policies.items():
        policy = own.model_copy(update={"system": system})
        rows = {row.obligation: row for row in available(curriculum, profile, policy)}
        assert set(rows) == set(policy.obligations)
        for name, obligation in policy.obligations.items():
            terms = TERMS if obligation.per == "学期" else (YEAR,)
            assert {(c.grade, c.term) for c in rows[name].cells} == {(g, t) for g in range(1, 13) for t in terms}
            for found in rows[name].cells:
                school_wide = obligation.binds in ("school", "district", "city")
                serves = stage[found.grade] if school_wide else (found.grade,)
                nothing = obligation.kind == "exists" or obligation.unit == "人"
                expected = None if nothing else plain_count(curriculum, obligation, serves, found.term)
                assert found.available == expected, (profile, name, found)


def counted(rows: tuple[Row, ...], duty: str) -> Row:
    (row,) = (row for row in rows if row.duty == duty and row.kind == "counted")
    return row


def test_of_two_numbers_for_the_same_duty_the_stricter_stands_and_names_the_other(curriculum: Curriculum) -> None:
    local = curriculum.policies["sichuan"]
    told = local.obligations["s2-class-meeting"]
    stricter = local.model_copy(
        update={"obligations": {**local.obligations, "s2-class-meeting": told.model_copy(update={"number": 3})}}
    )
    row = counted(overlaid(curriculum, "sichuan", stricter), "class-meeting")
    assert (row.profile, row.number) == ("sichuan", 3)
    assert row.cells[0].needed == 3
    assert tuple(other.told for other in row.also) == (
        "中小学校园暴力与学生欺凌防范治理专项行动的通知（题名据报道）（规范性文件（工作通知））：2 次",
    )


def test_at_equal_numbers_the_national_row_stands(curriculum: Curriculum) -> None:
    row = counted(overlaid(curriculum, "sichuan"), "class-meeting")
    assert (row.profile, row.number, len(row.also)) == ("national", 2, 1)


def test_rows_of_another_unit_or_without_a_number_stand_side_by_side(curriculum: Curriculum) -> None:
    rows = overlaid(curriculum, "nantong")
    hours = {(row.profile, row.unit, row.per) for row in rows if row.duty == "legal-hours"}
    assert hours == {("national", "课时", "年"), ("nantong", "次", "教学月")}
    surveys = [row.profile for row in rows if row.duty == "survey"]
    assert sorted(surveys) == ["nantong", "national"]


def test_an_overlay_loses_no_row(curriculum: Curriculum) -> None:
    national = len(curriculum.policies["national"].obligations)
    for profile in set(curriculum.policies) - {"national"}:
        rows = overlaid(curriculum, profile)
        absorbed = sum(len(row.also) for row in rows)
        assert len(rows) + absorbed == national + len(curriculum.policies[profile].obligations)


def test_where_primary_school_ends_after_grade_five_grade_six_is_counted_with_grade_seven(
    curriculum: Curriculum,
) -> None:
    policy = curriculum.policies["national"].model_copy(update={"system": "五四"})
    row = next(r for r in available(curriculum, "national", policy) if r.obligation == "n-topic")
    cells = {cell.grade: cell for cell in row.cells if cell.term == "上学期"}
    assert replace(cells[6], grade=7) == cells[7]


def test_matrices_list_what_is_taught_and_keep_empty_rows(sample_curriculum: Curriculum) -> None:
    found = {matrix.key: matrix for matrix in matrices(sample_curriculum)}
    strands = {row.name: row.cells for row in found["strands"].rows}
    assert strands["3 年级"][0] == ("g03-what-is-bullying",)
    assert set(strands["4 年级"]) == {()}
    forms = {row.name: row.cells for row in found["forms"].rows}
    assert forms["主题班会"][1] == ("g03-what-is-bullying",)
    assert len(found["subjects"].rows) == 17
    assert [row.name for row in found["articles"].rows if any(row.cells)] == ["《样例法》第六条"]


def test_rows_with_the_largest_gap_come_first(curriculum: Curriculum) -> None:
    gaps = [row.gap for row in available(curriculum, "nantong")]
    assert gaps == sorted(gaps, reverse=True)
    assert gaps[0] > 0


def test_the_curriculum_holds_every_number_the_nation_asks_for(curriculum: Curriculum) -> None:
    assert {row.obligation: row.gap for row in available(curriculum, "national") if row.gap} == {}


def test_the_report_holds_the_same_numbers(sample_curriculum: Curriculum) -> None:
    file = next(file for file in plan_reports(sample_curriculum) if file.path.name == "coverage.json")
    data = json.loads(file.render(file.view))
    row = next(row for row in data["rows"] if row["obligation"] == "class-meeting")
    assert row["gap"] == 47
    here = next(c for c in row["cells"] if (c["grade"], c["term"]) == (3, "上学期"))
    assert here == {
        "grade": 3,
        "term": "上学期",
        "needed": 2,
        "available": 1,
        "lessons": ["g03-what-is-bullying"],
        "gap": 1,
    }
    assert (data["edition"], data["as_of"]) == ("2026.2", "2026-11-21")


def test_the_workbook_shows_gaps_first_and_holds_texts_not_formulas(sample_curriculum: Curriculum) -> None:
    file = next(file for file in plan_reports(sample_curriculum) if file.path.name == "coverage-national.xlsx")
    rows = tuple(replace(row, asks="=1+1") for row in file.view.rows)
    data = file.render(replace(file.view, rows=rows))
    assert data == file.render(replace(file.view, rows=rows)), "equal input, equal bytes"
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    assert book.sheet_names[:3] == ["说明", "缺口", "逐条"]
    gaps = book.get_sheet_by_name("缺口").to_python()
    assert gaps[0] == ["要求", "年级", "学期", "需", "有", "缺", "出自"]
    assert gaps[1][:6] == ["=1+1", "1 年级", "上学期", 2, 0, 2]
    assert sum(float(str(row[5])) for row in gaps[1:]) == sum(row.gap for row in rows) == 47
    assert book.get_sheet_by_name("年级×主线").to_python()[3][1] == 1
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert not any(b"<f>" in archive.read(name) for name in archive.namelist())
