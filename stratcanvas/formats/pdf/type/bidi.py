# SPDX-License-Identifier: MIT
"""The order of left-to-right and right-to-left text on a line.

The Unicode bidirectional algorithm (UAX #9, revision 50) with isolates and bracket pairs, for
one paragraph. Text without a right-to-left character, which is nearly all, costs one search.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from unicodedata import bidirectional

from stratcanvas.formats.pdf.type.bidi_rules import resolve

# Any character that can raise a level: right-to-left letters, Arabic digits, explicit controls.
_RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefe"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_MAX_DEPTH = 125
_EMBEDDINGS = {"RLE": "", "LRE": "", "RLO": "R", "LRO": "L"}
_ISOLATES = frozenset({"RLI", "LRI", "FSI"})


def levels(text: str) -> tuple[int, list[int]]:
    """Return the paragraph's base level (0 left to right, 1 right to left) and a level a character.

    The base comes from the first strong character outside isolates (rules P2 and P3), 0 when
    there is none. Odd levels run right to left. Never raises.
    """
    if not _RIGHT_TO_LEFT.search(text):
        return 0, [0] * len(text)
    kinds = [bidirectional(character) or "L" for character in text]
    partner = _match_isolates(kinds)
    strong = _first_strong(kinds, partner)
    base = 1 if strong[0] in ("R", "AL") else 0
    found, changed = _explicit(kinds, strong, base)
    kept = [i for i, kind in enumerate(changed) if kind != "BN"]
    for sequence in _sequences(kinds, kept, found, partner):
        before, after = _outside(sequence, kept, found, kinds, partner, base)
        level = found[sequence[0]]
        sides = ("R" if max(before, level) & 1 else "L", "R" if max(after, level) & 1 else "L")
        resolve(text, sequence, changed, level, sides)
        for i in sequence:
            found[i] = level + _raised(changed[i], level)
    last = base
    for i, kind in enumerate(changed):
        if kind == "BN":
            found[i] = last
        last = found[i]
    return base, found


def runs_right_to_left(text: str) -> bool:
    """Tell whether a paragraph of this text starts at the right: its base level alone."""
    if text.isascii() or not _RIGHT_TO_LEFT.search(text):
        return False
    kinds = [bidirectional(character) or "L" for character in text]
    return _first_strong(kinds, _match_isolates(kinds))[0] in ("R", "AL")


def visual_order(run_levels: Sequence[int]) -> list[int]:
    """Return the indexes of runs from left to right (rule L2), for runs of one level each."""
    order = list(range(len(run_levels)))
    if not any(level & 1 for level in run_levels):
        return order
    odd = min(level for level in run_levels if level & 1)
    for level in range(max(run_levels), odd - 1, -1):
        start = 0
        while start < len(order):
            if run_levels[order[start]] < level:
                start += 1
                continue
            end = start
            while end < len(order) and run_levels[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = end
    return order


def _match_isolates(kinds: list[str]) -> dict[int, int]:
    """Pair isolate initiators with their PDI, both ways (definition BD9)."""
    partner: dict[int, int] = {}
    waiting: list[int] = []
    for i, kind in enumerate(kinds):
        if kind in _ISOLATES:
            waiting.append(i)
        elif kind == "PDI" and waiting:
            start = waiting.pop()
            partner[start], partner[i] = i, start
    return partner


def _first_strong(kinds: list[str], partner: dict[int, int]) -> list[str]:
    """Return for each place the first strong kind from there on, isolates skipped, in one pass."""
    strong = [""] * (len(kinds) + 1)
    for i in range(len(kinds) - 1, -1, -1):
        kind = kinds[i]
        if kind in ("L", "R", "AL"):
            strong[i] = kind
        elif kind in _ISOLATES:
            strong[i] = strong[partner[i] + 1] if i in partner else ""
        elif kind == "PDI" and i in partner:
            strong[i] = ""
        else:
            strong[i] = strong[i + 1]
    return strong


class _Stack:
    """The directional status stack of rules X1 to X8, with its overflow counts."""

    __slots__ = ("entries", "lost_embeddings", "lost_isolates", "open_isolates")

    def __init__(self, base: int) -> None:
        self.entries = [(base, "", False)]
        self.lost_isolates = self.lost_embeddings = self.open_isolates = 0

    def open(self, kind: str, *, to_right: bool) -> None:
        """Rules X2 to X5c: begin an embedding, override or isolate."""
        level, isolate = self.entries[-1][0], kind in _ISOLATES
        deeper = (level + 1) | 1 if to_right else (level + 2) & ~1
        if deeper <= _MAX_DEPTH and not self.lost_isolates and not self.lost_embeddings:
            self.entries.append((deeper, _EMBEDDINGS.get(kind, ""), isolate))
            self.open_isolates += isolate
        elif isolate:
            self.lost_isolates += 1
        elif not self.lost_isolates:
            self.lost_embeddings += 1

    def end_isolate(self) -> None:
        """Rule X6a."""
        if self.lost_isolates:
            self.lost_isolates -= 1
        elif self.open_isolates:
            self.lost_embeddings, self.open_isolates = 0, self.open_isolates - 1
            while not self.entries[-1][2]:
                self.entries.pop()
            self.entries.pop()

    def end_embedding(self) -> None:
        """Rule X7."""
        if self.lost_isolates:
            return
        if self.lost_embeddings:
            self.lost_embeddings -= 1
        elif not self.entries[-1][2] and len(self.entries) > 1:
            self.entries.pop()


def _explicit(kinds: list[str], strong: list[str], base: int) -> tuple[list[int], list[str]]:
    """Apply rules X1 to X9: a level and a kind for each character; removed ones become BN."""
    found, changed = [base] * len(kinds), list(kinds)
    stack = _Stack(base)
    for i, kind in enumerate(kinds):
        if kind == "PDI":
            stack.end_isolate()
        level, override, _ = stack.entries[-1]
        found[i] = level
        if kind in _EMBEDDINGS or kind in _ISOLATES:
            to_right = kind[0] == "R" or (kind == "FSI" and strong[i + 1] in ("R", "AL"))
            changed[i] = (override or kind) if kind in _ISOLATES else "BN"
            stack.open(kind, to_right=to_right)
        elif kind == "PDF":
            changed[i] = "BN"
            stack.end_embedding()
        elif override and kind != "BN":
            changed[i] = override
    return found, changed


def _sequences(
    kinds: list[str], kept: list[int], found: list[int], partner: dict[int, int]
) -> list[list[int]]:
    """Return the isolating run sequences (rule X10) as lists of indexes."""
    runs: list[list[int]] = []
    for i in kept:
        if runs and found[runs[-1][-1]] == found[i]:
            runs[-1].append(i)
        else:
            runs.append([i])
    starting = {run[0]: run for run in runs}
    sequences = []
    for run in runs:
        first = run[0]
        if kinds[first] == "PDI" and first in partner:
            continue
        sequence = list(run)
        while kinds[sequence[-1]] in _ISOLATES and partner.get(sequence[-1], -1) in starting:
            sequence += starting.pop(partner[sequence[-1]])
        sequences.append(sequence)
    seen = {i for sequence in sequences for i in sequence}
    return sequences + [run for run in runs if run[0] not in seen]


def _outside(
    sequence: list[int],
    kept: list[int],
    found: list[int],
    kinds: list[str],
    partner: dict[int, int],
    base: int,
) -> tuple[int, int]:
    """Return the levels that border a sequence, before and after (rule X10)."""
    before = bisect_left(kept, sequence[0]) - 1
    after = bisect_left(kept, sequence[-1]) + 1
    open_ended = kinds[sequence[-1]] in _ISOLATES and sequence[-1] not in partner
    return (
        found[kept[before]] if before >= 0 else base,
        found[kept[after]] if after < len(kept) and not open_ended else base,
    )


def _raised(kind: str, level: int) -> int:
    """Return how far a resolved kind lifts its level (rules I1 and I2)."""
    if level & 1:
        return 0 if kind == "R" else 1
    return {"L": 0, "R": 1}.get(kind, 2)
