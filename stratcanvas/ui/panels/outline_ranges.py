# SPDX-License-Identifier: MIT
"""The selected rows of an outline as ranges: Qt asks a model about each row that it gets singly."""

from collections.abc import Iterable, Iterator
from typing import cast

from PySide6.QtCore import QItemSelection, QItemSelectionRange, QModelIndex

from stratcanvas.ui.panels.outline_model import Node


def in_ranges(places: Iterable[QModelIndex]) -> QItemSelection:
    """Return rows as a selection: those that lie under each other are one range of it."""
    by_parent: dict[int, list[QModelIndex]] = {}
    for index in places:
        node: Node = index.internalPointer()
        by_parent.setdefault(id(node.parent), []).append(index)
    chosen = QItemSelection()
    for found in by_parent.values():
        found.sort(key=QModelIndex.row)
        first = last = found[0]
        for index in found[1:]:
            if index.row() > last.row() + 1:
                chosen.append(QItemSelectionRange(first, last))
                first = index
            last = index
        chosen.append(QItemSelectionRange(first, last))
    return chosen


def records_in(chosen: QItemSelection) -> Iterator[str]:
    """Walk over the records whose rows are selected."""
    for part in cast("Iterable[QItemSelectionRange]", chosen):
        node: Node = part.topLeft().internalPointer()
        if node.parent is not None:
            for each in node.parent.children[part.top() : part.bottom() + 1]:
                if each.row is not None and each.row.record is not None:
                    yield each.row.record
