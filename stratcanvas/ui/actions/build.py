# SPDX-License-Identifier: MIT
"""Makes QActions, menus and the menu bar of the tables, and keeps them in step with the state."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QToolBar, QWidget

from stratcanvas.qt.guard import guarded
from stratcanvas.qt.tool_tip import tool_tip
from stratcanvas.safe_words import set_apart
from stratcanvas.ui.actions.action import Action, Where
from stratcanvas.ui.actions.context import ActionContext, WindowFacts
from stratcanvas.ui.actions.menus import MENUS, PURPOSES, RECENT, Menu
from stratcanvas.ui.actions.table import ACTIONS
from stratcanvas.words import translated

if TYPE_CHECKING:
    from PySide6.QtWidgets import QStyleOptionMenuItem  # Qt's own enums with it: no start needs it

ROLES = {
    "quit": QAction.MenuRole.QuitRole,
    "about": QAction.MenuRole.AboutRole,
}
"""Where the system has a place of its own for an action."""

REPEATED = {
    *("undo", "redo", "rank-up", "rank-down", "zoom-in", "zoom-out", "next-pane"),
    *("find-next", "find-previous", "next-connector", "previous-connector"),
}
"""What goes on while its key is held; all else is done once, however long that takes."""


def words_of(action: Action, state: WindowFacts | None = None) -> str:
    """Return an action's words, translated; with a state, as they read in it."""
    if action.naming is not None and state is not None:
        return action.naming(state)
    return translated(action.words)


def _purpose(row: Action, words: str) -> str:
    """Return what an action is for, if its words are the usual ones and don't say it; else ""."""
    return translated(PURPOSES.get(row.id, "")) if words == words_of(row) else ""


def _tip(row: Action, words: str) -> str:
    """Return a tool tip: the words (which may be the person's), the key, what it is for."""
    purpose = _purpose(row, words)
    words = _with_key(words, [QKeySequence(key) for key in row.shortcut])
    before, _, key = words.rpartition("(")
    if row.shortcut and QGuiApplication.isRightToLeft():  # "Ctrl++" must not turn
        words = f"{before}({set_apart(key.removesuffix(')'))})"
    return tool_tip("\n".join(filter(None, (words, purpose))))


def spoken(action: QAction) -> str:
    """Return what an action does and its key as plain words, for who hears the screen."""
    return _with_key(action.whatsThis() or action.text(), action.shortcuts())


def _with_key(words: str, keys: Sequence[QKeySequence]) -> str:
    words = words.replace("&&", "&").rstrip("…")
    if not keys:
        return words
    return f"{words} ({keys[0].toString(QKeySequence.SequenceFormat.NativeText)})"


