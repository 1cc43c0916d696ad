"""What was read once is read again: documents have a day for it, hotlines half a year, the frame its own date.

A hotline whose number or hours changed is worse than none (reliability.md row 51: 180 days). Dates are compared with
`as_of` of the curriculum, never with the clock, so that the same input gives the same findings. The days of a school's
calendar come one after the other.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.curriculum import Curriculum
from generator.model.base import Document
from generator.problems import Problem, Severity, Where

HOTLINE_DAYS = 180
MIN_WEEKS, MAX_WEEKS, MAX_HOLIDAY = 8, 30, 20
"""What a term may last, and days of a holiday within it: the 学期方案 needs weeks in which somebody teaches."""


def dates(curriculum: Curriculum) -> Iterator[Problem]:
    """Yield documents and hotlines that are due to be read again, and dates in the wrong order."""
    day = curriculum.as_of
    for kind, name, document in curriculum.documents():
        if not isinstance(document, Document):
            continue
        path = curriculum.paths[kind, name]
        if document.review_by < day:
            message = f"应在 {document.review_by} 之前再核对一次，现在按 {day} 已经过期。"
            hint = "通读核对后，改 reviewed 和 review_by。"
            yield Problem(path, ("review_by",), "review-overdue", message, hint, Severity.WARNING)
        if document.review_by <= document.reviewed:
            message = f"review_by（{document.review_by}）不晚于 reviewed（{document.reviewed}）。"
            yield Problem(path, ("review_by",), "review-order", message, "写下一次核对的日期，一般是半年后。")
    yield from _calendar(curriculum)
    hotlines = curriculum.paths["hotlines", "hotlines"]
    for name, hotline in curriculum.hotlines.hotlines.items():
        if hotline.verified_on + datetime.timedelta(days=HOTLINE_DAYS) < day:
            message = f"{hotline.number} 上次核对是 {hotline.verified_on}，超过 {HOTLINE_DAYS} 天。"
            hint = "打电话或查官方页面核对后，改 verified_on。"
            where = ("hotlines", name, "verified_on")
            yield Problem(hotlines, where, "hotline-stale", message, hint, Severity.WARNING)
    for law_id, law in curriculum.laws.items():
        for index, event in enumerate(law.events):
            if event.effective < event.date:
                message = f"施行日期 {event.effective} 早于公布日期 {event.date}。"
                path = curriculum.paths["law", law_id]
                yield Problem(path, ("events", index, "effective"), "event-order", message, "请核对两个日期。")


def _calendar(curriculum: Curriculum) -> Iterator[Problem]:
    path = curriculum.paths.get(("local", "local"))
    if curriculum.local is None or path is None:
        return
    for index, term in enumerate(curriculum.local.calendar):
        where: Where = ("calendar", index)
        weeks = (term.ends - term.begins).days // 7
        if not MIN_WEEKS <= weeks <= MAX_WEEKS:
            message = f"{term.term}从 {term.begins} 到 {term.ends}，不像一个学期。"
            hint = f"核对开学和放假的日期；一个学期在 {MIN_WEEKS} 到 {MAX_WEEKS} 周之间。"
            yield Problem(path, (*where, "ends"), "calendar-order", message, hint)
        for place, row in enumerate(term.holidays):
            if not term.begins <= row.begins <= row.ends <= term.ends or (row.ends - row.begins).days > MAX_HOLIDAY:
                message = f"“{row.name}”从 {row.begins} 到 {row.ends}，不在{term.term}里面，或者前后写反了。"
                hint = f"写学期中间放假的日子，最多 {MAX_HOLIDAY} 天；寒暑假不用写。"
                yield Problem(path, (*where, "holidays", place, "ends"), "calendar-order", message, hint)


def clock(curriculum: Curriculum, today: datetime.date) -> Iterator[Problem]:
    """Yield a reminder where the day the law is read lies more than 60 days behind `today`; shown, never counted."""
    if (today - curriculum.as_of).days > 60:
        message = f"法律是按 {curriculum.as_of} 读的，今天是 {today}。"
        hint = "核对这段时间法律有没有变化，再改 as_of。"
        path = curriculum.paths["curriculum", "curriculum"]
        yield Problem(path, ("as_of",), "as-of-behind", message, hint, Severity.WARNING)
