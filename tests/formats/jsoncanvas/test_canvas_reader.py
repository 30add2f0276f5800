# SPDX-License-Identifier: MIT
"""A JSON Canvas of any program becomes a plan; what is amiss in it is counted or told, not kept."""

import datetime
import json
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Brief, Note, Status, Tactic
from stratcanvas.domain.fields import check, fields_of
from stratcanvas.domain.geometry import Rect
from stratcanvas.domain.taken_cards import CardRole
from stratcanvas.formats.jsoncanvas import canvas_reader, json_text
from stratcanvas.formats.jsoncanvas.canvas_reader import canvas_in_json, is_json_canvas
from stratcanvas.formats.options import Options
from stratcanvas.formats.progress import Progress, Stopped
from stratcanvas.formats.registry import format_of, recognised
from stratcanvas.formats.results import TakenIn
from stratcanvas.paint import picture
from stratcanvas.storage.errors import NotTakenIn, TooLarge, Trouble
from tests import makers
from tests.letters import ANY


def read(said: Any, name: str = "“plan.canvas”") -> TakenIn:
    data = said if isinstance(said, bytes) else json.dumps(said).encode()
    return canvas_in_json(data, name, Progress())


def refusal(said: Any) -> Trouble:
    with pytest.raises(Trouble) as told:
        read(said)
    return told.value


def node(key: str, text: str, x: float = 0, y: float = 0, **more: Any) -> dict[str, Any]:
    box = {"x": x, "y": y, "width": 200, "height": 60}
    return {"id": key, "type": "text", "text": text, **box, **more}


def group(
    label: str, x: float, y: float, width: float = 300, height: float = 300
) -> dict[str, Any]:
    box = {"x": x, "y": y, "width": width, "height": height}
    return {"id": f"group {label}", "type": "group", "label": label, **box}


def edge(start: str, end: str, **more: Any) -> dict[str, Any]:
    return {"id": f"{start} {end}", "fromNode": start, "toNode": end, **more}


def roles(taken: TakenIn) -> dict[str, CardRole]:
    assert taken.cards is not None
    return {card.text: card.role for card in taken.cards.cards}


def said(canvas: Canvas) -> dict[str, Any]:
    """Return what a canvas says, apart from ids and places."""
    titles = {key: each.title for key, each in canvas.tactics.items()}
    problems = {key: each.statement for key, each in canvas.problems.items()}
    return {
        "customer": canvas.brief.customer,
        "strategy": canvas.strategy.statement,
        "problems": [(each.statement, each.cost, each.awareness) for each in canvas.ranked],
        "tactics": sorted(
            (t.title, t.kind.value, t.aim.value, t.stage.value, t.status.value, t.owner, str(t.due))
            for t in canvas.tactics.values()
        ),
        "notes": sorted(each.text for each in canvas.notes.values()),
        "links": sorted((titles[x.tactic], problems[x.problem]) for x in canvas.links.values()),
    }


@pytest.mark.parametrize("language", ["en", "de", "ar"])
def test_what_we_write_comes_back(language: str) -> None:
    """Cards, roles, connections and what a card shows are those of before, marks and all."""
    cafe = makers.replace_brief(makers.cafe(), language=language)
    rest = [
        replace(each, owner="Ada *Marsh*", due=datetime.date(2027, 2, 11), status=Status.DOING)
        if isinstance(each, Tactic) and each.id.endswith("1")
        else each
        for each in islice(cafe.records(), 2, None)
    ]
    notes = [
        Note(id=makers.key(1, makers.NOTE), text="# no heading\nand *no* [link](x)", x=-700, y=100),
        Note(id=makers.key(2, makers.NOTE), text="1. not a list", x=0.0, y=900.0),
    ]
    canvas = Canvas(cafe.brief, cafe.strategy, [*rest, *notes])
    form = format_of("json-canvas")
    taken = read(form.write(canvas, Options()).data)
    assert said(taken.canvas) == said(canvas)
    assert taken.told == (
        (
            "It holds 4 problems, 3 tactics that educate, 3 tactics that help solve, the strategy, "
            "2 notes."
        ),
    )


def test_many_problems_keep_their_order() -> None:
    """Problems in a second column of the frame come after all of the first."""
    canvas = makers.crowded(30, 40)
    taken = read(format_of("json-canvas").write(canvas, Options()).data)
    assert [each.statement for each in taken.canvas.ranked] == [
        each.statement for each in canvas.ranked
    ]


