# SPDX-License-Identifier: MIT
"""No card covers another by our doing: neighbours make way just so far, in the same step."""

import sys
from collections.abc import Callable
from itertools import combinations
from unittest import mock

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stratcanvas.domain import arrange, commands, neighbours
from stratcanvas.domain.arrange import CARD_GAP, Heights, WingPlace
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim, Brief, main_text
from stratcanvas.domain.changes import ChangeSet, together
from stratcanvas.domain.document import Document
from stratcanvas.domain.geometry import Rect
from stratcanvas.domain.neighbours import make_way
from stratcanvas.domain.step_labels import StepLabel
from tests import makers
from tests.makers import NOTE, PROBLEM, TACTIC, key

Pairs = set[frozenset[str]]
UPPER, LOWER, OTHER = key(1, TACTIC), key(2, TACTIC), key(3, TACTIC)


def measure(canvas: Canvas) -> Heights:
    """Return heights that follow the words, and are higher for what is connected, as chips are."""

    def height(card: str) -> float:
        record = canvas.get(card)
        if record is None or isinstance(record, Brief):
            return 24.0 if record is None else 24.0 + 20.0 * (len(canvas.brief.customer) // 30)
        words = main_text(record)  # type: ignore[arg-type]
        linked = card in canvas.problems_of or card in canvas.tactics_of
        return 50.0 + 20.5 * (len(words) // 25) + 26.0 * linked

    return height


def rects(canvas: Canvas) -> dict[str, Rect]:
    return arrange.layout(canvas, measure(canvas)).cards


def covering(canvas: Canvas) -> Pairs:
    """Return the pairs of cards that lie on each other."""
    found = sorted(rects(canvas).items(), key=lambda each: each[1].y)
    return {frozenset((a, b)) for (a, one), (b, two) in combinations(found, 2) if one.overlaps(two)}


def settled(canvas: Canvas, changes: ChangeSet) -> Canvas:
    """Return the canvas after a change and what neighbours do about it."""
    return canvas.apply(changes.then(make_way(canvas, changes, measure)))


def column(*gaps: float, aim: Aim = Aim.EDUCATE) -> Canvas:
    """Return a canvas with tactics in one column of a wing, that far from each other."""
    canvas = makers.empty().apply(commands.add_problem(makers.empty(), "P", key=key(1, PROBLEM)))
    top = 0.0
    for number, gap in enumerate((*gaps, 0.0), start=1):
        place = WingPlace(aim, 72.0, top)
        canvas = canvas.apply(commands.add_tactic(canvas, place, "T", key=key(number, TACTIC)))
        top += 50.0 + gap
    return canvas


def test_a_card_that_grows_moves_who_stands_below_just_so_far() -> None:
    """The neighbour keeps its distance, those further off stay until they would be reached."""
    canvas = column(10.0, 100.0)
    words = commands.set_field(canvas, [UPPER], "title", "x" * 50)  # 41 higher
    after = rects(settled(canvas, words))
    before = rects(canvas)
    assert after[UPPER].y == before[UPPER].y
    assert 10.0 <= after[LOWER].y - after[UPPER].bottom < 11.0
    assert after[OTHER] == before[OTHER]


def test_who_makes_way_pushes_on() -> None:
    """A whole column moves when it stands close."""
    canvas = column(10.0, 20.0, 200.0)
    words = commands.set_field(canvas, [UPPER], "title", "x" * 50)
    before, after = rects(canvas), rects(settled(canvas, words))
    assert after[OTHER].y - after[LOWER].bottom >= 20.0
    assert after[key(4, TACTIC)] == before[key(4, TACTIC)]


def test_connecting_makes_room_for_the_chips() -> None:
    """A card that gets chips by being connected covers nobody."""
    canvas = column(4.0)
    assert not covering(settled(canvas, commands.connect(canvas, UPPER, key(1, PROBLEM))))


def test_two_that_grow_at_once_do_not_cover_each_other() -> None:
    """Cards that are connected together, by one tick, stay apart too."""
    canvas = column(4.0, 4.0)
    both = together(*(commands.connect(canvas, each, key(1, PROBLEM)) for each in (UPPER, LOWER)))
    assert not covering(settled(canvas, both))


def test_a_changed_aim_lands_between_its_new_neighbours() -> None:
    """Who comes from the other wing stays where it lands; above and below they make way."""
    canvas = column(60.0, 60.0)
    place = WingPlace(Aim.SOLVE, 72.0, 85.0)
    canvas = canvas.apply(commands.add_tactic(canvas, place, "new", key=key(9, TACTIC)))
    after = settled(canvas, commands.cross(canvas, [key(9, TACTIC)], Aim.EDUCATE))
    lay = rects(after)
    assert lay[key(9, TACTIC)].y == 85.0
    assert lay[UPPER].bottom + CARD_GAP <= 85.0
    assert lay[LOWER].y >= lay[key(9, TACTIC)].bottom + CARD_GAP
    assert not covering(after)


def test_what_lay_on_each_other_by_hand_goes_on() -> None:
    """A card that somebody laid on another is not moved away by an edit."""
    canvas = column(-20.0)
    words = commands.set_field(canvas, [UPPER], "title", "x" * 50)
    assert not make_way(canvas, words, measure)


def test_a_drag_moves_nobody() -> None:
    """The person's own drag may lay a card on others."""
    canvas = column(40.0)
    drag = commands.place_tactics(canvas, {UPPER: WingPlace(Aim.EDUCATE, 72.0, 60.0)})
    assert make_way(canvas, drag, measure)
    assert not make_way(canvas, drag, measure, by_hand={UPPER})


def test_of_cards_that_are_dragged_none_is_measured() -> None:
    """Who is in the hand pushes nobody, so how high it is need not be known."""
    canvas = column(40.0, 40.0)
    asked: list[str] = []

    def noting(shown: Canvas) -> Heights:
        high = measure(shown)
        return lambda card: (asked.append(card), high(card))[1]

    linked = commands.connect(canvas, UPPER, key(1, PROBLEM))
    assert not make_way(canvas, linked, noting, by_hand=canvas.tactics)
    assert not set(asked) & set(canvas.tactics)


def test_a_wider_frame_covers_no_note() -> None:
    """When a thirteenth problem widens the frame the wings move outwards, and notes make way."""
    canvas = makers.crowded(12, 30)
    left = min(rect.x for rect in rects(canvas).values())
    for number in range(8):
        note = commands.add_note(left - 210.0, 60.0 * number, "n", key(number, NOTE))
        canvas = canvas.apply(note)
    assert not covering(canvas)
    wider = commands.add_problem(canvas, "one more")
    assert covering(canvas.apply(wider))
    assert not covering(settled(canvas, wider))


def test_the_strategy_and_problems_push_notes_alone() -> None:
    """A note above the strategy makes way upwards, one below the problems downwards."""
    canvas = column()
    lay = arrange.layout(canvas, measure(canvas))
    for number, y in ((1, lay.frame.strategy.y - 55.0), (2, lay.frame.rect.bottom + 1.0)):
        canvas = canvas.apply(commands.add_note(0.0, y, "n", key(number, NOTE)))
    long = together(
        commands.set_field(canvas, [canvas.strategy.id], "statement", "x" * 200),
        commands.set_field(canvas, [key(1, PROBLEM)], "statement", "x" * 400),
    )
    assert not covering(settled(canvas, long))
    before, after = rects(canvas), rects(settled(canvas, long))
    assert after[key(1, NOTE)].y < before[key(1, NOTE)].y
    assert after[key(2, NOTE)].y > before[key(2, NOTE)].y


def test_it_is_one_step_and_comes_back_as_the_card_shrinks() -> None:
    """Undo takes the moves back too; typing that is deleted again leaves no trace of them."""
    document = Document(column(10.0, 10.0))
    begun = document.canvas

    def way(canvas: Canvas, changes: ChangeSet, after: Canvas) -> ChangeSet:
        assert after == canvas.apply(changes)
        return make_way(canvas, changes, measure)

    for words in ("x" * 60, "x" * 120, "x" * 60, "T"):
        changes = commands.set_field(document.canvas, [UPPER], "title", words)
        document.do(StepLabel("edit-text"), changes, "write", way)
        assert not covering(document.canvas)
    assert document.canvas == begun
    assert document.undo_label is None
    changes = commands.set_field(document.canvas, [UPPER], "title", "x" * 60)
    document.do(StepLabel("edit-text"), changes, "write", way)
    assert rects(document.canvas)[LOWER] != rects(begun)[LOWER]
    document.undo()
    assert document.canvas == begun


def test_undo_and_redo_move_nobody_by_themselves() -> None:
    """What is undone and redone is exactly what was done, whatever fonts say by then."""
    document = Document(column(10.0))
    changes = commands.set_field(document.canvas, [UPPER], "title", "x" * 60)
    document.do(
        StepLabel("edit-text"),
        changes,
        None,
        lambda canvas, made, _: make_way(canvas, made, measure),
    )
    after = document.canvas
    document.undo()
    document.redo()
    assert document.canvas == after


def edits(canvas: Canvas, data: st.DataObject) -> tuple[ChangeSet, set[str]]:
    """Return some edit, and the cards that it moves by hand."""

    def one(shelf: object) -> str:
        return data.draw(st.sampled_from(sorted(shelf)))  # type: ignore[call-overload]

    words = "w" * data.draw(st.integers(0, 300))
    tops, aims = st.integers(-300, 900), st.sampled_from(Aim)
    kinds: dict[str, Callable[[], ChangeSet]] = {
        "type": lambda: commands.set_field(canvas, [one(canvas.tactics)], "title", words),
        "state": lambda: commands.set_field(canvas, [one(canvas.problems)], "statement", words),
        "strategy": lambda: commands.set_field(canvas, [canvas.strategy.id], "statement", words),
        "customer": lambda: commands.set_field(canvas, [canvas.brief.id], "customer", words),
        "note": lambda: commands.set_field(canvas, [one(canvas.notes)], "text", words),
        "link": lambda: commands.toggle_link(canvas, one(canvas.tactics), one(canvas.problems)),
        "cross": lambda: commands.cross(
            canvas, [one(canvas.tactics)], data.draw(st.sampled_from(Aim))
        ),
        "add": lambda: commands.add_tactic(
            canvas, WingPlace(data.draw(aims), 80.0, data.draw(tops)), words
        ),
        "problem": lambda: commands.add_problem(canvas, words, 0),
        "rank": lambda: commands.rerank(
            canvas, one(canvas.problems), data.draw(st.integers(0, 12))
        ),
        "delete": lambda: commands.delete(canvas, [one(canvas.problems)]),
        "tidy": lambda: commands.place_tactics(
            canvas, arrange.tidy_places(canvas, measure(canvas))
        ),
    }
    chosen = data.draw(st.sampled_from([*kinds, "drag"]))
    if chosen != "drag" and (canvas.problems or chosen not in {"state", "link", "rank", "delete"}):
        return kinds[chosen](), set()
    card = one(canvas.tactics)
    place = WingPlace(Aim.EDUCATE, 72.0, float(data.draw(tops)))
    return commands.place_tactics(canvas, {card: place}), {card}


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(data=st.data(), problems=st.sampled_from([2, 12]))
def test_no_card_ever_covers_another_by_our_doing(data: st.DataObject, problems: int) -> None:
    """After any edit whoever lies on another lay there before, or was dragged there by hand."""
    canvas = makers.crowded(problems, 14, notes=6)
    for _ in range(8):
        changes, by_hand = edits(canvas, data)
        before = covering(canvas)
        moves = make_way(canvas, changes, measure, by_hand)
        assert not any(changes.touches(each) for each in moves.updated) or not by_hand
        with mock.patch.object(neighbours, "MANY", 0):  # as of very many cards
            assert make_way(canvas, changes, measure, by_hand) == moves
        with mock.patch.object(neighbours, "CROWD", -1):  # as where very many are pushed
            others = make_way(canvas, changes, measure, by_hand)
        crowded = covering(canvas.apply(changes.then(others)))
        assert not {pair for pair in crowded - before if not pair & by_hand}
        canvas = canvas.apply(changes.then(moves))
        new = {pair for pair in covering(canvas) - before if not pair & by_hand}
        assert not new


def test_a_crowd_that_crosses_is_settled_without_pushing_each_other_on_and_on() -> None:
    """Twice as many take about twice as many steps of Python, not four times: 1,000 took 2.7 s."""
    steps = []
    for count in (500, 1_000):
        canvas = makers.crowded(12, count)
        changes = commands.cross(canvas, canvas.tactics, Aim.SOLVE)
        before, calls = covering(canvas), 0

        def count_call(*_: object) -> None:
            nonlocal calls
            calls += 1

        sys.setprofile(count_call)
        moves = make_way(canvas, changes, measure)
        sys.setprofile(None)
        steps.append(calls)
        if count == 500:
            assert covering(canvas.apply(changes.then(moves))) <= before
    assert steps[1] < 3 * steps[0]


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(
    spots=st.lists(st.tuples(st.integers(-900, 900), st.integers(-300, 1200)), max_size=8),
    problems=st.sampled_from([0, 2, 12]),
)
def test_what_is_tidied_moves_notes_alone_and_who_is_beside_none_is_not_asked(
    spots: list[tuple[int, int]], problems: int
) -> None:
    """Tidy's columns keep off each other: it is enough to ask those beside a note, if any is."""
    canvas = makers.crowded(problems, 30)
    for x, y in spots:
        canvas = canvas.apply(commands.add_note(float(x), float(y), "w" * 70))
    places = arrange.tidy_places(canvas, measure(canvas))
    changes = commands.place_tactics(canvas, places)
    beside = arrange.beside_notes(canvas, measure(canvas), places)
    moves = make_way(canvas, changes, measure)
    assert moves.updated.keys() <= canvas.notes.keys()
    assert make_way(canvas, changes, measure, places.keys() - beside) == moves
    if not beside:
        with mock.patch.object(neighbours, "_Crowd", None):
            assert not make_way(canvas, changes, measure, places)
