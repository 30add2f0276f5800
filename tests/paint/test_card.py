# SPDX-License-Identifier: MIT
"""Cards are as high as their words, say what they must, and draw within their margin."""

import datetime
import itertools
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QColor, QImage, QPainter

from stratcanvas.coach.reading import VERDICTS
from stratcanvas.domain import arrange, commands
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim, Approach, Note, Problem, Strategy, Tactic, TacticKind
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.geometry import Rect
from stratcanvas.domain.links import Link
from stratcanvas.paint import card
from stratcanvas.paint.card import (
    MARGIN,
    PLAIN,
    CardState,
    Detail,
    block_fill,
    detail_at,
    draw_card,
    text_colours,
    text_rect,
    text_style,
)
from stratcanvas.paint.card_content import content_of
from stratcanvas.paint.chips import Chip, flow, with_meter
from stratcanvas.paint.frame import handle_points, heading_rects
from stratcanvas.paint.heights import heights
from stratcanvas.paint.high_contrast import CONTRAST
from stratcanvas.paint.theme import LIGHT
from tests import makers

PROBLEM, TACTIC = makers.key(2, makers.PROBLEM), makers.key(1, makers.TACTIC)
LOOSE = makers.key(5, makers.TACTIC)
NOTE = makers.key(1, makers.NOTE)


def drawn(
    canvas: Canvas, key: str, state: CardState = PLAIN, detail: Detail = Detail.FULL
) -> QImage:
    """Return a card drawn 40 pixels from the upper left of a picture of 400 × 300."""
    made = QImage(400, 300, QImage.Format.Format_RGB32)
    made.fill(QColor(LIGHT.ground))
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    rect = arrange.layout(canvas, heights(canvas)).cards[key]
    draw_card(painter, canvas, key, Rect(40, 40, rect.width, rect.height), state, LIGHT, detail)
    painter.end()
    return made


def test_a_card_grows_with_its_words_up_to_twelve_lines() -> None:
    """More words make a higher card, and 10,000 characters are still a card."""
    canvas = makers.awkward()
    tall = heights(canvas)
    short, long = makers.key(1, makers.PROBLEM), makers.key(23, makers.PROBLEM)
    assert tall(short) < tall(long) < 12 * 19 + 80


def test_heights_know_everything_on_the_canvas_and_nothing_else() -> None:
    """Every card and the heading have a height; a card that is not there is an error."""
    canvas = makers.awkward()
    tall = heights(canvas)
    ids = [canvas.id, canvas.strategy.id, *canvas.problems, *canvas.tactics, *canvas.notes]
    assert all(tall(key) > 20 for key in ids)
    with pytest.raises(KeyError):
        tall("f" * 16)


def test_tactics_that_say_much_the_same_are_as_high_as_each_alone() -> None:
    """What is measured once for many is what is measured of one: chips, words, hint, many lines."""
    titles = ["", "Short", "A title that wraps to a second line", "line\n" * 30, "无空格的文字" * 9]
    kinds = [(TacticKind.TALK, ""), (TacticKind.TALK, "Someone with a long name, and a friend")]
    tactics = [
        Tactic(id=makers.key(n, makers.TACTIC), title=title, kind=kind, owner=owner)
        for n, (title, (kind, owner), _) in enumerate(itertools.product(titles, kinds, "ab"))
    ]
    problem = Problem(id=makers.key(1, makers.PROBLEM), statement="One", rank=1.0)
    links = [Link(tactic=each.id, problem=problem.id) for each in tactics[::2]]
    empty = makers.empty()
    canvas = Canvas(empty.brief, empty.strategy, [problem, *tactics, *links])
    together = heights(canvas)
    assert [together(each.id) for each in tactics] == [heights(canvas)(e.id) for e in tactics]


