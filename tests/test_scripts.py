"""The 讲稿: what the deck says, slide by slide, on paper and on a phone."""

from __future__ import annotations

import importlib
import io
import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document

from generator.curriculum import Curriculum
from generator.outputs.decks import FULL, SHORTER, deck_view
from generator.outputs.scripts import TEMPLATE, ScriptView, page, plan_files, plan_pages, printed, script_view
from generator.plan import Audience
from tools.build_script_base import script

GOLDEN = Path(__file__).parent / "golden" / "script.txt"
ID = "g03-what-is-bullying"
REAL = "g08-age-no-exemption"
NASTY = "甲 & 乙 {{ 7*7 }} {% if 1 %} {# x #} {_{ %_} <w:p> </t> ]]> &amp; <script>alert(1)</script>"


@pytest.fixture(scope="module")
def view(curriculum: Curriculum) -> ScriptView:
    return script_view(curriculum, REAL)


def lines(data: bytes) -> list[str]:
    """Return the text of every paragraph of a docx, those in boxes too."""
    body = Document(io.BytesIO(data)).element.body
    return ["".join(piece.text or "" for piece in one.xpath(".//w:t")) for one in body.xpath(".//w:p")]


def test_the_script_of_the_sample_reads_as_the_golden_text_says(sample_curriculum: Curriculum) -> None:
    told = "\n".join(lines(printed(script_view(sample_curriculum, ID)))) + "\n"
    found = re.sub(r"2026\.2-[A-Z2-7]{4}", "2026.2-CODE", told)
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(found, encoding="utf-8", newline="\n")
    assert found == GOLDEN.read_text(encoding="utf-8")


def test_every_slide_and_every_line_of_its_notes_stands_in_script_and_page_once(curriculum: Curriculum) -> None:
    for lesson_id, lesson in curriculum.lessons.items():
        deck = deck_view(curriculum, lesson, FULL)
        slides = [slide for section in deck.sections for slide in section.slides]
        scripted = script_view(curriculum, lesson_id)
        found = [slide for step in scripted.steps for slide in step.slides]
        assert [slide.number for slide in found if not slide.held] == list(range(1, len(slides) + 1))
        assert [slide.title for slide in found if not slide.held] == [slide.text.title for slide in slides]
        said = [line for slide in found for part in slide.said for line in part.lines]
        laws = [f"法条依据：{law}" for slide in found for law in slide.laws]
        leads = [f"{part.lead}：" for slide in found for part in slide.said if part.lead]
        noted = [
            line
            for slide in slides
            for line in slide.notes.split("\n")
            if line.strip() and not line.startswith("〔") and line != "接着上，屏幕停在这一页："
        ]
        assert sorted(said + laws + leads) == sorted(noted), lesson_id


def test_the_clock_adds_up_and_the_shorter_deck_is_numbered(curriculum: Curriculum, view: ScriptView) -> None:
    timed = [step for step in view.steps if step.minutes]
    assert timed[-1].span.endswith(f"–{view.total} 分钟")
    assert [step.minutes for step in timed] == [step.minutes for step in curriculum.lessons[REAL].steps]
    assert [step.short for step in timed][:4] == ["短课 3 分钟", "短课 4 分钟", "短课 3 分钟", "短课不上"]
    lesson = curriculum.lessons[REAL]
    shorter = deck_view(curriculum, lesson, SHORTER[lesson.form])
    titles = [slide.text.title for section in shorter.sections for slide in section.slides]
    numbered = {slide.short: slide.title for step in view.steps for slide in step.slides if slide.short}
    assert numbered == dict(enumerate(titles, 1))


def test_the_class_s_screen_is_read_in_order_and_law_carries_its_day(view: ScriptView) -> None:
    slides = {slide.title: slide for step in view.steps for slide in step.slides}
    ladder = [(line.sign, "".join(run.text for run in line.runs)) for line in slides["哪句话最准确"].shown]
    assert [sign for sign, _ in ladder] == ["", "A", "B", "C"]
    law = slides["水杯谁来赔"]
    assert "核验日期" in law.source
    assert re.search(r"《民法典》.+起施行，现行有效，核验日期 \d{4}-\d\d-\d\d。", law.laws[0])
    assert all("核验日期" in one.dates and "起施行" in one.dates for one in view.laws)


def test_a_step_without_a_slide_holds_the_screen_with_its_own_minutes(sample_curriculum: Curriculum) -> None:
    lesson = sample_curriculum.lessons[ID]
    steps = tuple(step.model_copy(update={"slides": ()}) for step in lesson.steps)
    bare = lesson.model_copy(update={"form": "晨会微课", "steps": steps})  # other forms open such a step with a slide
    held = script_view(replace(sample_curriculum, lessons={ID: bare}), ID)
    assert [step.minutes for step in held.steps if step.minutes] == [step.minutes for step in lesson.steps]
    first = next(step for step in held.steps if step.minutes)
    assert (first.slides[0].held, first.slides[0].number, first.slides[0].shown) == (True, 2, ())
    assert "屏幕停在第 2 页：今天的安排" in lines(printed(held))


def test_a_talk_brings_the_words_for_a_playground_and_the_answers(curriculum: Curriculum) -> None:
    name = next(name for name, lesson in curriculum.lessons.items() if lesson.talk)
    told = "".join(lines(printed(script_view(curriculum, name))))
    talk = curriculum.lessons[name].talk
    assert talk
    for words in ("没有投影时：十五分钟讲稿", *(row.ask for row in talk.questions)):
        assert words in told
        assert words in page(script_view(curriculum, name)).decode()


def test_what_looks_like_a_template_or_markup_is_printed_as_typed(view: ScriptView) -> None:
    part = replace(view.steps[0].slides[0].said[0], lines=(NASTY,))
    slide = replace(view.steps[0].slides[0], title=NASTY, said=(part,))
    nasty = replace(view, title=NASTY, steps=(replace(view.steps[0], slides=(slide,)),))
    assert sum(NASTY in line for line in lines(printed(nasty))) == 3
    assert b"<script>" not in page(nasty)


def test_the_validator_accepts_every_script_and_bytes_are_equal(
    curriculum: Curriculum, sample_curriculum: Curriculum, tmp_path: Path
) -> None:
    validator = importlib.import_module("openxml_audit").OpenXmlValidator()  # ships no types
    for file in plan_files(sample_curriculum):  # those of the real content stand before it in test_office
        assert file.audience is Audience.TEACHER
        assert file.path.name.endswith("_讲稿_2026.2.docx")
        path = tmp_path / file.path.name
        path.write_bytes(file.render(file.view))
        assert [str(error) for error in validator.validate(path).errors] == [], file.path.name
    assert printed(script_view(curriculum, REAL)) == printed(script_view(curriculum, REAL))


def test_the_committed_template_is_what_the_script_writes() -> None:
    assert TEMPLATE.read_bytes() == script(), "run tools.build_script_base"


def test_a_page_for_every_lesson_and_none_for_pupils(curriculum: Curriculum) -> None:
    pages = list(plan_pages(curriculum, ()))
    assert [str(one.path) for one in pages] == [f"script/{name}.md" for name in curriculum.lessons]
    assert {one.audience for one in pages} == {Audience.TEACHER}
