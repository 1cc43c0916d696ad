"""The documents of a kit: each says what it must, to whom it may, and holds room to write."""

from __future__ import annotations

import importlib
import io
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.document import Document as Word
from docx.table import Table

from generator.curriculum import Curriculum
from generator.model.aftermath import Aftermath
from generator.model.letter import Letter
from generator.outputs import (
    kit_aftermath,
    kit_answers,
    kit_brief,
    kit_bulletin,
    kit_disclosure,
    kit_letter,
    kit_note,
    kit_record,
    kit_talk,
    kit_worksheet,
)
from generator.outputs.kit_parts import kinds
from generator.plan import PlannedFile
from tests.texts import words_of
from tools.build_document_bases import FOLDER, TEMPLATES

ID = "g03-what-is-bullying"
OUTPUTS = (
    *(kit_aftermath, kit_answers, kit_brief, kit_bulletin, kit_disclosure, kit_letter, kit_note, kit_record),
    *(kit_talk, kit_worksheet),
)
NASTY = "甲 & 乙 {{ 7*7 }} {% if 1 %} {_{ %_} <w:p> ]]>"
FORM = {
    "title": "线索登记表",
    "summary": "有人来说，先记下来。",
    "reviewed": "2026-11-21",
    "review_by": "2027-05-20",
    "form": "表单",
    "bands": ["小中"],
    "first": "只记看到的、听到的原话。",
    "steps": [{"within": "马上", "who": "班主任", "do": "先看人。\n- 疼不疼", "basis": "我们的建议"}],
    "words": [{"to": "对来说的同学", "text": "“谢谢你告诉我。”"}],
    "blanks": [{"label": "时间、地点"}, {"label": "原话", "hint": "不改词", "lines": 6}],
    "custody": {"keeper": "分管校领导", "readers": "办理的三位老师", "destroyed": "学生毕业时"},
    "never": ["不发群：写的是孩子的事。", "不让学生自己填：他会以为做错的是自己。"],
    "after": "当天交给分管校领导。",
}
FORMS = ("24小时卡", "明天对班里说", "表单", "一对一指南", "训诫提纲", "训导提纲")


def opened(data: bytes) -> Word:
    return Document(io.BytesIO(data))


def after(curriculum: Curriculum, **changes: object) -> kit_aftermath.AftermathView:
    row = Aftermath.model_validate({**FORM, **changes})
    return kit_aftermath.aftermath_view(replace(curriculum, aftermaths={"clue": row}), "clue")


@pytest.fixture(scope="module")
def files(curriculum: Curriculum) -> list[PlannedFile]:
    return [file for output in OUTPUTS for file in output.plan_files(curriculum)]


def test_one_of_every_kind_and_every_template_has_no_findings(
    files: list[PlannedFile], sample_curriculum: Curriculum, tmp_path: Path
) -> None:
    chosen = {file.path.stem.split("_")[-2]: file for file in files if file.path.suffix == ".docx"}
    paths = [FOLDER / f"{name}.docx" for name in TEMPLATES]
    rendered = [file.render(file.view) for file in chosen.values()]
    rendered += [kit_aftermath.printed(after(sample_curriculum, form=form)) for form in FORMS]
    for number, data in enumerate(rendered):
        paths.append(tmp_path / f"{number}.docx")
        paths[-1].write_bytes(data)
    assert len(chosen) > 12
    validator = importlib.import_module("openxml_audit").OpenXmlValidator()  # ships no types
    assert {str(error) for path in paths for error in validator.validate(path).errors} == set()


def test_same_view_same_bytes_one_author_one_day(files: list[PlannedFile]) -> None:
    for file in {file.render: file for file in files}.values():
        data = file.render(file.view)
        assert data == file.render(file.view)
        if file.path.suffix == ".docx":
            core = opened(data).core_properties
            assert core.author == core.last_modified_by == "青禾"
            assert core.created == core.modified
            assert core.version.startswith("2026.2-")
            section = opened(data).sections[0]
            assert section.page_width is not None
            assert round(section.page_width.cm, 1) == 21.0


