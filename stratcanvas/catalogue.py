# SPDX-License-Identifier: MIT
"""Finds the catalogue of our words for the person's language, and the languages they read.

A catalogue is ``resources/words/LANGUAGE.po`` and the ``.mo`` that is made of it.
"""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence

from stratcanvas.shipped import resource
from stratcanvas.words import Catalogue

_VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")


def languages(environment: Mapping[str, str]) -> list[str]:
    """Return the languages that variables name, the best first, such as ``pt_BR``.

    Where none does, as on most systems but Linux, the one that the system names.
    """
    for name in _VARIABLES:
        if said := environment.get(name):
            return [each.partition(".")[0].partition("@")[0] for each in said.split(":") if each]
    if sys.platform.startswith("linux"):
        return []
    import locale

    return [locale.normalize(locale.getlocale()[0] or "").partition(".")[0]]


def catalogue_for(wanted: Sequence[str]) -> Catalogue | None:
    """Return the first catalogue for one of some languages; None when English is all there is."""
    for name in _names(wanted):
        if name in {"en", "C", "POSIX"}:
            return None
        try:
            path = resource(f"words/{name}.mo")
        except FileNotFoundError:
            continue
        from gettext import GNUTranslations

        with path.open("rb") as file:
            return GNUTranslations(file)
    return None


def spoken_here() -> Catalogue | None:
    """Return the catalogue for the person at this computer."""
    return catalogue_for(languages(os.environ))


def _names(wanted: Sequence[str]) -> Iterator[str]:
    for language in wanted:
        name = language.replace("-", "_")
        yield name
        if "_" in name:
            yield name.partition("_")[0]