def test_words_before_a_colon_say_most() -> None:
    """In whatever frame and colour a card is; the word that only said that is not kept."""
    taken = read(
        {
            "nodes": [
                group("Problems", 0, 0),
                node("1", "Problem: runs out of cash", color="4"),
                node("2", "Solution: a cash sheet", 10, 10, color="1"),
                node("3", "Talk: ten mistakes", 10, 80, color="1"),
                node("4", "Strategie: zeigen und helfen", 10, 120),
                node("5", "Note: ask Anna", 10, 180),
            ]
        }
    )
    assert roles(taken) == {
        "runs out of cash": CardRole.PROBLEM,
        "a cash sheet": CardRole.SOLVE,
        "Talk: ten mistakes": CardRole.EDUCATE,
        "zeigen und helfen": CardRole.STRATEGY,
        "ask Anna": CardRole.NOTE,
    }
    assert taken.canvas.strategy.statement == "zeigen und helfen"


def test_frames_say_what_lies_in_them() -> None:
    """The smallest that says anything; one that says nothing becomes a note with its words."""
    taken = read(
        {
            "nodes": [
                group("Everything", -1000, -1000, 3000, 3000),
                group("Customer pains", -50, -50),
                group("Lösungen", 400, -50),
                node("1", "Out of cash"),
                node("2", "Cash sheet", 450, 0),
                node("3", "Lunch?", 800, 800),
            ]
        }
    )
    assert roles(taken) == {
        "Out of cash": CardRole.PROBLEM,
        "Cash sheet": CardRole.SOLVE,
        "Lunch?": CardRole.NOTE,
        "Everything": CardRole.NOTE,
    }


@pytest.mark.parametrize(
    ("colour", "role"),
    [
        ("1", CardRole.PROBLEM),
        ("#e9973f", CardRole.PROBLEM),
        ("rgba(233, 151, 63, 0.4)", CardRole.PROBLEM),
        ("#fd0", CardRole.NOTE),
        ("4", CardRole.EDUCATE),
        ("#00bcd4ff", CardRole.SOLVE),
        ("6", CardRole.STRATEGY),
        ("#888888", CardRole.NOTE),
        ("var(--red)", CardRole.NOTE),
        (12, CardRole.NOTE),
    ],
)
def test_colours_say_what_nothing_else_says(colour: Any, role: CardRole) -> None:
    """By number, in hex, as rgba(); grey and what is no colour says nothing."""
    other = {"1": "5"}.get(colour, "1")
    taken = read({"nodes": [node("1", "this", color=colour), node("2", "other", color=other)]})
    assert roles(taken)["this"] is role


def test_a_known_card_speaks_for_those_of_its_colour() -> None:
    """Where one purple card is a problem, the others are too."""
    purple = [node(str(n), f"card {n}", y=n * 100, color="6") for n in range(3)]
    taken = read({"nodes": [node("0", "Problem: no time", color="6"), *purple[1:]]})
    assert set(roles(taken).values()) == {CardRole.PROBLEM}


def test_edges_and_sides_say_the_rest() -> None:
    """What leads to a problem is a tactic: on its left it educates, on its right it helps solve."""
    taken = read(
        {
            "nodes": [
                node("p", "no cash"),
                node("l", "talk about it", -500),
                node("r", "sheet", 500),
                node("x", "alone", 0, 900),
            ],
            "edges": [edge("l", "p"), edge("r", "p")],
        }
    )
    assert roles(taken) == {
        "no cash": CardRole.PROBLEM,
        "talk about it": CardRole.EDUCATE,
        "sheet": CardRole.SOLVE,
        "alone": CardRole.NOTE,
    }
    assert len(taken.canvas.links) == 2


def test_a_role_is_told_anew_and_nothing_else_changes() -> None:
    """Ids and words stay; connections follow what their ends are by now."""
    cards = read(
        {"nodes": [node("p", "Problem: x"), node("t", "Talk: y")], "edges": [edge("t", "p")]}
    ).cards
    assert cards is not None
    (talk,) = (each for each in cards.cards if each.text.startswith("Talk"))
    for role, count in ((CardRole.EDUCATE, 1), (CardRole.SOLVE, 1), (CardRole.NOTE, 0)):
        canvas = cards.told_anew({talk.id: role}).canvas()
        assert len(canvas.links) == count
    gone = cards.told_anew({each.id: CardRole.NOTHING for each in cards.cards}).canvas()
    assert [*islice(gone.records(), 2, None)] == []


