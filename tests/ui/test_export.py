# SPDX-License-Identifier: MIT
"""Exporting: what a page comes to is said first, the name is proposed, the file is written."""

import errno
import os
import re
import threading
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Orientation, Paper
from stratcanvas.formats.options import OnePagerOptions, Options, PageStyle
from stratcanvas.formats.progress import Progress
from stratcanvas.formats.registry import FORMATS, Format, format_of, written
from stratcanvas.formats.results import Made, Report
from stratcanvas.paint import picture
from stratcanvas.session.export import Making
from stratcanvas.session.session import Session
from stratcanvas.storage.door import CanvasFile, write
from stratcanvas.storage.errors import Trouble
from stratcanvas.ui import export
from stratcanvas.ui.actions import file_actions
from stratcanvas.ui.dialogs.export.button_row import ButtonRow
from stratcanvas.ui.dialogs.export.export_dialog import ExportDialog
from stratcanvas.ui.dialogs.export.foretold import foretold, size_in_words
from stratcanvas.ui.dialogs.export.kinds_list import KindsList
from stratcanvas.ui.file_names import MOST_BYTES, file_name
from stratcanvas.ui.window import Window
from stratcanvas.ui.windows import Windows
from tests import makers
from tests.lists import LIST


def is_asked(dialog: ExportDialog, name: str) -> bool:
    """Tell whether a row of the dialog asks for an option."""
    return dialog.options_asked.form.isRowVisible(dialog.editors[name])


def test_the_dialog_offers_every_format_and_the_canvas_own_page(qtbot: QtBot) -> None:
    """The table of formats decides what is on offer; paper and orientation come from the brief."""
    canvas = makers.replace_brief(
        makers.cafe(), paper=Paper.LETTER, orientation=Orientation.PORTRAIT
    )
    dialog = ExportDialog(canvas, "one-pager")
    qtbot.addWidget(dialog)
    assert sorted(dialog.kinds.words()) == sorted(each.name for each in written())
    assert dialog.kinds.words()[0] == "One-pager"
    own = OnePagerOptions(paper=Paper.LETTER, orientation=Orientation.PORTRAIT)
    assert dialog.options == own
    assert dialog.editors["paper"].currentText() == "Letter"
    dialog.editors["paper"].typed.emit(Paper.A4)
    dialog.editors["style"].typed.emit(PageStyle.GREY)
    chosen = replace(own, paper=Paper.A4, style=PageStyle.GREY)
    assert dialog.options == chosen
    dialog.kinds.choose(format_of("png"))
    assert dialog.chosen.id == "png"
    assert not is_asked(dialog, "paper")
    assert dialog.options == dialog.chosen.options()
    dialog.kinds.choose(format_of("one-pager"))
    assert dialog.options == chosen


def test_a_format_brings_its_options_by_itself(qtbot: QtBot) -> None:
    """Each declared option has a row with the editor of its kind; what a field refuses is told,
    and nothing can be exported until it is mended.
    """
    dialog = ExportDialog(makers.cafe(), "list", formats=(*FORMATS, LIST))
    qtbot.addWidget(dialog)
    rows = {name for name in dialog.editors if is_asked(dialog, name)}
    assert rows == set(LIST.fields) == {"bullet", "heading", "until"}
    form = dialog.options_asked.form
    labels = [form.labelForField(dialog.editors[name]).text() for name in LIST.fields]
    assert labels == [field.label for field in LIST.fields.values()]
    dialog.editors["heading"].typed.emit("a" * 20_001)
    assert "can hold 20,000 characters" in dialog.line.words.text()
    assert not dialog.buttons.write.isEnabled()
    dialog.editors["heading"].typed.emit("What we do")
    qtbot.waitUntil(lambda: dialog.made is not None)
    assert dialog.made is not None
    assert dialog.made.data.startswith(b"What we do\n- ")
    assert dialog.line.words.text() == "The file takes 1 kB."


def test_what_the_page_comes_to_is_told_before_it_is_written(qtbot: QtBot) -> None:
    """A small plan is one page; a crowded one says how many it takes."""
    small, crowded = (
        ExportDialog(canvas, "one-pager") for canvas in (makers.cafe(), makers.crowded(12, 30))
    )
    for dialog in (small, crowded):
        qtbot.addWidget(dialog)
        qtbot.waitUntil(lambda dialog=dialog: dialog.made is not None)
    assert small.line.words.text().startswith("One page; the smallest words are ")
    assert small.line.words.property("tone") == "muted"
    inside = "Whoever gets it can open it in Stratcanvas: the whole plan travels inside."
    assert small.line.beside.text() == inside
    assert re.fullmatch(r"This takes \d pages\.", crowded.line.words.text())
    assert re.fullmatch(rf"The smallest words are [\d.]+ pt\. {inside}", crowded.line.beside.text())
    assert crowded.line.words.property("tone") == "danger"


