# SPDX-License-Identifier: MIT
"""How soon a thread that wants Python gets it while others work beside the window."""

import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

SWITCH = 0.0005
"""Seconds; Python's own 5 ms are a third of a frame, and one key asks for it many times."""
_lock = threading.Lock()
_usual: list[float] = []
"""For each that works what was usual before."""


@contextmanager
def short_turns() -> Iterator[None]:
    """Let whoever waits for Python have it soon, as long as this thread works."""
    with _lock:
        _usual.append(_usual[0] if _usual else sys.getswitchinterval())
        sys.setswitchinterval(SWITCH)
    try:
        yield
    finally:
        with _lock:
            usual = _usual.pop()
            if not _usual:
                sys.setswitchinterval(usual)
