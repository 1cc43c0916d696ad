"""A county's year as its clerk goes through it, command by command: every file is made, sent, returned and mended.

Six schools, or as many as QINGHE_SCHOOLS says: 40 are 1,200 classes. Every school fills in its workbook; most make a
mistake, each another; somebody sends the thirty messy files along. What comes back is mended as the sheet says, and
only then has every class its second class meeting.
"""

from __future__ import annotations

import datetime
import io
import os
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from generator.curriculum import Curriculum
from generator.records.columns import NOTES
from tests.conftest import qinghe
from tests.messy.books import messy
from tests.messy.fill import Value, filled
from tests.test_records_read import roster_book

SCHOOLS = int(os.environ.get("QINGHE_SCHOOLS", "6"))
AS_OF = "2027-07-01"
COLUMNS = ("班级", "日期", "节次", "课", "题目", "形式", "主题", "分钟", "主讲身份", "更正或作废", "修订号")
PREFILLED = 4 + 30 * 4
"""The last row in which a class finds its name: two meetings a term for thirty classes."""

SECOND: dict[str, Value] = dict(
    zip(
        COLUMNS,
        (
            "全校",
            datetime.date(2026, 10, 15),
            "第2节",
            "其他资源",
            "第二次班会",
            "主题班会",
            "学生欺凌防治",
            40,
            "班主任",
        ),
        strict=False,
    )
)
Fault = tuple[tuple[Mapping[str, Value], ...], tuple[Mapping[str, str], ...]]
"""What the rows of the second meeting say instead, and what is written into each row that comes back."""
FAULTS: dict[str, Fault] = {
    "没有错": (({},), ()),
    "写了姓名": (({"主讲身份": "王老师"},), ({"主讲身份": "班主任"},)),
    "没有这个班": (({"班级": "9年级12班"},), ({"班级": "全校"},)),
    "日期有两种读法": (({"日期": "9/3"},), ({"日期": "2026-10-15"},)),
    "两行说法不一样": (({}, {"分钟": 45}), ({}, {"节次": "第5节"})),
    "分钟不是数": (({"分钟": "很久"},), ({"分钟": "40"},)),
    "没有题目": (({"题目": ""},), ({"题目": "第二次班会"},)),
    "还没有到": (({"日期": datetime.date(2027, 7, 8)},), ({"日期": "2026-10-15"},)),
    "没有这种形式": (({"形式": "吃饭"},), ({"形式": "主题班会"},)),
    "没有主题": (({"主题": ""},), ({"主题": "学生欺凌防治"},)),
    "同一行写了两遍": (({}, {}), ()),
    "更正过": (({"分钟": 45}, {"更正或作废": "更正", "修订号": 2}), ()),
    "作废了再写": (
        (
            {"日期": datetime.date(2026, 10, 8)},
            {"日期": datetime.date(2026, 10, 8), "更正或作废": "作废", "修订号": 2},
            {},
        ),
        (),
    ),
}


def schools() -> list[tuple[str, str, str]]:
    """Return name, kind and fault of each school; the first two are those of the messy files."""
    names = ["第一小学", "第二中学", *(f"第{n}学校" for n in range(3, SCHOOLS + 1))]
    order = list(FAULTS)
    return [(name, "初中" if n % 2 else "小学", order[n % len(order)]) for n, name in enumerate(names)]


def meeting(day: datetime.date, title: str) -> dict[str, Value]:
    return {**SECOND, "日期": day, "题目": title}


def returned(fault: str) -> tuple[dict[str, Value], ...]:
    """Return the rows a school fills in: the second meeting of the first term is where it goes wrong."""
    good = (
        meeting(datetime.date(2026, 9, 10), "第一次班会"),
        meeting(datetime.date(2027, 3, 10), "第三次班会"),
        meeting(datetime.date(2027, 4, 15), "第四次班会"),
    )
    return (*good, *({**SECOND, **wrong} for wrong in FAULTS[fault][0]))


def cells(first: int, table: tuple[Mapping[str, Value], ...]) -> dict[str, Value]:
    return {
        f"{chr(ord('A') + COLUMNS.index(name))}{row}": value
        for row, line in enumerate(table, first)
        for name, value in line.items()
        if value != ""
    }


def mended(data: bytes, cures: tuple[Mapping[str, str], ...]) -> bytes:
    """Return a workbook of rejects as the school mends it: only marked cells, from the words beside them."""
    rows = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_name("班级记录").to_python()
    header = [str(cell) for cell in rows[2]]
    assert header[-4:] == list(NOTES)
    assert len(rows) == 3 + len(cures), "as many rows come back as were wrong"
    assert all(row[-1] and row[-2] for row in rows[3:]), "every row says why and how"
    written = {
        f"{chr(ord('A') + header.index(name))}{row}": value
        for row, cure in enumerate(cures, 4)
        for name, value in cure.items()
    }
    return filled(data, "班级记录", written)