def test_heights_after_a_change_are_those_of_the_new_canvas() -> None:
    """Remembered heights are dropped for what changed: words, links, the frame's width."""
    canvas = makers.cafe()
    tall = heights(canvas)
    everything = [canvas.id, canvas.strategy.id, *canvas.problems, *canvas.tactics]
    for key in everything:
        tall(key)
    canvas = canvas.apply(commands.connect(canvas, LOOSE, PROBLEM))
    tactic = canvas.tactics[TACTIC]
    records = [each for each in canvas.records() if each.id not in {TACTIC, canvas.id}]
    records = [each for each in records if not isinstance(each, Strategy)]
    records.append(replace(tactic, title="Now with a title that is quite a bit longer " * 2))
    records += [
        Problem(id=makers.key(n, makers.PROBLEM), statement="One more", rank=float(n))
        for n in range(20, 40)
    ]
    after = Canvas(canvas.brief, canvas.strategy, records)
    kept = heights(after, tall)
    assert [kept(key) for key in everything] == [heights(after)(key) for key in everything]
    assert kept(LOOSE) != tall(LOOSE)
    assert kept(TACTIC) != tall(TACTIC)


def test_what_only_moves_or_comes_back_is_not_measured_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where a card lies says nothing about its height; an undone deletion finds the heights."""
    canvas = makers.cafe()
    cards = [*canvas.tactics, *canvas.notes]
    tall = heights(canvas)
    known = {key: tall(key) for key in cards}
    monkeypatch.setattr(card, "content_of", lambda *_: pytest.fail("it was measured again"))
    moves = commands.place_tactics(
        canvas,
        {key: arrange.WingPlace(each.aim, 99.0, 7.0) for key, each in canvas.tactics.items()},
    )
    notes = commands.move_notes(canvas, dict.fromkeys(canvas.notes, (5.0, 6.0)))
    moved = canvas.apply(moves).apply(notes)
    after = heights(moved, tall)
    assert {key: after(key) for key in cards} == known
    gone = heights(moved.apply(commands.delete(moved, cards)), after)
    back = heights(moved, gone)
    assert {key: back(key) for key in cards} == known


def test_a_tactic_that_does_not_count_says_so_in_words() -> None:
    """Not counting is told by word and shape: its own label, no chips."""
    canvas = makers.cafe()
    assert content_of(canvas, LOOSE).label == "Not counted: connect to a problem"
    assert content_of(canvas, LOOSE).chips == ()
    assert content_of(canvas, TACTIC).label == "TALK"


def test_a_tactic_shows_owner_and_day_when_it_has_them() -> None:
    """Owner and due date become chips beside stage and status."""
    canvas = makers.cafe()
    tactic = replace(canvas.tactics[TACTIC], owner="Ada", due=datetime.date(2026, 11, 30))
    others = [each for each in canvas.records() if isinstance(each, Problem | Tactic)]
    cards = [tactic if each.id == TACTIC else each for each in others]
    busy = Canvas(canvas.brief, canvas.strategy, [*cards, *canvas.links.values()])
    words = [chip.words for chip in content_of(busy, TACTIC).chips]
    assert words == ["Lead generation", "Planned", "Ada", "due 30 Nov 2026"]


@pytest.mark.parametrize(
    ("place", "day"),
    [
        ("C", "30 Nov 2026"),
        ("en_GB", "30 Nov 2026"),
        ("en_US", "Nov 30, 2026"),
        ("hu", "2026-11-30"),
    ],
)
def test_a_day_on_a_card_stands_in_the_order_of_the_place(place: str, day: str) -> None:
    """Month first in the US, day first in Britain, year first where that is the order."""
    canvas = makers.cafe()
    due = commands.set_field(canvas, [TACTIC], "due", datetime.date(2026, 11, 30))
    canvas = canvas.apply(due)
    before = QLocale()
    QLocale.setDefault(QLocale(place))
    try:
        words = [chip.words for chip in content_of(canvas, TACTIC).chips]
    finally:
        QLocale.setDefault(before)
    assert f"due {day}" in words


def test_a_problem_shows_rank_awareness_and_what_covers_it() -> None:
    """Its pips are full where a tactic of that aim serves it, empty where none does."""
    content = content_of(makers.cafe(), PROBLEM)
    assert content.number == 2
    assert [(chip.words, chip.pip) for chip in content.chips] == [
        ("They don’t know yet", None),
        ("educate", True),
        ("solve", False),
    ]


def test_the_strategy_shows_its_approach_and_length() -> None:
    """The chips say the approach, which is chosen or not yet, and how many words there are."""
    assert [chip.words for chip in content_of(makers.cafe(), makers.key(2)).chips] == [
        "Change their criteria",
        "14 words",
    ]
    empty = content_of(makers.empty(), makers.key(2))
    assert [chip.words for chip in empty.chips] == ["Not chosen yet"]
    begun = with_strategy(statement="S", approach=Approach.NOT_CHOSEN)
    chips = content_of(begun, begun.strategy.id).chips
    assert [chip.words for chip in chips] == ["Not chosen yet", "1 word"]
    assert flow(chips, 292.0).height == flow(empty.chips, 292.0).height


def with_strategy(**values: object) -> Canvas:
    canvas = makers.cafe()
    changed = replace(canvas.strategy, **values)
    return canvas.apply(ChangeSet(updated={changed.id: (canvas.strategy, changed)}))


def test_the_strategy_says_how_it_wins_exactly_and_what_it_leaves_out() -> None:
    """Both stand quietly at its foot, as what they are; what is not written takes no room."""
    canvas = with_strategy(not_doing="Tax advice\n\n  Payroll ")
    assert content_of(canvas, canvas.strategy.id).remarks == (
        "from “cheapest bookkeeper” to “who finds my margin”",
        "Not doing: Tax advice · Payroll",
    )
    bare = with_strategy(approach_note=" ")
    assert content_of(bare, bare.strategy.id).remarks == ()
    assert heights(bare)(bare.strategy.id) < heights(canvas)(canvas.strategy.id)


def test_a_long_list_of_what_is_left_out_bloats_no_card() -> None:
    """The card grows by two lines at most, whatever is written there."""
    some, many = (with_strategy(not_doing="\n".join(["Tax advice"] * n)) for n in (12, 900))
    assert heights(some)(some.strategy.id) == heights(many)(many.strategy.id)


@pytest.mark.parametrize("approach", Approach)
@pytest.mark.parametrize("verdict", VERDICTS.values())
def test_no_meter_makes_the_strategy_higher(approach: Approach, verdict: str) -> None:
    """How it reads stands in the place of its length, in one row beside any way to win."""
    canvas = with_strategy(approach=approach)
    chips, room = content_of(canvas, canvas.strategy.id).chips, 292.0
    assert len(chips) == 2
    meter = Chip(f"118 words · {verdict}", stands_out=True)
    shown = with_meter(chips, [meter], room)
    assert shown == (chips[0], meter)
    assert flow(shown, room).height == flow(chips, room).height


def test_a_meter_without_room_says_less() -> None:
    """Where words are wide it gives its verdict alone, else the length as before."""
    chips = (Chip("Change their criteria"), Chip("14 words", is_length=True))
    meter = (Chip("14 words · about us and about nobody else at all"), Chip("about us"))
    assert with_meter(chips, meter, 230.0) == (chips[0], meter[1])
    assert with_meter(chips, [Chip("about us and us" * 9)], 230.0) == chips
    for without in (chips[:1], ()):  # nothing is written: what it was before may not stand there
        assert with_meter(without, meter, 230.0) == without


def test_a_meter_is_seen_and_an_exported_picture_has_none() -> None:
    """The screen draws it on the strategy's card; a card at rest, as pictures have it, does not."""
    canvas, states = makers.cafe(), [PLAIN, CardState(meter=(Chip("14 words · clear"),))]
    pictures = [drawn(canvas, canvas.strategy.id, state) for state in states]
    assert pictures[0] != pictures[1]
    assert not PLAIN.meter


