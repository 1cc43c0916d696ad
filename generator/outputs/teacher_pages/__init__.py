"""Pages of the teacher site: Markdown for mkdocs-material, everything except restricted cases."""

from __future__ import annotations

from collections.abc import Iterator

from generator.coverage.available import overlaid
from generator.curriculum import Curriculum
from generator.outputs.teacher_pages.after import after_index_page, aftermath_page, letter_page
from generator.outputs.teacher_pages.case import case_page
from generator.outputs.teacher_pages.coverage import coverage_page
from generator.outputs.teacher_pages.family import family_band_page, family_page
from generator.outputs.teacher_pages.files import downloads_pages, usb_page, version_page
from generator.outputs.teacher_pages.glossary import glossary_page
from generator.outputs.teacher_pages.grade import grade_page
from generator.outputs.teacher_pages.home import home_page, lesson_index_page
from generator.outputs.teacher_pages.index import case_index_page, help_page, law_index_page, missing_page
from generator.outputs.teacher_pages.law import law_page
from generator.outputs.teacher_pages.lesson import lesson_page
from generator.outputs.teacher_pages.matrix import matrix_page
from generator.outputs.teacher_pages.merge import merge_page
from generator.outputs.teacher_pages.personalise import personalise_page
from generator.outputs.teacher_pages.policy import policy_index_page, policy_page
from generator.outputs.teacher_pages.talks import talks_page
from generator.outputs.teacher_pages.training import module_page, scenario_page, training_index_page
from generator.plan import Catalogue, PlannedFile


def plan_pages(curriculum: Curriculum, catalogue: Catalogue) -> Iterator[PlannedFile]:
    """Plan every page of the teacher site; of a curriculum in focus, only the documents' own pages.

    Paths are relative to the site's pages folder.
    """
    if curriculum.focus is None:
        yield from _indexes(curriculum, catalogue)
    for name, _ in curriculum.looked_at("aftermath", curriculum.aftermaths):
        yield aftermath_page(curriculum, catalogue, name)
    for name, _ in curriculum.looked_at("letter", curriculum.letters):
        yield letter_page(curriculum, catalogue, name)
    for name, _ in curriculum.looked_at("module", curriculum.modules):
        yield module_page(curriculum, catalogue, name)
    for name, _ in curriculum.looked_at("scenario", curriculum.scenarios):
        yield scenario_page(curriculum, name)
    for name, _ in curriculum.looked_at("lesson", curriculum.lessons):
        yield lesson_page(curriculum, catalogue, name)
    for name, _ in curriculum.looked_at("law", curriculum.laws):
        yield law_page(curriculum, name)
    for name, case in curriculum.looked_at("case", curriculum.cases):
        if case.audience != "restricted":
            yield case_page(curriculum, name)
    for name, _ in curriculum.looked_at("family", curriculum.families):
        yield family_band_page(curriculum, name)


def _indexes(curriculum: Curriculum, catalogue: Catalogue) -> Iterator[PlannedFile]:
    """Plan the pages that list, count and lead on."""
    yield home_page(curriculum, catalogue)
    yield help_page(curriculum)
    yield missing_page()
    yield merge_page(curriculum)
    yield personalise_page()
    yield lesson_index_page(curriculum, catalogue)
    yield talks_page(curriculum, catalogue)
    for band in curriculum.plan.bands:
        for number in band.grades:
            yield grade_page(curriculum, catalogue, number)
    yield law_index_page(curriculum)
    yield case_index_page(curriculum)
    yield coverage_page(curriculum, {name: overlaid(curriculum, name) for name in curriculum.policies})
    yield matrix_page(curriculum)
    yield policy_index_page(curriculum)
    for name in curriculum.policies:
        yield policy_page(curriculum, name)
    yield glossary_page(curriculum)
    yield family_page(curriculum)
    yield from downloads_pages(curriculum, catalogue)
    yield version_page(curriculum, catalogue)
    yield usb_page(curriculum)
    yield after_index_page(curriculum, catalogue)
    yield training_index_page(curriculum)
