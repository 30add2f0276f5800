# SPDX-License-Identifier: MIT
"""Which characters of a text no font on this machine can draw."""

import unicodedata
from functools import lru_cache

from stratcanvas.paint.text import TextStyle, block, clean

_NOT_ALONE = frozenset({"Cc", "Cf", "Mn", "Mc", "Me", "Zs", "Zl", "Zp"})
_PROBE = TextStyle(14)


def uncovered(text: str) -> tuple[str, ...]:
    """Return the characters of a text that no font on this machine can draw, each once."""
    distinct = dict.fromkeys(letter for letter in clean(text) if not letter.isascii())
    return tuple(letter for letter in distinct if not _is_covered(letter))


@lru_cache(4096)
def _is_covered(letter: str) -> bool:
    if unicodedata.category(letter) in _NOT_ALONE:
        return True
    runs = block(letter, _PROBE, 1e4).laid_out().glyphRuns()
    # Glyph 0 is a font's own "missing"; Qt's last resort, drawn boxes, is a font without a size.
    return all(run.rawFont().pixelSize() > 0 and 0 not in run.glyphIndexes() for run in runs)
