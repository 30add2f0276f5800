# SPDX-License-Identifier: MIT
"""The outline's rows as Qt's item views want them: two levels, kept in step with the canvas.

Rows are inserted, removed and changed one by one, so that views keep what is folded and scrolled.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QCoreApplication, QModelIndex, QObject, Qt

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import MAIN_TEXT, Brief, Tactic
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.outline import Part, Row, outline, spoken
from stratcanvas.domain.rules import counts
from stratcanvas.qt.guard import guarded
from stratcanvas.ui.words import name_of, plain

ROW = Qt.ItemDataRole.UserRole
"""The outline.Row of an index."""
EDITABLE = {Part.CUSTOMER, Part.STRATEGY, Part.PROBLEM, Part.TACTIC, Part.NOTE}
_MOST_STEPS = 200
"""With more rows to go through than this, starting over is quicker."""
_NOWHERE = QModelIndex()
_Key = tuple[Part, str | None, str | None]


@dataclass(eq=False, slots=True)
class Node:
    """A row with its children; the root has no row."""

    row: Row | None
    parent: "Node | None"
    place: int = 0
    children: list["Node"] = field(default_factory=list)

    @property
    def key(self) -> _Key:
        """Return what makes it the same row before and after a change."""
        assert self.row is not None
        return key_of(self.row)


def key_of(row: Row) -> _Key:
    """Return what makes a row the same one before and after a change."""
    return row.part, row.record, row.under


def _tr(text: str) -> str:
    return QCoreApplication.translate("Outline", text)


class OutlineModel(QAbstractItemModel):
    """The rows of domain.outline, as a tree."""

    def __init__(self, canvas: Canvas, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.canvas = canvas
        self._root = Node(None, None)
        self._nodes: dict[str, list[Node]] = {}
        self.total = 0
        """How many rows there are."""
        self._start_over(outline(canvas))

    # what Qt asks

    @guarded(_NOWHERE)
    def index(self, row: int, column: int, parent: Any = _NOWHERE) -> QModelIndex:
        """Return the index of a row under a parent."""
        node = self._node(parent)
        if column == 0 and 0 <= row < len(node.children):
            return self.createIndex(row, column, node.children[row])
        return QModelIndex()

    @guarded(_NOWHERE)
    def parent(self, index: Any = _NOWHERE) -> Any:  # type: ignore[override]
        """Return the index of a row's parent."""
        node = self._node(index).parent
        return QModelIndex() if node is None else self.index_of(node)

    @guarded(0)
    def rowCount(self, parent: Any = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many rows lie under a parent."""
        return len(self._node(parent).children)

    @guarded(1)
    def columnCount(self, parent: Any = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return one: an outline is a single column."""
        return 1

    @guarded(Qt.ItemFlag.NoItemFlags)
    def flags(self, index: Any) -> Qt.ItemFlag:
        """Tell which rows can be selected and edited: all but the headings."""
        row = self._node(index).row
        if row is None:
            return Qt.ItemFlag.NoItemFlags
        if row.part not in EDITABLE:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable

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
            return self.words(row) if row.record is None else plain(spoken(self.canvas, row.record))
        return row if role == ROW else None

    # what the view asks

    def words(self, row: Row) -> str:
        """Return what a row shows."""
        if row.part is Part.UNCOUNTED:
            return _tr("Not counted")
        if row.part is Part.NOTES:
            return _tr("Notes")
        assert row.record is not None
        name = name_of(self.canvas, row.record)
        record = self.canvas.get(row.record)
        if isinstance(record, Tactic) and counts(self.canvas, record.id):
            return f"{record.kind.word}: {name}" if record.kind.word else name
        return name

    def text_of(self, record: str) -> str:
        """Return the text that editing a row edits."""
        found = self.canvas.get(record)
        return getattr(found, self.field_of(record)) if found is not None else ""

    def field_of(self, record: str) -> str:
        """Return the name of the field that editing a row edits."""
        found = self.canvas.get(record)
        return "customer" if isinstance(found, Brief) else MAIN_TEXT[type(found)]

    def rows_of(self, record: str) -> list[QModelIndex]:
        """Return where a record stands: a tactic stands under each problem it serves."""
        return [self.index_of(node) for node in self._nodes.get(record, ())]

    def index_of(self, node: Node) -> QModelIndex:
        """Return a node's index."""
        if node.parent is None:
            return QModelIndex()
        return self.createIndex(node.place, 0, node)

    def _node(self, index: Any) -> Node:
        if index.isValid():
            node = index.internalPointer()
            if isinstance(node, Node):
                return node
        return self._root

    # following the canvas

    def follow(self, canvas: Canvas, changes: ChangeSet) -> None:
        """Show a canvas that came about by some changes."""
        self.canvas = canvas
        if _moves_rows(changes):
            self._rearrange(outline(canvas))
        for record in (*changes.updated, *changes.added):
            for node in self._nodes.get(record, ()):
                index = self.index_of(node)
                self.dataChanged.emit(index, index)

    def _rearrange(self, rows: Sequence[Row]) -> None:
        heads = [row for row in rows if row.depth == 0]
        inside = _by_head(rows)
        changed = [
            node
            for node in self._root.children
            if [each.row for each in node.children] != inside.get(node.key, [])
        ]
        moved = sum(len(node.children) + len(inside.get(node.key, ())) for node in changed)
        if moved + abs(len(heads) - len(self._root.children)) > _MOST_STEPS:
            self.beginResetModel()
            self._start_over(rows)
            self.endResetModel()
            return
        if [node.row for node in self._root.children] != heads:
            before = set(map(id, self._root.children))
            self._step(self._root, heads)
            changed += [node for node in self._root.children if id(node) not in before]
        for node in changed:
            if node.parent is not None:
                self._step(node, inside.get(node.key, []))
        self._note_nodes()
        # Numbers, and what serves what, may be new anywhere.
        last = len(self._root.children) - 1
        self.dataChanged.emit(self.index(0, 0), self.index(last, 0))

    def _start_over(self, rows: Sequence[Row]) -> None:
        self._root = Node(None, None)
        for row in rows:
            parent = self._root if row.depth == 0 else self._root.children[-1]
            parent.children.append(Node(row, parent, len(parent.children)))
        self._note_nodes()

    def _note_nodes(self) -> None:
        self._nodes = {}
        self.total = 0
        for top in self._root.children:
            self.total += 1 + len(top.children)
            for node in (top, *top.children):
                if node.row is not None and node.row.record is not None:
                    self._nodes.setdefault(node.row.record, []).append(node)

    def _step(self, parent: Node, rows: Sequence[Row]) -> None:
        """Make a parent's children be these rows, by removals, moves and insertions."""
        index = self.index_of(parent)
        wanted = {key_of(row) for row in rows}
        for place in range(len(parent.children) - 1, -1, -1):
            if parent.children[place].key not in wanted:
                self.beginRemoveRows(index, place, place)
                parent.children.pop(place).parent = None
                _renumber(parent)
                self.endRemoveRows()
        for place, row in enumerate(rows):
            later = [each.key for each in parent.children[place:]]
            if later and later[0] == key_of(row):
                parent.children[place].row = row
            elif key_of(row) in later:
                old = place + later.index(key_of(row))
                self.beginMoveRows(index, old, old, index, place)
                node = parent.children.pop(old)
                node.row = row
                parent.children.insert(place, node)
                _renumber(parent)
                self.endMoveRows()
            else:
                self.beginInsertRows(index, place, place)
                parent.children.insert(place, Node(row, parent))
                _renumber(parent)
                self.endInsertRows()


def _renumber(parent: Node) -> None:
    for place, node in enumerate(parent.children):
        node.place = place


def _by_head(rows: Sequence[Row]) -> dict[_Key, list[Row]]:
    """Return the rows under each row of the first level."""
    inside: dict[_Key, list[Row]] = {}
    for row in rows:
        if row.depth == 0:
            under: list[Row] = []
            inside[key_of(row)] = under
        else:
            under.append(row)
    return inside


def _moves_rows(changes: ChangeSet) -> bool:
    """Tell whether a change can add, remove or reorder rows: more than words differ."""
    if changes.added or changes.removed:
        return True
    places = ("rank", "aim", "x", "y")
    return any(
        getattr(before, name, None) != getattr(after, name, None)
        for before, after in changes.updated.values()
        for name in places
    )
