"""Available coverage: obligations × curriculum, counted as policies.md says."""

from __future__ import annotations

import json

from generator.coverage.available import Cell, available
from generator.curriculum import Curriculum
from generator.model.lesson import Lesson
from generator.outputs.reports import plan_reports


def cell(curriculum: Curriculum, obligation: str, grade: int, term: str) -> Cell:
    row = next(row for row in available(curriculum, "national") if row.obligation == obligation)
    return next(cell for cell in row.cells if (cell.grade, cell.term) == (grade, term))


def test_a_written_lesson_counts_where_its_form_grade_and_term_are_asked_for(curriculum: Curriculum) -> None:
    here = cell(curriculum, "n-class-meeting", 8, "上学期")
    assert (here.needed, here.available, here.lessons, here.gap) == (2, 1, ("g08-age-no-exemption",), 1)
    assert cell(curriculum, "n-class-meeting", 8, "下学期") == Cell(8, "下学期", 2, 0, ())
    assert cell(curriculum, "n-class-meeting", 7, "上学期").available == 0


def test_planned_lessons_never_count(curriculum: Curriculum) -> None:
    row = next(row for row in available(curriculum, "national") if row.obligation == "n-class-meeting")
    assert sum(cell.available or 0 for cell in row.cells) == len(curriculum.lessons)
    assert row.gap == 48 - len(curriculum.lessons)


def test_what_must_exist_has_nothing_a_curriculum_could_hold(curriculum: Curriculum) -> None:
    found = cell(curriculum, "n-published", 8, "全学年")
    assert (found.needed, found.available, found.gap) == (None, None, 0)


def test_what_recurs_has_a_count_but_no_target(curriculum: Curriculum) -> None:
    found = cell(curriculum, "n-parents", 8, "全学年")
    assert (found.needed, found.available) == (None, 0)


def test_what_binds_the_school_is_counted_once_per_stage(curriculum: Curriculum) -> None:
    lesson: Lesson = curriculum.lessons["g08-age-no-exemption"]
    for grade in (7, 8, 9):
        assert cell(curriculum, "n-topic", grade, "上学期").lessons == ("g08-age-no-exemption",), grade
    for grade in (6, 10):
        assert cell(curriculum, "n-topic", grade, "上学期").lessons == (), grade
    assert lesson.form == "主题班会"


def test_what_is_counted_once_per_stage_is_missing_once_per_stage(curriculum: Curriculum) -> None:
    row = next(row for row in available(curriculum, "national") if row.obligation == "n-vice-principal")
    assert (cell(curriculum, "n-vice-principal", 8, "全学年").needed, row.gap) == (4, 3 * 4)


def test_rows_with_the_largest_gap_come_first(curriculum: Curriculum) -> None:
    gaps = [row.gap for row in available(curriculum, "national")]
    assert gaps == sorted(gaps, reverse=True)
    assert gaps[0] > 0


def test_the_report_holds_the_same_numbers(curriculum: Curriculum) -> None:
    (file,) = plan_reports(curriculum)
    data = json.loads(file.render(file.view))
    row = next(row for row in data["rows"] if row["obligation"] == "n-class-meeting")
    assert row["gap"] == 48 - len(curriculum.lessons)
    assert {
        "grade": 8,
        "term": "上学期",
        "needed": 2,
        "available": 1,
        "lessons": ["g08-age-no-exemption"],
        "gap": 1,
    } in row["cells"]
    assert (data["edition"], data["as_of"]) == ("2026.2", "2026-11-21")
