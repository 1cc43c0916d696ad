"""Style sheets, scripts and the mark: hand-written files of site/, copied unchanged into `assets/` of both sites."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.curriculum import Curriculum
from generator.outputs.page_parts import SITE
from generator.plan import Audience, Catalogue, PlannedFile


def plan_pages(curriculum: Curriculum, catalogue: Catalogue) -> Iterator[PlannedFile]:  # noqa: ARG001 - the shape all page outputs share
    """Plan a copy of every shared asset for both sites and of each site's own for itself."""
    for audience in Audience:
        # Only a page for teachers needs what others wrote; pupils' pages stay light.
        vendored = (SITE / "shared" / "vendor",) if audience is Audience.TEACHER else ()
        for folder in (SITE / "shared", SITE / audience.value / "assets", *vendored):
            for file in sorted(folder.iterdir()):
                if file.suffix in {".css", ".js", ".svg", ".txt"}:
                    path = PurePosixPath("assets", file.name)
                    yield PlannedFile(path, file.name, audience, file.read_bytes(), unchanged)


def unchanged(view: bytes) -> bytes:
    """Return the bytes of a hand-written file."""
    return view
