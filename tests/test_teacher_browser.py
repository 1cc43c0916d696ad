"""The teacher site in a real Chromium: choosing, checking a code, comparing laws, paper, and axe on every kind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import violations
from tests.test_browser import Watched

pytestmark = pytest.mark.slow

LESSON = "lesson/g08-age-no-exemption.html"
KINDS = (
    "index.html",
    "lesson/index.html",
    LESSON,
    "lesson/talk-junior-04.html",
    "talk/index.html",
    "grade/8.html",
    "grade/1.html",
    "case/index.html",
    "case/stairwell-password.html",
    "law/index.html",
    "law/public-security.html",
    "module/index.html",
    "module/t02-respond.html",
    "aftermath/index.html",
    "aftermath/card-24-hours.html",
    "letter/letter-junior-autumn.html",
    "scenario/owner-of-the-group.html",
    "policy/index.html",
    "policy/national.html",
    "glossary.html",
    "family.html",
    "family/family-junior.html",
    "download.html",
    "download/band-4.html",
    "version.html",
    "usb.html",
    "help.html",
    "404.html",
    "personalise.html",
    "merge.html",
    "coverage.html",
    "matrices.html",
    "script/g08-age-no-exemption.html",
)


@pytest.fixture
def tree(built: Path) -> Path:
    return built / "build/site/teacher"


@pytest.fixture
def watched(browser: Browser, tree: Path) -> Iterator[Watched]:
    """A phone that notes what is asked for and what breaks."""
    context = browser.new_context(viewport={"width": 390, "height": 800}, locale="zh-CN")
    opened = Watched(context.new_page(), tree)
    yield opened
    assert opened.outside == []
    assert opened.errors == []
    context.close()


def shown(page: Page) -> list[str]:
    """Return the lessons, cases or articles that can be seen."""
    return [item.inner_text() for item in page.locator("[data-item]").all() if item.is_visible()]


def test_a_choice_of_grade_and_minutes_stands_in_the_address_and_can_be_handed_on(watched: Watched) -> None:
    page = watched.open("index.html")
    everything = len(shown(page))
    page.locator("select[name=grade]").select_option("8")
    page.locator("label", has_text="20 分钟").click()
    found = shown(page)
    assert 0 < len(found) < everything
    assert any("年龄不是免责牌" in text for text in found)
    assert not any("待编写" in text or "什么是学生欺凌" in text for text in found)
    assert page.url.endswith("index.html#grade=8&minutes=20")
    other = watched.page.context.new_page()
    other.goto(page.url)
    assert shown(other) == found, "a colleague who opens the address sees the same"
    other.close()
    page.locator("button", has_text="清除").click()
    page.wait_for_function("!location.hash")
    assert len(shown(page)) == everything


def test_a_choice_nothing_answers_to_says_so(watched: Watched) -> None:
    page = watched.page
    cases = (watched.tree / "case/index.html").as_uri()
    page.goto(f"{cases}#band=%E5%B0%8F%E4%BD%8E&law=criminal-law")
    assert shown(page) == []
    assert "放宽" in page.locator("[data-count]").inner_text()
    page.goto(f"{cases}#band=nowhere&law=%")
    assert shown(page), "an address of somebody's own making chooses nothing"


def test_articles_that_changed_are_found_and_shown_beside_the_old_ones(watched: Watched) -> None:
    page = watched.page
    page.goto((watched.tree / "law/index.html").as_uri() + "#law=public-security&status=versus")
    page.locator("a", has_text="殴打和故意伤害").click()
    fold = page.locator("#assault ~ section", has_text="新旧对照").first.locator("details", has_text="新旧对照")
    fold.locator("summary").click()
    assert "二" in fold.locator("del").all_inner_texts()
    assert "五" in fold.locator("ins").all_inner_texts()
    statuses = [text.replace("\n", "") for text in fold.locator(".status").all_inner_texts()]
    assert statuses == ["◐已修改", "●现行有效"], "a word and a sign, older on the left"


@pytest.mark.parametrize(
    ("typed", "verdict"),
    [
        ("２０２６．２－zzzz", "不是最新"),
        ("2025.1-7KQ3", "旧版"),
        ("2031.1-7KQ3", "比这里还新"),
        ("abc", "还没写完"),
    ],
)
def test_a_version_code_says_whether_the_file_is_current(watched: Watched, typed: str, verdict: str) -> None:
    page = watched.open("version.html")
    page.locator("[data-code]").fill(typed)
    assert verdict in page.locator("[data-verdict]").inner_text()
    known = str(page.locator("tr[id]").nth(3).get_attribute("id"))
    page.locator("[data-code]").fill(f" 版本 {known.lower()} ")
    assert "最新" in page.locator("[data-verdict] strong").inner_text()
    assert page.locator("[data-verdict] a").count() == 1


def test_steps_fold_and_open_together(watched: Watched) -> None:
    page = watched.open(LESSON)
    steps = page.locator("[data-folds] > details")
    assert page.locator("[data-folds] > details[open]").count() == 0
    page.locator("[data-unfold]").click()
    assert page.locator("[data-folds] > details[open]").count() == steps.count() > 5
    assert page.locator("[data-unfold]").inner_text() == "全部收起"


def test_a_lesson_on_paper_is_a_plan_with_every_step_and_nothing_to_click(watched: Watched) -> None:
    page = watched.open(LESSON)
    page.emulate_media(media="print")
    for hidden in (".md-header", ".qh-files", ".qh-morefiles", ".qh-strip", "[data-print]", ".qh-evidence"):
        assert not page.locator(hidden).first.is_visible(), hidden
    for seen in (".qh-notwhen", ".qh-brief", ".qh-blank", ".qh-board"):
        assert page.locator(seen).first.is_visible(), seen
    teachers = page.locator("[data-folds] > details .qh-acts > div:first-child dd")
    assert all(one.bounding_box() for one in teachers.all()), "a closed step is open on paper"


def test_without_a_script_everything_is_listed(browser: Browser, tree: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 700})
    page = context.new_page()
    for name, least in (("index.html", 48), ("case/index.html", 10), ("lesson/index.html", 10)):
        page.goto((tree / name).as_uri())
        assert len(shown(page)) >= least, name
        assert not page.locator("[data-filter]").is_visible()
    page.goto((tree / "version.html").as_uri())
    assert page.locator("tr[id]").count() > 10
    assert not page.locator("[data-version]").is_visible()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_axe_finds_no_violation_on_any_kind_of_page(
    browser: Browser, tree: Path, width: int, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    found = []
    for name in KINDS:
        page.goto((tree / name).as_uri())
        page.evaluate("document.querySelectorAll('main details').forEach(one => { one.open = true; })")
        over = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        found += [f"{name} scrolls sideways by {over} px"] if over > 0 else []
        found += violations(page)
    context.close()
    assert found == []