def test_a_strategy_in_a_script_without_spaces_has_no_number_of_words() -> None:
    """A script without spaces gets no number rather than a wrong one."""
    canvas = makers.cafe()
    changes = commands.set_field(canvas, [canvas.strategy.id], "statement", "商业计划书 战略画布")
    chips = content_of(canvas.apply(changes), canvas.strategy.id).chips
    assert [chip.words for chip in chips] == ["Change their criteria"]


def test_an_empty_card_shows_its_hint() -> None:
    """What a card asks for stands in the place of its words, and gives it its height."""
    canvas = makers.empty()
    content = content_of(canvas, canvas.strategy.id)
    assert not content.words
    assert content.hint.startswith("What you show your customers")


@pytest.mark.parametrize("key", [PROBLEM, TACTIC, LOOSE, makers.key(2)])
def test_the_editor_lies_within_the_card(key: str) -> None:
    """The place of the in-place editor is inside the card, in the style of its words."""
    canvas = makers.cafe()
    rect = arrange.layout(canvas, heights(canvas)).cards[key]
    inner = text_rect(canvas, key, rect)
    assert rect.x < inner.left() < inner.right() < rect.right
    assert rect.y < inner.top() < inner.bottom() < rect.bottom
    assert inner.height() % text_style(canvas, key).pitch == 0
    assert all(each.startswith("#") for each in text_colours(canvas, key, LIGHT))


