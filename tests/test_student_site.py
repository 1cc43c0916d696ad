"""The student site: help first, a year per grade, pages for children who cannot read yet, pages for families."""

from __future__ import annotations

import dataclasses
import gzip
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import Browser, BrowserContext, Page

from generator.curriculum import Curriculum
from generator.model.base import ForStudents
from generator.model.local import Contact, Local
from generator.outputs import assets, search_index, student_pages
from generator.outputs.student_pages.pictures import WORDS, picture
from generator.pinyin import spelled
from generator.plan import Audience, PlannedFile
from generator.render import drawing, ruby
from generator.sites import CONFIGS
from generator.verify import verify
from tests.conftest import ROOT, violations

LITTLE = "help/little.html"
YOUNG_LESSON = "lesson/morning-g01-i-dont-like-it.html"
LESSON = "lesson/g08-age-no-exemption.html"
TALE = "scenario/paint-on-the-face.html"
KINDS = [
    "index.html",
    "help.html",
    "help/met.html",
    LITTLE,
    "grade/1.html",
    "grade/8.html",
    "card/1.html",
    "card/3.html",
    YOUNG_LESSON,
    LESSON,
    "case/the-coloured-pens.html",
    "case/stairwell-password.html",
    TALE,
    "stories.html",
    "laws.html",
    "law/public-security.html",
    "families.html",
    "family/family-junior.html",
    "404.html",
    "leave.html",
]


def planned(curriculum: Curriculum) -> Iterator[PlannedFile]:
    for output in (student_pages, search_index, assets):
        yield from (file for file in output.plan_pages(curriculum, ()) if file.audience is Audience.STUDENT)


def page_text(curriculum: Curriculum, path: str) -> str:
    return next(f.render(f.view).decode() for f in student_pages.plan_pages(curriculum, ()) if str(f.path) == path)


def first_line(curriculum: Curriculum, written: ForStudents) -> str:
    return curriculum.student_text(written).plain().split("\n")[0]


def read_aloud(text: str, confirmed: dict[str, str]) -> str:
    return " ".join(piece.reading or piece.text for piece in spelled(text, confirmed))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("头发长长了", "tóu fa 长 长 le"),  # nobody confirmed 长 here
        ("我不喜欢，不要", "wǒ bù xǐ huan ， bú yào"),
        ("一起、一个、第一天、看一看、星期一", "yì qǐ 、 yí gè 、 dì yī tiān 、 kàn yi kàn 、 xīng qī yī"),
        ("好不好", "hǎo bu hǎo"),
        ("了解他", "了 jiě tā"),  # pypinyin knows a phrase that reads 了 in another way
        ("A 班", "A  bān"),
    ],
)
def test_a_character_is_spelled_only_where_its_reading_is_sure(text: str, read: str) -> None:
    confirmed = {
        "头发": "tóu fa", "喜欢": "xǐ huan", "了": "le", "好": "hǎo", "看": "kàn", "个": "gè",
        "要": "yào", "期": "qī", "解": "jiě", "他": "tā",
    }  # fmt: skip
    assert read_aloud(text, confirmed) == read


def test_a_mark_stays_with_its_character_and_signs_stay_signs() -> None:
    printed = str(ruby.say({"了": "le"})("“好了。”<b>"))
    assert '<span class="w"><ruby>了<rt>le</rt></ruby>。”</span>' in printed
    assert "<b>" not in printed


def test_the_fixed_words_of_the_youngest_are_all_confirmed(curriculum: Curriculum) -> None:
    templates = ROOT / "site" / "student" / "templates"
    fixed = [
        text for file in templates.glob("*.j2") for text in re.findall(r'say\("([^"]+)"\)', file.read_text("utf-8"))
    ]
    fixed += re.findall(r'"([^"]*[一-鿿][^"]*)"', (templates / "help_little.md.j2").read_text("utf-8"))
    fixed += [line.name for line in curriculum.hotlines.hotlines.values()]
    doubtful = {text for text in fixed if any(piece.doubtful for piece in spelled(text, curriculum.readings))}
    assert len(fixed) > 30
    assert doubtful == set()


