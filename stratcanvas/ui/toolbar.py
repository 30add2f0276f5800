# SPDX-License-Identifier: MIT
"""The tool bar: buttons that show their key, and one that stands out.

The buttons draw themselves: no style sheet can put a key cap beside a word.
"""

from enum import IntEnum
from itertools import accumulate

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QAction,
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from stratcanvas.paint.theme import Theme
from stratcanvas.qt.guard import guarded
from stratcanvas.ui.actions.build import ActionSet, spoken, words_of
from stratcanvas.ui.actions.menus import FAR_TOOLS, PRIMARY, TOOLS
from stratcanvas.ui.actions.table import ACTIONS
from stratcanvas.ui.icons import DOWN, SQUARES, ArrowButton, pixmap, scale_for, square
from stratcanvas.words import tr

_HEIGHT, _PAD, _GAP, _ICON = 32, 9, 7, 16
"""Pixels: a button's height, room at its ends, room between its parts, its icon."""
_CHOSEN = 36
"""How much of 255 the ground of a button is coloured that is the chosen one."""
WITHOUT_WORDS = {"undo", "redo"}
"""These show their icon alone."""


class Room(IntEnum):
    """What the buttons leave out for want of room; each leaves out what those before it do too.

    But for the icons: before words or tools go they are small, however large the letters are.
    """

    ALL = 0
    WITHOUT_CAPS = 1
    SMALL_ICONS = 2
    PRIMARY_WORD = 3
    ICONS = 4
    SMALLEST = 5


