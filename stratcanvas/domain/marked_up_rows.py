# SPDX-License-Identifier: MIT
"""The words of marked-up text with its tables as spreadsheets write them as text: a line a row, a
tab between two cells.

A table that lays out a page, with another within it or with one cell a row, is no such table.
"""

import re
from collections.abc import Iterable, Iterator

from stratcanvas.domain.marked_up_text import MarkupPart, in_lines, pieces_of

_WIDEST, _DEEPEST = 100, 8
"""Cells of a row, and tables within each other, that are looked at."""
_SPAN = re.compile(r"\b(col|row)span\s*=\s*[\"']?(\d{1,3})", re.IGNORECASE | re.ASCII)


def words_and_rows(markup: str) -> str:
    """Return the words of marked-up text, of its tables a line a row with tabs between cells.

    A cell with a line end or a quote in it stands in quotes, as spreadsheets have it.
    """
    outside = _Table()
    inner = [outside]
    for piece in _entries_whole(pieces_of(markup)):
        if piece.tag == "table" and len(inner) <= _DEEPEST:
            inner.append(_Table())
        elif piece.tag == "/table" and len(inner) > 1:
            _end(inner)
        else:
            inner[-1].take(piece)
    while len(inner) > 1:
        _end(inner)
    return in_lines("".join(outside.plain)).strip(" \n")


def _entries_whole(pieces: Iterable[MarkupPart]) -> Iterator[MarkupPart]:
    """Walk over parts of marked-up text, with a space where a line ends amid an entry of a list."""
    is_amid = False
    for piece in pieces:
        if piece.tag in {"li", "/li", "ul", "/ul", "ol", "/ol"}:
            is_amid = piece.tag == "li"
        yield piece._replace(words=" ") if is_amid and piece.tag == "br" else piece


def _end(inner: "list[_Table]") -> None:
    """Give the words of the last of some tables to the one around it."""
    words = f"\n{inner.pop().text()}\n"
    inner[-1].is_layout = True
    inner[-1].take(MarkupPart("", words))


class _Table:
    """What was read of one table so far, or of what stands outside all."""

    def __init__(self) -> None:
        self.plain: list[str] = []
        self.is_layout = False
        self._rows: list[list[str]] = []
        self._beside: list[str] = []  # words that stand in no cell, such as a caption
        self._cell: list[str] | None = None
        self._across = 0  # columns that the cell takes
        self._taken: dict[int, int] = {}  # to which row a cell above takes a column

    def take(self, piece: MarkupPart) -> None:
        """Go on with the next part of it."""
        self.plain.append(piece.words)
        if piece.tag in {"tr", "/tr", "td", "/td", "th", "/th"}:
            self._end_cell()
            if piece.tag == "tr":
                self._begin_row()
            elif piece.tag in {"td", "th"}:
                self._begin_cell(piece.raw)
        else:
            (self._beside if self._cell is None else self._cell).append(piece.words)

    def text(self) -> str:
        """Return its rows, or the words of one that is laid out as a page is."""
        self._end_cell()
        rows = [row for row in self._rows if any(row)]
        if self.is_layout or sum(sum(map(bool, row)) > 1 for row in rows) < 2:
            return in_lines("".join(self.plain))
        lines = ["\t".join(map(_quoted, row)) for row in rows]
        return "\n".join(["".join(self._beside), *lines])

    def _begin_row(self) -> None:
        self._rows.append([])
        self._skip_taken()

    def _begin_cell(self, raw: str) -> None:
        if not self._rows:
            self._begin_row()
        spans = {way.lower(): int(count) for way, count in _SPAN.findall(raw)}
        here, self._across = len(self._rows[-1]), max(1, spans.get("col", 1))
        if (down := spans.get("row", 1)) > 1:
            columns = range(here, min(here + self._across, _WIDEST))
            self._taken.update(dict.fromkeys(columns, len(self._rows) + down - 1))
        self._cell = []

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        words, self._cell = in_lines("".join(self._cell)).strip(), None
        row = self._rows[-1]
        if len(row) >= _WIDEST:
            self.is_layout = True
            return
        row += [words, *[""] * (self._across - 1)][: _WIDEST - len(row)]
        self._skip_taken()

    def _skip_taken(self) -> None:
        """Leave the cells of this row empty that one above takes."""
        row, here = self._rows[-1], len(self._rows)
        while len(row) < _WIDEST and self._taken.get(len(row), 0) >= here:
            row.append("")


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if '"' in cell or "\n" in cell else cell
