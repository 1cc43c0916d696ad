"""The command `qinghe`: the only module that prints. Exit codes: 0 fine, 1 problems, 2 wrong use, 3 our fault."""

from __future__ import annotations

import datetime
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

import click

from generator.problems import Severity, did_you_mean, errors
from generator.promote import Refused

PROBLEMS, WRONG_USE, OUR_FAULT, INTERRUPTED = 1, 2, 3, 130


_log: ContextVar[Path] = ContextVar("log", default=Path("build", "qinghe.log"))


class _Day(click.ParamType[datetime.date]):
    name = "日期"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        """Read `2026-11-21`."""
        try:
            return datetime.date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"“{value}”不是日期，应写成 2026-11-21。", param, ctx)


_as_of = click.option("--as-of", type=_Day(), help="按哪一天的法律生成，例如 2026-11-21；不写就用课程总表里的日期。")
_root = click.option(
    "--project",
    "root",
    type=click.Path(path_type=Path, file_okay=False),
    default=".",
    help="项目文件夹，默认是当前文件夹。",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """青禾：把结构化的防欺凌课程内容生成网站、课件、教案和覆盖报告。"""


@cli.command()
@_root
@_as_of
@click.option("--json", "form", flag_value="json", help="以 JSON 列出问题。")
@click.option("--github", "form", flag_value="github", help="以 GitHub 注释的格式列出问题。")
@click.option("--fix", is_flag=True, help="先改好机器能改的：全角冒号、缩进里的 Tab、看不见的字符。")
def check(root: Path, as_of: datetime.date | None, form: str | None, fix: bool) -> None:
    """检查全部内容，一次列出所有问题。"""
    from generator import show
    from generator.checks.dates import clock
    from generator.read import read

    project = _project(root)
    content = read(project, as_of)
    if fix:
        from generator.fix import fix_files

        for path, count in fix_files(project, tuple(sorted(content.loaded.texts))).items():
            click.echo(f"{path}: 改好了 {count} 处。", err=form is not None)
        content = read(project, as_of)
    if form == "json":
        click.echo(show.as_json(content.problems, content.loaded.texts))
    elif form == "github":
        click.echo(show.as_github(content.problems, content.loaded.texts), nl=bool(content.problems))
    else:
        if content.problems:
            click.echo(show.as_text(content.problems, content.loaded.texts))
        count = len(errors(content.problems))
        total = sum(len(documents) for documents in content.loaded.documents.values())
        click.echo(f"检查了 {total} 份文档：{count} 处错误，{len(content.problems) - count} 处提醒。")
        if content.curriculum:
            behind = tuple(clock(content.curriculum, datetime.datetime.now(datetime.UTC).date()))
            click.echo(show.as_text(behind, content.loaded.texts), nl=bool(behind))
    if errors(content.problems):
        sys.exit(PROBLEMS)


@cli.command()
@_root
@_as_of
def build(root: Path, as_of: datetime.date | None) -> None:
    """生成两个网站、课件、文档、资料包和覆盖报告。"""
    if not _build(_project(root), as_of):
        sys.exit(PROBLEMS)


@cli.command()
@_root
@_as_of
@click.option("--port", type=click.IntRange(1024, 65534), default=8000, help="教师版的端口，学生版用下一个。")
def serve(root: Path, as_of: datetime.date | None, port: int) -> None:
    """生成并在本机打开预览，改动后自动重做。"""
    from generator import show
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
            click.echo(show.as_text(content.problems, content.loaded.texts))
            click.echo(f"{len(errors(content.problems))} 处错误，预览没有变。")
        return not errors(content.problems)

    run(project, port, recheck, lambda: _build(project, as_of), click.echo)


@cli.command()
@click.argument("code", metavar="代码")
def explain(code: str) -> None:
    """说明一个问题代码：规则、原因、错的和对的写法。"""
    from generator.explain import as_text, explanations

    known = explanations()
    if code not in known:
        raise click.UsageError(f"没有“{code}”这个代码。{did_you_mean(code, known)}")
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
    """写一份带中文说明的样板，例如 qinghe new case borrowed-pen。"""
    from generator.new import write_starter

    project = _project(root)
    path = write_starter(project, kind, name, datetime.datetime.now(datetime.UTC).date())
    click.echo(f"写好了 {path}：按里面的说明填写，再运行 qinghe check。")


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
        click.echo(_wrong_use(wrong), err=True)
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


def _wrong_use(wrong: click.ClickException) -> str:
    """Return what was wrong with the command line in one Chinese sentence."""
    if isinstance(wrong, click.NoSuchOption):
        return f"没有 {wrong.option_name} 这个选项；加 --help 可看用法。"
    if isinstance(wrong, click.MissingParameter):
        name = wrong.param.human_readable_name if wrong.param else ""
        return f"还缺少“{name}”；加 --help 可看用法。"
    message = wrong.format_message()
    if message.startswith("No such command"):
        return f"没有 {message.split(chr(39))[1]} 这个命令；qinghe --help 列出全部命令。"
    if message.isascii():
        return f"这样用不对（{message}）；加 --help 可看用法。"
    return message


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
    if not (root / "content").is_dir():
        raise click.UsageError(f"{root.resolve()} 不是青禾的项目文件夹：里面没有 content/。")
    _log.set(root.resolve() / "build" / "qinghe.log")
    return root.resolve()


def _build(root: Path, as_of: datetime.date | None) -> bool:
    from generator import show
    from generator.build import build as run

    started = time.monotonic()
    with _progress() as step:
        built = run(root, as_of, step)
    problems = built.read.problems
    if problems:
        click.echo(show.as_text(problems, built.read.loaded.texts))
    if errors(problems):
        click.echo(f"{len(errors(problems))} 处错误，没有生成；上一次的成品没有变。")
        return False
    if built.findings:
        for finding in built.findings:
            click.echo(f"{finding.page}: {finding.message}")
        click.echo(f"成品里有 {len(built.findings)} 处毛病，没有发布；上一次的成品没有变。")
        return False
    warnings = sum(problem.severity is Severity.WARNING for problem in problems)
    size = sum(file.size for file in built.catalogue) / 1e6
    seconds = time.monotonic() - started
    click.echo(
        f"完成：{built.pages} 个网页，{len(built.catalogue)} 个下载文件（{size:.1f} MB），"
        f"{built.changed} 个文件有变化，{warnings} 处提醒，用时 {seconds:.1f} 秒。"
    )
    click.echo(f"教师版：{_shown(root / 'build/site/teacher/index.html')}")
    click.echo(f"学生版：{_shown(root / 'build/site/student/index.html')}")
    click.echo(f"覆盖数据：{_shown(root / 'build/reports/coverage.json')}")
    return True


def _shown(path: Path) -> str:
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)


@contextmanager
def _progress() -> Iterator[Callable[[str], None]]:
    """Show steps as a live line on a terminal, as plain lines elsewhere."""
    if not sys.stdout.isatty():
        yield lambda name: click.echo(f"- {name}")
        return
    from rich.console import Console

    with Console().status("") as status:
        yield status.update
