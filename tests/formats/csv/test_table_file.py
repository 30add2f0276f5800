# SPDX-License-Identifier: MIT
"""The table for spreadsheets: any reader of CSV finds the plan, and no cell is a formula."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim, Problem
from stratcanvas.formats import registry
from stratcanvas.formats.csv.plain_cells import BYTE_ORDER_MARK, SIGNS, defused, table_of
from stratcanvas.formats.options import CsvOptions, Separator
from tests import makers
from tests.letters import ANY

TABLE = registry.format_of("table")


def rows_of(canvas: Canvas, separator: Separator = Separator.COMMA) -> list[list[str]]:
    data = TABLE.write(canvas, CsvOptions.of(canvas, separator=separator)).data.decode()
    assert data.startswith(BYTE_ORDER_MARK)
    text = io.StringIO(data.removeprefix(BYTE_ORDER_MARK), newline="")
    return [*csv.reader(text, delimiter=separator.letter, strict=True)]


def test_a_row_for_each_tactic_and_a_column_for_each_problem() -> None:
    """Each connector is a word in the cell where its tactic and its problem meet; no other is."""
    canvas = makers.cafe()
    head, *rows = rows_of(canvas)
    assert head[9:] == [f"Problem {n}: {each.statement}" for n, each in enumerate(canvas.ranked, 1)]
    found = {row[0]: row for row in rows[: len(canvas.tactics)]}
    assert found.keys() == {each.title for each in canvas.tactics.values()}
    for tactic in canvas.tactics.values():
        word = "educates" if tactic.aim is Aim.EDUCATE else "helps solve"
        served = canvas.problems_of.get(tactic.id, ())
        cells = [word if each.id in served else "" for each in canvas.ranked]
        assert found[tactic.title][8:] == [str(len(served)), *cells]
        assert found[tactic.title][6] == (tactic.due.isoformat() if tactic.due else "")


def with_mistakes() -> Canvas:
    canvas = makers.cafe()
    first, *others = canvas.records()
    told = [
        replace(each, mistakes="One\nTwo, or three") if isinstance(each, Problem) else each
        for each in others
    ]
    return Canvas(first, told[0], told[1:])  # type: ignore[arg-type]


def test_rows_below_tell_of_the_problems() -> None:
    """What is known of each problem stands in its own column, behind the name of the field."""
    canvas = with_mistakes()
    below = {row[0]: row[9:] for row in rows_of(canvas)[1 + len(canvas.tactics) :]}
    assert below["What it costs them"] == [each.cost for each in canvas.ranked]
    assert below["Mistakes people make solving it"] == [each.mistakes for each in canvas.ranked]


@pytest.mark.parametrize("separator", [*Separator])
def test_every_row_has_as_many_cells(separator: Separator) -> None:
    """Whatever a person typed, separators, quotes and line ends among it, no row is torn."""
    canvas = makers.awkward()
    assert len({len(row) for row in rows_of(canvas, separator)}) == 1


@pytest.mark.parametrize("sign", [*SIGNS])
@pytest.mark.parametrize("before", ["", " ", "\n", "\u00a0 "])
def test_no_cell_is_a_formula(sign: str, before: str) -> None:
    """Words that begin as a formula does are marked as words, also behind blanks."""
    said = f"{before}{sign}cmd|' /C calc'!A0"
    assert defused(said) == f"'{said}"
    assert defused(f"1 {sign} 1") == f"1 {sign} 1"


@given(st.lists(st.lists(st.text(ANY), min_size=2, max_size=2), min_size=1, max_size=4))
def test_cells_come_back_as_they_were_written(rows: list[list[str]]) -> None:
    """A reader finds each cell's own words."""
    cells = [[cell.replace("\0", "") for cell in row] for row in rows]
    text = table_of(cells, ",").decode().removeprefix(BYTE_ORDER_MARK)
    read = [*csv.reader(io.StringIO(text, newline=""), strict=True)]
    assert read == [[*map(defused, row)] for row in cells]
