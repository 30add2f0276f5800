# SPDX-License-Identifier: MIT
"""What a window is called: by its canvas, and by where that is kept."""

from stratcanvas.domain.names import draft_name, one_line
from stratcanvas.safe_words import isolated
from stratcanvas.session.session import Session
from stratcanvas.words import tr


def window_title(session: Session) -> str:
    """Return the window's title: the canvas' name and where it is kept.

    One that has neither title nor file is called as among the recent ones.
    """
    name = session.title
    if session.path is None and not session.canvas.brief.title.strip():
        name = draft_name(session.canvas) or name
    where = session.path.name if session.path else tr("not yet in a file")
    return f"{isolated(one_line(name))} — {isolated(where)}"
