# SPDX-License-Identifier: MIT
"""A crowded canvas's connectors as the drawing thread has them: led there, and written as texts.

It has where cards lie as the window had it when it told so, and finds itself which connectors of
others run differently after some have moved: the window never leads them all.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from time import perf_counter

from stratcanvas.domain.arrange import frame_width
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim
from stratcanvas.domain.geometry import Rect
from stratcanvas.domain.links import Link
from stratcanvas.session.spare_memory import give_back
from stratcanvas.stage.backdrop.curve_texts import CurveTexts, at_once
from stratcanvas.stage.places.courses import Courses
from stratcanvas.stage.places.guesses import likely
from stratcanvas.stage.places.index import Grid

SOON = 0.3
"""Seconds after which it is guessed how those connectors run that are not led yet, where most cards
have moved and less than half is done: to lead very many takes longer than anybody waits for.
"""


@dataclass(frozen=True, slots=True)
class Changed:
    """News of a canvas that changed."""

    canvas: Canvas
    cards: Mapping[str, Rect | None]
    """Where cards lie that moved or came; None: it is gone."""
    links: Collection[str]
    """Connectors that run differently since, of those that the window knows of."""
    joints: Collection[Link]
    """Links that came or went."""
    headings: Mapping[Aim, Rect]
    """Where the words over the wings stand."""
    bounds: Rect
    """Around everything."""

    def then(self, later: "Changed") -> "Changed":
        """Return both as one: what is moved to and fro is led once."""
        return Changed(
            later.canvas,
            {**self.cards, **later.cards},
            {*self.links, *later.links},
            [*self.joints, *later.joints],
            {**self.headings, **later.headings},
            later.bounds,
        )


class LedTexts:
    """The connectors of one canvas, as curves."""

    def __init__(self, between: Callable[[], object] = at_once) -> None:
        """``between``: see CurveTexts."""
        self.texts, self._between = CurveTexts(between=between), between
        self._cards: dict[str, Rect] = {}
        self._grid = Grid()
        self._bounds = Rect(0.0, 0.0, 0.0, 0.0)
        self._headings: dict[Aim, Rect] = {}
        self._courses: Courses | None = None

    def take(
        self,
        canvas: Canvas,
        cards: dict[str, Rect],
        headings: dict[Aim, Rect],
        bounds: Rect,
    ) -> Iterator[bool]:
        """Have a whole canvas; the places are handed over. It stops after each connector, and tells
        whether all are there, those that are not led yet by a guess.
        """
        most = 2 * sum(self._cards.get(key) != rect for key, rect in cards.items()) > len(cards)
        if most:  # to take each out where it is entered would take longer
            self.texts = CurveTexts(between=self._between)
        self.texts.keep(canvas.links)
        self._cards, self._grid, self._bounds = {}, Grid(cards), bounds
        self._headings = headings
        self._courses = courses = Courses(canvas, cards, self._strip, headings, keeps=False)
        left, ends, half = iter(canvas.links), perf_counter() + SOON, len(canvas.links) / 2
        for led, key in enumerate(left):  # its own keys: others would be in memory beside them
            self._lead(key)
            yield False
            if most and led < half and perf_counter() > ends:
                break
        slow, edge = list(left), frame_width(canvas) / 2
        for key in slow:
            plain, _, _ = courses.plain(key[:16], key[16:])
            self.texts.put_later(key, likely(plain, edge))
            yield False
        for key in slow:
            yield True
            self._lead(key)
        self._cards = cards  # whoever leaves this before has led none for sure

    def _lead(self, link: str) -> None:
        curve = None if self._courses is None else self._courses.curve(link)
        if curve is not None:
            self.texts.put_later(link, curve)

    def rest(self) -> None:
        """Let go what an edit makes again as far as it needs it: all connectors were led."""
        if self._courses is not None:
            self._courses.detours.forget_rows()

    def follow(self, news: Changed) -> None:
        """Go on to a canvas that changed."""
        courses = self._courses
        if courses is None:
            return
        before = {key: self._cards.get(key) for key in news.cards}
        for key, rect in news.cards.items():
            if rect is None:
                self._cards.pop(key, None)
                self._grid.drop(key)
            else:
                self._cards[key] = rect
                self._grid.put(key, rect)
        self._bounds = news.bounds
        self._headings |= news.headings
        led = courses.detours.follow(news.canvas, before, news.cards, ())
        anew, known = led.union(news.links), courses.canvas
        turned = {key[:16] for key in anew if _is_turned(key[:16], known, news.canvas)}
        courses.follow(news.canvas, news.cards.keys() | turned, news.joints, led)
        for key in anew:
            self.texts.put(key, courses.curve(key))
            self._between()

    def _strip(self, top: float, bottom: float, left: float, right: float) -> set[str]:
        """Return the cards between two heights, from one x to another."""
        bounds = self._bounds
        left, right = max(left, bounds.x), min(right, bounds.right)
        return self._grid.find(Rect(left, top, max(0.0, right - left), bottom - top))


def _is_turned(tactic: str, before: Canvas, after: Canvas) -> bool:
    """Tell whether a tactic has another aim: of one in the hand it is not told that it moved."""
    one, other = before.tactics.get(tactic), after.tactics.get(tactic)
    return one is not None and other is not None and one.aim is not other.aim


class BothTexts:
    """The connectors as the thread has them: as curves, and as straight lines."""

    def __init__(self, between: Callable[[], object] = at_once) -> None:
        """``between``: see CurveTexts."""
        self.led, self.lines = LedTexts(between), CurveTexts(straight=True, between=between)

    def texts(self, *, straight: bool) -> CurveTexts:
        """Return them as they are drawn one way or the other."""
        return self.lines if straight else self.led.texts

    @property
    def is_behind(self) -> bool:
        """Tell whether some are not entered by place."""
        return self.lines.is_behind or self.led.texts.is_behind

    def catch_up(self, count: int) -> None:
        """Enter so many; with the last of them goes what was needed for all of them only."""
        for each in (self.lines, self.led.texts):
            each.catch_up(count)
        if not self.is_behind:
            self.led.rest()
            give_back()
