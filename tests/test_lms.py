"""Courses for learning platforms: valid packages, played in Chromium against an independent run-time, and questions
another parser reads back as they were written."""

from __future__ import annotations

import io
import json
import re
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from lxml import etree
from playwright.sync_api import Browser, Frame, Page, Route
from python_calamine import CalamineWorkbook

from generator.curriculum import Curriculum
from generator.leaks import teachers_only
from generator.outputs import lms_questions, lms_scorm
from generator.outputs.lms_parts import courses, module_course, units
from generator.outputs.lms_questions import COLUMNS, Bank, bank, gift, sheet
from generator.outputs.lms_scorm import KIND, MANIFEST, Package, Scorm, render
from generator.outputs.lms_views import Course, StaffCourse
from generator.verify_page import sentences
from tests.conftest import ROOT, Sample, qinghe
from tests.test_training import with_restricted

NODE = ROOT / "tests" / "node" / "node_modules"
SCHEMAS = Path(__file__).parent / "scorm-schemas"
VERSIONS: tuple[Scorm, ...] = ("1.2", "2004")
NASTY = "甲 ~= #{} : \\ [html]<b>&乙</b>"
CP = {"1.2": "http://www.imsproject.org/xsd/imscp_rootv1p1p2", "2004": "http://www.imsglobal.org/xsd/imscp_v1p1"}
ADL = {"1.2": "http://www.adlnet.org/xsd/adlcp_rootv1p2", "2004": "http://www.adlnet.org/xsd/adlcp_v1p3"}
Files = dict[str, bytes]


def unzipped(data: bytes) -> Files:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert len(archive.namelist()) == len(set(archive.namelist()))
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def staff(sample_curriculum: Curriculum) -> StaffCourse:
    return module_course(sample_curriculum, next(iter(sample_curriculum.modules)))


@pytest.fixture(scope="module")
def unit(sample_curriculum: Curriculum) -> Course:
    return next(course for _, course in units(sample_curriculum))


# The package


def lint(files: Files, scorm: Scorm) -> list[str]:
    """Return what a platform would stumble over that no schema says."""
    found = []
    root = ElementTree.fromstring(files[MANIFEST])
    names = {"c": CP[scorm]}

    def every(key: str) -> list[str]:
        return [value for one in root.iter() if (value := one.get(key)) is not None]

    listed = [one.get("href", "") for one in root.iterfind(".//c:file", names)]
    found += [f"not listed: {name}" for name in files if name != MANIFEST and name not in listed]
    found += [f"not there: {name}" for name in listed if name not in files]
    found += [f"listed twice: {name}" for name in set(listed) if listed.count(name) > 1]
    kind = "scormtype" if scorm == "1.2" else "scormType"
    resources = root.findall(".//c:resource", names)
    scos = [one for one in resources if one.get(f"{{{ADL[scorm]}}}{kind}") == "sco"]
    found += ["not exactly one SCO"] if len(scos) != 1 or len(resources) != 1 else []
    found += [f"opens nothing: {one.get('href')}" for one in resources if one.get("href") not in listed]
    targets = [one.get("identifier") for one in resources]
    found += [f"leads nowhere: {ref}" for ref in every("identifierref") if ref not in targets]
    organizations = [one.get("identifier") for one in root.iterfind(".//c:organization", names)]
    found += ["no default organization"] if every("default") != organizations else []
    signs = every("identifier")
    found += [f"not a name: {one}" for one in signs if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_.-]*", one)]
    found += ["one identifier twice"] if len(signs) != len(set(signs)) else []
    for href in re.findall(r'(?:src|href)="([^"#]+)"', files["index.html"].decode()):
        found += [f"the page asks for {href}"] if href not in files else []
    return found


