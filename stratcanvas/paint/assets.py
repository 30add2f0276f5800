# SPDX-License-Identifier: MIT
"""The fonts and icons that travel with the program, made known to Qt; how large words are.

Inter comes first; the fonts of further scripts follow when a text asks for them, or once the
window is there: half of their 9 ms (measured, cold) are saved at the start.
"""

import re
from functools import cache, lru_cache
from pathlib import Path

from PySide6.QtCore import QLoggingCategory
from PySide6.QtGui import QFont, QFontDatabase

from stratcanvas.shipped import resource

EMOJI = "Noto Emoji"
FAMILIES = (
    "Inter",
    "Noto Sans Arabic",
    "Noto Sans Hebrew",
    "Noto Sans Devanagari",
    "Noto Sans Thai",
    EMOJI,
)
"""The font families of all text, in the order in which Qt asks them for a character.

What none of them has (Chinese, Japanese, Korean and rarer scripts) Qt takes from the system.
"""

_INTER = ("Inter-Regular", "Inter-SemiBold", "Inter-Bold")
_SCRIPTS = (
    "Inter-Italic",
    "NotoSansArabic-Regular",
    "NotoSansArabic-Bold",
    "NotoSansHebrew-Regular",
    "NotoSansHebrew-Bold",
    "NotoSansDevanagari-Regular",
    "NotoSansDevanagari-Bold",
    "NotoSansThai-Regular",
    "NotoSansThai-Bold",
    "NotoEmoji-Regular",
)
TEXT_SIZE = 13
"""Pixels, where the system asks for no larger words."""
_USUAL = 15.5
"""Pixels; what systems ask for that nobody has told to write larger stays below this."""
_LARGEST = 40


@cache
def load_fonts() -> None:
    """Make Inter known to Qt, once. Needs a QGuiApplication.

    Raises FileNotFoundError when the program was installed without it.
    """
    # Qt tells at length which fonts lack a script before it falls to the next; that is no news.
    QLoggingCategory.setFilterRules("qt.text.font.db.info=false")
    for name in _INTER:
        QFontDatabase.addApplicationFont(str(resource(f"fonts/{name}.ttf")))


@cache
def load_scripts() -> None:
    """Make the fonts of further scripts and of emoji known to Qt, once.

    Raises FileNotFoundError when the program was installed without them.
    """
    load_fonts()
    for name in _SCRIPTS:
        QFontDatabase.addApplicationFont(str(resource(f"fonts/{name}.ttf")))
    QFontDatabase.setApplicationEmojiFontFamilies([EMOJI])


def icon_path(name: str) -> Path:
    """Return the path of a Lucide icon's SVG, such as ``undo-2``. Raises FileNotFoundError."""
    return resource(f"icons/{name}.svg")


@lru_cache(maxsize=256)
def icon_svg(name: str, colour: str) -> bytes:
    """Return an icon's SVG drawn in a colour ("#rrggbb"); 24 × 24 units. Raises FileNotFoundError.

    Raises ValueError when the colour is none.
    """
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        raise ValueError(f"{colour!r} is not a colour such as #1b2430")
    return icon_path(name).read_bytes().replace(b"currentColor", colour.encode())


def text_size(asked: QFont, dots: float = 96.0) -> int:
    """Return how large words are to be, in pixels, for the font that the system asks for.

    Somebody who needs large letters has told the system so, and has as large ones here. ``dots``:
    pixels an inch, as letters are measured. What the font looks like is not asked: it is not used.
    """
    pixels = asked.pixelSize() if asked.pixelSize() > 0 else asked.pointSizeF() * dots / 72
    return TEXT_SIZE if pixels < _USUAL else min(round(pixels), _LARGEST)


def enlarged(font: QFont, pixels: int) -> int:
    """Return how many pixels a width becomes in a font, that was chosen for the usual one."""
    return round(pixels * max(1.0, font.pixelSize() / TEXT_SIZE))
