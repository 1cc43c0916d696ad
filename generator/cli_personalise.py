"""`qinghe personalise`: decks with a school's own names, one by one or by a list."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click

from generator.cli_help import Command
from generator.cli_options import PROBLEMS, in_the_way
from generator.cli_options import opened as read

_SHOWN = 20
_OPTIONS = {"学校": "--school", "班级": "--class", "主讲": "--speaker", "联系人": "--contact"}


@dataclass(frozen=True)
class _Copy:
    """A copy to be: of which deck, with which words, where."""

    deck: Path
    values: dict[str, str]
    target: Path
    where: str
    """Its row in the list, for messages."""


@click.command("personalise", cls=Command)
@click.argument("decks", metavar="课件…", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--school", "school", metavar="学校", help="换掉【学校】。")
@click.option("--class", "class_", metavar="班级", help="换掉【班级】。")
@click.option("--speaker", "speaker", metavar="主讲", help="换掉【主讲】。")
@click.option("--contact", "contact", metavar="联系人", help="换掉【本校联系人】。")
@click.option(
    "--from",
    "listed",
    metavar="名单",
    type=click.Path(path_type=Path),
    help="照 .xlsx 名单一行做一份；第一行写表头：学校、班级、主讲、联系人，次序不限。",
)
@click.option("--out", metavar="文件夹", type=click.Path(path_type=Path), help="写到这个文件夹，默认写在原课件旁边。")
def command(
    decks: tuple[Path, ...],
    school: str | None,
    class_: str | None,
    speaker: str | None,
    contact: str | None,
    listed: Path | None,
    out: Path | None,
) -> None:
    """把课件里的【学校】【班级】【主讲】【本校联系人】换成自己的，另存一份。"""
    given = dict(zip(_OPTIONS, (school, class_, speaker, contact), strict=True))
    if out and out.exists() and not out.is_dir():
        raise click.UsageError(f"{out} 是文件，不是文件夹。")
    values = {name: value for name, value in given.items() if value is not None and value.strip()}
    if not values and not listed:
        raise click.UsageError("要换成什么？例如写 --school 第一中学 --class 八年级3班，或者用 --from 名单.xlsx。")
    faults = _run(decks, values, listed, out)
    for fault in faults:
        click.echo(fault, err=True)
    if faults:
        sys.exit(PROBLEMS)


def _run(decks: tuple[Path, ...], values: dict[str, str], listed: Path | None, out: Path | None) -> list[str]:
    """Write every copy, or none where anything is wrong; return what is wrong."""
    from generator.personalise import Deck, Fault, cleaned, copy_name, opened, personalised, unfit
    from generator.write import write_file

    faults: list[str] = []
    typed = {name: cleaned(name, value) for name, value in values.items()}
    faults += [value.message for value in typed.values() if isinstance(value, Fault)]
    common = {name: value for name, value in typed.items() if isinstance(value, str)}
    rows = _rows(listed, common, faults) if listed else [("", common)]
    ready: dict[Path, Deck] = {}
    for path in dict.fromkeys(decks):
        deck = opened(read(path))
        if isinstance(deck, Deck) and rows:
            deck = unfit(deck, rows[0][1]) or deck
        if isinstance(deck, Fault):
            faults.append(f"{path}：{deck.message}")
        else:
            ready[path] = deck
    copies = [
        _Copy(path, row, (out or path.parent) / copy_name(path.stem, row), where)
        for path in ready
        for where, row in rows
    ]
    faults += _same_names(copies)
    for copy in copies:
        if not faults and copy.target.exists() and _differs(copy.target, personalised(ready[copy.deck], copy.values)):
            faults.append(f"已经有 {copy.target}，里面是别的内容，没有覆盖；请先把它改名或移走。")
    if faults:
        return faults
    for done, copy in enumerate(copies):
        try:
            write_file(copy.target, personalised(ready[copy.deck], copy.values))
        except OSError as fault:
            if not (said := in_the_way(fault)):
                raise
            more = f"前面 {done} 份已经写好，再运行一次会接着写。" if done else ""
            raise click.UsageError(f"{said}{more}") from None
        if done < _SHOWN:
            click.echo(f"写好了 {copy.target}")
    if len(copies) > 1:
        click.echo(f"共 {len(copies)} 份" + (f"，上面列了前 {_SHOWN} 份。" if len(copies) > _SHOWN else "。"))
    return []


def _rows(listed: Path, common: dict[str, str], faults: list[str]) -> list[tuple[str, dict[str, str]]]:
    """Return (where, values) of every row of the list; what all rows share comes from the options."""
    from generator.personalise import Fault
    from generator.roster import rows

    found: list[tuple[str, dict[str, str]]] = []
    for row in rows(read(listed)):
        if isinstance(row, Fault):
            faults.append(f"{listed}：{row.message}")
            continue
        if twice := [name for name in row.values if name in common]:
            faults.append(f"{listed}：名单里已经有“{twice[0]}”这一列，请不要再写 {_OPTIONS[twice[0]]}。")
            break
        found.append((f"第 {row.number} 行", {**common, **row.values}))
    return found


def _same_names(copies: list[_Copy]) -> Iterator[str]:
    taken: dict[str, _Copy] = {}
    for copy in copies:
        first = taken.setdefault(str(copy.target).casefold(), copy)
        if first is not copy:
            who = "和".join(one.where or str(one.deck) for one in (first, copy))
            yield f"{who}会写成同一个文件 {copy.target.name}，请改一改学校或班级。"


def _differs(path: Path, data: bytes) -> bool:
    try:
        return path.read_bytes() != data
    except OSError:
        return True
