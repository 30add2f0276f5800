# SPDX-License-Identifier: MIT
"""The person's words within Markdown: they read as they were typed, and none acts as a mark."""

import re

_ANYWHERE = re.compile(r"[\\`*<\[\]~]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w+;)")
"""Marks within a line. An underscore between letters is none, nor an ampersand by itself."""
_AT_THE_START = re.compile(r"^(?:[#>|=:]|[+-](?=\s|[+-]|$))")
_NUMBER_AT_THE_START = re.compile(r"^(\d{1,9})([.)])(?=\s|$)")
_HASHES_AT_THE_END = re.compile(r"#(?=#*\s*$)")


def within(words: str) -> str:
    """Return words of one line as they stand behind others in a line of Markdown."""
    return _HASHES_AT_THE_END.sub(r"\\#", _ANYWHERE.sub(r"\\\g<0>", words))


def alone(words: str) -> str:
    """Return words of one line as they stand at the start of a paragraph or of a list's entry."""
    marked = _AT_THE_START.sub(r"\\\g<0>", within(words))
    return _NUMBER_AT_THE_START.sub(r"\1\\\2", marked)
