"""Processes that help ours. Ctrl-C reaches every process of a terminal; only ours answers, and it ends the others."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def deaf_to_interrupts() -> Iterator[None]:
    """Let processes started in here never see Ctrl-C; what is pressed meanwhile reaches ours at the end.

    The mask is inherited, so that not even a process that still loads its modules can print a traceback.
    """
    if sys.platform == "win32":  # knows no mask
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
