"""`qinghe records report`: what was taught, per school, county, city or province, as workbook, page and documents."""

from __future__ import annotations

import datetime
import sys
from pathlib import Path

import click

from generator.cli_help import Command, Day
from generator.cli_options import PROBLEMS, file_name, kept_beside, project, root_option

_LEVELS = ("校", "县", "市", "省")


@click.command(cls=Command)
@root_option
@click.option(
    "--records",
    "folder",
    metavar="文件夹",
    type=click.Path(path_type=Path),
    help="登记存放的文件夹，默认是项目里的 records。",
)
@click.option("--profile", metavar="地方要求", default="national", help="再加上哪个地方的要求，例如 sichuan。")
@click.option("--as-of", type=Day(), metavar="日期", help="截至哪一天，默认今天；以后导入的、以后上的都不算。")
@click.option("--level", metavar="级别", type=click.Choice(_LEVELS), default="县", help="校、县、市或省，默认是县。")
@click.option(
    "--out",
    metavar="文件夹",
    type=click.Path(path_type=Path),
    default="报告",
    help="写到这个文件夹，默认是当前文件夹里的 报告。",
)
def report(root: Path, folder: Path | None, profile: str, as_of: datetime.date | None, level: str, out: Path) -> None:
    """每个班上了没有、还差什么：工作簿、网页、工作总结和自查表。改过的旧报告不动，新的写在旁边。"""
    from generator.coverage.delivered import delivered, demands
    from generator.coverage.delivered_report import Facts, reports
    from generator.link import link
    from generator.load import load
    from generator.outputs import delivered_documents, delivered_page, delivered_sheet
    from generator.outputs.delivered_words import summary
    from generator.records import store
    from generator.records.ledger import Damaged

    here = project(root)
    place, day = folder or here / "records", as_of or datetime.datetime.now().astimezone().date()
    curriculum, _ = link(load(here), None)
    if curriculum is None:
        raise click.UsageError("课程内容有错误，先运行 qinghe check 看看。")
    if profile not in curriculum.policies:
        raise click.UsageError(f"没有叫 {profile} 的政策要求。可以写：{'、'.join(sorted(curriculum.policies))}。")
    try:
        entries = tuple(entry for entry in store.proven(place) if entry.number <= store.batch_on(place, day))
    except Damaged as damage:
        click.echo(str(damage), err=True)
        sys.exit(PROBLEMS)
    if not entries:
        raise click.UsageError(f"{place} 里没有到 {day} 为止的登记；先用 qinghe records import 导入。")
    with store.attach(place, entries[-1].number) as connection:
        years = connection.execute("SELECT DISTINCT year FROM schools ORDER BY year").fetchall()
        begun = [year for (year,) in years if day >= datetime.date(int(year[:4]), 8, 1)]
        if not begun:
            raise click.UsageError(f"名册里的学年到 {day} 还没有开始。")
        names = dict(connection.execute("SELECT school, name FROM schools WHERE year = ?", begun[-1:]).fetchall())
        found = delivered(connection, demands(curriculum, profile), begun[-1], day)
    local = "" if profile == "national" else f"，加上{curriculum.policies[profile].title}"
    facts = Facts(begun[-1], day, curriculum.plan.edition, f"国家要求{local}", entries, names)
    made = 0
    for view in reports(found, facts, level):
        stem = f"{file_name(view.name)}_{facts.year}_截至{day}"
        files = {
            f"{stem}_落实情况.xlsx": delivered_sheet.render(view),
            f"{stem}_落实情况.html": delivered_page.render(delivered_page.page(view)),
            f"{stem}_工作总结.docx": delivered_documents.work_summary(delivered_documents.document(view)),
            f"{stem}_自查表.docx": delivered_documents.self_check(delivered_documents.document(view)),
        }
        made += 1
        beside = {
            name: place.name for name, data in files.items() if (place := kept_beside(out / name, data)).name != name
        }
        click.echo(f"{summary(view)}\n    写在 {out / stem}_…")
        if beside:
            click.echo(
                f"    原来的 {'、'.join(beside)} 和这次的不一样，没有动；这次的写在 {'、'.join(beside.values())}。"
            )
    if not made:
        raise click.UsageError("名册里没有要统计的学校：幼儿园、中职、特教、专门学校还没有内容，不计。")
    click.echo(f"共 {made} 份报告，每份一个工作簿、一个网页、一份工作总结、一份自查表。账本校验码 {entries[-1].sha256}")
