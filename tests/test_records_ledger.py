"""The ledger finds every edited byte, and an import that dies leaves all of a batch or nothing."""

from __future__ import annotations

import datetime
import subprocess
import sys
from pathlib import Path

import pytest
from filelock import FileLock

from generator.records import importing, ledger, register, store
from tests.conftest import ROOT
from tests.messy.killed import POINTS
from tests.messy.school import EDITION, LESSONS, ROSTER, TODAY, imported, opened, standing, written

ROW = ("第一小学", "全校", "2026-09-03", "第1节", "其他资源", "甲", "主题班会", "学生欺凌防治", 40, "班主任", "", "")
CHANGED = (*ROW[:8], 20, "班主任", "更正", 2)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a records folder with a roster, a batch, and a batch that corrects it."""
    opened(tmp_path / "records")
    imported(tmp_path / "records", written(tmp_path / "1.csv", [ROW]))
    imported(tmp_path / "records", written(tmp_path / "2.csv", [CHANGED]))
    return tmp_path / "records"


def test_each_batch_is_one_line_and_names_its_files(folder: Path) -> None:
    entries = ledger.read(folder)
    assert [(entry.kind, sorted(entry.parts)) for entry in entries] == [
        ("roster", ["classes", "schools", "terms"]),
        ("records", ["class_records"]),
        ("records", ["class_records", "replaced"]),
    ]
    assert store.verify(folder) == []
    assert {row[11] for row in standing(folder)} == {20}


def test_every_edited_byte_of_the_ledger_is_found(folder: Path) -> None:
    path = folder / ledger.NAME
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        assert store.verify(folder) != [], place
    for cut in (whole[:-1], whole[: whole.index(b"\n") + 1], whole[whole.index(b"\n") + 1 :], whole + b"{}\n", b""):
        path.write_bytes(cut)
        assert store.verify(folder) != [], cut
    path.write_bytes(whole)
    assert store.verify(folder) == []


def test_every_edited_byte_of_a_batch_is_found(folder: Path) -> None:
    for path in sorted(folder.glob("*/*.parquet")):
        whole = path.read_bytes()
        for place in range(0, len(whole), 17):
            path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
            assert any("被改动过" in fault for fault in store.verify(folder)), (path, place)
        path.write_bytes(whole)
    missing = folder / "replaced" / "0003.parquet"
    missing.rename(folder / "replaced" / "0009.parquet")
    assert store.verify(folder) == ["第 3 批的 replaced/0003.parquet 不见了。", "replaced/0009.parquet 不在账本里。"]


def test_a_changed_ledger_stops_the_next_import(folder: Path, tmp_path: Path) -> None:
    path = folder / ledger.NAME
    path.write_bytes(path.read_bytes().replace(b'"accepted":1', b'"accepted":7', 1))
    with pytest.raises(ledger.Damaged, match="第 2 行被改动过"):
        imported(folder, tmp_path / "1.csv")


@pytest.mark.skipif(sys.platform == "win32", reason="no fork, no SIGKILL")
def test_killed_at_a_hundred_points_a_batch_is_whole_or_absent(folder: Path, tmp_path: Path) -> None:
    rows = [(*ROW[:2], f"2026-10-{day:02}", *ROW[3:]) for day in range(8, 28)]
    file = written(tmp_path / "3.csv", [*rows, (*ROW[:8], 30, "班主任", "更正", 3)])
    subprocess.run([sys.executable, "-m", "tests.messy.killed", folder, file], check=True, cwd=ROOT, timeout=300)
    before, after = standing(folder), standing(tmp_path / "whole")
    assert before != after
    died = 0
    for point in range(POINTS):
        copy = tmp_path / f"{point:03}"
        batches = len(ledger.read(copy))
        assert standing(copy) == (after if batches == 4 else before), point
        assert batches in (3, 4)
        died += batches == 3
        if point % 10 < 2:
            done = imported(copy, file)
            assert standing(copy) == after, point
            assert store.verify(copy) == [], "what the dead import left is gone"
            assert (done.entry is None) == (batches == 4)
    assert died > POINTS // 3, "it was not killed early enough to prove anything"


def test_one_import_at_a_time(folder: Path, tmp_path: Path) -> None:
    with FileLock(folder / ".lock"), pytest.raises(store.Busy, match="另一个导入正在进行"):
        imported(folder, tmp_path / "1.csv")


def test_the_roster_comes_back_as_it_was_and_once(folder: Path) -> None:
    with store.attach(folder) as connection:
        assert register.in_force(connection) == ROSTER
    assert importing.import_roster(folder, ROSTER, TODAY, EDITION) is None


def test_what_was_known_on_a_day(folder: Path, tmp_path: Path) -> None:
    later = TODAY + datetime.timedelta(days=30)
    late = written(tmp_path / "9.csv", [(*ROW[:8], 35, "班主任", "更正", 3)])
    importing.import_files(folder, [late], LESSONS, later, EDITION)
    assert (store.batch_on(folder, TODAY), store.batch_on(folder, later)) == (3, 4)
    minutes = []
    for until in (2, 3, 4):
        with store.attach(folder, until) as connection:
            minutes.append(connection.execute("SELECT DISTINCT minutes FROM class_records").fetchall())
    assert minutes == [[(40,)], [(20,)], [(35,)]]


def test_equal_input_gives_equal_bytes(tmp_path: Path) -> None:
    kept = []
    for name in ("U盘 [资料]", "b"):
        place = tmp_path / name / "records"
        place.parent.mkdir()
        opened(place)
        imported(place, written(tmp_path / "1.csv", [ROW]))
        assert len(standing(place)) == 4
        kept.append({path.relative_to(place): path.read_bytes() for path in place.rglob("*.*") if path.name != ".lock"})
    assert kept[0] == kept[1]
