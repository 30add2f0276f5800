# SPDX-License-Identifier: MIT
"""The bar that Ctrl+F opens over canvas and matrix: it finds words, and goes from card to card.

It lies over a corner, so that the picture stays where it is. Nothing of it is there
before it is first wanted.
"""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QToolButton, QWidget

from stratcanvas.domain.card_search import CardSearch
from stratcanvas.domain.cards import MAIN_TEXT
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.full_text import field_holding
from stratcanvas.domain.names import spoken
from stratcanvas.domain.records import Record
from stratcanvas.qt.guard import guarded
from stratcanvas.qt.labels import plain_label
from stratcanvas.qt.undo_keys import goes_to_window
from stratcanvas.session.selection import Selection
from stratcanvas.session.session import Session
from stratcanvas.stage.announcement import announce
from stratcanvas.stage.minimap.minimap import minimap_of
from stratcanvas.stage.view import CanvasView
from stratcanvas.ui.card_place import corner_of, focus_cards, table_of
from stratcanvas.ui.icons import DOWN, UP, ArrowButton, Way, scale_for
from stratcanvas.ui.layout import Layout
from stratcanvas.ui.panels.table import PANELS, Side
from stratcanvas.words import tr, translated, trn

_WIDE, _AWAY = 360, 12
"""Pixels that the bar is wide where there is room, and that it lies away from the edges."""
_BUTTON, _LARGEST = 28, 1.5
"""Pixels a button is wide and high at least, and how much larger it grows with the letters."""
_PAUSE = 150
"""Milliseconds without a key after which the card is gone to: then all panes show another."""
_REST = 500
"""Milliseconds without a key after which is said what came of all that was typed."""
_Key = Qt.Key


