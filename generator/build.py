"""The story: load, link, check, plan, write, pack, plan pages, MkDocs twice, assemble, verify, promote."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from generator import localise, sites, version
from generator.curriculum import Curriculum
from generator.leaks import teachers_only
from generator.load import LOCAL_FOLDER
from generator.offline import offline_name, write_offline
from generator.outputs import (
    addresses,
    assets,
    decks,
    documents,
    kit_aftermath,
    kit_answers,
    kit_brief,
    kit_bulletin,
    kit_disclosure,
    kit_letter,
    kit_note,
    kit_record,
    kit_talk,
    kit_worksheet,
    kits,
    lms_questions,
    lms_scorm,
    module_decks,
    printables,
    reports,
    scripts,
    search_index,
    student_pages,
    teacher_pages,
    term_plan,
    training_kits,
    training_papers,
)
from generator.plan import Audience, BuiltFile, Bundle, Catalogue, FileOutput, PageOutput, PlannedFile
from generator.problems import errors
from generator.promote import Workplace, assemble, promote, workplace
from generator.publish import lost
from generator.read import Read, read
from generator.rendering import Files, Kept, keyed, rendered
from generator.verify import Finding, altered, verify
from generator.write import write_tree

# A new output is one file in outputs/ and one name here.
FILE_OUTPUTS: tuple[FileOutput, ...] = (
    *(decks, module_decks, scripts, documents),
    *(kit_note, kit_brief, kit_worksheet, kit_answers, kit_letter, kit_disclosure, kit_record, kit_bulletin),
    *(kit_talk, kit_aftermath, term_plan, training_papers, training_kits, lms_scorm, lms_questions),
)
PAGE_OUTPUTS: tuple[PageOutput, ...] = (teacher_pages, scripts, student_pages, search_index, assets, addresses)

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


@dataclass(frozen=True)
class Made:
    """Everything a curriculum becomes before MkDocs."""

    catalogue: Catalogue
    files: Files
    pages: Files


def build(
    root: Path, as_of: datetime.date | None, step: Step, local: PurePosixPath = LOCAL_FOLDER, pdf: bool = False
) -> Built:
    """Build everything below `root`/build; `step` is told the name of each step as it begins.

    `local` is the folder, seen from `root`, that holds the school's own sheet, where there is one. With `pdf` what is
    printed is made as PDF too, which asks more of the system (`render.pdf.missing`).
    Nothing is published where the content has errors or the verifier finds a fault. Raises `Refused` where the
    build folder is not ours or in use.
    """
    with workplace(root / "build") as place:
        step("读取和检查内容")
        content = read(root, as_of, local=local)
        if content.curriculum is None or errors(content.problems):
            return Built(content)
        kept = Kept.load(place.work)
        made = make(content.curriculum, kept, step, pdf=pdf)
        lay_out(made, place.work)
        kept.save(place.work)
        with closing(sites.Sites(place.work, content.curriculum.as_of)) as running:
            running.build()
        step("检查成品")
        changed = _assemble(place)
        findings = tuple(_findings(place, content.curriculum))
        if findings:
            return Built(content, made.catalogue, findings=findings)
        step("发布")
        promote(place, changed)
        edition = content.curriculum.plan.edition
        for audience in Audience:
            zipped = place.folder / "offline" / offline_name(audience, edition)
            write_offline(place.site / audience, zipped, audience, edition)
        planned = tuple(reports.plan_reports(content.curriculum))
        write_tree(place.folder / "reports", _of(Audience.TEACHER, rendered(planned, Kept())))
        count = sum(path.suffix == ".md" for _, path in made.pages)
        return Built(content, made.catalogue, count, changed)


def make(curriculum: Curriculum, kept: Kept, step: Step, kept_pages: Kept | None = None, pdf: bool = False) -> Made:
    """Return every file and page of both sites; of what earlier runs made and is kept, equal ones are taken over."""
    step("生成课件和文档")
    said = localise.words(curriculum.local) if curriculum.local else {}
    planned = tuple(file for output in FILE_OUTPUTS for file in output.plan_files(curriculum))
    if pdf:
        planned += tuple(printables.plan_files(curriculum, tuple(said.items())))
    files = rendered(planned, kept)
    if said:
        files = {key: localise.localised(key[1].name, data, said) for key, data in files.items()}
    step("打包")
    bundles = (*kits.plan_bundles(curriculum, planned), *training_kits.plan_bundles(curriculum, planned))
    files |= {(bundle.audience, bundle.path): _packed(bundle, files) for bundle in bundles}
    catalogue = _catalogue((*planned, *bundles), files, curriculum.plan.edition)
    step("生成网页")
    pages = keyed(page for output in PAGE_OUTPUTS for page in output.plan_pages(curriculum, catalogue))
    if kept_pages is None:
        return Made(catalogue, files, {key: page.render(page.view) for key, page in pages.items()})
    return Made(catalogue, files, rendered(tuple(pages.values()), kept_pages))


def own_pages(curriculum: Curriculum, catalogue: Catalogue) -> Iterator[PlannedFile]:
    """Plan the pages of the documents in focus, with the downloads as they were."""
    for output in (teacher_pages, scripts, student_pages):
        yield from output.plan_pages(curriculum, catalogue)


def lay_out(made: Made, work: Path) -> None:
    """Write files and pages where MkDocs and the assembly look for them."""
    for audience in Audience:
        write_tree(work / audience / "files", _of(audience, made.files))
        write_tree(work / audience / "pages", _of(audience, made.pages))


def _findings(place: Workplace, curriculum: Curriculum) -> Iterator[Finding]:
    shared = sites.HOME / "site" / "shared"
    yield from altered(shared, (shared / "vendored.sha256").read_text(encoding="ascii"))
    forbidden = teachers_only(curriculum)
    for audience in Audience:
        strict = audience is Audience.STUDENT
        for finding in verify(place.next / audience, strict, forbidden if strict else frozenset()):
            yield Finding(f"{audience}/{finding.page}", finding.message)
    for address in lost(curriculum.published, {audience: place.next / audience for audience in Audience}):
        told = "发布过的网页不见了；搬了家就在 content/addresses.yaml 的 moved 里写新地址，要撤回就用 qinghe withdraw"
        yield Finding(address, told)


def _packed(bundle: Bundle, files: Files) -> bytes:
    return kits.packed(bundle, {name: files[bundle.audience, path] for name, path in bundle.members})


def _catalogue(planned: Iterable[PlannedFile | Bundle], files: Files, edition: str) -> Catalogue:
    return tuple(
        BuiltFile(file.path, file.title, file.audience, len(data), hashlib.sha256(data).hexdigest(), code)
        for file in planned
        for data in (files[file.audience, file.path],)
        for code in (version.printed(edition, file.view) if isinstance(file, PlannedFile) else "",)
    )


def _of(audience: Audience, files: Files) -> dict[PurePosixPath, bytes]:
    return {path: data for (owner, path), data in files.items() if owner is audience}


def _assemble(place: Workplace) -> int:
    changed = 0
    for audience in Audience:
        sources = (place.work / audience / "site", place.work / audience / "files")
        changed += assemble(sources, place.next / audience, place.site / audience)
    return changed
