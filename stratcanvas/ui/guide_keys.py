# SPDX-License-Identifier: MIT
"""The keys of the guided start: a table of what each is for, which F1 lists after the others."""

from typing import NamedTuple

from stratcanvas.words import tr


class GuideKey(NamedTuple):
    """Keys, as Qt names them, and what they are for."""

    keys: tuple[str, ...]
    words: str


def guide_keys(*, from_right: bool) -> tuple[GuideKey, GuideKey, GuideKey]:
    """Return what goes back, what goes on, and what chooses; in Arabic “on” is to the left."""
    back, onward = ("Alt+Right", "Alt+Left") if from_right else ("Alt+Left", "Alt+Right")
    return (
        GuideKey((back, "Ctrl+PgUp"), tr("The question before")),
        GuideKey((onward, "Ctrl+PgDown"), tr("The next question")),
        GuideKey(("1", "2", "3"), tr("Choose an answer by its number")),
    )
