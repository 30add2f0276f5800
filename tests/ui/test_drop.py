# SPDX-License-Identifier: MIT
"""Files dropped on the window open, wherever on it, through Qt's own delivery."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.fragments import MIME_TYPE, copied, written
from stratcanvas.ui.paste_bar import PasteBar
from stratcanvas.ui.window import Window
from tests import makers
from tests.ui.drops import dropped
from tests.ui.panes import inspector_of, outline_of

pytestmark = pytest.mark.usefixtures("panels_away")

Opener = Callable[[Canvas], Window]
TALK = makers.key(1, makers.TACTIC)
COPY, MOVE, LINK = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction, Qt.DropAction.LinkAction
LEFT, NO_KEY = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Drops:
    """Drags things over a window and drops them, as the system tells it; notes what is opened."""

    def __init__(self, window: Window) -> None:
        self.window, self.opened = window, []
        window.context.windows.open.disconnect()
        window.context.windows.open.connect(self.opened.append)

    def drop(
        self,
        widget: QWidget,
        data: QMimeData,
        actions: Qt.DropAction = COPY,
        at: QPoint | None = None,
    ) -> tuple[bool, Qt.DropAction]:
        """Return whether the drop was taken, and what the source is told was done."""
        return dropped(self.window, widget, data, actions, at)


def offer(*urls: QUrl, text: str = "") -> QMimeData:
    data = QMimeData()
    if urls:
        data.setUrls(list(urls))
    if text:
        data.setText(text)
    return data


def asked(window: Window, qtbot: QtBot) -> PasteBar:
    """Return the strip that asks once a file is read, beside the window; before, it says so."""
    qtbot.waitUntil(lambda: bool(window.findChildren(PasteBar)))
    (bar,) = window.findChildren(PasteBar)
    qtbot.waitUntil(lambda: bar.isVisible() and not bar.is_waiting)
    return bar


def parts(window: Window) -> dict[str, QWidget]:
    outline, inspector = outline_of(window), inspector_of(window)
    return {
        "canvas": window.view.viewport(),
        "outline": outline,
        "rows": outline.tree.viewport(),
        "inspector": inspector,
        "tools": window.tools,
        "status": window.status,
        "menus": window.menuBar(),
    }


def test_a_file_opens_wherever_it_is_dropped(open_window: Opener, tmp_path: Path) -> None:
    """On the canvas, the outline, the inspector, the bars, and on every field that takes text."""
    window = open_window(makers.cafe())
    window.selection.set((TALK,))
    drops, file = Drops(window), tmp_path / "a.canvas"
    places = parts(window)
    inspector = inspector_of(window)
    fields = [
        each for each in inspector.findChildren(QWidget) if each.isVisible() and each.acceptDrops()
    ]
    for widget in (*places.values(), *fields):
        if not window.rect().contains(widget.mapTo(window, widget.rect().center())):
            continue
        drops.opened.clear()
        data = offer(QUrl.fromLocalFile(str(file)), text=file.as_uri())
        assert drops.drop(widget, data) == (True, COPY), widget
        assert drops.opened == [[file]], widget
    assert window.session.canvas == makers.cafe()


def test_a_file_dropped_on_a_card_being_written_opens_too(
    open_window: Opener, tmp_path: Path
) -> None:
    """The field takes text but no file; its words and the writing stay."""
    window = open_window(makers.cafe())
    window.view.edit(TALK)
    editor = window.view.inline_edit.editor
    drops, before = Drops(window), editor.words()
    file = tmp_path / "a.canvas"
    assert drops.drop(editor, offer(QUrl.fromLocalFile(str(file)), text=file.as_uri()))[0]
    assert drops.opened == [[file]]
    assert editor.words() == before
    assert window.view.inline_edit.card == TALK
    assert drops.drop(editor, offer(text="words"))[0]
    assert "words" in editor.words()
    window.view.end_edit()


@pytest.mark.parametrize("place", ["canvas", "outline"])
def test_all_that_a_source_may_offer(open_window: Opener, tmp_path: Path, place: str) -> None:
    """Several files, a file's address as text alone; no page of the web."""
    window = open_window(makers.cafe())
    drops, widget = Drops(window), parts(window)[place]
    one, two = tmp_path / "one.canvas", tmp_path / "two b.canvas"
    web = QUrl("https://example.org/c.canvas")
    several = offer(QUrl.fromLocalFile(str(one)), web, QUrl.fromLocalFile(str(two)), text="x")
    assert drops.drop(widget, several)[0]
    assert drops.drop(widget, offer(text=f"{one.as_uri()}\r\n{two.as_uri()}\r\n"))[0]
    assert drops.opened == [[one, two], [one, two]]
    for refused in (offer(web), offer(text=" "), offer(web, text=str(one)), QMimeData()):
        assert not drops.drop(widget, refused)[0]
    assert len(drops.opened) == 2


@pytest.mark.parametrize(
    ("offered", "told"),
    [
        (COPY, COPY),
        (LINK, LINK),
        (MOVE | COPY, COPY),
        (MOVE | LINK, LINK),
        (MOVE, Qt.DropAction.IgnoreAction),
    ],
)
def test_a_source_never_moves_its_file_away(
    open_window: Opener, tmp_path: Path, offered: Qt.DropAction, told: Qt.DropAction
) -> None:
    """Whatever is proposed, the file opens where it is and the source is told of no move."""
    window = open_window(makers.cafe())
    drops, file = Drops(window), tmp_path / "a.canvas"
    assert drops.drop(window.view.viewport(), offer(QUrl.fromLocalFile(str(file))), offered) == (
        True,
        told,
    )
    assert drops.opened == [[file]]


