# SPDX-License-Identifier: MIT
"""Cut, copy, paste and duplicate by their keys: in a window, between two, and from elsewhere."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from unittest import mock

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QClipboard, QGuiApplication, QImage, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from stratcanvas.domain import neighbours
from stratcanvas.domain.arrange import layout
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim, Note, Problem, Tactic, main_text
from stratcanvas.domain.commands import add_note
from stratcanvas.domain.fragments import MIME_TYPE, copied, written
from stratcanvas.domain.geometry import Point, Rect
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.heights import heights
from stratcanvas.session import opening
from stratcanvas.stage.render_context import from_qt
from stratcanvas.storage.door import write
from stratcanvas.ui import card_data
from stratcanvas.ui.actions import pasted_cards
from stratcanvas.ui.card_data import CardData
from stratcanvas.ui.panels.panel_widget import MANY
from stratcanvas.ui.panels.textbox import TextBox
from stratcanvas.ui.paste_bar import PasteBar
from stratcanvas.ui.window import Window
from stratcanvas.ui.windows import Windows
from tests import makers
from tests.hands import Hand
from tests.ui.panes import inspector_of, outline_of

pytestmark = pytest.mark.usefixtures("panels_away")

Opener = Callable[[Canvas], Window]
CTRL = Qt.KeyboardModifier.ControlModifier
P1, P2 = makers.key(1, makers.PROBLEM), makers.key(2, makers.PROBLEM)
T1, T2, T4 = (makers.key(n, makers.TACTIC) for n in (1, 2, 4))
C, X, V, D, Z = (Qt.Key[f"Key_{letter}"] for letter in "CXVDZ")


@pytest.fixture
def clipboard(qapp: QApplication) -> Iterator[QClipboard]:
    """Return the clipboard, empty now and at the end."""
    found = qapp.clipboard()
    found.clear()
    yield found
    found.clear()


@pytest.fixture
def hand(open_window: Opener, clipboard: QClipboard) -> Hand:
    return hand_of(open_window(makers.cafe()))


def hand_of(window: Window) -> Hand:
    window.view.setFocus()
    window.view.hand.leave()  # no pointer stands anywhere before a test says so
    return Hand(window.view, window.session, window.selection)


def came(hand: Hand, before: Canvas) -> set[str]:
    """Return the cards that were not there before."""
    now = hand.canvas
    new = {*now.problems, *now.tactics, *now.notes}
    return new - {*before.problems, *before.tactics, *before.notes}


def rects(hand: Hand, keys: set[str]) -> list[Rect]:
    return [hand.view.stage.live_layout.cards[key] for key in keys]


def words_and_place(card: Problem | Tactic | Note) -> tuple[str, float, float]:
    """Return what a card says and where it was put; a problem's place is its rank."""
    if isinstance(card, Problem):
        return card.statement, 0.0, 0.0
    return main_text(card), card.x, card.y


def nothing_is_covered(hand: Hand) -> bool:
    cards = list(hand.view.stage.live_layout.cards.values())
    return not any(a.overlaps(b) for n, a in enumerate(cards) for b in cards[:n])


def stays_put(hand: Hand, before: Canvas) -> bool:
    """Tell whether every card of before is what it was."""
    return all(hand.canvas.get(each.id) == each for each in before.records())


def offer(text: str = "", **forms: bytes) -> None:
    """Put a text, or forms by the end of their name, into the clipboard as a program does."""
    data = QMimeData()
    if text:
        data.setText(text)
    for name, raw in forms.items():
        data.setData({"ours": MIME_TYPE, "html": "text/html", "rtf": "text/rtf"}[name], raw)
    QGuiApplication.clipboard().setMimeData(data)


def bar_of(hand: Hand) -> PasteBar:
    bar = hand.view.window().findChild(PasteBar)
    assert isinstance(bar, PasteBar)
    return bar


def said(hand: Hand) -> str:
    window = hand.view.window()
    assert isinstance(window, Window)
    return window.status.hint.text()


def test_copy_and_paste_is_one_step_with_new_cards_selected(hand: Hand) -> None:
    """Inner links come along, those to problems that stay too; nobody moves or is covered."""
    before = hand.canvas
    hand.selection.set((T1, T4, P1))
    hand.key(C, CTRL)
    assert hand.canvas is before
    hand.key(V, CTRL)
    new = came(hand, before)
    assert set(hand.selection.ids) == new
    assert len(new) == 3
    (problem,) = new & hand.canvas.problems.keys()
    assert hand.canvas.number[problem] == 5
    talk = next(
        key for key in new if hand.canvas.get(key) and "Top 10" in str(hand.canvas.get(key))
    )
    outside = set(before.problems_of[T1]) - {P1}
    assert set(hand.canvas.problems_of[talk]) == {problem, *outside}
    assert stays_put(hand, before)
    assert nothing_is_covered(hand)
    label = hand.session.undo_label
    assert label is not None
    assert label.words == "Paste 3 cards"
    hand.scene_is_the_model()
    hand.key(Z, CTRL)
    assert hand.canvas == before


