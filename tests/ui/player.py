# SPDX-License-Identifier: MIT
"""Plays lines of plain words at a real window: “press C, type late, press Return”.

Keys and the mouse are real events. After a line everything that it opened is closed and everything
that it did is taken back, and the player tells in how many steps of undo.
"""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

from PySide6.QtCore import QEvent, QEventLoop, QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeySequence,
    QMouseEvent,
    QNativeGestureEvent,
    QPointingDevice,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from stratcanvas.domain import commands
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Note, Tactic
from stratcanvas.domain.changes import ChangeSet, between
from stratcanvas.domain.geometry import Point
from stratcanvas.domain.outline import reading_order
from stratcanvas.domain.records import Record
from stratcanvas.stage.minimap.minimap import Minimap, minimap_of
from stratcanvas.ui.action_palette import ActionPalette
from stratcanvas.ui.actions.build import ActionSet
from stratcanvas.ui.filter_bar import FilterBar
from stratcanvas.ui.find_bar import FindBar
from stratcanvas.ui.guide.guide import Guide
from stratcanvas.ui.matrix.matrix_panel import MatrixPanel
from stratcanvas.ui.panels.outline import OutlineTree
from stratcanvas.ui.paste_bar import PasteBar
from stratcanvas.ui.present.presentation import Presentation
from stratcanvas.ui.window import Window
from tests import makers
from tests.hands import Hand
from tests.makers import NOTE, PROBLEM, TACTIC, key
from tests.stage.connectors import middle_of
from tests.ui.drops import dropped
from tests.ui.panes import inspector_of, outline_of

LEFT, RIGHT, MIDDLE = (
    Qt.MouseButton.LeftButton,
    Qt.MouseButton.RightButton,
    Qt.MouseButton.MiddleButton,
)
NO_KEY = Qt.KeyboardModifier.NoModifier
HELD = {
    "Shift": Qt.KeyboardModifier.ShiftModifier,
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
}
_HELD_KEYS = {"Shift": Qt.Key.Key_Shift, "Ctrl": Qt.Key.Key_Control, "Alt": Qt.Key.Key_Alt}
THINGS = {
    "customer": key(1),
    "strategy": key(2),
    **{f"problem {n}": key(n, PROBLEM) for n in range(1, 5)},
    "talk": key(1, TACTIC),
    "article": key(2, TACTIC),
    "interview": key(3, TACTIC),
    "sheet": key(4, TACTIC),
    "giveaway": key(5, TACTIC),
    "review": key(6, TACTIC),
    "note": key(1, NOTE),
    "connector": key(6, TACTIC) + key(4, PROBLEM),
}
"""What a line may name: the cards of the café, and the connector from review to problem 4."""
NAMES = {key: name for name, key in THINGS.items()}


def cafe() -> Canvas:
    """Return the canvas that lines are played on: the café's, and a note."""
    canvas = makers.cafe()
    return canvas.apply(commands.add_note(-640.0, 520.0, "Ask Lena", key(1, NOTE)))


