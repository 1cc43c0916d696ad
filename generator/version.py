"""The code that tells which version of a file somebody holds: edition and four signs of its view's hash."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import json
import re
from typing import Any


def code(edition: str, view: Any) -> str:
    """Return e.g. `2026.2-7KQ3` for a frozen dataclass `view` (RFC 4648 base32 of its SHA-256)."""
    text = json.dumps(dataclasses.asdict(view), ensure_ascii=False, sort_keys=True, default=str)
    return f"{edition}-{base64.b32encode(hashlib.sha256(text.encode()).digest()).decode()[:4]}"


def printed(edition: str, view: Any) -> str:
    """Return the code that stands in a view, "" where none does: what a file shows, without every output saying so."""
    found: list[str] = re.findall(rf"(?<![\w.]){re.escape(edition)}-[A-Z2-7]{{4}}(?![\w])", repr(view))
    return found[-1] if found else ""
