"""What packages cost: seconds and megabytes of each, from the real content.

The work: every file of a package rendered anew in one process, then packed; what several packages share is counted
in each. The median stands for its kind.
"""

from __future__ import annotations

import time
from collections import defaultdict
from pathlib import Path, PurePosixPath
from statistics import median

from generator.build import FILE_OUTPUTS
from generator.outputs import kits
from generator.read import read

ROOT = Path(__file__).parent.parent


def main() -> None:
    """Print seconds and megabytes of every kind of package."""
    curriculum = read(ROOT).curriculum
    assert curriculum
    planned = {file.path: file for output in FILE_OUTPUTS for file in output.plan_files(curriculum)}
    made: dict[PurePosixPath, bytes] = {}
    seconds: dict[PurePosixPath, float] = {}
    found: dict[str, list[tuple[float, float, int]]] = defaultdict(list)
    for bundle in kits.plan_bundles(curriculum, tuple(planned.values())):
        for _, path in bundle.members:
            if path not in made:
                started = time.monotonic()
                made[path] = planned[path].render(planned[path].view)
                seconds[path] = time.monotonic() - started
        started = time.monotonic()
        data = kits.packed(bundle, {name: made[path] for name, path in bundle.members})
        spent = time.monotonic() - started + sum(seconds[path] for _, path in bundle.members)
        kind = "资料包：两次班会" if "两次班会" in bundle.title else bundle.title
        found[kind].append((spent, len(data) / 1e6, len(bundle.members)))
    for kind, rows in found.items():
        times, sizes, counts = zip(*rows, strict=True)
        print(
            f"{kind}  {len(rows)} 个：{median(counts):.0f} 份文件，{median(times):.1f} 秒，{median(sizes):.2f} MB",
            end="",
        )
        print(f"（最大 {max(times):.1f} 秒，{max(sizes):.2f} MB）")
    print(f"全部 {len(made)} 份文件：{sum(seconds.values()):.1f} 秒，{sum(map(len, made.values())) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
