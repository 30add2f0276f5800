# SPDX-License-Identifier: MIT
"""Every card as a rectangle and every connector as a straight line, ready to be drawn in one call.

They are made when first asked for, or beside the windows, and kept up change by change: making
them anew for one card would hold a window with 100,000 of them for half a second.
"""

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property

from PySide6.QtCore import QLineF, QRectF

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Note, Problem, Strategy, Tactic
from stratcanvas.domain.rules import counts
from stratcanvas.paint.pens import rectf
from stratcanvas.stage.places.live_layout import LiveLayout, Moved

SORTS = ("strategy", "problem", "educate", "solve", "uncounted", "note")
"""The sorts of card, as the theme names them, those drawn over others last."""
MANY = 500
"""Of fewer cards than this each is followed."""
_PART = 4
"""Of how many cards one has to move for all to be made anew."""
LUMP = 1_000
"""Connectors that are made at once, when very many have moved together."""

CROWD = 500
"""With more connectors than this those at rest are drawn beside the window, and finely."""
MASS = 30_000
"""With more connectors than this all are straight lines, which are drawn in one call."""


def is_crowded(canvas: Canvas) -> bool:
    """Tell whether there are so many connectors that those at rest are drawn beside the window."""
    return len(canvas.links) > CROWD


def is_mass(canvas: Canvas) -> bool:
    """Tell whether there are too many connectors for each to be a curve, and to be hit."""
    return len(canvas.links) > MASS


class Late:
    """The cards that have moved with very many others; the lines of theirs lie as they lay."""

    def __init__(self) -> None:
        self.cards: dict[str, None] = {}

    def __len__(self) -> int:
        return len(self.cards)

    def __contains__(self, link: str) -> bool:
        return link[:16] in self.cards or link[16:] in self.cards


