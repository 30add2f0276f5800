# SPDX-License-Identifier: MIT
"""File names made from a canvas' title, such as every system and every stick can hold; and how a
folder's name is shown.
"""

import itertools
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path

MOST_BYTES = 120
"""The longest name proposed, in UTF-8 bytes with its ending; file systems take 255."""
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\..*)?\Z", re.IGNORECASE)


def file_name(title: str, suffix: str, spare: str = "Untitled") -> str:
    """Return a file name for a title, with an ending such as ``.pdf``.

    NFC; no separators, control or direction marks, no name that Windows keeps for itself, at most
    ``MOST_BYTES`` bytes. A title that leaves nothing gives the ``spare`` name.
    """
    text = unicodedata.normalize("NFC", title)
    text = re.sub(r'[<>:"/\\|?*]', " ", text)
    text = "".join(each if unicodedata.category(each)[0] != "C" else " " for each in text)
    text = _shortened(" ".join(text.split()).strip(" .-"), MOST_BYTES - len(suffix.encode()))
    if _RESERVED.match(text):
        text = f"{text}_" if "." not in text else text.replace(".", "_", 1)
    return (text or spare) + suffix


def beside(path: Path, word: str) -> Iterator[Path]:
    """Walk over names for another version of a file: “plan (mine).canvas”, “plan (mine 2).canvas” …

    Whether they are free is for whoever writes them to see.
    """
    for count in itertools.count(1):
        mark = f" ({word})" if count == 1 else f" ({word} {count})"
        room = MOST_BYTES - len((mark + path.suffix).encode())
        yield path.with_name(_shortened(path.stem, room) + mark + path.suffix)


def short_folder(folder: Path) -> str:
    """Return a folder's name as a list shows it: from the person's own folder on."""
    home = Path.home()
    return f"~/{folder.relative_to(home)}" if folder.is_relative_to(home) else str(folder)


def _shortened(text: str, most: int) -> str:
    """Return the beginning of a text that fits in so many bytes, without half a letter."""
    while len(text.encode()) > most:
        text = text[:-1]
        while text and unicodedata.combining(text[-1]):
            text = text[:-1]
    return text.rstrip(" .-")
