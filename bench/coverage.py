"""Coverage of a province: coverage.sql on DuckDB, pandas, and csv with dictionaries, on the same records.

`python -m bench.coverage [millions]`, 2 by default; 100 is left to DuckDB alone. The work: three national requirements
(two class meetings a class and term, one lesson on bullying a school and term, four 课时 of law a school and year) for
every class and school, by grade, summed to counties. Each tool runs in a process of its own, reads the files itself,
and must come to the same figures. csv+dict reads the same records as text, written for it beforehand.
"""

from __future__ import annotations

import csv
import datetime
import hashlib
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

import duckdb

from generator.coverage import delivered
from generator.read import read
from generator.records import store
from generator.records.ledger import Counts

ROOT = Path(__file__).parent.parent
YEAR, DAY = "2026-2027", datetime.date(2027, 7, 31)
ASKED = ("national/n-class-meeting", "national/n-topic", "national/n-vice-principal")
PER_CLASS = 50
MOST_COMPARED = 10
"""Million records up to which the others run as well."""
CLASSES = 20
"""Of a school: grades 1 to 5, four each."""
COLUMNS = ("school", "grade", "class", "term", "date", "period", "lesson", "title", "form", "topic", "minutes")
TOPICAL = {"法治讲座", "课堂教学", "主题班会", "国旗下讲话", "心理健康课", "情景剧", "参观实践"}
HOURS = {"法治讲座", "法治教育", "参观实践"}
Figures = dict[str, tuple[float, float]]
"""`obligation period county grade` → units that have enough, and what was done."""

SCHOOLS_SQL = """
    SELECT '2026-2027' AS year, 'S' || n AS school, 'S' || n AS name, (n // 40) || '县' AS county,
        (n // 400) || '市' AS city, '省' AS province, '小学' AS stage, '六三' AS system, 60::UINTEGER AS staff,
        1::UINTEGER AS batch FROM range({schools}) AS t(n)
"""
CLASSES_SQL = """
    SELECT '2026-2027' AS year, 'S' || (n // 20) AS school, (n % 20 // 4 + 1)::UTINYINT AS grade,
        (n % 20 // 4 + 1) || '年级' || (n % 4 + 1) || '班' AS class, 1::UINTEGER AS batch
    FROM range({schools} * 20) AS t(n)
"""
TERMS_SQL = """
    SELECT '2026-2027' AS year, 'S' || n AS school, t.*, 1::UINTEGER AS batch FROM range({schools}) AS s(n),
        (VALUES ('上学期', DATE '2026-09-01', DATE '2027-01-20'), ('下学期', DATE '2027-02-22', DATE '2027-07-09'))
        AS t(term, begins, ends)
"""
# One record in five is a talk for the whole school; hash() spreads forms and days without a random number.
RECORDS_SQL = """
    WITH raw AS (
        SELECT c.school, c.grade, c.class, k, k % 5 = 0 AS whole,
            hash(CASE WHEN k % 5 = 0 THEN c.school ELSE c.school || c.class END || k) AS h
        FROM new_classes AS c, range({per_class}) AS r(k)
    ), dated AS (
        SELECT *, CASE WHEN h % 2 = 0 THEN DATE '2026-09-01' + (h // 2 % 140)::INTEGER
            ELSE DATE '2027-02-22' + (h // 2 % 137)::INTEGER END AS day FROM raw
    )
    SELECT '2026-2027' AS year, CASE WHEN day < DATE '2027-02-01' THEN '上学期' ELSE '下学期' END AS term,
        school, grade, class, day AS date, '第' || (k % 7 + 1) || '节' AS period, '' AS lesson,
        '第' || k || '课' AS title,
        CASE WHEN whole THEN '法治讲座' ELSE
            ['主题班会', '课堂教学', '晨会微课', '心理健康课', '校规学习'][1 + (h // 300 % 5)::INTEGER] END AS form,
        CASE WHEN whole THEN '学生欺凌防治、法治教育' WHEN h // 2000 % 4 = 0 THEN '心理健康'
            ELSE '学生欺凌防治' END AS topic,
        CASE WHEN whole THEN 45 ELSE 40 END::USMALLINT AS minutes, '班主任' AS presenter_role, 'add' AS status,
        1::USMALLINT AS revision, 2::UINTEGER AS batch, row_number() OVER ()::UINTEGER AS row, 1::UINTEGER AS file,
        1::UTINYINT AS sheet, 1::UINTEGER AS sheet_row
    FROM dated
"""


