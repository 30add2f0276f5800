# SPDX-License-Identifier: MIT
"""Copied cards come back with the same words and links under new ids, and nothing else does."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratcanvas.domain import commands, fragments
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Approach, Note, Problem, Tactic, TacticKind
from stratcanvas.domain.fragments import BadFragment, copied, entering, read, renewed, written
from stratcanvas.domain.records import Record
from tests import makers

P1, P2, P3 = (makers.key(n, makers.PROBLEM) for n in (1, 2, 3))
T1 = makers.key(1, makers.TACTIC)


def said(record: Record) -> Record:
    """Return a card without what a new place gives it."""
    blank: dict[str, Any] = {"id": makers.key(9)}
    if isinstance(record, Problem):
        blank["rank"] = 0.0
    return replace(record, **blank)  # type: ignore[type-var]


def links_by_words(canvas: Canvas, keys: set[str]) -> set[tuple[str, str]]:
    """Return the links between some cards, by what those say."""
    return {
        (canvas.tactics[link.tactic].title, canvas.problems[link.problem].statement)
        for link in canvas.links.values()
        if link.tactic in keys and link.problem in keys
    }


def paste_into(canvas: Canvas, data: bytes, place: int | None = None) -> tuple[Canvas, set[str]]:
    """Return a canvas with what some bytes hold, and the ids of what came."""
    fragment = renewed(read(data), canvas)
    return canvas.apply(entering(fragment, canvas, place)), {each.id for each in fragment.cards}


CAFE = makers.cafe()
CARDS = [*CAFE.problems, *CAFE.tactics, *CAFE.notes]


@given(st.sets(st.sampled_from(CARDS), min_size=1), st.booleans(), st.none() | st.integers(0, 5))
def test_paste_of_copy_is_the_same_under_fresh_ids(
    keys: set[str], elsewhere: bool, place: int | None
) -> None:
    """Words, kinds and the links between them stay, whatever is chosen and wherever it comes."""
    target = makers.empty() if elsewhere else CAFE
    after, came = paste_into(target, written(copied(CAFE, keys)), place)
    assert len(came) == len(keys)
    assert came.isdisjoint(CARDS)
    old = sorted(repr(said(CAFE.get(key))) for key in keys)
    assert sorted(repr(said(after.get(key))) for key in came) == old
    assert links_by_words(after, came) == links_by_words(CAFE, keys)
    chosen = [each.statement for each in CAFE.ranked if each.id in keys]
    new = [each.statement for each in after.ranked if each.id in came]
    assert new == chosen
    if place is None:
        assert [each.id for each in after.ranked][: len(target.problems)] == [
            each.id for each in target.ranked
        ]


def test_a_tactic_stays_with_its_problems_on_its_own_canvas_only() -> None:
    """There they are; on another canvas nobody knows them, even if an id were the same."""
    data = written(copied(CAFE, [T1]))
    here, came = paste_into(CAFE, data)
    assert here.problems_of[came.pop()] == CAFE.problems_of[T1]
    there, _ = paste_into(makers.empty(), data)
    assert not there.links


def test_problems_come_between_two_others_when_no_number_is_left() -> None:
    """All are then counted anew, and the order is what was asked for."""
    low = replace(CAFE.problems[P1], rank=1.0)
    high = replace(CAFE.problems[P2], rank=1.0000000000000002)
    tight = Canvas(CAFE.brief, CAFE.strategy, [low, high])
    after, came = paste_into(tight, written(copied(CAFE, [P3])), 1)
    assert [each.id for each in after.ranked] == [P1, *came, P2]


def test_a_whole_plan_lends_its_words_where_there_are_none() -> None:
    """Customer and strategy come with all cards, into an empty canvas as they are; the id stays."""
    data = written(copied(CAFE, [*CARDS, CAFE.strategy.id]))
    after, _ = paste_into(makers.empty(), data)
    assert after.id == makers.empty().id
    assert replace(after.strategy, id=CAFE.strategy.id) == CAFE.strategy
    brief = CAFE.brief
    assert replace(after.brief, id=brief.id, paper=brief.paper) == brief
    assert not copied(CAFE, CARDS).heads


def test_words_that_a_person_had_are_never_overwritten() -> None:
    """Where a canvas says whom it is for, nothing said of another customer is filled in."""
    data = written(copied(CAFE, [*CARDS, CAFE.strategy.id]))
    blank = makers.empty()
    mine = Canvas(
        replace(blank.brief, customer="Bakers", author="Ada"),
        replace(blank.strategy, not_doing="No discounts"),
    )
    after, _ = paste_into(mine, data)
    assert after.brief == mine.brief
    assert after.strategy.statement == CAFE.strategy.statement
    assert after.strategy.not_doing == "No discounts"


def test_of_a_stranger_s_heads_only_what_is_known_is_taken() -> None:
    """One of each at most, with clean words; anything else that stands there is passed over."""
    plain = json.loads(written(copied(CAFE, [*CARDS, CAFE.strategy.id])))
    brief, strategy = plain["heads"]
    strategy |= {"statement": "Win\0 them", "approach": "bribe", "run": "rm"}
    for heads in ([brief, brief, strategy], [strategy, 5], {"a": 1}, "ab", 7, None, [[strategy]]):
        fragment = read(json.dumps({**plain, "heads": heads}).encode())
        assert len({type(each) for each in fragment.heads}) == len(fragment.heads)
        after = makers.empty().apply(entering(renewed(fragment, makers.empty()), makers.empty()))
        assert after.strategy.statement in {"", "Win them"}
        assert after.strategy.approach is Approach.NOT_CHOSEN


LIES: list[bytes] = [
    b"",
    b"\xff\xfe\x00",
    b"null",
    b"[]",
    b"{}",
    b'"cards"',
    b"[" * 100_000,
    b'{"form":' + b"[" * 50 + b"]" * 50 + b"}",
    b"]]]]",
    json.dumps({"form": fragments.MIME_TYPE, "version": 1}).encode(),
    json.dumps({"form": fragments.MIME_TYPE, "version": 0, "cards": [], "links": []}).encode(),
    json.dumps({"form": fragments.MIME_TYPE, "version": True, "cards": [], "links": []}).encode(),
    json.dumps({"form": fragments.MIME_TYPE, "version": 1, "cards": [], "links": []}).encode(),
    json.dumps({"form": fragments.MIME_TYPE, "version": 2, "cards": [], "links": []}).encode(),
    json.dumps({"form": "other", "version": 1, "cards": [], "links": []}).encode(),
    b'{"version": ' + b"9" * 10_000 + b"}",
    b'{"a":[' + b"0," * (fragments._MOST_VALUES + 1) + b"0]}",
]


@pytest.mark.parametrize("lie", LIES)
def test_what_can_t_be_read_is_told_in_a_sentence(lie: bytes) -> None:
    """Whatever a program puts under our name: it is refused, and says so plainly."""
    with pytest.raises(BadFragment, match=r"\.$"):
        read(lie)


@given(st.binary(max_size=60), st.integers(0, 400))
def test_damaged_cards_are_read_or_refused(scrap: bytes, at: int) -> None:
    """No damage to the bytes ends in anything but cards or a sentence."""
    whole = written(copied(CAFE, [P1, T1]))
    data = whole[:at] + scrap + whole[at + len(scrap) :]
    try:
        fragment = read(data)
    except BadFragment:
        return
    makers.empty().apply(entering(renewed(fragment, makers.empty()), makers.empty()))


def test_of_a_stranger_s_cards_only_what_is_known_is_taken() -> None:
    """Unknown kinds, keys and values go; words are cleaned; a card that is there twice is once."""
    plain = json.loads(written(copied(CAFE, [P1, T1])))
    problem, tactic = plain["cards"]
    problem["statement"] = "No\0 cash\u202e\ud800"
    problem["rank"] = 1e300
    problem["run"] = "rm"
    tactic |= {"kind": "malware", "x": float("nan"), "due": "tomorrow", "title": "x" * 20_001}
    plain["cards"] += [problem, {"type": "brief", "id": makers.key(7)}, {"type": ["note"]}, 5]
    plain["cards"] += [{"type": "note", "id": "../../etc"}, {"type": "note", "id": makers.key(8)}]
    plain["links"] += [[T1], [T1, 5], "ab", [P1, T1], [makers.key(3), P1]]
    plain["width"] = 1e400
    fragment = read(json.dumps(plain).encode())
    kinds = [type(each) for each in fragment.cards]
    assert kinds == [Problem, Tactic, Note]
    after = makers.empty().apply(entering(renewed(fragment, makers.empty()), makers.empty()))
    (new,), (made,) = after.problems.values(), after.tactics.values()
    assert new.statement == "No cash\ufffd"
    assert (made.title, made.kind, made.x, made.due) == ("", TacticKind.OTHER, 0.0, None)
    assert len(after.links) == 1


def test_no_more_comes_than_a_canvas_can_have(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told before anything is made: of what is in the clipboard, and of both together."""
    data = written(copied(CAFE, CARDS))
    monkeypatch.setattr(fragments, "MOST_RECORDS", len(CARDS) + len(CAFE.links) + 5)
    fragment = renewed(read(data), CAFE)
    with pytest.raises(BadFragment, match="more than"):
        entering(fragment, CAFE)
    monkeypatch.setattr(fragments, "MOST_RECORDS", len(CARDS) - 1)
    with pytest.raises(BadFragment, match="more than"):
        read(data)
    monkeypatch.setattr(fragments, "LARGEST", len(data) - 1)
    with pytest.raises(BadFragment, match="more than"):
        read(data)


def test_cards_are_counted_without_being_read() -> None:
    """Also where words look like what is counted; customer, strategy and links are no cards."""
    canvas = makers.cafe()
    note = commands.add_note(0.0, 0.0, 'He said "type":"tactic" twice: "type":"tactic"')
    canvas = canvas.apply(note)
    keys = [each.id for each in canvas.records()]
    fragment = copied(canvas, keys)
    assert fragment.heads
    assert fragments.count_in(written(fragment)) == len(fragment.cards)
