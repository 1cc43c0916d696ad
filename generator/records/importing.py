"""The story of an import: inspect, read, parse, settle, write, and say what became of every row.

Files are read one at a time and never kept; a faulty row goes back to its sender and stops nobody else's.
"""

from __future__ import annotations

import datetime
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.records import columns, register, store, table
from generator.records.arrivals import Arrivals, Clash
from generator.records.inspect import Refusal
from generator.records.ledger import Counts, Entry, Source
from generator.records.parse import Lesson, Parsed, Parser, Wrong
from generator.records.roster import SHEETS as ROSTER_SHEETS
from generator.records.roster import Roster
from generator.records.schema import COLUMNS

OWN_SHEETS = {"说明", "本校覆盖"}
"""Sheets of our templates that hold no records."""
Good = tuple[str, Parsed, int, int]
"""Table, record, sheet and row."""
Faults = dict[tuple[int, int], list[Wrong]]
"""Sheet and row → what is wrong there."""


@dataclass
class Report:
    """What became of one file."""

    path: Path
    name: str
    """What the clerk reads: the file's name, after as many folders as tell it from the others."""
    sha256: str = ""
    refused: str = ""
    """Why the whole file was left out; empty where it was read."""
    notes: list[str] = field(default_factory=list)
    rows: Counts = field(default_factory=Counts)
    faults: Faults = field(default_factory=dict)
    roster: bool = False
    """It is a roster, lying among the sheets; nothing was read from it."""


@dataclass(frozen=True)
class Imported:
    """What an import did; `entry` is None where nothing new was accepted."""

    files: tuple[Report, ...]
    rows: Counts
    entry: Entry | None
    lone_voids: int
    """Voids that found nothing to void; they wait for it."""


def import_roster(folder: Path, roster: Roster, today: datetime.date, edition: str) -> Entry | None:
    """Put a roster into force; None where it is in force already."""
    with store.locked(folder), store.attach(folder) as connection:
        known = register.in_force(connection).years
        if {**known, **roster.years} == known:
            return None
        tables = register.as_tables(connection, roster, store.next_number(folder))
        fields = {"kind": "roster", "imported": today, "edition": edition, "files": (), "rows": Counts()}
        return store.commit(folder, connection, tables, fields)


def import_files(
    folder: Path, files: Iterable[Path], lessons: Mapping[str, Lesson], today: datetime.date, edition: str
) -> Imported:
    """Import `files` as one batch; what is on disk afterwards is the whole batch or nothing of it.

    Raises `Refusal` where no roster is in force yet.
    """
    with store.locked(folder), store.attach(folder) as connection:
        roster = register.in_force(connection)
        if not roster.years:
            raise Refusal("还没有名册。请先加上 --roster 名册.xlsx。")
        arrivals = {name: Arrivals(name) for name in COLUMNS}
        reports = tuple(
            _read(number, report, roster, lessons, today, arrivals) for number, report in enumerate(_named(files), 1)
        )
        lone_voids = 0
        arrived = {name: rows for name, rows in arrivals.items() if rows.columns}
        for rows in arrived.values():
            rows.settle(connection, store.next_number(folder))
            for file, fate, count in rows.fates(connection):
                reports[file - 1].rows += Counts(**{fate: count})
            for clash in rows.clashes(connection):
                number, sheet, row = clash.place
                reports[number - 1].faults[sheet, row] = _contradiction(clash, reports)
            lone_voids += rows.lone_voids(connection)
        total = sum((report.rows for report in reports), Counts())
        if not all(report.rows.conserved for report in reports):
            raise AssertionError("a row was lost or counted twice")
        entry = None
        if total.accepted:
            sources = tuple(Source(report.sha256, report.rows) for report in reports if not report.roster)
            fields = {"kind": "records", "imported": today, "edition": edition, "files": sources, "rows": total}
            tables = {name: f"SELECT * FROM new_{name}" for name in arrived}  # noqa: S608
            tables["replaced"] = " UNION ALL ".join(f"SELECT * FROM replaced_{name}" for name in arrived)  # noqa: S608
            entry = store.commit(folder, connection, tables, fields)
    return Imported(reports, total, entry, lone_voids)


