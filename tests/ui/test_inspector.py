# SPDX-License-Identifier: MIT
"""The inspector: every field has an editor, what is typed reaches the document, nothing is lost."""

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QLocale, QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from stratcanvas.domain import commands, rules
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import (
    Awareness,
    Brief,
    Note,
    Problem,
    Stage,
    Status,
    Strategy,
    Tactic,
    TacticKind,
)
from stratcanvas.domain.fields import LONGEST_TEXT, Kind, fields_of
from stratcanvas.domain.plaintext import plain_text
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.ui.panels.choicebox import ChoiceBox
from stratcanvas.ui.panels.daybox import DayBox, day_from, form_of
from stratcanvas.ui.panels.editors import EDITORS, editor_for
from stratcanvas.ui.panels.inspector import MOST_LISTED, MOST_TOGETHER, Inspector
from stratcanvas.ui.panels.panel_widget import MANY
from stratcanvas.ui.panels.textbox import TextBox
from stratcanvas.ui.window import Window
from tests import makers
from tests.ui.panes import inspector_of

pytestmark = pytest.mark.usefixtures("inspector_alone")

P1, P2 = makers.key(1, makers.PROBLEM), makers.key(2, makers.PROBLEM)
T1, T2, LOOSE = (makers.key(n, makers.TACTIC) for n in (1, 2, 5))
Opener = Callable[[Canvas], Window]


def editor(window: Window, record_type: type, name: str) -> Any:
    return inspector_of(window).form(record_type).rows[name].editor


def complaint(window: Window, record_type: type, name: str) -> QLabel:
    return inspector_of(window).form(record_type).rows[name].complaint


def shown_words(inspector: Inspector) -> str:
    labels = inspector.findChildren(QLabel)
    return "\n".join(label.text() for label in labels if label.isVisible())


def type_into(box: Any, text: str) -> None:
    box.setFocus()
    box.selectAll()
    QTest.keyClicks(box, text)


def test_every_kind_of_field_that_people_edit_has_an_editor() -> None:
    """Only numbers, which are dragged, have none."""
    assert set(EDITORS) == set(Kind) - {Kind.NUMBER, Kind.REF}


def test_every_editable_field_is_shown_with_its_label(open_window: Opener) -> None:
    """A field declared on a record is in the inspector without a line of code for it."""
    window = open_window(makers.crowded(2, 2, 1))
    for kind in (Brief, Strategy, Problem, Tactic, Note):
        form = inspector_of(window).form(kind)
        declared = {field.name: field.label for field in fields_of(kind) if field.editable}
        assert {name: row.editor.accessibleName() for name, row in form.rows.items()} == declared


@pytest.mark.parametrize("words", makers.AWKWARD.values(), ids=list(makers.AWKWARD))
def test_a_text_box_gives_back_what_it_was_given(words: str, qtbot: QtBot) -> None:
    """A text is given back as it was shown; typing one letter more changes but that letter.

    (Only then what a field keeps of no text, such as control characters in a file, goes.)
    """
    box = editor_for(next(field for field in fields_of(Problem) if field.name == "cost"))
    assert isinstance(box, TextBox)
    qtbot.addWidget(box)
    told: list[str] = []
    box.typed.connect(told.append)
    box.show_value("no-break\u00a0space " + words)
    assert told == []
    assert box.text() == "no-break\u00a0space " + words
    box.moveCursor(box.textCursor().MoveOperation.End)
    QTest.keyClicks(box, "!")
    assert told == ["no-break\u00a0space " + plain_text(words) + "!"]


@pytest.mark.parametrize(("single", "kept"), [(True, "Words and more"), (False, "Words\nand more")])
def test_what_is_pasted_is_cleaned(single: bool, kept: str, qtbot: QtBot) -> None:
    """A pasted NUL is dropped at once, and a field of one paragraph takes line ends as spaces."""
    box = TextBox(single=single)
    qtbot.addWidget(box)
    pasted = QMimeData()
    pasted.setText("Words\r\nand more\0")
    box.insertFromMimeData(pasted)
    assert box.text() == kept
    assert "\0" not in box.document().toRawText()


