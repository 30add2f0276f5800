# SPDX-License-Identifier: MIT
"""A look at a canvas without opening it: title, what counts, when it was written, a small picture.

May run in any thread. Nothing of the person's is opened for writing or changed by it.
"""

import datetime
import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.tally import Tally, tally_of
from stratcanvas.storage.door import Draft, bytes_of, canvas_in, words_in
from stratcanvas.storage.errors import Missing, Trouble
from stratcanvas.storage.picture_shelf import keep_picture, kept_picture, picture_name

_PNG = b"\x89PNG\r\n\x1a\n"


class Artist(NamedTuple):
    """Who draws small pictures: ``style`` names all that decides how one canvas looks."""

    style: str
    draw: Callable[[Canvas], bytes]
    """Canvas → a picture, as the bytes of a PNG."""


class Glimpse(NamedTuple):
    """What was seen. ``changed``: aware, in UTC. Without a tally it could not be read."""

    title: str = ""
    """As the canvas itself has it; "" when it has none."""
    tally: Tally | None = None
    changed: datetime.datetime | None = None
    picture: bytes = b""
    """A PNG."""
    is_gone: bool = False


def glimpse_of_file(path: Path, artist: Artist) -> Glimpse:
    """Return what a file holds; what can't be read has no picture."""
    try:
        data = bytes_of(path)
        changed = datetime.datetime.fromtimestamp(path.stat().st_mtime, datetime.UTC)
        seen = _seen(picture_name(data, artist.style), artist, lambda: canvas_in(data))
    except Missing:
        return Glimpse(is_gone=True)
    except (Trouble, OSError, ValueError, OverflowError):
        return Glimpse()
    return seen._replace(changed=changed)


def glimpse_of_draft(draft: Draft, artist: Artist) -> Glimpse:
    """Return what a draft holds; what can't be read has no picture."""
    if not draft.revision:  # it could not be read
        return Glimpse()

    def words() -> Canvas:
        canvas = words_in(draft)
        if canvas is None:
            raise Missing("It is gone, or a window has it by now.")
        return canvas

    try:
        return _seen(picture_name(draft.key, draft.revision, artist.style), artist, words)
    except Trouble:
        return Glimpse()


def _seen(name: str, artist: Artist, canvas_of: Callable[[], Canvas]) -> Glimpse:
    """Return what is kept under a picture's name, else draw and keep it. Raises Trouble.

    Before the picture stands a line with what is told beside it.
    """
    line, _, picture = (kept_picture(name) or b"").partition(b"\n")
    with suppress(ValueError, TypeError, KeyError):  # what is damaged is made anew
        told = json.loads(line)
        if picture.startswith(_PNG):
            return Glimpse(str(told["title"]), Tally(*map(int, told["tally"])), None, picture)
    canvas = canvas_of()
    title, tally = canvas.brief.title.strip(), tally_of(canvas)
    picture = artist.draw(canvas)
    line = json.dumps({"title": title, "tally": tally}).encode()
    keep_picture(name, line + b"\n" + picture)
    return Glimpse(title, tally, None, picture)
