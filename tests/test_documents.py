"""The 教案: what it says in which order, that Word accepts it, that nothing an author types is obeyed."""

from __future__ import annotations

import datetime
import importlib
import io
import os
import re
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Word
from docx.oxml.ns import qn
from docx.table import Table

from generator.curriculum import Curriculum
from generator.outputs import documents
from generator.outputs.documents import TEMPLATE, plan_files, printed
from generator.outputs.file_names import MAX_STEM, grade_name, portable, stem
from generator.outputs.lesson_plan import LessonPlanView, lesson_plan_view
from generator.prose import Text
from generator.read import Read
from tests.conftest import LESSON, Edit
from tools.build_document_bases import FOLDER, TEMPLATES

GOLDEN = Path(__file__).parent / "golden" / "lesson-plan.txt"
ID = "g03-what-is-bullying"
NASTY = "甲 & 乙 {{ 7*7 }} {% if 1 %} {# x #} {_{ %_} <w:p> </w:t> ]]> &amp;"


def opened(data: bytes) -> Word:
    return Document(io.BytesIO(data))


def outline(document: Word) -> str:
    """Return headings as `# …`, table rows as `| … | … |`, everything else as it stands."""
    lines = []
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                cells = [
                    row.cells[i]
                    for i in range(len(row.cells))
                    if i == 0 or row.cells[i]._tc is not row.cells[i - 1]._tc
                ]
                lines.append("| " + " | ".join(cell.text.replace("\n", " / ") for cell in cells) + " |")
        else:
            style = block.style.name if block.style else ""
            level = re.fullmatch(r"Heading (\d)", style or "")
            lines.append("#" * int(level[1]) + " " + block.text if level else block.text)
    return "\n".join(lines) + "\n"


def xml_of(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist())


@pytest.fixture(scope="module")
def view(sample_curriculum: Curriculum) -> LessonPlanView:
    return lesson_plan_view(sample_curriculum, ID)


def test_the_lesson_of_the_sample_reads_as_the_golden_text_says(view: LessonPlanView) -> None:
    found = outline(opened(printed(view)))
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(found, encoding="utf-8", newline="\n")
    assert found == GOLDEN.read_text(encoding="utf-8")


def test_the_sample_documents_and_the_template_have_no_findings(sample_curriculum: Curriculum, tmp_path: Path) -> None:
    """Those of the real content stand before the validator in test_office."""
    paths = [TEMPLATE]
    for number, file in enumerate(f for f in plan_files(sample_curriculum) if f.path.suffix == ".docx"):
        paths.append(tmp_path / f"{number}.docx")
        paths[-1].write_bytes(file.render(file.view))
    assert len(paths) == 2
    validator = importlib.import_module("openxml_audit").OpenXmlValidator()  # ships no types
    assert {str(e) for path in paths for e in validator.validate(path).errors} == set()


def test_every_step_prints_its_minutes_and_they_add_up(curriculum: Curriculum) -> None:
    for lesson_id, lesson in curriculum.lessons.items():
        document = opened(printed(lesson_plan_view(curriculum, lesson_id)))
        course = next(t for t in document.tables if t.rows[0].cells[0].text == "环节与时间")
        steps = course.rows[1:-1]
        written = [int(m[1]) for row in steps if (m := re.search(r"　(\d+) 分钟$", row.cells[0].text, re.M))]
        assert written == [step.minutes for step in lesson.steps]
        assert f"共 {sum(written)} 分钟" in course.rows[-1].cells[1].text


@pytest.mark.parametrize("place", [("title", "什么是学生欺凌"), ("background", "三年级学生分得清疼，分不清玩笑。")])
def test_what_looks_like_a_template_or_xml_is_printed_as_typed(
    place: tuple[str, str], sample_read: Callable[..., Read]
) -> None:
    field, old = place
    edit: Edit = (LESSON, f"{field}: {old}", f"{field}: '{NASTY}'")
    curriculum = sample_read(edit).curriculum
    assert curriculum
    data = printed(lesson_plan_view(curriculum, ID))
    assert NASTY in outline(opened(data))
    if field == "title":
        assert opened(data).core_properties.title == NASTY
        assert NASTY in opened(data).sections[0].header.paragraphs[0].text


def test_prose_keeps_lists_strong_words_and_an_empty_cell_its_paragraph(view: LessonPlanView) -> None:
    step = replace(view.steps[1], intent=Text(()))
    document = opened(printed(replace(view, steps=(step,))))
    course = next(t for t in document.tables if t.rows[0].cells[0].text == "环节与时间")
    teacher, intent = course.rows[1].cells[1], course.rows[1].cells[3]
    assert [(p.style.name, p.text) for p in teacher.paragraphs[:3] if p.style] == [
        ("青禾 表格文字", "请学生用手势表态："),
        ("青禾 表格列表", "·\t掌心向上：像玩笑"),
        ("青禾 表格列表", "·\t握拳：说不准"),
    ]
    assert [run.text for run in teacher.paragraphs[2].runs if run.bold] == ["说不准"]
    assert [p.text for p in intent.paragraphs] == [""]