class Player:
    """Somebody at one window, who plays lines one after another."""

    def __init__(self, window: Window, other: Callable[[], Window]) -> None:
        """``other`` opens one more window, on the same canvas."""
        self.window, self.view, self.session = window, window.view, window.session
        self._other = other
        self.hand = Hand(window.view, window.session, window.selection)
        self.start = self.session.canvas
        self.asked: list[str] = []
        """Actions that would leave the window, such as opening a file; they are noted, not done."""
        self._spot = QPoint()
        self._shown = window.panels.shown
        self._held = NO_KEY
        window.resize(1400 if self._shown else 900, 940)  # about as much canvas in either
        self._rest()
        self.view.fit()
        self._rest()
        self.fitted, self._area = self.view.zoom_factor, self.view.visible_area()

    # ---- what a line may ask of what came of it

    @property
    def canvas(self) -> Canvas:
        return self.session.canvas

    @property
    def changes(self) -> ChangeSet:
        """Return what differs from the start."""
        before = {each.id: each for each in _all(self.start)}
        after = {each.id: each for each in _all(self.canvas)}
        every = before.keys() | after.keys()
        return between(
            {each: before.get(each) for each in every}, {each: after.get(each) for each in every}
        )

    @property
    def chosen(self) -> set[str]:
        """Return the names of what is selected; a new card has none: “new”."""
        return {NAMES.get(each, "new") for each in self.window.selection.ids}

    def new(self, kind: type) -> list[Record]:
        """Return the records of a kind that came."""
        return [each for each in self.changes.added.values() if isinstance(each, kind)]

    def gone(self) -> set[str]:
        """Return the names of what went, but connectors."""
        return {NAMES[each] for each in self.changes.removed if len(each) == 16}

    def serves(self, tactic: str) -> set[str]:
        """Return the problems that a tactic is connected to."""
        served = self.canvas.problems_of.get(THINGS[tactic], ())
        return {NAMES.get(each, "new") for each in served}

    def rank(self) -> list[str]:
        return [NAMES.get(each.id, "new") for each in self.canvas.ranked]

    def tactic(self, name: str) -> Tactic:
        return self.canvas.tactics[THINGS[name]]

    def moved(self, name: str) -> tuple[float, float]:
        """Return how far a tactic or a note has come, in scene units of its own wing."""
        before, after = self.start.get(THINGS[name]), self.canvas.get(THINGS[name])
        assert isinstance(before, Tactic | Note)
        assert isinstance(after, Tactic | Note)
        return after.x - before.x, after.y - before.y

    @property
    def writes(self) -> str:
        """Return the name of the card that is being typed on; "" when none is."""
        card = self.view.inline_edit.card
        return NAMES.get(card, "new") if card else ""

    @property
    def menu(self) -> set[str]:
        """Return the entries of the menu that is open."""
        menu = QApplication.activePopupWidget()
        return {each.objectName() for each in menu.actions()} if isinstance(menu, QMenu) else set()

    def looked_away(self) -> bool:
        """Tell whether something else is in view than after all was shown."""
        return self.view.visible_area() != self._area

    def way(self) -> tuple[int, int]:
        """Return which way the view has gone since all was shown: right and down are 1."""
        way = self.view.visible_area().topLeft() - self._area.topLeft()
        return tuple((each > 1.0) - (each < -1.0) for each in (way.x(), way.y()))  # type: ignore[return-value]

    def lit(self) -> set[str]:
        """Return the names of what is lit as a place to let go."""
        state_of = self.view.stage.state_of
        return {name for name, each in THINGS.items() if state_of(each).target}

    def words_in_field(self) -> str:
        """Return what stands in the field with the keyboard."""
        field = QApplication.focusWidget()
        assert isinstance(field, QLineEdit | QTextEdit | QPlainTextEdit)
        return field.text() if isinstance(field, QLineEdit) else field.toPlainText()

    def there(self, kind: str) -> bool:
        """Tell whether a dialog, bar or window of a kind is open."""
        widgets = self.window.findChildren(QWidget)
        return any(type(each).__name__ == kind and each.isVisible() for each in widgets)

    def found(self) -> set[str]:
        """Return the names of what find has marked."""
        return {NAMES.get(each, "new") for each in self.view.stage.marks.found}

    def nth_found(self, place: int) -> str:
        """Return the name of one of what find has marked, as one reads."""
        found = self.view.stage.marks.found
        order = [each for each in reading_order(self.session.derived) if each in found]
        return NAMES[order[place]]

    def slide(self) -> int:
        """Return which page is presented, from 0."""
        shown = self.window.findChild(Presentation)
        assert shown is not None
        return int(shown.deck.at)

    def question(self) -> int:
        """Return which question of the guided start is asked, from 0."""
        guide = self.window.panels.guest
        assert isinstance(guide, Guide)
        return guide.place

    def is_chosen(self, name: str) -> bool:
        return self.window.action_set.qt[name].isChecked()

    # ---- playing

    def play(self, do: str, chosen: str = "", *, only_noted: bool = False) -> None:
        """Play a line with some things selected; ``only_noted``: its action is not done."""
        self.window.activateWindow()
        self.view.setFocus()
        self.window.selection.set([THINGS[each] for each in chosen.split(", ") if each])
        self._rest()
        if only_noted:
            with mock.patch.object(ActionSet, "_run", self._note):
                self._all_of(do)
        else:
            self._all_of(do)
        self._rest()

    def _note(self, row: object, context: object) -> None:
        self.asked.append(getattr(row, "id", ""))

    def _all_of(self, do: str) -> None:
        for step in do.split(", "):
            verb, _, rest = step.partition(" ")
            rest, _, held = rest.partition(" holding ")
            self._held = NO_KEY
            for each in filter(None, held.split("+")):
                self._held |= HELD[each]
            _VERBS[verb](self, rest)
            if verb not in {"press", "type", "act"}:
                self._rest()

    def put_back(self) -> int:
        """Close all that is open and take back all that was done; return in how many steps."""
        while (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
            self._rest()
        self._close_all()
        self.view.toolbox.cancel()
        self.view.end_edit()
        self.view.lists.end()
        steps = 0
        while self.session.undo_label is not None:
            self.session.undo()
            steps += 1
        self.window.selection.clear()
        self.view.fit()
        self.asked.clear()
        self._rest()
        return steps

    def _close_all(self) -> None:
        panels = self.window.panels
        for each in self.window.findChildren(QWidget):
            if each.isVisible() and isinstance(each, QDialog | Presentation):
                each.close()
            elif each.isVisible() and isinstance(each, FindBar | FilterBar | ActionPalette):
                each.end()
            elif each.isVisible() and isinstance(each, PasteBar):
                each.setVisible(False)
        if panels.guest is not None:
            self.act("guided-start")
        for panel in panels.shown ^ self._shown:
            self.act(panel)

    @staticmethod
    def _rest() -> None:
        QApplication.processEvents()

    # ---- places

    def spot(self, place: str) -> QPoint:
        """Return the pixel of a place: a card, a handle, an end, a piece of paper."""
        layout, hand = self.view.stage.live_layout, self.hand
        if place == "hint":
            return hand.pixel(self.view.stage.near.headings.invitations[0].center)
        frame, cards = layout.frame, layout.cards
        bottom = max(rect.bottom for rect in cards.values())
        one, two, talk = (cards[THINGS[name]] for name in ("problem 1", "problem 2", "talk"))
        papers = {
            "left paper": Point(frame.rect.x - 170, bottom + 40),
            "right paper": Point(frame.rect.right + 170, bottom + 40),
            "frame paper": Point(one.center.x, (one.bottom + two.y) / 2),
            "lower frame": Point(one.center.x, frame.rect.bottom - 6),
            "left corner": Point(frame.rect.x - 330, talk.y - 12),
            "kind of talk": Point(talk.x + 40, talk.y + 18),
            "customer": frame.heading.center,
        }
        if place in papers:
            return hand.pixel(papers[place])
        if place == "connector":
            return hand.pixel(middle_of(hand, THINGS[place]))
        if place.startswith(("start of ", "end of ")):
            curve = layout.curve(THINGS[place.split(" of ")[1]])
            assert curve is not None
            return hand.pixel(curve.start if place.startswith("start") else curve.end)
        if place.startswith("handle of "):
            card = THINGS[place.removeprefix("handle of ")]
            _move(self.view.viewport(), hand.pixel(card), NO_KEY, pressed=False)
            handles = self.view.stage.overlay.handles
            return hand.pixel(next(middle for owner, middle in handles if owner == card))
        if place.startswith("beside "):  # some way off a card, across and down
            return hand.pixel(THINGS[place.removeprefix("beside ")]) + QPoint(46, 61)
        if place.startswith("just off "):  # below it, too near to its edges not to line up
            return hand.pixel(THINGS[place.removeprefix("just off ")]) + QPoint(4, 61)
        if place.startswith("above "):
            rect = cards[THINGS[place.removeprefix("above ")]]
            return hand.pixel(Point(rect.center.x, rect.y + 2))
        if place.startswith("across from "):
            rect = cards[THINGS[place.removeprefix("across from ")]]
            far = frame.rect.x + frame.rect.right
            return hand.pixel(Point(far - rect.center.x, bottom + 60))
        return hand.pixel(THINGS[place])

    # ---- verbs

    def _focus(self) -> QWidget:
        popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        return popup or modal or QApplication.focusWidget() or self.view

    def press(self, keys: str) -> None:
        """Press a key with what is held down with it."""
        combination = QKeySequence(keys)[0]
        QTest.keyClick(self._focus(), combination.key(), combination.keyboardModifiers())

    def type(self, words: str) -> None:
        for letter in words:
            QTest.keyClicks(self._focus(), letter)

    def click(self, place: str) -> None:
        QTest.mouseClick(self.view.viewport(), LEFT, self._held, self.spot(place))

    def double_click(self, place: str) -> None:
        spot = self.spot(place)
        QTest.mouseClick(self.view.viewport(), LEFT, self._held, spot)
        QTest.mouseDClick(self.view.viewport(), LEFT, self._held, spot)

    def right_click(self, place: str) -> None:
        """Press the right button and let go, as a system tells it."""
        port, spot = self.view.viewport(), self.spot(place)
        QTest.mousePress(port, RIGHT, NO_KEY, spot)
        self._ask(port, spot, QContextMenuEvent.Reason.Mouse)
        self._rest()

    def menu_key(self, _: str) -> None:
        """Press the menu key, as a system tells it."""
        self._ask(self._focus(), QPoint(5, 5), QContextMenuEvent.Reason.Keyboard)

    @staticmethod
    def _ask(widget: QWidget, spot: QPoint, reason: QContextMenuEvent.Reason) -> None:
        QApplication.sendEvent(widget, QContextMenuEvent(reason, spot, widget.mapToGlobal(spot)))

    def choose(self, entry: str) -> None:
        """Click on an entry of the menu that is open."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        action = next(each for each in menu.actions() if each.objectName() == entry)
        QTest.mouseClick(menu, LEFT, NO_KEY, menu.actionGeometry(action).center())

    def tool(self, name: str) -> None:
        """Click on a button of the tool bar."""
        button = next(each for each in self.window.tools.buttons if each.objectName() == name)
        QTest.mouseClick(button, LEFT)

    def drag(self, way: str) -> None:
        """Drag from one place to another and let go there."""
        self.take(way)
        self.let_go()

    def take(self, way: str) -> None:
        """Drag from one place to another and hold it there."""
        start, stop = way.split(" to ")
        here = self.spot(start)
        self._travel(self.view.viewport(), here, self.spot(stop))

    def pull(self, way: str) -> None:
        """Drag a button of the tool bar to a place of the canvas and let go there."""
        name, stop = way.split(" to ")
        button = next(each for each in self.window.tools.buttons if each.objectName() == name)
        spot = button.mapFromGlobal(self.view.viewport().mapToGlobal(self.spot(stop)))
        self._travel(button, button.rect().center(), spot)
        QTest.mouseRelease(button, LEFT, self._held, spot)

    def _travel(self, widget: QWidget, here: QPoint, there: QPoint) -> None:
        QTest.mousePress(widget, LEFT, self._held, here)
        with mock.patch.object(QGuiApplication, "keyboardModifiers", return_value=self._held):
            for part in (0.1, 0.5, 1.0):
                _move(widget, here + (there - here) * part, self._held)
        self._spot = there

    def let_go(self, _: str = "") -> None:
        QTest.mouseRelease(self.view.viewport(), LEFT, self._held, self._spot)

    def pan(self, way: str) -> None:
        """Drag with the middle button."""
        here, there = (self.spot(each) for each in way.split(" to "))
        port = self.view.viewport()
        QTest.mousePress(port, MIDDLE, NO_KEY, here)
        for part in (0.5, 1.0):
            QTest.mouseMove(port, here + (there - here) * part)
        QTest.mouseRelease(port, MIDDLE, NO_KEY, there)

    def hold(self, key: str) -> None:
        QTest.keyPress(self._focus(), _key(key))

    def free(self, key: str) -> None:
        QTest.keyRelease(self._focus(), _key(key))

    def pinch(self, percent: str) -> None:
        """Spread two fingers on a touch pad, as a system tells it."""
        port = self.view.viewport()
        middle = QPointF(port.rect().center())
        event = QNativeGestureEvent(
            Qt.NativeGestureType.ZoomNativeGesture,
            QPointingDevice.primaryPointingDevice(),
            2,
            middle,
            middle,
            QPointF(port.mapToGlobal(middle)),
            int(percent) / 100,
            QPointF(),
        )
        QApplication.sendEvent(port, event)

    def clip(self, lines: str) -> None:
        """Have lines of text on the clipboard, divided by strokes."""
        QGuiApplication.clipboard().setText(lines.replace("/", "\n"))

    def copy_elsewhere(self, names: str) -> None:
        """Select things in another window, divided by a plus, copy them there, and close it."""
        there = self._other()
        there.activateWindow()
        there.selection.set([THINGS[each] for each in names.split("+")])
        there.view.setFocus()
        QTest.keyClick(there.view, Qt.Key.Key_C, HELD["Ctrl"])
        there.close()
        self.window.activateWindow()
        self.view.setFocus()

    def field(self, name: str) -> None:
        """Go to a field of the inspector, to the end of what stands there."""
        inspector_of(self.window).edit_field(name)
        self.press("Ctrl+End")

    def drop(self, what: str) -> None:
        """Let words go over a place of the canvas."""
        words, place = what.split(" on ")
        data = QMimeData()
        data.setText(words)
        dropped(self.window, self.view.viewport(), data, at=self.spot(place))

    def drop_table(self, what: str) -> None:
        """Let a table go over a place, its rows divided by strokes."""
        self.drop_file(what, "list.csv")

    def drop_file(self, what: str, name: str = "list.md") -> None:
        """Let a file go over a place, its lines divided by strokes, and wait for what it asks."""
        lines, place = what.split(" on ")
        data = QMimeData()
        with TemporaryDirectory() as folder:
            path = Path(folder, name)
            path.write_text(lines.replace("/", "\n"), encoding="utf-8")
            data.setUrls([QUrl.fromLocalFile(str(path))])
            dropped(self.window, self.view.viewport(), data, at=self.spot(place))
            bars = partial(self.window.findChildren, PasteBar)
            while not any(bar.isVisible() and not bar.is_waiting for bar in bars()):
                QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def click_map(self, thing: str) -> None:
        """Click on a thing in the minimap."""
        small = self._minimap()
        QTest.mouseClick(small, LEFT, NO_KEY, self._on_map(thing))

    def drag_map(self, thing: str) -> None:
        """Drag the frame in the minimap on to a thing."""
        small, there = self._minimap(), self._on_map(thing)
        QTest.mousePress(small, LEFT, NO_KEY, small.frame.center().toPoint())
        QTest.mouseMove(small, there)
        QTest.mouseRelease(small, LEFT, NO_KEY, there)

    def _minimap(self) -> Minimap:
        small = minimap_of(self.view)
        assert small is not None
        while not small.is_current or small.size().isEmpty():  # it comes once the view rests
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        assert small.isVisible()
        return small

    def _on_map(self, thing: str) -> QPoint:
        small, rect = self._minimap(), self.view.stage.rectf(THINGS[thing])
        assert small.picture is not None
        area = small.picture.area
        return ((rect.center() - area.topLeft()) * (small.width() / area.width())).toPoint()

    def sees(self, thing: str) -> bool:
        """Tell whether a thing is in the middle of the view, or nearly."""
        area, there = self.view.visible_area(), self.view.stage.rectf(THINGS[thing]).center()
        return (area.center() - there).manhattanLength() < area.height() / 4

    def wheel(self, notches: str) -> None:
        """Turn the wheel over the middle of the canvas."""
        port = self.view.viewport()
        middle = QPointF(port.rect().center())
        event = QWheelEvent(
            middle,
            QPointF(port.mapToGlobal(middle)),
            QPoint(),
            QPoint(0, 120 * int(notches)),
            Qt.MouseButton.NoButton,
            self._held,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(port, event)

    def row(self, name: str) -> None:
        """Click on a row of the outline."""
        tree, rect = self._row(name)
        QTest.mouseClick(tree.viewport(), LEFT, NO_KEY, rect.center())

    def right_click_row(self, name: str) -> None:
        """Ask for the menu of a row of the outline, as a system tells it."""
        tree, rect = self._row(name)
        QTest.mousePress(tree.viewport(), RIGHT, NO_KEY, rect.center())
        self._ask(tree.viewport(), rect.center(), QContextMenuEvent.Reason.Mouse)

    def carry(self, way: str) -> None:
        """Drag a row of the outline on to another, or above it."""
        start, stop = way.split(" to ")
        tree, rect = self._row(start)
        _, goal = self._row(stop.removeprefix("above "))
        end = goal.center()
        if stop.startswith("above "):
            end.setY(goal.top() + round(0.3 * goal.height()))
        port, here = tree.viewport(), rect.center()
        QTest.mousePress(port, LEFT, NO_KEY, here)
        for spot in (here + QPoint(0, 2), (here + end) / 2, end):
            QTest.mouseMove(port, spot)
        QTest.mouseRelease(port, LEFT, NO_KEY, end)

    def _row(self, name: str) -> tuple[OutlineTree, QRect]:
        tree = outline_of(self.window).tree
        index = tree.rows.rows_of(THINGS[name])[0]
        tree.scrollTo(index)
        return tree, tree.visualRect(index)

    def cell(self, where: str) -> None:
        """Click on a cell of the matrix."""
        tactic, problem = (THINGS[each] for each in where.split(" at "))
        panel = self.window.panels.panels["matrix"]
        assert isinstance(panel, MatrixPanel)
        grid = panel.grid
        index = grid.rows.index(grid.rows.row_of[tactic], grid.rows.column_of[problem])
        grid.scrollTo(index)
        QTest.mouseClick(grid.viewport(), LEFT, NO_KEY, grid.visualRect(index).center())

    def ask(self, place: str) -> None:
        """Be at a question of the guided start."""
        self.act("guided-start")
        guide = self.window.panels.guest
        assert isinstance(guide, Guide)
        guide.ask(int(place))
        guide.answer.make_all()

    def tick(self, row: str) -> None:
        """Press Space at a row of what the inspector joins a card with."""
        ticks = inspector_of(self.window).ticks
        assert ticks is not None
        ticks.list.setCurrentRow(int(row))
        QTest.keyClick(ticks.list, Qt.Key.Key_Space)

    def act(self, name: str) -> None:
        """Do an action as its menu entry does."""
        self.window.action_set.qt[name].trigger()

    def wait(self, _: str) -> None:
        """Let what was put off be done."""
        self.hand.settle()


def _move(
    widget: QWidget, spot: QPoint, held: Qt.KeyboardModifier, *, pressed: bool = True
) -> None:
    """Move the mouse with a button and maybe keys held, which QTest can't."""
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(spot),
        QPointF(widget.mapToGlobal(spot)),
        Qt.MouseButton.NoButton,
        LEFT if pressed else Qt.MouseButton.NoButton,
        held,
    )
    QApplication.sendEvent(widget, event)


