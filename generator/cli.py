"""The command `qinghe`. It and the other cli_* modules are the only ones that print.

Exit codes: 0 fine, 1 problems, 2 wrong use, 3 our fault, 130 stopped.
"""

from __future__ import annotations

import datetime
import sys
import traceback
from contextvars import ContextVar
from pathlib import Path

import click

from generator.cli_help import Day, GradeNumber, Group, Port, wrong_use
from generator.cli_personalise import command as personalise
from generator.problems import did_you_mean, errors
from generator.promote import Refused

PROBLEMS, WRONG_USE, OUR_FAULT, INTERRUPTED = 1, 2, 3, 130


_log: ContextVar[Path] = ContextVar("log", default=Path("build", "qinghe.log"))

_as_of = click.option(
    "--as-of", type=Day(), metavar="日期", help="按哪一天的法律生成，例如 2026-11-21；不写就用课程总表里的日期。"
)
_root = click.option(
    "--project",
    "root",
    type=click.Path(path_type=Path),
    metavar="文件夹",
    default=".",
    help="项目文件夹，默认是当前文件夹。",
)


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """青禾：把结构化的防欺凌课程内容生成网站、课件、教案和覆盖报告。"""


@cli.command()
@_root
@_as_of
@click.option("--json", "form", flag_value="json", help="以 JSON 列出问题。")
@click.option("--github", "form", flag_value="github", help="以 GitHub 注释的格式列出问题。")
@click.option("--fix", is_flag=True, help="先改好机器能改的：全角冒号、缩进里的 Tab 和全角空格、看不见的字符。")
def check(root: Path, as_of: datetime.date | None, form: str | None, fix: bool) -> None:
    """检查全部内容，一次列出所有问题。"""
    from generator import cli_build, show
    from generator.checks.dates import clock
    from generator.read import read

    project = _project(root)
    content = read(project, as_of)
    if fix:
        from generator.fix import fix_files

        for path, count in fix_files(project, tuple(sorted(content.loaded.texts))).items():
            click.echo(f"{cli_build.shown(project / path)}: 改好了 {count} 处。", err=form is not None)
        content = read(project, as_of)
    if form == "json":
        click.echo(show.as_json(content.problems, content.loaded.texts))
    elif form == "github":
        click.echo(show.as_github(content.problems, content.loaded.texts), nl=bool(content.problems))
    else:
        if content.problems:
            click.echo(cli_build.problems_text(project, content.problems, content.loaded.texts))
        count = len(errors(content.problems))
        total = sum(len(documents) for documents in content.loaded.documents.values())
        click.echo(f"检查了 {total} 份文档：{count} 处错误，{len(content.problems) - count} 处提醒。")
        if content.curriculum:
            behind = tuple(clock(content.curriculum, datetime.datetime.now(datetime.UTC).date()))
            click.echo(cli_build.problems_text(project, behind, content.loaded.texts), nl=bool(behind))
    if errors(content.problems):
        sys.exit(PROBLEMS)


@cli.command()
@_root
@_as_of
def build(root: Path, as_of: datetime.date | None) -> None:
    """生成两个网站、课件、文档、资料包和覆盖报告。"""
    from generator import cli_build

    if not cli_build.build(_project(root), as_of):
        sys.exit(PROBLEMS)


@cli.command()
@_root
@_as_of
@click.option("--profile", metavar="要求", default="national", help="哪一套要求，例如 sichuan；会叠加在国家要求上。")
@click.option("--grade", type=GradeNumber(), metavar="年级", help="只看一个年级，1 到 12。")
@click.option("--require", is_flag=True, help="写明数目的要求有缺口时，以 1 退出。")
def coverage(root: Path, as_of: datetime.date | None, profile: str, grade: int | None, require: bool) -> None:
    """每条要求有多少材料、还缺多少，缺口排在前面。"""
    from generator import cli_build, cli_coverage
    from generator.read import read

    project = _project(root)
    content = read(project, as_of)
    if content.curriculum is None or errors(content.problems):
        click.echo(cli_build.problems_text(project, content.problems, content.loaded.texts))
        sys.exit(PROBLEMS)
    if cli_coverage.show(content.curriculum, profile, grade) and require:
        sys.exit(PROBLEMS)