class Shapes:
    """The rectangles and lines of one layout."""

    def __init__(self, layout: LiveLayout) -> None:
        self._layout = layout
        self.late = Late()
        """The connectors whose lines lie as they lay; of very many that move each is made later."""
        self._cards: dict[str, dict[str, QRectF]] | None = None
        self._changed: set[str] = set()  # cards since somebody asked for them

    @property
    def cards(self) -> dict[str, dict[str, QRectF]]:
        """Return the cards' rectangles (scene units) by id, by the sort of card.

        From near nobody asks for them; what has changed meanwhile is made when somebody does.
        """
        many = max(MANY, len(self._layout.cards) / _PART)
        if self._cards is None or len(self._changed) > many:
            self._cards = self._all_cards()
        elif self._changed:
            self._follow_cards(self._cards, self._changed)
        self._changed.clear()
        return self._cards

    def of(self, cards: Iterable[str]) -> dict[str, dict[str, QRectF]]:
        """Return the rectangles of some cards by sort, in the order that they are told in.

        Till somebody asks for all they are made for the asker, so that the first look from afar
        makes no more than it shows.
        """
        if self._cards is not None:
            there = self.cards
            return {
                sort: {key: rects[key] for key in cards if key in rects}
                for sort, rects in there.items()
            }
        canvas, places = self._layout.canvas, self._layout.cards
        found: dict[str, dict[str, QRectF]] = {sort: {} for sort in SORTS}
        for key in cards:
            if (rect := places.get(key)) is not None:
                found[_sort(canvas, key)][key] = rectf(rect)
        return found

    def _all_cards(self) -> dict[str, dict[str, QRectF]]:
        cards, canvas = self._layout.cards, self._layout.canvas
        return {sort: {key: QRectF(*cards[key]) for key in _keys(canvas, sort)} for sort in SORTS}

    def passing(self, sort: str) -> Iterator[tuple[str, QRectF]]:
        """Walk over the cards of a sort that there are now: who looks once need not have them kept.

        Ten thousand rectangles take 2.4 MB.
        """
        if self._cards is not None:
            yield from list(self.cards[sort].items())
            return
        there = self._layout.cards
        for key in list(_keys(self._layout.canvas, sort)):
            if (rect := there.get(key)) is not None:
                yield key, rectf(rect)

    @cached_property
    def lines(self) -> dict[str, QLineF]:
        """Return the connectors as lines between the facing edges of the cards they join."""
        return {key: self.line(key) for key in self._layout.canvas.links}

    @property
    def settled(self) -> list[QLineF]:
        """Return the lines of the connectors that are made as they are now."""
        if not self.late:
            return list(self.lines.values())
        return [line for key, line in self.lines.items() if key not in self.late]

    def make(self) -> None:
        """Make all now."""
        assert self.cards is not None
        assert self.lines is not None

    def follow(self, moved: Moved) -> None:
        """Go on to what the layout has after a change."""
        if self._cards is not None:
            self._changed |= moved.cards
        if "lines" in self.__dict__ and moved.everywhere:
            there = self._layout.canvas.links
            self.late.cards |= dict.fromkeys(moved.moved)
            self.late.cards |= {each.tactic: None for each in moved.joints if each.id in there}
            for each in moved.joints:
                self.lines.pop(each.id, None)
        elif "lines" in self.__dict__:
            self._make_lines(moved.links)

    def make_more(self) -> None:
        """Make some of the connectors that are not made yet."""
        canvas, lump, cards = self._layout.canvas, list[str](), self.late.cards
        while cards and len(lump) < LUMP:
            card = next(iter(cards))
            del cards[card]
            lump += (card + each for each in canvas.problems_of.get(card, ()))
            lump += (each + card for each in canvas.tactics_of.get(card, ()))
        self._make_lines(lump)

    def _make_lines(self, links: Iterable[str]) -> None:
        there = self._layout.canvas.links
        for key in links:
            if key in there:
                self.lines[key] = self.line(key)
            else:
                self.lines.pop(key, None)

    def _follow_cards(
        self, of_sort: dict[str, dict[str, QRectF]], changed: Collection[str]
    ) -> None:
        for key in changed:
            rect = self._layout.cards.get(key)
            now = _sort(self._layout.canvas, key) if rect is not None else None
            if now is not None and rect is not None and key in of_sort[now]:
                of_sort[now][key] = rectf(rect)  # as most: it has only moved, or reads differently
                continue
            for sort, rects in of_sort.items():
                if sort != now:
                    rects.pop(key, None)
                elif rect is not None:
                    rects[key] = rectf(rect)

    def line(self, link: str) -> QLineF:
        """Return a connector as a line, as its cards lie now."""
        cards = self._layout.cards
        (x, y, width, height), (x2, y2, width2, height2) = cards[link[:16]], cards[link[16:]]
        if x < x2:
            return QLineF(x + width, y + height / 2, x2, y2 + height2 / 2)
        return QLineF(x, y + height / 2, x2 + width2, y2 + height2 / 2)


def _keys(canvas: Canvas, sort: str) -> Iterable[str]:
    """Return the cards of a sort."""
    counting = canvas.problems_of
    match sort:
        case "strategy":
            return (canvas.strategy.id,)
        case "problem":
            return canvas.problems
        case "note":
            return canvas.notes
        case "uncounted":
            return (key for key in canvas.tactics if key not in counting)
    of_aim = (key for key, each in canvas.tactics.items() if each.aim.value == sort)
    return (key for key in of_aim if key in counting)


def _sort(canvas: Canvas, key: str) -> str:
    match canvas.get(key):
        case Tactic(aim=aim):
            return aim.value if counts(canvas, key) else "uncounted"
        case Problem():
            return "problem"
        case Note():
            return "note"
        case Strategy():
            return "strategy"
        case _:
            raise KeyError(key)


class Preparation:
    """What a view of a canvas needs first, made from plain data in whatever thread."""

    def __init__(self, canvas: Canvas) -> None:
        self.live_layout = LiveLayout(canvas)
        self.shapes = Shapes(self.live_layout)


LARGE = 500
"""Cards and connectors; what a view of fewer needs is made at once."""


def prepared(canvas: Canvas) -> Preparation | None:
    """Return what a large canvas needs to be shown, with all cards measured; None: it is small.

    Led, too, are all connectors that its first picture has to lead: those of a crowd it leaves to
    what draws them beside the window.
    """
    if sum(map(len, (canvas.problems, canvas.tactics, canvas.notes, canvas.links))) < LARGE:
        return None
    made = Preparation(canvas)
    if is_mass(canvas):
        made.shapes.make()
    elif not is_crowded(canvas):
        for link in canvas.links:
            made.live_layout.curve(link)
    return made
