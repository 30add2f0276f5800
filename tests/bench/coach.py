# SPDX-License-Identifier: MIT
"""What the coach reads: one edit against a canvas read from nothing, ten times the cards, and texts
made to take long against harmless ones of the same words.
"""

import itertools
from collections.abc import Iterator
from functools import partial

from stratcanvas.coach import prose
from stratcanvas.coach.text_findings import TextFindings, text_findings
from stratcanvas.domain import commands
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Brief, Problem, Strategy, Tactic
from tests import makers
from tests.bench.pairs import Figure, call, ratio

CARDS = 1_000
_WHO = [
    "owners",
    "bakers",
    "nurses",
    "drivers",
    "tenants",
    "teachers",
    "couples",
    "farmers",
    "plumbers",
    "parents",
]
_DO = ["lose", "forget", "miss", "waste", "hide", "break", "confuse", "delay", "repeat", "lend"]
_WHAT = [
    "invoices",
    "keys",
    "orders",
    "receipts",
    "letters",
    "tools",
    "bookings",
    "parcels",
    "pictures",
    "passwords",
]
_HOSTILE = [
    ("our “", "our ”"),  # marks that open and never close
    ("our ‘", "our ›"),
    ("no x ", "so x "),  # one denial after the other
    ("x." * 500 + " ! " * 200, "x," * 500 + " ; " * 200),  # dots without an end
]
"""Words that fill a text, and others that differ from them in what makes a reader go back."""
_WHEN = ["at lunch", "every January", "before the holidays", "in the evening", "on Mondays"]


def figures() -> Iterator[Figure]:
    """Yield the figures; the dictionaries are loaded before."""
    small, large = plan(CARDS), plan(10 * CARDS)
    state = text_findings(small)
    turns = itertools.cycle("ab")
    edit = call(lambda: typed(state, next(turns)))
    anew = call(partial(read_anew, small))
    yield Figure(name="coach: an edit", ratio=ratio(edit, anew), target=0.05)
    yield Figure(
        name="coach: ten times the cards",
        ratio=ratio(call(partial(read_anew, large)), anew),
        target=12.0,
    )
    yield Figure(
        name="coach: hostile texts",
        ratio=max(
            ratio(*(call(partial(read_anew, filled(words))) for words in pair), rounds=3)
            for pair in _HOSTILE
        ),
        target=1.5,
    )


def filled(words: str) -> Canvas:
    """Return a canvas full of some words: a hundred problems as long as a text may be read."""
    text = (words * prose.LOOKED_AT)[: prose.LOOKED_AT]
    problems = [
        Problem(id=makers.key(n, makers.PROBLEM), statement=f"{n} {text}", rank=float(n))
        for n in range(1, 101)
    ]
    brief = Brief(id=makers.key(1), customer="Bakers", language="en")
    return Canvas(brief, Strategy(id=makers.key(2), statement=text), problems)


def plan(cards: int) -> Canvas:
    """Return a canvas with that many cards, half problems and half tactics."""
    texts = (
        f"{who} {do} {number} {what} {when}".capitalize()
        for number, (who, do, what, when) in enumerate(
            itertools.cycle(itertools.product(_WHO, _DO, _WHAT, _WHEN)), start=1
        )
    )
    brief = Brief(id=makers.key(1), customer="Owners of small firms", language="en")
    strategy = Strategy(id=makers.key(2), statement="Show owners what they miss, and help them.")
    half = range(1, cards // 2 + 1)
    problems = [
        Problem(id=makers.key(n, makers.PROBLEM), statement=next(texts), rank=float(n))
        for n in half
    ]
    tactics = [Tactic(id=makers.key(n, makers.TACTIC), title=next(texts), x=80.0) for n in half]
    return Canvas(brief, strategy, [*problems, *tactics])


def read_anew(canvas: Canvas) -> TextFindings:
    """Read every text as if it had never been read."""
    prose.read.cache_clear()
    return text_findings(canvas)


def typed(found: TextFindings, letter: str) -> TextFindings:
    """Read on after one letter was typed on a card."""
    card = makers.key(7, makers.PROBLEM)
    words = f"Nobody answers the phone {letter}"
    changes = commands.set_field(found.canvas, [card], "statement", words)
    return found.after(found.canvas.apply(changes), changes)
