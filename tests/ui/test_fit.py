# SPDX-License-Identifier: MIT
"""Panels hold whatever a person writes: long words, tall scripts, endless texts, all readable."""

from collections.abc import Callable
from dataclasses import replace
from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QColor, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCalendarWidget,
    QLabel,
    QStyleOptionViewItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from stratcanvas.domain import commands
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.domain.tally import Tally
from stratcanvas.paint.high_contrast import CONTRAST, CONTRAST_DARK
from stratcanvas.paint.theme import DARK, LIGHT, Theme
from stratcanvas.storage.errors import Trouble
from stratcanvas.ui.colours import palette_of, style_sheet
from stratcanvas.ui.dialogs.trouble import CLOSING, TroubleDialog
from stratcanvas.ui.panels.daybox import DayBox
from stratcanvas.ui.panels.paragraph import Paragraph
from stratcanvas.ui.panels.textbox import TextBox
from stratcanvas.ui.start.way_button import WayButton
from stratcanvas.ui.status import StatusBar
from stratcanvas.ui.window import Window
from tests import makers
from tests.makers import AWKWARD, PROBLEM, TACTIC, key
from tests.ui.panes import inspector_of, outline_of

Opener = Callable[[Canvas], Window]
P1, T1 = key(1, PROBLEM), key(1, TACTIC)
THEMES = {
    "light": LIGHT,
    "dark": DARK,
    "contrast": CONTRAST,
    "contrast dark": CONTRAST_DARK,
}
ENDLESS = "Rindfleischetikettierungsüberwachung" * 60


def wordy() -> Canvas:
    """Return a canvas with a word without end wherever one can be written."""
    canvas = makers.cafe()
    cards = [replace(each, statement=ENDLESS, cost=ENDLESS) for each in canvas.problems.values()]
    tactics = [replace(each, title=ENDLESS, owner=ENDLESS) for each in canvas.tactics.values()]
    brief = replace(canvas.brief, title=ENDLESS, customer=ENDLESS)
    return Canvas(brief, canvas.strategy, [*cards, *tactics, *canvas.links.values()])


def test_no_word_makes_the_inspector_wider_than_its_pane(open_window: Opener) -> None:
    """Fields, findings and sentences about the selection stay within the panel."""
    window = open_window(wordy())
    inspector = inspector_of(window)
    canvas = window.session.canvas
    page = inspector.page
    assert page is not None
    everything = (*canvas.problems, *canvas.tactics)
    for chosen in ((), everything, (P1,), (T1,), (T1 + P1,), (*canvas.problems,)):
        window.selection.set(chosen)
        assert page.minimumSizeHint().width() <= inspector.area.viewport().width()


@pytest.mark.usefixtures("_letters")
def test_whatever_is_selected_fits_the_narrowest_panel(open_window: Opener) -> None:
    """A heading of many kinds wraps, and letters twice as large make no panel too wide."""
    window = open_window(makers.cafe())
    panel, outline = inspector_of(window), outline_of(window)
    page = panel.page
    panel.resize(210, 600)
    canvas = window.session.canvas
    strategy, notes = (canvas.strategy.id,), (*canvas.notes,)
    cards = *canvas.problems, *canvas.tactics
    links = (*canvas.links,)
    for chosen in (
        (),
        (*cards, *notes, *strategy, *links),
        cards,
        (P1,),
        (T1,),
        links,
        strategy,
    ):
        window.selection.set(chosen)
        assert page.minimumSizeHint().width() <= 200
    assert outline.minimumSizeHint().width() <= 150


def test_the_inspector_is_as_high_as_what_is_in_it(open_window: Opener) -> None:
    """Nothing is left to scroll where everything is seen, whatever was selected before."""
    window = open_window(makers.cafe())
    panel = inspector_of(window)
    window.panels.toggle("coach")
    canvas = window.session.canvas
    for width in (1440, 760):
        window.resize(width, 900)
        for chosen in ((P1,), (*canvas.problems, *canvas.tactics, canvas.strategy.id)):
            window.selection.set(chosen)
            QApplication.processEvents()
    page, room = panel.page, panel.area.viewport()
    assert page.heightForWidth(page.width()) < room.height()
    assert page.height() == room.height()
    assert panel.area.verticalScrollBar().maximum() == 0


