"""The tutorial never lies: every command in it is run, every edit made, and the answers stand there word for word.

The handbook beside it knows every kind of document.

A console block begins with `$ `; the comments before the other blocks say what an author does with them: 存为 a file,
原来 these lines, 改成 those, 改回来. Numbers in the line a build ends with are those of the day. UPDATE_GOLDEN=1 writes
the answers of today into the page.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from generator import author_docs
from generator.load import FOLDERS, OPTIONAL, TITLES
from tests.conftest import ROOT, SAMPLE

TUTORIAL = ROOT / "docs/authors/tutorial.md"
HANDBOOK = ROOT / "docs/authors/README.md"
DOING = re.compile(r"<!-- (?P<do>存为|原来|改成|改回来)(?: (?P<file>[^\n>]+?))? -->\n")
BLOCK = re.compile(r"```(?P<kind>[a-z]+)\n(?P<body>.*?)^```\n", re.DOTALL | re.MULTILINE)
# Said on days long after the one the sample is read on.
BEHIND = re.compile(r"^.*\[as-of-behind\].*\n.*\n", re.MULTILINE)


def masked(page: str) -> str:
    """Return `page` without what differs from machine to machine."""
    return re.sub(r"^完成：.*$", lambda line: re.sub(r"[0-9.]+", "N", line[0]), page, flags=re.MULTILINE)


def replayed(page: str, folder: Path) -> str:
    """Return `page` with the answers its commands give in `folder`, where its edits are made as well."""
    file, text, before, do = folder, "", "", ""
    pieces: list[str] = []
    for doing, shown, block in parts(page):
        piece = shown
        if doing:
            do, file = doing["do"], folder / doing["file"] if doing["file"] else file
            if do == "改回来":
                file.write_text(before, encoding="utf-8")
        elif block and block["kind"] == "console":
            piece = f"```console\n{''.join(answers(block['body'], folder))}```\n"
        elif block and do:
            body = block["body"]
            if do == "存为":
                file.write_text(body, encoding="utf-8")
            elif do == "原来":
                text = body
            elif do == "改成":
                before = file.read_text(encoding="utf-8")
                # A block shows whole lines; the last line of a file may have no end.
                assert (before + "\n").count(text) == 1, text
                file.write_text((before + "\n").replace(text, body).removesuffix("\n"), encoding="utf-8")
            do = ""
        pieces.append(piece)
    return "".join(pieces)


def parts(page: str) -> Iterator[tuple[re.Match[str] | None, str, re.Match[str] | None]]:
    """Yield the pieces of a page: an instruction, text, or a block."""
    end = 0
    for found in re.finditer(f"{DOING.pattern}|{BLOCK.pattern}", page, re.DOTALL | re.MULTILINE):
        yield None, page[end : found.start()], None
        if doing := DOING.fullmatch(found[0]):
            yield doing, found[0], None
        else:
            yield None, found[0], BLOCK.fullmatch(found[0])
        end = found.end()
    yield None, page[end:], None


def answers(body: str, folder: Path) -> Iterator[str]:
    """Yield each command of a console block and what it prints in `folder`."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    for line in body.splitlines():
        if not line.startswith("$ "):
            continue
        done = subprocess.run(
            line.removeprefix("$ "),
            shell=True,
            check=False,
            cwd=folder,
            env={**os.environ, "PATH": path, "PYTHONIOENCODING": "utf-8"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=300,
        )
        assert done.returncode in {0, 1}, done.stdout
        yield f"{line}\n{BEHIND.sub('', done.stdout)}"


def test_every_answer_in_the_tutorial_is_true(tmp_path: Path) -> None:
    (tmp_path / "tests").mkdir()
    shutil.copytree(SAMPLE, tmp_path / "tests/sample")
    page = TUTORIAL.read_text(encoding="utf-8")
    now = replayed(page, tmp_path)
    told = len(re.findall("<!-- (?:存为|原来|改成|改回来)", page))
    assert told == sum(1 for doing, _, _ in parts(page) if doing) > 15, "every instruction was found"
    assert now.count("$ qinghe") > 15, "and every command"
    if os.environ.get("UPDATE_GOLDEN"):
        TUTORIAL.write_text(now, encoding="utf-8")
        page = now
    assert masked(now) == masked(page), "UPDATE_GOLDEN=1 writes the page anew; read the diff"


def test_a_count_told_in_the_text_stands_in_the_answer_above_it() -> None:
    page = TUTORIAL.read_text(encoding="utf-8")
    told = list(re.finditer("“(检查了 [0-9]+ 份)”", page))
    assert told
    for count in told:
        above = [block["body"] for block in BLOCK.finditer(page[: count.start()]) if block["kind"] == "console"]
        assert count[1] in above[-1], count[0]


def test_the_handbook_knows_every_kind_the_command_offers() -> None:
    page = HANDBOOK.read_text(encoding="utf-8")
    (sentence,) = re.findall("种类的英文名：(.+)。", page)
    assert dict(re.findall("`([a-z]+)` ([^，]+)", sentence)) == TITLES
    tables = page[page.index("\n## 字段表\n") :]
    assert sorted(re.findall(r"\]\((.+?)\)", tables)) == sorted(map(str, author_docs.pages()))
    places = page[page.index("\n## 内容在哪里\n") : page.index("\n## 一页学会 YAML\n")]
    for folder, _ in FOLDERS.values():
        assert f"| `{folder}/` |" in places
    for _, file, _ in OPTIONAL:
        assert f"| `{file}` |" in places


def test_a_lie_is_found(tmp_path: Path) -> None:
    page = "<!-- 存为 a.txt -->\n```yaml\na: 1\n```\n```console\n$ cat a.txt\na: 2\n```\n"
    assert replayed(page, tmp_path) == page.replace("a: 2", "a: 1")
