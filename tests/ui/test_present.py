# SPDX-License-Identifier: MIT
"""F5 presents the canvas on the whole of a screen; played by real keys and a real mouse."""

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from stratcanvas.domain import commands
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Problem, Tactic
from stratcanvas.domain.links import Link
from stratcanvas.domain.slides import SlidePart, slide_words, slides
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.paint.theme import LIGHT
from stratcanvas.session.preferences import ThemeChoice
from stratcanvas.ui.dialogs.keys import KeysDialog
from stratcanvas.ui.present.page_painter import SlidePlace, draw_page
from stratcanvas.ui.present.paging import BOTTOM, BOX, SIDE, TOP, Page, SlideSheet, Tone, lay_out
from stratcanvas.ui.present.presentation import Presentation
from stratcanvas.ui.window import Window
from stratcanvas.ui.windows import Windows
from tests import makers
from tests.makers import PROBLEM, TACTIC, key

pytestmark = pytest.mark.usefixtures("panels_away")

Opener = Callable[[Canvas], Window]
Begin = Callable[[Canvas], Presentation]
K = Qt.Key
WIDE = SlideSheet(1440.0)
LONG = "words that go on and on in a sentence nobody would ever say aloud "


def shown(window: Window) -> Presentation | None:
    found: Presentation | None = window.findChild(Presentation)
    return found


def window_of(presentation: Presentation) -> Window:
    window = presentation.parentWidget()
    assert isinstance(window, Window)
    return window


@pytest.fixture
def begin(open_window: Opener, qtbot: QtBot) -> Begin:
    """Return what opens a canvas and presses F5."""

    def press(canvas: Canvas) -> Presentation:
        window = open_window(canvas)
        QTest.keyClick(window.focusWidget(), K.Key_F5)
        made = shown(window)
        assert made is not None
        qtbot.waitUntil(made.isActiveWindow)
        return made

    return press


def text_of(page: Page) -> str:
    """Return the words that stand on a page, as they are set."""
    parts = []
    for each in page.placed:
        text = each.piece.text
        lines = [text.layout.lineAt(number) for number in range(text.first, text.last)]
        parts += [
            text.layout.text()[line.textStart() : line.textStart() + line.textLength()]
            for line in lines
        ]
    return " ".join(" ".join(parts).split())


def test_f5_fills_the_screen_and_nothing_is_there_to_edit_by(begin: Begin) -> None:
    """The first page is the customer's; keys that edit the canvas are not heard."""
    presentation = begin(makers.cafe())
    window = window_of(presentation)
    assert presentation.isFullScreen()
    assert presentation.geometry() == presentation.screen().geometry()
    assert presentation.deck.page.words.headline == "Independent café owners, 1–3 sites"
    before = window.session.canvas
    window.selection.set((key(1, PROBLEM),))
    for pressed in (K.Key_Delete, K.Key_T, K.Key_P, K.Key_Z):
        QTest.keyClick(presentation, pressed)
    QTest.keyClick(presentation, K.Key_X, Qt.KeyboardModifier.ControlModifier)
    assert window.session.canvas is before
    assert presentation.deck.at == 0


@pytest.mark.parametrize(
    ("pressed", "slide"),
    [
        ([K.Key_Right], 1),
        ([K.Key_Down, K.Key_PageDown, K.Key_Space, K.Key_Return], 4),
        ([K.Key_End], 6),
        ([K.Key_End, K.Key_Right], 6),
        ([K.Key_End, K.Key_Left, K.Key_Up, K.Key_PageUp, K.Key_Backspace], 2),
        ([K.Key_End, K.Key_Home], 0),
        ([K.Key_Left], 0),
    ],
)
def test_keys_turn_the_pages(begin: Begin, pressed: list[Qt.Key], slide: int) -> None:
    """All keys that people expect turn on and back, and the ends hold."""
    presentation = begin(makers.cafe())
    for each in pressed:
        QTest.keyClick(presentation, each)
    assert presentation.deck.at == slide


