"""Prove that coverage.sql means the same on Spark as on DuckDB: `make scale`.

A province is generated with all that makes counting hard: two calendars, schools nothing is counted for, counties of
one name in two cities, talks on two sheets, one occasion told with two topics, events in the holidays, half hours.
Every profile is counted by both engines, and every table of coverage.sql must hold the same rows. Spark is fed as a
province's own platform would be (docs/scale.md): the views of the records as Parquet, the other tables as rows.
"""

from __future__ import annotations

import datetime
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
from pyspark.sql import SparkSession  # type: ignore[import-not-found]  # of .venv-scale alone

from generator.coverage import delivered
from generator.coverage.delivered import Demand
from generator.read import read
from generator.records.schema import COLUMNS, EVENT_KINDS, FORMS, ROSTER_COLUMNS

ROOT = Path(__file__).parent.parent
YEAR, DAYS = "2026-2027", (datetime.date(2026, 11, 20), datetime.date(2027, 7, 31))
SCHOOLS, PER_CLASS, EVENTS = 400, 30, 20_000
TOPICS = (
    "学生欺凌防治",
    "学生欺凌防治、法治教育",
    "法治教育、生命安全",
    "学生欺凌防治、生命安全",
    "家庭教育",
    "校规校纪",
    "",
)
PROVINCE = {
    "schools": f"""
        SELECT '{YEAR}' AS year, 'S' || n AS school, '第' || n || '学校' AS name, (n // 20 % 7) || '县' AS county,
            (n // 100) || '市' AS city, '省' AS province, CASE n % 9 WHEN 0 THEN '中职' ELSE '小学' END AS stage,
            '六三' AS system, 60 AS staff FROM range({SCHOOLS}) AS t(n)""",
    "classes": """
        SELECT s.year, s.school, (g % 12 + 1) AS grade, (g % 12 + 1) || '年级' || (c + 1) || '班' AS class
        FROM schools AS s, range(4) AS a(g), range(3) AS b(c)""",
    "terms": """
        SELECT s.year, s.school, t.term, t.begins + (hash(s.school) % 2 * 3)::INTEGER AS begins, t.ends
        FROM schools AS s,
        (VALUES ('上学期', DATE '2026-09-01', DATE '2027-01-20'), ('下学期', DATE '2027-02-22', DATE '2027-07-09'))
            AS t(term, begins, ends)""",
    "class_records": f"""
        WITH raw AS (
            SELECT c.*, k, hash(CASE WHEN k % 3 = 0 THEN c.school ELSE c.school || c.class END || k) AS h,
                hash(c.class || k) AS own
            FROM classes AS c, range({PER_CLASS}) AS r(k)
        )
        SELECT raw.year, t.term, raw.school, raw.grade, raw.class, t.begins + (h % 130)::INTEGER AS date,
            '第' || (k % 7 + 1) || '节' AS period, '' AS lesson, '第' || k || '课' AS title,
            {list(FORMS)}[1 + (h // 200 % {len(FORMS)})::INTEGER] AS form,
            {list(TOPICS)}[1 + ((CASE WHEN own % 5 = 0 THEN own ELSE h END) // 7 % {len(TOPICS)})::INTEGER] AS topic,
            [15, 40, 45, 80][1 + (h // 3000 % 4)::INTEGER] AS minutes, '班主任' AS presenter_role, 'add' AS status,
            1 AS revision
        FROM raw JOIN terms AS t
            ON t.school = raw.school AND t.term = CASE h % 2 WHEN 0 THEN '上学期' ELSE '下学期' END""",
    "events": f"""
        WITH raw AS (SELECT n, hash('e' || n) AS h FROM range({EVENTS}) AS r(n)), placed AS (
            SELECT s.*, h, n, ['school', 'school', 'school', 'district', 'city'][1 + (h % 5)::INTEGER] AS level,
                DATE '2026-08-01' + (h // 11 % 365)::INTEGER AS day
            FROM raw JOIN schools AS s ON s.school = 'S' || (h // 5 % {SCHOOLS})
        )
        SELECT p.year, coalesce(t.term, '') AS term, p.level,
            CASE p.level WHEN 'school' THEN p.school WHEN 'district' THEN p.county ELSE p.city END AS unit,
            {list(EVENT_KINDS)}[1 + (h // 13 % {len(EVENT_KINDS)})::INTEGER] AS kind, p.day AS date,
            '活动' || n AS title,
            {list(TOPICS)}[1 + (h // 17 % {len(TOPICS)})::INTEGER] AS topic,
            (h // 19 % 5) / 2 AS hours,
            h // 23 % 60 AS reached, '' AS presenter_role, 'add' AS status, 1 AS revision
        FROM placed AS p LEFT JOIN terms AS t ON t.school = p.school AND p.day BETWEEN t.begins AND t.ends
        UNION ALL  -- talks that stand on the other sheet too
        SELECT DISTINCT year, term, 'school', school, form, date, title, topic, 1, 30, '', 'add', 1
        FROM class_records WHERE form = '法治讲座' AND grade = 1""",
}


