# SPDX-License-Identifier: MIT
"""The words of marked-up text (HTML), as Word, browsers and LibreOffice put it in the clipboard.

Nothing in it is run, fetched or believed: it is gone through once, from the left, and only words
and where a line ends are taken. However it is broken, that takes no longer than it is long.
"""

import re
from collections.abc import Iterator
from html import unescape

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
_WORD_S_MARK = "<![if !supportlists]>"
"""Before the bullet or number that Word writes out for who knows no lists."""


def words_of(markup: str) -> str:
    """Return the words of marked-up text; what stands by itself in it, such as an entry of a list,
    stands on a line of its own.
    """
    words = "".join(_parts(markup[:MOST]))
    return _MORE_SPACES.sub(lambda found: "\n" if "\n" in found[0] else " ", words).strip()


def _parts(markup: str) -> Iterator[str]:
    """Go through marked-up text and give its words, line ends and ends of cells."""
    at = 0
    while at < len(markup):
        begin = markup.find("<", at)
        if begin < 0:
            begin = len(markup)
        if begin > at:
            yield _SPACES.sub(" ", unescape(markup[at:begin]))
        if begin == len(markup):
            return
        name = _NAME.match(markup, begin + 1)
        if name is None and markup[begin + 1 : begin + 2] not in {"!", "?", "/"}:
            yield "<"  # "less than", and nothing else
            at = begin + 1
            continue
        tag = name[0].lower() if name else ""
        at = _after(markup, begin, tag)
        if _ENDS_LINE.fullmatch(tag):
            yield "\n"
        elif _ENDS_CELL.fullmatch(tag):
            yield " "


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
