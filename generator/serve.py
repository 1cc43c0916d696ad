"""Preview: both trees on this machine, rebuilt when content, templates or themes change."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from watchfiles import watch

WATCHED = ("content", "lessons", "site", "mkdocs.yml")


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal belongs to the problems."""

    def end_headers(self) -> None:
        """Let the browser ask again each time."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()


def serve(
    root: Path, port: int, check: Callable[[], bool], rebuild: Callable[[], bool], say: Callable[[str], None]
) -> None:
    """Build, serve both trees on loopback at `port` and `port` + 1, and follow each change until stopped.

    A change is checked first, which takes a moment; only what has no errors is built.
    """
    rebuild()
    for offset, name, title in ((0, "teacher", "教师版"), (1, "student", "学生版")):
        handler = partial(_Quiet, directory=str(root / "build" / "site" / name))
        server = ThreadingHTTPServer(("127.0.0.1", port + offset), handler)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        say(f"{title}：http://127.0.0.1:{port + offset}/")
    say("保存文件后会自动重做；按 Ctrl+C 结束。")
    for _ in watch(*(root / name for name in WATCHED if (root / name).exists()), raise_interrupt=True):
        if check():
            rebuild()
