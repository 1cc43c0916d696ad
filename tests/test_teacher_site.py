"""The teacher site: what a teacher, a legal vice-principal, an organizer and an editor each came for."""

from __future__ import annotations

import dataclasses
import re
import shutil
import subprocess
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from lxml import html as lxml_html

from generator import version
from generator.curriculum import Curriculum
from generator.law_report import uses
from generator.outputs import decks, search_index, teacher_pages
from generator.outputs.teacher_pages.law_uses import used_on
from generator.outputs.teacher_pages.law_versus import Piece, versus
from generator.outputs.teacher_pages.preview import previews
from generator.plan import Audience, BuiltFile, PlannedFile
from generator.render.drawing import PALETTES
from tests.conftest import ROOT

ASSETS = ROOT / "site" / "teacher" / "assets"


def parsed(text: str) -> Any:
    """Return a page's elements; lxml's own types know nothing of what an xpath returns."""
    return lxml_html.fromstring(text)


def catalogue(curriculum: Curriculum) -> tuple[BuiltFile, ...]:
    """Return the decks as a build would list them."""
    edition = curriculum.plan.edition
    return tuple(
        BuiltFile(file.path, file.title, file.audience, 81_000, "ab" * 32, version.printed(edition, file.view))
        for file in decks.plan_files(curriculum)
    )


@pytest.fixture(scope="module")
def pages(curriculum: Curriculum) -> dict[str, str]:
    """Return every page of the teacher site, by its path."""
    files: Iterator[PlannedFile] = teacher_pages.plan_pages(curriculum, catalogue(curriculum))
    return {str(file.path): file.render(file.view).decode() for file in files}


def test_home_offers_every_written_lesson_by_grade_and_minutes_without_a_script(
    curriculum: Curriculum, pages: dict[str, str]
) -> None:
    home = parsed(pages["index.md"])
    items = {str(item.xpath("string(.//a/@href)")): item for item in home.xpath("//*[@data-item][.//a]")}
    assert set(items) == {f"lesson/{name}.html" for name in curriculum.lessons}
    for name, lesson in curriculum.lessons.items():
        item = items[f"lesson/{name}.html"]
        assert item.get("data-grade").split() == [str(grade) for grade in sorted(lesson.grades)]
        minutes = item.get("data-minutes").split()
        assert ("40" in minutes) == (lesson.form != "晨会微课"), name
        assert ("20" in minutes) == (lesson.form in ("主题班会", "法治讲座")), name
        assert item.xpath(".//a[contains(@href, '.pptx')]"), f"{name}: the deck is one click away"
    assert home.xpath("//form[@data-filter][@hidden]"), "the filter shows itself only where its script runs"
    planned = [meeting for meeting in curriculum.plan.meetings if meeting.id not in curriculum.lessons]
    assert len(home.xpath("//*[contains(@class, 'qh-meeting--planned')]")) == len(planned)


def test_every_grade_has_a_page_with_its_meetings_written_or_planned(
    curriculum: Curriculum, pages: dict[str, str]
) -> None:
    for grade in range(1, 13):
        page = parsed(pages[f"grade/{grade}.md"])
        meetings = [meeting for meeting in curriculum.plan.meetings if meeting.grade == grade]
        shown = str(page.text_content())
        assert all(curriculum.meeting_title(meeting) in shown for meeting in meetings)
        assert shown.count("待编写") >= sum(meeting.id not in curriculum.lessons for meeting in meetings)


def test_a_lesson_tells_first_when_not_to_teach_it(curriculum: Curriculum, pages: dict[str, str]) -> None:
    order = ["not-when", "downloads", "brief", "slides", "aims", "steps", "disclosure", "evidence"]
    for name in curriculum.lessons:
        found = re.findall(r"^## .*\{#([a-z-]+)\}$", pages[f"lesson/{name}.md"], flags=re.M)
        assert [anchor for anchor in found if anchor in order] == order, name


