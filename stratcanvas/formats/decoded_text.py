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


def decoded(data: bytes, *, begun: bool = False) -> str | None:
    """Return bytes as text: by their mark, else as UTF-16 or UTF-8, else as Western programs used
    to write; None for what has bytes that no text has.

    ``begun``: they are the beginning of more, and their last letter may be cut in two.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace")
    head = data[:_LOOKED_AT]
    if b"\0" in head:
        name = _wide(head)
        return data.decode(name, "replace") if name else None
    if b"\0" in data:
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as problem:
        if begun and problem.start >= len(data) - 4:
            return data.decode("utf-8", "ignore")
        return data.decode("cp1252", "replace")


def _wide(head: bytes) -> str:
    """Return the name of the way in which letters of two bytes are written here; "" for none.

    Most texts have spaces, commas or line ends: of such a letter one byte is empty. Where nearly
    all others are Western letters, every second one is: else it is a stray one between them.
    """
    if head.isascii() and sum(byte < ord(" ") for byte in head) * 3 <= len(head):
        return ""
    first, second = head[::2].count(0), head[1::2].count(0)
    if second and first == 0:
        return "utf-16-le"
    return "utf-16-be" if first and second == 0 else ""
