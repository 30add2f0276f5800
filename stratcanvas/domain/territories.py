# SPDX-License-Identifier: MIT
"""What a place decides for a new canvas: its paper, and the language that it begins with.

Names of places come as systems write them: ``en_US.UTF-8``, ``es-419``, ``zh_Hant_TW``.
"""

import re
from collections.abc import Mapping

from stratcanvas.domain.cards import Paper
from stratcanvas.domain.days import has_own_form

_LETTER = frozenset(
    "AS BZ CA CL CO CR GT GU MH MP MX NI PA PH PR PW SV UM US VE VI".split()  # noqa: SIM905
)
"""Territories that write on Letter (Unicode CLDR 46, paperSize, and the islands of the US)."""


def paper_in(territory: str) -> Paper:
    """Return the paper of a territory (ISO 3166, such as ``US``); A4 for one that is not known."""
    return Paper.LETTER if territory in _LETTER else Paper.A4


def territory_of(locale: str) -> str:
    """Return the territory that a locale's name holds, such as ``US``; "" when it holds none."""
    parts = re.split(r"[_-]", re.split(r"[.@]", locale)[0])
    return next((part.upper() for part in parts[1:] if re.fullmatch(r"[A-Za-z]{2}", part)), "")


def language_of(locale: str) -> str:
    """Return the language that a canvas begins with in a locale, as BCP 47; "" for none.

    The territory is named only where it decides how something is written.
    """
    bare = re.split(r"[.@]", locale)[0].replace("_", "-")
    language = bare.partition("-")[0].lower()
    if not re.fullmatch(r"[a-z]{2,3}", language):
        return ""  # C, POSIX, nothing
    full = f"{language}-{territory_of(locale)}"
    return full if has_own_form(full) else language


def chosen(environment: Mapping[str, str], *names: str) -> str | None:
    """Return the first of some variables that says something, as systems ask them, or None."""
    return next((environment[name] for name in names if environment.get(name)), None)
