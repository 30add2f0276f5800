# SPDX-License-Identifier: MIT
"""When each rule of structure speaks, when it is silent, and that what is ignored stays silent."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from stratcanvas.domain import commands
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Awareness, Note, Problem, Stage, Tactic
from stratcanvas.domain.changes import ChangeSet, adding, together, updating
from stratcanvas.domain.derived import Derived
from stratcanvas.domain.fields import BadValue
from stratcanvas.domain.finding_index import findings_of
from stratcanvas.domain.ignored import Ignored
from stratcanvas.domain.links import Link
from stratcanvas.domain.rules import RULES, broken_by, broken_by_each
from tests import makers
from tests.makers import PROBLEM, TACTIC, key

FIRST, SECOND, FOURTH = key(1, PROBLEM), key(2, PROBLEM), key(4, PROBLEM)
GIVEAWAY = key(5, TACTIC)
Edit = Callable[[Canvas], ChangeSet]


def told(canvas: Canvas, rule: str) -> list[str]:
    return [each.subject for each in findings_of(canvas) if each.rule == rule]


def setting(keys: list[str], **values: object) -> Edit:
    """Return the edit that gives some records other values."""
    return lambda canvas: updating(
        (canvas.get(each), replace(canvas.get(each), **values)) for each in keys
    )


def problems(canvas: Canvas) -> list[str]:
    return [each.id for each in canvas.ranked]


def more_problems(count: int) -> Edit:
    new = [Problem(id=key(n, PROBLEM), statement="It hurts", rank=float(n)) for n in range(5, 99)]
    return lambda canvas: adding(*new[: count - len(canvas.problems)])


def more_tactics(count: int) -> Edit:
    """Return the edit after which that many tactics serve the first problem."""

    def edit(canvas: Canvas) -> ChangeSet:
        numbers = range(10, 10 + count - len(canvas.tactics_of[FIRST]))
        tactics = [Tactic(id=key(n, TACTIC), title="Talk", x=500.0) for n in numbers]
        return adding(*tactics, *(Link(tactic=each.id, problem=FIRST) for each in tactics))

    return edit


EVERY = [key(n, PROBLEM) for n in range(1, 5)]
SALES, LEADS = key(6, TACTIC), [key(1, TACTIC), key(4, TACTIC)]
INSIGHT = {"belief": "Brunch pays for the week", "truth": "Six dishes in ten lose money"}
CASES: dict[str, tuple[str, list[Edit], list[str]]] = {
    "all problems known": (
        "all-known",
        [setting(EVERY, awareness=Awareness.KNOWN)],
        [key(1)],
    ),
    "one unknown": ("all-known", [], []),
    "one not asked about": (
        "all-known",
        [setting(EVERY, awareness=Awareness.KNOWN), setting([SECOND], awareness=Awareness(""))],
        [],
    ),
    "no problem at all": ("all-known", [lambda canvas: commands.delete(canvas, EVERY)], []),
    "nobody quoted": ("no-evidence", [], [key(1)]),
    "somebody quoted for the third": (
        "no-evidence",
        [setting([key(3, PROBLEM)], evidence="“It’s just what it costs.” Tom")],
        [],
    ),
    "somebody quoted for the fourth alone": (
        "no-evidence",
        [setting([FOURTH], evidence="Two owners closed the wrong site")],
        [key(1)],
    ),
    "the fourth becomes the first": (
        "no-evidence",
        [
            setting([FOURTH], evidence="Two owners closed the wrong site"),
            lambda canvas: commands.rerank(canvas, FOURTH, 0),
        ],
        [],
    ),
    "blank lines are no quotes": ("no-evidence", [setting([FIRST], evidence=" \n ")], [key(1)]),
    "two problems are no three": (
        "no-evidence",
        [lambda canvas: commands.delete(canvas, [FIRST, SECOND])],
        [],
    ),
    "unknown, and nothing said of it": ("no-insight", [], [SECOND, FOURTH]),
    "what they think and what is true": ("no-insight", [setting([SECOND], **INSIGHT)], [FOURTH]),
    "only what they think": ("no-insight", [setting([SECOND], belief="All is well")], EVERY[1::2]),
    "known ones need none": (
        "no-insight",
        [setting(EVERY, awareness=Awareness.KNOWN)],
        [],
    ),
    "all stages there": ("stage-missing", [], []),
    "no tactic for sales": ("stage-missing", [setting([SALES], stage=Stage.LEADS)], [key(1)]),
    "the one for sales does not count": (
        "stage-missing",
        [
            lambda canvas: commands.disconnect(canvas, SALES, FOURTH),
            lambda canvas: commands.connect(canvas, GIVEAWAY, FIRST),
        ],
        [key(1)],
    ),
    "four tactics are too few to ask": (
        "stage-missing",
        [lambda canvas: commands.delete(canvas, [SALES])],
        [],
    ),
    "ten problems": ("too-many", [more_problems(10)], []),
    "eleven problems": ("too-many", [more_problems(11)], [key(1)]),
    "seven tactics on one": ("too-many", [more_tactics(7)], []),
    "eight tactics on one": ("too-many", [more_tactics(8)], [FIRST]),
}


@pytest.mark.parametrize("case", CASES)
def test_a_rule_speaks_of_what_it_is_about_and_of_nothing_else(case: str) -> None:
    """It does so on a canvas made anew and on one that was led there edit by edit, and back."""
    rule, edits, expected = CASES[case]
    canvas = begun = makers.cafe()
    derived = Derived(canvas)
    assert derived.findings.total
    whole = ChangeSet()
    for edit in edits:
        changes = edit(canvas)
        assert changes
        canvas = canvas.apply(changes)
        derived = derived.after(canvas, changes)
        whole = whole.then(changes)
    assert told(canvas, rule) == expected
    assert derived.findings == findings_of(canvas)
    back = derived.after(canvas.apply(whole.inverse()), whole.inverse())
    assert back.findings == findings_of(begun)


def test_what_a_tactic_counts_for_decides_no_ignoring() -> None:
    """A finding about one card is not told any more; the card is as uncounted as before."""
    canvas = makers.cafe()
    changes = commands.ignore(canvas, "unconnected-tactic", GIVEAWAY)
    quiet = canvas.apply(changes)
    assert told(canvas, "unconnected-tactic") == [GIVEAWAY]
    assert not told(quiet, "unconnected-tactic")
    assert Derived(quiet).tally == Derived(canvas).tally
    followed = Derived(canvas)
    assert followed.findings
    assert followed.after(quiet, changes).findings == findings_of(quiet)
    back = commands.hear_again(quiet, "unconnected-tactic", GIVEAWAY)
    assert quiet.apply(back) == canvas


def test_a_rule_is_switched_off_for_a_whole_canvas() -> None:
    """It is silent about every card, also those that come later, and speaks again when asked."""
    canvas = makers.cafe()
    off = commands.ignore(canvas, "no-insight")
    derived = Derived(canvas)
    assert derived.findings
    derived = derived.after(canvas.apply(off), off)
    assert not told(derived.canvas, "no-insight")
    assert derived.findings == findings_of(derived.canvas)
    later = setting([FIRST], awareness=Awareness.UNKNOWN)(derived.canvas)
    derived = derived.after(derived.canvas.apply(later), later)
    assert derived.findings == findings_of(derived.canvas)
    again = commands.hear_again(derived.canvas, "no-insight")
    derived = derived.after(derived.canvas.apply(again), again)
    assert told(derived.canvas, "no-insight") == [FIRST, SECOND, FOURTH]
    assert derived.findings == findings_of(derived.canvas)


def commands_that_do_nothing(canvas: Canvas) -> Iterator[ChangeSet]:
    yield commands.ignore(canvas, "no-insight", key(99, PROBLEM))
    yield commands.ignore(canvas, "no-insight", next(iter(canvas.links)))
    yield commands.hear_again(canvas, "no-insight")
    yield commands.hear_again(canvas, "no-insight", FIRST)
    yield commands.ignore(canvas.apply(commands.ignore(canvas, "no-insight")), "no-insight")


def test_ignoring_what_is_not_there_changes_nothing() -> None:
    """No card, a connector, and what is ignored already or is heard: an empty change."""
    assert not together(*commands_that_do_nothing(makers.cafe()))


def test_a_rule_of_a_newer_program_can_be_ignored_and_words_that_are_no_id_can_not() -> None:
    """What is kept of a newer program's rule can be heard again; a sentence is refused."""
    canvas = makers.cafe()
    kept = canvas.apply(commands.ignore(canvas, "of-a-newer-program"))
    assert findings_of(kept) == findings_of(canvas)
    assert kept.apply(commands.hear_again(kept, "of-a-newer-program")) == canvas
    with pytest.raises(BadValue):
        commands.ignore(canvas, "No evidence")