@pytest.fixture(scope="module")
def schemas() -> dict[str, etree.XMLSchema]:
    """Return both schemas, every namespace brought in by a wrapper: alone, they know only themselves."""
    found = {}
    for scorm, folder in (("1.2", "12"), ("2004", "2004")):
        imports = ""
        for file in sorted((SCHEMAS / folder).glob("*.xsd")):
            space = etree.parse(str(file)).getroot().get("targetNamespace")
            part = re.fullmatch(r"imsss_v1p0.+\.xsd", file.name)  # included by imsss_v1p0.xsd
            if not part and "xml" not in file.name:
                imports += f'<xs:import namespace="{space}" schemaLocation="{file.as_uri()}"/>'
        wrapper = f'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">{imports}</xs:schema>'
        found[scorm] = etree.XMLSchema(etree.fromstring(wrapper))
    return found


@pytest.mark.parametrize("scorm", VERSIONS)
def test_every_package_is_valid_and_lists_what_it_holds(
    scorm: Scorm, curriculum: Curriculum, schemas: dict[str, etree.XMLSchema]
) -> None:
    count = 0
    for place, course in courses(curriculum):
        data = render(Package(course, scorm))
        files = unzipped(data)
        assert lint(files, scorm) == [], place
        schema = schemas[scorm]
        assert schema.validate(etree.fromstring(files[MANIFEST])), f"{place}: {schema.error_log}"
        assert next(iter(files)) == MANIFEST
        count += 1
    assert count > 10


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('<file href="course.js"/>', "", "not listed: course.js"),
        ('<file href="course.js"/>', '<file href="other.js"/>', "not there: other.js"),
        ('identifierref="SCO"', 'identifierref="X"', "leads nowhere: X"),
        ('scormtype="sco"', 'scormtype="asset"', "not exactly one SCO"),
        ('default="ORG"', 'default="X"', "no default organization"),
        ('identifier="ITEM"', 'identifier="1"', "not a name: 1"),
        ('href="index.html">', 'href="start.html">', "opens nothing: start.html"),
    ],
)
def test_the_lint_sees_what_is_wrong(old: str, new: str, said: str, staff: StaffCourse) -> None:
    files = unzipped(render(Package(staff, "1.2")))
    text = files[MANIFEST].decode()
    assert text.count(old) == 1
    assert said in lint(files | {MANIFEST: text.replace(old, new).encode()}, "1.2")


def test_the_schema_sees_what_is_wrong(staff: StaffCourse, schemas: dict[str, etree.XMLSchema]) -> None:
    text = unzipped(render(Package(staff, "1.2")))[MANIFEST].decode()
    for old, new in (("<resources>", "<resources><other/>"), ('="sco"', '="page"'), ('identifier="SCO"', "")):
        assert not schemas["1.2"].validate(etree.fromstring(text.replace(old, new).encode())), old


def test_a_page_runs_only_its_own_two_scripts_and_asks_nothing_of_anybody(curriculum: Curriculum) -> None:
    for place, course in courses(curriculum):
        files = unzipped(render(Package(course, "1.2")))
        page = files["index.html"].decode()
        assert re.findall(r"<script[^>]*>", page) == ['<script src="scorm.js">', '<script src="course.js">'], place
        assert not re.search(r"\son\w+=|javascript:|style=|<style|<a ", page), place
        assert "script-src 'self'" in page
        for name, data in files.items():
            text = data.decode()
            assert not re.search(r"(?:student|learner)_(?:name|id)|localStorage|cookie|fetch\(|XMLHttp", text), name
            if name != MANIFEST:
                assert "http" not in text.replace("http-equiv", ""), name


def test_what_an_author_writes_is_text(staff: StaffCourse) -> None:
    page = replace(staff.pages[0], title=NASTY)
    files = unzipped(render(Package(replace(staff, title=NASTY, pages=(page,)), "1.2")))
    assert "<b>" not in files["index.html"].decode()
    assert ElementTree.fromstring(files[MANIFEST]).findtext(".//{*}item/{*}title") == NASTY


