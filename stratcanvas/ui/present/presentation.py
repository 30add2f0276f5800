# SPDX-License-Identifier: MIT
"""Shows a canvas page by page on the whole of a screen, for a meeting to look at.

Keys, clicks and the wheel turn the pages; Escape goes back to the canvas, to what was shown last.
It follows the session: what is edited meanwhile is shown as it is now.
"""

from PySide6.QtCore import QEvent, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QGuiApplication,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QScreen,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from stratcanvas.qt.guard import guarded
from stratcanvas.session.selection import Selection
from stratcanvas.session.session import Session
from stratcanvas.stage.view import CanvasView
from stratcanvas.ui.layout import Layout, show_canvas
from stratcanvas.ui.present.deck import Deck
from stratcanvas.ui.present.page_painter import draw_page, fill_black, fill_ground
from stratcanvas.ui.present.turning import TurnBar
from stratcanvas.words import tr

_REST = 3_000
"""Milliseconds without a move of the mouse after which it is not seen any more."""
_NOTCH = 120
"""What a wheel tells for one step."""
_Key = Qt.Key
_ON = {_Key.Key_PageDown, _Key.Key_Down, _Key.Key_Space, _Key.Key_Return, _Key.Key_Enter}
_BACK = {_Key.Key_PageUp, _Key.Key_Up, _Key.Key_Backspace}
_BLACK = {_Key.Key_B, _Key.Key_Period}


class Presentation(QWidget):
    """One canvas being presented."""

    said = Signal(str)
    """What was given to the screen reader."""
    left = Signal(str)
    """It is over: the id of the record that was shown last."""

    def __init__(self, session: Session, view: CanvasView) -> None:
        super().__init__(view.window(), Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setWindowTitle(tr("Presentation"))
        self._session, self._view = session, view
        self.deck = Deck(session.canvas, mirrored=self.isRightToLeft())
        self._black = False
        self._wheel = 0
        self.bar = TurnBar(self)
        self.bar.back.clicked.connect(lambda: self.turn(-1))
        self.bar.on.clicked.connect(lambda: self.turn(1))
        self.bar.end.clicked.connect(self.end)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST)
        self._rest.timeout.connect(self._hide_pointer)
        session.changed.connect(self._follow)
        self._hide_pointer()
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.screenRemoved.connect(self._lose_screen)
        application.screenAdded.connect(self._go_on_upon)
        self._filled: QScreen | None = None  # None: it waits for one

    @property
    def black(self) -> bool:
        """Tell whether all is black for a while."""
        return self._black

    # ---- turning

    def begin(self, screen: QScreen) -> None:
        """Fill a screen, at the first page."""
        self._fill(screen)
        self.activateWindow()
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell()

    def turn(self, step: int) -> None:
        """Show the next page (1) or the one before (-1); at the ends nothing happens."""
        if self._black:
            self._show_black(on=False)
        elif self.deck.turn(step):
            self._show()

    def go_to(self, slide: int) -> None:
        """Show a slide from its beginning; -1: the last page of all."""
        self._black = False
        self.deck.go_to(slide)
        self._show()

    def end(self) -> None:
        """Go back to the canvas, to what was shown last."""
        self.close()
        self._view.window().activateWindow()
        self.left.emit(self.deck.slide.record)

    def _show_black(self, *, on: bool) -> None:
        self._black = on
        self._show()

    def _show(self) -> None:
        self.update()
        self._tell()

    def _follow(self) -> None:
        """Show the canvas as it is now."""
        if self.deck.follow(self._session.canvas):
            self._tell()
        self.bar.read_from(right=self.deck.sheet.mirrored)
        self.update()

    def _tell(self) -> None:
        """Say what is shown, to who hears the screen."""
        words = self.deck.spoken
        if self._black:
            words = tr("The screen is black. Any key brings the page back.")
        self.setAccessibleName(words)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self.said.emit(words)

    # ---- the screen and the mouse

    def _fill(self, screen: QScreen) -> None:
        self.setWindowState(Qt.WindowState.WindowNoState)  # else it keeps the size of the last
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        if screen is not self._filled:
            self._filled = screen
            screen.geometryChanged.connect(self._fit_screen)

    def _fit_screen(self) -> None:
        """Fill the screen, which has another size now: not every desktop sees to that."""
        screen = self.screen()
        if self.isVisible() and self.geometry() != screen.geometry():
            self._fill(screen)

    def _lose_screen(self, gone: QScreen) -> None:
        """Go on upon the screen of the window when the other one is taken away."""
        if self.isVisible() and self.screen() in {gone, None}:
            here = self._view.window().screen()
            left = [each for each in QGuiApplication.screens() if each is not gone]
            if left:
                self._fill(here if here in left else left[0])
            else:  # it waits as it is, for a lid that is closed or a cable that is out
                self._filled = None

    def _go_on_upon(self, screen: QScreen) -> None:
        """Fill the first screen that comes after the last was gone."""
        if self.isVisible() and self._filled is None:
            self._fill(screen)

    def _show_pointer(self) -> None:
        self.unsetCursor()
        self.bar.lie()
        self.bar.show()
        self._rest.start()

    def _hide_pointer(self) -> None:
        if self.bar.underMouse() or self.bar.hasFocus():
            self._rest.start()
            return
        self.setCursor(Qt.CursorShape.BlankCursor)
        self.bar.hide()

    # ---- Qt's overrides

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Draw the page, or nothing but black."""
        painter = QPainter(self)
        area = QRectF(self.rect())
        theme, deck = self._view.stage.theme, self.deck
        if self._black:
            fill_black(painter, area)
        else:
            part = deck.slide.part
            fill_ground(painter, area, theme, part)
            painter.translate(deck.corner)
            painter.scale(deck.scale, deck.scale)
            draw_page(painter, deck.page, deck.sheet, theme, part, deck.place)
        painter.end()

    @guarded(None)
    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Set the page for a screen of this size."""
        super().resizeEvent(event)
        self.deck.fit(self.width(), self.height())
        self.bar.read_from(right=self.deck.sheet.mirrored)
        self.bar.lie()

    @guarded(None)
    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Draw in the colours of another theme."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.update()

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Turn pages, go black, or end."""
        event.accept()
        key, step = event.key(), step_of(event, mirrored=self.deck.sheet.mirrored)
        if key == _Key.Key_Escape:
            self.end()
        elif self._black and key not in _MODIFIERS:
            self._show_black(on=False)
        elif key in _BLACK:
            self._show_black(on=True)
        elif key in {_Key.Key_Home, _Key.Key_End}:
            self.go_to(0 if key == _Key.Key_Home else -1)
        elif step:
            self.turn(step)

    @guarded(None)
    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Turn on by a click, back by the other button."""
        buttons = {Qt.MouseButton.LeftButton: 1, Qt.MouseButton.RightButton: -1}
        buttons |= {Qt.MouseButton.ForwardButton: 1, Qt.MouseButton.BackButton: -1}
        if event.button() in buttons:
            self.turn(buttons[event.button()])
        event.accept()

    @guarded(None)
    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - Qt's name
        """Show the pointer, and with it what pages are turned by."""
        self._show_pointer()
        event.accept()

    @guarded(None)
    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's name
        """Turn a page a notch."""
        self._wheel += event.angleDelta().y()
        if abs(self._wheel) >= _NOTCH:
            self.turn(-1 if self._wheel > 0 else 1)
            self._wheel = 0
        event.accept()