def test_the_mouse_alone_turns_and_ends(begin: Begin, qtbot: QtBot) -> None:
    """A click turns on, the right button and the wheel back; a moved mouse brings a way to end."""
    presentation = begin(makers.cafe())
    middle = presentation.rect().center()
    QTest.mouseClick(presentation, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseClick(presentation, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseClick(presentation, Qt.MouseButton.RightButton, pos=middle)
    assert presentation.deck.at == 1
    for notch, slide in ((-60, 1), (-60, 2), (120, 1)):
        event = QWheelEvent(
            QPointF(middle),
            QPointF(presentation.mapToGlobal(middle)),
            QPoint(),
            QPoint(0, notch),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(presentation, event)
        assert presentation.deck.at == slide
    bar = presentation.bar
    assert bar.isHidden()
    QTest.mouseMove(presentation.windowHandle(), middle + QPoint(5, 5))
    qtbot.waitUntil(bar.isVisible)
    QTest.mouseClick(bar.on, Qt.MouseButton.LeftButton)
    assert presentation.deck.at == 2
    window = window_of(presentation)
    QTest.mouseClick(bar.end, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown(window) is None)


def test_of_an_arabic_plan_the_next_page_lies_at_the_left(begin: Begin) -> None:
    """By its key, by the bar's arrows, and on the sheet of keys, whatever the program speaks."""
    canvas = makers.empty()
    for statement in ("لا وقت", "لا مال"):
        canvas = canvas.apply(commands.add_problem(canvas, statement))
    presentation = begin(canvas)
    QTest.keyClick(presentation, K.Key_Left)
    assert presentation.deck.at == 1
    bar = presentation.bar
    bar.layout().activate()
    assert bar.on.x() < bar.back.x()
    looks = [each.icon().pixmap(22).toImage() for each in (bar.on, bar.back)]
    bar.read_from(right=False)
    assert [each.icon().pixmap(22).toImage() for each in (bar.back, bar.on)] == looks
    window = window_of(presentation)
    presentation.end()
    window.action_set.qt["keys"].trigger()
    sheet = window.findChildren(KeysDialog)[0]
    said = [label.text() for label in sheet.findChildren(QLabel)]
    assert said[said.index("Next page") - 1].startswith("Left")
    sheet.close()


def test_escape_goes_back_to_what_was_shown(begin: Begin, qtbot: QtBot) -> None:
    """The problem that was presented last is selected and seen, and the canvas has the keyboard."""
    presentation = begin(makers.cafe())
    window = window_of(presentation)
    window.view.zoom_to(4.0)
    for _ in range(4):
        QTest.keyClick(presentation, K.Key_Right)
    QTest.keyClick(presentation, K.Key_Escape)
    qtbot.waitUntil(lambda: shown(window) is None)
    assert window.selection.ids == (key(4, PROBLEM),)
    assert window.view.visible_area().intersects(window.view.stage.rectf(key(4, PROBLEM)))
    assert window.view.hasFocus()


def test_b_is_black_until_any_key(begin: Begin) -> None:
    """B makes all black; the next key only brings the page back, and Escape ends."""
    presentation = begin(makers.cafe())
    QTest.keyClick(presentation, K.Key_Right)
    QTest.keyClick(presentation, K.Key_B)
    assert presentation.black
    assert presentation.grab().toImage().pixelColor(300, 300) == QColor("black")
    QTest.keyClick(presentation, K.Key_Shift)
    assert presentation.black
    QTest.keyClick(presentation, K.Key_Right)
    assert (presentation.black, presentation.deck.at) == (False, 1)
    for pressed in (K.Key_Period, K.Key_A):
        QTest.keyClick(presentation, pressed)
    assert not presentation.black


def test_what_is_edited_meanwhile_is_shown_as_it_is_now(begin: Begin) -> None:
    """A change in the window is on the page at once, and one stays with what one looks at."""
    presentation = begin(makers.cafe())
    session = window_of(presentation).session
    for _ in range(2):
        QTest.keyClick(presentation, K.Key_Right)
    said: list[str] = []
    presentation.said.connect(said.append)
    two = key(2, PROBLEM)
    session.do(
        StepLabel("tidy"), commands.set_field(session.canvas, (two,), "statement", "It is dear")
    )
    assert presentation.deck.page.words.headline == "It is dear"
    assert "It is dear" in said[-1]
    session.do(StepLabel("delete-cards", 1), commands.delete(session.canvas, (key(1, PROBLEM),)))
    assert presentation.deck.page.words.headline == "It is dear"
    assert presentation.deck.page.words.place == "Problem 1 of 3"
    session.do(StepLabel("delete-cards", 1), commands.delete(session.canvas, (two,)))
    assert presentation.deck.page.words.headline == "Pays late-filing penalties every quarter"


def test_what_is_being_typed_is_presented(open_window: Opener) -> None:
    """F5 in the midst of a word presents that word."""
    window = open_window(makers.empty())
    QTest.keyClick(window.view, K.Key_P)
    QTest.keyClicks(window.focusWidget(), "It hurts")
    QTest.keyClick(window.focusWidget(), K.Key_F5)
    presentation = shown(window)
    assert presentation is not None
    assert presentation.deck.page.words.headline == "It hurts"


def test_f5_again_begins_anew(begin: Begin) -> None:
    """From the window the same presentation starts over: there are never two."""
    presentation = begin(makers.cafe())
    QTest.keyClick(presentation, K.Key_End)
    window = window_of(presentation)
    window.action_set.qt["present"].trigger()
    assert window.findChildren(Presentation) == [presentation]
    assert presentation.deck.at == 0


def test_a_list_goes_on_over_pages_to_its_end() -> None:
    """Of thirty tactics on one side each stands on a page, under its heading."""
    tactics = [Tactic(id=key(n, TACTIC), title=f"Tactic {n} {LONG}") for n in range(1, 31)]
    links = [Link(tactic=each.id, problem=key(1, PROBLEM)) for each in tactics]
    empty, problem = makers.empty(), Problem(id=key(1, PROBLEM), statement="It hurts")
    canvas = Canvas(empty.brief, empty.strategy, [problem, *tactics, *links])
    pages = lay_out(slide_words(canvas, slides(canvas)[0]), WIDE)
    told = " ".join(map(text_of, pages))
    assert all(f"Tactic {n} words" in told for n in range(1, 31))
    assert all("We educate" in text_of(page) for page in pages)
    assert [page.over for page in pages[1:]] == ["1 It hurts"] * (len(pages) - 1)


@pytest.mark.parametrize("many", range(1, 25))
def test_what_a_problem_lacks_is_on_its_page_and_no_heading_ends_one(many: int) -> None:
    """Wherever a page ends: what is said of a problem stands below it, a heading over a list."""
    problems = [
        Problem(id=key(n, PROBLEM), statement="It hurts", rank=float(n)) for n in range(many)
    ]
    tactics = [Tactic(id=key(n, TACTIC), title=f"Tactic {n}") for n in range(20)]
    empty = makers.empty()
    canvas = Canvas(empty.brief, empty.strategy, [*problems, *tactics])
    (gaps,) = (each for each in slides(canvas) if each.part is SlidePart.GAPS)
    pages = lay_out(slide_words(canvas, gaps), WIDE)
    assert len(pages) > 1
    for page in pages:
        first, last = page.placed[0].piece, page.placed[-1].piece
        assert last.number == 0
        assert "do not count" not in last.text.layout.text()
        assert "Nothing educates" not in first.text.layout.text()


def test_end_shows_the_last_page_of_all(begin: Begin) -> None:
    """Also where the last slide needs several; Home goes back to the first."""
    tactics = [Tactic(id=key(n, TACTIC), title=f"Tactic {n}") for n in range(1, 31)]
    empty = makers.empty()
    presentation = begin(Canvas(replace(empty.brief, customer="Ann"), empty.strategy, tactics))
    QTest.keyClick(presentation, K.Key_End)
    deck = presentation.deck
    assert len(deck.pages) > 1
    assert (deck.at, deck.part) == (len(deck.slides) - 1, len(deck.pages) - 1)
    QTest.keyClick(presentation, K.Key_Right)
    assert deck.part == len(deck.pages) - 1
    QTest.keyClick(presentation, K.Key_Home)
    assert (deck.at, deck.part) == (0, 0)


def test_nothing_is_cut(begin: Begin) -> None:
    """Of texts as long as a card can hold each word stands on a page, within its margins."""
    problem = Problem(id=key(1, PROBLEM), statement=LONG * 100, cost=LONG * 50, evidence=LONG * 20)
    empty = makers.empty()
    canvas = Canvas(
        replace(empty.brief, customer=LONG),
        replace(empty.strategy, statement=LONG * 290),
        [problem],
    )
    for slide in slides(canvas):
        words = slide_words(canvas, slide)
        pages = lay_out(words, WIDE)
        told = " ".join(map(text_of, pages))
        for part in (words.headline, words.quote, *words.facts):
            assert " ".join(part.split()) in told
        for each in (each for page in pages for each in page.placed):
            assert each.y >= TOP
            assert each.y + each.piece.height <= BOTTOM + 0.5
            assert each.piece.text.width <= WIDE.measure + 0.5
    presentation = begin(canvas)
    QTest.keyClick(presentation, K.Key_Right)
    assert len(presentation.deck.pages) > 2
    QTest.keyClick(presentation, K.Key_Right)
    assert presentation.deck.at == 1
    assert presentation.deck.page.continued
    QTest.keyClick(presentation, K.Key_End)
    QTest.keyClick(presentation, K.Key_Up)
    assert presentation.deck.page.continued  # back is the last page of the strategy


def test_short_words_are_large_and_long_ones_small() -> None:
    """The fewer the words, the larger they stand; none are smaller than five metres allow."""
    sizes = []
    for many in (1, 8, 200):
        canvas = makers.empty()
        canvas = Canvas(canvas.brief, replace(canvas.strategy, statement=LONG * many))
        page = lay_out(slide_words(canvas, slides(canvas)[0]), WIDE)[0]
        sizes.append(page.placed[0].piece.text.size)
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[0] > sizes[-1] >= 36


def test_a_page_that_reads_from_the_right_is_mirrored() -> None:
    """Rank and what educates stand on the right, as one reads."""
    canvas = makers.cafe()
    words = slide_words(canvas, slides(canvas)[1])
    plain, mirrored = (lay_out(words, SlideSheet(1440.0, each))[0] for each in (False, True))
    educate = [
        next(each.x for each in page.placed if each.piece.tone is Tone.HEADING)
        for page in (plain, mirrored)
    ]
    assert educate[0] == SIDE
    assert educate[1] > WIDE.width / 2


@pytest.mark.parametrize("mirrored", [False, True])
def test_what_is_missing_stands_within_its_box(mirrored: bool) -> None:
    """As far from its left edge as from its right, whichever side one reads from."""
    canvas = makers.empty()
    canvas = canvas.apply(commands.add_problem(canvas, "Late"))
    sheet = SlideSheet(1440.0, mirrored)
    slide = next(each for each in slides(canvas) if each.record in canvas.problems)
    page = lay_out(slide_words(canvas, slide), sheet)[0]
    picture = QImage(1440, 900, QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFFFF)
    painter = QPainter(picture)
    draw_page(painter, page, sheet, LIGHT, slide.part, SlidePlace(1, 2, ""))
    painter.end()
    gaps = [each for each in page.placed if each.piece.tone is Tone.GAP]
    for gap in gaps:
        left, right = round(gap.x) + 6, round(gap.x + gap.width) - 6
        rows = range(round(gap.y) + 8, round(gap.y + gap.piece.height) - 8)
        inked = [
            x
            for x in range(left, right)
            if any(picture.pixelColor(x, y).lightness() < 200 for y in rows)
        ]
        free = inked[0] - left, right - inked[-1]
        assert min(free) > BOX / 2
        assert free[mirrored] < 1.2 * BOX  # where its lines begin
    assert len(gaps) == 2


def test_arrows_turn_as_the_page_is_read(begin: Begin) -> None:
    """On a canvas in Arabic the left arrow turns on."""
    empty = makers.empty()
    canvas = Canvas(
        replace(empty.brief, customer="أصحاب المقاهي"), replace(empty.strategy, statement="أظهر")
    )
    presentation = begin(canvas)
    QTest.keyClick(presentation, K.Key_Left)
    assert presentation.deck.at == 1
    QTest.keyClick(presentation, K.Key_Right)
    assert presentation.deck.at == 0


def test_another_theme_is_worn_at_once(begin: Begin, windows: Windows) -> None:
    """A presentation that is shown becomes dark with everything else."""
    presentation = begin(makers.cafe())
    QTest.keyClick(presentation, K.Key_Right)
    windows.colours.choose(ThemeChoice.LIGHT)
    light = presentation.grab().toImage().pixelColor(5, 5).lightness()
    windows.colours.choose(ThemeChoice.DARK)
    assert presentation.grab().toImage().pixelColor(5, 5).lightness() < light


def test_it_goes_with_its_window(begin: Begin, qtbot: QtBot) -> None:
    """A window that is closed while its canvas is presented takes the presentation with it."""
    presentation = begin(makers.cafe())
    gone: list[bool] = []
    presentation.destroyed.connect(lambda: gone.append(True))
    window_of(presentation).close()
    qtbot.waitUntil(lambda: bool(gone))


def test_each_page_is_heard(begin: Begin) -> None:
    """A turned page is said, with where one is; so is a black screen."""
    presentation = begin(makers.cafe())
    said: list[str] = []
    presentation.said.connect(said.append)
    QTest.keyClick(presentation, K.Key_Right)
    QTest.keyClick(presentation, K.Key_B)
    assert said[0].startswith("Page 2 of 7. Problem 1 of 4. Runs out of cash every January.")
    assert said[1].startswith("The screen is black.")
    assert presentation.accessibleName() == said[1]


def test_an_empty_canvas_can_be_presented(begin: Begin) -> None:
    """F5 on nothing says what to begin with, and Escape goes back."""
    presentation = begin(makers.empty())
    assert presentation.deck.page.words.headline == "There is nothing to present yet"
    assert slides(window_of(presentation).session.canvas)[0].part is SlidePart.NOTHING
    QTest.keyClick(presentation, K.Key_End)
    assert presentation.deck.at == 0


def test_the_only_screen_may_be_taken_away(begin: Begin, qapp: QApplication) -> None:
    """With no screen left the pages wait as they are, and fill the one that comes."""
    presentation = begin(makers.cafe())
    screen = presentation.screen()
    qapp.screenRemoved.emit(screen)
    assert presentation.isFullScreen()
    presentation.resize(200, 100)
    qapp.screenAdded.emit(screen)  # a cable that is in again
    assert presentation.size() == screen.size()


def test_a_screen_that_has_another_size_is_filled(begin: Begin) -> None:
    """Where no desktop sees to it: what is shown is set for the size of now."""
    presentation = begin(makers.cafe())
    screen = presentation.screen()
    presentation.setGeometry(0, 0, 3 * screen.size().width(), 3 * screen.size().height())
    before = presentation.deck.scale
    screen.geometryChanged.emit(screen.geometry())
    assert presentation.geometry() == screen.geometry()
    assert presentation.isFullScreen()
    assert presentation.deck.scale < before


PROGRAM = """
import sys
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from stratcanvas.session.session import Session
from stratcanvas.storage.door import CanvasFile
from stratcanvas.ui.app import set_up
from stratcanvas.ui.present.presentation import Presentation
from tests import makers
app = QApplication([])
windows = set_up(app)
window = windows.show(Session(CanvasFile.draft(makers.cafe())))
app.processEvents()
QTest.keyClick(window.view, Qt.Key.Key_F5)
shown = window.findChild(Presentation)
print(window.screen().name(), shown.screen().name(), shown.geometry().x(), shown.geometry().width())
app.screenRemoved.emit(shown.screen())
app.processEvents()
print(shown.geometry().x(), shown.geometry().width(), shown.isFullScreen(), shown.isVisible())
windows.quit()
"""


def test_a_second_screen_is_used_and_may_be_taken_away(tmp_path: Path) -> None:
    """The pages fill the other screen; when it goes they go on upon the window's."""
    screen = {"y": 0, "height": 800, "logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    screens = [
        {**screen, "name": "desk", "x": 0, "width": 1280},
        {**screen, "name": "wall", "x": 1280, "width": 1920},
    ]
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": screens}), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={
            "STRATCANVAS_HOME": str(tmp_path),
            "QT_QPA_PLATFORM": f"offscreen:configfile={config}",
            "PYTHONPATH": str(Path(__file__).parents[2]),
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split("\n")[:2] == ["desk wall 1280 1920", "0 1280 True True"]


def test_with_one_screen_it_is_that_one(begin: Begin) -> None:
    """Without another screen the window's own is filled."""
    presentation = begin(makers.cafe())
    assert presentation.screen() is QGuiApplication.primaryScreen()
