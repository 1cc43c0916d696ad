"""The empty roster: three sheets with lists and limits, for whoever knows the schools of a district."""

from __future__ import annotations

import io

from generator.records.roster import SHEETS
from generator.records.schema import STAGES, TERMS
from generator.records.style import Style
from generator.workbook import writing

_ROWS = {"学校": 600, "班级": 3_000, "校历": 100}
_LISTS = {"类型": STAGES, "学制": ("六三", "五四"), "学期": TERMS}
_NOTES = {
    "学校": "一所学校一行。代码用当地的学校代码，没有就自己编，一旦用了不要改。教职工人数用来算培训覆盖，可以空着。",
    "班级": "一个年级一行：班写 1-6 表示 1 班到 6 班；班名特别的另起一行，例如 实验。不写学生人数，更不写姓名。",
    "校历": "所有学校一样时“学校”空着；不一样的学校另写两行。日期写 2026-09-01 这样。",
}
_EXAMPLES = {
    "校历": (("2026-2027", "上学期"), ("2026-2027", "下学期")),
}


def render() -> bytes:
    """Return the workbook."""
    buffer = io.BytesIO()
    with writing(buffer, "名册") as book:
        style = Style(book)
        for name, headers in SHEETS.items():
            page = book.add_worksheet(name)
            page.write_string(0, 0, _NOTES[name], style.faint)
            for column, header in enumerate(headers):
                page.write_string(1, column, header, style.head)
                page.set_column(column, column, 22 if header == "学校" else 14)
                if header in _LISTS:
                    limit = {"validate": "list", "source": list(_LISTS[header]), "error_message": "请从列表里选。"}
                    page.data_validation(2, column, _ROWS[name], column, limit)
            for row, words in enumerate(_EXAMPLES.get(name, ()), 2):
                page.write_row(row, 0, words)
            page.freeze_panes(2, 0)
    return buffer.getvalue()
