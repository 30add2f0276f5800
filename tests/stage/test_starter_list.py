# SPDX-License-Identifier: MIT
"""The list that T opens with a problem selected: what could be made for it."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from stratcanvas.coach.starters import starters_for
from stratcanvas.domain import commands
from stratcanvas.domain.cards import Aim, Stage, TacticKind
from stratcanvas.domain.changes import updating
from stratcanvas.domain.fields import LONGEST_TEXT
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.theme import DARK, LIGHT
from stratcanvas.stage.lists.starter_rows import ROW
from tests import makers
from tests.contrast import contrast
from tests.makers import PROBLEM, TACTIC, key

ONE, TWO, THREE, FOUR = (key(n, PROBLEM) for n in range(1, 5))
LOOSE = key(5, TACTIC)


def opened(stage, canvas=None, problem=THREE):
    hand = stage(canvas or makers.cafe())
    hand.selection.set((problem,))
    hand.view.add_tactic()
    return hand, hand.view.lists.starters


def shown(starters):
    return [starters.list.item(n).data(ROW) for n in range(starters.list.count())]


def new_tactic(hand):
    return hand.canvas.tactics[hand.selection.ids[0]]


def test_enter_takes_the_first_starter_and_opens_its_title(stage):
    """It is connected, has kind, aim and stage, and a title to be typed on; all is one step."""
    hand, starters = opened(stage)
    assert starters.isVisible()
    before = hand.canvas
    first = starters_for(before, THREE)[0]
    assert shown(starters)[0] == first.id
    hand.key(Qt.Key.Key_Return)
    assert not starters.isVisible()
    made = new_tactic(hand)
    assert (made.kind, made.aim, made.stage) == (TacticKind.ARTICLE, Aim.EDUCATE, Stage.MARKETING)
    assert made.title == first.title
    assert hand.canvas.problems_of[made.id] == (THREE,)
    assert hand.view.inline_edit.card == made.id
    hand.type(" again")
    hand.key(Qt.Key.Key_Escape)
    assert new_tactic(hand).title == f"{first.title} again"
    assert hand.session.undo_label == StepLabel("add-tactic")
    hand.session.undo()
    assert hand.canvas == before
    hand.scene_is_the_model()


def test_esc_opens_an_empty_connected_card_and_a_second_leaves_nothing(stage):
    """As if nothing had happened: no card, no step, and the problem is selected as before."""
    hand, starters = opened(stage)
    before = hand.canvas
    hand.key(Qt.Key.Key_Escape)
    assert not starters.isVisible()
    made = new_tactic(hand)
    assert not made.title
    assert hand.canvas.problems_of[made.id] == (THREE,)
    hand.key(Qt.Key.Key_Escape)
    assert hand.canvas == before
    assert hand.session.undo_label is None
    assert hand.selection.ids == (THREE,)
    assert hand.view.hasFocus()


def test_leaving_the_list_leaves_nothing(stage):
    """A click on the canvas, and the keyboard going elsewhere, close it without a trace."""
    hand, starters = opened(stage)
    before = hand.canvas
    hand.click(ONE)
    assert not starters.isVisible()
    hand.selection.set((TWO,))
    hand.view.add_tactic()
    assert starters.isVisible()
    hand.view.setFocus()
    assert not starters.isVisible()
    assert hand.canvas == before
    assert hand.session.undo_label is None


def test_typing_finds_by_the_start_of_words_first(stage):
    """The row that Enter would take is the best match; the last row stays."""
    hand, starters = opened(stage)
    hand.type("check")
    assert shown(starters) == ["checklist", ""]
    hand.key(Qt.Key.Key_Return)
    assert new_tactic(hand).title.startswith("A checklist")


def test_what_is_found_nowhere_becomes_the_title_of_a_card(stage):
    """Nothing typed is lost: Enter and Esc both put it on an own card, to go on typing."""
    for ending in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        hand, starters = opened(stage)
        hand.type("Zesty workshop")
        assert shown(starters) == [""]
        assert starters.list.item(0).text() == "Your words, Zesty workshop"
        assert starters.foot.text() == "Enter makes a card of them"
        hand.key(ending)
        made = new_tactic(hand)
        assert made.title == "Zesty workshop"
        assert hand.canvas.problems_of[made.id] == (THREE,)
        assert hand.view.inline_edit.card == made.id
        hand.key(Qt.Key.Key_Escape)
        hand.session.undo()
        assert made.id not in hand.canvas.tactics


def test_a_talk_connects_to_all_problems_and_says_so(stage):
    """Here to all three others too; the row says how many before it is taken."""
    hand, starters = opened(stage)
    hand.type("talk")
    assert "connects to all 4 problems" in starters.list.item(0).text()
    hand.key(Qt.Key.Key_Return)
    made = new_tactic(hand)
    assert set(hand.canvas.problems_of[made.id]) == {ONE, TWO, THREE, FOUR}
    hand.key(Qt.Key.Key_Escape)
    hand.scene_is_the_model()


@pytest.mark.parametrize(
    ("place", "said"), [(0, "the first 10 problems"), (11, "the first 9 problems and this one")]
)
def test_a_talk_says_which_of_many_problems_it_connects_to(stage, place, said):
    """Asked for at the twelfth it serves that one too, and the first nine."""
    canvas = makers.crowded()
    hand, starters = opened(stage, canvas, canvas.ranked[place].id)
    hand.type("talk")
    assert f"connects to {said}" in starters.list.item(0).text()
    hand.key(Qt.Key.Key_Escape)
    hand.key(Qt.Key.Key_Escape)


def test_what_is_there_already_is_marked_and_stands_last(stage):
    """The problem with an article, an interview and a talk is offered other things first."""
    _, starters = opened(stage, problem=TWO)
    rows = [starters.list.item(n).text() for n in range(starters.list.count())]
    assert ["there already" in row for row in rows] == [
        *[False] * (len(rows) - 4),
        *[True] * 3,
        False,
    ]


def test_keys_walk_through_the_rows(stage):
    """Up, Down, Page Up, Page Down, Home and End; letters go on being typed."""
    hand, starters = opened(stage)
    last = starters.list.count() - 1
    for press, row in (
        (Qt.Key.Key_Up, 0),
        (Qt.Key.Key_Down, 1),
        (Qt.Key.Key_PageDown, last),
        (Qt.Key.Key_End, last),
        (Qt.Key.Key_Down, last),
        (Qt.Key.Key_PageUp, 0),
        (Qt.Key.Key_Home, 0),
    ):
        hand.key(press)
        assert starters.list.currentRow() == row
        assert starters.filter.accessibleDescription() == starters.list.item(row).text()


def test_a_click_takes_a_row(stage):
    """The row that was clicked, not the one that the keyboard is on."""
    hand, starters = opened(stage)
    item = starters.list.item(2)
    spot = starters.list.visualItemRect(item).center()
    QTest.mouseClick(starters.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert new_tactic(hand).kind is TacticKind.TEMPLATE


def test_without_one_problem_selected_t_adds_a_card_at_once(stage):
    """With a tactic, nothing, or two problems selected; the action for it says what is needed."""
    hand = stage(makers.cafe())
    for chosen in ((), (LOOSE,), (ONE, TWO)):
        hand.selection.set(chosen)
        hand.view.add_tactic()
        assert not hand.view.lists.starters.isVisible()
        assert hand.view.inline_edit.active
        hand.key(Qt.Key.Key_Escape)
    hand.selection.set((ONE, TWO))
    hand.view.add_tactic_for_problem()
    assert hand.said.startswith("Select one problem")


def test_the_list_goes_when_its_problem_goes(stage):
    """Undo that removes the problem closes the list."""
    hand = stage(makers.empty())
    hand.view.add_problem()
    hand.type("Late invoices")
    hand.key(Qt.Key.Key_Escape)
    hand.view.add_tactic()
    assert hand.view.lists.starters.isVisible()
    hand.session.undo()
    assert not hand.view.lists.starters.isVisible()


def test_the_list_follows_what_goes_and_comes_beside_its_problem(stage):
    """A problem that another window's undo takes away is connected to nothing any more."""
    hand, starters = opened(stage)
    hand.type("talk")
    gone = commands.delete(hand.canvas, [FOUR])
    hand.session.do(StepLabel("delete-cards"), gone)
    assert "connects to all 3 problems" in starters.list.item(0).text()
    hand.session.do(StepLabel("delete-cards"), commands.delete(hand.canvas, [ONE]))
    assert starters.title.text() == "New tactic for problem 2"
    hand.key(Qt.Key.Key_Return)
    assert set(hand.canvas.problems_of[new_tactic(hand).id]) == {TWO, THREE}
    hand.key(Qt.Key.Key_Escape)
    hand.scene_is_the_model()


