"""`qinghe records`: templates for schools, the import of what comes back, and the proof that nothing was changed."""

from __future__ import annotations

import datetime
import os
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli_help import Day, Group
from generator.cli_options import OPEN, PROBLEMS, file_name, holds, kept_beside, opened, project, root_option, written

if TYPE_CHECKING:
    from generator.curriculum import Curriculum
    from generator.records.importing import Imported, Report
    from generator.records.roster import Roster, School

_FOLDER = "records"
_SHOWN = 20
_AGAIN = "别的行已登记，改好以后同样再导入一次，退回的行就写出来。"

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
    "--out",
    metavar="文件夹",
    type=click.Path(path_type=Path),
    default="登记表",
    help="写到这个文件夹，默认是当前文件夹里的 登记表。",
)
@click.option(
    "--profile", metavar="地方要求", default="national", help="“本校覆盖”再加上哪个地方的要求，例如 sichuan。"
)
def template(root: Path, roster_file: Path | None, out: Path, profile: str) -> None:
    """给名册里的每所学校做一份登记表；不写 --roster 就先写一份空的名册。已经有的文件不动。"""
    from generator.records import roster_form
    from generator.records.template import render
    from generator.school_template import school_template

    here = project(root)
    if roster_file is None:
        _empty_roster(out / "名册.xlsx", roster_form.render())
        return
    roster, curriculum = _roster(roster_file), _curriculum(here)
    if profile not in curriculum.policies:
        raise click.UsageError(f"没有叫 {profile} 的政策要求。可以写：{'、'.join(sorted(curriculum.policies))}。")
    year = max(roster.years)
    schools = roster.years[year].values()
    _lay_out(
        (out / f"{stem}_{year}_登记表.xlsx", render(school_template(curriculum, school, year, profile)))
        for school, stem in zip(schools, _stems(schools), strict=True)
    )


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
    help="退回的行写到这里，默认是当前文件夹里的 退回。",
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
    # What is wrong with the command is found before a row is entered.
    _a_folder(place, "--records")
    _a_folder(rejects, "--rejects")
    sheets = _without_roster(_files(files), roster_file)
    curriculum = _curriculum(here)
    try:
        if roster_file is not None:
            entry = importing.import_roster(place, _roster(roster_file), day, curriculum.plan.edition)
            click.echo(f"名册已启用（第 {entry.number} 批）。" if entry else "名册和已启用的一样，没有变。")
        if not sheets:
            return
        done = importing.import_files(place, sheets, lessons(curriculum), day, curriculum.plan.edition)
    except Damaged as damage:
        click.echo(str(damage), err=True)
        sys.exit(PROBLEMS)
    except (Refusal, store.Busy) as refusal:
        raise click.UsageError(str(refusal)) from None
    except PermissionError as fault:
        raise click.UsageError(f"写不进 {fault.filename}，{OPEN}") from None
    _tell(done)
    faulty = [report for report in done.files if report.faults]
    for report in faulty:
        if why := _return(report, rejects):
            click.echo(f"{report.path} 退回的 {report.rows.rejected} 行没有写出来（{why}）；{_AGAIN}", err=True)
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


def _empty_roster(path: Path, data: bytes) -> None:
    """Write the empty roster where there is none; one that somebody filled in stays."""
    told = _laid(path, data)
    words = {"写好了": f"写好了 {path}", "没有变": f"{path} 没有变", "没有动": f"{path} 已经有了，没有动它"}[told]
    click.echo(f"{words}。填好后运行 qinghe records template --roster {path}。")


def _lay_out(files: Iterable[tuple[Path, bytes]]) -> None:
    """Write the workbooks that are missing: what stands there already may be a school's work."""
    counts: Counter[str] = Counter()
    for path, data in files:
        fate = _laid(path, data)
        counts[fate] += 1
        if fate != "没有变" and counts[fate] <= _SHOWN:
            click.echo(f"写好了 {path}" if fate == "写好了" else f"已经有了，没有动：{path}")
    fates = (("新写", "写好了"), ("没有变", "没有变"), ("没有动", "没有动"))
    parts = "，".join(f"{words} {counts[fate]} 份" for words, fate in fates if counts[fate])
    listed = f"，上面列了前 {_SHOWN} 份" if max(counts["写好了"], counts["没有动"]) > _SHOWN else ""
    click.echo(f"共 {counts.total()} 份{f'：{parts}' if set(counts) != {'写好了'} else ''}{listed}。")
    if counts["没有动"]:
        click.echo("没有动的和新做的不一样，可能已经填过；要重新做，先把它移走或改名，再运行一次。")


def _laid(path: Path, data: bytes) -> str:
    """Write a file where there is none, and say which of three things was so."""
    if holds(path, data):
        return "没有变"
    if os.path.lexists(path):
        return "没有动"
    written(path, data)
    return "写好了"


def _stems(schools: Iterable[School]) -> Iterator[str]:
    """Yield the beginning of each school's file name; where two would be one, the code tells them apart."""
    named = [(file_name(school.name), school.code) for school in schools]
    seen = Counter(name.casefold() for name, _ in named)
    for name, code in named:
        yield name if seen[name.casefold()] == 1 else f"{name}_{file_name(code)}"


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


def _a_folder(path: Path, option: str) -> None:
    """Refuse a file where a folder is asked for, or a folder below a file."""
    there = next((place for place in (path, *path.parents) if os.path.lexists(place)), None)
    if there is not None and not there.is_dir():
        raise click.UsageError(f"{option} 要写文件夹，{there} 是文件；请换一个名字。")


def _without_roster(files: list[Path], roster: Path | None) -> list[Path]:
    """Return the files without the roster, which lies in the same folder and so goes along with `登记表/*.xlsx`."""
    if roster is None or not roster.exists():
        return files
    return [path for path in files if not path.samefile(roster)]


def _tell(done: Imported) -> None:
    for report in done.files:
        if report.refused:
            click.echo(f"{report.name} {report.refused}整个文件没有读。")
            continue
        if report.roster:
            click.echo(f"{report.name} 是名册，没有当登记表读；要启用它，写在 --roster 后面。")
            continue
        rows = report.rows
        click.echo(
            f"{report.name}：读 {rows.read} 行 = 登记 {rows.accepted} + 重复 {rows.duplicate} + "
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


def _return(report: Report, out: Path) -> str:
    """Write the rows that go back; return why that could not be done, so that the other files still get theirs."""
    from generator.records.inspect import Refusal
    from generator.records.rejects import render, returned

    try:
        data = render(returned(report.path.read_bytes(), report.faults))
    except (Refusal, OSError):
        return "它在导入期间被改动或移走了"
    stem = re.sub(r"[\\/:]+", "_", report.name.removesuffix(report.path.suffix))
    try:
        path = kept_beside(out / f"退回_{stem}.xlsx", data)
    except click.UsageError as fault:
        return fault.message.rstrip("。")
    except OSError as fault:
        return f"写不进 {out}：{fault.strerror}"
    rows = report.rows.rejected
    click.echo(f"{report.path} 退回 {rows} 行，写在 {path}：照里面的“怎么改”改好，再导入这个文件。")
    return ""
