"""What was read once is read again: documents have a day for it, hotlines half a year, the frame its own date.

A hotline whose number or hours changed is worse than none (reliability.md row 51: 180 days). Dates are compared with
`as_of` of the curriculum, never with the clock, so that the same input gives the same findings.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from generator.curriculum import Curriculum
from generator.model.base import Document
from generator.problems import Problem, Severity

HOTLINE_DAYS = 180


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


def clock(curriculum: Curriculum, today: datetime.date) -> Iterator[Problem]:
    """Yield a reminder where the day the law is read lies more than 60 days behind `today`; shown, never counted."""
    if (today - curriculum.as_of).days > 60:
        message = f"法律是按 {curriculum.as_of} 读的，今天是 {today}。"
        hint = "核对这段时间法律有没有变化，再改 as_of。"
        path = curriculum.paths["curriculum", "curriculum"]
        yield Problem(path, ("as_of",), "as-of-behind", message, hint, Severity.WARNING)