def test_pasted_cards_keep_their_shape_and_come_again_beside(hand: Hand) -> None:
    """Under the pointer, in the wing it is in; a second time at the next free place."""
    hand.selection.set((T1, T2))
    one, two = rects(hand, {T1}) + rects(hand, {T2})
    hand.key(C, CTRL)
    spot = Point(450.0, 900.0)
    hand.view.center_on(T4)
    hand.view.zoom_to(0.25)
    hand.move(spot)
    places: list[Rect] = []
    for _ in range(3):
        before = hand.canvas
        hand.key(V, CTRL)
        new = came(hand, before)
        assert {hand.canvas.tactics[key].aim for key in new} == {Aim.SOLVE}
        a, b = sorted(rects(hand, new), key=lambda rect: rect.y)
        upper, lower = sorted((one, two), key=lambda rect: rect.y)
        assert (b.x - a.x, b.y - a.y) == (lower.x - upper.x, lower.y - upper.y)
        assert stays_put(hand, before)
        assert nothing_is_covered(hand)
        places.append(a)
    assert len({(rect.x, rect.y) for rect in places}) == 3
    assert places[0].x <= spot.x <= places[0].right


def test_cut_is_one_step_and_what_was_cut_comes_back(hand: Hand) -> None:
    """It is in the clipboard first; undo takes the cut back, paste makes it anew."""
    before = hand.canvas
    hand.selection.set((T1, P1, before.strategy.id))
    hand.key(X, CTRL)
    assert not {T1, P1} & {*hand.canvas.tactics, *hand.canvas.problems}
    assert "a canvas has one of each" in said(hand)
    label = hand.session.undo_label
    assert label is not None
    assert label.words == "Cut 2 cards"
    hand.key(V, CTRL)
    assert len(hand.canvas.problems) == len(before.problems)
    (talk,) = set(hand.canvas.tactics) - set(before.tactics)
    assert "Top 10" in hand.canvas.tactics[talk].title
    assert len(hand.canvas.problems_of[talk]) == 4
    hand.key(Z, CTRL)
    hand.key(Z, CTRL)
    assert hand.canvas == before


def test_ctrl_d_makes_cards_twice_beside_themselves(hand: Hand, clipboard: QClipboard) -> None:
    """With their links, in one step, and the clipboard stays what it was."""
    clipboard.setText("mine")
    before = hand.canvas
    hand.selection.set((T1, T4, P1))
    hand.key(D, CTRL)
    new = came(hand, before)
    assert set(hand.selection.ids) == new
    (problem,) = new & hand.canvas.problems.keys()
    assert hand.canvas.number[problem] == 2
    aims = sorted(hand.canvas.tactics[key].aim.value for key in new & hand.canvas.tactics.keys())
    assert aims == ["educate", "solve"]
    assert nothing_is_covered(hand)
    assert clipboard.text() == "mine"
    hand.key(Z, CTRL)
    assert hand.canvas == before


def test_a_card_made_twice_stands_beside_itself(hand: Hand) -> None:
    """In the next column where its own is full, at its own height, and not over the heading."""
    hand.selection.set((T1,))
    (old,) = rects(hand, {T1})
    hand.key(D, CTRL)
    (new,) = rects(hand, {*hand.selection.ids})
    assert new.y == old.y
    assert new.right < old.x


def test_cards_that_lie_on_each_other_go_on_doing_so(hand: Hand) -> None:
    """The person has put them so; how they lie to each other stays, and no neighbour moves."""
    for n in range(2):
        changes = add_note(900.0 + 9 * n, 900.0 + 7 * n, f"note {n}", makers.key(n, makers.NOTE))
        hand.session.do(StepLabel("add-note"), changes, by_hand=tuple(changes.added))
    before = hand.canvas
    hand.selection.set(before.notes)
    hand.key(C, CTRL)
    for key in (V, D):
        hand.key(key, CTRL)
        one, two = sorted((hand.canvas.notes[each] for each in hand.selection.ids), key=main_text)
        assert (two.x - one.x, two.y - one.y) == (9.0, 7.0)
        assert stays_put(hand, before)


