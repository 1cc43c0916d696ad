"""What stands in a file somebody opens, as plain text."""

from __future__ import annotations

import io
import re
import zipfile
from html import unescape


def words_of(data: bytes) -> str:
    """Return the words of a docx, header and footer with them, or of a text file; a paragraph is a line."""
    if not data.startswith(b"PK"):
        return data.decode("utf-8-sig")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [archive.read(name).decode() for name in archive.namelist() if name.startswith("word/")]
    return unescape(re.sub(r"<[^>]+>", "", "\n".join(parts).replace("</w:p>", "\n")))
