# SPDX-License-Identifier: MIT
"""The sample canvas made from nothing by what a screen reader gives alone: names and actions.

Where the things come from, whether from Qt itself or over the bus of AT-SPI, is the caller's.
"""

from collections.abc import Callable, Iterator
from typing import Protocol

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim
from stratcanvas.domain.names import spoken


class Thing(Protocol):
    """Something that a screen reader tells of."""

    @property
    def name(self) -> str:
        """Return what is said for it."""
        ...

    @property
    def is_written_in(self) -> bool:
        """Tell whether it takes words and has the keyboard."""
        ...

    def children(self) -> Iterator["Thing"]:
        """Yield what is in it."""
        ...

    def act(self, action: str) -> None:
        """Do something with it by the name of an action, and let that come about."""
        ...

    def write(self, words: str) -> None:
        """Put words into it."""
        ...


def find(within: Thing, fits: Callable[[Thing], bool]) -> Thing:
    """Return the first thing in another that fits; raises LookupError where there is none."""
    found = _find(within, fits)
    if found is None:
        raise LookupError(within.name)
    return found


def _find(within: Thing, fits: Callable[[Thing], bool]) -> Thing | None:
    for child in within.children():
        if fits(child):
            return child
        if (deeper := _find(child, fits)) is not None:
            return deeper
    return None


def called(words: str) -> Callable[[Thing], bool]:
    """Return what tells things whose name begins with some words."""
    return lambda thing: thing.name.startswith(words)


class Listener:
    """Works at a window by ear alone."""

    def __init__(self, window: Thing) -> None:
        self.window = window
        self.canvas = find(window, called("Canvas, "))

    def card(self, words: str) -> Thing:
        """Return the card, heading or connector in whose name some words stand."""
        return find(self.canvas, lambda thing: words in thing.name)

    def write(self, words: str) -> None:
        """Write in the field that has the keyboard, and end it by going to the strategy."""
        find(self.canvas, lambda thing: thing.is_written_in).write(words)
        self.card("Strategy, ").act("Press")

    def rewrite(self, card: str, words: str) -> None:
        """Write on a card that is there."""
        self.card(card).act("Edit")
        self.write(words)

    def add(self, button: str, words: str) -> None:
        """Press a button of the tool bar, and write on the card that comes."""
        find(self.window, lambda thing: thing.name == button).act("Press")
        self.write(words)

    def connect(self, tactic: str, problems: list[int]) -> None:
        """Connect a tactic with problems, by their numbers."""
        for number in problems:
            self.card(tactic).act(f"Connect with problem {number}")

    def make(self, canvas: Canvas) -> None:
        """Make customer, strategy, problems, tactics and connectors of a canvas."""
        self.rewrite("The customer, ", canvas.brief.customer)
        self.rewrite("Strategy, ", canvas.strategy.statement)
        for problem in canvas.ranked:
            self.add("Problem", problem.statement)
        for tactic in canvas.tactics.values():
            kind = f"{tactic.kind.word}: " if tactic.kind.word else ""
            self.add("Tactic", kind + tactic.title)
            aim = "Educate" if tactic.aim is Aim.EDUCATE else "Help solve"
            served = canvas.problems_of.get(tactic.id, ())
            if served:
                self.connect(tactic.title, [canvas.number[each] for each in served])
            if served and f", {aim}, " not in self.card(f"{tactic.title}, for").name:
                self.card(f"{tactic.title}, for").act("Change sides")

    def told(self, canvas: Canvas) -> set[str]:
        """Return what is not told as it should be once a canvas was made: names, each with why."""
        awareness = {each.awareness.label for each in canvas.problems.values()}
        wanted = {
            spoken(canvas, key)
            for key in (*canvas.problems, *canvas.tactics, *canvas.links, canvas.strategy.id)
        }
        names = set(_names(self.canvas))
        return {
            each
            for each in wanted
            if _without(each, awareness) not in {_without(name, awareness) for name in names}
        }


def _without(name: str, labels: set[str]) -> str:
    """Return a problem's name without whether they know of it: that is chosen in a panel."""
    for label in (*labels, "Not asked yet"):
        name = name.replace(f", {label},", ",")
    return name


def _names(within: Thing) -> Iterator[str]:
    for child in within.children():
        yield child.name
        yield from _names(child)
