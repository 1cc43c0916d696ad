"""Where a new document goes, and its starter."""

from __future__ import annotations

import datetime
import os
import re
from pathlib import Path, PurePosixPath

from generator.load import FOLDERS, OPTIONAL, SINGLES, TITLES
from generator.model.base import ID_PATTERN, RESERVED
from generator.problems import did_you_mean
from generator.promote import Refused
from generator.schemas import FOLDER
from generator.starter import starter
from generator.write import write_file


def write_starter(root: Path, kind: str, name: str, today: datetime.date) -> PurePosixPath:
    """Write a starter of `kind` called `name` into the project `root` and return its path.

    `kind` is the English name or what authors call it. Raises `Refused` for an unknown kind, a name that is no id,
    or a file that is already there.
    """
    known = {**FOLDERS, **SINGLES, **{kind: (path, model) for kind, path, model in OPTIONAL}}
    kind = next((key for key, title in TITLES.items() if title == kind), kind)
    if kind not in known:
        # The single files stand in every project, so nobody is offered them.
        offered = "、".join(f"{key} {title}" for key, title in TITLES.items())
        raise Refused(f"没有“{kind}”这个种类。{did_you_mean(kind, TITLES)}可以写：{offered}。")
    place, model = known[kind]
    if kind in FOLDERS:
        if not re.fullmatch(ID_PATTERN, name) or len(name) > 48 or name in RESERVED:
            raise Refused(f"“{name}”不能作文件名：只用小写字母、数字和连字符，例如 borrowed-pen，不超过 48 个字符。")
        grade = re.match(r"g(\d\d)-", name)
        folder = place / f"grade-{grade[1]}" if kind == "lesson" and grade else place
        place = folder / f"{name}.yaml"
    if (root / place).exists():
        raise Refused(f"{place} 已经有了，没有动它。")
    write_file(root / place, starter(model, _schema(root / place, kind), today).encode())
    return place


def _schema(file: Path, kind: str) -> str:
    """Return the way from a document to its JSON Schema, for the editor; a project may stand anywhere."""
    target = FOLDER / f"{kind}.schema.json"
    try:
        return Path(os.path.relpath(target, file.parent)).as_posix()
    except ValueError:  # another drive
        return target.as_uri()
