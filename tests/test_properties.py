"""No input reaches an exception outside our problem type, and every problem points where it says.

2,000 mutated files in an ordinary run; `make fuzz` sets QINGHE_FUZZ=50000.
"""

from __future__ import annotations

import os
import random
from multiprocessing.connection import Connection
from pathlib import PurePosixPath

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import checks, show
from generator.link import link
from generator.load import FOLDERS, SINGLES, Loaded, load, understood
from generator.model.lesson import Lesson
from generator.read import Read, read
from tests.conftest import LESSON, ROOT, SAMPLE, Sample

CASES = int(os.environ.get("QINGHE_FUZZ", "2000"))
PATH = PurePosixPath("x.yaml")
PLACES = {**FOLDERS, **SINGLES}


def real_files() -> list[tuple[str, bytes]]:
    """Return (kind, bytes) of every document of the sample and a few real ones."""
    found = []
    for root in (SAMPLE, ROOT):
        for kind, (place, _) in PLACES.items():
            files = sorted((root / place).rglob("*.yaml")) if kind in FOLDERS else [root / place]
            found += [(kind, file.read_bytes()) for file in files[:3]]
    return found


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Return `data` with a few bytes, lines or indents changed as slips and bad tools change them."""
    for _ in range(chance.randint(1, 4)):
        if not data:
            break
        at = chance.randrange(len(data))
        lines = data.split(b"\n")
        row = chance.randrange(len(lines))
        match chance.randrange(8):
            case 0:
                data = data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]
            case 1:
                data = data[:at] + data[at + chance.randint(1, 40) :]
            case 2:
                data = (
                    data[:at]
                    + chance.choice([b"\t", b": ", b"- ", "：".encode(), b"'", b'"', b"{", b"[", b"&a "])
                    + data[at:]
                )
            case 3:
                data = b"\n".join([*lines[:row], lines[row][chance.randint(0, 3) :], *lines[row + 1 :]])
            case 4:
                data = b"\n".join([*lines[:row], b"  " + lines[row], *lines[row + 1 :]])
            case 5:
                data = b"\n".join([*lines[:row], lines[row], *lines[row:]])
            case 6:
                data = b"\n".join(lines[:row])
            case _:
                data = data[:at] + data[max(0, at - 30) : at] + data[at:]
    return data


@pytest.mark.parametrize("part", range(4))
def test_no_mutated_file_reaches_an_exception(part: int) -> None:
    files = real_files()
    chance = random.Random(part)
    for _ in range(CASES // 4):
        kind, data = chance.choice(files)
        broken = mutated(data, chance)
        text, document, problems = understood(PATH, PLACES[kind][1], broken)
        assert (document is None) == bool(problems), broken
        lines = text.split("\n") if text else broken.split(b"\n")
        for mark, problem in show.placed(problems, {PATH: text}):
            assert 1 <= mark.line <= len(lines), (problem, broken)
            assert problem.message.endswith("。")


events = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.fixed_dictionaries(dict.fromkeys(("title", "steps", "quiz", "evidence", "not_when", "form"), events)))
def test_no_value_of_any_shape_reaches_an_exception(value: dict[str, object]) -> None:
    data = yaml.safe_dump(value, allow_unicode=True).encode("utf-8", "surrogatepass")
    _, document, problems = understood(PATH, Lesson, data)
    assert document is None
    assert problems


def test_a_named_value_stands_on_the_line_that_is_named() -> None:
    """Mutate one key or value of the sample lesson at a time: the problem's line holds the changed token."""
    text = (SAMPLE / "lessons/grade-03/g03-what-is-bullying.yaml").read_text(encoding="utf-8")
    lines = text.split("\n")
    tried = 0
    for row, line in enumerate(lines):
        key = line.strip().removeprefix("- ").split(":")[0]
        if not key.isidentifier() or f"{key}: " not in line:
            continue
        changed = "\n".join([*lines[:row], line.replace(f"{key}:", f"{key}zz:", 1), *lines[row + 1 :]])
        _, _, problems = understood(PATH, Lesson, changed.encode())
        unknown = [(m, p) for m, p in show.placed(problems, {PATH: changed}) if p.code == "unknown-key"]
        if unknown:
            tried += 1
            assert any(m.line == row + 1 and f"{key}zz" in p.message for m, p in unknown), (line, unknown)
    assert tried > 60


