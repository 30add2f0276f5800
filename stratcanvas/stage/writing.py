# SPDX-License-Identifier: MIT
"""What a view does for the field that lies over a card while one types on it.

It opens it where its words can be read, keeps it over the card and its caret in view, and hands it
the keyboard. What is typed, and what becomes of it, is in ``tools/inline_edit``.
"""

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QRectF, Qt, Signal

from stratcanvas.stage.pointer import Pointer
from stratcanvas.stage.tools.inline_edit import InlineEdit
from stratcanvas.stage.viewport import LEAST, Viewport

if TYPE_CHECKING:
    from stratcanvas.stage.open_card_clicks import OpenCardClicks


class OpenCard(NamedTuple):
    """A card that is being typed on, and from where to where its letters are selected."""

    card: str
    is_new: bool
    anchor: int
    caret: int


class Writing(QObject):
    """Typing on a card of a view, one card at a time."""

    under_way = Signal(bool)
    """Typing began or ended."""
    dragged = Signal(object)
    """The card that is open is dragged: the press (QMouseEvent) that began it."""

    def __init__(self, view: Viewport) -> None:
        super().__init__(view)
        self._view = view
        self.field = InlineEdit(view.stage, view.viewport(), self)
        self._lay = QRectF()  # where the card lay when it was last looked for
        view.stage.relaid.connect(self._see_card)
        view.moved.connect(self._place)
        view.resized.connect(self._see_caret)
        view.zoomed.connect(self.set_style)
        self.field.moved.connect(self._see_caret)
        self.field.began.connect(view.left)  # keys lead on, till the pointer moves
        self.field.began.connect(self._begin)
        self.field.ended.connect(self._end)

    def open(self, card: str, *, is_new: bool) -> None:
        """Open the field over a card, where it is seen and large enough to be read.

        A card that is too small grows under the hand: its middle stays where it was.
        """
        view = self._view
        if view.zoom_factor < LEAST:
            view.ensure_seen(card)
            view.zoom_to(1.0, view.to_pixels(view.stage.rectf(card)).center())
        view.ensure_seen(card)
        self.field.begin(card, is_new=is_new)

    @property
    def under_hand(self) -> OpenCard | None:
        """Return the card that is being typed on, if any, for ``go_on``."""
        if self.field.card is None:
            return None
        cursor = self.field.editor.textCursor()
        return OpenCard(self.field.card, self.field.is_new, cursor.anchor(), cursor.position())

    def go_on(self, before: OpenCard) -> None:
        """Go on typing where another view of the same words was."""
        self.open(before.card, is_new=before.is_new)
        cursor = self.field.editor.textCursor()
        cursor.setPosition(before.anchor)
        cursor.setPosition(before.caret, cursor.MoveMode.KeepAnchor)
        self.field.editor.setTextCursor(cursor)

    def count_clicks(self, pointer: Pointer) -> None:
        """Tell the field, if one is open, of the double click that opened it."""
        if self.field.active:
            self._clicks.count(pointer)

    @cached_property
    def _clicks(self) -> "OpenCardClicks":
        from stratcanvas.stage.open_card_clicks import OpenCardClicks  # no first picture needs it

        clicks = OpenCardClicks(self._view, self.field.editor)
        clicks.dragged.connect(self.dragged)
        return clicks

    def set_style(self) -> None:
        """Show the words in the card's type and colours, as large as the view shows the card."""
        self.field.set_style(self._view.zoom_factor)

    def _begin(self) -> None:
        self.set_style()
        self._place()
        self.field.editor.show()
        self.field.editor.setFocus()
        self._lay = self._view.stage.rectf(self.field.card or "")
        self._clicks.begin()
        self._view.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # panning by the mouse ends no writing
        self.under_way.emit(True)

    def _end(self) -> None:
        view, editor = self._view, self.field.editor
        self._clicks.end()
        view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        if view.window().focusWidget() is editor:
            view.setFocus()
        editor.hide()
        self.under_way.emit(False)

    def _place(self) -> None:
        self.field.place(self._view.to_pixels)

    def _see_card(self) -> None:
        """Keep a card whole in view that was so before it grew, or had to give way to others."""
        if not self.field.active:
            return
        view, before = self._view, self._lay
        self._lay = view.stage.rectf(self.field.card or "")
        if self._lay != before and view.camera.free.contains(before):
            view.camera.see(self._lay)
        self._see_caret()

    def _see_caret(self) -> None:
        """Keep the place where one types in view, while the card grows under it."""
        self._place()
        if not self.field.active or not self.field.editor.isVisible():
            return
        editor, camera = self.field.editor, self._view.camera
        editor.ensureCursorVisible()  # a card shows no more than some lines of a long text
        caret = editor.cursorRect().translated(editor.pos()).toRectF()
        corner = camera.area.topLeft() + caret.topLeft() / camera.scale
        camera.see(QRectF(corner, caret.size() / camera.scale))
