# SPDX-License-Identifier: MIT
"""What the strategy and the problems both speak of, or that there is nothing."""

from collections.abc import Iterator

from stratcanvas.coach.audience import Audience
from stratcanvas.coach.prose import Prose, Word, said
from stratcanvas.coach.vocabulary import kin_of, word_list
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Strategy

_ENOUGH_WORDS, _ENOUGH_OF_PROBLEMS = 5, 6
"""Content words that a statement, and the problems, need for them to be able to share one."""


def strategy_misses_problems(
    canvas: Canvas, audience: Audience, strategy: Strategy
) -> tuple[str, ...]:
    """Answer with what the strategy speaks of, where no problem speaks of any of it."""
    prose = audience.prose(strategy.statement)
    own = _speaks_of(audience, prose)
    mine = prose.stems_of(own)
    if len(mine) < _ENOUGH_WORDS or not prose.is_in_language:
        return ()
    kin, of_problems = _kin(audience, prose), 0
    for theirs in _of_problems(canvas, audience):
        meets = not (mine.isdisjoint(theirs.stems) and kin.isdisjoint(_kin(audience, theirs)))
        if meets or not theirs.is_in_language:  # of two languages nothing can be compared
            return ()
        of_problems += len(theirs.stems)
    return said(own) if of_problems >= _ENOUGH_OF_PROBLEMS else ()


def meets_problems(canvas: Canvas, audience: Audience, strategy: Strategy) -> bool:
    """Tell whether the strategy and a problem have a word in common that says what it is about.

    To speak of time or money as well is enough to keep silent, but too little to be told.
    """
    prose = audience.prose(strategy.statement)
    mine = prose.stems_of(_speaks_of(audience, prose))
    return any(not mine.isdisjoint(theirs.stems) for theirs in _of_problems(canvas, audience))


def _of_problems(canvas: Canvas, audience: Audience) -> Iterator[Prose]:
    for problem in canvas.problems.values():
        yield audience.prose(problem.statement)
        yield audience.prose(problem.cost)


def _speaks_of(audience: Audience, prose: Prose) -> list[Word]:
    """Return the words that say what a strategy is about, apart from whom it is for."""
    own = [word for word in prose.content if not audience.is_customer(prose, word)]
    if audience.language != "en":
        return own
    empty = word_list("guiding") | word_list("helping") | word_list("says_nothing")
    return [word for word in own if not word.is_among(empty)]


def _kin(audience: Audience, prose: Prose) -> frozenset[int]:
    """Return what a text speaks of in general: money, time, people who leave …"""
    if audience.language != "en":
        return frozenset()
    return frozenset(n for word in prose.words for n in kin_of(word.base) | kin_of(word.small))
