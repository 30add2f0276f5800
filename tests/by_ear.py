# SPDX-License-Identifier: MIT
"""A canvas made from nothing, whole, by what a screen reader gives alone: names and actions.

Where the things come from, whether from Qt itself or over the bus of AT-SPI, is the caller's.
"""

import datetime
from collections.abc import Callable, Collection, Iterator
from typing import Any, Protocol

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Brief, Card
from stratcanvas.domain.fields import Choice, fields_of
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

    @property
    def labels(self) -> "Thing | None":
        """Return the shown thing whose label it is, if any."""
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
        self.panel = find(window, lambda thing: thing.name == "Inspector" and any(thing.children()))

    def card(self, words: str) -> Thing:
        """Return the card, heading, group or connector in whose name some words stand."""
        return find(self.canvas, lambda thing: words in thing.name)

    def write(self, words: str) -> None:
        """Write in the field that has the keyboard, and end it by going to the strategy."""
        find(self.canvas, lambda thing: thing.is_written_in).write(words)
        self.card("Strategy, ").act("Press")

    def add(self, group: str, action: str, words: str) -> None:
        """Have one more card in a group, and write on it."""
        self.card(group).act(action)
        self.write(words)

    def connect(self, tactic: str, problems: list[int]) -> None:
        """Connect a tactic with problems, by their numbers."""
        for number in problems:
            self.card(tactic).act(f"Connect with problem {number}")

    def fill(self, card: str, record: Brief | Card) -> None:
        """Select a card, and put what a record says into the fields of the panel, by their labels.

        What stands there already as it is by default is left.
        """
        self.card(card).act("Press")
        said = {
            field.label: value
            for field in fields_of(type(record))
            if (value := getattr(record, field.name)) != field.default or field.fills_in
            if field.editable
        }
        places = dict(_labelled(self.panel, said.keys()))
        for label, value in said.items():
            if isinstance(value, Choice):
                places[label].act("ShowMenu")
                find(places[label], _named(value.label)).act("Toggle")
            else:
                day = isinstance(value, datetime.date)
                places[label].write(value.isoformat() if day else value)

    def make(self, canvas: Canvas) -> None:
        """Make all that a canvas says: every card with every field, and what connects them."""
        for problem in canvas.ranked:
            self.add("Problems of the customer", "Add a problem", problem.statement)
            self.fill(problem.statement, problem)
        for tactic in canvas.tactics.values():
            self.add(tactic.aim.label, "Add a tactic", tactic.title)
            self.fill(tactic.title, tactic)
            served = canvas.problems_of.get(tactic.id, ())
            self.connect(tactic.title, [canvas.number[each] for each in served])
        self.fill("Strategy, ", canvas.strategy)
        self.fill("The customer, ", canvas.brief)

    def untold(self, canvas: Canvas) -> set[str]:
        """Return what is not told as it should be once a canvas was made, by name."""
        wanted = {
            spoken(canvas, key)
            for key in (*canvas.problems, *canvas.tactics, *canvas.links, canvas.strategy.id)
        }
        return wanted - set(_names(self.canvas))


def _labelled(within: Thing, labels: Collection[str]) -> Iterator[tuple[str, Thing]]:
    for child in within.children():
        if child.name in labels and (labelled := child.labels) is not None:
            yield child.name, labelled
        else:
            yield from _labelled(child, labels)


def _named(words: str) -> Callable[[Thing], bool]:
    return lambda thing: thing.name == words


def _names(within: Thing) -> Iterator[str]:
    for child in within.children():
        yield child.name
        yield from _names(child)


def said_in(canvas: Canvas) -> dict[str, Any]:
    """Return all that a canvas says: everything but ids and places."""
    ranked = [_said(each) for each in canvas.ranked]
    tactics = {
        each.title: (
            _said(each),
            sorted(canvas.number[key] for key in canvas.problems_of.get(each.id, ())),
        )
        for each in canvas.tactics.values()
    }
    notes = sorted(each.text for each in canvas.notes.values())
    heads = _said(canvas.brief), _said(canvas.strategy)
    return {"heads": heads, "problems": ranked, "tactics": tactics, "notes": notes}


def _said(record: Brief | Card) -> dict[str, Any]:
    fields = fields_of(type(record))
    return {each.name: getattr(record, each.name) for each in fields if each.editable}
