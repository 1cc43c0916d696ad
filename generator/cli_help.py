"""The command line speaks Chinese: help pages, types of values, and what was wrong with a command."""

from __future__ import annotations

import datetime
import re

import click

from generator.problems import did_you_mean

# click's parser knows no more than the name of the option it complains about.
_VALUES = {"--as-of": "日期", "--project": "文件夹", "--port": "端口", "--profile": "要求", "--grade": "年级"}
_HEADINGS = {"Options": "选项", "Commands": "命令"}


class _Formatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line that says how a command is put together."""
        super().write_usage(prog, args, prefix or "用法：")

    def write_heading(self, heading: str) -> None:
        """Write `选项：` and the like."""
        self.write(f"{_HEADINGS.get(heading, heading)}：\n")


class _Context(click.Context):
    formatter_class = _Formatter


class Command(click.Command):
    """A command whose help page is Chinese."""

    context_class = _Context

    def __init__(self, *arguments: object, **settings: object) -> None:
        super().__init__(*arguments, **{"options_metavar": "[选项]", **settings})  # type: ignore[arg-type]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return --help, described in Chinese."""
        return _described(super().get_help_option(ctx))


class Group(click.Group):
    """A group of commands whose help page is Chinese."""

    context_class = _Context
    command_class = Command
    group_class = type

    def __init__(self, *arguments: object, **settings: object) -> None:
        words = {"options_metavar": "[选项]", "subcommand_metavar": "命令 …"}
        super().__init__(*arguments, **{**words, **settings})  # type: ignore[arg-type]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return --help, described in Chinese."""
        return _described(super().get_help_option(ctx))


def _described(option: click.Option | None) -> click.Option | None:
    if option:
        option.help = "列出用法，然后结束。"
    return option


class Day(click.ParamType[datetime.date]):
    """A date."""

    name = "日期"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime.date:
        """Read `2026-11-21`."""
        try:
            return datetime.date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"“{value}”不是日期，应写成 2026-11-21。", param, ctx)


class Port(click.ParamType[int]):
    """A port for the teachers' site; the students' site takes the next one."""

    name = "端口"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read a number from 1024 to 65534."""
        if not re.fullmatch(r"[0-9]{4,5}", str(value)) or not 1024 <= int(str(value)) <= 65534:
            self.fail("端口写 1024 到 65534 的数字。", param, ctx)
        return int(str(value))


class GradeNumber(click.ParamType[int]):
    """A grade from 1 to 12."""

    name = "年级"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read a number from 1 to 12."""
        if not re.fullmatch(r"1[0-2]|[1-9]", str(value)):
            self.fail("年级写 1 到 12 的数字。", param, ctx)
        return int(str(value))


def wrong_use(wrong: click.ClickException) -> str:
    """Return what was wrong with the command line in one Chinese sentence."""
    message = wrong.message if isinstance(wrong, click.BadParameter) else wrong.format_message()
    context = wrong.ctx if isinstance(wrong, click.UsageError) else None
    parameters = context.command.params if context else []
    if isinstance(wrong, click.NoSuchOption):
        known = [name for parameter in parameters for name in parameter.opts if name.startswith("--")]
        return f"没有 {wrong.option_name} 这个选项。{did_you_mean(wrong.option_name, known)}加 --help 可看用法。"
    if isinstance(wrong, click.MissingParameter):
        name = wrong.param.human_readable_name if wrong.param else ""
        return f"还缺少“{name}”；加 --help 可看用法。"
    if isinstance(wrong, click.BadOptionUsage):
        value = _VALUES.get(wrong.option_name, "值")
        return f"{wrong.option_name} 后面{'要写' + value if 'requires' in message else '不用写值'}。"
    if found := re.match(r"No such command '(.+?)'", message):
        known = list(context.command.commands) if context and isinstance(context.command, click.Group) else []
        return f"没有 {found[1]} 这个命令。{did_you_mean(found[1], known)}qinghe --help 列出全部命令。"
    if found := re.search(r"unexpected extra arguments? \((.+)\)", message):
        folder = any("--project" in parameter.opts for parameter in parameters) and " " not in found[1]
        return f"多了“{found[1]}”；" + (f"指定文件夹写 --project {found[1]}。" if folder else "加 --help 可看用法。")
    return f"这样用不对（{message}）；加 --help 可看用法。" if message.isascii() else message
