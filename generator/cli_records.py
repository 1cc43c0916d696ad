"""`qinghe records`: templates for schools, the import of what comes back, and the proof that nothing was changed."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli_help import Day, Group
from generator.cli_options import OPEN, PROBLEMS, file_name, opened, project, root_option, written

if TYPE_CHECKING:
    from generator.curriculum import Curriculum
    from generator.records.importing import Imported, Report
    from generator.records.roster import Roster

_FOLDER = "records"
_SHOWN = 20

roster_option = click.option(
    "--roster", "roster_file", metavar="名册", type=click.Path(path_type=Path), help="名册.xlsx：学校、班级、校历。"
)
records_option = click.option(
    "--records",
    "folder",
    metavar="文件夹",
    type=click.Path(path_type=Path),
    help="登记存放的文件夹，默认是项目里的 records。",
)


@click.group(cls=Group)
def records() -> None:
    """登记上过的课和做过的事：发登记表、导入、核对。"""


@records.command()
@root_option
@roster_option
@click.option(
    "--out", metavar="文件夹", type=click.Path(path_type=Path), default="登记表", help="写到这个文件夹，默认是 登记表。"
)
@click.option(
    "--profile", metavar="地方要求", default="national", help="“本校覆盖”再加上哪个地方的要求，例如 sichuan。"
)
def template(root: Path, roster_file: Path | None, out: Path, profile: str) -> None:
    """给名册里的每所学校做一份登记表；不写 --roster 就先写一份空的名册。"""
    from generator.records import roster_form
    from generator.records.template import render
    from generator.school_template import school_template

    here = project(root)
    if roster_file is None:
        written(out / "名册.xlsx", roster_form.render())
        click.echo(f"写好了 {out / '名册.xlsx'}：填好后运行 qinghe records template --roster {out / '名册.xlsx'}。")
        return
    roster, curriculum = _roster(roster_file), _curriculum(here)
    if profile not in curriculum.policies:
        raise click.UsageError(f"没有叫 {profile} 的政策要求。可以写：{'、'.join(sorted(curriculum.policies))}。")
    year = max(roster.years)
    done = 0
    for school in roster.years[year].values():
        path = out / f"{file_name(school.name)}_{year}_登记表.xlsx"
        written(path, render(school_template(curriculum, school, year, profile)))
        done += 1
        if done <= _SHOWN:
            click.echo(f"写好了 {path}")
    click.echo(f"共 {done} 份" + (f"，上面列了前 {_SHOWN} 份。" if done > _SHOWN else "。"))


@records.command("import")
@root_option
@roster_option
@records_option
@click.option("--as-of", "today", type=Day(), metavar="日期", help="哪一天登记的，默认今天；晚于这一天的课不收。")
@click.option(
    "--rejects",
    metavar="文件夹",
    type=click.Path(path_type=Path),
    default="退回",
    help="退回的行写到这里，默认是 退回。",
)
@click.argument("files", metavar="[文件]…", nargs=-1, type=click.Path(path_type=Path))
def import_(
    root: Path,
    roster_file: Path | None,
    folder: Path | None,
    today: datetime.date | None,
    rejects: Path,
    files: tuple[Path, ...],
) -> None:
    """导入学校交来的登记表（.xlsx 或 .csv），一行不漏地说明去向。"""
    from generator.records import importing, store
    from generator.records.inspect import Refusal
    from generator.records.ledger import Damaged
    from generator.school_template import lessons

    here = project(root)
    if not files and roster_file is None:
        raise click.UsageError("要导入什么？写上文件名，例如 qinghe records import 登记表/*.xlsx。")
    place, day = folder or here / _FOLDER, today or datetime.datetime.now().astimezone().date()
    curriculum = _curriculum(here)
    try:
        if roster_file is not None:
            entry = importing.import_roster(place, _roster(roster_file), day, curriculum.plan.edition)
            click.echo(f"名册已启用（第 {entry.number} 批）。" if entry else "名册和已启用的一样，没有变。")
        if not files:
            return
        done = importing.import_files(place, _files(files), lessons(curriculum), day, curriculum.plan.edition)
    except (Refusal, Damaged, store.Busy) as refusal:
        raise click.UsageError(str(refusal)) from None
    except PermissionError as fault:
        raise click.UsageError(f"写不进 {fault.filename}，{OPEN}") from None
    _tell(done)
    faulty = [report for report in done.files if report.faults]
    for report in faulty:
        try:
            _return(report, rejects)
        except (Refusal, OSError):
            click.echo(f"{report.path.name} 在导入期间被改动或移走了，退回的行没有写出来；请再导入一次。", err=True)
    if faulty or any(report.refused for report in done.files):
        sys.exit(PROBLEMS)


@records.command()
@root_option
@records_option
def verify(root: Path, folder: Path | None) -> None:
    """核对账本和每一批的文件：改动过一个字节也找得出来。"""
    from generator.records import ledger, store

    place = folder or project(root) / _FOLDER
    if not (place / ledger.NAME).is_file():
        raise click.UsageError(f"{place} 里没有账本 {ledger.NAME}；还没有导入过，或者文件夹不对。")
    faults = store.verify(place)
    for fault in faults:
        click.echo(fault, err=True)
    if faults:
        sys.exit(PROBLEMS)
    entries = ledger.read(place)
    click.echo(f"{len(entries)} 批，和登记时一个字节不差。账本校验码 {entries[-1].sha256}")


def _curriculum(root: Path) -> Curriculum:
    from generator.link import link
    from generator.load import load

    curriculum, _ = link(load(root), None)
    if curriculum is None:
        raise click.UsageError("课程内容有错误，先运行 qinghe check 看看。")
    return curriculum


def _roster(path: Path) -> Roster:
    from generator.records.inspect import Refusal
    from generator.records.roster import read_roster

    try:
        return read_roster(opened(path))
    except Refusal as refusal:
        click.echo(f"{path} {refusal}", err=True)
        sys.exit(PROBLEMS)


def _files(files: tuple[Path, ...]) -> list[Path]:
    """Return the files in the order of their names; a shell on Windows leaves `*.xlsx` to us."""
    found: list[Path] = []
    for path in files:
        if any(sign in path.name for sign in "*?") and not path.exists():
            matches = sorted(one for one in path.parent.glob(path.name) if not one.name.startswith("~$"))
            if not matches:
                raise click.UsageError(f"没有 {path} 这样的文件。")
            found += matches
        elif not path.is_file():
            raise click.UsageError(f"{path} 是文件夹，请写里面的文件。" if path.is_dir() else f"没有 {path} 这个文件。")
        elif not path.name.startswith("~$"):
            found.append(path)
    return list(dict.fromkeys(found))


def _tell(done: Imported) -> None:
    for report in done.files:
        if report.refused:
            click.echo(f"{report.path.name} {report.refused}整个文件没有读。")
            continue
        rows = report.rows
        click.echo(
            f"{report.path.name}：读 {rows.read} 行 = 登记 {rows.accepted} + 重复 {rows.duplicate} + "
            f"已被更正 {rows.superseded} + 退回 {rows.rejected} + 空行 {rows.blank}"
        )
        for note in report.notes:
            click.echo(f"    {note}")
    rows = done.rows
    if len(done.files) > 1:
        click.echo(
            f"合计：读 {rows.read} 行 = 登记 {rows.accepted} + 重复 {rows.duplicate} + "
            f"已被更正 {rows.superseded} + 退回 {rows.rejected} + 空行 {rows.blank}"
        )
    if done.lone_voids:
        click.echo(
            f"有 {done.lone_voids} 条作废没有找到原来的记录：先记着，原来的记录交来时不会计入。"
            "请核对班级、日期、节次和课。"
        )
    if done.entry:
        click.echo(f"已登记为第 {done.entry.number} 批。账本校验码 {done.entry.sha256}")
    else:
        click.echo("没有新的记录，账本没有变。")


def _return(report: Report, out: Path) -> None:
    from generator.records.rejects import render, returned

    path = out / f"退回_{report.path.stem}.xlsx"
    number = 2
    data = render(returned(report.path.read_bytes(), report.faults))
    while path.exists() and path.read_bytes() != data:
        path = out / f"退回_{report.path.stem}_{number}.xlsx"
        number += 1
    written(path, data)
    click.echo(f"退回 {report.rows.rejected} 行，写在 {path}：照里面的“怎么改”改好，再导入这个文件。")
