# SPDX-License-Identifier: MIT
"""The bytes of a .canvas file that another file carries: what the canvas says now, no history.

The same canvas and day give the same bytes, whatever was done to it before.
"""

import datetime
import sqlite3
from contextlib import closing
from itertools import islice
from operator import attrgetter

from stratcanvas.domain.canvas import Canvas
from stratcanvas.storage.checksum import sealed
from stratcanvas.storage.sha256 import sha256
from stratcanvas.storage.vetting import Content, check_image
from stratcanvas.storage.workcopy import fill


def standalone(canvas: Canvas, day: datetime.date) -> bytes:
    """Return a canvas as the bytes of a file that holds one state of it, dated at a day.

    What names that state is made of what the canvas says, so that equal ones are known as such.
    """
    rest = sorted(islice(canvas.records(), 2, None), key=attrgetter("id"))
    ordered = sorted(rest, key=lambda each: type(each).__name__)
    plain = Canvas(canvas.brief, canvas.strategy, ordered)
    said = "\n".join(map(repr, plain.records()))
    content = Content(plain, sha256(said.encode("utf-8", "replace"))[:16], 1)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.execute("BEGIN")
        fill(connection, content, f"{day.isoformat()}T00:00:00+00:00")
        connection.execute("COMMIT")
        image = connection.serialize()
    return sealed(image, check_image(image, "").checksum, packed=False)
