# SPDX-License-Identifier: MIT
"""The window that is there when no canvas is: ways to begin, and beside them what there is to open.

It holds nothing of its own; what is chosen is told, and it closes once that has opened.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QFont,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from stratcanvas.paint.assets import enlarged
from stratcanvas.qt.guard import guarded
from stratcanvas.session.remembered_state import RememberedState
from stratcanvas.ui.colours import Colours
from stratcanvas.ui.panels.paragraph import Paragraph
from stratcanvas.ui.screens import FIRST_SIZE, lie_on_screen, place_to_keep
from stratcanvas.ui.start.offer_button import RING
from stratcanvas.ui.start.way_button import WayButton
from stratcanvas.words import tr

if TYPE_CHECKING:
    from stratcanvas.ui.start.choices import Choices
    from stratcanvas.ui.start.gallery import Gallery

_SIDE = 0.285
_LEAST_SIDE, _MOST_SIDE = 232, 420
_AT_MOST = 0.4
"""The part of the window, and the pixels with usual letters, that the left side is wide; and the
part that it is at most, however large the letters are.
"""


class StartScreen(QWidget):
    """Ways to begin, what was opened before, drafts, examples."""

    new = Signal()
    """An empty canvas is wanted."""
    open = Signal(list)
    """Files to open: a list of Path."""
    open_draft = Signal(object)
    """A draft to open: a session.opening.Draft."""
    new_from = Signal(object)
    """A new canvas that begins as the template under this Path is wanted."""
    guided = Signal()
    """The guided start is wanted."""
    quit = Signal()
    """Every window is to close."""
    escaped = Signal()
    """What is open beside it is wanted."""
    closed = Signal()
    """The window is gone."""
    pictured = Signal()
    """The first picture is there; lists follow."""
    completed = Signal()
    """All that there is to open is listed."""

    def __init__(self, remembered: RememberedState, colours: Colours) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("start")
        self.setWindowTitle(tr("Start — Stratcanvas"))
        self.remembered, self.colours = remembered, colours
        self._pictured = self._listed = False
        self.choices: Choices | None = None
        """The cards, once the first picture is there."""
        self._make_side()
        self._right = QWidget(self)
        self._box = QVBoxLayout(self._right)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        whole = QHBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._side)
        whole.addWidget(self._right, 1)
        self.setAcceptDrops(True)
        colours.changed.connect(self._on_theme)
        geometry = remembered.geometry
        if not (geometry.size() and self.restoreGeometry(geometry)):
            self.resize(FIRST_SIZE)
        lie_on_screen(self)

    def _make_side(self) -> None:
        theme = self.colours.theme
        self._side = QScrollArea(self)
        self._side.setFrameShape(QFrame.Shape.NoFrame)
        self._side.setObjectName("side")
        self._side.setWidgetResizable(True)
        self._side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget()
        page.setObjectName("page")
        name = Paragraph(page, words="Stratcanvas", most=1)
        idea = Paragraph(
            page,
            words=tr(
                "Educate your customers about the problems they have, and help them solve them."
            ),
            tone="muted",
            most=6,
        )
        # What is large already grows by less, so that it is never cut.
        _set_size(name, max(26, enlarged(name.font(), 18)), QFont.Weight.Bold)
        _set_size(idea, enlarged(idea.font(), 15))
        promise = tr("Five questions, ten minutes, one page")
        self.guided_bar = WayButton(theme, page, tr("Guided start"), promise, primary=True)
        self.empty_bar = WayButton(theme, page, tr("Empty canvas"), key="Ctrl+N")
        self.open_bar = WayButton(theme, page, tr("Open a file…"), key="Ctrl+O")
        self.bars = (self.guided_bar, self.empty_bar, self.open_bar)
        foot = Paragraph(
            page,
            words=tr(
                "Works offline. Your canvases are plain files that you can mail. "
                "Drop one here to open it."
            ),
            tone="muted",
            most=8,
        )
        self._column = QVBoxLayout(page)
        self._column.setSpacing(3)
        above, below = QVBoxLayout(), QVBoxLayout()
        for texts in (above, below):
            texts.setContentsMargins(RING, 0, RING, 0)  # level with the buttons' shapes
        above.addWidget(name)
        above.addSpacing(8)
        above.addWidget(idea)
        below.addWidget(foot)
        self._column.addLayout(above)
        self._column.addSpacing(26)
        for bar in self.bars:
            self._column.addWidget(bar)
            bar.moved.connect(lambda key, bar=bar: self._move(bar, key))
        self._column.addStretch(1)
        self._column.addSpacing(16)
        self._column.addLayout(below)
        self.guided_bar.clicked.connect(self.guided)
        self.empty_bar.clicked.connect(self.new)
        self.open_bar.clicked.connect(self._ask_open)
        self._side.setWidget(page)

    @property
    def _first_bar(self) -> WayButton:
        return next(bar for bar in self.bars if not bar.isHidden())

    # after the first picture

    def _settle(self) -> None:
        """List what there is, and hear keys: none of it is needed for the first picture."""
        from stratcanvas.ui.start.choices import Choices

        self.pictured.emit()
        made = self.choices = Choices(self.colours.theme, self)
        made.open.connect(self.open)
        made.open_draft.connect(self.open_draft)
        made.new_from.connect(self.new_from)
        made.came_first.connect(self._propose)
        made.completed.connect(self._on_completed)
        made.gallery.left.connect(self._to_bars)
        self._box.addWidget(made)
        made.begin()
        lie_on_screen(self)  # only now is it known how wide the system's frame around it is
        self._hear_keys(made.gallery)

    def _propose(self) -> None:
        """Let Enter open what comes first, unless the person has gone somewhere meanwhile."""
        if self._listed or self.choices is None:
            return
        if self.focusWidget() in {
            None,
            self._first_bar,
            *self.choices.gallery.buttons()[:2],
        }:
            self.choices.gallery.focus_first()

    def _on_completed(self) -> None:
        self._listed = True
        self.completed.emit()

    def _hear_keys(self, gallery: "Gallery") -> None:
        from stratcanvas.qt.held_key import OneStep
        from stratcanvas.ui.held_shortcuts import hear_once

        ways: tuple[tuple[str, Callable[[], object]], ...] = (
            ("Ctrl+G", self.guided.emit),
            ("Ctrl+N", self.new.emit),
            ("Ctrl+Shift+N", gallery.focus_template),
            ("Ctrl+O", self._ask_open),
            ("Ctrl+W", self.close),
            ("Esc", self.escaped.emit),
            ("Ctrl+Q", self.quit.emit),
            ("F1", self._show_keys),
        )
        hear_once(self, ways)
        OneStep(self, Qt.Key.Key_Delete)

    def _show_keys(self) -> None:
        from stratcanvas.ui.actions.table import keys_of_actions
        from stratcanvas.ui.dialogs.keys import KeysDialog

        KeysDialog(keys_of_actions(), self).open()

    def _on_theme(self) -> None:
        theme = self.colours.theme
        for bar in self.bars:
            bar.set_theme(theme)
        if self.choices is not None:
            self.choices.set_theme(theme)

    # what is done

    def _ask_open(self) -> None:
        from stratcanvas.ui.dialogs.files import ask_files
        from stratcanvas.ui.save_and_export import usual_folder

        paths = ask_files(self, usual_folder(self.remembered))
        if paths:
            self.open.emit(paths)

    def _move(self, bar: WayButton, key: int) -> None:
        """Go up and down among the ways to begin, and over to the cards."""
        ahead = Qt.Key.Key_Left if self.isRightToLeft() else Qt.Key.Key_Right
        bars = [each for each in self.bars if each.isVisible()]
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(key))
        if step is not None:
            place = min(max(bars.index(bar) + step, 0), len(bars) - 1)
            bars[place].setFocus(Qt.FocusReason.TabFocusReason)
        elif key == ahead and self.choices is not None:
            self.choices.gallery.focus_first()

    def _to_bars(self) -> None:
        self._first_bar.setFocus(Qt.FocusReason.TabFocusReason)

    # what Qt tells

    @guarded(None)
    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Give the keyboard to what is proposed."""
        super().showEvent(event)
        if not self._pictured and self.focusWidget() is None:
            self._first_bar.setFocus(Qt.FocusReason.OtherFocusReason)

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """List what there is right after the first picture."""
        super().paintEvent(event)
        if not self._pictured:
            self._pictured = True
            QTimer.singleShot(0, self, self._settle)

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give both sides their part of the width."""
        super().resizeEvent(event)
        least, most = enlarged(self.font(), _LEAST_SIDE), enlarged(self.font(), _MOST_SIDE)
        side = min(max(round(self.width() * _SIDE), least), most)
        side = min(side, max(round(self.width() * _AT_MOST), _LEAST_SIDE))
        self._side.setFixedWidth(side)
        air = 48 if side > enlarged(self.font(), 320) else 20
        self._column.setContentsMargins(air, max(20, min(60, self.height() // 13)), air, 30)

    @guarded(None)
    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Look no more, remember how the window stood, and go."""
        if self.choices is not None:
            self.choices.end()
        self.remembered.geometry = place_to_keep(self)
        super().closeEvent(event)
        self.closed.emit()

    @guarded(None)
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Welcome files."""
        from stratcanvas.qt.dropped_files import welcome

        welcome(event)

    @guarded(None)
    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Open the files that were dropped."""
        from stratcanvas.qt.dropped_files import take

        take(event, self, self.open.emit)


def _set_size(label: QWidget, pixels: int, weight: QFont.Weight = QFont.Weight.Normal) -> None:
    font = QFont(label.font())
    font.setPixelSize(pixels)
    font.setWeight(weight)
    label.setFont(font)