def test_the_order_of_files_does_not_matter() -> None:
    loaded = load(SAMPLE)
    curriculum, problems = link(loaded)
    turned = Loaded(
        {kind: dict(reversed(documents.items())) for kind, documents in reversed(loaded.documents.items())},
        dict(reversed(loaded.paths.items())),
        loaded.broken,
        dict(reversed(loaded.texts.items())),
        loaded.problems,
    )
    assert link(turned) == (curriculum, problems)
    assert read(SAMPLE).problems == ()


def test_a_changed_file_is_read_again_and_the_others_are_taken_over(sample: Sample) -> None:
    project = sample()
    first = load(project)
    lesson = project / LESSON
    lesson.write_text(lesson.read_text(encoding="utf-8").replace("minutes: 20", "minutes: 19"), encoding="utf-8")
    second = load(project, first)
    assert second.documents["lesson"] != first.documents["lesson"]
    assert second.documents["case"]["borrowed-pen"] is first.documents["case"]["borrowed-pen"]
    assert second == load(project), "the same as reading everything anew"


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (LESSON, "minutes: 20", "minutes: 2"),
        (LESSON, "title: 一支笔的故事", "title: 一支笔的故事，打电话 13800138000"),
        (LESSON, "title: 一支笔的故事", "title: 一支笔的故事，打 110"),
        (LESSON, "title: 一支笔的故事", "title: 一支笔的故事（待填）"),
        (LESSON, "{level: practice, sources: [classroom-practice]}", "{level: strong, sources: []}"),
        (LESSON, "title: 什么是学生欺凌", "title：坏了"),
        ("content/cases/borrowed-pen.yaml", "小禾小声说", "赵晓东小声说"),
        ("content/cast.yaml", "name: 小禾", "name: 小河"),
        ("content/laws/sample-law.yaml", "sha256: ", "sha256: 0"),
    ],
)
def test_reading_again_after_a_change_finds_what_reading_anew_finds(
    sample: Sample, file: str, old: str, new: str
) -> None:
    project = sample()
    place = project / file
    whole = place.read_text(encoding="utf-8")
    assert old in whole
    first = read(project)
    place.write_text(whole.replace(old, new), encoding="utf-8")
    second = read(project, previous=first)
    assert listed(second) == listed(read(project)) != listed(first)
    place.write_text(whole, encoding="utf-8")
    assert listed(read(project, previous=second)) == listed(first)


def test_what_stands_in_two_lessons_is_found_again_after_a_change_in_one(sample: Sample) -> None:
    project = sample()
    long = "lead: 有人让你不舒服的时候，你可以慢慢说出来，也可以写下来交给老师看。"
    lesson = (project / LESSON).read_text(encoding="utf-8").replace("lead: 有人让你不舒服，你可以说出来。", long)
    (project / LESSON).write_text(lesson, encoding="utf-8")
    copy = (project / LESSON).with_name("g03-what-is-bullying-again.yaml")
    copy.write_text(lesson, encoding="utf-8")
    first = read(project)
    assert "sentence-reused" in {problem.code for problem in first.problems}
    copy.write_text(lesson.replace("title: 什么是学生欺凌", "title: 还是那一课"), encoding="utf-8")
    assert listed(read(project, previous=first)) == listed(read(project))


def test_two_processes_find_what_one_finds(sample: Sample, monkeypatch: pytest.MonkeyPatch) -> None:
    project = sample()
    for file, old, new in (
        (LESSON, "title: 一支笔的故事", "title: 一支笔的故事，打电话 13800138000"),
        ("content/cases/borrowed-pen.yaml", "小禾小声说", "赵晓东小声说"),
        ("content/pinyin.yaml", "phrases:", "phrases:\n  一下: yí"),
    ):
        place = project / file
        place.write_text(place.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    alone = read(project)
    monkeypatch.setattr(checks, "_MUCH", 0)
    assert listed(read(project)) == listed(alone)
    assert {"personal-mobile", "name-not-in-cast", "pinyin-syllables"} <= {p.code for p in alone.problems}
    monkeypatch.setattr(Connection, "send", lambda *_: os._exit(1))
    assert listed(read(project)) == listed(alone), "the second process died"


def listed(content: Read) -> list[str]:
    return sorted(map(str, content.problems))
