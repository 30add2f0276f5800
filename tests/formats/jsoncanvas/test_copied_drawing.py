# SPDX-License-Identifier: MIT
"""What is written in a drawing that was copied elsewhere, without what only draws it."""

import json

import pytest

from stratcanvas.formats.jsoncanvas.copied_drawing import words_of_drawing


def element(words: str, x: float, y: float, **more: object) -> dict[str, object]:
    return {"type": "text", "text": words, "x": x, "y": y, **more}


def test_of_an_excalidraw_drawing_the_words_are_told_from_the_top_down() -> None:
    """A text a line, as it was before its lines were broken; what was deleted is not told."""
    drawing = {
        "type": "excalidraw/clipboard",
        "elements": [
            element("Prices are\nguessed", 10, 200, originalText="Prices are guessed"),
            {"type": "rectangle", "x": 0, "y": 0, "width": 100, "height": 60},
            element("Right", 300, 20),
            element("Cash runs out", 10, 20),
            element("Gone", 10, 90, isDeleted=True),
        ],
    }
    assert words_of_drawing(json.dumps(drawing)) == "Cash runs out\nRight\nPrices are guessed"


def test_of_a_json_canvas_cards_and_groups_are_told() -> None:
    """Each in a line of its own, whatever lines it has."""
    drawing = {
        "nodes": [
            {"id": "b", "type": "text", "text": "Late\n\ninvoices", "x": 0, "y": 90},
            {"id": "a", "type": "group", "label": "Problems", "x": 0, "y": 0},
        ],
        "edges": [{"id": "e", "fromNode": "a", "toNode": "b"}],
    }
    assert words_of_drawing(json.dumps(drawing, indent="\t")) == "Problems\nLate invoices"


@pytest.mark.parametrize(
    "text",
    [
        "Cash runs out",
        '{"nodes": [',
        '{"nodes": 3}',
        '{"type": "excalidraw/clipboard"}',
        '{"type": "other", "elements": []}',
        'He said {"excalidraw"}',
        '["nodes"]',
        '{"nodes": ' + "[" * 90 + "]" * 90 + "}",
    ],
)
def test_all_else_is_no_drawing(text: str) -> None:
    """It is taken as the words that it is."""
    assert words_of_drawing(text) is None


def test_a_drawing_without_words_says_nothing() -> None:
    """Whatever a stranger puts in the place of a text, a number or a list."""
    odd = [element("x", 0, 0, text=3), "text", None, element(" ", 0, 0), {"type": "text"}]
    drawing = {"type": "excalidraw/clipboard", "elements": odd}
    assert words_of_drawing(json.dumps(drawing)) == ""
    places = [element("One", "a", None), element("Two", float(10**9), 0)]  # type: ignore[arg-type]
    drawing = {"type": "excalidraw/clipboard", "elements": places}
    assert words_of_drawing(json.dumps(drawing)) == "One\nTwo"
