"""Zips with equal bytes for equal input: sorted members, one fixed date, no machine's traces."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

FIXED_DATE = (1980, 1, 1, 0, 0, 0)
OFFICE_FIRST = ("[Content_Types].xml", "_rels/.rels")


def packed(members: Mapping[str, bytes], first: tuple[str, ...] = ()) -> bytes:
    """Return a zip of `members` (name → bytes); names in `first` lead, the rest follow sorted.

    Members that are zips themselves are stored: packing them twice costs time and saves nothing.
    """
    buffer = io.BytesIO()
    names = [n for n in first if n in members] + sorted(n for n in members if n not in first)
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in names:
            entry = zipfile.ZipInfo(name, FIXED_DATE)
            entry.compress_type = zipfile.ZIP_STORED if members[name][:2] == b"PK" else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            entry.create_system = 3  # a fixed one: otherwise the byte differs between systems
            archive.writestr(entry, members[name])
    return buffer.getvalue()


def repacked(data: bytes, first: tuple[str, ...] = OFFICE_FIRST) -> bytes:
    """Return an Office file's bytes with members sorted and dates fixed."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = archive.namelist()
        if len(names) != len(set(names)):
            raise ValueError("an Office file holds a member twice")
        return packed({name: archive.read(name) for name in names}, first)
