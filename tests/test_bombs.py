"""Twelve small files that blow up careless readers: each refused in 50 ms and 20 MB."""

from __future__ import annotations

import subprocess
import sys

import pytest

BOMBS = {
    "alias doubling": "'a: &a [x,x]\\n' + 'b: &b [*a,*a]\\n' + ''.join(f'c{i}: &c{i} [*b,*b]\\n' for i in range(30))",
    "alias in keys": "'? &a [1]\\n: 1\\n? *a\\n: 2\\n'",
    "merge keys": "'a: &a {x: 1}\\n' + ''.join(f'b{i}: {{<<: [*a, *a, *a, *a, *a, *a]}}\\n' for i in range(20))",
    "deep lists": "'[' * 100000",
    "deep maps": "'{a: ' * 100000",
    "deep block": "'\\n'.join('  ' * i + 'a:' for i in range(900))",
    "python object": "'a: !!python/object/apply:os.system [\"true\"]'",
    "big integer": "'a: ' + '9' * 500000",
    "many documents": "'---\\n' * 100000",
    "many anchors": "'a: ' + ' '.join(f'&x{i}' for i in range(1000)) + ' 1'",
    "binary tag": "'a: !!binary ' + 'A' * 500000",
    "huge file": "'a: ' + 'x' * (1024 * 1024 + 10)",
}
PROGRAM = """
import resource, sys, time
from pathlib import PurePosixPath
from generator.load import understood
from generator.model.case import Case
data = ({bomb}).encode()
understood(PurePosixPath("w.yaml"), Case, b"a: 1")  # imports and first use are not the bomb's
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
times = []
for _ in range(3):
    started = time.process_time()
    text, document, problems = understood(PurePosixPath("x.yaml"), Case, data)
    times.append(time.process_time() - started)
grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
assert document is None and problems, "accepted"
print(min(times), grown, problems[0].code)
"""


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_at_once(name: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM.format(bomb=BOMBS[name])], check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    seconds, megabytes, code = done.stdout.split()
    assert float(seconds) <= 0.05, f"{seconds} s ({code})"
    assert float(megabytes) <= 20, f"{megabytes} MB ({code})"
