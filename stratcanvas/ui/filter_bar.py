# SPDX-License-Identifier: MIT
"""The strip of chips over canvas and matrix: what does not match the chosen ones steps back.

It is a window's own way of looking, kept in no file. Closed it costs nothing and dims nothing.
"""

import datetime

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from stratcanvas.domain.card_filter import CardFilter, Matched, Trait
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.qt.guard import guarded
from stratcanvas.qt.labels import plain_label
from stratcanvas.session.session import Session
from stratcanvas.stage.view import CanvasView
from stratcanvas.ui.card_place import focus_cards
from stratcanvas.ui.filter_chips import FilterChips, first_of
from stratcanvas.ui.layout import Layout
from stratcanvas.ui.panels.fade import Fade
from stratcanvas.ui.panels.panel_widget import PanelWidget
from stratcanvas.ui.panels.sight import PaneScroll
from stratcanvas.words import tr, trn

_MOST_LINES = 3
"""Of chips; where the rest stands below them one less. A single one more is shown as well."""
_BESIDE = 620
"""Pixels from which on what came of it stands beside the chips, and not below them."""
_CLOSE = 26


class FilterBar(QFrame):
    """The chips, how many cards match, and the way back to all of them."""

    said = Signal(str)
    """What came of it, as it was given to the screen reader."""

    def __init__(self, session: Session, view: CanvasView, panels: Layout) -> None:
        super().__init__(panels.middle)
        self._session, self._view, self._panels = session, view, panels
        self._cards: CardFilter | None = None
        self.setAccessibleName(tr("Filter"))
        self.chips = FilterChips(self)
        self._scroll = PaneScroll(self)
        self._scroll.setWidget(self.chips)
        Fade(self._scroll, Qt.Edge.BottomEdge)
        self.count = plain_label("", self, tone="muted")
        self.clear = QPushButton(tr("Clear"), self)
        self.clear.setObjectName("more")
        self.clear.setToolTip(tr("Let all cards stand out again"))
        self.away = _close_button(self)
        self._box, self._side = _lay_out(self, (self._scroll, self.count, self.clear, self.away))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)  # of several changes in one go the last one counts
        self._soon.timeout.connect(self._refresh)
        self.chips.toggled.connect(self._toggle)
        self.chips.left.connect(self.give_back)
        self.chips.reached.connect(self._scroll.ensureWidgetVisible)
        self.chips.resized.connect(self._fit)
        self.clear.clicked.connect(self._choose_nothing)
        self.away.clicked.connect(self.end)
        session.changed.connect(self._follow)
        panels.panel_made.connect(lambda _, panel: panel.show_matched(self.matched))
        self.hide()

    @property
    def matched(self) -> Matched | None:
        """Return the cards that match; None: nothing is filtered by."""
        return self._cards.matched if self._cards is not None else None

    # ---- opening and closing

    def open(self) -> None:
        """Show the chips and give them the keyboard; who is there by key goes back to the cards."""
        if not self.isHidden() and self.isAncestorOf(self.window().focusWidget() or self):
            self.give_back()
            return
        if self.isHidden():
            self._cards = CardFilter(self._session.canvas, _today())
            self.show()
            self._refresh()
        chip = first_of(self.chips.buttons)
        (chip or self.away).setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._say(self.count.text())

    def end(self) -> None:
        """Close, with all cards as they were; the keyboard goes back to them."""
        had = self.isAncestorOf(self.window().focusWidget() or self)
        self._cards = None
        self._show_matched()
        self.hide()
        if had:
            self.give_back()

    def give_back(self) -> None:
        """Let the canvas, or what stands in its place, have the keyboard."""
        focus_cards(self._panels, self._view)

    # ---- filtering

    def _toggle(self, trait: Trait) -> None:
        if self._cards is not None:
            self._cards.choose(self._cards.chosen ^ {trait})
            self._show_matched()
            self._refresh()
            self._say(self.count.text())

    def _choose_nothing(self) -> None:
        if self._cards is not None:
            if self.clear.hasFocus():  # it goes when there is nothing left to clear
                self.open_first()
            self._cards.choose(())
            self._show_matched()
            self._refresh()
            self._say(self.count.text())

    def open_first(self) -> None:
        """Give the keyboard to the first chip."""
        chip = first_of(self.chips.buttons)
        if chip is not None:
            chip.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self, changes: ChangeSet) -> None:
        if self._cards is None:
            return
        if self._cards.follow(self._session.canvas, changes, _today()):
            self._show_matched()
        self._soon.start()

    def _show_matched(self) -> None:
        """Dim what does not match, wherever cards are shown."""
        self._view.stage.mark(matched=self.matched)
        panels: list[PanelWidget] = [*self._panels.panels.values()]
        for panel in panels:
            panel.show_matched(self.matched)

    def _refresh(self) -> None:
        """Show the chips that there are now, and how many cards match."""
        cards = self._cards
        if cards is None:
            return
        self.chips.show_traits(cards)
        self.count.setText(_said(cards))
        widest = self.count.fontMetrics().horizontalAdvance(_matching(cards.total, cards.total))
        self.count.setMinimumWidth(widest)  # a first chip that is chosen moves no other
        self.clear.setVisible(bool(cards.chosen))
        self._fit()

    def _say(self, words: str) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self.said.emit(words)

    # ---- sizes and keys

    def _fit(self) -> None:
        """Be as high as the chips are in this width, up to a few lines of them."""
        room = self.contentsRect().width()
        beside = room >= _BESIDE
        direction = QBoxLayout.Direction
        self._box.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        margins, bar = self._box.contentsMargins(), self._scroll.verticalScrollBar()
        wide = room - margins.left() - margins.right()
        if beside:
            wide -= self._side.sizeHint().width() + self._box.spacing()
        high = self.chips.heightForWidth(wide)
        lines, most = {place.y() for place in self.chips.places(wide)}, _MOST_LINES - (not beside)
        if len(lines) > most + 1:
            places = self.chips.places(wide - bar.sizeHint().width())
            tops = sorted({place.y() for place in places})
            high = tops[most] + tops[1] // 3  # a part of the next one shows there is more
        self._scroll.setFixedHeight(high)

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Break the lines anew."""
        super().resizeEvent(event)
        self._fit()

    @guarded(None)
    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow another font, and another direction of reading."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange}:
            self._soon.start()

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Close at Esc, press the button that has the keyboard at Enter."""
        here = self.window().focusWidget()
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and isinstance(
            here, QToolButton | QPushButton
        ):
            if isinstance(here, QToolButton) and here.menu() is not None:
                here.showMenu()
            else:
                here.click()
        else:
            event.ignore()
            return
        event.accept()


