# SPDX-License-Identifier: MIT
"""Pictures of a whole canvas: they hold everything, say what they are, and need no screen."""

import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QGuiApplication, QImage, QPainter, qGray
from PySide6.QtSvg import QSvgRenderer

from stratcanvas.domain import arrange
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Approach, Brief, Note, Problem, Strategy
from stratcanvas.paint import canvas_painting, picture, svg_parts
from stratcanvas.paint.heights import heights
from stratcanvas.paint.svg_glyphs import GlyphTable
from stratcanvas.paint.text import TextStyle, block
from stratcanvas.paint.theme import LIGHT
from tests import makers

SVG = "{http://www.w3.org/2000/svg}"
ROOT = Path(__file__).parents[2]


def test_a_png_has_its_size_resolution_and_words(tmp_path: Path) -> None:
    """A picture at 300 dots an inch says so, and carries title and all of its words."""
    written = picture.png(makers.cafe())
    made = QImage.fromData(written.data)
    assert (made.width(), made.height()) == (written.width, written.height)
    assert made.dotsPerMeterX() == made.dotsPerMeterY() == round(300 / 0.0254)
    assert made.text("Title") == "Café money — spring"
    assert made.text("Software") == "Stratcanvas"
    assert "Problem 2, Prices the menu below true cost" in made.text("Description")
    assert written.sentence == ""


def test_without_a_title_a_picture_makes_up_none() -> None:
    """A picture on which no title stands has none: not “Untitled”, and not Qt's own words."""
    assert "Title" not in QImage.fromData(picture.png(makers.empty()).data).textKeys()
    root = ET.fromstring(picture.svg(makers.empty()).data)
    assert not root.findtext(f"{SVG}title")


def test_qt_is_not_begun_where_it_would_abort(tmp_path: Path) -> None:
    """Where Qt's offscreen plugin is not there or lacks a library, that is raised beforehand."""
    with pytest.raises(ImportError, match="offscreen"):
        picture._refuse_what_qt_aborts_for(tmp_path)
    (tmp_path / "platforms").mkdir()
    (tmp_path / "platforms" / "libqoffscreen.so").write_bytes(b"")
    with pytest.raises(ImportError, match=r"libqoffscreen\.so"):
        picture._refuse_what_qt_aborts_for(tmp_path)


def test_a_huge_canvas_is_drawn_smaller_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture never takes more pixels than a machine can hold."""
    monkeypatch.setattr(picture, "MOST_PIXELS", 500_000)
    written = picture.png(makers.crowded())
    assert written.width * written.height <= 500_000
    assert written.dpi < 300
    assert f"drawn at {int(written.dpi)}" in written.sentence


def test_a_png_in_bands_is_the_same_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    """However few lines are drawn at a time, there is no seam, and no band draws all cards."""
    canvas = makers.replace_brief(makers.crowded(12, 30, 3), title="In bands")
    whole = QImage.fromData(picture.png(canvas, 96.0).data)
    monkeypatch.setattr(picture, "BAND_PIXELS", whole.width() * 37)
    drawn = []
    card = canvas_painting.draw_card
    monkeypatch.setattr(
        canvas_painting, "draw_card", lambda *given: (drawn.append(given[2]), card(*given))
    )
    bands = picture.png(canvas, 96.0)
    made = QImage.fromData(bands.data)
    assert made.size() == whole.size()
    for y in range(0, made.height(), 3):
        for x in range(0, made.width(), 5):  # Qt rounds a little otherwise elsewhere on a device
            assert abs(qGray(made.pixel(x, y)) - qGray(whole.pixel(x, y))) <= 8
    count = -(-made.height() // 37)
    assert count > 10
    assert len(drawn) < len(set(drawn)) * count / 3
    assert made.text("Title") == "In bands"


def test_a_long_canvas_stays_within_what_qt_can_draw(monkeypatch: pytest.MonkeyPatch) -> None:
    """No side of a picture is longer than the limit."""
    monkeypatch.setattr(picture, "LONGEST_SIDE", 900)
    written = picture.png(makers.crowded())
    assert max(written.width, written.height) <= 900


def test_an_svg_is_sound_and_can_be_searched() -> None:
    """It is well-formed, and its words are there as text though they are drawn as outlines."""
    root = ET.fromstring(picture.svg(makers.cafe()).data)
    assert root.findtext(f"{SVG}title") == "Café money — spring"
    assert "Tactic, not counted, Instagram giveaway" in (root.findtext(f"{SVG}desc") or "")
    words = [each.text for each in root.iter(f"{SVG}text")]
    assert {"13-week cash sheet", "Independent café owners, 1–3 sites", "STRATEGY"} <= set(words)


def test_an_svg_looks_the_same_without_our_fonts() -> None:
    """All text is unseen and comes before the white ground; what is seen are outlines alone."""
    svg = picture.svg(makers.cafe()).data.decode()
    texts = re.findall(r"<text [^>]*>", svg)
    assert len(texts) > 40
    assert all('fill="none" stroke="none"' in each for each in texts)
    defined = svg.rindex("</defs>")
    drawn = re.compile(r"<(rect|path|use) ").search(svg, defined)
    assert drawn is not None
    assert defined < svg.index("<text ") < svg.rindex("<text ") < drawn.start()


def test_an_svg_has_each_letter_once() -> None:
    """Outlines stand in the file once and are used: a card takes less than 12 kB."""
    small, large = makers.cafe(), makers.crowded(12, 100)
    for canvas, cards in ((small, 11), (large, 113)):
        svg = picture.svg(canvas).data.decode()
        names = re.findall(r'<path id="(\w+)"', svg)
        used = re.findall(r'<use xlink:href="#(\w+)"', svg)
        assert len(names) == len(set(names))
        assert set(used) == set(names)
        assert len(used) > 3 * len(names)
        assert len(svg) < 12_000 * cards
        assert "-98765" not in svg


def test_an_svg_is_the_same_whatever_font_the_program_has() -> None:
    """Nothing of the window's own font stands at each shape: its letters are outlines."""
    before, pictures = QGuiApplication.font(), []
    try:
        for name in ("Sans Serif", "A font of a window, and another"):
            QGuiApplication.setFont(QFont(name, 13))
            pictures.append(picture.svg(makers.cafe()).data)
    finally:
        QGuiApplication.setFont(before)
    assert pictures[0] == pictures[1]
    assert b"Sans Serif" not in pictures[0]