def test_the_menu_on_the_paper_pastes_where_it_was_opened(hand: Hand) -> None:
    """Where one clicked is where the card is wanted, whatever the pointer does since."""
    offer("here")
    hand.view.zoom_to(0.25)
    spot = Point(700.0, 800.0)
    window, before = hand.view.window(), hand.canvas
    assert isinstance(window, Window)
    hand.move(P1)
    hand.view.hand.here = spot
    window.action_set.qt["paste"].trigger()
    (card,) = came(hand, before)
    assert hand.view.stage.live_layout.cards[card].contains(spot)


def test_the_outline_hears_the_same_keys(hand: Hand) -> None:
    """Copy, paste and duplicate work on its rows."""
    window = hand.view.window()
    assert isinstance(window, Window)
    tree, before = outline_of(window).tree, hand.canvas
    tree.setFocus()
    window.selection.set((T1,))
    QTest.keyClick(tree, C, CTRL)
    QTest.keyClick(tree, V, CTRL)
    QTest.keyClick(tree, D, CTRL)
    assert len(came(hand, before)) == 2


def test_between_windows_only_links_between_the_copied_come_along(
    hand: Hand, open_window: Opener
) -> None:
    """Another canvas gets the cards as they are, its own ids, and no link to what it has not."""
    hand.selection.set((T1, T4, P1))
    hand.key(C, CTRL)
    other = hand_of(open_window(makers.empty()))
    other.key(V, CTRL)
    canvas = other.canvas
    assert len(canvas.problems) == 1
    assert len(canvas.tactics) == len(canvas.links) == 2
    assert not {*canvas.problems, *canvas.tactics} & {T1, T4, P1}
    assert nothing_is_covered(other)
    other.scene_is_the_model()


def test_a_whole_plan_comes_whole_to_a_new_window(hand: Hand, open_window: Opener) -> None:
    """Ctrl+A, copy, and paste in a new one: its words, cards, links and places, in one step."""
    note = add_note(900.0, -200.0, "Ask Ada")
    hand.session.do(StepLabel("add-note"), note, by_hand=tuple(note.added))
    plan = hand.canvas
    hand.key(Qt.Key.Key_A, CTRL)
    hand.key(C, CTRL)
    assert said(hand) == "11 cards copied. The customer and the strategy are copied too."
    other = hand_of(open_window(makers.empty()))
    before = other.canvas
    other.move(Point(-400.0, 300.0))
    other.key(V, CTRL)
    assert said(other) == "11 cards pasted. The customer and the strategy came along."
    canvas = other.canvas
    assert canvas.strategy.statement == plan.strategy.statement
    assert canvas.brief.customer == plan.brief.customer
    assert len(canvas.links) == len(plan.links)
    for kind in ("problems", "tactics", "notes"):
        old, new = getattr(plan, kind).values(), getattr(canvas, kind).values()
        assert sorted(map(words_and_place, new)) == sorted(map(words_and_place, old))
    seen = from_qt(other.view.visible_area())
    assert all(seen.contains(rect.center) for rect in rects(other, {*canvas.tactics}))
    other.scene_is_the_model()
    other.key(Z, CTRL)
    assert other.canvas == before


def test_a_plan_beside_another_leaves_its_words_alone(hand: Hand, open_window: Opener) -> None:
    """A second strategy is not taken; that the first stays is said."""
    hand.key(Qt.Key.Key_A, CTRL)
    hand.key(C, CTRL)
    mine = makers.crowded(2, 3)
    cards = [*mine.problems.values(), *mine.tactics.values()]
    mine = Canvas(mine.brief, replace(mine.strategy, statement="Mine"), cards)
    other = hand_of(open_window(mine))
    other.key(V, CTRL)
    assert other.canvas.strategy.statement == "Mine"
    assert "strategy stay" in said(other)
    assert len(other.canvas.problems) == 6


def test_cards_of_another_process_come_by_their_bytes(hand: Hand) -> None:
    """What a window of another process offers is nothing but bytes."""
    offer(ours=written(copied(makers.crowded(12, 8, 3), makers.crowded(12, 8, 3).notes)))
    before = hand.canvas
    hand.key(V, CTRL)
    new = came(hand, before)
    assert {type(hand.canvas.get(key)) for key in new} == {Note}
    assert len(new) == 3
    assert nothing_is_covered(hand)


