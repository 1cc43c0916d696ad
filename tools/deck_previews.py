"""Contact sheets of every layout in every band, from tests/sample, to look at: `python -m tools.deck_previews`.

Decks go through LibreOffice and poppler (`soffice`, `pdftoppm`); the sheets are build/work/previews/<base>.png. Our
fonts are told to be Noto Sans CJK, as 微软雅黑 is on no test machine: without it Latin letters fall to another face.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from PIL import Image

from generator.outputs.deck_slides import DeckView, SectionView, render
from generator.outputs.decks import FULL, deck_view
from generator.outputs.module_decks import module_deck
from generator.read import read
from generator.render import deck_text
from generator.render.figure_layouts import PICTURED
from generator.render.slide_layouts import LAYOUTS
from generator.render.slide_model import SCALES

ROOT = Path(__file__).parent.parent
_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<include>/etc/fonts/fonts.conf</include>
<alias binding="same"><family>Microsoft YaHei</family><prefer><family>Noto Sans CJK SC</family></prefer></alias>
<alias binding="same"><family>微软雅黑</family><prefer><family>Noto Sans CJK SC</family></prefer></alias>
<alias binding="same"><family>SimSun</family><prefer><family>Noto Serif CJK SC</family></prefer></alias>
<alias binding="same"><family>宋体</family><prefer><family>Noto Serif CJK SC</family></prefer></alias>
</fontconfig>"""
_COLUMNS, _GAP = 5, 8


def main() -> None:
    """Write one sheet per base."""
    folder = ROOT / "build" / "work" / "previews"
    folder.mkdir(parents=True, exist_ok=True)
    decks = samples()
    for name, pages in zip(decks, pictures(decks.values()), strict=True):
        sheet(pages).save(folder / f"{name}.png")
        print(folder / f"{name}.png")


def samples() -> dict[str, bytes]:
    """Return by base a deck with every layout the sample shows."""
    content = read(ROOT / "tests" / "sample")
    assert content.curriculum
    (lesson,) = content.curriculum.lessons.values()
    (module,) = content.curriculum.modules.values()
    views = [deck_view(content.curriculum, lesson, FULL), module_deck(content.curriculum, module)]
    return {base: render(joined(views, base)) for base in SCALES}


def joined(views: list[DeckView], base: str) -> DeckView:
    """Return one deck in the type of `base`, with the first slide of every layout, a layout's name as its section."""
    chapter = deck_text.chapter(2, 4, "这一环节的名字", 8)
    found = {slide.text.layout: slide for view in views for part in view.sections for slide in part.slides}
    found |= {"环节页": replace(next(iter(found.values())), text=chapter)}
    for layout in (layout.name for layout in LAYOUTS if layout.name not in found):  # as its plain one, with a picture
        plain = found[layout.removesuffix(PICTURED)]
        text = replace(plain.text, layout=layout, picture="找大人", title=f"{plain.text.title}（图）")
        found[layout] = replace(plain, text=text)
    sections = tuple(SectionView(layout, (slide,)) for layout, slide in found.items())
    return replace(views[0], base=base, sections=sections, appendix=())


def pictures(decks: Iterable[bytes], dpi: int = 60) -> list[list[Image.Image]]:
    """Return the pages of every deck as LibreOffice draws them; one call, because two on one profile lose files."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        (folder / "fonts.conf").write_text(_FONTS, encoding="utf-8")
        files = []
        for number, data in enumerate(decks):
            files.append(folder / f"{number}.pptx")
            files[-1].write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
        env = {**os.environ, "FONTCONFIG_FILE": str(folder / "fonts.conf")}
        subprocess.run(command, check=True, capture_output=True, timeout=300, env=env)
        result = []
        for file in files:
            subprocess.run(
                ["pdftoppm", "-r", str(dpi), "-png", file.with_suffix(".pdf"), file.with_suffix("")], check=True
            )
            result.append([Image.open(page).convert("RGB") for page in sorted(folder.glob(f"{file.stem}-*.png"))])
        return result


def sheet(pages: list[Image.Image]) -> Image.Image:
    """Return the pages on one sheet, in reading order."""
    width, height = pages[0].width + _GAP, pages[0].height + _GAP
    whole = Image.new("RGB", (width * _COLUMNS, height * -(-len(pages) // _COLUMNS)), (96, 96, 96))
    for number, page in enumerate(pages):
        whole.paste(page, (number % _COLUMNS * width + _GAP // 2, number // _COLUMNS * height + _GAP // 2))
    return whole


if __name__ == "__main__":
    main()
