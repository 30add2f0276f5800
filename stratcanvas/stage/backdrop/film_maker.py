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
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QByteArray, QDataStream, QObject, QTimer, Signal
from PySide6.QtGui import QImage, QImageReader

from stratcanvas.domain.geometry import Point, Rect
from stratcanvas.domain.links import Link
from stratcanvas.paint.route import Curve
from stratcanvas.session.turns import short_turns
from stratcanvas.stage.backdrop.curve_texts import CurveTexts
from stratcanvas.stage.backdrop.film_desk import CurveNews, Desk, LineNews, News, Order, WholeNews
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


class FilmMaker(QObject):
    """Has pictures drawn for one view. All methods belong to the main thread."""

    made = Signal(object, object)
    """An Order, and the QImage of it."""
    guessed = Signal(object, object)
    """The same, with connectors about as they run: it is to come once more."""
    failed = Signal()
    """No picture can be drawn this way."""
    rerouted = Signal()
    """Connectors may run differently anywhere: cards have moved that they run around."""

    def __init__(self, layout: LiveLayout, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._layout = layout
        self._desk: Desk | None = None
        # Whether as straight lines → what runs differently since all were told that way.
        self._told: dict[bool, set[str]] = {}
        self._shifted: set[str] = set()  # cards that moved since, came or went
        self._joints: list[Link] = []  # links that came or went since
        self._unsettled = set[str]()  # what may run differently once what is in the hand is let go
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

    def _start(self) -> Desk:
        _name_types()
        desk = Desk()
        desk.bell.rung.connect(self._collect)
        thread = threading.Thread(
            target=_work, args=(desk,), name="drawing connectors", daemon=True
        )
        weakref.finalize(self, desk.close).atexit = False  # then all of them end
        QTimer.singleShot(0, self, partial(_begin, thread, desk))  # not amid a first picture
        return desk

    def _news(self, look: RestingLook) -> Iterator[News]:
        layout, changed = self._layout, self._told.get(look.straight)
        if changed is None:
            self._told[look.straight] = set(look.away)
            standing, words = self._standing(look), dict(layout.headings)
            yield WholeNews(layout.canvas, standing, words, layout.bounds, look.straight)
            return
        now = changed - look.away  # of what is dragged it matters where it is let go
        changed -= now
        if look.straight:
            if now:
                yield LineNews({key: self._line(key) for key in now})
            return
        now |= self._settle(now)
        cards = {key: layout.cards.get(key) for key in self._shifted if key not in layout.floating}
        if now or cards or self._joints:
            joints, self._joints = self._joints, []
            self._shifted.difference_update(cards)
            words = dict(layout.headings)
            yield CurveNews(Changed(layout.canvas, cards, now, joints, words, layout.bounds))

    def _settle(self, told: set[str]) -> set[str]:
        """Return what is to be told once more, now that nothing is in the hand.

        The thread has what is dragged where it was taken, and what ends beside it as it did then.
        """
        if self._layout.floating:
            self._unsettled |= told
            return set()
        settled, self._unsettled = self._unsettled, set()
        return settled

    def _standing(self, look: RestingLook) -> dict[str, Rect]:
        """Return where all cards stand: those in the hand where they were taken."""
        layout = self._layout
        found = dict(layout.cards)
        if not look.straight:
            self._shifted, self._joints = set(layout.floating), []
            held = layout.links_of(layout.floating)
            ends = {key[:16] for key in held} | {key[16:] for key in held}
            self._unsettled = set(layout.links_of(ends))
            stood = layout.courses.detours.lifted
            found |= {key: rect for key, rect in stood.items() if rect is not None}
        return found

    def _line(self, link: str) -> Curve | None:
        return _line(self._layout.cards, link) if link in self._layout.canvas.links else None

    def _collect(self) -> None:
        for order, picture, is_sure in self._desk.collect() if self._desk is not None else ():
            if not is_sure:
                self.guessed.emit(order, picture)
            elif not picture.isNull():
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
            self._told = {}  # nobody knows what it has of it
            looks = {each.look.straight: each.look for each in missed}.values()
            self._desk.ask_again(missed, [each for look in looks for each in self._news(look)])
        elif not self.fails:
            self.fails = True
            self.failed.emit()


def _begin(thread: threading.Thread, desk: Desk) -> None:
    for ended in [each for each in _at_work if not each.is_alive()]:
        del _at_work[ended]
    _at_work[thread] = desk
    thread.start()


def _name_types() -> None:
    """Have Qt's types known: two threads must not be the first to name one at the same time."""
    with _read("") as reader:
        reader.size()
    QImage().isNull()


_at_work: dict[threading.Thread, Desk] = {}
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


def _work(desk: Desk) -> None:
    with short_turns():
        _draw_all(desk)


def _draw_all(desk: Desk) -> None:
    both, told = BothTexts(desk.beside.give_way), set[bool]()  # told whether as straight lines
    while not desk.closed:
        news, order = desk.take(wait=not both.is_behind)
        try:
            for each in news:
                _follow(both, each, desk)
                if isinstance(each, WholeNews):
                    told.add(each.straight)
            if order is not None and desk.is_told_anew():
                desk.ask_again([order])
            elif order is not None and not desk.closed:
                straight = order.look.straight
                made = _picture(both.texts(straight=straight), order) if straight in told else None
                desk.put(order, made or QImage())
            elif order is None and both.is_behind:
                both.catch_up(LUMP)
        except Exception:  # a bug of ours, or no memory: from then on a whole canvas is waited for
            log.exception("drawing connectors beside the window failed")
            both, told = BothTexts(desk.beside.give_way), set()
            if order is not None:
                with contextlib.suppress(RuntimeError):
                    desk.put(order, QImage())
        time.sleep(REST)  # whoever waits for Python gets it now
        desk.beside.give_way()


def _follow(both: BothTexts, news: News, desk: Desk) -> None:
    """Have the connectors as they run after some news."""
    if isinstance(news, CurveNews):
        both.led.follow(news.changed)
    elif isinstance(news, LineNews):
        for key, line in news.lines.items():
            both.lines.put(key, line)
    elif not news.straight:
        for all_there in both.led.take(news.canvas, news.cards, news.headings, news.bounds):
            if desk.closed or desk.is_told_anew():
                break
            desk.beside.give_way()
            while all_there and (order := desk.take_to_guess()) is not None:
                desk.put(order, _picture(both.led.texts, order), is_sure=False)
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
