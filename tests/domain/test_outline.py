# SPDX-License-Identifier: MIT
"""Reading order, and what the rules find."""

from stratcanvas.domain import outline
from stratcanvas.domain.derived import Derived
from stratcanvas.domain.finding_index import findings_of
from stratcanvas.domain.outline import Part
from tests import makers

SECOND = makers.key(2, makers.PROBLEM)
GONE = makers.key(999_999, makers.TACTIC)
GIVEAWAY = makers.key(5, makers.TACTIC)


def test_the_outline_reads_customer_strategy_problems_then_what_does_not_count() -> None:
    """Problems come by rank, each with its tactics; uncounted tactics stand under their heading."""
    rows = outline.outline(Derived(makers.cafe()))
    assert [row.part for row in rows[:3]] == [Part.CUSTOMER, Part.STRATEGY, Part.PROBLEM]
    second = [row.record for row in rows if row.under == SECOND]
    assert second == [makers.key(n, makers.TACTIC) for n in (1, 2, 3)]
    assert [row.part for row in rows[-2:]] == [Part.UNCOUNTED, Part.TACTIC]
    assert rows[-1].record == GIVEAWAY


def test_reading_order_names_each_card_once() -> None:
    """A tactic that serves four problems is read once."""
    order = outline.reading_order(Derived(makers.crowded(5, 20, 3)))
    assert len(order) == len(set(order)) == 1 + 5 + 20 + 3


def test_reading_order_is_the_outlines() -> None:
    """Cards come as the outline's rows do, each where it stands first."""
    for canvas in (makers.cafe(), makers.crowded(5, 20, 3), makers.crowded(0, 4), makers.empty()):
        derived = Derived(canvas)
        rows = [row.record for row in outline.outline(derived) if row.part is not Part.CUSTOMER]
        assert outline.reading_order(derived) == list(dict.fromkeys(filter(None, rows)))


def test_what_is_read_beside_a_card_is_known_without_reading_all() -> None:
    """Before and after each card stands what does in the whole order; nothing beyond its ends."""
    for canvas in (makers.cafe(), makers.crowded(5, 20, 3), makers.crowded(0, 4), makers.empty()):
        derived = Derived(canvas)
        whole = ["", canvas.id, *outline.reading_order(derived), ""]
        for place, card in enumerate(whole[1:-1], start=1):
            part = ["", *outline.reading_near(derived, card), ""]
            here = part.index(card)
            assert part[here - 1 : here + 2] == whole[place - 1 : place + 2]


def test_what_is_missing_is_told_of_few_and_of_many() -> None:
    """Ids that no record has are found, however many are asked about."""
    canvas = makers.crowded(8, 1500, 3)
    everything = [record.id for record in canvas.records()]
    assert len(everything) > 1_000
    for asked in (everything[:5], everything):
        assert canvas.missing(asked) == set()
        assert canvas.missing([*asked, GONE, "x"]) == {GONE, "x"}


def test_findings_about_many_are_those_about_each() -> None:
    """However many records are asked about, what is found is the same, in the same order."""
    canvas = makers.crowded(8, 3000)
    whole = findings_of(canvas)
    asked = list(canvas.tactics)[1::2]
    some = whole.about(canvas, asked)
    assert some.total == sum(whole.about(canvas, (key,)).total for key in asked) > 100
    assert [each for each in whole if each.subject in set(asked)] == list(some)


def test_an_empty_canvas_is_asked_for_the_customer_first() -> None:
    """The first findings ask for the customer, a problem and the strategy."""
    found = [finding.rule for finding in findings_of(makers.empty())]
    assert found == ["no-customer", "no-problem", "no-strategy"]


def test_findings_name_the_cards_they_are_about() -> None:
    """What serves nothing, what nobody helps with, what was not asked: each by its card."""
    found = {(finding.rule, finding.subject) for finding in findings_of(makers.cafe())}
    assert found == {
        ("unconnected-tactic", GIVEAWAY),
        ("not-helped", SECOND),
        ("not-helped", makers.key(3, makers.PROBLEM)),
        ("no-evidence", makers.key(1)),
        ("no-insight", SECOND),
        ("no-insight", makers.key(4, makers.PROBLEM)),
    }
