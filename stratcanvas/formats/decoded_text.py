# SPDX-License-Identifier: MIT
"""The text that a stranger's bytes are, however its program writes letters."""

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_LOOKED_AT = 4096
"""Bytes by which it is told whether a text without a mark has letters of two bytes."""


def decoded(data: bytes) -> str | None:
    """Return bytes as text: by their mark, else as UTF-16 or UTF-8, else as Western programs used
    to write; None for what has bytes that no text has.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace")
    begun = data[:_LOOKED_AT]
    if b"\0" in begun:
        name = _wide(begun)
        return data.decode(name, "replace") if name else None
    if b"\0" in data:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _wide(begun: bytes) -> str:
    """Return the name of the way in which letters of two bytes are written here; "" for none.

    Most texts have spaces, commas or line ends: of such a letter one byte is empty.
    """
    first, second = begun[::2].count(0), begun[1::2].count(0)
    if second and first == 0:
        return "utf-16-le"
    return "utf-16-be" if first and second == 0 else ""
