# SPDX-License-Identifier: MIT
"""Cells of a table as a spreadsheet takes them: words stay words, nothing in them is reckoned."""

import csv
import io
from collections.abc import Iterable

from stratcanvas.safe_words import without_tags

BYTE_ORDER_MARK = "\ufeff"
"""Tells Excel that the file is UTF-8; other programs pass over it."""
SIGNS = "=+-@\t\r\uff1d\uff0b\uff0d\uff20"
"""What a formula begins with: in spreadsheets, and in wide letters in Japanese ones.

From OWASP's page on CSV injection.
"""
WORDS_FIRST = "'"
"""What makes words of a cell that would be a formula."""


def defused(words: str) -> str:
    """Return a cell's words such that no spreadsheet takes them for a formula.

    Blanks before the sign do not hide it.
    """
    plain = without_tags(words)
    begins = plain.lstrip(" \u00a0\n")[:1] or plain[:1]
    return f"{WORDS_FIRST}{plain}" if begins and begins in SIGNS else plain


def table_of(rows: Iterable[Iterable[str]], separator: str) -> bytes:
    """Return rows of cells as a file (RFC 4180: lines end in CR LF), in UTF-8."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, delimiter=separator, lineterminator="\r\n")
    writer.writerows([*map(defused, row)] for row in rows)
    return f"{BYTE_ORDER_MARK}{written.getvalue()}".encode()
