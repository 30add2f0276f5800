# SPDX-License-Identifier: MIT
"""All that a canvas says is found by what a keyboard types, as it was and as it is after edits."""

from dataclasses import replace

import pytest

from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.fields import fields_of
from stratcanvas.domain.full_text import FullText, field_holding, holding
from tests import makers
from tests.makers import PROBLEM, TACTIC, key

ONE, TALK = key(1, PROBLEM), key(1, TACTIC)


def found(canvas: Canvas, typed: str) -> list[str]:
    order = [record.id for record in canvas.records()]
    said = FullText().said(canvas, order)
    return [order[place] for place in holding(typed, said, range(len(order)))]


def test_every_field_in_which_a_person_writes_is_searched() -> None:
    """Whatever text field a record declares, what stands in it is found, and said to be there."""
    canvas = makers.cafe()
    for record in (canvas.brief, canvas.strategy, canvas.problems[ONE], canvas.tactics[TALK]):
        for field in fields_of(type(record)):
            if field.holds_text and not field.fills_in:
                after = replace(record, **{field.name: "before Zanzibar after"})
                changed = canvas.apply(ChangeSet(updated={record.id: (record, after)}))
                assert found(changed, "zanzibar") == [record.id]
                assert field_holding(after, "zanzibar") == field


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("CAFÉ", "cafe"),
        ("cafe", "CAFÉ"),
        ("Straße", "strasse"),
        ("ＡＢＣ", "abc"),
        ("مُحَمَّد", "محمد"),
        ("שָׁלוֹם", "שלום"),
        ("can’t  pay", "can't pay"),
        ("two\nlines", "two lines"),
    ],
)
def test_what_makes_no_difference_is_found_all_the_same(written: str, typed: str) -> None:
    """Case, accents, width, vowel points, kinds of quotes and of white space keep nothing hid."""
    canvas = makers.replace_brief(makers.empty(), customer=f"before {written} after")
    assert found(canvas, typed) == [canvas.id]


def test_what_is_typed_is_one_phrase() -> None:
    """Its words stand side by side, in their order, and in one field."""
    canvas = makers.replace_brief(makers.empty(), customer="red wine", author="glass bottle")
    assert found(canvas, "red wine")
    assert not found(canvas, "wine red")
    assert not found(canvas, "wine glass")


@pytest.mark.parametrize("typed", ["", "  ", "“"])
def test_nothing_typed_finds_nothing(typed: str) -> None:
    """What makes no difference is in every text and is looked for in none."""
    assert not found(makers.cafe(), typed)


def test_edits_are_followed() -> None:
    """What was changed, added, removed and undone is found as the canvas has it then."""
    canvas, text = makers.cafe(), FullText()
    tactic = canvas.tactics[TALK]
    assert "top 10" in text.said(canvas, [TALK])[0]
    reworded = replace(tactic, title="Something Else")
    links = {each.id: each for each in canvas.links.values() if each.tactic == TALK}
    for step, said in (
        (ChangeSet(updated={TALK: (tactic, reworded)}), "something else"),
        (ChangeSet(updated={TALK: (reworded, tactic)}), "top 10"),
        (ChangeSet(removed={TALK: tactic, **links}), None),
        (ChangeSet(added={TALK: reworded, **links}), "something else"),
    ):
        canvas = canvas.apply(step)
        text.follow(step)
        now = text.said(canvas, [TALK])[0]
        assert now == "" if said is None else said in now
