"""The formulas of 本校覆盖: what a class, a school, a term or a month has of what is asked, as text for a cell."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.records.schema import KNOWN_TOPICS, OWN_TOPICS
from generator.records.template_entry import Columns, event_columns

_RECORDS, _EVENTS = "班级记录", "学校活动"
_TALK, _MOST = 40, 6
"""Minutes of one 课时, and the most 课时 a row can have: the list of minutes ends at 240."""


@dataclass(frozen=True)
class Demand:
    """An obligation as the sheet asks it."""

    asks: str
    source: str
    kind: str
    number: int
    """What is needed in each piece; 1 where the document has no number."""
    unit: str
    per: str
    spread: str
    """The pieces of the year, as the reports have them: term, year, month, week, activity."""
    binds: str
    activities: tuple[str, ...]
    topics: tuple[str, ...]
    weeks: int = 0
    """Only what was done in so many first weeks of the period counts; 0: all of it."""

    @property
    def by_class(self) -> bool:
        """Return whether it is counted class by class."""
        return self.binds in ("student", "class", "grade")


@dataclass(frozen=True)
class Span:
    """A stretch of the year, with holidays in it or without."""

    name: str
    days: tuple[tuple[datetime.date, datetime.date], ...]
    """First and last days."""


def teaching_months(terms: Sequence[Span]) -> list[Span]:
    """Return the teaching months: the days of each month that lie in a term."""
    found: dict[tuple[int, int], list[tuple[datetime.date, datetime.date]]] = {}
    for begins, ends in (days for term in terms for days in term.days):
        first = begins
        while first <= ends:
            after = datetime.date(first.year + first.month // 12, first.month % 12 + 1, 1)
            last = min(ends, after - datetime.timedelta(days=1))
            found.setdefault((first.year, first.month), []).append((first, last))
            first = after
    return [Span(f"{year}年{month}月", tuple(days)) for (year, month), days in sorted(found.items())]


def by_class(demand: Demand, span: Span, grade: int, name: str, records: Columns) -> str:
    """Return the formula for what a class has: its own rows, its grade's and the school's."""
    scope = records.whole("scope", _RECORDS)
    listed = f'"、"&{scope}&"、"'
    meant = "+".join(
        (f'({scope}="全校")', *(f'ISNUMBER(SEARCH("、{words}、",{listed}))' for words in (f"{grade}年级", name)))
    )
    hours = f"*{_hours(records)}" if demand.unit == "课时" else ""
    return f"=SUMPRODUCT({_taught(demand, span, records, '计入')}*SIGN({meant}){hours})"


def by_school(demand: Demand, span: Span, records: Columns) -> str:
    """Return the formula for what a school has: events, and occasions of its classes.

    Where every activity must be there, it is how many of them are.
    """
    if demand.spread == "activity":
        each = (replace(demand, activities=(one,), spread="year") for one in demand.activities)
        return "=" + "+".join(f"({by_school(one, span, records).removeprefix('=')}>0)" for one in each)
    events = event_columns()
    named = "+".join(f'({events.whole("kind", _EVENTS)}="{kind}")' for kind in demand.activities)
    own = _own_topics(demand, events.whole("kind", _EVENTS))
    topics = "".join(
        f'*SIGN(ISNUMBER(SEARCH("{topic}",{events.whole("topic", _EVENTS)}))+{own[topic]})' for topic in demand.topics
    )
    days = _within(demand, span, events.whole("date", _EVENTS))
    held = f"({events.whole('计入', _EVENTS)}=1)*{days}*SIGN({named}){topics}"
    taught = _taught(demand, span, records, "场次")
    # As an argument of its own a column may hold a word by mistake; multiplied it would spoil the sum.
    if demand.unit == "人":
        return f"=SUMPRODUCT({held},{events.whole('reached', _EVENTS)})"
    if demand.unit == "课时":
        return f"=SUMPRODUCT({held},{events.whole('hours', _EVENTS)})+SUMPRODUCT({taught}*{_hours(records)})"
    return f"=SUMPRODUCT({held})+SUMPRODUCT({taught})"


def _hours(records: Columns) -> str:
    minutes = records.whole("minutes", _RECORDS)
    full = "+".join(f"({minutes}>={_TALK * count})" for count in range(1, _MOST + 1))
    return f"ISNUMBER({minutes})*({full})"


def _taught(demand: Demand, span: Span, records: Columns, once: str) -> str:
    forms = "+".join(f'({records.whole("形式2", _RECORDS)}="{form}")' for form in demand.activities)
    topics = "".join(f'*ISNUMBER(SEARCH("{topic}",{records.whole("主题2", _RECORDS)}))' for topic in demand.topics)
    days = _within(demand, span, records.whole("date", _RECORDS))
    return f"({records.whole(once, _RECORDS)}=1)*{days}*SIGN({forms}){topics}"


def _own_topics(demand: Demand, kinds: str) -> dict[str, str]:
    """Return, for each topic asked, which kinds of event hold it by their nature."""
    return {
        topic: "+".join(
            f'({kinds}="{kind}")'
            for kind in demand.activities
            if topic in (*KNOWN_TOPICS.get(kind, ()), *OWN_TOPICS.get(kind, ()))
        )
        or "0"
        for topic in demand.topics
    }


def _within(demand: Demand, span: Span, days: str) -> str:
    found = []
    for begins, ends in span.days:
        last = begins + datetime.timedelta(weeks=demand.weeks, days=-1) if demand.weeks else ends
        first, last_ = (f"DATE({day.year},{day.month},{day.day})" for day in (begins, last))
        found.append(f"({days}>={first})*({days}<={last_})")
    return found[0] if len(found) == 1 else f"({'+'.join(found)})"
