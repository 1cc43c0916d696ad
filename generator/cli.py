"""The command `qinghe`. It and the other cli_* modules are the only ones that print.

Exit codes: 0 fine, 1 problems, 2 wrong use, 3 our fault, 130 stopped.
"""

from __future__ import annotations

import datetime
import errno
import sys
import time
import traceback
from pathlib import Path

import click

from generator.cli_content import coverage, law, policy, withdraw
from generator.cli_export import export
from generator.cli_help import Group, Port, wrong_use
from generator.cli_options import (
    INTERRUPTED,
    OUR_FAULT,
    PROBLEMS,
    WRONG_USE,
    as_of_option,
    in_the_way,
    meant,
    noted,
    project,
    root_option,
)
from generator.cli_personalise import command as personalise
from generator.cli_records import records
from generator.cli_report import report
from generator.problems import did_you_mean, errors
from generator.promote import Refused

_REASONS = {
    errno.ENOSPC: "磁盘满了",
    errno.ENAMETOOLONG: "名字太长",
    errno.EIO: "磁盘读写出错",
    errno.EMFILE: "打开的文件太多",
}


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """青禾：把结构化的防欺凌课程内容生成网站、课件、教案和覆盖报告。"""


@cli.command()
@root_option
@as_of_option
@click.option("--json", "as_json", is_flag=True, help="以 JSON 列出问题。")
@click.option("--github", "as_github", is_flag=True, help="以 GitHub 注释的格式列出问题。")
@click.option("--fix", is_flag=True, help="先改好机器能改的：全角冒号、缩进里的 Tab 和全角空格、看不见的字符。")
def check(root: Path, as_of: datetime.date | None, as_json: bool, as_github: bool, fix: bool) -> None:
    """检查全部内容，一次列出所有问题。"""
    from generator import cli_build, show
    from generator.checks.dates import clock
    from generator.read import read

    if as_json and as_github:
        raise click.UsageError("--json 和 --github 只写一样。")
    here = project(root)
    content = read(here, as_of)
    if fix:
        from generator.fix import fix_files

        for path, count in fix_files(here, tuple(sorted(content.loaded.texts))).items():
            click.echo(f"{cli_build.shown(here / path)}: 改好了 {count} 处。", err=as_json or as_github)
        content = read(here, as_of)
    if as_json:
        click.echo(show.as_json(content.problems, content.loaded.texts))
    elif as_github:
        click.echo(show.as_github(content.problems, content.loaded.texts), nl=bool(content.problems))
    else:
        if content.problems:
            click.echo(cli_build.problems_text(here, content.problems, content.loaded.texts))
        count = len(errors(content.problems))
        total = sum(len(documents) for documents in content.loaded.documents.values())
        click.echo(f"检查了 {total} 份文档：{count} 处错误，{len(content.problems) - count} 处提醒。")
        if content.curriculum:
            behind = tuple(clock(content.curriculum, datetime.datetime.now(datetime.UTC).date()))
            if behind and as_of:
                click.echo(f"法律是按 --as-of 写的 {as_of} 读的，不是按课程总表里的日期。")
            else:
                click.echo(cli_build.problems_text(here, behind, content.loaded.texts), nl=bool(behind))
    if errors(content.problems):
        sys.exit(PROBLEMS)


@cli.command()
@root_option
@as_of_option
@click.option(
    "--publish", is_flag=True, help="要发布这一次：把网页地址记进 published-urls.txt，以后不会无声无息地没了。"
)
@click.option(
    "--local",
    "local",
    metavar="文件夹",
    type=click.Path(path_type=Path),
    help="本校信息 local.yaml 在哪个文件夹；不写就用项目里的 local。",
)
@click.option("--pdf", is_flag=True, help="学习单、致家长信和各种卡片另做一份打印版。")
def build(root: Path, as_of: datetime.date | None, publish: bool, local: Path | None, pdf: bool) -> None:
    """生成两个网站、课件、文档、资料包和覆盖报告。"""
    from generator import cli_build
    from generator.render.pdf import missing

    here = project(root)
    if local and not (local / "local.yaml").is_file():
        raise click.UsageError(f"{local} 里没有 local.yaml；照着 local.example 写一份。")
    if pdf and (needed := missing()):
        raise click.UsageError(needed)
    if not cli_build.build(here, as_of, local, pdf):
        sys.exit(PROBLEMS)
    if publish:
        from generator.publish import publish as note

        click.echo(f"published-urls.txt：新记 {note(here)} 个网页地址，请和内容一起提交。")


