"""Available coverage: obligations × curriculum, counted as policies.md says."""

from __future__ import annotations

import json

from generator.coverage.available import STAGES, TERMS, YEAR, Cell, available
from generator.curriculum import Curriculum
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
    per_stage = {stage: [cell for cell in row.cells if cell.grade in grades] for stage, grades in STAGES}
    for cells in per_stage.values():
        assert len({(c.needed, c.available, c.lessons) for c in cells}) == 1, "every grade shows its stage's number"
    assert row.gap == sum(cells[0].gap for cells in per_stage.values())


def test_every_number_equals_a_plain_count(curriculum: Curriculum) -> None:
    """Count anew, lesson by lesson, without the code under test."""
    stage = {grade: grades for _, grades in STAGES for grade in grades}
    for profile, policy in curriculum.policies.items():
        rows = {row.obligation: row for row in available(curriculum, profile)}
        assert set(rows) == set(policy.obligations)
        for name, obligation in policy.obligations.items():
            terms = TERMS if obligation.per == "学期" else (YEAR,)
            assert {(c.grade, c.term) for c in rows[name].cells} == {(g, t) for g in range(1, 13) for t in terms}
            for found in rows[name].cells:
                serves = (found.grade,) if obligation.binds in ("student", "class", "grade") else stage[found.grade]
                count = 0
                for lesson in curriculum.lessons.values():
                    fits = lesson.form in obligation.activities and set(lesson.grades) & set(serves)
                    if fits and found.term in (YEAR, lesson.term):
                        count += 1
                for letter in curriculum.letters.values():
                    grades = {g for band in curriculum.plan.bands if band.name in letter.bands for g in band.grades}
                    fits = "致家长信" in obligation.activities and grades & set(serves)
                    if fits and found.term in (YEAR, letter.term):
                        count += 1
                if "教职工培训" in obligation.activities:
                    count += len(curriculum.modules)
                nothing = obligation.kind == "exists" or obligation.unit == "人"
                assert found.available == (None if nothing else count), (profile, name, found)


def test_rows_with_the_largest_gap_come_first(curriculum: Curriculum) -> None:
    gaps = [row.gap for row in available(curriculum, "national")]
    assert gaps == sorted(gaps, reverse=True)
    assert gaps[0] > 0


def test_the_report_holds_the_same_numbers(sample_curriculum: Curriculum) -> None:
    (file,) = plan_reports(sample_curriculum)
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
