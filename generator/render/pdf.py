"""Pages to print, as PDF/UA: the one place that knows WeasyPrint, which needs Pango and a Chinese font on the system.

A PDF carries the day its law was read instead of a clock, and fonts in subsets, so that equal text gives equal bytes.
Nothing is ever fetched.
"""

from __future__ import annotations

import logging
import subprocess
import sys
from typing import Any

FONTS = "Noto Sans CJK SC, Source Han Sans SC, Microsoft YaHei, PingFang SC, sans-serif"
NEEDED = (
    "做 PDF 要用系统里的 Pango 和中文字体，这台电脑上还没有；在 Debian 上执行 sudo apt-get install "
    "libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-noto-cjk，装好再试一次。"
)
_LOG = logging.getLogger("weasyprint")
# What it says about a sign no font has belongs to nobody at the terminal.
_LOG.addHandler(logging.NullHandler())


def missing() -> str | None:
    """Return what to install before a PDF can be made; None where all is there."""
    # In a process of its own: without any font Pango takes the process down.
    done = subprocess.run([sys.executable, "-m", __name__], check=False, capture_output=True)  # noqa: S603 - ourselves
    return NEEDED if done.returncode else None


def page(text: str) -> bytes:
    """Return the PDF of an HTML page that names its language, title and day."""
    library = _library()
    nothing = library.urls.URLFetcher(allowed_protocols=())
    made: bytes = library.HTML(string=text, url_fetcher=nothing).write_pdf(pdf_variant="pdf/ua-1")
    return made


def _library() -> Any:
    import weasyprint  # noqa: PLC0415 - takes a second, and only `--pdf` needs it

    return weasyprint


class _Failing(logging.Handler):
    """Takes a complaint of WeasyPrint for the end."""

    def emit(self, record: logging.LogRecord) -> None:
        """Raise what it says."""
        raise RuntimeError(record.getMessage())


if __name__ == "__main__":
    _LOG.addHandler(_Failing(logging.WARNING))
    page(f"<html lang='zh-CN'><title>国</title><p style='font-family:{FONTS}'>国</p></html>")
