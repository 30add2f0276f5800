# SPDX-License-Identifier: MIT
"""Boards of any size whose connectors run all over them, and what work on them is measured by.

*Blank* fills a window and flushes it; *raw* draws with plain QPainter once what is in view at our
level of detail; *naive* is a scene with a rectangle and two texts a card and a path a connector.
"""

import math
import random
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QApplication, QGraphicsScene, QGraphicsView, QWidget

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim, Brief, Problem, Strategy, Tactic
from stratcanvas.domain.geometry import Rect
from stratcanvas.domain.links import Link
from stratcanvas.domain.records import Record
from stratcanvas.paint.card_state import Detail
from stratcanvas.paint.connector import curve_path
from stratcanvas.paint.pens import rectf
from stratcanvas.stage.places.live_layout import LiveLayout
from stratcanvas.stage.render_context import from_qt
from stratcanvas.stage.view import CanvasView
from tests import makers
from tests.bench.pairs import Timer

_GROUND, _LINE = QColor("#f4f6f2"), QPen(QColor("#4a9a80"), 1.6)
_FILL, _EDGE, _TEXT = QBrush(QColor("#ffffff")), QPen(QColor("#8a9a90"), 1.2), QPen(QColor("#111"))

_ON_END = 10
"""How often a blank window is filled for one figure."""


def board(cards: int) -> Canvas:
    """Return so many tactics, a fortieth of it problems, and 1.5 connectors a tactic, anywhere."""
    chance = random.Random(cards)
    problems = max(4, cards // 40)
    records: list[Record] = [
        Problem(
            id=makers.key(n, makers.PROBLEM), statement=f"Problem {n} costs us evenings", rank=n
        )
        for n in range(1, problems + 1)
    ]
    rows = max(3, round(math.sqrt(cards)))
    for n in range(cards):
        column, row = divmod(n // 2, rows)
        tactic = Tactic(
            id=makers.key(n + 1, makers.TACTIC),
            title=f"Tactic {n + 1}: {'a longer title that wraps ' * (n % 3)}for owners",
            aim=Aim.SOLVE if n % 2 else Aim.EDUCATE,
            x=72.0 + 276.0 * column,
            y=150.0 * row,
        )
        served = chance.sample(range(1, problems + 1), 1 + n // 2 % 2)
        records.append(tactic)
        records += [Link(tactic=tactic.id, problem=makers.key(p, makers.PROBLEM)) for p in served]
    brief = Brief(id=makers.key(1), title="A large plan", customer="Owners with too much to do")
    return Canvas(brief, Strategy(id=makers.key(2), statement="Show where evenings go."), records)


def busy(work: Callable[[], object]) -> float:
    """Do something and all that it leads to in the window; return the CPU seconds of its thread."""
    start = time.thread_time()
    work()
    QApplication.processEvents()
    return time.thread_time() - start


class _Blank(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        painter = QPainter(self)
        painter.fillRect(event.rect(), _GROUND)
        painter.end()


def blank(view: CanvasView, times: int = _ON_END) -> Timer:
    """Return a timer of filling and flushing a window as large as a view, as ``blank_of``.

    Meanwhile the view does not rest: what it would draw ahead is no part of it.
    """
    timed = blank_of(view.viewport().size(), times)

    def once() -> float:
        view.layers.rest.wait()
        return timed()

    return once


def blank_of(size: QSize, times: int = _ON_END) -> Timer:
    """Return a timer of filling and flushing a window of a size; the mean of some on end.

    The steps of a gesture come on end, too, and what they draw on stays in the processor's cache:
    a window filled once among them takes up to twice as long. What is drawn once, in turn with
    its yardstick, has one that is filled once.
    """
    widget = _Blank()
    widget.resize(size)
    widget.show()
    QApplication.processEvents()

    def once() -> float:
        return sum(busy(widget.repaint) for _ in range(times)) / times

    return once


def raw(view: CanvasView) -> Timer:
    """Return a timer of drawing what a view shows, with plain QPainter into a picture."""
    stage, area, scale = view.stage, view.visible_area(), view.zoom_factor
    layout, seen = stage.live_layout, from_qt(area)
    near = stage.detail is Detail.FULL
    cards = [rectf(layout.cards[key]) for key in layout.cards_in(seen)]
    paths = _paths(view, seen) if near else []
    picture = QPixmap(view.viewport().size())

    def draw() -> None:
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, near)
        painter.fillRect(picture.rect(), _GROUND)
        painter.scale(scale, scale)
        painter.translate(-area.topLeft())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_LINE)
        for path in paths:
            painter.drawPath(path)
        painter.setBrush(_FILL)
        for rect in cards:
            painter.setPen(_EDGE)
            if not near:
                painter.drawRect(rect)
                continue
            painter.drawRoundedRect(rect, 8.0, 8.0)
            painter.setPen(_TEXT)
            inner = rect.adjusted(12, 10, -12, -10)
            painter.drawText(inner, Qt.TextFlag.TextWordWrap, "A tactic with a title that wraps")
            painter.drawText(inner, Qt.AlignmentFlag.AlignBottom, "Talk · idea · leads")
        painter.end()

    def once() -> float:
        view.layers.rest.wait()  # as with a blank one
        return busy(draw)

    draw()
    return once


def _paths(view: CanvasView, seen: Rect) -> list[QPainterPath]:
    layout, area = view.stage.live_layout, QRectF(seen.x, seen.y, seen.width, seen.height)
    curves = (layout.curve(key) for key in sorted(layout.links_in(seen)))
    paths = [curve_path(curve) for curve in curves if curve is not None]
    return [path for path in paths if path.intersects(area)]


def naive(view: CanvasView) -> QGraphicsView:
    """Return a shown view of a naive scene of the same board."""
    scene = naive_scene(view.stage.live_layout)
    scene.setParent(view)
    port = QGraphicsView(scene)
    port.resize(view.viewport().size())
    port.show()
    port.centerOn(view.visible_area().center())
    QApplication.processEvents()
    return port


def naive_scene(layout: LiveLayout) -> QGraphicsScene:
    """Return a scene with a rectangle and two texts a card and a path a connector."""
    scene = QGraphicsScene()
    for key in layout.canvas.links:
        curve = layout.curve(key)
        assert curve is not None
        scene.addPath(curve_path(curve), _LINE)
    for rect in map(rectf, layout.cards.values()):
        item = scene.addRect(rect, _EDGE, _FILL)
        item.setFlag(item.GraphicsItemFlag.ItemIsSelectable)
        for n, words in enumerate(("A tactic with a title that wraps", "Talk · idea · leads")):
            text = scene.addText(words)
            text.setTextWidth(rect.width())
            text.setPos(rect.x(), rect.y() + 40 * n)
    return scene


class Painted(QObject):
    """Counts the paint events of a widget: a step that paints nothing measures nothing."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Count and let pass."""
        del watched
        self.count += event.type() is QEvent.Type.Paint
        return False
