# SPDX-License-Identifier: MIT
"""Draws the connectors of a crowded canvas on a thread of its own, as pictures without a ground.

Qt's painters hold Python's lock, and with it the window; its reader of SVG lets it go. So the
thread has the connectors as texts, and has those of an area read as a picture.
"""

import atexit
import contextlib
import logging
import threading
import time
import weakref
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QByteArray, QDataStream, QObject, QRect, QSize, QTimer, Signal
from PySide6.QtGui import QImage, QImageReader

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim
from stratcanvas.domain.geometry import Point, Rect
from stratcanvas.domain.links import Link
from stratcanvas.paint.connector import Stroke, resting_stroke
from stratcanvas.paint.route import Curve
from stratcanvas.session.turns import GivesWay, short_turns
from stratcanvas.stage.backdrop.curve_texts import CurveTexts
from stratcanvas.stage.backdrop.led_texts import BothTexts, Changed
from stratcanvas.stage.backdrop.resting import RestingLook
from stratcanvas.stage.places.live_layout import LiveLayout

MANY = 1_000
"""When more connectors than this have changed all are told anew."""
LUMP, REST = 50, 0.001
"""Connectors that are entered at once while nothing is to be drawn, and seconds between."""
TRIES, PAUSE = 3, 200
"""When nothing can be drawn so often, so many milliseconds apart, the window draws all itself."""
log = logging.getLogger(__name__)


@dataclass(frozen=True, eq=False, slots=True)
class Order:
    """A picture of connectors that is wanted."""

    area: Rect
    size: QSize
    """Pixels of the picture."""
    look: RestingLook
    block: QRect
    state: object
    """The tiles that it is for, and what it was ordered in, for whoever asks."""

    @property
    def stroke(self) -> Stroke:
        """Return how each line is drawn."""
        if self.look.straight:
            return Stroke(self.look.width, is_fine=True, aside=0.0)
        return resting_stroke(self.look.width, self.size.width() / self.area.width)


@dataclass(frozen=True, slots=True)
class _Whole:
    """News of a whole canvas."""

    canvas: Canvas
    cards: dict[str, Rect]
    headings: dict[Aim, Rect]
    bounds: Rect
    straight: bool


@dataclass(frozen=True, slots=True)
class _Lines:
    """News of straight lines that run differently: how they do, None for one that is gone."""

    lines: Mapping[str, Curve | None]
    straight: bool = True


@dataclass(frozen=True, slots=True)
class _Curves:
    """News of a canvas whose connectors are curves."""

    changed: Changed
    straight: bool = False


_News = _Whole | _Lines | _Curves


def _with(waiting: list[_News], news: _News) -> list[_News]:
    """Return what waits to be told, and some news, as one with those of its kind.

    A whole canvas takes the place of all that was told of it.
    """
    of_others = [each for each in waiting if each.straight is not news.straight]
    before = [each for each in waiting if each.straight is news.straight]
    match (before, news):
        case ([*whole, _Curves(changed=earlier)], _Curves(changed=later)):
            return [*of_others, *whole, _Curves(earlier.then(later))]
        case ([*whole, _Lines(lines=earlier)], _Lines(lines=later)):
            return [*of_others, *whole, _Lines({**earlier, **later})]
        case (_, _Whole()):
            return [*of_others, news]
        case _:
            return [*of_others, *before, news]


class _Desk:
    """What the window's thread and the drawing one hand each other."""

    def __init__(self) -> None:
        self.bell, self.beside = _Bell(), GivesWay()
        self.closed = False
        self._turn = threading.Condition()
        self._news: list[_News] = []
        self._orders: list[Order] = []
        self._in_hand: Order | None = None
        self._made: list[tuple[Order, QImage]] = []

    def ask(self, news: Iterable[_News], orders: Iterable[Order]) -> None:
        """Have these pictures drawn, the first one first, and none that was asked for before.

        What waits to be told is told as one.
        """
        fresh = list(news)
        with self._turn:
            for each in fresh:
                self._news = _with(self._news, each)
            self._orders = [each for each in orders if each is not self._in_hand]
            self._turn.notify()

    def ask_again(self, orders: Iterable[Order]) -> None:
        """Have pictures drawn that could not be, before all others."""
        with self._turn:
            self._orders[:0] = orders
            self._turn.notify()

    def close(self) -> None:
        """Have no more drawn, and do not wait for what is being drawn."""
        with self._turn:
            self.closed = True
            self._turn.notify()

    def take(self, *, wait: bool) -> tuple[list[_News], Order | None]:
        """Return the news, and what to draw then; wait for either."""
        with self._turn:
            while wait and not (self.closed or self._news or self._orders):
                self._turn.wait()
            news, self._news = self._news, []
            self._in_hand = self._orders.pop(0) if self._orders else None
            return news, self._in_hand

    def put(self, order: Order, picture: QImage) -> None:
        """Hand a picture over."""
        with self._turn:
            self._in_hand = None
            if self.closed:
                return
            self._made.append((order, picture))
        self.bell.rung.emit()

    def collect(self) -> list[tuple[Order, QImage]]:
        """Return the pictures that were made since."""
        with self._turn:
            made, self._made = self._made, []
        return made


