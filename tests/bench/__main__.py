# SPDX-License-Identifier: MIT
"""Run the named benches, or all: a line a figure, and exit code 1 when one falls short.

Each of several has a process of its own: what one leaves in memory is no burden to the next.
"""

import importlib
import pkgutil
import subprocess
import sys
from collections.abc import Callable, Iterable

from tests import bench
from tests.bench.pairs import Figure


def benches() -> dict[str, Callable[[], Iterable[Figure]]]:
    """Return every bench by its name."""
    modules = {
        found.name: importlib.import_module(f"{bench.__name__}.{found.name}")
        for found in pkgutil.iter_modules(bench.__path__)
        if not found.ispkg and found.name != "__main__"
    }
    return {name: module.figures for name, module in modules.items() if hasattr(module, "figures")}


def main(names: list[str]) -> int:
    """Print each figure as it is known; return 0 when all hold, 1 when one is short, 2 when asked
    for a bench that does not exist, and what a bench ended with that broke."""
    known = benches()
    if unknown := [name for name in names if name not in known]:
        print(f"There is no bench {', '.join(unknown)}. There are: {', '.join(known)}")
        return 2
    if len(names) == 1:
        return measure(known[names[0]])
    command = [sys.executable, "-I", "-m", bench.__name__]
    ended = [subprocess.run([*command, name], check=False).returncode for name in names or known]
    return max(ended, key=abs)


def measure(figures: Callable[[], Iterable[Figure]]) -> int:
    """Print the figures of one bench under a heading; return 0 when all hold, else 1."""
    print(f"{'figure':<44}{'ratio':>8}  {'target':>6}", flush=True)
    all_hold = True
    for figure in figures():
        print(figure, flush=True)
        all_hold = all_hold and figure.holds
    return 0 if all_hold else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