@cli.command()
@root_option
@as_of_option
@click.option("--port", type=Port(), metavar="端口", default=8000, help="教师版的端口，学生版用下一个。")
def serve(root: Path, as_of: datetime.date | None, port: int) -> None:
    """生成并在本机打开预览，改动后自动重做。"""
    from contextlib import closing

    from generator import cli_build
    from generator.preview import Preview
    from generator.serve import serve as run

    here = project(root)
    with closing(Preview(here, as_of)) as preview:

        def refresh(look_changed: bool) -> bool:
            started = time.monotonic()
            content = preview.refresh(look_changed)
            click.echo(cli_build.problems_text(here, content.problems, content.loaded.texts), nl=bool(content.problems))
            count = len(errors(content.problems))
            told = (
                f"{count} 处错误，预览没有变。" if count else f"预览已更新，用时 {time.monotonic() - started:.1f} 秒。"
            )
            click.echo(told)
            return not count

        def catch_up() -> bool:
            behind = preview.behind
            if behind:
                preview.catch_up()
                click.echo("课件、文档和目录页也更新了。")
            return behind

        try:
            run(here, port, preview.folders, refresh, catch_up, click.echo)
        except KeyboardInterrupt:  # the way a preview ends
            click.echo("\n预览已停止。")


@cli.command()
@click.argument("code", metavar="代码")
def explain(code: str) -> None:
    """说明一个问题代码：规则、原因、错的和对的写法。"""
    from generator.explain import as_text, explanations

    known = explanations()
    if code not in known:
        near = did_you_mean(code, known)
        raise click.UsageError(f"没有“{code}”这个代码。{near}代码是 check 输出里方括号中的英文。")
    click.echo(as_text(code, known[code]))


@cli.command()
def schema() -> None:
    """重写编辑器用的 JSON Schema 和 docs/authors 的字段表（改了 generator/model 之后）。"""
    from generator import author_docs
    from generator.schemas import FOLDER, schemas
    from generator.write import write_file, write_tree

    changed = write_tree(FOLDER, schemas())
    pages = author_docs.pages()
    changed += sum(write_file(author_docs.FOLDER / path, data) for path, data in pages.items())
    click.echo(f"{len(schemas())} 份 schema，{len(pages)} 页字段表，{changed} 份有变化。")


@cli.command()
@root_option
@click.argument("kind", metavar="种类")
@click.argument("name", metavar="ID")
def new(root: Path, kind: str, name: str) -> None:
    """写一份带中文说明的样板，例如 qinghe new case borrowed-pen；种类也可以写“案例”。"""
    from generator import cli_build
    from generator.new import write_starter

    here = project(root)
    path = write_starter(here, kind, name, datetime.datetime.now(datetime.UTC).date())
    place = cli_build.shown(here / path)
    click.echo(f"写好了 {place}：按里面的说明填写，再运行 {cli_build.command(here, 'check')}。")


records.add_command(report)
for _command in (coverage, export, law, personalise, policy, records, withdraw):
    cli.add_command(_command)


def main() -> None:
    """Run the command; turn every fault into one Chinese line and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a GBK console must not stop us
    try:
        cli.main(prog_name="qinghe", standalone_mode=False)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except (click.Abort, KeyboardInterrupt):
        # True at any moment: each product is exchanged whole.
        click.echo("已停止；已有的成品没有弄坏，再运行一次就好。", err=True)
        sys.exit(INTERRUPTED)
    except click.ClickException as wrong:
        click.echo(wrong_use(wrong), err=True)
        sys.exit(WRONG_USE)
    except Refused as refusal:
        click.echo(str(refusal), err=True)
        sys.exit(WRONG_USE)
    except Exception as fault:  # the last fence: a user never sees a traceback
        if isinstance(fault, OSError) and (said := in_the_way(fault)):
            click.echo(said, err=True)
            sys.exit(WRONG_USE)
        click.echo(_our_fault(fault), err=True)
        sys.exit(OUR_FAULT)


def _our_fault(fault: Exception) -> str:
    """Return the one line a user sees; it names the file that holds the details."""
    place = noted("".join(traceback.format_exception(fault)))
    where = f"，详情在 {place.as_posix()}" if place else ""
    if isinstance(fault, OSError) and fault.errno:
        reason = _REASONS.get(fault.errno, f"系统的错误号 {fault.errno}")
        return f"读写文件时出了问题：{reason}（{meant(fault) or '未知文件'}）{where}。"
    return f"青禾自己出了错（{type(fault).__name__}）{where}；已有的成品没有弄坏。请把这一行报告给维护者。"
