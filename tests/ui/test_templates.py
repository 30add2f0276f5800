# SPDX-License-Identifier: MIT
"""Beginning with an example or an own template, and keeping and throwing away own ones."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from stratcanvas.domain.canvas import Canvas
from stratcanvas.session.session import Session
from stratcanvas.session.templates import (
    Template,
    blank,
    examples,
    keep_template,
    templates_folder,
)
from stratcanvas.session.templates import own_templates as all_own
from stratcanvas.storage.door import drafts
from stratcanvas.storage.errors import Damaged, DiskFull, Trouble
from stratcanvas.ui import own_templates
from stratcanvas.ui.dialogs import trouble
from stratcanvas.ui.dialogs.new_from import NewFromDialog
from stratcanvas.ui.dialogs.template_name import TemplateNameDialog
from stratcanvas.ui.dialogs.trouble import Way
from stratcanvas.ui.window import Window
from stratcanvas.ui.windows import Windows
from tests import makers

pytestmark = pytest.mark.usefixtures("panels_away")


def own(name: str = "My plan") -> Path:
    path = templates_folder() / f"{name}.canvas"
    keep_template(path, makers.cafe(), name)
    return path


def test_an_example_opens_as_a_new_canvas_in_the_place_of_an_empty_one(windows: Windows) -> None:
    """The untouched empty window that asked gives its place; one with words stays."""
    windows.new()
    (empty,) = windows.open_ones
    empty.context.windows.new_from.emit(examples()[0].path)
    (window,) = windows.open_ones
    assert window.session.path is None
    assert window.session.canvas.problems
    window.context.windows.new_from.emit(examples()[1].path)
    assert len(windows.open_ones) == 2
    window.context.windows.new.emit()  # an example that nobody edited is no empty canvas
    assert len(windows.open_ones) == 3


def test_an_example_that_was_only_looked_at_is_no_draft(windows: Windows) -> None:
    """Closing its window leaves nothing behind and asks nothing."""
    windows.new(template=examples()[0].path)
    (window,) = windows.open_ones
    assert window.close()
    assert drafts() == []


def test_a_template_that_can_not_be_read_says_why(
    windows: Windows, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No window opens; the person hears one plain sentence."""
    path = own()
    path.write_bytes(path.read_bytes()[:5000])
    told: list[Trouble] = []

    def ask(_: QWidget | None, problem: Trouble, _ways: tuple[Way, ...]) -> Way:
        told.append(problem)
        return Way.CLOSE

    monkeypatch.setattr(trouble, "ask_trouble", ask)
    windows.new(template=path)
    assert windows.open_ones == []
    (problem,) = told
    assert isinstance(problem, Damaged)


def never(_: Template) -> bool:
    raise AssertionError("nobody asked for that")


@pytest.fixture
def dialog(qtbot: QtBot) -> Callable[..., NewFromDialog]:
    """Return a way to show the dialog; it closes with the test."""

    def show(throw_away: Callable[[Template], bool] = never) -> NewFromDialog:
        made = NewFromDialog(throw_away)
        qtbot.addWidget(made)
        made.show()
        qtbot.waitExposed(made)
        return made

    return show


def rows(dialog: NewFromDialog) -> list[tuple[str, str]]:
    found = []
    for part in map(dialog.list.topLevelItem, range(dialog.list.topLevelItemCount())):
        assert part is not None
        for row in map(part.child, range(part.childCount())):
            assert row is not None
            found.append((row.text(0), row.text(1)))
    return found


