# SPDX-License-Identifier: MIT
"""What a reader finds on a canvas, in which group and order, and what each is called.

A node is a card's or connector's id, or the name of a group.
"""

from functools import cached_property
from typing import Final

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim, Note, Problem, Tactic
from stratcanvas.domain.links import Link
from stratcanvas.domain.names import spoken, title_of
from stratcanvas.words import tr, translated, trn

ROOT: Final = "canvas"
FRAME: Final = "frame"
EDUCATE: Final = "educate"
SOLVE: Final = "solve"
NOTES: Final = "notes"
GROUPS: Final = frozenset({FRAME, EDUCATE, SOLVE, NOTES})
WINGS: Final = {EDUCATE: Aim.EDUCATE, SOLVE: Aim.SOLVE}


class Tree:
    """The nodes of one state of a canvas; what is asked for is made, and kept."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self._places: dict[str, dict[str, int]] = {}

    @cached_property
    def _groups(self) -> dict[str, tuple[str, ...]]:
        canvas = self.canvas
        groups = {
            ROOT: (canvas.id, canvas.strategy.id, FRAME, EDUCATE, SOLVE),
            FRAME: tuple(each.id for each in canvas.ranked),
            NOTES: tuple(sorted(canvas.notes, key=lambda key: _place(canvas.notes[key]))),
        }
        if canvas.notes:
            groups[ROOT] += (NOTES,)
        for name, aim in WINGS.items():
            wing = [each for each in canvas.tactics.values() if each.aim is aim]
            groups[name] = tuple(each.id for each in sorted(wing, key=_place))
        return groups

    def children(self, node: str) -> tuple[str, ...]:
        """Return what is in a node: cards in a group, its connectors in a tactic."""
        if node in self._groups:
            return self._groups[node]
        served = self.canvas.problems_of.get(node, ())
        return tuple(f"{node}{problem}" for problem in served)

    def parent(self, node: str) -> str:
        """Return the node that a node is in."""
        record = self.canvas.get(node)
        if isinstance(record, Problem):
            return FRAME
        if isinstance(record, Tactic):
            return EDUCATE if record.aim is Aim.EDUCATE else SOLVE
        if isinstance(record, Note):
            return NOTES
        return record.tactic if isinstance(record, Link) else ROOT

    def place(self, node: str) -> int:
        """Return which of its parent's children a node is, from 0; -1 for one that is gone."""
        parent = self.parent(node)
        places = self._places.get(parent)
        if places is None:
            places = {each: number for number, each in enumerate(self.children(parent))}
            self._places[parent] = places
        return places.get(node, -1)

    def __contains__(self, node: str) -> bool:
        if node in GROUPS:
            return node != NOTES or bool(self.canvas.notes)
        return node == ROOT or node in self.canvas

    def name(self, node: str) -> str:
        """Return what is said for a node."""
        if node == ROOT:
            return tr("Canvas, {title}").format(title=title_of(self.canvas))
        if node == FRAME:
            return tr("Problems of the customer")
        if node == NOTES:
            return tr("Notes")
        return translated(WINGS[node].label) if node in WINGS else spoken(self.canvas, node)

    def description(self, node: str) -> str:
        """Return how many cards a group has, and where in its own group a node stands."""
        if node == ROOT:
            return ""
        parent = self.parent(node)
        words = tr("part {n} of {total}") if parent == ROOT else tr("{n} of {total}")
        place = words.format(n=self.place(node) + 1, total=len(self.children(parent)))
        return f"{self._count(node)}, {place}" if node in GROUPS else place

    def _count(self, group: str) -> str:
        many = len(self.children(group))
        if group == FRAME:
            said = trn("{n} problem", "{n} problems", many)
        elif group == NOTES:
            said = trn("{n} note", "{n} notes", many)
        else:
            said = trn("{n} tactic", "{n} tactics", many)
        return said.format(n=many)


def _place(card: Tactic | Note) -> tuple[float, float]:
    return card.y, card.x