def test_pictures_are_drawings_of_ours() -> None:
    assert {name for _, name in WORDS} <= set(drawing.NAMES)


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("我看到了：问一句，一起玩吗？", "一起玩"),
        ("我遇到了：说三句，找大人。", "找大人"),
        ("看他难过，陪他去找老师。", "陪着他"),
        ("我做过：马上停，告诉老师。", "老师在听"),
        ("老师在忙？找第二个大人。", "家长"),
        ("大人让我难受，也能说。", "心理室"),  # not somebody running to an adult
        ("现在很害怕？ 快去找大人。\n也可以打110。", "警察"),
        ("星期三。", None),
        ("第二天，火车没有停。", None),  # nobody says stop
        ("你和小溪在花坛边拍手。", None),  # nobody takes a photograph
        ("大家在操场玩开火车。", None),  # our playground shows basketball
        ("自己去看，先陪小舟。\n当天告诉两家的大人。", None),  # a teacher does that
        ("说不出来？ 摇摇头，走开。\n拉拉老师的手，也行。", None),  # two things at once
    ],
)
def test_a_picture_stands_only_where_all_the_words_mean_the_same(line: str, shown: str | None) -> None:
    assert picture(line) == shown


def test_a_child_tells_the_lines_of_a_card_apart_by_their_pictures(curriculum: Curriculum) -> None:
    for grade in (1, 2):
        for card in re.findall("<li><h2>.*", page_text(curriculum, f"card/{grade}.md")):
            names = re.findall("<title>(.*?)</title>", card)
            assert len(set(names)) >= 4, card
            assert all(names.count(name) <= 2 for name in names), card


def test_a_story_s_scenes_are_not_illustrated_by_single_words_of_theirs(curriculum: Curriculum) -> None:
    for name, case in curriculum.cases.items():
        if case.audience == "student":
            assert "<svg" not in page_text(curriculum, f"case/{name}.md"), name
    tale = page_text(curriculum, "scenario/little-train.md")
    endings = [node for node in curriculum.scenarios["little-train"].nodes.values() if node.ending]
    assert re.findall("<title>(.*?)</title>", tale) == [drawing.alt("找大人")] * len(endings), "at the way to help only"
    assert "<svg" not in page_text(curriculum, "scenario/paint-on-the-face.md")


def test_where_an_adult_did_it_the_picture_shows_an_adult(curriculum: Curriculum) -> None:
    text = page_text(curriculum, LITTLE.replace(".html", ".md"))
    door = text[text.index('href="#adult"') :]
    assert "老师" in door[door.index("<title>") : door.index("</title>")]
    assert drawing.alt("家长") not in text[text.index('id="adult"') :], "it may be the father"


def test_only_pages_of_grades_one_and_two_are_spelled_and_drawn(curriculum: Curriculum) -> None:
    assert "<rt>" in page_text(curriculum, "grade/1.md")
    assert "<svg" in page_text(curriculum, "help/little.md")
    assert "<rt>" not in page_text(curriculum, "grade/3.md")
    assert "look: 'little'" not in page_text(curriculum, "grade/3.md")


def test_a_school_that_filled_in_its_sheet_is_named_and_one_that_did_not_says_whom_to_look_for(
    curriculum: Curriculum,
) -> None:
    empty = dataclasses.replace(curriculum, local=None)
    for page in ("help.md", "help/met.md", "help/did.md", "help/saw.md", "help/adult.md", "family/family-junior.md"):
        text = page_text(empty, page)
        assert "班主任" in text, page
        assert "问问老师或者门卫" in text, page
        assert "【" not in text, "a gap tells a child that nobody looks after this; gaps are shown to teachers"
        assert "每天有人看" not in text, "nobody knows that of a school that has written nothing down"
    contact = Contact.model_validate({"post": "心理老师", "where": "二楼心理室", "phone": "0000-1234567"})
    filled = dataclasses.replace(
        curriculum, local=Local.model_validate({"name": "样例学校", "contacts": (contact,), "rules": ("校规第三条",)})
    )
    text = page_text(filled, "help/met.md")
    assert "二楼心理室" in text
    assert 'href="tel:0000-1234567"' in text
    assert "待填" not in text
    assert "校规第三条" in page_text(filled, "help.md")
    assert "本校的规定" not in page_text(empty, "help.md")


