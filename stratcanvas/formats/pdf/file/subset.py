# SPDX-License-Identifier: MIT
"""A font cut down by HarfBuzz to the glyphs a document uses.

TrueType, CFF and variable fonts alike, in milliseconds even from a collection of 65,000
glyphs; what a PDF has no use for (layout, names, hints) is dropped.
"""

import zlib
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import uharfbuzz as hb

from stratcanvas.formats.pdf.type.cff import with_charset
from stratcanvas.formats.pdf.type.fonts import FontFace

_KEPT = frozenset({"cvt ", "fpgm", "prep", "glyf", "loca", "head", "hhea", "hmtx", "maxp", "CFF "})
_MOST_KEPT = 16
"""Subsets that are kept: some four a page."""
_NEEDED_FOR_VARIATIONS = frozenset({"CFF2", "fvar", "gvar", "avar", "HVAR", "MVAR", "STAT"})


class Subset(NamedTuple):
    """A face with just some glyphs; ``packed`` is its program as Flate packs it.

    ``box`` is the face's own: left, bottom, right, top of all glyphs in units of the font.
    ``numbers`` are those that the glyphs have in it.
    """

    program: bytes
    packed: bytes
    box: tuple[int, ...]
    numbers: tuple[int, ...]


def subset(face: FontFace, glyphs: Sequence[int]) -> Subset:
    """Return the face with just these glyphs. Those of our own fonts are kept for the next page,
    which often has the same letters.

    The glyphs' places in the sequence are the PDF's codes; a CID-keyed CFF program has them as
    its character ids, and one with named glyphs keeps its glyph numbers. A variable font is
    pinned to the face's weight. Raises RuntimeError or ValueError on a broken font.
    """
    return _cut_down(face, tuple(glyphs)) if face.system else _kept(face, tuple(glyphs))


@lru_cache(_MOST_KEPT)
def _kept(face: FontFace, glyphs: tuple[int, ...]) -> Subset:
    return _cut_down(face, glyphs)


def _cut_down(face: FontFace, glyphs: tuple[int, ...]) -> Subset:
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(glyphs)
    flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    flags |= hb.SubsetFlags.NO_LAYOUT_CLOSURE
    if face.cff:
        flags |= hb.SubsetFlags.DOWNGRADE_CFF2
        if face.named_glyphs:
            flags |= hb.SubsetFlags.RETAIN_GIDS
    wanted.flags = flags
    drop = wanted.drop_table_tag_set
    keep = _KEPT | (_NEEDED_FOR_VARIATIONS if face.variable else frozenset())
    for tag in face.tables - keep:
        drop.add(int.from_bytes(tag.encode("latin-1"), "big"))
    if face.variable:
        wanted.pin_all_axes_to_default(face.hb_face)
        wanted.pin_axis_location(face.hb_face, "wght", float(face.weight))
    plan = hb.SubsetPlan(face.hb_face, wanted)
    new = dict(plan.old_to_new_glyph_mapping.items())
    numbers = tuple(new.get(glyph, 0) for glyph in glyphs)
    made = plan.execute()
    program = bytes(made.reference_table("CFF ").data) if face.cff else bytes(made.blob.data)
    if face.cff and not face.named_glyphs:
        code_of = {number: code for code, number in enumerate(numbers)}
        program = with_charset(program, [code_of[n] for n in range(1, len(code_of))])
    head = bytes(made.reference_table("head").data)
    box = tuple(int.from_bytes(head[at : at + 2], "big", signed=True) for at in (36, 38, 40, 42))
    return Subset(program, zlib.compress(program), box, numbers)


def postscript_name(face: FontFace) -> str:
    """Return a name for the font that a PDF can hold."""
    if not face.system:
        return face.name
    given = face.hb_face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or ""
    kept = "".join(c for c in given if c.isascii() and (c.isalnum() or c in "-_"))
    return kept or face.name
