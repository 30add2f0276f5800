# SPDX-License-Identifier: MIT
"""Lists the keys: of the actions, as their table has them, the canvas, and the guided start."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from stratcanvas.qt.labels import plain_label
from stratcanvas.stage.canvas_keys import CANVAS_KEYS
from stratcanvas.ui.guide_keys import guide_keys
from stratcanvas.words import tr, translated


def _named(shortcuts: Iterable[str]) -> str:
    """Return keys as people know them here."""
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(QKeySequence(key).toString(native) for key in shortcuts)


class KeysDialog(QDialog):
    """What each key does; ``actions`` are the keys of an action, and its words."""

    def __init__(
        self, actions: Iterable[tuple[tuple[str, ...], str]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Keys"))
        page = QWidget()
        page.setObjectName("page")
        grid = QGridLayout(page)
        grid.setHorizontalSpacing(26)
        grid.setVerticalSpacing(7)
        for shortcuts, words in actions:
            self._add(grid, _named(shortcuts), words.rstrip("…"))
        for key in CANVAS_KEYS:
            if key.words:
                self._add(grid, translated(key.name), translated(key.words))
        for shortcuts, words in guide_keys(from_right=self.isRightToLeft()):
            self._add(grid, _named(shortcuts), words)
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        buttons = QDialogButtonBox()
        buttons.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(18, 16, 18, 14)
        box.addWidget(area, 1)
        box.addWidget(buttons)
        self.resize(440, 560)

    @staticmethod
    def _add(grid: QGridLayout, keys: str, words: str) -> None:
        place = grid.rowCount()
        for column, (text, tone) in enumerate(((keys, "strong"), (words, ""))):
            grid.addWidget(plain_label(text, tone=tone), place, column)
        grid.setColumnStretch(1, 1)
