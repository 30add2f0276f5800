# SPDX-License-Identifier: MIT
"""The canvas as a JSON Canvas: cards as text, connectors as edges, groups for frame and wings."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any

from stratcanvas.domain.arrange import CanvasLayout
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim, Note, Problem, Strategy, Tactic
from stratcanvas.domain.geometry import Rect
from stratcanvas.domain.names import one_line
from stratcanvas.domain.records import Record
from stratcanvas.formats.jsoncanvas import signs
from stratcanvas.formats.jsoncanvas.node_words import leaves_out, words_of
from stratcanvas.formats.options import Options
from stratcanvas.formats.page_language import words_in
from stratcanvas.formats.progress import Progress
from stratcanvas.formats.results import Made, Report
from stratcanvas.paint import picture
from stratcanvas.safe_words import harmless
from stratcanvas.words import tr

SCALE = 1.5
"""Units of the file for one of ours: Obsidian's letters are larger, and each card has a margin."""
_AROUND = 30
"""Units of the file between a group's edge and what lies in it."""
_LAID_OUT = 0.4
"""The part of the work that is done when all is laid out."""


def write_canvas(canvas: Canvas, _options: Options, progress: Progress) -> Made:
    """Return the file: ids of 16 hex digits, whole numbers, both sides of each edge.

    Raises progress.Stopped.
    """
    progress.step()
    layout = picture.laid_out(canvas, lambda _: progress.step())
    progress.step(_LAID_OUT)
    nodes = [*_groups(canvas, layout)]
    for done, (key, rect) in enumerate(layout.cards.items(), start=1):
        record = canvas.get(key)
        if record is not None:
            nodes.append(_card(record, rect))
        progress.step(_LAID_OUT + (0.9 - _LAID_OUT) * done / len(layout.cards))
    written = {"nodes": nodes, "edges": [*_edges(canvas)]}
    data = json.dumps(written, ensure_ascii=False, indent="\t").encode()
    progress.step(1.0)
    return Made(data, _report(canvas))


def _report(canvas: Canvas) -> Report | None:
    """Return what is told where a card says less than there is to know."""
    if not any(map(leaves_out, canvas.records())):
        return None
    words = tr("It holds what the cards show. What else is written of them stays in your canvas.")
    return Report(pages=1, notes=(words,))


def _card(record: Record, rect: Rect) -> dict[str, Any]:
    node = {"id": record.id, "type": "text", "text": words_of(record), **_place(rect)}
    colour = _colour(record)
    return {**node, "color": colour} if colour else node


def _place(rect: Rect) -> dict[str, int]:
    return {
        "x": round(rect.x * SCALE),
        "y": round(rect.y * SCALE),
        "width": round(rect.width * SCALE),
        "height": round(rect.height * SCALE),
    }


def _colour(record: Record) -> str:
    match record:
        case Strategy():
            return signs.STRATEGY_COLOUR
        case Problem():
            return signs.PROBLEM_COLOUR
        case Tactic():
            return signs.TACTIC_COLOURS[record.aim]
        case Note():
            return signs.NOTE_COLOUR
    return ""


def _groups(canvas: Canvas, layout: CanvasLayout) -> Iterator[dict[str, Any]]:
    """Walk over the groups: the frame, and each wing that has cards; they lie below the cards."""
    customer = harmless(one_line(canvas.brief.customer))
    say = words_in(canvas.brief.language)
    label = say(signs.PROBLEM_GROUP)
    frame = f"{label}{signs.CUSTOMER_AFTER}{customer}" if customer else label
    yield _group(canvas, "frame", frame, layout.frame.rect)
    for aim in Aim:
        keys = (key for key, each in canvas.tactics.items() if each.aim is aim)
        if around := _around(layout, keys):
            yield _group(canvas, aim.value, say(signs.TACTIC_GROUPS[aim]), around)


def _around(layout: CanvasLayout, keys: Iterable[str]) -> Rect | None:
    """Return the rectangle around some cards, or None where there are none."""
    rects = [layout.cards[key] for key in keys]
    if not rects:
        return None
    left, top = min(each.x for each in rects), min(each.y for each in rects)
    right, bottom = max(each.right for each in rects), max(each.bottom for each in rects)
    return Rect(left, top, right - left, bottom - top).grown(_AROUND / SCALE)


def _group(canvas: Canvas, name: str, label: str, rect: Rect) -> dict[str, Any]:
    key = _short_id(f"{canvas.id} {name}")
    return {"id": key, "type": "group", **_place(rect), "label": label}


def _edges(canvas: Canvas) -> Iterator[dict[str, str]]:
    for link in canvas.links.values():
        educates = canvas.tactics[link.tactic].aim is Aim.EDUCATE
        yield {
            "id": _short_id(link.id),
            "fromNode": link.tactic,
            "fromSide": "right" if educates else "left",
            "toNode": link.problem,
            "toSide": "left" if educates else "right",
            "label": tr("educates") if educates else tr("helps solve"),
        }


def _short_id(words: str) -> str:
    """Return 16 hex digits that stand for some words: the same ones each time."""
    return hashlib.sha256(words.encode()).hexdigest()[:16]