@cli.command()
@_root
@_as_of
@click.option("--port", type=Port(), metavar="端口", default=8000, help="教师版的端口，学生版用下一个。")
def serve(root: Path, as_of: datetime.date | None, port: int) -> None:
    """生成并在本机打开预览，改动后自动重做。"""
    from generator import cli_build
    from generator.load import Loaded
    from generator.read import read
    from generator.serve import serve as run

    project = _project(root)
    loaded: Loaded | None = None

    def recheck() -> bool:
        nonlocal loaded
        content = read(project, as_of, loaded)
        loaded = content.loaded
        if errors(content.problems):
            click.echo(cli_build.problems_text(project, content.problems, content.loaded.texts))
            click.echo(f"{len(errors(content.problems))} 处错误，预览没有变。")
        return not errors(content.problems)

    run(project, port, recheck, lambda: cli_build.build(project, as_of), click.echo)


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
@_root
@click.argument("kind", metavar="种类")
@click.argument("name", metavar="ID")
def new(root: Path, kind: str, name: str) -> None:
    """写一份带中文说明的样板，例如 qinghe new case borrowed-pen；种类也可以写“案例”。"""
    from generator import cli_build
    from generator.new import write_starter

    project = _project(root)
    path = write_starter(project, kind, name, datetime.datetime.now(datetime.UTC).date())
    place = cli_build.shown(project / path)
    click.echo(f"写好了 {place}：按里面的说明填写，再运行 {cli_build.check_command(project)}。")


@cli.group()
def law() -> None:
    """法律修改那天要问的：谁引用了它，改了什么，还差什么。"""


@law.command()
@_root
@_as_of
@click.argument("law_name", metavar="法律")
@click.argument("article", metavar="条")
def cites(root: Path, as_of: datetime.date | None, law_name: str, article: str) -> None:
    """列出引用某一条的每个文件和行。条可以写 60、第六十条、六十条或 bullying。"""
    from generator import cli_law
    from generator.read import read

    cli_law.cites(read(_project(root), as_of), law_name, article)


@law.command()
@_root
@_as_of
@click.argument("law_name", metavar="法律")
@click.argument("article", metavar="条")
def diff(root: Path, as_of: datetime.date | None, law_name: str, article: str) -> None:
    """逐句对照某一条的新旧文本。"""
    from generator import cli_law
    from generator.read import read

    cli_law.diff(read(_project(root), as_of), law_name, article)


@law.command()
@_root
@_as_of
def status(root: Path, as_of: datetime.date | None) -> None:
    """列出已经公布、还没有录入新文本的修改。"""
    from generator import cli_law
    from generator.read import read

    cli_law.status(read(_project(root), as_of))


cli.add_command(personalise)


def main() -> None:
    """Run the command; turn every fault into one Chinese line and an exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")  # a GBK console must not stop us
    try:
        cli.main(standalone_mode=False)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.Abort:
        click.echo("已停止；上一次的成品没有变。", err=True)
        sys.exit(INTERRUPTED)
    except click.ClickException as wrong:
        click.echo(wrong_use(wrong), err=True)
        sys.exit(WRONG_USE)
    except KeyboardInterrupt:
        click.echo("已停止；上一次的成品没有变。", err=True)
        sys.exit(INTERRUPTED)
    except Refused as refusal:
        click.echo(str(refusal), err=True)
        sys.exit(WRONG_USE)
    except Exception as fault:  # the last fence: a user never sees a traceback
        click.echo(_our_fault(fault), err=True)
        sys.exit(OUR_FAULT)


def _our_fault(fault: Exception) -> str:
    """Return the one line a user sees; the details go to the log of the project worked on, where there is one."""
    details = "".join(traceback.format_exception(fault))
    log = _log.get()
    where = ""
    if (log.parent / ".qinghe").is_file():
        try:
            log.write_text(details, encoding="utf-8")
            where = f"，详情在 {log.as_posix()}"
        except OSError:
            pass
    if isinstance(fault, OSError) and fault.errno:
        return (
            f"读写文件时出了问题：{fault.strerror or type(fault).__name__}（{fault.filename or '未知文件'}）{where}。"
        )
    return f"青禾自己出了错（{type(fault).__name__}）{where}；上一次的成品没有变。请把这一行报告给维护者。"


def _project(root: Path) -> Path:
    """Return the project folder; refuse one that holds no content."""
    if not root.is_dir():
        raise click.UsageError(f"{root} 是文件，不是文件夹。" if root.exists() else f"没有 {root} 这个文件夹。")
    if not (root / "content").is_dir():
        raise click.UsageError(f"{root.resolve()} 不是青禾的项目文件夹：里面没有 content/。")
    _log.set(root.resolve() / "build" / "qinghe.log")
    return root.resolve()
