# SPDX-License-Identifier: MIT
"""Qt's enums are what Python would make of them by its careful way, however they are made."""

import enum
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QGraphicsItem, QStyle

from stratcanvas.qt.enums import Members, hasten, mould_of, poured

PLACES = (Qt, QEvent, QLocale, QKeySequence, QPainter, QPalette, QGraphicsItem)
KINDS = (enum.IntFlag, enum.Flag, enum.IntEnum, enum.Enum)
SAID: tuple[Callable[[Any], object], ...] = (
    *(repr, str, hash, format, bool),
    *(lambda one: one.name, lambda one: one.value, lambda one: list(vars(one))),
    *(lambda one: one.__reduce_ex__(4)[1:], lambda one: one.value in type(one)),
    *(lambda one: list(one), lambda one: ~one, lambda one: type(one)(one.value | 1 << 30)),
    *(lambda one: deepcopy(one) is one, lambda one: list(type(one)[one.name])),
)
"""What members are asked, one alone and two together."""
BOTH: tuple[Callable[[Any], object], ...] = (
    *(lambda two: two[0] | two[1], lambda two: two[0] & two[1], lambda two: two[0] ^ two[1]),
    lambda two: two[1] in two[0],
)
STARTED = f"""
import enum
import sys
names = []
of_python = enum.EnumType.__prepare__.__func__(enum.EnumType, "one", (enum.Enum,)).__class__
checked = of_python.__setitem__
def check(self, name, value):
    names.append(name)
    checked(self, name, value)
of_python.__setitem__ = check
from stratcanvas.__main__ import load_qt
load_qt()
from PySide6.QtCore import Qt
assert "Key_A" not in names, len(names)
from {__name__} import words
print(words(Qt.Key), words(Qt.KeyboardModifier))
"""


def of_qt() -> Iterator[enum.EnumType]:
    """Yield the enums of some places, those of QStyle and of all item views among them."""
    for place in (*PLACES, QStyle, QAbstractItemView):
        yield from (each for each in vars(place).values() if isinstance(each, enum.EnumType))


def answer(ask: Callable[[Any], object], one: Any) -> str:
    """Return in words what is told, or what is raised: not every Python can tell all."""
    try:
        return repr(ask(one))
    except (AttributeError, TypeError, ValueError, DeprecationWarning) as problem:
        return repr(problem)


def said(made: Any) -> list[object]:
    """Return all that an enum tells of itself and its members."""
    told: list[object] = [made.__name__, made.__doc__, made.__mro__[1:], list(made.__members__)]
    told += [[one.name for one in made], len(made), list(made._value2member_map_), dir(made)]
    told += [sorted(vars(made)), vars(made)["_member_names_"]]
    for name, one in made.__members__.items():
        told.append([answer(ask, one) for ask in SAID])
        told.append((getattr(made, name) is one, made[name] is one, made(one.value) is one))
        if isinstance(one, enum.Flag):
            for other in list(made)[:5]:
                told += [answer(both, (one, other)) for both in BOTH]
    return told


def words(made: Any) -> list[object]:
    """Return where an enum is found, and names and words of all members, which pickle keeps."""
    for one in made:
        assert pickle.loads(pickle.dumps(one)) is one
    return [
        made.__module__,
        made.__qualname__,
        *((n, repr(one)) for n, one in made._member_map_.items()),
    ]


def test_both_ways_make_the_same() -> None:
    """Names, values, aliases, flags, words and order are the same, of every enum tried."""
    tried = 0
    moulds = {kind: mould_of(kind) for kind in KINDS}
    for known in of_qt():
        names: Members = [(name, int(one.value)) for name, one in known.__members__.items()]
        kind: Any = next(each for each in KINDS if issubclass(known, each))
        ordinary = kind(
            known.__name__, names, boundary=enum.KEEP, module=moulds[kind].parts["__module__"]
        )
        assert said(poured(moulds[kind], known.__name__, names)) == said(ordinary), known
        tried += len(names)
    assert tried > 1500


