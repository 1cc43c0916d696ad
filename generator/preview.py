"""The preview: both sites kept warm, so that a change of one document is on screen at once.

Documents, rendered files, pages and MkDocs' two processes stay from one change to the next. A changed lesson's own
pages come first; its deck, its documents and the pages that list it follow when the author pauses. What is published
is left alone: the preview shows the work folder.
"""

from __future__ import annotations

import datetime
import gc
from dataclasses import replace
from pathlib import Path

from generator.build import lay_out, make, own_pages
from generator.curriculum import Curriculum
from generator.plan import Audience, Catalogue
from generator.problems import errors
from generator.promote import workplace
from generator.read import Read, read
from generator.rendering import Kept, forget_code, keyed
from generator.sites import Sites
from generator.write import write_file


class Preview:
    """Both sites of the project at `root`, as of its own day or of `as_of`."""

    def __init__(self, root: Path, as_of: datetime.date | None) -> None:
        """Take over what the last build left."""
        self._root, self._as_of = root, as_of
        self._work = root / "build" / "work"
        self._read: Read | None = None
        self._shown: Curriculum | None = None
        self._catalogue: Catalogue = ()
        self._kept, self._pages = Kept.load(self._work), Kept()
        self._sites: Sites | None = None
        self._day: datetime.date | None = None
        self.behind = False
        """Files and lists have not followed the last change yet."""

    def refresh(self, look_changed: bool) -> Read:
        """Read and check again; where there is no error, bring the changed pages, or everything, up to date.

        `look_changed` says that themes or templates changed: then nothing made before is taken over.
        """
        first = self._read is None
        content = self._read = read(self._root, self._as_of, self._read)
        if first:
            gc.freeze()  # what stays in memory is not searched for garbage at every change: half of the time
        curriculum = content.curriculum
        if curriculum is None or errors(content.problems):
            return content
        if look_changed:
            forget_code()
            self.close()
        changed = curriculum.changed_since(self._shown) if self._shown and self._sites and not look_changed else None
        if changed is None:
            self.catch_up()
            return content
        with workplace(self._root / "build"):
            planned = keyed(own_pages(replace(curriculum, focus=changed), self._catalogue))
            for (audience, path), page in planned.items():
                write_file(self._work / audience / "pages" / path, page.render(page.view))
            assert self._sites
            self._sites.build()
        self._shown, self.behind = curriculum, True
        return content

    def catch_up(self) -> None:
        """Make everything of what was read last."""
        assert self._read
        assert self._read.curriculum
        curriculum = self._read.curriculum
        with workplace(self._root / "build"):
            made = make(curriculum, self._kept, lambda _: None, self._pages)
            lay_out(made, self._work)
            self._kept.save(self._work)
            if self._sites is None or self._day != curriculum.as_of:
                self.close()
                self._sites, self._day = Sites(self._work, curriculum.as_of), curriculum.as_of
            self._sites.build()
        self._shown, self._catalogue, self.behind = curriculum, made.catalogue, False

    def folders(self, audience: Audience) -> tuple[Path, ...]:
        """Return where the files of a site lie, the first that has one winning."""
        return self._work / audience / "site", self._work / audience / "files"

    def close(self) -> None:
        """Let MkDocs' processes end."""
        if self._sites:
            self._sites.close()
            self._sites = None
