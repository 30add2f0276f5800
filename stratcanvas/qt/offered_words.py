# SPDX-License-Identifier: MIT
"""The words that a clipboard or a drag offers, whichever of its forms they come in."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData

from stratcanvas.domain.marked_up_rows import words_and_rows
from stratcanvas.domain.marked_up_text import MOST, words_of
from stratcanvas.words import tr

_PLAIN, _MARKED_UP = "text/plain", "text/html"
_WIDEST = 4
"""Bytes of a character at most."""
_RICH = ("rtf", "richtext", "rich text", "opendocument.text", "msword", "wordprocessingml")


def words_in(data: QMimeData) -> str:
    """Return the words that are offered as plain text, or else those of marked-up text, of whose
    tables a tab stands between two cells, as spreadsheets put them into plain text.
    """
    return _words_in(data, words_and_rows)


def _words_in(data: QMimeData, read: Callable[[str], str]) -> str:
    plain = data.text() if data.hasFormat(_PLAIN) else ""
    if plain.strip() or not data.hasFormat(_MARKED_UP):
        return plain
    return "" if _is_too_much(data) else read(data.html())


def _is_too_much(data: QMimeData) -> bool:
    """Tell whether there is more marked-up text than is looked at: half a text would be a lie."""
    return data.data(_MARKED_UP).size() > MOST * _WIDEST or len(data.html()) > MOST


def may_have_words(data: QMimeData) -> bool:
    """Tell, without reading it, whether what is offered may hold something for a field."""
    return data.hasText() or data.hasFormat(_MARKED_UP)


def for_a_field(data: QMimeData) -> str:
    """Return what a field takes of what is offered: words, or an address as it is written."""
    return _words_in(data, words_of) or data.text()


def why_no_words(data: QMimeData) -> str:
    """Return a sentence on what is offered in the place of words; "" where that is nothing."""
    forms = [form.lower() for form in data.formats()]
    too_much = data.hasFormat(_MARKED_UP) and _is_too_much(data)
    if too_much or any(mark in form for form in forms for mark in _RICH):
        return tr(
            "These words come in a form that can’t be read here. Copy them as plain text, or "
            "paste them into a text program first and copy them there."
        )
    if data.hasImage() or any(form.startswith("image/") for form in forms):
        return tr("There is a picture in the clipboard. Only words can be taken in here.")
    if data.hasUrls():
        return tr("There is an address in the clipboard. Only words can be taken in here.")
    return ""
