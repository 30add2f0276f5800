# SPDX-License-Identifier: MIT
"""The sheet of keys and gestures: of actions, canvas, mouse, matrix, presentation, guided start.

All of it is made of the tables that the keys themselves come from. It has two columns, three where
the screen is too low for two, one where it is too narrow, and scrolls where that is too little.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QMargins, QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QScrollBar,
    QVBoxLayout,
    QWidget,
)

from stratcanvas.qt.guard import guarded
from stratcanvas.qt.labels import plain_label
from stratcanvas.stage.keyboard.canvas_keys import CANVAS_KEYS, KeyPart
from stratcanvas.ui.guide_keys import guide_keys
from stratcanvas.ui.matrix_keys import matrix_keys
from stratcanvas.ui.present_keys import present_keys
from stratcanvas.words import tr, translated

ActionKeys = Iterable[tuple[str, Iterable[tuple[tuple[str, ...], str]]]]
"""Headings, each with keys and the words of what they do."""
_MARGINS = QMargins(24, 18, 24, 14)
_BETWEEN, _APART = 36, 8
"""Pixels between two columns, and between two groups of a column."""
_BAR, _LETTERS = 12, 32
"""Pixels of a scroll bar, and letters for which a column whose lines are broken has room."""
_MOST_KEYS = 2
"""Keys of one action that are listed: further ones are what hands know from elsewhere."""
_UNEVEN, _OUT_OF_ORDER = 0.25, 0.05
"""Parts of a column by which the higher of two may be higher; as bad as how many of these it is if
one group stands before another that it should come after.
"""
_FRAME = 48
"""Pixels that the system's frame around a dialog may take."""


_Slide = QScrollBar.SliderAction
_SCROLLING = {
    Qt.Key.Key_PageUp: _Slide.SliderPageStepSub,
    Qt.Key.Key_PageDown: _Slide.SliderPageStepAdd,
    Qt.Key.Key_Home: _Slide.SliderToMinimum,
    Qt.Key.Key_End: _Slide.SliderToMaximum,
}
"""Key → how far the sheet is scrolled by it."""


class KeyGroup(NamedTuple):
    """Keys that belong together."""

    heading: str
    rows: list[tuple[str, str]]
    """Keys or gestures as people know them, and what they do."""