def test_the_previewed_slides_are_those_of_the_deck(curriculum: Curriculum, pages: dict[str, str]) -> None:
    for name, lesson in curriculum.lessons.items():
        deck = decks.deck_view(curriculum, lesson, decks.FULL)
        slides = [slide.text for section in deck.sections for slide in section.slides]
        shown = parsed(pages[f"lesson/{name}.md"]).xpath("//*[contains(@class, 'qh-strip-item')]")
        assert [str(slide.xpath("string(.//p[@class='sl-title'])")) for slide in shown] == [s.title for s in slides]
        for preview, text in zip(previews(deck), slides, strict=True):
            assert sorted((*preview.above, *preview.below)) == sorted(text.cells), (name, text.title)
    notes = {line for slide in deck.sections[1].slides for line in slide.notes.split("\n")}
    strip = parsed(pages[f"lesson/{name}.md"]).xpath("string(//*[contains(@class, 'qh-strip')])")
    assert not [line for line in notes if len(line) > 20 and line in strip], "the class does not see the notes"


def test_preview_colours_are_those_of_the_decks() -> None:
    sheet = (ASSETS / "slides.css").read_text(encoding="utf-8")
    first = dict(re.findall(r"--([gcpst]): (#[0-9a-f]{6})", sheet[sheet.index(".sl {") : sheet.index(".sl--")]))
    for name, palette in PALETTES.items():
        if name == "site":
            continue
        rule = re.search(rf"\.sl--{name} \{{([^}}]*)\}}", sheet)
        colours = first | dict(re.findall(r"--([gcpst]): (#[0-9a-f]{6})", rule[1] if rule else ""))
        expected = (palette.ground, palette.paper, palette.primary, palette.second, palette.line)
        assert [colours[key] for key in "gcpst"] == [f"#{colour.lower()}" for colour in expected], name


def test_differences_of_two_wordings_are_marked_in_whole_words() -> None:
    shown = versus("处五日以上十日以下拘留，并处二百元罚款。\n旧的一款。", "处五日以上十日以下拘留，并处五百元罚款。")
    assert shown.old == (
        (Piece("处五日以上十日以下拘留，并处", False), Piece("二", True), Piece("百元罚款。", False)),
        (Piece("旧的一款。", True),),
    )
    assert shown.new == ((Piece("处五日以上十日以下拘留，并处", False), Piece("五", True), Piece("百元罚款。", False)),)
    assert shown.marked
    assert shown.differs
    assert not versus("一字不差。", "一字不差。").differs
    assert not versus("扣押财物的规定。", "学生欺凌应当制止。").marked, "two rules are not compared sign by sign"


def test_both_wordings_stand_whole_in_the_comparison(curriculum: Curriculum) -> None:
    article = curriculum.laws["public-security"].articles["assault"]
    old, new = (found.text for _, found in sorted(article.versions.items()) if found)
    shown = versus(old, new)
    for paragraphs, text in ((shown.old, old), (shown.new, new)):
        assert "\n".join("".join(piece.text for piece in paragraph) for paragraph in paragraphs) == text


def test_an_article_names_every_page_that_uses_it_and_no_restricted_case(curriculum: Curriculum) -> None:
    name, case = next((name, case) for name, case in curriculum.cases.items() if case.analysis)
    law, slug = case.analysis[0].cite.split("#")[0].split("/")
    for law_id in ("compulsory-education", "school-protection", law):
        found = used_on(curriculum, law_id)
        for article in list(curriculum.laws[law_id].articles)[:4]:
            expected = {f"{use.kind}/{use.name}.html" for use in uses(curriculum, law_id, article)}
            shown = {str(link.href) for link in found.get(article, ())}
            assert shown == {page for page in expected if page.split("/")[0] not in ("glossary", "law")}, article
    hidden = dataclasses.replace(
        curriculum, cases={**curriculum.cases, name: case.model_copy(update={"audience": "restricted"})}
    )
    links = used_on(hidden, law).get(slug, ())
    assert f"case/{name}.html" not in {link.href for link in links}


def test_libraries_can_be_filtered_by_what_their_items_say(pages: dict[str, str]) -> None:
    for path in ("index.md", "lesson/index.md", "case/index.md", "law/index.md"):
        page = parsed(pages[path])
        fields = set(page.xpath("//form[@data-filter]//*[@name]/@name"))
        assert fields
        for field in fields:
            offered = set(page.xpath(f"//*[@name='{field}']//option/@value | //input[@name='{field}']/@value"))
            offered |= {str(o.text) for o in page.xpath(f"//*[@name='{field}']/option[not(@value)]")}
            there = {word for said in page.xpath(f"//*[@data-item]/@data-{field}") for word in said.split(" ")}
            assert offered - {""} <= there | {str(grade) for grade in range(1, 13)} | {"10", "20", "40"}, (path, field)
            assert there - {""} <= offered, (path, field)


