"""Formats of the workbooks that go to schools: quiet, printable, legible without colour."""

from __future__ import annotations

from typing import Any

import xlsxwriter

INK, GREY, GREEN, AMBER, RED = "#1F2A2E", "#595959", "#E3F1E7", "#FFF4CE", "#A4262C"
_FONT: dict[str, Any] = {"font_name": "宋体", "font_size": 11, "font_color": INK, "valign": "vcenter"}


class Style:
    """The formats of one workbook, each made once."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        def made(**settings: object) -> xlsxwriter.format.Format:
            return book.add_format({**_FONT, **settings})

        line = {"border": 1, "border_color": "#BFBFBF"}
        self.title = made(bold=True, font_size=15)
        self.subtitle = made(bold=True, font_size=12)
        self.note = made(text_wrap=True)
        self.faint = made(font_color=GREY, font_size=10)
        self.head = made(bold=True, text_wrap=True, align="center", bg_color="#DDE7E2", **line)
        self.needed = made(bg_color="#FFFBEB", num_format="@", **line)
        self.spare = made(bg_color="#F5F5F5", num_format="@", **line)
        self.day = made(bg_color="#FFFBEB", num_format="yyyy-mm-dd", align="left", **line)
        self.count = made(bg_color="#FFFBEB", num_format="0", align="left", **line)
        self.spare_count = made(bg_color="#F5F5F5", align="left", **line)
        self.cell = made(text_wrap=True, **line)
        self.figure = made(align="center", **line)
        self.verdict = made(align="center", bold=True, **line)
        self.enough = made(bg_color=GREEN)
        self.short = made(bg_color=AMBER, font_color=RED)
        self.missing = made(bg_color=AMBER)
