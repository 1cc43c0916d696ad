"""Write the deck bases generator/templates/pptx/*.pptx: one master and the layouts of `slide_layouts` per band.

Run it after changing a palette, a type scale, a layout or a drawing: `.venv/bin/python -m tools.build_deck_bases`.
python-pptx cannot add layouts, so its default template is opened as a zip, master and layouts are written anew,
and what is left over is dropped.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

import pptx
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml

from generator.render import ooxml
from generator.render.archive import packed
from generator.render.figure_layouts import CHART_IDX, PICTURE_IDX, SOURCE_IDX, TABLE_IDX
from generator.render.slide_layouts import LAYOUTS
from generator.render.slide_model import EMU, PAGE, SCALES, Box, Layout, Size
from generator.render.slide_space import default_rows
from tools.deck_drawings import lettering, preset, school, seedling, shape, tint
from tools.deck_motifs import Ink, Motif, chapter, closing, cover, master
from tools.deck_placeholders import feet, level, placeholder

ROOT = Path(__file__).parent.parent
DEFAULT = Path(pptx.__file__).parent / "templates" / "default.pptx"
_NS = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
)
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_LAYOUT_TYPE = "application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml"
_NO_GROUP = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'
)
_ENDS = ("封面", "环节页", "结束页")
"""Layouts drawn on a ground of their own, without footer."""


@dataclass(frozen=True)
class Palette:
    """A band's colours (RRGGBB, identity.md) and the manner of its master."""

    name: str
    ground: str
    card: str
    primary: str
    second: str
    text: str
    motif: Motif


PALETTES: Mapping[str, Palette] = {
    "lower-primary": Palette("青禾 小低", "FFF7E8", "FFFFFF", "B23C0B", "0B6B63", "3A2A1E", "meadow"),
    "middle-primary": Palette("青禾 小中", "F3FAF0", "FFFFFF", "2F6B2F", "9A4A0A", "22301F", "hills"),
    "upper-primary": Palette("青禾 小高", "EFF6FC", "FFFFFF", "1F5FA8", "0B6B63", "1C2A38", "kite"),
    "junior": Palette("青禾 初中", "F4F4FB", "FFFFFF", "4338CA", "A61E57", "23223A", "circles"),
    "senior": Palette("青禾 高中", "F5F6F7", "FFFFFF", "22333B", "8A4F10", "1B2226", "slate"),
    "talk": Palette("青禾 法治讲座", "FFFFFF", "F1F4F8", "14304F", "7A5C14", "16202B", "court"),
    "training": Palette("青禾 教师培训", "F4F8F8", "FFFFFF", "0B5A54", "8A4F10", "1B2A2A", "panel"),
}


def main() -> None:
    """Write all bases."""
    folder = ROOT / "generator" / "templates" / "pptx"
    folder.mkdir(parents=True, exist_ok=True)
    for name, palette in PALETTES.items():
        (folder / f"{name}.pptx").write_bytes(base(palette, SCALES[name]))


def base(palette: Palette, scale: Mapping[Size, int]) -> bytes:
    """Return a base file: no slides, one master, our layouts, a notes master with the same fonts."""
    with zipfile.ZipFile(DEFAULT) as archive:
        old = {name: archive.read(name) for name in archive.namelist()}
    dropped = ("ppt/slideLayouts/", "ppt/printerSettings/", "docProps/thumbnail")
    new = {name: data for name, data in old.items() if not name.startswith(dropped)}
    colours = _colours(palette)
    new["ppt/theme/theme1.xml"] = ooxml.themed(old["ppt/theme/theme1.xml"], palette.name, colours)
    new["ppt/slideMasters/slideMaster1.xml"] = _master(palette, scale).encode()
    new["ppt/slideMasters/_rels/slideMaster1.xml.rels"] = _master_relations().encode()
    for number, layout in enumerate(LAYOUTS, 1):
        new[f"ppt/slideLayouts/slideLayout{number}.xml"] = _layout(layout, palette, scale).encode()
        new[f"ppt/slideLayouts/_rels/slideLayout{number}.xml.rels"] = _relations(
            [("rId1", "slideMaster", "../slideMasters/slideMaster1.xml")]
        ).encode()
    new["[Content_Types].xml"] = _content_types(old["[Content_Types].xml"].decode()).encode()
    new["ppt/presentation.xml"] = _presentation(old["ppt/presentation.xml"].decode()).encode()
    new["ppt/_rels/presentation.xml.rels"] = _without(old["ppt/_rels/presentation.xml.rels"], "printerSettings")
    new["_rels/.rels"] = _without(old["_rels/.rels"], "thumbnail")
    new["docProps/app.xml"] = (
        _HEAD + '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<TotalTime>0</TotalTime><Application>Qinghe</Application></Properties>"
    ).encode()
    deck = pptx.Presentation(io.BytesIO(packed(new)))
    notes = deck.notes_master.part
    theme: Any = notes.part_related_by(RELATIONSHIP_TYPE.THEME)
    white = {"lt1": "FFFFFF", "lt2": "FFFFFF"}
    theme._element = parse_xml(ooxml.themed(theme.blob, palette.name, {**colours, **white}))
    ooxml.set_language(notes._element)
    return ooxml.packed(deck, palette.name)