def test_pupils_courses_hold_no_teachers_sentence(curriculum: Curriculum) -> None:
    forbidden = teachers_only(curriculum)
    count = 0
    for place, course in units(curriculum):
        page = unzipped(render(Package(course, "1.2")))["index.html"].decode()
        text = re.sub(r"<rt>[^<]*</rt>|<ruby>|</ruby>|<span class=\"w\">|</span>", "", page)
        assert not sentences(re.sub(r"<[^>]+>", "|", text)) & forbidden, place
        assert "110" in text, "help is in every course"
        count += 1
    assert count > 5


def test_the_test_above_would_see_one(curriculum: Curriculum) -> None:
    course = module_course(curriculum, "t02-respond")
    page = unzipped(render(Package(course, "1.2")))["index.html"].decode()
    assert sentences(re.sub(r"<[^>]+>", "|", page)) & teachers_only(curriculum)


def test_a_restricted_case_is_in_no_course(sample_curriculum: Curriculum) -> None:
    kept = with_restricted(sample_curriculum)
    story = kept.text(kept.cases["borrowed-pen"].story).plain().split("\n")
    for _, course in courses(kept):
        page = unzipped(render(Package(course, "1.2")))["index.html"].decode()
        assert not [line for line in story if line in page]


def test_downloads_are_for_teachers_and_named_portably(curriculum: Curriculum) -> None:
    files = [file for output in (lms_scorm, lms_questions) for file in output.plan_files(curriculum)]
    assert {file.audience for file in files} == {"teacher"}
    for file in files:
        assert len(file.path.name) <= 60, file.path.name
        assert not set(file.path.name) & set('<>:"\\|?* '), file.path.name
        assert file.path.parts[0] == "downloads"
    shown = [file.path for file in files if "八年级上学期" in file.path.name]
    assert [path.name for path in shown] == [
        "网络课程_八年级上学期_SCORM12_2026.2.zip",
        "网络课程_八年级上学期_GIFT题库_2026.2.txt",
        "网络课程_八年级上学期_问卷星题库_2026.2.xlsx",
    ]


def test_same_course_same_bytes(staff: StaffCourse) -> None:
    for view in (Package(staff, "1.2"), Package(staff, "2004")):
        assert render(view) == render(view)
    one = bank(staff, staff.title)
    assert (gift(one), sheet(one)) == (gift(one), sheet(one))


# Played


HOST = """<!doctype html><meta charset="utf-8"><title>LMS</title><script src="/lms.js"></script>
<script>%s</script><iframe id="sco" src="/course/index.html" width="900" height="700"></iframe>"""
RUN = {
    "1.2": "window.API = new Scorm12API({logLevel: 5});",
    "2004": "window.API_1484_11 = new Scorm2004API({logLevel: 5});",
}
DIST = {"1.2": "scorm12.min.js", "2004": "scorm2004.min.js"}
Play = Callable[..., Page]


@pytest.fixture
def play(browser: Browser) -> Iterator[Play]:
    """Return `play(course, scorm, script)`: a platform's page with the course in a frame; it may raise no error."""
    opened: list[tuple[Page, list[str]]] = []

    def start(course: Course, scorm: Scorm = "1.2", script: str | None = None) -> Page:
        files = unzipped(render(Package(course, scorm)))
        page = browser.new_page()
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))

        def serve(route: Route) -> None:
            path = route.request.url.removeprefix("http://lms.test/")
            kinds = {"html": "text/html", "js": "text/javascript", "css": "text/css"}
            if path == "lms.js":
                body = (NODE / "scorm-again" / "dist" / DIST[scorm]).read_bytes()
            elif path.startswith("course/"):
                body = files[path.removeprefix("course/")]
            else:
                body = (HOST % (RUN[scorm] if script is None else script)).encode()
            route.fulfill(body=body, content_type=f"{kinds.get(path.rpartition('.')[2], 'text/html')}; charset=utf-8")

        page.route("**/*", serve)
        page.goto("http://lms.test/")
        page.frame_locator("#sco").locator("#where").filter(has_text="第").wait_for()
        opened.append((page, errors))
        return page

    yield start
    for page, errors in opened:
        assert errors == []
        page.close()


