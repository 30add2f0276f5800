# SPDX-License-Identifier: MIT
"""The picture of the canvas in a PDF: as it looks, with words that stay text, tiled where large."""

import io
from dataclasses import replace

import pypdf
import pytest

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Orientation, Paper
from stratcanvas.domain.changes import ChangeSet, updating
from stratcanvas.domain.geometry import Rect
from stratcanvas.formats.options import Carried, PageOptions, PageStyle
from stratcanvas.formats.page_language import languages
from stratcanvas.formats.pdf.pages.canvas_sheets.canvas_sheets import lay_out
from stratcanvas.formats.pdf.pages.canvas_sheets.paper_card import PAPER_SKINS
from stratcanvas.formats.pdf.pages.canvas_sheets.sheet_tile import SheetTile
from stratcanvas.formats.progress import Progress
from stratcanvas.formats.registry import format_of
from stratcanvas.paint.card import SKINS
from stratcanvas.paint.nearness import point_at
from tests import makers
from tests.formats.pdf.pages.page_checks import SHEETS

PICTURE = format_of("canvas-picture")


def read(canvas: Canvas, **options: object) -> list[str]:
    return said_in(PICTURE.write(canvas, PageOptions(**options)).data)  # type: ignore[arg-type]


def said_in(data: bytes) -> list[str]:
    """Return what each page of a file says."""
    pages = pypdf.PdfReader(io.BytesIO(data)).pages
    return [" ".join(page.extract_text().split()) for page in pages]


def tiles(canvas: Canvas, **options: object) -> list[SheetTile]:
    layout = lay_out(canvas, PageOptions(**options), Progress())  # type: ignore[arg-type]
    return [each for sheet in layout.sheets for each in sheet if isinstance(each, SheetTile)]


@pytest.mark.parametrize(("paper", "held", "style"), SHEETS)
def test_a_small_canvas_is_on_one_sheet(paper: Paper, held: Orientation, style: PageStyle) -> None:
    """All that its cards say stands there as text, in 10 points at the least."""
    canvas = makers.cafe()
    options = PageOptions(paper=paper, orientation=held, style=style)
    made = PICTURE.write(canvas, options)
    assert made.report is not None
    assert (made.report.pages, made.report.smallest_pt) == (1, 10.0)
    (text,) = said_in(made.data)
    for card in (*canvas.problems.values(), *canvas.tactics.values()):
        words = getattr(card, "statement", "") or getattr(card, "title", "")
        assert text.count(words) == 1
    assert canvas.strategy.statement in text
    assert "TALK" in text
    assert "5 of 6 tactics count" in text
    assert "left out" not in text  # what does not count is there, and said not to


def test_it_lies_as_on_the_screen() -> None:
    """Cards keep their side and order, and none covers another, whatever the scale."""
    for canvas in (makers.cafe(), makers.crowded(12, 40, 3)):
        for tile in tiles(canvas)[:1]:
            rects = tile.drawing.rects
            for tactic in canvas.tactics.values():
                left = rects[tactic.id].x < tile.drawing.frame.x
                assert left == (tactic.aim.value == "educate")
            loose = [rects[key] for key in (*canvas.tactics, *canvas.notes)]
            for place, one in enumerate(loose):
                assert not any(one.overlaps(other) for other in loose[:place])


def test_connectors_run_through_the_gaps_and_by_the_headings() -> None:
    """Cards that type makes higher leave room for them, also between two columns of a wing."""
    canvas = makers.crowded(12, 30)
    drawing = tiles(canvas)[0].drawing
    words = [
        Rect(spot.x, spot.y, text.block.width / drawing.style.scale, spot.height)
        for spot, text in drawing.headings.values()
    ]
    loose = [*words, *(drawing.rects[key] for key in canvas.tactics)]
    seen = 0
    for curve in drawing.curves:
        for piece in curve.pieces:
            for at in range(1, 20):
                spot = Rect(*point_at(piece, at / 20), 0.0, 0.0)
                assert not any(each.grown(-2.0).overlaps(spot) for each in loose)
        seen += len(curve.bends) > 0
    assert seen > 10, seen


def test_a_connector_from_beside_a_heading_runs_by_it() -> None:
    """Of cards further out, at the height of the words over the inner ones."""
    canvas = makers.crowded(6, 16)
    raised = {
        each.id: (each, replace(each, y=-40.0))
        for each in canvas.tactics.values()
        if each.x > 300.0 and each.y == 0.0
    }
    drawing = tiles(canvas.apply(ChangeSet(updated=raised)))[0].drawing
    words = [
        Rect(spot.x, spot.y, text.block.width / drawing.style.scale, spot.height)
        for spot, text in drawing.headings.values()
    ]
    for curve in drawing.curves:
        for n in range(101):
            assert not any(each.contains(point_at(curve, n / 100)) for each in words)


