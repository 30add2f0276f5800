# SPDX-License-Identifier: MIT
"""The chips of the filter bar, in as many lines as it takes: a button for each trait.

They come and go with what the canvas has; whoever is on one by key stays on it.
"""

from collections.abc import Iterable, Iterator
from itertools import pairwise, takewhile

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QMenu, QSizePolicy, QToolButton, QWidget

from stratcanvas.domain.card_filter import About, CardFilter, Trait
from stratcanvas.domain.cards import Tactic
from stratcanvas.domain.fields import field_of
from stratcanvas.qt.guard import guarded
from stratcanvas.qt.labels import plain_label
from stratcanvas.safe_words import isolated
from stratcanvas.words import tr, translated, trn

LEAST = 26
"""Pixels that a chip is high at least."""
_GAP, _BETWEEN, _LINE = 5, 12, 5
"""Pixels between two chips, before what they are about, and between two lines."""
MOST_OWNERS = 8
"""So many owners have a chip of their own; all others stand in a menu."""
_IN_MENU = 300
_LONGEST = 28
"""Letters of an owner's name on a chip."""
_Key = Qt.Key


class ChipButton(QToolButton):
    """A button that leaves all keys but Space to the row it stands in."""

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Hear Space alone: Qt's buttons go to another one by arrows, anywhere in the bar."""
        if event.key() == _Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()


