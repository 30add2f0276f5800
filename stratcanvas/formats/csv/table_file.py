# SPDX-License-Identifier: MIT
"""The canvas as a table: a row for each tactic with its facts, a column for each problem."""

from collections.abc import Iterable, Iterator, Sequence

from stratcanvas.domain.canvas import Canvas, from_the_top
from stratcanvas.domain.cards import Aim, Problem, Tactic
from stratcanvas.domain.fields import Choice, Field, field_of
from stratcanvas.domain.names import one_line
from stratcanvas.formats.csv.plain_cells import table_of
from stratcanvas.formats.options import CsvOptions
from stratcanvas.formats.progress import Progress
from stratcanvas.formats.results import Made
from stratcanvas.words import tr, translated

_FACTS = ("title", "kind", "aim", "stage", "status", "owner", "due", "detail")
"""The fields of a tactic that have a column, in order."""
_OF_PROBLEMS = ("cost", "awareness", "belief", "truth", "mistakes", "evidence")
"""The fields of a problem that have a row below the tactics, in order."""


def write_table(canvas: Canvas, options: CsvOptions, progress: Progress) -> Made:
    """Return the table; what is written below the tactics tells the facts of each problem.

    Raises progress.Stopped.
    """
    progress.step()
    problems = canvas.ranked
    rows = [_head(problems)]
    tactics = [each for aim in Aim for each in _down(canvas, aim)]
    for done, tactic in enumerate(tactics, start=1):
        rows.append([*_facts(tactic), *_cells(canvas, tactic, problems)])
        progress.step(done / len(tactics) / 2)
    rows += _about(problems)
    progress.step(0.5)
    data = table_of(rows, options.separator.letter)
    progress.step(1.0)
    return Made(data)


def _down(canvas: Canvas, aim: Aim) -> Iterable[Tactic]:
    return sorted((each for each in canvas.tactics.values() if each.aim is aim), key=from_the_top)


def _head(problems: Sequence[Problem]) -> list[str]:
    labels = [translated(field_of(Tactic, name).label) for name in _FACTS]
    problem = tr("Problem {n}: {words}")
    numbered = (
        problem.format(n=number, words=one_line(each.statement))
        for number, each in enumerate(problems, start=1)
    )
    return [*labels, tr("Problems served"), *numbered]


def _facts(tactic: Tactic) -> Iterator[str]:
    for name in _FACTS:
        yield _told(field_of(Tactic, name), tactic)


def _told(field: Field, record: Tactic | Problem) -> str:
    """Return a field as a cell has it: a day as spreadsheets know it, a choice by its word."""
    value = getattr(record, field.name)
    if isinstance(value, Choice):
        return translated(value.label) if value.value else ""
    return "" if value is None else str(value)


def _cells(canvas: Canvas, tactic: Tactic, problems: Sequence[Problem]) -> Iterator[str]:
    served = set(canvas.problems_of.get(tactic.id, ()))
    yield str(len(served))
    word = tr("educates") if tactic.aim is Aim.EDUCATE else tr("helps solve")
    yield from (word if problem.id in served else "" for problem in problems)


def _about(problems: Sequence[Problem]) -> Iterator[list[str]]:
    """Walk over the rows that tell what is known of the problems, those that tell anything."""
    empty = [""] * len(_FACTS)
    for name in _OF_PROBLEMS:
        field = field_of(Problem, name)
        cells = [_told(field, problem) for problem in problems]
        if any(cells):
            yield [translated(field.label), *empty, *cells]
