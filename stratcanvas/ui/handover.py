# SPDX-License-Identifier: MIT
"""A window's work goes on in another: at the same place, in the same view, with the same cards
selected and the same card open.
"""

from pathlib import Path

from stratcanvas.ui.window import Window


def hand_over(before: Window, window: Window, other: Path | None) -> None:
    """Let a window go on where another was, which closes.

    ``other``: the version that stays beside it, to be told.
    """
    window.setGeometry(before.geometry())
    window.setWindowState(before.windowState())
    canvas = window.session.canvas
    same = {before.session.canvas.id: canvas.id}
    chosen_ones = (same.get(key, key) for key in before.selection.ids)
    window.selection.set(key for key in chosen_ones if key in canvas)
    window.view.zoom_to(before.view.zoom_factor)
    window.view.camera.center(before.view.visible_area().center())
    if (card := before.view.writing.under_hand) is not None:
        window.view.writing.go_on(card._replace(card=same.get(card.card, card.card)))
    before.view.end_edit()
    before.session.hand_over()
    before.close()
    if other is not None:
        window.notices.tell_both(other)
