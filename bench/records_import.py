"""Import 100,000 rows of one workbook with full validation: `python -m bench.records_import`. Aim: 20 s, 500 MB.

The import runs in a process of its own, so that its peak memory is its own; reading the roster is not counted.
"""

from __future__ import annotations

import datetime
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import xlsxwriter

from generator.records import importing, store
from generator.records.days import Calendar, Term
from generator.records.parse import Lesson
from generator.records.roster import Roster, School, SchoolClass

ROWS = 100_000
DAY = datetime.date(2027, 7, 1)
HEADERS = (
    "学校",
    "班级",
    "日期",
    "节次",
    "课",
    "题目",
    "形式",
    "主题",
    "分钟",
    "主讲身份",
    "更正或作废",
    "修订号",
    "学生姓名",
)


def roster() -> Roster:
    """Return 200 schools of 30 classes."""
    first = Term("2026-2027", "上学期", datetime.date(2026, 9, 1), datetime.date(2027, 1, 20))
    classes = tuple(SchoolClass(grade, str(number)) for grade in range(1, 7) for number in range(1, 6))
    named = {f"S{n:03}": f"第{n}小学" for n in range(200)}
    schools = {
        code: School(
            code, name, f"{int(code[1:]) // 20}县", "市", "省", "小学", "六三", 60, classes, Calendar((first,))
        )
        for code, name in named.items()
    }
    return Roster({"2026-2027": schools})


def make(path: Path) -> None:
    """Write the workbook; one row in a hundred is wrong, one in a hundred stands twice."""
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        page = book.add_worksheet("登记")
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        page.write_row(0, 0, HEADERS)
        for row in range(ROWS):
            place = row - 1 if row % 100 == 99 else row
            class_ = f"{place // 200 % 6 + 1}年级{place // 1200 % 5 + 1}班"
            minutes = "很久" if row % 100 == 50 else 40
            page.write_row(row + 1, 0, (f"第{place % 200}小学", class_))
            page.write_datetime(row + 1, 2, datetime.datetime(2026, 9, 1 + place // 6000 % 28), day)
            rest = (
                f"第{place % 7 + 1}节",
                "其他资源",
                f"第{place}课",
                "主题班会",
                "学生欺凌防治",
                minutes,
                "班主任",
                "",
                "",
                "无",
            )
            page.write_row(row + 1, 3, rest)


def main() -> None:
    """Print time, memory and what became of the rows."""
    if len(sys.argv) > 1:
        folder, path = map(Path, sys.argv[1:])
        began, worked = time.monotonic(), time.process_time()
        done = importing.import_files(folder, [path], LESSONS, DAY, "2026.2")
        seconds, peak = time.monotonic() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        worked = time.process_time() - worked
        print(f"{ROWS} 行：{seconds:.1f} 秒（目标 20；处理器 {worked:.1f} 秒），{peak:.0f} MB（目标 500）；{done.rows}")
        return
    with tempfile.TemporaryDirectory() as name:
        path, folder = Path(name) / "rows.xlsx", Path(name) / "records"
        make(path)
        importing.import_roster(folder, roster(), DAY, "2026.2")
        subprocess.run([sys.executable, "-m", "bench.records_import", folder, path], check=True)
        size = sum(part.stat().st_size for part in folder.rglob("*.parquet"))
        print(f"工作簿 {path.stat().st_size >> 10} kB，登记 {size >> 10} kB，核对 {store.verify(folder) or '无误'}")


LESSONS: dict[str, Lesson] = {}

if __name__ == "__main__":
    main()
