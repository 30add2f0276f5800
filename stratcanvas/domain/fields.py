# SPDX-License-Identifier: MIT
"""A field says its label, kind and limits once; inspector, storage and exports read it here.

Use ``line()``, ``text()``, ``choice()`` … as the default of a record's attribute.
"""

import dataclasses
import datetime
import enum
import re
from collections.abc import Callable, Iterator
from functools import cache
from operator import attrgetter
from typing import Any, NamedTuple, Self

from stratcanvas.domain.geometry import FURTHEST
from stratcanvas.domain.records import ID_PATTERN, Record
from stratcanvas.words import tr, translated

MOST = 999_999
"""The most that a count can say."""
LONGEST_TEXT = 20_000
"""Characters a field may hold; far over anything a person writes on a card."""


class Kind(enum.Enum):
    """What sort of value a field holds; an editor, a column and a check follow from it."""

    LINE = "line"  # one paragraph, shown in one wrapped line box
    TEXT = "text"  # several paragraphs
    LINES = "lines"  # a list, one entry a line
    CHOICE = "choice"  # one member of an enum
    DATE = "date"  # a day, or none
    NUMBER = "number"  # scene units or a rank; not edited as a field
    COUNT = "count"  # how many, or 0 for all; only an option has it
    REF = "ref"  # names something by its id, and is part of the record's own key


class Field(NamedTuple):
    """One field of a record: its name in code and file, and its words for people."""

    name: str
    label: str
    kind: Kind
    default: Any
    hint: str = ""
    choices: type["Choice"] | None = None
    limit: int = LONGEST_TEXT
    fills_in: bool = False
    """Whether the program fills it in by itself, from the place or from where a card is put."""
    form: re.Pattern[str] = ID_PATTERN
    """Of a reference: how the ids that it may hold are written."""
    as_switches: bool = False
    """Of a choice: whether each member is a word of its own on the command line (--portrait)."""

    @property
    def editable(self) -> bool:
        """Tell whether people edit it as a field.

        Places and ranks are dragged instead, and whoever has another key is another record.
        """
        return self.kind not in {Kind.NUMBER, Kind.REF}

    @property
    def holds_text(self) -> bool:
        """Tell whether its value is free text."""
        return self.kind in {Kind.LINE, Kind.TEXT, Kind.LINES}


class Choice(enum.Enum):
    """A closed set of values: the value is what the file holds, the label what people read.

    A member may have a hint: what it means, in a few words.
    """

    label: str
    hint: str
    __hash__ = object.__hash__  # an Enum's own is asked for through Python, and much is kept by it

    def __new__(cls, value: str, label: str, hint: str = "") -> Self:
        """Give each member its words for people beside its value in the file."""
        member = object.__new__(cls)
        member._value_ = value
        member.label, member.hint = label, hint
        return member

    @classmethod
    def of(cls, value: object) -> Self:
        """Return the member with that value in the file. Raises ValueError for any other."""
        for member in cls:
            if member.value == value:
                return member
        raise ValueError(f"{value!r} is no {cls.__name__}")


def line(label: str, *, hint: str = "", default: str = "", fills_in: bool = False) -> Any:
    """Declare a field of one paragraph."""
    return _declare(label, Kind.LINE, default, hint=hint, fills_in=fills_in)


def text(label: str, *, hint: str = "") -> Any:
    """Declare a field of several paragraphs."""
    return _declare(label, Kind.TEXT, "", hint=hint)


def lines(label: str, *, hint: str = "") -> Any:
    """Declare a field that is a list of entries, one a line, kept as one text."""
    return _declare(label, Kind.LINES, "", hint=hint)


def choice(label: str, default: Choice, *, hint: str = "", fills_in: bool = False) -> Any:
    """Declare a field that takes one member of a Choice."""
    more = {"choices": type(default), "fills_in": fills_in}
    return _declare(label, Kind.CHOICE, default, hint=hint, **more)


def date(label: str, *, hint: str = "") -> Any:
    """Declare a field that is a day or nothing."""
    return _declare(label, Kind.DATE, None, hint=hint)


def number(label: str) -> Any:
    """Declare a coordinate (scene units) or a rank."""
    return _declare(label, Kind.NUMBER, 0.0)


def count(label: str, *, hint: str = "") -> Any:
    """Declare how many of something: a whole number, or 0 for all there are."""
    return _declare(label, Kind.COUNT, 0, hint=hint)


def reference(label: str, *, form: re.Pattern[str] = ID_PATTERN) -> Any:
    """Declare a part of the record's key: the id of what it names; it has to be given.

    A record with references is known by them, one after the other, and has no id of its own.
    """
    return _declare(label, Kind.REF, dataclasses.MISSING, form=form)


def same_as(record_type: type, name: str, **more: Any) -> Any:
    """Declare a field as another record declares it; ``more`` is what differs, such as its hint."""
    declared = field_of(record_type, name)._replace(**more)._asdict()
    return _declare(**{key: value for key, value in declared.items() if key != "name"})


