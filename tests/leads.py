# SPDX-License-Identifier: MIT
"""The connectors that the window's thread leads: films of any test may lead theirs beside it."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from unittest import mock

from stratcanvas.paint import lanes
from stratcanvas.paint.lanes import Detour, Ends
from stratcanvas.paint.obstacles import Obstacles
from stratcanvas.stage.places import ways


@contextmanager
def noted() -> Iterator[list[Ends]]:
    """Note the ends of each connector that is led on this thread meanwhile."""
    led, here = list[Ends](), threading.current_thread()

    def lead(ends: Ends, standing: Obstacles, edge: float) -> Detour:
        if threading.current_thread() is here:
            led.append(ends)
        return lanes.lead(ends, standing, edge)

    with mock.patch.object(ways, "lead", lead):
        yield led
