# SPDX-License-Identifier: MIT
"""The keys of a presentation: a table of what each is for, which F1 lists after the others."""

from typing import NamedTuple

from stratcanvas.words import tr


class PresentKey(NamedTuple):
    """Keys, as Qt names them, and what they are for."""

    keys: tuple[str, ...]
    words: str


def present_keys(*, from_right: bool) -> tuple[PresentKey, ...]:
    """Return what turns pages and what else is heard; in Arabic the next page lies to the left."""
    back, onward = ("Right", "Left") if from_right else ("Left", "Right")
    return (
        PresentKey((onward, "PgDown", "Space"), tr("Next page")),
        PresentKey((back, "PgUp", "Backspace"), tr("Page before")),
        PresentKey(("Home", "End"), tr("First page, last page")),
        PresentKey(("B",), tr("Black, and back to the page")),
        PresentKey(("Esc",), tr("End the presentation")),
    )
