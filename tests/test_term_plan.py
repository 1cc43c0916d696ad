"""The 学期方案: weeks by the school's calendar, holidays honoured, numbered weeks where there is no calendar."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

import pytest
from docx import Document

from generator.checks.harm import harm
from generator.curriculum import Curriculum
from generator.model.local import Holiday, Local, Week
from generator.outputs import term_plan
from generator.outputs.kit_parts import TERMS
from generator.outputs.kits import plan_bundles
from generator.outputs.term_plan import term_view
from generator.outputs.term_views import TermView
from generator.outputs.term_weeks import months, occasions, school_weeks, week_at
from generator.outputs.term_words import FILES, STAGES, TASKS
from generator.problems import errors
from tests.texts import words_of

AUTUMN = Week(
    term="上学期",
    begins=datetime.date(2026, 9, 1),  # a Tuesday
    ends=datetime.date(2027, 1, 22),
    holidays=(
        Holiday(name="国庆节", begins=datetime.date(2026, 10, 1), ends=datetime.date(2026, 10, 11)),
        Holiday(name="元旦", begins=datetime.date(2027, 1, 1), ends=datetime.date(2027, 1, 3)),
    ),
)


def with_calendar(curriculum: Curriculum, *terms: Week) -> Curriculum:
    sheet = Local(name="甲学校", vice_principal="某法院法官", calendar=terms)  # type: ignore[arg-type]
    return replace(curriculum, local=sheet)


def rows(view: TermView) -> dict[int, list[tuple[str, str]]]:
    """Return (kind, words) by the number of the week."""
    found: dict[int, list[tuple[str, str]]] = {}
    number = 0
    for row in (row for stage in view.stages for row in stage.rows):
        number = int(row.week or number)
        found.setdefault(number, []).append((row.kind, "；".join(row.lines)))
    return found


def week_with(view: TermView, words: str) -> int:
    (number,) = (number for number, works in rows(view).items() for _, text in works if words in text)
    return number


def test_weeks_run_from_monday_and_a_holiday_keeps_its_number() -> None:
    weeks = school_weeks(AUTUMN)
    assert [week.number for week in weeks] == list(range(1, 22))
    assert [weeks[n].days for n in (0, 1, 4, 5, 20)] == ["9.1—9.4", "9.7—9.11", "9.28—10.2", "10.5—10.9", "1.18—1.22"]
    assert [week.number for week in weeks if not week.taught] == [6]
    assert weeks[4].free == ("国庆节（10.1—10.11）",)
    assert weeks[17].free == ("元旦（1.1—1.3）",)
    assert weeks[5].first is None
    assert weeks[6].first == datetime.date(2026, 10, 12)


def test_nothing_is_planned_for_a_week_off(sample_curriculum: Curriculum) -> None:
    view = term_view(with_calendar(sample_curriculum, AUTUMN), "小学", "上学期")
    assert rows(view)[6] == [("放假", "国庆节（10.1—10.11）")]
    assert rows(view)[18] == [("放假", "元旦（1.1—1.3）")]
    numbers = [week_at(school_weeks(AUTUMN), place) for place in range(1, 21)]
    assert numbers == sorted(numbers)
    assert (numbers[0], numbers[-1], 6 in numbers) == (1, 21, False)


def test_days_of_the_year_fall_into_their_week(sample_curriculum: Curriculum) -> None:
    view = term_view(with_calendar(sample_curriculum, AUTUMN), "初中", "上学期")
    assert week_with(view, "网络欺凌国际日") == 10  # 2026-11-05
    assert week_with(view, "国家宪法日") == 14  # 2026-12-04
    spring = Week(term="下学期", begins=datetime.date(2027, 2, 22), ends=datetime.date(2027, 7, 2))
    named = {name[:6]: week for week, name in occasions("下学期", spring, school_weeks(spring))}
    assert named == {"全国中小学生": 6, "国际儿童节（": 15}  # 2027-03-29, 2027-06-01
    short = spring.model_copy(update={"ends": datetime.date(2027, 5, 28)})
    assert [week for week, _ in occasions("下学期", short, school_weeks(short))] == [6]


def test_every_teaching_month_has_its_talk() -> None:
    weeks = school_weeks(AUTUMN)
    assert list(months("上学期", AUTUMN, weeks)) == [(2, 9), (8, 10), (11, 11), (16, 12), (20, 1)]
    assert [month for _, month in months("下学期", None, school_weeks(None))] == [2, 3, 4, 5, 6]


def test_every_lesson_of_the_term_stands_in_its_week(curriculum: Curriculum) -> None:
    view = term_view(curriculum, "小学", "上学期")
    held = [one for one in view.held if one.what == "班会"]
    assert [one.week for one in held] == ["4", "12"]
    for number, one in enumerate(held):
        assert len(one.lines) == 6
        planned = [row for row in curriculum.plan.meetings if row.grade == 3 and row.term == "上学期"]
        assert f"三年级《{curriculum.meeting_title(planned[number])}》" in one.lines
    talks = [line for one in term_view(curriculum, "初中", "下学期").held if one.what == "讲座" for line in one.lines]
    written = curriculum.lessons["talk-junior-04"].title
    assert f"4月的一课：《{written}》（七至九年级）" in talks
    assert "5月的一课：题目和法治副校长商定。" in talks
    short = term_view(curriculum, "初中", "下学期").held[1].lines
    assert [line.endswith("用 20 分钟短课") for line in short] == [False, False, True]


def test_what_is_not_written_yet_is_said(sample_curriculum: Curriculum) -> None:
    lines = [line for one in term_view(sample_curriculum, "小学", "上学期").held for line in one.lines]
    assert "三年级《什么是学生欺凌》" in lines
    assert any(line.startswith("一年级《") and line.endswith("》（待编写）") for line in lines)


def test_without_a_calendar_weeks_are_numbered_and_days_are_blanks(curriculum: Curriculum) -> None:
    view = term_view(curriculum, "高中", "下学期")
    assert [f"{stage.name} {stage.weeks}" for stage in view.stages] == [
        "全面排查 第1—4周",
        "集中整治 第5—10周",
        "督导检查 第11—15周",
        "建章立制 第16—20周",
    ]
    assert {row.days for stage in view.stages for row in stage.rows} == {"【日期】", ""}
    assert sorted(rows(view)) == list(range(1, 21))
    assert view.when == "【开学日期】—【放假日期】"
    assert any("【法治副校长的单位和职务】" in duty.post for duty in view.duties)


def test_the_calendar_of_the_year_at_hand_is_taken(sample_curriculum: Curriculum) -> None:
    past = AUTUMN.model_copy(update={"begins": datetime.date(2025, 9, 1), "ends": datetime.date(2026, 1, 23)})
    for terms, year in (((past, AUTUMN), 2026), ((past,), 2025)):
        view = term_view(with_calendar(sample_curriculum, *terms), "小学", "上学期")
        assert view.when.startswith(f"{year}年9月1日—")


@pytest.mark.parametrize("weeks", [8, 12, 24])
def test_a_term_of_any_length_holds_everything_in_order(weeks: int, sample_curriculum: Curriculum) -> None:
    ends = datetime.date(2026, 9, 4) + datetime.timedelta(weeks=weeks - 1)
    term = AUTUMN.model_copy(update={"begins": datetime.date(2026, 8, 31), "ends": ends, "holidays": ()})
    view = term_view(with_calendar(sample_curriculum, term), "小学", "上学期")
    assert sorted(rows(view)) == list(range(1, weeks + 1))
    told = [text for works in rows(view).values() for _, text in works]
    assert [text for text in told if text in {task.words for task in TASKS}] == [task.words for task in TASKS]
    assert len(view.stages) == len(STAGES)


def test_the_three_papers_print_their_part_and_hold_no_childs_form(curriculum: Curriculum) -> None:
    local = with_calendar(curriculum, AUTUMN)
    files = {file.path.name: file for file in term_plan.plan_files(local)}
    assert len(files) == 18
    texts = {}
    for what in ("行事历", "工作方案", "档案目录"):
        file = files[f"小学_上学期_{what}_2026.2.docx"]
        data = file.render(file.view)
        assert data == file.render(file.view)
        texts[what] = words_of(data)
        assert "2026年9月1日—2027年1月22日" in texts[what]
    assert "四年级《没人动手，为什么也疼》" in texts["行事历"]
    assert "法治副校长：某法院法官" in texts["工作方案"]
    assert all(stage.name in texts["工作方案"] for stage in STAGES)
    assert all(filed.name in texts["档案目录"] for _, papers in FILES for filed in papers)
    file = files["小学_上学期_档案目录_2026.2.docx"]
    last = Document(io.BytesIO(file.render(file.view))).tables[-1]
    titles = [row.cells[0].text for row in last.rows][1:]
    assert sorted(titles) == sorted(row.title for row in curriculum.aftermaths.values() if row.custody)
    assert titles[0] == "线索登记"
    assert not any(cell.text for row in last.rows[1:] for cell in row.cells[1:]), "nobody's name is asked for"


def test_each_school_and_term_is_one_package(curriculum: Curriculum) -> None:
    files = list(term_plan.plan_files(curriculum))
    bundles = [bundle for bundle in plan_bundles(curriculum, files) if bundle.path.name.endswith("学期方案_2026.2.zip")]
    assert [bundle.title for bundle in bundles][:2] == ["资料包：小学上学期学期方案", "资料包：小学下学期学期方案"]
    assert [len(bundle.members) for bundle in bundles] == [3] * 6


def test_no_name_or_number_of_the_districts_document_is_in_it(curriculum: Curriculum) -> None:
    for file in term_plan.plan_files(curriculum):
        text = words_of(file.render(file.view))
        assert not any(sign in text for sign in ("局长", "组长：", "联系电话"))


def sentences(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        yield from (text for one in value for text in sentences(one))
    elif is_dataclass(value):
        yield from (text for field in fields(value) for text in sentences(getattr(value, field.name)))


def test_our_own_sentences_pass_the_rules_of_authors(sample_curriculum: Curriculum) -> None:
    key = ("module", next(iter(sample_curriculum.modules)))
    leaf = next(leaf for leaf in sample_curriculum.leaves[key] if leaf.written.kind == "prose")

    def found(text: str) -> set[str]:
        alone = replace(sample_curriculum, leaves={key: (replace(leaf, value=text),)})
        return {problem.code for problem in errors(tuple(harm(alone))) if problem.path == sample_curriculum.paths[key]}

    views = [term_view(sample_curriculum, "小学", term) for term in TERMS]
    assert [text for view in views for text in sentences(view) if found(text)] == []
    assert found("请两个孩子当着全班互相道歉。")
