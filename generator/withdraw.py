"""Write a withdrawal down: one row in content/addresses.yaml, which outlives the document."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.load import ADDRESSES, FOLDERS, TITLES, Loaded
from generator.problems import did_you_mean
from generator.promote import Refused
from generator.withdrawn import addresses
from generator.write import write_file

_HEAD = """# yaml-language-server: $schema=../generator/schema/addresses.schema.json
# 发布过的地址：撤回的（withdrawn）和搬了家的（moved）。这里的行不要删，删了旧地址就会打不开。
"""


@dataclass(frozen=True)
class Withdrawal:
    """What was written down and what a maintainer does next."""

    title: str
    file: PurePosixPath
    pages: tuple[str, ...]
    """Published addresses that will say 此内容已撤回."""


def withdraw(root: Path, loaded: Loaded, name: str, why: str, today: datetime.date) -> Withdrawal:
    """Add the document `name` to the withdrawn ones of the project at `root`.

    `loaded` is what was read of it before. Raises `Refused` where there is no such document or it is withdrawn
    already, or where the list cannot be read.
    """
    kind = next((kind for kind in FOLDERS if (kind, name) in loaded.paths), None)
    if any(row.id == name for row in addresses(loaded).withdrawn):
        raise Refused(f"{name} 已经撤回了，没有再写一遍；再生成一次，它就从成品里消失。")
    if kind is None:
        known = sorted(found for where, found in loaded.paths if where in FOLDERS)
        raise Refused(f"没有叫 {name} 的文档。{did_you_mean(name, known)}")
    if ("addresses", "addresses") in loaded.broken:
        raise Refused(f"{ADDRESSES[1]} 读不懂，没有动它；请先检查，把它改好。")
    place = root / ADDRESSES[1]
    text = place.read_text(encoding="utf-8") if place.is_file() else _HEAD
    row = f"  - {{id: {name}, 'on': {today.isoformat()}, why: {_quoted(why)}}}\n"
    head, found, tail = text.partition("withdrawn:\n")
    text = f"{head}{found}{row}{tail}" if found else f"{text.rstrip()}\nwithdrawn:\n{row}"
    write_file(place, text.encode())
    pages = tuple(page for page in loaded.published if PurePosixPath(page).stem == name)
    return Withdrawal(TITLES[kind], loaded.paths[kind, name], pages)


def _quoted(text: str) -> str:
    return "'" + " ".join(text.split()).replace("'", "''") + "'"