def test_no_card_covers_another() -> None:
    """However they lay in the file, and whatever they say, as our fonts measure them."""
    words = ["word " * n for n in (1, 9, 40, 3, 120)]
    nodes = [node(f"p{n}", f"Problem: {words[n % 5]}") for n in range(14)]
    nodes += [node(f"t{n}", f"Talk: {words[n % 5]}") for n in range(20)]
    nodes += [node(f"s{n}", f"Template: {words[n % 5]}") for n in range(9)]
    nodes += [node(f"n{n}", f"Note: {words[n % 5]}") for n in range(9)]
    canvas = read({"nodes": nodes, "edges": [edge("t3", "p13"), edge("s1", "p2")]}).canvas
    layout = picture.laid_out(canvas)
    rects = [rect for key, rect in layout.cards.items() if key not in canvas.problems]
    assert not [1 for at, one in enumerate(rects) for two in rects[:at] if one.overlaps(two)]
    frame: Rect = layout.frame.rect
    assert not [rect for rect in rects if rect.overlaps(frame)]


def test_what_is_left_out_is_told() -> None:
    """Loops, edges to nowhere, words beside edges, empty cards, unknown keys are counted."""
    taken = read(
        {
            "nodes": [
                node("p", "Problem: x", style="wild"),
                node("t", "Talk: y", portal=True),
                node("q", "Problem: z"),
                node("e", "  "),
                {"id": "d", "type": "mermaid", "text": "graph", "x": 0, "y": 0},
            ],
            "edges": [
                edge("t", "p", label="because"),
                edge("t", "t"),
                edge("t", "nowhere"),
                {"id": "5"},
                edge("p", "q"),
            ],
            "metadata": {},
        }
    )
    assert taken.told == (
        "What each card is was guessed: 2 problems, 1 tactic that educates, 1 note.",
        "The words beside 1 connection were left out: “because”.",
        "1 connection was left out: only a tactic and a problem can be connected.",
        "3 connections were left out that lead nowhere or to themselves.",
        "1 card without words was left out.",
        "What this program does not know was left out: metadata, style, portal, type mermaid.",
    )


def test_marks_without_an_end_keep_nobody_busy() -> None:
    """However many brackets are opened in a card, no more are looked at than it can hold."""
    for marks in ("[", "![[", "*", "> [!"):
        taken = read({"nodes": [node("1", marks * 1_000_000)]})
        assert "What was longer than a card can hold was cut." in taken.told


def test_files_and_addresses_become_words() -> None:
    """Nothing that a file leads to is opened: not even whether it is there is looked at."""
    taken = read(
        {
            "nodes": [
                {"id": "1", "type": "file", "file": "/etc/passwd", "subpath": "#top"},
                {"id": "2", "type": "link", "url": "javascript:alert(1)"},
                node("3", "[site](https://example.org/a) ![[photo.png]] [[Page|said]]"),
                node("4", "<img src=/etc/passwd> <b>&amp;"),
            ]
        }
    )
    assert set(roles(taken)) == {
        "/etc/passwd#top",
        "javascript:alert(1)",
        "site (https://example.org/a) photo.png said",
        "<img src=/etc/passwd> <b>&amp;",
    }


def test_odd_values_do_no_harm() -> None:
    """Duplicate ids, places that are none, control characters, halves of letters, long words."""
    taken = read(
        {
            "nodes": [
                node("1", "a\0b\x1b[31m", 1e308, float(10**300)),
                node("1", "twice", x=0.5, y=-0.25),
                {"id": 7, "type": "text", "text": "\ud800half"},
                {"text": "x" * 50_000},
                node("5", "placed", x="left"),
                None,
                [],
                "text",
            ],
            "edges": [None, {"fromNode": [], "toNode": {}}],
        }
    )
    assert Counter(map(len, roles(taken))) == Counter([6, 5, 5, 24_000, 6])
    notes = {each.text for each in taken.canvas.notes.values()}
    assert {"ab[31m", "twice", "\ufffdhalf", "placed", "x" * 20_000} == notes
    assert "What was longer than a card can hold was cut." in taken.told


WHOLE = b'{"nodes": [{"id": "1", "type": "text", "text": "Q"}], "edges": []}'


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b'{"nodes": [', "“plan.canvas” is a JSON Canvas, but not a whole one"),
        (b'{"nodes": [}', "but not a whole one"),
        (b'{"nodes": NaN}', "but not a whole one"),
        (b'{"nodes": ' + b"[" * 100_000, "but not a whole one"),
        (b'{"nodes": ' + b'{"a":' * 100_000, "but not a whole one"),
        (WHOLE + b"x", "but not a whole one"),
        (b"{}", "is a JSON Canvas without a card"),
        (b'{"nodes": {}, "edges": 3}', "is a JSON Canvas without a card"),
        (b'{"nodes": [{"type": "group"}, {"type": 5}]}', "is a JSON Canvas without a card"),
    ],
)
def test_what_is_no_whole_file_is_one_sentence(data: bytes, words: str) -> None:
    """Cut off, nested a hundred thousand deep, or empty: no error of Python's, and no long wait."""
    told = refusal(data)
    assert isinstance(told, NotTakenIn)
    assert words in str(told)


