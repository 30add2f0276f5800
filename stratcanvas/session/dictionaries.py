# SPDX-License-Identifier: MIT
"""The dictionaries for spelling that lie on this computer, and one of them, opened.

They are Hunspell's, as systems, LibreOffice and Firefox bring them: an ``.aff`` beside a ``.dic``.
"""

import os
import sys
import unicodedata
from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from itertools import chain, zip_longest
from pathlib import Path

_USUAL = {"de": "DE", "en": "US", "es": "ES", "fr": "FR", "nl": "NL", "pt": "PT"}
"""Language → the country whose dictionary is taken where nothing tells which: of some there are
twenty.
"""
_READ = 1 << 16
"""Bytes of a dictionary that are looked at to see what it is written in."""


class NoDictionary(Exception):
    """A dictionary can't be opened; the library for it may be missing."""


def folders() -> list[Path]:
    """Return where dictionaries may lie; earlier ones come first.

    As Hunspell's own program looks for them (man 1 hunspell), and as Debian, Fedora, LibreOffice
    and macOS lay them.
    """
    named = [Path(part) for part in os.environ.get("DICPATH", "").split(os.pathsep) if part]
    shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    own = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    roots = [Path(own), *(Path(part) for part in shared.split(":") if part)]
    found = [*named, *(root / name for root in roots for name in ("hunspell", "myspell"))]
    if sys.platform == "darwin":
        found += [Path.home() / "Library" / "Spelling", Path("/Library/Spelling")]
        office = ["/Applications/LibreOffice.app/Contents/Resources/extensions"]
    elif sys.platform == "win32":
        programs = [os.environ.get(name) for name in ("ProgramFiles", "ProgramFiles(x86)")]
        office = [rf"{each}\LibreOffice\share\extensions" for each in programs if each]
    else:
        office = [f"{root}/libreoffice/share/extensions" for root in ("/usr/lib", "/opt")]
    return [*found, *(each for root in office for each in sorted(Path(root).glob("dict-*")))]


def dictionaries(places: Iterable[Path] | None = None) -> dict[str, Path]:
    """Return name ("en_GB") → the file of its words, of each name the first that is whole.

    ``places``: folders to look in; None: all there may be, and the one that the library brings.
    Without that library there are none.
    """
    found: dict[str, Path] = {}
    if not _has_library():
        return found
    for folder in [*folders(), *_brought()] if places is None else places:
        try:
            files = sorted(folder.glob("*.dic"))
        except OSError:
            continue
        for file in files:
            name = file.stem.replace("-", "_")
            whole = file.with_suffix(".aff").is_file() and not name.startswith("hyph_")
            if whole and name not in found:
                found[name] = file
    return found


def _has_library() -> bool:
    try:
        return find_spec("hunspell") is not None
    except ValueError:  # something of that name is loaded that is no library
        return False


def _brought() -> list[Path]:
    """Return the folder of the dictionary that the library brings: American English."""
    there = find_spec("hunspell")
    places = (there.submodule_search_locations if there is not None else None) or ()
    return [Path(place) / "dictionaries" for place in places]


def fitting(language: str, local: str, found: Mapping[str, Path]) -> str:
    """Return the name of the dictionary for a language ("de", "de-CH"), or "" where none fits.

    ``local`` is the person's own locale ("en_GB"): of several countries theirs is taken. What is
    right in America is not put before somebody who reads another English.
    """
    short, _, country = language.strip().lower().replace("-", "_").partition("_")
    wanted = f"{short}_{country.upper()}"
    if not short:
        return ""
    at_home = local if local.split("_")[0] == short else ""
    for name in (wanted, at_home):
        if name in found:
            return name
    names = sorted(name for name in found if name.split("_")[0].lower() == short)
    if names == ["en_US"] and at_home not in {"", "en"}:
        return ""
    usual = f"{short}_{_USUAL.get(short, short.upper())}"
    return next((name for name in (usual, *names) if name in found), "")


class Dictionary:
    """The words of one language. Opening it takes some 0.1 s and holds all other threads."""

    def __init__(self, file: Path) -> None:
        """``file`` holds the words, and lies beside its rules. Raises NoDictionary."""
        try:
            from hunspell import Hunspell, HunspellFilePathError
        except (ImportError, OSError) as problem:
            raise NoDictionary(str(problem)) from problem
        try:
            self._words = Hunspell(file.stem, str(file.parent), "UTF-8")
            self.script = _script_of(file)
        except (HunspellFilePathError, OSError, ValueError, LookupError) as problem:
            raise NoDictionary(str(problem)) from problem

    def knows(self, word: str) -> bool:
        """Tell whether a word is spelt right, as far as this dictionary can tell."""
        try:
            return bool(self._words.spell(_plain(word)))
        except UnicodeError:  # a letter that its file can't even write
            return True

    def suggestions(self, word: str) -> list[str]:
        """Return what may have been meant, the likeliest first.

        For a word with a capital Hunspell thinks of names ("Mony": Mont, Mona), though most such
        words only begin a sentence: what it offers for one without it comes in turn with that.
        """
        plain = _plain(word)
        small = plain[:1].lower() + plain[1:]
        try:
            found = self._words.suggest(plain)
            begun = self._words.suggest(small) if small != plain else ()
        except UnicodeError:
            return []
        if begun:
            words = (each[:1].upper() + each[1:] for each in begun)
            in_turn = chain.from_iterable(zip_longest(words, found))
            found = list(dict.fromkeys(filter(None, in_turn)))
        return [each.replace("'", "’") if "’" in word else each for each in found]


def _plain(word: str) -> str:
    """Return a word with the apostrophe that dictionaries have."""
    return unicodedata.normalize("NFC", word.replace("’", "'"))


def script_of(word: str) -> str:
    """Return what script a word begins in ("LATIN"), as Unicode's names say; "" if none does."""
    return unicodedata.name(word[:1], "").split(" ")[0]


def _script_of(file: Path) -> str:
    """Return the script of most words at a dictionary's beginning."""
    coding = "latin-1"
    with file.with_suffix(".aff").open("rb") as rules:
        for line in rules.read(_READ).splitlines():
            if line.removeprefix(b"\xef\xbb\xbf").startswith(b"SET "):
                coding = line.split()[1].decode("ascii", "replace").replace("microsoft-", "")
                break
    with file.open("rb") as words:
        lines = words.read(_READ).decode(_codec(coding), "replace").splitlines()[1:]
    scripts = [script_of(line) for line in lines if line[:1].isalpha()]
    return max(set(scripts), key=scripts.count) if scripts else ""


def _codec(name: str) -> str:
    """Return Python's name of an encoding that an ``.aff`` file names: "ISO8859-1"."""
    return name.lower().replace("iso8859", "iso-8859")
