# SPDX-License-Identifier: MIT
"""A few graphics items that stand for whatever is visible just now.

Ten thousand cards have as many items as fit the viewport. An item that is not needed is hidden and
waits; none is ever removed from the scene, so no dead wrapper is ever touched.
"""

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

Item = TypeVar("Item", bound=QGraphicsItem)


class Pool(Generic[Item]):
    """Items of one sort by the id that each stands for."""

    def __init__(self, scene: QGraphicsScene, make: Callable[[], Item]) -> None:
        self._scene = scene
        self._make = make
        self._spare: list[Item] = []
        self._resting: set[str] = set()
        self.live: dict[str, Item] = {}

    @property
    def size(self) -> int:
        """Return how many items exist, waiting ones included."""
        return len(self.live) + len(self._spare)

    def take(self, key: str) -> Item:
        """Return the item that stands for an id; one is found for it if there is none yet.

        That is hidden still: it is cheaper to have it stand for something first.
        """
        item = self.live.get(key)
        if item is None:
            if self._spare:
                item = self._spare.pop()
            else:
                item = self._make()
                item.setVisible(False)
                self._scene.addItem(item)
            self.live[key] = item
        elif key in self._resting:
            self._rest(key, on=False)
        return item

    def drop(self, key: str) -> None:
        """Let the item of an id wait for another one."""
        if key in self._resting:
            self._rest(key, on=False)
        item = self.live.pop(key, None)
        if item is not None:
            item.setVisible(False)
            self._spare.append(item)

    def keep(self, keys: Iterable[str], most: int = 0) -> None:
        """Let all items wait but those of some ids.

        Up to ``most`` in all may stay, those that came last: what has been drawn comes again. They
        rest meanwhile: Qt asks each item at each drawing where it is, unless it has no contents.
        """
        wanted = set(keys)
        others = [each for each in self.live if each not in wanted]
        gone = max(0, len(others) + len(wanted) - most)
        for key in others[:gone]:
            self.drop(key)
        for key in self._resting & wanted:
            self._rest(key, on=False)
        for key in others[gone:]:
            if key not in self._resting:
                self._rest(key, on=True)

    def _rest(self, key: str, *, on: bool) -> None:
        self.live[key].setFlag(QGraphicsItem.GraphicsItemFlag.ItemHasNoContents, on)
        if on:
            self._resting.add(key)
        else:
            self._resting.discard(key)
