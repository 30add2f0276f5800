# SPDX-License-Identifier: MIT
"""A small dictionary for tests, so that they need none of the system's."""

from pathlib import Path

WORDS = ("evening/S", "cost/S", "our", "are", "lost", "the", "worst", "and", "don't", "café")
RULES = "SET UTF-8\nTRY esianrtolcdugmphbyfvkw\nSFX S Y 1\nSFX S 0 s [^sxz]\n"


def lay(folder: Path, name: str = "en_US", words: tuple[str, ...] = WORDS) -> Path:
    """Lay a dictionary of a name into a folder, and return the file of its words."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.aff").write_text(RULES, encoding="utf-8")
    file = folder / f"{name}.dic"
    file.write_text("\n".join([str(len(words)), *words]) + "\n", encoding="utf-8")
    return file