def test_zooming_stays_in_a_narrow_status_bar(qtbot: QtBot) -> None:
    """Where there is no room for all of it the words about the file give way."""
    bar = StatusBar(QAction("Out"), QAction("As it is"), QAction("In"))
    qtbot.addWidget(bar)
    bar.show_tally(Tally(6, 5, 4, 0, 2))
    bar.show_saved("Kept on this computer, not yet in a file")
    bar.show()
    whole = bar.sizeHint().width()
    for width in (whole + 200, whole - bar.saved.sizeHint().width() // 2):
        bar.resize(width, bar.height())
        QApplication.processEvents()
        for button in bar.findChildren(QToolButton):
            assert bar.rect().contains(button.geometry())
    assert 0 < bar.saved.width() < bar.saved.sizeHint().width()


def test_a_way_to_begin_says_all_below_it(qtbot: QtBot) -> None:
    """Where one line is too short for it there are two, and room for both."""
    page = QWidget()
    qtbot.addWidget(page)
    box = QVBoxLayout(page)
    way = WayButton(LIGHT, page, "Start", "Five questions, ten minutes, one page")
    box.addWidget(way)
    box.addStretch(1)
    page.resize(900, 400)
    page.show()
    one = way.height()
    assert one == way.sizeHint().height()
    page.resize(170, 400)
    assert way.height() == way.heightForWidth(way.width()) > one


def test_a_heading_is_never_endless(qtbot: QtBot) -> None:
    """A text of any length takes the lines it may take, the last one ends in …"""
    label = Paragraph(most=2)
    qtbot.addWidget(label)
    label.setText(ENDLESS)
    line = Paragraph(most=1)
    qtbot.addWidget(line)
    line.setText("x")
    assert label.heightForWidth(200) <= 2 * line.heightForWidth(200) + 2
    shown = label.lines(200)
    assert len(shown) == 2
    assert shown[1].endswith("…")
    assert ENDLESS.startswith(shown[0])
    label.setText("Short words")
    assert label.lines(400) == ["Short words"]


@pytest.mark.parametrize("words", ["", "Leaks", "A cork leaks", "One\nTwo", "שלום שלום", ENDLESS])
def test_a_height_is_the_same_in_whatever_order_widths_are_asked_for(
    qtbot: QtBot, words: str
) -> None:
    """What is remembered of one width is told of another only where the words stand alike."""
    label = Paragraph(words=words, most=4)
    qtbot.addWidget(label)
    widths = [*range(1, 300, 7), 5000]
    label.heightForWidth(5000)
    known = [label.heightForWidth(width) for width in reversed(widths)][::-1]
    assert known == [Paragraph(words=words, most=4).heightForWidth(width) for width in widths]
    label.setText(words + " and more" * 9)
    again = Paragraph(words=label.text(), most=4)
    assert label.heightForWidth(100) == again.heightForWidth(100)
    label.setStyleSheet("font-size: 40px")
    label.ensurePolished()
    assert label.heightForWidth(5000) > again.heightForWidth(5000)


@pytest.mark.parametrize("most", [2, 40])
def test_no_letter_of_a_right_to_left_line_is_cut(qtbot: QtBot, most: int) -> None:
    """A line that goes on in the next stands where it stands alone, also where a text ends in …"""
    label = Paragraph(words="שלום " * 60, most=most)
    alone = Paragraph(words=label.lines(200)[0].strip(), most=1)
    for each in (label, alone):
        qtbot.addWidget(each)
        each.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        each.resize(200, each.heightForWidth(200))
    seen = label.grab().copy(0, 0, 200, alone.height())
    assert label.height() > alone.height()
    assert seen.toImage() == alone.grab().toImage()


def test_a_strip_about_a_long_name_keeps_its_buttons_in_sight(open_window: Opener) -> None:
    """However long a file's name is, the strip's ways on stay within the window."""
    window = open_window(makers.cafe())
    window.banner.tell(
        f"{ENDLESS}.canvas was changed outside this window.", ("Go on", window.close)
    )
    assert window.banner.minimumSizeHint().width() < 500
    assert window.banner.way.isVisible()


def test_a_dialog_about_a_long_name_shows_the_whole_of_it(qtbot: QtBot) -> None:
    """A name that is longer than the dialog is wide goes on in the next line."""
    name = ENDLESS[:240]
    dialog = TroubleDialog(Trouble(f"There is no file called {name} here."), CLOSING)
    qtbot.addWidget(dialog)
    dialog.show()
    (label,) = (each for each in dialog.findChildren(QLabel) if name in each.text())
    assert label.minimumSizeHint().width() <= label.width()
    assert isinstance(label, Paragraph)
    assert "".join(label.lines(label.width())).replace(" ", "").endswith("here.")
    assert label.height() >= label.heightForWidth(label.width())
    dialog.close()


def test_a_title_in_any_script_leaves_the_bars_as_high(open_window: Opener) -> None:
    """Menu bar and status bar stand still whatever the title and a hint are written in."""
    window = open_window(makers.cafe())
    bars = window.menuBar().sizeHint().height(), window.status.sizeHint().height()
    for script in ("devanagari", "thai", "arabic", "emoji", "chinese"):
        canvas = window.session.canvas
        title = commands.set_field(canvas, [canvas.brief.id], "title", AWKWARD[script])
        window.session.do(StepLabel("edit-text"), title)
        window.status.say(AWKWARD[script])
        now = window.menuBar().sizeHint().height(), window.status.sizeHint().height()
        assert now == bars, script
        assert window.name.width() >= window.name.sizeHint().width(), script


def test_the_outlines_field_covers_the_whole_row(open_window: Opener) -> None:
    """The field in which a row of two lines is edited is as high as the row, but for the gap over
    it that sets problems apart."""
    window = open_window(makers.cafe())
    tree = outline_of(window).tree
    place = tree.rows.rows_of(P1)[0]
    both = [P1, key(2, PROBLEM)]
    window.session.do(
        StepLabel("edit-text"), commands.set_field(window.session.canvas, both, "statement", "")
    )
    one_line = tree.visualRect(tree.rows.rows_of(key(2, PROBLEM))[0]).height()
    words = ""
    while tree.delegate.sizeHint(QStyleOptionViewItem(), place).height() <= one_line:
        words += "i"  # until it just takes a second line in the outline's bold letters
        edit = commands.set_field(window.session.canvas, [P1], "statement", words)
        window.session.do(StepLabel("edit-text"), edit)
    tree.setCurrentIndex(place)
    tree.edit(place)
    box = tree.findChild(TextBox)
    assert box is not None
    row = tree.visualRect(place)
    assert box.geometry().top() <= row.top() + 6
    assert box.geometry().bottom() >= row.bottom()


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast of two opaque colours by WCAG 2."""

    def light(colour: QColor) -> float:
        parts = (colour.redF(), colour.greenF(), colour.blueF())
        r, g, b = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
        return 0.2126 * r + 0.7152 * g + 0.0722 * b

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_muted_words_can_be_read(theme: Theme) -> None:
    """Captions, labels, hints and reasons have a contrast of 4.5:1 on every ground they have."""
    for ground in ("window", "panel", "field", "ground", "button_hover"):
        for words in ("muted", "text", "danger", "good", "uncounted_label"):
            found = contrast(QColor(getattr(theme, words)), QColor(getattr(theme, ground)))
            assert found >= 4.5, (words, ground, round(found, 2))


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
@pytest.mark.parametrize("kind", [TextBox, DayBox])
def test_what_stands_in_an_empty_field_can_be_read(
    qtbot: QtBot, kind: type[TextBox | DayBox], theme: Theme
) -> None:
    """The words in an empty field have a contrast of 4.5:1, opaque, in every theme."""
    parent = QLabel()
    qtbot.addWidget(parent)
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setPalette(palette_of(theme))
    parent.setStyleSheet(style_sheet())
    field = kind(parent=parent)
    parent.show()
    colour = field.palette().color(QPalette.ColorRole.PlaceholderText)
    assert colour.alpha() == 255
    assert contrast(colour, QColor(theme.field)) >= 4.5
    parent.close()


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_the_way_to_another_month_can_be_seen(qtbot: QtBot, theme: Theme) -> None:
    """The arrows of the calendar have a contrast of 3:1 to what is around them, in every theme."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.setPalette(palette_of(theme))
    box = DayBox()
    qtbot.addWidget(box)
    box.show()
    box.open_calendar()
    calendar = box.findChild(QCalendarWidget)
    assert calendar is not None
    for name in ("qt_calendar_prevmonth", "qt_calendar_nextmonth"):
        button = calendar.findChild(QToolButton, name)
        assert button is not None
        picture = button.icon().pixmap(16, 16).toImage()
        spots = product(range(picture.width()), range(picture.height()))
        drawn = [colour for x, y in spots if (colour := picture.pixelColor(x, y)).alpha() > 200]
        assert drawn
        assert max(contrast(each, QColor(theme.window)) for each in drawn) >= 3.0
    box.close()
