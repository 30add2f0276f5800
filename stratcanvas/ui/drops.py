# SPDX-License-Identifier: MIT
"""What is dropped on the window: canvases open, and of cards, words and lists cards are made."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, QTimer
from PySide6.QtGui import QDropEvent

from stratcanvas.domain.fragments import MIME_TYPE
from stratcanvas.domain.geometry import Point
from stratcanvas.qt import dropped_files
from stratcanvas.qt.offered_words import words_in

if TYPE_CHECKING:
    from stratcanvas.ui.actions.context import ActionContext

_SOON = 400
"""Milliseconds after which a file that is still being read is told of."""


def welcome(context: "ActionContext", event: QDropEvent) -> None:
    """Accept a drag of files, and one of cards or words that the canvas can take; say of what."""
    from stratcanvas.session.text_files import is_text
    from stratcanvas.ui.drop_sign import of_files, of_words, show_sign

    if files := dropped_files.welcome(event):
        as_cards = len(files) == 1 and is_text(files[0])
        if context.session.can_edit or not as_cards:
            show_sign(context.window, of_files(files, as_cards=as_cards))
        return
    data, can_edit = event.mimeData(), context.session.can_edit
    if _says_something(data) and can_edit and _take_as_copy(event):
        show_sign(context.window, of_words(cards=data.hasFormat(MIME_TYPE)))


def take(context: "ActionContext", event: QDropEvent) -> None:
    """Take what was dropped, as soon as the drop is over: a dialog within it would end Qt."""
    at = _place(context, event)
    if files := dropped_files.welcome(event):
        QTimer.singleShot(0, context.window, lambda: _take_files(context, files, at))
        return
    data = event.mimeData()
    if not _says_something(data) or not context.session.can_edit or not _take_as_copy(event):
        return
    cards = bytes(data.data(MIME_TYPE).data()) if data.hasFormat(MIME_TYPE) else None
    words = words_in(data)

    def then() -> None:
        from stratcanvas.ui.actions import clipboard

        if cards is None:
            clipboard.put_words(context, words, at)
        else:
            clipboard.put_cards(context, cards, at)

    QTimer.singleShot(0, context.window, then)


def _take_files(context: "ActionContext", files: list[Path], at: Point | None) -> None:
    """Open canvases; of a text, Markdown or CSV file make cards, where one alone was dropped. A
    table of several columns and an outline of ours are opened as well.
    """
    from stratcanvas.session.text_files import is_text

    if len(files) == 1 and is_text(files[0]):
        _take_text(context, files[0], at)
    else:
        context.windows.open.emit(files)


def _take_text(context: "ActionContext", path: Path, at: Point | None) -> None:
    """Read a file, which is said where it lasts, and make cards of it or open it."""
    from stratcanvas.session.text_files import ArrivingText
    from stratcanvas.ui.actions import clipboard

    text, window = ArrivingText(path, context.view), context.window

    def put(words: str, is_cut: bool) -> None:
        # Whoever has closed the window meanwhile wants no cards any more.
        if text.arrives() and window.isVisible():
            clipboard.put_words(context, words, at, is_cut=is_cut)

    def tell(why: str) -> None:
        if text.arrives():
            clipboard.end_waiting(context)
            context.say(why)

    def open_it() -> None:
        if text.arrives():
            clipboard.end_waiting(context)
            context.windows.open.emit([path])

    def say_so() -> None:
        if text.is_wanted and window.isVisible():
            clipboard.wait(context, text.forget)

    text.ended.connect(put)
    text.failed.connect(tell)
    text.is_plan.connect(open_it)
    for over in (text.ended, text.failed, text.is_plan):
        over.connect(text.deleteLater)
    QTimer.singleShot(_SOON, text, say_so)
    text.start()


def _says_something(data: QMimeData) -> bool:
    """Tell whether there are cards or words; an address alone is for programs that read the web."""
    return data.hasFormat(MIME_TYPE) or (not data.hasUrls() and bool(words_in(data).strip()))


def _take_as_copy(event: QDropEvent) -> bool:
    """Accept a drag whose source keeps what it has; False when it can't."""
    copies = Qt.DropAction.CopyAction
    if not copies & event.possibleActions():
        return False
    event.setDropAction(copies)
    event.accept()
    return True


def _place(context: "ActionContext", event: QDropEvent) -> Point | None:
    """Return where on the canvas something is dropped; None: beside it, or none is shown."""
    view = context.view
    spot = view.viewport().mapFrom(context.window, event.position().toPoint())
    if not view.isVisible() or not view.viewport().rect().contains(spot):
        return None
    scene = view.mapToScene(spot)
    return Point(scene.x(), scene.y())
