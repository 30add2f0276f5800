# SPDX-License-Identifier: MIT
"""What may be misspelt is marked where one types, and better words are offered in the menu."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit, QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from stratcanvas.domain.canvas import Canvas
from stratcanvas.session.preferences import SpellingChoice, ThemeChoice
from stratcanvas.session.spelling import Spelling
from stratcanvas.ui.spell_check import SpellCheck, written_in
from stratcanvas.ui.window import Window
from stratcanvas.ui.windows import Windows
from tests import makers
from tests.makers import PROBLEM, key
from tests.ui.test_preedit import _in_inspector, _in_outline, _on_card

pytestmark = pytest.mark.usefixtures("panels_away")

Opener = Callable[[Canvas], Window]
Field = QTextEdit | QPlainTextEdit


@pytest.fixture
def field(check: SpellCheck, open_window: Opener) -> Field:
    """Return the field on the card of a problem, empty and open."""
    window = open_window(makers.cafe())
    _on_card(window)
    return _open_field()


def _open_field() -> Field:
    field = QApplication.focusWidget()
    assert isinstance(field, QTextEdit | QPlainTextEdit)
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    return field


def _marked(check: SpellCheck) -> list[str]:
    """Return what is marked once all words have been looked up, a lump after the other."""
    QApplication.processEvents()
    while check.marks is not None and not check.marks.is_current:
        QApplication.processEvents()
    return [] if check.marks is None else check.marks.marked


def _menu(field: QWidget, qtbot: QtBot) -> QMenu:
    QTest.keyClick(field, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def _entry(menu: QMenu, begin: str) -> QAction:
    return next(each for each in menu.actions() if each.text().startswith(begin))


@pytest.mark.parametrize("open_field", [_on_card, _in_outline, _in_inspector])
def test_every_field_of_a_plan_is_marked(
    check: SpellCheck, open_window: Opener, open_field: Callable[[Window], None]
) -> None:
    """On a card, in a row of the outline and in the inspector the same words are marked."""
    window = open_window(makers.cafe())
    open_field(window)
    QTest.keyClicks(_open_field(), "our eveninsg are lsot and the ")
    assert _marked(check) == ["eveninsg", "lsot"]


def test_the_word_that_is_being_typed_is_not_marked(check: SpellCheck, field: Field) -> None:
    """It is marked as soon as one goes on, and stays so when one comes back to it."""
    QTest.keyClicks(field, "our evenin")
    assert _marked(check) == []
    QTest.keyClicks(field, "sg")
    assert _marked(check) == []
    QTest.keyClick(field, Qt.Key.Key_Space)
    assert _marked(check) == ["eveninsg"]
    QTest.keyClick(field, Qt.Key.Key_Left)
    assert _marked(check) == ["eveninsg"]
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert _marked(check) == []


def test_words_that_are_there_already_are_marked_at_once(
    check: SpellCheck, open_window: Opener
) -> None:
    """Whoever opens a card sees all of it looked up, the last word too."""
    window = open_window(makers.cafe())
    window.view.edit(key(2, PROBLEM))
    QTest.keyClicks(_open_field(), "the eveninsg")
    window.view.edit(key(1, PROBLEM))
    window.view.edit(key(2, PROBLEM))
    assert _marked(check) == ["eveninsg"]


def test_marks_are_no_part_of_the_text(check: SpellCheck, field: Field) -> None:
    """They are no edit: undo takes back what was typed alone, and no line ends elsewhere."""
    QTest.keyClicks(field, "teh eveninsg ")
    before = field.document().size(), field.document().availableUndoSteps()
    assert _marked(check) == ["teh", "eveninsg"]
    assert (field.document().size(), field.document().availableUndoSteps()) == before
    assert "underline" not in field.document().toHtml()


def test_signs_beyond_the_usual_ones_shift_no_mark(check: SpellCheck, field: Field) -> None:
    """An emoji takes two places in Qt’s text, and the words after it are marked where they are."""
    event = QInputMethodEvent("", [])
    event.setCommitString("😀😀 teh 😀 cost lsot ")
    QApplication.sendEvent(field, event)
    assert _marked(check) == ["teh", "lsot"]


def test_of_very_many_words_those_around_the_cursor_are_marked(
    check: SpellCheck, field: Field
) -> None:
    """Each mark makes every key slower; what one types is marked in any text."""
    for words in ("teh " * 300, "lsot "):
        field.textCursor().insertText(words)
    marked = _marked(check)
    assert len(marked) == 100
    assert marked[-2:] == ["teh", "lsot"]
    field.moveCursor(QTextCursor.MoveOperation.Start)
    marked = _marked(check)
    assert len(marked) == 100
    assert "lsot" not in marked


def test_a_better_word_takes_its_place(check: SpellCheck, field: Field, qtbot: QtBot) -> None:
    """The menu key at a word offers what was meant; Enter takes the first, and undo brings it."""
    QTest.keyClicks(field, "our eveninsg are lost ")
    assert _marked(check) == ["eveninsg"]
    for _ in range(14):
        QTest.keyClick(field, Qt.Key.Key_Left)
    assert _marked(check) == ["eveninsg"]
    menu = _menu(field, qtbot)
    assert menu.actions()[0].text() == "evenings"
    QTest.keyClick(menu, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)
    assert field.toPlainText() == "our evenings are lost "
    assert _marked(check) == []
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.toPlainText() == "our eveninsg are lost "


def test_a_right_click_asks_of_the_word_below_it(
    check: SpellCheck, field: Field, qtbot: QtBot
) -> None:
    """Wherever the cursor stands; on a word that is right the menu is the usual one."""
    QTest.keyClicks(field, "teh lsot the ")
    assert _marked(check) == ["teh", "lsot"]
    cursor = field.textCursor()
    for at, first in ((1, "the"), (6, "lost")):
        cursor.setPosition(at)
        spot = field.cursorRect(cursor).center() + QPoint(1, 0)
        field.customContextMenuRequested.emit(spot)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        assert menu.actions()[0].text() == first
        menu.close()
    cursor.setPosition(11)
    field.customContextMenuRequested.emit(field.cursorRect(cursor).center())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert not [each for each in menu.actions() if each.text().startswith("Keep")]
    menu.close()


@pytest.mark.parametrize("way", ["Keep", "Ignore"])
def test_a_word_can_be_kept_or_ignored(
    check: SpellCheck, field: Field, qtbot: QtBot, way: str
) -> None:
    """It is marked nowhere any more; kept it is right the next time, too."""
    QTest.keyClicks(field, "Frintno and Frintno ")
    assert _marked(check) == ["Frintno", "Frintno"]
    QTest.keyClick(field, Qt.Key.Key_Left)
    menu = _menu(field, qtbot)
    entry = _entry(menu, way)
    assert "Frintno" in entry.text()
    entry.trigger()
    menu.close()
    assert _marked(check) == []
    again = Spelling("en_US", check)
    again.use("en")
    qtbot.waitUntil(lambda: again.is_ready)
    assert again.is_misspelt("Frintno") is (way == "Ignore")


def test_what_can_not_be_written_down_is_said(
    check: SpellCheck, field: Field, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A word that is right until the program ends alone is not promised for longer."""
    QTest.keyClicks(field, "Frintno ")
    assert _marked(check) == ["Frintno"]
    QTest.keyClick(field, Qt.Key.Key_Left)
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("STRATCANVAS_HOME", str(tmp_path / "file" / "home"))
    menu = _menu(field, qtbot)
    _entry(menu, "Keep").trigger()
    menu.close()
    window = field.window()
    assert isinstance(window, Window)
    assert "until you quit" in window.status.hint.text()