def test_policies_print_every_obligation_with_clause_words_and_our_reading_apart(
    curriculum: Curriculum, pages: dict[str, str]
) -> None:
    coverage = set(parsed(pages["coverage.md"]).xpath("//@id"))
    for name, policy in curriculum.policies.items():
        page = parsed(pages[f"policy/{name}.md"])
        for key, row in policy.obligations.items():
            [section] = page.xpath(f"//section[@aria-labelledby='{key}']")
            assert row.asks in section.text_content()
            assert row.evidence in section.text_content()
            quoted = [str(quote.text_content()).strip() for quote in section.xpath(".//blockquote")]
            assert quoted == ([row.quotation] if row.quotation else [])
            assert f"{name}-{key}" in coverage


def test_the_glossary_keeps_the_legal_and_the_academic_sense_apart(
    curriculum: Curriculum, pages: dict[str, str]
) -> None:
    page = parsed(pages["glossary.md"])
    for name, term in curriculum.glossary.terms.items():
        [entry] = page.xpath(f"//section[@aria-labelledby='{name}']")
        heads = [str(head.text) for head in entry.xpath(".//h3")]
        assert heads == ["法律上"] * bool(term.legal) + ["研究里"] * bool(term.academic), name
        assert all(synonym in entry.text_content() for synonym in term.synonyms)


def test_the_version_page_lists_every_code_that_is_printed(curriculum: Curriculum, pages: dict[str, str]) -> None:
    listed = set(parsed(pages["version.md"]).xpath("//tr/@id"))
    printed = set()
    for lesson in curriculum.lessons.values():
        for cut in (decks.FULL, decks.SHORTER.get(lesson.form, decks.FULL)):
            last = decks.deck_view(curriculum, lesson, cut).sections[-1].slides[-1].text
            printed |= set(re.findall(r"版本 (\S+)", str(last.cells)))
    assert printed
    assert listed == printed


def test_a_code_is_found_in_whatever_prints_it() -> None:
    assert version.printed("2026.2", ("页脚", "版本 2026.2-7KQ3 · 核验")) == "2026.2-7KQ3"
    assert version.printed("2026.2", ("2025.1-7KQ3", "2026.2-abcd", "12026.2-7KQ3")) == ""


def test_downloads_name_size_and_fingerprint_of_every_file(curriculum: Curriculum, pages: dict[str, str]) -> None:
    shelves = [parsed(page) for path, page in pages.items() if path.startswith("download/")]
    shown = [address for shelf in shelves for address in shelf.xpath("//li/a[@download]/@href")]
    assert sorted(shown) == sorted(f"../{quote(str(file.path))}" for file in catalogue(curriculum))
    assert sum(shelf.xpath("count(//code[.='" + "ab" * 32 + "'])") for shelf in shelves) == len(shown)
    assert all("81 KB" in shelf.text_content() for shelf in shelves)
    documents = parsed(pages["download.md"]).xpath("//ul[contains(@class, 'qh-filelist')]/li/a/@href")
    assert sorted(documents) == sorted(f"lesson/{name}.html" for name in curriculum.lessons)


def test_no_page_is_too_large_for_a_phone(pages: dict[str, str]) -> None:
    # reliability.md row 15; the theme's frame adds 20 kB.
    large = {path: len(page.encode()) for path, page in pages.items() if len(page.encode()) > 180_000}
    assert large == {}


def test_staff_training_shows_all_seventeen_subjects(pages: dict[str, str]) -> None:
    shown = parsed(pages["module/index.md"]).xpath("//dl[contains(@class, 'qh-subjects')]//dt/text()")
    assert shown == [f"T{number}" for number in range(1, 18)]