def test_cards_of_another_process_are_there_before_the_next_key(hand: Hand, qtbot: QtBot) -> None:
    """However many they are: pasted twice they come twice, undo takes back what came last and redo
    gives it again, and letters typed at once go where they went.
    """
    crowd = makers.crowded(12, 150, 60)
    data = written(copied(crowd, [*crowd.problems, *crowd.tactics, *crowd.notes]))
    assert len(data) > 30_000
    offer(ours=data)
    before, often = hand.canvas, 222
    for _ in range(2):
        hand.key(V, CTRL)
    qtbot.waitUntil(lambda: len(came(hand, before)) == 2 * often)
    hand.key(V, CTRL)
    hand.key(Z, CTRL)
    assert len(came(hand, before)) == 2 * often
    hand.key(Z, CTRL)
    assert len(came(hand, before)) == often
    hand.key(Z, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert len(came(hand, before)) == 2 * often
    hand.key(V, CTRL)
    hand.key(Qt.Key.Key_N)
    hand.type("hello")
    hand.key(Qt.Key.Key_Escape)
    assert len(came(hand, before)) == 3 * often + 1
    assert "hello" in {each.text for each in hand.canvas.notes.values()}


@pytest.mark.parametrize("asked", [(C, V), (D,)])
def test_many_cards_come_in_a_turn_of_their_own_and_before_what_is_done_next(
    open_window: Opener, clipboard: QClipboard, asked: tuple[Qt.Key, ...]
) -> None:
    """To find where they lie holds the window long enough. A key that is pressed meanwhile comes
    after them: undo takes just them back; and who closes the window has them.
    """
    window = open_window(makers.crowded(4, MANY + 1))
    hand, before = hand_of(window), window.session.canvas
    for end in ("turn", "undo", "composed", "other", "close"):
        hand.select_all()
        for key in asked:
            hand.key(key, CTRL)
        assert hand.canvas is before
        if end == "turn":
            QApplication.processEvents()
            assert len(came(hand, before)) == MANY + 5
            assert nothing_is_covered(hand)
            assert set(hand.selection.ids) == came(hand, before)
            hand.key(Z, CTRL)
        elif end == "undo":
            hand.key(Z, CTRL)
            assert hand.session.redo_label is not None
        elif end == "composed":
            QApplication.sendEvent(window.view, QInputMethodEvent("", []))
            assert len(came(hand, before)) == MANY + 5
            hand.key(Z, CTRL)
        elif end == "other":
            hand.session.do(StepLabel("add-note"), add_note(0.0, -900.0, "Meanwhile"))
            QApplication.processEvents()
            assert len(came(hand, before)) == MANY + 6
            assert nothing_is_covered(hand)
            hand.key(Z, CTRL)
            hand.key(Z, CTRL)
        else:
            window.close()
            assert len(came(hand, before)) == MANY + 5
        assert hand.canvas == before or end == "close"
        before = hand.canvas


def test_cards_copied_here_are_taken_as_they_are(
    hand: Hand, monkeypatch: pytest.MonkeyPatch
) -> None:
    """They are neither written nor read for that, which took longest where they were many."""
    monkeypatch.setattr(pasted_cards, "read", None)
    monkeypatch.setattr(card_data, "written", None)
    before = hand.canvas
    hand.selection.set((T1, P1))
    hand.key(C, CTRL)
    hand.key(V, CTRL)
    assert len(came(hand, before)) == 2


@pytest.mark.parametrize(
    "raw",
    [b"", b"no cards", b"{" * 999, json.dumps({"form": MIME_TYPE, "version": 99}).encode()],
)
def test_a_clipboard_that_lies_is_told(hand: Hand, raw: bytes) -> None:
    """It says that it holds cards and does not: a sentence, and the canvas is as it was."""
    offer("words", ours=raw)
    before = hand.canvas
    hand.key(V, CTRL)
    assert hand.canvas is before
    assert "Nothing was pasted" in said(hand)


def test_nothing_to_paste_is_told(hand: Hand, tmp_path: Path) -> None:
    """What is there in the place of words is named: a picture, an address, files, or nothing."""
    hand.key(V, CTRL)
    assert said(hand).startswith("There is nothing in the clipboard")
    offer(html=b"<p> <img src='x.png' alt='a menu'></p>")
    hand.key(V, CTRL)
    assert said(hand).startswith("There is nothing in the clipboard")
    for form in ({"rtf": b"{\\rtf1 bold}"}, {"html": b"<p>word</p>" * 50_000}):
        offer(**form)
        hand.key(V, CTRL)
        assert "Copy them as plain text" in said(hand)
    data = QMimeData()
    data.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    data.setHtml("<img src='https://example.org/x.png'>")
    QGuiApplication.clipboard().setMimeData(data)
    hand.key(V, CTRL)
    assert said(hand).startswith("There is a picture in the clipboard")
    data = QMimeData()
    data.setUrls([QUrl("https://example.org/plan")])
    QGuiApplication.clipboard().setMimeData(data)
    hand.key(V, CTRL)
    assert said(hand).startswith("There is an address in the clipboard")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "plan.canvas"))])
    QGuiApplication.clipboard().setMimeData(data)
    hand.key(V, CTRL)
    assert said(hand).startswith("These are files")
    assert hand.canvas == makers.cafe()


