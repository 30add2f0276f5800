# SPDX-License-Identifier: MIT
"""Qt's enums are what Python would make of them by its careful way, however they are made."""

import enum
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QLocale, Qt
from PySide6.QtGui import QKeySequence, QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView, QGraphicsItem, QStyle

from stratcanvas.qt.enums import PROVEN, Members, hasten, quickly_made

PLACES = (Qt, QEvent, QLocale, QKeySequence, QPainter, QPalette, QGraphicsItem)
KINDS = (enum.IntFlag, enum.Flag, enum.IntEnum, enum.Enum)
SAID: tuple[Callable[[Any], object], ...] = (
    *(repr, str, hash, format, bool),
    *(lambda one: one.name, lambda one: one.value, lambda one: list(vars(one))),
)
STARTED = f"""
import enum
import sys
names = []
checked = enum._EnumDict.__setitem__
def check(self, name, value):
    names.append(name)
    checked(self, name, value)
enum._EnumDict.__setitem__ = check
from stratcanvas.__main__ import load_qt
load_qt()
from PySide6.QtCore import Qt
from stratcanvas.qt.enums import PROVEN
assert ("Key_A" in names) is not (PROVEN[0] <= sys.version_info < PROVEN[1]), len(names)
from {__name__} import words
print(words(Qt.Key), words(Qt.KeyboardModifier))
"""


def of_qt() -> Iterator[enum.EnumType]:
    """Yield the enums of some places, those of QStyle and of all item views among them."""
    for place in (*PLACES, QStyle, QAbstractItemView):
        yield from (each for each in vars(place).values() if isinstance(each, enum.EnumType))


def said(made: Any) -> list[object]:
    """Return all that an enum tells of itself and its members."""
    told: list[object] = [made.__name__, made.__doc__, made.__mro__[1:], list(made.__members__)]
    told += [[one.name for one in made], len(made), made._value2member_map_.keys()]
    for name, one in made.__members__.items():
        told.append([ask(one) for ask in SAID])
        told.append((getattr(made, name) is one, made[name] is one, made(one.value) is one))
        if isinstance(one, enum.Flag):
            told.append(repr(~one))
            for other in list(made)[:5]:
                told.append((repr(one | other), repr(one & other), repr(one ^ other)))
            told.append(repr(made(one.value | 1 << 30)))
    return told


def words(made: Any) -> list[tuple[str, str]]:
    """Return the names and words of all members."""
    return [(name, repr(one)) for name, one in made.__members__.items()]


def test_both_ways_make_the_same() -> None:
    """Names, values, aliases, flags, words and order are the same, of every enum tried.

    On other Pythons none is made quickly.
    """
    tried = 0 if PROVEN[0] <= sys.version_info < PROVEN[1] else 2000
    for known in of_qt() if not tried else ():
        names: Members = [(name, int(one.value)) for name, one in known.__members__.items()]
        kind: Any = next(each for each in KINDS if issubclass(known, each))
        ordinary = kind(known.__name__, names, boundary=enum.KEEP)
        quick = quickly_made(kind, known.__name__, names)
        assert said(quick) == said(ordinary), known
        tried += len(names)
    assert tried > 1500


def test_a_start_makes_them_quickly() -> None:
    """After our start no name of Qt's goes through Python's checks, where that is known to make the
    same; all is said as ever.
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


def test_a_python_that_keeps_other_parts_makes_them_as_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where a later Python has enums otherwise inside, they come out by its careful way."""
    monkeypatch.setattr(enum.EnumType, "_create_", enum.EnumType.__dict__["_create_"])
    monkeypatch.setattr("stratcanvas.qt.enums._PARTS", ("_of_another_python_",))
    hasten()
    made = enum.Enum("made", [("one", 1), ("two", 2)], boundary=enum.KEEP)
    assert [each.name for each in made] == ["one", "two"]


def test_whoever_asks_otherwise_gets_what_was_made_as_ever(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As Python 3.12 and later ask, by name: the program died there as it began."""
    made = enum.EnumType.__dict__["_create_"]
    monkeypatch.setattr(enum.EnumType, "_create_", made)
    hasten()
    ask = getattr(enum.Enum, "_create_")  # noqa: B009 - what is tried here is a part of Python's
    one = ask(class_name="one", names=[("first", 1)], boundary=enum.KEEP)
    assert [each.name for each in one] == ["first"]