def test_the_letters_of_an_svg_stand_where_those_of_the_screen_do() -> None:
    """Each from the corner of its text, in thousandths of its size; none is without a look."""
    style = TextStyle(20)
    laid = block("Hi there שלום", style, 400.0)
    table = GlyphTable()
    markers = list(table.markers(laid.laid_out(), 7.0, 9.0))
    written = b"".join(
        table.filled_in(b'<path d="M-98765,0 L-98766,%d"/>' % number)
        for number in range(len(markers))
    ).decode()
    runs = laid.laid_out().glyphRuns()
    places = [round(place.x() * 50) for run in runs for place in run.positions()]
    used = [int(x) for x in re.findall(r'<use xlink:href="#\w+" x="(-?\d+)"', written)]
    assert len(used) == len("Hithereשלום")
    assert set(used) <= set(places)
    assert written.count("matrix(0.02 0 0 0.02 7.000 ") == len(markers)


def test_an_svg_in_parts_is_the_same_picture(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many parts a large one is drawn in, it has one head, and the same words and looks."""
    whole = picture.svg(makers.cafe()).data
    monkeypatch.setattr(svg_parts, "MOST", 3)
    parts = picture.svg(makers.cafe()).data
    one, other = ET.fromstring(whole), ET.fromstring(parts)
    for tag in ("title", "desc", "text"):
        assert [each.text for each in one.iter(f"{SVG}{tag}")] == [
            each.text for each in other.iter(f"{SVG}{tag}")
        ]
    assert _looks(whole) == _looks(parts)


def _looks(svg: bytes) -> QImage:
    seen = QImage(900, 700, QImage.Format.Format_RGB32)
    painter = QPainter(seen)
    QSvgRenderer(QByteArray(svg)).render(painter)
    painter.end()
    return seen


@pytest.mark.parametrize("make", [makers.empty, makers.crowded, makers.awkward])
def test_every_canvas_can_be_written(make: type) -> None:
    """Empty, crowded or full of awkward text: both kinds of picture come out whole."""
    canvas = make()
    assert not QImage.fromData(picture.png(canvas, 40.0).data).isNull()
    assert ET.fromstring(picture.svg(canvas).data).tag == f"{SVG}svg"


def test_a_picture_for_others_asks_nothing() -> None:
    """The hints of empty cards, frame and wings are for the screen alone."""
    root = ET.fromstring(picture.svg(makers.empty()).data)
    words = {each.text for each in root.iter(f"{SVG}text")}
    assert words == {"THE CUSTOMER", "EDUCATE", "HELP SOLVE", "STRATEGY"}


def test_a_picture_for_others_says_nothing_of_what_is_not_chosen() -> None:
    """Nor has it what the coach thinks: the chips are those of the plan."""
    canvas = makers.cafe()
    open_ones = replace(canvas.strategy, approach=Approach.NOT_CHOSEN)
    problem = Problem(id=makers.key(1, makers.PROBLEM), statement="Runs out of cash", rank=1.0)
    root = ET.fromstring(picture.svg(Canvas(canvas.brief, open_ones, [problem])).data)
    words = [each.text for each in root.iter(f"{SVG}text")]
    assert {"14 words", "educate", "solve"} <= set(words)
    assert not {"Not chosen yet", "Not asked yet"} & set(words)
    assert not any("clear" in (each or "") for each in words)


def test_the_picture_reaches_around_everything() -> None:
    """Every card and both headings lie inside, with the margin around them."""
    for canvas in (makers.cafe(), makers.empty(), makers.crowded(notes=3)):
        layout = arrange.layout(canvas, heights(canvas))
        around = picture.picture_rect(canvas, layout).grown(-picture.PAGE_MARGIN)
        assert all(around.united(rect) == around for rect in layout.cards.values())


def test_a_thumbnail_fits_its_box() -> None:
    """A small picture is as large as fits, keeps the canvas' shape, and is not blank."""
    made = picture.image(makers.crowded(), LIGHT, 240, 150)
    assert made.width() == 240 or made.height() == 150
    assert made.width() <= 240
    assert made.height() <= 150
    assert (
        len(
            {
                made.pixel(x, y)
                for x in range(0, made.width(), 3)
                for y in range(0, made.height(), 3)
            }
        )
        > 3
    )


def test_pictures_need_neither_screen_nor_widgets(tmp_path: Path) -> None:
    """Where no Qt runs and no display is, a picture is written all the same, without QtWidgets."""
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from stratcanvas.paint.picture import png, svg\n"
        "from tests.makers import cafe\n"
        f"Path({str(tmp_path / 'a.png')!r}).write_bytes(png(cafe(), 60.0).data)\n"
        f"Path({str(tmp_path / 'a.svg')!r}).write_bytes(svg(cafe()).data)\n"
        "assert 'PySide6.QtWidgets' not in sys.modules\n"
    )
    hidden = {"QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"}
    bare = {name: value for name, value in os.environ.items() if name not in hidden}
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env=bare,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert (tmp_path / "a.png").stat().st_size > 10_000
    assert (tmp_path / "a.svg").stat().st_size > 10_000


