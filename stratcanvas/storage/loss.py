# SPDX-License-Identifier: MIT
"""Edits of a run before that could not be read: where what is left of them lies, the sentence that
says so, and a note in our folder that stays until a person can have seen that sentence.
"""

from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import NamedTuple

from stratcanvas.storage.errors import Damaged, Trouble
from stratcanvas.storage.state_folder import read_json, write_json
from stratcanvas.words import tr

NAME = "loss.json"


class Extent(Enum):
    """What is lost."""

    END = "the last edits"
    PERHAPS_THE_END = "nobody knows whether the last edits are here"
    ALL = "every edit that was kept here"


class Loss(NamedTuple):
    """What is lost, where what is left of it lies, and the file that it is of, if any."""

    extent: Extent
    shelf: Path | None = None
    path: Path | None = None

    def save(self, folder: Path) -> None:
        """Note it in a folder of ours. If that can't be, it is told this once."""
        value = {
            "extent": self.extent.name,
            "shelf": None if self.shelf is None else str(self.shelf),
            "path": None if self.path is None else str(self.path),
        }
        with suppress(OSError):
            write_json(folder / NAME, value)

    @classmethod
    def load(cls, folder: Path) -> "Loss | None":
        """Return what is noted in a folder; None without a note that can be read."""
        value = read_json(folder / NAME)
        if not isinstance(value, dict) or value.get("extent") not in Extent.__members__:
            return None
        shelf, path = (value.get(name) for name in ("shelf", "path"))
        return cls(Extent[value["extent"]], _path(shelf), _path(path))

    def told(self) -> Damaged:
        """Return the trouble that says so."""
        what, kept = {
            Extent.END: (
                tr("The last edits that were kept on this computer could not be read."),
                tr("Everything before them is here."),
            ),
            Extent.PERHAPS_THE_END: (
                tr("Some of what Stratcanvas kept of this canvas on this computer was damaged."),
                tr("It could not be checked whether the very last edits are here."),
            ),
            Extent.ALL: (
                tr("Edits kept on this computer from last time could not be read."),
                "",
            ),
        }[self.extent]
        return Damaged(what, kept=f"{kept} {self._where()}".strip())

    def told_after(self, notice: Trouble | None) -> Trouble:
        """Return a notice that also says so; ``notice``: what else is to be told."""
        mine = self.told()
        if notice is None:
            return mine
        notice.sentence = f"{notice.sentence} {mine.sentence}"
        kept = mine.kept if self.extent is Extent.PERHAPS_THE_END else self._where()
        notice.kept = f"{notice.kept} {kept}".strip()
        return notice

    def _where(self) -> str:
        if self.shelf is None:
            return ""
        return tr("What is left of them was put by in {shelf}.").format(shelf=self.shelf)


def forget_loss(folder: Path) -> None:
    """Take the note away: a person can have seen what it tells."""
    with suppress(OSError):
        (folder / NAME).unlink(missing_ok=True)


def _path(text: object) -> Path | None:
    return Path(text) if isinstance(text, str) and "\0" not in text else None
