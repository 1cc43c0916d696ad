"""Delivered coverage: coverage.sql against a count by hand, over generated rosters, calendars and records."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import duckdb
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.coverage import delivered as counted
from generator.coverage.available import SIX_THREE, Row
from generator.coverage.delivered import AUDIENCES, NOT_APPLICABLE, Demand, Figure, Unit
from generator.coverage.suppress import hidden
from generator.curriculum import Curriculum
from generator.records.schema import COLUMNS, EVENT_KINDS, FORMS, ROSTER_COLUMNS

YEAR = "2026-2027"
FIRST, LAST = datetime.date(2026, 8, 1), datetime.date(2027, 7, 31)
Day = datetime.date
Record = dict[str, object]


def demand(
    name: str, kind: str, binds: str, activities: Sequence[str], topics: Sequence[str], **fields: object
) -> Demand:
    """Return an obligation nobody wrote."""
    row = Row(
        profile="test",
        obligation=name,
        asks=name,
        document="文件",
        force="",
        clause=None,
        evidence="",
        seen="原文",
        duty=str(fields.get("duty", name)),
        kind=kind,
        number=fields.get("number"),  # type: ignore[arg-type]
        unit=fields.get("unit"),  # type: ignore[arg-type]
        per=fields.get("per"),  # type: ignore[arg-type]
        binds=binds,
        cells=(),
        stages=SIX_THREE,
    )
    return Demand(name, row, tuple(activities), tuple(topics))


@dataclass(frozen=True)
class World:
    """A province for a year: rows as the records folder has them."""

    schools: list[Record]
    classes: list[Record]
    terms: list[Record]
    class_records: list[Record]
    events: list[Record]

    def connection(self) -> duckdb.DuckDBPyConnection:
        connection = duckdb.connect(config={"threads": 1})
        for table, columns in {**COLUMNS, **ROSTER_COLUMNS}.items():
            shape = ", ".join(f'"{name}" {kind}' for name, kind in columns.items())
            connection.execute(f"CREATE TABLE {table} ({shape})")
            for row in getattr(self, table):
                values = [row.get(name) for name in columns]
                connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(values))})", values)
        return connection


# What a careful person would do with pencil and paper: every obligation, every unit, every piece of the year in turn.


def pieces(one: Demand, school: Record, world: World, until: Day) -> Iterator[tuple[str, str, Day]]:
    """Yield (period, bucket, end of the period) in which a school is asked."""
    terms = [term for term in world.terms if term["school"] == school["school"] and term["year"] == YEAR]
    begun = [term for term in terms if term["begins"] <= until]  # type: ignore[operator]
    ends = max(term["ends"] for term in terms)  # type: ignore[type-var]
    days: list[Day] = [
        day
        for day in (FIRST + datetime.timedelta(days=n) for n in range(365))
        if day <= until and any(term["begins"] <= day <= term["ends"] for term in begun)  # type: ignore[operator]
    ]
    if one.spread == "term":
        for term in begun:
            yield term["term"], term["term"], term["ends"]  # type: ignore[misc]
    elif one.spread == "month":
        for month in {f"{day:%Y-%m}" for day in days}:
            yield "全学年", month, ends  # type: ignore[misc]
    elif one.spread == "week":
        for week in {week_of(day) for day in days}:
            yield "全学年", week, ends  # type: ignore[misc]
    elif one.spread == "activity":
        for activity in one.activities:
            yield "全学年", activity, ends  # type: ignore[misc]
    else:
        yield "全学年", "全学年", ends  # type: ignore[misc]


def week_of(day: Day) -> str:
    return (day - datetime.timedelta(days=day.weekday())).isoformat()


def bucket(one: Demand, row: Record, activity: str) -> str:
    day = row["date"]
    assert isinstance(day, Day)
    if one.spread == "term":
        return str(row["term"])
    if one.spread == "month":
        return f"{day:%Y-%m}" if row["term"] else ""
    if one.spread == "week":
        return week_of(day) if row["term"] else ""
    return activity if one.spread == "activity" else "全学年"


def serves(one: Demand, row: Record, activity: str, world: World, school: str) -> bool:
    if row["year"] != YEAR or activity not in one.activities or any(t not in str(row["topic"]) for t in one.topics):
        return False
    if one.row.duty == "term-opening":
        begins = [t["begins"] for t in world.terms if (t["school"], t["term"]) == (school, row["term"])]
        return bool(begins) and (row["date"] - begins[0]).days < 28  # type: ignore[operator]
    return True


def amounts(one: Demand, place: str, grade: int, class_: str, world: World, until: Day) -> dict[str, float]:
    """Return what was done by one unit, bucket by bucket."""
    done: dict[str, float] = defaultdict(float)
    level = {"school": "school", "district": "district", "city": "city"}.get(one.row.binds)
    occasions: dict[tuple[object, ...], int] = {}
    for row in world.class_records:
        if row["school"] != place or row["date"] > until or level in ("district", "city"):  # type: ignore[operator]
            continue
        if (grade and row["grade"] != grade) or (class_ and row["class"] != class_):
            continue
        if serves(one, row, str(row["form"]), world, place):
            key = (bucket(one, row, str(row["form"])), *(row[k] for k in ("date", "period", "form", "lesson", "title")))
            occasions[key] = max(occasions.get(key, 0), int(str(row["minutes"])))
    for key, minutes in occasions.items():
        done[str(key[0])] += minutes // 40 if one.unit == "课时" else 0 if one.unit == "人" else 1
    written = {(r["date"], r["form"]) for r in world.class_records if r["school"] == place and r["year"] == YEAR}
    for row in world.events:
        if row["level"] != level or row["unit"] != place or row["date"] > until:  # type: ignore[operator]
            continue
        if level == "school" and (row["date"], row["kind"]) in written:
            continue
        if serves(one, row, str(row["kind"]), world, place):
            amount = {"课时": row["hours"], "人": row["reached"]}.get(one.unit, 1)
            done[bucket(one, row, str(row["kind"]))] += float(str(amount))
    return done


def by_hand(demands: Iterable[Demand], world: World, until: Day) -> dict[tuple[object, ...], tuple[object, ...]]:
    totals: dict[tuple[object, ...], list[tuple[float, float, float, Day]]] = defaultdict(list)
    members = [s for s in world.schools if s["year"] == YEAR and s["stage"] not in NOT_APPLICABLE]
    for one in demands:
        bound: dict[tuple[str, ...], tuple[str, int, list[Record]]] = {}
        for school in members:
            where = tuple(str(school[name]) for name in ("province", "city", "county", "school"))
            grades = [c for c in world.classes if c["school"] == school["school"] and c["year"] == YEAR]
            if one.row.binds in ("student", "class"):
                for c in grades:
                    bound[(*where, str(c["grade"]), str(c["class"]))] = (where[3], int(str(c["grade"])), [school])
            elif one.row.binds == "grade":
                for c in grades:
                    bound[(*where, str(c["grade"]), "")] = (where[3], int(str(c["grade"])), [school])
            elif one.row.binds == "school":
                bound[(*where, "0", "")] = (where[3], 0, [school])
            else:
                up = where[:3] if one.row.binds == "district" else where[:2]
                bound.setdefault((*up, "0", ""), (up[-1], 0, []))[2].append(school)
        for key, (place, grade, schools) in bound.items():
            done = amounts(one, place, grade, key[-1], world, until)
            asked: dict[tuple[str, str], Day] = {}
            for school in schools:
                for period, name, ends in pieces(one, school, world, until):
                    asked[period, name] = max(ends, asked.get((period, name), ends))
            for period in {period for period, _ in asked}:
                names = [name for p, name in asked if p == period]
                unit = (
                    len(names) * one.number,
                    sum(done[name] for name in names),
                    sum(min(done[name], one.number) for name in names),
                    max(end for (p, _), end in asked.items() if p == period),
                )
                places = key[:-2]
                for depth in range(1, len(places) + 1):
                    for g in {None, grade or None}:
                        totals[one.obligation, period, places[:depth], g].append(unit)
    return {
        key: (
            len(rows),
            sum(counted_ >= needed for needed, _, counted_, _ in rows),
            sum(done > 0 for _, done, _, _ in rows),
            sum(needed for needed, *_ in rows),
            sum(done for _, done, *_ in rows),
            sum(needed - counted_ for needed, _, counted_, _ in rows),
            max(ends for *_, ends in rows),
        )
        for key, rows in totals.items()
    }


def as_by_hand(figures: Iterable[Figure]) -> dict[tuple[object, ...], tuple[object, ...]]:
    found: dict[tuple[object, ...], tuple[object, ...]] = {}
    for one in figures:
        where = (one.unit.province, one.unit.city, one.unit.county, one.unit.school)
        key = (one.obligation, one.period, tuple(part for part in where if part), one.grade)
        assert key not in found
        found[key] = (one.units, one.met, one.begun, one.needed, one.done, one.gap, one.ends)
    return found


ACTIVITIES = ("主题班会", "法治讲座", "法治教育", "家长会", "校规", "校规学习")
TOPICS = ("", "学生欺凌防治", "法治教育", "学生欺凌防治、法治教育", "学生欺凌防治、生命安全")
CALENDARS = (
    (("上学期", Day(2026, 9, 1), Day(2027, 1, 20)), ("下学期", Day(2027, 2, 22), Day(2027, 7, 9))),
    (("上学期", Day(2026, 8, 28), Day(2027, 1, 31)), ("下学期", Day(2027, 3, 1), Day(2027, 6, 30))),
    (("上学期", Day(2026, 9, 1), Day(2026, 12, 31)),),
)


@st.composite
def worlds(draw: st.DrawFn) -> World:
    counties = draw(st.integers(1, 3))
    schools, classes, terms = [], [], []
    calendars: dict[str, tuple[tuple[str, Day, Day], ...]] = {}
    for n in range(draw(st.integers(1, 4))):
        county = draw(st.integers(1, counties))
        code = f"S{n}"
        calendars[code] = draw(st.sampled_from(CALENDARS))
        stage = draw(st.sampled_from(("小学", "初中", "中职")))
        place = {"county": f"{county}县", "city": f"{county % 2}市", "province": "省", "name": code, "system": "六三"}
        schools.append({"year": YEAR, "school": code, "stage": stage, "staff": 10, **place})
        terms += [
            {"year": YEAR, "school": code, "term": term, "begins": begins, "ends": ends}
            for term, begins, ends in calendars[code]
        ]
        for grade in draw(st.sets(st.integers(1, 9), min_size=1, max_size=2)):
            for number in range(draw(st.integers(1, 2))):
                classes.append({"year": YEAR, "school": code, "grade": grade, "class": f"{grade}年级{number}班"})
    records: dict[tuple[str, ...], Record] = {}
    for _ in range(draw(st.integers(0, 14))):
        c = draw(st.sampled_from(classes))
        code = str(c["school"])
        term, begins, _ = draw(st.sampled_from(calendars[code]))
        day = begins + datetime.timedelta(days=draw(st.sampled_from((0, 5, 27, 28, 40))))
        form = draw(st.sampled_from(("主题班会", "法治讲座", "法治教育", "校规学习")))
        period, title = draw(st.sampled_from(("第1节", "第2节"))), draw(st.sampled_from("甲乙"))
        everyone = draw(st.booleans())
        for member in classes:
            if member is c or (everyone and member["school"] == code):
                row = {
                    **member,
                    "term": term,
                    "date": day,
                    "period": period,
                    "lesson": "",
                    "title": title,
                    "form": form,
                }
                row |= {"topic": draw(st.sampled_from(TOPICS)), "minutes": draw(st.sampled_from((10, 40, 45, 90)))}
                records.setdefault((code, str(member["class"]), day.isoformat(), period, title), row)
    events: dict[tuple[object, ...], Record] = {}
    for _ in range(draw(st.integers(0, 10))):
        school = draw(st.sampled_from(schools))
        level, unit = draw(
            st.sampled_from((("school", school["school"]), ("district", school["county"]), ("city", school["city"])))
        )
        day, kind = draw(st.dates(FIRST, LAST)), draw(st.sampled_from(ACTIVITIES[1:]))
        if draw(st.booleans()) and records:  # a talk that stands on the other sheet too, or nearly
            other = records[draw(st.sampled_from(sorted(records)))]
            day, level, unit = Day.fromisoformat(str(other["date"])), "school", str(other["school"])
            kind = str(other["form"]) if draw(st.booleans()) else kind
            school = next(one for one in schools if one["school"] == unit)
        spans = calendars[str(school["school"])]
        term = next((name for name, begins, ends in spans if begins <= day <= ends), "")
        row = {"year": YEAR, "term": term, "level": level, "unit": unit, "kind": kind}
        row |= {"date": day, "title": draw(st.sampled_from("甲乙")), "topic": draw(st.sampled_from(TOPICS))}
        row |= {"hours": draw(st.sampled_from((0, 0.5, 1, 2))), "reached": draw(st.integers(0, 30))}
        if row["kind"] in EVENT_KINDS:
            events.setdefault((level, unit, row["kind"], day, row["title"]), row)
    return World(schools, classes, terms, list(records.values()), list(events.values()))


@st.composite
def asked(draw: st.DrawFn) -> list[Demand]:
    found = []
    for n in range(draw(st.integers(1, 5))):
        kind = draw(st.sampled_from(("counted", "recurring", "goal", "exists")))
        exists = kind == "exists"
        found.append(
            demand(
                f"o{n}",
                kind,
                draw(st.sampled_from(("student", "class", "grade", "school", "school", "district", "city"))),
                draw(st.lists(st.sampled_from(ACTIVITIES), min_size=1, max_size=3, unique=True)),
                draw(st.sampled_from(((), ("学生欺凌防治",), ("学生欺凌防治", "法治教育")))),
                number=draw(st.integers(1, 3)) if kind in ("counted", "goal") else None,
                unit=None if exists else draw(st.sampled_from(("次", "课时", "人"))),
                per=None if exists else draw(st.sampled_from(("学期", "学年", "年", "教学月", "周"))),
                duty=draw(st.sampled_from(("x", "term-opening", "rules-taught"))),
            )
        )
    return found


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(worlds(), asked(), st.dates(Day(2026, 9, 10), LAST))
def test_every_figure_is_what_counting_by_hand_gives(world: World, demands: list[Demand], until: Day) -> None:
    with world.connection() as connection:
        found = counted.delivered(connection, demands, YEAR, until)
    assert as_by_hand(found.figures) == by_hand(demands, world, until)
    gaps: dict[tuple[str, str], float] = defaultdict(float)
    for one in found.short:
        gaps[one.obligation, one.period] += one.needed - one.counted
    assert gaps == {
        (one.obligation, one.period): one.gap
        for one in found.figures
        if one.level == "省" and one.grade is None and one.gap
    }
    outside = sum(school["stage"] in NOT_APPLICABLE for school in world.schools)
    assert sum(one.schools for one in found.outside) == outside
    taken = [e for e in world.events if e["level"] == "school" and e["date"] <= until]  # type: ignore[operator]
    within = {str(s["school"]) for s in world.schools if s["stage"] not in NOT_APPLICABLE}
    assert sum(one.times for one in found.people) == sum(str(e["unit"]) in within for e in taken)


def one_school(records: Sequence[Record] = (), events: Sequence[Record] = ()) -> World:
    """Return a school of two classes; a record is a 法治讲座 of 40 minutes in the first, unless it says else."""
    place = {"year": YEAR, "school": "S", "county": "县", "city": "市", "province": "省"}
    classes = [{"year": YEAR, "school": "S", "grade": 3, "class": f"3年级{n}班"} for n in (1, 2)]
    terms = [{"year": YEAR, "school": "S", "term": t, "begins": b, "ends": e} for t, b, e in CALENDARS[0]]
    talk = {"period": "第1节", "lesson": "", "title": "", "form": "法治讲座", "minutes": 40, "term": "上学期"}
    event = {"year": YEAR, "level": "school", "unit": "S", "kind": "法治讲座", "title": "", "hours": 0, "reached": 0}
    topic = {"topic": "学生欺凌防治、法治教育"}
    return World(
        [{**place, "name": "S", "stage": "小学", "system": "六三", "staff": 1}],
        classes,
        terms,
        [{**classes[0], **talk, **topic, **row} for row in records],
        [{**event, **topic, "term": "上学期", **row} for row in events],
    )


def told(world: World, one: Demand, until: Day = LAST) -> list[tuple[object, ...]]:
    """Return (period, needed, done, gap) of the whole province."""
    with world.connection() as connection:
        figures = counted.delivered(connection, [one], YEAR, until).figures
    return [(f.period, f.needed, f.done, f.gap) for f in figures if f.level == "省" and f.grade is None]


TALKS = demand("talk", "counted", "school", ("法治讲座",), ("法治教育",), number=2, unit="次", per="学年")
HOURS = demand("hours", "counted", "school", ("法治讲座",), ("法治教育",), number=4, unit="课时", per="年")


def test_one_talk_on_two_sheets_is_one_talk() -> None:
    twice = one_school([{"date": Day(2026, 9, 10)}], [{"date": Day(2026, 9, 10), "hours": 1}])
    assert told(twice, TALKS) == [("全学年", 2, 1.0, 1.0)]
    assert told(twice, HOURS) == [("全学年", 4, 1.0, 3.0)]
    apart = one_school([{"date": Day(2026, 9, 10)}], [{"date": Day(2026, 9, 11)}])
    assert told(apart, TALKS) == [("全学年", 2, 2.0, 0.0)]


def test_hours_and_times_are_never_converted() -> None:
    hall = [{"date": Day(2026, 9, 10), "class": f"3年级{n}班", "minutes": 45} for n in (1, 2)]
    assert told(one_school(hall), HOURS) == [("全学年", 4, 1.0, 3.0)], "45 minutes for two classes are one 课时"
    assert told(one_school([{"date": Day(2026, 9, 10), "minutes": 35}]), HOURS)[0][2] == 0.0
    assert told(one_school([], [{"date": Day(2026, 9, 10)}]), HOURS)[0][2] == 0.0, "no hours were written"
    assert told(one_school([], [{"date": Day(2026, 9, 10), "hours": 1.5}]), HOURS)[0][2] == 1.5


def test_a_term_opens_for_four_weeks() -> None:
    opening = demand("o", "counted", "school", ("法治讲座",), (), number=1, unit="次", per="学期", duty="term-opening")
    first = told(one_school([{"date": Day(2026, 9, 28)}]), opening)
    assert first == [("上学期", 1, 1.0, 0.0), ("下学期", 1, 0.0, 1.0)]
    assert told(one_school([{"date": Day(2026, 9, 29)}]), opening)[0] == ("上学期", 1, 0.0, 1.0)
    assert told(one_school([], [{"date": Day(2026, 9, 29)}]), opening)[0] == ("上学期", 1, 0.0, 1.0)


def test_a_full_month_does_not_make_up_for_an_empty_one() -> None:
    monthly = demand("m", "counted", "school", ("法治讲座",), (), number=1, unit="次", per="教学月")
    world = one_school([{"date": Day(2026, 9, 10)}, {"date": Day(2026, 9, 17)}])
    assert told(world, monthly) == [("全学年", 11, 2.0, 10.0)], "September to July, ten of them empty"
    assert told(world, monthly, Day(2026, 10, 5)) == [("全学年", 2, 2.0, 1.0)], "only months that have begun"


def test_the_rules_must_hold_it_and_be_taught() -> None:
    rules = demand("r", "exists", "school", ("校规", "校规学习"), (), duty="rules-taught")
    kept = {"date": Day(2026, 9, 10), "kind": "校规"}
    assert told(one_school([], [kept, {**kept, "title": "二"}]), rules) == [("全学年", 2, 2.0, 1.0)]
    assert told(one_school([{"date": Day(2026, 9, 11), "form": "校规学习"}], [kept]), rules)[0][3] == 0.0


def test_a_term_that_has_not_begun_is_not_asked_for() -> None:
    termly = demand("t", "counted", "class", ("法治讲座",), (), number=1, unit="次", per="学期")
    assert told(one_school(), termly, Day(2026, 12, 1)) == [("上学期", 2, 0.0, 2.0)]


def bounds(shown: dict[Unit, int], hidden_: set[Unit]) -> dict[Unit, tuple[float, float]]:
    """Return what a reader can tell of each unit from the totals shown, passing sums till nothing moves."""
    units = shown.keys() | hidden_
    parent = {unit: above(unit) for unit in units}
    low: dict[Unit, float] = {unit: shown.get(unit, 1) for unit in units}
    high: dict[Unit, float] = {unit: shown.get(unit, float("inf")) for unit in units}
    while True:
        before = (dict(low), dict(high))
        for unit in units:
            children = [child for child in units if parent[child] == unit]
            if children:
                low[unit] = max(low[unit], sum(low[c] for c in children))
                high[unit] = min(high[unit], sum(high[c] for c in children))
                for child in children:
                    others = [c for c in children if c != child]
                    low[child] = max(low[child], low[unit] - sum(high[c] for c in others))
                    high[child] = min(high[child], high[unit] - sum(low[c] for c in others))
        if before == (low, high):
            return {unit: (low[unit], high[unit]) for unit in units}


def above(unit: Unit) -> Unit | None:
    if unit.school:
        return Unit(unit.province, unit.city, unit.county)
    if unit.county:
        return Unit(unit.province, unit.city)
    return Unit(unit.province) if unit.city else None


def totals(counts: dict[Unit, int]) -> dict[Unit, int]:
    found: dict[Unit, int] = defaultdict(int)
    for school, count in counts.items():
        place: Unit | None = school
        while count and place:
            found[place] += count
            place = above(place)
    return dict(found)


SCHOOLS = [Unit("省", f"{c}市", f"{d}县", f"{c}{d}{s}") for c in range(2) for d in range(2) for s in range(3)]


@settings(max_examples=1000, deadline=None)
@given(st.dictionaries(st.sampled_from(SCHOOLS), st.one_of(st.integers(0, 25), st.integers(0, 3), st.just(200))))
def test_a_hidden_count_cannot_be_worked_out(counts: dict[Unit, int]) -> None:
    every, gone = totals(counts), set(hidden(counts))
    assert {unit for unit, count in every.items() if count < 10} <= gone
    told = bounds({unit: count for unit, count in every.items() if unit not in gone}, gone)
    assert all(told[unit][1] - told[unit][0] >= 9 for unit in gone), "ten numbers are possible for what is hidden"


def test_nothing_is_hidden_where_nothing_is_small() -> None:
    assert hidden({school: 10 + n for n, school in enumerate(SCHOOLS)}) == frozenset()
    one, two, three = (Unit("省", "市", "县", name) for name in "甲乙丙")
    assert hidden({one: 9, two: 300, three: 40}) == {one, three}
    assert hidden({one: 0, two: 300, three: 40}) == frozenset(), "no report is no pupil"


def test_every_event_kind_reaches_somebody_and_every_activity_has_a_place(curriculum: Curriculum) -> None:
    assert AUDIENCES.keys() == EVENT_KINDS.keys()
    for profile in curriculum.policies:
        for one in counted.demands(curriculum, profile):
            assert set(one.activities) & {*FORMS, *EVENT_KINDS}, f"nothing can hold {one.obligation}"
            if one.row.binds in ("school", "district", "city"):
                assert set(one.activities) <= {*FORMS, *EVENT_KINDS}
