# SPDX-License-Identifier: MIT
"""What is found while one types is what would be found by looking through everything."""

from unittest import mock

from hypothesis import given
from hypothesis import strategies as st

from stratcanvas.domain import card_search, commands, full_text
from stratcanvas.domain.card_search import CardSearch
from stratcanvas.domain.cards import Aim
from stratcanvas.domain.derived import Derived
from stratcanvas.domain.full_text import FullText
from stratcanvas.domain.outline import reading_order
from tests import makers

CAFE = makers.cafe()
STROKES = st.sampled_from([*"acehmnst 1é-", "", "menu", "m e n u"])


@given(st.lists(st.tuples(STROKES, st.booleans()), max_size=12))
def test_each_stroke_finds_what_a_new_search_finds(strokes: list[tuple[str, bool]]) -> None:
    """Letters are added and taken back; a card is edited and the canvas followed in between."""
    search, typed, canvas = CardSearch(), "", CAFE
    for letter, edited in strokes:
        typed = typed + letter if letter else typed[:-1]
        if edited:
            key = makers.key(1, makers.TACTIC)
            changes = commands.set_field(canvas, [key], "title", f"{typed} menu")
            canvas = canvas.apply(changes)
            search.follow(changes)
        search.look(Derived(canvas), typed)
        afresh = CardSearch()
        afresh.look(Derived(canvas), typed)
        assert search.hits == afresh.hits
        assert all(search.place_of(key) is not None for key in search.hits)


def test_what_holds_a_longer_phrase_is_looked_for_among_what_was_found() -> None:
    """The next letter of a word asks no record that did not hold the letters before."""
    search, derived = CardSearch(), Derived(CAFE)
    search.look(derived, "men")
    before = [search.place_of(key) for key in search.hits]
    with mock.patch.object(card_search, "holding", wraps=full_text.holding) as asked:
        search.look(derived, "menu")
    assert [*asked.call_args.args[2]] == before
    assert 0 < len(before) < len(CAFE.problems) + len(CAFE.tactics)


def test_what_is_looked_in_is_made_ready_in_parts() -> None:
    """Each may have a turn of its own: the order, then the words of some cards at a time, for those
    of all would hold the window. Who looks before that finds the same."""
    search, derived = CardSearch(), Derived(CAFE)
    said = mock.patch.object(FullText, "said", autospec=True, side_effect=FullText.said)
    with mock.patch.object(card_search, "_PART", 5), said as asked:
        parts = 1
        while search.prepare(derived):
            parts += 1
    sizes = [len(call.args[2]) for call in asked.call_args_list]
    assert sum(sizes) == len(reading_order(derived)) + 1  # and the brief
    assert max(sizes) == 5
    assert parts == 1 + len(sizes) > 3
    with mock.patch.object(card_search, "reading_order", side_effect=AssertionError), said as asked:
        search.look(derived, "menu")
    assert not any(call.args[2] for call in asked.call_args_list)
    early = CardSearch()
    early.prepare(derived)
    early.look(derived, "menu")
    assert search.hits == early.hits != []
    search.look(derived, "")
    assert search.hits == []


def test_what_is_found_is_the_same_set_while_the_same_cards_are_found() -> None:
    """Letters that leave out nobody give those who mark the cards nothing to compare."""
    search, derived = CardSearch(), Derived(CAFE)
    search.look(derived, "men")
    before = search.found
    search.look(derived, "menu")
    assert search.found is before
    assert search.found == {*search.hits}
    search.look(derived, "menus")
    assert search.found == {*search.hits} != before


def test_each_hit_has_its_number_and_other_cards_have_none() -> None:
    """They are counted in the order in which they are read."""
    search = CardSearch()
    search.look(Derived(CAFE), "menu")
    assert [search.number_of(key) for key in search.hits] == [*range(1, len(search.hits) + 1)]
    others = {*CAFE.tactics, *CAFE.links, CAFE.strategy.id} - search.found
    assert {search.number_of(key) for key in others} == {None}


def test_the_way_through_is_laid_anew_only_where_cards_are_read_elsewhere() -> None:
    """While words are typed the order stands; a ranking, another wing, a card gone change it."""
    canvas, search, typed = makers.crowded(5, 20, 3), CardSearch(), "e"
    search.look(Derived(canvas), typed)
    tactic, problem = makers.key(1, makers.TACTIC), makers.key(3, makers.PROBLEM)
    edits = (
        (0, lambda: commands.set_field(canvas, [tactic], "title", "Another title")),
        (0, lambda: commands.set_field(canvas, [problem], "statement", "Another problem")),
        (1, lambda: commands.rerank(canvas, problem, 0)),
        (1, lambda: commands.cross(canvas, (tactic,), Aim.SOLVE)),
        (1, lambda: commands.delete(canvas, [problem])),
    )
    for times, edit in edits:
        changes = edit()
        canvas = canvas.apply(changes)
        with mock.patch.object(card_search, "reading_order", wraps=reading_order) as asked:
            search.follow(changes)
            search.look(Derived(canvas), typed)
        assert asked.call_count == times
        afresh = CardSearch()
        afresh.look(Derived(canvas), typed)
        assert search.hits == afresh.hits
        assert [*map(search.place_of, search.hits)] == [*map(afresh.place_of, afresh.hits)]
