"""The school calendar, and dates as people type them: one day is understood, or none; nothing is guessed.

A date without a year is taken only where the calendar leaves one possible day. `9/3` may be 3 September or 9 March:
it is refused where both lie in a term (reliability.md row 67).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.records.words import text

Day = datetime.date
EPOCHS = {False: Day(1899, 12, 30), True: Day(1904, 1, 1)}
_FULL = re.compile(r"(\d{4})\s*(?:年|[-/.])\s*(\d{1,2})\s*(?:月|[-/.])\s*(\d{1,2})\s*[日号]?(?P<rest>.*)")
_COMPACT = re.compile(r"(20\d\d)(\d\d)(\d\d)")
_MONTH_DAY = re.compile(r"(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?(?P<rest>.*)")
_SHORT = re.compile(r"(\d{1,2})\s*[-/.]\s*(\d{1,2})")
_REST = re.compile(
    r"\s*(?:[(]?(?:星期|周|礼拜)[一二三四五六日天][)]?)?\s*(?:T?\s*\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?)?\s*"
)
_WRITE = "请写成 2026-09-03 这样。"


def year_span(year: str) -> tuple[Day, Day]:
    """Return the first and last day of a school year, holidays included: 1 August to 31 July, our reading."""
    first = int(year[:4])
    return Day(first, 8, 1), Day(first + 1, 7, 31)


@dataclass(frozen=True)
class Term:
    """One term of one school year."""

    year: str
    term: str
    begins: Day
    ends: Day


@dataclass(frozen=True)
class Calendar:
    """The terms of a school, all school years of the roster."""

    terms: tuple[Term, ...]

    def term(self, day: Day) -> Term | None:
        """Return the term `day` lies in."""
        return next((term for term in self.terms if term.begins <= day <= term.ends), None)

    def year(self, day: Day) -> str | None:
        """Return the school year `day` lies in, holidays included."""
        years = {term.year: year_span(term.year) for term in self.terms}
        return next((year for year, (first, last) in years.items() if first <= day <= last), None)

    def narrowed(self, year: str | None) -> Calendar:
        """Return the terms of `year` alone, where it is known."""
        return Calendar(tuple(term for term in self.terms if term.year == year)) if year else self


@dataclass(frozen=True)
class Unclear:
    """Why a date was not understood, and how to write it."""

    reason: str
    cure: str = _WRITE


def read_day(cell: object, calendar: Calendar, epoch_1904: bool | None) -> Day | Unclear:
    """Return the day a cell names.

    `epoch_1904` is the workbook's way of counting days; None in a text file, where a bare serial number is refused.
    """
    if isinstance(cell, datetime.datetime):
        return cell.date()
    if isinstance(cell, Day):
        return cell
    if isinstance(cell, float) and not cell.is_integer():
        return Unclear(f"“{cell}”不是日期")
    words = text(cell)
    if found := _COMPACT.fullmatch(words) or _FULL.fullmatch(words):
        if not _REST.fullmatch(found.groupdict().get("rest") or ""):
            return Unclear(f"“{words}”里有看不懂的内容")
        return _day(words, *(int(found[n]) for n in (1, 2, 3)))
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return _serial(int(cell), calendar, epoch_1904)
    if found := _MONTH_DAY.fullmatch(words):
        if not _REST.fullmatch(found["rest"]):
            return Unclear(f"“{words}”里有看不懂的内容")
        return _only(words, calendar, [(int(found[1]), int(found[2]))])
    if found := _SHORT.fullmatch(words):
        one, two = int(found[1]), int(found[2])
        return _only(words, calendar, [(one, two), (two, one)])
    return Unclear(f"“{words}”不是日期" if len(words) <= 20 else "这一格不是日期")


def _day(words: str, year: int, month: int, day: int) -> Day | Unclear:
    try:
        return Day(year, month, day)
    except ValueError:
        return Unclear(f"没有“{words}”这一天", "请核对月份和日子。")


def _serial(number: int, calendar: Calendar, epoch_1904: bool | None) -> Day | Unclear:
    if epoch_1904 is not None and 0 < number < 80_000:
        day = EPOCHS[epoch_1904] + datetime.timedelta(days=number)
        if calendar.year(day):
            return day
    return Unclear(f"“{number}”看不出是哪一天")


def _only(words: str, calendar: Calendar, readings: Iterable[tuple[int, int]]) -> Day | Unclear:
    """Return the one day of the calendar among (month, day) readings of every year."""
    years = sorted({day.year for term in calendar.terms for day in (term.begins, term.ends)})
    days = {
        read
        for month, day in readings
        for year in years
        if isinstance(read := _day(words, year, month, day), Day) and calendar.year(read)
    }
    in_term = {day for day in days if calendar.term(day)} or days
    if len(in_term) == 1:
        return in_term.pop()
    if not in_term:
        return Unclear(f"“{words}”不在校历的学年里，或者没有这一天")
    return Unclear(f"“{words}”可以是{'、'.join(f'{day:%Y-%m-%d}' for day in sorted(in_term))}，不能替您猜")
