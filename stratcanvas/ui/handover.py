# SPDX-License-Identifier: MIT
"""A window's work goes on in another: at the same place, in the same view, with the same cards
selected and the same card open.
"""

from collections.abc import Callable
from pathlib import Path

from stratcanvas.session import opening
from stratcanvas.stage.places.shapes import prepared
from stratcanvas.storage.errors import OpenElsewhere, Trouble
from stratcanvas.ui.dialogs import trouble as dialog
from stratcanvas.ui.dialogs.wait import wait_for
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


def edit_here(
    before: Window, show: Callable[[opening.Arrival], Window], *, quietly: bool = False
) -> None:
    """Let a window that only reads its file go on in one that edits it, if that can be done now.

    ``show`` shows what has arrived. Else it stays and the reason is told; ``quietly``: not that
    another window has the file, which it says itself.
    """
    path = before.session.path
    if path is None:
        return
    arrival = opening.arriving_file(path, prepared)
    if not wait_for(arrival, path=path):
        return
    try:
        window = show(arrival)
    except Trouble as trouble:
        before.session.accord.look_again()
        if not (quietly and isinstance(trouble, OpenElsewhere)):
            dialog.ask_trouble(before, trouble, ())
        return
    hand_over(before, window, None)
