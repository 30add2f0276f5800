# SPDX-License-Identifier: MIT
"""The brief panel shows what the selected tactic would say, and leads to where its words stand."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from stratcanvas.domain import commands
from stratcanvas.domain.brief_phrases import Ask
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Problem
from stratcanvas.domain.links import Link
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.theme import DARK
from stratcanvas.ui.dialogs.export.export_dialog import ExportDialog
from stratcanvas.ui.panels.brief import BriefPanel
from stratcanvas.ui.panels.brief_page import LONGEST, MOST
from stratcanvas.ui.window import Window
from stratcanvas.ui.windows import Windows
from tests import makers
from tests.ui.panes import have_usual_panels, inspector_of

pytestmark = pytest.mark.usefixtures("inspector_alone")

TALK, ARTICLE, LOOSE = (makers.key(n, makers.TACTIC) for n in (1, 2, 5))
MENU = makers.key(2, makers.PROBLEM)
Open = Callable[[Canvas], Window]


def brief_of(window: Window) -> BriefPanel:
    """Return the panel, shown."""
    if not window.panels.shows("brief"):
        window.action_set.qt["brief"].trigger()
    panel = window.furnish()["brief"]
    assert isinstance(panel, BriefPanel)
    return panel


def read(panel: BriefPanel) -> str:
    return panel.page.document().toRawText().replace("\u2029", "\n").replace("\ufffc\u00a0", "? ")


def press(panel: BriefPanel, words: str) -> None:
    """Press the first line that reads so."""
    place = next(n for n, line in enumerate(panel.page.lines) if words in line.text)
    panel.page.anchorClicked.emit(QUrl(f"#{place}"))


def set_field(window: Window, key: str, field: str, value: object) -> None:
    changes = commands.set_field(window.session.canvas, [key], field, value)
    window.session.do(StepLabel.of_field(Problem, field), changes)


def test_it_opens_high_enough_to_be_read(windows: Windows, open_window: Open) -> None:
    """A third is its, also in a window after one that never showed it; the canvas stays whole."""
    have_usual_panels(windows)
    open_window(makers.cafe()).close()
    window = open_window(makers.cafe())
    window.view.fit()
    brief_of(window)
    QApplication.processEvents()  # what lies there is laid out once it is shown
    assert brief_of(window).height() > window.view.height() // 3
    assert window.view.visible_area().contains(window.view.stage.content())


def test_it_shows_what_is_selected(open_window: Open) -> None:
    """A tactic's brief, also by its connection, or the story of a problem; else what to do."""
    window = open_window(makers.cafe())
    panel = brief_of(window)
    assert read(panel).startswith("Select a tactic to see what it would say")
    assert not panel.copy.isEnabled()
    window.selection.set([ARTICLE])
    assert read(panel).startswith("7 mistakes cafés make when pricing a menu\nFor: Independent")
    assert panel.caption.text() == "BRIEF · ARTICLE"
    window.selection.set([Link(tactic=TALK, problem=MENU).id])
    assert panel.caption.text() == "BRIEF · TALK · 20 MINUTES"
    assert "Runs out of cash every January\u00a0\u00a0· 4 minutes" in read(panel)
    window.selection.set([MENU])
    assert panel.caption.text() == "BRIEF · PROBLEM 2"
    assert "What educates them about it" in read(panel)
    assert panel.copy.isEnabled()
    assert not panel.export.isEnabled()
    window.selection.set([MENU, ARTICLE])
    assert read(panel).startswith("Select a tactic")


def test_a_tactic_that_serves_nothing_says_what_to_do(open_window: Open) -> None:
    """Kindly, and there is nothing to copy yet."""
    window = open_window(makers.cafe())
    panel = brief_of(window)
    window.selection.set([LOOSE])
    assert "This has nothing to say yet. Connect it to a problem that it helps with." in read(panel)
    assert not panel.copy.isEnabled()


def test_what_is_typed_is_seen_at_once(open_window: Open, qtbot: QtBot) -> None:
    """A question gives way to the words that answer it, and comes back when they are undone."""
    window = open_window(makers.cafe())
    panel = brief_of(window)
    window.selection.set([ARTICLE])
    assert "They think\u00a0\u00a0? What do they think about it today?" in read(panel)
    set_field(window, MENU, "belief", "Brunch pays for it all.")
    qtbot.waitUntil(lambda: "They think\u00a0\u00a0Brunch pays for it all." in read(panel))
    window.session.undo()
    qtbot.waitUntil(lambda: "What do they think about it today?" in read(panel))


def test_what_makes_no_difference_is_not_drawn_again(open_window: Open, qtbot: QtBot) -> None:
    """Moving a card, or words of another problem, leave the page and the place in it alone."""
    window = open_window(makers.cafe())
    panel = brief_of(window)
    window.selection.set([ARTICLE])
    drawn: list[bool] = []
    panel.page.document().contentsChanged.connect(lambda: drawn.append(True))
    set_field(window, makers.key(1, makers.PROBLEM), "belief", "Unheard")
    set_field(window, ARTICLE, "owner", "Jo")
    set_field(window, MENU, "cost", "Sleep")
    qtbot.waitUntil(lambda: "Sleep" in read(panel))
    drawn.clear()
    set_field(window, makers.key(1, makers.PROBLEM), "truth", "Unheard")
    set_field(window, ARTICLE, "owner", "Ada")
    qtbot.waitUntil(lambda: not panel.pause.isActive())
    assert not drawn


