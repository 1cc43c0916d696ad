"""The command line: Chinese throughout, one sentence for wrong use, paths that open from where one stands."""

from __future__ import annotations

import re
import shutil
import socket
from pathlib import Path

import pytest

from tests.conftest import SAMPLE, Sample, qinghe

COMMANDS = [
    "",
    "check",
    "build",
    "serve",
    "explain",
    "schema",
    "new",
    "law",
    "law cites",
    "law diff",
    "law status",
    "coverage",
    "export",
]
# What stands in a command as it is typed, and names that have no Chinese.
TYPED = re.compile(r"--?[a-z-]+|qinghe|git|GitHub|JSON|Schema|Tab|ID|[a-z]+(?:[-/.][a-z]+)*")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder that holds the sample as 我的练习."""
    shutil.copytree(SAMPLE, tmp_path / "我的练习")
    return tmp_path


@pytest.mark.parametrize("command", COMMANDS)
def test_help_is_chinese(command: str) -> None:
    done = qinghe(*command.split(), "--help", cwd=SAMPLE)
    assert done.returncode == 0
    assert done.stdout.startswith("用法：")
    assert re.findall("[A-Za-z]{2,}", TYPED.sub("", done.stdout)) == []
    assert not {"show", "this", "and", "exit", "options", "usage", "commands"} & set(done.stdout.lower().split())


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("check 我的练习", "多了“我的练习”；指定文件夹写 --project 我的练习。"),
        ("check --as-of 昨天", "“昨天”不是日期，应写成 2026-11-21。"),
        ("check --as-of", "--as-of 后面要写日期。"),
        ("check --json=1", "--json 后面不用写值。"),
        ("check --projekt x", "没有 --projekt 这个选项。您是不是想写：--project？加 --help 可看用法。"),
        ("check --project 没有", "没有 没有 这个文件夹。"),
        ("serve --port 80", "端口写 1024 到 65534 的数字。"),
        ("serve --port 八千", "端口写 1024 到 65534 的数字。"),
        ("coverage --grade 13", "年级写 1 到 12 的数字。"),
        ("coverage --profile natonal", "没有叫 natonal 的政策要求。您是不是想写：national？"),
        ("chek", "没有 chek 这个命令。您是不是想写：check、schema？qinghe --help 列出全部命令。"),
        ("new case", "还缺少“ID”；加 --help 可看用法。"),
        ("explain 没有", "没有“没有”这个代码。代码是 check 输出里方括号中的英文。"),
        ("new 案子 x", "没有“案子”这个种类。可以写：law 法律、case 案例、"),
    ],
)
def test_wrong_use_is_one_chinese_sentence(command: str, said: str) -> None:
    done = qinghe(*command.split(), cwd=SAMPLE)
    assert done.returncode == 2
    assert done.stderr.startswith(said), done.stderr
    assert done.stderr.count("\n") == 1


def test_a_file_is_no_project(folder: Path) -> None:
    done = qinghe("check", "--project", "我的练习/content/cast.yaml", cwd=folder)
    assert (done.returncode, done.stderr) == (2, "我的练习/content/cast.yaml 是文件，不是文件夹。\n")


def test_paths_open_from_where_one_stands(folder: Path) -> None:
    case = folder / "我的练习/content/cases/borrowed-pen.yaml"
    case.write_text(case.read_text(encoding="utf-8").replace("title: 借", "title：借"), encoding="utf-8")
    done = qinghe("check", "--project", "我的练习", cwd=folder)
    assert done.stdout.startswith("我的练习/content/cases/borrowed-pen.yaml:2:1: 错误 ")
    done = qinghe("check", cwd=folder / "我的练习")
    assert done.stdout.startswith("content/cases/borrowed-pen.yaml:2:1: 错误 ")
    done = qinghe("check", "--fix", "--project", "我的练习", cwd=folder)
    assert done.stdout.startswith("我的练习/content/cases/borrowed-pen.yaml: 改好了 1 处。")


def test_a_starter_knows_its_kind_in_chinese_and_its_schema(folder: Path) -> None:
    done = qinghe("new", "--project", "我的练习", "案例", "reading-corner", cwd=folder)
    place = "我的练习/content/cases/reading-corner.yaml"
    assert done.stdout == f"写好了 {place}：按里面的说明填写，再运行 qinghe check --project 我的练习。\n"
    text = (folder / place).read_text(encoding="utf-8")
    schema = text.splitlines()[0].removeprefix("# yaml-language-server: $schema=")
    assert ((folder / place).parent / schema).resolve().is_file()
    assert "story: |-\n  待填\n" in text
    assert "# 可以写：小低、小中、小高、初中、高中\nbands:\n  - 待填\n" in text
    assert "level: 待填" in text


@pytest.mark.parametrize("kind", ["case", "law", "lesson", "scenario", "module", "letter", "aftermath", "policy"])
def test_a_new_starter_holds_nothing_but_places_to_fill_in(sample: Sample, kind: str) -> None:
    project = sample()
    qinghe("new", kind, "g03-a-new-one", cwd=project)
    done = qinghe("check", cwd=project)
    found = set(re.findall(r"错误 \[([a-z-]+)\]", done.stdout))
    assert found == {"unknown-choice"}, done.stdout
    assert set(re.findall(r"\[unknown-choice\] “.+?”(.+)", done.stdout)) == {"还没有填。"}, done.stdout


def test_a_port_that_is_taken_is_named_before_anything_is_built(folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = qinghe("serve", "--project", "我的练习", "--port", str(port), cwd=folder)
    assert done.returncode == 2
    assert re.fullmatch(rf"端口 {port} 正被占用，请加 --port \d+。\n", done.stderr)
    assert not (folder / "我的练习/build").exists()


def test_coverage_shows_gaps_first_and_names_what_counts() -> None:
    done = qinghe("coverage", "--grade", "3", cwd=SAMPLE)
    assert done.returncode == 0
    short, enough = done.stdout.split("没有缺口")
    assert "上学期　有 1 / 需 2，缺 1：什么是学生欺凌" in short
    assert "下学期　有 0 / 需 2，缺 2" in short
    assert "要靠学校落实" in enough


def test_coverage_can_be_required() -> None:
    assert qinghe("coverage", "--require", cwd=SAMPLE).returncode == 1
