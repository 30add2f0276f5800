# SPDX-License-Identifier: MIT
"""The words of cards that were copied in a program for drawings, which puts JSON in the clipboard.

Excalidraw does so, and a JSON Canvas is copied as its text.
"""

from typing import Any

from stratcanvas.domain.plaintext import plain_text
from stratcanvas.formats.jsoncanvas.json_text import BadJson, parsed
from stratcanvas.formats.jsoncanvas.nodes import drawing_of
from stratcanvas.formats.progress import Progress

_BEGINS = 400
"""Characters in which a drawing says what it is."""
_OF_EXCALIDRAW = {"excalidraw/clipboard", "excalidraw"}
_Said = tuple[float, float, str]


def words_of_drawing(text: str) -> str | None:
    """Return what is written in a copied drawing, a card a line, from its top to its bottom.

    None where a text is no such drawing; "" where nothing is written in it.
    """
    begun = text[:_BEGINS].lstrip()
    if not begun.startswith("{") or not ('"excalidraw' in begun or '"nodes"' in begun):
        return None
    try:
        whole = parsed(text, Progress())
    except BadJson:
        return None
    if not isinstance(whole, dict):
        return None
    if whole.get("type") in _OF_EXCALIDRAW and isinstance(whole.get("elements"), list):
        said = [_written(each) for each in whole["elements"] if _says_something(each)]
    elif isinstance(whole.get("nodes"), list):
        drawing = drawing_of(whole, Progress())
        said = [(each.box.y, each.box.x, each.text) for each in drawing.nodes]
        said += [(each.box.y, each.box.x, each.label) for each in drawing.groups]
    else:
        return None
    lines = (" ".join(plain_text(words).split()) for _, _, words in sorted(said))
    return "\n".join(filter(None, lines))


def _says_something(element: Any) -> bool:
    return (
        isinstance(element, dict)
        and element.get("type") == "text"
        and isinstance(element.get("text"), str)
        and not element.get("isDeleted")
    )


def _written(element: dict[str, Any]) -> _Said:
    """Return where a text lies, and what it was before its lines were broken."""
    x, y = (each if isinstance(each, float) else 0.0 for each in map(element.get, ("x", "y")))
    whole = element.get("originalText")
    return y, x, whole if isinstance(whole, str) and whole.strip() else element["text"]