def test_words_dropped_on_the_canvas_become_a_card_there(open_window: Opener) -> None:
    """In the frame a problem, beside it a tactic where they were let go; one step of undo."""
    window = open_window(makers.cafe())
    before, view = window.session.canvas, window.view
    frame, corner = view.stage.live_layout.frame.rect, view.viewport().rect().bottomRight()
    middle = view.mapFromScene(QPointF(frame.x + frame.width / 2, frame.y + frame.height / 2))
    drops = Drops(window)
    for spot, kind in ((middle, "problems"), (corner - QPoint(9, 9), "tactics")):
        assert drops.drop(view.viewport(), offer(text="Talk: pays too much"), at=spot)[0]
        cards = getattr(window.session.canvas, kind)
        assert len(cards) == len(getattr(before, kind)) + 1
        window.session.undo()
        assert window.session.canvas == before


@pytest.mark.parametrize("name", ["list.txt", "list.md", "list.csv"])
def test_a_list_in_a_file_asks_and_makes_cards(
    open_window: Opener, tmp_path: Path, qtbot: QtBot, name: str
) -> None:
    """A text, Markdown or CSV file is no canvas to open: the strip asks, as for pasted lines."""
    window = open_window(makers.cafe())
    path = tmp_path / name
    path.write_text("one\ntwo\nthree\n", encoding="utf-8")
    drops, before = Drops(window), len(window.session.canvas.tactics)
    assert drops.drop(
        window.view.viewport(), offer(QUrl.fromLocalFile(str(path))), at=QPoint(5, 400)
    )[0]
    assert drops.opened == []
    bar = asked(window, qtbot)
    bar.other.click()
    assert len(window.session.canvas.tactics) == before + 3


@pytest.mark.parametrize(
    ("name", "most", "told"),
    [
        ("list.txt", 8, "The text is very long: more than 2 lines."),
        ("list.md", 8, "The text is very long: more than 2 lines."),
        ("list.csv", 8, "The text is very long: more than 2 lines."),
        ("list.txt", 2, "The text is very long."),
    ],
)
def test_of_a_file_that_is_not_read_whole_no_count_is_told_as_all(
    open_window: Opener,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    most: int,
    told: str,
) -> None:
    """Two lines of three are read: the text has more than two, not two; of one no count is told."""
    monkeypatch.setattr("stratcanvas.session.text_files.MOST", most)
    window = open_window(makers.cafe())
    path = tmp_path / name
    path.write_text("one\ntwo\nthree\n", encoding="utf-8")
    Drops(window).drop(window.view.viewport(), offer(QUrl.fromLocalFile(str(path))))
    bar = asked(window, qtbot)
    assert bar.text.text() == told


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("plan.csv", "Problem;Tactic\nCorks leak;Talk: ten ways\n"),
        ("plan.md", "# Plan\n\n## The customer’s problems\n\n### 1. Corks leak\n"),
    ],
)
def test_a_whole_plan_is_opened(
    open_window: Opener, tmp_path: Path, qtbot: QtBot, name: str, words: str
) -> None:
    """Cards of a table’s first cells, or of an outline’s lines, would lose what hangs together."""
    window = open_window(makers.cafe())
    path = tmp_path / name
    path.write_text(words, encoding="utf-8")
    drops = Drops(window)
    assert drops.drop(window.view.viewport(), offer(QUrl.fromLocalFile(str(path))))[0]
    qtbot.waitUntil(lambda: drops.opened == [[path]])
    assert not any(bar.isVisible() for bar in window.findChildren(PasteBar))


def test_copied_cards_can_be_dropped(open_window: Opener) -> None:
    """Cards dragged from elsewhere come with the links that they have among each other."""
    window = open_window(makers.cafe())
    canvas = window.session.canvas
    data = QMimeData()
    data.setData(MIME_TYPE, written(copied(canvas, [*canvas.problems, *canvas.tactics])))
    assert Drops(window).drop(window.view.viewport(), data)[0]
    assert len(window.session.canvas.links) == 2 * len(canvas.links)


def test_a_file_that_is_no_text_says_so_and_changes_nothing(
    open_window: Opener, tmp_path: Path, qtbot: QtBot
) -> None:
    """A picture called .txt makes no card."""
    window = open_window(makers.cafe())
    path = tmp_path / "picture.txt"
    path.write_bytes(b"\x89PNG\0\0")
    assert Drops(window).drop(window.view.viewport(), offer(QUrl.fromLocalFile(str(path))))[0]
    qtbot.waitUntil(lambda: "is no file of text" in heard(window))
    assert window.session.canvas == makers.cafe()


def test_a_window_that_closes_while_a_list_is_read_is_no_trouble(
    open_window: Opener, tmp_path: Path
) -> None:
    """Whoever has closed the window hears nothing of the list."""
    window = open_window(makers.cafe())
    path = tmp_path / "list.txt"
    path.write_text("one\n" * 100_000, encoding="utf-8")
    assert Drops(window).drop(window.view.viewport(), offer(QUrl.fromLocalFile(str(path))))[0]
    window.close()
    QApplication.processEvents()


def heard(window: Window) -> str:
    """Return all that the status bar shows."""
    return " ".join(label.text() for label in window.status.findChildren(QLabel))
