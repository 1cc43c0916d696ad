"""Slips a machine can mend without guessing: full-width colons after a key, tabs in indents, invisible characters.

Anything that needs to know what the author meant is left to the author.
"""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from generator.problems import Problem
from generator.source import FORBIDDEN, decode, parse
from generator.write import write_file

ROUNDS = 200
"""A file shows one slip at a time; more of them than this is no slip."""


def fix_files(root: Path, paths: tuple[PurePosixPath, ...]) -> dict[PurePosixPath, int]:
    """Mend the files at `paths` below `root` in place; return how many slips were mended in each that changed."""
    mended = {}
    for path in paths:
        data = (root / path).read_bytes()
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError:
            continue  # another encoding needs a person who can see whether it reads right
        new, count = fixed(path, text)
        if count:
            write_file(root / path, new.encode())
            mended[path] = count
    return mended


def fixed(path: PurePosixPath, text: str) -> tuple[str, int]:
    """Return `text` with its mechanical slips mended, and how many there were; stops where a person is needed."""
    text, count = FORBIDDEN.subn("", text.removeprefix("\ufeff").replace("\r\n", "\n"))
    for _ in range(ROUNDS):
        normal, problems = decode(path, text.encode())
        if problems:
            break
        _, problems = parse(path, normal)
        new = _mended(normal, problems[0]) if problems else None
        if new is None or new == normal:
            break
        text, count = new, count + 1
    return text, count


def _mended(text: str, problem: Problem) -> str | None:
    """Return `text` with this one slip mended, or None where it is not one of ours."""
    if problem.mark is None:
        return None
    lines = text.split("\n")
    row = problem.mark.line - 1
    if problem.code == "yaml-fullwidth-colon":
        lines[row] = re.sub(r"^(\s*(?:- )?[a-z_]+)：\s*", r"\1: ", lines[row]).rstrip()
    elif problem.code == "yaml-tab":
        indent = len(lines[row]) - len(lines[row].lstrip())
        lines[row] = lines[row][:indent].replace("\t", "  ") + lines[row][indent:]
    else:
        return None
    return "\n".join(lines)
