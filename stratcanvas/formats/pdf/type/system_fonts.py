# SPDX-License-Identifier: MIT
"""Fonts of the computer, for characters that no bundled font covers: Chinese, Japanese, Korean…

fontconfig is asked where it is present; elsewhere the usual font folders are read, once for a
document. Only sans-serif outlines that may be embedded are taken. How heavy a font is its file
tells: names such as msyhbd, meiryob or YuGothB do not.
"""

import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb

_SUFFIXES = frozenset({".ttf", ".otf", ".ttc", ".otc"})
_RESTRICTED = 0x0002  # OS/2 fsType bit 1: must not be embedded without the owner's leave
REGULAR, BOLD = 400, 700
"""Weights as OS/2's usWeightClass counts them, from 1 to 1,000."""
HEAVY = 600
"""From this weight on a font is told apart from a regular one."""
# A folder scan takes the first of these that covers; then any other file, by name.
_PREFERRED = (
    "notosanscjk", "sourcehansans", "notosans", "hiraginosans", "hiragino", "pingfang", "yugoth",
    "meiryo", "msgothic", "msyh", "msjh", "simhei", "malgun", "applesdgothic", "wqy", "droidsans",
    "nanumgothic", "unifont", "arial", "segoeui", "dejavusans",
)  # fmt: skip
_UNWANTED = ("serif", "mono", "code", "italic", "oblique", "thin", "light", "black", "condensed")


@dataclass(frozen=True, slots=True, kw_only=True)
class FontFile:
    """One font of a file on the computer; ``index`` picks it from a collection."""

    path: str
    index: int


class _Listed(NamedTuple):
    """A font of a folder, by how many words of its name are unwanted and its weights."""

    unwanted: int
    lightest: int
    heaviest: int
    file: FontFile

    def away(self, wanted: int) -> int:
        """Return how far its nearest weight is from one that is wanted."""
        return max(self.lightest - wanted, wanted - self.heaviest, 0)


def font_folders() -> list[Path]:
    """Return the folders in which this kind of computer keeps its fonts."""
    home = Path.home()
    if sys.platform == "win32":
        windows = Path(os.environ.get("SYSTEMROOT", "C:/Windows"))
        local = Path(os.environ.get("LOCALAPPDATA", str(home)))
        return [windows / "Fonts", local / "Microsoft" / "Windows" / "Fonts"]
    if sys.platform == "darwin":
        return [home / "Library/Fonts", Path("/Library/Fonts"), Path("/System/Library/Fonts")]
    return [
        home / ".local/share/fonts",
        home / ".fonts",
        Path("/usr/local/share/fonts"),
        Path("/usr/share/fonts"),
    ]


def open_face(file: FontFile) -> hb.Face | None:
    """Open a font, or return None when it has no outlines or must not be embedded."""
    try:
        face = hb.Face(hb.Blob.from_file_path(file.path), file.index)
    except (OSError, hb.HarfBuzzError, ValueError):
        return None
    tags = set(face.table_tags)
    if not tags & {"glyf", "CFF ", "CFF2"} or "cmap" not in tags:
        return None
    license_bits = bytes(face.reference_table("OS/2").data)[8:10]
    return None if int.from_bytes(license_bits, "big") & 0x000F == _RESTRICTED else face


def weights_of(face: hb.Face) -> tuple[int, int]:
    """Return how light and how heavy a font can be: its axis ``wght``, else OS/2's usWeightClass.

    A font that says nothing is ``REGULAR``.
    """
    for axis in face.axis_infos:
        if axis.tag == "wght":
            return round(axis.min_value), round(axis.max_value)
    weight = int.from_bytes(bytes(face.reference_table("OS/2").data)[4:6], "big")
    if weight < 10:  # some old fonts count from 1 to 9
        weight *= 100
    return weight or REGULAR, weight or REGULAR


@dataclass(slots=True)
class SystemFonts:
    """Finds fonts for characters; remembers what it asked so each question is put once.

    ``ask`` is the program of fontconfig that answers; with none, ``folders`` are read.
    """

    folders: tuple[Path, ...] | None = None
    ask: str = "fc-match"
    _listed: list[_Listed] | None = None

    def candidates(self, character: str, *, bold: bool, language: str) -> Iterator[FontFile]:
        """Yield font files that may cover the character, best first.

        Those as heavy as asked come before others: where there is no bold, a regular one can be
        drawn thicker. ``language`` is the BCP 47 tag whose letter forms are wanted, or empty.
        """
        asked = [
            self._by_fontconfig(character, bold=heavy, language=language)
            for heavy in ((True, False) if bold else (False,))
            if self.ask
        ]
        answers = [each for each in asked if each is not None]
        yield from answers
        if any(open_face(each) is not None for each in answers):
            return
        wanted = BOLD if bold else REGULAR
        listed = sorted(self._by_folder(), key=lambda each: (each.unwanted, each.away(wanted)))
        yield from (each.file for each in listed)

    def _by_fontconfig(self, character: str, *, bold: bool, language: str) -> FontFile | None:
        import subprocess

        pattern = f"sans-serif:charset={ord(character):x}:outline=true:color=false"
        pattern += ":bold" if bold else ":regular"
        pattern += f":lang={language.lower()}" if language else ""
        try:
            answer = subprocess.run(  # noqa: S603 - our own words, no shell
                [self.ask, "-f", "%{file}\n%{index}", pattern],
                capture_output=True,
                text=True,
                timeout=10,
                check=True,
            ).stdout
        except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
            return None
        path, _, index = answer.partition("\n")
        # The upper half of fontconfig's index names an instance of a variable font.
        return FontFile(path=path, index=int(index) & 0xFFFF) if index.isdigit() else None

    def _by_folder(self) -> list[_Listed]:
        """Return the fonts of the folders, those with the best names first."""
        if self._listed is None:
            folders = font_folders() if self.folders is None else self.folders
            paths = [path for folder in folders for path in _fonts_below(folder)]
            paths.sort(key=_preference)
            files = [
                FontFile(path=str(path), index=index)
                for path in paths
                for index in range(_fonts_in(path))
            ]
            opened = ((file, open_face(file)) for file in files)
            self._listed = [
                _Listed(_preference(Path(file.path))[0], *weights_of(face), file)
                for file, face in opened
                if face is not None
            ]
        return self._listed


def _fonts_below(folder: Path) -> Iterator[Path]:
    for root, _, names in os.walk(folder):
        for name in names:
            if Path(name).suffix.lower() in _SUFFIXES:
                yield Path(root, name)


def _preference(path: Path) -> tuple[int, int, str]:
    name = path.name.lower().replace("-", "").replace(" ", "")
    unwanted = sum(word in name for word in _UNWANTED)
    rank = next((i for i, word in enumerate(_PREFERRED) if name.startswith(word)), len(_PREFERRED))
    return unwanted, rank, str(path)


def _fonts_in(path: Path) -> int:
    """Return how many fonts a file holds, 0 when it can't be read."""
    try:
        with path.open("rb") as file:
            head = file.read(12)
    except OSError:
        return 0
    if head[:4] == b"ttcf":
        return min(int.from_bytes(head[8:12], "big"), 64)
    return 1
