"""A school's own name in a finished deck: markers such as 【学校】 rewritten, every other byte copied as it lies.

Pure: bytes in, bytes or a `Fault` out. A deck is opened once; each copy of it compresses two or three slides anew and
takes over the rest raw. `cli_personalise` and, in JavaScript, site/teacher/assets/personalise.js do the same work.
"""

from __future__ import annotations

import io
import re
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from xml.sax.saxutils import escape

from generator.outputs.file_names import MAX_STEM, portable
from generator.render.deck_text import CLASS, CONTACT, SCHOOL, SPEAKER

MARKERS = {"学校": SCHOOL, "班级": CLASS, "主讲": SPEAKER, "联系人": CONTACT}
"""What a column of a list or a field of the page is called → the marker in the decks."""
MAX_VALUE = 40
_MAX_SLIDE, _MAX_DECK = 16 << 20, 512 << 20
_SLIDE = re.compile(r"ppt/slides/slide\d+\.xml")
_RUN = re.compile(rb"(<a:t(?:\s[^>]*)?>)([^<]*)(?=</a:t>)")
_PARAGRAPH = re.compile(rb"<a:p(?:\s[^>]*)?>.*?</a:p>", re.DOTALL)
_ANY = re.compile("|".join(MARKERS.values()))
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
# Records of a zip (APPNOTE.TXT §4.3.7 and §4.3.12) and where their names begin.
_LOCAL, _LOCAL_SIZE = struct.Struct("<4s5H3L2H"), 30
_CENTRAL_SIZE, _END = 46, struct.Struct("<4s4H2LH")


@dataclass(frozen=True)
class Fault:
    """What is wrong with something a user gave us, and the way out, in one sentence."""

    message: str


@dataclass(frozen=True)
class Deck:
    """An opened deck: its members as they lie, and the slides that hold markers."""

    members: tuple[bytes, ...]
    """Local header, name and data of every member, in the order of the file."""
    entries: tuple[tuple[int, bytes], ...]
    """(place in `members`, record) of every member, in the order of the central directory."""
    slides: Mapping[int, bytes]
    """XML of the slides that hold a marker, by their place in `members`."""
    markers: frozenset[str]
    """Markers that stand whole in a run."""
    split: Mapping[str, str]
    """Markers an editor has cut into several runs → the slide they stand on."""


Values = Mapping[str, str]
"""Name of a marker (学校 …) → what stands in its place; a name that is missing leaves its marker as it is."""


def opened(data: bytes) -> Deck | Fault:
    """Read a deck; say why it is none of ours."""
    if data[:4] == b"\xd0\xcf\x11\xe0":
        locked = "EncryptedPackage".encode("utf-16-le") in data
        return Fault("加了密码，打不开；请先去掉密码再试。" if locked else "是老格式（.ppt），请先另存为 .pptx。")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            names = [info.filename for info in infos]
            if "ppt/presentation.xml" not in names or "[Content_Types].xml" not in names:
                return Fault("不是课件（.pptx）。")
            slides = {i.filename: i for i in infos if _SLIDE.fullmatch(i.filename)}
            if any(info.flag_bits & 1 for info in infos):
                return Fault("加了密码，打不开；请先去掉密码再试。")
            sizes = [info.file_size for info in infos]
            if sum(sizes) > _MAX_DECK or any(info.file_size > _MAX_SLIDE for info in slides.values()):
                return Fault("太大了，不像是青禾的课件，没有打开。")
            if len(set(names)) != len(names) or archive.testzip():
                return _broken()
            texts = {name: archive.read(name) for name in slides}
            return _deck(data, archive.start_dir, infos, texts)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, RuntimeError, ValueError):
        return _broken()
    except struct.error:
        return _broken()


def unfit(deck: Deck, values: Values) -> Fault | None:
    """Return why `deck` cannot take `values`, or None."""
    for marker in (MARKERS[name] for name in values):
        if marker in deck.split:
            where = deck.split[marker]
            return Fault(f"{where}的{marker}在改稿时被拆成了几段，换不了；请把它整个删掉重打一遍，存盘再试。")
        if marker not in deck.markers:
            return Fault(f"里面没有{marker}，可能已经换过，或不是青禾的课件；请用下载来的原件。")
    return None


def personalised(deck: Deck, values: Values) -> bytes:
    """Return a copy of the deck with the markers of `values` rewritten; `unfit` has been asked before."""
    words = {MARKERS[name]: escape(value) for name, value in values.items()}
    fresh: dict[int, tuple[bytes, tuple[int, int, int]]] = {}
    records = dict(deck.entries)
    for place, xml in deck.slides.items():
        text = _RUN.sub(lambda m: m[1] + _replaced(m[2].decode(), words).encode(), xml)
        fresh[place] = _member(records[place], text)
    body, offsets, at = [], [], 0
    for place, member in enumerate(deck.members):
        piece = fresh[place][0] if place in fresh else member
        body.append(piece)
        offsets.append(at)
        at += len(piece)
    directory = [_entry(record, offsets[place], fresh.get(place)) for place, record in deck.entries]
    size, count = sum(map(len, directory)), len(directory)
    return b"".join((*body, *directory, _END.pack(b"PK\x05\x06", 0, 0, count, count, size, at, 0)))