def test_a_worksheet_has_lines_to_write_on_help_and_no_name_field(sample_curriculum: Curriculum) -> None:
    data = kit_worksheet.printed(kit_worksheet.worksheet_view(sample_curriculum, ID))
    text = words_of(data)
    for words in ("我的一句话", "可以不写名字。", "1. 写一句想对小禾说的话。", "第一个大人没管，就找第二个。", "110"):
        assert words in text
    assert not [word for word in ("关心的话", "姓名", "学号", "答案") if word in text]
    (lines,) = opened(data).tables
    assert len(lines.rows) == 2


def test_the_answers_say_whose_they_are(sample_curriculum: Curriculum) -> None:
    view = kit_answers.answers_view(sample_curriculum, ID)
    text = words_of(kit_answers.printed(view))
    assert text.index("只给教师") < text.index("关心的话都可以。") < text.index("B. 要看对方的感受【正确】")
    quiz = sample_curriculum.lessons[ID].model_copy(update={"worksheet": None})
    alone = replace(sample_curriculum, lessons={ID: quiz})
    assert kit_answers.answers_view(alone, ID).what == "小测答案"
    assert "学习单" not in words_of(kit_answers.printed(kit_answers.answers_view(alone, ID)))


def test_a_letter_ends_with_a_slip_that_asks_nothing(sample_curriculum: Curriculum) -> None:
    view = kit_letter.lesson_letter(sample_curriculum, ID)
    text = words_of(kit_letter.printed(view))
    order = ["各位家长", "【学校】【班级】", "回执（", "信收到了", "约时间通话（不用写原因）"]
    assert [text.index(words) for words in order] == sorted(text.index(words) for words in order)
    assert "家长签名" in text


def test_a_term_letter_prints_its_own_slip_and_one_signature(curriculum: Curriculum) -> None:
    for name, letter in curriculum.letters.items():
        data = kit_letter.printed(kit_letter.term_letter(curriculum, name))
        paragraphs = [p.text for p in opened(data).paragraphs]
        assert paragraphs.count("【学校】【班级】") == 1
        assert [line for line in paragraphs if line.startswith("□\t")], "what can be ticked has a box"
        assert sum("回执（" in line for line in paragraphs) == 1
        assert not set(letter.not_for) & set(paragraphs), "teachers' words are in their own file"


def test_what_is_pasted_into_a_chat_is_the_text_and_nothing_else(sample_curriculum: Curriculum) -> None:
    files_ = {file.path.suffix: file for file in kit_letter.plan_files(sample_curriculum)}
    data = files_[".txt"].render(files_[".txt"].view)
    assert data == "\ufeff今天班会讲了玩笑和欺负的不同。孩子愿意说时，请先听完。\r\n".encode()


def test_a_letter_without_salutation_or_signature_is_printed_too(curriculum: Curriculum) -> None:
    row = next(iter(curriculum.letters.values())).model_dump()
    letter = Letter.model_validate({**row, "body": "先听孩子说完。", "slip": "- 收到"}, strict=False)
    view = kit_letter.term_letter(replace(curriculum, letters={"x": letter}), "x")
    lines = [p.text for p in opened(kit_letter.printed(view)).paragraphs if p.text]
    assert lines[2:4] == ["先听孩子说完。", "【学校】【班级】"]


def test_the_brief_card_begins_with_when_not_to_teach(sample_curriculum: Curriculum) -> None:
    (table,) = opened(kit_brief.printed(kit_brief.brief_view(sample_curriculum, ID))).tables
    labels = [row.cells[0].text for row in table.rows]
    assert labels[:4] == ["先不上这节课", "只求一件事", "一定要说的三句话", "不要说的三句话"]
    assert "1. 一支笔的故事　8 分钟，20 分钟课 4 分钟" in table.rows[-1].cells[1].text


def test_the_disclosure_card_names_telephones(sample_curriculum: Curriculum) -> None:
    text = words_of(kit_disclosure.printed(kit_disclosure.disclosure_view(sample_curriculum, ID)))
    assert "谢谢他告诉你，不追问，也不答应保密" in text
    assert "报警电话 110" in text
    assert "不发群" in text


def test_record_and_bulletin_ask_for_no_name_and_carry_the_photo_rule(sample_curriculum: Curriculum) -> None:
    record = words_of(kit_record.printed(kit_record.record_view(sample_curriculum, ID)))
    assert "班会记录表" in record
    assert "不写学生姓名" in record
    assert "□ 完整课 38 分钟　□ 20 分钟" in record
    news = words_of(kit_bulletin.printed(kit_bulletin.bulletin_view(sample_curriculum, ID)))
    for words in ("只拍背影、远景", "不拍脸", "不写“受害者”“欺凌者”", "没有签字同意以前，不发", "分管领导同意（签名）"):
        assert words in news


