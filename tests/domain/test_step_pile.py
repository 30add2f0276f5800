# SPDX-License-Identifier: MIT
"""Undo has no end, and yet takes little memory: what lies deep is packed, and comes back as it was.

(That random users work so is in ``tests.machines``.)
"""

import datetime
import gc
from dataclasses import replace

import pytest

from stratcanvas.domain import commands, step_pile
from stratcanvas.domain.canvas import Canvas, of_another, with_id
from stratcanvas.domain.cards import Stage, Tactic, TacticKind
from stratcanvas.domain.changes import adding, removing, together, updating
from stratcanvas.domain.document import Document, DocumentState
from stratcanvas.domain.ignored import Ignored
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.domain.step_pile import Step, StepPile
from tests import makers

MANY_STEPS = 1_200


def tactics_alive() -> int:
    gc.collect()
    return sum(type(each) is Tactic for each in gc.get_referrers(Tactic))


def move_again_and_again(document: Document, times: int) -> list[Canvas]:
    """Move one tactic or another; return some of the canvases on the way, every hundredth."""
    seen = [document.canvas]
    keys = sorted(document.canvas.tactics)
    for number in range(1, times + 1):
        each = document.canvas.tactics[keys[number % len(keys)]]
        moved = replace(each, x=each.x + number, title=f"Moved {number} times")
        document.do(StepLabel("move-cards", number), updating([(each, moved)]))
        if number % 100 == 0:
            seen.append(document.canvas)
    return seen


def test_old_steps_take_little_and_none_is_lost() -> None:
    """Of very many steps few are there as they are; undo and redo go through all, there and back,
    and each says what it is."""
    before = tactics_alive()
    document = Document(makers.cafe())
    seen = move_again_and_again(document, MANY_STEPS)
    own = len(seen) * len(document.canvas.tactics)
    assert tactics_alive() - before < own + 3 * 2 * step_pile.FEW
    done = document.state.history.done
    assert len(done) == MANY_STEPS
    assert done.size < 200 * MANY_STEPS
    for number in range(MANY_STEPS, 0, -1):
        assert document.undo_label == StepLabel("move-cards", number)
        if number % 100 == 0:
            assert document.canvas == seen[number // 100]
        document.undo()
    assert document.undo_label is None
    assert document.canvas == makers.cafe()
    assert (
        tactics_alive() - before < own + 3 * 2 * step_pile.FEW
    )  # what can be redone is packed, too
    for _ in range(MANY_STEPS):
        document.redo()
    assert document.redo_label is None
    assert document.canvas == seen[-1]


def test_a_few_steps_of_very_many_cards_are_packed() -> None:
    """They take as much as thousands of small ones; the last one stays, however large it is."""
    document = Document(makers.crowded(10, 490))
    before, first = tactics_alive(), document.canvas
    for _ in range(100):
        pairs = [(each, replace(each, y=each.y + 8)) for each in document.canvas.tactics.values()]
        document.do(StepLabel("move-cards"), updating(pairs))
    assert tactics_alive() - before <= step_pile.MANY + 2 * 490
    for _ in range(100):
        document.undo()
    assert document.canvas == first


def test_whatever_a_step_holds_comes_back_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    """Records of every kind, with days and choices, that came, changed and went; the label, the
    key that more may join by, and who made way."""
    canvas = makers.cafe()
    due = datetime.date(2031, 2, 3)
    tactic = next(iter(canvas.tactics.values()))
    problem = next(iter(canvas.problems.values()))
    added = commands.add_note(1.5, -2.0, "Tea\nand a line").then(
        adding(Ignored(rule="no-tactic", record=problem.id), Ignored(rule="no-owner", record=""))
    )
    kind, stage = list(TacticKind)[-1], list(Stage)[-1]
    updated = updating(
        [
            (tactic, replace(tactic, due=due, kind=kind, stage=stage, x=0.1)),
            (problem, replace(problem, statement="")),
            (canvas.brief, replace(canvas.brief, title="Über")),
            (canvas.strategy, replace(canvas.strategy, statement="…")),
        ]
    )
    monkeypatch.setattr(step_pile, "FEW", 1)
    pile, near = StepPile(), frozenset([tactic.id, problem.id])
    made = [
        Step(StepLabel("add-note"), added),
        Step(StepLabel("edit-field", field="tactic.due"), updated, "a key", near),
        Step(StepLabel("delete-cards", 3), removing(*canvas.links.values(), problem)),
        Step(StepLabel("edit-text", way="undo"), together(added, updated), "another"),
    ]
    pile = pile.put(*made)
    for number in range(3):
        pile = pile.put(Step(StepLabel("add-note"), commands.add_note(0, 0, str(number))))
    assert pile.size > 0
    for _ in range(3):
        pile = pile.without_last()
    found = []
    while pile:
        found.insert(0, pile.last)
        pile = pile.without_last()
    assert found == made


def test_packed_steps_go_along_to_a_copy_under_another_id() -> None:
    """What can be undone of a canvas can be undone of its copy."""
    document = Document(makers.cafe())
    keys = document.canvas.id, "a" * 16
    pair = document.canvas.brief, replace(document.canvas.brief, title="Another")
    document.do(StepLabel("edit-text"), updating([pair]))
    move_again_and_again(document, 3 * step_pile.FEW)
    history = document.state.history.mapped(lambda record: of_another(record, *keys))
    copy = Document(makers.cafe())
    copy.state = DocumentState(with_id(document.canvas, keys[1]), history)
    while copy.undo_label is not None:
        copy.undo()
    assert copy.canvas == with_id(makers.cafe(), keys[1])


def test_no_step_is_left_of_none() -> None:
    """Who takes one off an empty pile is told so."""
    with pytest.raises(IndexError):
        StepPile().without_last()