def _key(name: str) -> Qt.Key:
    """Return a key by its name; those that are held down are no keys of a shortcut."""
    return _HELD_KEYS[name] if name in _HELD_KEYS else QKeySequence(name)[0].key()


def _all(canvas: Canvas) -> list[Record]:
    shelves = (canvas.problems, canvas.tactics, canvas.notes, canvas.links)
    return [canvas.brief, canvas.strategy, *(each for shelf in shelves for each in shelf.values())]


_VERBS: dict[str, Callable[[Player, str], None]] = {
    "press": Player.press,
    "type": Player.type,
    "click": Player.click,
    "double-click": Player.double_click,
    "right-click": Player.right_click,
    "menu-key": Player.menu_key,
    "choose": Player.choose,
    "tool": Player.tool,
    "drag": Player.drag,
    "take": Player.take,
    "let-go": Player.let_go,
    "pull": Player.pull,
    "pan": Player.pan,
    "hold": Player.hold,
    "free": Player.free,
    "wheel": Player.wheel,
    "pinch": Player.pinch,
    "clip": Player.clip,
    "copy-elsewhere": Player.copy_elsewhere,
    "field": Player.field,
    "drop": Player.drop,
    "drop-file": Player.drop_file,
    "drop-table": Player.drop_table,
    "click-map": Player.click_map,
    "drag-map": Player.drag_map,
    "row": Player.row,
    "right-click-row": Player.right_click_row,
    "carry": Player.carry,
    "cell": Player.cell,
    "ask": Player.ask,
    "tick": Player.tick,
    "act": Player.act,
    "wait": Player.wait,
}
"""The first word of a step → what it does with the rest."""
