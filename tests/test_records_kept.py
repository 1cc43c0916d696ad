"""What a clerk wrote by hand stays: a command run once more adds what is missing and replaces nothing."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from generator import cli_options
from generator.cli_records import import_
from generator.cli_report import report
from generator.records import importing, ledger, store
from generator.records.scope import Unknown, read_scope
from tests.conftest import SAMPLE, qinghe
from tests.messy.school import EDITION, PRIMARY, ROSTER, imported, written
from tests.test_records_read import roster_book

PROJECT = ("--project", str(SAMPLE))
BY_HAND = b"what somebody filled in for an hour"
TWO_SCHOOLS: list[tuple[object, ...]] = [
    ("学校代码", "学校", "县（区）", "市（州）", "省", "类型"),
    ("A01", "第一小学", "甲县", "乙市", "丙省", "小学"),
    ("A02", "第二小学", "甲县", "乙市", "丙省", "小学"),
]
CLASSES: list[tuple[object, ...]] = [("学校", "年级", "班"), ("第一小学", 3, "1-2"), ("第二小学", 3, "1-2")]


def contents(folder: Path) -> dict[str, bytes]:
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


# Templates


def test_a_filled_in_roster_is_not_replaced_by_an_empty_one(tmp_path: Path) -> None:
    done = qinghe("records", "template", *PROJECT, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    roster = tmp_path / "登记表" / "名册.xlsx"
    roster.write_bytes(BY_HAND)
    done = qinghe("records", "template", *PROJECT, cwd=tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith("登记表/名册.xlsx 已经有了，没有动它。")
    assert roster.read_bytes() == BY_HAND


def test_an_empty_roster_that_is_there_already_is_just_the_same(tmp_path: Path) -> None:
    qinghe("records", "template", *PROJECT, cwd=tmp_path)
    done = qinghe("records", "template", *PROJECT, cwd=tmp_path)
    assert (done.returncode, "登记表/名册.xlsx 没有变" in done.stdout) == (0, True)
    assert list(contents(tmp_path)) == ["登记表/名册.xlsx"]


def test_only_the_workbooks_that_are_missing_are_written(tmp_path: Path) -> None:
    (tmp_path / "名册.xlsx").write_bytes(roster_book(学校=TWO_SCHOOLS, 班级=CLASSES))
    ask = ("records", "template", *PROJECT, "--roster", "名册.xlsx")
    assert "共 2 份。" in qinghe(*ask, cwd=tmp_path).stdout
    first, second = (tmp_path / "登记表" / f"{name}_2026-2027_登记表.xlsx" for name in ("第一小学", "第二小学"))
    empty = second.read_bytes()

    # The first comes back filled in, the second is lost.
    first.write_bytes(BY_HAND)
    second.unlink()
    done = qinghe(*ask, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert f"写好了 登记表/{second.name}" in done.stdout
    assert f"已经有了，没有动：登记表/{first.name}" in done.stdout
    assert "共 2 份：新写 1 份，没有动 1 份。" in done.stdout
    assert (first.read_bytes(), second.read_bytes()) == (BY_HAND, empty)

    # And once more: nothing to do is fine too.
    done = qinghe(*ask, cwd=tmp_path)
    assert (done.returncode, "共 2 份：没有变 1 份，没有动 1 份。" in done.stdout) == (0, True)
    assert (first.read_bytes(), second.read_bytes()) == (BY_HAND, empty)


def test_two_schools_whose_names_make_one_file_name_get_a_file_each(tmp_path: Path) -> None:
    schools = [*TWO_SCHOOLS[:2], ("A02", "第一 小学", "甲县", "乙市", "丙省", "小学")]
    classes = [CLASSES[0], ("A01", 3, "1"), ("A02", 3, "1")]
    (tmp_path / "名册.xlsx").write_bytes(roster_book(学校=schools, 班级=classes))
    done = qinghe("records", "template", *PROJECT, "--roster", "名册.xlsx", cwd=tmp_path)
    assert (done.returncode, "共 2 份。" in done.stdout) == (0, True)
    assert sorted(contents(tmp_path / "登记表")) == [
        "第一小学_A01_2026-2027_登记表.xlsx",
        "第一小学_A02_2026-2027_登记表.xlsx",
    ]


# A ledger that was touched

MEETING = ("第1节", "其他资源", "班会", "主题班会", "学生欺凌防治", 40, "班主任", "", "")


@pytest.fixture
def records(tmp_path: Path) -> Path:
    """Return a records folder of a roster and two batches."""
    folder = tmp_path / "records"
    importing.import_roster(folder, ROSTER, datetime.date(2026, 9, 1), EDITION)
    imported(folder, written(tmp_path / "1.csv", [("第一小学", "全校", "2026-09-10", *MEETING)]))
    imported(folder, written(tmp_path / "2.csv", [("第二中学", "全校", "2026-09-10", *MEETING)]))
    return folder


def appended(folder: Path) -> None:
    path = folder / "class_records" / "0002.parquet"
    path.write_bytes(path.read_bytes() + b"x")


def copied_over(folder: Path) -> None:
    shutil.copyfile(folder / "class_records" / "0003.parquet", folder / "class_records" / "0002.parquet")


def copied_beside(folder: Path) -> None:
    shutil.copyfile(folder / "class_records" / "0003.parquet", folder / "class_records" / "0009.parquet")


def deleted(folder: Path) -> None:
    (folder / "class_records" / "0002.parquet").unlink()


def without_ledger(folder: Path) -> None:
    (folder / ledger.NAME).unlink()


def edited(folder: Path) -> None:
    path = folder / ledger.NAME
    path.write_bytes(path.read_bytes().replace(b'"accepted":1', b'"accepted":7', 1))


TOUCHED: list[tuple[Callable[[Path], None], str]] = [
    (appended, "第 2 批的 class_records/0002.parquet 被改动过。"),
    (copied_over, "第 2 批的 class_records/0002.parquet 被改动过。"),
    (copied_beside, "class_records/0009.parquet 不在账本里。"),
    (deleted, "第 2 批的 class_records/0002.parquet 不见了。"),
    (without_ledger, "class_records/0003.parquet 不在账本里。"),
    (edited, "账本 ledger.jsonl 第 2 行被改动过。"),
]


@pytest.mark.parametrize("command", ["report", "import"])
@pytest.mark.parametrize(("touch", "says"), TOUCHED, ids=lambda one: getattr(one, "__name__", ""))
def test_a_ledger_that_was_touched_is_not_built_upon(
    touch: Callable[[Path], None], says: str, command: str, records: Path, tmp_path: Path
) -> None:
    touch(records)
    before = contents(tmp_path)
    late = written(tmp_path / "3.csv", [("第一小学", "全校", "2026-10-10", *MEETING)])
    one = report if command == "report" else import_
    files = (str(late),) if command == "import" else ("--out", str(tmp_path / "报告"))
    done = CliRunner().invoke(one, [*PROJECT, "--records", str(records), "--as-of", "2027-07-01", *files])
    assert (done.exit_code, type(done.exception), done.stdout) == (1, SystemExit, "")
    assert says in done.stderr.splitlines()
    assert "什么也没有写" in done.stderr
    late.unlink()
    assert contents(tmp_path) | {"records/.lock": b""} == before | {"records/.lock": b""}


def test_what_an_import_that_died_left_says_how_it_goes_away(records: Path, tmp_path: Path) -> None:
    shutil.copyfile(records / "class_records" / "0003.parquet", records / "class_records" / "0004.parquet")
    (fault,) = store.verify(records)
    assert fault == (
        "class_records/0004.parquet 不在账本里：像是导入到一半停了留下的；再导入一次就清掉，正在导入就等它结束。"
    )
    imported(records, tmp_path / "1.csv")
    assert store.verify(records) == []


def test_files_of_the_system_between_ours_are_nobodys_business(records: Path) -> None:
    for name in ("._0002.parquet", ".DS_Store", "Thumbs.db", "desktop.ini"):
        (records / "class_records" / name).write_bytes(b"")
    assert store.verify(records) == []


def test_a_copy_of_a_batch_under_any_name_is_told_and_never_deleted(records: Path, tmp_path: Path) -> None:
    copy = records / "class_records" / "0002 - 副本.parquet"
    shutil.copyfile(records / "class_records" / "0002.parquet", copy)
    assert store.verify(records) == ["class_records/0002 - 副本.parquet 不在账本里。"]
    with pytest.raises(ledger.Damaged, match="0002 - 副本"):
        imported(records, tmp_path / "1.csv")
    assert copy.is_file()


# Reports


def test_a_report_once_more_keeps_what_the_clerk_completed(records: Path, tmp_path: Path) -> None:
    out = tmp_path / "报告"
    ask = [*PROJECT, "--records", str(records), "--as-of", "2027-07-01", "--out", str(out)]
    assert CliRunner().invoke(report, ask).exit_code == 0
    first = contents(out)
    assert len(first) == 4

    # Nothing changed: the same four files.
    done = CliRunner().invoke(report, ask)
    assert (done.exit_code, contents(out), "没有动" in done.stdout) == (0, first, False)

    # The clerk completes one by hand: it stays, and the new one lies beside it, once.
    stem = "甲县_2026-2027_截至2027-07-01_工作总结"
    (out / f"{stem}.docx").write_bytes(BY_HAND)
    for _ in range(2):
        done = CliRunner().invoke(report, ask)
        assert done.exit_code == 0
        told = f"原来的 {stem}.docx 和这次的不一样，没有动；这次的写在 {stem}_2.docx。"
        assert told in done.stdout
        assert contents(out) == first | {f"{stem}.docx": BY_HAND, f"{stem}_2.docx": first[f"{stem}.docx"]}


# Imports


def import_in(folder: Path, *arguments: str) -> tuple[int, str, str]:
    """Import in `folder` into its records; return the exit code and what was said."""
    done = qinghe(
        "records", "import", *PROJECT, "--records", "records", "--as-of", "2027-07-01", *arguments, cwd=folder
    )
    return done.returncode, done.stdout, done.stderr


GOOD = ("第一小学", "3年级1班", "2026-09-10", *MEETING)
WRONG = (*GOOD[:8], "很久", *GOOD[9:])


def test_the_roster_may_lie_among_the_sheets(tmp_path: Path) -> None:
    """As docs/records.md has it: the roster and the schools' workbooks in one folder, all named by one star."""
    (tmp_path / "登记表").mkdir()
    (tmp_path / "登记表" / "名册.xlsx").write_bytes(roster_book())
    qinghe("records", "template", *PROJECT, "--roster", "登记表/名册.xlsx", cwd=tmp_path)
    roster = ("--roster", "登记表/名册.xlsx")
    code, out, fault = import_in(tmp_path, *roster, "登记表/*.xlsx")
    assert (code, fault, "名册已启用（第 1 批）。" in out) == (0, "", True)
    assert [line.split("：")[0] for line in out.splitlines() if "：读" in line] == ["第一小学_2026-2027_登记表.xlsx"]

    # Later without --roster: the roster is known by its sheets.
    code, out, fault = import_in(tmp_path, "登记表/*.xlsx")
    assert (code, fault) == (0, "")
    assert "名册.xlsx 是名册，没有当登记表读；要启用它，写在 --roster 后面。" in out

    # Only the roster, twice on one line: it is put into force, and that is all.
    assert import_in(tmp_path, *roster, "登记表/名册.xlsx") == (0, "名册和已启用的一样，没有变。\n", "")