def test_the_list_says_what_each_is_and_for_whom(dialog: Callable[..., NewFromDialog]) -> None:
    """Nothing first, then the examples, then one's own; a screen reader hears both words."""
    own("Dentists")
    shown = dialog()
    assert rows(shown) == [
        ("Blank", "An empty canvas"),
        *((each.title, each.for_whom) for each in examples()),
        ("Dentists", makers.cafe().brief.customer),
    ]
    item = shown.list.currentItem()
    assert item is not None
    spoken = item.data(0, Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == f"{examples()[0].title}, {examples()[0].for_whom}"
    assert shown.list.accessibleName()


def test_keys_choose_and_take(dialog: Callable[..., NewFromDialog], qtbot: QtBot) -> None:
    """Arrows walk, letters jump, Enter takes; Esc takes nothing, and a heading is nothing."""
    shown = dialog()
    qtbot.keyClick(shown.list, Qt.Key.Key_Down)
    assert shown.current == examples()[1]
    qtbot.keyClicks(shown.list, "Roo")
    assert shown.current is not None
    assert shown.current.id == "trade"
    qtbot.keyClick(shown.list, Qt.Key.Key_Return)
    assert shown.result()
    assert shown.chosen == shown.current
    shown = dialog()
    qtbot.keyClick(shown.list, Qt.Key.Key_Escape)
    assert shown.chosen is None
    shown = dialog()
    shown.list.setCurrentItem(shown.list.topLevelItem(0))
    assert not shown.begin.isEnabled()


def test_only_an_own_one_can_be_thrown_away(
    dialog: Callable[..., NewFromDialog], qtbot: QtBot
) -> None:
    """Delete asks of an own template alone; once it is gone the list has lost it."""
    path = own("Dentists")
    asked: list[Template] = []

    def throw_away(template: Template) -> bool:
        asked.append(template)
        path.unlink()
        return True

    shown = dialog(throw_away)
    qtbot.keyClick(shown.list, Qt.Key.Key_Delete)
    assert asked == []
    qtbot.keyClick(shown.list, Qt.Key.Key_End)
    assert shown.away.isEnabled()
    qtbot.keyClick(shown.list, Qt.Key.Key_Delete)
    assert [each.path for each in asked] == [path]
    assert ("Dentists", makers.cafe().brief.customer) not in rows(shown)
    assert not shown.away.isEnabled()


def test_a_damaged_one_is_shown_and_can_go(
    dialog: Callable[..., NewFromDialog], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """It says that it can't be read; thrown away, it is gone from the disk as well."""
    path = own()
    path.write_bytes(b"not a canvas at all")
    answers = [False, True]
    monkeypatch.setattr(own_templates, "ask_to_throw_away", lambda *_: answers.pop(0))
    shown = dialog(lambda template: own_templates.throw_away(shown, template))
    assert ("My plan", "It can’t be read") in rows(shown)
    qtbot.keyClick(shown.list, Qt.Key.Key_End)
    shown.away.click()
    assert path.exists()
    shown.away.click()
    assert not path.exists()


@pytest.mark.parametrize("place", [0, 1])
def test_the_action_begins_with_what_was_chosen(
    windows: Windows, monkeypatch: pytest.MonkeyPatch, place: int
) -> None:
    """Nothing gives an empty canvas with the place's language, an example a canvas like it."""
    windows.new(template=examples()[1].path)
    (window,) = windows.open_ones
    template = (blank(), *examples())[place]
    monkeypatch.setattr(own_templates, "choose", lambda _: template)
    window.action_set.qt["new-from"].trigger()
    made = windows.open_ones[-1]
    assert made is not window
    assert made.session.is_blank == (place == 0)


def answer(monkeypatch: pytest.MonkeyPatch, *names: str, replaces: bool = False) -> list[str]:
    """Let the person give these names, one after the other; return what was proposed."""
    proposed, waiting = [], list(names)

    def ask(_: QWidget | None, words: str) -> str:
        proposed.append(words)
        return waiting.pop(0) if waiting else ""

    monkeypatch.setattr(own_templates, "ask_template_name", ask)
    monkeypatch.setattr(own_templates, "ask_to_replace", lambda *_: replaces)
    return proposed


def test_a_canvas_is_kept_as_a_template_under_a_name(
    open_window: Callable[[Canvas], Window], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its title is proposed; the copy is called as it was named, and the canvas stays as it is."""
    window = open_window(makers.cafe())
    proposed = answer(monkeypatch, "Plan: A/B")
    window.action_set.qt["save-as-template"].trigger()
    assert proposed == [makers.cafe().brief.title]
    (template,) = all_own()
    assert (template.title, template.path.name) == ("Plan: A/B", "Plan A B.canvas")
    assert window.session.canvas == makers.cafe()
    assert window.session.path is None
    assert "“Plan: A/B” is kept" in window.status.hint.text()


@pytest.mark.parametrize("replaces", [True, False])
def test_one_of_that_name_is_replaced_only_if_the_person_says_so(
    session: Callable[[Canvas], Session], monkeypatch: pytest.MonkeyPatch, *, replaces: bool
) -> None:
    """Asked first; who does not want it gives another name, or none."""
    path = own()
    before = path.read_bytes()
    proposed = answer(monkeypatch, "My plan", replaces=replaces)
    said: list[str] = []
    done = own_templates.keep(QWidget(), session(makers.empty()), lambda: True, said.append)
    assert done == replaces
    assert bool(said) == replaces
    assert (path.read_bytes() == before) == (not replaces)
    assert proposed[1:] == ([] if replaces else ["My plan"])


def test_a_name_that_can_not_be_written_asks_for_another(
    session: Callable[[Canvas], Session], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A trouble is told, with the way to another name; what lacks of the words is said too."""
    answer(monkeypatch, "First", "Second")
    kept = own_templates.keep_template
    told: list[Trouble] = []

    def refuse(path: Path, canvas: Canvas, title: str, *, overwrite: bool = False) -> Template:
        if title == "First":
            raise DiskFull("No room.")
        return kept(path, canvas, title, overwrite=overwrite)

    def ask(_: QWidget | None, problem: Trouble, ways: tuple[Way, ...]) -> Way:
        told.append(problem)
        return ways[0]

    monkeypatch.setattr(own_templates, "keep_template", refuse)
    monkeypatch.setattr(own_templates, "ask_trouble", ask)
    said: list[str] = []
    assert own_templates.keep(QWidget(), session(makers.cafe()), lambda: False, said.append)
    assert [each.title for each in all_own()] == ["Second"]
    assert [str(each) for each in told] == ["No room."]
    assert "could not be kept" in said[0]


def test_a_template_needs_a_name(qtbot: QtBot) -> None:
    """White space is none; the button says so by not being there to press."""
    dialog = TemplateNameDialog("  ")
    qtbot.addWidget(dialog)
    assert not dialog.keep.isEnabled()
    dialog.line.setText("Plan")
    assert dialog.keep.isEnabled()
    assert dialog.line.accessibleName()


@pytest.mark.usefixtures("windows")  # with the style sheet that the program has
def test_the_row_that_is_chosen_has_a_plain_ground(dialog: Callable[..., NewFromDialog]) -> None:
    """One colour from end to end, as in all lists, and no frame of the style's around it."""
    made = dialog()
    made.list.setFocus()
    rows = made.list
    place = rows.visualItemRect(rows.currentItem())
    picture = rows.viewport().grab().toImage()
    wide, middle = picture.width(), place.center().y()
    far = {picture.pixelColor(x, middle).name() for x in range(wide - 120, wide - 12)}
    edges = {
        picture.pixelColor(x, y).name()
        for x in range(wide - 120, wide - 12)
        for y in (place.top(), place.bottom())
    }
    assert len(far) == 1
    assert far == edges
    assert far != {rows.palette().base().color().name()}
