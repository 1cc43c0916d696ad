"""Sentences of the delivered reports: what a line says, what is missing, where the figures come from."""

from __future__ import annotations

from collections import defaultdict

from generator.coverage.delivered import Demand, Figure
from generator.coverage.delivered_report import SHORTS, Line, Missing, People, Report
from generator.outputs import labels

_BOUND = {
    "student": "个班",
    "class": "个班",
    "grade": "个年级",
    "school": "所学校",
    "district": "个县（区）",
    "city": "个市（州）",
}
_SHOWN = 12
"""Classes named one by one; more than these are told by number."""


def number(value: float) -> str:
    """Return 1.5 or 2: halves as they are, whole numbers without a point."""
    return f"{value:g}" if value < 1e6 else f"{value:.0f}"


def bound(demand: Demand) -> str:
    """Return what the units of an obligation are called: 个班, 所学校."""
    return _BOUND[demand.row.binds]


def asked(demand: Demand) -> str:
    """Return what is asked of each: 每学期 2 次."""
    row = demand.row
    if row.kind in ("counted", "goal"):
        return f"每{row.per} {row.number} {demand.unit}" if row.per else f"{row.number} {demand.unit}"
    kind = labels.KINDS[row.kind]
    return kind if row.kind == "exists" or not row.per else f"{kind}，按{row.per}看有没有"


def document(demand: Demand) -> str:
    """Return document and clause."""
    return "，".join(part for part in (demand.row.document, demand.row.clause) if part)


def source(demand: Demand) -> str:
    """Return document, clause, force and how well it was seen."""
    row = demand.row
    seen = "" if row.seen == "原文" else "；通知只见过报道" if row.seen == "条文和报道" else f"；只见过{row.seen}"
    also = "".join(f"；同样要求：{one.told}" for one in row.also)
    return f"{document(demand)}（{row.force}{seen}{also}）"


def verdict(line: Line) -> str:
    """Return one sentence on a line; percentages of invented targets never stand in it."""
    return _verdict(line.demand, line.whole) + ("，这一段还没有过完" if line.running else "")


def _verdict(demand: Demand, figure: Figure) -> str:
    units, unit, done = bound(demand), demand.unit, number(figure.done)
    kind = demand.row.kind
    if kind == "exists":
        return f"{figure.units} {units}里，{figure.met} {units}有，{figure.units - figure.met} {units}未报"
    if kind in ("recurring", "permissive"):
        return f"{figure.units} {units}里，{figure.begun} {units}有记录，共 {done} {unit}"
    if kind == "goal":
        return f"{figure.units} {units}里，{figure.begun} {units}已经开始，共 {done} {unit}（目标，不算缺口）"
    if figure.met == figure.units:
        return f"{figure.units} {units}都够了，共 {done} {unit}"
    gap = f"一共还差 {number(figure.gap)} {unit}"
    if not figure.met:
        return f"{figure.units} {units}都还差，{gap}"
    return f"{figure.units} {units}里，{figure.met} {units}够了，{figure.units - figure.met} {units}还差，{gap}"


def missing(one: Missing) -> str:
    """Return what a unit lacks, in one sentence."""
    figure, demand = one.figure, one.demand
    units = bound(demand)
    lacking = figure.units - figure.met
    word = SHORTS[demand.row.kind]
    if demand.row.kind == "counted":
        had = number(figure.needed - figure.gap)
        what = f"还差 {number(figure.gap)} {demand.unit}（应有 {figure.needed}，已有 {had}）"
    else:
        what = word
    if demand.row.kind == "exists" and figure.units == 1 and figure.needed > 1:
        what = f"只报了 {number(figure.needed - figure.gap)} 样，应有 {figure.needed} 样" if figure.begun else word
    if figure.units > 1 or demand.row.binds in ("student", "class", "grade"):
        every = f"{figure.units} {units}都" + ("不够，一共" if demand.row.kind == "counted" else "")
        what = f"{every if 1 < lacking == figure.units else f'{figure.units} {units}里有 {lacking} {units}'}{what}"
    return "。".join(part for part in (f"{one.unit}：{one.period} {what}", _classes(one)) if part) + "。"


def _classes(one: Missing) -> str:
    groups: dict[float, list[str]] = defaultdict(list)
    for lack in one.short:
        groups[lack.needed - lack.counted].append(lack.class_ or (f"{lack.grade}年级" if lack.grade else ""))
    told = []
    if len(groups) == 1 and len(one.short) == one.figure.units > 1:  # every one of them: no list
        return f"各差 {number(min(groups))} {one.demand.unit}" if one.demand.row.kind == "counted" else ""
    for gap, names in sorted(groups.items(), reverse=True):
        listed = "、".join(names[:_SHOWN]) + (f"等 {len(names)} {bound(one.demand)}" if len(names) > _SHOWN else "")
        if listed:
            told.append(
                f"各差 {number(gap)} {one.demand.unit}：{listed}" if one.demand.row.kind == "counted" else listed
            )
    return "；".join(told)


def people(one: People) -> str:
    """Return how many were reached; a small count of pupils is not told."""
    if one.reached is None:
        return "少于 10 或可由此推出，不列"
    return f"{one.reached}"


def facts(report: Report) -> tuple[tuple[str, str], ...]:
    """Return where the figures come from, as label and words."""
    here = report.facts
    rows = here.rows
    outside = "；".join(f"{one.stage} {one.schools} 所" for one in report.outside)
    last = here.entries[-1]
    return (
        ("范围", f"{report.name}，{report.schools} 所学校，{report.classes} 个班"),
        ("学年", f"{here.year} 学年；“年”按学年计"),
        ("截至", f"{here.as_of}"),
        ("依据", here.profile),
        ("内容版本", here.edition),
        ("账本", f"到第 {last.number} 批（{last.imported}）"),
        ("校验码", last.sha256),
        (
            "收到的行",
            f"读 {rows.read} = 登记 {rows.accepted} + 重复 {rows.duplicate} + 已被更正 {rows.superseded} + "
            f"退回 {rows.rejected} + 空行 {rows.blank}（全部批次）",
        ),
        ("不适用", outside or "没有"),
    )


def summary(report: Report) -> str:
    """Return one line on a report: how many requirements with a number are met, how many are not."""
    counted = [line for line in report.lines if line.demand.row.kind == "counted"]
    short = sum(line.whole.met < line.whole.units for line in counted)
    told = f"有数目的要求 {len(counted)} 项，{short} 项还有缺口" if short else f"有数目的要求 {len(counted)} 项，都够了"
    return f"{report.name}：{report.schools} 所学校，{report.classes} 个班；{told}（每学期各算一项）。"
