"""`qinghe export`: a training with all that is kept off the sites, put together to measure, with certificates."""

from __future__ import annotations

import re
import sys
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

import click

from generator.cli_help import Command
from generator.cli_options import PROBLEMS, as_of_option, kept_beside, opened, project, root_option, written

if TYPE_CHECKING:
    import datetime

    from generator.curriculum import Curriculum
    from generator.model.module import Role
    from generator.outputs.lms_scorm import Scorm
    from generator.outputs.training_views import Training

ROLES: tuple[Role, ...] = ("校领导", "全体教职工", "班主任", "法治副校长", "心理教师", "宿管与后勤")


class _Role(click.ParamType["Role"]):
    """Whom a training is for."""

    name = "对象"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Role:
        """Read one of the six."""
        if value not in ROLES:
            self.fail(f"对象写{'、'.join(ROLES)}中的一个。", param, ctx)
        return next(role for role in ROLES if role == value)


class _Minutes(click.ParamType[int]):
    """How long a training may take."""

    name = "分钟"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read a number from 10 to 600."""
        if not re.fullmatch("[0-9]{2,3}", str(value)) or not 10 <= int(str(value)) <= 600:
            self.fail("分钟写 10 到 600 的数字。", param, ctx)
        return int(str(value))


class _Scorm(click.ParamType["Scorm"]):
    """Which SCORM a course is packed for."""

    name = "版本"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Scorm:
        """Read 1.2 or 2004."""
        if value == "1.2":
            return "1.2"
        if value != "2004":
            self.fail("SCORM 的版本写 1.2 或 2004。", param, ctx)
        return "2004"


@click.command("export", cls=Command)
@root_option
@as_of_option
@click.argument("name", metavar="[模块]", required=False)
@click.option("--combine", metavar="主题", help="把几个主题合成一次培训，例如 T2,T6；要写 --role 和 --minutes。")
@click.option("--role", type=_Role(), metavar="对象", help=f"给谁讲：{'、'.join(ROLES)}。")
@click.option("--minutes", type=_Minutes(), metavar="分钟", help="一共有几分钟。")
@click.option(
    "--certificates",
    metavar="签到表",
    type=click.Path(path_type=Path),
    help="照签到表做证书，一人一页；名字不另外保存。",
)
@click.option(
    "--scorm", type=_Scorm(), metavar="版本", help="只写出网络课程，写 1.2 或 2004；模块处也可写八年级上学期。"
)
@click.option("--out", metavar="文件夹", type=click.Path(path_type=Path), help="写到这个文件夹，默认是 build/export。")
def export(
    root: Path,
    as_of: datetime.date | None,
    name: str | None,
    combine: str | None,
    role: Role | None,
    minutes: int | None,
    certificates: Path | None,
    scorm: Scorm | None,
    out: Path | None,
) -> None:
    """写出一个培训模块的整包（含受限案例），或者合成的培训，或者证书；什么都不写就列出现有的模块。"""
    from generator.outputs.training_combined import Misfit
    from generator.outputs.training_kits import module_training

    if name and combine:
        raise click.UsageError("模块和 --combine 只写一样：写模块是它的整包，写 --combine 是合成的培训。")
    if combine and not (role and minutes):
        raise click.UsageError("合成培训要写给谁、几分钟，例如 --combine T2,T6 --role 班主任 --minutes 60。")
    if scorm and (certificates or not name):
        raise click.UsageError(
            "--scorm 要写是哪一个，例如 qinghe export t02-respond --scorm 2004；不和别的选项一起用。"
        )
    if name and (role or minutes):
        raise click.UsageError("--role 和 --minutes 和 --combine 一起用；只写模块就写出整包。")
    if not name and not combine and (role or minutes):
        raise click.UsageError("还缺主题，例如 --combine T2,T6 --role 班主任 --minutes 60。")
    if not name and not combine and (certificates or out):
        raise click.UsageError("还缺是哪一次培训：写模块，例如 qinghe export t02-respond，或者写 --combine。")
    here = project(root)
    curriculum = _curriculum(here, as_of)
    if not name and not combine:
        _list(curriculum, here)
        return
    name = _module(curriculum, name) if name else None
    folder = out or here / "build" / "export"
    if scorm:
        _course(curriculum, name, scorm, folder)
        return
    if name:
        _known(curriculum, name)
        training = module_training(curriculum, name)
    else:
        assert combine
        assert role
        assert minutes
        try:
            training = _combined(curriculum, combine, role, minutes)
        except Misfit as misfit:
            click.echo(str(misfit), err=True)
            sys.exit(PROBLEMS)
    if certificates:
        _certificates(curriculum, training, certificates, folder)
    else:
        _package(curriculum, training, folder, role, minutes)


def _curriculum(root: Path, as_of: datetime.date | None) -> Curriculum:
    from generator import cli_build
    from generator.problems import errors
    from generator.read import read

    content = read(root, as_of)
    if content.curriculum is None or errors(content.problems):
        raise click.UsageError(f"课程内容有错误，先运行 {cli_build.command(root, 'check')} 看看。")
    return content.curriculum


def _list(curriculum: Curriculum, root: Path) -> None:
    from generator import cli_build
    from generator.outputs.training_kits import gaps
    from generator.outputs.training_parts import minutes

    for name, module in curriculum.modules.items():
        lengths = "，".join(f"{role} {minutes(module, role)} 分钟" for role in module.roles)
        click.echo(f"{name}　{'、'.join(module.subjects)}　{module.title}：{lengths}。")
    for gap in gaps(curriculum):
        click.echo(f"还缺　{gap}")
    one, more = "export t02-respond", "export --combine T2,T6 --role 班主任 --minutes 120"
    click.echo(f"写出一个：{cli_build.command(root, one)}；合成一次：{cli_build.command(root, more)}。")


def _module(curriculum: Curriculum, name: str) -> str:
    """Return the module of a subject such as T2, by which pages and --combine call it; any other name as it is."""
    if not re.fullmatch(r"[Tt]([1-9]|1[0-7])", name):
        return name
    found = [one for one, module in curriculum.modules.items() if name.upper() in module.subjects]
    if len(found) > 1:
        raise click.UsageError(f"{name.upper()} 有 {len(found)} 个模块，请写其中一个：{'、'.join(found)}。")
    if not found:
        raise click.UsageError(f"{name.upper()} 还没有写好的模块；qinghe export 列出现有的。")
    return found[0]


def _known(curriculum: Curriculum, name: str) -> None:
    from generator.problems import did_you_mean

    if name not in curriculum.modules:
        near = did_you_mean(name, curriculum.modules)
        there = "、".join(curriculum.modules) or "还没有"
        raise click.UsageError(f"没有叫 {name} 的培训模块。{near}现在有的是：{there}。")


def _combined(curriculum: Curriculum, combine: str, role: Role, minutes: int) -> Training:
    from dataclasses import replace

    from generator.outputs.training_combined import combined

    codes = tuple(dict.fromkeys(code for code in re.split(r"[,，、\s]+", combine.upper()) if code))
    if wrong := [code for code in codes if not re.fullmatch(r"T([1-9]|1[0-7])", code)]:
        raise click.UsageError(f"“{wrong[0]}”不是培训主题；主题写 T1 到 T17，例如 --combine T2,T6。")
    if not codes:
        raise click.UsageError("--combine 后面要写主题，例如 T2,T6。")
    return replace(combined(curriculum, codes, role, minutes), restricted=True)


def _course(curriculum: Curriculum, name: str | None, scorm: Scorm, folder: Path) -> None:
    from generator.outputs.lms_parts import courses
    from generator.outputs.lms_scorm import Package, render, stem
    from generator.problems import did_you_mean

    found = dict(courses(curriculum))
    if name not in found:
        near = did_you_mean(name or "", found)
        raise click.UsageError(f"没有叫 {name} 的网络课程。{near}写模块的 id，或者像“八年级上学期”这样写年级和学期。")
    path = folder / f"{stem(curriculum, name, found[name], scorm)}.zip"
    written(path, render(Package(found[name], scorm)))
    click.echo(f"写好了 {path}：传到学习平台就能用。")


def _package(curriculum: Curriculum, training: Training, folder: Path, role: Role | None, minutes: int | None) -> None:
    from generator.outputs.file_names import module_stem
    from generator.outputs.training_kits import combination_stem, package, packed

    if role and minutes:
        subjects = dict.fromkeys(code for _, module in training.modules for code in module.subjects)
        stem = combination_stem(curriculum, role, minutes, tuple(subjects))
    else:
        stem = module_stem(curriculum, training.modules[0][0], "组织者资料包")
    view = package(curriculum, training, PurePosixPath("export", f"{stem}.zip"), stem)
    written(folder / f"{stem}.zip", packed(view))
    kept = sum("受限案例" in name for name, _ in view.bundle.members)
    click.echo(f"写好了 {folder / f'{stem}.zip'}：{len(view.bundle.members)} 个文件。")
    if kept:
        click.echo("里面有受限案例，只给主持人：不发群，不上传，用完收回。")


def _certificates(curriculum: Curriculum, training: Training, sheet: Path, folder: Path) -> None:
    from generator.outputs.file_names import named
    from generator.outputs.training_certificates import Certificates, printed
    from generator.outputs.training_parts import event, title
    from generator.records.inspect import Refusal
    from generator.sign_in import read_names

    try:
        listed = read_names(opened(sheet))
    except Refusal as refusal:
        click.echo(f"{sheet} {refusal}", err=True)
        sys.exit(PROBLEMS)
    wanted = folder / f"{named('教师培训', title(training), '证书', curriculum.plan.edition)}.docx"
    path = kept_beside(wanted, printed(Certificates(event(curriculum, training), listed.people)))
    sheets = "、".join(f"{f'“{name}”' if name else ' '}{rows} 行" for name, rows in listed.read)
    click.echo(f"{sheet}：读了{sheets}。{''.join(listed.notes)}")
    away = f"签到一栏写着请假、缺席的 {listed.absent} 人没有做。" if listed.absent else ""
    click.echo(f"写好了 {path}：{len(listed.people)} 张证书。{away}打开以后把【学校】【日期】全部替换一次，再打印。")
    if path != wanted:
        click.echo(f"原来的 {wanted.name} 是另一份，没有动它。")
