"""教师培训: a package an organizer can hold a training with, certificates from a list, and what is refused."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from html import unescape
from pathlib import Path, PurePosixPath

import click
import pytest
import xlsxwriter
from docx import Document
from python_calamine import CalamineWorkbook

from generator.cli_export import export
from generator.curriculum import Curriculum
from generator.law import numeral
from generator.model.module import Module, Role
from generator.model.slide import Slide
from generator.outputs import training_kits, training_papers
from generator.outputs.training_certificates import Certificates, Person, printed
from generator.outputs.training_combined import Misfit, combined
from generator.outputs.training_kits import gaps, module_training, package, packed
from generator.outputs.training_parts import event, guide, leaflet
from generator.outputs.training_views import Training
from generator.plan import PlannedFile
from generator.records.inspect import Refusal
from generator.sign_in import read_names
from tests.conftest import Sample, qinghe
from tests.texts import words_of
from tools.build_document_bases import FOLDER
from tools.training_bases import TEMPLATES

FACING = ("学员讲义", "训前训后题", "学员课件", "反馈表", "通知", "签到表")
"""Kinds participants get in hand."""
Cells = list[list[object]]


@pytest.fixture(scope="module")
def name(sample_curriculum: Curriculum) -> str:
    """Return the id of the sample's module."""
    return next(iter(sample_curriculum.modules))


@pytest.fixture(scope="module")
def files(sample_curriculum: Curriculum) -> list[PlannedFile]:
    return list(training_papers.plan_files(sample_curriculum))


def kind(path: PurePosixPath | str) -> str:
    *_, what, _ = ("", *str(path).rpartition("/")[2].split("_"))
    return what


def text_of(files: list[PlannedFile], what: str) -> str:
    (file,) = (file for file in files if kind(file.path) == what)
    return words_of(file.render(file.view))


