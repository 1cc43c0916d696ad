"""What packages cost: seconds and megabytes of each, from the real content.

The work: every file of a package rendered anew in one process, then packed; what several packages share is counted
in each. Time is the processor's, so that a busy machine does not count. The median stands for its kind.
"""

from __future__ import annotations

import time
from collections import defaultdict
from pathlib import Path, PurePosixPath
from statistics import median

from generator.build import FILE_OUTPUTS
from generator.outputs import kits, printables, training_kits
from generator.plan import PlannedFile
from generator.read import read
from generator.render import pdf

ROOT = Path(__file__).parent.parent
KINDS = {
    "两次班会": "资料包：两次班会",
    "学期方案": "资料包：学期方案",
    "组合包": "组合包：一类人几分钟",
    "网络课程": "网络课程（SCORM 1.2）",
    "题库": "题库（GIFT 和 Excel）",
}
"""Words in a title → kind; other packages are their own kind."""
Cost = tuple[float, float, int]


def main() -> None:
    """Print a table of seconds and megabytes of every kind of package."""
    curriculum = read(ROOT).curriculum
    assert curriculum
    planned = {file.path: file for output in FILE_OUTPUTS for file in output.plan_files(curriculum)}
    made: dict[PurePosixPath, bytes] = {}
    seconds: dict[PurePosixPath, float] = {}
    found: dict[str, list[Cost]] = defaultdict(list)
    files = tuple(planned.values())
    for bundle in (*kits.plan_bundles(curriculum, files), *training_kits.plan_bundles(curriculum, files)):
        for _, path in bundle.members:
            if path not in made:
                made[path], seconds[path] = rendered(planned[path])
        started = time.process_time()
        data = kits.packed(bundle, {name: made[path] for name, path in bundle.members})
        spent = time.process_time() - started + sum(seconds[path] for _, path in bundle.members)
        found[kind(bundle.title)].append((spent, len(data) / 1e6, len(bundle.members)))
    for file in files:
        if file.path not in made:  # packages rendered whole, and what goes to a learning platform
            data, spent = rendered(file)
            made[file.path], seconds[file.path] = data, spent
            if kind(file.title) in KINDS.values():
                found[kind(file.title)].append((spent, len(data) / 1e6, 1))
    if pdf.missing() is None:
        for file in printables.plan_files(curriculum):
            data, spent = rendered(file)
            found["PDF（只有 --pdf 才做）"].append((spent, len(data) / 1e6, 1))
    print("| 资料包 | 个数 | 文件 | 秒 | MB | 最大：秒 | MB |\n|---|---|---|---|---|---|---|")
    for name, rows in found.items():
        times, sizes, counts = zip(*rows, strict=True)
        print(f"| {name} | {len(rows)} | {median(counts):.0f} | {median(times):.2f} | {median(sizes):.2f} ", end="")
        print(f"| {max(times):.2f} | {max(sizes):.2f} |")
    print(f"\n全部 {len(made)} 份文件：{sum(seconds.values()):.0f} 秒，{sum(map(len, made.values())) / 1e6:.0f} MB")


def rendered(file: PlannedFile) -> tuple[bytes, float]:
    """Return the bytes of a file and the processor's seconds they took."""
    started = time.process_time()
    data = file.render(file.view)
    return data, time.process_time() - started


def kind(title: str) -> str:
    """Return the kind a package of this title belongs to."""
    return next((name for words, name in KINDS.items() if words in title), title)


if __name__ == "__main__":
    main()