def test_cards_copied_in_excalidraw_come_with_their_words(hand: Hand) -> None:
    """What it puts in the clipboard is JSON; each text is a line, and no mark of it is seen."""
    words = ("Cash runs out", "Nobody calls")
    elements = [{"type": "text", "x": 0, "y": n, "text": each} for n, each in enumerate(words)]
    offer(json.dumps({"type": "excalidraw/clipboard", "elements": elements}))
    before = hand.canvas
    hand.selection.set((T1,))
    hand.key(V, CTRL)
    assert bar_of(hand).text.text() == "The text has 2 lines."
    hand.key(Qt.Key.Key_Return)
    assert {hand.canvas.tactics[key].title for key in came(hand, before)} == set(words)


def test_words_that_come_marked_up_alone_are_taken(hand: Hand) -> None:
    """A list of Word's or a browser's that brings no plain text: a card an entry, no markup."""
    offer(html="<ul><li>Café <b>menu</b></li><li>Rent &amp; tax</li></ul>".encode())
    before = hand.canvas
    hand.selection.set((T1,))
    hand.key(V, CTRL)
    assert bar_of(hand).text.text() == "The text has 2 lines."
    hand.key(Qt.Key.Key_Return)
    titles = {hand.canvas.tactics[key].title for key in came(hand, before)}
    assert titles == {"Café menu", "Rent & tax"}


def test_a_field_takes_marked_up_words_and_tells_of_what_it_can_t_take(hand: Hand) -> None:
    """On a card and in the inspector; a picture does not delete what is selected there."""
    window = hand.view.window()
    assert isinstance(window, Window)
    hand.selection.set((T1,))
    box = inspector_of(window).findChild(TextBox, "title")
    for open_field in (lambda: hand.key(Qt.Key.Key_F2), box.setFocus):
        open_field()
        offer(html=b"<p>Open <i>day</i></p>")
        hand.key(Qt.Key.Key_A, CTRL)
        hand.key(V, CTRL)
        data = QMimeData()
        data.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
        QGuiApplication.clipboard().setMimeData(data)
        hand.key(Qt.Key.Key_A, CTRL)
        told: list[str] = []
        hand.view.inline_edit.editor.refused.connect(told.append)
        box.refused.connect(told.append)
        hand.key(V, CTRL)
        assert told == ["There is a picture in the clipboard. Only words can be taken in here."]
        hand.view.setFocus()
        assert hand.canvas.tactics[T1].title == "Open day"


def test_one_line_becomes_what_belongs_there(hand: Hand) -> None:
    """Over the frame a problem in its place, in a wing a tactic of that aim, under the pointer."""
    offer("  - Staff leave after a season\n\n")
    before = hand.canvas
    hand.move(P1)
    hand.key(V, CTRL)
    (problem,) = came(hand, before)
    assert hand.canvas.problems[problem].statement == "Staff leave after a season"
    assert hand.canvas.number[problem] < 4
    before = hand.canvas
    hand.view.zoom_to(0.25)
    spot = Point(-500.0, 700.0)
    hand.move(spot)
    hand.key(V, CTRL)
    (tactic,) = came(hand, before)
    assert hand.canvas.tactics[tactic].aim is Aim.EDUCATE
    assert hand.view.stage.live_layout.cards[tactic].contains(spot)
    assert hand.session.undo_label is not None
    assert hand.session.undo_label.words == "Paste card"