def _declare(label: str, kind: Kind, default: Any, **more: Any) -> Any:
    words = {"label": label, "kind": kind, **more}
    return dataclasses.field(default=default, metadata={"field": words})


@cache
def fields_of(record_type: type) -> tuple[Field, ...]:
    """Return a record type's declared fields in order (an id of its own is not one of them)."""
    return tuple(
        Field(name=each.name, default=each.default, **each.metadata["field"])
        for each in dataclasses.fields(record_type)
        if "field" in each.metadata
    )


def field_of(record_type: type, name: str) -> Field:
    """Return one declared field. Raises KeyError for a name the type does not have."""
    for each in fields_of(record_type):
        if each.name == name:
            return each
    raise KeyError(name)


@cache
def keys_of(record_type: type) -> tuple[str, ...]:
    """Return the attributes that a record is known by: its id, or the references it is made of."""
    references = tuple(each.name for each in fields_of(record_type) if each.kind is Kind.REF)
    return references or ("id",)


def key_of(record: Record) -> tuple[str, ...]:
    """Return what a record is known by: its id, or the ids of what it refers to."""
    return _key_reader(type(record))(record)


@cache
def _key_reader(record_type: type) -> Callable[[Record], tuple[str, ...]]:
    """Return what reads the key of a type's records: a step of a thousand asks it as often."""
    names = keys_of(record_type)
    read: Callable[[Record], Any] = attrgetter(*names)
    return read if len(names) > 1 else lambda record: (read(record),)


@cache
def attributes_of(record_type: type) -> tuple[str, ...]:
    """Return all that a record holds, in order: its key, then what else it says."""
    return tuple(dict.fromkeys((*keys_of(record_type), *(f.name for f in fields_of(record_type)))))


def entries(value: str) -> list[str]:
    """Return the entries of a LINES field: its lines, without the blank ones."""
    return [entry.strip() for entry in value.splitlines() if entry.strip()]


class BadValue(ValueError):
    """A value that a field cannot take; its text is a plain sentence for the person."""

    def __init__(self, field: Field, sentence: str) -> None:
        super().__init__(sentence)
        self.field = field


def receive(field: Field, value: object) -> Any:
    """Return what a field keeps of a value from outside: text is cleaned, then checked.

    Raises BadValue as ``check``. What files hold does not come by here: that is taken as it is.
    """
    if field.holds_text and isinstance(value, str):
        from stratcanvas.domain.plaintext import one_paragraph, plain_text  # no file is read by it

        value = one_paragraph(value) if field.kind is Kind.LINE else plain_text(value)
    return check(field, value)


def check(field: Field, value: object) -> Any:
    """Return ``value`` if the field can take it.

    Raises BadValue with a plain sentence otherwise. Everything that a file can hold is taken
    as it is: only a NUL, half a character (a lone surrogate) and over-long text are refused.
    """
    if type(value) is float and field.kind is Kind.NUMBER and -FURTHEST <= value <= FURTHEST:
        return value  # what is usual, without looking for sentences
    for sentence in _objections(field, value):
        raise BadValue(field, sentence)
    return value


def _objections(field: Field, value: object) -> Iterator[str]:
    name = translated(field.label)
    if field.holds_text:
        yield from _text_objections(field, value)
    elif field.kind is Kind.CHOICE:
        if field.choices is None or not isinstance(value, field.choices):
            yield tr("{field} does not know that choice.").format(field=name)
    elif field.kind is Kind.DATE:
        if value is not None and type(value) is not datetime.date:
            yield tr("{field} must be a day, such as 2026-11-30.").format(field=name)
    elif field.kind is Kind.REF:
        if not isinstance(value, str) or not field.form.match(value):
            yield tr("{field} must be an id.").format(field=name)
    else:
        yield from _number_objections(field, value)


def _number_objections(field: Field, value: object) -> Iterator[str]:
    name = translated(field.label)
    if field.kind is Kind.COUNT:
        if type(value) is not int or not 0 <= value <= MOST:
            yield tr("{field} must be a whole number, such as 5, or 0 for all.").format(field=name)
    elif (
        isinstance(value, bool)
        or not isinstance(value, int | float)
        or not -FURTHEST <= value <= FURTHEST  # also refuses not-a-number
    ):
        yield tr("{field} must be a number the canvas can reach.").format(field=name)


def _has_half(text: str) -> bool:
    """Tell whether a text holds half a character, which no file can keep."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return True
    return False


def _text_objections(field: Field, value: object) -> Iterator[str]:
    name = translated(field.label)
    if not isinstance(value, str):
        yield tr("{field} must be text.").format(field=name)
    elif len(value) > field.limit:
        words = tr("{field} can hold {most:,} characters; this text has {n:,}. Please shorten it.")
        yield words.format(field=name, most=field.limit, n=len(value))
    elif "\0" in value:
        words = tr("{field} holds a character that no file can keep (NUL). Please remove it.")
        yield words.format(field=name)
    elif not value.isascii() and _has_half(value):
        words = tr("{field} holds half a character that no file can keep. Please remove it.")
        yield words.format(field=name)
