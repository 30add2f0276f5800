# SPDX-License-Identifier: MIT
"""The sentence on characters that no font can draw: in which file, of which script, and which."""

from collections.abc import Iterable
from pathlib import Path

from stratcanvas.cli.say import named
from stratcanvas.formats.undrawn_letters import by_script
from stratcanvas.words import tr


def missing_words(target: Path, letters: Iterable[str]) -> str:
    """Return what is said of a written file in which some characters show as boxes."""
    words = tr("In {file} no font on this machine draws these, so they show as boxes: {letters}.")
    return words.format(file=named(target), letters=by_script(letters))
