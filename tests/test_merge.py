"""The clerk's page in a real Chromium: 40 templates count as the command line counts them; doubt is left out."""

from __future__ import annotations

import datetime
import io
import json
import random
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from generator.coverage import delivered as counted
from generator.curriculum import Curriculum
from generator.outputs.page_parts import SITE
from generator.outputs.teacher_pages.merge import merge_page
from generator.records import importing, store
from generator.records.roster import Roster, School
from generator.records.template import render
from generator.school_template import lessons, school_template
from tests.messy.books import messy
from tests.messy.fill import Value, filled
from tests.messy.school import CALENDAR, EDITION, TODAY, school

pytestmark = pytest.mark.slow

YEAR = "2026-2027"
PROFILES = ("national", "nantong", "sichuan", "puyang")
STAGES: tuple[tuple[str, tuple[int, ...]], ...] = (
    ("小学", (1, 3)),
    ("初中", (7, 8)),
    ("普通高中", (10,)),
    ("九年一贯制", (2, 9)),
)


def schools(number: int) -> dict[str, School]:
    found = {}
    for n in range(number):
        stage, grades = STAGES[n % len(STAGES)]
        found[f"S{n:02}"] = school(f"S{n:02}", f"第{n + 1}学校", stage, grades, 1 + n % 2)
    return found


def rows(one: School, ours: str, dice: random.Random) -> tuple[dict[str, Value], dict[str, Value]]:
    """Return what a school fills in: cells of 班级记录 and of 学校活动, below the prefilled rows."""
    names = [member.name for member in one.classes]
    records: list[tuple[Value, ...]] = []
    events: list[tuple[Value, ...]] = []

    def day() -> datetime.date:
        term = dice.choice(CALENDAR.terms)
        return term.begins + datetime.timedelta(days=dice.choice((0, 5, 27, 28, dice.randrange(120))))

    for place in range(dice.randrange(4, 14)):
        scope = dice.choice(["全校", f"{one.classes[0].grade}年级", "、".join(names[:2]), *names])
        form = dice.choice(("主题班会", "法治讲座", "课堂教学", "校规学习", "晨会微课", "心理健康课"))
        topic = dice.choice(("学生欺凌防治", "学生欺凌防治、法治教育", "法治教育、生命安全", "其他"))
        minutes = dice.choice((10, 40, 45, 80))
        key = (scope, day(), dice.choice(("晨会", "第1节", "第3节")), "其他资源", f"《第{place}课》")
        records.append((*key, form, topic, minutes, "班主任"))
        if dice.random() < 0.3:
            records.append((*key, form, "学生欺凌防治", minutes, "班主任", "更正", 2))
        if dice.random() < 0.2:
            records.append((*key, "", "", "", "", "作废", 3))
        if dice.random() < 0.2:
            records.append(records[-1])
        if form == "法治讲座" and dice.random() < 0.5:
            kept = key[1] if dice.random() < 0.5 else day()
            events.append(("法治讲座", kept, f"讲座{place}", "学生欺凌防治", dice.choice((1, 1.5, 2)), ""))
    records.append(("全校", day(), "第2节", ours, "", "", "", 40, "班主任"))
    for place in range(dice.randrange(2, 8)):
        kind = dice.choice(("家长会", "问卷", "校规", "公开求助渠道", "教职工培训", "教师配备", "法治教育", "家访"))
        topic = dice.choice(("家庭教育", "学生欺凌防治、家庭教育", "学生欺凌防治"))
        events.append((kind, day(), f"活动{place}", topic, dice.choice(("", 0.5, 2)), dice.choice(("", 3, 120))))
    first = 5 + 4 * len(names)
    return lines(first, records), lines(15, events)


def lines(first: int, table: list[tuple[Value, ...]]) -> dict[str, Value]:
    return {
        f"{chr(ord('A') + column)}{row}": value
        for row, line in enumerate(table, first)
        for column, value in enumerate(line)
        if value != ""
    }


