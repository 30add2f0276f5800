# SPDX-License-Identifier: MIT
"""What the program tells of itself: its keys, and which program it is."""

from stratcanvas.ui.actions.context import ActionContext


def show_keys(
    context: ActionContext, keys: list[tuple[str, list[tuple[tuple[str, ...], str]]]]
) -> None:
    """Show the sheet of keys: those of actions by their headings, and those of the canvas."""
    from stratcanvas.ui.dialogs.keys import KeysDialog
    from stratcanvas.ui.present.deck import reads_from_right

    window = context.window
    mirrored = reads_from_right(context.session.canvas, otherwise=window.isRightToLeft())
    KeysDialog(keys, window, pages_from_right=mirrored).open()


def show_about(context: ActionContext) -> None:
    """Say what program this is."""
    from stratcanvas.ui.dialogs.about import AboutDialog

    AboutDialog(context.window).open()
