"""Problems as a person, a program or a code review reads them; the place is looked up here, when it is shown."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import PurePosixPath

from generator.problems import Mark, Problem, Severity
from generator.source import position

_WORDS = {Severity.ERROR: "错误", Severity.WARNING: "提醒"}


def placed(problems: Iterable[Problem], texts: Mapping[PurePosixPath, str]) -> list[tuple[Mark, Problem]]:
    """Return every problem once with its place, sorted by file, line and code.

    `texts` are the texts as they were read, so that a later edit cannot shift lines.
    """
    found = {(problem.mark or _position(problem, texts), problem) for problem in problems}
    return sorted(found, key=lambda row: (str(row[1].path), row[0].line, row[0].column, row[1].code, row[1].message))


def as_text(problems: Iterable[Problem], texts: Mapping[PurePosixPath, str], base: str = "") -> str:
    """Return `文件:行:列: 错误 [code] sentence`, the hint on a line of its own; `base` is the way to the project."""
    lines = []
    for mark, problem in placed(problems, texts):
        place = f"{PurePosixPath(base, problem.path)}:{mark.line}:{mark.column}"
        lines.append(f"{place}: {_WORDS[problem.severity]} [{problem.code}] {problem.message}")
        if problem.hint:
            lines.append(f"    {problem.hint}")
    return "\n".join(lines)


def as_json(problems: Iterable[Problem], texts: Mapping[PurePosixPath, str]) -> str:
    """Return the problems as a JSON list."""
    rows = [
        {
            "path": str(problem.path),
            "line": mark.line,
            "column": mark.column,
            "where": list(problem.where),
            "severity": str(problem.severity),
            "code": problem.code,
            "message": problem.message,
            "hint": problem.hint,
        }
        for mark, problem in placed(problems, texts)
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1)


def as_github(problems: Iterable[Problem], texts: Mapping[PurePosixPath, str]) -> str:
    """Return GitHub workflow commands, one a line (docs.github.com, "Setting an error message")."""
    lines = []
    for mark, problem in placed(problems, texts):
        text = f"{problem.message} {problem.hint}".strip()
        for sign, code in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A")):
            text = text.replace(sign, code)
        place = f"file={problem.path},line={mark.line},col={mark.column},title={problem.code}"
        lines.append(f"::{problem.severity} {place}::{text}")
    return "\n".join(lines)


def _position(problem: Problem, texts: Mapping[PurePosixPath, str]) -> Mark:
    text = texts.get(problem.path)
    return position(text, problem.where, problem.token) if text else Mark(1, 1)
