"""A school's own name in a finished deck: on the command line, by a list, and in the browser."""

from __future__ import annotations

import datetime
import functools
import hashlib
import http.server
import importlib
import io
import re
import threading
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pptx
import pytest
import xlsxwriter
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser

from generator.cli_personalise import command
from generator.curriculum import Curriculum
from generator.outputs.decks import plan_files
from generator.outputs.file_names import MAX_STEM
from generator.outputs.teacher_pages.personalise import personalise_page
from generator.personalise import MARKERS, MAX_VALUE, Deck, Fault, cleaned, copy_name, opened, personalised, unfit
from generator.render.deck_text import CLASS, CONTACT, SCHOOL
from generator.roster import MAX_ROWS, rows
from tests.conftest import ROOT
from tests.test_office import sdk_says

NAME = "第一中学<东校区> & 附小"
ALL = {"学校": NAME, "班级": "八年级3班", "主讲": "王老师", "联系人": "心理室 0513-1234"}
Write = Callable[..., Path]


@pytest.fixture(scope="session")
def original(sample_curriculum: Curriculum) -> bytes:
    file = next(iter(plan_files(sample_curriculum)))
    return file.render(file.view)


@pytest.fixture
def deck(original: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "三年级_什么是学生欺凌_40分钟_2026.2.pptx"
    path.write_bytes(original)
    return path


@pytest.fixture
def listed(tmp_path: Path) -> Write:
    """Return `listed(row, row, …)`: an xlsx of these rows."""

    def write(*table: Sequence[object], cell: str = "") -> Path:
        path = tmp_path / "名单.xlsx"
        book = xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"})
        sheet = book.add_worksheet()
        for number, row in enumerate(table):
            sheet.write_row(number, 0, row)
        if cell:
            sheet.write(cell, "x")
        book.close()
        return path

    return write


def run(*arguments: object) -> Result:
    return CliRunner().invoke(command, [str(one) for one in arguments])


def texts(data: bytes) -> list[str]:
    return [
        "".join(run.text for run in paragraph.runs)
        for slide in pptx.Presentation(io.BytesIO(data)).slides
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
    ]


def edited(data: bytes, change: Callable[[str, bytes], bytes | None]) -> bytes:
    """Return a deck as another program might have saved it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = change(name, old.read(name))
            if part is not None:
                new.writestr(name, part)
    return buffer.getvalue()


def known(data: bytes) -> Deck:
    found = opened(data)
    assert isinstance(found, Deck), found
    return found


def test_every_marker_on_every_slide_is_rewritten_and_nothing_else(original: bytes) -> None:
    data = personalised(known(original), ALL)
    before, after = texts(original), texts(data)
    words = {marker: ALL[name] for name, marker in MARKERS.items()}
    assert after == [re.sub("|".join(words), lambda mark: words[mark[0]], text) for text in before]
    assert sum(SCHOOL in text or CONTACT in text for text in before) >= 3
    with zipfile.ZipFile(io.BytesIO(original)) as old, zipfile.ZipFile(io.BytesIO(data)) as new:
        assert new.testzip() is None
        assert old.namelist() == new.namelist()
        changed = [name for name in old.namelist() if old.read(name) != new.read(name)]
        assert all(re.fullmatch(r"ppt/slides/slide\d+\.xml", name) for name in changed)
        assert {info.date_time for info in new.infolist()} == {info.date_time for info in old.infolist()}


def test_the_validator_accepts_the_copy_and_equal_values_give_equal_bytes(original: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.pptx"
    path.write_bytes(personalised(known(original), ALL))
    audit = importlib.import_module("openxml_audit")  # ships no types
    assert [str(error) for error in audit.validate_pptx(path).errors] == []
    assert path.read_bytes() == personalised(known(original), dict(reversed(ALL.items())))


def test_a_value_that_is_not_given_leaves_its_marker_and_may_be_filled_later(original: bytes) -> None:
    first = personalised(known(original), {"学校": f"{CLASS}附中"})
    assert f"{CLASS}附中 · {CLASS}" in texts(first), "what was typed is not replaced in turn"
    second = personalised(known(first), {"主讲": "王"})
    assert "主讲：王" in texts(second)


def test_every_deck_of_the_content_carries_all_markers(curriculum: Curriculum) -> None:
    for file in plan_files(curriculum):
        assert unfit(known(file.render(file.view)), ALL) is None, file.path.name


words = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co")), min_size=1, max_size=30)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words, words)
def test_whatever_is_typed_stands_on_the_slide_as_typed(original: bytes, school: str, who: str) -> None:
    values = {}
    for name, typed in (("学校", school), ("主讲", who)):
        value = cleaned(name, typed)
        assert isinstance(value, str)
        if value:
            values[name] = value
    shown = texts(personalised(known(original), values))
    if "学校" in values:
        assert f"{values['学校']} · {CLASS}" in shown
    if "主讲" in values:
        assert f"主讲：{values['主讲']}" in shown


@pytest.mark.parametrize("typed", ["a\x00b", "a\x1bb", "字" * 41, "\ufffe"])
def test_what_a_slide_cannot_hold_is_refused(typed: str) -> None:
    found = cleaned("学校", typed)
    assert isinstance(found, Fault)
    assert found.message.startswith("“学校”")
    assert cleaned("学校", "  第一\n中学\t ") == "第一 中学"


def test_names_of_copies_suit_windows() -> None:
    name = copy_name("八年级_年龄不是免责牌_40分钟_2026.2", ALL)
    assert name == "八年级_年龄不是免责牌_40分钟_2026.2_第一中学东校区&附小_八年级3班.pptx"
    long = copy_name("长" * 80, {"学校": "某某省某某市第一实验中学教育集团东校区", "班级": "八年级（3）班"})
    assert len(long) <= 60
    assert len(long.encode()) <= 180
    assert long.endswith("_八年级（3）班.pptx")
    assert copy_name("a", {"主讲": 'C/O: "王"'}) == "a_CO王.pptx"
    assert copy_name("a", {"学校": "///"}) == "a_副本.pptx"


def test_decks_saved_by_other_programs_with_stored_parts_and_descriptors_are_copied(original: bytes) -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

    target = Pipe()
    with zipfile.ZipFile(io.BytesIO(original)) as old, zipfile.ZipFile(target, "w") as new:
        for number, name in enumerate(old.namelist()):
            kind = zipfile.ZIP_STORED if number % 2 else zipfile.ZIP_DEFLATED
            new.writestr(name, old.read(name), kind)
    data = personalised(known(target.getvalue()), ALL)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
    assert f"{NAME} · 八年级3班" in texts(data)


def split_marker(_: str, data: bytes) -> bytes:
    return data.replace(SCHOOL.encode(), "【学</a:t></a:r><a:r><a:t>校】".encode())


def without_markers(_: str, data: bytes) -> bytes:
    return data.replace("【".encode(), "（".encode())


def bad_checksum(data: bytes) -> bytes:
    at = data.index(b"ppt/slides/slide3.xml") + 60
    return data[:at] + bytes([data[at] ^ 255]) + data[at + 1 :]


DECKS: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "empty": (lambda _: b"", "已经损坏"),
    "cut short": (lambda data: data[: len(data) // 2], "已经损坏"),
    "a changed byte": (bad_checksum, "已经损坏"),
    "a web page": (lambda _: b"<html>404", "已经损坏"),
    "another zip": (lambda data: edited(data, lambda n, d: None if "presentation.xml" in n else d), "不是课件"),
    "no marker": (lambda data: edited(data, without_markers), "里面没有【学校】"),
    "filled before": (lambda data: personalised(known(data), ALL), "里面没有【学校】，可能已经换过"),
    "marker in pieces": (lambda data: edited(data, split_marker), "被拆成了几段"),
    "old format": (lambda _: b"\xd0\xcf\x11\xe0" + bytes(600), "老格式"),
    "password": (lambda _: b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "加了密码"),
    "encrypted zip": (
        lambda data: data.replace(b"PK\x01\x02\x14\x03\x14\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01"),
        "密码",
    ),
}


@pytest.mark.parametrize("kind", DECKS)
def test_a_deck_we_cannot_fill_is_named_in_one_sentence_and_nothing_is_written(
    kind: str, original: bytes, deck: Path
) -> None:
    change, said = DECKS[kind]
    good = deck.with_name("good.pptx")
    good.write_bytes(original)
    deck.write_bytes(change(original))
    done = run(deck, good, "--school", "第一中学")
    assert done.exit_code == 1
    assert said in done.stderr
    assert done.stderr.count("\n") == 1 and done.stderr.endswith("。\n"), done.stderr
    assert sorted(path.name for path in deck.parent.iterdir()) == sorted([deck.name, "good.pptx"])


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_broken_deck_reaches_an_exception(original: bytes, data: st.DataObject) -> None:
    broken = bytearray(original)
    for _ in range(data.draw(st.integers(1, 6))):
        near = data.draw(st.sampled_from([0, len(broken) - 3000]))
        broken[near + data.draw(st.integers(0, 2900))] = data.draw(st.integers(0, 255))
    found = opened(bytes(broken))
    if isinstance(found, Deck) and unfit(found, ALL) is None:
        personalised(found, ALL)


def test_a_copy_stands_beside_the_original_and_is_never_overwritten(deck: Path) -> None:
    done = run(deck, "--school", NAME, "--class", "3班")
    assert (done.exit_code, done.stderr) == (0, "")
    target = deck.with_name(f"{deck.stem}_第一中学东校区&附小_3班.pptx")
    assert target.is_file()
    assert run(deck, "--school", NAME, "--class", "3班").exit_code == 0, "an equal file is no obstacle"
    target.write_bytes(b"my own work")
    done = run(deck, "--school", NAME, "--class", "3班")
    assert done.exit_code == 1
    assert "没有覆盖" in done.stderr
    assert target.read_bytes() == b"my own work"


def test_wrong_use_is_told_apart_from_wrong_files(deck: Path, tmp_path: Path) -> None:
    assert run(deck).exit_code == 2
    assert run("--school", "x").exit_code == 2
    missing = run(tmp_path / "没有.pptx", "--school", "x")
    assert missing.exit_code == 2
    assert missing.stderr.endswith(f"没有 {tmp_path / '没有.pptx'} 这个文件。\n")
    assert "文件夹" in run(tmp_path, "--school", "x").stderr
    assert "文件夹" in run(deck, "--school", "x", "--out", deck).stderr


def test_a_list_in_any_order_makes_a_deck_a_row(deck: Path, listed: Write, tmp_path: Path) -> None:
    path = listed(["班级", "学校", "联系人", "主讲"], [3, NAME, "张老师", "王"], [], ["4班", "二中", "李老师", "赵"])
    done = run(deck, "--from", path, "--out", tmp_path / "给各班")
    assert (done.exit_code, done.stderr) == (0, "")
    written = sorted((tmp_path / "给各班").iterdir())
    assert [file.name.removeprefix(deck.stem) for file in written] == ["_二中_4班.pptx", "_第一中学东校区&附小_3.pptx"]
    assert f"{NAME} · 3" in texts(written[1].read_bytes())
    assert "共 2 份。" in done.stdout


def test_an_option_fills_what_all_rows_share(deck: Path, listed: Write, tmp_path: Path) -> None:
    path = listed(["班级"], ["1班"], ["2班"])
    assert run(deck, "--from", path, "--school", "二中", "--out", tmp_path / "x").exit_code == 0
    assert "二中 · 2班" in texts((tmp_path / "x" / f"{deck.stem}_二中_2班.pptx").read_bytes())
    done = run(deck, "--from", path, "--class", "3班")
    assert (done.exit_code, done.stderr.count("\n")) == (1, 1)
    assert "--class" in done.stderr


LISTS: dict[str, tuple[list[list[object]], str, str]] = {
    "a hole": ([["学校", "班级"], ["一中", "1班"], ["一中", ""]], "", "第 3 行的“班级”是空的"),
    "an unknown column": ([["学校", "年级"], ["一中", "8"]], "", "不认识“年级”这一列"),
    "a near column": ([["学校名"], ["一中"]], "", "您是不是想写：学校？"),
    "a nameless column": ([["学校", ""], ["一中", "8"]], "", "第 2 列（没有表头）"),
    "a column twice": ([["学校", "学校"], ["一中", "二中"]], "", "“学校”有两列"),
    "a heading alone": ([["学校", "班级"]], "", "里面没有名单"),
    "nothing": ([], "", "里面没有名单"),
    "a date for a class": ([["班级"], [datetime.date(2026, 3, 2)]], "", "被 Excel 改成了日期"),
    "too long": ([["学校"], ["字" * 50]], "", "第 2 行：“学校”有 50 个字"),
    "two of one name": ([["学校", "班级"], ["一中", "1班"], ["一/中", "1班"]], "", "第 2 行和第 3 行会写成同一个文件"),
    "a cell at the end of the world": ([["学校"], ["一中"]], "XFD1048576", "太大了"),
}


@pytest.mark.parametrize("kind", LISTS)
def test_a_list_we_cannot_use_is_named_at_its_row_and_nothing_is_written(kind: str, deck: Path, listed: Write) -> None:
    table, cell, said = LISTS[kind]
    path = listed(*table, cell=cell)
    done = run(deck, "--from", path, "--out", deck.parent / "out")
    assert done.exit_code == 1
    assert said in done.stderr, done.stderr
    assert done.stderr.count("\n") == 1 and done.stderr.endswith("。\n"), done.stderr
    assert not (deck.parent / "out").exists()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "不是 Excel"),
        ("学校,班级\n一中,1\n".encode("gbk"), "不是 Excel"),
        (b"PK\x03\x04", "已经损坏"),
        (b"\xd0\xcf\x11\xe0" + bytes(99), ".xls"),
    ],
)
def test_a_list_of_another_kind_is_refused(data: bytes, said: str) -> None:
    (found,) = rows(data)
    assert isinstance(found, Fault)
    assert said in found.message


def test_a_deck_is_no_list_and_a_sheet_with_types_is_refused(original: bytes, listed: Write) -> None:
    (found,) = rows(original)
    assert isinstance(found, Fault) and "不是 Excel" in found.message
    sheet = edited(
        listed(["学校"], ["一中"]).read_bytes(),
        lambda name, data: (
            data.replace(b"<worksheet", b"<!DOCTYPE x [<!ENTITY a 'b'>]><worksheet", 1) if "sheet1" in name else data
        ),
    )
    (found,) = rows(sheet)
    assert isinstance(found, Fault)
    assert MAX_ROWS == 20_000


def test_fifty_decks_a_second(deck: Path, listed: Write, tmp_path: Path) -> None:
    path = listed(["学校", "班级"], *(["第一中学", f"{number}班"] for number in range(300)))
    started = time.process_time()
    done = run(deck, "--from", path, "--out", tmp_path / "out")
    seconds = time.process_time() - started
    assert done.exit_code == 0
    assert len(list((tmp_path / "out").iterdir())) == 300
    assert 300 / seconds >= 50, f"{300 / seconds:.0f} a second"


def test_vendored_files_are_those_of_the_list() -> None:
    shared = ROOT / "site/shared"
    lines = (shared / "vendored.sha256").read_text(encoding="ascii").splitlines()
    listed = {name: digest for digest, name in (line.split("  ") for line in lines)}
    found = {
        f"vendor/{file.name}": hashlib.sha256(file.read_bytes()).hexdigest()
        for file in (shared / "vendor").iterdir()
        if file.name != "README.md"
    }
    assert found == listed


def test_the_page_and_the_command_know_the_same_markers_and_limits() -> None:
    script = (ROOT / "site/teacher/assets/personalise.js").read_text(encoding="utf-8")
    page = personalise_page()
    assert {field.label: field.marker for field in page.view.fields} == MARKERS
    assert f"/{'|'.join(MARKERS.values())}/g" in script
    assert f"MAX_STEM = {MAX_STEM};" in script
    assert f"length > {MAX_VALUE})" in script
    assert not re.search(r"localStorage|sessionStorage|document\.cookie|innerHTML|XMLHttpRequest|sendBeacon", script)


class Served:
    """The teacher site in a browser: from disk, and from a web server that says what was asked of it."""

    def __init__(self, browser: Browser, tree: Path, over: str) -> None:
        self.tree, self.over, self.asked = tree, over, list[str]()
        self.context = browser.new_context(viewport={"width": 390, "height": 900}, locale="zh-CN")
        self.page = self.context.new_page()
        self.errors: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        if over == "http":
            handler = functools.partial(Quiet, directory=str(tree))
            self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
            threading.Thread(target=self.server.serve_forever, daemon=True).start()
            self.root = f"http://127.0.0.1:{self.server.server_port}/"
        else:
            self.root = f"{tree.as_uri()}/"

    def filled(self, path: Path | None, values: dict[str, str]) -> tuple[str, bytes]:
        """Choose `path`, where the page has not fetched a deck itself, fill the form, and return what is saved."""
        if path:
            self.page.locator("[data-file]").set_input_files(path)
        self.page.locator("button:enabled", has_text="做一份").wait_for()
        for name, value in values.items():
            self.page.get_by_label(name, exact=True).fill(value)
        with self.page.expect_download() as saved:
            self.page.get_by_role("button", name="做一份").click()
        return saved.value.suggested_filename, Path(saved.value.path()).read_bytes()

    def close(self) -> None:
        self.context.close()
        if self.over == "http":
            self.server.shutdown()
            self.server.server_close()


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:
        pass


@pytest.fixture(params=["file", "http"])
def served(request: pytest.FixtureRequest, browser: Browser, built: Path) -> Iterator[Served]:
    found = Served(browser, built / "build/site/teacher", request.param)
    yield found
    found.close()


def full_deck(tree: Path) -> Path:
    return next((tree / "downloads/g08-age-no-exemption").glob("*_40分钟_*.pptx"))


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.slow
def test_the_browser_makes_the_same_deck_as_the_command(served: Served, tmp_path: Path) -> None:
    deck = full_deck(served.tree)
    served.page.goto(f"{served.root}personalise.html")
    name, data = served.filled(deck, ALL)
    assert name == copy_name(deck.stem, ALL)
    assert f"{NAME} · 八年级3班" in texts(data)
    assert list(parts(data).items()) == list(parts(personalised(known(deck.read_bytes()), ALL)).items())
    path = tmp_path / name
    path.write_bytes(data)
    audit = importlib.import_module("openxml_audit")  # ships no types
    assert [str(error) for error in audit.validate_pptx(path).errors] == []
    assert sdk_says(path) == []
    assert served.errors == []
    assert all(url.startswith((served.root, "blob:", "data:")) for url in served.asked), "nothing is sent"
    stored = served.page.evaluate("[localStorage, sessionStorage].map(s => JSON.stringify(s)).join() + document.cookie")
    assert not any(value in stored for value in ALL.values()), stored


@pytest.mark.slow
def test_a_lesson_s_link_brings_its_deck_over_http_and_asks_for_it_from_disk(served: Served) -> None:
    served.page.goto(f"{served.root}lesson/g08-age-no-exemption.html")
    served.page.get_by_role("link", name="40 分钟完整版", exact=True).last.click()
    served.page.wait_for_url(lambda url: "personalise.html?deck=" in url)
    deck = full_deck(served.tree)
    plain = served.page.locator("[data-plain] a")
    assert plain.inner_text() == deck.name
    if served.over == "http":
        name, data = served.filled(None, {"学校": "二中"})
        assert name == copy_name(deck.stem, {"学校": "二中"})
        assert f"二中 · {CLASS}" in texts(data)
    else:
        assert "请先下载" in served.page.locator("[data-chosen]").inner_text()
        with served.page.expect_download() as saved:
            plain.click()
        assert Path(saved.value.path()).read_bytes() == deck.read_bytes()
    for other in ("https://example.com/x.pptx", "downloads/../x.pptx", "//e/x.pptx", "downloads/a/..%2F..%2Fx.pptx"):
        asked = len(served.asked)
        served.page.goto(f"{served.root}personalise.html?deck={other}")
        assert served.page.locator("[data-plain]").is_hidden()
        assert not [url for url in served.asked[asked:] if url.endswith("x.pptx") and "?" not in url]


@pytest.mark.slow
@pytest.mark.parametrize("served", ["file"], indirect=True)
def test_the_page_refuses_what_the_command_refuses(served: Served, original: bytes, tmp_path: Path) -> None:
    served.page.goto(f"{served.root}personalise.html")
    told = served.page.locator("[data-chosen]")
    for number, (change, said) in enumerate(DECKS.values()):
        path = tmp_path / f"{number}.pptx"
        path.write_bytes(change(original))
        served.page.locator("[data-file]").set_input_files(path)
        served.page.wait_for_function(f"document.querySelector('[data-chosen]').textContent.includes('{path.name}')")
        if "拆成" in said:
            served.page.get_by_label("学校", exact=True).fill("一中")
            served.page.get_by_role("button", name="做一份").click()
            assert said in served.page.locator("[data-status]").inner_text()
        else:
            assert said.removesuffix(SCHOOL).split(SCHOOL)[0] in told.inner_text()
            assert served.page.get_by_role("button", name="做一份").is_disabled()
    path = tmp_path / "good.pptx"
    path.write_bytes(original)
    served.page.locator("[data-file]").set_input_files(path)
    for name, value, said in (
        ("学校", "", "至少填一样"),
        ("学校", "字" * 41, "40 个字以内"),
        ("学校", "a\x1bb", "控制字符"),
    ):
        served.page.get_by_label(name, exact=True).fill(value)
        served.page.locator("button:enabled", has_text="做一份").click()
        assert said in served.page.locator("[data-status]").inner_text()
    assert served.errors == []


@pytest.mark.slow
def test_wechat_is_told_to_open_a_browser(browser: Browser, built: Path) -> None:
    address = (built / "build/site/teacher/personalise.html").as_uri()
    for agent, shown in (("Mozilla/5.0 MicroMessenger/8.0.50", True), ("Mozilla/5.0 Chrome/156", False)):
        context = browser.new_context(user_agent=agent)
        page = context.new_page()
        page.goto(address)
        assert page.locator("[data-wechat]").is_visible() is shown
        context.close()
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    assert page.locator("[data-personalise]").is_hidden()
    assert "【本校联系人】" in page.locator("noscript").inner_text()
    context.close()