class FindBar(QFrame):
    """A field, how many cards hold what is typed in it, and the way from one to the next."""

    said = Signal(str)
    """What came of it, as it was given to the screen reader."""

    def __init__(
        self, session: Session, selection: Selection, view: CanvasView, panels: Layout
    ) -> None:
        super().__init__(panels.middle)
        self._session, self._selection = session, selection
        self._view, self._panels = view, panels
        self._found = CardSearch()
        self._here = -1  # the place in the reading order from which one goes on
        self._aim: str | None = None  # the card that is gone to at the next pause
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAccessibleName(tr("Find"))
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(tr("Find on all cards"))
        self.field.setAccessibleName(tr("Find on all cards"))
        self.count = plain_label("", self, tone="muted")
        self.note = plain_label("", self, tone="muted", wraps=True)
        self.back = _button(self, "", tr("Previous (Shift+F3)"), UP)
        self.on = _button(self, "", tr("Next (F3)"), DOWN)
        self.away = _button(self, "×", tr("Close (Esc)"))
        parts = self.field, self.count, self.back, self.on, self.away
        _lay_out(self, parts, self.note)
        self._pause = _timer(self, _PAUSE, self._arrive)
        self._rest = _timer(self, _REST, self._tell)
        # Of several changes in one go the last one counts.
        self._soon = _timer(self, 0, self._look_again)
        # A part in a turn: the bar is there before any of it.
        self._ahead = _timer(self, 0, self._prepare, once=False)
        # A pane is laid out after what it lies in.
        self._later = _timer(self, 0, self._lie)
        for each in (self.field, view, panels.middle):
            each.installEventFilter(self)
        panels.toggled.connect(self._change_place)
        self.field.textChanged.connect(self._type)
        self.back.clicked.connect(lambda: self.go(-1))
        self.on.clicked.connect(lambda: self.go(1))
        self.away.clicked.connect(self.end)
        session.changed.connect(self._follow)
        panels.panel_made.connect(lambda _, panel: panel.show_found(view.stage.marks.found))
        self.hide()

    # ---- opening and closing

    def open(self) -> None:
        """Show the bar, with what was typed last time ready to be typed over, and the keyboard."""
        self._appear()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def end(self) -> None:
        """Close the bar; what was found last stays selected, and the canvas has the keyboard."""
        self._arrive()
        self._vanish()
        focus_cards(self._panels, self._view)

    def _vanish(self) -> None:
        self._rest.stop()
        self._later.stop()
        self.hide()
        _cover(self._view, None)
        _mark(self._panels, self._view, frozenset())

    def _appear(self) -> None:
        """Be there, over the cards; the canvas comes back where a panel shows none in its place."""
        if table_of(self._panels) is None:
            _show_canvas(self._panels)
        if self.isHidden():
            self._here = -1
            self._search()
            self._tell()
            self._lie()
            self.show()
            self.raise_()
            self._ahead.start()

    def _prepare(self) -> None:
        """Make ready what the first key would wait for."""
        if not (self.isVisible() and self._found.prepare(self._session.derived)):
            self._ahead.stop()

    def _lie(self) -> None:
        """Lie in a corner of where the cards are, no wider than that."""
        self.note.setVisible(bool(self.note.text()))
        self.setGeometry(corner_of(self._panels, self._view, self, _WIDE, _AWAY))
        over_canvas = table_of(self._panels) is None
        _cover(self._view, self.geometry().translated(-self._view.pos()) if over_canvas else None)

    # ---- finding

    def _type(self) -> None:
        """Find what is typed so far; the card is gone to at a pause."""
        self._search()
        self._aim = self._found.at_or_after(self._from()) if self._found.hits else None
        self._pause.start() if self._aim is not None else self._pause.stop()
        self._tell(aloud=False)
        self._rest.start()  # anew at each letter: of half a word there is nothing to hear

    def go(self, step: int) -> None:
        """Go to the next card that holds the words (1), or the one before (-1); then around."""
        self._view.toolbox.cancel()
        self._view.end_edit()
        if self._view.inline_edit.active:  # what is typed there can't be taken: it comes first
            return
        self._arrive()
        self._appear()
        if not self.field.text().strip():
            self.open()
            return
        self._search()
        around = ""
        if self._found.hits:
            here = self._from()
            key, is_around = self._found.beyond(here, step)
            if is_around and here >= 0:
                around = tr("From the top again") if step > 0 else tr("From the end again")
            self._go_to(key)
        self._tell(around)

    def _arrive(self) -> None:
        """Go to the card that was found as one typed."""
        self._pause.stop()
        key, self._aim = self._aim, None
        if key is not None and key in self._session.canvas:
            self._go_to(key)

    @property
    def is_going(self) -> bool:
        """Tell whether a card was found as one typed, and is gone to in a moment."""
        return self._pause.isActive()

    def _from(self) -> int:
        """Return the place in the order from which one goes on: that of what is selected."""
        chosen = self._selection.ids
        place = self._found.place_of(chosen[0]) if len(chosen) == 1 else None
        return self._here if place is None else place

    def _go_to(self, key: str) -> None:
        place = self._found.place_of(key)
        self._here = -1 if place is None else place
        self._selection.set((key,))
        view, canvas = self._view, self._session.canvas
        if table_of(self._panels) is not None:
            if key in canvas.problems or key in canvas.tactics:
                return
            _show_canvas(self._panels)  # where the others are
        _bring(view, key)

    def _search(self) -> None:
        self._found.look(self._session.derived, self.field.text())
        _mark(self._panels, self._view, self._found.found)

    # ---- following the canvas

    def _follow(self, changes: ChangeSet) -> None:
        self._found.follow(changes)
        if self.isVisible():
            self._soon.start()

    def _look_again(self) -> None:
        if self._aim is not None and self._aim not in self._session.canvas:
            self._aim = None
        if self.isVisible():
            self._search()
            self._tell(aloud=False)
            self._ahead.start()

    def _change_place(self) -> None:
        """Go along to what stands in the middle now, or end where that shows no cards."""
        if self.isHidden():
            return
        if table_of(self._panels) is None and self._view.isHidden():
            self._pause.stop()
            self._aim = None
            self._vanish()
        else:
            self._lie()
            self.raise_()

    # ---- saying what came of it

    @property
    def _current(self) -> str | None:
        """Return the card that was found and is selected, or will be, if there is one."""
        chosen = (self._aim,) if self._aim is not None else self._selection.ids
        return chosen[0] if len(chosen) == 1 and chosen[0] in self._found.found else None

    def _tell(self, around: str = "", *, aloud: bool = True) -> None:
        """Say how many there are, which of them this is, and where it holds the words."""
        key, typed, hits = self._current, self.field.text(), len(self._found.hits)
        notes = []
        if not typed.strip():
            words = ""
        elif not hits:
            words = tr("Nothing found")
            notes.append(tr("No card says that. Capitals and accents make no difference."))
        elif key is None:
            words = trn("{n} card", "{n} cards", hits).format(n=f"{hits:,}")
        else:
            here = self._found.number_of(key)
            words = tr("{n} of {all}").format(n=f"{here:,}", all=f"{hits:,}")
            notes = [
                each for each in (_where(self._session.canvas.get(key), typed), around) if each
            ]
        if (words, note := " · ".join(notes)) != (self.count.text(), self.note.text()):
            self.count.setText(words)
            self.note.setText(note)
            self._lie()
        if aloud:
            self._rest.stop()
            card = [spoken(self._session.canvas, key)] if key is not None else []
            self._say(". ".join((words, *card, *notes)))

    def _say(self, words: str) -> None:
        if words:
            announce(self.field, words)
            self.said.emit(words)

    # ---- keys, from Qt

    @guarded(False)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Go on by the field's keys, and stay in the corner of a canvas that becomes smaller."""
        kind = event.type()
        if watched is not self.field:
            if kind in {QEvent.Type.Resize, QEvent.Type.Move} and self.isVisible():
                self._lie() if watched is self._view else self._later.start()
            elif kind is QEvent.Type.Hide and self._view.isHidden():
                self._change_place()
            return False
        if kind is QEvent.Type.ShortcutOverride:
            own = self.field
            return goes_to_window(event, undo=own.isUndoAvailable(), redo=own.isRedoAvailable())
        if not isinstance(event, QKeyEvent) or kind is not QEvent.Type.KeyPress:
            return False
        if event.key() in {_Key.Key_Return, _Key.Key_Enter}:
            self.go(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
            return True
        return False

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Close at Esc; no other key is for the canvas below."""
        if event.key() == _Key.Key_Escape:
            self.end()
        event.accept()


def _mark(panels: Layout, view: CanvasView, found: frozenset[str]) -> None:
    """Mark what is found, on the canvas and beside it."""
    view.stage.mark(found=found)
    for panel in panels.panels.values():
        panel.show_found(found)
    if (small := minimap_of(view)) is not None:
        small.show_found(found)


def _where(record: Record | None, typed: str) -> str:
    """Return the field in which a card holds the words, unless it is the one it is read by."""
    field = field_holding(record, typed) if record is not None else None
    if field is None or field.name == MAIN_TEXT[type(record)]:
        return ""
    return tr("In “{field}”").format(field=translated(field.label))


def _timer(
    bar: QWidget, milliseconds: int, does: Callable[[], None], *, once: bool = True
) -> QTimer:
    timer = QTimer(bar)
    timer.setSingleShot(once)
    timer.setInterval(milliseconds)
    timer.timeout.connect(does)
    return timer


def _button(bar: QWidget, words: str, name: str, way: Way = ()) -> QToolButton:
    button = ArrowButton(bar, way)
    button.setText(words)
    button.setAutoRaise(True)
    button.setAccessibleName(name)
    button.setToolTip(name)
    least = round(_BUTTON * min(_LARGEST, scale_for(bar.font())))
    button.setMinimumSize(least, least)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def _lay_out(bar: QWidget, parts: Iterable[QWidget], note: QWidget) -> None:
    """Put a field and what follows it in a row, and a note below."""
    row = QHBoxLayout()
    row.setSpacing(4)
    for part in parts:
        row.addWidget(part)
    box = QGridLayout(bar)
    box.setContentsMargins(8, 8, 8, 8)
    box.setVerticalSpacing(4)
    box.addLayout(row, 0, 0)
    box.addWidget(note, 1, 0)


def _show_canvas(panels: Layout) -> None:
    """Let the canvas come back where a panel has its place."""
    for row in PANELS:
        if row.side is Side.MIDDLE and panels.shows(row.id):
            panels.toggle(row.id)


def _bring(view: CanvasView, key: str) -> None:
    """Bring a card to the middle of a view, and from under the bar.

    One that is seen whole already, beside bar and minimap, stays where it is.
    """
    camera, rect, small = view.camera, view.stage.rectf(key), minimap_of(view)
    card = view.to_pixels(rect).toRect()
    over = (
        [camera.bar] if small is None or not small.isVisible() else [camera.bar, small.geometry()]
    )
    if not camera.free.contains(rect) or any(map(card.intersects, over)):
        view.center_on(key)
        camera.see(rect)


def _cover(view: CanvasView, bar: QRect | None) -> None:
    """Let a view know where the bar lies over it (the view's pixels); None: nowhere."""
    before, view.camera.bar = view.camera.bar, bar or QRect()
    if view.camera.bar != before:  # not at each letter
        view.overlaid.emit()


def find_bar(session: Session, selection: Selection, view: CanvasView, panels: Layout) -> FindBar:
    """Return the window's bar, made when it is first wanted."""
    made: FindBar | None = panels.middle.findChild(FindBar)
    return made or FindBar(session, selection, view, panels)


def close_find_bar(panels: Layout) -> None:
    """Close the window's bar, if it is open."""
    bar: FindBar | None = panels.middle.findChild(FindBar)
    if bar is not None and bar.isVisible():
        bar.end()