def test_a_child_hurt_by_an_adult_is_not_sent_to_an_adult_first(curriculum: Curriculum) -> None:
    text = page_text(curriculum, "help/adult.md")
    assert "请大人帮你查" not in text
    assert "先找他" not in text
    assert "先叫醒" not in text
    assert text.index("伤害你的就是学校里的人") < text.index("<b>班主任</b>")
    said = re.sub("<a [^>]*>.*?</a>", "", text[text.index("# 伤害我的是大人") :])
    assert re.findall("[0-9]{3,}", said) == [], "every number can be tapped"
    assert 'href="tel:120"' in text


def test_scenes_are_numbered_only_for_those_who_turn_the_pages_themselves(curriculum: Curriculum) -> None:
    text = page_text(curriculum, "scenario/paint-on-the-face.md")
    scenes = re.findall('<section class="moment" id="m([0-9]+)".*?</section>', text, re.S)
    assert len(scenes) > 5
    for number in scenes:
        assert f'where">第 {number} 幕' in text
    targets = re.findall('href="#m([0-9]+)" data-choice>.*?<span class="where">→ 第 ([0-9]+) 幕</span>', text)
    assert len(targets) == text.count("data-choice")
    assert all(leads == named for leads, named in targets)
    for said in re.findall("data-feedback>(.*?)</div>", text, re.S):
        assert said.startswith('<p class="chose">你选了：'), "an answer says to which choice it belongs"


def test_a_grade_s_page_has_the_year_a_story_to_decide_in_questions_law_and_cards(curriculum: Curriculum) -> None:
    text = page_text(curriculum, "grade/8.md")
    for lesson in (row for row in curriculum.student_lessons().values() if 8 in row.grades):
        assert lesson.title in text
    for part in ('href="../scenario/', "data-question", "feedback", 'href="../law/', 'href="../card/8.html"'):
        assert part in text, part
    gist = curriculum.laws["public-security"].articles["bullying"].gist
    assert gist.junior
    assert gist.senior
    assert first_line(curriculum, gist.junior) in text, "the law in the words of this band"
    assert first_line(curriculum, gist.senior) not in text


def test_laws_stand_in_the_order_in_which_they_matter_to_children(curriculum: Curriculum) -> None:
    names = re.findall('href="law/(.*?).html"', page_text(curriculum, "laws.md"))
    assert names[:3] == ["minors-protection", "crime-prevention", "constitution"]
    ranks = ["法律", "行政法规", "部门规章", "司法解释"]
    of = [ranks.index(curriculum.laws[name].level) for name in names]
    assert of == sorted(of)
    assert "录入" not in page_text(curriculum, "laws.md"), "what editors have typed is no matter of children's"


@pytest.mark.parametrize("grade", range(3, 13))
def test_a_grade_s_law_begins_with_protection_and_ends_with_limits_by_age(curriculum: Curriculum, grade: int) -> None:
    text = page_text(curriculum, f"grade/{grade}.md")
    cited = re.findall(r'<p class="small"><a href="\.\./law/(.*?)"', text[text.index("法律怎么说 {#law}") :])
    assert cited[0] == "minors-protection.html#definitions", "first what it is"
    assert cited[1].startswith("minors-protection")
    limits = ["corrective", "age", "detention-exempt", "mitigation", "responsibility-age"]
    at = [cited.index(one) for one in cited if one.split("#")[1] in limits]
    assert at == list(range(len(cited) - len(at), len(cited)))
    if "public-security.html#age" in cited:
        before = cited.index("public-security.html#age") - 1
        assert cited[before] == "public-security.html#corrective", "at every age something is done"