def zipped(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {info.filename: archive.read(info) for info in archive.infolist()}


def all_text(data: bytes) -> str:
    """Return the words of an Office file of any kind, or of a text."""
    if not data.startswith(b"PK"):
        return data.decode("utf-8-sig")
    parts = "\n".join(part.decode() for name, part in zipped(data).items() if name.endswith(".xml"))
    return unescape(re.sub(r"<[^>]+>", "", re.sub(r"</(?:w|a):p>", "\n", parts)))


def with_restricted(curriculum: Curriculum) -> Curriculum:
    """Return the sample with the case of its module kept for the organizer's own machine."""
    cases = {key: case.model_copy(update={"audience": "restricted"}) for key, case in curriculum.cases.items()}
    return replace(curriculum, cases=cases)


# The package


def test_a_module_has_all_an_organizer_needs(files: list[PlannedFile]) -> None:
    kinds = {kind(file.path) for file in files}
    assert kinds >= {"说明", "通知", "培训计划", "流程表", "主持人手册", "学员讲义", "材料清单", "签到表", "训前训后题"}
    assert kinds >= {"题目答案", "反馈表", "出勤汇总", "总结", "证书邮件合并", "证书名单"}
    named = {what for what, _ in training_papers.ORDER} | {"说明", "证书邮件合并", "证书名单", "受限案例"}
    assert kinds <= named, "the note explains every kind"


def test_the_run_sheet_counts_minutes_for_each_role(sample_curriculum: Curriculum, name: str) -> None:
    module = sample_curriculum.modules[name]
    first, second = module.sessions
    only = second.model_copy(update={"roles": ("班主任",)})
    changed = module.model_copy(update={"sessions": (first, only)})
    view = event(sample_curriculum, Training(((name, changed),), ""))
    told = {run.who: [(slot.start, slot.end, slot.title) for slot in run.slots] for run in view.runs}
    assert told == {
        "全体教职工": [(0, 8, "先看一个故事")],
        "班主任": [(0, 8, "先看一个故事"), (8, 15, "四步走一遍")],
    }
    assert [(one.who, one.minutes) for one in view.lengths] == [("全体教职工", 8), ("班主任", 15)]


def test_hours_are_periods_of_45_minutes(curriculum: Curriculum) -> None:
    view = event(curriculum, module_training(curriculum, "t02-respond"))
    hours = {one.who: (one.minutes, one.hours) for one in view.lengths}
    assert hours["校领导"] == (45, "1")
    assert hours["全体教职工"] == (90, "2")
    assert hours["班主任"] == (60, "1.3")


def test_what_participants_get_holds_no_answer_and_no_script(curriculum: Curriculum) -> None:
    for name, module in curriculum.modules.items():
        view = package(curriculum, Training(((name, module),), ""), PurePosixPath(f"x/{name}.zip"), "")
        seen = set()
        for member, data in zipped(packed(view)).items():
            if kind(member) in FACING:
                text = all_text(data)
                assert "【正确】" not in text
                for item in module.questions:
                    for option in item.options:
                        assert curriculum.text(option.feedback).plain() not in text, member
                for session in module.sessions:
                    lines = curriculum.text(session.facilitator).plain().split("\n")
                    assert not [line for line in lines if len(line) > 20 and line in text], member
                seen.add(kind(member))
        assert seen == set(FACING)


def test_the_test_above_would_see_an_answer(files: list[PlannedFile]) -> None:
    assert "先让伤害停下来。" in text_of(files, "题目答案")
    assert "【正确】" in text_of(files, "题目答案")


def test_the_leaflet_holds_handouts_cases_and_questions(
    files: list[PlannedFile], sample_curriculum: Curriculum
) -> None:
    text = text_of(files, "学员讲义")
    case = sample_curriculum.cases["borrowed-pen"]
    for words in ("四步卡", "贴在办公桌上", case.title, case.questions[0].ask, "看到以后先做什么？", "训前：＿＿＿"):
        assert words in text
    assert "A. 先问谁对谁错" in text


def test_every_template_is_what_the_script_writes() -> None:
    for template, written in TEMPLATES.items():
        assert (FOLDER / f"{template}.docx").read_bytes() == written(), template


def test_same_view_same_bytes_and_no_clock(files: list[PlannedFile]) -> None:
    for file in files:
        data = file.render(file.view)
        assert data == file.render(file.view), file.path
        if file.path.suffix == ".xlsx":
            assert b"2026-11-21T00:00:00Z" in zipped(data)["docProps/core.xml"]


def test_names_are_portable(curriculum: Curriculum) -> None:
    paths = [file.path for file in (*training_papers.plan_files(curriculum), *training_kits.plan_files(curriculum))]
    for path in paths:
        assert len(path.name) <= 60, path.name
        assert not set(path.name) & set('<>:"\\|?* '), path.name


def test_the_package_of_a_module_proves_what_it_holds(sample_curriculum: Curriculum, name: str) -> None:
    view = package(sample_curriculum, module_training(sample_curriculum, name), PurePosixPath("x/x.zip"), "")
    data = packed(view)
    assert data == packed(view)
    held = zipped(data)
    listed = held.pop("清单.txt").decode("utf-8-sig").splitlines()[2:]
    assert {line[77:]: line[:64] for line in listed} == {n: hashlib.sha256(d).hexdigest() for n, d in held.items()}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert all(info.flag_bits & 0x800 for info in archive.infolist() if not info.filename.isascii())
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert next(iter(held)).endswith("_说明_2026.2.txt")


def test_the_published_package_holds_no_zip_and_no_course_for_a_platform(
    sample_curriculum: Curriculum, name: str, files: list[PlannedFile]
) -> None:
    extra = replace(files[0], path=PurePosixPath("downloads", name, "网络课程_发现_SCORM12_2026.2.zip"))
    gift = replace(files[0], path=PurePosixPath("downloads", name, "网络课程_发现_GIFT题库_2026.2.txt"))
    (bundle,) = training_kits.plan_bundles(sample_curriculum, [*files, extra, gift])
    assert {path for _, path in bundle.members} == {file.path for file in files}


# Restricted cases


def test_a_restricted_case_is_left_out_and_the_package_says_how_to_add_it(
    sample_curriculum: Curriculum, name: str
) -> None:
    kept = with_restricted(sample_curriculum)
    files = list(training_papers.plan_files(kept))
    story = kept.text(kept.cases["borrowed-pen"].story).plain().split("\n")
    told = f"有 1 则受限案例没有放进这个包。要用，请组织者在自己的电脑上运行 qinghe export {name}"
    assert told in text_of(files, "说明")
    for file in files:
        text = words_of(file.render(file.view)) if file.path.suffix in (".docx", ".txt") else ""
        assert not [line for line in story if line in text], file.path
    assert "受限案例" not in {kind(file.path) for file in files}


def test_only_an_export_holds_it(sample_curriculum: Curriculum, name: str) -> None:
    kept = with_restricted(sample_curriculum)
    held = zipped(packed(package(kept, module_training(kept, name), PurePosixPath("x/x.zip"), "")))
    (member,) = (member for member in held if "受限案例" in member)
    text = words_of(held[member])
    story = kept.text(kept.cases["borrowed-pen"].story).plain().split("\n")
    assert all(line in text for line in story)
    assert "不发群，不上传" in text
    others = [words_of(data) for other, data in held.items() if other.endswith(".docx") and other != member]
    assert not [text for text in others if story[0] in text]


# Combinations


def test_a_combination_is_cut_to_its_role_and_fits(curriculum: Curriculum) -> None:
    training = combined(curriculum, ("T2",), "班主任", 60)
    view = event(curriculum, training)
    assert [(run.who, run.minutes) for run in view.runs] == [("班主任", 60)]
    titles = [part.title for part in guide(curriculum, training).parts]
    assert "给两边家长打电话" in titles
    assert "治理委员会怎样按时启动" not in titles


@pytest.mark.parametrize(
    ("subjects", "role", "most", "said"),
    [
        (("T2",), "班主任", 40, "60 分钟，40 分钟放不下。放得下的：--minutes 60。"),
        (("T2",), "宿管与后勤", 30, "没有给宿管与后勤的内容，它写给：校领导、全体教职工、"),
        (("T13",), "班主任", 60, "T13 还没有写好的模块；现在有的是："),
    ],
)
def test_what_does_not_fit_is_refused_with_what_would(
    subjects: tuple[str, ...], role: str, most: int, said: str, curriculum: Curriculum
) -> None:
    with pytest.raises(Misfit) as refused:
        combined(curriculum, subjects, role, most)  # type: ignore[arg-type]
    assert said in str(refused.value)
    assert str(refused.value).count("。") == 1 + str(refused.value).count("。放得下的")


def test_two_modules_too_long_together_are_told_apart(sample_curriculum: Curriculum, name: str) -> None:
    module = sample_curriculum.modules[name]
    other = module.model_copy(update={"subjects": ("T6",), "title": "家校沟通"})
    both = replace(sample_curriculum, modules={name: module, "z": other})
    with pytest.raises(Misfit, match="一共 30 分钟，20 分钟放不下。放得下的：只讲“发现之后的五分钟”；只讲“家校沟通”"):
        combined(both, ("T2", "T6"), "班主任", 20)
    training = combined(both, ("T2", "T6"), "班主任", 30)
    assert event(both, training).title == "班主任培训（T2、T6）"
    assert [slot.start for slot in event(both, training).runs[0].slots] == [0, 8, 15, 23]
    assert len(leaflet(both, training).questions) == 6


@pytest.mark.parametrize(
    ("subjects", "role", "most", "asked"),
    [(("T4", "T8"), "校领导", 45, 6), (("T1", "T4"), "班主任", 60, 8), (("T1", "T4", "T5"), "全体教职工", 90, 10)],
)
def test_a_combination_has_one_test_before_and_one_after(
    subjects: tuple[str, ...], role: Role, most: int, asked: int, curriculum: Curriculum
) -> None:
    training = combined(curriculum, subjects, role, most)
    view, guided = event(curriculum, training), guide(curriculum, training)
    (run,) = view.runs
    tests = [slot for slot in run.slots if slot.activity == "测验"]
    assert [slot.start for slot in tests] == [0, run.minutes - tests[1].minutes]
    assert [slot.title[:2] for slot in tests] == ["训前", "训后"]
    assert run.minutes == most == sum(slot.minutes for slot in run.slots), "what the other tests took is time to ask"
    assert run.slots[-2].title == "答疑"
    assert view.asked == len(guided.questions) == len(leaflet(curriculum, training).questions) == asked
    shares = [len(module.questions) for _, module in training.modules]
    assert max(shares) - min(shares) <= 1
    words = " ".join(part.facilitator.plain() for part in guided.parts)
    assert re.findall("([一二三四五六七八九十]+)道题", words) == [numeral(asked)] * 2
    kept = [slide.title for _, module in training.modules for one in module.sessions for slide in one.slides]
    whole = [slide.title for name, _ in training.modules for slide in _slides(curriculum.modules[name], role)]
    assert kept == whole, "no slide is lost with the tests between"


def _slides(module: Module, role: Role) -> list[Slide]:
    return [slide for one in module.sessions if not one.roles or role in one.roles for slide in one.slides]


def test_a_training_of_one_module_keeps_its_own_test(curriculum: Curriculum) -> None:
    training = combined(curriculum, ("T2",), "班主任", 60)
    assert event(curriculum, training).asked == len(curriculum.modules["t02-respond"].questions)
    assert next(part.title for part in guide(curriculum, training).parts) == "训前八题"


def test_there_are_six_cards_for_a_staff_meeting(curriculum: Curriculum) -> None:
    """全体教职工 90 minutes, or six cards of a quarter of an hour (content-guide §3)."""
    cards = guide(curriculum, combined(curriculum, ("T1", "T4", "T5"), "全体教职工", 90)).cards
    assert len(cards) == 6
    assert all(8 <= card.minutes <= 15 and card.activity not in ("测验", "答疑") for card in cards)


def test_the_combinations_of_the_day_are_built_and_the_gap_is_named(curriculum: Curriculum) -> None:
    names = [file.path.name for file in training_kits.plan_files(curriculum)]
    for role, most, subjects in training_kits.PREBUILT:
        if role != "宿管与后勤":
            assert f"组合培训_{role}{most}分钟（{'、'.join(subjects)}）_资料包_2026.2.zip" in names
    assert len(names) == len(set(names)) == len(training_kits.PREBUILT) - len(gaps(curriculum)) == 11
    if not {"T15", "T17"} <= {code for module in curriculum.modules.values() for code in module.subjects}:
        assert any("宿管与后勤 30 分钟（T15、T17）" in gap for gap in gaps(curriculum))


def test_a_package_rendered_whole_is_recognised_again(sample_curriculum: Curriculum) -> None:
    """Its view is its fingerprint: an address of a function in it would make it new on every day."""
    views = [repr(file.view) for file in training_kits.plan_files(sample_curriculum)]
    assert views == [repr(file.view) for file in training_kits.plan_files(sample_curriculum)]
    assert not [view for view in views if " at 0x" in view]


# The sign-in sheet and the certificates


def workbook(cells: Cells, arrange: Callable[[xlsxwriter.worksheet.Worksheet], object] | None = None) -> bytes:
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet()
    for row, values in enumerate(cells):
        for column, value in enumerate(values):
            sheet.write(row, column, value)
    if arrange:
        arrange(sheet)
    book.close()
    return buffer.getvalue()


HEAD: list[object] = ["序号", "姓名", "部门", "签到"]


def test_our_own_sheet_is_a_list_of_numbered_lines(files: list[PlannedFile]) -> None:
    (file,) = (file for file in files if kind(file.path) == "签到表")
    rows = CalamineWorkbook.from_filelike(io.BytesIO(file.render(file.view))).get_sheet_by_index(0).to_python()
    assert rows[0] == HEAD
    assert [row[0] for row in rows[1:]] == list(range(1, 301))
    with pytest.raises(Refusal, match="里没有一个名字"):
        read_names(file.render(file.view))


def test_four_hundred_names_give_four_hundred_certificates(sample_curriculum: Curriculum, name: str) -> None:
    rows: Cells = [[n, f"王{chr(0x4E00 + n)}", f"第{n % 7}组", ""] for n in range(1, 401)]
    people = read_names(workbook([HEAD, *rows])).people
    assert len(people) == 400
    assert people[0] == Person("王丁", "第1组")
    view = Certificates(event(sample_curriculum, module_training(sample_curriculum, name)), people)
    data = printed(view)
    assert data == printed(view)
    lines = [paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs]
    assert lines.count("培 训 证 书") == 400
    assert sum(line.endswith("　老师：") for line in lines) == 400


def test_names_are_taken_as_typed_and_the_absent_left_out() -> None:
    rows: Cells = [
        ["某校签到表"],
        HEAD,
        [1, "王 芳", "初一", "√"],
        [2, "=1+1", "总务", ""],
        [3, "李四", "初二", "请假"],
        [4, "", "", ""],
        [5, "王芳", "初二", ""],
    ]
    data = workbook(rows, lambda sheet: sheet.write_string(3, 1, "=1+1"))
    people = (Person("王芳", "初一"), Person("=1+1", "总务"), Person("王芳", "初二"))
    found = read_names(data)
    assert (found.people, found.absent) == (people, 1)


@pytest.mark.parametrize(
    ("rows", "arrange", "said"),
    [
        ([["序号", "部门"], [1, "初一"]], None, "里没有“姓名”这一列"),
        ([HEAD, [1, "王芳", "初一"], [2, "王芳", "初一"]], None, "里“王芳”有两行（第 2 行和第 3 行），部门都是“初一”"),
        ([HEAD, [1, "王芳"], [2, "王芳"]], None, "部门都没有写"),
        ([HEAD, [1, "", "初一"]], None, "第 2 行写了部门，没有姓名"),
        ([HEAD, [1, "", "", "√"]], None, "第 2 行写了签到，没有姓名"),
        ([HEAD, [1, "王芳、李四", "初一"]], None, "像是写了几个人"),
        ([HEAD, [1, "13800001111", "初一"]], None, "不像名字"),
        ([["姓名", "姓名"], ["王芳", "李四"]], None, "“姓名”有两列"),
        ([HEAD], None, "里没有一个名字"),
        ([HEAD, [1], [2, "", "初二"]], lambda s: s.merge_range(1, 1, 2, 1, "王芳"), "第 3 行的“姓名”和别的格合并了"),
        ([HEAD, [1, ""]], lambda s: s.write_formula(1, 1, "=C2", None, "王芳"), "是公式"),
    ],
)
def test_one_sentence_for_each_thing_that_is_wrong(
    rows: Cells, arrange: Callable[[xlsxwriter.worksheet.Worksheet], object] | None, said: str
) -> None:
    with pytest.raises(Refusal) as refused:
        read_names(workbook(rows, arrange))
    assert said in str(refused.value)
    assert str(refused.value).count("。") == 1


def test_a_file_that_is_no_list_is_refused() -> None:
    for data in (b"", b"PK\x03\x04broken", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600):
        with pytest.raises(Refusal):
            read_names(data)


def test_the_merge_pair_fits_together(files: list[PlannedFile]) -> None:
    (document,) = (file for file in files if kind(file.path) == "证书邮件合并")
    xml = zipped(document.render(document.view))["word/document.xml"].decode()
    (sheet,) = (file for file in files if kind(file.path) == "证书名单")
    head = CalamineWorkbook.from_filelike(io.BytesIO(sheet.render(sheet.view))).get_sheet_by_index(0).to_python()[0]
    assert head == ["姓名", "部门"]
    assert all(f" MERGEFIELD {name} " in xml for name in head)
    assert "【日期】完成“发现之后的五分钟”培训。" in words_of(document.render(document.view))


# The command


def test_export_writes_a_package_and_certificates(sample: Sample, tmp_path: Path, name: str) -> None:
    project = sample()
    done = qinghe("export", name, "--out", str(tmp_path / "包"), cwd=project)
    assert (done.returncode, done.stderr) == (0, "")
    (path,) = (tmp_path / "包").iterdir()
    assert path.name == "教师培训_发现之后的五分钟_组织者资料包_2026.2.zip"
    (tmp_path / "签到.xlsx").write_bytes(workbook([HEAD, [1, "王芳", "初一", ""], [2, "李四", "初二", "请假"]]))
    done = qinghe("export", name, "--certificates", str(tmp_path / "签到.xlsx"), cwd=project)
    assert "1 张证书。签到一栏写着请假、缺席的 1 人没有做。" in done.stdout
    (path,) = (project / "build" / "export").iterdir()
    assert "王芳" in words_of(path.read_bytes())


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ("", 0, "还缺　宿管与后勤 30 分钟"),
        ("nothing", 2, "没有叫 nothing 的培训模块。"),
        ("--combine T2", 2, "合成培训要写给谁、几分钟"),
        ("--combine T99 --role 班主任 --minutes 60", 2, "“T99”不是培训主题"),
        ("--combine T2 --role 班长 --minutes 60", 2, "对象写校领导、全体教职工、"),
        ("--combine T2 --role 班主任 --minutes 六十", 2, "分钟写 10 到 600 的数字。"),
        ("--combine T2,T6 --role 班主任 --minutes 60", 1, "T6 还没有写好的模块；现在有的是：T2。"),
        ("--combine T2 --role 班主任 --minutes 10", 1, "10 分钟放不下"),
        ("{name} --certificates 没有.xlsx", 2, "没有 没有.xlsx 这个文件。"),
        ("{name} --certificates content", 2, "content 是文件夹，请写里面的文件。"),
        ("{name} --certificates content/cast.yaml", 1, "content/cast.yaml 里没有“姓名”这一列"),
        ("{name} --out content/cast.yaml", 2, "不是文件夹，写不进去。"),
    ],
)
def test_wrong_use_is_one_sentence_and_writes_nothing(
    arguments: str, code: int, said: str, sample: Sample, name: str
) -> None:
    project = sample()
    done = qinghe("export", *arguments.format(name=name).split(), cwd=project)
    assert done.returncode == code, done.stdout + done.stderr
    assert said in done.stdout + done.stderr
    if code:
        assert done.stderr.count("\n") == 1
    assert not (project / "build").exists()