def test_the_heading_is_edited_where_it_is_drawn() -> None:
    """The brief's id stands for the frame's heading."""
    canvas = makers.cafe()
    heading = arrange.layout(canvas, heights(canvas)).frame.heading
    inner = text_rect(canvas, canvas.id, heading)
    assert inner.bottom() == pytest.approx(heading.bottom)
    assert inner.width() == heading.width


LOOKS = [
    PLAIN,
    CardState(selected=True),
    CardState(hovered=True),
    CardState(target=True),
    CardState(dimmed=True),
    CardState(editing=True),
]


@pytest.mark.parametrize("key", [PROBLEM, TACTIC, LOOSE])
def test_nothing_is_drawn_outside_the_margin(key: str) -> None:
    """Rings and badge stay within MARGIN, so that the screen is repainted where it must be."""
    canvas = makers.cafe()
    rect = arrange.layout(canvas, heights(canvas)).cards[key]
    ground = QColor(LIGHT.ground).rgb()
    for state in LOOKS:
        picture = drawn(canvas, key, state)
        left, top = 40 - MARGIN, 40 - MARGIN
        right, bottom = 40 + rect.width + MARGIN, 40 + rect.height + MARGIN
        for x in range(0, 400, 2):
            for y in range(0, 300, 2):
                if not (left <= x <= right and top <= y <= bottom):
                    assert picture.pixel(x, y) == ground, (state, x, y)


def test_each_look_is_told_apart() -> None:
    """A card in hand looks different from one at rest, each state in its own way."""
    canvas = makers.cafe()
    pictures = [drawn(canvas, PROBLEM, state) for state in LOOKS]  # they must outlive their bits
    assert len({bytes(picture.constBits()) for picture in pictures}) == len(LOOKS)


