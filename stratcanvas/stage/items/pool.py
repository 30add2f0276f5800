# SPDX-License-Identifier: MIT
"""A few graphics items that stand for whatever is in hand just now.

An item that is not needed is hidden and waits; none is ever removed from the scene, so no dead
wrapper is ever touched.
"""

from collections.abc import Callable, Collection
from typing import Generic, TypeVar

from PySide6.QtWidgets import QGraphicsItem, QGraphicsScene

Item = TypeVar("Item", bound=QGraphicsItem)


class Pool(Generic[Item]):
    """Items of one sort by the id that each stands for."""

    def __init__(
        self,
        scene: QGraphicsScene,
        make: Callable[[], Item],
        live: dict[str, Item] | None = None,
    ) -> None:
        """``live``: where those in use are entered, for whoever looks before there are any."""
        self._scene = scene
        self._make = make
        self._spare: list[Item] = []
        self.live: dict[str, Item] = {} if live is None else live

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
        return item

    def drop(self, key: str) -> None:
        """Let the item of an id wait for another one."""
        item = self.live.pop(key, None)
        if item is not None:
            item.setVisible(False)
            self._spare.append(item)

    def keep(self, keys: Collection[str]) -> None:
        """Let all items wait but those of some ids."""
        for key in [each for each in self.live if each not in keys]:
            self.drop(key)
