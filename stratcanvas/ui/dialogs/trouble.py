# SPDX-License-Identifier: MIT
"""Says what went wrong with a file: what happened, what was kept, and the ways on.

OPENING is a table: kind of trouble → the ways on. While writing, a notice offers them.
"""

import enum
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from stratcanvas.domain.names import LONGEST
from stratcanvas.qt.labels import plain_label
from stratcanvas.safe_words import harmless_lines, isolated
from stratcanvas.session.opening import heard
from stratcanvas.storage.errors import Damaged, OpenElsewhere, Trouble
from stratcanvas.ui.panels.paragraph import Paragraph
from stratcanvas.words import mark, tr, translated

_LONG_WORD = 50
"""Characters; a longer word may not fit on a line of the dialog."""


class Told(Protocol):
    """Anything that says in plain words what went wrong."""

    sentence: str
    kept: str
    next: str


class Way(enum.Enum):
    """A way on, with the words of its button."""

    DRAFT = mark("Open the draft")
    OTHER_FILE = mark("Open another file…")
    READ_ONLY = mark("Open to read")
    COPY = mark("Open a copy")
    REMAINS = mark("Open what can be read")
    OTHER_NAME = mark("Choose another name…")
    BACK = mark("Go back")
    CLOSE = mark("Close")


OPENING: dict[type[Trouble], tuple[Way, ...]] = {
    OpenElsewhere: (Way.READ_ONLY, Way.COPY),
    Trouble: (Way.OTHER_FILE,),
}
"""What can be done when a file can't be opened; the nearest class counts."""

CLOSING: tuple[Way, ...] = (Way.BACK,)
"""What can be done when a window is to close over what could not be kept."""

NAMING: tuple[Way, ...] = (Way.OTHER_NAME,)
"""What can be done when a name or place that was just chosen does not work."""


def ways_for(table: dict[type[Trouble], tuple[Way, ...]], trouble: Trouble) -> tuple[Way, ...]:
    """Return the ways on for a trouble."""
    for kind in type(trouble).__mro__:
        if kind in table:
            return table[kind]
    return ()


def _label(text: str, tone: str) -> QLabel:
    """Return a label for a sentence, whose text can be copied unless a word is too long for it."""
    if max(map(len, text.split()), default=0) > _LONG_WORD:  # a file's name may be
        long = Paragraph(most=20)
        long.setText(text)
        long.setProperty("tone", tone)
        return long
    label = plain_label(text, tone=tone, wraps=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


class TroubleDialog(QDialog):
    """One plain sentence, what was kept, what to do, and buttons that lead on."""

    def __init__(self, told: Told, ways: tuple[Way, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Stratcanvas"))
        self.chosen = Way.BACK if Way.BACK in ways else Way.CLOSE  # what Esc means
        self.buttons: dict[Way, QPushButton] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(22, 20, 22, 16)
        box.setSpacing(8)
        for text, tone in ((told.sentence, "strong"), (told.kept, ""), (told.next, "")):
            if text:
                label = _label(harmless_lines(text), tone)
                label.setMinimumWidth(380)
                label.setMaximumWidth(520)
                box.addWidget(label)
        box.addSpacing(8)
        row = QHBoxLayout()
        row.addStretch(1)
        for way in (Way.CLOSE, *reversed(ways)):
            button = QPushButton(translated(way.value))
            button.clicked.connect(lambda _=False, way=way: self._choose(way))
            self.buttons[way] = button
            row.addWidget(button)
        box.addLayout(row)
        first = self.buttons[ways[0] if ways else Way.CLOSE]
        first.setDefault(True)
        first.setFocus()
        words = " ".join(part for part in (told.sentence, told.kept, told.next) if part)
        self.setAccessibleDescription(words)

    def _choose(self, way: Way) -> None:
        self.chosen = way
        self.accept()


def ask_trouble(parent: QWidget | None, told: Told, ways: tuple[Way, ...]) -> Way:
    """Show a trouble and return the way that the person chose.

    For none it is Way.BACK where that is offered, else Way.CLOSE.
    """
    dialog = TroubleDialog(told, ways, parent)
    dialog.exec()
    chosen = dialog.chosen
    dialog.deleteLater()
    if isinstance(told, Damaged):
        heard(told)
    return chosen


def ask_to_stay(parent: QWidget | None, refusal: Trouble | None) -> bool:
    """Tell that a window is to close over words that can't be kept; return whether it stays.

    ``refusal``: why no change could be kept last; None: the words are more than a field holds.
    """
    back = tr("Go back to shorten or copy them, or close without them.")
    if refusal is not None:
        again = tr("Go back to try again or copy them, or close without them.")
        back = f"{refusal.next} {again}".strip()
    trouble = Trouble(
        tr("Words that you typed could not be kept."),
        kept=tr("Everything before them is kept."),
        then=back,
    )
    return ask_trouble(parent, trouble, CLOSING) is Way.BACK


def ask_to_stay_with_half_a_day(parent: QWidget | None, words: str, card: str) -> bool:
    """Tell that a window is to close over words that are no day yet; return whether it stays."""
    trouble = Trouble(
        tr("“{words}” is no day yet. You typed it as the day when this is due: {card}.").format(
            words=isolated(words, LONGEST), card=card
        ),
        then=tr("Go back to write the day, or close without it."),
    )
    return ask_trouble(parent, trouble, CLOSING) is Way.BACK


def ask_to_stay_with_all(parent: QWidget) -> bool:
    """Tell that a window is to close over a canvas that can be kept nowhere; return whether it
    stays. Its words were all taken in.
    """
    trouble = Trouble(
        tr("What you see may be in no file any more, and it could not be kept on this computer."),
        then=tr("Go back to save a copy somewhere else, or close without it."),
    )
    return ask_trouble(parent, trouble, CLOSING) is Way.BACK
