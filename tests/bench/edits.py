# SPDX-License-Identifier: MIT
"""Edits: against a drawing of what is in view, and on a large canvas against a small one."""

import statistics
from collections.abc import Iterator

from stratcanvas.ui.window import Window
from tests.bench.disk import to_disk
from tests.bench.editing import edits, first_letter
from tests.bench.pairs import Figure
from tests.bench.window import Place, both, far, home, settle, windows, wing
from tests.bench.yardsticks import busy, raw

PLACES: dict[str, Place] = {"home": home, "wing": wing, "far": far}
ROUNDS = 5


def figures() -> Iterator[Figure]:
    """Yield all figures; what edits cost on a large canvas is timed in turn with a smaller one."""
    yield to_disk()
    with windows() as ours, both(ours) as (small, large):
        yield from first_letter(large, "10,000")
        for where, place in PLACES.items():
            yield from at(small, large, where, place)
        yield tidy(small, "1,000")


def at(small: Window, large: Window, where: str, place: Place) -> Iterator[Figure]:
    """Yield what edits at a place cost: of 1,000 cards against a drawing of what is in view, and of
    10,000 against 1,000.
    """
    spent: dict[Window, dict[str, list[float]]] = {small: {}, large: {}}
    plain = []
    for _ in range(ROUNDS):
        for window, times in spent.items():
            for kind, seconds in edits(window, place).items():
                times.setdefault(kind, []).append(seconds)
        plain.append(raw(small.view)())
    unit = statistics.median(plain)
    for kind, times in spent[small].items():
        ours, many = statistics.median(times), statistics.median(spent[large][kind])
        if place is not far:
            yield Figure(name=f"edits.{kind} 1,000 {where}", ratio=ours / unit, target=2.0)
        yield Figure(name=f"edits.{kind} 10,000/1,000 {where}", ratio=many / ours, target=1.5)


def tidy(window: Window, name: str) -> Figure:
    """Return what Tidy and all that it leads to in the window cost, as edits do, against a drawing
    of what was in view.

    A repaint is no yardstick: connectors are not drawn for it but laid as films, and the one that
    comes next draws what Tidy has left to be drawn, as the outline's rows.
    """
    ours, plain = [], []
    for _ in range(ROUNDS):
        home(window)
        plain.append(raw(window.view)())
        ours.append(busy(window.action_set.qt["tidy"].trigger) + busy(settle))
        window.action_set.qt["undo"].trigger()
        settle()
    home(window)
    ratio = statistics.median(ours) / statistics.median(plain)
    return Figure(name=f"edits.tidy {name}", ratio=ratio, target=2.0)