@pytest.mark.usefixtures("records")
def test_files_of_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    for folder in ("甲校", "乙校"):
        (tmp_path / folder).mkdir()
        written(tmp_path / folder / "表.csv", [WRONG])
    written(tmp_path / "别的.csv", [WRONG])
    code, out, _ = import_in(tmp_path, "甲校/表.csv", "乙校/表.csv", "别的.csv")
    assert code == 1
    assert [line.split("：")[0] for line in out.splitlines() if "：读" in line] == [
        *("甲校/表.csv", "乙校/表.csv", "别的.csv", "合计"),
    ]
    assert "甲校/表.csv 退回 1 行，写在 退回/退回_甲校_表.xlsx：照里面的“怎么改”改好" in out
    assert "乙校/表.csv 退回 1 行，写在 退回/退回_乙校_表.xlsx：" in out
    assert "别的.csv 退回 1 行，写在 退回/退回_别的.xlsx：" in out


@pytest.mark.usefixtures("records")
@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--rejects", "成绩.txt"), "--rejects 要写文件夹，成绩.txt 是文件；请换一个名字。"),
        (("--rejects", "成绩.txt/退回"), "--rejects 要写文件夹，成绩.txt 是文件；请换一个名字。"),
        (("--records", "成绩.txt"), "--records 要写文件夹，成绩.txt 是文件；请换一个名字。"),
        (("--roster", "名册.xlsx", "没有.csv"), "没有 没有.csv 这个文件。"),
    ],
)
def test_a_wrong_command_is_found_before_anything_is_entered(
    arguments: tuple[str, ...], says: str, tmp_path: Path
) -> None:
    (tmp_path / "成绩.txt").write_bytes(BY_HAND)
    (tmp_path / "名册.xlsx").write_bytes(roster_book())
    written(tmp_path / "表.csv", [GOOD, WRONG])
    before = contents(tmp_path)
    assert import_in(tmp_path, "表.csv", *arguments) == (2, "", f"{says}\n")
    assert contents(tmp_path) == before


