# SPDX-License-Identifier: MIT
"""Compare two things by the CPU time that they take, in turn, so that a busy machine slows both.

Wall-clock time grew two to five times on a loaded machine where CPU time grew 1.6 times at most;
medians of interleaved rounds take most of the rest away.
"""

import math
import os
import statistics
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

Timer = Callable[[], float]
"""Does the thing once and returns the CPU seconds that it took."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One measured ratio and the most that it may be."""

    name: str
    ratio: float
    target: float

    @property
    def holds(self) -> bool:
        """Say whether the ratio, as printed, is within the target."""
        return round(self.ratio, 2) <= self.target

    def __str__(self) -> str:
        word = "holds" if self.holds else "short"
        return f"{self.name:<44}{self.ratio:>8.2f}  {self.target:>6.2f}  {word}"


@contextmanager
def environment(**values: str) -> Iterator[None]:
    """Have environment variables as given, and as they were before after it."""
    before = {name: os.environ.get(name) for name in values}
    os.environ.update(values)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value


def process(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Timer:
    """Return a timer of a whole process: user and system seconds of it and its children.

    ``environment`` is added to this process's. Compiled modules are kept, as they are for people:
    else ours would be compiled at each start. A command that fails raises RuntimeError.
    """
    known = os.environ | dict(environment or {})
    known.pop("PYTHONDONTWRITEBYTECODE", None)

    def once() -> float:
        child = subprocess.Popen(
            command, env=known, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )
        _, status, used = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        if child.returncode != 0:
            raise RuntimeError(f"exit code {child.returncode} from {' '.join(command)}")
        return used.ru_utime + used.ru_stime

    return once


def call(function: Callable[[], object]) -> Timer:
    """Return a timer of a call inside this process."""

    def once() -> float:
        start = time.process_time()
        function()
        return time.process_time() - start

    return once


def ratio(ours: Timer, yardstick: Timer, rounds: int = 9) -> float:
    """Return the median CPU time of ours over that of the yardstick, each timed once a round.

    A first round, which fills caches, is not counted.
    """
    times = [(ours(), yardstick()) for _ in range(rounds + 1)][1:]
    mine, theirs = (statistics.median(column) for column in zip(*times, strict=True))
    return mine / theirs


def growth(large: Timer, small: Timer, rounds: int = 5) -> float:
    """Return the exponent by which a work grows from a size to ten times that, timed in turn."""
    return math.log10(ratio(large, small, rounds))