@pytest.fixture(scope="module")
def page(curriculum: Curriculum, browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """Return the page as it opens from a USB stick, its clock at the day of the test."""
    folder = tmp_path_factory.mktemp("U盘 资料")
    (folder / "assets").mkdir()
    for name in ("teacher/assets/merge-read.js", "teacher/assets/merge.js", "shared/vendor/fflate.js"):
        shutil.copy(SITE / name, folder / "assets")
    planned = merge_page(curriculum)
    text = planned.render(planned.view).decode().split("---\n", 2)[2]
    (folder / "merge.html").write_text(f"<!doctype html><meta charset=utf-8><body>{text}</body>", encoding="utf-8")
    opened = browser.new_page()
    asked: list[str] = []
    opened.on("request", lambda request: asked.append(request.url))
    opened.clock.set_fixed_time(datetime.datetime.combine(TODAY, datetime.time(8)))
    opened.goto((folder / "merge.html").as_uri())
    yield opened
    assert all(url.startswith(("file://", "blob:")) for url in asked), "nothing leaves the machine"
    opened.close()


@pytest.fixture(scope="module")
def returned(curriculum: Curriculum, tmp_path_factory: pytest.TempPathFactory) -> tuple[Roster, list[Path]]:
    """Return 40 schools and their filled templates."""
    dice = random.Random(7)
    folder = tmp_path_factory.mktemp("returned")
    roster = Roster({YEAR: schools(40)})
    files = []
    for code, one in roster.years[YEAR].items():
        view = school_template(curriculum, one, YEAR, "national")
        grades = {member.grade for member in one.classes}
        fitting = [lesson.title for lesson in view.lessons if grades <= set(lesson.grades)]
        records, events = rows(one, fitting[0] if fitting else "其他资源", dice)
        if not fitting:
            place = next(place for place, value in reversed(records.items()) if value == "其他资源")
            records |= {f"E{place[1:]}": "最后一课", f"F{place[1:]}": "主题班会", f"G{place[1:]}": "学生欺凌防治"}
        data = filled(filled(render(view), "班级记录", records), "学校活动", events)
        files.append(folder / f"{code}.xlsx")
        files[-1].write_bytes(data)
    return roster, files


def shown(page: Page, files: list[Path], profile: str) -> list[tuple[object, ...]]:
    """Return the figures the page shows: asks, period, grade, and six numbers."""
    page.select_option("[data-profile]", profile)
    page.set_input_files("[data-files]", [str(file) for file in files])
    page.wait_for_function("document.querySelector('[data-status]').textContent.startsWith('读了')")
    found = json.loads(page.evaluate("document.querySelector('[data-out]').dataset.figures || '[]'"))
    names = ("units", "met", "begun", "needed", "done", "gap")
    return sorted(
        (asks, period, grade, *(float(figure[name]) for name in names))
        for asks, period, whole, grades in found
        for grade, figure in [(0, whole), *((one["grade"], one["figure"]) for one in grades)]
    )


def test_forty_templates_count_as_the_command_line_counts_them(
    curriculum: Curriculum, page: Page, returned: tuple[Roster, list[Path]], tmp_path: Path
) -> None:
    roster, files = returned
    done = imported(curriculum, tmp_path, roster, files)
    assert (done.rows.rejected, sum(bool(report.refused) for report in done.files)) == (0, 0)
    assert done.rows.accepted > 200
    for profile in PROFILES:
        assert shown(page, files, profile) == by_command_line(curriculum, tmp_path, profile)


def imported(curriculum: Curriculum, folder: Path, roster: Roster, files: list[Path]) -> importing.Imported:
    importing.import_roster(folder, roster, datetime.date(2026, 9, 1), EDITION)
    return importing.import_files(folder, files, lessons(curriculum), TODAY, EDITION)


def by_command_line(curriculum: Curriculum, folder: Path, profile: str) -> list[tuple[object, ...]]:
    """Return the same figures as `shown`, of the county, from a records folder."""
    demands = counted.demands(curriculum, profile)
    with store.attach(folder) as connection:
        found = counted.delivered(connection, demands, YEAR, TODAY)
    asks = {one.obligation: one.row.asks for one in demands if one.row.binds not in ("district", "city")}
    return sorted(
        (asks[f.obligation], f.period, f.grade or 0, *map(float, (f.units, f.met, f.begun, f.needed, f.done, f.gap)))
        for f in found.figures
        if f.level == "县" and f.obligation in asks
    )


def messed() -> dict[str, tuple[bool, Callable[[bytes], bytes]]]:
    """Return what schools do to our own template: whether the page can still count it, and how it is done."""
    day, rest = datetime.date(2026, 9, 15), ("第1节", "其他资源", "《一课》", "主题班会", "学生欺凌防治", 40, "班主任")

    def typed(*cells: Value, sheet: str = "班级记录", first: int = 200) -> Callable[[bytes], bytes]:
        return lambda data: filled(data, sheet, lines(first, [cells]))

    return {
        "照填": (True, typed("全校", day, *rest)),
        "日期写成字": (True, typed("全校", "2026-09-15", *rest)),
        "年月日": (False, typed("全校", "2026年9月15日", *rest)),
        "斜线日期": (False, typed("全校", "9/3", *rest)),
        "写了姓名": (False, typed("全校", day, *rest[:-1], "王老师")),
        "一行几个班": (True, typed("1年级1班、3年级1班", day, *rest)),
        "班级的说法": (False, typed("一（1）班", day, *rest)),
        "没有的班": (False, typed("9年级9班", day, *rest)),
        "分钟带字": (False, typed("全校", day, *rest[:-2], "40分钟", "班主任")),
        "分钟太多": (False, typed("全校", day, *rest[:-2], 400, "班主任")),
        "没有题目": (False, typed("全校", day, "第1节", "其他资源", "", *rest[3:])),
        "没有主题": (False, typed("全校", day, *rest[:4], "", 40, "班主任")),
        "只有作废": (True, typed("全校", day, *rest, "作废", 2)),
        "假期里上课": (False, typed("全校", datetime.date(2027, 2, 1), *rest)),
        "假期里培训": (
            True,
            typed("教职工培训", datetime.date(2026, 8, 28), "培训", "学生欺凌防治", "", 40, sheet="学校活动", first=30),
        ),
        "课时写三分之一": (False, typed("法治讲座", day, "讲座", "法治教育", 0.3, "", sheet="学校活动", first=30)),
        "改了学校代码": (False, lambda data: changed(data, "xl/sharedStrings.xml", ">S00<", ">S99<")),
        "改了表名": (False, lambda data: changed(data, "xl/workbook.xml", 'name="班级记录"', 'name="记录"')),
        "藏了一行": (True, lambda data: changed(typed("全校", day, *rest)(data), *_HIDDEN)),
    }


_HIDDEN = ("xl/worksheets/sheet2.xml", '<row r="200"', '<row r="200" hidden="1"')


def test_a_messed_template_is_counted_as_the_import_does_or_left_out(
    curriculum: Curriculum, page: Page, tmp_path: Path
) -> None:
    one = school("S00", "第一学校", "小学", (1, 3), 1)
    blank = render(school_template(curriculum, one, YEAR, "national"))
    read = set()
    for name, (_, mess) in messed().items():
        file = tmp_path / f"{name}.xlsx"
        file.write_bytes(mess(blank))
        done = imported(curriculum, tmp_path / name, Roster({YEAR: {"S00": one}}), [file])
        figures = shown(page, [file], "national")
        if page.locator("[data-status]").inner_text().startswith("读了 1 所"):
            read.add(name)
            assert (done.rows.rejected, done.files[0].refused) == (0, ""), name
            assert figures == by_command_line(curriculum, tmp_path / name, "national"), name
        else:
            assert figures == [], name
    assert read == {name for name, (counts, _) in messed().items() if counts}


def test_the_messy_workbooks_are_all_left_out(page: Page, returned: tuple[Roster, list[Path]], tmp_path: Path) -> None:
    """They are no templates of ours: the command line reads most of them, the page none."""
    files = []
    for one in messy():
        files.append(tmp_path / one.name)
        files[-1].write_bytes(one.data)
    good = returned[1][:2]
    before = shown(page, good, "national")
    assert shown(page, [*files, *good], "national") == before
    told = page.locator("[data-out] .qh-scroll").first.locator("tbody tr").all_inner_texts()
    assert {line.split("\t")[0] for line in told} == {file.name for file in files}
    assert all("请用命令行导入" in line for line in told)


def test_what_is_doubtful_is_named_and_left_out(
    page: Page, returned: tuple[Roster, list[Path]], tmp_path: Path
) -> None:
    good = [*returned[1][:2]]
    data = returned[1][2].read_bytes()
    doubtful = {
        "别的文件.xlsx": b"PK\x03\x04 nothing",
        "名单.csv": "姓名,电话".encode(),
        "日期.xlsx": filled(data, "班级记录", lines(200, [("全校", "9月的一天", "第1节", "其他资源", "甲")])),
        "还没有到.xlsx": filled(
            data, "班级记录", lines(200, [("全校", datetime.date(2027, 7, 5), "第1节", "其他资源", "甲")])
        ),
        "形式.xlsx": filled(
            data,
            "班级记录",
            lines(200, [("全校", datetime.date(2026, 9, 5), "第1节", "其他资源", "甲", "班会", "其他", 40, "班主任")]),
        ),
        "矛盾.xlsx": filled(
            data,
            "班级记录",
            lines(
                200,
                [
                    (
                        "全校",
                        datetime.date(2026, 9, 5),
                        "第1节",
                        "其他资源",
                        "甲",
                        "主题班会",
                        "其他",
                        minutes,
                        "班主任",
                    )
                    for minutes in (40, 45)
                ],
            ),
        ),
        "版本.xlsx": changed(data, "xl/sharedStrings.xml", f"青禾 {EDITION}", "青禾 2020.1"),
        "表头.xlsx": changed(data, "xl/sharedStrings.xml", ">主讲身份<", ">主讲人<"),
        "公式.xlsx": changed(
            data, "xl/worksheets/sheet2.xml", r'<c r="H200"[^>]*/>', '<c r="H200"><f>1+1</f><v>2</v></c>'
        ),
    }
    files = []
    for name, content in doubtful.items():
        (tmp_path / name).write_bytes(content)
        files.append(tmp_path / name)
    shutil.copy(returned[1][3], tmp_path / "一份.xlsx")
    shutil.copy(returned[1][3], tmp_path / "又一份.xlsx")
    before = shown(page, good, "national")
    after = shown(page, [*good, *files, tmp_path / "一份.xlsx", tmp_path / "又一份.xlsx"], "national")
    assert after == before, "what is left out changes no figure"
    told = page.locator("[data-out] .qh-scroll").first.locator("tbody tr").all_inner_texts()
    assert {line.split("\t")[0] for line in told} == {*doubtful, "一份.xlsx", "又一份.xlsx"}
    assert all("请用命令行导入" in line for line in told)
    assert page.locator("[data-status]").inner_text().startswith("读了 2 所学校")


def test_the_gap_list_is_saved_without_formulas(page: Page, returned: tuple[Roster, list[Path]]) -> None:
    shown(page, returned[1][:5], "national")
    with page.expect_download() as download:
        page.get_by_text("下载缺口清单").click()
    saved = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert re.search(r'"缺口","[^"]*主题班会[^"]*","第1学校：', saved)
    assert not re.search(r'(^|,)"[=+@-]', saved, re.M)


def changed(data: bytes, member: str, old: str, new: str) -> bytes:
    """Return a workbook with one piece of one member rewritten."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            text = source.read(info).decode()
            if info.filename == member:
                text, count = re.subn(old, new, text)
                assert count, old
            target.writestr(info, text)
    return buffer.getvalue()
