"""Preview: both trees on this machine, rebuilt when content, templates or themes change."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from watchfiles import watch

from generator.promote import Refused

HOST = "127.0.0.1"
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
    # A port that is taken is better known before the build than after it.
    servers = [_server(root, name, port, offset) for offset, name in enumerate(("teacher", "student"))]
    rebuild()
    for server, title in zip(servers, ("教师版", "学生版"), strict=True):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        say(f"{title}：http://127.0.0.1:{server.server_port}/")
    say("保存文件后会自动重做；按 Ctrl+C 结束。")
    for _ in watch(*(root / name for name in WATCHED if (root / name).exists()), raise_interrupt=True):
        if check():
            rebuild()


def _server(root: Path, name: str, port: int, offset: int) -> ThreadingHTTPServer:
    handler = partial(_Quiet, directory=str(root / "build" / "site" / name))
    try:
        return ThreadingHTTPServer((HOST, port + offset), handler)
    except OSError as taken:
        free = next((p for p in range(port // 100 * 100 + 100, 65500, 100) if _is_free(p) and _is_free(p + 1)), 8000)
        raise Refused(f"端口 {port + offset} 正被占用，请加 --port {free}。") from taken


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((HOST, port)) != 0
