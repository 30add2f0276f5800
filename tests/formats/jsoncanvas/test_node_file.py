# SPDX-License-Identifier: MIT
"""The canvas for Obsidian: by the format's own description, and as the canvas looks here."""

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from stratcanvas.domain.canvas import Canvas
from stratcanvas.formats import registry
from stratcanvas.formats.jsoncanvas.node_file import SCALE
from stratcanvas.paint import picture
from tests import makers

FORM = registry.format_of("json-canvas")
SIDES = {"top", "right", "bottom", "left"}


def written(canvas: Canvas) -> dict[str, Any]:
    data = FORM.write(canvas, FORM.options.of(canvas)).data
    found: dict[str, Any] = json.loads(data)
    return found


@pytest.mark.parametrize("canvas", [makers.cafe(), makers.crowded(), makers.awkward()])
def test_it_is_as_the_format_asks(canvas: Canvas) -> None:
    """Ids are 16 hex digits and unique, places are whole, edges join nodes and have both sides."""
    found = written(canvas)
    assert found.keys() == {"nodes", "edges"}
    nodes, edges = found["nodes"], found["edges"]
    ids = [each["id"] for each in (*nodes, *edges)]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch("[0-9a-f]{16}", each) for each in ids)
    for node in nodes:
        assert all(isinstance(node[name], int) for name in ("x", "y", "width", "height"))
        assert node["type"] in {"text", "group"}
        assert isinstance(node["text" if node["type"] == "text" else "label"], str)
        assert node.get("color", "2") in {"2", "3", "4", "5", "6"}
    there = {each["id"] for each in nodes}
    for edge in edges:
        assert {edge["fromNode"], edge["toNode"]} <= there
        assert {edge["fromSide"], edge["toSide"]} <= SIDES


def test_every_card_and_connector_is_there() -> None:
    """Each card is a node of its own id that begins with its words, each connector an edge."""
    canvas = makers.cafe()
    found = written(canvas)
    texts = {each["id"]: each["text"] for each in found["nodes"] if each["type"] == "text"}
    cards = {canvas.strategy.id, *canvas.problems, *canvas.tactics, *canvas.notes}
    assert texts.keys() == cards
    assert all(texts[key].startswith(each.statement) for key, each in canvas.problems.items())
    joined = {(each["fromNode"], each["toNode"]) for each in found["edges"]}
    assert joined == {(each.tactic, each.problem) for each in canvas.links.values()}


def test_cards_lie_as_they_lie_here() -> None:
    """Each card has its place and size, and lies in the group of its wing or in the frame."""
    canvas = makers.cafe()
    found = written(canvas)
    nodes = {each["id"]: each for each in found["nodes"]}
    for key, rect in picture.laid_out(canvas).cards.items():
        assert nodes[key]["x"] == round(rect.x * SCALE)
        assert nodes[key]["height"] == round(rect.height * SCALE)
    groups = {each["label"]: each for each in found["nodes"] if each["type"] == "group"}
    frame = f"The customer’s problems: {canvas.brief.customer}"
    assert groups.keys() == {frame, "Educate", "Help solve"}
    inside = {
        **dict.fromkeys(canvas.problems, groups[frame]),
        **{key: groups[each.aim.label] for key, each in canvas.tactics.items()},
    }
    for key, group in inside.items():
        card = nodes[key]
        assert group["x"] <= card["x"]
        assert card["x"] + card["width"] <= group["x"] + group["width"]
        assert group["y"] <= card["y"]
        assert card["y"] + card["height"] <= group["y"] + group["height"]


def test_it_says_where_cards_say_less() -> None:
    """Where more is written of a card than is shown on it, the report says that it stays here."""
    canvas = makers.cafe()
    assert FORM.write(canvas, FORM.options.of(canvas)).report is None
    first, *others = canvas.tactics.values()
    more = [*canvas.problems.values(), replace(first, detail="More"), *others]
    canvas = Canvas(canvas.brief, canvas.strategy, more)
    made = FORM.write(canvas, FORM.options.of(canvas))
    assert made.report is not None
    assert "stays in your canvas" in made.report.notes[0]


def test_the_same_canvas_gives_the_same_file() -> None:
    """Nothing in it is of the moment."""
    canvas = makers.cafe()
    assert written(canvas) == written(canvas)
