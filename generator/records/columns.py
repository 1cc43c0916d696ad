"""Which column is which: headers by many names, and columns that are dropped unread.

Only listed columns are ever read. Whatever else stands in a file, pupils' names and numbers above all, is dropped
before a cell of it is looked at, and the clerk is told so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice

from generator.records.inspect import Refusal
from generator.records.table import Grid, Line
from generator.records.words import text

LABELS: dict[str, dict[str, str]] = {
    "class_records": {
        "school": "学校",
        "grade": "年级",
        "scope": "班级",
        "date": "日期",
        "period": "节次",
        "lesson": "课",
        "title": "题目",
        "form": "形式",
        "topic": "主题",
        "minutes": "分钟",
        "presenter_role": "主讲身份",
        "status": "更正或作废",
        "revision": "修订号",
    },
    "events": {
        "school": "学校",
        "kind": "活动",
        "date": "日期",
        "title": "题目",
        "topic": "主题",
        "hours": "课时",
        "reached": "人数",
        "presenter_role": "主讲身份",
        "status": "更正或作废",
        "revision": "修订号",
    },
}
REQUIRED = {
    "class_records": ("scope", "date", "period", "lesson", "minutes", "presenter_role"),
    "events": ("kind", "date", "title"),
}
_ALIASES: dict[str, str] = {
    "学校": "学校名称 单位 单位名称 学校代码 填报单位 所在学校",
    "年级": "所在年级",
    "班级": "范围 上课班级 授课班级 班 班级或范围 参加班级 授课对象",
    "日期": "上课日期 授课日期 时间 上课时间 活动日期 活动时间 开展日期 开展时间 授课时间",
    "节次": "第几节 课节 节",
    "课": "课名 课程 课题 课程名称 使用的课 班会课题",
    "题目": "其他资源题目 活动题目 活动名称 名称 其他资源",
    "形式": "上课形式 教育形式 活动形式 课型",
    "主题": "内容 主题类别",
    "分钟": "时长 分钟数 时长分钟 课时长",
    "主讲身份": "主讲人身份 授课人身份 主讲 主讲人 授课人 谁来讲 身份 授课教师身份",
    "更正或作废": "更正作废 更正/作废 操作 状态",
    "修订号": "修订 版本 第几次修订",
    "活动": "活动类别 类别 活动类型 项目",
    "课时": "课时数 学时",
    "人数": "参加人数 覆盖人数 受训人数 参训人数",
}
NOTES = ("原行号", "错在哪一列", "原因", "怎么改")
"""What a rejects workbook adds; passed over when it comes back."""
_SILENT = {"序号", "编号", "计入", "次序", *NOTES}
_SENSITIVE = re.compile(
    "姓名|名字|名单|电话|手机|联系方式|联系人|身份证|证件|学号|学籍|住址|地址|邮箱|微信|QQ|家长|监护人|照片|签名|银行|账号"
    "|出生|生日|户籍"
)
_HEADER_ROWS = 10
_TOTALS = {"合计", "总计", "小计", "共计", "总数"}


@dataclass(frozen=True)
class Layout:
    """Where the columns of a table stand in a grid."""

    table: str
    columns: Mapping[str, int]
    headers: Mapping[str, str]
    """Field → the header as typed."""
    dropped: tuple[str, ...]
    """Headers of columns that are not read."""
    school: str
    """What stands beside 学校 above the header; empty where nothing does."""
    year: str
    lines: Iterator[Line]
    """The rows below the header."""


def layout(grid: Grid) -> Layout | None:
    """Find the header in the first ten rows; None where the sheet is no table of ours.

    Raises `Refusal` where a needed column is missing or stands there twice.
    """
    top = list(islice(grid.lines, _HEADER_ROWS))
    best: tuple[int, int, str] | None = None
    for place, line in enumerate(top):
        for table in LABELS:
            names = {_field(table, cell) for cell in line.cells} - {""}
            known = sum(name in names for name in (*REQUIRED[table], "form", "school"))
            if known >= 3 and (best is None or known > best[0]):
                best = (known, place, table)
    if best is None:
        return None
    _, place, table = best
    columns, headers, dropped = _columns(table, top[place])
    missing = [LABELS[table][name] for name in REQUIRED[table] if name not in columns and name != "lesson"]
    if table == "class_records" and "lesson" not in columns and "title" not in columns:
        missing.append(LABELS[table]["lesson"])
    if missing:
        raise Refusal(f"{_sheet(grid)}缺少这几列：{'、'.join(missing)}。请用模板填写，或者补上表头。")
    above = [text(cell) for line in top[:place] for cell in line.cells]
    return Layout(
        table,
        columns,
        headers,
        dropped,
        _beside("学校", above),
        _beside("学年", above),
        chain(top[place + 1 :], grid.lines),
    )


def is_total(line: Line) -> bool:
    """Return whether the row sums up others."""
    first = next((words for cell in line.cells if (words := text(cell))), "")
    return first.replace(" ", "").rstrip(":") in _TOTALS


def is_sensitive(header: str) -> bool:
    """Return whether a column by this name holds what is never collected."""
    return bool(_SENSITIVE.search(header.upper()))


def _columns(table: str, line: Line) -> tuple[dict[str, int], dict[str, str], tuple[str, ...]]:
    columns: dict[str, int] = {}
    headers: dict[str, str] = {}
    dropped = []
    for place, cell in enumerate(line.cells):
        header = text(cell)
        name = _field(table, cell)
        if name in columns:
            raise Refusal(f"“{headers[name]}”和“{header}”是同一列，有两列。请留一列。")
        if name:
            columns[name], headers[name] = place, header
        elif header and _bare(header) not in _SILENT:
            dropped.append(header[:20])
    return columns, headers, tuple(dropped)


def _field(table: str, cell: object) -> str:
    header = _bare(text(cell)) if isinstance(cell, str) else ""
    return _NAMES[table].get(header, "")


def _bare(header: str) -> str:
    return re.sub(r"[(\[【].*?[)\]】]|[*\s/:或]|必填|选填", "", header)


def _beside(label: str, cells: list[str]) -> str:
    for place, cell in enumerate(cells):
        if cell.rstrip(": ") in (label, f"{label}代码", f"{label}名称"):
            return next((after for after in cells[place + 1 : place + 4] if after), "")
        if found := re.match(rf"{label}(?:代码|名称)?\s*:\s*(\S.*)", cell):
            return found[1]
    return ""


def _sheet(grid: Grid) -> str:
    return f"的“{grid.name}”" if grid.name else ""


_NAMES = {
    table: {_bare(alias): name for name, label in fields.items() for alias in (label, *_ALIASES.get(label, "").split())}
    for table, fields in LABELS.items()
}
