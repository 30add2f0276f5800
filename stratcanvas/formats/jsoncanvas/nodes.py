# SPDX-License-Identifier: MIT
"""What a JSON Canvas holds, as plain values: cards, groups and edges. Nothing that it names is
opened or fetched: files and addresses become words.
"""

import math
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

from stratcanvas.domain.list_text import markdown_lines
from stratcanvas.domain.plaintext import plain_text
from stratcanvas.formats.progress import Progress

_LINK = re.compile(r"(?<!\\)!?\[([^\]\n]{0,200})(?<!\\)\]\(\s*([^()\s]{1,2000})[^()\n]{0,2000}\)")
_INNER = re.compile(r"(?<!\\)!?\[\[([^\]\n|]{1,200})(?:\|([^\]\n]{1,200}))?\]\]")
_CALLOUT = re.compile(r"^(\s*>\s*)\[![\w-]{1,40}\][+-]?\s*", re.MULTILINE)
_EMPTY_LINES = re.compile(r"\n{3,}")
_HEX = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})(?:[0-9a-f]{2})?")
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})\s*[, ]\s*(\d{1,3})\s*[, ]\s*(\d{1,3})[^)]*\)")
_NODE_KEYS = {"id", "type", "x", "y", "width", "height", "color", "text", "file", "subpath"} | {
    "url",
    "label",
    "background",
    "backgroundStyle",
}
_EDGE_KEYS = {"id", "fromNode", "fromSide", "fromEnd", "toNode", "toSide", "toEnd"} | {
    "color",
    "label",
}
_MOST_LETTERS = 24_000
"""Characters of a card that are looked at: more than one of ours holds. Marks are looked for from
each letter on.
"""
_MOST_KEYS = 40
"""Unknown keys that are remembered by name."""


class NodeBox(NamedTuple):
    """Where something lies."""

    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> tuple[float, float]:
        """Return its middle."""
        return self.x + self.width / 2, self.y + self.height / 2

    def holds(self, x: float, y: float) -> bool:
        """Tell whether a point lies in it."""
        return self.x <= x <= self.x + self.width and self.y <= y <= self.y + self.height


class CardNode(NamedTuple):
    """A card: its id in the file, its plain words, where it lies, and its colour or "".

    ``markdown``: its words as the file has them, "" for a card that leads to something.
    """

    key: str
    text: str
    box: NodeBox
    colour: str
    markdown: str = ""


class NodeGroup(NamedTuple):
    """A frame around cards."""

    label: str
    box: NodeBox
    colour: str


class Edge(NamedTuple):
    """A line between two cards, by their ids in the file."""

    start: str
    end: str
    label: str


class Drawing(NamedTuple):
    """All of a file, and how much of it was not as it should be: what → how often."""

    nodes: tuple[CardNode, ...]
    groups: tuple[NodeGroup, ...]
    edges: tuple[Edge, ...]
    odd: Counter[str]
    unknown: tuple[str, ...]
    """Keys and types that this program does not know."""


def drawing_of(whole: dict[str, Any], progress: Progress) -> Drawing:
    """Return what a JSON Canvas holds, whatever of it is amiss. Raises progress.Stopped."""
    odd: Counter[str] = Counter()
    unknown: dict[str, None] = dict.fromkeys(
        key for key in [*whole][:_MOST_KEYS] if key not in {"nodes", "edges"}
    )
    nodes: dict[str, CardNode] = {}
    more: list[CardNode] = []
    groups: list[NodeGroup] = []
    for said in _objects(whole.get("nodes"), odd, progress):
        _note_unknown(unknown, said, _NODE_KEYS)
        kind, box = said.get("type", "text"), _box(said, odd)
        if kind == "group":
            groups.append(NodeGroup(_line(said.get("label")), box, _colour(said.get("color"))))
            continue
        if kind not in ("text", "file", "link") and _line(kind):
            unknown.setdefault(f"type {_line(kind)}")
        node = _node(said, box)
        if not node.text:
            odd["empty"] += 1
        elif not node.key or node.key in nodes:
            odd["twice"] += bool(node.key)
            more.append(node)
        else:
            nodes[node.key] = node
    edges = []
    for said in _objects(whole.get("edges"), odd, progress):
        _note_unknown(unknown, said, _EDGE_KEYS)
        start, end = said.get("fromNode"), said.get("toNode")
        if not isinstance(start, str) or not isinstance(end, str) or start == end:
            odd["loops" if start == end and isinstance(start, str) else "nowhere"] += 1
        else:
            edges.append(Edge(start, end, _line(said.get("label"))))
    names = tuple(plain_text(each)[:40] for each in [*unknown][:_MOST_KEYS])
    return Drawing((*nodes.values(), *more), tuple(groups), tuple(edges), odd, names)


