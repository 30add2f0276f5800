# SPDX-License-Identifier: MIT
"""What is seen in the export dialog is the file that will be written, and never an older one."""

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Orientation, Paper
from stratcanvas.formats.options import Carried, Options, PageStyle
from stratcanvas.formats.pdf import raster
from stratcanvas.formats.progress import Progress
from stratcanvas.formats.registry import FORMATS, format_of
from stratcanvas.formats.results import Made
from stratcanvas.paint import picture
from stratcanvas.ui.dialogs.export.export_dialog import ExportDialog
from stratcanvas.ui.dialogs.export.sheets import look_of
from tests import makers
from tests.lists import LIST


def shown(qtbot: QtBot, canvas: Canvas, form: str = "one-pager", **more: object) -> ExportDialog:
    """Return the dialog with its preview there."""
    dialog = ExportDialog(canvas, form, **more)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.preview.is_current)
    return dialog


def test_the_page_is_seen_as_the_file_has_it(qtbot: QtBot) -> None:
    """The large page is what another reader draws of the bytes that will be written."""
    dialog = shown(qtbot, makers.cafe())
    assert dialog.made is not None
    look = look_of(dialog.made.data)
    assert look.sheets is not None
    drawn = look.sheets.drawn(0, 300)
    seen = dialog.preview.sheet.picture.scaledToWidth(300)
    assert seen.size() == drawn.size()
    assert dialog.preview.pages == 1
    assert dialog.preview.strip.isHidden()  # one page needs no pages in small
    assert dialog.preview.sheet.accessibleName() == "Page 1 of 1"


def test_another_choice_is_another_picture(qtbot: QtBot) -> None:
    """A page that is held upright is seen upright; until it is there the old one is veiled."""
    dialog = shown(qtbot, makers.cafe())
    before = dialog.preview.sheet.picture
    assert before.width() > before.height()
    dialog.editors["orientation"].typed.emit(Orientation.PORTRAIT)
    assert not dialog.preview.is_current
    qtbot.waitUntil(lambda: dialog.preview.is_current)
    after = dialog.preview.sheet.picture
    assert after.width() < after.height()


def test_pages_are_turned_by_keys_and_by_the_small_ones(qtbot: QtBot) -> None:
    """Page Down, End and a click on a small page each bring that page, and none past the end."""
    dialog = shown(qtbot, makers.crowded(12, 30))
    preview = dialog.preview
    total = preview.pages
    assert total > 2
    assert preview.strip.isVisible()
    qtbot.keyClick(preview.sheet, Qt.Key.Key_PageDown)
    assert preview.number == 1
    assert preview.strip.currentIndex().row() == 1
    qtbot.keyClick(preview.sheet, Qt.Key.Key_End)
    qtbot.keyClick(preview.sheet, Qt.Key.Key_Down)
    assert preview.sheet.accessibleName() == f"Page {total} of {total}"
    first = preview.strip.visualRect(preview.strip.model().index(0, 0)).center()
    qtbot.mouseClick(preview.strip.viewport(), Qt.MouseButton.LeftButton, pos=first)
    assert preview.number == 0
    qtbot.waitUntil(lambda: preview.is_current)


def test_a_result_that_comes_late_is_not_shown(qtbot: QtBot) -> None:
    """A slow layout of choices that were changed meanwhile ends unseen."""
    go_on = threading.Event()
    row = format_of("one-pager")

    def slowly(canvas: Canvas, options: Options, progress: Progress) -> Made:
        if options.paper is Paper.A4:  # type: ignore[attr-defined]
            assert go_on.wait(20)
        return row.write(canvas, options, progress)

    dialog = ExportDialog(makers.cafe(), row.id, formats=[replace(row, writer=slowly)])
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.making)
    dialog.editors["paper"].typed.emit(Paper.LETTER)
    qtbot.waitUntil(lambda: dialog.preview.is_current)
    made, seen = dialog.made, dialog.preview.sheet.picture
    go_on.set()
    dialog.preview.pictures.show_file(made.data if made else None)
    qtbot.waitUntil(lambda: dialog.preview.is_current)
    assert dialog.made is made
    assert dialog.preview.sheet.picture.size() == seen.size()


