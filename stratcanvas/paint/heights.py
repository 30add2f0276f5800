# SPDX-License-Identifier: MIT
"""How high cards are, measured once for all that say the same, and anew where they say something
else. Fonts decide it; what is drawn is read from the same content and skins.
"""

from collections.abc import Callable
from operator import attrgetter
from typing import Any, NamedTuple

from stratcanvas.domain import arrange
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Note, Tactic
from stratcanvas.domain.fields import attributes_of
from stratcanvas.domain.records import Record
from stratcanvas.paint.card import REMARK, SKINS, room_of, words_top
from stratcanvas.paint.card_content import CardContent, content_of
from stratcanvas.paint.chips import flow
from stratcanvas.paint.text import TextStyle, line_count

_MOST_GONE = 10_000
"""Cards gone for longer whose heights are remembered (some 5 MB): undo may bring them back."""
_MOST_AROUND = 1_000  # sorts of tactics whose height but for their words is remembered


class Measured:
    """Tells a card's height by its id, and remembers what it was measured from."""

    __slots__ = ("_around", "canvas", "known", "wide")

    def __init__(self, canvas: Canvas, known: dict[str, tuple[object, object, float]]) -> None:
        self.canvas = canvas
        self.wide = arrange.frame_width(canvas)
        self.known = known
        self._around: dict[object, _Around] = {}

    def __call__(self, key: str) -> float:
        """Return a card's height in scene units; for the brief's id the heading's.

        Raises KeyError when the canvas has no such card.
        """
        canvas = self.canvas
        record: Record | None = canvas.tactics.get(key)
        state: object = key in canvas.problems_of
        if record is None:
            record = canvas.get(key)
            state = self.wide if key in {canvas.strategy.id, canvas.brief.id} else None
        known = self.known.get(key)
        if known is not None and known[1] == state:
            if known[0] is record:
                return known[2]
            if _reads_like(known[0], record):
                self.known[key] = record, state, known[2]
                return known[2]
        if isinstance(record, Tactic):
            height = self._tactic(record, counts=bool(state))
        else:
            content = content_of(canvas, key)
            height = _height(content, _width(content, self.wide))
        self.known[key] = record, state, height
        return height

    def _tactic(self, tactic: Tactic, *, counts: bool) -> float:
        """Return a tactic's height; what stands around the words is measured once for many."""
        words = tactic.title.rstrip()
        said = counts, tactic.kind, tactic.stage, tactic.status, tactic.owner, tactic.due
        around = self._around.get(said)
        if around is not None and words:
            return around.heights[line_count(words, around.style, around.room)]
        content = content_of(self.canvas, tactic.id)
        height = _height(content, arrange.TACTIC_WIDTH)
        if len(self._around) < _MOST_AROUND:
            style, room = SKINS[content.kind].text, room_of(content, arrange.TACTIC_WIDTH)
            rest = height - _words_height(content, arrange.TACTIC_WIDTH)
            each = tuple([rest + lines * style.pitch for lines in range(style.lines + 1)])
            self._around[said] = _Around(style, room, each)
        return height


class _Around(NamedTuple):
    """What stands around the words of some tactics."""

    style: TextStyle
    """How the words look."""
    room: float
    """How wide they may be (scene units)."""
    heights: tuple[float, ...]
    """How high the card is with so many lines of them."""


_PLACE = {"x", "y", "aim"}
"""What says where a card lies: both wings' cards are as high."""
_READ: dict[type, Callable[[Any], object]] = {
    kind: attrgetter(*(name for name in attributes_of(kind) if name not in _PLACE))
    for kind in (Tactic, Note)
}
"""What a card of a kind says, apart from where it lies."""


def _reads_like(one: object, other: object) -> bool:
    """Tell whether two cards differ in their places at most."""
    read = _READ.get(type(other))
    return read is not None and type(one) is type(other) and bool(read(one) == read(other))


def heights(canvas: Canvas, before: arrange.Heights | None = None) -> arrange.Heights:
    """Return what tells a card's height (scene units) by its id; the brief's id: the heading's.

    With the heights of the canvas before a change, only what has changed is measured anew.
    """
    if not isinstance(before, Measured):
        return Measured(canvas, {})
    known, former = before.known, before.canvas
    if len(known) > _MOST_GONE + max(_card_count(canvas), _card_count(former)):
        known = {key: each for key, each in known.items() if key in canvas or key in former}
    return Measured(canvas, known)


def _card_count(canvas: Canvas) -> int:
    return len(canvas.tactics) + len(canvas.problems) + len(canvas.notes)


def _width(content: CardContent, wide: float) -> float:
    if content.kind == "strategy":
        return wide
    if content.kind == "heading":
        return wide - 2 * arrange.FRAME_PADDING
    if content.kind == "problem":
        return arrange.PROBLEM_WIDTH
    return arrange.NOTE_WIDTH if content.kind == "note" else arrange.TACTIC_WIDTH


def _words_height(content: CardContent, width: float) -> float:
    skin, room = SKINS[content.kind], room_of(content, width)
    return line_count(content.words or content.hint, skin.words(content), room) * skin.text.pitch


def _height(content: CardContent, width: float) -> float:
    skin, room = SKINS[content.kind], room_of(content, width)
    words = _words_height(content, width)
    chips = skin.chip_gap + flow(content.chips, room).height if content.chips else 0.0
    lines = [line_count(each, REMARK, room) * REMARK.pitch for each in content.remarks]
    remarks = sum(lines) + skin.remark_gap * len(lines)
    return max(skin.least, words_top(content, room) + words + chips + remarks + skin.bottom)
