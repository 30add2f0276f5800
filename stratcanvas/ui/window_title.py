# SPDX-License-Identifier: MIT
"""What a window is called: by its canvas, and by where that is kept."""

from stratcanvas.domain.names import draft_name, one_line
from stratcanvas.safe_words import isolated
from stratcanvas.session.session import Session
from stratcanvas.words import tr


def window_title(session: Session) -> str:
    """Return the window's title: the canvas' name and where it is kept."""
    where = session.path.name if session.path else tr("not yet in a file")
    return f"{isolated(one_line(canvas_name(session)))} — {isolated(where)}"


def canvas_name(session: Session) -> str:
    """Return what a window's canvas is called, and what a file of it is to be called at first.

    One that has neither title nor file is called as among the recent ones.
    """
    if session.path is None and not session.canvas.brief.title.strip():
        return draft_name(session.canvas) or session.title
    return session.title
