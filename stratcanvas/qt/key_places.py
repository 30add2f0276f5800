# SPDX-License-Identifier: MIT
"""Which Latin letter stands on a key's place, where the keyboard's own letters are not Latin.

With a Latin layout beside the other Qt looks there by itself; with none it matches nothing.
"""

import sys
import unicodedata

from PySide6.QtGui import QKeyEvent

_ROWS = {24: "QWERTYUIOP", 38: "ASDFGHJKL", 52: "ZXCVBNM"}
"""Scan code of a row's first letter key, as X11 and Wayland tell it → the letters there."""
_PLACES = {
    first + place: letter
    for first, letters in _ROWS.items()
    for place, letter in enumerate(letters)
}
_FIRST_SPECIAL = 0x01000000
"""From here on Qt's keys are no characters: arrows, Shift, Enter."""


def latin_at(event: QKeyEvent) -> str:
    """Return the capital Latin letter of the key's place when its own letter is of another script.

    Empty for all other keys, and on systems that find a letter's place themselves.
    """
    key = event.key()
    if not sys.platform.startswith("linux") or not 0x80 <= key < _FIRST_SPECIAL:
        return ""
    if unicodedata.name(chr(key), "").startswith("LATIN"):
        return ""
    return _PLACES.get(event.nativeScanCode(), "")
