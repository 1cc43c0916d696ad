"""Packages: what lies in which, under which names, with a list one can check; and that nothing else gets in."""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath

import pytest

from generator.build import FILE_OUTPUTS
from generator.curriculum import Curriculum
from generator.leaks import teachers_only
from generator.outputs import kit_aftermath
from generator.outputs.kits import CONTENTS, MANIFEST, packed, plan_bundles
from generator.outputs.teacher_pages.after import after_index_page
from generator.plan import Audience, BuiltFile, Bundle, PlannedFile
from generator.verify_page import sentences
from tests.texts import words_of

ID = "g03-what-is-bullying"
FACING = ("学习单", "致家长信", "家长群短文", "信和回执", "短信", "语音稿")
"""Kinds of files pupils and families get in hand."""


def planned(path: str, audience: Audience = Audience.TEACHER) -> PlannedFile:
    return PlannedFile(PurePosixPath(path), "", audience, None, lambda _: b"")


def everything(curriculum: Curriculum) -> list[PlannedFile]:
    return [file for output in FILE_OUTPUTS for file in output.plan_files(curriculum)]


@pytest.fixture(scope="module")
def files(curriculum: Curriculum) -> list[PlannedFile]:
    return everything(curriculum)


@pytest.fixture(scope="module")
def bundles(curriculum: Curriculum, files: list[PlannedFile]) -> dict[str, Bundle]:
    return {str(bundle.path): bundle for bundle in plan_bundles(curriculum, files)}


def kind(name: str) -> str:
    """Return the kind of a file: 学习单 of 三年级_什么是学生欺凌_学习单_2026.2.docx."""
    return name.rpartition("/")[2].split("_")[-2]


def test_a_kit_holds_the_teachers_files_of_its_lesson_and_no_others(sample_curriculum: Curriculum) -> None:
    others = [
        planned(f"downloads/{ID}/学生.docx", Audience.STUDENT),
        planned("downloads/another-lesson/别的.docx"),
        planned(f"lesson/{ID}.md"),
    ]
    bundle, *_ = plan_bundles(sample_curriculum, [*others, *everything(sample_curriculum)])
    assert bundle.audience is Audience.TEACHER
    assert str(bundle.path) == f"downloads/{ID}/三年级_什么是学生欺凌_资料包_2026.2.zip"
    assert [name.removeprefix("三年级_什么是学生欺凌_") for name, _ in bundle.members] == [
        "说明_2026.2.txt",
        "20分钟_2026.2.pptx",
        "40分钟_2026.2.pptx",
        "40分钟无备注_2026.2.pptx",
        "学习单_2026.2.docx",
        "学习单与小测答案_2026.2.docx",
        "学生向你倾诉时_2026.2.docx",
        "家长群短文_2026.2.txt",
        "教案_2026.2.docx",
        "活动简报_2026.2.docx",
        "班会记录表_2026.2.docx",
        "致家长信_2026.2.docx",
        "讲稿_2026.2.docx",
        "速备卡_2026.2.docx",
    ]
    assert all(path == PurePosixPath("downloads", ID, name) for name, path in bundle.members)


def test_a_talk_has_its_own_papers(bundles: dict[str, Bundle]) -> None:
    bundle = next(bundle for bundle in bundles.values() if bundle.title == "资料包：法治副校长")
    kinds = {kind(name) for name, _ in bundle.members}
    assert kinds >= {"讲前须知", "十五分钟讲稿", "问答", "课时记录表", "引用条文", "讲稿", "学生向你倾诉时", "说明"}
    assert not kinds & {"速备卡", "班会记录表", "学习单"}


def test_a_term_holds_both_class_meetings_and_says_what_is_not_written(
    bundles: dict[str, Bundle], curriculum: Curriculum
) -> None:
    places = {(row.grade, row.term) for row in curriculum.plan.meetings if row.id in curriculum.lessons}
    assert len([path for path in bundles if "两次班会" in path]) == len(places)
    bundle = bundles["downloads/三年级上学期/三年级_上学期两次班会_资料包_2026.2.zip"]
    assert {name.split("/")[0] for name, _ in bundle.members} == {"1_什么是学生欺凌", "2_看见了，我能做的五件事"}
    ((name, text),) = bundle.texts
    assert name == CONTENTS
    assert all(member.rpartition("/")[2] in text for member, _ in bundle.members)
    one = {name: row for name, row in curriculum.lessons.items() if name != "g03-five-things-i-can-do"}
    half = plan_bundles(replace(curriculum, lessons=one), everything(replace(curriculum, lessons=one)))
    told = next(bundle.texts[0][1] for bundle in half if "三年级上学期" in str(bundle.path))
    assert "第 2 次班会　《看见了，我能做的五件事》　待编写" in told


