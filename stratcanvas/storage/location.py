# SPDX-License-Identifier: MIT
"""What people and programs call a file: a path, or an address as file managers hand them over.

Also a file's ending: names of plans hold dots (“plan v1.2”), so a dot alone is no ending.
"""

import os
import re
import sys
from pathlib import Path
from urllib.parse import unquote_to_bytes

from stratcanvas.safe_words import isolated
from stratcanvas.storage.errors import NotReadable
from stratcanvas.words import tr

ENDING = ".canvas"
_ADDRESS = r"(?s)([A-Za-z][A-Za-z0-9+.-]+):(?://([^/]*))?(/.*)?"
_HERE = {"", "localhost", "127.0.0.1", "::1", "[::1]"}
_KINDS = {".pdf", ".png", ".svg", ".md", ".csv", ".json", ".docx", ".xlsx", ".pptx", ".odt"}


def located(words: str) -> Path:
    """Return the path that words mean: a path as it is, or a ``file:`` address.

    Raises NotReadable for no words, and for an address of anything that is no file on this
    computer.
    """
    if not words:
        raise NotReadable(tr("No file is named: its name is empty."))
    found = re.fullmatch(_ADDRESS, words) if ":" in words else None
    if found is None or os.path.lexists(words):
        return Path(words)
    scheme, host, path = found[1].lower(), found[2], found[3] or ""
    if scheme != "file":
        if host is None:  # a name with a colon in it
            return Path(words)
        raise NotReadable(
            tr("“{words}” is an address, not a file on this computer.").format(
                words=isolated(words, 120)
            ),
            then=tr("Save the file on this computer first, then open it."),
        )
    if (host or "").lower() not in _HERE:
        raise NotReadable(
            tr("“{words}” lies on another computer, “{host}”.").format(
                words=isolated(words, 120), host=isolated(host or "", 60)
            ),
            then=tr("Connect its folder to this computer, then open the file there."),
        )
    name = os.fsdecode(unquote_to_bytes(path))
    return Path(name.lstrip("/") if sys.platform == "win32" else name)


def with_ending(path: Path, ending: str = ENDING) -> Path:
    """Return a path with an ending, added unless it is there, in whatever letters."""
    if path.name.lower().endswith(ending):
        return path
    return path.with_name(f"{path.name.rstrip('. ') or path.name}{ending}")


def without_ending(path: Path, ending: str = ENDING) -> str:
    """Return a file's name without an ending; other dots are part of the name."""
    name = path.name
    return name[: -len(ending)] if name.lower().endswith(ending) and name != ending else name


def other_kind(path: Path) -> str:
    """Return the ending of a name that says that it is a file of another kind, or ""."""
    import mimetypes  # no start needs it

    ending = path.suffix.lower()
    known = ending in _KINDS or ending in mimetypes.MimeTypes(filenames=()).types_map[1]
    return ending if known else ""
