# SPDX-License-Identifier: MIT
"""Where connectors run: smooth curves from a tactic's inner edge to the near edge of a problem.

Ends spread along both edges in the order of what is at the other end, so that lines neither
merge nor cross needlessly; on a problem's edge they keep clear of corners and rank badge.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from stratcanvas.domain.arrange import CanvasLayout
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim
from stratcanvas.domain.geometry import Point, Rect

STEP = 9.0
"""The distance between two ends on an edge, where there is room (scene units)."""
CLEAR = 16.0
"""Ends keep this far from an edge's ends: the rank badge and the round corners."""
REACH = 0.5
"""How far the horizontal tangents reach, as a part of the horizontal distance."""
LEAST_REACH = 22.0


class Curve(NamedTuple):
    """A cubic Bézier curve from a tactic to a problem, in scene units."""

    start: Point
    c1: Point
    c2: Point
    end: Point


def routes(
    canvas: Canvas, layout: CanvasLayout, near: Collection[str] | None = None
) -> dict[str, Curve]:
    """Return each link's curve by its id.

    With ``near`` only the links that a change of those cards (or links) can move: their own,
    and those that share an edge with them.
    """
    tactics, problems = _touched(canvas, near)
    starts: dict[str, float] = {}
    ends: dict[str, float] = {}
    for tactic in tactics:
        starts.update(stops(canvas, layout.cards, tactic))
    for problem in problems:
        ends.update(stops(canvas, layout.cards, problem))
    return {
        link: curve_between(canvas, layout.cards, link, start, ends[link])
        for link, start in starts.items()
        if link in ends
    }


def stops(canvas: Canvas, cards: Mapping[str, Rect], card: str) -> dict[str, float]:
    """Return the height at which each link of a tactic or problem ends on that card, by link id.

    In the order of what is at the other end; a problem has one edge for each aim.
    """
    if card in canvas.tactics:
        middles = [
            ((rect := cards[each]).y + rect.height / 2, each)
            for each in canvas.problems_of.get(card, ())
        ]
        middles.sort()
        spots = _spread(cards[card], len(middles))
        return {card + each: y for (_, each), y in zip(middles, spots, strict=True)}
    found: dict[str, float] = {}
    for aim in Aim:
        serving = [
            ((rect := cards[each]).y + rect.height / 2, each)
            for each in canvas.tactics_of.get(card, ())
            if canvas.tactics[each].aim is aim
        ]
        serving.sort()
        spots = _spread(cards[card], len(serving))
        found.update((each + card, y) for (_, each), y in zip(serving, spots, strict=True))
    return found


def _touched(canvas: Canvas, near: Collection[str] | None) -> tuple[Iterable[str], Iterable[str]]:
    """Return the tactics and problems whose edges must be spread anew."""
    if near is None:
        return canvas.problems_of, canvas.tactics_of
    cards = {card for key in near for card in ((key[:16], key[16:]) if len(key) == 32 else (key,))}
    problems = {card for card in cards if card in canvas.tactics_of}
    for card in cards:
        problems.update(canvas.problems_of.get(card, ()))
    tactics = {each for problem in problems for each in canvas.tactics_of[problem]}
    return tactics, {each for tactic in tactics for each in canvas.problems_of[tactic]}


def _spread(rect: Rect, count: int) -> list[float]:
    """Return the heights of ``count`` ends on a card's upright edge, from the top down."""
    first, step = _first_of(rect, count)
    return [first + step * place for place in range(count)]


def spot_on(rect: Rect, count: int, place: int) -> float:
    """Return the height of one (from 0) of ``count`` ends on a card's upright edge."""
    first, step = _first_of(rect, count)
    return first + step * place


def _first_of(rect: Rect, count: int) -> tuple[float, float]:
    """Return the height of the first of ``count`` ends, and how far the next one is below it."""
    room = max(0.0, rect.height - 2 * CLEAR)
    step = min(STEP, room / (count - 1)) if count > 1 else 0.0
    return rect.y + rect.height / 2 - step * (count - 1) / 2, step


def curve_between(
    canvas: Canvas, cards: Mapping[str, Rect], link: str, start_y: float, end_y: float
) -> Curve:
    """Return a link's curve whose ends stand at these heights (see ``stops``)."""
    tactic, problem = canvas.links[link].tactic, canvas.links[link].problem
    start, end = cards[tactic], cards[problem]
    if canvas.tactics[tactic].aim is Aim.EDUCATE:
        return free_curve(Point(start.right, start_y), Point(end.x, end_y), Aim.EDUCATE)
    return free_curve(Point(start.x, start_y), Point(end.right, end_y), Aim.SOLVE)


def free_curve(start: Point, end: Point, aim: Aim) -> Curve:
    """Return the curve from a point on a tactic of that aim to a point, horizontal at both ends."""
    reach = max(LEAST_REACH, abs(end.x - start.x) * REACH)
    if aim is Aim.SOLVE:
        reach = -reach
    return Curve(start, Point(start.x + reach, start.y), Point(end.x - reach, end.y), end)