@pytest.mark.parametrize(
    ("fault", "why"),
    [
        (click.UsageError("请先关闭文件。"), "请先关闭文件"),
        (OSError(28, "No space left on device"), "写不进 {out}：No space left on device"),
    ],
)
def test_rejects_that_cannot_be_written_stop_no_other_and_say_what_to_do(
    fault: Exception, why: str, records: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = (written(tmp_path / name, [WRONG]) for name in ("甲.csv", "乙.csv"))
    whole = cli_options.kept_beside

    def stopped(path: Path, data: bytes) -> Path:
        if "甲" in path.name:
            raise fault
        return whole(path, data)

    monkeypatch.setattr("generator.cli_records.kept_beside", stopped)
    out = tmp_path / "退回"
    ask = [*PROJECT, "--records", str(records), "--as-of", "2027-07-01", "--rejects", str(out), str(first), str(second)]
    done = CliRunner().invoke(import_, ask)
    assert (done.exit_code, type(done.exception)) == (1, SystemExit)
    assert done.stderr == (
        f"{first} 退回的 1 行没有写出来（{why.format(out=out)}）；"
        "别的行已登记，改好以后同样再导入一次，退回的行就写出来。\n"
    )
    assert list(contents(out)) == ["退回_乙.xlsx"]


def test_a_hint_lists_each_way_to_write_a_class_once() -> None:
    found = read_scope("春天班", PRIMARY)
    assert isinstance(found, Unknown)
    assert found.cure.endswith("或写 全校、3年级、3年级1班；几个班用顿号隔开。")
