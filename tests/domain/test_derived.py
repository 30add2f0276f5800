# SPDX-License-Identifier: MIT
"""What follows from a canvas follows its changes: after every step as if it were made anew."""

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule

from stratcanvas.domain import commands, outline
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.derived import Derived
from stratcanvas.domain.rules import Finding
from tests import makers
from tests.machines import RandomUser

SECOND, THIRD = makers.key(2, makers.PROBLEM), makers.key(3, makers.PROBLEM)
GIVEAWAY = makers.key(5, makers.TACTIC)
PARTS = ("tally", "findings", "counting", "loose", "notes")


def asked(canvas: Canvas) -> Derived:
    """Return what follows from a canvas, with every part already made."""
    derived = Derived(canvas)
    for part in PARTS:
        getattr(derived, part)
    return derived


def assert_same(followed: Derived, canvas: Canvas, *, is_handed_on: bool = True) -> None:
    anew = Derived(Canvas(canvas.brief, canvas.strategy, list(canvas.records())[2:]))
    if is_handed_on:  # none was made anew on the way
        assert set(PARTS) <= followed.__dict__.keys()
    for part in PARTS:
        mine, theirs = getattr(followed, part), getattr(anew, part)
        if isinstance(mine, list):
            mine, theirs = [*mine], [*theirs]
        assert mine == theirs, part
    assert outline.outline(followed) == outline.outline(anew)
    assert [*followed.findings] == [*anew.findings]


class FollowingUser(RandomUser):
    """The random user, with what follows from the canvas kept up beside the document."""

    @initialize(canvas=st.sampled_from([makers.empty(), makers.cafe()]))
    def open_document(self, canvas: Canvas) -> None:
        super().open_document(canvas)
        self.derived = asked(canvas)

    def hear(self, changes: ChangeSet) -> None:
        super().hear(changes)
        self.derived = self.derived.after(self.canvas, changes)

    @rule()
    def delete_everything(self) -> None:
        """All goes at once but brief and strategy; undo brings it back."""
        self.do(commands.delete(self.canvas, [each.id for each in self.canvas.records()]))

    @invariant()
    def what_follows_is_as_made_anew(self) -> None:
        assert_same(self.derived, self.canvas)


TestFollowingUser = FollowingUser.TestCase
TestFollowingUser.settings = settings(
    max_examples=20,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def test_many_changes_at_once_are_followed() -> None:
    """A whole plan that goes, and comes back, leaves nothing behind and misses nothing."""
    canvas = makers.crowded(12, 120, 90)
    derived = asked(canvas)
    gone = commands.delete(canvas, [each.id for each in canvas.records()])
    empty = canvas.apply(gone)
    without = derived.after(empty, gone)
    assert_same(without, empty, is_handed_on=False)
    again = empty.apply(gone.inverse())
    assert_same(without.after(again, gone.inverse()), again, is_handed_on=False)


def test_a_part_nobody_asked_for_is_not_made() -> None:
    """Following costs nothing for what nobody looks at."""
    canvas = makers.cafe()
    changes = commands.toggle_link(canvas, GIVEAWAY, SECOND)
    followed = Derived(canvas).after(canvas.apply(changes), changes)
    assert not followed.__dict__.keys() & set(PARTS)


@pytest.mark.parametrize("name", ["cost", "mistakes"])
def test_what_no_rule_reads_changes_no_finding(name: str) -> None:
    """The same findings, the very same object, so that nobody has to compare them."""
    canvas = makers.cafe()
    derived = asked(canvas)
    changes = commands.set_field(canvas, (SECOND,), name, "Much")
    followed = derived.after(canvas.apply(changes), changes)
    assert followed.findings is derived.findings
    assert followed.loose is derived.loose
    assert followed.notes is derived.notes


def test_an_edit_tells_whom_it_touched() -> None:
    """A connector touches its two ends, a tactic's edit the problems that it serves."""
    canvas = makers.cafe()
    changes = commands.toggle_link(canvas, GIVEAWAY, SECOND)
    linked = Derived(canvas).after(canvas.apply(changes), changes)
    assert linked.touched == {GIVEAWAY, SECOND, GIVEAWAY + SECOND}
    changes = commands.set_field(linked.canvas, (GIVEAWAY,), "title", "Giveaway")
    assert linked.after(linked.canvas.apply(changes), changes).touched == {GIVEAWAY, SECOND}


def test_findings_are_told_by_record_and_by_rule() -> None:
    """By record in the order of the table; by rule in the order of ranks."""
    canvas = makers.cafe()
    found = Derived(canvas).findings
    assert found.by_record[SECOND] == ("not-helped", "no-insight")
    assert found.total == 6
    assert found.first(2) == [
        Finding("unconnected-tactic", GIVEAWAY),
        Finding("not-helped", SECOND),
    ]
    assert [*found.about(canvas, [THIRD, GIVEAWAY])] == [
        Finding("unconnected-tactic", GIVEAWAY),
        Finding("not-helped", THIRD),
    ]
    canvas = canvas.apply(changes := commands.rerank(canvas, THIRD, 0))
    swapped = asked(makers.cafe()).after(canvas, changes).findings
    assert [key[-1] for key in swapped.by_rule["not-helped"]] == [THIRD, SECOND]
