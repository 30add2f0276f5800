# SPDX-License-Identifier: MIT
"""The strip that asks, once, what is to be made of a text of several lines."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from stratcanvas.domain.pasted_text import PastedText
from stratcanvas.paint.theme import Theme
from stratcanvas.qt.guard import guarded
from stratcanvas.ui.banner import Banner, Way
from stratcanvas.words import tr, trn


class PasteBar(Banner):
    """Asks above the canvas; Enter takes the way that has the focus, Esc makes nothing."""

    _stop: Callable[[], object] | None = None
    """What ends the reading that it waits for, if it does."""

    def __init__(
        self,
        theme: Theme,
        parent: QWidget,
        give_back: Callable[[], object],
        paste: Callable[[], object],
    ) -> None:
        """``give_back`` hands the keyboard back to whoever had it; ``paste`` begins once more."""
        super().__init__(theme, parent)
        self._give_back, self._paste = give_back, paste
        self.setAccessibleName(tr("Paste"))

    @property
    def is_waiting(self) -> bool:
        """Tell whether a text is still being read."""
        return self._stop is not None

    def wait(self, stop: Callable[[], object]) -> None:
        """Say that a text is being read until something is asked; ``stop`` is done when the bar
        goes before, or waits for another.
        """
        self._offer(tr("The text is being read."), (), tr("Stops reading; nothing is made (Esc)"))
        self._stop = stop

    def _end_wait(self) -> None:
        stop, self._stop = self._stop, None
        if stop is not None:
            stop()

    def ask(self, text: PastedText, make: Callable[[tuple[str, ...]], object]) -> None:
        """Ask what is to be made of a text, and make it: a card of each of the texts given."""
        many = len(text.lines)
        words = trn("Make {n:,} card", "Make {n:,} cards", many).format(n=many)
        ways: list[Way] = [(words, lambda: make(text.lines))]
        tips = [tr("Each line becomes a card of its own"), tr("Leaves the canvas as it is (Esc)")]
        if text.fits_one:
            ways.insert(0, (tr("Make one card"), lambda: make((text.whole,))))
            tips.insert(0, tr("All lines stand together on a single card"))
        self._offer(_question(text), ways, *tips)

    def ask_of_table(
        self, question: str, count: int, make: Callable[[], object], lines: Callable[[], object]
    ) -> None:
        """Ask whether to make so many cards of a table, or to take it as ``lines`` of text."""
        words = trn("Make {n:,} card", "Make {n:,} cards", count).format(n=count)
        ways = (tr("Take it as text"), lines), (words, make)
        tips = (
            tr("Asks what to make of its lines instead"),
            tr("Each row becomes a card of its own"),
        )
        self._offer(question, ways, *tips, tr("Leaves the canvas as it is (Esc)"))

    def _offer(self, question: str, ways: Sequence[Way], *tips: str) -> None:
        """Ask; ``tips`` say what each way is for, and the last what putting it away does."""
        was_left = self.is_waiting and not self._has_keys()  # for words that are typed elsewhere
        self._end_wait()
        self.away.setText(tr("Cancel"))
        self.tell(question, *ways)
        shown = (*(self.way, self.other)[: len(ways)], self.away)
        for button, tip in zip(shown, tips, strict=True):
            button.setToolTip(tip)
        for button in (self.way, self.other, self.away):
            button.setAutoDefault(True)  # Enter presses the one that has the focus
        if not was_left:
            first = (self.away, self.way, self.other)[len(ways)]
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _has_keys(self) -> bool:
        return self.isAncestorOf(self.window().focusWidget() or self)

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Make nothing at Esc; ask anew when somebody pastes once more."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.hide()
            self._paste()
        else:
            super().keyPressEvent(event)

    def setVisible(self, visible: bool) -> None:  # noqa: N802 - Qt's name
        """Give the keyboard back when it goes, and wait for nothing more."""
        had = self._has_keys()
        super().setVisible(visible)
        if not visible:
            self._end_wait()
        if not visible and had:
            self._give_back()


def _question(text: PastedText) -> str:
    """Return how much there is, and what of it would be made."""
    words = tr("The text has {n:,} lines.").format(n=text.total)
    if text.is_cut:
        words = tr("The text is very long.")  # of one line there may be more, or not
        if text.total > 1:
            words = tr("The text is very long: more than {n:,} lines.").format(n=text.total)
    many = len(text.lines)
    if many < text.total:
        some = tr("At most {n:,} cards are made at once: of its first {n:,} lines.").format(n=many)
        words = f"{words} {some}"
    return words
