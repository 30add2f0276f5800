# SPDX-License-Identifier: MIT
"""What a table that is pasted or dropped becomes: its rows as cards, connected as it says."""

from collections.abc import Iterator
from dataclasses import replace

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim, Problem, Tactic
from stratcanvas.domain.fragments import Fragment, copied
from stratcanvas.domain.geometry import Point
from stratcanvas.domain.search import folded
from stratcanvas.domain.taken_cards import CardRole
from stratcanvas.formats.csv.pasted_table import PastedTable, pasted_table
from stratcanvas.formats.taken_report import counted, cut_off, said_again
from stratcanvas.words import tr, trn

_OF_AIMS = {Aim.EDUCATE: CardRole.EDUCATE, Aim.SOLVE: CardRole.SOLVE}


def table_in(words: str, kind: type[Problem] | type[Tactic], wing: Aim) -> PastedTable | None:
    """Return the table that a text is; None: it is none. A row that does not say what it is becomes
    a card of a ``kind``, a tactic in a ``wing``.
    """
    return pasted_table(words, CardRole.PROBLEM if kind is Problem else _OF_AIMS[wing])


def fragment_of(table: PastedTable, there: Canvas) -> Fragment:
    """Return a table's cards for a canvas that is ``there``: to problems that it has already their
    tactics are connected, and a strategy that it has is its own.
    """
    taken = table.cards
    if there.strategy.statement.strip():
        strategies = (each.id for each in taken.cards if each.role is CardRole.STRATEGY)
        taken = taken.told_anew(dict.fromkeys(strategies, CardRole.NOTE))
    canvas = taken.canvas()
    heads = [canvas.strategy.id] if canvas.strategy.statement else []
    made = copied(canvas, [*canvas.problems, *canvas.tactics, *canvas.notes, *heads])
    known = _known(canvas, there)
    made = made._replace(
        cards=tuple(each for each in made.cards if each.id not in known),
        links=tuple(
            replace(each, problem=known.get(each.problem, each.problem)) for each in made.links
        ),
    )
    if _wing_of(made) and all(isinstance(each, Tactic) for each in made.beside):
        return made._replace(canvas="")  # as lines: one below the other, from where they are put
    return made


def spot_for(fragment: Fragment, at: Point) -> Point:
    """Return where cards are put that are wanted at a point: in the wing of their aim."""
    wing = _wing_of(fragment)
    if wing is None or not fragment.beside or (at.x < 0) == (wing is Aim.EDUCATE):
        return at
    return Point(-at.x, at.y)


def _wing_of(fragment: Fragment) -> Aim | None:
    """Return the aim that all tactics have; None: there are two, or no tactics."""
    aims = {each.aim for each in fragment.cards if isinstance(each, Tactic)}
    return aims.pop() if len(aims) == 1 else None


def _known(canvas: Canvas, there: Canvas) -> dict[str, str]:
    """Return the problems of a table that a canvas has already, each with the one that it is.

    One that nothing serves, or of which more is said, is a card like the others.
    """
    by_words = {folded(each.statement): each.id for each in reversed(there.ranked)}
    return {
        key: by_words[folded(each.statement)]
        for key, each in canvas.problems.items()
        if folded(each.statement) in by_words
        and canvas.tactics_of.get(key)
        and each == Problem(id=key, statement=each.statement, rank=each.rank)
    }


def question_of(table: PastedTable, there: Canvas) -> str:
    """Return what a table holds, and what of it would be made."""
    return " ".join(_sentences(table, there))


def _sentences(table: PastedTable, there: Canvas) -> Iterator[str]:
    rows, parts = table.rows, counted(table.cards)
    if table.is_named:
        words = trn(
            "This is a table of {n:,} row below its headings: {parts}.",
            "This is a table of {n:,} rows below its headings: {parts}.",
            rows,
        )
    else:
        words = trn(
            "This is a table of {n:,} row: {parts}.",
            "This is a table of {n:,} rows: {parts}.",
            rows,
        )
    yield words.format(n=rows, parts=parts)
    yield from said_again(table.again)
    if known := len(_known(table.cards.canvas(), there)):
        yield trn(
            "{n:,} problem is on the canvas already: what serves it is connected to it.",
            "{n:,} problems are on the canvas already: what serves them is connected to them.",
            known,
        ).format(n=known)
    if table.is_cut:
        yield tr(
            "It has more rows than are taken at once. To take them all, save it as a CSV file and "
            "open that."
        )
    yield from cut_off(table.cards)
