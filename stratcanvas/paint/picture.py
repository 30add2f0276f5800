# SPDX-License-Identifier: MIT
"""The whole canvas as a picture: on a given painter, as a thumbnail, as PNG and as SVG.

Works without a screen: where Qt does not run yet, an offscreen application is made.
"""

import ctypes
import math
import sys
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from PySide6.QtCore import (
    QCoreApplication,
    QLibraryInfo,
    QRect,
    QSize,
    qInstallMessageHandler,
)
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

from stratcanvas.domain import arrange
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import MAIN_TEXT, Note, Problem, Tactic, main_text
from stratcanvas.domain.derived import Derived
from stratcanvas.domain.geometry import Rect
from stratcanvas.domain.names import spoken
from stratcanvas.domain.outline import outline
from stratcanvas.domain.records import Record
from stratcanvas.paint.canvas_painting import Heights, Step, Turn, no_step, paint_canvas, same
from stratcanvas.paint.card import SKINS, words_seen
from stratcanvas.paint.card_content import content_of
from stratcanvas.paint.card_state import detail_at
from stratcanvas.paint.frame import heading_rects
from stratcanvas.paint.heights import heights
from stratcanvas.paint.pens import NO_BRUSH, pen, rectf
from stratcanvas.paint.png import png_of
from stratcanvas.paint.png_bands import BandedPng
from stratcanvas.paint.route import routes
from stratcanvas.paint.text import TextBlock, TextStyle, block, clean
from stratcanvas.paint.theme import PAPER, Theme
from stratcanvas.paint.uncovered import uncovered
from stratcanvas.safe_words import harmless
from stratcanvas.words import tr

UNITS_AN_INCH = 96.0
"""Scene units in an inch: at 100 % one unit is one pixel of a usual screen."""
MOST_PIXELS = 100_000_000
"""A PNG is drawn smaller rather than with more pixels than these (400 MB while drawing)."""
LONGEST_SIDE = 32_000
"""Qt's painter reaches 32,767 pixels."""
SOFTWARE = "Stratcanvas"
PAGE_MARGIN = 40.0
_FINEST = 2.0
"""Pixels that a card's edge is wide in a small picture."""
FAR = 0.3
"""The largest scale at which a small picture's cards are drawn: words could not be read in it."""
BAND_PIXELS = 4_000_000
"""Pixels of a PNG that are drawn at a time, 28 MB."""
_AROUND = 40.0
"""Scene units above and below a band: as high as a line of text; badges reach out of cards."""
_LAID_OUT, _DRAWING = 0.3, 0.6
"""The part of the work that is done when all is laid out, and that drawing is."""
_TITLE = TextStyle(26, 700, lines=3)
_TITLE_GAP = 22.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A picture's bytes, its size in pixels, its resolution and the one asked for."""

    data: bytes
    width: int
    height: int
    dpi: float
    asked: float
    missing: tuple[str, ...] = ()
    """Characters that no font on this machine can draw; they show as boxes."""

    @property
    def sentence(self) -> str:
        """Return what a person should know about it, or nothing."""
        if self.dpi >= self.asked:
            return ""
        if self.dpi < 1.0:
            return tr(
                "The canvas is so large that no card can be made out in a picture of it. Bring the "
                "cards nearer together, or use SVG, which has no such limit."
            )
        words = tr(
            "The canvas is too large for a picture at {asked} dots an inch, so it was drawn at "
            "{dpi}. SVG has no such limit.",
        )
        return words.format(asked=round(self.asked), dpi=math.floor(self.dpi))


def picture_rect(canvas: Canvas, layout: arrange.CanvasLayout) -> Rect:
    """Return the rectangle (scene units) around everything that is drawn, with a margin."""
    around = layout.bounds
    for spot in heading_rects(layout).values():
        around = around.united(spot)
    return around.grown(PAGE_MARGIN)


def _watched(measure: arrange.Heights, step: Step) -> arrange.Heights:
    """Return the same measure, that goes on to the next step each time it is asked."""

    def height(key: str) -> float:
        step(0.0)
        return measure(key)

    return height


def _draw_edge(
    painter: QPainter, canvas: Canvas, key: str, rect: Rect, theme: Theme, width: float
) -> None:
    """Draw a card's edge so wide (scene units): in a small picture its own would be too fine."""
    kind = content_of(canvas, key).kind
    painter.setPen(pen(getattr(theme, f"{kind}_edge"), width, SKINS[kind].dashes))
    painter.setBrush(NO_BRUSH)
    painter.drawRoundedRect(rectf(rect, -width / 2), SKINS[kind].radius, SKINS[kind].radius)


