# SPDX-License-Identifier: MIT
"""What is selected, shared by canvas, outline and inspector. It is no step of undo: where an undo
or redo takes away, or brings, what is selected, what was selected then is so again.
"""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from stratcanvas.domain.changes import ChangeSet
from stratcanvas.session.session import Session

MOST = 50_000
"""Ids of what was selected at earlier steps that are kept; what is longest ago is forgotten."""
_EACH = 10
"""Ids as which each step counts besides: of a million steps that chose nothing no more are kept."""


class _Earlier:
    """What was selected, by the number of a step, as far back as there is room for."""

    def __init__(self) -> None:
        self._at: dict[int, tuple[str, ...]] = {}
        self._size = 0

    def put(self, step: int, ids: tuple[str, ...]) -> None:
        """Note what was selected; of the step noted last it is kept however much it is."""
        self._forget(step)
        self._at[step] = ids
        self._size += len(ids) + _EACH
        while self._size > MOST and len(self._at) > 1:
            self._forget(next(iter(self._at)))

    def get(self, step: int) -> tuple[str, ...]:
        """Return what was selected; nothing where that is not known any more."""
        return self._at.get(step, ())

    def _forget(self, step: int) -> None:
        ids = self._at.pop(step, None)
        if ids is not None:
            self._size -= len(ids) + _EACH


class Selection(QObject):
    """Ids of cards, links (32 hex digits) or the brief, in the order in which they were chosen."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._ids: dict[str, None] = {}
        self._order: tuple[str, ...] = ()  # the same: many ask for it after each change
        self._steps = len(session.document.state.history.done)  # after the last change
        self._before, self._after = _Earlier(), _Earlier()  # what undo of a step gives, and redo
        session.changed.connect(self._follow)

    @property
    def ids(self) -> tuple[str, ...]:
        """Return the selected ids, the one chosen last at the end."""
        return self._order

    def __contains__(self, key: str) -> bool:
        return key in self._ids

    def __len__(self) -> int:
        return len(self._ids)

    def set(self, ids: Iterable[str]) -> None:
        """Select these and nothing else; ids that are not on the canvas are left out."""
        chosen = dict.fromkeys(ids)
        for key in self._session.canvas.missing(chosen):
            del chosen[key]
        self._become(chosen)

    def add(self, ids: Iterable[str]) -> None:
        """Select these too."""
        self.set((*self._ids, *ids))

    def toggle(self, key: str) -> None:
        """Select a card or, if it is selected, no longer."""
        if key in self._ids:
            left = dict(self._ids)
            del left[key]
            self._become(left)
        else:
            self.add((key,))

    def clear(self) -> None:
        """Select nothing."""
        self._become({})

    def _become(self, ids: dict[str, None]) -> None:
        order = tuple(ids)
        if order != self._order:
            self._ids, self._order = ids, order
            self.changed.emit()

    def _follow(self, changes: ChangeSet) -> None:
        given = self._then_selected()
        if not changes.added.keys().isdisjoint(given):
            self.set(given)
        elif not self._ids.keys().isdisjoint(changes.removed):
            left = {key: None for key in self._ids if key not in changes.removed}
            if left or not given:
                self._become(left)
            else:
                self.set(given)

    def _then_selected(self) -> tuple[str, ...]:
        """Note what is selected now for the step that was just taken; where it was an undo or a
        redo, return what was selected on its other side, else nothing.
        """
        document = self._session.document
        was, self._steps = self._steps, len(document.state.history.done)
        if document.way == "undo":
            self._after.put(was, self._order)
            return self._before.get(was)
        if self._steps > was:  # else more has joined the last one
            self._before.put(self._steps, self._order)
        return self._after.get(self._steps) if document.way == "redo" else ()
