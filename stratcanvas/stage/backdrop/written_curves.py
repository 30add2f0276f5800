# SPDX-License-Identifier: MIT
"""A connector as a text of SVG, and what of many such texts is drawn in an area.

A text begins as a path does, at the tactic; a piece that runs level is a line in it, another a
curve. Each number is one of scene units, to a hundredth.
"""

from stratcanvas.domain.cards import Aim
from stratcanvas.domain.geometry import Point, Rect
from stratcanvas.paint.aims import REACH
from stratcanvas.paint.connector import MARK_RADIUS, PORT_RADIUS
from stratcanvas.paint.route import LEAST_REACH, Curve

SAG = 20.0
"""Scene units by which a curve runs at most beside the straight steps that it is found by."""
MARGIN = SAG + 8.0
_ASIDE = LEAST_REACH + MARGIN
"""Scene units by which a piece of a connector may reach beyond its ends, aside."""
_PORT = f'<circle cx="{{}}" cy="{{}}" r="{PORT_RADIUS}"/>'
_DISC = f'<circle cx="{{:.2f}}" cy="{{}}" r="{MARK_RADIUS}"/>'
_DIAMOND = '<path d="M{{:.2f}} {{}}m0-{0}l{0} {0}l-{0} {0}l-{0}-{0}z"/>'.format(MARK_RADIUS * REACH)
"""What stands where a connector leaves a tactic, and where it meets a problem."""


def written(curve: Curve, *, straight: bool) -> str:
    """Return a curve as a text, or as a straight line from its begin to its end."""
    (x1, y1), (x4, y4) = curve.start, curve.end
    if straight:
        text = f"M{x1:.2f} {y1:.2f}L{x4:.2f} {y4:.2f}"
    else:
        text = f"M{x1:.2f} {y1:.2f}" + "".join(map(_onward, curve.pieces))
    return text.replace(".00", "").replace(".50", ".5")  # most are whole or half: a fifth less


def _onward(piece: Curve) -> str:
    (x1, y1), (x2, y2), (x3, y3), (x4, y4), _ = piece
    if y1 == y2 == y3 == y4 and min(x1, x4) <= min(x2, x3) <= max(x2, x3) <= max(x1, x4):
        return f"L{x4:.2f} {y4:.2f}"
    return f"C{x2:.2f} {y2:.2f} {x3:.2f} {y3:.2f} {x4:.2f} {y4:.2f}"


def read(text: str) -> Curve:
    """Return the curve that a text tells of, to a hundredth of a scene unit."""
    start, *levels = text[1:].split("L")
    points = _points(start)
    for level in levels:
        to, *onward = _points(level)
        points += [points[-1], to, to, *onward]
    begin, first, *bends, last, end = points
    return Curve(begin, first, last, end, tuple(bends[1::3]))


def _points(text: str) -> list[Point]:
    numbers = iter(map(float, text.replace("C", " ").split(" ")))
    return [Point(x, y) for x, y in zip(numbers, numbers, strict=True)]


def in_pieces(texts: list[str], area: Rect, pixel: float) -> tuple[list[str], list[str]]:
    """Return the pieces of some curves that may cross an area: those that bend as paths, and
    level ones as rectangles a pixel high, which Qt fills many times as fast as it draws a line.
    """
    left, right = area.x - _ASIDE, area.right + _ASIDE
    top, bottom = area.y - MARGIN, area.bottom + MARGIN
    paths, levels, high = list[str](), list[str](), f"{pixel:.4f}"
    for text in texts:
        before = ""  # where the piece before ends, and a level one begins
        for part in text[1:].split("L"):
            start, curved, _ = part.partition("C")
            across, down = start.split(" ")
            y = float(down)
            if before and top < y < bottom:
                one, other = float(before), float(across)
                if other < one:
                    one, other = other, one
                if one < right and other > left:
                    levels.append(
                        f'<rect x="{one}" y="{y - pixel / 2:.4f}"'
                        f' width="{other - one:.2f}" height="{high}"/>'
                    )
            if not curved:
                before = across
                continue
            _, before, falls = part.rsplit(" ", 2)
            end = float(falls)
            if (y < bottom or end < bottom) and (y > top or end > top):
                x, goes = float(across), float(before)  # most pieces need none of these
                if (x < right or goes < right) and (x > left or goes > left):
                    paths.append("M" + part)
    return paths, levels


def put_ends(text: str, found: dict[Aim, dict[str, None]], area: Rect) -> None:
    """Enter the marks at those ends of a curve that lie in an area."""
    start, onward, *_ = text[1:].replace("L", "C").split("C", 2)
    (x1, y1), to = start.split(" "), onward.split(" ", 1)[0]
    _, x4, y4 = text.replace("L", " ").rsplit(" ", 2)
    first, last = float(x1), float(x4)
    if area.y <= float(y1) <= area.bottom and area.x <= first <= area.right:
        aim = Aim.SOLVE if float(to) < first else Aim.EDUCATE
        found[aim][_PORT.format(x1, y1)] = None
    if area.y <= float(y4) <= area.bottom and area.x <= last <= area.right:
        if float(to) < first:
            found[Aim.SOLVE][_DIAMOND.format(last + MARK_RADIUS * REACH, y4)] = None
        else:
            found[Aim.EDUCATE][_DISC.format(last - MARK_RADIUS, y4)] = None