class _Sheet:
    """A canvas on white paper, its title above it."""

    def __init__(self, canvas: Canvas, step: Step = no_step) -> None:
        self.canvas = canvas
        self.layout = arrange.layout(canvas, _watched(heights(canvas), step))
        headings = heading_rects(self.layout).values()
        self.curves = routes(canvas, self.layout, headings).values()
        self.rect = picture_rect(canvas, self.layout)
        self.title: TextBlock | None = None
        if canvas.brief.title.strip():
            room = self.rect.width - 2 * PAGE_MARGIN
            self.title = block(canvas.brief.title.strip(), _TITLE, room)
            more = self.title.height + _TITLE_GAP
            around = self.rect
            self.rect = Rect(around.x, around.y - more, around.width, around.height + more)

    def band(self, top: int, rows: int, size: QSize, scale: float, step: Step) -> QImage:
        """Return some lines of the picture's pixels, of which the first few may be cut; see
        ``png``. Raises MemoryError.
        """
        drawn = QImage(size.width(), rows, QImage.Format.Format_RGB32)
        if drawn.isNull():
            raise MemoryError(f"no room for {size.width()} × {rows} pixels")
        drawn.fill(QColor(PAPER.ground))
        painter = QPainter(drawn)
        try:
            painter.translate(0, -top)
            upper, lower = self.rect.y + top / scale, self.rect.y + (top + rows) / scale
            self.draw(painter, scale, step, seen=(upper - _AROUND, lower + _AROUND))
        finally:
            painter.end()
        return drawn

    def draw(
        self,
        painter: QPainter,
        scale: float,
        step: Step,
        turn: Turn = same,
        seen: Heights | None = None,
    ) -> None:
        """Draw all of it with its upper left corner at the painter's origin; at the least what lies
        between two heights, if told.
        """
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        painter.translate(-self.rect.x, -self.rect.y)
        if self.title is not None:
            x, y = self.rect.x + PAGE_MARGIN, self.rect.y + PAGE_MARGIN
            self.title.draw(painter, x, y, PAPER.text)
        paint_canvas(
            painter,
            self.canvas,
            PAPER,
            self.layout,
            hints=False,
            step=step,
            turn=turn,
            seen=seen,
            curves=self.curves,
        )


def laid_out(canvas: Canvas, step: Step = no_step) -> arrange.CanvasLayout:
    """Return where everything lies in a picture. Raises what ``step`` raises, and ImportError."""
    _run_qt()
    return arrange.layout(canvas, _watched(heights(canvas), step))


def image(canvas: Canvas, theme: Theme, width: int, height: int) -> QImage:
    """Return a small picture of the whole canvas, at most so many pixels wide and high.

    It is drawn as from far away: without words, without what invites to write.
    """
    _run_qt()
    layout = arrange.layout(canvas, heights(canvas))
    rect = picture_rect(canvas, layout)
    scale = min(width / rect.width, height / rect.height, 1.0)
    size = QSize(max(1, round(scale * rect.width)), max(1, round(scale * rect.height)))
    made = QImage(size, QImage.Format.Format_RGB32)
    made.fill(QColor(theme.ground))
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(scale, scale)
    painter.translate(-rect.x, -rect.y)
    far = detail_at(min(scale, FAR))
    paint_canvas(painter, canvas, theme, layout, far, hints=False)
    for key, card in layout.cards.items():
        _draw_edge(painter, canvas, key, card, theme, _FINEST / scale)
    painter.end()
    return made


def small_png(canvas: Canvas, theme: Theme, width: int, height: int) -> bytes:
    """Return what ``image`` draws as a PNG. May run in any thread."""
    return png_of(image(canvas, theme, width, height))