def make(folder: Path, millions: float) -> None:
    """Write a records folder of a province, as imports would leave it."""
    schools = round(millions * 1_000_000 / PER_CLASS / CLASSES)
    fields = {"imported": DAY, "edition": "bench", "files": (), "rows": Counts()}
    with duckdb.connect() as connection:
        tables = {"schools": SCHOOLS_SQL, "classes": CLASSES_SQL, "terms": TERMS_SQL}
        queries = {name: query.format(schools=schools) for name, query in tables.items()}
        store.commit(folder, connection, queries, {"kind": "roster", **fields})
        connection.execute(f"CREATE TABLE new_classes AS {queries['classes']}")
        records = RECORDS_SQL.format(per_class=PER_CLASS)
        store.commit(folder, connection, {"class_records": records}, {"kind": "records", **fields})


def by_duckdb(folder: Path) -> Figures:
    """Count with coverage.sql, as `qinghe records report` does."""
    curriculum = read(ROOT).curriculum
    assert curriculum
    asked = [one for one in delivered.demands(curriculum, "national") if one.obligation in ASKED]
    started = _now()
    with store.attach(folder) as connection:
        delivered.prepare(connection, asked, YEAR, DAY)
        delivered.run(connection)
        rows = connection.execute(
            "SELECT obligation, period, county, grade, met, done::DOUBLE FROM figures WHERE level = '县'"
        ).fetchall()
    _done(started)
    return {f"{o} {period} {county} {grade or 0}": (float(met), done) for o, period, county, grade, met, done in rows}


def by_pandas(folder: Path) -> Figures:
    """Count with pandas as its manual says: read Parquet, filter, group, merge, group."""
    import pandas as pd  # type: ignore[import-untyped]  # noqa: PLC0415 - its memory is its own

    started = _now()
    schools = pd.read_parquet(folder / "schools" / "0001.parquet", columns=["school", "county"])
    classes = pd.read_parquet(folder / "classes" / "0001.parquet", columns=["school", "grade", "class"])
    records = pd.read_parquet(folder / "class_records" / "0002.parquet", columns=list(COLUMNS))
    figures: Figures = {}
    bullying = records[records["topic"].str.contains("学生欺凌防治", regex=False)]
    meetings = bullying[bullying["form"] == "主题班会"].groupby(["school", "grade", "class", "term"]).size()
    occasion = ["school", "date", "period", "form", "lesson", "title"]
    lessons = bullying[bullying["form"].isin(TOPICAL)].drop_duplicates([*occasion, "term"])
    taught = lessons.groupby(["school", "term"]).size()
    law = records[records["form"].isin(HOURS) & records["topic"].str.contains("法治教育", regex=False)]
    talks = law.groupby(occasion)["minutes"].max() // 40
    hours = talks.groupby("school").sum()
    placed = classes.merge(schools, on="school")
    for term in ("上学期", "下学期"):
        done = placed.join(meetings.xs(term, level="term").rename("done"), on=["school", "grade", "class"]).fillna(
            {"done": 0}
        )
        done["met"] = done["done"] >= 2
        by_grade = done.groupby(["county", "grade"])[["met", "done"]].sum()
        for (county, grade), row in by_grade.iterrows():
            figures[f"{ASKED[0]} {term} {county} {grade}"] = (float(row["met"]), float(row["done"]))
        for county, row in done.groupby("county")[["met", "done"]].sum().iterrows():
            figures[f"{ASKED[0]} {term} {county} 0"] = (float(row["met"]), float(row["done"]))
        for county, row in _by_county(schools, taught.xs(term, level="term"), 1).iterrows():
            figures[f"{ASKED[1]} {term} {county} 0"] = (float(row["met"]), float(row["done"]))
    for county, row in _by_county(schools, hours, 4).iterrows():
        figures[f"{ASKED[2]} 全学年 {county} 0"] = (float(row["met"]), float(row["done"]))
    _done(started)
    return figures


def _by_county(schools: Any, done: Any, needed: int) -> Any:
    placed = schools.join(done.rename("done"), on="school").fillna({"done": 0})
    placed["met"] = placed["done"] >= needed
    return placed.groupby("county")[["met", "done"]].sum()


