"""签到表 and 证书名单 as workbooks: a header in the first row, so that a list is a list for every program."""

from __future__ import annotations

import datetime
import io
from collections.abc import Callable
from dataclasses import dataclass

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from generator.render.archive import repacked
from generator.workbook import writing

COLUMNS = ("序号", "姓名", "部门", "签到")
SHEET, LIST = "签到表", "证书名单"
NAMES = ("姓名", "部门")
PLACES = 300
"""Numbered lines of a 签到表; more are copied down."""


@dataclass(frozen=True)
class SignIn:
    """Which of the two lists, and of which training."""

    what: str
    title: str
    day: datetime.date


def render(view: SignIn) -> bytes:
    """Return the bytes of the list `view` asks for."""
    return sign_in(view) if view.what == SHEET else names(view)


def sign_in(view: SignIn) -> bytes:
    """Return the 签到表: numbered lines to sign on, the header on every printed page."""

    def fill(sheet: Worksheet, head: Format, plain: Format) -> None:
        for place, width in enumerate((7, 18, 26, 30)):
            sheet.set_column(place, place, width)
        for place, name in enumerate(COLUMNS):
            sheet.write_string(0, place, name, head)
        for number in range(1, PLACES + 1):
            sheet.set_row(number, 24)
            sheet.write_number(number, 0, number, plain)
            for place in (1, 2, 3):
                sheet.write_blank(number, place, None, plain)
        sheet.repeat_rows(0)
        sheet.freeze_panes(1, 0)
        # & begins a code in headers, so that a title's own is doubled.
        sheet.set_header(f"&C&14{view.title.replace('&', '&&')[:80]}　签到表&R【日期】", {"margin": 0.4})
        sheet.set_footer("&C第 &P 页，共 &N 页")
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)

    return _book(view, fill)


def names(view: SignIn) -> bytes:
    """Return the list certificates are merged from: its columns are the fields of the document beside it."""

    def fill(sheet: Worksheet, head: Format, plain: Format) -> None:
        for place, name in enumerate(NAMES):
            sheet.set_column(place, place, 26, plain)
            sheet.write_string(0, place, name, head)
        sheet.freeze_panes(1, 0)

    return _book(view, fill)


def _book(view: SignIn, fill: Callable[[Worksheet, Format, Format], None]) -> bytes:
    buffer = io.BytesIO()
    with writing(buffer, f"{view.title} · {view.what}", author="青禾", day=view.day) as book:
        middle = {"border": 1, "valign": "vcenter"}
        head = book.add_format({**middle, "bold": True, "bg_color": "#E3EFEA", "align": "center"})
        # As text: a name such as =1+1 or 3-4 stays what was typed.
        plain = book.add_format({**middle, "num_format": "@"})
        fill(book.add_worksheet(view.what), head, plain)
    return repacked(buffer.getvalue())