def test_the_day_after_begins_with_the_card(bundles: dict[str, Bundle], curriculum: Curriculum) -> None:
    bundle = bundles["downloads/事发之后/事发之后_全部_资料包_2026.2.zip"]
    assert len(bundle.members) == len(curriculum.aftermaths)
    assert bundle.members[0][0] == "1_24小时卡/1_事发后24小时卡_24小时卡_2026.2.docx"
    words = [name.split("/")[1] for name, _ in bundle.members if name.startswith("2_")]
    bands = ("一、二年级", "三、四年级", "五、六年级", "七至九年级", "高中")
    assert words == [f"{n}_明天对班里说（{band}）_明天对班里说_2026.2.docx" for n, band in enumerate(bands, 1)]
    forms = [name.split("/")[1].split("_")[1] for name, _ in bundle.members if name.startswith("3_")]
    assert forms == ["线索登记", "分开谈话记录", "家长告知记录", "认定", "处置", "回访"]
    guides = [name.split("/")[1].split("_")[1] for name, _ in bundle.members if name.startswith("4_")]
    assert guides == ["怎样陪受到伤害的同学", "怎样和做了的同学谈", "怎样和两边家长谈"]
    assert all(row.first in bundle.texts[0][1] for row in curriculum.aftermaths.values())


def test_the_package_of_the_day_after_is_the_first_thing_on_its_page(
    bundles: dict[str, Bundle], curriculum: Curriculum
) -> None:
    bundle = bundles["downloads/事发之后/事发之后_全部_资料包_2026.2.zip"]
    page = after_index_page(curriculum, (BuiltFile(bundle.path, bundle.title, bundle.audience, 240_000, ""),))
    text = page.render(page.view).decode()
    assert text.index("整包下载：卡片、话语、表单、指南 · 240 KB") < text.index("## 24小时卡")


def test_a_term_holds_no_pdf(sample_curriculum: Curriculum) -> None:
    files = [*everything(sample_curriculum), planned(f"downloads/{ID}/三年级_什么是学生欺凌_学习单_2026.2.pdf")]
    held = {
        bundle.path.name: {PurePosixPath(name).suffix for name, _ in bundle.members}
        for bundle in plan_bundles(sample_curriculum, files)
    }
    assert ".pdf" in held["三年级_什么是学生欺凌_资料包_2026.2.zip"]
    assert ".pdf" not in held["三年级_上学期两次班会_资料包_2026.2.zip"]


def test_two_materials_of_one_title_both_get_in(curriculum: Curriculum) -> None:
    twice = {"a": curriculum.aftermaths["words-junior"], "b": curriculum.aftermaths["words-junior"]}
    twins = replace(curriculum, aftermaths=twice)
    files = list(kit_aftermath.plan_files(twins))
    (bundle,) = (bundle for bundle in plan_bundles(twins, files) if bundle.title == "资料包：事发之后")
    assert [name.split("/")[1][:2] for name, _ in bundle.members] == ["1_", "2_"]


def test_a_letter_is_one_package_with_what_is_read_out_and_sent(bundles: dict[str, Bundle]) -> None:
    bundle = next(bundle for path, bundle in bundles.items() if "letter-primary-autumn" in path)
    assert [kind(name) for name, _ in bundle.members] == ["说明", "信和回执", "短信", "语音稿"]
    assert bundle.path.name == "三至六年级_致小学家长的一封信（上学期）_资料包_2026.2.zip"


