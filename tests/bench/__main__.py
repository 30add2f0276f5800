# SPDX-License-Identifier: MIT
"""Run the named benches, or all: a line a figure, and exit code 1 when one falls short."""

import importlib
import pkgutil
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
    for a bench that does not exist."""
    known = benches()
    if unknown := [name for name in names if name not in known]:
        print(f"There is no bench {', '.join(unknown)}. There are: {', '.join(known)}")
        return 2
    print(f"{'figure':<40}{'ratio':>8}  {'target':>6}")
    all_hold = True
    for name in names or known:
        for figure in known[name]():
            print(figure, flush=True)
            all_hold = all_hold and figure.holds
    return 0 if all_hold else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