LONG = "Wirtschaftsprüfungsgesellschaftsverzeichnis " * 9


@pytest.mark.parametrize("size", [(1200, 820), (620, 380), (340, 300)])
@pytest.mark.parametrize("scale", [1, 2])
@pytest.mark.parametrize("problem", [ONE, FOUR])
def test_the_list_lies_inside_the_view(stage, size, scale, problem):
    """However small the view and large the letters: it is cut nowhere, and its rows neither."""
    app = QApplication.instance()
    font = app.font()
    app.setFont(QFont(font.family(), font.pointSize() * scale))
    try:
        canvas = makers.cafe()
        wordy = replace(canvas.problems[problem], statement=LONG)
        canvas = canvas.apply(updating([(canvas.problems[problem], wordy)]))
        hand = stage(canvas)
        hand.view.resize(*size)
        hand.selection.set((problem,))
        hand.view.add_tactic()
        starters = hand.view.lists.starters
        inside = hand.view.viewport().rect()
        assert inside.contains(starters.geometry())
        for child in (starters.title, starters.filter, starters.list, starters.foot):
            assert starters.rect().contains(child.geometry())
        listing = starters.list
        assert listing.sizeHintForColumn(0) <= listing.viewport().width()
        hand.view.resize(size[0] - 20, size[1] - 20)
        assert hand.view.viewport().rect().contains(starters.geometry())
        hand.key(Qt.Key.Key_Escape)
        hand.key(Qt.Key.Key_Escape)
    finally:
        app.setFont(font)