def test_every_rule_of_structure_can_be_heard() -> None:
    """Each of them speaks on some canvas, so that none is there for show."""
    canvases = [makers.empty(), makers.cafe(), makers.crowded()]
    for _, edits, _ in CASES.values():
        canvas = makers.cafe()
        for edit in edits:
            canvas = canvas.apply(edit(canvas))
        canvases.append(canvas)
    heard = {each.rule for canvas in canvases for each in findings_of(canvas)}
    assert heard == set(RULES)


def test_very_many_records_have_what_is_found_of_each() -> None:
    """With what is ignored, here or altogether, and what no rule is about."""
    canvas = makers.crowded(12, 30, notes=2)
    loose = list(canvas.tactics)[:3]
    for edit in (
        commands.delete(canvas, [each for each in canvas.links if each[:16] in loose]),
        commands.ignore(canvas, "unconnected-tactic", loose[0]),
        commands.ignore(canvas, "no-evidence"),
    ):
        canvas = canvas.apply(edit)
    cards = [each for each in canvas.records() if type(each) not in {Link, Ignored, Note}]
    each = {card.id: found for card in cards if (found := broken_by(canvas, card))}
    assert broken_by_each(canvas, cards) == each
    assert {found for rules in each.values() for found in rules} > {"unconnected-tactic"}
    assert loose[0] not in each