CUT = "never seen by anybody"
HIDDEN = "\U000e0073\U000e0065\U000e0065"  # "see" in tags, which have no look


def test_words_that_are_cut_off_do_not_travel() -> None:
    """What a card, the frame or the title has no room for, hidden marks and the author are in no
    byte of a picture; what is drawn is described.
    """
    canvas = makers.replace_brief(
        makers.cafe(), title="Title " * 300 + CUT, customer="Owners " * 300 + CUT, author="Ada M."
    )
    records = [
        replace(canvas.problems[makers.key(1, makers.PROBLEM)], statement="word " * 400 + CUT),
        replace(canvas.tactics[makers.key(1, makers.TACTIC)], title=f"Seen{HIDDEN} " * 250 + CUT),
        Note(id=makers.key(1, makers.NOTE), text="note\n" * 60 + CUT),
    ]
    changed = {each.id: each for each in canvas.records()} | {each.id: each for each in records}
    strategy = replace(canvas.strategy, statement="plan " * 400 + CUT)
    rest = [each for each in changed.values() if not isinstance(each, Brief | Strategy)]
    whole = Canvas(canvas.brief, strategy, rest)
    png, svg = picture.png(whole, 40.0).data, picture.svg(whole).data
    made = QImage.fromData(png)
    assert "Problem 1, word word" in made.text("Description")
    assert "Seen Seen" in made.text("Description")
    assert made.textKeys() == ["Description", "Software", "Title"]
    told = " ".join(made.text(name) for name in made.textKeys()) + svg.decode()
    for hidden in (CUT, "never seen", "Ada", HIDDEN):
        assert hidden not in told


def test_a_picture_can_be_stopped() -> None:
    """It says how far it is at each card, and what that raises ends it."""
    told: list[float] = []

    def step(done: float) -> None:
        told.append(done)
        if done > 0.5:
            raise KeyboardInterrupt

    for make in (picture.svg, lambda canvas, step: picture.png(canvas, 40.0, step)):
        told.clear()
        with pytest.raises(KeyboardInterrupt):
            make(makers.crowded(), step)
        assert told == sorted(told)
        assert len(told) > 40


def test_a_canvas_of_which_nothing_would_be_seen_is_not_said_to_be_drawn() -> None:
    """Less than a dot an inch is no resolution: it is said that no card can be made out."""
    far = picture.Drawn(data=b"", width=1, height=1, dpi=0.4, asked=300.0)
    assert "no card can be made out" in far.sentence
    assert " 0" not in far.sentence
    assert "at 1." in replace(far, dpi=1.2).sentence