def test_what_is_more_than_a_canvas_can_hold_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted before it is parsed, and cards and edges together before anything is made."""
    monkeypatch.setattr(json_text, "MOST_PARTS", 10)
    assert isinstance(refusal(b'{"nodes": [' + b"[]," * 20), TooLarge)
    monkeypatch.setattr(json_text, "MOST_PARTS", 1000)
    monkeypatch.setattr(canvas_reader, "MOST_RECORDS", 3)
    told = refusal({"nodes": [node(str(n), "x") for n in range(4)]})
    assert str(told) == (
        "“plan.canvas” holds more than the 3 cards and connectors that a canvas can have."
    )


def test_twelve_thousand_cards_are_taken(tmp_path: Path) -> None:
    """As many as the largest real file had, with edges between them."""
    nodes = [node(f"n{n}", f"card {n}", n % 100 * 250, n // 100 * 100) for n in range(12_000)]
    edges = [edge(f"n{n}", f"n{n // 7}") for n in range(1, 3_000)]
    taken = read({"nodes": nodes, "edges": edges})
    assert sum(1 for _ in taken.canvas.records()) > 12_000


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_it_is_known_by_its_bytes(coding: str) -> None:
    """In each coding, called whatever it may be; a list, another object and text are none."""
    data = WHOLE.decode().replace("Q", "Ü").encode(coding)
    assert is_json_canvas(data)
    form = recognised(data, Path("plan.canvas"))
    assert form is not None
    assert form.id == "json-canvas"
    assert set(roles(read(data))) == {"Ü"}
    for other in (b"[]", b"", b"{\\rtf1", b'{"a": 1' + b" " * 200, b"nodes", b"\0\1\2"):
        assert not is_json_canvas(other)


def test_reading_can_be_stopped() -> None:
    """Whoever gives up waits for no card."""
    with pytest.raises(Stopped):
        canvas_in_json(WHOLE, "it", Progress(stopped=lambda: True))


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.floats(allow_nan=False)
    | st.text(ANY, max_size=8)
    | st.integers(),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(ANY, max_size=6), inner, max_size=3)
    ),
    max_leaves=5,
)
NODES = st.fixed_dictionaries(
    {},
    optional={
        key: st.one_of(usual, VALUES)
        for key, usual in {
            "id": st.sampled_from("abc"),
            "type": st.sampled_from(["text", "file", "link", "group"]),
            "text": st.text(ANY, max_size=20) | st.sampled_from(["Problem: x", "Talk: y", "*a* b"]),
            "label": st.sampled_from(["Educate", "The customer’s problems", "Problems", "?"]),
            "color": st.sampled_from(["1", "2", "4", "#ff0000", "rgba(1,2,3,.4)"]),
            "x": st.floats(-1e6, 1e6),
            "y": st.floats(-1e6, 1e6),
            "width": st.floats(0, 1e3),
            "height": st.floats(0, 1e3),
            "file": st.text(ANY, max_size=9),
            "url": st.text(ANY, max_size=9),
        }.items()
    },
)
EDGES = st.fixed_dictionaries(
    {}, optional={key: st.sampled_from("abcd") | VALUES for key in ("fromNode", "toNode", "label")}
)


@given(st.lists(NODES, max_size=8), st.lists(EDGES, max_size=8), VALUES)
def test_no_content_does_harm(nodes: list[Any], edges: list[Any], more: Any) -> None:
    """Whatever stands in a file: a canvas of which every record can be kept, or one sentence."""
    try:
        taken = read({"nodes": nodes, "edges": edges, "more": more})
    except Trouble:
        return
    assert isinstance(taken.canvas.brief, Brief)
    for record in taken.canvas.records():
        for field in fields_of(type(record)):
            check(field, getattr(record, field.name))


@given(st.data())
def test_no_change_of_bytes_does_harm(data: st.DataObject) -> None:
    """Whatever is changed in a whole file."""
    whole = bytearray(WHOLE)
    at = data.draw(st.integers(0, len(whole)))
    whole[at : at + data.draw(st.integers(0, 9))] = data.draw(st.binary(max_size=9))
    with suppress(Trouble):
        read(bytes(whole))