def test_every_band_has_a_family_page_that_tells_law_from_guidance(curriculum: Curriculum) -> None:
    assert {family.band for family in curriculum.families.values()} == {band.name for band in curriculum.plan.bands}
    for name, family in curriculum.families.items():
        text = page_text(curriculum, f"family/{name}.md")
        law, guidance = text.index("法律规定的"), text.index("：不是法律</caption>")
        for duty in family.by_law:
            assert curriculum.quote(duty.cite).title in text[law:guidance]
        assert all(row.what in text[guidance:] for row in family.by_guidance)
        assert "十日" not in text[law:guidance], "ten days stand in a plan, not in a law"
        assert "回执" in text


# In the browser


@pytest.fixture(scope="module")
def tree(curriculum: Curriculum, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the student site of the real content, built alone."""
    work = tmp_path_factory.mktemp("student") / "U盘 资料"
    for file in planned(curriculum):
        path = work / "pages" / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.render(file.view))
    config = load_config(str(CONFIGS["student"]), docs_dir=str(work / "pages"), site_dir=str(work / "site"))
    config.theme.static_templates.discard("404.html")
    build(config)
    return work / "site"


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, locale="zh-CN", has_touch=True)
    yield context
    context.close()


def opened(context: BrowserContext, tree: Path, name: str) -> Page:
    page = context.new_page()
    page.goto((tree / name).as_uri())
    return page


VOICE = """
window.spoken = [];
Object.defineProperty(window, 'speechSynthesis', {value: {
  speaking: false, getVoices: () => [{lang: 'en-US', localService: true}, {lang: 'zh_CN', localService: %s}],
  speak: one => { window.spoken.push(one.text); one.onstart(); one.onend(); }, cancel: () => {},
  addEventListener: () => {}
}});
window.SpeechSynthesisUtterance = function (text) { this.text = text; };
"""


@pytest.mark.slow
def test_the_verifier_finds_nothing_and_no_page_can_be_written_into(tree: Path) -> None:
    assert verify(tree, strict=True) == ()
    for file in tree.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        assert not re.search(r"<(form|input|textarea|select)\b|contenteditable", text), file
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|<script>", text), file


@pytest.mark.slow
@pytest.mark.parametrize(("width", "script"), [(320, True), (320, False), (390, True), (1280, True)])
def test_every_kind_of_page_fits_and_reads_well(browser: Browser, tree: Path, width: int, script: bool) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=script)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    page.on("request", lambda request: None if request.url.startswith(tree.as_uri()) else said.append(request.url))
    for name in KINDS:
        page.goto((tree / name).as_uri())
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{name} scrolls sideways by {wide} px at {width}"
        assert page.locator("h1").count() == 1, name
        assert page.evaluate(ORPHANS) == [], name
        assert page.evaluate(LONGEST) <= 38.5, name
    assert said == []
    context.close()


# A line must not begin with one of these (GB/T 15834-2011 §5.1).
ORPHANS = """(() => { const found = [];
  const walker = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  let before = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest('rt, summary, .pic, .visually-hidden')) { continue; }
    for (let i = 0; i < node.length; i++) {
      const range = document.createRange(); range.setStart(node, i); range.setEnd(node, i + 1);
      const box = range.getBoundingClientRect();
      if (!box.width) { continue; }
      const block = node.parentElement.closest('p, li, dd, dt, h1, h2, h3, td, th');
      const closing = '，。！？：；、”）》'.includes(node.data[i]);
      if (closing && before && before.block === block && box.top > before.box.bottom - 4) {
        found.push(node.data.slice(Math.max(0, i - 6), i + 1));
      }
      before = {box, block};
    }
  }
  return found; })()"""
LONGEST = """Math.max(0, ...[...document.querySelectorAll('main p, main li, main dd')].map(e => {
  const style = getComputedStyle(e);
  const inner = e.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
  const holder = e.querySelector('p, li, table, .pic, a') || style.display === 'flex';
  return holder ? 0 : inner / parseFloat(style.fontSize); }))"""


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_axe_finds_no_violation_on_any_kind_of_page(browser: Browser, tree: Path, scheme: str, width: int) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light", bypass_csp=True
    )
    context.add_init_script(VOICE % "true")
    page, found = context.new_page(), []
    for name in KINDS:
        page.goto((tree / name).as_uri())
        found += violations(page)
    context.close()
    assert found == []


@pytest.mark.slow
def test_a_number_to_call_is_two_taps_from_the_first_page(phone: BrowserContext, tree: Path) -> None:
    page = opened(phone, tree, "index.html")
    page.locator("main .doors").get_by_text("我遇到了").tap()
    page.wait_for_url("**/help/met.html")
    assert page.locator(".phone[href='tel:110']").is_visible()
    assert page.get_by_text("第一个大人没管").first.is_visible()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["help.html", "help/adult.html", LITTLE, LESSON, TALE])
def test_leaving_shows_a_calendar_and_back_does_not_lead_to_the_page(
    phone: BrowserContext, tree: Path, name: str
) -> None:
    page = opened(phone, tree, "index.html")
    page.goto((tree / name).as_uri())
    page.locator("[data-leave]").tap()
    page.wait_for_url("**/leave.html")
    assert "欺" not in page.inner_text("body")
    page.go_back()
    assert page.url.endswith("index.html")


@pytest.mark.slow
def test_going_through_the_help_pages_leaves_one_step_in_the_history(phone: BrowserContext, tree: Path) -> None:
    page = opened(phone, tree, "index.html")
    page.goto((tree / "help.html").as_uri())
    for door, where in (("我看到了", "saw"), ("我做过", "did")):
        page.locator("main .doors").get_by_text(door).tap()
        page.wait_for_url(f"**/{where}.html")
    page.go_back()
    assert page.url.endswith("index.html")


@pytest.mark.slow
def test_a_story_is_decided_with_the_keyboard_alone_up_to_an_ending_with_help(browser: Browser, tree: Path) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = opened(context, tree, TALE)
    for _ in range(20):
        shown = page.locator(".moment:visible")
        assert shown.count() == 1
        if shown.locator(".ending").count():
            break
        page.keyboard.press("Tab")
        while not page.evaluate("document.activeElement.matches('.moment:not([hidden]) [data-choice]')"):
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    assert page.locator(".ending:visible a[href*='help']").count() == 1
    assert page.evaluate("history.length") == 2
    context.close()


@pytest.mark.slow
def test_a_told_story_shows_no_number_and_answers_the_choice_by_its_name(phone: BrowserContext, tree: Path) -> None:
    page = opened(phone, tree, "scenario/little-train.html")
    for _ in range(3):
        shown = page.locator(".moment:visible")
        assert "幕" not in shown.inner_text()
        assert shown.get_attribute("aria-label") is None
        choice = shown.locator("[data-choice]").first
        words = choice.locator(".choice-words").inner_text()
        choice.tap()
        assert page.locator(".moment:visible .chose").first.inner_text().replace("\n", "").startswith("你")
        assert words in page.locator(".moment:visible .chose").first.inner_text()
        if page.locator(".ending:visible").count():
            break
    page.emulate_media(media="print")
    assert page.locator(".where:visible").count() == page.locator(".where").count() > 10


@pytest.mark.slow
def test_every_answer_of_a_quiz_is_explained_and_nothing_is_kept(phone: BrowserContext, tree: Path) -> None:
    page = opened(phone, tree, "grade/8.html")
    for question in page.locator("[data-question]").all():
        answers = set()
        for choice in question.locator("button.choice").all():
            choice.tap()
            answers.add(question.locator(".answer").inner_text())
        assert len(answers) == question.locator("button.choice").count() >= 2
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie.length]") == [0, 0, 0]


@pytest.mark.slow
def test_pinyin_can_be_switched_off_and_that_alone_is_remembered(phone: BrowserContext, tree: Path) -> None:
    page = opened(phone, tree, YOUNG_LESSON)
    assert page.locator("h1 rt").first.is_visible()
    page.get_by_role("button", name="关掉拼音").tap()
    assert not page.locator("h1 rt").first.is_visible()
    page.goto((tree / "grade/1.html").as_uri())
    assert not page.locator("h1 rt").first.is_visible()
    answer = page.locator("button.choice rt").first
    assert answer.count() == 1
    assert not answer.is_visible()
    assert page.evaluate("Object.entries(localStorage)") == [["qinghe-pinyin", "off"]]
    page.get_by_role("button", name="打开拼音").tap()
    assert page.locator("h1 rt").first.is_visible()


@pytest.mark.slow
@pytest.mark.parametrize(("local", "buttons"), [("true", True), ("false", False)])
def test_only_a_voice_that_lives_in_the_device_reads_aloud(
    phone: BrowserContext, tree: Path, local: str, buttons: bool
) -> None:
    phone.add_init_script(VOICE % local)
    page = opened(phone, tree, YOUNG_LESSON)
    assert (page.locator(".hear").count() > 5) == buttons
    assert (page.get_by_role("button", name="读给我听").count() == 1) == buttons
    if buttons:
        page.locator(".can .hear").first.tap()
        (said,) = page.evaluate("window.spoken")
        assert said.startswith("我遇到了"), "neither pinyin nor the button's own word"
        page.get_by_role("button", name="读给我听").tap()
        assert len(page.evaluate("window.spoken")) > 10
    elsewhere = opened(phone, tree, LESSON)
    assert elsewhere.locator(".hear").count() == 0


@pytest.mark.slow
def test_without_javascript_stories_quiz_pinyin_and_leaving_work(browser: Browser, tree: Path) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    page = opened(context, tree, TALE)
    assert page.locator(".moment:visible").count() == page.locator(".moment").count() > 5
    assert page.locator(".where:visible").count() == page.locator(".where").count() > 10
    assert page.locator(".chose:visible").count() == 0, "the choice stands right above"
    page.locator("[data-choice]").first.click()
    assert re.search("#m[0-9]+$", page.url)
    page.goto((tree / YOUNG_LESSON).as_uri())
    assert page.locator("h1 rt").first.is_visible()
    assert page.locator("button:visible").count() == 0, "no button without effect"
    page.goto((tree / LESSON).as_uri())
    page.locator(".option summary").first.click()
    assert page.locator(".feedback").first.is_visible()
    page.locator("[data-leave]").click()
    assert page.url.endswith("leave.html")
    context.close()


@pytest.mark.slow
def test_on_paper_there_are_no_answers_no_icons_and_a_slip_for_parents(phone: BrowserContext, tree: Path) -> None:
    page = opened(phone, tree, LESSON)
    page.locator("button.choice").first.tap()
    page.emulate_media(media="print")
    assert page.locator(".feedback:visible, .exit:visible, .brand img:visible, button.find:visible").count() == 0
    page.goto((tree / "family/family-junior.html").as_uri())
    assert page.locator(".slip").is_visible()
    page.goto((tree / TALE).as_uri())
    assert page.locator(".moment:visible").count() == page.locator(".moment").count()
    assert page.locator("[data-feedback]:visible").count() == 0


@pytest.mark.slow
def test_a_card_to_cut_out_stands_on_one_sheet(browser: Browser, tree: Path) -> None:
    page = browser.new_page()
    for grade in (1, 2):
        page.goto((tree / f"card/{grade}.html").as_uri())
        page.emulate_media(media="print")
        assert page.locator(".slips > li").count() > 3
        cut = "[...document.querySelectorAll('.slips > li')].filter(e => getComputedStyle(e).breakInside !== 'avoid')"
        assert page.evaluate(f"{cut}.length") == 0
        sheet = 297 - 2 * 10  # millimetres of A4 between the narrowest margins of a browser
        page.set_viewport_size({"width": 718, "height": 1000})  # 190 mm
        tallest = page.evaluate("Math.max(...[...document.querySelectorAll('.slips > li')].map(e => e.offsetHeight))")
        assert tallest / 96 * 25.4 < sheet, "a card higher than a sheet is cut whatever one asks for"
    page.close()


@pytest.mark.slow
def test_a_first_visit_is_light_without_its_pictures(tree: Path) -> None:
    shared = sum(
        len(gzip.compress(file.read_bytes()))
        for file in (tree / "assets").iterdir()
        if file.suffix in (".css", ".js") and file.name != "search-index.js"
    )
    for name in KINDS:
        text = re.sub("<svg.*?</svg>", "", (tree / name).read_text(encoding="utf-8"), flags=re.S)
        assert shared + len(gzip.compress(text.encode())) <= 60_000, name