def test_typing_reaches_the_document_at_once_and_is_one_step(open_window: Opener) -> None:
    """Each letter is kept as it is typed; one undo takes the field's typing back."""
    window = open_window(makers.cafe())
    window.selection.set((P2,))
    cost = editor(window, Problem, "cost")
    before = window.session.canvas
    type_into(cost, "a lot")
    assert window.session.canvas.problems[P2].cost == "a lot"
    other = editor(window, Problem, "evidence")
    type_into(other, "Lena")
    type_into(cost, "more")
    labels = []
    while window.session.undo_label:
        labels.append(window.session.undo_label)
        window.session.undo()
    assert labels == [
        StepLabel.of_field(Problem, "cost"),
        StepLabel.of_field(Problem, "evidence"),
        StepLabel.of_field(Problem, "cost"),
    ]
    assert window.session.canvas == before
    assert cost.text() == before.problems[P2].cost


def test_a_choice_says_what_its_words_mean(open_window: Opener) -> None:
    """Whoever never heard of lead generation is told, and what is chosen says it too."""
    window = open_window(makers.cafe())
    window.selection.set((T1,))
    box = editor(window, Tactic, "stage")
    assert isinstance(box, ChoiceBox)
    box.typed.emit(Stage.LEADS)
    assert "They get in touch" in box.toolTip()
    hint = Qt.ItemDataRole.AccessibleDescriptionRole
    assert [box.itemData(n, hint) for n in range(3)] == [each.hint for each in Stage]


def test_a_choice_is_a_step_of_its_own(open_window: Opener) -> None:
    """Two choices in one box are two steps to undo."""
    window = open_window(makers.cafe())
    window.selection.set((P2,))
    box = editor(window, Problem, "awareness")
    assert isinstance(box, ChoiceBox)
    QTest.keyClick(box, Qt.Key.Key_Up)
    QTest.keyClick(box, Qt.Key.Key_Up)
    assert window.session.canvas.problems[P2].awareness is Awareness.NOT_ASKED
    window.session.undo()
    assert window.session.canvas.problems[P2].awareness is Awareness.KNOWN
    assert box.currentText() == Awareness.KNOWN.label


def test_a_letter_in_a_choice_finds_a_member_and_adds_no_card(open_window: Opener) -> None:
    """With the keyboard in a list, P means “Planned” and not a new problem."""
    window = open_window(makers.cafe())
    window.selection.set((T2,))
    box = editor(window, Tactic, "status")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_P)
    assert window.session.canvas.tactics[T2].status is Status.PLANNED
    assert len(window.session.canvas.problems) == 4