def png(canvas: Canvas, dpi: float = 300.0, step: Step = no_step) -> Drawn:
    """Return a canvas as a PNG on white paper, at most ``MOST_PIXELS`` large.

    Raises MemoryError when there is no room to draw, and what ``step`` raises.
    """
    _run_qt()
    step(0.0)
    sheet = _Sheet(canvas, step)
    wide, high = sheet.rect.width / UNITS_AN_INCH, sheet.rect.height / UNITS_AN_INCH
    used = min(dpi, math.sqrt(MOST_PIXELS / (wide * high)), LONGEST_SIDE / max(wide, high))
    size = QSize(max(1, math.floor(wide * used)), max(1, math.floor(high * used)))
    file = BandedPng((size.width(), size.height()), round(used / 0.0254), _about(sheet, step))
    # Qt places letters otherwise that begin above a device: a band begins higher up.
    scale = used / UNITS_AN_INCH
    rows, above = max(1, BAND_PIXELS // size.width()), math.ceil(_AROUND * scale)
    for top in range(0, size.height(), rows):
        high, over = min(rows, size.height() - top), min(top, above)

        def drawn(part: float, top: int = top, high: int = high) -> None:
            step(_LAID_OUT + (top + part * high) / size.height() * _DRAWING)

        file.add(sheet.band(top - over, high + over, size, scale, drawn), over)
    return Drawn(
        data=file.finish(),
        width=size.width(),
        height=size.height(),
        dpi=used,
        asked=dpi,
        missing=_missing(canvas),
    )


def svg(canvas: Canvas, step: Step = no_step) -> Drawn:
    """Return a canvas as an SVG on white paper; a unit of the file is a pixel at 100 %.

    Text is drawn as outlines, so that it looks the same where our fonts are missing; its words
    lie unseen under the ground, to be found and copied, and all of them are in the description,
    in reading order. Raises what ``step`` raises.
    """
    from stratcanvas.paint.svg_parts import SvgParts  # only SVG needs that part of Qt

    _run_qt()
    step(0.0)
    sheet = _Sheet(canvas, step)
    size = QSize(math.ceil(sheet.rect.width), math.ceil(sheet.rect.height))
    about = _about(sheet, step)
    title, words = about.get("Title", ""), about["Description"]
    parts = SvgParts(size, round(UNITS_AN_INCH), title, words, lambda: step(_LAID_OUT))
    try:
        area = QRect(0, 0, size.width(), size.height())
        parts.painter.fillRect(area, QColor(PAPER.ground))
        drawn = lambda part: step(_LAID_OUT + part * _DRAWING)  # noqa: E731
        sheet.draw(parts.painter, 1.0, drawn, parts.turn)
        data = parts.finish()
    finally:
        parts.give_up()
    return Drawn(
        data=data,
        width=size.width(),
        height=size.height(),
        dpi=UNITS_AN_INCH,
        asked=UNITS_AN_INCH,
        missing=_missing(canvas),
    )


def _missing(canvas: Canvas) -> tuple[str, ...]:
    texts = [canvas.brief.title, main_text(canvas.brief), main_text(canvas.strategy)]
    for cards in (canvas.problems, canvas.tactics, canvas.notes):
        texts += map(main_text, cards.values())
    texts += [each.owner for each in canvas.tactics.values()]
    letters: dict[str, None] = {}
    for text in texts:  # one by one: all at once would hold the window
        letters.update(dict.fromkeys(text))
    return uncovered("".join(letters))


def _about(sheet: _Sheet, step: Step) -> dict[str, str]:
    """Return what a picture says about itself: title, program and all of its words.

    Only what can be seen: what a card or the title had no room for, and who wrote it, is not in
    the picture, and whoever sends a picture has looked at that.
    """
    seen = _as_seen(sheet, step)
    rows: dict[str, None] = {}
    for row in outline(Derived(seen)):
        step(0.0)
        if row.record is not None:
            rows[clean(spoken(seen, row.record))] = None
    title = clean(_plain(sheet.title.text)) if sheet.title is not None else ""
    said = {
        "Title": title,
        "Software": SOFTWARE,
        "Description": "\n".join(rows),
    }
    return {name: words.replace("\u2028", "\n") for name, words in said.items() if words}


def _as_seen(sheet: _Sheet, step: Step) -> Canvas:
    """Return the sheet's canvas with only as much of each card's words as is drawn."""
    canvas, cards = sheet.canvas, sheet.layout.cards
    rest: list[Record] = list(canvas.links.values())
    shown: list[Problem | Tactic | Note] = [*canvas.problems.values(), *canvas.tactics.values()]
    for record in (*shown, *canvas.notes.values()):
        step(0.0)
        words = _plain(words_seen(canvas, record.id, cards[record.id].width))
        rest.append(replace(record, **{MAIN_TEXT[type(record)]: words}))  # type: ignore[arg-type]
    wide = sheet.layout.frame.heading.width
    brief, strategy = canvas.brief, canvas.strategy
    customer = words_seen(canvas, brief.id, wide)
    statement = words_seen(canvas, strategy.id, cards[strategy.id].width)
    return Canvas(
        replace(brief, customer=_plain(customer)),
        replace(strategy, statement=_plain(statement)),
        rest,
    )


def _plain(drawn: str) -> str:
    """Return words as they are drawn, for a text that is read: no marks that have no look."""
    return harmless(drawn.replace("\u2028", "\n"))


@cache
def _run_qt() -> QCoreApplication:
    """Return the running application, or an offscreen one made and kept here."""
    running = QGuiApplication.instance()
    if running is None and sys.platform.startswith("linux"):
        _refuse_what_qt_aborts_for(Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)))
    if running is not None:
        return running
    before = qInstallMessageHandler(lambda *_: None)  # what it says of the place helps nobody
    try:
        return QGuiApplication(["stratcanvas", "-platform", "offscreen"])
    finally:
        qInstallMessageHandler(before)


def _refuse_what_qt_aborts_for(plugins: Path) -> None:
    """See that Qt can draw offscreen; without that it would end the program without a word.

    Raises ImportError.
    """
    found = sorted((plugins / "platforms").glob("*qoffscreen*"))
    if not found:
        raise ImportError("Qt's plugin “offscreen”")
    try:
        ctypes.CDLL(str(found[0]))
    except OSError as problem:
        raise ImportError(str(problem).partition(":")[0]) from problem
