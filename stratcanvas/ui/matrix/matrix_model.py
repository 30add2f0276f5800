# SPDX-License-Identifier: MIT
"""The matrix as Qt's table views want it, kept in step with the canvas, change by change.

Rows and columns come, go and move one by one, so that a view keeps where one is and has scrolled.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, Qt

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim, Problem, Tactic
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.cross_table import (
    Grouping,
    MatrixRow,
    RowPart,
    cell_words,
    group_words,
    matrix_rows,
    problem_sum,
    spoken_cell,
    spoken_problem_sum,
    spoken_tactic_sum,
    tactic_sum,
)
from stratcanvas.domain.fields import field_of
from stratcanvas.domain.links import Link
from stratcanvas.domain.names import name_of, row_name, spoken
from stratcanvas.qt.guard import guarded
from stratcanvas.qt.tool_tip import tool_tip
from stratcanvas.safe_words import harmless
from stratcanvas.words import tr, translated

if TYPE_CHECKING:
    from stratcanvas.domain.card_filter import Matched

SUM = ""
"""The last column, of what each tactic sums to; all others are problems' ids."""
_SUMS = {RowPart.EDUCATED: Aim.EDUCATE, RowPart.HELPED: Aim.SOLVE}
_SAID = {
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.DisplayRole,
}
_LONGEST = 300
"""Characters of a cost that a tool tip may show."""
_FEW = 40
"""With more records changed than this all cells are told to be new."""
_NOWHERE = QModelIndex()
_Each = TypeVar("_Each")