@pytest.mark.parametrize("card", [T1, T4])
def test_where_keys_lead_a_card_is_pasted_beside_the_selected(hand: Hand, card: str) -> None:
    """In its own wing, wherever the pointer was left; once that has moved it shows the place."""
    hand.move(P2)
    hand.key(Qt.Key.Key_Home)
    while hand.selection.ids != (card,):
        hand.key(Qt.Key.Key_Tab)
    aim, before = hand.canvas.tactics[card].aim, hand.canvas
    hand.key(C, CTRL)
    hand.key(V, CTRL)
    (copy,) = came(hand, before)
    assert hand.canvas.tactics[copy].aim is aim
    gap = hand.view.stage.live_layout.cards[copy].y - hand.view.stage.live_layout.cards[card].bottom
    assert 0.0 <= gap < 400.0
    offer("Staff leave after a season")
    before = hand.canvas
    hand.move(P2)
    hand.key(V, CTRL)
    assert len(hand.canvas.problems) == len(before.problems) + 1


@pytest.mark.parametrize("card", [T1, T4])
@pytest.mark.parametrize("where", ["nowhere", "frame", "other"])
def test_a_tactic_that_is_pasted_keeps_its_aim(hand: Hand, card: str, where: str) -> None:
    """By keys alone, whatever is selected, and over the problems; in the other wing it changes."""
    hand.view.stage.selection.set([card])
    hand.key(C, CTRL)
    aim, frame = hand.canvas.tactics[card].aim, hand.view.stage.live_layout.frame.rect
    hand.view.stage.selection.set([T4 if card == T1 else T1])
    if where == "frame":
        hand.move(Point(frame.center.x + (-60 if aim is Aim.SOLVE else 60), frame.center.y))
    elif where == "other":
        hand.move(Point(frame.x - 90 if aim is Aim.SOLVE else frame.right + 90, frame.bottom + 30))
    before = hand.canvas
    hand.key(V, CTRL)
    (new,) = came(hand, before)
    assert (hand.canvas.tactics[new].aim is aim) is (where != "other")


def test_where_one_wrote_a_text_is_pasted_as_another_such_card(hand: Hand) -> None:
    """Right after the problem that was written by keys, though the pointer rests over a wing."""
    hand.view.zoom_to(0.5)
    hand.move(Point(-500.0, 700.0))
    hand.selection.set((P1,))
    hand.key(Qt.Key.Key_Return)
    hand.type("January")
    hand.key(Qt.Key.Key_Return)
    before = hand.canvas
    offer("Staff leave after a season")
    hand.key(V, CTRL)
    (problem,) = came(hand, before)
    assert hand.canvas.number[problem] == before.number[P1] + 1


def test_several_lines_are_asked_about_once(hand: Hand) -> None:
    """The bar stands above the canvas and has the keyboard; Enter makes a card of each line."""
    offer("Our list:\n- one\n\n- two\n")
    before = hand.canvas
    hand.selection.set((T1,))
    hand.key(V, CTRL)
    bar = bar_of(hand)
    assert bar.isVisible()
    assert bar.text.text() == "The text has 3 lines."
    assert [bar.way.text(), bar.other.text()] == ["Make one card", "Make 3 cards"]
    assert bar.away.text() == "Cancel"
    assert hand.canvas is before
    hand.key(Qt.Key.Key_Return)
    assert not bar.isVisible()
    new = came(hand, before)
    assert {hand.canvas.tactics[key].title for key in new} == {"Our list:", "one", "two"}
    assert set(hand.selection.ids) == new
    assert nothing_is_covered(hand)
    assert hand.view.hasFocus()
    hand.key(Z, CTRL)
    assert hand.canvas == before


def test_a_long_list_becomes_cards_in_a_turn_of_its_own(open_window: Opener) -> None:
    """Who makes way for them has been found by then, and it is one step all the same."""
    window = open_window(makers.crowded(11, 30))
    hand, before = hand_of(window), window.session.canvas
    hand.selection.set((next(iter(before.problems)),))
    offer("\n".join(f"Line {n}" for n in range(60)))
    hand.key(V, CTRL)
    hand.key(Qt.Key.Key_Return)
    assert hand.canvas is before
    with mock.patch.object(neighbours, "_Crowd", side_effect=AssertionError):
        QApplication.processEvents()
    new = came(hand, before)
    assert len(new) == 60
    assert new == hand.canvas.problems.keys() - before.problems.keys()
    assert set(hand.selection.ids) == new
    assert nothing_is_covered(hand)
    hand.key(Z, CTRL)
    assert hand.canvas == before


def test_what_is_pasted_while_the_bar_asks_is_asked_about(hand: Hand) -> None:
    """Another text takes the place of the first, of which nothing is made; one line is made."""
    before = hand.canvas
    for text, question in (
        ("one\ntwo", "The text has 2 lines."),
        ("a\nb\nc", "The text has 3 lines."),
    ):
        offer(text)
        hand.key(V, CTRL)
        assert bar_of(hand).text.text() == question
    offer("alone")
    hand.key(V, CTRL)
    assert not bar_of(hand).isVisible()
    assert len(came(hand, before)) == 1