def test_same_view_same_bytes_and_nothing_of_the_machine(view: LessonPlanView) -> None:
    data = printed(view)
    assert data == printed(view)
    properties = opened(data).core_properties
    assert properties.author == properties.last_modified_by == "青禾"
    assert properties.created == properties.modified == datetime.datetime(2026, 11, 21, tzinfo=datetime.UTC)
    assert properties.language == "zh-CN"
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {info.date_time[0] for info in archive.infolist()} == {1980}
        assert not [name for name in archive.namelist() if "Effects" in name or "app.xml" in name]
    assert str(Path.home()) not in xml_of(data)


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_committed_template_is_what_the_script_writes(name: str) -> None:
    assert (FOLDER / f"{name}.docx").read_bytes() == TEMPLATES[name](), "run tools.build_document_bases"


def test_every_style_and_table_says_what_word_and_wps_need(view: LessonPlanView) -> None:
    document = opened(printed(view))
    section = document.sections[0]
    assert section.page_width
    assert section.page_height
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    names = ("Normal", "Heading 1", "Heading 2", "Heading 3")
    fonts = [document.styles[name].element.rPr.rFonts.get(qn("w:eastAsia")) for name in names]
    assert fonts == ["宋体", "黑体", "黑体", "黑体"]
    for table in document.tables:
        columns, whole = table._tbl.xpath("./w:tblGrid/w:gridCol/@w:w"), table._tbl.xpath("./w:tblPr/w:tblW/@w:w")
        assert [str(sum(map(int, columns)))] == whole
    headed = [t for t in document.tables if t.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None]
    assert [t.rows[0].cells[0].text for t in headed] == ["遇到这种情况，先不上这节课", "环节与时间"]
    footer = xml_of(printed(view))
    assert " PAGE " in footer
    assert " NUMPAGES " in footer
    assert view.version in section.footer.paragraphs[0].text


def test_a_template_saved_by_an_editor_that_renames_style_ids_still_works(
    view: LessonPlanView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    renamed = tmp_path / "renamed.docx"
    with zipfile.ZipFile(TEMPLATE) as old, zipfile.ZipFile(renamed, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'"QhCellList"', b'"a7"'))
    monkeypatch.setattr(documents, "TEMPLATE", renamed)
    styles = [p.style.name for t in opened(printed(view)).tables for c in t._cells for p in c.paragraphs if p.style]
    assert "青禾 表格列表" in styles


def test_a_restricted_case_is_left_out(sample_curriculum: Curriculum) -> None:
    assert "# 所用案例" in outline(opened(printed(lesson_plan_view(sample_curriculum, ID))))
    case = sample_curriculum.cases["borrowed-pen"].model_copy(update={"audience": "restricted"})
    locked = replace(sample_curriculum, cases={"borrowed-pen": case})
    assert "所用案例" not in outline(opened(printed(lesson_plan_view(locked, ID))))


def test_a_long_step_goes_on_overleaf_and_headings_stay_with_what_follows(view: LessonPlanView) -> None:
    document = opened(printed(view))
    course = next(t for t in document.tables if t.rows[0].cells[0].text == "环节与时间")
    split = [row._tr.find(f".//{qn('w:cantSplit')}") is None for row in course.rows]
    assert split == [False, *[True] * len(view.steps), False], "head and total stay whole, steps may break"
    assert document.styles["Heading 1"].paragraph_format.keep_with_next
    assert document.styles["青禾 表头"].paragraph_format.keep_with_next


@pytest.mark.parametrize(
    ("grades", "name"),
    [
        ([8], "八年级"),
        ([10], "高一"),
        ([9, 7, 8], "七至九年级"),
        ([3, 5], "三、五年级"),
        ([1, 2], "一、二年级"),
        ([8, 9, 10], "八年级至高一"),
    ],
)
def test_grades_are_said_as_schools_say_them(grades: list[int], name: str) -> None:
    assert grade_name(grades) == name


def test_file_names_suit_windows(sample_curriculum: Curriculum) -> None:
    assert stem(sample_curriculum, ID, "教案") == "三年级_什么是学生欺凌_教案_2026.2"
    lesson = sample_curriculum.lessons[ID].model_copy(update={"title": 'AI: "换脸"?<|>*/\\ 隐私.' + "很长" * 40})
    long = replace(sample_curriculum, lessons={ID: lesson})
    name = stem(long, ID, "40分钟")
    assert len(name) == MAX_STEM
    assert name.startswith("三年级_AI换脸隐私.很长")
    assert name.endswith("_40分钟_2026.2")
    assert portable(" 逗号，问号？. ") == "逗号，问号？"
