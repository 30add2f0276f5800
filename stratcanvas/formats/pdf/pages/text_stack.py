# SPDX-License-Identifier: MIT
"""Texts that stand one below the other over a page, each with what it is to who hears it read."""

from collections.abc import Sequence

from stratcanvas.formats.pdf.file.structure import Tag
from stratcanvas.formats.pdf.type.measure import MeasuredText

Tagged = tuple[MeasuredText, Tag]


def cut_stack(
    texts: Sequence[Tagged], room: float
) -> tuple[tuple[Tagged, ...], tuple[Tagged, ...]]:
    """Return what of some texts fits in so many points, and the rest; one may be cut in two."""
    for place, (text, tag) in enumerate(texts):
        upper, lower = text.cut(room)
        if lower is not None:
            begun = ((upper, tag),) if upper else ()
            return (*texts[:place], *begun), ((lower, tag), *texts[place + 1 :])
        room -= text.height
    return tuple(texts), ()