def test_a_card_says_once_how_long_and_in_which_forms_a_lesson_is_there(
    curriculum: Curriculum, pages: dict[str, str]
) -> None:
    for item in parsed(pages["index.md"]).xpath("//*[@data-item][.//a]"):
        name = str(item.xpath("string(.//a/@href)")).removeprefix("lesson/").removesuffix(".html")
        said = "".join(
            str(note) for note in item.xpath(".//*[@class='qh-eyebrow' or @class='qh-meeting-note']//text()")
        )
        assert "分钟" not in said, f"{name}: the buttons below say it"
        offered = " ".join(str(one.text_content()) for one in item.xpath(".//*[@class='qh-decks']/a"))
        if curriculum.lessons[name].talk:
            assert "15 分钟讲稿" in offered, "why a talk is found under twenty minutes"
        else:
            assert ("20" in item.get("data-minutes").split()) == ("20 分钟" in offered), name
    spoken = "lesson/talk-middle-primary-04.html#spoken"
    assert f'href="{spoken}"' in pages["index.md"]
    lesson = pages["lesson/talk-middle-primary-04.md"]
    assert "{#spoken}" in lesson


def test_a_list_says_nothing_twice(pages: dict[str, str]) -> None:
    for grade in range(1, 13):
        for item in parsed(pages[f"grade/{grade}.md"]).xpath("//*[contains(@class, 'qh-links')]/li[span]"):
            title, note = (str(part.text_content()) for part in item)
            assert note not in title


def test_a_letter_says_which_grades_it_is_for_and_what_the_others_use(
    curriculum: Curriculum, pages: dict[str, str]
) -> None:
    letter = pages["letter/letter-primary-autumn.md"]
    assert "致家长信 · 三至六年级 · 上学期" in letter
    assert "一、二年级没有单独的信" in letter
    assert 'href="../family/family-lower-primary.html"' in letter
    assert "没有单独的信" not in pages["letter/letter-junior-autumn.md"]
    ours = [band.name for band in curriculum.plan.bands if band.name.startswith("小")]
    for path, text in pages.items():
        lines = re.findall('<p class="qh-eyebrow">(.*?)</p>', text)
        assert not [line for line in lines for band in ours if band in line], path


def test_the_help_page_speaks_to_the_adult_and_its_first_box_has_the_numbers(
    curriculum: Curriculum, pages: dict[str, str]
) -> None:
    text = pages["help.md"]
    box = text[text.index("现在就有危险") : text.index("学生刚刚向您说出来")]
    for number in ("110", "120", "12356"):
        assert f'href="tel:{number}"' in box, number
    assert re.findall("[0-9]{3,}", re.sub("<a [^>]*>.*?</a>", "", box)) == []
    for childs in (curriculum.hotlines.night, curriculum.hotlines.hurt):
        assert childs not in text
    for page in ("help.md", "family.md"):
        assert "请大人帮你查" not in pages[page]
        assert all(f"孩子可以打来说：{row.call_for}" in pages[page] for row in curriculum.hotlines.hotlines.values())


def test_talks_stand_in_the_order_of_the_school_year(curriculum: Curriculum, pages: dict[str, str]) -> None:
    page = parsed(pages["talk/index.md"])
    months = [str(month) for month in page.xpath("//dl[contains(@class, 'qh-months')]//dt/text()")]
    assert months == ["9月", "10月", "11月", "12月", "1月", "3月", "4月", "5月", "6月"]
    talks = [name for name, lesson in curriculum.lessons.items() if lesson.talk]
    assert sorted(page.xpath("//dl//p[@class='qh-card-title']/a/@href")) == [f"../lesson/{n}.html" for n in talks]


def test_search_meets_duties_words_grades_and_files(curriculum: Curriculum) -> None:
    [index] = [f for f in search_index.plan_pages(curriculum, ()) if f.audience is Audience.TEACHER]
    kinds = {entry.kind for entry in index.view.entries}
    assert {"课", "法条", "案例", "政策要求", "词语", "年级", "怎样用", "求助"} <= kinds
    node = shutil.which("node", path=str(ROOT / ".venv" / "bin")) or shutil.which("node") or "node"
    for query in ("治安管理处罚法60条", "《治安管理处罚法》第六十条", "中华人民共和国治安管理处罚法 六十条"):
        code = (
            "const s=require(process.argv[1]);global.window={};eval(require('fs').readFileSync(0,'utf8'));"
            "console.log(s.find(window.QINGHE_INDEX,process.argv[2]).hits[0].entry.url)"
        )
        script = str(ROOT / "site" / "shared" / "search.js")
        done = subprocess.run(
            [node, "-e", code, script, query], check=True, input=index.render(index.view), capture_output=True
        )
        assert done.stdout.decode().strip() == "law/public-security.html#bullying", query
