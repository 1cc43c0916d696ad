"""Which files below a project are content, and which an author believes are.

Called by `load` alone. What systems and editors leave behind is passed over; what looks like content and is not read
is named, so that nobody's work is missing without a word.
"""

from __future__ import annotations

import difflib
import os
import re
import stat
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from generator.problems import Problem

_NOISE = {"thumbs.db", "desktop.ini"}
_YAML = re.compile(r"\.ya?ml(?:\.txt)?$", re.IGNORECASE)


def content_files(root: Path, folder: PurePosixPath, problems: list[Problem]) -> list[PurePosixPath]:
    """Return the documents below `folder`, sorted; add to `problems` what lies there and is none."""
    found: list[PurePosixPath] = []
    if (root / folder).is_file():
        message = f"{folder} 应当是文件夹，现在是一个文件。"
        problems.append(Problem(folder, (), "not-a-folder", message, "改名或移走它，再建一个同名的文件夹。"))
    if not (root / folder).is_dir():
        return found  # a project need not have every kind
    for here, folders, names in os.walk(root / folder, onerror=lambda fault: problems.append(_locked(root, fault))):
        place = _relative(root, Path(here))
        for name in [n for n in folders if n.lower().endswith(".yaml")]:
            folders.remove(name)
            hint = "去掉名字末尾的 .yaml，或把里面的文件移出来。"
            message = "这是文件夹，不是文件，没有读取。"
            problems.append(Problem(place / name, (), "not-a-file", message, hint))
        folders[:] = sorted(name for name in folders if not _is_noise(name))
        for name in sorted(name for name in names if not _is_noise(name)):
            path = place / name
            if not _is_plain(f"{here}{os.sep}{name}"):
                problems.append(Problem(path, (), "not-a-file", "这不是普通文件，没有读取。", "请换成真正的文件。"))
            elif not name.endswith(".yaml"):
                problems.append(Problem(path, (), "not-yaml", f"{name} 不是 .yaml 文件。", _suffix_hint(name)))
            else:
                found.append(path)
    return found


def strays(root: Path, folders: Mapping[PurePosixPath, str], singles: Iterable[PurePosixPath]) -> list[Problem]:
    """Return a problem for every file below content/ that looks like a document and stands in no folder we read."""
    found: list[Problem] = []
    known, names = set(singles), {folder.name: folder for folder in folders}
    for here, inner, files in os.walk(root / "content"):
        place = _relative(root, Path(here))
        inner[:] = sorted(name for name in inner if not _is_noise(name) and place / name not in folders)
        for path in (place / name for name in sorted(files) if _YAML.search(name) and not _is_noise(name)):
            if path in known:
                continue
            first = path.parts[1] if len(path.parts) > 2 else ""
            near = difflib.get_close_matches(first, names, n=1)
            message = (
                f"没有读这个文件：content 下面没有 {first} 文件夹。" if first else "没有读这个文件：它不在文件夹里。"
            )
            rows = [names[near[0]]] if near else [folder for folder in folders if folder.parts[0] == "content"]
            hint = "，".join(f"{folders[folder]}放在 {folder}" for folder in rows)
            found.append(Problem(path, (), "file-not-read", message, f"{hint}。"))
    return found


def read_bytes(root: Path, path: PurePosixPath) -> bytes | Problem:
    """Return what stands in a file, or why it cannot be read."""
    try:
        return (root / path).read_bytes()
    except OSError as fault:
        return _locked(root, fault, path)


def picture_bytes(root: Path, folder: PurePosixPath, name: str | None) -> bytes | Problem | None:
    """Return the picture `name` that the school's sheet in `folder` names: a PNG or JPEG of at most 1 MiB."""
    if name is None:
        return None
    file = root / folder / name
    known = PurePosixPath(name).name == name and file.is_file() and file.stat().st_size <= 1 << 20
    data = file.read_bytes() if known else b""
    # ISO/IEC 15948 (PNG) 5.2; ITU-T T.81 (JPEG) B.1.1.3
    if data.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
        return data
    message = f"没有找到图片 {name}。" if not file.is_file() else f"{name} 不是能用的图片。"
    hint = "把 .png 或 .jpg 图片（不超过 1 MB）放在 local.yaml 旁边，这里只写文件名；没有就删掉这一行。"
    return Problem(folder / "local.yaml", ("report_picture",), "local-picture", message, hint)


def name_hint(name: str, taken: Iterable[str]) -> str:
    """Return what to call a file whose name is no id."""
    rule = "只用小写字母、数字和连字符，不超过 48 个字符"
    plain = re.sub("[^a-z0-9]+", "-", name.lower()).strip("-")[:40].strip("-")
    if not re.search("[a-z]", plain):
        return f"{rule}，例如 borrowed-pen.yaml。"
    used = set(taken)
    free = next(n for n in (plain, *(f"{plain}-{i}" for i in range(2, 1000))) if n not in used)
    return f"{rule}；改成 {free}.yaml。"


def _suffix_hint(name: str) -> str:
    if _YAML.search(name):
        return f"把结尾改成 .yaml，即 {_YAML.sub('', name)}.yaml。"
    return "内容文件以 .yaml 结尾；别的文件请放到别处。"


def _is_plain(path: str) -> bool:
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except OSError:
        return True  # reading it will say why it cannot be read


def _is_noise(name: str) -> bool:
    return name.startswith((".", "~$")) or name.endswith("~") or name.lower() in _NOISE


def _locked(root: Path, fault: OSError, path: PurePosixPath | None = None) -> Problem:
    if path is None:
        path = _relative(root, Path(os.fsdecode(fault.filename)))
    if isinstance(fault, PermissionError):
        hint = "在文件的属性里允许自己读它，或从别处重新拷一份。"
        return Problem(path, (), "file-unreadable", "没有权限读这个文件。", hint)
    hint = "若别的程序正开着它，请先关掉；U盘或网盘请确认还连着。"
    return Problem(path, (), "file-unreadable", "这个文件读不出来。", hint)


def _relative(root: Path, path: Path) -> PurePosixPath:
    return PurePosixPath(path.relative_to(root).as_posix())
