# SPDX-License-Identifier: MIT
"""The right side of the start screen: sections of cards that mouse and arrow keys walk over."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QWidget

from stratcanvas.paint.assets import enlarged
from stratcanvas.paint.theme import Theme
from stratcanvas.qt.guard import guarded
from stratcanvas.qt.labels import plain_label
from stratcanvas.ui.start.offer_button import RING, OfferButton
from stratcanvas.ui.start.offers import Offer
from stratcanvas.ui.start.tile import Tile
from stratcanvas.ui.start.way_button import WayButton
from stratcanvas.words import mark, tr, translated

_GAP = 18
_HEADING, _LINE = 30, 22
_AIR = 34
"""Pixels between cards, for a heading and for its words, and before the next section."""
_TALL = 760
"""Pixels of height from which on two rows of recent files leave room for what follows them."""
_FORGETS = 1000
"""Milliseconds after the last letter in which a further one goes on with the word."""
_WIDE, _NARROW = 50, 20
"""Pixels beside the cards, where there is room, and where there is not."""

_STOP = Qt.FocusPolicy.StrongFocus
"""Of one card of each section: Tab goes from section to section, arrows from card to card."""


@dataclass(slots=True)
class Shelf:
    """One section: its heading, how its cards look, and the cards that it has."""

    words: str
    columns: int
    """Cards beside each other at most."""
    least: int
    """Pixels that a card is wide at least, with usual letters."""
    rows: int
    """Rows that are shown at first."""
    tiles: list[Tile] = field(default_factory=list)
    heading: QLabel | None = None
    more: QPushButton | None = None
    is_whole: bool = False

    def shown(self, columns: int) -> list[Tile]:
        """Return the cards that are shown with so many columns."""
        return self.tiles if self.is_whole else self.tiles[: columns * self.rows]

    def head_in(self, place: QRect, line: int) -> tuple[QRect, QRect]:
        """Return where the heading and its button lie in a place, in lines so many pixels high.

        They lie beside each other; where they have no room there, below each other.
        """
        assert self.heading is not None
        assert self.more is not None
        button, left = self.more.sizeHint().width(), place.left() + RING
        wide, y = place.width() - 2 * RING, place.top()
        beside = 0 if self.more.isHidden() else button
        self.heading.setWordWrap(False)
        head = QRect(left, y, wide - beside, line)
        if self.heading.sizeHint().width() > head.width():
            self.heading.setWordWrap(True)
            head = QRect(left, y, wide, max(line, self.heading.heightForWidth(wide)))
            y = head.bottom() + 1 if beside else head.bottom() + 1 - line
        right = place.right() + 1 - RING - button + 7  # so that its words end at the edge
        return head, QRect(right, y, button, line)


def _shelves() -> dict[str, Shelf]:
    return {
        "recent": Shelf(mark("Recent"), 3, 190, 1),
        "drafts": Shelf(mark("Not in a file yet"), 3, 190, 1),
        "own": Shelf(mark("Start from your own template"), 4, 160, 1),
        "examples": Shelf(mark("Start from an example"), 4, 160, 2),
    }


class Gallery(QScrollArea):
    """Cards in sections, what was open at the last Quit above them."""

    chosen = Signal(object)
    """An Offer is to be opened."""
    unwanted = Signal(object)
    """Delete was pressed on an Offer."""
    asked = Signal(object, QPoint)
    """A menu is wanted for an Offer, at a place on the screen."""
    left = Signal()
    """The keyboard goes back before the first card."""
    again = Signal()
    """What was open at the last Quit is to be opened again."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._page = QWidget()
        self._page.setObjectName("page")
        self.setWidget(self._page)
        self._shelves = _shelves()
        self._open_again: WayButton | None = None
        self._typed = ""
        self._forgets = QTimer(self)
        self._forgets.setSingleShot(True)
        self._forgets.setInterval(_FORGETS)
        self._forgets.timeout.connect(self._forget_letters)

    # what it shows

    def show_again(self, words: str, below: str) -> None:
        """Offer what was open at the last Quit, or nothing of the kind ("")."""
        if self._open_again is not None:
            self._open_again.deleteLater()
            self._open_again = None
        if words:
            made = self._open_again = WayButton(self._theme, self._page, words, below)
            made.clicked.connect(self.again)
            self._follow(made)
            made.show()
        self._arrange()

    def show_offers(self, section: str, offers: Sequence[Offer]) -> None:
        """Show what a section has from now on."""
        shelf = self._shelves[section]
        place = next((n for n, each in enumerate(shelf.tiles) if each.hasFocus()), -1)
        for old in shelf.tiles:
            old.hide()
            old.deleteLater()
        shelf.tiles = [self._tile(offer, shelf) for offer in offers]
        if shelf.heading is None and offers:
            shelf.heading = plain_label(translated(shelf.words), self._page, tone="section")
            side = (
                Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
            )
            level = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
            shelf.heading.setAlignment(side | level)
            shelf.more = QPushButton(self._page)
            shelf.more.setObjectName("more")
            shelf.more.setCursor(Qt.CursorShape.PointingHandCursor)
            shelf.more.clicked.connect(lambda: self._show_whole(shelf))
        self._arrange()
        if place >= 0 and shelf.tiles:
            shelf.tiles[min(place, len(shelf.tiles) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_offer(self, section: str, place: int, offer: Offer) -> None:
        """Show an offer as it is now known."""
        tiles = self._shelves[section].tiles
        if place < len(tiles):
            tile, width = tiles[place], tiles[place].width()
            before = tile.lines_in(width)
            tile.show_offer(offer)
            if tile.lines_in(width) != before:
                self._arrange()

    def offers(self, section: str) -> list[Offer]:
        """Return what a section shows, what is folded away included."""
        return [tile.offer for tile in self._shelves[section].tiles]

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours from now on."""
        self._theme = theme
        for button in self.buttons():
            button.set_theme(theme)

    def _tile(self, offer: Offer, shelf: Shelf) -> Tile:
        tile = Tile(offer, self._theme, self._page)
        tile.clicked.connect(lambda: self.chosen.emit(tile.offer))
        tile.unwanted.connect(lambda: self.unwanted.emit(tile.offer))
        tile.asked.connect(lambda at: self.asked.emit(tile.offer, at))
        tile.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        tile.focused.connect(lambda: self._on_focused(shelf, tile))
        self._follow(tile)
        return tile

    def _follow(self, button: OfferButton) -> None:
        button.moved.connect(lambda key: self._move(button, key))
        button.typed.connect(self._find)

    def _on_focused(self, shelf: Shelf, tile: Tile) -> None:
        """Let Tab come back to this card of a section, and scroll to it."""
        for each in shelf.tiles:
            each.setFocusPolicy(_STOP if each is tile else Qt.FocusPolicy.ClickFocus)
        self.ensureWidgetVisible(tile, 0, 40)

    def _show_whole(self, shelf: Shelf) -> None:
        shelf.is_whole = not shelf.is_whole
        self._arrange()

    # where it stands

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give the cards their places in the new width."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        room = self.viewport().width()
        margin = margin_in(room)
        width = room - 2 * margin + 2 * RING
        x, y = margin - RING, margin - RING
        if self._open_again is not None:
            high = self._open_again.sizeHint().height()
            self._put(self._open_again, QRect(x, y, width, high))
            y += high + _AIR - 2 * RING
        tall = self.viewport().height() > _TALL and not self._shelves["drafts"].tiles
        self._shelves["recent"].rows = 2 if tall else 1
        for shelf in self._shelves.values():
            if shelf.heading is not None and shelf.more is not None:
                y = self._arrange_shelf(shelf, QRect(x, y, width, 0))
        self._page.resize(room, max(y, self.viewport().height()))

    def _arrange_shelf(self, shelf: Shelf, place: QRect) -> int:
        """Give a section its place from a rectangle's top on; return where the next begins."""
        assert shelf.heading is not None
        assert shelf.more is not None
        width, y = place.width(), place.top()
        gap = _GAP - 2 * RING
        least = enlarged(self.font(), shelf.least)
        columns = max(1, min(shelf.columns, (width + gap) // (least + gap)))
        shown = shelf.shown(columns)
        folded = len(shelf.tiles) - len(shown)
        shelf.heading.setVisible(bool(shelf.tiles))
        shelf.more.setVisible(bool(folded) or (shelf.is_whole and len(shelf.tiles) > columns))
        for tile in shelf.tiles[len(shown) :]:
            tile.hide()
        if not shown:
            return y
        if not any(tile.focusPolicy() is _STOP for tile in shown):
            shown[0].setFocusPolicy(_STOP)
        count = len(shelf.tiles)
        shelf.more.setText(tr("Show all {n}").format(n=count) if folded else tr("Show fewer"))
        head, end = shelf.head_in(place, enlarged(self.font(), _LINE))
        self._put(shelf.heading, head)
        self._put(shelf.more, end, shown=not shelf.more.isHidden())
        y = end.top() + enlarged(self.font(), _HEADING) - RING
        each = (width - (columns - 1) * gap) // columns
        high = shown[0].height_for(each, max(tile.lines_in(each) for tile in shown))
        for number, tile in enumerate(shown):
            row, column = divmod(number, columns)
            left = place.left() + column * (each + gap)
            self._put(tile, QRect(left, y + row * (high + gap), each, high))
        rows = (len(shown) + columns - 1) // columns
        return y + rows * (high + gap) - gap - RING + _AIR

    def _put(self, widget: QWidget, place: QRect, *, shown: bool = True) -> None:
        """Give a widget its place, mirrored where the program reads from the right."""
        if self.isRightToLeft():
            place.moveLeft(self.viewport().width() - place.right() - 1)
        widget.setGeometry(place)
        widget.setVisible(shown)

    # keys

    def buttons(self) -> list[OfferButton]:
        """Return all cards, and what stands above them, in reading order."""
        first = [] if self._open_again is None else [self._open_again]
        return [*first, *(tile for shelf in self._shelves.values() for tile in shelf.tiles)]

    def _reachable(self) -> list[OfferButton]:
        return [button for button in self.buttons() if not button.isHidden()]

    def focus_first(self) -> bool:
        """Give the keyboard to the first card; tell whether there is one."""
        return _focus(next(iter(self._reachable()), None))

    def focus_template(self) -> bool:
        """Give the keyboard to the first card that a new canvas can begin as, if there is one."""
        shelves = (self._shelves["own"], self._shelves["examples"])
        shown = (tile for shelf in shelves for tile in shelf.tiles if not tile.isHidden())
        return _focus(next(shown, None))

    def _move(self, here: OfferButton, key: int) -> None:
        """Give the keyboard to the neighbour on a key's side, across sections too."""
        there = self._reachable()
        place = there.index(here)
        ahead = Qt.Key.Key_Left if self.isRightToLeft() else Qt.Key.Key_Right
        if key == Qt.Key.Key_Home:
            goal = 0
        elif key == Qt.Key.Key_End:
            goal = len(there) - 1
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            goal = place + (1 if key == ahead else -1)
        else:
            _focus(_nearest(here, there, down=key == Qt.Key.Key_Down))
            return
        if goal < 0:
            self.left.emit()
        elif goal < len(there):
            _focus(there[goal])

    def _find(self, letters: str) -> None:
        """Give the keyboard to the next card with a word that begins with what was typed."""
        from stratcanvas.domain.search import rank

        self._typed += letters
        self._forgets.start()
        for tile in self._after_focus():
            found = rank(self._typed, tile.offer.title)
            if found is not None and found <= 1:
                _focus(tile)
                return

    def _after_focus(self) -> Iterator[Tile]:
        """Walk over the cards, from the one with the keyboard on; at a new word from the next."""
        tiles = [each for each in self._reachable() if isinstance(each, Tile)]
        here = next((n for n, each in enumerate(tiles) if each.hasFocus()), -1)
        start = here if len(self._typed) > 1 and here >= 0 else here + 1
        yield from tiles[start:]
        yield from tiles[:start]

    def _forget_letters(self) -> None:
        self._typed = ""


def margin_in(width: int) -> int:
    """Return how many pixels are left free at either side, in a width."""
    return _WIDE if width > 620 else _NARROW


def _focus(button: OfferButton | None) -> bool:
    if button is not None:
        button.setFocus(Qt.FocusReason.TabFocusReason)
    return button is not None


def _nearest(here: OfferButton, there: Sequence[OfferButton], *, down: bool) -> OfferButton | None:
    """Return what lies next above or below, as straight as can be; of several the first."""
    side = [each for each in there if (each.y() > here.y()) is down and each.y() != here.y()]
    if not side:
        return None
    row = min(each.y() for each in side) if down else max(each.y() for each in side)
    level, middle = [each for each in side if each.y() == row], here.geometry().center().x()
    if here.width() > 1.5 * level[0].width():
        return level[0]  # what is as wide as the whole row is above all of it
    return min(level, key=lambda each: abs(each.geometry().center().x() - middle))
