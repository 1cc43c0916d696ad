"""The command line speaks Chinese: help pages, types of values, and what was wrong with a command."""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Iterable

import click

from generator.problems import did_you_mean

# What a line may be broken after: a word as it is typed, or a sign with the marks that belong to it.
_PIECE = re.compile(r"[（“《【]*(?:[!-~]+|\S)[，。；：、）”》】！？…]*\s*")
_SEE = "加 --help 可看用法。"
_HEADINGS = {"Options": "选项", "Commands": "命令"}


class _Formatter(click.HelpFormatter):
    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line that says how a command is put together."""
        super().write_usage(prog, args, prefix or "用法：")

    def write_heading(self, heading: str) -> None:
        """Write `选项：` and the like."""
        self.write(f"{_HEADINGS.get(heading, heading)}：\n")

    def write_text(self, text: str) -> None:
        """Write a paragraph; click breaks lines at blanks only, and Chinese has none."""
        for line in wrapped(text, self.width - self.current_indent):
            self.write(f"{' ' * self.current_indent}{line}\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write names and what they mean, side by side; click cuts off what does not fit, this does not."""
        table = list(rows)
        first = min(max(_width(name) for name, _ in table), col_max) + col_spacing
        indent = self.current_indent
        for name, meaning in table:
            lines = wrapped(re.sub(r"\s*\[required\]", "必须写。", meaning), self.width - indent - first)
            head = f"{' ' * indent}{name}"
            if lines and _width(name) <= first - col_spacing:
                head += " " * (first - _width(name)) + lines.pop(0)
            self.write("".join(f"{line}\n" for line in (head, *(" " * (indent + first) + line for line in lines))))


def wrapped(text: str, width: int) -> list[str]:
    """Return `text` in lines of at most `width` columns, of which a Chinese sign takes two."""
    lines = [""]
    for piece in _PIECE.findall(" ".join(text.split())):
        if lines[-1] and _width(lines[-1]) + _width(piece.rstrip()) > width:
            lines.append("")
        lines[-1] += piece
    return [line.rstrip() for line in lines if line]


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


class _Context(click.Context):
    formatter_class = _Formatter


class _Chinese(click.Command):
    """What commands and groups of commands share."""

    context_class = _Context

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return --help, described in Chinese."""
        return _described(super().get_help_option(ctx))

    def get_short_help_str(self, limit: int = 0) -> str:  # noqa: ARG002 - click's name; we wrap where it would cut
        """Return what the command does, whole."""
        return self.help or ""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read a command line; what is wrong with it knows the command it is about, which click forgets at times."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as wrong:
            wrong.ctx = wrong.ctx or ctx
            raise


class Command(_Chinese):
    """A command whose help page is Chinese."""

    def __init__(self, *arguments: object, **settings: object) -> None:
        super().__init__(*arguments, **{"options_metavar": "[选项]", **settings})  # type: ignore[arg-type]


class Group(_Chinese, click.Group):
    """A group of commands whose help page is Chinese."""

    command_class = Command
    group_class = type

    def __init__(self, *arguments: object, **settings: object) -> None:
        words = {"options_metavar": "[选项]", "subcommand_metavar": "命令 …"}
        super().__init__(*arguments, **{**words, **settings})  # type: ignore[arg-type]


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
    context = wrong.ctx if isinstance(wrong, click.UsageError) else None
    parameters = context.command.get_params(context) if context else []
    if isinstance(wrong, click.NoSuchOption):
        known = [name for parameter in parameters for name in parameter.opts if name.startswith("--")]
        return f"没有 {wrong.option_name} 这个选项。{did_you_mean(wrong.option_name, known)}{_SEE}"
    if isinstance(wrong, click.MissingParameter):
        return f"还缺少{_typed(wrong.param)}；{_SEE}"
    if isinstance(wrong, click.BadOptionUsage):
        option = next((parameter for parameter in parameters if wrong.option_name in parameter.opts), None)
        value = (option and option.metavar) or "值"
        return f"{wrong.option_name} 后面{'要写' + value if 'requires' in wrong.message else '不用写值'}。"
    if isinstance(wrong, click.BadParameter):
        return _unfit(wrong)
    message = wrong.message
    if found := re.match(r"No such command '(.+?)'", message):
        known = list(context.command.commands) if context and isinstance(context.command, click.Group) else []
        group = context.command_path if context else "qinghe"
        return f"没有 {found[1]} 这个命令。{did_you_mean(found[1], known)}{group} --help 列出全部命令。"
    if found := re.search(r"unexpected extra arguments? \((.+)\)", message):
        folder = any("--project" in parameter.opts for parameter in parameters) and " " not in found[1]
        return f"多了“{found[1]}”；" + (f"指定文件夹写 --project {found[1]}。" if folder else _SEE)
    return message if re.search("[一-鿿]", message) else f"这样用不对；{_SEE}"


def _typed(parameter: click.Parameter | None) -> str:
    """Return what must be typed: ` --why 原因`, or `“ID”` where a value stands alone."""
    if isinstance(parameter, click.Option):
        return f" {parameter.opts[0]} {parameter.metavar or '值'}"
    return f"“{parameter.human_readable_name.strip('[]…') if parameter else ''}”"


def _unfit(wrong: click.BadParameter) -> str:
    """Return what a value should be; click's own kinds of value say so in English, ours in Chinese."""
    where = wrong.param.opts[0] if isinstance(wrong.param, click.Option) else ""
    kind = wrong.param.type if wrong.param else None
    if isinstance(kind, click.Choice):
        return f"{where} 后面写{'、'.join(map(str, kind.choices))}中的一个。".strip()
    if isinstance(kind, click.Path):
        return f"没有权限读 {_quoted(wrong.message)}；请找管这台电脑的人开通。"
    return wrong.message


def _quoted(message: str) -> str:
    found = re.search(r"'(.+)'", message)
    return found[1] if found else "这个文件"
