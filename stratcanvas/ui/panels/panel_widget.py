# SPDX-License-Identifier: MIT
"""What every panel is, and what it is given: a widget that follows the document by itself.

The window asks no more of a panel than what stands here, so it needs to know none of them.
"""

from collections.abc import Callable, Collection, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from stratcanvas.paint.theme import Theme
from stratcanvas.session.remembered_state import RememberedState
from stratcanvas.session.selection import Selection
from stratcanvas.session.session import Session

if TYPE_CHECKING:
    from stratcanvas.domain.card_filter import Matched
    from stratcanvas.session.advice import Advice
    from stratcanvas.stage.dragging.row_aim import CardRows
    from stratcanvas.stage.dragging.rows_over import RowsOver

Carry = Callable[[], "RowsOver | None"]

MANY = 200
"""After a step of more records, and with more selected, a panel follows in a turn of its own."""


class PanelContext:
    """What a panel may reach of its window."""

    def __init__(
        self,
        session: Session,
        selection: Selection,
        go_to: Callable[[str], object],
        say: Callable[[str], object],
        remembered: RememberedState,
    ) -> None:
        self.session, self.selection, self.remembered = session, selection, remembered
        self.go_to = go_to
        """Selects a record and brings it into view on the canvas."""
        self.say = say
        """Says a sentence in the status bar, for a while."""
        self.carry: Carry = lambda: None
        """Begins a drag of cards that may go over the canvas; None: there is none."""
        self.rows: CardRows | None = None
        """The rows of the outline, on which what is held on the canvas may be let go."""

    @cached_property
    def advice(self) -> "Advice":
        """Return what the coach has to say, which begins to read when it is first asked for.

        It loads much that no first picture needs.
        """
        from stratcanvas.session.advice import Advice

        return Advice(self.session, self.session)

    def see_typing(self, under_way: bool) -> None:
        """Hear that typing on a card has begun or ended."""
        if not under_way and "advice" in self.__dict__:
            self.advice.see_word_end()

    def close(self) -> None:
        """Let go of what was made: the window closes."""
        if "advice" in self.__dict__:
            self.advice.stop()


class PanelWidget(QWidget):
    """A panel. It is made when it is first shown, and stays when it is hidden.

    One that folds (a row of the table says so) has a head, which stays; it says in ``heights`` how
    high it is, folded and open.

    One with fields says in ``keep_words`` whether all that was typed is kept; one that paints by
    the theme takes a new one in ``set_theme``. All else needs neither.
    """

    field_wanted = Signal(str)
    """A field of what is selected is to have the keyboard: its name."""
    act_wanted = Signal(str)
    """An action of the table is to be done: its id."""
    cards_wanted = Signal()
    """What had the keyboard here is about nothing any more: it goes back to the cards."""
    menu_wanted = Signal(object)
    """A menu is asked for: a stage.menu_request.MenuRequest."""
    slides = Signal(object)
    """A step of scrolling comes of these widgets, which fill much of the window: before it does."""
    fold_asked = Signal()
    """The person wants it folded to its head, or open."""

    def __init__(self, around: PanelContext, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.resize(parent.size())  # as it will be: words are laid out for it once
        self.around, self.theme = around, theme

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours from now on."""
        self.theme = theme

    def focus_first(self) -> None:
        """Give the keyboard to what comes first in the panel."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def edit_field(self, field: str) -> None:
        """Give the keyboard to a field of what is selected, in a panel that has fields."""

    def prepare(self) -> Iterator[None]:
        """Make what is not shown yet, and would be waited for when it first is: a part a step."""
        return iter(())

    def set_folded(self, *, folded: bool) -> None:
        """Show the head alone, or everything."""

    def heights(self) -> tuple[int, int]:
        """Return how high it is folded, and how high it would like to be, in pixels."""
        return self.minimumSizeHint().height(), self.sizeHint().height()

    def show_found(self, found: Collection[str]) -> None:
        """Mark the cards that hold what is looked for, in a panel that shows cards."""

    def show_matched(self, matched: "Matched | None") -> None:
        """Dim the cards that do not match what is filtered by (None: nothing is)."""

    def keep_words(self) -> bool:
        """Try once more to keep words that were refused; tell whether none are left over."""
        return True

    @property
    def half_day(self) -> tuple[str, str] | None:
        """Return words that are no day yet, and the record they are to be a day of; or None."""
        return None


def take_in(panel: QWidget, area: QScrollArea, page: QWidget) -> None:
    """Put a page with all that it shows into the area that fills a panel.

    The area learns only as it is shown how wide it is; told before, it lays out the page for that
    width alone.
    """
    area.resize(panel.size())
    area.viewport().resize(panel.size())
    page.resize(panel.width(), 1)  # one without a size would be asked for one first
    area.setWidget(page)
