# SPDX-License-Identifier: MIT
"""A font cut down by HarfBuzz to the glyphs a document uses.

TrueType, CFF and variable fonts alike, in milliseconds even from a collection of 65,000
glyphs; what a PDF has no use for (layout, names, hints) is dropped.
"""

from dataclasses import dataclass

import uharfbuzz as hb

from stratcanvas.formats.pdf.fonts import Face

_KEPT = frozenset({"cvt ", "fpgm", "prep", "glyf", "loca", "head", "hhea", "hmtx", "maxp", "CFF "})
_NEEDED_FOR_VARIATIONS = frozenset({"CFF2", "fvar", "gvar", "avar", "HVAR", "MVAR", "STAT"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Subset:
    """A cut-down face and the new number of each old glyph."""

    face: hb.Face
    number: dict[int, int]


def subset(face: Face, glyphs: set[int]) -> Subset:
    """Return the face with just these glyphs.

    CFF keeps its glyph numbers (a PDF has no map for them) and its character ids equal them.
    A variable font is pinned to the face's weight. Raises RuntimeError on a broken font.
    """
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(glyphs | {0})
    flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    flags |= hb.SubsetFlags.NO_LAYOUT_CLOSURE
    if face.cff:
        flags |= hb.SubsetFlags.RETAIN_GIDS
        flags |= hb.SubsetFlags.DOWNGRADE_CFF2 | hb.SubsetFlags.CFF_IDENTITY_CHARSET
    wanted.flags = flags
    drop = wanted.drop_table_tag_set
    keep = _KEPT | (_NEEDED_FOR_VARIATIONS if face.variable else frozenset())
    for tag in face.tables - keep:
        drop.add(int.from_bytes(tag.encode("latin-1"), "big"))
    if face.variable:
        wanted.pin_all_axes_to_default(face.hb_face)
        wanted.pin_axis_location(face.hb_face, "wght", float(face.weight))
    plan = hb.SubsetPlan(face.hb_face, wanted)
    mapping = dict(plan.old_to_new_glyph_mapping.items())
    return Subset(face=plan.execute(), number=mapping)


def postscript_name(face: Face) -> str:
    """Return a name for the font that a PDF can hold."""
    if not face.system:
        return face.name
    given = face.hb_face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or ""
    kept = "".join(c for c in given if c.isascii() and (c.isalnum() or c in "-_"))
    return kept or face.name