_MODIFIERS = {_Key.Key_Shift, _Key.Key_Control, _Key.Key_Alt, _Key.Key_Meta, _Key.Key_AltGr}
"""Keys that do nothing alone."""


def step_of(event: QKeyEvent, *, mirrored: bool) -> int:
    """Return by how many pages a key turns: 1, -1, or 0; the arrows turn as a page is read."""
    key = event.key()
    if key in {_Key.Key_Left, _Key.Key_Right}:
        return 1 if (key == _Key.Key_Right) is not mirrored else -1
    if key in _ON:
        back = key == _Key.Key_Space and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        return -1 if back else 1
    return -1 if key in _BACK else 0


def screen_to_fill(window: QWidget) -> QScreen:
    """Return the screen to present on: one on which the window is not, where there is one.

    Screens that show the same as the window's are no others.
    """
    here = window.screen()
    others = (
        each
        for each in QGuiApplication.screens()
        if not each.geometry().intersects(here.geometry())
    )
    return next(others, here)


def present(
    session: Session, selection: Selection, view: CanvasView, panels: Layout
) -> Presentation:
    """Present a window's canvas; if that is done already, from the beginning."""
    made: Presentation | None = view.window().findChild(Presentation)
    if made is not None:
        made.go_to(0)
        made.activateWindow()
        return made

    def go_back(record: str) -> None:
        show_canvas(panels)
        if record in session.canvas:
            selection.set((record,))
            view.ensure_seen(record)
        view.setFocus(Qt.FocusReason.OtherFocusReason)

    made = Presentation(session, view)
    made.left.connect(go_back)
    made.begin(screen_to_fill(view.window()))
    return made
