"""Slips a machine can mend without guessing: full-width colons after a key, indents of tabs or wide blanks, invisible
characters.

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

TAB = 4
"""Columns most editors show a tab in."""

_KEY = re.compile(r"(?P<indent> *)(?P<dashes>(?:- +)*)(?P<key>[^\s:#-][^:#]*):(?P<rest>\s|$)")


def fix_files(root: Path, paths: tuple[PurePosixPath, ...]) -> dict[PurePosixPath, int]:
    """Mend the files at `paths` below `root` in place; return how many slips were mended in each that changed."""
    mended = {}
    for path in paths:
        try:
            text = (root / path).read_bytes().decode("utf-8")
        except (OSError, UnicodeDecodeError):
            continue  # another encoding needs a person who can see whether it reads right
        new, count = fixed(path, text)
        if count:
            write_file(root / path, new.encode())
            mended[path] = count
    return mended


def fixed(path: PurePosixPath, text: str) -> tuple[str, int]:
    """Return `text` with its mechanical slips mended, and how many there were; stops where a person is needed."""
    text, count = FORBIDDEN.subn("", text.removeprefix("\ufeff").replace("\r\n", "\n"))
    problem = _first(path, text)
    for _ in range(ROUNDS):
        new = _mended(text, problem) if problem else None
        if new is None or new == text:
            break
        after = _first(path, new)
        # What reads no further than before was no slip of this kind.
        if after and problem and _place(after) <= _place(problem):
            break
        text, count, problem = new, count + 1, after
    return text, count


def _first(path: PurePosixPath, text: str) -> Problem | None:
    """Return the first thing that keeps `text` from being read."""
    normal, problems = decode(path, text.encode())
    problems = problems or parse(path, normal)[1]
    return problems[0] if problems else None


def _place(problem: Problem) -> tuple[int, int]:
    return (problem.mark.line, problem.mark.column) if problem.mark else (0, 0)


def _mended(text: str, problem: Problem) -> str | None:
    """Return `text` with this one slip mended, or None where it is not one of ours."""
    if problem.mark is None:
        return None
    lines = text.split("\n")
    row, column = problem.mark.line - 1, problem.mark.column - 1
    line = lines[row]
    if problem.code == "yaml-fullwidth-colon" and _is_key(line[:column]):
        lines[row] = line[:column] + re.sub(r"^([^：\s]+)：\s*", r"\1: ", line[column:]).rstrip()
    elif problem.code in {"yaml-tab", "yaml-wide-space"} and not line[:column].strip():
        blank = line[: len(line) - len(line.lstrip())]
        if blank.strip(" "):
            line = " " * _indent(lines, row, blank) + line[len(blank) :]
        lines[row] = re.sub("^([^:]+:)[\u3000\xa0]+", r"\1 ", line)
    else:
        return None
    return "\n".join(lines)


def _is_key(before: str) -> bool:
    """Tell whether a key may stand after `before`: at the start of a line, or between braces."""
    if not before.strip(" -"):
        return True
    if not before.rstrip().endswith(("{", ",")):
        return False
    # What is open last: a list's items are no keys.
    opened: list[str] = []
    for sign in before:
        if sign in "{[":
            opened.append(sign)
        elif sign in "}]" and opened:
            opened.pop()
    return opened[-1:] == ["{"]


def _indent(lines: list[str], row: int, blank: str) -> int:
    """Return the column that an indent of tabs or wide blanks was meant to reach.

    Among the columns the lines above have opened it is the one nearest to what an editor shows.
    """
    shown = len(blank.replace("\u3000", "  ").expandtabs(TAB))
    opened = _open_columns(lines, row, is_item=lines[row].lstrip().startswith("- "))
    return min(opened, key=lambda column: (abs(column - shown), -column), default=2 * blank.count("\t") or shown)


def _open_columns(lines: list[str], row: int, *, is_item: bool) -> list[int]:
    """Return the columns, right of the margin, where line `row` may begin: those of its family and of those around."""
    above = [line for line in lines[:row] if line.strip() and not line.lstrip().startswith("#")]
    if not above:
        return []
    last = above[-1]
    found = _KEY.match(last)
    if found and re.fullmatch(r"\s*(?:[|>][-+]?)?\s*", last[found.end("key") + 1 :]):
        return [found.start("key") + 2]  # the line above waits for what is in it
    columns, limit = [], len(last) + 1
    for line in reversed(above):
        found = _KEY.match(line)
        indent = len(line) - len(line.lstrip())
        if indent >= limit:
            continue
        limit = indent
        if is_item:
            columns += [indent] if line.lstrip().startswith("- ") else []
        elif found:
            columns += [found.start("key")]
        elif line is last:
            columns += [indent]
    return [column for column in columns if column]
