# SPDX-License-Identifier: MIT
"""The window's title, and tool tips: words in the forms that Qt wants them."""

from stratcanvas.domain.names import one_line
from stratcanvas.safe_words import harmless_lines, isolated
from stratcanvas.session.session import Session
from stratcanvas.words import tr


def tip(text: str) -> str:
    """Return a text for a tool tip, escaped: Qt takes tips for HTML and would read files for it."""
    escaped = harmless_lines(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<p>{escaped}</p>".replace("\n", "<br>")


def title(session: Session) -> str:
    """Return the window's title: the canvas' name and where it is kept."""
    where = session.path.name if session.path else tr("not yet in a file")
    return f"{isolated(one_line(session.title))} — {isolated(where)}"
