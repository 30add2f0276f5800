# SPDX-License-Identifier: MIT
"""A file of another format becomes a new canvas without a name; the file itself is never written.

Its reader gets a stranger's bytes, so it is not believed: it has a time and a size, whatever it
raises is one sentence, and what it made is counted and checked before it is kept.
"""

import logging
import time
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from stratcanvas.domain.canvas import Canvas, with_fresh_id
from stratcanvas.domain.fields import BadValue, check, fields_of
from stratcanvas.domain.taken_cards import TakenCards
from stratcanvas.formats.progress import Progress, Stopped
from stratcanvas.formats.registry import Format, recognised
from stratcanvas.formats.results import CarriedFile, TakenIn
from stratcanvas.safe_words import isolated
from stratcanvas.storage.door import CanvasFile, bytes_of
from stratcanvas.storage.errors import NotTakenIn, TooLarge, Trouble, shown
from stratcanvas.storage.vetting import MOST_ROWS, SECONDS, content_of, too_many
from stratcanvas.words import tr

log = logging.getLogger(__name__)

_MOST_TOLD, _LONGEST_TOLD = 7, 260
"""Sentences of a reader that are passed on, and characters of each."""


class Foreign(NamedTuple):
    """What a file of another format became."""

    canvas: Canvas
    """Under an id of its own."""
    former: str
    """The id of the canvas that it is a copy of, or ""."""
    words: str
    """Where it is from, in a sentence."""
    told: tuple[str, ...]
    """What was kept, guessed and left out."""
    cards: TakenCards | None
    """What it was made of, where it was guessed what each card is."""


def take_in(
    path: Path, stranger: Trouble, formats: Sequence[Format], given_up: Callable[[], bool]
) -> CanvasFile:
    """Return a draft of what a file holds that is no canvas of ours, with what is to be told of it.

    Raises as ``foreign``.
    """
    found = foreign(path, stranger, formats, given_up)
    file = CanvasFile.draft(found.canvas, former=found.former)
    file.taken = found.cards
    file.notice = Trouble(
        found.words,
        kept="" if stranger.kept == _left() else stranger.kept,  # edits of ours, under its name
        then=" ".join(found.told),
    )
    return file


def foreign(
    path: Path,
    stranger: Trouble,
    formats: Sequence[Format],
    given_up: Callable[[], bool] = lambda: False,
) -> Foreign:
    """Return what a file holds that is no canvas of ours.

    ``stranger``: what is said of it where no format can be read: then that is raised. Raises any
    Trouble that reading has, and progress.Stopped when it was given up.
    """
    data = bytes_of(path)
    form = recognised(data, path, formats)
    if form is None:
        raise stranger
    taken, former = _read(form, data, shown(path), given_up), ""
    words = tr("This is a new canvas, made of what is in {file}, which stays as it is.")
    if isinstance(taken, CarriedFile):
        words = tr("This is a new canvas, taken out of {file}, which stays as it is.")
        taken = TakenIn(_looked_at(taken, shown(path)))
        former = taken.canvas.id
    _check(taken.canvas, shown(path))
    told = tuple(isolated(each, _LONGEST_TOLD) for each in taken.told[:_MOST_TOLD])
    words = words.format(file=shown(path))
    return Foreign(with_fresh_id(taken.canvas), former, words, told, taken.cards)


def _looked_at(carried: CarriedFile, name: str) -> Canvas:
    """Return the canvas in a file that another carries. Raises Trouble, as for any stranger's."""
    try:
        return content_of(carried.data, tr("The canvas in {file}").format(file=name)).canvas
    except Trouble as refusal:
        refusal.kept = _left()
        raise


def _read(
    form: Format, data: bytes, name: str, given_up: Callable[[], bool]
) -> TakenIn | CarriedFile:
    if len(data) > form.most_bytes:
        raise TooLarge(
            tr("{name} is too large to be made a canvas: more than {size} MB.").format(
                name=name, size=form.most_bytes // 1024 // 1024
            ),
            kept=_left(),
            then=tr("Choose another file."),
        )
    end = time.monotonic() + SECONDS
    try:
        return form.read(data, name, Progress(stopped=lambda: given_up() or time.monotonic() > end))
    except Trouble as refusal:
        refusal.kept = refusal.kept or _left()
        raise
    except Stopped:
        if given_up():
            raise
        raise TooLarge(
            tr("{name} took too long to read.").format(name=name),
            kept=_left(),
            then=tr("Choose another file."),
        ) from None
    except MemoryError as problem:
        raise TooLarge(
            tr("There is not enough memory on this computer for this file."), kept=_left()
        ) from problem
    except Exception as problem:
        place = traceback.extract_tb(problem.__traceback__)[-1]
        # without its text: that may be a stranger's words
        log.warning(
            "%s: %s at %s:%s", form.id, type(problem).__name__, place.filename, place.lineno
        )
        raise _misfit(name, tr("Something in it is not as such files have it.")) from problem


def _check(canvas: Canvas, name: str) -> None:
    """See that a canvas can be kept. Raises TooLarge or NotTakenIn."""
    if sum(1 for _ in canvas.records()) > MOST_ROWS:
        raise too_many(name)
    for record in canvas.records():
        for field in fields_of(type(record)):
            try:
                check(field, getattr(record, field.name))
            except BadValue as problem:
                raise _misfit(name, str(problem)) from problem


def _misfit(name: str, why: str) -> NotTakenIn:
    words = tr("{name} could not be made a canvas. {why}")
    return NotTakenIn(
        words.format(name=name, why=why), kept=_left(), then=tr("Choose another file.")
    )


def _left() -> str:
    return tr("It was left as it is.")