def _node(said: dict[str, Any], box: NodeBox) -> CardNode:
    key, text = said.get("id"), said.get("text")
    return CardNode(
        key if isinstance(key, str) else "",
        _words(said),
        box,
        _colour(said.get("color")),
        plain_text(text[:_MOST_LETTERS]) if isinstance(text, str) else "",
    )


def _objects(said: Any, odd: Counter[str], progress: Progress) -> Iterator[dict[str, Any]]:
    """Walk over the objects in a list; what else is there is counted."""
    if said is not None and not isinstance(said, list):
        odd["odd"] += 1
        return
    for each in said or ():
        progress.step()
        if isinstance(each, dict):
            yield each
        else:
            odd["odd"] += 1


def _note_unknown(unknown: dict[str, None], said: dict[str, Any], known: set[str]) -> None:
    if len(unknown) < _MOST_KEYS:
        for key in said.keys() - known:
            unknown.setdefault(key)


def _words(said: dict[str, Any]) -> str:
    """Return the words of a card: its text, or what it leads to, which is not opened."""
    kind = said.get("type", "text")
    if kind == "file":
        return _line(f"{_line(said.get('file'))}{_line(said.get('subpath'))}")
    if kind == "link":
        return _line(said.get("url"))
    text = said.get("text")
    return plain_words(text) if isinstance(text, str) else _line(said.get("label"))


def plain_words(text: str) -> str:
    """Return a Markdown text as plain words; what a link leads to stays as words."""
    text = _CALLOUT.sub(r"\1", plain_text(text[:_MOST_LETTERS]))
    text = _INNER.sub(lambda found: found[2] or found[1], text)
    text = _LINK.sub(_link_words, text)
    return _EMPTY_LINES.sub("\n\n", markdown_lines(text)).strip()


def _link_words(found: re.Match[str]) -> str:
    words, target = found[1].strip(), found[2]
    return target if words in {"", target} else f"{words} ({target})"


def _line(said: Any) -> str:
    return " ".join(plain_text(said).split()) if isinstance(said, str) else ""


def _box(said: dict[str, Any], odd: Counter[str]) -> NodeBox:
    values = [said.get(key, 0.0) for key in ("x", "y", "width", "height")]
    if not all(
        isinstance(each, float) and math.isfinite(each) and abs(each) < 1e9 for each in values
    ):
        odd["places"] += 1
        return NodeBox(0.0, 0.0, 0.0, 0.0)
    return NodeBox(values[0], values[1], max(0.0, values[2]), max(0.0, values[3]))


def _colour(said: Any) -> str:
    """Return a colour as one of the six of JSON Canvas, "" for none and for grey ones."""
    if not isinstance(said, str) or len(said) > 60:
        return ""
    plain = said.strip().lower()
    if plain in {"1", "2", "3", "4", "5", "6"}:
        return plain
    if found := _HEX.fullmatch(plain):
        digits = found[1] if len(found[1]) == 6 else "".join(each * 2 for each in found[1])
        return _nearest(*(int(digits[at : at + 2], 16) for at in (0, 2, 4)))
    if found := _RGB.fullmatch(plain):
        return _nearest(*(min(255, int(each)) for each in found.groups()))
    return ""


def _nearest(red: int, green: int, blue: int) -> str:
    """Return the one of red, orange, yellow, green, cyan and purple that a colour is like."""
    most, least = max(red, green, blue), min(red, green, blue)
    if most - least < 24:
        return ""
    span = most - least
    if most == red:
        hue = 60 * ((green - blue) / span % 6)
    elif most == green:
        hue = 60 * ((blue - red) / span + 2)
    else:
        hue = 60 * ((red - green) / span + 4)
    for end, colour in ((15, "1"), (45, "2"), (70, "3"), (160, "4"), (250, "5"), (330, "6")):
        if hue < end:
            return colour
    return "1"
