"""Files as schools really send them: each comes out as written beside it, and loses no row."""

from __future__ import annotations

import io
import resource
import tempfile
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from generator.records.rejects import render, returned
from tests.messy.books import CANARY, GOOD, Messy, book, messy, rows
from tests.messy.school import HEADERS, imported, opened, standing, table

FILES = {one.name: one for one in messy()}


def test_there_are_thirty_and_more() -> None:
    assert len(FILES) >= 30


@pytest.mark.parametrize("case", FILES.values(), ids=FILES)
def test_a_messy_file_comes_out_as_it_must(case: Messy, tmp_path: Path) -> None:
    folder, path = opened(tmp_path / "records"), tmp_path / case.name
    path.write_bytes(case.data)
    (report,) = imported(folder, path).files
    told = [report.refused, *report.notes, *(f"{w.reason}{w.cure}" for row in report.faults.values() for w in row)]
    for words in case.says:
        assert any(words in line for line in told), told
    assert bool(report.refused) == (case.wanted is None), told
    if case.wanted is not None:
        assert report.rows == case.wanted, told
        assert tuple(wrong.field for row in sorted(report.faults) for wrong in report.faults[row]) == case.faulty
        assert report.rows.conserved
    "".join(told).encode("gbk")


def test_equal_rows_in_any_wrapping_are_the_same_record(tmp_path: Path) -> None:
    folder = opened(tmp_path / "records")
    wrappings = [name for name in FILES if name.startswith(("csv-utf8", "csv-bom", "csv-gb", "excel-uni", "renamed"))]
    for name in (*wrappings, "titles-above.xlsx", "other-headers.xlsx", "hidden.xlsx"):
        (tmp_path / name).write_bytes(FILES[name].data)
        imported(folder, tmp_path / name)
    assert len(standing(folder)) == 1


def test_the_dates_mean_what_they_say(tmp_path: Path) -> None:
    folder = opened(tmp_path / "records")
    (tmp_path / "dates.xlsx").write_bytes(FILES["dates.xlsx"].data)
    imported(folder, tmp_path / "dates.xlsx")
    assert sorted(row[5].day for row in standing(folder)) == [3, 4, 7, 8, 9, 10, 11, 14]  # type: ignore[attr-defined]


def test_a_far_corner_and_a_bomb_cost_little(tmp_path: Path) -> None:
    folder = opened(tmp_path / "records")
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    for name in ("far-corner.xlsx", "bomb.xlsx"):
        (tmp_path / name).write_bytes(FILES[name].data)
        imported(folder, tmp_path / name)
    assert time.process_time() - began < 2
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 300_000


def test_what_is_dropped_never_reaches_the_disk(tmp_path: Path) -> None:
    folder, path = opened(tmp_path / "records"), tmp_path / "in" / "private-columns.xlsx"
    path.parent.mkdir()
    path.write_bytes(FILES[path.name].data)
    assert CANARY.encode() in inflated(path.read_bytes())
    imported(folder, path)
    seen = [*standing(folder), *standing(folder, "events")]
    assert CANARY not in repr(seen)
    for file in folder.rglob("*"):
        assert file.is_dir() or CANARY.encode() not in file.read_bytes()


PRIVATE = (
    "学生姓名",
    "家长姓名",
    "联系电话",
    "手机号码",
    "身份证号",
    "学籍号",
    "家庭住址",
    "微信号",
    "备注",
    "说明",
    "处理情况",
)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(
    headers=st.lists(st.sampled_from(PRIVATE), min_size=1, max_size=4, unique=True),
    first=st.booleans(),
    wrong=st.booleans(),
    as_text=st.booleans(),
)
def test_no_dropped_cell_reaches_the_disk(headers: list[str], first: bool, wrong: bool, as_text: bool) -> None:
    secret = [f"{CANARY}{place}" for place in range(len(headers))]
    good = (*GOOD[:9], "某某老师" if wrong else "班主任", *GOOD[10:])
    names, line = ((*headers, *HEADERS), (*secret, *good)) if first else ((*HEADERS, *headers), (*good, *secret))
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        path = place / f"in.{'csv' if as_text else 'xlsx'}"
        path.write_bytes(table([line], names) if as_text else book(rows(line, headers=names)))
        folder = opened(place / "records")
        (report,) = imported(folder, path).files
        assert report.rows.rejected == wrong
        assert all(header in "".join(report.notes) for header in headers)
        back = inflated(render(returned(path.read_bytes(), report.faults))) if wrong else b""
        kept = back.decode(errors="replace") + repr((standing(folder), report))
        assert CANARY not in kept
        assert "某某老师" not in kept
        for file in folder.rglob("*"):
            assert file.is_dir() or CANARY.encode() not in file.read_bytes()


def test_corrected_rejects_come_back_in(tmp_path: Path) -> None:
    folder, path = opened(tmp_path / "records"), tmp_path / "names-as-roles.xlsx"
    path.write_bytes(FILES[path.name].data)
    (report,) = imported(folder, path).files
    back = render(returned(path.read_bytes(), report.faults))
    text = inflated(back).decode(errors="replace")
    assert "王小明" not in text
    assert "13800138000" not in text
    assert "请写班主任、任课教师" in text
    (tmp_path / "退回.xlsx").write_bytes(back)
    (report,) = imported(folder, tmp_path / "退回.xlsx").files
    assert (report.rows.rejected, report.rows.read) == (2, 2), "not corrected yet, so the same rows come back"
    assert render(returned(back, report.faults)) == render(returned(back, report.faults))


def inflated(data: bytes) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


def test_a_file_open_elsewhere_is_named_and_the_others_go_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, good, locked = opened(tmp_path / "records"), tmp_path / "good.csv", tmp_path / "locked.xlsx"
    for path in (good, locked):
        path.write_bytes(table([GOOD]))
    plain = Path.read_bytes

    def read(path: Path) -> bytes:
        if path == locked:  # what Windows says while Excel or WPS holds the file
            raise PermissionError(13, "Permission denied", str(path))
        return plain(path)

    monkeypatch.setattr(Path, "read_bytes", read)
    done = imported(folder, locked, good)
    assert [report.refused for report in done.files] == ["打不开，请先关闭文件：它可能在 Excel 或 WPS 里开着。", ""]
    assert done.rows.accepted == 1