class MatrixModel(QAbstractTableModel):
    """The rows of domain.cross_table, a column for each problem, and one for the sums."""

    def __init__(self, canvas: Canvas, by: Grouping, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.canvas, self.by = canvas, by
        self.found: Collection[str] = ()
        """The cards that hold what is looked for."""
        self.matched: Matched | None = None
        """The cards that match what is filtered by, while something is."""
        self.rows = matrix_rows(canvas, by)
        self.columns = _columns(canvas)
        self._find()

    def dims(self, key: str) -> bool:
        """Tell whether a card does not match what is filtered by."""
        return self.matched is not None and bool(key) and self.matched.dims(key)

    def _find(self) -> None:
        self.row_of = {row.key: n for n, row in enumerate(self.rows) if row.part is RowPart.TACTIC}
        """Tactic id → its row."""
        self.column_of = {key: n for n, key in enumerate(self.columns)}
        """Problem id → its column."""

    # what Qt asks

    @guarded(0)
    def rowCount(self, parent: Any = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    @guarded(0)
    def columnCount(self, parent: Any = _NOWHERE) -> int:  # noqa: N802 - Qt's name
        """Return how many problems there are, and one more."""
        return 0 if parent.isValid() else len(self.columns)

    @guarded(Qt.ItemFlag.NoItemFlags)
    def flags(self, index: Any) -> Qt.ItemFlag:
        """Tell which cells one can go to: all but those of headings and of no sum."""
        if index.isValid() and self.can_hold(index.row(), index.column()):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    @guarded(None)
    def data(self, index: Any, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows, or what is said for it."""
        if role not in _SAID or not index.isValid():
            return None
        row, problem = self.rows[index.row()], self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(row, problem)
        said = self._spoken(row, problem)
        return tool_tip(said) if said and role == Qt.ItemDataRole.ToolTipRole else said

    @guarded(None)
    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Any, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return what a problem or a row is called, or what is said for it."""
        if role not in _SAID:
            return None
        across = orientation == Qt.Orientation.Horizontal
        if not 0 <= section < len(self.columns if across else self.rows):
            return None
        shown = role == Qt.ItemDataRole.DisplayRole
        words = self._head(section, shown) if across else self._title(self.rows[section], shown)
        if role != Qt.ItemDataRole.ToolTipRole or not words:
            return words
        cost = _cost(self.canvas, self.columns[section]) if across else ""
        return tool_tip(f"{words}\n{cost}".strip())

    def _head(self, section: int, shown: bool) -> str:
        key = self.columns[section]
        if key == SUM:
            return tr("In all")
        if key not in self.canvas.problems:
            return ""
        return name_of(self.canvas, key) if shown else self._said(key)

    def _said(self, key: str) -> str:
        said = spoken(self.canvas, key)
        return tr("{card}, does not match").format(card=said) if self.dims(key) else said

    def _title(self, row: MatrixRow, shown: bool) -> str:
        if row.part is RowPart.GROUP:
            return group_words(self.by, row.key)
        if row.part is RowPart.TACTIC:
            if row.key not in self.canvas.tactics:
                return ""
            return row_name(self.canvas, row.key) if shown else self._said(row.key)
        return tr("Educated by") if row.part is RowPart.EDUCATED else tr("Helped by")

    # what the view asks

    def can_hold(self, row: int, column: int) -> bool:
        """Tell whether one can go to a cell."""
        part = self.rows[row].part
        return part is RowPart.TACTIC or (part is not RowPart.GROUP and self.columns[column] != SUM)

    def pair_at(self, index: Any) -> tuple[str, str] | None:
        """Return the tactic and the problem that meet in a cell, None where none do."""
        if not index.isValid():
            return None
        row, problem = self.rows[index.row()], self.columns[index.column()]
        return (row.key, problem) if row.part is RowPart.TACTIC and problem != SUM else None

    def records_at(self, index: Any) -> tuple[str, ...]:
        """Return the records that a cell is about: two, or the one of a sum."""
        if not index.isValid():
            return ()
        row, problem = self.rows[index.row()], self.columns[index.column()]
        tactic = row.key if row.part is RowPart.TACTIC else ""
        return tuple(key for key in (tactic, problem) if key)

    def words(self, row: MatrixRow, problem: str) -> str:
        """Return what the cell of a row and a column shows, in words."""
        canvas = self.canvas
        if row.part is RowPart.TACTIC and row.key in canvas.tactics:
            if problem == SUM:
                return tactic_sum(canvas, row.key)
            return cell_words(canvas, row.key, problem)
        if row.part in _SUMS and problem in canvas.problems:
            return problem_sum(canvas, problem, _SUMS[row.part])
        return ""

    def _spoken(self, row: MatrixRow, problem: str) -> str:
        canvas = self.canvas
        if row.part is RowPart.TACTIC and row.key in canvas.tactics:
            if problem == SUM:
                return spoken_tactic_sum(canvas, row.key)
            return spoken_cell(canvas, row.key, problem) if problem in canvas.problems else ""
        if row.part in _SUMS and problem in canvas.problems:
            return spoken_problem_sum(canvas, problem, _SUMS[row.part])
        return ""

    # following the canvas

    def follow(self, canvas: Canvas, changes: ChangeSet) -> None:
        """Show the canvas that some changes have led to."""
        self.canvas = canvas
        if _moves(changes):
            self._arrange()
        touched = set(_touched(changes))
        if canvas.id in touched or len(touched) > _FEW:
            self._tell_all()
            return
        for key in touched:
            if key in self.row_of:
                self._tell_row(self.row_of[key])
            elif key in self.column_of:
                self._tell_column(self.column_of[key])

    def catch_up(self, canvas: Canvas) -> None:
        """Show a canvas of which the changes are not known one by one."""
        self.canvas = canvas
        self._arrange()
        self._tell_all()

    def group(self, by: Grouping) -> None:
        """Let the rows stand in other groups."""
        self.by = by
        self.catch_up(self.canvas)

    def _tell_row(self, row: int) -> None:
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.columns) - 1))
        self.headerDataChanged.emit(Qt.Orientation.Vertical, row, row)

    def _tell_column(self, column: int) -> None:
        self.dataChanged.emit(self.index(0, column), self.index(len(self.rows) - 1, column))
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, column, column)

    def _tell_all(self) -> None:
        rows, columns = len(self.rows) - 1, len(self.columns) - 1
        self.dataChanged.emit(self.index(0, 0), self.index(rows, columns))
        self.headerDataChanged.emit(Qt.Orientation.Vertical, 0, rows)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, columns)

    def _arrange(self) -> None:
        """Make, move and take away rows and columns, as the canvas has them now."""
        rows, columns = matrix_rows(self.canvas, self.by), _columns(self.canvas)
        _take(self.rows, rows, self.beginRemoveRows, self._taken(self.endRemoveRows))
        _take(self.columns, columns, self.beginRemoveColumns, self._taken(self.endRemoveColumns))
        self._reorder(_kept(rows, self.rows), _kept(columns, self.columns))
        _put(self.rows, rows, self.beginInsertRows, self._taken(self.endInsertRows))
        _put(self.columns, columns, self.beginInsertColumns, self._taken(self.endInsertColumns))

    def _taken(self, end: Callable[[], None]) -> Callable[[], None]:
        """Return what ends a step: everything can be found again, then Qt hears of it."""

        def found() -> None:
            self._find()
            end()

        return found

    def _reorder(self, rows: list[MatrixRow], columns: list[str]) -> None:
        """Put the same rows and columns in another order, if it is another."""
        if rows == self.rows and columns == self.columns:
            return
        self.layoutAboutToBeChanged.emit()
        to_row = {row: n for n, row in enumerate(rows)}
        to_column = {key: n for n, key in enumerate(columns)}
        old = self.persistentIndexList()
        new = [
            self.index(to_row[self.rows[each.row()]], to_column[self.columns[each.column()]])
            for each in old
        ]
        self.rows, self.columns = rows, columns
        self._find()
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()


