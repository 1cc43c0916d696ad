"""Commands that ask about the content, add a form to it or take something out: law, coverage, policy, withdraw."""

from __future__ import annotations

import datetime
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli_help import Command, GradeNumber, Group
from generator.cli_options import PROBLEMS, as_of_option, opened, project, root_option, written

if TYPE_CHECKING:
    from generator.curriculum import Curriculum


@click.command(cls=Command)
@root_option
@as_of_option
@click.option("--profile", metavar="要求", default="national", help="哪一套要求，例如 sichuan；会叠加在国家要求上。")
@click.option("--grade", type=GradeNumber(), metavar="年级", help="只看一个年级，1 到 12。")
@click.option("--require", is_flag=True, help="写明数目的要求有缺口时，以 1 退出。")
def coverage(root: Path, as_of: datetime.date | None, profile: str, grade: int | None, require: bool) -> None:
    """每条要求有多少材料、还缺多少，缺口排在前面。"""
    from generator import cli_build, cli_coverage
    from generator.problems import errors
    from generator.read import read

    here = project(root)
    content = read(here, as_of)
    if content.curriculum is None or errors(content.problems):
        click.echo(cli_build.problems_text(here, content.problems, content.loaded.texts))
        sys.exit(PROBLEMS)
    if cli_coverage.show(content.curriculum, profile, grade) and require:
        sys.exit(PROBLEMS)


@click.command(cls=Command)
@root_option
@click.argument("name", metavar="ID")
@click.option("--why", metavar="原因", required=True, help="为什么撤回；不写能认出孩子的细节。")
def withdraw(root: Path, name: str, why: str) -> None:
    """撤回一份文档：下次生成时它从所有成品里消失，发布过的网页只剩“此内容已撤回”。"""
    from generator import cli_build
    from generator.load import load
    from generator.withdraw import withdraw as write

    here = project(root)
    done = write(here, load(here), name, why, datetime.datetime.now(datetime.UTC).date())
    click.echo(f"已撤回{done.title} {name}。接下来：")
    again, count = cli_build.command(here, "build"), len(done.pages)
    click.echo(f"1. 运行 {again}，重新发布两个网站；{count} 个发布过的网页会只剩“此内容已撤回”。")
    click.echo(f"2. 删掉 {cli_build.shown(here / done.file)}；content/addresses.yaml 里的那一行要留着。")
    click.echo("3. 发出去的资料包里文件名带这个题目的，请通知收到的人删掉。")


@click.group(cls=Group)
def policy() -> None:
    """本地的要求：在电子表格里填，读进来就能数覆盖。"""


@policy.command()
@root_option
@click.argument("place", metavar="表格", type=click.Path(path_type=Path))
def form(root: Path, place: Path) -> None:
    """写一份空表：学制、教学月，和一条一条的要求。"""
    from generator import cli_build
    from generator.profile_form import blank

    here = project(root)
    if place.suffix != ".xlsx":
        raise click.UsageError("表格的文件名要以 .xlsx 结尾，例如 本区要求.xlsx。")
    if place.exists():
        raise click.UsageError(f"{place} 已经有了，没有动它。")
    written(place, blank(_curriculum(here)))
    then = cli_build.command(here, f"policy read {place} 名字")
    click.echo(f"写好了 {place}：在 Excel 或 WPS 里填好、关掉，再运行 {then}。")


@policy.command("read")
@root_option
@click.argument("place", metavar="表格", type=click.Path(path_type=Path))
@click.argument("name", metavar="ID")
def read_form(root: Path, place: Path, name: str) -> None:
    """把填好的表写成 content/policies/ID.yaml；之后 coverage、网站和报告都认得它。"""
    from generator import cli_build
    from generator.load import FOLDERS
    from generator.model.base import ID_PATTERN
    from generator.profile_form import read
    from generator.write import write_file

    here = project(root)
    curriculum = _curriculum(here)
    target = here / FOLDERS["policy"][0] / f"{name}.yaml"
    if not re.fullmatch(ID_PATTERN, name) or len(name) > 48:
        raise click.UsageError("ID 只用小写字母、数字和连字符，例如 my-district。")
    if target.exists() and "qinghe policy read" not in target.read_text(encoding="utf-8"):
        raise click.UsageError(f"{name} 是手写的一套要求，没有动它；请换一个 ID。")
    found = read(opened(place), curriculum, curriculum.as_of)
    if not isinstance(found, str):
        for fault in found:
            click.echo(f"{place}: {fault.told}", err=True)
        sys.exit(PROBLEMS)
    write_file(target, found.encode())
    file = FOLDERS["policy"][0] / f"{name}.yaml"
    click.echo(f"写好了 {file}。看缺口：{cli_build.command(here, f'coverage --profile {name}')}")


def _curriculum(here: Path) -> Curriculum:
    """Return the index of a project without errors; else print them and stop."""
    from generator import cli_build
    from generator.problems import errors
    from generator.read import read

    content = read(here)
    if content.curriculum is None or errors(content.problems):
        click.echo(cli_build.problems_text(here, content.problems, content.loaded.texts))
        sys.exit(PROBLEMS)
    return content.curriculum


@click.group(cls=Group)
def law() -> None:
    """法律修改那天要问的：谁引用了它，改了什么，还差什么。"""


@law.command()
@root_option
@as_of_option
@click.argument("law_name", metavar="法律")
@click.argument("article", metavar="条")
def cites(root: Path, as_of: datetime.date | None, law_name: str, article: str) -> None:
    """列出引用某一条的每个文件和行。条可以写 60、第六十条、六十条或 bullying。"""
    from generator import cli_law
    from generator.read import read

    cli_law.cites(read(project(root), as_of), law_name, article)


@law.command()
@root_option
@as_of_option
@click.argument("law_name", metavar="法律")
@click.argument("article", metavar="条")
def diff(root: Path, as_of: datetime.date | None, law_name: str, article: str) -> None:
    """逐句对照某一条的新旧文本。"""
    from generator import cli_law
    from generator.read import read

    cli_law.diff(read(project(root), as_of), law_name, article)


@law.command()
@root_option
@as_of_option
def status(root: Path, as_of: datetime.date | None) -> None:
    """列出已经公布、还没有录入新文本的修改。"""
    from generator import cli_law
    from generator.read import read

    cli_law.status(read(project(root), as_of))