def _named(files: Iterable[Path]) -> list[Report]:
    """Return an empty report for each file: schools send files of one name, each in the school's own folder."""
    paths = list(files)
    ways = [path.absolute().parts[1:] for path in paths]
    names: dict[int, str] = {}
    for size in range(1, max(map(len, ways), default=0) + 1):
        seen = Counter(way[-size:] for way in ways)
        for place, way in enumerate(ways):
            if seen[way[-size:]] == 1:
                names.setdefault(place, "/".join(way[-size:]))
    return [Report(path, names.get(place, str(path))) for place, path in enumerate(paths)]


def _read(
    number: int,
    report: Report,
    roster: Roster,
    lessons: Mapping[str, Lesson],
    today: datetime.date,
    arrivals: Mapping[str, Arrivals],
) -> Report:
    """Read one file into `arrivals`; a file that cannot be read as a whole leaves nothing there."""
    path = report.path
    try:
        data = path.read_bytes()
        report.sha256 = hashlib.sha256(data).hexdigest()
        file = table.opened(data)
        report.notes = file.notes
        parser = Parser(roster, lessons, today, file.epoch_1904)
        good: list[Good] = []
        skipped: list[str] = []
        found = False
        for sheet, grid in enumerate(file.grids, 1):
            layout = columns.layout(grid)
            if layout is None:
                skipped.append(grid.name)
                continue
            found = True
            good += _rows(report, sheet, grid.name, layout, parser)
        if not found and set(ROSTER_SHEETS) <= set(skipped):
            report.roster = True
        elif not found:
            raise Refusal("里没有找到登记表：前十行里没有“班级、日期、课”或“活动、日期、题目”这样的表头。")
        if others := [name for name in skipped if name not in OWN_SHEETS]:
            report.notes.append(f"不是登记表，没有读的工作表：{'、'.join(others)}。")
    except Refusal as refusal:
        return Report(path, report.name, report.sha256, str(refusal), report.notes)
    except PermissionError:
        return Report(path, report.name, refused="打不开，请先关闭文件：它可能在 Excel 或 WPS 里开着。")
    except OSError as fault:
        return Report(path, report.name, refused=f"读不出来（{fault.strerror}）。")
    for name, record, sheet, row in good:
        arrivals[name].add(record, number, sheet, row)
    return report


def _rows(report: Report, sheet: int, name: str, layout: columns.Layout, parser: Parser) -> Iterator[Good]:
    """Yield the good rows of a sheet; note the others in `report`."""
    where = f"“{name}”" if name else "表"
    if layout.dropped:
        personal = [header for header in layout.dropped if columns.is_sensitive(header)]
        report.notes.append(f"{where}里没有读的列：{'、'.join(layout.dropped)}。")
        if personal:
            report.notes.append(f"其中{'、'.join(personal)}是个人信息，一个字也没有读；以后请不要收集，更不要上报。")
    read = blank = rejected = totals = merged = 0
    for line in layout.lines:
        read += 1
        if columns.is_total(line):
            totals += 1
            blank += 1
            continue
        record = parser.row(layout, line)
        if record is None:
            blank += 1
        elif isinstance(record, Parsed):
            merged += bool(line.merged & set(layout.columns.values()))
            yield layout.table, record, sheet, line.number
        else:
            rejected += 1
            report.faults[sheet, line.number] = record
    report.rows += Counts(read=read, blank=blank, rejected=rejected)
    if totals:
        report.notes.append(f"{where}里有 {totals} 行合计，没有当作记录，算在空行里。")
    if merged:
        report.notes.append(f"{where}里有 {merged} 行用了合并单元格，按合并的内容补全了。")


def _contradiction(clash: Clash, reports: Sequence[Report]) -> list[Wrong]:
    """Return the cells in which a row contradicts another, and the way out."""
    if clash.other:
        number, sheet, row = clash.other
        same = clash.place[0] == number
        whom = f"{'本文件' if same else reports[number - 1].name}第 {row} 行" + (
            f"（第 {sheet} 张表）" if clash.place[1] != sheet else ""
        )
    else:
        whom = f"第 {clash.batch} 批已经登记的记录"
    reason = (
        f"和{whom}是同一件事，说法却不一样，没有登记哪一行" if clash.other else f"和{whom}说法不一样，没有改动已登记的"
    )
    cure = f"请核对；以这一行为准时，在“更正或作废”里写更正，修订号写 {clash.revision + 1}。是另一次课请改节次或题目。"
    return [Wrong(name, reason, cure) for name in clash.fields if name != "void"] or [Wrong("status", reason, cure)]