def test_a_question_leads_to_the_field_that_answers_it(open_window: Open) -> None:
    """The card is selected and its field has the keyboard, while the brief stays where it is."""
    window = open_window(makers.cafe())
    panel = brief_of(window)
    window.selection.set([ARTICLE])
    press(panel, Ask.BELIEF.said)
    assert window.selection.ids == (MENU,)
    box = inspector_of(window).form(Problem).rows["belief"].editor
    assert QApplication.focusWidget() is box
    assert panel.brief is not None
    assert panel.brief.record == ARTICLE
    press(panel, Ask.CONTACT.said)
    assert window.selection.ids == (window.session.canvas.id,)
    assert panel.brief.record == ARTICLE
    window.selection.set([MENU])
    assert panel.brief.record == MENU


def test_a_hidden_inspector_comes_back_for_a_question(open_window: Open) -> None:
    """There has to be somewhere to type."""
    window = open_window(makers.cafe())
    panel = brief_of(window)
    window.action_set.qt["inspector"].trigger()
    window.selection.set([ARTICLE])
    press(panel, Ask.TRUTH.said)
    assert window.panels.shows("inspector")
    assert QApplication.focusWidget() is inspector_of(window).form(Problem).rows["truth"].editor


@pytest.mark.parametrize("way", list(Qt.LayoutDirection)[:2])
def test_lines_are_short_and_on_the_side_one_reads_from(
    open_window: Open, way: Qt.LayoutDirection
) -> None:
    """In a wide window what is left over lies behind them."""
    window = open_window(makers.cafe())
    panel = brief_of(window)
    window.selection.set([ARTICLE])
    page = panel.page
    page.setLayoutDirection(way)
    page.resize(1500, 400)
    width = page.viewport().width()
    block = page.document().documentLayout().blockBoundingRect(page.document().lastBlock())
    spare = width - block.width()
    assert spare > 300
    mirrored = way is Qt.LayoutDirection.RightToLeft
    assert (block.left() > 300) is mirrored
    assert (block.right() > width - 60) is mirrored


@pytest.mark.parametrize("way", list(Qt.LayoutDirection)[:2])
def test_an_arrow_says_that_a_button_has_a_menu(open_window: Open, way: Qt.LayoutDirection) -> None:
    """Behind the word, as one reads."""
    window = open_window(makers.cafe())
    panel = brief_of(window)
    panel.copy.setText("")
    panel.copy.setLayoutDirection(way)
    panel.copy.resize(120, 32)
    picture = panel.copy.grab().toImage()
    mirrored = way is Qt.LayoutDirection.RightToLeft
    ground, side = picture.pixel(60, 16), range(3, 40) if mirrored else range(80, 117)
    arrow = [x for x in side for y in range(8, 24) if picture.pixel(x, y) != ground]
    assert len(arrow) > 8


def test_another_tactic_s_title_leads_to_its_brief(open_window: Open) -> None:
    """What helps next has a brief of its own; what asks for such a tactic leads to the problem."""
    window = open_window(makers.cafe())
    panel = brief_of(window)
    window.selection.set([TALK])
    press(panel, "13-week cash sheet")
    assert panel.caption.text() == "BRIEF · TEMPLATE"
    window.selection.set([ARTICLE])
    press(panel, Ask.OFFER.said)
    assert window.selection.ids == (MENU,)


def test_keys_alone_reach_every_line(open_window: Open) -> None:
    """Tab goes to the next line that leads somewhere, Enter follows it."""
    window = open_window(makers.cafe())
    panel = brief_of(window)
    window.selection.set([ARTICLE])
    panel.focus_first()
    assert QApplication.focusWidget() is panel.page
    for _ in range(2):
        QTest.keyClick(panel.page, Qt.Key.Key_Tab)
    QTest.keyClick(panel.page, Qt.Key.Key_Return)
    assert window.selection.ids == (window.session.canvas.id,)


def test_a_click_is_heard_where_the_words_are(open_window: Open) -> None:
    """On the words themselves, whose tool tip says where they come from."""
    window = open_window(makers.cafe())
    panel = brief_of(window)
    window.selection.set([ARTICLE])
    cursor = panel.page.document().find("For: Independent")
    spot = panel.page.cursorRect(cursor).center() - QPoint(12, 0)
    assert panel.page.anchorAt(spot) == "#1"
    assert cursor.charFormat().toolTip() == "<p>The customer · The customer</p>"
    QTest.mouseClick(panel.page.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert window.selection.ids == (window.session.canvas.id,)


def test_a_right_click_offers_no_address(open_window: Open) -> None:
    """The words can be copied; what a line's address is concerns nobody."""
    window = open_window(makers.cafe())
    panel = brief_of(window)
    window.selection.set([ARTICLE])
    spot = panel.page.cursorRect(panel.page.document().find("For: Independent")).center()
    place = panel.page.viewport().mapToGlobal(spot)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, spot, place)
    QApplication.sendEvent(panel.page.viewport(), asked)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    shown = {action.objectName() for action in menu.actions() if action.isVisible()}
    assert "edit-copy" in shown
    assert "link-copy" not in shown
    menu.close()


