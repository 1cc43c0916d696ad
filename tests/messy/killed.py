"""Import a file a hundred times, killed a hundred times: `python -m tests.messy.killed FOLDER FILE`.

Each child works on a copy of FOLDER named by its number and dies by SIGKILL: half of them at the n-th file operation,
half after a share of the time an undisturbed import takes. The parent only forks and waits.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import time
from pathlib import Path

from tests.messy.school import imported

POINTS = 100
_FILE = {"open", "os.rename", "os.remove", "os.mkdir", "os.listdir", "os.scandir", "shutil.copyfile"}


def die_at(operation: int) -> None:
    """Kill this process at its n-th file operation."""
    count = 0

    def hook(event: str, _: tuple[object, ...]) -> None:
        nonlocal count
        if event in _FILE:
            count += 1
            if count == operation:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(hook)


def child(folder: Path, file: Path, point: int, whole: float) -> None:
    """Import in a child that dies at `point`."""
    pid = os.fork()
    if pid == 0:
        if point % 2:
            die_at(point // 2 + 1)
        else:
            signal.setitimer(signal.ITIMER_REAL, max(0.0005, whole * point / POINTS))
        imported(folder, file)
        os._exit(0)
    os.waitpid(pid, 0)


def main(folder: Path, file: Path) -> None:
    """Do it."""
    copies = [folder.with_name(f"{point:03}") for point in range(POINTS)]
    for copy in (*copies, folder.with_name("whole")):
        shutil.copytree(folder, copy)
    began = time.monotonic()
    child(folder.with_name("whole"), file, 2 * POINTS + 1, 0)
    whole = time.monotonic() - began
    for point, copy in enumerate(copies):
        child(copy, file, point, whole)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
