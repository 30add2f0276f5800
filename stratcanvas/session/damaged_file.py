# SPDX-License-Identifier: MIT
"""What can be read of a damaged file becomes a new canvas without a name, and says what it lacks.

The damaged file is never written.
"""

from collections.abc import Iterator
from pathlib import Path

from stratcanvas.domain.canvas import Canvas, with_fresh_id
from stratcanvas.storage.door import CanvasFile, bytes_of
from stratcanvas.storage.errors import NotACanvas, Trouble, shown
from stratcanvas.storage.location import ENDING
from stratcanvas.storage.salvage import Salvaged, salvaged
from stratcanvas.storage.vetting import damaged
from stratcanvas.words import mark_n, tr, translated_n, trn


def canvas_of_remains(path: Path) -> CanvasFile:
    """Return a draft of what can be read of a file, under an id of its own, and what is to be told.

    Raises Ruined when that is nothing, and any Trouble that reading has.
    """
    found, notice = remains(path)
    file = CanvasFile.draft(found.canvas, former=found.former)
    file.notice = notice
    return file


def remains(path: Path) -> tuple[Salvaged, Trouble]:
    """Return what can be read of a file, under an id of its own, and the words that tell of it.

    Raises as ``canvas_of_remains``.
    """
    name = shown(path)
    found = salvaged(bytes_of(path), name)
    words = tr("This is a new canvas, made of what could be read of {file}, which stays as it is.")
    told = Trouble(
        words.format(file=name),
        kept=tr("It holds {parts}.").format(parts=counted(found.canvas)),
        then=" ".join(_lacking(found)),
    )
    return found._replace(canvas=with_fresh_id(found.canvas)), told


def say_if_damaged(path: Path, stranger: NotACanvas) -> None:
    """Raise Damaged for a file called a canvas whose first bytes say no more that it is one."""
    if type(stranger) is not NotACanvas or path.suffix.lower() != ENDING:
        return
    if not leaves_remains(path):
        return
    problem = damaged(shown(path))
    problem.may_leave_remains = True
    raise problem from stranger


def leaves_remains(path: Path) -> bool:
    """Tell whether something can be read of a file that is damaged."""
    try:
        salvaged(bytes_of(path), "")
    except Trouble:
        return False
    return True


def counted(canvas: Canvas) -> str:
    """Return how much a canvas holds: “2 problems, 1 tactic, 3 connectors”."""
    found = (
        (mark_n("{n} problem", "{n} problems"), len(canvas.problems)),
        (mark_n("{n} tactic", "{n} tactics"), len(canvas.tactics)),
        (mark_n("{n} note", "{n} notes"), len(canvas.notes)),
        (mark_n("{n} connector", "{n} connectors"), len(canvas.links)),
    )
    parts = [translated_n(*words, count).format(n=f"{count:,}") for words, count in found if count]
    return ", ".join(parts) or tr("no cards")


def _lacking(found: Salvaged) -> Iterator[str]:
    """Say what is missing, as far as the file tells, and that there may be more."""
    if not found.has_brief:
        yield tr("Who the customer is, the title and the author are missing.")
    if not found.has_strategy:
        yield tr("The strategy is missing.")
    if found.missing:
        yield trn(
            "At least {n} card is missing.", "At least {n} cards are missing.", found.missing
        ).format(n=f"{found.missing:,}")
    if found.canvas.tactics and not found.canvas.links:
        yield tr("No connector could be read: connect the tactics anew.")
    if found.has_marks:
        yield tr("Letters that could not be read stand as �.")
    yield tr("Other words may be missing, or not be as they were: please read it through.")
