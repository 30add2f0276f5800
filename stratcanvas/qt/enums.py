# SPDX-License-Identifier: MIT
"""Qt's enums are made in a third of the time: a start makes 220 of them, with 3,500 members.

PySide has each made as if a person had written it by hand, name by name under a dozen checks.
Here the class is made by the way that Python has for the enums of its own modules, and members are
put into it at once; what comes out is the same.
"""

import enum
import sys
from contextlib import suppress
from typing import Any

PROVEN = (3, 11, 7), (3, 12)
"""From which Python on both ways make the same, and before which; all others make them as ever.

Of 3.11.2's own enums some can't be told of; from 3.12 on what makes them is asked otherwise. No
later 3.11 will: that one has only mends of its safety.
"""
_MAKING = "_create_"
_QUICK: Any = getattr(enum, "_simple_enum", None)
_KINDS = {
    kind: {"mro", *(name for each in kind.__mro__ for name in vars(each))}
    for kind in (enum.Enum, enum.IntEnum, enum.Flag, enum.IntFlag)
}
"""What PySide asks for → the names that mean something else there; no member may have them."""

_PARTS = ("_member_map_", "_value2member_map_", "_member_names_", "_new_member_")
"""What Python keeps in an enum: its members by name and by value, its names, what makes one."""
_OF_ONE = ("_value_", "_name_", "__objclass__", "_sort_order_")
"""And in a member."""
_AS_TOLD = "_iter_member_by_def_"
"""How Python goes through flags whose order is not that of their values."""

Members = list[tuple[str, int]]


def hasten() -> None:
    """Have enums made so that PySide asks for; all others are made as ever."""
    if not PROVEN[0] <= sys.version_info < PROVEN[1] or _QUICK is None:
        return
    ordinary: Any = vars(enum.EnumType)[_MAKING]
    if ordinary.__module__ == __name__:
        return

    def create(kind: Any, *told: Any, **more: Any) -> Any:
        if len(told) == 2 and _is_of_pyside(kind, told[1], more):
            with suppress(AttributeError, LookupError, TypeError):  # other parts inside
                return quickly_made(kind, *told)
        return ordinary(kind, *told, **more)

    setattr(enum.EnumType, _MAKING, create)


def _is_of_pyside(kind: Any, names: Any, more: dict[str, Any]) -> bool:
    """Tell whether PySide asks: it names no module, and keeps flags that have no name."""
    if more.get("boundary") is not enum.KEEP or more.get("module") or more.get("type"):
        return False
    taken = _KINDS.get(kind)
    if taken is None or type(names) is not list:
        return False
    return all(name[:1].isalpha() and name not in taken for name, _ in names)


def quickly_made(kind: Any, name: str, names: Members) -> Any:
    """Return an enum of a kind with these members, the first of a value before its other names."""
    made = _QUICK(kind, boundary=enum.KEEP)(type(name, (), {}))
    place, inside = type.__setattr__, vars(made)
    place(made, "__doc__", None)
    known, by_value, first, new = (inside[each] for each in _PARTS)
    are_numbers, are_flags = issubclass(kind, int), issubclass(kind, enum.Flag)
    single = every = 0
    for each, value in names:
        one = by_value.get(value)
        if one is None:
            one = by_value[value] = new(made, value) if are_numbers else new(made)
            vars(one).update(zip(_OF_ONE, (value, each, made, len(first)), strict=True))
            is_one_bit = value > 0 and not value & (value - 1)
            every, single = every | value, single | value if is_one_bit else single
            if is_one_bit or not are_flags:
                first.append(each)
        known[each] = one
        place(made, each, one)
    if are_flags:
        place(made, "_flag_mask_", every)
        place(made, "_singles_mask_", single)
        place(made, "_all_bits_", 2 ** every.bit_length() - 1)
        if (order := [one.value for one in made]) != sorted(order):
            place(made, "_iter_member_", getattr(made, _AS_TOLD))
    return made
