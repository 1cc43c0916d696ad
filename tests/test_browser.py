"""The published trees in a real Chromium, opened from disk in a folder as teachers name theirs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import violations
from tests.test_search import FOR_CHILDREN, FOR_TEACHERS

pytestmark = pytest.mark.slow

LESSON = "lesson/g08-age-no-exemption.html"
SCRIPT = "script/g08-age-no-exemption.html"
PAGES = {
    "teacher": [
        "index.html",
        LESSON,
        SCRIPT,
        "personalise.html",
        "law/public-security.html",
        "case/stairwell-password.html",
        "coverage.html",
    ],
    "student": ["index.html", "help.html", LESSON, "law/public-security.html", "case/stairwell-password.html"],
}


class Watched:
    """A page and what it asked for, said and broke."""

    def __init__(self, page: Page, tree: Path) -> None:
        self.page, self.tree = page, tree
        self.outside: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self._asked(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda said: self.errors.append(said.text) if said.type == "error" else None)

    def _asked(self, url: str) -> None:
        if not url.startswith((self.tree.as_uri(), "data:", "blob:")):
            self.outside.append(url)

    def open(self, name: str) -> Page:
        self.page.goto((self.tree / name).as_uri())
        return self.page


@pytest.fixture
def watched(request: pytest.FixtureRequest, browser: Browser, built: Path) -> Iterator[Watched]:
    site, width = request.param
    context = browser.new_context(viewport={"width": width, "height": 900}, locale="zh-CN")
    yield Watched(context.new_page(), built / "build/site" / site)
    context.close()


def on(*pairs: tuple[str, int]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("watched", pairs, indirect=True, ids=[f"{site}-{width}" for site, width in pairs])


BOTH_WIDTHS = (("teacher", 390), ("teacher", 1280), ("student", 390), ("student", 1280))


@on(*BOTH_WIDTHS)
def test_every_page_opens_from_disk_asks_nothing_and_fits(watched: Watched) -> None:
    site = watched.tree.name
    for name in PAGES[site]:
        page = watched.open(name)
        assert page.locator("h1").count() == 1, name
        width = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert width <= 0, f"{name} scrolls sideways by {width} px"
    assert watched.outside == []
    assert watched.errors == []


@on(("teacher", 1280), ("student", 390))
@pytest.mark.parametrize("words", ["欺凌", "六十条", "60条", "第六十条", "治安管理处罚法", "霸凌"])
def test_search_finds_exact_pieces_numbers_and_synonyms(watched: Watched, words: str) -> None:
    page = watched.open("index.html")
    page.keyboard.press("/")
    box = page.locator("[data-search-input]")
    box.fill(words)
    hits = page.locator("[data-search-results] a")
    hits.first.wait_for()
    if "条" in words:
        assert "public-security.html#bullying" in (hits.first.get_attribute("href") or "")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: not url.endswith("/index.html"))
    assert page.url.startswith(watched.tree.as_uri())
    assert watched.outside == []
    assert watched.errors == []


@on(("teacher", 1280), ("student", 390))
def test_a_child_s_search_never_meets_a_script_or_an_answer(watched: Watched) -> None:
    page = watched.open("index.html")
    page.keyboard.press("/")
    page.locator("[data-search-input]").fill("掌心向上")  # words of the teacher's script alone
    page.wait_for_timeout(400)
    assert page.locator("[data-search-results] a").count() > 0, "a child who finds nothing is shown where help is"
    said = page.locator("[data-search-results]").inner_text()
    assert ("掌心" in said) == (watched.tree.name == "teacher")


def searching(watched: Watched) -> Page:
    page = watched.open("index.html")
    page.keyboard.press("/")
    page.wait_for_function("window.QINGHE_INDEX")
    return page


@on(("student", 390))
def test_what_a_child_types_leads_to_help_first(watched: Watched) -> None:
    page = searching(watched)
    first = {}
    for words, _ in FOR_CHILDREN:
        page.locator("[data-search-input]").fill(words)
        first[words] = page.locator("[data-search-results] a").first.get_attribute("href")
    root = watched.tree.as_uri()
    assert first == {words: f"{root}/{url}" for words, url in FOR_CHILDREN}
    assert watched.errors == []


@on(("student", 390), ("student", 1280))
def test_who_finds_nothing_finds_the_doors_and_the_numbers(watched: Watched) -> None:
    page = searching(watched)
    numbers = [link.get_attribute("href") for link in page.locator("main .strip a[href^='tel:']").all()]
    assert numbers
    page.locator("[data-search-input]").fill("qwerty")
    links = [link.get_attribute("href") or "" for link in page.locator("[data-search-results] a").all()]
    doors = [link.rsplit("/", 1)[-1] for link in links[:4]]
    assert doors == ["met.html", "saw.html", "did.html", "adult.html"]
    assert [link for link in links if link.startswith("tel:")] == numbers
    assert "找人帮你" in page.locator(".qs-state").first.inner_text()
    assert violations(page) == []
    page.locator("[data-search-results] a").first.click()
    page.wait_for_url("**/help/met.html")


@on(("student", 390), ("student", 1280))
@pytest.mark.parametrize("words", ["", "想死", "没人跟我玩", "民法典", "qwerty"])
def test_the_search_never_covers_the_help(watched: Watched, words: str) -> None:
    page = searching(watched)
    page.locator("[data-search-input]").fill(words)
    for selector in ("a[href$='met.html']", "a[href$='adult.html']", "a[href='tel:110']"):
        link = page.locator(".qs-box .strip").locator(selector)
        assert link.evaluate(
            "e => { const b = e.getBoundingClientRect(), x = b.left + b.width / 2, y = b.top + b.height / 2;"
            " return e.contains(document.elementFromPoint(x, y)) }"
        ), selector
    height = page.locator(".qs-box").evaluate("e => e.getBoundingClientRect().bottom")
    assert height <= 900, "the box ends below the screen"


@on(("teacher", 1280), ("teacher", 390))
def test_what_a_teacher_types_finds_first_what_is_used_in_class(watched: Watched) -> None:
    page = searching(watched)
    for words, kind, url, note in FOR_TEACHERS:
        page.locator("[data-search-input]").fill(words)
        first = page.locator("[data-search-results] a").first
        assert f"/{url}" in (first.get_attribute("href") or ""), words
        assert note in first.inner_text(), words
        assert page.locator(".qs-kind").first.inner_text().startswith(kind), words
    assert watched.errors == []


@on(("teacher", 390))
def test_a_script_on_a_phone_keeps_step_and_minutes_in_sight_in_large_type(watched: Watched) -> None:
    page = watched.open(LESSON)
    page.get_by_role("link", name="讲稿（手机上看）").click()
    page.wait_for_url(lambda url: url.endswith(SCRIPT))
    said = page.locator(".qh-say p").first
    assert said.evaluate("e => parseFloat(getComputedStyle(e).fontSize)") >= 20
    assert page.locator("main details, main button").count() == 0, "nothing has to be tapped"
    page.locator(".qh-aside").nth(6).scroll_into_view_if_needed()
    page.mouse.wheel(0, 400)
    page.wait_for_timeout(200)
    stuck = [head.inner_text() for head in page.locator(".qh-script-head").all() if 0 < head.bounding_box()["y"] < 120]  # type: ignore[index]
    assert any("分钟" in text for text in stuck), stuck


@on(("teacher", 1280))
def test_home_to_deck_takes_three_clicks(watched: Watched) -> None:
    page = watched.open("index.html")
    link = page.locator("main a", has_text="年龄不是免责牌").first
    if link.count() == 0 or not link.is_visible():
        page.locator("main a", has_text="我要上课").first.click()
        link = page.locator("main a", has_text="年龄不是免责牌").first
    link.click()
    with page.expect_download() as download:
        page.locator("main a[href$='.pptx']").first.click()
    assert download.value.suggested_filename.endswith(".pptx")


@on(("student", 390))
def test_quick_exit_leads_to_a_neutral_page_and_leaves_no_way_back(watched: Watched) -> None:
    page = watched.open("index.html")
    page.goto((watched.tree / "help.html").as_uri())
    page.locator("[data-leave]").first.click()
    page.wait_for_url("**/leave.html")
    assert "欺凌" not in page.content()
    page.go_back()
    assert "help.html" not in page.url, "the help page was replaced in the history"


@on(("student", 390))
def test_escape_pressed_three_times_leaves_too(watched: Watched) -> None:
    page = watched.open(LESSON)
    for _ in range(3):
        page.keyboard.press("Escape")
    page.wait_for_url("**/leave.html")


@on(("student", 390))
def test_a_quiz_answers_each_choice_and_stores_nothing(watched: Watched) -> None:
    page = watched.open(LESSON)
    page.locator("text=满了 14 周岁，一律会被拘留。").first.click()
    page.locator("text=法律说的不是“一律”").first.wait_for(state="visible")
    stored = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie.length]")
    assert stored == [0, 0, 0]
    assert watched.outside == []


def test_the_student_site_works_without_javascript(browser: Browser, built: Path) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 700})
    page = context.new_page()
    tree = built / "build/site/student"
    page.goto((tree / LESSON).as_uri())
    assert page.locator("a[href^='tel:']").count() > 0
    page.locator("[data-leave]").first.click()
    assert page.url.endswith("leave.html")
    page.goto((tree / LESSON).as_uri())
    summary = page.locator("details", has_text="法律说的不是“一律”").last
    summary.locator("summary").first.click()
    assert page.locator("text=法律说的不是“一律”").first.is_visible()
    context.close()


def test_student_pages_forbid_everything_inline_and_outside(built: Path) -> None:
    for file in (built / "build/site/student").rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        assert "Content-Security-Policy" in text, file
        assert "default-src 'none'" in text.replace("&#39;", "'"), file
        assert "<style" not in text, file
        assert " style=" not in text, file
        assert "onclick" not in text, file
        assert "<script>" not in text, file


def test_a_student_page_is_light(built: Path) -> None:
    import gzip

    tree = built / "build/site/student"
    first_visit = [tree / LESSON, *(f for f in (tree / "assets").iterdir() if f.name != "search-index.js")]
    size = sum(len(gzip.compress(file.read_bytes())) for file in first_visit if file.suffix in (".html", ".css", ".js"))
    assert size <= 60_000, f"{size} bytes gzip on a first visit"
