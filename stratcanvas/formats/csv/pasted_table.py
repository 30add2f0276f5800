# SPDX-License-Identifier: MIT
"""A table that somebody copied in a spreadsheet, or as CSV, as cards: a row each, as in a file.

Spreadsheets put a tab between two cells. What has commas or semicolons is a table only where its
first row names the columns: most sentences have a comma.
"""

import io
import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import NamedTuple

from stratcanvas.domain.list_text import has_columns, separator_of
from stratcanvas.domain.pasted_text import MOST_LINES
from stratcanvas.domain.taken_cards import CardRole, TakenCards
from stratcanvas.formats.card_heap import CardHeap
from stratcanvas.formats.csv.table_reader import Row, columns_of, plain_cell, rows_of, take_rows
from stratcanvas.formats.progress import Progress
from stratcanvas.storage.errors import Trouble

_LONGEST = 2_000_000
"""Characters of a text that are looked at."""
_QUOTED = re.compile(r'"(?:[^"]|"")*""(?:[^"]|"")*"')
_RULE = set("-: ")
"""What parts the headings of a table in Markdown from its rows."""


class PastedTable(NamedTuple):
    """What a table has to say."""

    cards: TakenCards
    is_named: bool
    """Whether its first row names the columns."""
    rows: int
    """How many of its rows were taken, without the one of names."""
    is_cut: bool
    """Whether it has more of them."""
    again: int
    """Of how many of them no new card comes."""


def pasted_table(text: str, role: CardRole) -> PastedTable | None:
    """Return the cards of a table; None for a text that is none, or says nothing.

    ``role``: what its cards are where it does not say so itself.
    """
    text = text[:_LONGEST].strip("\r\n")
    if not has_columns(text):
        return None
    rows = (row for row in _rows(text) if not set("".join(row)) <= _RULE)
    first = next(rows, [])
    columns, heap = columns_of(first), CardHeap("")
    if columns is None and separator_of(text) != "\t":
        return None
    taken = islice(rows, MOST_LINES) if columns else islice(chain([first], rows), MOST_LINES)
    counted = _Counted(taken)
    try:
        if columns is not None:
            take_rows(heap, columns, counted, role if role.aim is not None else columns.role)
        else:
            for row in counted:
                before = len(heap)
                heap.add("\n\n".join(filter(None, row)), role)
                heap.count(before)
        cards = heap.taken()
    except Trouble:
        return None
    is_cut = next(rows, None) is not None
    return PastedTable(cards, columns is not None, counted.count, is_cut, heap.again)


class _Counted:
    """Rows that are counted as they are taken."""

    def __init__(self, rows: Iterator[Row]) -> None:
        self._rows, self.count = rows, 0

    def __iter__(self) -> Iterator[Row]:
        for row in self._rows:
            self.count += 1
            yield row


def _rows(text: str) -> Iterator[Row]:
    """Walk over the rows that say anything.

    Spreadsheets do not mark the quotes within a cell, unless line ends or tabs are in it too: then
    not all lines have as many tabs.
    """
    lines = [line.rstrip("\r\n") for line in islice(io.StringIO(text), 2 * MOST_LINES)]
    tabs = {line.count("\t") for line in lines}
    if len(tabs) != 1 or tabs == {0} or '"' not in text:
        yield from rows_of(text, Progress())
        return
    for line in io.StringIO(text):
        cells = [plain_cell(_unquoted(each)) for each in line.rstrip("\r\n").split("\t")]
        if any(cells):
            yield cells


def _unquoted(cell: str) -> str:
    """Return a cell without the marks around quotes in it."""
    return cell[1:-1].replace('""', '"') if _QUOTED.fullmatch(cell) else cell