def test_the_papers_of_a_talk(curriculum: Curriculum) -> None:
    view = kit_talk.talk_view(curriculum, "talk-junior-09")
    papers = {what: words_of(kit_talk.printed(kit_talk.Paper(what, name, view))) for what, _, name in kit_talk.PAPERS}
    lesson = curriculum.lessons["talk-junior-09"]
    assert lesson.talk
    assert all(line in papers["讲前须知"] for line in lesson.talk.before)
    assert all(one.ask in papers["问答"] for one in lesson.talk.questions)
    for citation in lesson.laws:
        quoted = curriculum.quote(citation)
        assert quoted.title in papers["引用条文"]
        assert all(line in papers["引用条文"] for line in quoted.paragraphs)
    assert papers["引用条文"].count(" 核验。") == len(lesson.laws)
    assert "次数和课时分开数" in papers["课时记录表"]
    spoken = opened(kit_talk.printed(kit_talk.Paper("十五分钟讲稿", "talk-spoken", view)))
    assert spoken.styles["青禾 大字"].font.size.pt >= 16


def test_a_form_has_keeper_readers_and_end_before_its_fields(sample_curriculum: Curriculum) -> None:
    document = opened(kit_aftermath.printed(after(sample_curriculum)))
    blocks = list(document.iter_inner_content())
    fields = next(n for n, one in enumerate(blocks) if isinstance(one, Table) and one.rows[0].cells[0].text == "栏目")
    before = "".join(one.text for one in blocks[:fields] if not isinstance(one, Table))
    for words in ("分管校领导", "办理的三位老师", "学生毕业时", "不发群"):
        assert words in before
    table = blocks[fields]
    assert isinstance(table, Table)
    assert [len(row.cells[1].paragraphs) for row in table.rows[1:]] == [1, 6]
    assert table.rows[2].cells[0].text == "原话\n不改词"


@pytest.mark.parametrize("fields", [True, False])
@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_material_prints_all_it_has(form: str, fields: bool, sample_curriculum: Curriculum) -> None:
    changes: dict[str, object] = {} if fields else {"blanks": [], "custody": None}
    text = words_of(kit_aftermath.printed(after(sample_curriculum, form=form, **changes)))
    for words in ("只记看到的", "先看人。", "依据：我们的建议", "谢谢你告诉我", "不让学生自己填", "当天交给分管校领导"):
        assert words in text
    for words in ("不改词", "谁保管：分管校领导", "填写人："):
        assert (words in text) == fields


def test_what_looks_like_a_template_is_printed_as_typed(sample_curriculum: Curriculum) -> None:
    text = words_of(kit_aftermath.printed(after(sample_curriculum, title=NASTY, first=NASTY, after=NASTY)))
    assert text.count(NASTY) >= 4, "title, first line, end, head of the page"


def test_the_note_names_what_lies_in_the_kit_and_nothing_else(sample_curriculum: Curriculum) -> None:
    data = kit_note.printed(kit_note.note_view(sample_curriculum, ID))
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n")
    text = data.decode("utf-8-sig")
    assert text.index("先不上这节课") < text.index("按这个顺序打开") < text.index("“课件”（") < text.index("“讲稿”（")
    assert "班里正有一件事在处理" in text
    assert [kind for kind in kit_note.USE if kit_note.USE[kind] in text] == [
        kind for kind in kit_note.USE if kind in kinds(sample_curriculum.lessons[ID])
    ]
    assert "法治副校长" not in text
    for words in ("CC BY 4.0", "2026年11月21日"):
        assert words in text


def test_papers_of_a_parents_meeting_speak_to_parents(curriculum: Curriculum) -> None:
    name = "parents-upper-primary-autumn"
    assert kit_letter.lesson_letter(curriculum, name).about.endswith("家长会之后")
    assert kit_worksheet.worksheet_view(curriculum, name).help.startswith("孩子有危险")
    assert kit_letter.lesson_letter(curriculum, "g08-age-no-exemption").about.endswith("这节课之后")
    assert kit_worksheet.worksheet_view(curriculum, "g08-age-no-exemption").help.startswith("心里难受")