class _Bell(QObject):
    rung = Signal()


class FilmMaker(QObject):
    """Has pictures drawn for one view. All methods belong to the main thread."""

    made = Signal(object, object)
    """An Order, and the QImage of it."""
    failed = Signal()
    """No picture can be drawn this way."""
    rerouted = Signal()
    """Connectors may run differently anywhere: cards have moved that they run around."""

    def __init__(self, layout: LiveLayout, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._layout = layout
        self._desk: _Desk | None = None
        # Whether as straight lines → what runs differently since all were told that way.
        self._told: dict[bool, set[str]] = {}
        self._shifted: set[str] = set()  # cards that moved since, came or went
        self._joints: list[Link] = []  # links that came or went since
        self.revision = 0
        """Counts the changes of where connectors run."""
        self.fails = False
        self._misses = 0
        self._missed: list[Order] = []
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._try_again)

    def follow(
        self, links: Collection[str], cards: Collection[str] = (), joints: Collection[Link] = ()
    ) -> None:
        """Hear that some connectors run differently, and maybe those around some ``cards`` that
        moved; ``joints`` came or went.
        """
        standing = not self._layout.floating.keys() >= set(cards)
        self.revision += bool(links) or standing
        if False in self._told:
            self._shifted.update(cards)
            self._joints.extend(joints)
        for straight, changed in list(self._told.items()):
            if len(links) + len(changed) > MANY:
                del self._told[straight]
            else:
                changed.update(links)
        if standing:
            self.rerouted.emit()

    def ask(self, orders: Sequence[Order]) -> None:
        """Have these pictures drawn, the first one first, and none that was asked for before."""
        if self._desk is None:
            if not orders:
                return
            self._desk = self._start()
        self._desk.ask(self._news(orders[0].look) if orders else (), orders)

    def stop(self) -> None:
        """Draw no more: nobody looks. Should somebody ask again, all begins anew."""
        desk, self._desk, self._told = self._desk, None, {}
        if desk is not None:
            desk.close()

    def _start(self) -> _Desk:
        _name_types()
        desk = _Desk()
        desk.bell.rung.connect(self._collect)
        thread = threading.Thread(
            target=_work, args=(desk,), name="drawing connectors", daemon=True
        )
        weakref.finalize(self, desk.close).atexit = False  # then all of them end
        QTimer.singleShot(0, self, partial(_begin, thread, desk))  # not amid a first picture
        return desk

    def _news(self, look: RestingLook) -> Iterator[_News]:
        layout, changed = self._layout, self._told.get(look.straight)
        if changed is None:
            self._told[look.straight] = set(look.away)
            standing, words = self._standing(look), dict(layout.headings)
            yield _Whole(layout.canvas, standing, words, layout.bounds, look.straight)
            return
        now = changed - look.away  # of what is dragged it matters where it is let go
        changed -= now
        if look.straight:
            if now:
                yield _Lines({key: self._line(key) for key in now})
            return
        cards = {key: layout.cards.get(key) for key in self._shifted if key not in layout.floating}
        if now or cards or self._joints:
            joints, self._joints = self._joints, []
            self._shifted.difference_update(cards)
            words = dict(layout.headings)
            yield _Curves(Changed(layout.canvas, cards, now, joints, words, layout.bounds))

    def _standing(self, look: RestingLook) -> dict[str, Rect]:
        """Return where all cards stand: those in the hand where they were taken."""
        layout = self._layout
        found = dict(layout.cards)
        if not look.straight:
            self._shifted, self._joints = set(layout.floating), []
            found |= {key: rect for key in layout.floating if (rect := layout.home(key))}
        return found

    def _line(self, link: str) -> Curve | None:
        return _line(self._layout.cards, link) if link in self._layout.canvas.links else None

    def _collect(self) -> None:
        for order, picture in self._desk.collect() if self._desk is not None else ():
            if not picture.isNull():
                self._misses = 0
                self.made.emit(order, picture)
            else:
                self._missed.append(order)
                if not self._again.isActive():
                    self._again.start(PAUSE)

    def _try_again(self) -> None:
        """Have drawn what could not be: for a moment there may have been no memory."""
        missed, self._missed = self._missed, []
        self._misses += 1
        if self._misses < TRIES and self._desk is not None:
            self._desk.ask_again(missed)
        elif not self.fails:
            self.fails = True
            self.failed.emit()