def _colours(palette: Palette) -> dict[str, str]:
    # lt1 is the paper of cards, lt2 the ground: both light, so that ink on either reads.
    return {
        "dk1": palette.text, "lt1": palette.card, "dk2": palette.primary, "lt2": palette.ground,
        "accent1": palette.primary, "accent2": palette.second, "accent3": palette.text, "accent4": palette.primary,
        "accent5": palette.second, "accent6": palette.text, "hlink": palette.primary, "folHlink": palette.second,
    }  # fmt: skip


def _content_types(old: str) -> str:
    kept = re.sub(r'<Override PartName="/ppt/slideLayouts/[^>]*>', "", old)
    kept = re.sub(r'<Default Extension="(bin|jpeg)"[^>]*>', "", kept)
    ours = "".join(
        f'<Override PartName="/ppt/slideLayouts/slideLayout{number}.xml" ContentType="{_LAYOUT_TYPE}"/>'
        for number in range(1, len(LAYOUTS) + 1)
    )
    return kept.replace("</Types>", ours + "</Types>")


def _presentation(old: str) -> str:
    sized = re.sub(r"<p:sldSz[^>]*>", f'<p:sldSz cx="{PAGE[0] * EMU}" cy="{PAGE[1] * EMU}"/>', old)
    return sized.replace('lang="en-US"', 'lang="zh-CN" altLang="en-US"')


def _without(relations: bytes, kind: str) -> bytes:
    return re.sub(rf'<Relationship [^>]*/{kind}"[^>]*/>', "", relations.decode()).encode()


def _relations(rows: list[tuple[str, str, str]]) -> str:
    listed = "".join(f'<Relationship Id="{key}" Type="{_RELATION}/{kind}" Target="{to}"/>' for key, kind, to in rows)
    return (
        f'{_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{listed}</Relationships>"
    )


def _master_relations() -> str:
    count = len(LAYOUTS)
    layouts = [(f"rId{n}", "slideLayout", f"../slideLayouts/slideLayout{n}.xml") for n in range(1, count + 1)]
    return _relations([*layouts, (f"rId{count + 1}", "theme", "../theme/theme1.xml")])


def _master(palette: Palette, scale: Mapping[Size, int]) -> str:
    title = placeholder(2, "标题", 'type="title"', Box(72, 34, 824, 64), "title", scale["title"], "单击编辑标题")
    body = placeholder(3, "正文", 'type="body" idx="1"', Box(72, 116, 824, 358), "plain", scale["body"], "单击编辑文字")
    listed = "".join(f'<p:sldLayoutId id="{2147483648 + n}" r:id="rId{n}"/>' for n in range(1, len(LAYOUTS) + 1))
    return (
        f'{_HEAD}<p:sldMaster {_NS}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg2"/></a:solidFill>'
        f"<a:effectLst/></p:bgPr></p:bg><p:spTree>{_NO_GROUP}{master(palette.motif)}{title}{body}{feet(scale, True)}"
        '</p:spTree></p:cSld><p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" '
        'accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>'
        f"<p:sldLayoutIdLst>{listed}</p:sldLayoutIdLst>"
        f"<p:txStyles><p:titleStyle>{level(1, scale['title'], 'accent1', True, 'mj')}</p:titleStyle>"
        f"<p:bodyStyle>{''.join(level(n, scale['body'], 'tx1', False, 'mn') for n in range(1, 6))}</p:bodyStyle>"
        f"<p:otherStyle>{level(1, scale['small'], 'tx1', False, 'mn')}</p:otherStyle></p:txStyles></p:sldMaster>"
    )


