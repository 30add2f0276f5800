# SPDX-License-Identifier: MIT
"""The panel in the canvas' place: which tactic serves which problem, as a table.

While it is hidden it follows nothing; it catches up when it is shown.
"""

from collections.abc import Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QContextMenuEvent, QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.cross_table import Grouping
from stratcanvas.paint.theme import Theme
from stratcanvas.qt.guard import guarded
from stratcanvas.stage.menu_request import MenuRequest
from stratcanvas.ui.matrix.corner import Corner
from stratcanvas.ui.matrix.grid import MatrixGrid
from stratcanvas.ui.matrix.measures import measures
from stratcanvas.ui.panels.panel_widget import PanelContext, PanelWidget
from stratcanvas.ui.panels.paragraph import Paragraph
from stratcanvas.words import tr

if TYPE_CHECKING:
    from stratcanvas.domain.card_filter import Matched


class Blank(QWidget):
    """What stands in the matrix' place while there is nothing to put in a table."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = Paragraph(self, most=9)
        self.button = QPushButton(self)
        self.button.setDefault(False)
        box = QVBoxLayout(self)
        box.setContentsMargins(28, 28, 28, 28)
        box.setSpacing(14)
        box.addStretch(1)
        box.addWidget(self.words)
        box.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        box.addStretch(2)


class MatrixPanel(PanelWidget):
    """The table, or, while there are no problems or no tactics, what to do about that."""

    _is_made = False
    """Qt tells of a first font and size while it is being made."""

    def __init__(self, around: PanelContext, theme: Theme, parent: QWidget) -> None:
        super().__init__(around, theme, parent)
        self._session = around.session
        self._stale = False
        self.grid = MatrixGrid(around.session, around.selection, theme, self)
        self.corner = Corner(around.session, theme, self.grid)
        self.blank = Blank(self)
        self.blank.button.clicked.connect(lambda: self.act_wanted.emit(self._missing()))
        self.corner.grouped.connect(self._group)
        last = around.remembered.matrix_rows
        self.corner.choose(next((each for each in Grouping if each.value == last), Grouping.AIM))
        self.grid.left.connect(lambda: self.act_wanted.emit("canvas"))
        self.grid.opened.connect(self._open)
        self.grid.slides.connect(self.slides)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.grid, 1)
        box.addWidget(self.blank, 1)
        self._session.changed.connect(self._on_changed)
        self._session.allowed.connect(self._show_blank)
        around.selection.changed.connect(self._follow_selection)
        self._is_made = True
        self._show_blank()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours from now on."""
        super().set_theme(theme)
        self.grid.set_theme(theme)
        self.corner.set_theme(theme)
        self.corner.update()

    def show_found(self, found: Collection[str]) -> None:
        """Mark rows and columns of the cards that hold what is looked for."""
        if found != self.grid.rows.found:
            self.grid.rows.found = found
            self.grid.draw_anew()

    def show_matched(self, matched: "Matched | None") -> None:
        """Dim rows and columns of the cards that do not match what is filtered by."""
        if matched is not self.grid.rows.matched:
            self.grid.rows.matched = matched
            self.grid.draw_anew()

    def focus_first(self) -> None:
        """Give the keyboard to the cells, or to the button that makes the first card."""
        if self._missing():
            self.blank.button.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self.grid.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.around.say(tr("Space connects or disconnects, Enter shows the card on the canvas."))

    def _missing(self) -> str:
        """Return the action that makes what a table needs first, "" when all is there."""
        canvas = self._session.canvas
        return "problem" if not canvas.problems else "" if canvas.tactics else "tactic"

    def _show_blank(self) -> None:
        """Show the table, or what is missing for one."""
        missing, can_edit = self._missing(), self._session.can_edit
        self.grid.setVisible(not missing)
        self.blank.setVisible(bool(missing))
        self.blank.button.setVisible(can_edit)
        if missing == "problem":
            words = tr(
                "The matrix shows which tactic serves which problem. No problem is here yet."
            )
            self.blank.button.setText(tr("Write the first problem"))
        else:
            words = tr("The matrix shows which tactic serves which problem. No tactic is here yet.")
            self.blank.button.setText(tr("Write the first tactic"))
        self.blank.words.setText(words)

    # following

    def _on_changed(self, changes: ChangeSet) -> None:
        if not self.isVisible():
            self._stale = True
            return
        had_focus, problems = self.grid.hasFocus(), self.grid.problems.count() - 1
        self.grid.follow(changes)
        self._show_blank()
        if len(self._session.canvas.problems) != problems:
            self._lay_out()
        if self._session.canvas.id in changes.updated:
            self.corner.refresh()
        if had_focus and self._missing():
            self.focus_first()

    def _follow_selection(self) -> None:
        if self.isVisible() and not self._stale:
            self.grid.show_selection()
        else:
            self._stale = True

    @guarded(None)
    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Catch up with what was done while it was hidden."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.grid.catch_up()
            self.corner.refresh()
            self._show_blank()
        self._lay_out()

    @guarded(None)
    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's name
        """Take back what was said of its keys: on the canvas they do other things."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.around.say("")

    def _group(self, by: Grouping) -> None:
        self.grid.group(by)
        self.around.remembered.matrix_rows = by.value

    def _open(self, key: str) -> None:
        """Show a card on the canvas."""
        self.around.selection.set((key,))
        self.act_wanted.emit("canvas")

    @guarded(None)
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - Qt's name
        """Ask for the menu of what is selected: a press has selected what lies there."""
        event.accept()
        self.menu_wanted.emit(MenuRequest(event.globalPos(), self.around.selection.ids))

    # sizes

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Share the room anew."""
        super().resizeEvent(event)
        self._lay_out()

    @guarded(None)
    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Follow another font, and another direction of reading."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.LayoutDirectionChange}:
            self._lay_out()

    def _lay_out(self) -> None:
        if not self._is_made:
            return
        sizes = measures(self.font(), self.size(), len(self._session.canvas.problems))
        most = max(sizes.head, self.height() // 2)
        sizes = sizes._replace(head=self.corner.fit(sizes.title, sizes.head, most, sizes.scale))
        self.grid.set_sizes(sizes)
        left = self.width() - sizes.title if self.isRightToLeft() else 0
        self.corner.setGeometry(left, 0, sizes.title, sizes.head)
        self.corner.raise_()
