# SPDX-License-Identifier: MIT
"""The fonts of one document: which font draws a character, opened only when first needed.

Inter for Latin, Greek and Cyrillic; a Noto font for each script it lacks; the computer's own
fonts for the rest (``system_fonts``). A character that nothing covers is drawn as Inter's box for a
missing glyph and remembered, so that the caller can name it before export.
"""

from dataclasses import dataclass, field, replace
from functools import cache
from typing import Final, Literal
from unicodedata import category

import uharfbuzz as hb

from stratcanvas.formats.pdf.type.cff import is_cid_keyed
from stratcanvas.formats.pdf.type.graphemes import east_asian, invisible, is_emoji_sequence, script
from stratcanvas.formats.pdf.type.system_fonts import (
    BOLD,
    HEAVY,
    REGULAR,
    FontFile,
    SystemFonts,
    open_face,
    weights_of,
)
from stratcanvas.shipped import resource

Weight = Literal["regular", "italic", "semibold", "bold"]

_INTER: Final = {
    "regular": "Inter-Regular", "italic": "Inter-Italic",
    "semibold": "Inter-SemiBold", "bold": "Inter-Bold",
}  # fmt: skip
# First and last character of the blocks that a bundled font is for, by file name stem.
_BLOCKS: Final = (
    ("\u0590", "\u05ff", "NotoSansHebrew"), ("\ufb1d", "\ufb4f", "NotoSansHebrew"),
    ("\u0600", "\u06ff", "NotoSansArabic"), ("\u0750", "\u077f", "NotoSansArabic"),
    ("\u0870", "\u08ff", "NotoSansArabic"), ("\ufb50", "\ufdff", "NotoSansArabic"),
    ("\ufe70", "\ufefe", "NotoSansArabic"), ("\u0900", "\u097f", "NotoSansDevanagari"),
    ("\ua8e0", "\ua8ff", "NotoSansDevanagari"), ("\u1cd0", "\u1cff", "NotoSansDevanagari"),
    ("\u0e00", "\u0e7f", "NotoSansThai"),
)  # fmt: skip
_EMOJI: Final = "NotoEmoji-Regular"
_THICKER: Final = 1 / 24  # em; by so much FreeType's FT_GlyphSlot_Embolden widens a stroke
_MOST_CHOSEN: Final = 20_000  # characters, however they are composed, whose font is remembered
_MOST_QUESTIONS = 48  # to the computer's fonts in one document; text of noise ends here


@dataclass(slots=True, eq=False)
class FontFace:
    """One opened font. Lengths that leave it are in em (1 = the font size)."""

    name: str
    hb_face: hb.Face
    hb_font: hb.Font
    upem: int
    weight: int
    home: bool  # Inter, whose measures every line keeps to
    system: bool
    spaced: bool  # its space is as wide as a space between words
    tables: frozenset[str]
    variable: bool
    named_glyphs: bool  # CFF without character ids: a PDF finds glyphs by number
    thicker: float = 0.0  # em by which its strokes are to be widened, where it has no bold
    _covered: dict[str, bool] = field(default_factory=dict)
    _ink: dict[int, tuple[float, float]] = field(default_factory=dict)

    @property
    def cff(self) -> bool:
        """Tell whether the outlines are PostScript's (CFF) and not TrueType's."""
        return "glyf" not in self.tables

    def covers(self, character: str) -> bool:
        """Tell whether the font has a glyph for one character."""
        known = self._covered.get(character)
        if known is None:
            known = self.hb_font.get_nominal_glyph(ord(character)) is not None
            self._covered[character] = known
        return known

    def ink(self, glyph: int) -> tuple[float, float]:
        """Return how far a glyph's ink reaches above and below the baseline, in em."""
        known = self._ink.get(glyph)
        if known is None:
            extents = self.hb_font.get_glyph_extents(glyph)
            top, bottom = (
                (extents.y_bearing, extents.y_bearing + extents.height) if extents else (0, 0)
            )
            known = self._ink[glyph] = (top / self.upem, -bottom / self.upem)
        return known


@cache
def bundled_face(stem: str) -> FontFace:
    """Return a font that the program brings, by its file's name; opened once, for all documents.

    What it remembers follows from the font alone, so threads may share it.
    """
    opened = hb.Face(hb.Blob.from_file_path(str(resource(f"fonts/{stem}.ttf"))))
    heavy = 700 if stem.endswith("Bold") else 400
    return _face(stem, opened, weight=heavy, home=stem.startswith("Inter"), system=False)