def test_what_is_gone_is_not_shown(open_window: Open, qtbot: QtBot) -> None:
    """A deleted tactic leaves an empty page; a line of a card that is gone leads nowhere."""
    window = open_window(makers.cafe())
    panel = brief_of(window)
    window.selection.set([ARTICLE])
    place = next(n for n, line in enumerate(panel.page.lines) if line.phrase is Ask.BELIEF)
    line = panel.page.lines[place]
    canvas = window.session.canvas
    window.session.do(StepLabel("delete-cards", 1), commands.delete(canvas, [MENU]))
    panel.page.wanted.emit(line)
    assert window.selection.ids == (ARTICLE,)
    changes = commands.delete(window.session.canvas, [ARTICLE])
    window.session.do(StepLabel("delete-cards", 1), changes)
    qtbot.waitUntil(lambda: read(panel).startswith("Select a tactic"))


def test_a_hidden_panel_catches_up_when_it_is_shown(open_window: Open) -> None:
    """Nothing is made for a page that nobody sees."""
    window = open_window(makers.cafe())
    panel = brief_of(window)
    window.action_set.qt["brief"].trigger()
    window.selection.set([ARTICLE])
    assert panel.brief is None
    set_field(window, MENU, "belief", "Brunch pays.")
    window.action_set.qt["brief"].trigger()
    assert "Brunch pays." in read(panel)


def test_it_can_be_copied(open_window: Open) -> None:
    """As text for a mail, or as Markdown; the status bar says what was copied."""
    window = open_window(makers.cafe())
    panel = brief_of(window)
    window.selection.set([ARTICLE])
    menu = panel.copy.menu()
    assert menu is not None
    as_text, as_markdown = menu.actions()
    as_text.trigger()
    assert QGuiApplication.clipboard().text().startswith("Article: 7 mistakes cafés make")
    as_markdown.trigger()
    assert QGuiApplication.clipboard().text().startswith("# Article: 7 mistakes cafés make")


def test_export_begins_with_the_tactic_that_is_shown(
    open_window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its title stands in the dialog, and can be taken out for all of them."""
    window = open_window(makers.cafe())
    panel = brief_of(window)
    window.selection.set([ARTICLE])
    press(panel, Ask.BELIEF.said)
    asked: list[tuple[str, str]] = []

    def look(dialog: ExportDialog) -> int:
        editor = dialog.editors["tactic"]
        asked.append((dialog.chosen.id, dialog.options.tactic))  # type: ignore[attr-defined]
        assert editor.toPlainText() == "7 mistakes cafés make when pricing a menu"  # type: ignore[union-attr]
        return 0

    monkeypatch.setattr(ExportDialog, "exec", look)
    panel.export.click()
    assert asked == [("brief", "7 mistakes cafés make when pricing a menu")]


def test_a_tactic_that_is_not_there_is_said_in_the_dialog(open_window: Open, qtbot: QtBot) -> None:
    """Nothing can be written until there is one."""
    window = open_window(makers.cafe())
    dialog = ExportDialog(window.session.canvas, "brief", window, options={"tactic": "podcast"})
    dialog.show()
    qtbot.waitUntil(
        lambda: "No tactic that counts is called “podcast”." in dialog.line.words.text()
    )
    assert not dialog.buttons.write.isEnabled()
    dialog.reject()


def test_very_long_texts_are_shown_in_part(open_window: Open) -> None:
    """The page shows the beginning; copying and exporting tell all."""
    canvas = makers.cafe()
    menu = replace(
        canvas.problems[MENU],
        belief="word " * 2000,
        mistakes="\n".join(f"Mistake {n}" for n in range(1000)),
    )
    canvas = canvas.apply(commands.set_field(canvas, [MENU], "belief", menu.belief))
    canvas = canvas.apply(commands.set_field(canvas, [MENU], "mistakes", menu.mistakes))
    window = open_window(canvas)
    panel = brief_of(window)
    window.selection.set([ARTICLE])
    words = read(panel)
    assert f"{'word ' * (LONGEST // 5)}".strip() + "…" in words
    assert f"And {1000 - MOST} more." in words
    assert len(words) < 3_000


@pytest.mark.parametrize("make", [makers.awkward, makers.crowded])
def test_every_brief_can_be_shown(open_window: Open, make: Callable[[], Canvas]) -> None:
    """In both themes, whatever the words; no mark in them is read as HTML."""
    window = open_window(make())
    panel = brief_of(window)
    for key in (*window.session.canvas.tactics, *window.session.canvas.problems):
        window.selection.set([key])
        assert panel.brief is not None
        assert panel.brief.record == key
    panel.set_theme(DARK)
    assert "<img" not in panel.page.document().toHtml().replace('<img src="brief:bulb"', "")
