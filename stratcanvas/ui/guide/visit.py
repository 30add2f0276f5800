# SPDX-License-Identifier: MIT
"""The guided start comes into a window and goes again: all is kept, and stands as it stood."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from stratcanvas.qt.held_key import OneStep
from stratcanvas.qt.labels import plain_label
from stratcanvas.session.saved_words import not_kept
from stratcanvas.ui.actions.context import ActionContext
from stratcanvas.ui.guide.guide import Guide
from stratcanvas.ui.toolbar import ToolBar
from stratcanvas.words import tr


def begin_or_end(context: ActionContext, tools: ToolBar) -> None:
    """Ask the questions beside the canvas, and put the tools out of the way; or let them go."""
    panels, guest = context.panels, context.panels.guest
    if isinstance(guest, Guide):
        guest.left.emit()
        return
    context.view.end_edit()
    guide = Guide(context, panels.around, context.view.stage.theme, panels)
    OneStep(guide)
    guide.left.connect(partial(_end, context, tools, context.selection.ids))
    guide.coached.connect(partial(_show_coach, context, guide))
    caption = _growing(panels.middle)
    caption.setVisible(context.session.can_edit)  # else it does not grow
    guide.destroyed.connect(caption.deleteLater)
    panels.receive(guide)
    tools.hide()  # now: all panels would be laid out for the room that it leaves
    context.view.stage.mark(inviting=False)  # its keys are letters in a field here
    context.say("")  # that they can be brought back is no news now
    guide.begin()


def _growing(middle: QWidget) -> QLabel:
    """Say under the canvas what it does meanwhile."""
    caption = plain_label(tr("Your canvas grows as you answer."), middle, wraps=True)
    caption.setObjectName("growing")
    caption.setAlignment(Qt.AlignmentFlag.AlignCenter)
    box = middle.layout()
    assert box is not None
    box.addWidget(caption)
    caption.show()
    return caption


def _show_coach(context: ActionContext, guide: Guide) -> None:
    """Let the questions go, and have all that the coach says in view."""
    panels = context.panels
    guide.left.emit()
    if panels.guest is not None:
        return
    context.selection.clear()  # then it speaks of the whole canvas
    if not panels.shows("coach"):
        panels.toggle("coach")
    panels.furnish()["coach"].focus_first()


def _end(context: ActionContext, tools: ToolBar, selected: Sequence[str]) -> None:
    """Let the questions go, with every word that was typed taken in; else they stay, and say so."""
    if not context.keep_words():
        context.say(str(not_kept(context.session.refusal)))
        return
    tools.show()  # before there are panels that would be laid out once more for it
    context.panels.dismiss()
    context.view.stage.mark(inviting=True)
    context.selection.set(selected)
    context.view.setFocus(Qt.FocusReason.OtherFocusReason)
    if context.session.can_edit:
        context.say(tr("All you typed is on the canvas. View ▸ Guided start brings this back."))
