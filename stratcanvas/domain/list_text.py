# SPDX-License-Identifier: MIT
"""What a list in a file says, a line an entry: plain text, Markdown, or a table of cells (CSV)."""

import csv
import re
from collections.abc import Iterator
from itertools import islice

_HEAD = re.compile(r"^\s{0,3}(?:#{1,6}\s+|(?:>\s?)+)")
_RULE = re.compile(r"^\s*(?:[-*_=]\s*){3,}$|^\s*```.*$|^\s*\|?[\s:|-]+\|[\s:|-]*$")
_LINK = re.compile(r"(?<!\\)!?\[([^\]\n]*)(?<!\\)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)")
_STRONG = re.compile(
    r"(\*\*|__|~~)(?=\S)(.+?)(?<=\S)\1|(?<![\w\\*])([*_])(?=\S)(.+?)(?<=\S)\3(?![\w*])"
)
_MARKED = re.compile(r"[#>*_~\[\\]")
"""What all of these have in them; most lines have none."""
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_SEPARATORS = ";,\t|"
_LONGEST = 4_000
"""Characters of a line in which marks are looked for: no card holds a longer one."""
_LOOKED_AT = 20
"""Lines of a table by which its separator is told."""
_PIECE = 50_000
"""Characters that are split at once: nothing else in the program runs while that lasts."""
LONGEST_CELL = 1_000_000
"""Characters of one cell; a quote that is never closed would else take the rest of the file."""


def pieces(text: str) -> Iterator[str]:
    """Walk over a text in pieces that end where a line does."""
    start = 0
    while start < len(text):
        end = text.find("\n", start + _PIECE) + 1 or len(text)
        yield text[start:end]
        start = end


def _lines(text: str, *, keepends: bool = False) -> Iterator[str]:
    for piece in pieces(text):
        yield from piece.splitlines(keepends)


def markdown_lines(text: str) -> str:
    """Return the lines of a Markdown text without the marks that make headings, links and stress.

    Marks of lists stay, as in any text that is pasted.
    """
    lines = (line for line in _lines(text) if len(line) > _LONGEST or not _RULE.match(line))
    return "\n".join(map(_plain, lines))


def _plain(line: str) -> str:
    if len(line) > _LONGEST or not _MARKED.search(line):
        return line
    line = _LINK.sub(r"\1", _HEAD.sub("", line))
    for _ in range(3):  # stress within stress
        line = _STRONG.sub(lambda found: found[2] or found[4], line)
    return _ESCAPED.sub(r"\1", line)


def first_cells(text: str) -> str:
    """Return the first cell of each row of a table that says anything, a line each.

    What parts the cells is told by the first rows: comma, semicolon, tab or bar. Line ends within
    a cell become spaces.
    """
    separator = separator_of(text)
    csv.field_size_limit(LONGEST_CELL)
    rows = csv.reader(_lines(text, keepends=True), delimiter=separator)
    said = []
    while True:
        try:
            row = next(rows, None)
        except csv.Error:  # a cell without an end: the rows before it were read
            break
        if row is None:
            break
        said.append(next((words for cell in row if (words := " ".join(cell.split()))), ""))
    return "\n".join(filter(None, said))


def has_columns(text: str) -> bool:
    """Tell whether most of the first rows of a table say something in more than one cell."""
    said = (row for row in _lines(text, keepends=True) if row.strip())
    begun = list(islice(said, _LOOKED_AT))
    csv.field_size_limit(LONGEST_CELL)
    try:
        rows = list(csv.reader(begun, delimiter=separator_of(text)))
    except csv.Error:
        return False
    return 2 * sum(sum(map(bool, row)) > 1 for row in rows) > len(rows)


def separator_of(text: str) -> str:
    """Return what is found in most of the first rows; a comma where nothing is in half of them."""
    rows = [row for row in islice(_lines(text), _LOOKED_AT) if row.strip()]
    found = {each: sum(each in row for row in rows) for each in _SEPARATORS}
    best = max(_SEPARATORS, key=lambda each: (found[each], text[:_LONGEST].count(each)))
    return best if 2 * found[best] >= len(rows) > 0 else ","
