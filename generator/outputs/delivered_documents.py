"""工作总结 and 自查表 of a delivered report: drafts with the counted figures in place; no school but one's own named.

工作总结 follows the parts schools were seen to write (policies.md, S4 一 to 三). 自查表 has the headings of S0 三·1
and S4 三（五）; what is kept in no record is left to be filled in, and never asks for a pupil's name.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.coverage.delivered_report import Line, Report
from generator.outputs import delivered_words as words
from generator.render import word

_DOCX = Path(__file__).parents[1] / "templates" / "docx"

HEADINGS: tuple[tuple[str, tuple[tuple[str, frozenset[str]], ...]], ...] = (
    (
        "督导检查的六个方面",
        (
            ("学籍", frozenset()),
            ("问题学生排查", frozenset({"survey"})),
            (
                "法治教育",
                frozenset({"legal-hours", "talk", "law-course", "law-teacher", "law-awareness", "trained-law-teacher"}),
            ),
            ("心理健康", frozenset({"mental-health-education"})),
            ("养成教育", frozenset({"habits-and-law", "regular-class-education", "course-teaching"})),
            ("家校合作", frozenset({"parent-education", "parents-meeting", "family-lecture-tour"})),
        ),
    ),
    (
        "自查自纠的四个方面",
        (
            (
                "专题教育",
                frozenset({"class-meeting", "bullying-topic", "term-opening", "platform-resources", "social-practice"}),
            ),
            ("规章制度", frozenset({"rules-taught", "contacts-published"})),
            ("预防工作", frozenset({"staff-training", "police-at-school", "work-summary", "self-check"})),
            ("事件处理", frozenset()),
        ),
    ),
)
"""Headings of the 自查表: the words of S0 三·1 and of S4 三（五）, and the duties whose figures stand under each."""
_NOT_ASKED = "这一次依据的文件没有写到这一项；请按本单位的情况填写。"
_ELSEWHERE = {
    "学籍": "不在登记里；请按学籍和控辍保学的台账填写，不写学生姓名。",
    "事件处理": "不在登记里；请只写件数和处理程序是否走完，不写学生姓名和能认出学生的细节。",
    "问题学生排查": "问卷、座谈的次数见下；排查出的情况请按台账填写，只写数，不写人。",
}


@dataclass(frozen=True)
class Check:
    """A heading of the 自查表 with the figures that belong to it."""

    name: str
    figures: tuple[str, ...]
    note: str


@dataclass(frozen=True)
class Group:
    """Headings from one document."""

    name: str
    checks: tuple[Check, ...]


@dataclass(frozen=True)
class Draft:
    """What both documents print."""

    name: str
    year: str
    as_of: datetime.date
    version: str
    facts: tuple[str, ...]
    scope: str
    meetings: tuple[str, ...]
    teaching: tuple[str, ...]
    staff: tuple[str, ...]
    families: tuple[str, ...]
    rules: tuple[str, ...]
    short: tuple[str, ...]
    groups: tuple[Group, ...]


def document(report: Report) -> Draft:
    """Return the view of both documents."""
    facts = report.facts
    of_people = {one.audience: one for one in report.people}
    staff, families = of_people.get("教职工"), of_people.get("家长")
    return Draft(
        name=report.name,
        year=facts.year,
        as_of=facts.as_of,
        version=f"{facts.edition}　账本 {facts.entries[-1].sha256[:12]}",
        facts=tuple(f"{label}：{told}" for label, told in words.facts(report)),
        scope=f"{report.schools} 所学校，{report.classes} 个班",
        meetings=_told(report, lambda line: line.demand.row.binds in ("class", "student", "grade")),
        teaching=_told(report, _is_teaching),
        staff=(
            *_told(report, lambda line: set(line.demand.activities) <= {"教职工培训", "教师配备", "治理组织"}),
            f"登记的教职工培训等 {staff.times} 次，{words.people(staff)} 人次。"
            if staff
            else "没有登记教职工培训的人数。",
        ),
        families=(
            *_told(report, lambda line: "家庭教育" in line.demand.topics),
            f"登记的家长会 {families.times} 次，{words.people(families)} 人次。"
            if families
            else "没有登记家长会的人数。",
        ),
        rules=_told(report, lambda line: line.demand.row.duty in ("rules-taught", "contacts-published", "survey")),
        short=_told(report, _falls_short),
        groups=tuple(
            Group(name, tuple(_check(report, heading, duties) for heading, duties in checks))
            for name, checks in HEADINGS
        ),
    )


def _check(report: Report, heading: str, duties: frozenset[str]) -> Check:
    figures = _told(report, lambda line: line.demand.row.duty in duties)
    return Check(heading, figures, _ELSEWHERE.get(heading, "" if figures else _NOT_ASKED))


def work_summary(view: Draft) -> bytes:
    """Return the 工作总结."""
    return _filled("work-summary.docx", "工作总结（初稿）", view)


def self_check(view: Draft) -> bytes:
    """Return the 自查表."""
    return _filled("self-check.docx", "自查表", view)


def _filled(template: str, title: str, view: Draft) -> bytes:
    properties = word.Properties(f"{view.name} {title}", "学生欺凌防治教育", view.version, view.as_of)
    return word.filled(_DOCX / template, properties, draft=view)


def _falls_short(line: Line) -> bool:
    return line.demand.row.kind in ("counted", "exists") and line.whole.met < line.whole.units


def _is_teaching(line: Line) -> bool:
    demand = line.demand
    return demand.row.binds == "school" and bool(
        {"法治讲座", "法治教育", "课堂教学", "情景剧", "心理健康课"} & set(demand.activities)
    )


def _told(report: Report, wanted: Callable[[Line], bool]) -> tuple[str, ...]:
    """Return a sentence an obligation, its terms side by side."""
    verdicts: dict[str, list[str]] = {}
    for line in report.lines:
        if wanted(line):
            period = "" if line.period == "全学年" else f"{line.period} "
            verdicts.setdefault(line.demand.row.asks, []).append(f"{period}{words.verdict(line)}")
    return tuple(f"{asks}{'；'.join(told)}。" for asks, told in verdicts.items())