@pytest.mark.parametrize("form", ["png", "svg"])
def test_a_picture_is_seen(qtbot: QtBot, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """PNG and SVG are shown as they are written."""
    monkeypatch.setattr(picture, "MOST_PIXELS", 120_000)
    dialog = shown(qtbot, makers.cafe(), form)
    assert dialog.preview.stack.currentWidget() is dialog.preview.sheet
    assert dialog.preview.pages == 1


def test_a_text_is_read(qtbot: QtBot) -> None:
    """Markdown is shown as the words that it holds, and can't be written in."""
    dialog = shown(qtbot, makers.cafe(), "brief")
    assert dialog.made is not None
    assert dialog.preview.text.toPlainText() == dialog.made.data.decode()
    assert dialog.preview.text.isReadOnly()


def test_what_cannot_be_shown_is_said(qtbot: QtBot) -> None:
    """A kind of file that nobody can show here has a sentence in its place."""
    row = replace(LIST, writer=lambda *_: Made(b"\x00\xff\xfe"))
    dialog = ExportDialog(makers.cafe(), "list", formats=(*FORMATS, row))
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: "can’t be shown here" in dialog.preview.words.text())
    assert dialog.buttons.write.isEnabled()


def test_nothing_is_drawn_while_nothing_is_shown(qtbot: QtBot) -> None:
    """A dialog that is not on the screen draws no page."""
    dialog = ExportDialog(makers.cafe(), "one-pager")
    qtbot.addWidget(dialog)
    qtbot.waitUntil(lambda: dialog.made is not None)
    assert dialog.preview.pages == 0


def test_ways_to_fewer_pages_are_offered_and_taken(qtbot: QtBot) -> None:
    """Where there are several pages a link each says what takes fewer; pressing one takes it, and
    the rows of choices follow.
    """
    dialog = shown(qtbot, makers.crowded(12, 30))
    ways = dialog.line.ways
    assert dialog.line.words.text() == f"This takes {dialog.preview.pages} pages."
    qtbot.waitUntil(lambda: bool(ways.links))
    before = dialog.preview.pages
    said = {each.accessibleName().split(" takes ")[0]: each for each in ways.links}
    qtbot.mouseClick(said["A3"], Qt.MouseButton.LeftButton)
    assert dialog.editors["paper"].currentText() == "A3"
    assert not ways.links
    qtbot.waitUntil(lambda: dialog.preview.is_current)
    assert dialog.preview.pages < before


def test_what_travels_along_is_said_and_is_no_warning(qtbot: QtBot) -> None:
    """That the whole plan is inside stands under what the page comes to, in quiet words."""
    dialog = shown(qtbot, makers.cafe())
    assert "the whole plan travels inside" in dialog.line.beside.text()
    assert dialog.line.beside.property("tone") == "muted"
    dialog.options_asked.choose("carries", Carried.PAGE)
    qtbot.waitUntil(lambda: dialog.preview.is_current)
    assert dialog.line.beside.isHidden()


