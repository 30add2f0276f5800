# SPDX-License-Identifier: MIT
"""The whole canvas as a picture: on a given painter, as a thumbnail, as PNG and as SVG.

Works without a screen: where Qt does not run yet, an offscreen application is made.
"""

import math
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QIODevice, QRect, QSize
from PySide6.QtGui import QColor, QGuiApplication, QImage, QImageWriter, QPainter

from stratcanvas.domain import arrange
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import main_text
from stratcanvas.domain.geometry import Rect
from stratcanvas.domain.outline import outline, spoken
from stratcanvas.paint.card import draw_card, heights
from stratcanvas.paint.connector import draw_connector
from stratcanvas.paint.face import face_of
from stratcanvas.paint.frame import draw_frame, draw_headings, heading_rects
from stratcanvas.paint.look import PLAIN, WORDLESS, Detail, detail_at
from stratcanvas.paint.route import routes
from stratcanvas.paint.text import Block, Style, block, clean, uncovered
from stratcanvas.paint.theme import PAPER, Theme

UNITS_AN_INCH = 96.0
"""Scene units in an inch: at 100 % one unit is one pixel of a usual screen."""
MOST_PIXELS = 100_000_000
"""A PNG is drawn smaller rather than with more pixels than these (400 MB while drawing)."""
LONGEST_SIDE = 32_000
"""Qt's painter reaches 32,767 pixels."""
SOFTWARE = "Stratcanvas"
PAGE_MARGIN = 40.0
_WORDS = re.compile(rb"<g [^>]*>\s*(?:<text [^>]*>[^<]*</text>\s*)+</g>\s*")
_NO_COLOUR = b'fill="#000000" fill-opacity="0"'  # how Qt's SVG says it
_TITLE = Style(26, 700, lines=3)
_TITLE_GAP = 22.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a picture came to: its size in pixels, its resolution and the one asked for."""

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
        words = QCoreApplication.translate(
            "Picture",
            "The canvas is too large for a picture at {asked} dots an inch, so it was drawn at "
            "{dpi}. SVG has no such limit.",
        )
        return words.format(asked=round(self.asked), dpi=math.floor(self.dpi))


def paint_canvas(
    painter: QPainter,
    canvas: Canvas,
    theme: Theme,
    layout: arrange.Layout | None = None,
    detail: Detail = Detail.FULL,
    *,
    hints: bool = True,
) -> None:
    """Draw the whole canvas in scene coordinates: frame, headings, connectors, cards.

    Without ``hints`` what is empty stays empty: a picture for others asks nothing.
    """
    layout = layout or arrange.layout(canvas, heights(canvas))
    look = PLAIN if hints or canvas.brief.customer.strip() else WORDLESS
    draw_frame(painter, canvas, layout.frame, theme, look, detail, inviting=hints)
    draw_headings(painter, canvas, layout, theme, detail, inviting=hints)
    for curve in routes(canvas, layout).values():
        draw_connector(painter, curve, PLAIN, theme, detail)
    for key, rect in layout.cards.items():
        look = PLAIN if hints or face_of(canvas, key).words else WORDLESS
        draw_card(painter, canvas, key, rect, look, theme, detail)


def picture_rect(canvas: Canvas, layout: arrange.Layout) -> Rect:
    """Return the rectangle (scene units) around everything that is drawn, with a margin."""
    around = layout.bounds
    for spot in heading_rects(canvas, layout).values():
        around = around.united(spot)
    return around.grown(PAGE_MARGIN)


class _Sheet:
    """A canvas on white paper, its title above it."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.layout = arrange.layout(canvas, heights(canvas))
        self.rect = picture_rect(canvas, self.layout)
        self.title: Block | None = None
        if canvas.brief.title.strip():
            room = self.rect.width - 2 * PAGE_MARGIN
            self.title = block(canvas.brief.title.strip(), _TITLE, room)
            more = self.title.height + _TITLE_GAP
            around = self.rect
            self.rect = Rect(around.x, around.y - more, around.width, around.height + more)

    def draw(self, painter: QPainter, scale: float) -> None:
        """Draw all of it with its upper left corner at the painter's origin."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        painter.translate(-self.rect.x, -self.rect.y)
        if self.title is not None:
            x, y = self.rect.x + PAGE_MARGIN, self.rect.y + PAGE_MARGIN
            self.title.draw(painter, x, y, PAPER.text)
        paint_canvas(painter, self.canvas, PAPER, self.layout, hints=False)


def image(canvas: Canvas, theme: Theme, width: int, height: int) -> QImage:
    """Return the whole canvas fitted into a picture of that many pixels, for a thumbnail."""
    _run_qt()
    layout = arrange.layout(canvas, heights(canvas))
    rect = picture_rect(canvas, layout)
    scale = min(width / rect.width, height / rect.height, 1.0)
    made = QImage(width, height, QImage.Format.Format_RGB32)
    made.fill(QColor(theme.ground))
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(
        (width - scale * rect.width) / 2 - scale * rect.x,
        (height - scale * rect.height) / 2 - scale * rect.y,
    )
    painter.scale(scale, scale)
    paint_canvas(painter, canvas, theme, layout, detail_at(scale))
    painter.end()
    return made


def write_png(canvas: Canvas, path: Path, dpi: float = 300.0) -> Written:
    """Write a canvas as a PNG on white paper, at most ``MOST_PIXELS`` large.

    Raises OSError when the disk does not take it and MemoryError when there is no room to draw.
    """
    _run_qt()
    sheet = _Sheet(canvas)
    wide, high = sheet.rect.width / UNITS_AN_INCH, sheet.rect.height / UNITS_AN_INCH
    used = min(dpi, math.sqrt(MOST_PIXELS / (wide * high)), LONGEST_SIDE / max(wide, high))
    size = QSize(max(1, math.floor(wide * used)), max(1, math.floor(high * used)))
    drawn = QImage(size, QImage.Format.Format_RGB32)
    if drawn.isNull():
        raise MemoryError(f"no room for a picture of {size.width()} × {size.height()} pixels")
    drawn.fill(QColor(PAPER.ground))
    painter = QPainter(drawn)
    sheet.draw(painter, used / UNITS_AN_INCH)
    painter.end()
    dots = round(used / 0.0254)
    drawn.setDotsPerMeterX(dots)
    drawn.setDotsPerMeterY(dots)
    for name, words in _about(canvas).items():
        drawn.setText(name, words)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    if not writer.write(drawn):
        raise OSError(writer.errorString())
    path.write_bytes(buffer.data().data())
    return Written(
        width=size.width(), height=size.height(), dpi=used, asked=dpi, missing=_missing(canvas)
    )


def write_svg(canvas: Canvas, path: Path) -> Written:
    """Write a canvas as an SVG on white paper; a unit of the file is a pixel at 100 %.

    Text is drawn as outlines, so that it looks the same where our fonts are missing; its words
    lie unseen under the ground, to be found and copied, and all of them are in the description,
    in reading order. Raises OSError when the disk does not take it.
    """
    from PySide6.QtSvg import QSvgGenerator  # only SVG needs this part of Qt

    _run_qt()
    sheet = _Sheet(canvas)
    size = QSize(math.ceil(sheet.rect.width), math.ceil(sheet.rect.height))
    buffer = QBuffer()
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(round(UNITS_AN_INCH))
    generator.setSize(size)
    generator.setViewBox(QRect(0, 0, size.width(), size.height()))
    about = _about(canvas)
    generator.setTitle(about["Title"])
    generator.setDescription(about["Description"])
    painter = QPainter(generator)
    painter.fillRect(QRect(0, 0, size.width(), size.height()), QColor(PAPER.ground))
    sheet.draw(painter, 1.0)
    painter.end()
    path.write_bytes(_words_beneath(bytes(buffer.data().data())))
    return Written(
        width=size.width(),
        height=size.height(),
        dpi=UNITS_AN_INCH,
        asked=UNITS_AN_INCH,
        missing=_missing(canvas),
    )


def _missing(canvas: Canvas) -> tuple[str, ...]:
    texts = [main_text(canvas.brief), main_text(canvas.strategy)]
    for cards in (canvas.problems, canvas.tactics, canvas.notes):
        texts += map(main_text, cards.values())
    texts += [canvas.brief.customer, *(each.owner for each in canvas.tactics.values())]
    return uncovered("".join(texts))


def _words_beneath(svg: bytes) -> bytes:
    """Return an SVG with its unseen words first, under the white ground.

    Some readers (ImageMagick's own) draw words of no colour in black; there they are covered.
    """
    words = b"".join(_WORDS.findall(svg)).replace(_NO_COLOUR, b'fill="none"')
    drawn = _WORDS.sub(b"", svg)
    ground = drawn.index(b"<g ", drawn.index(b"<g ") + 1)  # the first group opens the picture
    return drawn[:ground] + words + drawn[ground:]


def _about(canvas: Canvas) -> dict[str, str]:
    """Return what a picture says about itself: title, author, program and all of its words."""
    rows = [spoken(canvas, row.record) for row in outline(canvas) if row.record is not None]
    said = {
        "Title": canvas.brief.title.strip() or QCoreApplication.translate("Picture", "Untitled"),
        "Author": canvas.brief.author.strip(),
        "Software": SOFTWARE,
        "Description": "\n".join(dict.fromkeys(rows)),
    }
    plain = {name: clean(words).replace("\u2028", "\n") for name, words in said.items()}
    return {name: words for name, words in plain.items() if words}


@cache
def _run_qt() -> QCoreApplication:
    """Return the running application, or an offscreen one made and kept here."""
    running = QGuiApplication.instance()
    return running or QGuiApplication(["stratcanvas", "-platform", "offscreen"])
