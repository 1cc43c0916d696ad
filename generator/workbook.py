"""New workbooks, opened one way: what people typed stays text, and equal content gives equal bytes."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator
from contextlib import contextmanager

import xlsxwriter

_FIXED_DAY = datetime.date(1980, 1, 1)
"""The first day a zip can tell; no clock of a machine shows in a file."""


@contextmanager
def writing(
    buffer: io.BytesIO, title: str, *, author: str = "", day: datetime.date = _FIXED_DAY
) -> Iterator[xlsxwriter.Workbook]:
    """Open a workbook that is written to `buffer` on leaving.

    A text beginning with `=` is no formula (CWE-1236) and one that looks like an address no link.

    Args:
        title: stands in the properties, beside `author` and `day`.
    """
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties(
            {"title": title, "author": author, "created": datetime.datetime.combine(day, datetime.time())}
        )
        yield book
