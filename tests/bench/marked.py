# SPDX-License-Identifier: MIT
"""What a hand does with the mouse, and the picture after it, cost while cards are marked as found
and others step back from a filter, with the minimap beside, which marks them too; beside the same
with nothing marked.
"""

from collections.abc import Iterator
from functools import partial

from stratcanvas.domain.card_filter import Matched
from stratcanvas.stage.minimap.minimap import minimap_of, show_minimap
from stratcanvas.ui.window import Window
from tests.bench.heard import GESTURES, MOST, with_to_without
from tests.bench.pairs import Figure
from tests.bench.window import SIZES, home, window, windows
from tests.bench.yardsticks import board

_EVERY = 3
"""Of so many cards one is found, and of as many tactics one is let through by the filter."""


def figures() -> Iterator[Figure]:
    """Yield each at every size."""
    with windows() as ours:
        for cards in SIZES:
            with window(ours, board(cards)) as opened:
                show_minimap(opened.view, shown=True)
                for name, took in GESTURES.items():
                    home(opened)
                    ratio = with_to_without(partial(_mark, opened), partial(took, opened))
                    yield Figure(name=f"marked.{name} {cards:,}", ratio=ratio, target=MOST)


def _mark(opened: Window, on: bool) -> None:
    """Have cards marked and others step back, as the bars of find and of the filter do; or none."""
    canvas, stage = opened.session.canvas, opened.view.stage
    cards = (*canvas.problems, *canvas.tactics, *canvas.notes)
    found = frozenset(cards[1::_EVERY] if on else ())
    ends = {each: canvas.problems_of.get(each, ()) for each in list(canvas.tactics)[::_EVERY]}
    problems = {each for served in ends.values() for each in served}
    always = (canvas.brief.id, canvas.strategy.id)
    stage.mark(found=found, matched=Matched(ends, problems, always) if on else None)
    small = minimap_of(opened.view)
    assert small is not None
    small.show_found(found)
