"""Where a new document goes, and its starter."""

from __future__ import annotations

import datetime
import re
from pathlib import Path, PurePosixPath

from generator.load import FOLDERS, LOCAL, SINGLES
from generator.model.base import ID_PATTERN, RESERVED
from generator.problems import did_you_mean
from generator.promote import Refused
from generator.starter import starter
from generator.write import write_file


def write_starter(root: Path, kind: str, name: str, today: datetime.date) -> PurePosixPath:
    """Write a starter of `kind` called `name` into the project `root` and return its path.

    Raises `Refused` for an unknown kind, a name that is no id, or a file that is already there.
    """
    known = {**FOLDERS, **SINGLES, LOCAL[0]: LOCAL[1:]}
    if kind not in known:
        raise Refused(f"没有“{kind}”这个种类。{did_you_mean(kind, known)}可以写：{'、'.join(known)}。")
    place, model = known[kind]
    if kind in FOLDERS:
        if not re.fullmatch(ID_PATTERN, name) or len(name) > 48 or name in RESERVED:
            raise Refused(f"“{name}”不能作文件名：只用小写字母、数字和连字符，例如 borrowed-pen，不超过 48 个字符。")
        grade = re.match(r"g(\d\d)-", name)
        folder = place / f"grade-{grade[1]}" if kind == "lesson" and grade else place
        place = folder / f"{name}.yaml"
    if (root / place).exists():
        raise Refused(f"{place} 已经有了，没有动它。")
    schema = "../" * (len(place.parts) - 1) + f"generator/schema/{kind}.schema.json"
    write_file(root / place, starter(model, schema, today).encode())
    return place
