"""A build as a whole: complete, repeatable to the byte, and never at the cost of what was published before."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest

from tests.conftest import LESSON, ROOT, Sample, qinghe

pytestmark = pytest.mark.slow


def fingerprint(folder: Path) -> dict[str, str]:
    """Return every file below `folder` with the SHA-256 of its bytes."""
    return {
        file.relative_to(folder).as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def test_one_command_makes_everything(built: Path) -> None:
    teacher, student = built / "build/site/teacher", built / "build/site/student"
    lesson = "g08-age-no-exemption"
    for page in ("index", f"lesson/{lesson}", "law/public-security", "case/stairwell-password", "coverage", "help"):
        assert (teacher / f"{page}.html").is_file(), page
    for page in ("index", f"lesson/{lesson}", "law/public-security", "case/stairwell-password", "help"):
        assert (student / f"{page}.html").is_file(), page
    names = sorted(file.name for file in (teacher / "downloads" / lesson).iterdir())
    assert names == [
        "八年级_年龄不是免责牌_20分钟_2026.2.pptx",
        "八年级_年龄不是免责牌_40分钟_2026.2.pptx",
        "八年级_年龄不是免责牌_40分钟无备注_2026.2.pptx",
        "八年级_年龄不是免责牌_学习单_2026.2.docx",
        "八年级_年龄不是免责牌_学习单与小测答案_2026.2.docx",
        "八年级_年龄不是免责牌_学生向你倾诉时_2026.2.docx",
        "八年级_年龄不是免责牌_家长群短文_2026.2.txt",
        "八年级_年龄不是免责牌_教案_2026.2.docx",
        "八年级_年龄不是免责牌_活动简报_2026.2.docx",
        "八年级_年龄不是免责牌_班会记录表_2026.2.docx",
        "八年级_年龄不是免责牌_致家长信_2026.2.docx",
        "八年级_年龄不是免责牌_讲稿_2026.2.docx",
        "八年级_年龄不是免责牌_说明_2026.2.txt",
        "八年级_年龄不是免责牌_资料包_2026.2.zip",
        "八年级_年龄不是免责牌_速备卡_2026.2.docx",
    ]
    assert not (student / "downloads").exists(), "nothing for pupils to download yet"
    reports = built / "build/reports"
    assert json.loads((reports / "coverage.json").read_text(encoding="utf-8"))["profile"] == "national"
    (package,) = (name for name in names if name.endswith(".zip"))
    with zipfile.ZipFile(teacher / "downloads" / lesson / package) as kit:
        assert sorted(kit.namelist()) == sorted({*names, "清单.txt"} - {package})
        assert kit.testzip() is None


def test_what_was_built_is_said_in_plain_lines(sample: Sample) -> None:
    done = qinghe("build", cwd=sample())
    lines = done.stdout.splitlines()
    assert next(line for line in lines if line.startswith("- ")) == "- 读取和检查内容"
    assert "教师版：build/site/teacher/index.html" in lines
    assert "学生版：build/site/student/index.html" in lines
    assert any(line.startswith("完成：") and "个网页" in line and "用时" in line for line in lines)
    assert done.returncode == 0
    assert "\x1b" not in done.stdout, "no colours or cursor movements outside a terminal"


def test_equal_input_gives_equal_bytes_elsewhere(sample: Sample, tmp_path: Path) -> None:
    one = sample()
    other = tmp_path / "另一个 文件夹"
    # Files come into being in another order, under another clock zone, locale, hash seed and mask.
    for file in sorted((f for f in one.rglob("*") if f.is_file()), reverse=True):
        target = other / file.relative_to(one)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)
    assert qinghe("build", cwd=one).returncode == 0
    changed = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "C", "PYTHONHASHSEED": "77"}
    before = os.umask(0o077)
    try:
        done = qinghe("build", "--project", str(other), cwd=tmp_path, env={**os.environ, **changed})
    finally:
        os.umask(before)
    assert done.returncode == 0, done.stdout + done.stderr
    for folder in ("build/site", "build/reports"):
        assert fingerprint(one / folder) == fingerprint(other / folder)


def test_a_second_build_changes_nothing(sample: Sample) -> None:
    project = sample()
    qinghe("build", cwd=project)
    before = {file: file.stat().st_mtime_ns for file in (project / "build/site").rglob("*")}
    done = qinghe("build", cwd=project)
    assert "0 个文件有变化" in done.stdout
    assert {file: file.stat().st_mtime_ns for file in (project / "build/site").rglob("*")} == before


def test_a_withdrawn_lesson_leaves_nothing_behind(sample: Sample) -> None:
    project = sample()
    qinghe("build", cwd=project)
    assert any("g03-what-is-bullying" in name for name in fingerprint(project / "build/site"))
    (project / LESSON).unlink()
    done = qinghe("build", cwd=project)
    assert done.returncode == 0, done.stdout
    left = [
        file
        for file in (project / "build/site").rglob("*")
        if "g03-what-is-bullying" in file.name or (file.is_file() and "一支笔的故事".encode() in file.read_bytes())
    ]
    assert left == []


def test_content_with_errors_publishes_nothing(sample: Sample) -> None:
    project = sample()
    qinghe("build", cwd=project)
    before = fingerprint(project / "build/site")
    lesson = project / LESSON
    lesson.write_text(lesson.read_text(encoding="utf-8").replace("minutes: 20", "minutes: 30"), encoding="utf-8")
    done = qinghe("build", cwd=project)
    assert done.returncode == 1
    assert "[minutes-full]" in done.stdout
    assert "上一次的成品没有变" in done.stdout
    assert fingerprint(project / "build/site") == before


def test_a_build_killed_at_any_point_leaves_the_old_tree_or_the_new_one(sample: Sample) -> None:
    project = sample()
    qinghe("build", cwd=project)
    site, lesson = project / "build/site", project / LESSON
    text = lesson.read_text(encoding="utf-8")
    old = fingerprint(site)
    lesson.write_text(text.replace("一支笔的故事", "另一支笔的故事"), encoding="utf-8")
    started = time.monotonic()
    qinghe("build", cwd=project)
    whole = time.monotonic() - started
    new = fingerprint(site)
    assert old != new
    seen = set()
    for point in range(24):
        wanted = text if point % 2 == 0 else text.replace("一支笔的故事", "另一支笔的故事")
        lesson.write_text(wanted, encoding="utf-8")
        process = subprocess.Popen(
            [sys.executable, "-m", "generator", "build"],
            cwd=project,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(whole * (point + 1) / 23)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        assert fingerprint(site) in (old, new), f"killed at point {point}"
        seen.add(point)
    assert len(seen) == 24
    assert qinghe("build", cwd=project).returncode == 0, "the next build needs no help"


def test_a_bare_mkdocs_build_destroys_nothing(tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    clone.mkdir()
    for name in ("site", "content", "lessons"):
        shutil.copytree(ROOT / name, clone / name)
    shutil.copyfile(ROOT / "mkdocs.yml", clone / "mkdocs.yml")
    before = fingerprint(clone)
    for config in ("mkdocs.yml", "site/student/mkdocs.yml"):
        (clone / "build/work/teacher/pages").mkdir(parents=True, exist_ok=True)
        (clone / "build/work/student/pages").mkdir(parents=True, exist_ok=True)
        subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", config],
            cwd=clone,
            check=False,
            capture_output=True,
        )
    after = fingerprint(clone)
    assert {name: after.get(name) for name in before} == before
    assert {name for name in after if not name.startswith("build/work/")} == set(before), "products only in build/work"


def test_a_fault_of_ours_is_one_line_and_a_log(sample: Sample) -> None:
    project = sample()
    code = (
        "import sys, generator.build as b, generator.cli as c\n"
        "def broken(*_, **__): raise KeyError('planted')\n"
        "b.make = broken\n"
        "sys.argv = ['qinghe', 'build']\n"
        "c.main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=project, check=False, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 3
    assert done.stderr.count("\n") == 1
    assert "青禾自己出了错（KeyError）" in done.stderr
    assert "planted" in (project / "build/qinghe.log").read_text(encoding="utf-8")


def test_a_full_disk_is_said_and_costs_nothing(sample: Sample) -> None:
    project = sample()
    qinghe("build", cwd=project)
    before = fingerprint(project / "build/site")
    (project / LESSON).write_text(
        (project / LESSON).read_text(encoding="utf-8").replace("一支笔的故事", "又一支笔"), encoding="utf-8"
    )
    code = (
        "import errno, sys, generator.promote as p, generator.cli as c\n"
        "def full(*_): raise OSError(errno.ENOSPC, 'No space left on device', 'x')\n"
        "p.shutil.copyfile = full\n"
        "sys.argv = ['qinghe', 'build']\n"
        "c.main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=project, check=False, capture_output=True, text=True, encoding="utf-8"
    )
    assert done.returncode == 3
    assert "读写文件时出了问题" in done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    assert fingerprint(project / "build/site") == before