@dataclass(slots=True)
class Fonts:
    """The fonts of one document, by weight; not to be shared between threads.

    ``language`` (BCP 47) chooses among Chinese, Japanese and Korean letter forms.
    ``missing`` collects the characters that no font covers, in order of appearance.
    """

    language: str = ""
    system: SystemFonts = field(default_factory=SystemFonts)
    missing: dict[str, None] = field(default_factory=dict)
    _found: dict[tuple[FontFile, bool], FontFace | None] = field(default_factory=dict)
    _chosen: dict[tuple[str, str, str], FontFace] = field(default_factory=dict)
    _asked: dict[tuple[str, bool, str], FontFace | None] = field(default_factory=dict)

    def home(self, weight: Weight) -> FontFace:
        """Return Inter in a weight."""
        return bundled_face(_INTER[weight])

    def face_for(self, cluster: str, weight: Weight, language: str = "") -> FontFace:
        """Return the font that draws a user-perceived character.

        Never fails: what nothing covers goes to Inter, which has a box for it, and the
        characters are added to ``missing``.
        """
        key = (cluster, weight, language)
        face = self._chosen.get(key)
        if face is None:
            if len(self._chosen) >= _MOST_CHOSEN:  # those of our own fonts live as long as we do
                self._chosen.clear()
            face = self._chosen[key] = self._choose(cluster, weight, language)
        return face

    def _choose(self, cluster: str, weight: Weight, language: str) -> FontFace:
        seen = [character for character in cluster if not invisible(character)]
        if not seen:
            return self.home(weight)
        first: FontFace | None = None
        for stem in self._stems(cluster, seen[0], weight):
            face = bundled_face(stem)
            if all(map(face.covers, seen)):
                return face
            if first is None and face.covers(seen[0]):
                first = face
        found = self._from_system(seen, weight, language) if first is None else None
        face = first or found or self.home(weight)
        self.missing.update(dict.fromkeys(c for c in seen if not face.covers(c)))
        return face

    def _stems(self, cluster: str, character: str, weight: Weight) -> list[str]:
        if is_emoji_sequence(cluster):
            return [_EMOJI, _INTER[weight]]
        heavy = "Bold" if weight in ("bold", "semibold") else "Regular"
        for start, end, stem in _BLOCKS:
            if start <= character <= end:
                return [f"{stem}-{heavy}", _INTER[weight]]
        return [_INTER[weight], _EMOJI] if character >= "\u2000" else [_INTER[weight]]

    def _from_system(self, seen: list[str], weight: Weight, language: str) -> FontFace | None:
        if (
            category(seen[0]) == "Co"
        ):  # each font has signs of its own there: none is what was meant
            return None
        bold = weight in ("bold", "semibold")
        for known in self._found.values():
            if (
                known is not None
                and (known.weight > 500) == bold
                and not east_asian(seen[0])
                and all(map(known.covers, seen))
            ):
                return known
        group = script(seen[0]) or f"block {ord(seen[0]) >> 8:x}"
        if (group, bold, language) not in self._asked:
            return self._ask(group, seen, bold=bold, language=language)
        known = self._asked[group, bold, language]
        if known is not None and all(map(known.covers, seen)):
            return known
        return self._ask(seen[0], seen, bold=bold, language=language)

    def _ask(self, question: str, seen: list[str], *, bold: bool, language: str) -> FontFace | None:
        """Ask the computer once a script, and once more for a character its font has not."""
        asked = (question, bold, language)
        if len(self._asked) >= _MOST_QUESTIONS:
            return None
        self._asked[asked] = None
        for file in self.system.candidates(seen[0], bold=bold, language=language):
            if (file, bold) not in self._found:
                self._found[file, bold] = _open_system(file, bold=bold, number=len(self._found))
            face = self._found[file, bold]
            if face is not None and all(map(face.covers, seen)):
                self._asked[asked] = face
                return face
        return None


def _open_system(file: FontFile, *, bold: bool, number: int) -> FontFace | None:
    opened = open_face(file)
    if opened is None:
        return None
    face = _face(
        f"System{number}", opened, weight=BOLD if bold else REGULAR, home=False, system=True
    )
    light = bold and weights_of(opened)[1] < HEAVY
    return replace(face, thicker=_THICKER) if light else face


def _cid_keyed(opened: hb.Face) -> bool:
    return is_cid_keyed(bytes(opened.reference_table("CFF ").data))


def _face(name: str, opened: hb.Face, *, weight: int, home: bool, system: bool) -> FontFace:
    font = hb.Font(opened)
    tables = frozenset(opened.table_tags)
    variable = "fvar" in tables
    if variable:
        font.set_variations({"wght": float(weight)})
    return FontFace(
        name=name,
        hb_face=opened,
        hb_font=font,
        upem=opened.upem,
        weight=weight,
        home=home,
        system=system,
        spaced=not system and name != _EMOJI,
        tables=tables,
        variable=variable,
        named_glyphs="CFF " in tables and not _cid_keyed(opened),
    )