def test_how_many_were_pasted_is_said_until_that_is_taken_back(hand: Hand) -> None:
    """Of words as of cards; undo withdraws the sentence with the cards."""
    hand.selection.set((T1,))
    hand.key(C, CTRL)
    hand.key(V, CTRL)
    assert said(hand) == "1 card pasted."
    offer("one\ntwo\nthree")
    hand.key(V, CTRL)
    hand.key(Qt.Key.Key_Return)
    assert said(hand) == "3 cards pasted."
    hand.key(Z, CTRL)
    assert said(hand) == ""


def test_all_lines_may_become_one_card_or_none(hand: Hand) -> None:
    """The other way is a Tab away, and Esc makes nothing."""
    offer("one\ntwo")
    before = hand.canvas
    hand.selection.set((P1,))
    hand.key(V, CTRL)
    hand.key(Qt.Key.Key_Escape)
    assert not bar_of(hand).isVisible()
    assert hand.canvas is before
    assert hand.view.hasFocus()
    hand.key(V, CTRL)
    bar_of(hand).way.setFocus()
    hand.key(Qt.Key.Key_Return)
    (problem,) = came(hand, before)
    assert hand.canvas.problems[problem].statement == "one\ntwo"


def test_a_hundred_thousand_lines_are_said_and_less_is_offered(hand: Hand, qtbot: QtBot) -> None:
    """How many there are, and that at most 200 cards are made; one card could not hold them."""
    offer("\n".join(f"* line {n}" for n in range(100_000)))
    hand.key(V, CTRL)
    bar = bar_of(hand)
    qtbot.waitUntil(lambda: "100,000" in bar.text.text())
    assert "200" in bar.text.text()
    assert bar.way.text() == "Make 200 cards"
    assert not bar.other.isVisible()
    bar.away.click()
    assert hand.canvas == makers.cafe()


def test_while_typing_the_keys_are_the_field_s_own(hand: Hand, clipboard: QClipboard) -> None:
    """On a card and in the inspector words are copied and pasted, and no card comes."""
    hand.selection.set((T1,))
    hand.key(Qt.Key.Key_F2)
    assert hand.view.inline_edit.active
    hand.key(Qt.Key.Key_A, CTRL)
    hand.key(C, CTRL)
    assert clipboard.text() == makers.cafe().tactics[T1].title
    assert MIME_TYPE not in clipboard.mimeData().formats()
    hand.key(V, CTRL)
    hand.key(V, CTRL)
    hand.key(D, CTRL)
    assert hand.view.inline_edit.active
    window = hand.view.window()
    assert isinstance(window, Window)
    assert "leave the field first" in window.status.hint.text()
    hand.key(Qt.Key.Key_Escape)
    title = makers.cafe().tactics[T1].title
    assert hand.canvas.tactics[T1].title == title * 2
    assert not came(hand, makers.cafe())
    field = inspector_of(window).findChildren(QLineEdit)[0]
    field.setFocus()
    window.say("")
    window.action_set.qt["paste"].trigger()
    assert not window.status.hint.text()
    window.action_set.qt["duplicate"].trigger()
    assert "leave the field first" in window.status.hint.text()
    assert not came(hand, makers.cafe())


def test_what_may_only_be_read_can_be_copied(
    windows: Windows, tmp_path: Path, qtbot: QtBot, clipboard: QClipboard
) -> None:
    """Paste says why it does nothing there."""
    path = tmp_path / "locked.canvas"
    write(path, makers.cafe())
    path.chmod(0o444)
    window = windows.show(opening.open_file(path))
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    hand = hand_of(window)
    hand.selection.set((T1,))
    hand.key(C, CTRL)
    assert MIME_TYPE in clipboard.mimeData().formats()
    hand.key(V, CTRL)
    assert "read-only" in said(hand)
    assert hand.canvas == makers.cafe()


def test_other_programs_get_an_outline(hand: Hand, clipboard: QClipboard) -> None:
    """A line a card: problems with their numbers, tactics under them; Markdown with its marks."""
    hand.selection.set((T1, T2, P2, P1))
    hand.key(C, CTRL)
    assert said(hand) == "4 cards copied."
    assert clipboard.text().split("\n") == [
        "1. Runs out of cash every January",
        "    Talk: Top 10 ways cafés lose money without noticing",
        "2. Prices the menu below true cost",
        "    Article: 7 mistakes cafés make when pricing a menu",
    ]
    markdown = clipboard.mimeData().data("text/markdown").data().decode()
    assert markdown.split("\n")[1].startswith("    - Talk: Top 10")


