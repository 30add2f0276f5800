# SPDX-License-Identifier: MIT
"""What lies around the cards: the frame of the customer's problems, and the wings' headings.

An empty canvas is inviting: frame and wings say in words what belongs there and which key it is.
"""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPainterPath

from stratcanvas.domain import arrange
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim, Problem, Tactic
from stratcanvas.domain.geometry import Point, Rect
from stratcanvas.paint.aims import REACH, aim_colours, draw_mark
from stratcanvas.paint.card import LABEL_GAP, SKINS, draw_rings
from stratcanvas.paint.card_content import content_of
from stratcanvas.paint.card_state import PLAIN, CardState, Detail
from stratcanvas.paint.pens import brush, dashed, fill, pen, rectf
from stratcanvas.paint.text import TextStyle, block, right_to_left
from stratcanvas.paint.theme import Theme
from stratcanvas.words import tr, translated

HANDLE_RADIUS = 7.0
FRAME_RADIUS = 14.0
HEADING_HEIGHT = 20.0
HEADING_RISE = 40.0
"""How far above the frame's top edge a wing's heading stands."""
_HEADING = TextStyle(12, 600, spacing=1.0, lines=1)
_HINT = TextStyle(13, lines=4)
_HINT_HEIGHT = 92.0
_DASHES = (3.0, 3.0)
_CLEAR = 6.0
_MARK_RADIUS = 4.5
_MARK_ROOM = 17.0


def draw_frame(
    painter: QPainter,
    canvas: Canvas,
    frame: arrange.Frame,
    theme: Theme,
    state: CardState = PLAIN,
    detail: Detail = Detail.FULL,
    *,
    inviting: bool = True,
) -> None:
    """Draw the frame and its heading; the state is the heading's.

    ``inviting``: an empty frame says how to add a problem.
    """
    if detail is Detail.BLOCK:
        fill(painter, rectf(frame.rect), theme.frame_fill)
        return
    painter.setPen(pen(theme.frame_edge, 1.2))
    painter.setBrush(brush(theme.frame_fill))
    painter.drawRoundedRect(rectf(frame.rect, -0.6), FRAME_RADIUS, FRAME_RADIUS)
    draw_rings(painter, frame.heading.grown(4.0), 6.0, state, theme)
    if detail is not Detail.FULL:
        return
    content, skin, at = content_of(canvas, canvas.id), SKINS["heading"], frame.heading
    label = block(content.label, skin.label, at.width)
    label.draw(painter, at.x, at.y, theme.frame_label)
    if not state.editing and (content.words or state.asks):
        words = block(content.words or content.hint, skin.words(content), at.width)
        colour = theme.frame_text if content.words else theme.frame_hint
        words.draw(painter, at.x, at.y + label.height + LABEL_GAP, colour)
    if inviting and not canvas.problems:
        invitation = tr("Press P to add a problem of the customer’s, in their words")
        colours = (theme.frame_fill, theme.frame_edge, theme.frame_hint)
        _draw_invitation(painter, problem_invitation(frame), invitation, colours)


def problem_invitation(frame: arrange.Frame) -> Rect:
    """Return where a frame without problems says how to add one."""
    at = frame.heading
    top = at.bottom + arrange.FRAME_PADDING
    return Rect(at.x, top, at.width, frame.rect.bottom - arrange.FRAME_PADDING - top)


def _draw_invitation(
    painter: QPainter, area: Rect, words: str, colours: tuple[str, str, str]
) -> None:
    """Draw words in a dashed box; the colours of ground, edge and words."""
    ground, edge, colour = colours
    box = QPainterPath()
    box.addRoundedRect(rectf(area, -0.6), 8.0, 8.0)
    painter.fillPath(box, brush(ground))  # no dots between the letters
    painter.fillPath(dashed(box, 1.2, _DASHES), brush(edge))
    said = block(words, _HINT, area.width - 32)
    said.draw(painter, area.x + 16, area.center.y - said.height / 2, colour)


def heading_rects(layout: arrange.CanvasLayout) -> dict[Aim, Rect]:
    """Return where the wings' headings stand: in line, over the first columns, clear of cards."""
    rects = layout.cards.values()
    return heading_spots(layout.frame.rect, lambda area: [r for r in rects if r.overlaps(area)])


def heading_spots(frame: Rect, cards_in: Callable[[Rect], Iterable[Rect]]) -> dict[Aim, Rect]:
    """Return the same, where it is known which cards overlap an area."""
    lefts = {
        Aim.EDUCATE: frame.x - arrange.WING_GAP - arrange.TACTIC_WIDTH,
        Aim.SOLVE: frame.right + arrange.WING_GAP,
    }
    y, before = -HEADING_RISE, 0.0
    while y != before:  # what lifts one of them lifts the other, which may meet a card there
        before = y
        for x in lefts.values():
            y = _clear_of(Rect(x, y, arrange.TACTIC_WIDTH, HEADING_HEIGHT), cards_in)
    return {aim: Rect(x, y, arrange.TACTIC_WIDTH, HEADING_HEIGHT) for aim, x in lefts.items()}