def test_the_wheel_scrolls_the_panel_and_changes_no_choice(open_window: Opener) -> None:
    """Scrolling past a choice leaves the plan alone."""
    window = open_window(makers.cafe())
    window.selection.set((T2,))
    box = editor(window, Tactic, "kind")
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    event = QWheelEvent(
        QPointF(5, 5),
        QPointF(box.mapToGlobal(QPoint(5, 5))),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(box, event)
    assert window.session.canvas.tactics[T2].kind is TacticKind.ARTICLE


def test_several_cards_share_their_fields(open_window: Opener) -> None:
    """Where they differ the field says so; what is typed goes to all of them."""
    window = open_window(makers.cafe())
    window.selection.set((T1, T2))
    title, owner = editor(window, Tactic, "title"), editor(window, Tactic, "owner")
    assert title.text() == ""
    assert title.placeholderText() == "Several values"
    assert editor(window, Tactic, "kind").currentIndex() == -1
    type_into(owner, "Ada")
    tactics = window.session.canvas.tactics
    assert (tactics[T1].owner, tactics[T2].owner) == ("Ada", "Ada")
    assert tactics[T1].title != tactics[T2].title
    window.session.undo()
    assert owner.text() == ""


def test_a_refused_text_stays_with_its_reason(open_window: Opener) -> None:
    """What a field can't take is kept in the box, also when the selection goes and comes back."""
    window = open_window(makers.cafe())
    window.selection.set((P1,))
    cost = editor(window, Problem, "cost")
    kept = window.session.canvas.problems[P1].cost
    cost.setFocus()
    cost.selectAll()
    cost.insertPlainText("x" * (LONGEST_TEXT + 1))
    assert "20,000" in complaint(window, Problem, "cost").text()
    assert not complaint(window, Problem, "cost").isHidden()
    assert window.session.canvas.problems[P1].cost == kept
    window.selection.set((P2,))
    assert complaint(window, Problem, "cost").isHidden()
    assert cost.text() == window.session.canvas.problems[P2].cost
    window.selection.set((P1,))
    assert len(cost.text()) == LONGEST_TEXT + 1
    assert not complaint(window, Problem, "cost").isHidden()
    type_into(cost, "short")
    assert complaint(window, Problem, "cost").isHidden()
    assert window.session.canvas.problems[P1].cost == "short"


def test_a_field_follows_the_model_but_keeps_what_it_refused(open_window: Opener) -> None:
    """An edit from elsewhere shows at once, except over text that waits to be mended."""
    window = open_window(makers.cafe())
    window.selection.set((P1,))
    session = window.session
    session.do(
        StepLabel("edit-text"), commands.set_field(session.canvas, (P1,), "cost", "elsewhere")
    )
    cost = editor(window, Problem, "cost")
    assert cost.text() == "elsewhere"
    cost.insertPlainText("x" * LONGEST_TEXT)
    session.do(StepLabel("edit-text"), commands.set_field(session.canvas, (P1,), "cost", "again"))
    assert len(cost.text()) > LONGEST_TEXT


def test_a_card_that_changed_while_another_was_selected_is_shown_as_it_is(
    open_window: Opener,
) -> None:
    """An edit taken back meanwhile is not in the field any more; what it says next is new words."""
    window = open_window(makers.cafe())
    canvas, session = window.session.canvas, window.session
    strategy = canvas.strategy.id
    for kind, key, name in ((Problem, P1, "statement"), (Strategy, strategy, "statement")):
        window.selection.set((key,))
        before = editor(window, kind, name).text()
        type_into(editor(window, kind, name), "Other words")
        window.selection.set((T1,))
        while getattr(session.canvas.get(key), name) != before:
            assert session.undo()
        window.selection.set((key,))
        assert editor(window, kind, name).text() == before
        window.selection.set((T1,))
        session.do(StepLabel("edit-text"), commands.set_field(session.canvas, [key], name, "New"))
        window.selection.set((key,))
        assert editor(window, kind, name).text() == "New"
        QTest.keyClick(
            editor(window, kind, name), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier
        )
        assert getattr(session.canvas.get(key), name) == before


def test_undo_in_a_box_is_its_own_until_there_is_nothing_left(open_window: Opener) -> None:
    """Ctrl+Z takes typing back inside the box first; after that it undoes the step before."""
    window = open_window(makers.cafe())
    session = window.session
    session.do(StepLabel("delete-cards"), commands.delete(session.canvas, (LOOSE,)))
    window.selection.set((P1,))
    cost = editor(window, Problem, "cost")
    before = cost.text()
    cost.setFocus()
    cost.moveCursor(cost.textCursor().MoveOperation.End)
    QTest.keyClicks(cost, "!")
    QTest.keyClick(cost, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert session.canvas.problems[P1].cost == before
    assert LOOSE not in session.canvas
    assert session.undo_label == StepLabel("delete-cards")
    QTest.keyClick(cost, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert LOOSE in session.canvas


def test_a_day_is_typed_cleared_and_kept_when_it_is_none(open_window: Opener) -> None:
    """A day reaches the document; half a day stays in the box and is told on leaving it."""
    window = open_window(makers.cafe())
    window.selection.set((T1,))
    due = editor(window, Tactic, "due")
    assert isinstance(due, DayBox)
    due.setFocus()
    QTest.keyClicks(due, "2026-11-3")
    QTest.keyClicks(due, "0")
    assert window.session.canvas.tactics[T1].due == datetime.date(2026, 11, 30)
    due.selectAll()
    QTest.keyClicks(due, "soon")
    assert complaint(window, Tactic, "due").isHidden()
    editor(window, Tactic, "owner").setFocus()
    assert "no day yet" in complaint(window, Tactic, "due").text()
    assert due.text() == "soon"
    due.setFocus()
    due.selectAll()
    QTest.keyClick(due, Qt.Key.Key_Delete)
    assert window.session.canvas.tactics[T1].due is None
    assert complaint(window, Tactic, "due").isHidden()


def test_the_beginning_of_what_is_no_day_is_none_either(open_window: Opener) -> None:
    """29 February 2027 leaves the day as it was, not the 2nd; so does a year of three digits."""
    window = open_window(makers.cafe())
    window.selection.set((T1,))
    due, before = editor(window, Tactic, "due"), window.session.canvas.tactics[T1].due
    for text in ("2027-02-29", "20/12/202"):
        due.setFocus()
        due.selectAll()
        QTest.keyClicks(due, text)
        assert due.text() == text
        editor(window, Tactic, "owner").setFocus()
        assert window.session.canvas.tactics[T1].due == before
        assert due.text() == text
        assert "no day yet" in complaint(window, Tactic, "due").text()
    due.setFocus()
    due.selectAll()
    QTest.keyClicks(due, "2027-02-28")
    assert window.session.canvas.tactics[T1].due == datetime.date(2027, 2, 28)


@pytest.mark.parametrize(
    ("place", "text", "day"),
    [
        ("en_GB", "3/12/2026", (2026, 12, 3)),
        ("en_US", "12/3/26", (2026, 12, 3)),
        ("de", "3.12.26", (2026, 12, 3)),
        ("ja", "2026/12/3", (2026, 12, 3)),
        ("ar", "٣/١٢/٢٠٢٦", (2026, 12, 3)),
        ("de", "2026-12-03", (2026, 12, 3)),
        ("en_GB", "31/2/2026", None),
        ("en_GB", "3 December 2026", None),
        ("en_GB", "12/2026", None),
    ],
)
def test_days_are_read_as_a_place_writes_them(
    place: str, text: str, day: tuple[int, int, int] | None
) -> None:
    """Short forms with one or two digits are read, ISO 8601 everywhere, and nothing is guessed."""
    expected = datetime.date(*day) if day else None
    assert day_from(text, QLocale(place)) == expected


@pytest.mark.parametrize("place", ["C", "en_US", "en_GB", "de", "ja", "fa", "ar", "hu", "th", "sv"])
def test_a_day_that_is_shown_can_be_read_back(place: str) -> None:
    """What the box shows for a day is a text that it takes for that day."""
    from PySide6.QtCore import QDate

    locale = QLocale(place)
    shown = locale.toString(QDate(2026, 11, 30), form_of(locale))
    assert day_from(shown, locale) == datetime.date(2026, 11, 30)


def test_ticks_join_and_part_cards(open_window: Opener) -> None:
    """A tick joins, taking it away parts, and the list follows changes made elsewhere."""
    window = open_window(makers.cafe())
    window.selection.set((LOOSE,))
    inspector = inspector_of(window)
    assert inspector.caption.text() == "TACTIC, NOT COUNTED"
    ticks = inspector.ticks
    assert ticks is not None
    item = ticks.list.item(1)
    assert item.text().startswith("2 ")
    item.setCheckState(Qt.CheckState.Checked)
    assert rules.counts(window.session.canvas, LOOSE)
    assert inspector.caption.text() == "TACTIC"
    window.session.undo()
    assert ticks.list.item(1).checkState() == Qt.CheckState.Unchecked
    window.selection.set((P2,))
    linked = [
        ticks.list.item(row).text()
        for row in range(ticks.list.count())
        if ticks.list.item(row).checkState() == Qt.CheckState.Checked
    ]
    assert len(linked) == 3
    ticks.wanted.emit(T1)
    assert window.selection.ids == (T1,)


def test_ticks_of_several_cards_show_a_dash_and_then_join_all(open_window: Opener) -> None:
    """A problem that only some of the selected tactics serve is half ticked; a tick joins all."""
    window = open_window(makers.cafe())
    window.selection.set((T1, LOOSE))
    ticks = inspector_of(window).ticks
    assert ticks is not None
    assert ticks.list.item(0).checkState() == Qt.CheckState.PartiallyChecked
    ticks.list.item(0).setCheckState(Qt.CheckState.Checked)
    canvas = window.session.canvas
    assert P1 in canvas.problems_of[LOOSE]
    assert P1 in canvas.problems_of[T1]
    window.session.undo()
    assert LOOSE not in window.session.canvas.problems_of


def test_a_tab_is_a_space_where_it_is_one_on_the_card(open_window: Opener) -> None:
    """Cells pasted into a title stood far apart here; a detail, which no card shows, keeps them.

    What nobody has changed keeps its tabs everywhere.
    """
    window = open_window(makers.cafe())
    changes = commands.set_field(window.session.canvas, (T1,), "title", "Corks\tleak")
    window.session.do(StepLabel("edit-text"), changes)
    window.selection.set((T1,))
    rows = inspector_of(window).form(Tactic).rows
    for name, shown in (
        ("title", "Slow tills"),
        ("detail", "Slow\ttills"),
        ("owner", "Slow tills"),
    ):
        box = rows[name].editor
        assert isinstance(box, TextBox)
        assert "\t" not in box.toPlainText()
        box.setFocus()
        box.left.emit()
        assert window.session.canvas.tactics[T1].title == "Corks\tleak" or name != "title"
        cells = QMimeData()
        cells.setText("Slow\ttills")
        box.selectAll()
        box.insertFromMimeData(cells)
        assert box.toPlainText() == shown
        assert getattr(window.session.canvas.tactics[T1], name) == shown


def test_many_cards_can_be_found_by_typing(open_window: Opener) -> None:
    """With many to choose from a filter shows; only the found ones are listed, the best first."""
    window = open_window(makers.crowded(12, 30))
    window.selection.set((makers.key(10, makers.TACTIC),))
    ticks = inspector_of(window).ticks
    assert ticks is not None
    assert not ticks.filter.isHidden()
    type_into(ticks.filter, "problem 7")
    assert ticks.list.item(0).text().startswith("7 Problem 7")
    assert ticks.list.count() < 12


def test_undo_takes_a_tick_back_before_the_letters_by_which_it_was_found(
    open_window: Opener,
) -> None:
    """Also where the keyboard is in the field again; what stands there stays."""
    window = open_window(makers.crowded(12, 30))
    tactic = makers.key(10, makers.TACTIC)
    window.selection.set((tactic,))
    before = window.session.canvas
    ticks = inspector_of(window).ticks
    assert ticks is not None
    type_into(ticks.filter, "problem 7")
    ticks.list.setFocus()
    ticks.list.setCurrentRow(0)
    QTest.keyClick(ticks.list, Qt.Key.Key_Space)
    assert window.session.canvas != before
    ticks.filter.setFocus()
    QTest.keyClick(ticks.filter, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.session.canvas == before
    assert ticks.filter.text() == "problem 7"


def test_cards_of_two_kinds_have_no_common_form(open_window: Opener) -> None:
    """A tactic and problems together show what they are, and no fields."""
    window = open_window(makers.cafe())
    window.selection.set((T1, P1, P2))
    inspector = inspector_of(window)
    assert inspector.caption.text() == "2 PROBLEMS, 1 TACTIC"
    assert not any(inspector.form(kind).isVisible() for kind in (Brief, Problem, Tactic))


def test_a_connector_can_be_cut(open_window: Opener) -> None:
    """A selected connector says what it joins and offers to part it."""
    window = open_window(makers.cafe())
    window.selection.set((T1 + P1,))
    inspector = inspector_of(window)
    assert inspector.caption.text() == "CONNECTION"
    inspector.cut.click()
    assert T1 + P1 not in window.session.canvas.links
    assert inspector.caption.text() == "THIS CANVAS"


def test_a_deleted_card_leaves_the_panel(open_window: Opener) -> None:
    """When the selected card goes, the panel shows the canvas again."""
    window = open_window(makers.cafe())
    window.selection.set((P1,))
    window.session.do(StepLabel("delete-cards"), commands.delete(window.session.canvas, (P1,)))
    assert inspector_of(window).caption.text() == "THIS CANVAS"


def test_tab_goes_down_the_panel_as_it_is_read(open_window: Opener) -> None:
    """From field to field, then to the ticks, then to the findings."""
    window = open_window(makers.cafe())
    inspector = inspector_of(window)

    def walk(count: int) -> list[str]:
        names = []
        for _ in range(count):
            here = QApplication.focusWidget()
            names.append(here.accessibleName())
            QTest.keyClick(here, Qt.Key.Key_Tab)
        return names

    window.selection.set((P2,))
    inspector.focus_first()
    labels = [field.label for field in fields_of(Problem) if field.editable]
    names = walk(len(labels) + 3)
    assert names[:-2] == [*labels, "Tactics that serve it"]
    assert names[-2].startswith("They don’t know of this yet.")
    assert names[-1].startswith("Nothing helps them solve this yet")


def test_findings_of_a_card_stand_below_its_fields(open_window: Opener) -> None:
    """Folded, and without its name; what has none has nothing to mend once its texts are read."""
    window = open_window(makers.cafe())
    inspector = inspector_of(window)
    window.selection.set((P2,))
    heads = [row.head.accessibleName() for row in inspector.findings.rows]
    assert heads[0].startswith("They don’t know of this yet.")
    assert heads[1].startswith("Nothing helps them solve this yet")
    assert not any(row.is_open for row in inspector.findings.rows)
    page = inspector.page
    QApplication.processEvents()
    lowest = inspector.form(Problem).mapTo(page, inspector.form(Problem).rect().bottomLeft())
    assert inspector.findings.y() > lowest.y()
    window.selection.clear()
    assert inspector.findings.rows == []
    assert inspector.calm.isHidden()


def test_a_card_without_a_finding_is_praised_once_it_was_read(
    open_window: Opener, qtbot: QtBot
) -> None:
    """Before its texts are read nobody knows whether there is something to mend."""
    window = open_window(makers.cafe())
    inspector = inspector_of(window)
    window.selection.set((P1,))
    if not window.around.advice.is_current:
        assert inspector.calm.isHidden()
    qtbot.waitUntil(lambda: window.around.advice.is_current)
    assert inspector.findings.rows == []
    assert not inspector.calm.isHidden()


def test_a_paste_without_room_is_refused_before_it_is_laid_out(open_window: Opener) -> None:
    """A megabyte on the clipboard: the field's words stay, and below it stands why."""
    window = open_window(makers.cafe())
    window.selection.set((P1,))
    box = editor(window, Problem, "cost")
    before, paste = box.text(), QMimeData()
    paste.setText("megabyte" * 130_000)
    box.insertFromMimeData(paste)
    assert box.text() == before == window.session.canvas.problems[P1].cost
    assert complaint(window, Problem, "cost").text() == (
        "A field holds 20,000 characters; this text has 1,040,000. Nothing was put in."
    )
    box.setFocus()
    window.view.setFocus()
    assert window.status.hint.text().endswith("Nothing was put in.")  # once it is left, too
    box.insertPlainText("x")
    assert not complaint(window, Problem, "cost").text()


def test_very_many_cards_are_summed_up(open_window: Opener) -> None:
    """Of very many cards is said what they are, how far and how much is found, without a list."""
    canvas = makers.crowded(2, MOST_LISTED - 2, 1)
    window = open_window(canvas)
    inspector = inspector_of(window)
    everything = (*canvas.problems, *canvas.tactics, *canvas.notes)
    window.selection.set(everything)
    QApplication.processEvents()
    assert inspector.caption.text() == f"2 PROBLEMS, {MOST_LISTED - 2} TACTICS, 1 NOTE"
    words = shown_words(inspector)
    assert "Status: Idea 74, Planned 75, Doing 75, Done 74" in words
    assert "Select cards of one kind to edit their fields together." in words
    total = len(inspector.around.advice.about(everything))
    said = f"{total} things to mend here. Select fewer cards to see them."
    assert total > 1
    assert said in words
    assert not inspector.findings.rows
    window.selection.set(everything[1:])
    QApplication.processEvents()
    assert said not in shown_words(inspector)
    assert inspector.findings.rows


def test_a_mass_of_cards_is_told_by_its_number(open_window: Opener) -> None:
    """More cards than can be edited together get no form, but one sentence; fewer get theirs."""
    window = open_window(makers.crowded(0, 0, MOST_TOGETHER + 1))
    inspector = inspector_of(window)
    window.selection.set(window.session.canvas.notes)
    QApplication.processEvents()
    assert inspector.caption.text() == f"{MOST_TOGETHER + 1} NOTES"
    assert not any(form.isVisible() for form in inspector._forms.values())
    window.selection.set(window.selection.ids[1:])
    QApplication.processEvents()
    assert inspector.form(Note).isVisible()


def test_of_very_many_cards_fields_follow_in_a_turn_of_their_own(open_window: Opener) -> None:
    """The step itself holds the window long enough. What is edited in a field itself is shown at
    once, and its own undo stays; what came before is made good then, and a later choice holds.
    """
    window = open_window(makers.crowded(2, 2 * MANY))
    tactics, inspector = tuple(window.session.canvas.tactics), inspector_of(window)
    window.selection.set(tactics)
    assert inspector.caption.text() == "THIS CANVAS"
    QApplication.processEvents()
    assert inspector.caption.text() == f"{2 * MANY} TACTICS"
    status = editor(window, Tactic, "status")
    assert isinstance(status, ChoiceBox)
    changes = commands.set_field(window.session.canvas, tactics, "status", Status.DONE)
    window.session.do(StepLabel.of_field(Tactic, "status"), changes)
    before = status.currentIndex()
    QApplication.processEvents()
    assert status.currentIndex() != before
    owner = editor(window, Tactic, "owner")
    owner.setFocus()
    QTest.keyClicks(owner, "Eve")
    assert isinstance(owner, TextBox)
    QTest.keyClick(owner, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert owner.has_redo()
    window.session.do(
        StepLabel("delete-cards", MANY), commands.delete(window.session.canvas, tactics[1:])
    )
    window.selection.clear()
    QApplication.processEvents()
    assert inspector.caption.text() == "THIS CANVAS"


def test_words_begin_at_the_side_of_their_script(open_window: Opener) -> None:
    """Hebrew begins at the right of a field, Latin at the left, as it is shown and as it is typed;
    what the coach says below has a heading of its own, and not the panel’s once more.
    """
    canvas = makers.cafe()
    words = commands.set_field(canvas, (P1,), "statement", "\u05e9\u05dc\u05d5\u05dd")
    window = open_window(canvas.apply(words))
    window.selection.set((P1,))
    box = editor(window, Problem, "statement")
    middle = box.viewport().width() // 2
    assert box.cursorRect().x() > middle
    type_into(box, "Hello")
    box.moveCursor(box.textCursor().MoveOperation.Start)
    assert box.cursorRect().x() < middle
    box.selectAll()
    box.insertPlainText("\u05d0")
    assert box.cursorRect().x() > middle
    assert "COACH" not in shown_words(inspector_of(window))


@pytest.mark.parametrize("words", ["", "30 %"])
def test_a_field_without_letters_begins_where_one_reads_from(qtbot: QtBot, words: str) -> None:
    """At the right in a window that is read from there, though no script says so yet."""
    box = TextBox()
    qtbot.addWidget(box)
    box.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    box.resize(200, 40)
    box.show()
    box.show_value(words)
    box.moveCursor(box.textCursor().MoveOperation.Start)
    assert box.cursorRect().x() > 100
    box.show_value("Hello")
    box.moveCursor(box.textCursor().MoveOperation.Start)
    assert box.cursorRect().x() < 100


@pytest.mark.parametrize("reads", list(Qt.LayoutDirection)[:2])
def test_a_line_as_wide_as_its_field_is_seen_from_its_first_letter(
    qtbot: QtBot, reads: Qt.LayoutDirection
) -> None:
    """However wide the field is, and wherever one reads from: it began cut off at the right ones,
    and moved sideways with the cursor in the others.
    """
    box = TextBox(least=3)
    qtbot.addWidget(box)
    box.setLayoutDirection(reads)
    box.show()
    box.show_value("Somebody suggested it")
    for width in range(90, 220):
        box.resize(width, box.height())
        box.moveCursor(box.textCursor().MoveOperation.EndOfLine)
        box.moveCursor(box.textCursor().MoveOperation.Start)
        assert box.cursorRect().x() >= 0, width
        box.moveCursor(box.textCursor().MoveOperation.EndOfLine)
        assert box.horizontalScrollBar().value() == 0, width


@pytest.mark.parametrize("shown_first", [True, False])
def test_no_letter_of_a_long_text_lies_under_the_scroll_bar(
    qtbot: QtBot, shown_first: bool
) -> None:
    """Lines are as wide as what the bar leaves, also where it comes with the first look."""
    frame = QWidget()
    qtbot.addWidget(frame)
    box = TextBox(most=4)
    QVBoxLayout(frame).addWidget(box)
    frame.resize(260, 300)
    if shown_first:
        frame.show()
    box.show_value("Copying the café next door and forgetting the waste " * 8)
    frame.show()
    QApplication.processEvents()
    assert box.verticalScrollBar().isVisible()
    line = box.document().begin().layout().lineAt(0)
    assert line.width() == box.viewport().width()
