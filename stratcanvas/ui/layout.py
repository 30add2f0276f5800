# SPDX-License-Identifier: MIT
"""Puts the rows of the table of panels where they stand: left, middle, under the canvas, right.

Panels are made after the first picture, those that are hidden when they are first shown; who hides
one finds it hidden in the next window.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from stratcanvas.paint.assets import enlarged, load_scripts
from stratcanvas.paint.theme import Theme
from stratcanvas.qt.guard import guarded
from stratcanvas.session.remembered_state import RememberedState
from stratcanvas.stage.viewport import Viewport
from stratcanvas.ui.dividers import NEAR, Divider, DrawnIn, Panes
from stratcanvas.ui.panels.panel_widget import PanelContext, PanelWidget
from stratcanvas.ui.panels.table import PANELS, Panel, Side

if TYPE_CHECKING:
    from stratcanvas.ui.drawers import Drawers

NARROW = 1200
"""Pixels; in a window that is less wide the sides fold away."""

_FIRST = {Side.LEFT: 226, Side.RIGHT: 298}  # pixels wide until the person moves the dividers
_LEAST = {Side.LEFT: 150, Side.MIDDLE: 300, Side.RIGHT: 210}
"""The smallest widths, in pixels; together they fit half of 1366, a small screen at 200 %."""
_OVER_CANVAS, _ABOVE = 10, 13
"""Pixels of the canvas under grips on its right and below it; panels' margins have the rest."""
_PAINTED = 50  # milliseconds: what is to be painted waits for less, also on a slow computer
_LEAST_HEIGHT = 90  # of a panel, in pixels


