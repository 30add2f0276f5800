# SPDX-License-Identifier: MIT
"""Tidy: lay both wings of a view out in columns, in one step of undo."""

from stratcanvas.domain import commands
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.stage.glide import glided
from stratcanvas.stage.viewport import Viewport


def lay_out(view: Viewport) -> None:
    """Lay both wings out in columns, and let the strategy be seen there."""
    session = view.stage.session
    canvas, label = session.canvas, StepLabel("tidy")
    with session.around_step(label, len(canvas.tactics)):
        changes, apart = commands.tidy(canvas, view.stage.live_layout.heights)
        with glided(view):
            session.do(label, changes, by_hand=apart)
            view.ensure_seen(canvas.strategy.id)