def test_the_strategy_s_words_can_be_copied_by_themselves(
    hand: Hand, clipboard: QClipboard
) -> None:
    """A canvas has but one, so no card goes into the clipboard."""
    hand.selection.set((hand.canvas.strategy.id,))
    hand.key(C, CTRL)
    assert clipboard.text() == hand.canvas.strategy.statement
    assert MIME_TYPE not in clipboard.mimeData().formats()


def test_what_was_copied_outlives_window_and_program(hand: Hand, clipboard: QClipboard) -> None:
    """It is made of the canvas as it was; at the program's end plain bytes are left behind."""
    note = add_note(900.0, 900.0, "words of before")
    hand.session.do(StepLabel("add-note"), note)
    (key,) = note.added
    hand.selection.set((key,))
    hand.key(C, CTRL)
    hand.key(Z, CTRL)
    assert clipboard.text() == "words of before"
    data = clipboard.mimeData()
    assert isinstance(data, CardData)
    data.hand_over()
    assert not isinstance(clipboard.mimeData(), CardData)
    assert clipboard.text() == "words of before"
    hand.key(V, CTRL)
    assert [each.text for each in hand.canvas.notes.values()] == ["words of before"]


def test_other_programs_get_a_picture_and_a_list(qapp: QApplication) -> None:
    """A slide takes copied cards as they look, a letter as a list; what is typed is no markup."""
    canvas = makers.cafe()
    data = CardData(canvas, [P1, T1], layout(canvas, heights(canvas)))
    assert {"image/png", "text/html", "text/plain", "text/markdown"} <= set(data.formats())
    image = QImage.fromData(data.data("image/png"))
    assert image.width() > 2 * 220
    assert len({image.pixel(x, image.height() // 2) for x in range(image.width())}) > 5
    words = bytes(data.data("text/html").data()).decode()
    assert words.startswith("<ul><li>1. Runs out of cash")
    assert words.count("<ul>") == words.count("</ul>") == 2
    note = Note(id=makers.key(1, makers.NOTE), text="<img src=x> & more")
    noted = Canvas(canvas.brief, canvas.strategy, [note])
    html = bytes(CardData(noted, [note.id]).data("text/html").data()).decode()
    assert html == "<ul><li>&lt;img src=x&gt; &amp; more</li></ul>"


def test_of_very_many_cards_no_picture_is_made(qapp: QApplication) -> None:
    """In a picture of hundreds of cards no word could be read; words and cards are there."""
    canvas = makers.crowded(40, 400)
    keys = [*canvas.problems, *canvas.tactics]
    data = CardData(canvas, keys, layout(canvas, heights(canvas)))
    assert "image/png" not in data.formats()
    assert data.hasFormat(MIME_TYPE)


def test_a_text_that_is_longer_than_a_card_is_refused_in_words_about_cards(
    open_window: Callable[[Canvas], Window], qtbot: QtBot
) -> None:
    """One word of 200,000 letters makes nothing; it is said how much a card holds."""
    window = open_window(makers.cafe())
    before = window.session.canvas
    QApplication.clipboard().setText("a" * 200_000)
    QTest.keyClick(window.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    said = "A card holds 20,000 characters; this text has 200,000. Nothing was put in."
    qtbot.waitUntil(lambda: window.status.hint.text() == said)
    assert not window.findChildren(PasteBar)[0].isVisible()
    assert window.session.canvas == before


@pytest.mark.parametrize(
    ("cards", "said"),
    [
        ((), "The whole canvas is copied as a picture."),
        ((P1, T1), "2 cards are copied as a picture."),
    ],
)
def test_a_picture_is_copied(
    hand: Hand, clipboard: QClipboard, qtbot: QtBot, cards: tuple[str, ...], said: str
) -> None:
    """The menu's Copy as picture puts one there and nothing else: of the selection, or of all."""
    window = hand.view.window()
    assert isinstance(window, Window)
    hand.selection.set(cards)
    window.action_set.qt["copy-picture"].trigger()
    qtbot.waitUntil(lambda: window.status.hint.text() == said)
    picture = clipboard.image()
    rects = [hand.view.stage.live_layout.cards[key] for key in cards]
    bounds = hand.view.stage.live_layout.bounds
    assert (picture.width() < 2 * bounds.width) is bool(rects)
    assert not clipboard.mimeData().hasFormat(MIME_TYPE)