def by_dicts(folder: Path) -> Figures:
    """Count with csv and dictionaries, as a short script does."""
    started = _now()
    with (folder / "schools.csv").open(encoding="utf-8", newline="") as stream:
        county = {row[0]: row[1] for row in csv.reader(stream)}
    with (folder / "classes.csv").open(encoding="utf-8", newline="") as stream:
        classes = [tuple(row) for row in csv.reader(stream)]
    meetings: dict[tuple[str, ...], int] = defaultdict(int)
    lessons: set[tuple[str, ...]] = set()
    talks: dict[tuple[str, ...], int] = {}
    with (folder / "records.csv").open(encoding="utf-8", newline="") as stream:
        for school, grade, class_, term, date, period, lesson, title, form, topic, minutes in csv.reader(stream):
            if "学生欺凌防治" in topic:
                if form == "主题班会":
                    meetings[school, grade, class_, term] += 1
                if form in TOPICAL:
                    lessons.add((school, term, date, period, form, lesson, title))
            if form in HOURS and "法治教育" in topic:
                talk = (school, date, period, form, lesson, title)
                talks[talk] = max(talks.get(talk, 0), int(minutes))
    taught: dict[tuple[str, str], int] = defaultdict(int)
    for school, term, *_ in lessons:
        taught[school, term] += 1
    hours: dict[str, int] = defaultdict(int)
    for (school, *_), length in talks.items():
        hours[school] += length // 40
    found: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])

    def add(name: str, done: float, needed: int) -> None:
        found[name][0] += done >= needed
        found[name][1] += done

    for term in ("上学期", "下学期"):
        for school, grade, class_ in classes:
            for part in (grade, "0"):
                add(f"{ASKED[0]} {term} {county[school]} {part}", meetings.get((school, grade, class_, term), 0), 2)
        for school, place in county.items():
            add(f"{ASKED[1]} {term} {place} 0", taught.get((school, term), 0), 1)
    for school, place in county.items():
        add(f"{ASKED[2]} 全学年 {place} 0", hours.get(school, 0), 4)
    _done(started)
    return {name: (met, done) for name, (met, done) in found.items()}


def as_text(folder: Path) -> None:
    """Write the same records as text for csv."""
    with store.attach(folder) as connection:
        for name, query in (
            ("schools", "SELECT school, county FROM schools"),
            ("classes", "SELECT school, grade, class FROM classes"),
            ("records", f"SELECT {', '.join(COLUMNS)} FROM class_records"),
        ):
            connection.sql(query).write_csv(str(folder / f"{name}.csv"), header=False)


TOOLS = {"DuckDB": by_duckdb, "pandas": by_pandas, "csv + dict": by_dicts}


def _now() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


def _done(started: tuple[float, float]) -> None:
    wall, processor = (now - before for now, before in zip(_now(), started, strict=True))
    print(f"{wall:.2f} {processor:.2f}", flush=True)


def _measured(tool: str, folder: Path) -> tuple[float, float, float, str]:
    """Run one tool in a process of its own; return seconds of processor and clock, peak megabytes, hash of figures."""
    wall, processor, memory, figures = _alone("--tool", tool, str(folder)).split()
    return float(processor), float(wall), int(memory) / 1024, figures


def _alone(*arguments: str) -> str:
    """Run a part of this file in a process of its own: a child's peak memory begins at its parent's."""
    command = [sys.executable, "-m", "bench.coverage", *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout


def main() -> None:
    """Make the data, run every tool, print times, memory and ratios."""
    if sys.argv[1:2] == ["--tool"]:
        figures = TOOLS[sys.argv[2]](Path(sys.argv[3]))
        print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
        print(hashlib.sha256(json.dumps(sorted(figures.items())).encode()).hexdigest())
        return
    if sys.argv[1:2] == ["--make"]:
        make(Path(sys.argv[2]), float(sys.argv[3]))
        if float(sys.argv[3]) <= MOST_COMPARED:
            as_text(Path(sys.argv[2]))
        return
    millions = float(sys.argv[1]) if len(sys.argv) > 1 else 2
    with tempfile.TemporaryDirectory(dir=ROOT / "build" if (ROOT / "build").is_dir() else None) as place:
        folder = Path(place)
        _alone("--make", place, str(millions))
        size = (folder / "class_records" / "0002.parquet").stat().st_size / 1e6
        busy = f"{os.getloadavg()[0]:.1f}，{os.cpu_count()} 个核"
        print(f"{millions:g} 百万条班级记录，Parquet {size:.0f} MB；机器负载 {busy}")
        tools = list(TOOLS) if millions <= MOST_COMPARED else ["DuckDB"]
        # In turn, so that what else the machine does slows all of them alike.
        rounds = [{tool: _measured(tool, folder) for tool in tools} for _ in range(3)]
        found = {tool: sorted(one[tool] for one in rounds)[1] for tool in tools}
        best, _, _, answer = found["DuckDB"]
        for tool, (processor, wall, memory, counted) in found.items():
            same = "结果相同" if counted == answer else "结果不同"
            print(f"{tool}：处理器 {processor:.2f} 秒（{processor / best:.1f} 倍），时钟 {wall:.2f} 秒，", end="")
            print(f"内存 {memory:.0f} MB，{same}")


if __name__ == "__main__":
    main()
