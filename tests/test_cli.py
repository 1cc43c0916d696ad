"""The command line: Chinese throughout, one sentence for what is in the way, paths that open from where one stands."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from generator.cli import cli
from generator.cli_help import wrong_use
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
        ("law citse x y", "没有 citse 这个命令。您是不是想写：cites？qinghe law --help 列出全部命令。"),
        ("records report --level 镇", "--level 后面写校、县、市、省中的一个。"),
        ("records report --level", "--level 后面要写级别。"),
        ("records report --as-of 2026-2-30", "“2026-2-30”不是日期，应写成 2026-11-21。"),
        ("withdraw borrowed-pen", "还缺少 --why 原因；加 --help 可看用法。"),
        ("withdraw --why 旧了", "还缺少“ID”；加 --help 可看用法。"),
        ("personalise --school 一中", "还缺少“课件”；加 --help 可看用法。"),
        ("personalise 没有.pptx --school 一中", "没有 没有.pptx 这个文件。"),
        ("personalise content --school 一中", "content 是文件夹，请写里面的文件。"),
        ("law status a b", "多了“a b”；加 --help 可看用法。"),
        ("serve -p 8000", "没有 -p 这个选项。您是不是想写：--port、--help？加 --help 可看用法。"),
        ("check --json --github", "--json 和 --github 只写一样。"),
        ("export --role 班主任 --minutes 60", "还缺主题，例如 --combine T2,T6 --role 班主任 --minutes 60。"),
        ("export --certificates s1.xlsx", "还缺是哪一次培训：写模块，例如 qinghe export t02-respond，"),
        ("export --out 包", "还缺是哪一次培训：写模块，例如 qinghe export t02-respond，"),
        ("export T3", "T3 还没有写好的模块；qinghe export 列出现有的。"),
        ("new 案子 x", "没有“案子”这个种类。可以写：law 法律、case 案例、"),
    ],
)
def test_wrong_use_is_one_chinese_sentence(command: str, said: str) -> None:
    done = qinghe(*command.split(), cwd=SAMPLE)
    assert done.returncode == 2
    assert done.stderr.startswith(said), done.stderr
    assert done.stderr.count("\n") == 1


def commands(group: click.Group, *path: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Yield every command with the words that call it."""
    for name, command in group.commands.items():
        yield (*path, name), command
        if isinstance(command, click.Group):
            yield from commands(command, *path, name)


@pytest.mark.parametrize(("path", "command"), list(commands(cli)), ids=str)
def test_no_mistake_in_a_command_line_is_told_in_english(path: tuple[str, ...], command: click.Command) -> None:
    typed = [["--falsch"], ["-x"], ["a"] * 9, ["nirgends"]] if isinstance(command, click.Group) else [["--falsch"]]
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            name = parameter.opts[0]
            typed.append([f"{name}=1"] if parameter.is_flag else [name])
            if not isinstance(parameter.type, (click.Path, click.types.StringParamType, click.types.BoolParamType)):
                typed.append([name, "？"])
        elif parameter.required:
            typed.append([])
    for arguments in typed:
        with pytest.raises(click.UsageError) as wrong:
            cli.main([*path, *arguments], prog_name="qinghe", standalone_mode=False)
        said = wrong_use(wrong.value)
        assert re.search("[一-鿿]", said)
        assert said.count("\n") == 0
        assert not re.search("[A-Za-z']+ [A-Za-z']+ [A-Za-z']+", re.sub("qinghe( [a-z]+)*", "", said)), said


@pytest.mark.parametrize("columns", [60, 80])
@pytest.mark.parametrize("command", ["", "records", "export", "withdraw"])
def test_a_help_page_is_whole_and_as_wide_as_the_window(command: str, columns: int) -> None:
    done = qinghe(*command.split(), "--help", cwd=SAMPLE, env={**os.environ, "COLUMNS": str(columns)})
    wide = [line for line in done.stdout.splitlines() if sum(2 if ord(c) > 0x2E80 else 1 for c in line) > columns]
    assert wide == []
    group = cli.commands[command] if command else cli
    told = [one.help for one in (group, *(group.commands.values() if isinstance(group, click.Group) else ()))]
    told += [one.help for one in group.params if isinstance(one, click.Option)]
    assert len(told) > 1
    for text in told:
        assert text
        assert "".join(text.split()) in "".join(done.stdout.split()), "nothing is cut off"
    assert ("必须写。" in "".join(done.stdout.split())) == (command == "withdraw")


def test_a_day_given_on_the_command_line_is_not_blamed_on_a_file(sample: Sample) -> None:
    plan = ("content/curriculum.yaml", "as_of: 2026-11-21", "as_of: 2020-06-01")
    assert "content/curriculum.yaml:3:1: 提醒 [as-of-behind]" in qinghe("check", cwd=sample(plan)).stdout
    done = qinghe("check", "--as-of", "1900-01-01", cwd=SAMPLE)
    assert done.stdout.endswith("法律是按 --as-of 写的 1900-01-01 读的，不是按课程总表里的日期。\n")
    assert "curriculum.yaml" not in done.stdout