def sco(page: Page) -> Frame:
    return next(frame for frame in page.frames if frame.url.endswith("/course/index.html"))


def answer(page: Page, right: Callable[[int], bool]) -> None:
    """Go to every page and choose in every question the right or the first wrong option."""
    frame = sco(page)
    frame.evaluate(
        "() => { while (!document.getElementById('back').disabled) document.getElementById('back').click(); }"
    )
    number = 0
    while True:
        for box in frame.locator("[data-page]:visible [data-question]").all():
            sign = "" if right(number) else ":not([data-right])"
            box.locator(f".option{sign or '[data-right]'}").first.click()
            assert box.locator(".answer").inner_text()
            number += 1
        if frame.locator("#next").is_disabled():
            return
        frame.locator("#next").click()


def cmi(page: Page, key: str) -> str:
    return str(page.evaluate("key => window.API.LMSGetValue(key)", key))


@pytest.mark.slow
def test_who_answers_right_has_passed(play: Play, staff: StaffCourse) -> None:
    page = play(staff)
    assert cmi(page, "cmi.core.lesson_status") == "incomplete"
    answer(page, lambda _: True)
    assert (cmi(page, "cmi.core.lesson_status"), cmi(page, "cmi.core.score.raw")) == ("passed", "100")
    assert len(cmi(page, "cmi.suspend_data")) < 100
    assert "答对 3 题，共 3 题，100 分；合格线 60 分，合格。" in sco(page).locator("#result").inner_text()
    assert sco(page).locator("#offline").is_hidden()


@pytest.mark.slow
def test_who_fails_may_answer_again_and_a_pass_is_never_taken_back(play: Play, staff: StaffCourse) -> None:
    page = play(staff)
    answer(page, lambda number: number == 0)
    assert (cmi(page, "cmi.core.lesson_status"), cmi(page, "cmi.core.score.raw")) == ("failed", "33")
    sco(page).locator("#again").click()
    assert cmi(page, "cmi.core.lesson_status") == "failed"
    answer(page, lambda number: number < 2)
    assert (cmi(page, "cmi.core.lesson_status"), cmi(page, "cmi.core.score.raw")) == ("passed", "67")
    sco(page).locator("#again").click()
    answer(page, lambda _: False)
    assert (cmi(page, "cmi.core.lesson_status"), cmi(page, "cmi.core.score.raw")) == ("passed", "67")


@pytest.mark.slow
def test_what_was_begun_is_taken_up_again(play: Play, staff: StaffCourse) -> None:
    page = play(staff)
    frame = sco(page)
    while frame.locator("[data-question]:visible").count() == 0:
        frame.locator("#next").click()
    frame.locator("[data-question]:visible .option").first.click()
    where, state = frame.locator("#where").inner_text(), cmi(page, "cmi.suspend_data")
    seeded = RUN["1.2"] + f"API.loadFromJSON({{suspend_data: {json.dumps(state)}, core: {{entry: 'resume'}}}}, 'cmi');"
    again = play(staff, "1.2", seeded)
    assert sco(again).locator("#where").inner_text() == where
    assert sco(again).locator('.option[aria-pressed="true"]').count() == 1
    assert sco(again).locator(".option:disabled").count() == 1


@pytest.mark.slow
def test_the_platform_is_told_the_time_and_the_end(play: Play, staff: StaffCourse) -> None:
    page = play(staff, "1.2", RUN["1.2"] + "API.on('LMSFinish', () => { window.ended = true; });")
    page.evaluate("document.getElementById('sco').src = 'about:blank'")
    page.wait_for_function("window.ended === true")


@pytest.mark.slow
def test_a_pupils_course_is_completed_whatever_was_chosen(play: Play, unit: Course) -> None:
    page = play(unit)
    answer(page, lambda _: False)
    assert cmi(page, "cmi.core.lesson_status") == "completed"
    assert "每一题都有解释" in sco(page).locator("#result").inner_text()
    assert "分" not in sco(page).locator("#result").inner_text()