def province(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Make the tables of a province in `connection`, and write them to `folder` as Parquet."""
    for table, query in PROVINCE.items():
        columns = {**COLUMNS, **ROSTER_COLUMNS}[table]
        typed = ", ".join(f'"{name}"::{kind} AS "{name}"' for name, kind in columns.items())
        connection.execute(f"CREATE TABLE {table} AS SELECT {typed} FROM ({query})")
        connection.table(table).write_parquet(str(folder / f"{table}.parquet"))


def by_spark(spark: Any, demands: Sequence[Demand], until: datetime.date) -> None:
    """Make the tables of coverage.sql on Spark, from the views of the records."""
    for name, columns, rows in delivered.inputs(demands, YEAR, until):
        shape = columns.replace("VARCHAR", "STRING").replace("INTEGER", "INT")
        spark.createDataFrame(rows, shape).coalesce(1).createOrReplaceTempView(name)
    for kind, name, query in delivered.statements():
        frame = spark.sql(query)
        (frame.localCheckpoint() if kind == "table" else frame).createOrReplaceTempView(name)


def compared(rows: Sequence[Sequence[object]]) -> list[tuple[object, ...]]:
    """Return rows in one order, whole numbers, decimals and fractions alike."""
    plain = [tuple(float(cell) if isinstance(cell, int | Decimal) else cell for cell in row) for row in rows]
    return sorted(plain, key=repr)


def main() -> int:
    """Count a province with both engines; print what was compared, and fail where anything differs."""
    curriculum = read(ROOT).curriculum
    assert curriculum
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    os.environ["PYSPARK_PYTHON"] = sys.executable
    spark = (
        SparkSession.builder.master("local[*]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "4")
        .config("spark.driver.memory", "2g")
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("ERROR")
    different = 0
    with tempfile.TemporaryDirectory() as place, duckdb.connect() as connection:
        province(connection, Path(place))
        for table in PROVINCE:
            spark.read.parquet(f"{place}/{table}.parquet").createOrReplaceTempView(table)
        for profile in sorted(curriculum.policies):
            demands = delivered.demands(curriculum, profile)
            for until in DAYS:
                delivered.prepare(connection, demands, YEAR, until)
                delivered.run(connection)
                started = time.perf_counter()
                by_spark(spark, demands, until)
                seconds = time.perf_counter() - started
                counts = []
                for kind, name, _ in delivered.statements():
                    if kind == "table":
                        ours = compared(connection.table(name).fetchall())
                        theirs = compared(spark.table(name).collect())
                        counts.append(f"{name} {len(ours)}")
                        if ours != theirs:
                            different += 1
                            print(f"{profile} {until} 的 {name} 不同：DuckDB {len(ours)} 行，Spark {len(theirs)} 行")
                            print(*list(zip(ours, theirs, strict=False))[:3], sep="\n")
                print(f"{profile}，截至 {until}，Spark {seconds:.0f} 秒：{'，'.join(counts)} 行")
    spark.stop()
    print("有不同的表。" if different else "coverage.sql 的每一张表，Spark 和 DuckDB 的结果相同。")
    return bool(different)


if __name__ == "__main__":
    sys.exit(main())
