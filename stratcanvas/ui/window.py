# SPDX-License-Identifier: MIT
"""The window of one document: puts its parts together and is what actions act on.

It holds no state of the document: panels and actions follow the session and the selection.
"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QPaintEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QMainWindow, QWidget

from stratcanvas.paint.text import ready_for
from stratcanvas.qt.guard import guarded
from stratcanvas.session.preferences import PreferencesFile
from stratcanvas.session.remembered_state import RememberedState
from stratcanvas.session.selection import Selection
from stratcanvas.session.session import Session
from stratcanvas.stage.places.shapes import Preparation
from stratcanvas.stage.view import CanvasView
from stratcanvas.ui.actions.action import Where
from stratcanvas.ui.actions.build import REPEATED, ActionSet, fill_menu_bar
from stratcanvas.ui.actions.context import ActionContext, AllWindows, WindowFacts
from stratcanvas.ui.actions.edits import end_find
from stratcanvas.ui.actions.file_actions import fill_recent
from stratcanvas.ui.banner import Banner
from stratcanvas.ui.colours import Colours
from stratcanvas.ui.layout import Layout
from stratcanvas.ui.notices import Notices
from stratcanvas.ui.panels.panel_widget import PanelContext, PanelWidget
from stratcanvas.ui.panels.table import Panel, Side
from stratcanvas.ui.screens import FIRST_SIZE, lie_on_screen, place_to_keep
from stratcanvas.ui.status import StatusBar
from stratcanvas.ui.sweeper import leave_alone, look_again
from stratcanvas.ui.toolbar import ToolBar
from stratcanvas.ui.window_title import CanvasName, window_title
from stratcanvas.words import tr

if TYPE_CHECKING:
    from stratcanvas.stage.dragging.rows_over import RowsOver
    from stratcanvas.stage.menu_request import MenuRequest


class Window(QMainWindow):
    """One document: menus, tools, outline, canvas, inspector, status."""

    closed = Signal()
    """The window is gone, and its document is closed."""
    pictured = Signal()
    """The first picture is there; the panels follow."""

    def __init__(
        self,
        session: Session,
        preferences: PreferencesFile,
        remembered: RememberedState,
        colours: Colours,
        ready: Preparation | None = None,
    ) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.session, self.preferences = session, preferences
        self.remembered, self.colours = remembered, colours
        self.selection = Selection(session, self)
        self._fitted = self._painted = False
        # Every widget gets its parent at once: each move styles it anew, which takes time.
        self.around = PanelContext(session, self.selection, self.go_to, self.say, remembered)
        self.closed.connect(self.around.close)
        self.panels = Layout(self.around, remembered, colours.theme, self)
        self.banner = Banner(colours.theme, self.panels.middle)
        self.view = CanvasView(session, self.selection, colours.theme, self.panels.middle, ready)
        self.around.carry = partial(_carry, self.view)
        self.context = ActionContext(
            session=session,
            selection=self.selection,
            view=self.view,
            panels=self.panels,
            windows=AllWindows(self),
            preferences=preferences,
            remembered=remembered,
            say=self.say,
            say_of_file=lambda words: self.status.say_of_file(words),
            state=self.state,
            guide=self.guide,
        )
        self.action_set = ActionSet(self, self.context)
        self.action_set.hear_on(self.view, Where.CANVAS, Where.CARDS)
        self.tools = ToolBar(self.action_set, colours.theme, self)
        self.addToolBar(self.tools)
        fill_menu_bar(self.menuBar(), self.action_set, partial(fill_recent, self.context))
        self.name = CanvasName(self.menuBar())
        self._put_together()
        self._connect()
        self.setAcceptDrops(True)
        self._restore()
        session.accord.take_words = self.context.keep_words
        self.notices = Notices(self.context, self.banner)
        self.notices.tell_first()
        self._show_title()
        self.status.show_tally(session.document.counted.tally)
        self.status.show_saved(session.saved_words)
        if session.recovered and self.banner.isHidden():
            self.status.say(tr("What you typed last time is all here."))

    def _put_together(self) -> None:
        qt = self.action_set.qt
        self.status = StatusBar(qt["zoom-out"], qt["zoom-100"], qt["zoom-in"], self)
        self.setStatusBar(self.status)
        self.name.setProperty("tone", "muted")
        self.name.setContentsMargins(0, 5, 14, 0)
        self.menuBar().setCornerWidget(self.name)
        self.panels.fill_middle(self.banner, self.view)
        self.setCentralWidget(self.panels)

    def _connect(self) -> None:
        self.session.changed.connect(self._on_changed)
        self.session.saving.connect(self._on_saving)
        self.session.renamed.connect(self._show_title)
        self.session.refused.connect(self.status.say_of_file)
        self.session.allowed.connect(self.status.withdraw)
        _offer_menus(self)
        self.view.zoomed.connect(self.status.show_zoom)
        self.status.follow(self.view)
        self.colours.changed.connect(self._on_theme)
        self.panels.panel_made.connect(self._on_panel_made)
        self.panels.furnished.connect(partial(_come_alive, self))
        self.panels.furnished.connect(leave_alone)
        self.panels.returned.connect(partial(_see_selected, self.view, self.selection))
        preferences, panels = self.preferences.changed, self.panels.toggled
        for state in (self.session.allowed, self.selection.changed, preferences, panels):
            state.connect(self._refresh)

    def furnish(self) -> dict[str, PanelWidget]:
        """Make the panels that are shown, once, and return all there are, by id."""
        return self.panels.furnish()

    def _on_panel_made(self, row: Panel, panel: PanelWidget) -> None:
        panel.act_wanted.connect(lambda name: self.action_set.qt[name].trigger())
        panel.cards_wanted.connect(partial(_focus_cards, self))
        panel.field_wanted.connect(partial(_lead_to_field, self))
        if row.has_cards:
            self.action_set.hear_on(panel, *_places(row))

    def _restore(self) -> None:
        geometry = self.remembered.geometry
        if not (geometry.size() and self.restoreGeometry(geometry)):
            self.resize(FIRST_SIZE)
        lie_on_screen(self)
        self.panels.restore(self.width())

    # following the document

    def state(self) -> WindowFacts:
        """Return the facts that decide on actions."""
        session = self.session
        return WindowFacts(
            canvas=session.canvas,
            selected=tuple(self.selection.ids),
            undo=session.undo_label,
            redo=session.redo_label,
            named=session.path is not None,
            shown=self.panels.shown | _over(self.view),
            preferences=self.preferences.now,
            full_screen=self.isFullScreen(),
            read_only=session.read_only,
            guided=self.panels.guest is not None,
        )

    def _refresh(self) -> None:
        self.action_set.update(self.state())

    def _on_changed(self, *_: object) -> None:
        self.status.show_tally(self.session.document.counted.tally)
        if self.session.path is None and window_title(self.session) != self._title:
            self._show_title()
        else:
            self._refresh()

    def _on_saving(self) -> None:
        self.status.show_saved(self.session.saved_words)

    def _on_theme(self) -> None:
        for part in (self.view, self.panels, self.tools, self.banner):
            part.set_theme(self.colours.theme)

    def _show_title(self) -> None:
        words = self._title = window_title(self.session)
        ready_for(words)
        self.setWindowTitle(words.replace("[*]", "[*][*]"))
        self.name.setText(words)
        self.menuBar().setCornerWidget(self.name)  # only so does it ask anew how wide that is
        self._refresh()

    def guide(self) -> None:
        """Ask the questions of the guided start beside the canvas, or let them go."""
        from stratcanvas.ui.guide.visit import begin_or_end

        begin_or_end(self.context, self.tools)

    def say(self, words: str) -> None:
        """Say a sentence in the status bar, for a while."""
        self.status.say(words)

    def go_to(self, key: str) -> None:
        """Select a record and bring it into view."""
        self.selection.set((key,))
        self.view.ensure_seen(key)

    # what Qt tells

    @guarded(None)
    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Show the whole canvas the first time."""
        super().showEvent(event)
        if not self._fitted:
            self._fitted = True
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(300, self, lambda: self._painted or self.furnish())  # as when hidden

    @guarded(None)
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Fill the panes right after the first picture is there."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self._settle)

    def _settle(self) -> None:
        from stratcanvas.ui.furnishing import furnish_in_turns  # no first picture needs it

        self.pictured.emit()
        furnish_in_turns(self.panels)
        lie_on_screen(self)  # only now is it known how wide the system's frame around it is

    @guarded(None)
    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        """Write the file when the person turns to something else: to a mail, most likely."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            front = self.isActiveWindow()
            self.session.accord.attend(front=front)
            self.notices.look_again()  # drafts may have gone, of which no look at the file tells
            if not front:
                self.session.publish_soon()
        elif event.type() == QEvent.Type.WindowStateChange:
            self._refresh()

    @guarded(False)
    def focusNextPrevChild(self, onward: bool) -> bool:  # noqa: N802 - Qt's name
        """Give the keyboard to what comes next, or to the cards where what had it has gone."""
        return _take_keys(self) or super().focusNextPrevChild(onward)

    @guarded(None)
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Say why a key does nothing where nothing may be edited."""
        if not self.session.can_edit and self.action_set.edits(event.keyCombination()):
            _refuse(self)
        elif not _hears(self, event):
            super().keyPressEvent(event)

    @guarded(None)
    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """Keep everything, remember how the window stood, and go."""
        focus = self.focusWidget()
        if focus is not None:
            focus.clearFocus()
        fields = self.panels.keep_words()
        words = self.view.inline_edit.end() and fields
        if _is_to_stay(self.context, words=words):
            if focus is not None:
                focus.setFocus(Qt.FocusReason.OtherFocusReason)
            event.ignore()
            return
        self.session.close(anyway=True)
        self.remembered.geometry = place_to_keep(self)
        self.panels.remember()
        super().closeEvent(event)
        self.closed.emit()
        look_again(self)

    @guarded(None)
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Welcome files, cards and words."""
        from stratcanvas.ui.drops import welcome

        welcome(self.context, event)

    @guarded(None)
    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """Open the files that were dropped; make cards of words."""
        from stratcanvas.ui.drops import take

        take(self.context, event)


def _places(row: Panel) -> tuple[Where, ...]:
    """Return what a panel with cards hears: what stands in the place of the canvas all of its."""
    return (Where.CARDS, Where.CANVAS) if row.side is Side.MIDDLE else (Where.CARDS,)


def _is_to_stay(context: ActionContext, *, words: bool) -> bool:
    from stratcanvas.ui.parting import is_to_stay

    return is_to_stay(context, words=words)


def _offer_menus(window: Window) -> None:
    """Open a menu wherever one is asked for, on the canvas or in a panel."""
    wanted = partial(_open_menu, window)
    window.view.hand.menu_wanted.connect(wanted)
    window.panels.panel_made.connect(lambda _, panel: panel.menu_wanted.connect(wanted))


def _open_menu(window: Window, asked: "MenuRequest") -> None:
    from stratcanvas.ui.actions.context_menu import open_menu

    open_menu(window.context, window.action_set, window.state, asked)


def _carry(view: CanvasView) -> "RowsOver":
    from stratcanvas.stage.dragging.rows_over import RowsOver  # no first picture needs it

    return RowsOver(view)


def _focus_cards(window: Window) -> None:
    from stratcanvas.ui.card_place import focus_cards  # no first picture needs it

    focus_cards(window.panels, window.view)


def _lead_to_field(window: Window, field: str) -> None:
    from stratcanvas.ui.wanted_field import lead_to_field

    lead_to_field(window.panels, field)


def _take_keys(window: Window) -> bool:
    from stratcanvas.ui.card_place import take_keys

    return take_keys(window.panels, window.view)


def _over(view: CanvasView) -> frozenset[str]:
    """Return the ids of what is shown over the canvas and is no panel."""
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    parts = [view.viewport().findChild(QWidget, "minimap", direct)]
    return frozenset(
        each.objectName() for each in parts if each is not None and not each.isHidden()
    )


def _back(window: Window, event: QKeyEvent) -> bool:
    """Go back to the canvas at an Escape that nothing else needed; tells whether it was one."""
    if event.key() != Qt.Key.Key_Escape or event.modifiers():
        return False
    window.action_set.qt["canvas"].trigger()
    end_find(window.context)
    window.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
    return True


def _hears(window: Window, event: QKeyEvent) -> bool:
    """Do what a key is for that nothing else took, or say what is missing for that."""
    focus = window.focusWidget()
    if window.action_set.press_by_place(event, focus) or _back(window, event):
        return True
    from stratcanvas.ui.actions.reasons import tells_why

    row = window.action_set.idle_at(event, focus)
    return tells_why(row, window, goes_on=row is not None and row.id in REPEATED)


def _refuse(window: Window) -> None:
    from stratcanvas.ui.held_shortcuts import is_to_be_told

    if is_to_be_told(window, "read-only"):
        window.session.may_edit()


def _see_selected(view: CanvasView, selection: Selection) -> None:
    """Bring what is selected into view on a canvas that is shown again; of much, the first."""
    for key in reversed(selection.ids[:2]):
        view.ensure_seen(key)


def _come_alive(window: Window) -> None:
    from stratcanvas.ui.coming_alive import come_alive

    window.tools.show_icons()
    window.session.warm_up()
    come_alive(window, window.context, window.tools, window.status, window.action_set.qt)
