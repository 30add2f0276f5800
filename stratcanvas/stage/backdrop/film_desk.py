# SPDX-License-Identifier: MIT
"""What a window's thread and the one that draws connectors hand each other."""

import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, QRect, QSize, Signal
from PySide6.QtGui import QImage

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim
from stratcanvas.domain.geometry import Rect
from stratcanvas.paint.connector import Stroke, resting_stroke
from stratcanvas.paint.route import Curve
from stratcanvas.session.turns import GivesWay
from stratcanvas.stage.backdrop.led_texts import Changed
from stratcanvas.stage.backdrop.resting import RestingLook


@dataclass(frozen=True, eq=False, slots=True)
class Order:
    """A picture of connectors that is wanted."""

    area: Rect
    size: QSize
    """Pixels of the picture."""
    look: RestingLook
    block: QRect
    state: object
    """The tiles that it is for, and what it was ordered in, for whoever asks."""

    @property
    def stroke(self) -> Stroke:
        """Return how each line is drawn."""
        if self.look.straight:
            return Stroke(self.look.width, is_fine=True, aside=0.0)
        return resting_stroke(self.look.width, self.size.width() / self.area.width)


@dataclass(frozen=True, slots=True)
class WholeNews:
    """News of a whole canvas."""

    canvas: Canvas
    cards: dict[str, Rect]
    headings: dict[Aim, Rect]
    bounds: Rect
    straight: bool


@dataclass(frozen=True, slots=True)
class LineNews:
    """News of straight lines that run differently: how they do, None for one that is gone."""

    lines: Mapping[str, Curve | None]
    straight: bool = True


@dataclass(frozen=True, slots=True)
class CurveNews:
    """News of a canvas whose connectors are curves."""

    changed: Changed
    straight: bool = False


News = WholeNews | LineNews | CurveNews


def _with(waiting: list[News], news: News) -> list[News]:
    """Return what waits to be told, and some news, as one with those of its kind.

    A whole canvas takes the place of all that was told of it.
    """
    of_others = [each for each in waiting if each.straight is not news.straight]
    before = [each for each in waiting if each.straight is news.straight]
    match (before, news):
        case ([*whole, CurveNews(changed=earlier)], CurveNews(changed=later)):
            return [*of_others, *whole, CurveNews(earlier.then(later))]
        case ([*whole, LineNews(lines=earlier)], LineNews(lines=later)):
            return [*of_others, *whole, LineNews({**earlier, **later})]
        case (_, WholeNews()):
            return [*of_others, news]
        case _:
            return [*of_others, *before, news]


class Desk:
    """What the window's thread and the drawing one hand each other."""

    def __init__(self) -> None:
        self.bell, self.beside = Bell(), GivesWay()
        self.closed = False
        self._turn = threading.Condition()
        self._news: list[News] = []
        self._orders: list[Order] = []
        self._in_hand: Order | None = None
        self._guessed = set[Order]()  # of those that wait: a picture of them is there
        self._made: list[tuple[Order, QImage, bool]] = []

    def ask(self, news: Iterable[News], orders: Iterable[Order]) -> None:
        """Have these pictures drawn, the first one first, and none that was asked for before.

        What waits to be told is told as one.
        """
        fresh = list(news)
        with self._turn:
            for each in fresh:
                self._news = _with(self._news, each)
            self._orders = [each for each in orders if each is not self._in_hand]
            self._turn.notify()

    def ask_again(self, orders: Iterable[Order], news: Iterable[News] = ()) -> None:
        """Have pictures drawn that could not be, before all others: none of them is in hand."""
        again, fresh = list(orders), list(news)
        with self._turn:
            for each in fresh:
                self._news = _with(self._news, each)
            self._orders[:0] = again
            if self._in_hand in again:
                self._in_hand = None
            self._turn.notify()

    def close(self) -> None:
        """Have no more drawn, and do not wait for what is being drawn."""
        with self._turn:
            self.closed = True
            self._turn.notify()

    def take(self, *, wait: bool) -> tuple[list[News], Order | None]:
        """Return the news, and what to draw then; wait for either."""
        with self._turn:
            while wait and not (self.closed or self._news or self._orders):
                self._turn.wait()
            news, self._news = self._news, []
            self._in_hand = self._orders.pop(0) if self._orders else None
            self._guessed.clear()
            return news, self._in_hand

    def is_told_anew(self) -> bool:
        """Tell whether news of a whole canvas with curves waits: what is told now is past."""
        with self._turn:
            return any(isinstance(each, WholeNews) and not each.straight for each in self._news)

    def take_to_guess(self) -> Order | None:
        """Return a curved picture that is waited for, to be drawn by guess, if none was yet."""
        with self._turn:
            for each in (self._in_hand, *self._orders):
                if each is not None and not each.look.straight and each not in self._guessed:
                    self._guessed.add(each)
                    return each
        return None

    def put(self, order: Order, picture: QImage, *, is_sure: bool = True) -> None:
        """Hand a picture over; one that is not sure is drawn once more."""
        with self._turn:
            if is_sure:
                self._in_hand = None
            if self.closed:
                return
            self._made.append((order, picture, is_sure))
        self.bell.rung.emit()

    def collect(self) -> list[tuple[Order, QImage, bool]]:
        """Return the pictures that were made since, and which of them are sure."""
        with self._turn:
            made, self._made = self._made, []
        return made


class Bell(QObject):
    """Tells the window's thread that something was put there for it."""

    rung = Signal()
