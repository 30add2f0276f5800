# SPDX-License-Identifier: MIT
"""Writes the catalogue of our words in resources/words anew, from the code and the coach's rules.

``sh packaging/words.sh`` runs it. A translation LANGUAGE.po beside it is brought up to date, and
the LANGUAGE.mo that the program reads is made of it. A new one: ``pybabel init`` (see Babel).
"""

import io
import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from babel.messages import Catalog, extract, mofile, pofile

ROOT = Path(__file__).parent.parent
WORDS = ROOT / "resources" / "words"
TEMPLATE = WORDS / "stratcanvas.pot"
RULES = ROOT / "resources" / "coach" / "rules.toml"
STARTERS = ROOT / "resources" / "coach" / "starters.toml"
CALLS = {
    "tr": None,
    "trn": (1, 2),
    "mark": {1: (1,), 2: (1, (2, "c"))},
    "mark_n": (1, 2),
}
"""How words are marked in the code: as Babel takes it, by how many arguments a call has."""
CALLED = re.compile(rf"\b(?:{'|'.join(CALLS)})\(".encode())
"""What a file without any marked words has nowhere: Babel takes a while to find none."""


def found(root: Path = ROOT) -> Catalog:
    """Return all words that a person can read, with the files that they stand in."""
    catalog = Catalog(project="Stratcanvas", charset="utf-8", fuzzy=False)
    for path in sorted((root / "stratcanvas").rglob("*.py")):
        place = path.relative_to(root).as_posix()
        if not CALLED.search(path.read_bytes()):
            continue
        with path.open("rb") as file:
            for _, words, _, context in extract.extract("python", file, CALLS, ["Translators:"]):
                catalog.add(words, locations=[(place, 0)], context=context)
    for path, sentences in ((RULES, rule_words()), (STARTERS, starter_words())):
        for words in sentences:
            catalog.add(words, locations=[(path.relative_to(root).as_posix(), 0)])
    return catalog


def rule_words() -> Iterator[str]:
    """Return the sentences of the coach's rules."""
    for rule in tomllib.loads(RULES.read_text(encoding="utf-8")).values():
        for words in (rule, *(each for each in rule.values() if isinstance(each, dict))):
            yield from (words[part] for part in ("sentence", "reason", "good", "bad"))


def starter_words() -> Iterator[str]:
    """Return the starters' titles that are taken on a canvas in another language."""
    for starter in tomllib.loads(STARTERS.read_text(encoding="utf-8")).values():
        yield from (starter[part] for part in ("quote", "elsewhere") if part in starter)


def text_of(catalog: Catalog) -> str:
    """Return a catalogue as the text of its file: in order, with files' names but no lines' numbers
    and no dates, so that it changes only when words do.
    """
    made = io.BytesIO()
    pofile.write_po(
        made, catalog, sort_output=True, include_lineno=False, width=99, omit_header=True
    )
    return HEAD + made.getvalue().decode()


HEAD = """\
# The words of Stratcanvas. Made by packaging/words.sh.
# SPDX-License-Identifier: MIT
msgid ""
msgstr ""
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def refresh(catalog: Catalog, translations: Iterable[Path]) -> None:
    """Bring translations up to date with the catalogue, and make what the program reads."""
    for path in translations:
        with path.open("rb") as file:
            translation = pofile.read_po(file, locale=path.stem)
        translation.update(catalog, no_fuzzy_matching=True)
        with path.open("wb") as file:
            pofile.write_po(file, translation, sort_output=True, include_lineno=False, width=99)
        with path.with_suffix(".mo").open("wb") as file:
            mofile.write_mo(file, translation)


def main() -> None:
    """Write the template, then what is made of it."""
    catalog = found()
    TEMPLATE.write_text(text_of(catalog), encoding="utf-8")
    refresh(catalog, sorted(WORDS.glob("*.po")))
    print(f"{len(catalog)} words and sentences in {TEMPLATE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
