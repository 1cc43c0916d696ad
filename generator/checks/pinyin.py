"""Readings the youngest pupils learn from: where a character can be read in several ways, somebody confirmed which.

Children of grades 1 and 2 read by pinyin, and a program guesses it wrong in many plain sentences (头发长长了). What
nobody confirmed stands without pinyin on the page, and is listed here.

写错：“还没还给他。”写对：在 content/pinyin.yaml 里写“还没: hái méi”和“还给: huán gěi”，或者在正文里写“{还|huán}”。
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.curriculum import Curriculum
from generator.model.case import Case
from generator.model.lesson import Lesson
from generator.model.scenario import Scenario
from generator.model.walk import Leaf
from generator.pinyin import spelled
from generator.problems import Problem, Severity
from generator.prose import Bullets, parse

# What the pupil's page of a lesson prints; slides and worksheets are read out by the teacher.
_LESSON = {"title", "summary", "student", "quiz", "bystander"}


def pinyin(curriculum: Curriculum) -> Iterator[Problem]:
    """Yield characters of 小低 pupil text whose reading nobody confirmed, and entries with a syllable too many."""
    for name, entries in curriculum.looked_at("pinyin", {"pinyin": curriculum.pinyin}):
        for han, reading in entries.phrases.items():
            if len(reading.split()) != len(han):
                message = f"“{han}”有 {len(han)} 个字，读音写了 {len(reading.split())} 个音节。"
                path = curriculum.paths["pinyin", name]
                yield Problem(path, ("phrases", han), "pinyin-syllables", message, "一个字一个音节，用空格分开。")
    for kind, name, leaf in curriculum.written:
        if leaf.written.readers == "students" and _young(curriculum, kind, name, leaf):
            doubtful = dict.fromkeys(
                piece.text for text in _plain(leaf) for piece in spelled(text, curriculum.readings) if piece.doubtful
            )
            if doubtful:
                signs = "、".join(f"“{char}”" for char in doubtful)
                message = f"{signs}有几种读音，没有人确认这里读哪一个，页面上先不注音。"
                hint = "在 content/pinyin.yaml 里写上它所在的词，例如 头发: tóu fa；或者在正文里写 {长|zhǎng}。"
                where = curriculum.paths[kind, name]
                yield Problem(where, leaf.where, "pinyin-unconfirmed", message, hint, Severity.WARNING)


def _young(curriculum: Curriculum, kind: str, name: str, leaf: Leaf) -> bool:
    """Tell whether a text for pupils stands on a page of grades 1 and 2."""
    if kind == "law":
        return leaf.where[-1] == "小低"
    document: object = {"lesson": curriculum.lessons, "case": curriculum.cases, "scenario": curriculum.scenarios}.get(
        kind, {}
    ).get(name)
    if isinstance(document, Lesson):
        return leaf.where[0] in _LESSON and any(curriculum.band(grade) == "小低" for grade in document.grades)
    if isinstance(document, Case):
        return document.audience == "student" and "小低" in document.bands
    return isinstance(document, Scenario) and "小低" in document.bands


def _plain(leaf: Leaf) -> Iterator[str]:
    """Yield the pieces of a text no author gave a reading in place."""
    if leaf.written.kind != "prose":
        yield leaf.value
        return
    for block in parse(leaf.value):
        for runs in block.items if isinstance(block, Bullets) else (block.runs,):
            yield from (run.text for run in runs if not run.ruby)