def _said(cards: CardFilter) -> str:
    """Return how many tactics there are, or match where something is chosen."""
    if cards.chosen:
        return _matching(cards.found, cards.total)
    return trn("{n} tactic", "{n} tactics", cards.total).format(n=f"{cards.total:,}")


def _matching(found: int, total: int) -> str:
    words = trn("{n} of {all} tactic matches", "{n} of {all} tactics match", total)
    return words.format(n=f"{found:,}", all=f"{total:,}")


def _today() -> datetime.date:
    return datetime.datetime.now().astimezone().date()


def _close_button(bar: QWidget) -> QToolButton:
    button = QToolButton(bar)
    button.setObjectName("away")
    button.setText("×")
    name = tr("Close the filter (Esc)")
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setMinimumSize(_CLOSE, _CLOSE)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def _lay_out(
    bar: QWidget, parts: tuple[QScrollArea, QWidget, QWidget, QWidget]
) -> tuple[QBoxLayout, QBoxLayout]:
    """Put what came of it beside the chips; return both layouts."""
    chips, count, clear, away = parts
    clear.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    kept = clear.sizePolicy()
    kept.setRetainSizeWhenHidden(True)
    clear.setSizePolicy(kept)
    row = QHBoxLayout()
    row.setSpacing(6)
    row.addWidget(count)
    row.addWidget(clear)
    row.addStretch(1)
    row.addWidget(away)
    top = QVBoxLayout()
    top.addLayout(row)
    top.addStretch(1)
    box = QBoxLayout(QBoxLayout.Direction.LeftToRight, bar)
    box.setContentsMargins(12, 7, 8, 7)
    box.setSpacing(10)
    box.addWidget(chips, 1)
    box.addLayout(top)
    return box, top


def filter_bar(session: Session, view: CanvasView, panels: Layout) -> FilterBar:
    """Return the window's bar, made when it is first wanted."""
    bar: FilterBar | None = panels.middle.findChild(FilterBar)
    if bar is None:
        bar = FilterBar(session, view, panels)
        box = panels.middle.layout()
        assert isinstance(box, QBoxLayout)
        box.insertWidget(box.indexOf(view), bar)
    return bar