class FilterChips(QWidget):
    """The chips of one filter."""

    toggled = Signal(object)
    """A Trait is wanted, or no longer."""
    left = Signal()
    """The person goes on to the cards below by key."""
    reached = Signal(object)
    """The keyboard has gone to this chip."""
    resized = Signal()
    """Other chips are there: another height is needed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.chips: dict[Trait, QToolButton] = {}
        self._captions: dict[About, QLabel] = {}
        self._laid: list[QWidget] = []
        self._before: set[QWidget] = set()
        self.more = _button(self)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.more.setAccessibleDescription(tr("Opens a list"))
        self.more.setToolTip(tr("Lists the other owners, to let their tactics stand out"))
        self.menu = QMenu(self.more)
        self.more.setMenu(self.menu)
        self.more.hide()
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_traits(self, cards: CardFilter) -> None:
        """Show what there is to filter by now, and what is chosen."""
        wanted: list[QWidget] = []
        there = set[Trait]()
        before = set[QWidget]()
        self.more.hide()
        for about in About:
            traits = cards.traits(about)
            if about is About.OWNER:
                if not any(each.value for each in traits):
                    continue
                traits = self._put_away(cards, traits)
            if not traits:
                continue
            first = len(wanted)
            if about in {About.STAGE, About.STATUS, About.OWNER}:
                wanted.append(self._caption(about))
            wanted += [self._chip(cards, each) for each in traits]
            if about is About.OWNER and not self.more.isHidden():
                wanted.append(self.more)
            before.add(wanted[first])
            there.update(traits)
        self._drop(there, wanted)
        if (wanted, before) != (self._laid, self._before):
            self._laid, self._before = wanted, before
            self._tab_in_order()
        self._lay_out()
        self.resized.emit()

    def _put_away(self, cards: CardFilter, owners: list[Trait]) -> list[Trait]:
        """Leave the owners with few tactics to the menu; nobody has a chip, and who is chosen."""
        few = [n for n, each in enumerate(owners) if n < MOST_OWNERS]
        kept = [
            each
            for n, each in enumerate(owners)
            if n in few or not each.value or each in cards.chosen
        ]
        rest = [each for each in owners if each not in kept]
        self.menu.clear()
        if rest:
            self.more.setText(trn("{n} more…", "{n} more…", len(rest)).format(n=len(rest)))
            name = trn("{n} more owner", "{n} more owners", len(rest)).format(n=len(rest))
            self.more.setAccessibleName(name)
            for each in sorted(rest[:_IN_MENU], key=lambda owner: owner.value):
                action = QAction(_written(_with_count(cards, each)), self.menu)
                action.triggered.connect(lambda _=False, each=each: self.toggled.emit(each))
                self.menu.addAction(action)
            self.more.show()
        return kept

    def _caption(self, about: About) -> QLabel:
        if about not in self._captions:
            words = translated(field_of(Tactic, about.value).label)
            self._captions[about] = plain_label(words, self, tone="muted")
        self._captions[about].show()
        return self._captions[about]

    def _chip(self, cards: CardFilter, trait: Trait) -> QToolButton:
        chip = self.chips.get(trait)
        if chip is None:
            chip = self.chips[trait] = _button(self)
            chip.setCheckable(True)
            chip.setToolTip(tr("Lets these tactics stand out, or no longer"))
            chip.clicked.connect(lambda: self.toggled.emit(trait))
            chip.show()
        chip.setChecked(trait in cards.chosen)
        chip.setText(_written(_with_count(cards, trait)))
        count, words = cards.counts[trait], cards.words(trait)
        if trait.about in self._captions:
            words = tr("{field}: {value}").format(
                field=self._captions[trait.about].text(), value=words
            )
        tactics = trn("{n} tactic", "{n} tactics", count).format(n=f"{count:,}")
        chip.setAccessibleName(f"{words}, {tactics}")
        return chip

    def _drop(self, there: set[Trait], wanted: list[QWidget]) -> None:
        for trait in [each for each in self.chips if each not in there]:
            chip = self.chips.pop(trait)
            if chip.hasFocus():
                self.focusPreviousChild()
            chip.hide()
            chip.setParent(None)
            chip.deleteLater()
        for caption in self._captions.values():
            caption.setVisible(caption in wanted)

    def _tab_in_order(self) -> None:
        buttons = list(self.buttons)
        for one, other in pairwise(buttons):
            QWidget.setTabOrder(one, other)

    @property
    def buttons(self) -> Iterator[QToolButton]:
        """Return the chips as they are read."""
        return (each for each in self._laid if isinstance(each, QToolButton))

    # ---- where they lie

    def places(self, width: int) -> list[QRect]:
        """Return where each part lies in a width, in pixels, from the left."""
        found: list[QRect] = []
        x = y = 0
        line = max(LEAST, *(each.sizeHint().height() for each in self._laid), 0)
        for place, part in enumerate(self._laid):
            size, lead = part.sizeHint(), _BETWEEN if part in self._before and x else 0
            after = self._beside(place, width) if part in self._before else 0
            if x and x + lead + size.width() + after > width:
                x, y, lead = 0, y + line + _LINE, 0
            wide = min(size.width(), max(1, width))
            found.append(QRect(x + lead, y, wide, line))
            x += lead + wide + _GAP
        return found

    def _beside(self, place: int, width: int) -> int:
        """Return how wide what belongs on a line with the first of a group is, in pixels.

        That is all of the group, if a line holds it, else the first chip of what it is about.
        """
        rest = [
            each.sizeHint().width() + _GAP
            for each in takewhile(self._goes_on, self._laid[place + 1 :])
        ]
        if self._laid[place].sizeHint().width() + sum(rest) <= width:
            return sum(rest)
        return sum(rest[:1]) if isinstance(self._laid[place], QLabel) else 0

    def _goes_on(self, part: QWidget) -> bool:
        return part not in self._before

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Return how high all lines are."""
        return max((place.bottom() + 1 for place in self.places(width)), default=LEAST)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size of one line."""
        return QSize(200, LEAST)

    def _lay_out(self) -> None:
        mirrored = self.isRightToLeft()
        for part, place in zip(self._laid, self.places(self.width()), strict=True):
            if mirrored:
                place.moveTopLeft(QPoint(self.width() - place.right() - 1, place.y()))
            part.setGeometry(place)

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Break the lines anew."""
        super().resizeEvent(event)
        self._lay_out()

    # ---- keys

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Go from chip to chip by arrows, and down to the cards."""
        buttons = list(self.buttons)
        here = next((n for n, each in enumerate(buttons) if each.hasFocus()), None)
        on = -1 if self.isRightToLeft() else 1
        steps = {_Key.Key_Right: on, _Key.Key_Left: -on, _Key.Key_Up: -1}
        ends = {_Key.Key_Home: 0, _Key.Key_End: len(buttons) - 1}
        key = _Key(event.key())
        if here is None or not (key in steps or key in ends or key == _Key.Key_Down):
            super().keyPressEvent(event)
            return
        event.accept()
        if key == _Key.Key_Down:
            self.left.emit()
            return
        place = ends.get(key, min(max(here + steps.get(key, 0), 0), len(buttons) - 1))
        buttons[place].setFocus(Qt.FocusReason.TabFocusReason)
        self.reached.emit(buttons[place])


def _button(parent: QWidget) -> QToolButton:
    button = ChipButton(parent)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys where they are
    button.setMinimumHeight(LEAST)
    return button


def _with_count(cards: CardFilter, trait: Trait) -> str:
    words = cards.words(trait)
    if trait.about is About.OWNER:
        words = isolated(words, _LONGEST)
    return tr("{value} {n}").format(value=words, n=f"{cards.counts[trait]:,}")


def _written(words: str) -> str:
    """Return words, safe from the & marks of buttons and menus."""
    return words.replace("&", "&&")


def first_of(buttons: Iterable[QToolButton]) -> QToolButton | None:
    """Return the chip that the keyboard goes to: the first chosen one, or else the first."""
    every = list(buttons)
    return next((each for each in every if each.isChecked()), every[0] if every else None)
