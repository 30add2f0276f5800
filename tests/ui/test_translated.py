# SPDX-License-Identifier: MIT
"""The window in languages that nobody speaks: whatever it says is said in them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QMenuBar, QWidget
from pytestqt.qtbot import QtBot

from stratcanvas import words
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Awareness, Brief, Note, Strategy, TacticKind
from stratcanvas.paint.card_content import CardContent, content_of
from stratcanvas.storage.errors import reading
from stratcanvas.ui.actions.table import keys_of_actions
from stratcanvas.ui.dialogs.about import AboutDialog
from stratcanvas.ui.dialogs.export.export_dialog import ExportDialog
from stratcanvas.ui.dialogs.keys import KeysDialog
from stratcanvas.ui.dialogs.trouble import NAMING, TroubleDialog
from stratcanvas.ui.guide.guide import Guide
from stratcanvas.ui.guide.questions import QUESTIONS
from stratcanvas.ui.window import Window
from tests import makers
from tests.pseudo import Pseudo, plain_words

Opener = Callable[[Canvas], Window]
KNOWN = frozenset(
    [
        "Ctrl",
        "Shift",
        "Esc",
        "Enter",
        "Space",
        "Tab",
        "Del",
        "Ins",
        "Backspace",
        "Home",
        "End",
        "Down",
        "Alt",
        "Left",
        "Right",
        "PgUp",
        "PgDown",
        "Stratcanvas",
        "canvas",
    ]
)
"""Keys as Qt names them, and the program's name."""
LEGAL = frozenset(["MIT", "Inter", "Noto", "OFL", "Lucide", "ISC"])


@pytest.fixture
def _strange(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    """Speak such a language for one test."""
    words.use(Pseudo(mirrored=request.param))
    yield
    words.use(None)
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def nameless() -> Canvas:
    """Return a canvas with a card of each kind: those with words, and those without any."""
    canvas = makers.cafe()
    brief, strategy = Brief(id=makers.key(1)), Strategy(id=makers.key(2), statement="ΩΩ")
    problems = [
        replace(each, statement="Ω" * (n % 2), cost="", awareness=list(Awareness)[n % 3])
        for n, each in enumerate(canvas.problems.values())
    ]
    tactics = [
        replace(each, title="Ω" * (n % 2), kind=list(TacticKind)[n])
        for n, each in enumerate(canvas.tactics.values())
    ]
    note = Note(id=makers.key(1, makers.NOTE), text="", x=-900.0, y=0.0)
    return Canvas(brief, strategy, [*problems, *tactics, note, *canvas.links.values()])


def strings_of(face: CardContent) -> set[str]:
    """Return all that a card says."""
    return {face.words, face.hint, face.label, *(chip.words for chip in face.chips)}


def texts_in(top: QWidget) -> Iterator[tuple[str, str]]:
    """Return every text that a window shows, tells or reads aloud, and what it stands on."""
    for widget in (top, *top.findChildren(QWidget)):
        place = type(widget).__name__
        said = [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        said += [widget.statusTip(), widget.whatsThis(), widget.windowTitle()]
        for asked in ("text", "title", "placeholderText", "toPlainText"):
            if callable(getattr(widget, asked, None)) and not isinstance(widget, QMenuBar):
                said.append(str(getattr(widget, asked)()))
        if isinstance(widget, QComboBox):
            said += [widget.itemText(row) for row in range(widget.count())]
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            said += rows_of(widget.model(), QModelIndex())
        for text in said:
            yield re.sub(r"<[^>]*>", " ", text), place
    for action in top.findChildren(QAction):
        yield action.text(), "action"
        yield re.sub(r"<[^>]*>", " ", action.toolTip()), "tip"


def rows_of(model: QAbstractItemModel, above: QModelIndex) -> list[str]:
    """Return what each row of a list or tree says and has read aloud."""
    said = []
    for row in range(model.rowCount(above)):
        index = model.index(row, 0, above)
        roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        said += [str(index.data(role) or "") for role in roles]
        said += rows_of(model, index)
    return said


@pytest.mark.parametrize("_strange", [False, True], ids=["longer", "mirrored"], indirect=True)
@pytest.mark.usefixtures("_strange")
def test_the_window_has_no_plain_words_left(open_window: Opener, qapp: QApplication) -> None:
    """Menus, bars, panels, cards and what is read aloud are in the language, and so are tips."""
    mirrored = words.tr("LTR") == "RTL"
    window = open_window(nameless())
    assert (window.layoutDirection() is Qt.LayoutDirection.RightToLeft) is mirrored
    canvas = window.session.canvas
    chosen = [(), (canvas.id,), (canvas.strategy.id,), tuple(canvas.links)]
    chosen += [(each,) for each in (*canvas.problems, *canvas.tactics, *canvas.notes)]
    chosen.append((*canvas.problems, *canvas.tactics))
    seen: dict[str, str] = {}
    for ids in chosen:
        window.selection.set(ids)
        qapp.processEvents()
        seen |= dict(texts_in(window))
    for key in (canvas.id, canvas.strategy.id, *canvas.problems, *canvas.tactics, *canvas.notes):
        seen |= dict.fromkeys(strings_of(content_of(canvas, key)), "card")
    assert len(seen) > 150
    left = {text: place for text, place in seen.items() if plain_words(text, KNOWN)}
    assert not left


@pytest.mark.parametrize("_strange", [False, True], ids=["longer", "mirrored"], indirect=True)
@pytest.mark.usefixtures("_strange")
def test_the_guided_start_has_no_plain_words_left(open_window: Opener, qapp: QApplication) -> None:
    """Questions, fields, prompts, choices and the end are; a starter's title is in the canvas'."""
    plan = nameless()
    window = open_window(makers.replace_brief(plan, language="de"))
    window.guide()
    guide = window.panels.guest
    assert isinstance(guide, Guide)
    seen: dict[str, str] = {}
    for place in range(len(QUESTIONS) + 1):
        guide.ask(place)
        qapp.processEvents()
        seen |= dict(texts_in(guide))
    assert len(seen) > 80
    names = KNOWN | {"Alt", "Left", "Right"}
    left = {text: place for text, place in seen.items() if plain_words(text, names)}
    assert not left


@pytest.mark.parametrize("_strange", [False], indirect=True)
@pytest.mark.usefixtures("_strange")
def test_dialogs_have_no_plain_words_left(qtbot: QtBot) -> None:
    """About, the keys, the export and a trouble are in the language."""
    trouble = reading(FileNotFoundError(), Path("/ΩΩ/Ω"))
    dialogs = (
        AboutDialog(),
        KeysDialog(keys_of_actions()),
        ExportDialog(nameless(), "one-pager"),
        TroubleDialog(trouble, NAMING),
    )
    seen: dict[str, str] = {}
    for dialog in dialogs:
        qtbot.addWidget(dialog)
        seen |= dict(texts_in(dialog))
        dialog.reject()  # else the export is made while the tests end
    assert len(seen) > 80
    names = KNOWN | LEGAL
    left = {text: place for text, place in seen.items() if plain_words(text, names)}
    assert not left
