"""The preview: both sites kept warm, so that a change of one lesson is on screen at once.

Documents, rendered files, pages and MkDocs' two processes stay from one change to the next; only what differs is made
again. What is published is left alone: the preview shows the work folder.
"""

from __future__ import annotations

import datetime
from pathlib import Path

from generator.build import lay_out, make
from generator.plan import Audience
from generator.problems import errors
from generator.promote import workplace
from generator.read import Read, read
from generator.rendering import Kept, forget_code
from generator.sites import Sites


class Preview:
    """Both sites of the project at `root`, as of its own day or of `as_of`."""

    def __init__(self, root: Path, as_of: datetime.date | None) -> None:
        """Take over what the last build left."""
        self._root, self._as_of = root, as_of
        self._work = root / "build" / "work"
        self._read: Read | None = None
        self._kept, self._pages = Kept.load(self._work), Kept()
        self._sites: Sites | None = None
        self._day: datetime.date | None = None

    def refresh(self, look_changed: bool) -> Read:
        """Read and check again; where there is no error, bring both sites up to date.

        `look_changed` says that themes or templates changed: then nothing made before is taken over.
        """
        content = self._read = read(self._root, self._as_of, self._read)
        if content.curriculum is None or errors(content.problems):
            return content
        if look_changed:
            forget_code()
            self.close()
        with workplace(self._root / "build"):
            made = make(content.curriculum, self._kept, lambda _: None, self._pages)
            lay_out(made, self._work)
            self._kept.save(self._work)
            if self._sites is None or self._day != content.curriculum.as_of:
                self.close()
                self._sites, self._day = Sites(self._work, content.curriculum.as_of), content.curriculum.as_of
            self._sites.build()
        return content

    def folders(self, audience: Audience) -> tuple[Path, ...]:
        """Return where the files of a site lie, the first that has one winning."""
        return self._work / audience / "site", self._work / audience / "files"

    def close(self) -> None:
        """Let MkDocs' processes end."""
        if self._sites:
            self._sites.close()
            self._sites = None
