"""Note the addresses of the pages that are about to be published, so that none of them is ever lost."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from generator.load import PUBLISHED
from generator.plan import Audience
from generator.write import write_file


def publish(root: Path) -> int:
    """Add every page of the project's built sites to its list of addresses; return how many are new."""
    place = root / PUBLISHED
    known = set(place.read_text(encoding="utf-8").split()) if place.is_file() else set()
    pages = set(_pages(root / "build" / "site"))
    write_file(place, "".join(f"{page}\n" for page in sorted(known | pages)).encode())
    return len(pages - known)


def lost(published: tuple[str, ...], trees: dict[str, Path]) -> Iterator[str]:
    """Yield the published addresses at which the new `trees` (site → folder) have nothing."""
    for address in published:
        site, _, page = address.partition("/")
        if site not in trees or not (trees[site] / PurePosixPath(page)).is_file():
            yield address


def _pages(site: Path) -> Iterator[str]:
    for audience in Audience:
        for file in (site / audience).rglob("*.html"):
            yield f"{audience}/{file.relative_to(site / audience).as_posix()}"
