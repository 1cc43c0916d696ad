"""What `qinghe explain CODE` prints: the rule, why it is one, and a wrong and a right example.

The texts stand in generator/explanations/, one file a family of rules, written for authors.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path, PurePosixPath

from pydantic import Field

from generator.model.base import Line, Model, Prose
from generator.source import decode, parse

FOLDER = Path(__file__).parent / "explanations"


class Explanation(Model):
    """一条规则的说明。"""

    rule: Line
    """规则，一句话。"""
    why: Prose
    """为什么有这条规则；有出处的写出处。"""
    wrong: str = Field(min_length=1)
    """错的写法，几行 YAML。"""
    right: str = Field(min_length=1)
    """对的写法，几行 YAML。"""


@cache
def explanations() -> dict[str, Explanation]:
    """Return every explanation by its code."""
    found: dict[str, Explanation] = {}
    for file in sorted(FOLDER.glob("*.yaml")):
        path = PurePosixPath(file.name)
        text, problems = decode(path, file.read_bytes())
        value, unread = parse(path, text)
        if problems or unread or not isinstance(value, dict):
            raise ValueError(f"{file.name}: {problems + unread}")
        for code, entry in value.items():
            if code in found:
                raise ValueError(f"{code} is explained twice")
            found[code] = Explanation.model_validate(entry)
    return found


def as_text(code: str, explanation: Explanation) -> str:
    """Return the explanation of `code` as a person reads it in a terminal."""
    wrong = "\n".join(f"    {line}" for line in explanation.wrong.rstrip().splitlines())
    right = "\n".join(f"    {line}" for line in explanation.right.rstrip().splitlines())
    return f"{code}\n{explanation.rule}\n\n{explanation.why.rstrip()}\n\n错：\n{wrong}\n\n对：\n{right}"