def _columns(canvas: Canvas) -> list[str]:
    return [*(problem.id for problem in canvas.ranked), SUM]


def _kept(wanted: Sequence[_Each], held: Sequence[_Each]) -> list[_Each]:
    """Return those of some things that are held, in the order in which they are wanted."""
    known = set(held)
    return [each for each in wanted if each in known]


def _runs(things: Sequence[_Each], others: Sequence[_Each]) -> Iterator[tuple[int, int]]:
    """Walk over the first and last place of each run of things that are not among others."""
    known, first = set(others), -1
    for place, each in enumerate(things):
        if each in known:
            if first >= 0:
                yield first, place - 1
            first = -1
        elif first < 0:
            first = place
    if first >= 0:
        yield first, len(things) - 1


def _take(
    held: list[_Each],
    wanted: Sequence[_Each],
    begin: Callable[[Any, int, int], object],
    end: Callable[[], None],
) -> None:
    """Take away what is no longer wanted."""
    for first, last in reversed([*_runs(held, wanted)]):
        begin(_NOWHERE, first, last)
        del held[first : last + 1]
        end()


def _put(
    held: list[_Each],
    wanted: Sequence[_Each],
    begin: Callable[[Any, int, int], object],
    end: Callable[[], None],
) -> None:
    """Put in what is wanted and not there yet."""
    for first, last in [*_runs(wanted, held)]:
        begin(_NOWHERE, first, last)
        held[first:first] = wanted[first : last + 1]
        end()


def _touched(changes: ChangeSet) -> Iterator[str]:
    """Walk over the records that a change shows at: a link shows at both of its ends."""
    for each in changes.records():
        if isinstance(each, Link):
            yield each.tactic
            yield each.problem
        else:
            yield each.id


def _moves(changes: ChangeSet) -> bool:
    """Tell whether a change can add, remove or reorder rows or columns."""
    come_or_gone = (*changes.added.values(), *changes.removed.values())
    return any(isinstance(each, Problem | Tactic) for each in come_or_gone) or any(
        _place(before) != _place(after) for before, after in changes.updated.values()
    )


def _place(record: object) -> object:
    """Return what decides where a record stands in the matrix."""
    match record:
        case Tactic():
            return record.aim, record.stage, record.x, record.y
        case Problem():
            return record.rank
    return None


def _cost(canvas: Canvas, problem: str) -> str:
    """Return what a problem costs, which its head may cut, or ""."""
    found = canvas.problems.get(problem)
    if found is None or not found.cost.strip():
        return ""
    label = translated(field_of(Problem, "cost").label)
    return tr("{field}: {value}").format(field=label, value=harmless(found.cost, _LONGEST))