@pytest.mark.parametrize("reading", [True, False])
def test_a_file_open_elsewhere_is_told_in_one_sentence(
    reading: bool, sample: Sample, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    project, sheet = sample(), tmp_path / "签到.xlsx"
    sheet.write_bytes(workbook([HEAD, [1, "王芳", "初一", ""]]))

    def locked(path: Path, *_: object) -> bytes:
        raise PermissionError(13, "Permission denied", str(path))

    if reading:
        whole = Path.read_bytes
        monkeypatch.setattr(Path, "read_bytes", lambda path: locked(path) if path == sheet else whole(path))
    else:
        (tmp_path / "out").mkdir()
        (tmp_path / "out/教师培训_发现之后的五分钟_组织者资料包_2026.2.zip").write_bytes(b"")
        monkeypatch.setattr("generator.write.write_file", locked)
    # Certificates are written beside a file that is there; the package is what may be open while it is replaced.
    asked = ["--certificates", str(sheet)] if reading else []
    arguments = ["--project", str(project), name, *asked, "--out", str(tmp_path / "out")]
    with pytest.raises(click.UsageError, match=f"^{'打不开' if reading else '写不进'} .+，请先关闭文件：[^。]+。$"):
        export.main(arguments, standalone_mode=False)
    assert not [file for file in (tmp_path / "out").glob("*") if file.stat().st_size]