def test_the_painter_is_left_as_opaque_as_it_was() -> None:
    """Drawing a faint card does not make the next one faint, nor undo the caller's opacity."""
    canvas = makers.cafe()
    picture = QImage(400, 300, QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    painter.setOpacity(0.5)
    draw_card(painter, canvas, TACTIC, Rect(0, 0, 220, 90), CardState(dimmed=True), LIGHT)
    assert painter.opacity() == 0.5
    painter.end()


def test_detail_follows_the_zoom() -> None:
    """No text below 40 %, fills alone below 12 %, and a far card is one flat colour."""
    assert [detail_at(scale) for scale in (1.0, 0.4, 0.39, 0.12, 0.11)] == [
        Detail.FULL,
        Detail.FULL,
        Detail.PLAIN,
        Detail.PLAIN,
        Detail.BLOCK,
    ]
    picture = drawn(makers.cafe(), TACTIC, detail=Detail.BLOCK)
    colours = {picture.pixel(x, y) for x in range(41, 259, 3) for y in range(41, 120, 3)}
    assert colours == {QColor(block_fill(makers.cafe(), TACTIC, LIGHT)).rgb()}


def test_handles_lie_where_connectors_begin() -> None:
    """A tactic is connected from its inner edge, a problem from both, others not at all."""
    canvas = makers.cafe()
    cards = arrange.layout(canvas, heights(canvas)).cards
    find: Callable[[str], list[float]] = lambda key: [  # noqa: E731
        point.x for point in handle_points(canvas, key, cards[key])
    ]
    assert find(TACTIC) == [cards[TACTIC].right]
    assert find(LOOSE) == [cards[LOOSE].x]
    assert find(PROBLEM) == [cards[PROBLEM].x, cards[PROBLEM].right]
    assert find(canvas.strategy.id) == []


@pytest.mark.parametrize("top", [0.0, -60.0, -200.0])
def test_a_wing_heading_keeps_clear_of_cards(top: float) -> None:
    """A card moved up to the heading pushes it up instead of covering it."""
    canvas = makers.cafe()
    raised = replace(canvas.tactics[TACTIC], y=top)
    others = [each for each in canvas.records() if isinstance(each, Problem | Tactic)]
    cards = [raised if each.id == TACTIC else each for each in others]
    canvas = Canvas(canvas.brief, canvas.strategy, cards)
    layout = arrange.layout(canvas, heights(canvas))
    for aim in Aim:
        spot = heading_rects(layout)[aim]
        assert not any(spot.overlaps(rect) for rect in layout.cards.values())


def test_the_wing_headings_stand_in_line_whatever_lifts_one_of_them() -> None:
    """A tall note at the right wing's heading, and a card at the left where that is lifted to."""
    canvas = makers.cafe()
    note = Note(id=makers.key(1, makers.NOTE), text="Remember\n" * 9, x=250.0, y=-120.0)
    raised = replace(canvas.tactics[TACTIC], y=-160.0)
    others = [each for each in canvas.records() if isinstance(each, Problem | Tactic)]
    lifted = [raised if each.id == TACTIC else each for each in others]
    for cards in ([*others, note], [*lifted, note]):
        changed = Canvas(canvas.brief, canvas.strategy, cards)
        layout = arrange.layout(changed, heights(changed))
        left, right = heading_rects(layout).values()
        assert left.y == right.y < -120.0
        assert not any(
            left.overlaps(each) or right.overlaps(each) for each in layout.cards.values()
        )


def test_in_strong_contrasts_a_card_that_steps_back_has_a_dotted_edge() -> None:
    """Its edge is neither that of a card at rest nor the dashes of one that does not count."""
    canvas, rect = makers.cafe(), Rect(10, 10, 220, 160)

    def edge(key: str, state: CardState) -> list[bool]:
        picture = QImage(240, 190, QImage.Format.Format_RGB32)
        picture.fill(QColor(CONTRAST.ground))
        painter = QPainter(picture)
        draw_card(painter, canvas, key, rect, state, CONTRAST)
        painter.end()
        line = [picture.pixelColor(x, 169).lightness() < 160 for x in range(30, 210)]
        return [dark for dark, _ in itertools.groupby(line) if not dark]

    dotted = edge(TACTIC, CardState(dimmed=True))
    assert not edge(TACTIC, PLAIN)
    assert len(dotted) > len(edge(LOOSE, PLAIN)) > 5
    assert edge(LOOSE, CardState(dimmed=True)) == dotted
