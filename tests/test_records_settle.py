"""Settling against a brute-force oracle in plain Python: the same records stand, the same rows are counted.

The oracle knows nothing of SQL: it compares every row with every other, class by class, in the words of the contract
(reliability.md §4): the highest revision of a key stands, the same revision saying two things is a conflict.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from generator.records import store
from generator.records.ledger import Counts
from tests.messy.school import imported, opened, standing, written

SCOPES = {
    "全校": ("3年级1班", "3年级2班", "4年级1班", "4年级2班"),
    "三年级": ("3年级1班", "3年级2班"),
    "4年级1班": ("4年级1班",),
    "三（1）班、四（1）班": ("3年级1班", "4年级1班"),
    "3年级2班": ("3年级2班",),
}
STATUS = {"": 1, "更正": 2, "作废": 2}


@dataclass(frozen=True)
class Typed:
    """A row as a teacher types it."""

    scope: str
    date: str
    title: str
    minutes: int
    status: str
    revision: int | None

    @property
    def number(self) -> int:
        return self.revision or STATUS[self.status]

    @property
    def keys(self) -> list[tuple[str, str, str]]:
        return [(name, self.date, self.title) for name in SCOPES[self.scope]]

    @property
    def says(self) -> object:
        return "void" if self.status == "作废" else self.minutes

    def cells(self) -> Sequence[object]:
        revision = "" if self.revision is None else self.revision
        fixed = ("主题班会", "学生欺凌防治", self.minutes, "班主任")
        return ("第一小学", self.scope, self.date, "第1节", "其他资源", self.title, *fixed, self.status, revision)


@st.composite
def typed(draw: st.DrawFn) -> Typed:
    status = draw(st.sampled_from(("", "", "", "更正", "作废")))
    least = 1 if status == "" else 2
    revision = draw(st.none() | st.integers(least, 3))
    scope, date = draw(st.sampled_from(sorted(SCOPES))), draw(st.sampled_from(("2026-09-03", "2026-09-10")))
    return Typed(scope, date, draw(st.sampled_from(("甲", "乙"))), draw(st.sampled_from((20, 40))), status, revision)


Key = tuple[str, str, str]
State = dict[Key, tuple[int, object]]
Past = dict[tuple[Key, int], object]


def oracle(state: State, past: Past, rows: Sequence[Typed]) -> tuple[State, Counts]:
    """Return what stands after one batch, and what became of its rows; `past` learns what was accepted."""

    def contradicts(one: Typed, other: Typed) -> bool:
        shared = set(one.keys) & set(other.keys)
        return bool(shared) and one.number == other.number and one.says != other.says

    def contradicts_state(one: Typed) -> bool:
        return any(past.get((key, one.number), one.says) != one.says for key in one.keys)

    rejected = {
        place
        for place, one in enumerate(rows)
        if contradicts_state(one) or any(contradicts(one, other) for other in rows)
    }
    after, fates = dict(state), []
    for place, one in enumerate(rows):
        if place in rejected:
            continue
        fate = set()
        for key in one.keys:
            rivals = [(rows[n].number, n) for n in range(len(rows)) if n not in rejected and key in rows[n].keys]
            newest = max(number for number, _ in rivals)
            before = state[key][0] if key in state else 0
            if one.number < max(newest, before):
                fate.add("superseded")
            elif one.number == before or any(number == one.number and n < place for number, n in rivals):
                fate.add("duplicate")
            else:
                fate.add("accepted")
                after[key] = (one.number, one.says)
                past[key, one.number] = one.says
        fates.append(next(word for word in ("accepted", "superseded", "duplicate") if word in fate))
    counts = Counts(
        accepted=fates.count("accepted"),
        duplicate=fates.count("duplicate"),
        superseded=fates.count("superseded"),
        rejected=len(rejected),
        read=len(rows),
    )
    return after, counts


def stood(folder: Path) -> State:
    """Return what stands on disk in the words of the oracle."""
    with store.attach(folder) as connection:
        query = "SELECT class, date::VARCHAR, title, revision, status, minutes FROM standing_class_records"
        found = connection.execute(query).fetchall()
    state = {
        (name, date, title): (revision, "void" if s == "void" else m) for name, date, title, revision, s, m in found
    }
    assert len(state) == len(found), "a key stands twice"
    return state


def fresh() -> Path:
    return opened(Path(tempfile.mkdtemp()) / "records")


# No shrinking: an import takes a tenth of a second, and the rows of a failing example are few enough to read.
quick = settings(
    max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.reuse, Phase.generate]
)
batches = st.lists(st.lists(typed(), min_size=1, max_size=7), min_size=1, max_size=3)


@quick
@given(batches)
def test_what_stands_and_what_is_counted_equal_the_oracle(history: list[list[Typed]]) -> None:
    folder = fresh()
    state: State = {}
    past: Past = {}
    for number, rows in enumerate(history):
        path = written(folder.parent / f"{number}.csv", [row.cells() for row in rows])
        state, counts = oracle(state, past, rows)
        done = imported(folder, path)
        assert (done.rows, stood(folder)) == (counts, state)
        assert (done.entry is None) == (counts.accepted == 0)
        again = imported(folder, path)
        assert again.entry is None
        assert stood(folder) == state
    shutil.rmtree(folder.parent)


def consistent(rows: list[Typed]) -> list[Typed]:
    """Return the rows such that equal keys and revisions say the same: nothing contradicts."""
    said = {}
    for row in rows:
        void = (row.date == "2026-09-10") == (row.title == "甲") and row.number == 2
        said[row] = Typed(
            row.scope,
            row.date,
            row.title,
            20 * row.number,
            "作废" if void else "更正" if row.number > 1 else "",
            row.number,
        )
    return [said[row] for row in rows]


@quick
@given(st.lists(typed(), min_size=2, max_size=9).map(consistent), st.randoms(use_true_random=False))
def test_order_and_splitting_do_not_matter(rows: list[Typed], chance: random.Random) -> None:
    whole, parts = fresh(), fresh()
    imported(whole, written(whole.parent / "all.csv", [row.cells() for row in rows]))
    shuffled = rows[:]
    chance.shuffle(shuffled)
    cut = chance.randrange(1, len(rows))
    for number, some in enumerate((shuffled[:cut], shuffled[cut:])):
        imported(parts, written(parts.parent / f"{number}.csv", [row.cells() for row in some]))
    assert standing(whole) == standing(parts)
    assert store.verify(whole) == store.verify(parts) == []
    shutil.rmtree(whole.parent)
    shutil.rmtree(parts.parent)


def test_a_void_after_an_add_counts_nowhere_and_both_stay(tmp_path: Path) -> None:
    folder = opened(tmp_path / "records")
    add = Typed("3年级2班", "2026-09-03", "甲", 40, "", None)
    void = Typed("3年级2班", "2026-09-03", "甲", 40, "作废", None)
    imported(folder, written(tmp_path / "1.csv", [add.cells()]))
    imported(folder, written(tmp_path / "2.csv", [void.cells()]))
    with store.attach(folder) as connection:
        assert connection.execute("SELECT count(*) FROM class_records").fetchall() == [(0,)]
        kept = connection.execute("SELECT status, batch FROM all_class_records ORDER BY batch").fetchall()
    assert kept == [("add", 2), ("void", 3)]
    with store.attach(folder, until=2) as connection:
        assert connection.execute("SELECT minutes FROM class_records").fetchall() == [(40,)], "as it was known then"


def test_a_void_that_comes_first_waits_for_its_record(tmp_path: Path) -> None:
    folder = opened(tmp_path / "records")
    void = Typed("3年级2班", "2026-09-03", "甲", 40, "作废", None)
    assert imported(folder, written(tmp_path / "1.csv", [void.cells()])).lone_voids == 1
    late = imported(folder, written(tmp_path / "2.csv", [Typed("3年级2班", "2026-09-03", "甲", 40, "", None).cells()]))
    assert (late.rows.superseded, late.entry) == (1, None)


def test_a_conflict_names_the_other_row_and_the_way_out(tmp_path: Path) -> None:
    folder = opened(tmp_path / "records")
    rows = [Typed("3年级2班", "2026-09-03", "甲", minutes, "", None).cells() for minutes in (40, 20)]
    done = imported(folder, written(tmp_path / "1.csv", rows))
    (wrong,) = done.files[0].faults[1, 3]
    assert (wrong.field, wrong.reason) == ("minutes", "和本文件第 2 行是同一件事，说法却不一样，没有登记哪一行")
    assert "修订号写 2" in wrong.cure
    imported(folder, written(tmp_path / "2.csv", rows[:1]))
    done = imported(folder, written(tmp_path / "3.csv", rows[1:]))
    (wrong,) = done.files[0].faults[1, 2]
    assert wrong.reason == "和第 2 批已经登记的记录说法不一样，没有改动已登记的"


def test_the_same_rows_in_any_order_give_the_same_records_file(tmp_path: Path) -> None:
    rows = [Typed("全校", "2026-09-03", title, 40, "", None).cells() for title in ("甲", "乙")]
    for name, order in (("a", rows), ("b", rows)):
        imported(opened(tmp_path / name), written(tmp_path / f"{name}.csv", order))
    first, second = ((tmp_path / name / "class_records" / "0002.parquet").read_bytes() for name in "ab")
    assert first == second
