# SPDX-License-Identifier: MIT
"""What is ignored is a record like any other: kept with its card, gone with it, back with it."""

import pytest

from stratcanvas.domain import commands
from stratcanvas.domain.canvas import Canvas, InvalidChange, with_fresh_id
from stratcanvas.domain.changes import adding, removing
from stratcanvas.domain.codec import BadRecord, decode, encode
from stratcanvas.domain.ignored import Ignored
from tests import makers
from tests.makers import TACTIC, key

ABOUT_A_CARD = Ignored(rule="unconnected-tactic", record=key(5, TACTIC))
ABOUT_ALL = Ignored(rule="no-evidence", record="")


def ignoring() -> Canvas:
    return makers.cafe().apply(adding(ABOUT_A_CARD, ABOUT_ALL))


def test_a_rule_and_a_card_are_one_record() -> None:
    """The pair is its key, so that the same is ignored once; both are found by it."""
    canvas = ignoring()
    assert canvas.get(ABOUT_A_CARD.id) == ABOUT_A_CARD
    assert ABOUT_ALL in set(canvas.records())
    with pytest.raises(InvalidChange):
        canvas.apply(adding(ABOUT_ALL))


def test_nothing_is_ignored_about_a_card_that_is_not_there() -> None:
    """Neither may it come without its card, nor stay behind when that goes."""
    gone = Ignored(rule="unconnected-tactic", record=key(99, TACTIC))
    canvas = ignoring()
    with pytest.raises(InvalidChange):
        canvas.apply(adding(gone))
    with pytest.raises(InvalidChange):
        canvas.apply(removing(canvas.tactics[key(5, TACTIC)]))
    with pytest.raises(InvalidChange):
        Canvas(canvas.brief, canvas.strategy, [gone])


def test_it_goes_with_its_card_and_comes_back_with_it() -> None:
    """Deleting a card takes along what was ignored about it, and undo brings both back."""
    canvas = ignoring()
    changes = commands.delete(canvas, [key(5, TACTIC)])
    after = canvas.apply(changes)
    assert list(after.ignored.values()) == [ABOUT_ALL]
    assert after.apply(changes.inverse()) == canvas


def test_a_copy_under_an_id_of_its_own_ignores_the_same() -> None:
    """What was ignored about the brief is about the copy's brief there."""
    canvas = makers.cafe()
    canvas = canvas.apply(adding(Ignored(rule="no-customer", record=canvas.id), ABOUT_ALL))
    copy = with_fresh_id(canvas)
    assert {each.record for each in copy.ignored.values()} == {copy.id, ""}


@pytest.mark.parametrize(
    "plain",
    [
        {"rule": "no-evidence"},
        {"rule": "", "record": ""},
        {"rule": "No evidence", "record": ""},
        {"rule": "no-evidence", "record": "12"},
        {"rule": "no-evidence", "record": None},
        {"rule": "no-evidence", "record": "", "id": key(1)},
    ],
)
def test_only_a_rule_and_an_id_make_one(plain: dict[str, object]) -> None:
    """Both parts of the key are there, and written as such are."""
    with pytest.raises(BadRecord):
        decode("ignored", plain)
    assert decode("ignored", encode(ABOUT_ALL)) == ABOUT_ALL