@pytest.mark.slow
def test_the_largest_state_is_small(play: Play, curriculum: Curriculum) -> None:
    most = max((course for _, course in courses(curriculum)), key=lambda one: sum(len(p.questions) for p in one.pages))
    page = play(most)
    answer(page, lambda _: True)
    assert len(cmi(page, "cmi.suspend_data")) < 200
    assert cmi(page, "cmi.core.score.raw") == "100"


@pytest.mark.slow
def test_scorm_2004_knows_success_and_completion(play: Play, staff: StaffCourse) -> None:
    page = play(staff, "2004")

    def value(key: str) -> str:
        return str(page.evaluate("key => window.API_1484_11.GetValue(key)", key))

    assert value("cmi.completion_status") == "incomplete"
    answer(page, lambda _: True)
    told = [value(f"cmi.{key}") for key in ("completion_status", "success_status", "score.scaled", "score.raw")]
    assert told == ["completed", "passed", "1", "100"]


GOOD = (
    "LMSInitialize: f('true'), LMSGetValue: f(''), LMSSetValue: f('true'), LMSCommit: f('true'), LMSFinish: f('true')"
)
THROWS = "() => { throw new Error('no'); }"
BROKEN = {
    "there is none": "",
    "it throws from the start": GOOD.replace("LMSInitialize: f('true')", f"LMSInitialize: {THROWS}"),
    "it refuses to start": GOOD.replace("LMSInitialize: f('true')", "LMSInitialize: f('false')"),
    "it throws on every value": GOOD.replace("LMSSetValue: f('true')", f"LMSSetValue: {THROWS}"),
    "it hands back nonsense": GOOD.replace("LMSGetValue: f('')", "LMSGetValue: f({a: [1]})"),
    "it keeps nothing": GOOD.replace("LMSCommit: f('true')", "LMSCommit: f('false')"),
    "it lacks half its calls": "LMSInitialize: f('true')",
    "it throws at the end": GOOD.replace("LMSFinish: f('true')", f"LMSFinish: {THROWS}"),
}
SILENT = ("it hands back nonsense", "it throws at the end")
"""Faults that cost the learner nothing."""


@pytest.mark.slow
def test_nobody_is_asked_who_he_is(play: Play, staff: StaffCourse) -> None:
    asked = "LMSGetValue: key => { (window.asked = window.asked || []).push(key); return ''; }"
    page = play(staff, "1.2", platform(GOOD.replace("LMSGetValue: f('')", asked)))
    answer(page, lambda _: True)
    assert set(page.evaluate("window.asked")) == {"cmi.suspend_data", "cmi.core.lesson_status"}


def platform(calls: str) -> str:
    return f"const f = value => () => value; window.API = {{{calls}}};"


@pytest.mark.slow
@pytest.mark.parametrize("fault", BROKEN)
def test_a_broken_platform_breaks_nothing(fault: str, play: Play, staff: StaffCourse) -> None:
    page = play(staff, "1.2", platform(BROKEN[fault]) if BROKEN[fault] else "")
    answer(page, lambda _: True)
    assert "合格。" in sco(page).locator("#result").inner_text()
    assert sco(page).locator("#offline").is_visible() == (fault not in SILENT)
    page.evaluate("document.getElementById('sco').src = 'about:blank'")


@pytest.mark.slow
@pytest.mark.parametrize(
    "state",
    ["{}", "x|99|---|0", "{code}|99|---|-1", "{code}|0|--|-1", "2025.1-AAAA|1|---|-1", "{code}|0|9--|-1", "|" * 4000],
)
def test_a_state_that_is_not_ours_is_let_go(state: str, play: Play, staff: StaffCourse) -> None:
    text = json.dumps(state.replace("{code}", staff.version))
    get = f"LMSGetValue: key => key === 'cmi.suspend_data' ? {text} : ''"
    page = play(staff, "1.2", platform(GOOD.replace("LMSGetValue: f('')", get)))
    assert sco(page).locator("#where").inner_text().startswith("第 1 页")
    assert sco(page).locator(".option:disabled").count() == 0


