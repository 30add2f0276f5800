# SPDX-License-Identifier: MIT
"""The outline's rows as Qt's item views want them: two levels, kept in step with the canvas.

Rows are made when a view asks for them, a lump at a time, so that a canvas of any size has an
outline at once. They are inserted, removed and moved one by one, so that views keep what is folded
and scrolled.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, groupby
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, Qt

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import MAIN_TEXT
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.derived import Derived
from stratcanvas.domain.names import gaps_in_words
from stratcanvas.domain.outline import (
    NOTES,
    UNCOUNTED,
    OutlineRow,
    Part,
    count_under,
    head_over,
    heads,
    row_count,
    under,
)
from stratcanvas.qt.guard import guarded
from stratcanvas.ui.panels.outline_words import row_words, spoken_row
from stratcanvas.ui.panels.row_steps import is_upheaval, staying

if TYPE_CHECKING:
    from stratcanvas.domain.card_filter import Matched

ROW = Qt.ItemDataRole.UserRole
"""The outline.Row of an index."""
EDITABLE = {Part.CUSTOMER, Part.STRATEGY, Part.PROBLEM, Part.TACTIC, Part.NOTE}
LUMP = 400
"""Rows that are made at once under a row; more are made when one scrolls there."""
_SEVERAL = 3
"""Rows under which others only change places: with so many of them a view is told once of all."""
_NOWHERE = QModelIndex()
_HEADING, _PLAIN = Qt.ItemFlag.NoItemFlags, Qt.ItemFlag.ItemIsEnabled
_EDITABLE = _PLAIN | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
"""Put together once: a tree asks for those of each row after each change."""


@dataclass(eq=False, slots=True)
class Node:
    """A row with its children; the root has no row."""

    row: OutlineRow | None
    parent: "Node | None"
    place: int = 0
    children: list["Node"] = field(default_factory=list)
    """The first of its rows, as far as they are made."""
    is_asked: bool = False
    """Whether somebody has asked for what is under it."""
    flags: Qt.ItemFlag = _HEADING
    """How it can be used; a tree asks for it three times a row after each change."""


class OutlineModel(QAbstractItemModel):
    """The rows of domain.outline, as a tree."""

    def __init__(self, derived: Derived, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.derived = derived
        self.matched: Matched | None = None
        """The cards that match what is filtered by, while something is."""
        self._root = Node(None, None)
        self._nodes: dict[str, list[Node]] = {}
        self._made(self._root)

    @property
    def canvas(self) -> Canvas:
        """Return the canvas that is shown."""
        return self.derived.canvas

    @property
    def total(self) -> int:
        """Return how many rows there are, made or not."""
        return row_count(self.canvas)

    @property
    def made(self) -> int:
        """Return how many rows were made."""
        return len(self._root.children) + sum(len(each.children) for each in self._root.children)

    # what Qt asks

    @guarded(_NOWHERE)
    def index(self, row: int, column: int, parent: Any = _NOWHERE) -> QModelIndex:
        """Return the index of a row under a parent."""
        node = self._node(parent)
        if column == 0 and 0 <= row < len(self._made(node).children):
            return self.createIndex(row, column, node.children[row])
        return QModelIndex()

    @guarded(_NOWHERE)
    def parent(self, index: Any = _NOWHERE) -> Any:  # type: ignore[override]
        """Return the index of a row's parent."""
        over = index.internalPointer().parent if index.isValid() else None
        if over is None or over.parent is None:
            return QModelIndex()
        return self.createIndex(over.place, 0, over)

    @guarded(0)
    def rowCount(self, parent: Any = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many rows lie under a parent."""
        return len(self._made(self._node(parent)).children)

    @guarded(False)
    def hasChildren(self, parent: Any = _NOWHERE) -> bool:  # noqa: N802 - Qt's name
        """Tell whether rows lie under a row, without making them."""
        node = self._node(parent)
        return bool(node.children) if node.is_asked else self._count(node) > 0

    @guarded(1)
    def columnCount(self, parent: Any = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return one: an outline is a single column."""
        return 1

    @guarded(_HEADING)
    def flags(self, index: Any) -> Qt.ItemFlag:
        """Tell which rows can be selected and edited: all but the headings."""
        return self._node(index).flags

    @guarded(None)
    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row's words, what is said for it, or the row itself."""
        row = self._node(index).row
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(row)
        if role == Qt.ItemDataRole.EditRole and row.record is not None:
            return self.text_of(row.record)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_row(self.canvas, row, self.matched)
        if role == Qt.ItemDataRole.ToolTipRole and row.part is Part.PROBLEM and row.record:
            return gaps_in_words(self.canvas, row.record)
        return row if role == ROW else None

    # what the view asks

    def words(self, row: OutlineRow) -> str:
        """Return what a row shows."""
        return row_words(self.canvas, row)

    def text_of(self, record: str) -> str:
        """Return the text that editing a row edits."""
        found = self.canvas.get(record)
        return getattr(found, MAIN_TEXT[type(found)]) if found is not None else ""

    def rows_of(self, record: str) -> list[QModelIndex]:
        """Return where a record stands: a tactic stands under each problem it serves.

        Of rows that are not made yet only the first is, and only among few.
        """
        if not self._nodes.get(record) and (over := head_over(self.canvas, record)) is not None:
            for node in self._nodes_of(over):
                if self._count(node) <= LUMP:
                    self._made(node)
        found = sorted(self._nodes.get(record, ()), key=_where)
        return [self.index_of(node) for node in found]

    def extend(self, parent: Any) -> None:
        """Make one more lump of the rows under a row, if there are more."""
        node = self._made(self._node(parent))
        first = len(node.children)
        if first < self._count(node):
            self._insert(node, first, self._rows(node, first + LUMP)[first:])

    def index_of(self, node: Node) -> QModelIndex:
        """Return a node's index."""
        if node.parent is None:
            return QModelIndex()
        return self.createIndex(node.place, 0, node)

    def _node(self, index: Any) -> Node:
        node = index.internalPointer()
        return node if isinstance(node, Node) else self._root

    # making rows

    def _rows(self, node: Node, most: int) -> Sequence[OutlineRow]:
        """Return the first rows under a node."""
        if node.row is None:
            return heads(self.canvas)[:most]
        return under(self.derived, node.row, most)

    def _count(self, node: Node) -> int:
        if node.row is None:
            return len(heads(self.canvas))
        return count_under(self.canvas, node.row)

    def _made(self, node: Node) -> Node:
        """Return a node with its first rows made."""
        if not node.is_asked:
            node.is_asked = True
            self._put(node, 0, self._rows(node, LUMP))
        return node

    def _put(self, parent: Node, place: int, rows: Sequence[OutlineRow]) -> None:
        """Put nodes for rows among a parent's children."""
        nodes = [Node(row, parent) for row in rows]
        for node, row in zip(nodes, rows, strict=True):
            node.flags = _EDITABLE if row.part in EDITABLE else _PLAIN
            node.is_asked = not self._count(node)
            self._nodes.setdefault(_name(node), []).append(node)
        parent.children[place:place] = nodes
        _renumber(parent)

    def _take(self, parent: Node, place: int, count: int) -> None:
        """Take nodes and what is under them out."""
        for node in parent.children[place : place + count]:
            for each in (node, *node.children):
                self._nodes[_name(each)].remove(each)
                each.parent = None
        del parent.children[place : place + count]
        _renumber(parent)

    def _nodes_of(self, row: OutlineRow) -> list[Node]:
        name = row.record or row.part.value
        return [node for node in self._nodes.get(name, ()) if node.row == row]

    # following the canvas

    def follow(self, derived: Derived, changes: ChangeSet) -> None:
        """Show what follows from the canvas after some changes."""
        before, self.derived = self.derived, derived
        if moves_rows(changes):
            self._rearrange(before)
        found = (self._nodes.get(each, ()) for each in (*changes.updated, *changes.added))
        _tell(self, chain.from_iterable(found))

    def _rearrange(self, before: Derived) -> None:
        """Make, move and take away the rows that a change may have moved, and no others."""
        ours = self.canvas.number, bool(self.derived.loose), bool(self.derived.notes)
        if ours != (before.canvas.number, bool(before.loose), bool(before.notes)):
            self._step(self._root)
            last = len(self._root.children) - 1  # numbers may be new anywhere
            self.dataChanged.emit(self.index(0, 0), self.index(last, 0))
        nodes = [node for head in self._disturbed(before) for node in self._nodes_of(head)]
        turned = _turn(self, {each: self._now_under(each) for each in nodes if each.is_asked})
        for node in nodes:
            if node.is_asked and node not in turned:
                self._step(node)
            self.dataChanged.emit(self.index_of(node), self.index_of(node))

    def _disturbed(self, before: Derived) -> list[OutlineRow]:
        """Return the rows of the first level under which something may have moved."""
        touched = self.derived.touched & self.canvas.problems.keys()
        found = [OutlineRow(Part.PROBLEM, each) for each in touched]
        if before.loose != self.derived.loose:
            found.append(UNCOUNTED)
        if before.notes != self.derived.notes:
            found.append(NOTES)
        return found

    def _step(self, parent: Node) -> None:
        """Make a parent's children be its first rows now, in few steps."""
        wanted = self._now_under(parent)
        held = [node.row for node in parent.children]
        first = _alike(held, wanted)
        last = min(_alike(held[::-1], wanted[::-1]), len(held) - first, len(wanted) - first)
        old, new = held[first : len(held) - last], wanted[first : len(wanted) - last]
        if is_upheaval(old, new, moves=parent is self._root):  # heads are open or folded
            self._remove(parent, first, len(old))
            self._insert(parent, first, new)
            return
        kept, held_before, still, place = set(new), set(old), staying(old, new), first
        for begin, end in reversed([*_runs(old, kept)]):  # a list that goes is one step, not many
            self._remove(parent, first + begin, end - begin)
        for is_new, together in groupby(new, lambda row: row not in held_before):
            rows = [*together]
            if is_new:
                self._insert(parent, place, rows)
                place += len(rows)
                continue
            for row in rows:  # each that moves comes behind the one before it
                here = _found(parent, row, first, len(parent.children) - last)
                if row in still:
                    place = here
                elif here != (place := place - (here < place)):
                    self._move(parent, here, place)
                place += 1

    def _now_under(self, parent: Node) -> Sequence[OutlineRow]:
        return self._rows(parent, max(LUMP, len(parent.children)))

    def _remove(self, parent: Node, place: int, count: int) -> None:
        if count:
            self.beginRemoveRows(self.index_of(parent), place, place + count - 1)
            self._take(parent, place, count)
            self.endRemoveRows()

    def _insert(self, parent: Node, place: int, rows: Sequence[OutlineRow]) -> None:
        if rows:
            self.beginInsertRows(self.index_of(parent), place, place + len(rows) - 1)
            self._put(parent, place, rows)
            self.endInsertRows()

    def _move(self, parent: Node, old: int, new: int) -> None:
        index = self.index_of(parent)
        self.beginMoveRows(index, old, old, index, new + (new > old))
        parent.children.insert(new, parent.children.pop(old))
        _renumber(parent)
        self.endMoveRows()


def row_at(index: Any) -> OutlineRow | None:
    """Return the row of an index, without asking by way of Qt."""
    node = index.internalPointer() if index.isValid() else None
    return node.row if isinstance(node, Node) else None


def _turn(model: OutlineModel, wanted: Mapping[Node, Sequence[OutlineRow]]) -> set[Node]:
    """Bring into order what only changes places, in one go if under several rows; return these."""
    turned: dict[Node, list[Node]] = {}
    for parent, rows in wanted.items():
        there = {node.row: node for node in parent.children}
        if there.keys() == {*rows} and [*there] != [*rows]:
            turned[parent] = [there[row] for row in rows]
    if len(turned) < _SEVERAL:
        return set()
    model.layoutAboutToBeChanged.emit()
    held = model.persistentIndexList()
    nodes = [index.internalPointer() for index in held]
    for parent, children in turned.items():
        parent.children[:] = children
        _renumber(parent)
    model.changePersistentIndexList(held, [model.index_of(node) for node in nodes])
    model.layoutChanged.emit()
    return {*turned}


def _tell(model: OutlineModel, nodes: Iterable[Node]) -> None:
    """Tell that rows read differently: once for all that are read one after the other."""
    for _, together in groupby(sorted(nodes, key=_where), key=lambda node: node.parent):
        found = [*together]
        model.dataChanged.emit(model.index_of(found[0]), model.index_of(found[-1]))


def _renumber(parent: Node) -> None:
    for place, node in enumerate(parent.children):
        node.place = place


def _where(node: Node) -> tuple[int, int]:
    """Return what sorts nodes as they are read."""
    over = node.parent
    return (node.place, -1) if over is None or over.row is None else (over.place, node.place)


def _name(node: Node) -> str:
    """Return what a node is found by: its record, or which heading it is."""
    assert node.row is not None
    return node.row.record or node.row.part.value


def _found(parent: Node, row: OutlineRow, first: int, end: int) -> int:
    """Return where a row stands under its parent, from a place up to another."""
    return next(place for place in range(first, end) if parent.children[place].row == row)


def _alike(some: Sequence[OutlineRow | None], others: Sequence[OutlineRow]) -> int:
    """Return how many rows at the beginning are the same."""
    pairs = zip(some, others, strict=False)
    return next(
        (n for n, (one, other) in enumerate(pairs) if one != other), min(len(some), len(others))
    )


def _runs(
    rows: Sequence[OutlineRow | None], kept: Collection[OutlineRow | None]
) -> Iterator[tuple[int, int]]:
    """Walk over where rows that are not kept lie together: from a place up to another."""
    for stays, together in groupby(range(len(rows)), lambda place: rows[place] in kept):
        if not stays:
            places = [*together]
            yield places[0], places[-1] + 1


def moves_rows(changes: ChangeSet) -> bool:
    """Tell whether a change can add, remove or reorder rows: more than words differ."""
    if changes.added or changes.removed:
        return True
    places = ("rank", "aim", "x", "y")
    return any(
        getattr(before, name, None) != getattr(after, name, None)
        for before, after in changes.updated.values()
        for name in places
    )
