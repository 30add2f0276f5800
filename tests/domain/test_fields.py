# SPDX-License-Identifier: MIT
"""Fields and codec: what a record can hold, and what is refused with a sentence."""

import datetime
import math
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratcanvas.domain import codec, commands
from stratcanvas.domain.cards import MAIN_TEXT, Aim, Approach, Problem, Tactic
from stratcanvas.domain.fields import LONGEST_TEXT, BadValue, Kind, check, entries, fields_of
from tests import makers

RECORD_TYPES = [kind for kind in codec.RECORD_TYPES.values() if kind in MAIN_TEXT]


@pytest.mark.parametrize("record_type", RECORD_TYPES)
def test_every_attribute_but_the_id_is_a_declared_field(record_type: Any) -> None:
    """A record's attributes and its declared fields are the same, each with words for people."""
    names = [name for name in record_type.__slots__ if name != "id"]
    fields = fields_of(record_type)
    assert [field.name for field in fields] == names
    assert all(field.label and field.label[0].isupper() for field in fields)


@pytest.mark.parametrize("words", makers.AWKWARD.values(), ids=makers.AWKWARD)
def test_awkward_text_is_taken_as_it_is(words: str) -> None:
    """Emoji, right-to-left and long words go through untouched; a file's control characters too."""
    record = replace(makers.cafe().problems[makers.key(1, makers.PROBLEM)], statement=words)
    assert codec.decode("problem", codec.encode(record)).statement == words


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("title", "x" * (LONGEST_TEXT + 1), "shorten"),
        ("title", 7, "text"),
        ("aim", "educate", "choice"),
        ("aim", Approach.WIN, "choice"),
        ("due", datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC), "day"),
        ("due", "2026-01-01", "day"),
        ("x", math.nan, "number"),
        ("x", math.inf, "number"),
        ("y", 1e12, "number"),
        ("y", True, "number"),
    ],
)
def test_what_cannot_be_kept_is_refused_with_a_sentence(name: str, value: Any, why: str) -> None:
    """A value no file can keep is refused at its field, in words, and nothing changes."""
    canvas = makers.cafe()
    with pytest.raises(BadValue, match=why) as refusal:
        commands.set_field(canvas, [makers.key(1, makers.TACTIC)], name, value)
    assert str(refusal.value).endswith(".")
    assert refusal.value.field.name == name


@pytest.mark.parametrize("record_type", RECORD_TYPES)
def test_a_text_is_as_long_as_its_field_says(record_type: Any) -> None:
    """At its limit a text is taken; one letter more is refused."""
    for field in fields_of(record_type):
        if field.kind in {Kind.LINE, Kind.TEXT, Kind.LINES}:
            assert check(field, "x" * field.limit)
            with pytest.raises(BadValue, match="shorten"):
                check(field, "x" * (field.limit + 1))


def test_a_nul_is_refused() -> None:
    """SQLite and other programs end a text there, so no record holds one."""
    (title,) = (field for field in fields_of(Tactic) if field.name == "title")
    with pytest.raises(BadValue, match="NUL"):
        check(title, "a\0b")


def _values(kind: Kind, choices: Any) -> st.SearchStrategy[Any]:
    if kind is Kind.CHOICE:
        return st.sampled_from(choices)
    if kind is Kind.DATE:
        return st.none() | st.dates()
    if kind is Kind.NUMBER:
        return st.floats(-1e9, 1e9)
    return st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"))


@pytest.mark.parametrize("record_type", RECORD_TYPES)
@given(data=st.data())
def test_encode_and_decode_are_inverse(record_type: Any, data: st.DataObject) -> None:
    """Every record comes back from its plain form as it was."""
    values = {f.name: data.draw(_values(f.kind, f.choices)) for f in fields_of(record_type)}
    record = record_type(id=makers.key(1), **values)
    for field in fields_of(record_type):
        check(field, values[field.name])
    name = codec.NAME_OF[record_type]
    assert codec.decode(name, codec.encode(record)) == record


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("plan", {"id": makers.key(1)}),
        ("problem", {"id": "x"}),
        ("problem", {}),
        ("problem", {"id": makers.key(1).upper() + "A"}),
        ("problem", {"id": makers.key(1), "colour": "red"}),
        ("tactic", {"id": makers.key(1), "aim": "win"}),
        ("tactic", {"id": makers.key(1), "due": "tomorrow"}),
        ("tactic", {"id": makers.key(1), "due": "20260101xx"}),
        ("tactic", {"id": makers.key(1), "x": "left"}),
        ("tactic", {"id": makers.key(1), "title": b"bytes"}),
        ("link", {"tactic": makers.key(1)}),
        ("link", {"tactic": makers.key(1), "problem": makers.key(2), "id": makers.key(3)}),
    ],
)
def test_a_dict_that_is_no_record_is_refused(name: str, plain: dict[str, Any]) -> None:
    """Unknown names and keys, bad ids and bad values never become records."""
    with pytest.raises(codec.BadRecord):
        codec.decode(name, plain)


def test_absent_fields_take_their_default() -> None:
    """A record written before a field existed reads with that field's default."""
    assert codec.decode("problem", {"id": makers.key(1)}) == Problem(id=makers.key(1))
    assert codec.decode("tactic", {"id": makers.key(1)}) == Tactic(id=makers.key(1))
    assert Tactic(id=makers.key(1)).aim is Aim.EDUCATE


def test_entries_are_the_lines_with_something_on_them() -> None:
    """A list field reads as its lines, trimmed, without the blank ones."""
    assert entries("  one\n\n two \r\n\n") == ["one", "two"]