# Questions


def parsed(data: bytes) -> list[dict[str, object]]:
    """Return the questions as gift-pegjs reads them."""
    script = "const {parse} = require('gift-pegjs'), text = require('fs').readFileSync(0, 'utf8');"
    script += "process.stdout.write(JSON.stringify(parse(text)));"
    node = ROOT / ".venv" / "bin" / "node"
    done = subprocess.run(
        [node, "-e", script], input=data, cwd=NODE.parent, capture_output=True, check=True, timeout=60
    )
    found: list[dict[str, object]] = json.loads(done.stdout)
    return found


def as_parsed(view: Bank) -> list[object]:
    return [
        (f"{view.name} {number}", item.ask, [(o.text, o.right, o.feedback.plain()) for o in item.options])
        for number, item in enumerate(view.questions, 1)
    ]


def as_read(found: list[dict[str, object]]) -> list[object]:
    rows: list[object] = []
    for one in json.loads(json.dumps(found)):
        assert one["type"] == "MC"
        options = [(c["text"]["text"], c["isCorrect"], c["feedback"]["text"]) for c in one["choices"]]
        rows.append((one["title"], one["stem"]["text"], options))
    return rows


@pytest.mark.slow
def test_another_parser_reads_the_questions_as_they_were_written(curriculum: Curriculum) -> None:
    views = [bank(course, course.title) for _, course in courses(curriculum)]
    text = b"\n".join(gift(view) for view in views)
    assert as_read(parsed(text)) == [row for view in views for row in as_parsed(view)]


@pytest.mark.slow
def test_signs_of_the_format_are_only_signs(staff: StaffCourse) -> None:
    first, *rest = (item for page in staff.pages for item in page.questions)
    options = (replace(first.options[0], text=NASTY), replace(first.options[1], text="[html]x"))
    view = Bank("a::b", (replace(first, ask=NASTY, options=options), *rest), staff.as_of)
    assert as_read(parsed(gift(view))) == as_parsed(view)


def test_the_workbook_has_a_row_for_each_question_and_a_hundred_points(staff: StaffCourse) -> None:
    view = bank(staff, staff.title)
    rows = CalamineWorkbook.from_filelike(io.BytesIO(sheet(view))).get_sheet_by_index(0).to_python()
    assert tuple(rows[0]) == COLUMNS
    assert rows[1][:4] == ["单选题", "看到以后先做什么？", "先问谁对谁错", "先制止"]
    assert rows[1][COLUMNS.index("正确答案")] == "B"
    assert "B：对，先让伤害停下来。" in str(rows[1][COLUMNS.index("答案解析")])
    assert sum(float(str(row[-1])) for row in rows[1:]) == 100
    assert b"<f>" not in unzipped(sheet(view))["xl/worksheets/sheet1.xml"]


# The command


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ("{name} --scorm 2004", 0, f"_{KIND['2004']}_2026.2.zip"),
        ("三年级上学期 --scorm 1.2", 0, f"网络课程_三年级上学期_{KIND['1.2']}_2026.2.zip"),
        ("{name} --scorm 3", 2, "SCORM 的版本写 1.2 或 2004。"),
        ("四年级 --scorm 2004", 2, "没有叫 四年级 的网络课程。"),
        ("--scorm 2004", 2, "--scorm 要写是哪一个"),
    ],
)
def test_a_course_is_exported_on_request(
    arguments: str, code: int, said: str, sample: Sample, sample_curriculum: Curriculum
) -> None:
    project = sample()
    name = next(iter(sample_curriculum.modules))
    done = qinghe("export", *arguments.format(name=name).split(), cwd=project)
    assert done.returncode == code, done.stderr
    assert said in done.stdout + done.stderr
    if code == 0:
        (path,) = (project / "build" / "export").iterdir()
        assert lint(unzipped(path.read_bytes()), "2004" if "2004" in arguments else "1.2") == []
