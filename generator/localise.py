"""The school's own sheet in every deck and document: 【学校】 and 【本校联系人】 filled before anything is packed.

What the sheet does not say keeps its marker, which reads well unfilled. 【班级】 and 【主讲】 stay for whoever teaches.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from xml.sax.saxutils import escape

from generator.model.local import Local
from generator.personalise import MARKERS, MAX_VALUE
from generator.render.archive import OFFICE_FIRST, packed

_PART = re.compile(r"ppt/slides/slide\d+\.xml|word/(?:document|header\d*|footer\d*)\.xml")
_RUN = re.compile(r"(<(?:a|w):t(?:\s[^>]*)?>)([^<]*)(?=</(?:a|w):t>)")


def words(local: Local) -> dict[str, str]:
    """Return what the sheet has to say: marker → text."""
    people = [f"{one.post}{f'（{one.where}）' if one.where else ''}" for one in local.contacts]
    told = ""
    for person in people:
        longer = f"{told}、{person}" if told else person
        if len(longer) > MAX_VALUE:
            break
        told = longer
    found = {MARKERS["学校"]: str(local.name), MARKERS["联系人"]: told}
    return {marker: text for marker, text in found.items() if text}


def localised(name: str, data: bytes, said: Mapping[str, str]) -> bytes:
    """Return the file `name` with the markers of `said` filled; files of other kinds come back as they are."""
    if name.endswith(".txt"):
        text = data.decode("utf-8-sig")
        filled = _filled(text, said)
        return data if filled == text else filled.encode("utf-8-sig")
    if not name.endswith((".pptx", ".docx")):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = {one: archive.read(one) for one in archive.namelist()}
    safe = {marker: escape(text) for marker, text in said.items()}
    changed = {
        one: _RUN.sub(lambda run: run[1] + _filled(run[2], safe), body.decode()).encode()
        for one, body in members.items()
        if _PART.fullmatch(one) and any(marker.encode() in body for marker in said)
    }
    return packed({**members, **changed}, OFFICE_FIRST) if changed else data


def _filled(text: str, said: Mapping[str, str]) -> str:
    for marker, words in said.items():
        text = text.replace(marker, words)
    return text