def test_marks_go_with_the_keyboard(check: SpellCheck, field: Field) -> None:
    """Where nobody types nothing is marked, and the field has its own menu again."""
    QTest.keyClicks(field, "eveninsg ")
    assert _marked(check) == ["eveninsg"]
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert check.marks is None
    assert field.extraSelections() == []
    assert field.contextMenuPolicy() is Qt.ContextMenuPolicy.DefaultContextMenu


def test_f7_turns_it_off_and_on(check: SpellCheck, field: Field, windows: Windows) -> None:
    """Amid typing, in all windows, and remembered; it says what it does."""
    QTest.keyClicks(field, "eveninsg ")
    window = field.window()
    assert isinstance(window, Window)
    for choice, marked, said in (
        (SpellingChoice.UNMARKED, [], "nothing is marked"),
        (SpellingChoice.MARKED, ["eveninsg"], "marked where you type"),
    ):
        QTest.keyClick(field, Qt.Key.Key_F7)
        assert windows.preferences.now.spelling is choice
        assert _marked(check) == marked
        assert said in window.status.hint.text()
        assert window.action_set.qt["spelling"].isChecked() is bool(marked)


def test_a_language_without_a_dictionary_is_said(check: SpellCheck, open_window: Opener) -> None:
    """Nothing is marked in such a plan, and who asks for marks hears why and what to do."""
    window = open_window(makers.replace_brief(makers.cafe(), language="hu"))
    _on_card(window)
    QTest.keyClicks(_open_field(), "eveninsg ")
    assert _marked(check) == []
    for _ in range(2):
        window.action_set.qt["spelling"].trigger()
    assert "no dictionary for Hungarian" in window.status.hint.text()


def test_marks_wear_another_theme(check: SpellCheck, field: Field, windows: Windows) -> None:
    """Light and dark, a line is drawn in a colour that is seen there."""
    QTest.keyClicks(field, "eveninsg ")
    colours = set()
    for theme in (ThemeChoice.LIGHT, ThemeChoice.DARK):
        windows.preferences.choose(theme=theme)
        assert _marked(check) == ["eveninsg"]
        (line,) = field.extraSelections()
        colours.add(line.format.underlineColor().name())
    assert len(colours) == 2


def test_a_plan_is_in_the_language_that_it_says_or_is_written_in() -> None:
    """A country that is said counts; an “en” of older files does not hide what is written."""
    assert written_in(makers.replace_brief(makers.cafe(), language="de-CH")) == "de-CH"
    assert written_in(makers.cafe()) == "en"