def _clear_of(spot: Rect, cards_in: Callable[[Rect], Iterable[Rect]]) -> float:
    """Return how high a spot is moved up until no card touches it."""
    while there := [rect for rect in cards_in(spot.grown(_CLEAR)) if rect.overlaps(spot, _CLEAR)]:
        top = max(there, key=lambda each: each.bottom).y
        spot = Rect(spot.x, top - HEADING_HEIGHT - 10.0, spot.width, spot.height)
    return spot.y


def draw_headings(
    painter: QPainter,
    canvas: Canvas,
    headings: Mapping[Aim, Rect],
    theme: Theme,
    detail: Detail = Detail.FULL,
    *,
    inviting: bool = True,
) -> None:
    """Draw the wings' headings, and when ``inviting`` what belongs in a wing without tactics."""
    if detail is not Detail.FULL:
        return
    invitations = {
        Aim.EDUCATE: tr("Press T to add what shows them a problem: an article, a talk, a video"),
        Aim.SOLVE: tr("Press T to add what helps them solve one: a template, a review, a call"),
    }
    used = wings_in_use(canvas)
    for aim, spot in headings.items():
        _draw_heading(painter, aim, spot, theme)
        if inviting and aim not in used:
            colours = (theme.ground, theme.uncounted_edge, theme.hint)
            _draw_invitation(painter, wing_invitation(spot), invitations[aim], colours)


def _draw_heading(painter: QPainter, aim: Aim, spot: Rect, theme: Theme) -> None:
    """Draw a wing's heading with its aim's mark before it, so that it tells what the marks mean."""
    heading = translated(aim.label).upper()
    words = block(heading, _HEADING, spot.width - _MARK_ROOM)
    mirrored, away = right_to_left(heading), _MARK_RADIUS * REACH
    middle = QPointF(spot.right - away if mirrored else spot.x + away, spot.y + _HEADING.pitch / 2)
    draw_mark(painter, middle, aim, _MARK_RADIUS, aim_colours(theme).of(aim))
    words.draw(painter, spot.x + (0.0 if mirrored else _MARK_ROOM), spot.y, theme.heading)


def wings_in_use(canvas: Canvas) -> frozenset[Aim]:
    """Return the aims that tactics have; looks at no more of them than it takes to know."""
    tactics = canvas.tactics.values()
    return frozenset(aim for aim in Aim if any(each.aim is aim for each in tactics))


def wing_invitation(heading: Rect) -> Rect:
    """Return where a wing without tactics says how to add one, below its heading."""
    return Rect(heading.x, max(0.0, heading.bottom + 12.0), heading.width, _HINT_HEIGHT)


def handle_points(canvas: Canvas, key: str, rect: Rect) -> tuple[Point, ...]:
    """Return where a card's connect handles lie: a tactic's inner edge, a problem's two edges."""
    record = canvas.get(key)
    y = rect.center.y
    if isinstance(record, Tactic):
        return (Point(rect.right if record.aim is Aim.EDUCATE else rect.x, y),)
    return (Point(rect.x, y), Point(rect.right, y)) if isinstance(record, Problem) else ()


def handle_aim(point: Point, rect: Rect, aim: Aim | None) -> Aim:
    """Return the aim of what is drawn from a handle of a card: a tactic's own (None: a problem)."""
    return aim or (Aim.EDUCATE if point.x < rect.center.x else Aim.SOLVE)


def draw_handle(
    painter: QPainter,
    point: Point,
    theme: Theme,
    state: CardState = PLAIN,
    aim: Aim = Aim.EDUCATE,
) -> None:
    """Draw the round handle from which a connector is dragged, with a plus in it."""
    strong = state.hovered or state.selected
    colour, ground = aim_colours(theme, "strong").of(aim), aim_colours(theme, "fill").of(aim)
    middle = QPointF(point.x, point.y)
    painter.setPen(pen(colour, 1.5))
    painter.setBrush(brush(colour if strong else ground))
    painter.drawEllipse(middle, HANDLE_RADIUS, HANDLE_RADIUS)
    painter.setPen(pen(ground if strong else colour, 1.5))
    arm = HANDLE_RADIUS - 3.5
    painter.drawLine(QPointF(point.x - arm, point.y), QPointF(point.x + arm, point.y))
    painter.drawLine(QPointF(point.x, point.y - arm), QPointF(point.x, point.y + arm))


def draw_grip(painter: QPainter, point: Point, theme: Theme) -> None:
    """Draw what a selected connector is held by at its end, to lead it elsewhere."""
    painter.setPen(pen(theme.select, 2.5))
    painter.setBrush(brush(theme.field))
    painter.drawEllipse(QPointF(point.x, point.y), HANDLE_RADIUS - 1.0, HANDLE_RADIUS - 1.0)