def test_every_name_is_portable(bundles: dict[str, Bundle]) -> None:
    names = [name for bundle in bundles.values() for name, _ in bundle.members] + list(bundles)
    for piece in (piece for name in names for piece in name.split("/")):
        assert len(piece) <= 60, piece
        assert not set(piece) & set('<>:"\\|?* \t'), piece
        assert not piece.endswith((".", " ")), piece
    assert max(map(len, names)) < 120, "Windows stops at 260 with the folder it is unpacked into"


def test_a_package_lists_and_proves_what_it_holds() -> None:
    members = (("甲/乙.txt", PurePosixPath("downloads/x/乙.txt")), ("A.docx", PurePosixPath("downloads/x/A.docx")))
    bundle = Bundle(PurePosixPath("downloads/x/x.zip"), "", Audience.TEACHER, members, ((CONTENTS, "一\n二"),))
    data = packed(bundle, {"甲/乙.txt": b"1", "A.docx": b"2"})
    assert data == packed(bundle, {"甲/乙.txt": b"1", "A.docx": b"2"})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == [CONTENTS, "甲/乙.txt", "A.docx", MANIFEST]
        for info in archive.infolist():
            assert info.date_time == (1980, 1, 1, 0, 0, 0)
            assert info.filename.isascii() or info.flag_bits & 0x800, "names are UTF-8 and say so"
        assert archive.read(CONTENTS) == "\ufeff一\r\n二\r\n".encode()
        listed = archive.read(MANIFEST).decode("utf-8-sig").splitlines()[2:]
        rows = [(line[:64], int(line[64:75]), line[77:]) for line in listed]
        held = [(name, archive.read(name)) for name in archive.namelist() if name != MANIFEST]
        assert rows == [(hashlib.sha256(data).hexdigest(), len(data), name) for name, data in held]


def test_a_lesson_without_files_has_no_kit(sample_curriculum: Curriculum) -> None:
    assert list(plan_bundles(sample_curriculum, [])) == []


def test_names_windows_would_take_for_one_are_refused(sample_curriculum: Curriculum) -> None:
    file = planned(f"downloads/{ID}/a.docx")
    with pytest.raises(ValueError, match="same name"):
        list(plan_bundles(sample_curriculum, [file, replace(file, path=file.path.with_name("A.docx"))]))


def facing(bundles: dict[str, Bundle], files: list[PlannedFile]) -> Iterator[tuple[PlannedFile, str]]:
    """Yield every file of every package that is meant for pupils or families, with the text in it."""
    known = {file.path: file for file in files}
    paths = {path for bundle in bundles.values() for name, path in bundle.members if kind(name) in FACING}
    for path in sorted(paths):
        yield known[path], words_of(known[path].render(known[path].view))


def test_no_file_for_pupils_or_families_holds_an_answer_or_a_teachers_sentence(
    curriculum: Curriculum, bundles: dict[str, Bundle], files: list[PlannedFile]
) -> None:
    forbidden = teachers_only(curriculum)
    seen = set()
    for file, text in facing(bundles, files):
        assert not sentences(text) & forbidden, file.path
        assert "【正确】" not in text
        lesson = curriculum.lessons.get(file.path.parts[1])
        for item in lesson.quiz if lesson else ():
            assert not any(option.feedback in text for option in item.options), file.path
        for task in lesson.worksheet.tasks if lesson and lesson.worksheet else ():
            lines = curriculum.text(task.answer).plain().split("\n")
            assert not [line for line in lines if len(line) > 9 and line in text], file.path
        seen.add(kind(str(file.path)))
    assert seen == set(FACING)


def test_the_test_above_would_see_an_answer(curriculum: Curriculum, files: list[PlannedFile]) -> None:
    answers = next(file for file in files if kind(str(file.path)) == "学习单与小测答案")
    text = words_of(answers.render(answers.view))
    assert "【正确】" in text
    assert sentences(text) & teachers_only(curriculum)


def test_no_slip_asks_whether_a_child_was_hurt(bundles: dict[str, Bundle], files: list[PlannedFile]) -> None:
    slips = [text.partition("回执（")[2] for file, text in facing(bundles, files) if "信" in kind(str(file.path))]
    slips = [slip for slip in slips if slip]
    assert len(slips) > 2
    for slip in slips:
        assert "签名" in slip
        assert not [word for word in ("被欺负", "受伤", "受过", "挨打", "谁欺负") if word in slip], slip
