# SPDX-License-Identifier: MIT
"""The canvas picture lays out: as large as one sheet holds it while all type can be read, else
tiled over several sheets to be put together.
"""

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.page_words import PageWords, page_words
from stratcanvas.domain.tally import counted_words, tally_of
from stratcanvas.formats.options import PageOptions
from stratcanvas.formats.page_language import words_in
from stratcanvas.formats.pdf.file.metadata import Metadata
from stratcanvas.formats.pdf.pages.canvas_sheets.canvas_drawing import (
    CanvasDrawing,
    across,
    set_canvas,
)
from stratcanvas.formats.pdf.pages.canvas_sheets.paper_card import LEAST, CardStyle
from stratcanvas.formats.pdf.pages.canvas_sheets.sheet_tile import (
    PictureTitle,
    SheetTile,
    TileSpacing,
    tiles_of,
)
from stratcanvas.formats.pdf.pages.flow import PagePart, largest
from stratcanvas.formats.pdf.pages.footer import shortened
from stratcanvas.formats.pdf.pages.printing import PageLayout
from stratcanvas.formats.pdf.pages.sheet_frame import SheetFrame
from stratcanvas.formats.pdf.pages.travelling import is_clean
from stratcanvas.formats.pdf.type.line_layout import TypeStyle
from stratcanvas.formats.pdf.type.lines import Typesetter
from stratcanvas.formats.pdf.type.measure import Measurer
from stratcanvas.formats.progress import Progress
from stratcanvas.words import tr, trn

SMALLEST_SCALE = 0.5
"""Points to a scene unit on one sheet: with less, words of 10 points would be cut on cards."""
LARGEST_SCALE = 1.5
STEPS = 12
"""Scales that are tried between those two."""
TILED_SCALES = (0.75, 0.66, 0.58, 0.5)
"""Scales on several sheets; the one that takes the fewest. At the first a card's words have 10.5
points."""
MANY = 150
"""Cards of a canvas of which only the first of these is tried."""


def lay_out(canvas: Canvas, options: PageOptions, progress: Progress) -> PageLayout:
    """Return the picture of a canvas."""
    status = not is_clean(options)
    words = page_words(canvas, options.name, words_in(canvas.brief.language), status=status)
    measurer = Measurer(Typesetter(language=words.language, step=progress.step))
    frame = SheetFrame(
        options=options,
        measurer=measurer,
        heading=words.title.text,
        remark=counted_words(tally_of(canvas), words.voice.say),
        author=words.author,
        voice=words.voice,
        progress=progress,
    )
    style = TypeStyle(font="bold", size=16.0, color=frame.palette.text, leading=1.2)
    title = PictureTitle(measurer.text([(words.title.text, style)], frame.box.width), frame.box)
    drawing = _on_one(canvas, words, frame, title, status=status)
    if drawing is not None:
        seen = drawing.bounds
        sheets: list[list[PagePart]] = [[title, SheetTile(drawing, frame.box, seen, seen)]]
    else:
        tiles = _over_several(canvas, words, frame, title, status=status)
        drawing, sheets = tiles[0].drawing, [[each] for each in tiles]
        sheets[0].insert(0, title)
    return PageLayout(
        metadata=Metadata(
            title=words.title.text, author=shortened(words.author), language=words.language
        ),
        frame=frame,
        sheets=sheets,
        spacing=TileSpacing(),
        smallest=LEAST,
        notes=_notes(len(sheets), drawing.cut),
    )


def _on_one(
    canvas: Canvas, words: PageWords, frame: SheetFrame, title: PictureTitle, *, status: bool
) -> CanvasDrawing | None:
    """Return the canvas as large as one sheet holds it; None where it could not be read there."""
    room = frame.rooms(several=False).first - title.height
    most = min(LARGEST_SCALE, frame.box.width / across(canvas))
    if most < SMALLEST_SCALE or title.height > room / 3:
        return None
    step = (most - SMALLEST_SCALE) / STEPS
    scales = [SMALLEST_SCALE + step * each for each in range(STEPS + 1)]

    def attempt(scale: float) -> CanvasDrawing | None:
        tops = [each.y for each in canvas.tactics.values()]
        tops += [each.y for each in canvas.notes.values()]
        if tops and (max(tops) - min(tops)) * scale > room:
            return None
        look = CardStyle(frame.measurer, frame.palette, scale)
        drawing = set_canvas(canvas, look, words.voice, frame.progress.step, status=status)
        width, height = drawing.size
        return drawing if height <= room and width <= frame.box.width + 0.01 else None

    return largest(scales, attempt)


def _over_several(
    canvas: Canvas, words: PageWords, frame: SheetFrame, title: PictureTitle, *, status: bool
) -> list[SheetTile]:
    """Return the canvas on as few sheets as it takes while it can be read."""
    rooms = frame.rooms(several=True)
    room = max(min(rooms.first - title.height, rooms.later), rooms.later / 2)
    many = len(canvas.tactics) + len(canvas.problems) + len(canvas.notes) > MANY
    found: list[SheetTile] = []
    for scale in TILED_SCALES[:1] if many else TILED_SCALES:
        look = CardStyle(frame.measurer, frame.palette, scale)
        step = frame.progress.step
        drawing = set_canvas(canvas, look, words.voice, step, status=status)
        tiles = tiles_of(drawing, frame.box, room)
        if not found or len(tiles) < len(found):
            found = tiles
    return found


def _notes(sheets: int, cut: int) -> tuple[str, ...]:
    """Return what whoever prints the picture should know of it."""
    notes = []
    if sheets > 1:
        words = tr("The canvas takes {n} sheets, to be put together. Larger paper takes fewer.")
        notes.append(words.format(n=sheets))
    if cut:
        words = trn(
            "{n} card shows only the beginning of its words, as on the canvas.",
            "{n} cards show only the beginning of their words, as on the canvas.",
            cut,
        )
        notes.append(words.format(n=cut))
    return tuple(notes)