def test_measures_are_those_of_the_screen() -> None:
    """What is drawn on paper and what is drawn on the screen cannot drift apart."""
    for kind, skin in PAPER_SKINS.items():
        screen = SKINS[kind]
        assert (skin.size, skin.lines) == (screen.text.size, screen.text.lines)
        sides = skin.side, skin.top, skin.bottom, skin.chip_gap, skin.least, skin.radius
        assert sides == (
            screen.side,
            screen.top,
            screen.bottom,
            screen.chip_gap,
            screen.least,
            screen.radius,
        )


def test_a_large_canvas_is_tiled() -> None:
    """Sheets are called by row and column, say which stand beside them, and share a strip."""
    canvas = makers.crowded(12, 40, 3)
    found = tiles(canvas)
    assert len(found) > 1
    names = [each.name for each in found]
    assert names == sorted(set(names))
    pages = read(canvas)
    assert len(pages) == len(found)
    for page, tile in zip(pages, found, strict=True):
        for beside in tile.beside.values():
            assert f" {beside}" in page
            other = found[names.index(beside)]
            assert tile.seen.overlaps(other.seen)
    made = PICTURE.write(canvas, PageOptions())
    assert made.report is not None
    assert f"takes {len(found)} sheets" in made.report.notes[0]


def test_sheets_share_the_canvas_evenly() -> None:
    """What takes two sheets is broken in the middle, and does not leave most of one empty."""
    cafe = makers.cafe()
    down = max(cafe.tactics.values(), key=lambda each: each.y)
    canvas = cafe.apply(updating([(down, replace(down, y=down.y + 500))]))
    one, other = tiles(canvas, orientation=Orientation.LANDSCAPE)
    assert one.seen.height == pytest.approx(other.seen.height)
    assert other.seen.bottom == pytest.approx(one.drawing.bounds.bottom)


def test_each_card_is_read_on_one_sheet() -> None:
    """Who hears the sheets hears no card twice, though neighbours show it both."""
    canvas = makers.crowded(12, 40, 3)
    found = tiles(canvas)
    for rect in found[0].drawing.rects.values():
        assert sum(each._is_read(rect) for each in found) == 1


def test_a_card_very_far_away_makes_no_empty_sheets() -> None:
    """Only sheets on which something stands are printed."""
    canvas = makers.cafe()
    tactic = next(iter(canvas.tactics.values()))
    far = canvas.apply(updating([(tactic, replace(tactic, x=9e8, y=-9e8))]))
    assert len(tiles(far)) < 8


def test_what_is_cut_as_on_the_screen_is_said() -> None:
    """A card shows twelve lines at most; whoever prints it is told."""
    canvas = makers.cafe()
    tactic = next(iter(canvas.tactics.values()))
    long = canvas.apply(updating([(tactic, replace(tactic, title="many words " * 400))]))
    made = PICTURE.write(long, PageOptions())
    assert made.report is not None
    assert "only the beginning" in " ".join(made.report.notes)


def test_a_clean_copy_tells_of_no_status() -> None:
    """Nor of notes and owners."""
    canvas = makers.crowded(3, 6, 2)
    (text,) = read(canvas, paper=Paper.A3, carries=Carried.CLEAN)
    assert "Remember" not in text
    for word in (" idea", " planned", " doing"):
        assert word not in text


@pytest.mark.parametrize("language", languages())
def test_its_words_are_in_the_language_of_the_canvas(language: str) -> None:
    """The same canvas on the same day is the same file, and is not mirrored."""
    canvas = makers.replace_brief(makers.cafe(), language=language)
    options = PageOptions(paper=Paper.A3)
    data = PICTURE.write(canvas, options).data
    assert data == PICTURE.write(canvas, options).data
    (text,) = said_in(data)
    assert "TALK" not in text
    (tile,) = tiles(canvas, paper=Paper.A3)
    talk = next(iter(canvas.tactics.values()))
    assert tile.drawing.rects[talk.id].x < 0


def test_awkward_words_and_nothing_at_all() -> None:
    """Any words can be printed; an empty canvas is one sheet."""
    assert len(read(makers.empty())) == 1
    assert len(read(makers.awkward())) >= 1