def cleaned(name: str, value: str) -> str | Fault:
    """Return what a user typed for `name`, fit for a slide: one line, no signs XML cannot hold."""
    text = " ".join(unicodedata.normalize("NFC", value).split())
    if _UNWRITABLE.search(text):
        return Fault(f"“{name}”里有看不见的控制字符，请重新输入。")
    if len(text) > MAX_VALUE:
        return Fault(f"“{name}”有 {len(text)} 个字，课件首页放不下，请缩到 {MAX_VALUE} 个字以内。")
    return text


def copy_name(stem: str, values: Values) -> str:
    """Return the file name of a copy: the deck's own name, then school and class, or whoever is known."""
    known = [portable(values.get(name, "")) for name in ("学校", "班级")]
    who = [part[:most] for part, most in zip(known, (18, 10), strict=True) if part]
    who = who or [part[:18] for name in ("主讲", "联系人") if (part := portable(values.get(name, "")))] or ["副本"]
    ending = "_".join(who)
    return f"{stem[: MAX_STEM - len(ending) - 1].rstrip('._ ')}_{ending}.pptx"


def _deck(data: bytes, start: int, infos: list[zipfile.ZipInfo], texts: Mapping[str, bytes]) -> Deck | Fault:
    in_order = sorted(infos, key=lambda info: info.header_offset)
    ends = [info.header_offset for info in in_order[1:]] + [start]
    members = tuple(data[info.header_offset : end] for info, end in zip(in_order, ends, strict=True))
    place = {info.filename: number for number, info in enumerate(in_order)}
    entries = []
    at = start
    for info in infos:
        name, extra, comment = struct.unpack_from("<3H", data, at + 28)
        record = data[at : at + _CENTRAL_SIZE + name + extra + comment]
        if record[:4] != b"PK\x01\x02" or b"\xff\xff\xff\xff" in (record[20:24], record[24:28], record[42:46]):
            return _broken()  # a zip of more than 4 GB is no deck
        entries.append((place[info.filename], record))
        at += len(record)
    whole: set[str] = set()
    split: dict[str, str] = {}
    slides: dict[int, bytes] = {}
    for name, xml in texts.items():
        in_runs = [mark for match in _RUN.finditer(xml) for mark in _ANY.findall(match[2].decode())]
        if in_runs:
            slides[place[name]] = xml
            whole |= set(in_runs)
        for paragraph in _PARAGRAPH.findall(xml):
            pieces = [match[2].decode() for match in _RUN.finditer(paragraph)]
            alone = [mark for piece in pieces for mark in _ANY.findall(piece)]
            for mark in _ANY.findall("".join(pieces)):
                if mark not in alone:
                    split[mark] = f"文件 {name.removeprefix('ppt/slides/')} 那一页"
    return Deck(members, tuple(entries), slides, frozenset(whole), split)


def _replaced(text: str, words: Mapping[str, str]) -> str:
    return _ANY.sub(lambda mark: words.get(mark[0], mark[0]), text)


def _member(record: bytes, text: bytes) -> tuple[bytes, tuple[int, int, int]]:
    """Return a member anew, compressed, with its checksum and sizes; time and name stay those of `record`."""
    press = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = press.compress(text) + press.flush()
    facts = zlib.crc32(text), len(packed), len(text)
    flags, _, time, date = struct.unpack_from("<4H", record, 8)
    (length,) = struct.unpack_from("<H", record, 28)
    name = record[_CENTRAL_SIZE : _CENTRAL_SIZE + length]
    # Sizes stand in the header, so none follow the data (flag 3).
    head = _LOCAL.pack(b"PK\x03\x04", 20, flags & ~8, zipfile.ZIP_DEFLATED, time, date, *facts, len(name), 0)
    return head + name + packed, facts


def _entry(record: bytes, offset: int, fresh: tuple[bytes, tuple[int, int, int]] | None) -> bytes:
    changed = bytearray(record)
    struct.pack_into("<L", changed, 42, offset)
    if fresh:
        (flags,) = struct.unpack_from("<H", record, 8)
        struct.pack_into("<2H", changed, 8, flags & ~8, zipfile.ZIP_DEFLATED)
        struct.pack_into("<3L", changed, 16, *fresh[1])
    return bytes(changed)


def _broken() -> Fault:
    return Fault("已经损坏，打不开；请重新下载一份再试。")