def test_much_to_tell_squeezes_nothing(qtbot: QtBot) -> None:
    """The dialog grows with what it says: boxes keep their height, and all words are seen."""
    much = Report(
        pages=12, missing=tuple(map(chr, range(0x13000, 0x13020))), notes=("Mind. " * 40,)
    )
    row = replace(format_of("one-pager"), writer=lambda *_: Made(b"", much))
    dialog = ExportDialog(makers.cafe(), "one-pager", formats=[row])
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.made is not None)
    qtbot.waitUntil(
        lambda: (
            dialog.line.words.height()
            >= dialog.line.words.heightForWidth(dialog.line.words.width())
        )
    )
    for box in (dialog.buttons.write, dialog.buttons.cancel, *dialog.editors.values()):
        assert box.height() >= box.sizeHint().height()


def test_buttons_break_where_words_are_large(qtbot: QtBot) -> None:
    """All four are whole at any width that the row takes, and in one row where there is room."""
    row = ButtonRow()
    qtbot.addWidget(row)
    row.offer(format_of("one-pager"), prints=False)
    buttons = (row.cancel, row.copy, row.print, row.write)
    row.show()
    for width, levels in ((row.minimumSizeHint().width(), 2), (1200, 1)):
        row.resize(width, row.height())
        row.resize(width, row.minimumSizeHint().height())
        row.layout().activate()
        assert len({each.y() for each in buttons}) == levels
        for each in buttons:
            assert row.rect().contains(each.geometry())
            assert each.width() >= each.sizeHint().width()
    assert [each.x() for each in buttons] == sorted(each.x() for each in buttons)


def test_what_is_chosen_stays_in_sight(qtbot: QtBot) -> None:
    """A list that gets lower, as by more options of what was chosen, still shows it whole."""
    kinds = KindsList(written())
    qtbot.addWidget(kinds)
    kinds.resize(300, 500)
    kinds.show()
    kinds.choose(format_of("outline"))
    kinds.resize(300, 300)
    assert kinds.viewport().rect().contains(kinds.visualItemRect(kinds.currentItem()))


@pytest.mark.parametrize(("kind", "words"), [("one-pager", "Save PDF…"), ("outline", "Save…")])
def test_the_button_names_what_people_name(kind: str, words: str, qtbot: QtBot) -> None:
    """A PDF is called one; nobody saves “an MD”."""
    row = ButtonRow()
    qtbot.addWidget(row)
    row.offer(format_of(kind), prints=False)
    assert row.write.text() == words


def test_characters_that_cannot_be_printed_are_named() -> None:
    """The warning names the script, for the characters themselves may be boxes there, too."""
    words, warns = foretold(Report(pages=1, missing=("𓀀", "日", "\u2028")))
    assert words == (
        "No font on this machine draws these, so they show as boxes: "
        "Egyptian (𓀀), Chinese characters (日), signs (U+2028)."
    )
    assert warns
    words, _ = foretold(Report(pages=2, missing=tuple(map(chr, range(0x13000, 0x13020)))))
    assert words.startswith("This takes 2 pages. No font on this machine draws these")
    assert words.endswith(" …).")


@pytest.mark.parametrize(
    ("size", "words"),
    [
        (1, "1 kB"),
        (12_001, "13 kB"),
        (999_000, "999 kB"),
        (999_001, "1.0 MB"),
        (42 * 10**6, "42.0 MB"),
    ],
)
def test_the_size_of_a_file_is_told(size: int, words: str) -> None:
    """It is rounded up, in the units in which disks and mail programs count."""
    assert size_in_words(size) == f"The file takes {words}."


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Café money — spring", "Café money — spring.pdf"),
        ("Cafe\u0301", "Café.pdf"),
        ("a/b\\c:d*e?f", "a b c d e f.pdf"),
        ("  ..hidden.. ", "hidden.pdf"),
        ("", "Untitled.pdf"),
        ("///", "Untitled.pdf"),
        ("con", "con_.pdf"),
        ("LPT1.notes", "LPT1_notes.pdf"),
        ("line\nbreak\tand\x07bell", "line break and bell.pdf"),
        ("\u202eright to left", "right to left.pdf"),
    ],
)
def test_names_work_everywhere(title: str, name: str) -> None:
    """A proposed name has no separators, controls or reserved words, and is composed (NFC)."""
    assert file_name(title, ".pdf") == name