@pytest.mark.parametrize("form", ["one-pager", "png"])
def test_what_is_seen_is_copied_as_a_picture(
    qtbot: QtBot, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page that is shown goes to the clipboard as it is seen, and that is said."""
    monkeypatch.setattr(picture, "MOST_PIXELS", 120_000)
    dialog = shown(qtbot, makers.cafe(), form)
    with qtbot.waitSignal(dialog.preview.copied):
        qtbot.mouseClick(dialog.buttons.copy, Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().image()
    seen = dialog.preview.sheet.picture
    assert max(copied.width(), copied.height()) == pytest.approx(2400, abs=2)
    assert copied.width() / copied.height() == pytest.approx(seen.width() / seen.height(), abs=0.02)
    assert dialog.line.words.text() == "The picture is copied."


def test_what_it_comes_to_is_heard(qtbot: QtBot) -> None:
    """Each new sentence under the preview is told to who hears the screen, once."""
    said: list[str] = []
    dialog = ExportDialog(makers.cafe(), "one-pager")
    qtbot.addWidget(dialog)
    dialog.line.told.connect(said.append)
    dialog.show()
    qtbot.waitUntil(lambda: dialog.preview.is_current)
    told = [each for each in said if each != "Making the file…"]  # where that took long
    assert len(told) == 1
    assert told[0].startswith("One page; the smallest words are ")
    assert told[0].endswith("the whole plan travels inside.")


def test_a_page_can_be_read_and_seen_whole_again(qtbot: QtBot) -> None:
    """A click shows what lies there so large that it can be read, by a sharper picture; arrows,
    wheel and drag move it no further than its edges; a click or Space shows all of it again.
    """
    dialog = shown(qtbot, makers.cafe())
    sheet = dialog.preview.sheet
    whole = sheet.picture.width()
    qtbot.mouseClick(sheet, Qt.MouseButton.LeftButton, pos=sheet.rect().center())
    assert sheet.is_near
    qtbot.waitUntil(lambda: sheet.picture.width() >= 2 * whole)
    corner = sheet.grab().toImage()
    for _ in range(60):
        qtbot.keyClick(sheet, Qt.Key.Key_Up)
        qtbot.keyClick(sheet, Qt.Key.Key_Left)
    assert sheet.grab().toImage() != corner
    edge = sheet.grab().toImage()
    qtbot.keyClick(sheet, Qt.Key.Key_Up)
    assert sheet.grab().toImage() == edge
    qtbot.mousePress(sheet, Qt.MouseButton.LeftButton, pos=QPoint(200, 150))
    qtbot.mouseMove(sheet, QPoint(120, 90))
    qtbot.mouseRelease(sheet, Qt.MouseButton.LeftButton, pos=QPoint(120, 90))
    assert sheet.is_near  # a drag is no click
    assert sheet.grab().toImage() != edge
    qtbot.keyClick(sheet, Qt.Key.Key_Space)
    assert not sheet.is_near
    qtbot.waitUntil(lambda: sheet.picture.width() == whole)


def test_a_picture_of_older_choices_is_not_handed_on(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was drawn of a file that is no longer the one that is shown is dropped."""
    dialog = shown(qtbot, makers.cafe())
    assert dialog.made is not None
    old, draw = dialog.made.data, raster.drawn
    began, go_on = threading.Event(), threading.Event()

    def slowly(data: bytes, number: int, scale: float) -> raster.Pixels:
        if data == old:
            began.set()
            assert go_on.wait(20)
        return draw(data, number, scale)

    monkeypatch.setattr(raster, "drawn", slowly)
    of_now: list[bool] = []
    dialog.preview.pictures.drawn.connect(
        lambda *_: of_now.append(dialog.made is not None and dialog.made.data != old)
    )
    dialog.preview.sheet.read(dialog.preview.sheet.rect().center().toPointF())
    qtbot.waitUntil(began.is_set)
    dialog.options_asked.choose("style", PageStyle.GREY)
    go_on.set()
    qtbot.waitUntil(lambda: dialog.preview.is_current)
    assert of_now
    assert all(of_now)


def test_a_drawing_is_shown_in_the_shape_that_its_head_tells() -> None:
    """Its size is taken from its first bytes, whatever a person's words in it say."""
    canvas = makers.replace_brief(makers.cafe(), title='viewBox="0 0 5 5000"')
    form = format_of("svg")
    data = form.write(canvas, form.options.of(canvas)).data
    sheets = look_of(data).sheets
    assert sheets is not None
    ((wide, high),) = sheets.sizes
    assert 0 < high < wide
    turned = data.replace(b'viewBox="0 0 ', b'viewBox="0 0 1', 1)
    wider = look_of(turned).sheets
    assert wider is not None
    assert wider.sizes[0][1] < high