def told(place: Path, asks: str) -> tuple[tuple[object, ...], list[object]]:
    """Return what the county's workbook says of the first term: classes, those with enough; and its sentences."""
    (book,) = place.glob("甲县_*_落实情况.xlsx")
    summary, gaps = (CalamineWorkbook.from_path(book).get_sheet_by_name(name).to_python() for name in ("总表", "缺口"))
    (line,) = [row for row in summary if row[0] == asks and row[1] == "上学期"]
    return tuple(line[4:6]), [row[2] for row in gaps if row[1] == asks]


@pytest.mark.slow
def test_a_county_goes_through_its_year(curriculum: Curriculum, tmp_path: Path) -> None:
    project = ("--project", str(Path(__file__).parent.parent))
    county = schools()
    (tmp_path / "名册.xlsx").write_bytes(
        roster_book(
            学校=[
                ("学校代码", "学校", "县（区）", "市（州）", "省", "类型"),
                *((f"S{n:02}", name, "甲县", "乙市", "丙省", kind) for n, (name, kind, _) in enumerate(county)),
            ],
            班级=[
                ("学校", "年级", "班"),
                *((name, grade, "1-5") for name, kind, _ in county if kind == "小学" for grade in range(1, 7)),
                *((name, grade, "1-10") for name, kind, _ in county if kind == "初中" for grade in (7, 8, 9)),
            ],
            校历=[
                ("学年", "学期", "开学", "放假"),
                ("2026-2027", "上学期", "2026-09-01", "2027-01-20"),
                ("2026-2027", "下学期", "2027-02-22", "2027-07-09"),
            ],
        )
    )

    # Every school gets its workbook.
    done = qinghe("records", "template", *project, "--roster", "名册.xlsx", cwd=tmp_path)
    assert (done.returncode, f"共 {len(county)} 份" in done.stdout) == (0, True), done.stderr
    files = {name: tmp_path / "登记表" / f"{name}_2026-2027_登记表.xlsx" for name, _, _ in county}

    # They come back, and the messy ones with them.
    for name, _, fault in county:
        files[name].write_bytes(filled(files[name].read_bytes(), "班级记录", cells(PREFILLED + 1, returned(fault))))
    (tmp_path / "别处来的").mkdir()
    for one in messy():
        (tmp_path / "别处来的" / one.name).write_bytes(one.data)
    keep = ("--records", "账本", "--as-of", AS_OF)
    sent = ("登记表/*.xlsx", "别处来的/*")
    done = qinghe("records", "import", *project, *keep, "--roster", "名册.xlsx", *sent, cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    refused = set(re.findall(r"^(\S+) .*整个文件没有读。$", done.stdout, re.M))
    assert refused == {one.name for one in messy() if one.wanted is None}
    sums = [
        [int(n) for n in re.findall(r"\d+", line.split("：读", 1)[1])]
        for line in done.stdout.splitlines()
        if "：读" in line
    ]
    assert len(sums) == len(county) + sum(one.wanted is not None for one in messy()) + 1
    assert all(read == sum(parts) for read, *parts in sums), "no row is lost"
    assert sums[-1] == [sum(column) for column in zip(*sums[:-1], strict=True)]
    for (name, _, fault), line in zip(
        sorted(county), [s for s in done.stdout.splitlines() if "登记表.xlsx：读" in s], strict=True
    ):
        assert f"退回 {len(FAULTS[fault][1])} " in line, (name, fault, line)

    # The report says who is short: the schools whose second meeting came back.
    asks = curriculum.policies["national"].obligations["n-class-meeting"].asks
    report = ("records", "report", *project, *keep)
    done = qinghe(*report, "--out", "先看", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert f"甲县：{len(county)} 所学校，{30 * len(county)} 个班" in done.stdout
    wrong = [name for name, _, fault in county if FAULTS[fault][1]]
    figures, sentences = told(tmp_path / "先看", asks)
    assert figures == (30 * len(county), 30 * (len(county) - len(wrong)))
    assert sorted(sentences, key=str) == sorted(
        f"{name}：上学期 30 个班都不够，一共还差 30 次（应有 60，已有 30）。各差 1 次。" for name in wrong
    )

    # What came back is mended and sent again.
    for name, _, fault in county:
        path = tmp_path / "退回" / f"退回_{name}_2026-2027_登记表.xlsx"
        assert path.exists() == (name in wrong)
        if name in wrong:
            path.write_bytes(mended(path.read_bytes(), FAULTS[fault][1]))
    done = qinghe("records", "import", *project, *keep, "退回/退回_第*_登记表.xlsx", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr

    # Now every class has its two meetings, and sending everything once more changes nothing.
    done = qinghe(*report, "--out", "报告", cwd=tmp_path)
    assert told(tmp_path / "报告", asks) == ((30 * len(county), 30 * len(county)), [])
    assert {path.suffix for path in (tmp_path / "报告").iterdir()} == {".xlsx", ".html", ".docx"}
    done = qinghe("records", "import", *project, *keep, *sent, "退回/退回_第*_登记表.xlsx", cwd=tmp_path)
    assert "没有新的记录，账本没有变。" in done.stdout
    done = qinghe("records", "verify", "--records", "账本", cwd=tmp_path)
    assert (done.returncode, done.stdout[:2]) == (0, "3 "), done.stderr
