"""Published addresses: never lost silently, withdrawn within one build, led on when they move; the sites on a stick."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from tests.conftest import SAMPLE, qinghe

pytestmark = pytest.mark.slow

CASE = "borrowed-pen"
TEXTS = {".html", ".js", ".json", ".txt", ".xml", ".css"}


def everything(folder: Path) -> str:
    """Return all that can be read in a folder, zips and Office files unpacked."""
    told = []
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        told.append(file.name)
        if file.suffix in TEXTS:
            told.append(file.read_text(encoding="utf-8"))
        elif zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as archive:
                told += [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
    return "\n".join(told)


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the sample, built and published once."""
    root = tmp_path_factory.mktemp("published") / "sample"
    shutil.copytree(SAMPLE, root)
    assert qinghe("build", "--publish", cwd=root).returncode == 0
    return root


@pytest.fixture
def published(original: Path, tmp_path: Path) -> Path:
    """Return a copy of the published sample."""
    return Path(shutil.copytree(original, tmp_path / "sample", symlinks=True))


def test_publishing_notes_every_page_once(published: Path) -> None:
    lines = (published / "published-urls.txt").read_text(encoding="utf-8").splitlines()
    assert f"teacher/case/{CASE}.html" in lines
    assert "student/help.html" in lines
    assert lines == sorted(set(lines))
    again = qinghe("build", "--publish", cwd=published)
    assert "published-urls.txt：新记 0 个网页地址" in again.stdout


def test_a_published_page_that_is_gone_stops_the_build_and_says_what_to_do(published: Path) -> None:
    before = sorted(path.name for path in (published / "build/site/teacher").rglob("*"))
    (published / "content/scenarios/the-last-chair.yaml").unlink()
    done = qinghe("build", cwd=published)
    assert done.returncode == 1
    assert "teacher/scenario/the-last-chair.html: 发布过的网页不见了" in done.stdout
    assert "没有发布；上一次的成品没有变" in done.stdout
    assert sorted(path.name for path in (published / "build/site/teacher").rglob("*")) == before


def test_a_page_that_moved_leads_to_its_new_place(published: Path) -> None:
    file = published / "content/scenarios/the-last-chair.yaml"
    file.rename(file.with_name("the-free-chair.yaml"))
    (published / "content/addresses.yaml").write_text(
        "moved:\n  - {old: scenario/the-last-chair.html, new: scenario/the-free-chair.html}\n", encoding="utf-8"
    )
    done = qinghe("build", cwd=published)
    assert done.returncode == 0, done.stdout
    for site in ("teacher", "student"):
        old = (published / f"build/site/{site}/scenario/the-last-chair.html").read_text(encoding="utf-8")
        assert 'content="0; url=../scenario/the-free-chair.html"' in old
        assert '<a href="../scenario/the-free-chair.html">' in old


def test_a_withdrawn_document_is_in_nothing_that_is_built(published: Path) -> None:
    told_once = ("一支笔被一借再借", "上次那支你还没还", "老师请阿泽把笔还了回来")
    assert told_once[1] in everything(published / "build/site/student")
    done = qinghe("withdraw", CASE, "--why", "有人认出了故事里的孩子", cwd=published)
    assert done.returncode == 0, done.stderr
    assert "已撤回案例 borrowed-pen" in done.stdout
    assert "2 个发布过的网页" in done.stdout
    assert qinghe("build", cwd=published).returncode == 0
    page = (published / f"build/site/student/case/{CASE}.html").read_text(encoding="utf-8")
    assert "<h1>此内容已撤回</h1>" in page
    told = everything(published / "build/site") + everything(published / "build/offline")
    assert [one for one in told_once if one in told] == []
    assert "认出了" not in told, "the reason is for maintainers"


def test_the_file_of_a_withdrawn_document_may_go_and_even_be_broken(published: Path) -> None:
    assert qinghe("withdraw", CASE, "--why", "撤回", cwd=published).returncode == 0
    file = published / f"content/cases/{CASE}.yaml"
    file.write_text("坏的: [", encoding="utf-8")
    assert qinghe("build", cwd=published).returncode == 0
    file.unlink()
    assert qinghe("build", cwd=published).returncode == 0
    assert (published / f"build/site/teacher/case/{CASE}.html").is_file()


def test_a_second_withdrawal_is_added_and_a_repeated_or_unknown_one_refused(published: Path) -> None:
    assert qinghe("withdraw", CASE, "--why", "it's 一", cwd=published).returncode == 0
    assert qinghe("withdraw", "the-last-chair", "--why", "二", cwd=published).returncode == 0
    rows = (published / "content/addresses.yaml").read_text(encoding="utf-8")
    assert rows.count("id:") == 2
    assert qinghe("check", cwd=published).returncode == 0
    again = qinghe("withdraw", CASE, "--why", "三", cwd=published)
    assert (again.returncode, again.stderr.startswith("borrowed-pen 已经撤回了")) == (2, True)
    wrong = qinghe("withdraw", "borowed-pen", "--why", "三", cwd=published)
    assert (wrong.returncode, "您是不是想写：borrowed-pen" in wrong.stderr) == (2, True)


def test_each_site_lies_in_a_zip_for_a_stick_with_a_note_on_top(published: Path) -> None:
    names = sorted(file.name for file in (published / "build/offline").iterdir())
    assert names == ["青禾学生版_2026.2.zip", "青禾教师版_2026.2.zip"]
    for name, site in zip(names, ("student", "teacher"), strict=True):
        tree = published / "build/site" / site
        with zipfile.ZipFile(published / "build/offline" / name) as archive:
            assert archive.testzip() is None
            inside = archive.namelist()
            top = inside[0].split("/")[0]
            assert inside[0] == f"{top}/先看这里.txt"
            assert {f"{top}/{file.relative_to(tree).as_posix()}" for file in tree.rglob("*") if file.is_file()} == set(
                inside[1:]
            )
            assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