class KeyButton(QToolButton):
    """A button for an action: icon, word, and its one-letter key on a cap."""

    def __init__(
        self,
        action: QAction,
        theme: Theme,
        *,
        icon: str = "",
        word: str = "",
        cap: str = "",
        primary: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.word, self.cap, self.icon_name, self.theme = word, cap, icon, theme
        self.primary, self.room = primary, Room.ALL
        self.shows_icon = icon in SQUARES
        """The others are SVGs, whose reader takes as long to load as the canvas takes to paint."""
        self._cap_font = QFont(self.font())
        self._cap_font.setPixelSize(round(max(11.0, 11 / 13 * self.font().pixelSize())))
        self._widths, self._parts = (0, 0, 0), (0, 0, 0)
        self._size, self._height = QSize(_HEIGHT, _HEIGHT), _HEIGHT
        self.setDefaultAction(action)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        action.changed.connect(self._describe)
        self._describe()
        self.measure()

    @guarded(None)
    def _describe(self) -> None:
        """Tell who hears the screen what the button does; the tip has tags in it."""
        action = self.defaultAction()
        self.setAccessibleName(self.word or action.text().replace("&&", "&"))
        self.setAccessibleDescription(spoken(action))

    def measure(self) -> None:
        """Find the widths of icon, word and key cap (0 for what there is not), once."""
        metrics = QFontMetrics(self._font())
        picture = round(_ICON * scale_for(self._font())) if self.icon_name else 0
        word = metrics.horizontalAdvance(self.word) if self.word else 0
        cap = QFontMetrics(self._cap_font).horizontalAdvance(self.cap) + 10 if self.cap else 0
        self._widths = picture, word, cap
        self._height = max(_HEIGHT, metrics.height() + 8)
        self.fit(Room.ALL)

    def _fitting(self, room: Room) -> tuple[int, int, int]:
        picture, word, cap = self._widths
        if room in {Room.SMALL_ICONS, Room.SMALLEST}:
            picture = min(picture, _ICON)
        worded = room < (Room.ICONS if self.primary else Room.PRIMARY_WORD) or not picture
        return picture, word if worded else 0, 0 if room else cap

    def width_in(self, room: Room) -> int:
        """Return how wide the button is with so much room, in pixels."""
        parts = [part for part in self._fitting(room) if part]
        pad = _PAD + (4 if self.primary else 0)
        return sum(parts) + _GAP * (len(parts) - 1) + 2 * pad

    def fit(self, room: Room) -> None:
        """Show what there is room for."""
        self.room, self._parts = room, self._fitting(room)
        self._size = QSize(self.width_in(room), self._height)
        self.updateGeometry()
        self.update()

    def _font(self) -> QFont:
        font = QFont(self.font())
        if self.primary:
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the size that all parts need."""
        return self._size

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's name
        """Return the same: a word is never cut."""
        return self._size

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw ground, icon, word and key cap."""
        theme, enabled = self.theme, self.isEnabled()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter)
        picture, word, cap = self._parts
        colour = theme.on_accent if self.primary else theme.text if enabled else theme.refuse
        x = _PAD + (4 if self.primary else 0)
        middle = self.height() / 2
        if picture and self.shows_icon:
            at = round(self._placed(x, picture))
            painter.drawPixmap(at, int(middle - picture / 2), self._picture(colour, picture))
            x += picture + _GAP
        painter.setPen(QColor(colour))
        if word:
            painter.setFont(self._font())
            area = QRectF(self._placed(x, word + 4.0), 0.0, word + 4.0, self.height())
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, self.word)
            x += word + _GAP
        if cap:
            self._draw_cap(painter, QRectF(self._placed(x, cap), middle - 8.5, cap, 17.0))
        painter.end()

    def _placed(self, x: float, wide: float) -> float:
        """Return the left edge of a part that begins at ``x`` as one reads."""
        return self.width() - x - wide if self.isRightToLeft() else x

    def _picture(self, colour: str, size: int) -> QPixmap:
        if self.icon_name in SQUARES:
            return square(self.icon_name, self.theme, size)
        return pixmap(self.icon_name, colour, size)

    def _draw_ground(self, painter: QPainter) -> None:
        theme = self.theme
        chosen = self.isChecked() and self.isEnabled()
        edge = 2.0 * self.hasFocus() + chosen  # both show at once
        inset = edge / 2 or 1.0
        rect = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        fill: QColor | None = QColor(theme.accent) if self.primary else None
        if chosen:
            fill = QColor(theme.select)
            fill.setAlpha(_CHOSEN)
        if self.isEnabled() and (self.underMouse() or self.isDown()):
            fill = QColor(theme.accent).lighter(118) if self.primary else QColor(theme.button_hover)
            if self.isDown():
                fill = fill.darker(108)
        painter.setPen(QPen(QColor(theme.select), edge) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(fill if fill is not None else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect, 6.0, 6.0)
        if self.primary and self.hasFocus():  # the ring alone is hardly seen beside its own ground
            painter.setPen(QPen(QColor(theme.on_accent), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(2.0, 2.0, -2.0, -2.0), 4.0, 4.0)

    def _draw_cap(self, painter: QPainter, rect: QRectF) -> None:
        theme = self.theme
        painter.setPen(QPen(QColor(theme.chip_edge), 1.0))
        painter.setBrush(QColor(theme.chip_fill))
        painter.drawRoundedRect(rect, 4.0, 4.0)
        painter.setFont(self._cap_font)
        painter.setPen(QColor(theme.muted if self.isEnabled() else theme.refuse))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self.cap)


class ToolBar(QToolBar):
    """The window's tool bar."""

    def __init__(self, actions: ActionSet, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(tr("Tools"), parent)
        self.setObjectName("tools")
        self.setMovable(False)
        self.setFloatable(False)
        self.toggleViewAction().setVisible(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.buttons: list[KeyButton] = []
        self._places: dict[KeyButton, QAction] = {}
        for name in TOOLS:
            if name is None:
                self.addSeparator()
            else:
                self._add(actions, theme, name)
        gap = QWidget(self)
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(gap)
        for name in FAR_TOOLS:
            self._add(actions, theme, name)
        self._rest = ArrowButton(self, DOWN)
        self._rest.setAccessibleName(tr("More tools"))
        self._rest.setAccessibleDescription(tr("Opens a list"))
        self._rest.setToolTip(tr("More tools"))
        self._rest.setFixedHeight(_HEIGHT)
        self._rest.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._rest.clicked.connect(self._offer_rest)
        self._rest_place = self.addWidget(self._rest)
        self._rest_place.setVisible(False)
        self._add(actions, theme, PRIMARY)

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Leave out key caps, then words, where there is no room; then tools, the main one last."""
        shown = [button for button in self.buttons if self._places[button].isVisible()]
        room = self.width() - (self.sizeHint().width() - sum(b.sizeHint().width() for b in shown))
        if self._rest_place.isVisible():
            room += self._rest.sizeHint().width()
        for fits in Room:
            if sum(button.width_in(fits) for button in self.buttons) <= room:
                break
        if fits is not self.buttons[0].room:
            for button in self.buttons:
                button.fit(fits)
        self._leave_out(room)
        super().resizeEvent(event)

    def _leave_out(self, room: int) -> None:
        """Show as many tools as there is room for (pixels), from the left, and the main one."""
        widths = [button.sizeHint().width() for button in self.buttons]
        if all_fit := sum(widths) <= room:
            count = len(widths)
        else:
            room -= self._rest.sizeHint().width() + widths[-1]
            count = sum(total <= room for total in accumulate(widths[:-1]))
        for place, button in enumerate(self.buttons[:-1]):
            self._places[button].setVisible(place < count)
        self._rest_place.setVisible(not all_fit)

    def _offer_rest(self) -> None:
        """Open a menu of the tools for which there is no room."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        gone = (each for each in self.buttons if not self._places[each].isVisible())
        menu.addActions([button.defaultAction() for button in gone])
        menu.popup(self._rest.mapToGlobal(self._rest.rect().bottomLeft()))

    def _add(self, actions: ActionSet, theme: Theme, name: str) -> None:
        row, primary = ACTIONS[name], name == PRIMARY
        keys = row.shortcut[0] if row.shortcut else ""
        word = "" if name in WITHOUT_WORDS else words_of(row)
        button = KeyButton(
            actions.qt[name],
            theme,
            icon=row.icon,
            word=tr("One-pager PDF") if primary else word,
            cap=keys if len(keys) == 1 else "",
            primary=primary,
            parent=self,
        )
        button.setObjectName(name)
        self._places[button] = self.addWidget(button)
        self.buttons.append(button)

    def show_icons(self) -> None:
        """Draw all icons, once the window is there."""
        for button in self.buttons:
            button.shows_icon = True
            button.update()

    def set_theme(self, theme: Theme) -> None:
        """Draw in these colours from now on."""
        for button in self.buttons:
            button.theme = theme
            button.update()