def test_a_training_is_found_by_the_name_of_its_subject(folder: Path) -> None:
    for name in ("T2", "t2", "first-five-minutes"):
        done = qinghe("export", name, "--out", name, "--project", "我的练习", cwd=folder)
        assert (done.returncode, done.stderr) == (0, "")
    assert len({next((folder / name).iterdir()).name for name in ("T2", "t2", "first-five-minutes")}) == 1


def test_what_comes_next_is_told_as_it_is_typed_here(folder: Path) -> None:
    project = ("--project", "我的练习")
    done = qinghe("withdraw", "borrowed-pen", "--why", "核对", *project, cwd=folder)
    assert "\n1. 运行 qinghe build --project 我的练习，重新发布两个网站；" in done.stdout
    done = qinghe("policy", "form", "表.xlsx", *project, cwd=folder)
    assert done.stdout.endswith("再运行 qinghe policy read 表.xlsx 名字 --project 我的练习。\n")


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


def without_rights(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run the command as somebody the rights of folders hold for; for root they hold only without these powers."""
    weak = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search") if os.getuid() == 0 else ()
    command = [*weak, sys.executable, "-m", "generator", *arguments]
    return subprocess.run(command, check=False, cwd=cwd, capture_output=True, encoding="utf-8", timeout=120)


@pytest.mark.parametrize(
    ("command", "locked", "said"),
    [
        ("new case abc", "content/cases", "没有权限写 {root}/content/cases（要写的是 abc.yaml）；"),
        ("withdraw borrowed-pen --why 核对", "content", "没有权限写 {root}/content（要写的是 addresses.yaml）；"),
        ("export first-five-minutes", ".", "没有权限写 {root}（要写的是 build）；"),
        ("export first-five-minutes --out local", "local", "没有权限写 {root}/local（要写的是 教师培训_"),
        ("build", ".", "没有权限写 {root}（要写的是 build）；"),
        ("policy form local/要求.xlsx", "local", "没有权限写 {root}/local（要写的是 要求.xlsx）；"),
        ("policy read local/要求.xlsx x", "local/要求.xlsx", "没有权限读 local/要求.xlsx；请找管这台电脑的人开通。"),
    ],
)
def test_a_folder_one_may_not_write_to_is_named(command: str, locked: str, said: str, sample: Sample) -> None:
    root = sample()
    if locked.endswith(".xlsx"):
        (root / locked).write_bytes(b"")
    (root / locked).chmod(0o555 if (root / locked).is_dir() else 0)
    try:
        done = without_rights(*command.split(), cwd=root)
    finally:
        (root / locked).chmod(0o755)
    assert (done.returncode, done.stderr.count("\n")) == (2, 1), done.stderr
    assert done.stderr.startswith(said.format(root=root)), done.stderr
    assert ".draft" not in done.stderr


@pytest.mark.parametrize(
    ("command", "file"),
    [
        ("new case abc", "content/cases"),
        ("build", "build/work"),
        ("export first-five-minutes --out 包", "包"),
    ],
)
def test_a_file_where_a_folder_should_be_is_named(command: str, file: str, sample: Sample) -> None:
    root = sample()
    shutil.rmtree(root / file, ignore_errors=True)
    (root / file).parent.mkdir(exist_ok=True)
    (root / file).write_bytes(b"")
    if file.startswith("build"):
        (root / "build/.qinghe").write_bytes(b"")
    done = qinghe(*command.split(), cwd=root)
    assert done.returncode == 2, done.stderr
    assert done.stderr.endswith(f"{file} 不是文件夹，写不进去。请换一个地方，或者把它改名。\n")


@pytest.mark.parametrize("build", [None, "别人的.txt", ".qinghe"])
def test_a_fault_of_ours_names_the_file_that_holds_its_details(build: str | None, sample: Sample) -> None:
    root = sample()
    if build:
        (root / "build").mkdir()
        (root / "build" / build).write_bytes(b"")
    code = (
        "import sys, generator.new as n, generator.cli as c\n"
        "def broken(*_): raise KeyError('planted')\n"
        "n.write_starter = broken\n"
        "sys.argv = ['qinghe', 'new', 'case', 'abc']\n"
        "c.main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], check=False, cwd=root, capture_output=True, encoding="utf-8")
    assert done.returncode == 3
    said = re.fullmatch(
        r"青禾自己出了错（KeyError），详情在 (.+)；已有的成品没有弄坏。请把这一行报告给维护者。\n", done.stderr
    )
    assert said, done.stderr
    assert "KeyError: 'planted'" in Path(said[1]).read_text(encoding="utf-8")
    if build == ".qinghe":
        assert Path(said[1]) == root / "build/qinghe.log"
    else:
        Path(said[1]).unlink()
        assert (root / "build").exists() == bool(build), "a folder of somebody else's is left alone"


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
