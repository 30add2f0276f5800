# SPDX-License-Identifier: MIT
"""The status bar: what counts, where the last edit is, a hint for the gesture, and the zoom."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QGuiApplication, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStatusBar, QToolButton, QWidget

from stratcanvas.domain.tally import Tally, problems_words, tactics_words
from stratcanvas.qt.guard import guarded
from stratcanvas.safe_words import harmless, is_turned, set_apart
from stratcanvas.words import tr

if TYPE_CHECKING:
    from stratcanvas.stage.view import CanvasView

_MESSAGE_MS = 8_000
"""How long a message stays, in milliseconds."""
_AGAIN_MS = 750
"""Milliseconds within which the same words are of one key that is held: they are spoken once."""
_LEAST = 24
"""Pixels both ways that can be hit well."""
_BESIDE, _ENDS = 8, 28
"""Pixels between two parts at most, and at both ends."""


class Elided(QLabel):
    """A line of plain text that is cut with dots where there is no room."""

    cut = Qt.TextElideMode.ElideRight
    """Where it is cut."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def setText(self, words: str) -> None:  # noqa: N802 - Qt's name
        """Show a line; who hears the screen is told the whole of it."""
        super().setText(harmless(words))
        self.setAccessibleName(words)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size that the words need; the height is a line's of the program's own font.

        Many scripts are taller, and what stands around must not move for a word in one of them.
        """
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Let it shrink to nothing."""
        margins = self.contentsMargins()
        return QSize(0, self.fontMetrics().height() + margins.top() + margins.bottom())

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw what fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        wide = self.contentsRect().width()
        words = self.fontMetrics().elidedText(self.text(), self.cut, wide)
        side, sides = self.layoutDirection(), Qt.AlignmentFlag
        where = sides.AlignRight if side is Qt.LayoutDirection.RightToLeft else sides.AlignLeft
        turned = side is Qt.LayoutDirection.RightToLeft and is_turned(words)
        # As the words are read, though they may begin with the name of a key.
        painter.setLayoutDirection(side if turned else Qt.LayoutDirection.LayoutDirectionAuto)
        align = where | sides.AlignAbsolute | sides.AlignVCenter
        painter.drawText(self.contentsRect(), align, words)
        painter.end()


def scale_words(scale: float) -> str:
    """Return how large the canvas is shown; the sign stays behind its number in all interfaces."""
    percent = round(scale * 100)
    words = f"{percent} %" if percent else "< 1 %"
    return set_apart(words) if QGuiApplication.isRightToLeft() else words