class KeysDialog(QDialog):
    """What each key and gesture does.

    ``actions`` are the keys of actions, by their headings. ``pages_from_right``: a presentation
    reads from the right, None: as the program does.
    """

    def __init__(
        self,
        actions: ActionKeys,
        parent: QWidget | None = None,
        *,
        pages_from_right: bool | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Keys"))
        groups = key_groups(
            actions, from_right=self.isRightToLeft(), pages_from_right=pages_from_right
        )
        buttons = QDialogButtonBox(self)
        buttons.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        screen = self.screen().availableSize() - QSize(0, _FRAME)
        rest = _MARGINS.top() + _MARGINS.bottom() + buttons.sizeHint().height() + _APART
        area = QScrollArea(self)
        # Each widget begins where it stays: to be moved has all in it looked through once more.
        page = QWidget(area.viewport())
        _fill(page, groups, screen - QSize(_MARGINS.left() + _MARGINS.right(), rest))
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(tr("Keys"))
        box = QVBoxLayout(self)
        box.setContentsMargins(_MARGINS)
        box.setSpacing(_APART)
        box.addWidget(area, 1)
        box.addWidget(buttons)
        needed = page.sizeHint() + QSize(_MARGINS.left() + _MARGINS.right(), rest)
        if needed.height() > screen.height():
            needed += QSize(area.verticalScrollBar().sizeHint().width(), 0)
            area.setFocus()  # for the keys that scroll it
        self.resize(needed.boundedTo(screen))
        self._bar = area.verticalScrollBar()

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Scroll by page keys, Home and End, wherever the keyboard is."""
        step = _SCROLLING.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self._bar.triggerAction(step)


def key_groups(
    actions: ActionKeys, *, from_right: bool, pages_from_right: bool | None = None
) -> list[KeyGroup]:
    """Return all keys and gestures there are, in groups."""
    pages = from_right if pages_from_right is None else pages_from_right
    groups = [
        KeyGroup(heading, [(_named(keys[:_MOST_KEYS]), words.rstrip("…")) for keys, words in rows])
        for heading, rows in actions
    ]
    for part in KeyPart:
        rows = [each for each in CANVAS_KEYS if each.part is part and each.words]
        named = [(translated(each.name), translated(each.words)) for each in rows]
        groups.append(KeyGroup(translated(part.value), named))
    matrix = [(_named(each.keys), each.words) for each in matrix_keys()]
    present = [(_named(each.keys), each.words) for each in present_keys(from_right=pages)]
    guide = [(_named(each.keys), each.words) for each in guide_keys(from_right=from_right)]
    return [
        *groups,
        KeyGroup(tr("In the matrix"), matrix),
        KeyGroup(tr("While you present"), present),
        KeyGroup(tr("Guided start"), guide),
    ]


def _named(shortcuts: Iterable[str]) -> str:
    """Return keys as people know them here."""
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(QKeySequence(key).toString(native) for key in shortcuts)


def _shown(group: KeyGroup, page: QWidget) -> QWidget:
    made = QWidget(page)
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(2)  # all fits a screen of 768 pixels
    leading = Qt.AlignmentFlag.AlignLeading  # of the interface, whatever script a word is in
    grid.addWidget(plain_label(group.heading, made, tone="section"), 0, 0, 1, 2, leading)
    for place, (keys, words) in enumerate(group.rows, start=1):
        for column, (text, tone) in enumerate(((keys, "strong"), (words, ""))):
            grid.addWidget(plain_label(text, made, tone=tone), place, column, leading)
    grid.setColumnStretch(1, 1)
    return made


def _fill(page: QWidget, shown: Iterable[KeyGroup], room: QSize) -> None:
    """Have groups in two columns, in three where they fit only so, in one where two don't."""
    page.setObjectName("page")
    across = QHBoxLayout(page)
    across.setContentsMargins(0, 0, 0, 0)
    across.setSpacing(_BETWEEN)
    groups = [_shown(each, page) for each in shown]
    for group in groups:
        group.ensurePolished()
    for column in _way(groups, room):
        down = QVBoxLayout()
        down.setSpacing(_APART)
        for place in column:
            down.addWidget(groups[place])
        down.addStretch(1)
        across.addLayout(down)


def _way(groups: list[QWidget], room: QSize) -> list[list[int]]:
    """Return the places of the groups in each column; of large letters lines may be broken."""
    sizes = [group.sizeHint() for group in groups]
    ways = [in_columns([size.height() for size in sizes], count) for count in (2, 3, 1)]
    fits = next((way for way in ways if _fits(way, sizes, room)), None)
    if fits is not None:
        return fits
    wide = room.width() - _BAR
    even = in_two([size.height() for size in sizes], lambda way: _wide(way, sizes) <= wide)
    narrow = even or next((way for way in ways if _wide(way, sizes) <= wide), ways[-1])
    half = (wide - _BETWEEN) // 2
    if len(narrow) > 1 or half < _LETTERS * groups[0].fontMetrics().averageCharWidth():
        return narrow
    for group in groups:
        _break_lines(group, half)
    return in_two([group.sizeHint().height() for group in groups]) or ways[0]


def _break_lines(group: QWidget, wide: int) -> None:
    """Make a group so many pixels wide, its keys half of that at most."""
    grid = group.layout()
    assert isinstance(grid, QGridLayout)
    found = [each for each in group.findChildren(QWidget) if isinstance(each, QLabel)]
    labels = found[1:]  # the first is the heading
    keys = min(wide // 2, max(label.sizeHint().width() for label in labels[::2]))
    rooms = keys, wide - keys - grid.horizontalSpacing()
    for place, label in enumerate(labels):
        label.setWordWrap(True)
        label.setFixedWidth(rooms[place % 2])
        label.setMinimumHeight(label.heightForWidth(label.width()))
        label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
    for row in range(1, grid.rowCount()):
        for column in range(2):
            item = grid.itemAtPosition(row, column)
            if item is not None:
                item.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)


def in_columns(heights: Sequence[int], count: int) -> list[list[int]]:
    """Return the places of groups in so many columns, in their order, the highest as low as can be.

    It is as high as the lowest height at which all find room.
    """
    most = max(heights)
    while True:
        columns: list[list[int]] = [[]]
        left = most
        for place, height in enumerate(heights):
            if columns[-1] and height > left:
                columns.append([])
                left = most
            columns[-1].append(place)
            left -= height + _APART
        if len(columns) <= count:
            return columns
        most += _APART


def in_two(
    heights: Sequence[int], fits: Callable[[list[list[int]]], bool] = lambda _: True
) -> list[list[int]] | None:
    """Return the places of groups in two columns of about one height, nearly in their order.

    The first is first; None if no two such columns fit.
    """
    found: list[tuple[float, list[list[int]]]] = []
    places, half = range(len(heights)), sum(heights) / 2
    for chosen in range(1, 2 ** len(heights) - 1, 2):
        way = [[each for each in places if (chosen >> each & 1) == first] for first in (1, 0)]
        uneven = max(sum(heights[each] for each in column) for column in way) / half - 1
        late = sum(after < before for before in way[0] for after in way[1])
        if uneven < _UNEVEN and fits(way):
            found.append((uneven + late * _OUT_OF_ORDER, way))
    return min(found)[1] if found else None


def _fits(way: list[list[int]], sizes: Sequence[QSize], room: QSize) -> bool:
    high = max(sum(sizes[each].height() + _APART for each in column) for column in way) - _APART
    return high <= room.height() and _wide(way, sizes) <= room.width()


def _wide(way: list[list[int]], sizes: Sequence[QSize]) -> int:
    """Return how wide columns are together, each as wide as its widest group."""
    return sum(max(sizes[each].width() for each in column) + _BETWEEN for column in way) - _BETWEEN
