# SPDX-License-Identifier: MIT
"""What a printed matrix says: a row for each tactic, a column for each problem, and the sums.

Tactics are called as on the one-pager (T1, T2 …) and stand in that order in the group of their
aim; those that serve no problem come last and have no number.
"""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from stratcanvas.domain.canvas import Canvas, from_the_top
from stratcanvas.domain.cards import Aim, Tactic
from stratcanvas.domain.page_words import (
    DOT,
    PageWords,
    ProblemWords,
    Say,
    TacticWords,
    Wording,
    in_english,
    page_line,
    page_words,
)
from stratcanvas.domain.tally import counted_words, tally_of
from stratcanvas.words import mark


class TacticRow(NamedTuple):
    """A tactic, and the numbers of the problems that it serves."""

    name: str
    """T1, T2 …; "" for one that does not count."""
    kind: str
    title: Wording
    facts: str
    """Its stage and how far it is."""
    aim: Aim
    serves: frozenset[int]


class MatrixWords(NamedTuple):
    """Everything that a matrix says; ``page`` is what each page says of the canvas."""

    page: PageWords
    rows: tuple[TacticRow, ...]
    counted: str
    """How many tactics count."""
    sums: Mapping[tuple[int, Aim], int]
    """How many tactics of an aim serve a problem, by its number; gaps are left out."""

    @property
    def problems(self) -> tuple[ProblemWords, ...]:
        """Return the problems by rank."""
        return self.page.rows

    def group(self, aim: Aim) -> tuple[TacticRow, ...]:
        """Return the tactics of an aim."""
        return tuple(row for row in self.rows if row.aim is aim)

    def serving(self, problem: int, aim: Aim) -> int:
        """Return how many tactics of an aim serve a problem, given its number."""
        return self.sums.get((problem, aim), 0)

    @property
    def remark(self) -> str:
        """Return what stands at the foot: what counts, and how many gaps are open."""
        gaps = 2 * len(self.problems) - len(self.sums)
        if not gaps or not self.rows:
            return self.counted
        one, many = mark("1 gap is left to fill.", "page"), mark("Gaps left to fill: {n}.", "page")
        told = self.page.voice.say(one if gaps == 1 else many).format(n=gaps)
        return f"{self.counted}{DOT}{told}"


def matrix_words(
    canvas: Canvas, name: str = "", say: Say = in_english, *, status: bool = True
) -> MatrixWords:
    """Return what a matrix says of a canvas; the arguments are those of ``page_words``."""
    page = page_words(canvas, name, say, status=status)
    cells = (cell for row in page.rows for cell in row.cells.values())
    told = {each.tactic: each for cell in cells for each in cell if each.first}
    order = sorted(told, key=lambda key: told[key].number)
    loose = [each.id for each in canvas.tactics.values() if each.id not in told]
    loose.sort(key=lambda key: from_the_top(canvas.tactics[key]))
    rows = [
        _row(canvas, canvas.tactics[key], told.get(key), say, status=status)
        for key in (*order, *loose)
    ]
    sums = Counter((number, row.aim) for row in rows for number in row.serves)
    return MatrixWords(page, tuple(rows), counted_words(tally_of(canvas), say), sums)


def _row(
    canvas: Canvas, tactic: Tactic, told: TacticWords | None, say: Say, *, status: bool
) -> TacticRow:
    title = page_line(tactic.title)
    missing = say(mark("Still to be named", "page"))
    how_far = [say(tactic.status.label.lower())] if status else []
    return TacticRow(
        name=told.name if told is not None else "",
        kind=say(tactic.kind.word),
        title=Wording(title) if title else Wording(missing, said=False),
        facts=DOT.join([say(tactic.stage.label), *how_far]),
        aim=tactic.aim,
        serves=frozenset(canvas.number[each] for each in canvas.problems_of.get(tactic.id, ())),
    )