def _layout(layout: Layout, palette: Palette, scale: Mapping[Size, int]) -> str:
    kind = ' type="title"' if layout.name == "封面" else ""
    kind += ' showMasterSp="0"' if layout.name in _ENDS else ""
    ids = iter(range(2, 1000))
    drawn, ink = _decoration(layout.name, palette.motif)
    body = "".join(_placeholders(layout, scale, ids, ink))
    foot = "" if layout.name in _ENDS else feet(scale, False)
    return (
        f'{_HEAD}<p:sldLayout {_NS}{kind} preserve="1" userDrawn="1"><p:cSld name={quoteattr(layout.name)}><p:spTree>'
        f"{_NO_GROUP}{drawn}{body}{foot}</p:spTree></p:cSld>"
        "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )


def _placeholders(layout: Layout, scale: Mapping[Size, int], ids: Iterator[int], ink: Ink) -> Iterator[str]:
    kind = "ctrTitle" if layout.name == "封面" else "title"
    title = layout.title
    size = scale[title.sizes[0]]
    yield placeholder(
        next(ids), "标题", f'type="{kind}"', title.box, title.look, size, title.prompt, ink.get(title.key)
    )
    for field in layout.fields:
        which = (
            f'type="subTitle" idx="{field.idx}"' if field.idx == 1 else f'type="body" sz="quarter" idx="{field.idx}"'
        )
        size = scale[field.sizes[0]]
        yield placeholder(next(ids), field.prompt, which, field.box, field.look, size, field.prompt, ink.get(field.key))
    if layout.table:
        yield placeholder(next(ids), "表格", f'type="tbl" idx="{TABLE_IDX}"', layout.table, "plain", 24, "表格")
    if layout.chart:
        yield placeholder(next(ids), "图表", f'type="chart" idx="{CHART_IDX}"', layout.chart, "plain", 24, "图表")
    if layout.picture:
        yield placeholder(next(ids), "配图", f'type="pic" idx="{PICTURE_IDX}"', layout.picture, "plain", 24, "图片")
    if layout.rows:
        for index, part, box in default_rows(layout.rows, scale):
            which = f'type="body" sz="quarter" idx="{part.idx + index}"'
            name = f"{part.prompt} {index + 1}"
            yield placeholder(next(ids), name, which, box, part.look, scale[part.sizes[0]], part.prompt)
    if layout.source:
        which = f'type="body" sz="quarter" idx="{SOURCE_IDX}"'
        yield placeholder(next(ids), "依据", which, layout.source, "quiet", scale["source"], "依据")


def _decoration(name: str, motif: Motif) -> tuple[str, Ink]:
    """Return what is drawn on one layout below its placeholders, and the ink of texts on a ground of their own."""
    primary, second = tint("accent1", 100), tint("accent2", 100)
    match name:
        case "封面":
            return cover(motif)
        case "环节页":
            return chapter(motif), {}
        case "结束页":
            return closing(motif), {}
        case "一句话":
            card = shape(300, "纸", Box(72, 116, 824, 358), preset("roundRect", ("adj", 7000)), tint("bg1", 100))
            bar = shape(301, "色条", Box(72, 150, 8, 290), preset("rect"), second)
            return card + bar + seedling(302, Box(828, 406, 48, 56), tint("accent1", 40), tint("accent2", 40)), {}
        case "情境":
            return school(300, Box(660, 40, 220, 72), tint("accent1", 24), tint("bg2", 100)), {}
        case "提问":
            disc = shape(300, "圆", Box(72, 122, 106, 106), preset("ellipse"), primary)
            return disc + lettering(301, "问号", Box(72, 122, 106, 106), "?", 60, tint("bg1", 100)), {}
        case "法条":
            return shape(300, "法条竖线", Box(72, 154, 6, 218), preset("rect"), primary), {}
        case "小组任务":
            ring = shape(300, "圈", Box(694, 118, 216, 216), preset("donut", ("adj", 2600)), second)
            return ring + shape(301, "圆", Box(708, 132, 188, 188), preset("ellipse"), primary), {}
        case "时间轴":
            line = shape(300, "时间线", Box(81, 116, 4, 352), preset("rect"), tint("accent2", 40))
            tip = preset("triangle")
            return line + shape(301, "往后", Box(74, 462, 18, 12), tip, tint("accent2", 40), turned=True), {}
        case _:
            return "", {}


if __name__ == "__main__":
    main()
