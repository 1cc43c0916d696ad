"""The files themselves: the download centre, 我的文件是最新的吗, and how to carry everything on a USB stick."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import PurePosixPath

from generator.curriculum import Curriculum
from generator.outputs import labels
from generator.outputs.kit_parts import AFTERMATH, SCHOOLS, TERMS, term_folder
from generator.outputs.page_parts import TEACHER_TEMPLATES, Download, Link, download
from generator.plan import Audience, BuiltFile, Catalogue, PlannedFile
from generator.render import templates


@dataclass(frozen=True)
class FilesOf:
    """The files of one document; `package` is the zip with all of them, where there is one."""

    name: str
    document: Link
    package: Download | None
    files: tuple[Download, ...]
    size: str


@dataclass(frozen=True)
class Shelf:
    """Documents that stand together: the lessons of a band, the talks, the letters."""

    path: str
    name: str
    groups: tuple[FilesOf, ...]


@dataclass(frozen=True)
class ShelfView:
    """One shelf with every file and its fingerprint: a page of all would be too large for a phone."""

    edition: str
    as_of: str
    shelf: Shelf


@dataclass(frozen=True)
class DownloadsView:
    """All shelves, with the packages at hand."""

    edition: str
    as_of: str
    shelves: tuple[Shelf, ...]
    count: int
    size: str


@dataclass(frozen=True)
class CodeView:
    """A version code, the document it belongs to and what the files that print it are called."""

    code: str
    document: Link
    files: str


@dataclass(frozen=True)
class VersionView:
    """The codes of this build."""

    edition: str
    as_of: str
    codes: tuple[CodeView, ...]


@dataclass(frozen=True)
class UsbView:
    """What the guide names."""

    edition: str


def downloads_pages(curriculum: Curriculum, catalogue: Catalogue) -> Iterator[PlannedFile]:
    """Plan the download centre: a page with the packages, and one of all files for each shelf."""
    edition, as_of = curriculum.plan.edition, labels.day(curriculum.as_of)
    found = shelves(curriculum, catalogue)
    mine = [file for file in catalogue if file.audience is Audience.TEACHER]
    view = DownloadsView(edition, as_of, found, len(mine), labels.size(sum(file.size for file in mine)))
    yield PlannedFile(PurePosixPath("download.md"), "下载", Audience.TEACHER, view, render_downloads)
    for shelf in found:
        title = f"下载 · {shelf.name}"
        path = PurePosixPath(shelf.path).with_suffix(".md")
        yield PlannedFile(path, title, Audience.TEACHER, ShelfView(edition, as_of, shelf), render_shelf)


def shelves(curriculum: Curriculum, catalogue: Catalogue) -> tuple[Shelf, ...]:
    """Return the documents that have files, by shelf: bands first, in the order of school years."""
    names = [(f"band-{n}", f"{labels.band(band.name)}的课") for n, band in enumerate(curriculum.plan.bands, 1)]
    names += [("talks", "法治讲座"), ("modules", "教职工培训"), ("letters", "致家长信"), ("aftermath", "事发之后")]
    names += [("terms", "学期方案"), ("others", "其他")]
    found: dict[str, list[FilesOf]] = {}
    for name, files in _by_document(catalogue):
        rows = [download(file) for file in sorted(files, key=lambda file: (file.path.suffix != ".zip", str(file.path)))]
        package = next((row for row in rows if row.ending == "ZIP"), None)
        size = labels.size(sum(file.size for file in files))
        group = FilesOf(name, _document(curriculum, name), package, tuple(rows), size)
        found.setdefault(_shelf(curriculum, name), []).append(group)
    return tuple(Shelf(f"download/{key}.html", name, tuple(found[key])) for key, name in names if key in found)


def version_page(curriculum: Curriculum, catalogue: Catalogue) -> PlannedFile:
    """Plan the page that says whether a file is current."""
    codes = []
    for name, files in _by_document(catalogue):
        for code in dict.fromkeys(file.code for file in files if file.code):
            titles = "、".join(file.title for file in files if file.code == code)
            codes.append(CodeView(code, _document(curriculum, name), titles))
    view = VersionView(curriculum.plan.edition, labels.day(curriculum.as_of), tuple(codes))
    return PlannedFile(PurePosixPath("version.md"), "我的文件是最新的吗", Audience.TEACHER, view, render_version)


def usb_page(curriculum: Curriculum) -> PlannedFile:
    """Plan the guide to working without internet."""
    view = UsbView(curriculum.plan.edition)
    return PlannedFile(PurePosixPath("usb.md"), "装进 U 盘", Audience.TEACHER, view, render_usb)


def render_downloads(view: DownloadsView) -> bytes:
    """Return the download centre as a Markdown file."""
    return templates.render(TEACHER_TEMPLATES, "download.md.j2", view=view, root="")


def render_shelf(view: ShelfView) -> bytes:
    """Return a shelf as a Markdown file."""
    return templates.render(TEACHER_TEMPLATES, "shelf.md.j2", view=view, root="../")


def render_version(view: VersionView) -> bytes:
    """Return the version page as a Markdown file."""
    return templates.render(TEACHER_TEMPLATES, "version.md.j2", view=view, root="")


def render_usb(view: UsbView) -> bytes:
    """Return the guide as a Markdown file."""
    return templates.render(TEACHER_TEMPLATES, "usb.md.j2", view=view, root="")


def _by_document(catalogue: Catalogue) -> Iterable[tuple[str, list[BuiltFile]]]:
    found: dict[str, list[BuiltFile]] = {}
    for file in catalogue:
        if file.audience is Audience.TEACHER and file.path.parts[0] == "downloads":
            found.setdefault(file.path.parts[1], []).append(file)
    return sorted(found.items())


def _shelf(curriculum: Curriculum, name: str) -> str:
    if name in curriculum.lessons:
        lesson = curriculum.lessons[name]
        bands: list[str] = [band.name for band in curriculum.plan.bands]
        return "talks" if lesson.talk else f"band-{bands.index(curriculum.band(min(lesson.grades))) + 1}"
    if name == AFTERMATH:
        return "aftermath"
    kinds = (("modules", curriculum.modules), ("letters", curriculum.letters), ("aftermath", curriculum.aftermaths))
    rest = "terms" if name in {term_folder(*place) for place in product(SCHOOLS, TERMS)} else "others"
    return next((shelf for shelf, rows in kinds if name in rows), rest)


def _document(curriculum: Curriculum, name: str) -> Link:
    """Return the page of a document that has files; ids are unique over all kinds."""
    for kind, rows in (
        ("letter", curriculum.letters),
        ("module", curriculum.modules),
        ("aftermath", curriculum.aftermaths),
        ("case", curriculum.cases),
        ("scenario", curriculum.scenarios),
        ("family", curriculum.families),
    ):
        if name in rows:
            return Link(rows[name].title, f"{kind}/{name}.html")
    if name in curriculum.lessons:
        lesson = curriculum.lessons[name]
        return Link(lesson.title, f"lesson/{name}.html", f"{labels.grades(lesson.grades)} · {lesson.form}")
    return Link(name, None)
