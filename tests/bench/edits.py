# SPDX-License-Identifier: MIT
"""Edits: against a drawing of what is in view, and on a large canvas against a small one."""

import statistics
from collections.abc import Iterator

from stratcanvas.ui.window import Window
from tests.bench.disk import to_disk
from tests.bench.editing import edits, first_letter
from tests.bench.pairs import Figure
from tests.bench.window import SIZES, Place, anew, far, home, settle, window, windows
from tests.bench.yardsticks import board, busy, raw

PLACES: dict[str, Place] = {"home": home, "far": far}


def figures() -> Iterator[Figure]:
    """Yield all figures; what edits cost on a large canvas stands beside a smaller one's."""
    yield to_disk()
    costs: dict[int, dict[str, float]] = {}
    with windows() as ours:
        for cards in SIZES:
            with window(ours, board(cards)) as opened:
                name = f"{cards:,}"
                if cards == SIZES[2]:
                    yield from first_letter(opened, name)
                costs[cards] = {}
                for where, place in PLACES.items():
                    for kind, seconds in edits(opened, place).items():
                        costs[cards][f"{kind} {where}"] = seconds
                    if cards == SIZES[1] and place is home:
                        yield from against_raw(opened, name, costs[cards])
                if cards == SIZES[1]:
                    yield tidy(opened, name)
    for kind, small in costs[SIZES[1]].items():
        large = costs[SIZES[2]][kind]
        yield Figure(name=f"edits.{kind} 10,000/1,000", ratio=large / small, target=1.5)


def against_raw(window: Window, name: str, costs: dict[str, float]) -> Iterator[Figure]:
    """Yield edits against a drawing of what is in view."""
    home(window)
    yardstick = statistics.median(raw(window.view)() for _ in range(5))
    for kind, seconds in costs.items():
        yield Figure(name=f"edits.{kind} {name}", ratio=seconds / yardstick, target=2.0)


def tidy(window: Window, name: str) -> Figure:
    """Return what Tidy costs, against a repaint from nothing."""
    pairs = []
    for _ in range(3):
        home(window)
        pairs.append((busy(window.action_set.qt["tidy"].trigger), anew(window)))
        window.action_set.qt["undo"].trigger()
        settle()
    ours, theirs = (statistics.median(column) for column in zip(*pairs, strict=True))
    home(window)
    return Figure(name=f"edits.tidy {name}", ratio=ours / theirs, target=2.0)