def test_a_start_makes_them_quickly() -> None:
    """After our start no name of Qt's went through Python's checks; all is said as ever, and pickle
    keeps it.
    """
    started = subprocess.run(
        [sys.executable, "-c", STARTED],
        env={"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert (started.returncode, started.stderr) == (0, "")
    assert started.stdout.rstrip("\n") == f"{words(Qt.Key)} {words(Qt.KeyboardModifier)}"


def test_other_enums_are_made_as_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    """One with names that mean something to Python, or of a module, comes out as it would."""
    monkeypatch.setattr(enum.EnumType, "_create_", enum.EnumType.__dict__["_create_"])
    hasten()
    mine = enum.Enum("mine", [("name", 1), ("other", 2)], boundary=enum.KEEP)
    assert [one.name for one in mine] == ["name", "other"]
    assert enum.Enum("mine", "a b", module=__name__).__module__ == __name__
    with pytest.raises(ValueError, match="mro"):
        enum.Enum("mine", [("mro", 1)], boundary=enum.KEEP)
    with pytest.raises(ValueError, match="_one_"):
        enum.Enum("mine", [("_one_", 1)], boundary=enum.KEEP)
    with pytest.raises(TypeError, match="one"):
        enum.Enum("mine", [("one", 1), ("one", 2)], boundary=enum.KEEP)


def test_a_python_that_makes_more_makes_all_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a later Python gives enums what we know nothing of, they come out by its own way."""
    made_as_ever = enum.EnumType.__dict__["_create_"]

    def making_more(kind: Any, *told: Any, **more: Any) -> Any:
        made = made_as_ever(kind, *told, **more)
        for one in made:
            one._of_another_python_ = len(one.name)
        return made

    monkeypatch.setattr(enum.EnumType, "_create_", making_more)
    hasten()
    made: Any = enum.Enum("made", [("one", 1), ("three", 2)], boundary=enum.KEEP)
    assert [each._of_another_python_ for each in made] == [3, 5]


@pytest.mark.parametrize("part", ["_member_map_", "_new_member_", "__new__"])
def test_a_python_that_keeps_other_parts_makes_all_itself(
    part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where one has enums otherwise inside, the program starts, and they are made its own way."""
    made_as_ever = enum.EnumType.__dict__["_create_"]

    def making_less(kind: Any, *told: Any, **more: Any) -> Any:
        made = made_as_ever(kind, *told, **more)
        if not made.__members__:
            type.__delattr__(made, part)
        return made

    monkeypatch.setattr(enum.EnumType, "_create_", making_less)
    hasten()
    made = enum.Enum("made", [("one", 1), ("two", 2)], boundary=enum.KEEP)
    assert [each.name for each in made] == ["one", "two"]


@pytest.mark.parametrize(
    "asked",
    [
        {"names": [("first", 1)]},
        {"names": ["first"]},
        {"names": "first"},
        {"names": {"first": 1}},
        {"names": [("first", "one")]},
        {"names": ("first",), "start": 3},
    ],
)
def test_whoever_asks_otherwise_gets_what_was_made_as_ever(
    asked: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    """By names, a word, a dict or by values that are no numbers, as Python takes them; it knows
    the module that asked, which pickle needs.
    """
    ordinary = enum.Enum(value="One", boundary=enum.KEEP, **asked)
    monkeypatch.setattr(enum.EnumType, "_create_", enum.EnumType.__dict__["_create_"])
    hasten()
    one = enum.Enum(value="One", boundary=enum.KEEP, **asked)
    assert [(each.name, each.value) for each in one] == [
        (each.name, each.value) for each in ordinary
    ]
    assert enum.Enum("Again", "a b").__module__ == __name__
    once = enum.Enum("Once", iter([("first", 1)]), boundary=enum.KEEP)
    assert len(once) == 1


def test_it_may_be_asked_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """As Python 3.12 and later ask: the program died there as it began."""
    made = enum.EnumType.__dict__["_create_"]
    monkeypatch.setattr(enum.EnumType, "_create_", made)
    hasten()
    ask = getattr(enum.Enum, "_create_")  # noqa: B009 - what is tried here is a part of Python's
    one = ask(class_name="one", names=[("first", 1)], boundary=enum.KEEP)
    assert [each.name for each in one] == ["first"]