def _begin(thread: threading.Thread, desk: _Desk) -> None:
    for ended in [each for each in _at_work if not each.is_alive()]:
        del _at_work[ended]
    _at_work[thread] = desk
    thread.start()


def _name_types() -> None:
    """Have Qt's types known: two threads must not be the first to name one at the same time."""
    with _read("") as reader:
        reader.size()
    QImage().isNull()


_at_work: dict[threading.Thread, _Desk] = {}
"""Each thread with what it hands over by: that may not go before it, nor by its hand."""


@atexit.register
def _end_all() -> None:
    """Wait for all threads: none may read an SVG when Qt goes."""
    for desk in _at_work.values():
        desk.close()
    for thread in _at_work:
        if thread.is_alive():
            thread.join()


# ---- on the thread


def _work(desk: _Desk) -> None:
    with short_turns():
        _draw_all(desk)


def _draw_all(desk: _Desk) -> None:
    both = BothTexts(desk.beside.give_way)
    while not desk.closed:
        news, order = desk.take(wait=not both.is_behind)
        try:
            for each in news:
                _follow(both, each, desk)
            if order is not None and not desk.closed:
                desk.put(order, _picture(both.texts(straight=order.look.straight), order))
            elif order is None and both.is_behind:
                both.catch_up(LUMP)
        except Exception:  # a bug of ours: the window draws them itself
            log.exception("drawing connectors beside the window failed")
            if order is not None:
                with contextlib.suppress(RuntimeError):
                    desk.put(order, QImage())
        time.sleep(REST)  # whoever waits for Python gets it now
        desk.beside.give_way()


def _follow(both: BothTexts, news: _News, desk: _Desk) -> None:
    """Have the connectors as they run after some news."""
    if isinstance(news, _Curves):
        both.led.follow(news.changed)
    elif isinstance(news, _Lines):
        for key, line in news.lines.items():
            both.lines.put(key, line)
    elif not news.straight:
        for _ in both.led.take(news.canvas, news.cards, news.headings, news.bounds):
            if desk.closed:
                break
            desk.beside.give_way()
    else:
        both.lines.keep(news.canvas.links)
        for key in news.canvas.links:
            if desk.closed:
                break
            both.lines.put_later(key, _line(news.cards, key))
            desk.beside.give_way()


def _line(cards: Mapping[str, Rect], link: str) -> Curve:
    """Return a connector as a straight line between the facing edges of its cards."""
    one, other = cards[link[:16]], cards[link[16:]]
    left = one.x < other.x
    start = Point(one.right if left else one.x, one.y + one.height / 2)
    end = Point(other.x if left else other.right, other.y + other.height / 2)
    return Curve(start, start, end, end)


def _picture(texts: CurveTexts, order: Order) -> QImage:
    layers = order.look.layers(texts.keys)
    svg = texts.svg(order.area, order.size.toTuple(), order.stroke, layers)
    with _read(svg) as reader:
        return reader.read()


@contextlib.contextmanager
def _read(svg: str) -> Iterator[QImageReader]:
    """Have a text of SVG read, from a device that Qt has made.

    Of one that Python has made Qt asks, within a lock of its own, whether Python overrides a
    method: it waits for Python's lock then, and for that whoever holds it while an icon is read.
    """
    stream = QDataStream(QByteArray(svg.encode("ascii")))
    yield QImageReader(stream.device(), b"svg")