@pytest.mark.parametrize("title", makers.AWKWARD.values(), ids=list(makers.AWKWARD))
def test_any_title_gives_a_file_that_can_be_made(title: str, tmp_path: Path) -> None:
    """Whatever the title, the name fits and the system takes it."""
    name = file_name(title, ".canvas")
    assert len(os.fsencode(name)) <= MOST_BYTES
    (tmp_path / name).write_text("x")
    assert [each.name for each in tmp_path.iterdir()] == [name]


def heavy() -> Canvas:
    """Return a canvas whose page takes long to make: each of its texts breaks into many lines."""
    return makers.replace_brief(makers.crowded(60, 200), title="Heavy " * 300)


def test_what_takes_long_says_so_and_can_be_left(qtbot: QtBot) -> None:
    """The page is made beside the window, says how far it is, and Esc ends it: nothing is made."""
    dialog = ExportDialog(heavy(), "one-pager")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.mouseClick(dialog.buttons.write, Qt.MouseButton.LeftButton)
    assert dialog.made is None  # the click did not wait for it
    assert dialog.line.bar.isVisible()
    assert dialog.line.words.text() == "Making the file…"
    qtbot.waitUntil(lambda: dialog.line.bar.value() > 0)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert dialog.made is None


def test_what_was_told_is_what_is_taken(qtbot: QtBot) -> None:
    """Export closes the dialog as soon as the file is there; another choice makes it anew."""
    dialog = ExportDialog(makers.cafe(), "one-pager")
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.made is not None)
    first = dialog.made
    dialog.editors["paper"].typed.emit(Paper.LETTER)
    assert dialog.made is None
    with qtbot.waitSignal(dialog.accepted):
        dialog.buttons.write.click()
    assert dialog.made is not None
    assert dialog.made.data != first.data
    assert dialog.made.data.startswith(b"%PDF")


def test_a_picture_is_made_beside_the_window_as_in_it(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A thread of its own draws the same picture as the window's."""
    monkeypatch.setattr(picture, "MOST_PIXELS", 120_000)
    for form in ("png", "svg"):
        making = Making(format_of(form), makers.awkward(), format_of(form).options())
        with qtbot.waitSignal(making.finished):
            pass
        assert making.made == format_of(form).write(makers.awkward(), format_of(form).options())


def test_a_machine_without_room_is_told(qtbot: QtBot) -> None:
    """Where there is no memory for a file it is said in words, and nothing can be exported."""

    def none_left(*_: object) -> Made:
        raise MemoryError

    dialog = ExportDialog(makers.cafe(), "full", formats=[Format("full", "Full", ".x", none_left)])
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: "not enough memory" in dialog.line.words.text())
    assert not dialog.buttons.write.isEnabled()


def test_a_warning_is_heard_before_anything_is_written(qtbot: QtBot) -> None:
    """Whoever is too quick to be told of a second page is told, and asked once more."""
    much = Report(pages=2)
    row = replace(format_of("one-pager"), writer=lambda *_: Made(b"%PDF", much))
    dialog = ExportDialog(makers.cafe(), "one-pager", formats=[row])
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.buttons.write.click()
    assert dialog.made is None
    qtbot.waitUntil(lambda: dialog.made is not None)
    assert dialog.isVisible()
    assert dialog.line.words.text() == "This takes 2 pages."
    dialog.buttons.write.click()
    assert dialog.result() == 1
    assert dialog.made is not None


@pytest.mark.parametrize("form", [each.id for each in written()])
def test_nothing_of_an_export_is_made_in_the_windows_thread(qtbot: QtBot, form: str) -> None:
    """Layout, what is foretold and the bytes come from one call of the format, in a thread of its
    own; the dialog tells what that handed back, and hands it on.
    """
    threads: list[threading.Thread] = []
    handed: list[Made] = []
    row = format_of(form)

    def write_it(canvas: Canvas, options: Options, progress: Progress) -> Made:
        threads.append(threading.current_thread())
        made = row.write(canvas, options, progress)
        handed.append(made._replace(report=Report(pages=3)))
        return handed[-1]

    dialog = ExportDialog(makers.cafe(), form, formats=[replace(row, writer=write_it)])
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.made is not None)
    assert dialog.line.words.text() == "This takes 3 pages."
    dialog.buttons.write.click()
    assert len(threads) == 1
    assert threading.main_thread() not in threads
    assert dialog.made is handed[0]


