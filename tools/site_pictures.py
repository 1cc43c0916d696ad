"""Photograph both sites for docs/sites.md: what somebody sees who opens them, wide and on a phone.

    .venv/bin/python -m tools.site_pictures build/site

writes docs/sites/<name>.png, each a row of pages in few colours. Run it when a page's look changed.
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parent.parent
WIDE, PHONE = (1280, 860), (390, 860)
ROWS = {
    "teacher": ("teacher", WIDE, ("index.html", "lesson/g08-made-the-group.html#slides")),
    "teacher-tools": ("teacher", WIDE, ("law/public-security.html", "matrices.html")),
    "teacher-phone": (
        "teacher",
        PHONE,
        ("index.html", "lesson/g08-made-the-group.html", "script/g08-made-the-group.html", "grade/8.html", "help.html"),
    ),
    "student-phone": (
        "student",
        PHONE,
        ("index.html", "help/met.html", "grade/1.html", "scenario/the-duck-song.html", "grade/8.html"),
    ),
    "family-phone": (
        "student",
        PHONE,
        ("families.html", "family/family-junior.html", "law/public-security.html", "leave.html", "help/adult.html"),
    ),
}
"""Picture → site, window, pages from left to right."""
SHOWN, GAP, COLOURS = 1180, 12, 192


def main(built: Path) -> None:
    """Write every picture of the two sites below `built`."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for name, (site, (width, height), pages) in ROWS.items():
            page = browser.new_page(viewport={"width": width, "height": height}, locale="zh-CN")
            shots = []
            for address in pages:
                page.goto(f"{(built / site).absolute().as_uri()}/{address}")
                page.wait_for_timeout(200)
                shots.append(Image.open(io.BytesIO(page.screenshot())).convert("RGB"))
            page.close()
            row(shots).save(ROOT / "docs" / "sites" / f"{name}.png", optimize=True)
        browser.close()


def row(shots: list[Image.Image]) -> Image.Image:
    """Return the pages beside each other, `SHOWN` pixels wide together, in few colours."""
    width = (SHOWN - GAP * (len(shots) - 1)) // len(shots)
    small = [one.resize((width, width * one.height // one.width), Image.Resampling.LANCZOS) for one in shots]
    sheet = Image.new("RGB", (SHOWN, small[0].height), "#C8D2CE")
    for place, one in enumerate(small):
        sheet.paste(one, (place * (width + GAP), 0))
    return sheet.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