class ActionSet:
    """The actions of one window."""

    def __init__(self, window: QWidget, context: ActionContext) -> None:
        self.qt: dict[str, QAction] = {}
        for row in ACTIONS.values():
            made = QAction(window)
            made.setText(words_of(row))
            made.setObjectName(row.id)
            made.setWhatsThis(_purpose(row, made.text()))
            made.setToolTip(_tip(row, made.text()))
            made.setShortcuts([QKeySequence(key) for key in row.shortcut])
            made.setAutoRepeat(row.id in REPEATED)
            made.setCheckable(row.ticked is not None)
            made.setMenuRole(ROLES.get(row.id, QAction.MenuRole.NoRole))
            made.triggered.connect(lambda _=False, row=row: self._run(row, context))
            self.qt[row.id] = made
            if row.where is Where.WINDOW:
                window.addAction(made)
            else:
                made.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def hear_on(self, widget: QWidget, *places: Where) -> None:
        """Let a part of the window hear the keys of the rows that say so."""
        for row in ACTIONS.values():
            if row.where in places:
                widget.addAction(self.qt[row.id])

    def edits(self, pressed: QKeyCombination) -> bool:
        """Tell whether a key is that of an action which changes the canvas."""
        key = QKeySequence(pressed)
        return any(row.edits and key in self.qt[row.id].shortcuts() for row in ACTIONS.values())

    def press_by_place(self, event: QKeyEvent, focus: QWidget | None) -> bool:
        """Do what stands on the key's place where the layout has no Latin letters.

        Only what is heard where the keyboard is. Tells whether anything was done.
        """
        from stratcanvas.qt.key_places import latin_at  # no first picture hears a key

        letter = latin_at(event)
        if not letter:
            return False
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        pressed = QKeySequence(QKeyCombination(held, Qt.Key(ord(letter))))
        for row in ACTIONS.values():
            made = self.qt[row.id]
            if pressed in made.shortcuts() and made.isEnabled() and _heard(row, made, focus):
                if made.autoRepeat() or not event.isAutoRepeat():
                    made.trigger()
                return True
        return False

    def idle_at(self, event: QKeyEvent, focus: QWidget | None) -> Action | None:
        """Return the action that a key would do where the keyboard is, could it be used now."""
        from stratcanvas.qt.key_places import latin_at

        letter = latin_at(event)
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        pressed = QKeySequence(
            QKeyCombination(held, Qt.Key(ord(letter)) if letter else Qt.Key(event.key()))
        )
        for row in ACTIONS.values():
            made = self.qt[row.id]
            if pressed in made.shortcuts() and not made.isEnabled() and _heard(row, made, focus):
                return row
        return None

    @staticmethod
    def _run(row: Action, context: ActionContext) -> None:
        row.run(context)

    def update(self, state: WindowFacts) -> None:
        """Ask anew what can be used, how it reads and what is ticked."""
        for row in ACTIONS.values():
            made = self.qt[row.id]
            made.setEnabled(row.usable(state))
            if row.naming is not None:
                made.setText(words_of(row, state))
                made.setWhatsThis(_purpose(row, made.text()))
                made.setToolTip(_tip(row, made.text()))
            if row.ticked is not None:
                made.setChecked(row.ticked(state))


def _heard(row: Action, made: QAction, focus: QWidget | None) -> bool:
    """Tell whether an action's keys are heard where the keyboard is."""
    if row.where is Where.WINDOW:
        return True
    places = [each for each in made.associatedObjects() if isinstance(each, QWidget)]
    parts = [each for each in places if not isinstance(each, QMenu | QToolBar)]
    return focus is not None and any(each is focus or each.isAncestorOf(focus) for each in parts)


class KeyMenu(QMenu):
    """A menu whose keys stand at its right edge, one below the other.

    Qt begins all of them where the longest has room; each here has the room that it needs.
    """

    @guarded(None)
    def initStyleOption(self, option: "QStyleOptionMenuItem", action: QAction) -> None:  # noqa: N802 - Qt's name
        """Tell how an entry is to be drawn."""
        super().initStyleOption(option, action)
        words, tab, key = option.text.partition("\t")
        if tab and self.isRightToLeft():  # they begin at the edge as it is, but must not turn
            option.text = f"{words}\t{set_apart(key)}"
        elif tab:
            option.reservedShortcutWidth = option.fontMetrics.horizontalAdvance(key)


def fill_menu_bar(bar: QMenuBar, actions: ActionSet, fill_recent: Callable[[QMenu], None]) -> None:
    """Put all menus into a menu bar; ``fill_recent`` fills that menu each time it is opened."""
    for menu in MENUS:
        made = KeyMenu(_words(menu), bar)
        made.setAccessibleName(_words(menu))
        bar.addMenu(made)
        _fill(made, menu, actions, fill_recent)


def _fill(
    made: QMenu, menu: Menu, actions: ActionSet, fill_recent: Callable[[QMenu], None]
) -> None:
    for item in menu.items:
        if item is None:
            made.addSeparator()
        elif isinstance(item, str):
            made.addAction(actions.qt[item])
        elif item is RECENT:
            recent = made.addMenu(_words(item))
            recent.setAccessibleName(_words(item))
            recent.aboutToShow.connect(lambda recent=recent: fill_recent(recent))
        else:
            inner = KeyMenu(_words(item), made)
            inner.setAccessibleName(_words(item))
            made.addMenu(inner)
            _fill(inner, item, actions, fill_recent)


def _words(menu: Menu) -> str:
    return translated(menu.words)
