# SPDX-License-Identifier: MIT
"""What a window asks before it closes over something that can't be kept."""

from stratcanvas.domain.names import quoted_name
from stratcanvas.ui.actions.context import ActionContext
from stratcanvas.ui.dialogs import trouble


def is_to_stay(context: ActionContext, *, words: bool) -> bool:
    """Close a window's session; return whether the window stays, as the person was asked.

    ``words``: all of those that were typed were taken in.
    """
    may_ask = context.windows.may_ask
    if may_ask and _stays_for_a_day(context):
        return True
    if (words and context.session.close()) or not may_ask:
        return False
    if words:
        return trouble.ask_to_stay_with_all(context.window)
    return trouble.ask_to_stay(context.window, context.session.refusal)


def _stays_for_a_day(context: ActionContext) -> bool:
    """Ask whether to close over words that are no day yet, if any stand in a field."""
    half = next(filter(None, (each.half_day for each in context.panels.panels.values())), None)
    if half is None:
        return False
    words, card = half
    name = quoted_name(context.session.canvas, card)
    stays = trouble.ask_to_stay_with_half_a_day(context.window, words, name)
    if stays:
        context.selection.set((card,))
    return stays