@pytest.mark.parametrize("which", ["starters", "choices", "picker"])
def test_the_last_row_that_is_seen_is_whole(stage, which):
    """However low the view, a list ends below a row and cuts none in two."""
    hand = stage(makers.crowded(30, 1))
    view = hand.view
    hand.selection.set((hand.canvas.ranked[0].id if which == "starters" else key(1, TACTIC),))
    if which == "choices":
        view.lists.open_choices("kind")
    else:
        (view.add_tactic if which == "starters" else view.connect_by_keyboard)()
    rows, cut = getattr(view.lists, which).list, 0
    for high in range(300, 520, 12):
        view.resize(900, high)
        port = rows.viewport().rect()
        places = [rows.visualItemRect(rows.item(n)) for n in range(rows.count())]
        seen = [each for each in places if each.intersects(port)]
        assert seen
        cut += len(seen) < len(places)
        assert all(each.top() >= 0 and each.bottom() <= port.bottom() for each in seen)
        assert sum(each.height() for each in seen) == port.height()
    assert cut > 3
    view.setFocus()


@pytest.mark.parametrize("theme", [LIGHT, DARK])
def test_a_kind_has_its_aims_colour_and_shape(stage, theme):
    """Round and green educates, a diamond in navy helps to solve: neither by colour alone."""
    hand, starters = opened(stage)
    hand.view.set_theme(theme)
    picture = starters.list.viewport().grab().toImage()
    inks = {}
    for row, kind in ((0, Aim.EDUCATE), (3, Aim.SOLVE)):
        rect = starters.list.visualItemRect(starters.list.item(row))
        middle = QPoint(rect.x() + 8 + 4, rect.y() + 5 + starters.fontMetrics().height() // 2)
        inks[kind] = picture.pixelColor(middle).name()
    assert inks[Aim.EDUCATE] == theme.educate
    assert inks[Aim.SOLVE] == theme.solve
    assert contrast(theme.educate, theme.panel) >= 4.5


@pytest.mark.parametrize("scale", [1, 2])
def test_a_kind_stands_clear_of_its_mark(stage, scale):
    """A fifth of its letters' height lies between them, however large these are."""
    _, starters = opened(stage)
    font = QFont(starters.list.font())
    font.setPixelSize(13 * scale)
    starters.list.setFont(font)
    picture = starters.list.viewport().grab().toImage()
    row = starters.list.visualItemRect(starters.list.item(1))  # no ground lies under it
    first = [picture.pixelColor(x, row.y() + 2) for x in range(row.width() // 3)]
    high = range(row.y() + 2, row.y() + 5 + starters.list.fontMetrics().height())
    blank = [all(picture.pixelColor(x, y) == first[x] for y in high) for x in range(len(first))]
    mark = blank.index(False)
    end = blank.index(True, mark)
    word = blank.index(False, end)
    assert word - end >= 13 * scale * 0.2


def test_one_very_long_word_becomes_a_title_as_long_as_a_title_may_be(stage):
    """Pasted into the list it is cut to what a card holds; its row shows the beginning alone."""
    hand, starters = opened(stage)
    QApplication.clipboard().setText("a" * 200_000)
    starters.filter.paste()
    assert len(starters.list.item(0).text()) < 150
    hand.key(Qt.Key.Key_Return)
    assert new_tactic(hand).title == "a" * LONGEST_TEXT
    hand.key(Qt.Key.Key_Escape)


def test_what_is_too_long_for_a_title_is_told(stage):
    """The field takes what a card can hold, and says that it took no more."""
    hand, starters = opened(stage)
    starters.filter.insert("x" * 20_001)
    assert len(starters.filter.text()) == 20_000
    assert hand.said == "A card holds 20,000 characters; what is beyond that was not put in."
    hand.key(Qt.Key.Key_Escape)
