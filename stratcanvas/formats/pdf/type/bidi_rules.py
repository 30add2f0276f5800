# SPDX-License-Identifier: MIT
"""The rules of the bidirectional algorithm that settle weak and neutral characters.

Rules W1 to W7 and N0 to N2 of UAX #9 over one isolating run sequence; ``bidi`` finds the
sequences and turns what is settled here into levels.
"""

from bisect import bisect_right

_NEUTRAL = frozenset({"B", "S", "WS", "ON", "RLI", "LRI", "FSI", "PDI"})
_ISOLATE_MARKS = frozenset({"RLI", "LRI", "FSI", "PDI"})
_STRONG_AS = {"L": "L", "R": "R", "EN": "R", "AN": "R"}
# BidiBrackets.txt, the pairs in order; 2329/232A count as 3008/3009 (definition BD14).
_BRACKETS = (
    "()[]{}\u0f3a\u0f3b\u0f3c\u0f3d\u169b\u169c\u2045\u2046\u207d\u207e\u208d\u208e\u2308\u2309"
    "\u230a\u230b\u2768\u2769\u276a\u276b\u276c\u276d\u276e\u276f\u2770\u2771\u2772\u2773"
    "\u2774\u2775\u27c5\u27c6\u27e6\u27e7\u27e8\u27e9\u27ea\u27eb\u27ec\u27ed\u27ee\u27ef"
    "\u2983\u2984\u2985\u2986\u2987\u2988\u2989\u298a\u298b\u298c\u298d\u2990\u298f\u298e"
    "\u2991\u2992\u2993\u2994\u2995\u2996\u2997\u2998\u29d8\u29d9\u29da\u29db\u29fc\u29fd"
    "\u2e22\u2e23\u2e24\u2e25\u2e26\u2e27\u2e28\u2e29\u2e55\u2e56\u2e57\u2e58\u2e59\u2e5a"
    "\u2e5b\u2e5c\u3008\u3009\u300a\u300b\u300c\u300d\u300e\u300f\u3010\u3011\u3014\u3015"
    "\u3016\u3017\u3018\u3019\u301a\u301b\ufe59\ufe5a\ufe5b\ufe5c\ufe5d\ufe5e\uff08\uff09"
    "\uff3b\uff3d\uff5b\uff5d\uff5f\uff60\uff62\uff63"
)
_CLOSER_OF = dict(zip(_BRACKETS[::2], _BRACKETS[1::2], strict=True)) | {"\u2329": "\u3009"}
_CLOSERS = frozenset(_BRACKETS[1::2]) | {"\u232a"}
_MAX_OPEN = 63  # rule BD16: a fixed stack, beyond it no pairs are formed


def resolve(
    text: str, sequence: list[int], kinds: list[str], level: int, sides: tuple[str, str]
) -> None:
    """Settle the kinds of a sequence in place to L, R, EN or AN.

    ``sequence`` holds indexes into ``text`` and ``kinds``; ``sides`` are the kinds that border
    it (start and end of sequence).
    """
    given = [kinds[i] for i in sequence]
    settled = list(given)
    _weak_marks_and_digits(settled, sides[0])
    _weak_separators(settled)
    _european_after_left(settled, sides[0])
    own = "R" if level & 1 else "L"
    _brackets([text[i] for i in sequence], given, settled, own, sides[0])
    _neutrals(settled, own, sides)
    for i, kind in zip(sequence, settled, strict=True):
        kinds[i] = kind


def _weak_marks_and_digits(kinds: list[str], start: str) -> None:
    """Rules W1 (marks), W2 (digits after Arabic) and W3 (Arabic letters)."""
    previous, strong = start, start
    for i, kind in enumerate(kinds):
        if kind == "NSM":
            kind = "ON" if previous in _ISOLATE_MARKS else previous
        previous = kind
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            kind = "AN"
        kinds[i] = kind
    for i, kind in enumerate(kinds):
        if kind == "AL":
            kinds[i] = "R"


def _weak_separators(kinds: list[str]) -> None:
    """Rules W4 (separators between digits), W5 (terminators beside digits) and W6 (the rest)."""
    for i in range(1, len(kinds) - 1):
        before, kind, after = kinds[i - 1 : i + 2]
        if before == after and (
            (kind == "ES" and before == "EN") or (kind == "CS" and before in ("EN", "AN"))
        ):
            kinds[i] = before
    start = 0
    while start < len(kinds):
        end = start
        while end < len(kinds) and kinds[end] == "ET":
            end += 1
        if end > start:
            beside = (start and kinds[start - 1] == "EN") or kinds[end : end + 1] == ["EN"]
            kinds[start:end] = ["EN" if beside else "ON"] * (end - start)
        start = end + 1
    for i, kind in enumerate(kinds):
        if kind in ("ES", "CS"):
            kinds[i] = "ON"


def _european_after_left(kinds: list[str], start: str) -> None:
    """Rule W7: digits after left-to-right text are part of it."""
    strong = start
    for i, kind in enumerate(kinds):
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[i] = "L"


def _pairs(characters: list[str], kinds: list[str]) -> list[tuple[int, int]]:
    """Return the bracket pairs, by their opening place (definition BD16)."""
    waiting: list[tuple[str, int]] = []
    found = []
    for i, character in enumerate(characters):
        if kinds[i] != "ON":
            continue
        if character in _CLOSER_OF:
            if len(waiting) == _MAX_OPEN:
                break
            waiting.append((_CLOSER_OF[character], i))
        elif character in _CLOSERS:
            closer = "\u3009" if character == "\u232a" else character
            for depth in range(len(waiting) - 1, -1, -1):
                if waiting[depth][0] == closer:
                    found.append((waiting[depth][1], i))
                    del waiting[depth:]
                    break
    return sorted(found)


def _brackets(
    characters: list[str], given: list[str], kinds: list[str], own: str, start: str
) -> None:
    """Rule N0: a pair of brackets takes the direction of what it holds and where it stands."""
    pairs = _pairs(characters, kinds)
    if not pairs:
        return
    strong = [(i, _STRONG_AS[kind]) for i, kind in enumerate(kinds) if kind in _STRONG_AS]
    places = [i for i, _ in strong]
    for opener, closer in pairs:
        low, high = bisect_right(places, opener), bisect_right(places, closer)
        inside = {kind for _, kind in strong[low:high]}
        if own in inside:
            chosen = own
        elif inside:
            before = _strong_before(kinds, opener, start)
            chosen = before if before in inside else own
        else:
            continue
        for place in (opener, closer):
            kinds[place] = chosen
            after = place + 1
            while after < len(kinds) and given[after] == "NSM":
                kinds[after] = chosen
                after += 1


def _strong_before(kinds: list[str], place: int, start: str) -> str:
    for i in range(place - 1, -1, -1):
        if kinds[i] in _STRONG_AS:
            return _STRONG_AS[kinds[i]]
    return start


def _neutrals(kinds: list[str], own: str, sides: tuple[str, str]) -> None:
    """Rules N1 and N2: neutrals follow their neighbours if those agree, else the embedding."""
    start, before = 0, sides[0]
    while start < len(kinds):
        if kinds[start] not in _NEUTRAL:
            before = _STRONG_AS[kinds[start]]
            start += 1
            continue
        end = start
        while end < len(kinds) and kinds[end] in _NEUTRAL:
            end += 1
        after = _STRONG_AS[kinds[end]] if end < len(kinds) else sides[1]
        kinds[start:end] = [before if before == after else own] * (end - start)
        start = end
