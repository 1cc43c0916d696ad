"""Preview on this machine: both sites on loopback, each page told to load itself again when something changed."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from watchfiles import watch

from generator.plan import Audience
from generator.promote import Refused

HOST = "127.0.0.1"
CONTENT = ("content", "lessons", "local", "published-urls.txt")
LOOK = ("site", "mkdocs.yml")
_PAUSE = 100
"""Milliseconds: an editor writes a file in several steps."""
_WAIT = 20
"""Seconds a page waits for a change before it asks again."""
_SCRIPT = "/.qinghe/wait.js"
_TITLES = {Audience.TEACHER: "教师版", Audience.STUDENT: "学生版"}


class Changes:
    """How often the sites changed; pages wait for the next time."""

    def __init__(self) -> None:
        """Begin at none."""
        self._count, self._news = 0, threading.Condition()

    def tell(self) -> None:
        """Let every waiting page load itself again."""
        with self._news:
            self._count += 1
            self._news.notify_all()

    def after(self, seen: int) -> int:
        """Return the count as soon as it differs from `seen`, or after a while."""
        with self._news:
            self._news.wait_for(lambda: self._count != seen, timeout=_WAIT)
            return self._count


class _Handler(SimpleHTTPRequestHandler):
    """Serves the first of its folders that has a file; ends each page with the script that waits."""

    def __init__(self, *arguments: object, folders: tuple[Path, ...], changes: Changes) -> None:
        self._folders, self._changes = folders, changes
        super().__init__(*arguments, directory=str(folders[0]))  # type: ignore[arg-type]

    def log_message(self, *_: object) -> None:
        """Say nothing: the terminal belongs to the problems."""

    def end_headers(self) -> None:
        """Let the browser ask again each time."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def translate_path(self, path: str) -> str:
        """Return the file an address means."""
        for folder in self._folders:
            self.directory = str(folder)
            if Path(found := super().translate_path(path)).exists():
                return found
        return found

    def do_GET(self) -> None:
        """Answer with a file, a page that reloads itself, or the script that waits for a change."""
        if self.path.startswith(_SCRIPT):
            seen = self.path.partition("?")[2]
            self._send(self._waited(int(seen) if seen.isdigit() else -1), "text/javascript")
            return
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        if file.suffix == ".html" and file.is_file():
            script = f'<script src="{_SCRIPT}"></script>'.encode()
            self._send(file.read_bytes().replace(b"</body>", script + b"</body>"), "text/html; charset=utf-8")
            return
        super().do_GET()

    def _waited(self, seen: int) -> bytes:
        # A script may load another script even under the pupils' strict policy; a request of another kind may not.
        count = self._changes.after(seen) if seen >= 0 else self._changes.after(-1)
        if seen >= 0 and count != seen:
            return b"location.reload();"
        return f's = document.createElement("script"); s.src = "{_SCRIPT}?{count}"; document.head.append(s);'.encode()

    def _send(self, data: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


def serve(
    root: Path,
    port: int,
    folders: Callable[[Audience], tuple[Path, ...]],
    refresh: Callable[[bool], bool],
    catch_up: Callable[[], bool],
    say: Callable[[str], None],
) -> None:
    """Serve both sites at `port` and `port` + 1 and follow each change of the project at `root` until stopped.

    `refresh` is told whether the look changed, not only content, and returns whether the sites did; `catch_up` makes
    what a quick refresh left for the next pause, and returns whether there was anything.
    """
    changes = Changes()
    # A port that is taken is better known before the build than after it.
    servers = [_server(folders(audience), changes, port, offset) for offset, audience in enumerate(Audience)]
    refresh(False)
    for server, audience in zip(servers, Audience, strict=True):
        threading.Thread(target=server.serve_forever, daemon=True).start()
        say(f"{_TITLES[audience]}：http://127.0.0.1:{server.server_port}/")
    say("保存文件后，打开的网页会自动更新；按 Ctrl+C 结束。")
    look = tuple(str(root / name) for name in LOOK)
    watched = (root / name for name in (*CONTENT, *LOOK))
    places = tuple(place for place in watched if place.exists())
    for changed in watch(*places, debounce=_PAUSE, step=20, rust_timeout=1500, yield_on_timeout=True):
        done = refresh(any(path.startswith(look) for _, path in changed)) if changed else catch_up()
        if done:
            changes.tell()


def _server(folders: tuple[Path, ...], changes: Changes, port: int, offset: int) -> ThreadingHTTPServer:
    try:
        return ThreadingHTTPServer((HOST, port + offset), partial(_Handler, folders=folders, changes=changes))
    except OSError as taken:
        free = next((p for p in range(port // 100 * 100 + 100, 65500, 100) if _is_free(p) and _is_free(p + 1)), 8000)
        raise Refused(f"端口 {port + offset} 正被占用，请加 --port {free}。") from taken


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((HOST, port)) != 0
