# SPDX-License-Identifier: MIT
"""Which tactics a file of briefs tells: all that count, or those that are named."""

from stratcanvas.domain.briefs import counting
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.names import LONGEST, own_words
from stratcanvas.domain.search import matching
from stratcanvas.safe_words import isolated
from stratcanvas.storage.errors import Trouble
from stratcanvas.words import tr


def chosen(canvas: Canvas, typed: str) -> list[tuple[int, str]]:
    """Return the tactics that count, each with its number, in reading order; all where nothing is
    typed, else the one of that number or those whose titles hold the words.

    Raises Trouble where none is called so.
    """
    numbered = list(enumerate(counting(canvas), start=1))
    typed = typed.strip()
    if not typed:
        return numbered
    if typed.isdecimal():
        found = [each for each in numbered if each[0] == int(typed[:9])]
    else:
        titles = [(each, own_words(canvas.tactics[each[1]])) for each in numbered]
        found = sorted(matching(typed, titles))
    if found:
        return found
    raise _not_found(canvas, typed, len(numbered))


def chosen_by(canvas: Canvas, tactic: str) -> str:
    """Return what chooses one tactic alone: its title, or its number where others are called so.

    "" for one that does not count.
    """
    (number, *_) = [n for n, each in chosen(canvas, "") if each == tactic] or [0]
    title = own_words(canvas.tactics[tactic])
    if not number or not title or title.isdecimal():
        return str(number or "")
    return title if chosen(canvas, title) == [(number, tactic)] else str(number)


def _not_found(canvas: Canvas, typed: str, count: int) -> Trouble:
    loose = [each for each in canvas.tactics.values() if each.id not in canvas.problems_of]
    connect = tr("Connect it to a problem that it helps with.")
    for tactic in matching(typed, [(each, own_words(each)) for each in loose]):
        words = tr("“{tactic}” is not connected to a problem yet, so it has nothing to say.")
        return Trouble(words.format(tactic=isolated(own_words(tactic), LONGEST)), then=connect)
    words = tr("No tactic that counts is called “{words}”.")
    numbers = tr("Give a number from 1 to {n}, or words of a title.").format(n=count)
    return Trouble(words.format(words=isolated(typed, LONGEST)), then=numbers if count else "")