class Layout(Panes):
    """All panes of a window. One that has no panel yet is an empty widget on its side."""

    panel_made = Signal(object, QWidget)
    """A panel was made: its row, and its widget."""
    furnished = Signal()
    """The panels that are shown have been made, and painted if the window is."""
    toggled = Signal()
    """A panel was shown or hidden."""
    returned = Signal()
    """The canvas is back in the middle."""

    def __init__(
        self,
        around: PanelContext,
        remembered: RememberedState,
        theme: Theme,
        parent: QWidget,
        rows: Sequence[Panel] = PANELS,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.around, self.remembered, self._theme, self.rows = around, remembered, theme, rows
        self._rows = {row.id: row for row in rows}
        self.panes: dict[str, QWidget] = {}
        self.view: QWidget | None = None
        self._stands = False
        self._is_furnished = False
        self.guest: PanelWidget | None = None  # stands by the canvas in the place of all panels
        self.stood = QByteArray()  # how the dividers were before it came, or the sides folded
        self.drawers: Drawers | None = None  # what the sides open as in a narrow window
        self.panels: dict[str, PanelWidget] = {}
        """Id → panel, of those that have been made."""
        self._left = self._column(Side.LEFT, self)
        self._centre = Panes(Qt.Orientation.Vertical, self, _ABOVE)
        self.middle = QWidget(self._centre)
        self._under = self._column(Side.UNDER, self._centre)
        self._drawn_in = DrawnIn(self, self._centre)
        self._right = self._column(Side.RIGHT, self)
        for place, side in enumerate((Side.LEFT, Side.MIDDLE, Side.RIGHT)):
            pane = self.widget(place)
            assert pane is not None
            pane.setMinimumWidth(_LEAST[side])
            self.setCollapsible(place, False)
            self.setStretchFactor(place, 1 if side is Side.MIDDLE else 0)
        self._centre.setStretchFactor(0, 1)
        self.toggled.connect(self.reach_anew)

    def _column(self, side: Side, parent: QSplitter) -> QSplitter:
        """Return a side with an empty pane for each of its panels."""
        column = Panes(Qt.Orientation.Vertical, parent)
        for row in self._on(side):
            self.panes[row.id] = pane = QWidget(column)
            if column.count() > 1 or side is Side.UNDER:
                pane.setMinimumHeight(_LEAST_HEIGHT)
        column.setVisible(bool(column.count()))
        return column

    def _on(self, side: Side) -> Iterator[Panel]:
        return (row for row in self.rows if row.side is side)

    def fill_middle(self, banner: QWidget, view: QWidget) -> None:
        """Put the canvas in the middle, below a strip that tells of things.

        Both are children of ``middle`` already.
        """
        self.view = view
        box = QVBoxLayout(self.middle)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(banner)
        box.addWidget(view, 1)
        if isinstance(view, Viewport):
            view.slides.connect(partial(self._drawn_in.hear, [view.viewport()]))
        for row in self._on(Side.MIDDLE):
            self.panes[row.id] = pane = QWidget(self.middle)
            pane.hide()
            box.addWidget(pane, 1)

    def reach(self, divider: Divider) -> int:
        """Let grips lie over the canvas and the margins of panels, but over no scroll bar."""
        is_last = self.indexOf(divider) > self.indexOf(self._centre)
        return _OVER_CANVAS if is_last and self.view and not self.view.isHidden() else NEAR

    # how it stood, and stands

    def restore(self, width: int) -> None:
        """Stand as remembered, or as for the first time in a window so many pixels wide."""
        left, right = (enlarged(self.font(), _FIRST[side]) for side in (Side.LEFT, Side.RIGHT))
        state = self.remembered.dividers("splitter")
        if not (state.size() and self.restoreState(state)):
            self.setSizes([left, width - left - right, right])
        for name, column in self.columns().items():
            if column.count() > 1:
                column.restoreState(self.remembered.dividers(name))
        _show_remembered(self.panes, self.rows, self.remembered)
        self.close_ranks()
        self._stands = True
        _suit(self, width)

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Fold the sides away where there is too little room, and put them back where there is."""
        super().resizeEvent(event)
        if self._stands:
            _suit(self, self.width())

    def remember(self) -> None:
        """Remember where the dividers are."""
        folded = self.drawers is not None and self.drawers.is_narrow
        stood = self.stood if folded or self.guest is not None else self.saveState()
        self.remembered.set_dividers("splitter", stood)
        for name, column in self.columns().items():
            if column.count() > 1:
                self.remembered.set_dividers(name, column.saveState())

    def columns(self) -> dict[str, QSplitter]:
        """Return the splitters inside this one, each with the name that it is remembered by."""
        return {
            "left": self._left,
            "centre": self._centre,
            "under": self._under,
            "right": self._right,
        }

    def close_ranks(self) -> None:
        """Let a side go whose panels are all hidden."""
        for side, column in (
            (Side.LEFT, self._left),
            (Side.UNDER, self._under),
            (Side.RIGHT, self._right),
        ):
            if self.drawers is None or not self.drawers.folds(side):
                shown = any(not self.panes[row.id].isHidden() for row in self._on(side))
                column.setVisible(shown and self.guest is None)

    # a guest

    def receive(self, guest: PanelWidget) -> None:
        """Let a guest have the left half; the canvas has the other, and all panels are away."""
        _take_turns(self, "")
        _show_tabs(self, shown=False)
        if self.drawers is None or not self.drawers.is_narrow:
            self.stood = self.saveState()
        self.guest = guest
        self.close_ranks()
        self.insertWidget(0, guest)
        self.setCollapsible(0, False)
        half = self.width() // 2
        self.setSizes([half - half // 10, 0, half + half // 10, 0])
        guest.show()
        self.toggled.emit()

    def dismiss(self) -> None:
        """Let the guest go; the panels are back as they were."""
        guest, self.guest = self.guest, None
        if guest is not None:
            guest.hide()
            guest.setParent(None)  # added behind the others PySide would keep all for good
            guest.deleteLater()
            self.close_ranks()
            self.restoreState(self.stood)
            _show_tabs(self, shown=True)
            self.toggled.emit()

    # the panels

    def furnish(self) -> dict[str, PanelWidget]:
        """Make the panels that are shown, once, and return all there are, by id.

        The canvas is painted before: they would double the time to the first picture.
        """
        if not self._is_furnished:
            self._is_furnished = True
            load_scripts()
            for row in self.rows:
                if not self.panes[row.id].isHidden():
                    self.make(row)
            QTimer.singleShot(_PAINTED, self, self.furnished.emit)
        return self.panels

    def make(self, row: Panel) -> None:
        """Make a panel, unless it is there."""
        if row.id in self.panels:
            return
        panel = row.load()(self.around, self._theme, self.panes[row.id])
        panel.setObjectName(row.id)
        self.panels[row.id] = panel
        _fill(self, row, panel)
        panel.slides.connect(self._drawn_in.hear)
        self.panel_made.emit(row, panel)

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours from now on."""
        self._theme = theme
        for panel in self._all:
            panel.set_theme(theme)

    @property
    def _all(self) -> list[PanelWidget]:
        guests = [] if self.guest is None else [self.guest]
        return [*guests, *self.panels.values()]

    def keep_words(self) -> bool:
        """Try once more to keep words that were refused; tell whether none are left over."""
        kept = [panel.keep_words() for panel in self._all]
        return all(kept)

    @property
    def shown(self) -> frozenset[str]:
        """Return the ids of the panels that are shown."""
        return frozenset(name for name in self._rows if self.shows(name))

    def shows(self, name: str) -> bool:
        """Tell whether a panel is shown."""
        away = self.drawers is not None and self.drawers.is_closed(self._rows[name].side)
        return not (away or self.panes[name].isHidden())

    def toggle(self, name: str) -> None:
        """Show a panel, or hide it, and remember that; what stands in the middle is forgotten."""
        row, shown = self._rows[name], not self.shows(name)
        if shown and self._is_furnished:
            self.make(row)
        if row.side is Side.MIDDLE:
            _take_turns(self, name if shown else "")
        elif self.drawers is not None and self.drawers.folds(row.side):
            self.panes[name].show()
            (self.drawers.open if shown else self.drawers.close)(row.side)
            if shown and name in self.panels:
                self.panels[name].focus_first()
            return
        else:
            self.panes[name].setVisible(shown)
            self.close_ranks()
            _open_wide(self._centre)
            self.remembered.set_panel_shown(name, shown=shown)
        self.toggled.emit()

    def next_pane(self, step: int = 1) -> None:
        """Move the keyboard on, or back by -1: tools, left, strips, middle, under, right."""
        from stratcanvas.ui.pane_order import focus_next  # no first picture needs it

        self.furnish()
        assert self.view is not None
        before = [*([] if self.guest is None else [self.guest]), *self._made_on(Side.LEFT)]
        sides = Side.MIDDLE, Side.UNDER, Side.RIGHT
        focus_next(step, before, self.view, [each for at in sides for each in self._made_on(at)])

    def _made_on(self, side: Side) -> list[PanelWidget]:
        return [self.panels[row.id] for row in self._on(side) if row.id in self.panels]


def _take_turns(layout: Layout, name: str) -> None:
    """Show one panel in the middle, or the canvas, and let it have the keyboard."""
    assert layout.view is not None
    back = not name and layout.view.isHidden()
    for row in layout.rows:
        if row.side is Side.MIDDLE:
            layout.panes[row.id].setVisible(row.id == name)
    layout.view.setVisible(not name)
    if name in layout.panels:
        layout.panels[name].focus_first()
    else:
        layout.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
    if back:
        layout.returned.emit()


def show_canvas(layout: Layout) -> None:
    """Let the canvas have the middle again, if a panel stands there."""
    for row in PANELS:
        if row.side is Side.MIDDLE and row.id in layout.shown:
            layout.toggle(row.id)


def _show_remembered(
    panes: Mapping[str, QWidget], rows: Iterable[Panel], remembered: RememberedState
) -> None:
    """Show the panes of the sides that were shown last."""
    for row in rows:
        if row.side is not Side.MIDDLE:
            panes[row.id].setVisible(remembered.panel_shown(row.id, at_first=row.shown))


def _suit(layout: Layout, width: int) -> None:
    """Fold the sides away where there is too little room, and put them back where there is."""
    narrow = width < enlarged(layout.font(), NARROW)
    if narrow and layout.drawers is None:
        from stratcanvas.ui.drawers import Drawers  # few windows are narrow

        sides = {side: layout.columns()[side.value] for side in (Side.LEFT, Side.RIGHT)}
        made = Drawers(layout, layout.view, sides, layout.rows, layout.remembered)
        layout.drawers = made
        made.turned.connect(layout.toggled)
        inner = [layout.panes[row.id] for row in layout.rows if row.side not in sides]
        layout.toggled.connect(lambda: made.clear(inner))
        made.opened.connect(partial(_enter, layout))
        made.left.connect(partial(_to_canvas, layout))
    drawers = layout.drawers
    if drawers is None or narrow is drawers.is_narrow:
        return
    if narrow:
        layout.stood = layout.saveState() if layout.guest is None else layout.stood
        drawers.fold()
        drawers.show_tabs(shown=layout.guest is None)
    else:
        drawers.unfold()
        _show_remembered(layout.panes, layout.rows, layout.remembered)
        layout.close_ranks()
        if layout.guest is None:
            layout.restoreState(layout.stood)
    layout.toggled.emit()


def _show_tabs(layout: Layout, *, shown: bool) -> None:
    if layout.drawers is not None:
        layout.drawers.show_tabs(shown=shown)


def _to_canvas(layout: Layout) -> None:
    if layout.view is not None:
        layout.view.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _enter(layout: Layout, side: Side) -> None:
    """Give the keyboard to the first panel of a side that was opened; one that has none gets it."""
    here = [row for row in layout.rows if row.side is side]
    shown = [row for row in here if layout.shows(row.id)]
    if not shown:
        layout.toggle(here[0].id)
    elif shown[0].id in layout.panels:
        layout.panels[shown[0].id].focus_first()


def _open_wide(centre: QSplitter) -> None:
    """Let what comes under the canvas have a third, unless it has been made higher before."""
    centre.refresh()
    canvas, under = centre.sizes()
    if 0 < under <= _LEAST_HEIGHT:
        third = (canvas + under) // 3
        centre.setSizes([canvas + under - third, third])


def _fill(layout: Layout, row: Panel, panel: PanelWidget) -> None:
    """Let a panel fill its pane, and share the room with others where that is scarce."""
    from stratcanvas.ui.panel_turns import fill  # no first picture needs it
    from stratcanvas.ui.scarce_height import ScarceHeight

    pane, back = layout.panes[row.id], partial(show_canvas, layout)
    fill(pane, row, panel)
    if row.side is Side.MIDDLE:
        layout.toggled.connect(ScarceHeight(layout.columns(), pane, back, layout.close_ranks).look)
