# SPDX-License-Identifier: MIT
"""Qt's enums are made in a fifth of the time: a start makes 220 of them, with 3,500 members.

PySide has each made as if a person had written it by hand, name by name under a dozen checks.
Here Python makes one of each kind by that way, without members; others are poured after it.
"""

import enum
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

_MAKING = "_create_"
_FRAME = getattr(sys, "_getframe")  # noqa: B009 - Python's own door to who asks
_KINDS = {
    kind: {"mro", *(name for each in kind.__mro__ for name in vars(each))}
    for kind in (enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag)
}
"""What PySide asks for → the names that mean something else there; no member may have them."""

_PARTS = ("_member_map_", "_value2member_map_", "_member_names_", "_new_member_")
"""What Python keeps in an enum: its members by name and by value, its names, what makes one."""
_VALUES = "_hashable_values_"
"""And its values once more, from 3.13 on."""
_EVERY, _SINGLE, _BITS = "_flag_mask_", "_singles_mask_", "_all_bits_"
"""And in flags: the bits of all members; of those that have one alone; all up to the highest."""
_IN_ORDER, _AS_TOLD = "_iter_member_", "_iter_member_by_def_"
"""How Python goes through flags whose order is not that of their values."""
_PATTERN = [("Four", 4), ("One", 1), ("None_", 0), ("Uno", 1), ("Six", 6), ("All", -1), ("Two", 2)]
"""Out of order, with other names for a value, and flags that are none, several or all."""

Members = list[tuple[str, int]]


class Mould(NamedTuple):
    """What an enum of a kind has before it has members."""

    kind: Any
    parts: dict[str, Any]
    empty: Sequence[tuple[str, Callable[[], object]]]
    """Those of the parts that each enum has for itself, and what makes an empty one."""
    new: object
    """What Python puts in the place of ``__new__`` once the class is there."""


def hasten() -> None:
    """Have enums made so that PySide asks for; all others are made as ever.

    So are those of a kind for which both ways don't make the same on this Python.
    """
    ordinary: Any = vars(enum.EnumType)[_MAKING]
    if ordinary.__module__ == __name__:
        return
    moulds: dict[object, Mould] = {}
    for kind in _KINDS:
        with suppress(Exception):  # whatever a Python to come has otherwise, the program starts
            mould = mould_of(kind)
            if _inside(poured(mould, "Tried", _PATTERN)) == _inside(_made(kind, "Tried", _PATTERN)):
                moulds[kind] = mould

    def create(kind: Any, *told: Any, **more: Any) -> Any:
        asked: Any = told if len(told) == 2 else (more.get("class_name"), more.get("names"))
        with suppress(Exception):  # asked in another way
            name, names = asked
            if kind in moulds and _is_of_pyside(kind, names, more):
                return poured(moulds[kind], name, names)
        with suppress(ValueError):  # Python looks who asks, two calls up from there
            more["module"] = more.get("module") or _FRAME(2).f_globals.get("__name__")
        return ordinary(kind, *told, **more)

    setattr(enum.EnumType, _MAKING, create)


def _is_of_pyside(kind: Any, names: Any, more: dict[str, Any]) -> bool:
    """Tell whether PySide asks: it names no module, and keeps flags that have no name."""
    if more.get("boundary") is not enum.KEEP or more.get("module") or more.get("type"):
        return False
    if type(names) is not list:  # what can be gone through once alone is left for Python
        return False
    members = dict(names)
    if len(members) != len(names) or set(map(type, members.values())) != {int}:
        return False
    return _KINDS[kind].isdisjoint(members) and "_" not in {name[0] for name in members}


def mould_of(kind: Any) -> Mould:
    """Return the mould of a kind, taken from an enum that Python makes."""
    parts = dict(vars(_made(kind, "Empty", [])))
    new = parts.pop("__new__")
    empty = [(name, type(part)) for name, part in parts.items() if type(part) in (list, dict)]
    return Mould(kind, parts, empty, new)


def _made(kind: Any, name: str, names: Members) -> Any:
    """Return an enum that Python makes: it is asked as PySide never does, with a module."""
    return kind(name, names, boundary=enum.KEEP, module=__name__)


def poured(mould: Mould, name: str, names: Members) -> Any:
    """Return an enum with these members, the first of a value before its other names."""
    place = type.__setattr__
    parts = mould.parts | {each: make() for each, make in mould.empty}
    made = type.__new__(enum.EnumType, name, (mould.kind,), parts)
    place(made, "__new__", mould.new)
    known, by_value, first, new = (parts[each] for each in _PARTS)
    are_numbers, are_flags = issubclass(mould.kind, int), issubclass(mould.kind, enum.Flag)
    single = every = 0
    for each, value in names:
        one = by_value.get(value)
        if one is None:
            one = by_value[value] = new(made, value) if are_numbers else new(made)
            one._value_, one._name_, one.__objclass__ = value, each, made
            one._sort_order_ = len(first)
            is_one_bit = value > 0 and not value & (value - 1)
            every, single = every | value, single | value if is_one_bit else single
            if is_one_bit or not are_flags:
                first.append(each)
        known[each] = one
        place(made, each, one)
    if _VALUES in parts:
        parts[_VALUES] += by_value
    if are_flags:
        _tell_bits(made, every, single)
    return made


def _tell_bits(flags: Any, every: int, single: int) -> None:
    place, has_singles = type.__setattr__, _SINGLE in vars(flags)
    place(flags, _EVERY, every if has_singles else single)  # Python 3.11.2 has those alone
    place(flags, _BITS, 2 ** every.bit_length() - 1)
    if has_singles:
        place(flags, _SINGLE, single)
    if (order := [one.value for one in flags]) != sorted(order):
        place(flags, _IN_ORDER, getattr(flags, _AS_TOLD))


def _inside(made: Any) -> list[object]:
    """Return all that an enum consists of, for a comparison: where that is the same, all is."""
    parts = {name: _plain(part, made) for name, part in vars(made).items()}
    return [type(made), made.__mro__[1:], made.__qualname__, parts]


def _plain(part: Any, made: Any) -> object:
    """Return what can be compared: a member's parts instead of it, a function as it was written."""
    if part is made:
        return "itself"
    if type(part) is made:
        return [int.__int__(part) if isinstance(part, int) else 0, _plain(vars(part), made)]
    if isinstance(part, dict):
        return [(name, _plain(each, made)) for name, each in part.items()]
    return getattr(part, "__func__", part)
