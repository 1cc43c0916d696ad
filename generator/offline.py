"""The two sites as zips for a USB stick: unpacked anywhere, opened by a double click, no network asked for."""

from __future__ import annotations

import zipfile
from pathlib import Path

from generator.plan import Audience
from generator.render.archive import FIXED_DATE

NAMES = {Audience.TEACHER: "教师版", Audience.STUDENT: "学生版"}
_PACKED_ALREADY = {".pptx", ".docx", ".xlsx", ".zip", ".png", ".jpg"}
_NOTE = """青禾 {name}（{edition} 版）

1. 先把整个压缩包解压到一个文件夹；不要在压缩包里直接打开。
2. 双击 index.html，用浏览器打开。不用联网，什么也不会发出去。
3. 可以整个文件夹拷到 U 盘、发给同事；文件夹的名字可以改，里面的文件不要改名。
{warning}
"""
_WARNINGS = {
    Audience.TEACHER: "4. 这一份有教师的讲稿和答案，不要发给学生，也不要放在学生能打开的电脑上。",
    Audience.STUDENT: "4. 这一份可以给学生用，里面没有教师的讲稿和答案。",
}


def offline_name(audience: Audience, edition: str) -> str:
    """Return what the zip of a site is called."""
    return f"青禾{NAMES[audience]}_{edition}.zip"


def write_offline(tree: Path, target: Path, audience: Audience, edition: str) -> bool:
    """Pack the site `tree` into `target`, a draft taking its place when it is whole; return whether it changed."""
    target.parent.mkdir(parents=True, exist_ok=True)
    top = f"青禾{NAMES[audience]}"
    note = _NOTE.format(name=NAMES[audience], edition=edition, warning=_WARNINGS[audience]).replace("\n", "\r\n")
    draft = target.with_name(f".{target.name}.draft")
    with zipfile.ZipFile(draft, "w") as archive:
        archive.writestr(_entry(f"{top}/先看这里.txt"), note.encode("utf-8-sig"))
        for file in sorted(path for path in tree.rglob("*") if path.is_file()):
            entry = _entry(f"{top}/{file.relative_to(tree).as_posix()}")
            if file.suffix not in _PACKED_ALREADY:
                entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, file.read_bytes())
    changed = not target.is_file() or target.read_bytes() != draft.read_bytes()
    draft.replace(target)
    return changed


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, FIXED_DATE)
    entry.external_attr = 0o644 << 16
    entry.create_system = 3
    return entry
