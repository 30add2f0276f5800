# SPDX-License-Identifier: MIT
"""What the strategy and the problems both speak of, or that there is nothing."""

from collections.abc import Iterator

from stratcanvas.coach.audience import Audience
from stratcanvas.coach.prose import Prose, Word, said
from stratcanvas.coach.vocabulary import kin_of, phrases, word_list
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
    """Tell whether the strategy surely speaks of a problem: of the same thing, or of two akin ones.

    To speak of time or money as well is enough to keep silent, but too little to be told; so is
    what every plan says of itself (lead, grow, revenue), and one word that only looks akin.
    """
    prose = audience.prose(strategy.statement)
    mine = _without_own_ends(audience, prose)
    named = {name for word in mine if not _is_measure(audience, prose, word) for name in _of(word)}
    stems = prose.stems_of(mine)
    for theirs in _of_problems(canvas, audience):
        if stems.isdisjoint(theirs.stems):
            continue
        its = _without_own_ends(audience, theirs)
        akin = stems & theirs.stems_of(its)
        if len(akin) > 1 or any(not named.isdisjoint(_of(word)) for word in its):
            return True
    return False


def _of(word: Word) -> tuple[str, ...]:
    """Return how one thing is called, and many: what else changes a word may change its sense."""
    return (word.small, word.base) if word.small.endswith("s") else (word.small,)


def _without_own_ends(audience: Audience, prose: Prose) -> list[Word]:
    """Return the words that say what a text is about, without those for what a founder wants."""
    found = _speaks_of(audience, prose)
    if audience.language != "en":
        return found
    own = [word_list(name) for name in ("self_regarding", "self_regarding_with", "target_verbs")]
    empty = word_list("buzz").union(*own)
    return [word for word in found if not word.is_among(empty)]


def _is_measure(audience: Audience, prose: Prose, word: Word) -> bool:
    """Tell whether a word of a text is one by which founders count: revenue, clients, orders."""
    if audience.language != "en":
        return False
    spans = (m.span() for m in phrases("our_measures").finditer(prose.plain))
    return any(start <= word.start < end for start, end in spans)


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
