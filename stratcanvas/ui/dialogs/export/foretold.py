# SPDX-License-Identifier: MIT
"""What a file comes to, in words, before it is written."""

import math

from stratcanvas.formats.results import Report
from stratcanvas.formats.undrawn_letters import by_script
from stratcanvas.words import tr


def foretold(report: Report) -> tuple[str, bool]:
    """Return what a page comes to in plain words, and whether that is a warning."""
    parts = []
    if report.pages > 1:
        parts.append(tr("This takes {n} pages.").format(n=report.pages))
    parts += report.notes
    if report.missing:
        words = tr("No font on this machine draws these, so they show as boxes: {letters}.")
        parts.append(words.format(letters=by_script(report.missing)))
    if parts:
        return " ".join(parts), True
    if not report.smallest_pt:
        return "", False
    words = tr("One page; the smallest words are {size} pt.")
    return words.format(size=_size(report)), False


def told_beside(report: Report) -> str:
    """Return what is to be known beside that: the smallest type of several pages, and that more
    goes along than can be seen; "" for nothing.
    """
    parts = []
    if report.pages > 1 and report.smallest_pt:
        parts.append(tr("The smallest words are {size} pt.").format(size=_size(report)))
    if report.carries:
        parts.append(
            tr("Whoever gets it can open it in Stratcanvas: the whole plan travels inside.")
        )
    return " ".join(parts)


def size_in_words(size: int) -> str:
    """Return how much a file of so many bytes takes on a disk."""
    kilos = math.ceil(size / 1000)
    if kilos < 1000:
        return tr("The file takes {n} kB.").format(n=kilos)
    return tr("The file takes {n} MB.").format(n=f"{kilos / 1000:.1f}")


def _size(report: Report) -> str:
    return f"{report.smallest_pt:.1f}".rstrip("0").rstrip(".")