@pytest.fixture
def exporting(windows: Windows, tmp_path: Path) -> Window:
    """Return a window on a file called plan.canvas."""
    write(tmp_path / "plan.canvas", makers.cafe())
    return windows.show(Session(CanvasFile.open(tmp_path / "plan.canvas")))


def retitled(window: Window, title: str) -> None:
    """Let somebody else write the file, and the window look at it."""
    path = window.session.path
    assert path is not None
    other = makers.replace_brief(window.session.canvas, title=title, paper=Paper.LETTER)
    write(path.with_name("theirs.canvas"), other)
    path.with_name("theirs.canvas").replace(path)
    window.session.accord.look_now()
    assert window.session.canvas.brief.title == title


def test_a_canvas_that_changes_meanwhile_is_made_anew(
    exporting: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """What the file holds by now is shown and written, with its own page."""
    shown: list[bytes] = []

    def change(dialog: ExportDialog) -> int:
        qtbot.waitUntil(lambda: dialog.made is not None)
        retitled(exporting, "Another title")
        assert dialog.made is None
        assert dialog.editors["paper"].currentText() == "Letter"
        qtbot.waitUntil(lambda: dialog.made is not None)
        assert dialog.made is not None
        shown.append(dialog.made.data)
        return 1

    monkeypatch.setattr(ExportDialog, "exec", change)
    monkeypatch.setattr(export, "ask_place", lambda *_: tmp_path / "page.pdf")
    file_actions.export(exporting.context, "one-pager")
    assert (tmp_path / "page.pdf").read_bytes() == shown[0]
    assert "Another title" in pypdf.PdfReader(tmp_path / "page.pdf").pages[0].extract_text()
    assert exporting.status.hint.text() == f"Saved to {tmp_path / 'page.pdf'}"


def test_a_canvas_that_changes_while_a_place_is_chosen_is_told(
    exporting: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """What was shown is what is written, and it is said that the canvas is another by now."""
    shown: list[bytes] = []

    def take(dialog: ExportDialog) -> int:
        qtbot.waitUntil(lambda: dialog.made is not None)
        assert dialog.made is not None
        shown.append(dialog.made.data)
        return 1

    def choose(*_: object) -> Path:
        retitled(exporting, "Another title")
        return tmp_path / "page.pdf"

    monkeypatch.setattr(ExportDialog, "exec", take)
    monkeypatch.setattr(export, "ask_place", choose)
    file_actions.export(exporting.context, "one-pager")
    assert (tmp_path / "page.pdf").read_bytes() == shown[0]
    assert "as the canvas was before it changed" in exporting.status.hint.text()


def test_the_window_hands_over_its_files_name(
    windows: Windows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page made in a window is headed by the file's name where the canvas has no title."""
    asked: list[str] = []

    def look(dialog: ExportDialog) -> int:
        asked.append(dialog.options.name)
        return 0

    monkeypatch.setattr(ExportDialog, "exec", look)
    write(tmp_path / "Spring plan.canvas", makers.empty())
    window = windows.show(Session(CanvasFile.open(tmp_path / "Spring plan.canvas")))
    file_actions.export(window.context, "one-pager")
    assert asked == ["Spring plan"]


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> list[ExportDialog]:
    """Let each dialog be accepted as soon as the file is made, at most twice; return them."""
    opened: list[ExportDialog] = []

    def take(dialog: ExportDialog) -> int:
        opened.append(dialog)
        qtbot.waitUntil(lambda: dialog.made is not None)
        return len(opened) < 2

    monkeypatch.setattr(ExportDialog, "exec", take)
    return opened


@pytest.mark.parametrize("amiss", ["no folder", "read-only", "full", "a canvas"])
def test_what_cannot_be_written_leaves_what_was_there(
    exporting: Window,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    taken: list[ExportDialog],
    amiss: str,
) -> None:
    """A folder that is gone, a file that may not be written, a full disk, a canvas in the place:
    each is one sentence; the old file is whole, and the dialog comes back as it was.
    """
    there = tmp_path / "page.pdf"
    there.write_bytes(b"before")
    place = tmp_path / "gone" / "page.pdf" if amiss == "no folder" else there
    if amiss == "read-only":
        there.chmod(0o400)
    elif amiss == "a canvas":
        place = tmp_path / "plan.canvas"
    elif amiss == "full":
        monkeypatch.setattr(os, "write", out_of_room)
    before = place.read_bytes() if place.exists() else None
    told: list[Trouble] = []
    monkeypatch.setattr(export, "ask_place", lambda *_: place)
    monkeypatch.setattr(export, "ask_trouble", lambda _, trouble, __: told.append(trouble))
    file_actions.export(exporting.context, "one-pager")
    (trouble,) = told
    assert str(trouble).endswith(".")
    assert len(taken) == 2  # once more, with all that was chosen
    assert taken[0] is taken[1]
    assert before == (place.read_bytes() if place.exists() else None)
    assert {each.name for each in tmp_path.iterdir()} == {"page.pdf", "plan.canvas"}


def out_of_room(*_: object) -> int:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_who_leaves_the_place_comes_back_to_the_dialog(
    exporting: Window, monkeypatch: pytest.MonkeyPatch, taken: list[ExportDialog]
) -> None:
    """Cancel in the system's dialog is no farewell: what was chosen is still there."""
    monkeypatch.setattr(export, "ask_place", lambda *_: None)
    file_actions.export(exporting.context, "one-pager")
    assert len(taken) == 2
    assert taken[0] is taken[1]


def test_a_canvas_remembers_what_was_chosen_for_it(
    exporting: Window, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    """The next export begins with the style and the sheet of the last one that was written."""
    asked: list[OnePagerOptions] = []

    def choose(dialog: ExportDialog) -> int:
        asked.append(dialog.options)  # type: ignore[arg-type]
        dialog.options_asked.choose("style", PageStyle.GREY)
        dialog.options_asked.choose("orientation", Orientation.PORTRAIT)
        qtbot.waitUntil(lambda: dialog.made is not None)
        return 1

    monkeypatch.setattr(ExportDialog, "exec", choose)
    monkeypatch.setattr(export, "ask_place", lambda *_: tmp_path / "page.pdf")
    for _ in range(2):
        file_actions.export(exporting.context, "one-pager")
    assert [each.style for each in asked] == [PageStyle.COLOUR, PageStyle.GREY]
    assert [each.orientation for each in asked][1] is Orientation.PORTRAIT
    assert exporting.session.canvas.brief.orientation is Orientation.LANDSCAPE  # that is its own


@pytest.mark.parametrize("form", ["brief", "one-pager"])
def test_the_boxes_of_a_format_are_seen_whole(qtbot: QtBot, form: str) -> None:
    """Also one whose hint takes two lines, once it has the width that it has at last."""
    dialog = ExportDialog(makers.cafe(), form)
    qtbot.addWidget(dialog)
    dialog.show()
    QApplication.processEvents()
    QApplication.processEvents()
    assert dialog.options_asked.verticalScrollBar().maximum() == 0
    dialog.reject()


@pytest.mark.usefixtures("windows")  # with the style sheet that the program has
def test_a_row_of_what_can_be_made_is_as_high_whether_or_not_all_are_seen(qtbot: QtBot) -> None:
    """Laid out before the scroll bar came, a row of two lines would run into the next."""
    dialog = ExportDialog(makers.cafe(), "png")
    qtbot.addWidget(dialog)
    rows = dialog.kinds
    high = []
    for room in (4_000, 300):
        rows.setParent(None)
        rows.resize(336, room)
        rows.show()
        QApplication.processEvents()
        assert rows.verticalScrollBar().isVisible() == (room == 300)
        high.append([rows.sizeHintForRow(row) for row in range(rows.count())])
    assert high[0] == high[1]
    rows.setParent(dialog)
    dialog.reject()


def test_enter_presses_the_button_one_is_at(qtbot: QtBot) -> None:
    """At Cancel it is no wish to save; anywhere else it saves, as the button in colour says."""
    dialog = ExportDialog(makers.cafe(), "one-pager")
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.preview.is_current)
    ended: list[int] = []
    dialog.finished.connect(ended.append)
    assert dialog.buttons.write.isDefault()
    dialog.buttons.cancel.setFocus()
    QTest.keyClick(dialog.buttons.cancel, Qt.Key.Key_Return)
    assert ended == [ExportDialog.DialogCode.Rejected]