class StatusBar(QStatusBar):
    """The window's status bar."""

    def __init__(
        self, zoom_out: QAction, zoom_100: QAction, zoom_in: QAction, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._buttons: list[QToolButton] = []
        self.setSizeGripEnabled(False)
        self.setContentsMargins(10, 0, 6, 0)
        self.tactics, self.problems, self.saved = self._label(), self._label(), self._label()
        self.tactics.setProperty("tone", "strong")
        self.saved.setProperty("tone", "muted")
        self.hint = Elided(self)
        self.hint.setContentsMargins(18, 0, 8, 0)
        for label in (self.tactics, self.problems, self.saved):
            self.addWidget(label)
        self.addWidget(self.hint, 1)
        self._standing_hint = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._unsay)
        self._told = QTimer(self)  # runs for a moment after words were told
        self._told.setSingleShot(True)
        self._of_the_file = self._is_hint = False
        self._waits_for = ""
        smaller, self.zoom, larger = (QToolButton(self) for _ in range(3))  # as Tab goes
        for button, action, words, purpose in (
            (smaller, zoom_out, "−", tr("Shows more of the canvas")),
            (self.zoom, zoom_100, "100 %", ""),
            (larger, zoom_in, "+", tr("Shows the cards larger")),
        ):
            button.setMinimumSize(_LEAST, _LEAST)
            button.setText(words)
            button.setAutoRaise(True)
            name = tr("Zoom to 100 %") if button is self.zoom else action.text()
            button.setAccessibleName(name)
            button.setAccessibleDescription(purpose)
            button.setToolTip(name)
            button.clicked.connect(action.trigger)
            action.enabledChanged.connect(button.setVisible)  # else it tells of what nobody sees
            self.addPermanentWidget(button)
        self._widest = 0  # pixels of what ``zoom`` has said
        self._buttons = self.findChildren(QToolButton)

    def _label(self) -> Elided:
        label = Elided(self)
        label.setContentsMargins(0, 0, 14, 0)
        label.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        return label

    def show_tally(self, tally: Tally) -> None:
        """Say what counts."""
        self.tactics.setText(tactics_words(tally))
        self.problems.setText(problems_words(tally))
        self._share()

    def show_saved(self, words: str) -> None:
        """Say where the last edit is; what was told of that before is withdrawn."""
        if harmless(words) != self.saved.text():
            self.saved.setText(harmless(words))
            self.withdraw()
            self._share()

    def show_hint(self, words: str) -> None:
        """Say what the gesture under way would do, until that is over ("")."""
        if words == self._standing_hint == self.hint.text():
            return  # each step of a drag tells it
        self._standing_hint = words
        if not self._timer.isActive() or words or self._is_hint:
            self._unsay()

    def follow(self, view: "CanvasView") -> None:
        """Show what the canvas hints at: until a gesture or typing is over, else for a while."""

        def show(words: str) -> None:
            if not words or view.toolbox.busy or view.inline_edit.active:
                self.show_hint(words)
            else:
                self._tell(words, of_the_file=False)
                self._is_hint = True

        view.hint.connect(show)

    def say(self, words: str) -> None:
        """Say that something was done, for a while."""
        self._tell(words, of_the_file=False)

    def say_at_once(self, words: str) -> None:
        """Say what is being done before it holds the window, until it is taken back."""
        self._tell(words, of_the_file=False)
        self._waits_for = self.hint.text()
        layout = self.layout()
        if layout is not None:
            layout.activate()
        self.repaint()  # the loop, which would draw it, does not go on before that is done

    def take_back(self) -> None:
        """Take back what was being done: it is over. What was said since stays."""
        if self._waits_for and self.hint.text() == self._waits_for:
            self._unsay()
        self._waits_for = ""

    def say_of_file(self, words: str) -> None:
        """Say how the file stands, for a while, but only for as long as it stands so."""
        self._tell(words, of_the_file=True)

    def withdraw(self) -> None:
        """Take back what was said of the file: it stands otherwise now."""
        if self._of_the_file:
            self._unsay()

    def _tell(self, words: str, *, of_the_file: bool) -> None:
        self._of_the_file, self._is_hint = of_the_file, False
        is_again = self._told.isActive() and words == self.hint.text()
        self._told.start(_AGAIN_MS)
        self.hint.setText(words)
        self._share()
        self._timer.start(_MESSAGE_MS)
        if words and not is_again:
            from stratcanvas.stage.announcement import announce

            announce(self, words)  # no reader tells by itself that a label has other words now

    def _unsay(self) -> None:
        self._timer.stop()
        self._of_the_file = False
        self.hint.setText(self._standing_hint)
        self._share()

    def _share(self) -> None:
        """Let what always stands here make room for what is said now: how the problems stand first,
        then where the last edit is.

        Nothing is said twice. While nothing is, the latter is cut if it must, not the buttons.
        """
        standing, hint = (self.tactics, self.saved, self.problems), self.hint.text()
        room = self.width() - sum(each.width() + _BESIDE for each in self._buttons) - _ENDS
        room -= self.hint.sizeHint().width() if hint else 0
        for label in standing:
            label.ensurePolished()  # else its letters are not yet what they will be
            wide = label.sizeHint().width()
            is_whole = hint or label is self.problems
            fits = room >= wide + _BESIDE if is_whole else room > _LEAST
            label.setMaximumWidth(max(0, min(wide, room)))
            room -= wide + _BESIDE
            label.setHidden(not fits or (label is self.saved and hint == label.text()))

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Share the room anew."""
        super().resizeEvent(event)
        self._share()

    @guarded(None)
    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Share the room anew in other letters."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and self._buttons:
            self._share()

    def show_zoom(self, scale: float) -> None:
        """Say how large the canvas is shown."""
        shown = scale_words(scale)
        self.zoom.setText(shown)
        self.zoom.setAccessibleDescription(shown)  # its name says what a press does
        # It only grows, and else keeps its size: no step of zooming lays the window out.
        wide = self.zoom.fontMetrics().horizontalAdvance(shown)
        if wide > self._widest:
            self._widest = wide
            self.zoom.setFixedSize(self.zoom.sizeHint().expandedTo(self.zoom.minimumSize()))
