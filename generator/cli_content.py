"""Commands that ask about the content or take something out of it: law, coverage, withdraw."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import click

from generator.cli_help import Command, GradeNumber, Group
from generator.cli_options import PROBLEMS, as_of_option, project, root_option


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
    click.echo(f"1. 运行 qinghe build，重新发布两个网站；{len(done.pages)} 个发布过的网页会只剩“此内容已撤回”。")
    click.echo(f"2. 删掉 {cli_build.shown(here / done.file)}；content/addresses.yaml 里的那一行要留着。")
    click.echo("3. 发出去的资料包里文件名带这个题目的，请通知收到的人删掉。")


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
