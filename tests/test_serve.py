"""The preview: a changed lesson's own pages at once, all that follows from it when the author pauses; how it ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from contextlib import closing
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path

import pytest

from generator.plan import Audience
from generator.preview import Preview
from generator.problems import errors
from generator.serve import Changes, _Handler
from tests.conftest import LESSON, Sample

pytestmark = pytest.mark.slow

PAGE = "lesson/g03-what-is-bullying.html"


def shown(preview: Preview, audience: Audience, page: str) -> str:
    """Return a page as the preview shows it."""
    found = next(folder / page for folder in preview.folders(audience) if (folder / page).is_file())
    return found.read_text(encoding="utf-8")


def rewrite(root: Path, old: str, new: str, file: str = LESSON) -> None:
    """Change a file of the project as an editor does."""
    text = (root / file).read_text(encoding="utf-8")
    assert old in text
    (root / file).write_text(text.replace(old, new), encoding="utf-8")


def test_a_change_is_shown_at_once_and_what_follows_from_it_comes_after(sample: Sample) -> None:
    root = sample()
    with closing(Preview(root, None)) as preview:
        assert errors(preview.refresh(False).problems) == ()
        assert "什么是学生欺凌" in shown(preview, Audience.TEACHER, PAGE)
        rewrite(root, "title: 什么是学生欺凌", "title: 欺凌是什么")
        preview.refresh(False)
        quick = preview.behind
        assert quick
        for audience in Audience:
            assert "欺凌是什么" in shown(preview, audience, PAGE)
        assert "欺凌是什么" not in shown(preview, Audience.TEACHER, "grade/3.html"), "lists come when the author pauses"
        preview.catch_up()
        assert not preview.behind
        assert "欺凌是什么" in shown(preview, Audience.TEACHER, "grade/3.html")
        downloads = [file.name for file in (preview.folders(Audience.TEACHER)[1] / "downloads").rglob("*.pptx")]
        assert any("欺凌是什么" in name for name in downloads)
        # What came in two steps is what one build from nothing makes.
        pages = {path: shown(preview, Audience.TEACHER, path) for path in (PAGE, "index.html", "404.html")}
    with closing(Preview(root, None)) as anew:
        anew.refresh(False)
        assert {path: shown(anew, Audience.TEACHER, path) for path in pages} == pages


def test_a_mistake_leaves_the_preview_as_it_was(sample: Sample) -> None:
    root = sample()
    with closing(Preview(root, None)) as preview:
        preview.refresh(False)
        before = shown(preview, Audience.TEACHER, PAGE)
        rewrite(root, "title: 什么是学生欺凌", "title：坏了")
        assert errors(preview.refresh(False).problems)
        assert shown(preview, Audience.TEACHER, PAGE) == before
        rewrite(root, "title：坏了", "title: 又好了")
        assert errors(preview.refresh(False).problems) == ()
        assert "又好了" in shown(preview, Audience.TEACHER, PAGE)


def test_a_change_all_pages_stand_on_makes_everything_anew(sample: Sample) -> None:
    root = sample()
    with closing(Preview(root, None)) as preview:
        preview.refresh(False)
        rewrite(root, 'edition: "2026.2"', 'edition: "2026.3"', "content/curriculum.yaml")
        preview.refresh(False)
        assert not preview.behind
        assert "2026.3" in shown(preview, Audience.TEACHER, PAGE)


def stopped(root: Path, command: str, when: str, *, times: int = 1) -> subprocess.CompletedProcess[str]:
    """Return what came of a command after whose line with `when` somebody pressed Ctrl-C, as a terminal passes it on.

    Of its output only what followed is returned.
    """
    running = subprocess.Popen(
        [sys.executable, "-m", "generator", *command.split()],
        cwd=root,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        start_new_session=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    try:
        assert running.stdout
        assert any(when in line for line in running.stdout), "the line came"
        for _ in range(times):
            time.sleep(0.4)  # long enough that processes which help have started, too short for them to be done
            os.killpg(running.pid, signal.SIGINT)
        said, told = running.communicate(timeout=60)
    finally:
        running.kill()
    return subprocess.CompletedProcess(running.args, running.returncode, said, told)


def test_a_preview_that_is_stopped_says_so_in_one_line_and_all_is_well(sample: Sample) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    done = stopped(sample(), f"serve --port {port}", "按 Ctrl+C 结束")
    assert (done.returncode, done.stdout, done.stderr) == (0, "\n预览已停止。\n", "")


@pytest.mark.parametrize("times", [1, 2])
def test_a_build_that_is_stopped_says_so_in_one_line_whatever_helps_it(sample: Sample, times: int) -> None:
    done = stopped(sample(), "build", "生成课件和文档", times=times)
    assert (done.returncode, done.stdout) == (130, "")
    assert done.stderr == "\n已停止；已有的成品没有弄坏，再运行一次就好。\n"


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    for name, text in {"site/a.html": "<body>甲</body>", "site/x.js": "1", "files/d/课.txt": "乙"}.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path / "site", tmp_path / "files"


def test_a_page_waits_for_the_next_change_and_then_loads_itself_again(folders: tuple[Path, Path]) -> None:
    changes = Changes()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, folders=folders, changes=changes))
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def get(path: str) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{server.server_port}/{path}", timeout=10) as answer:
            return str(answer.read().decode())

    try:
        assert get("a.html") == '<body>甲<script src="/.qinghe/wait.js"></script></body>'
        assert get("x.js") == "1"
        assert get("d/%E8%AF%BE.txt") == "乙", "downloads lie in the second folder"
        assert "wait.js?0" in get(".qinghe/wait.js")
        threading.Timer(0.2, changes.tell).start()
        assert get(".qinghe/wait.js?0") == "location.reload();"
        assert "wait.js?1" in get(".qinghe/wait.js")
    finally:
        server.shutdown()
        server.server_close()
