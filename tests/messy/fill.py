"""Fill cells of a finished workbook as a teacher would, formulas and lists left as they are."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

from generator.records.days import EPOCHS

Value = str | int | float | datetime.date


def filled(data: bytes, sheet: str, cells: Mapping[str, Value]) -> bytes:
    """Return the workbook with `cells` (place → value) of `sheet` filled in; the cells must be there, formatted."""
    source = zipfile.ZipFile(io.BytesIO(data))
    book = source.read("xl/workbook.xml").decode()
    names = re.findall(r'<sheet name="([^"]+)"', book)
    member = f"xl/worksheets/sheet{names.index(sheet) + 1}.xml"
    xml = source.read(member).decode()
    left = dict(cells)

    def fill(cell: re.Match[str]) -> str:
        return _cell(cell[1], cell[2] or "", left.pop(cell[1])) if cell[1] in left else cell[0]

    xml = re.sub(r'<c r="([A-Z]+\d+)"( s="\d+")?(?: t="s")?(?:/>|><v>[^<]*</v></c>)', fill, xml)
    assert not left, f"{sorted(left)} do not stand in {sheet}, or hold a formula"
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            text = xml if info.filename == member else source.read(info).decode()
            # What the formulas said before is no longer so; whoever opens the file counts anew.
            target.writestr(info, re.sub(r"(</f>)<v>[^<]*</v>", r"\1", text))
    return buffer.getvalue()


def _cell(place: str, style: str, value: Value) -> str:
    if isinstance(value, datetime.date):
        value = (value - EPOCHS[False]).days
    if isinstance(value, str):
        return f'<c r="{place}"{style} t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f'<c r="{place}"{style}><v>{value}</v></c>'
