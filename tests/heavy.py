# SPDX-License-Identifier: MIT
"""Canvases that are valid and heavier than anybody's: many cards, many connectors, long words."""

from collections.abc import Callable, Iterable, Iterator

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim, Brief, Note, Problem, Strategy, Tactic
from stratcanvas.domain.fields import LONGEST_TEXT
from stratcanvas.domain.links import Link
from stratcanvas.domain.records import Record
from tests import makers

ARABIC = "مرحبا بالعالم خطة العمل السنوية "
_ACROSS = 300
"""Cards in a row of a large field of them."""


def notes(count: int) -> Canvas:
    """Return a canvas with a field of notes, and two cards that can be joined."""
    return _canvas([*_pair(), *_field_of_notes(count)])


def loose(count: int) -> Canvas:
    """Return a canvas with tactics that serve nothing, and one that does."""
    return _canvas([*_pair(), *_tactics(count)])


def meshed(problems: int, tactics: int) -> Canvas:
    """Return a canvas on which every tactic serves every problem."""
    centre, wings = list(_problems(problems)), list(_tactics(tactics))
    links = [Link(tactic=one.id, problem=other.id) for one in wings for other in centre]
    return _canvas([*centre, *wings, *links])


def long_words(words: str, cards: int) -> Canvas:
    """Return a canvas whose every card says the same, as long as a text may be."""
    whole = (words * (LONGEST_TEXT // len(words) + 1))[:LONGEST_TEXT]
    centre = [
        Problem(id=makers.key(n, makers.PROBLEM), statement=whole, cost=whole, rank=float(n))
        for n in range(1, cards + 1)
    ]
    wings = [
        Tactic(
            id=makers.key(n, makers.TACTIC),
            title=whole,
            detail=whole,
            aim=Aim.EDUCATE if n % 2 else Aim.SOLVE,
            x=72.0,
            y=400.0 * n,
        )
        for n in range(1, cards + 1)
    ]
    links = [Link(tactic=one.id, problem=two.id) for one, two in zip(wings, centre, strict=True)]
    paper = [
        Note(id=makers.key(n, makers.NOTE), text=whole, x=1500.0, y=400.0 * n)
        for n in range(1, cards + 1)
    ]
    return _canvas([*centre, *wings, *links, *paper], whole)


def _canvas(
    records: Iterable[Record], words: str = "Show owners where their evenings go."
) -> Canvas:
    brief = Brief(id=makers.key(1), title="A heavy plan", customer="Owners with too much to do")
    return Canvas(brief, Strategy(id=makers.key(2), statement=words), records)


def _pair() -> Iterator[Record]:
    problem = Problem(id=makers.key(0, makers.PROBLEM), statement="The month end", rank=0.0)
    other = Problem(id=makers.key(1, makers.PROBLEM), statement="The till", rank=1.0)
    tactic = Tactic(id=makers.key(0, makers.TACTIC), title="A cash sheet", x=72.0, y=-300.0)
    yield from (problem, other, tactic, Link(tactic=tactic.id, problem=problem.id))


def _problems(count: int) -> Iterator[Problem]:
    for n in range(1, count + 1):
        words = f"Problem {n} takes evenings"
        yield Problem(id=makers.key(n, makers.PROBLEM), statement=words, rank=float(n))


def _tactics(count: int) -> Iterator[Tactic]:
    for n in range(1, count + 1):
        row, column = divmod(n // 2, _ACROSS)
        yield Tactic(
            id=makers.key(n, makers.TACTIC),
            title=f"Tactic {n}",
            aim=Aim.EDUCATE if n % 2 else Aim.SOLVE,
            x=72.0 + 276.0 * column,
            y=150.0 * row,
        )


def _field_of_notes(count: int) -> Iterator[Note]:
    for n in range(1, count + 1):
        row, column = divmod(n, _ACROSS)
        text = f"Remember {n}"
        yield Note(id=makers.key(n, makers.NOTE), text=text, x=900.0 + 220.0 * column, y=90.0 * row)


FILES: dict[str, Callable[[], Canvas]] = {
    "1,000 cards": lambda: makers.crowded(60, 900, notes=40),
    "10,000 cards": lambda: makers.crowded(200, 9_600, notes=200),
    "99,000 notes": lambda: notes(99_000),
    "300 × 300 links": lambda: meshed(300, 300),
    "90,000 loose tactics": lambda: loose(90_000),
    "20,000 line ends": lambda: long_words("\n", 20),
    "20,000 Arabic letters": lambda: long_words(ARABIC, 50),
}
"""The files of the campaign `hand`, by what is heavy about them."""
FULL = {"20,000 line ends", "20,000 Arabic letters"}
"""Those on whose cards not a letter more can be kept."""
LARGE = {"1,000 cards", "10,000 cards"}
"""Those that somebody may well have; all others are as heavy as a file can be."""
