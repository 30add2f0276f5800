# SPDX-License-Identifier: MIT
"""The words of marked-up text (HTML), as Word, browsers and LibreOffice put it in the clipboard.

Nothing in it is run, fetched or believed: it is gone through once, from the left, and only words
and where a line ends are taken. However it is broken, that takes no longer than it is long.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

MOST = 500_000
"""Characters of marked-up text that are looked at: those of a long letter."""
_ENDS_LINE = re.compile(
    r"/?(?:address|article|aside|blockquote|body|br|caption|center|d[dlt]|details|dialog|div"
    r"|fieldset|figcaption|figure|footer|form|h[1-6r]|header|legend|li|main|menu|nav|ol|option|p"
    r"|pre|section|select|summary|table|tbody|tfoot|thead|tr|ul)"
)
_ENDS_CELL = re.compile(r"/?t[dh]")
_UNSEEN = re.compile(
    r"applet|audio|canvas|head|iframe|math|noembed|noframes|noscript|object|script|style|svg"
    r"|template|textarea|title|video|xml"
)
"""What stands between these and their ends is no text that anybody reads."""
_NAME = re.compile(r"/?[A-Za-z][A-Za-z0-9:-]{0,30}")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_MORE_SPACES = re.compile(r" *\n[ \n]*|  +")
_LONGEST_TAG = 400
"""Characters of a tag that are looked at."""
_WORD_S_MARK = "<![if !supportlists]>"
"""Before the bullet or number that Word writes out for who knows no lists."""


class MarkupPart(NamedTuple):
    """A part of marked-up text."""

    tag: str
    """The name of a tag in small letters, after a stroke where it ends something; empty: words."""
    words: str
    """The words, or what stands for the tag: a line end, a space between cells, nothing."""
    raw: str = ""
    """The beginning of the tag as it is written."""


def words_of(markup: str) -> str:
    """Return the words of marked-up text; what stands by itself in it, such as an entry of a list,
    stands on a line of its own.
    """
    return in_lines("".join(each.words for each in pieces_of(markup))).strip()


def in_lines(words: str) -> str:
    """Return words with one space between two and one line end between two lines."""
    return _MORE_SPACES.sub(lambda found: "\n" if "\n" in found[0] else " ", words)


def pieces_of(markup: str) -> Iterator[MarkupPart]:
    """Go through marked-up text and give its words and tags."""
    at, markup = 0, markup[:MOST]
    while at < len(markup):
        begin = markup.find("<", at)
        if begin < 0:
            begin = len(markup)
        if begin > at:
            yield MarkupPart("", _SPACES.sub(" ", unescape(markup[at:begin])))
        if begin == len(markup):
            return
        name = _NAME.match(markup, begin + 1)
        if name is None and markup[begin + 1 : begin + 2] not in {"!", "?", "/"}:
            yield MarkupPart("", "<")  # "less than", and nothing else
            at = begin + 1
            continue
        tag = name[0].lower() if name else ""
        at = _after(markup, begin, tag)
        if tag:
            yield MarkupPart(tag, _stand_in(tag), markup[begin : min(at, begin + _LONGEST_TAG)])


def _stand_in(tag: str) -> str:
    if _ENDS_LINE.fullmatch(tag):
        return "\n"
    return " " if _ENDS_CELL.fullmatch(tag) else ""


def _after(markup: str, begin: int, tag: str) -> int:
    """Return where text goes on after what begins at a place: a tag, a remark, something unseen."""
    if markup.startswith("<!--", begin):
        return _past(markup, "-->", begin + 4)
    if markup[begin : begin + len(_WORD_S_MARK)].lower() == _WORD_S_MARK:
        return _past(markup, "<![endif]>", begin)
    end = _past(markup, ">", begin)
    if not _UNSEEN.fullmatch(tag) or markup[end - 2 : end] == "/>":
        return end
    closed = re.compile(rf"</{tag}[\s>]", re.IGNORECASE | re.ASCII).search(markup, end)
    return closed.start() if closed else len(markup)


def _past(markup: str, mark: str, at: int) -> int:
    """Return the place after a mark; the end of all where it does not come."""
    found = markup.find(mark, at)
    return len(markup) if found < 0 else found + len(mark)
