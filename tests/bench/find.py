# SPDX-License-Identifier: MIT
"""What a key stroke costs in the bar that finds, at 10,000 cards, beside drawing 1,000 anew."""

import statistics
from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.bench.pairs import Figure
from tests.bench.window import CTRL, anew, both, far, home, rest, settle, windows
from tests.bench.yardsticks import busy

_WORDS = "evenings", "tactic 77", "longer title", "zebra"
"""What is typed: what few cards hold, then many, then none."""


def figures() -> Iterator[Figure]:
    """Yield what opening the bar costs, and the mean key stroke of several words, near and far.

    The card that is found is gone to at a pause, as others are by a click. A hand types when the
    bar has been there for some turns of the loop, in which it makes ready what it looks in. By then
    the coach has read the canvas: what it told between two letters was counted as theirs.
    """
    with windows() as everything, both(everything) as (small, large):
        home(small)
        unit = statistics.median(anew(small) for _ in range(9))
        rest()
        large.activateWindow()
        large.view.setFocus()
        settle()
        opening = busy(partial(QTest.keyClick, large.view, Qt.Key.Key_F, CTRL))
        yield Figure(name="find.open 10,000", ratio=opening / unit, target=8.0)
        field = large.focusWidget()
        settle()
        for name, look in (("near", home), ("far", far)):
            look(large)
            field.setFocus()
            times = []
            for words in _WORDS:
                field.selectAll()  # type: ignore[attr-defined]
                times += [busy(partial(QTest.keyClicks, field, letter)) for letter in words]
            ratio = statistics.mean(times) / unit
            yield Figure(name=f"find.key stroke {name} 10,000", ratio=ratio, target=1.0)
