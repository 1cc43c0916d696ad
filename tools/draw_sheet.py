"""Print the drawings for our own eyes: a contact sheet as a page, and a deck with one drawing a slide.

    .venv/bin/python -m tools.draw_sheet FOLDER

writes `<band>.html`, `<band>.png` (as Chromium shows it, large and as thumbnails) and `<band>.pptx` for every
palette. Look at them whenever a drawing has changed.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pptx
from playwright.sync_api import sync_playwright
from pptx.enum.dml import MSO_THEME_COLOR

from generator.render import ooxml
from generator.render.drawing import NAMES, PALETTES, group, svg
from generator.render.slide_model import Box

ROOT = Path(__file__).parent.parent
SIZES = (240, 90)
"""Heights in pixels: as on a slide's side, and as beside a line of text."""


def main(folder: Path) -> None:
    """Write page, picture and deck of every palette."""
    folder.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium")
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        for band in PALETTES:
            html = folder / f"{band}.html"
            html.write_text("".join(sheet(band, height) for height in SIZES), encoding="utf-8")
            page.goto(html.absolute().as_uri())
            page.screenshot(path=folder / f"{band}.png", full_page=True)
            if band != "site":
                (folder / f"{band}.pptx").write_bytes(deck(band))
        browser.close()


def sheet(band: str, height: int) -> str:
    """Return a page with every drawing and its name, each `height` pixels high."""
    sized = ((name, svg(name, band).replace("<svg ", f"<svg height={height} ", 1)) for name in NAMES)
    figures = "".join(f"<figure>{drawn}<figcaption>{name}</figcaption></figure>" for name, drawn in sized)
    return (
        "<!doctype html><meta charset=utf-8><style>body{margin:0;font:14px sans-serif}main{display:flex;"
        f"flex-wrap:wrap;gap:12px;padding:12px;background:#{PALETTES[band].ground}}}figure{{margin:0}}svg{{display:block}}"
        f"</style><main>{figures}</main>"
    )


def deck(band: str) -> bytes:
    """Return a deck with one drawing in the middle of each slide, without the master's own drawings."""
    base = pptx.Presentation(str(ROOT / "generator" / "templates" / "pptx" / f"{band}.pptx"))
    for name in NAMES:
        slide, _ = ooxml.add_slide(base, base.slide_layouts[0], ())
        slide._element.set("showMasterSp", "0")
        slide.background.fill.solid()
        slide.background.fill.fore_color.theme_color = MSO_THEME_COLOR.BACKGROUND_2
        slide.shapes._spTree.append(group(name, Box(0, 30, 960, 480), 2))
    return ooxml.packed(base, "图画")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
