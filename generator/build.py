"""The story: load, link, check, plan, write, pack, plan pages, MkDocs twice, assemble, verify, promote."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator.outputs import (
    assets,
    decks,
    documents,
    kits,
    reports,
    scripts,
    search_index,
    student_pages,
    teacher_pages,
)
from generator.plan import Audience, BuiltFile, Bundle, Catalogue, FileOutput, PageOutput, PlannedFile
from generator.problems import errors
from generator.promote import Workplace, assemble, promote, workplace
from generator.read import Read, read
from generator.render.archive import packed
from generator.sites import build_sites
from generator.verify import Finding, verify
from generator.write import write_tree

# A new output is one file in outputs/ and one name here.
FILE_OUTPUTS: tuple[FileOutput, ...] = (decks, scripts, documents)
PAGE_OUTPUTS: tuple[PageOutput, ...] = (teacher_pages, scripts, student_pages, search_index, assets)

Files = dict[tuple[Audience, PurePosixPath], bytes]
Step = Callable[[str], None]


@dataclass(frozen=True)
class Built:
    """What a build did."""

    read: Read
    catalogue: Catalogue = ()
    pages: int = 0
    changed: int = 0
    """Files of the published trees that are new or differ."""
    findings: tuple[Finding, ...] = ()


def build(root: Path, as_of: datetime.date | None, step: Step) -> Built:
    """Build everything below `root`/build; `step` is told the name of each step as it begins.

    Nothing is published where the content has errors or the verifier finds a fault. Raises `Refused` where the
    build folder is not ours or in use.
    """
    with workplace(root / "build") as place:
        step("读取和检查内容")
        content = read(root, as_of)
        if content.curriculum is None or errors(content.problems):
            return Built(content)
        step("生成课件和文档")
        planned = tuple(file for output in FILE_OUTPUTS for file in output.plan_files(content.curriculum))
        files = _rendered(planned)
        step("打包")
        bundles = tuple(kits.plan_bundles(content.curriculum, planned))
        files |= {(bundle.audience, bundle.path): _packed(bundle, files) for bundle in bundles}
        catalogue = _catalogue((*planned, *bundles), files)
        step("生成网页")
        pages = _rendered(page for output in PAGE_OUTPUTS for page in output.plan_pages(content.curriculum, catalogue))
        for audience in Audience:
            write_tree(place.work / audience / "files", _of(audience, files))
            write_tree(place.work / audience / "pages", _of(audience, pages))
        build_sites(place.work, content.curriculum.as_of)
        step("检查成品")
        changed = _assemble(place)
        findings = tuple(
            Finding(f"{audience}/{finding.page}", finding.message)
            for audience in Audience
            for finding in verify(place.next / audience, strict=audience is Audience.STUDENT)
        )
        if findings:
            return Built(content, catalogue, findings=findings)
        step("发布")
        promote(place, changed)
        write_tree(place.folder / "reports", _of(Audience.TEACHER, _rendered(reports.plan_reports(content.curriculum))))
        count = sum(path.suffix == ".md" for _, path in pages)
        return Built(content, catalogue, count, changed)


def _rendered(planned: Iterable[PlannedFile]) -> Files:
    files: Files = {}
    for file in planned:
        if (file.audience, file.path) in files:
            raise ValueError(f"planned twice: {file.audience}/{file.path}")
        files[file.audience, file.path] = file.render(file.view)
    return files


def _packed(bundle: Bundle, files: Files) -> bytes:
    return packed({name: files[bundle.audience, path] for name, path in bundle.members})


def _catalogue(planned: Iterable[PlannedFile | Bundle], files: Files) -> Catalogue:
    return tuple(
        BuiltFile(file.path, file.title, file.audience, len(data), hashlib.sha256(data).hexdigest())
        for file in planned
        for data in (files[file.audience, file.path],)
    )


def _of(audience: Audience, files: Files) -> dict[PurePosixPath, bytes]:
    return {path: data for (owner, path), data in files.items() if owner is audience}


def _assemble(place: Workplace) -> int:
    changed = 0
    for audience in Audience:
        sources = (place.work / audience / "site", place.work / audience / "files")
        changed += assemble(sources, place.next / audience, place.site / audience)
    return changed
