# SPDX-License-Identifier: MIT
"""The random user: a hypothesis state machine that edits a document in every way the model has.

After each step the document, a listener that only hears changes, and a rebuilt canvas agree.
"""

from collections.abc import Iterable
from unittest import mock

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from stratcanvas.domain import arrange, commands, outline, rules, step_pile
from stratcanvas.domain.canvas import Canvas, difference
from stratcanvas.domain.cards import Aim, Awareness, Stage, TacticKind
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.derived import Derived
from stratcanvas.domain.document import Document
from stratcanvas.domain.finding_index import findings_of
from stratcanvas.domain.ignored import is_ignored
from stratcanvas.domain.records import Record
from stratcanvas.domain.step_labels import StepLabel
from stratcanvas.domain.tally import tally_of
from tests import makers
from tests.order import canvas_is_in_order

TEXTS = st.one_of(
    st.sampled_from(sorted(makers.AWKWARD.values())),
    st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=30),
)
NUMBERS = st.floats(-3000, 3000)
LOOSE = "unconnected-tactic"


def height(_key: str) -> float:
    """Return the height that every card has for this user."""
    return 84.0


class RandomUser(RuleBasedStateMachine):
    """Works on a canvas at random: adds, edits, connects, ranks, moves, deletes, undoes, redoes.

    Steps are packed as soon as a few lie above them.
    """

    def __init__(self) -> None:
        super().__init__()
        self.packing = mock.patch.object(step_pile, "FEW", 1)
        self.packing.start()

    def teardown(self) -> None:
        self.packing.stop()

    @initialize(canvas=st.sampled_from([makers.empty(), makers.cafe()]))
    def open_document(self, canvas: Canvas) -> None:
        self.document = Document(canvas)
        self.heard: dict[str, Record] = {each.id: each for each in canvas.records()}
        self.past: list[Canvas] = [canvas]
        self.future: list[Canvas] = []
        self.keys: list[str | None] = [None]
        """For each of the past the key by which more may join it; None when it is closed."""
        self.displaced: list[Canvas] = []
        self.serial = 0x1000

    def fresh(self) -> str:
        """Return an unused id, the same in every replay (random ones would not shrink)."""
        self.serial += 1
        return makers.key(self.serial)

    @property
    def canvas(self) -> Canvas:
        return self.document.canvas

    def hear(self, changes: ChangeSet) -> None:
        for key, record in changes.removed.items():
            assert self.heard.pop(key) == record
        for key, (old, new) in changes.updated.items():
            assert self.heard[key] == old
            self.heard[key] = new
        for key, record in changes.added.items():
            assert key not in self.heard
            self.heard[key] = record

    def do(self, changes: ChangeSet, key: str | None = None) -> None:
        before = self.canvas
        self.document.do(StepLabel("edit-text"), changes, key)
        self.hear(changes)
        assert before.apply(changes) == self.canvas
        assert self.canvas.apply(changes.inverse()) == before
        assert before.apply(difference(before, self.canvas)) == self.canvas
        if changes:
            self.remember(key)

    def remember(self, key: str | None) -> None:
        if key is None or key != self.keys[-1]:
            self.displaced = self.future if key is not None else []
            self.past.append(self.canvas)
            self.keys.append(key)
            self.future = []
        elif self.canvas == self.past[-2]:  # the open step came to nothing
            self.past.pop()
            self.keys.pop()
            self.future, self.displaced = self.displaced, []
        else:
            self.past[-1] = self.canvas

    def close_step(self) -> None:
        self.keys[-1] = None
        self.displaced = []

    def pick(self, data: st.DataObject, keys: Iterable[str]) -> str:
        return data.draw(st.sampled_from(sorted(keys)))

    @rule(words=TEXTS, place=st.integers(-1, 20))
    def add_problem(self, words: str, place: int) -> None:
        self.do(commands.add_problem(self.canvas, words, place, self.fresh()))

    @rule(data=st.data(), words=TEXTS, aim=st.sampled_from(Aim), near=NUMBERS)
    def add_tactic(self, data: st.DataObject, words: str, aim: Aim, near: float) -> None:
        lay = arrange.layout(self.canvas, height)
        place = arrange.free_place(lay.frame, list(lay.cards.values()), aim, 84.0, near)
        serves = data.draw(st.lists(st.sampled_from([*sorted(self.canvas.problems), "nobody"])))
        self.do(commands.add_tactic(self.canvas, place, words, serves=serves, key=self.fresh()))
        lay = arrange.layout(self.canvas, height)
        new = next(reversed(self.canvas.tactics))
        assert not any(lay.cards[new].overlaps(r) for k, r in lay.cards.items() if k != new)

    @rule(words=TEXTS, x=NUMBERS, y=NUMBERS)
    def add_note(self, words: str, x: float, y: float) -> None:
        self.do(commands.add_note(x, y, words, self.fresh()))

    @rule(words=TEXTS)
    def rewrite_strategy(self, words: str) -> None:
        self.do(commands.set_field(self.canvas, [self.canvas.strategy.id], "statement", words))

    @rule(words=TEXTS)
    def name_customer(self, words: str) -> None:
        self.do(commands.set_field(self.canvas, [self.canvas.brief.id], "customer", words))

    @rule(data=st.data(), words=st.sampled_from(["", "T", "Ti", "Tidy"]))
    def type_on(self, data: st.DataObject, words: str) -> None:
        """Type in one of several fields, as one step until something else comes between."""
        places = [(self.canvas.strategy.id, "statement"), (self.canvas.brief.id, "customer")]
        places += [(key, "title") for key in sorted(self.canvas.tactics)[:2]]
        record, name = data.draw(st.sampled_from(places))
        changes = commands.set_field(self.canvas, [record], name, words)
        self.do(changes, f"inspector:{record}:{name}")

    @rule(words=TEXTS, between=st.integers(0, 2), back=st.integers(0, 2), again=st.integers(0, 2))
    def type_on_after_undo(self, words: str, between: int, back: int, again: int) -> None:
        """Type, do other things, take some back by the tool bar, type on, and want them again."""
        self.type_strategy(words)
        for step in range(between):
            self.name_customer(f"{words} {step}")
        for _ in range(back):
            self.undo()
        self.type_strategy(f"{words} and on")
        for _ in range(again):
            self.redo()

    def type_strategy(self, words: str) -> None:
        changes = commands.set_field(self.canvas, [self.canvas.strategy.id], "statement", words)
        self.do(changes, "inspector:statement")

    @precondition(lambda self: self.canvas.tactics)
    @rule(data=st.data(), dx=st.sampled_from([-8.0, 8.0]))
    def nudge(self, data: st.DataObject, dx: float) -> None:
        """Move a card by a key, again and again, as one step."""
        tactic = self.canvas.tactics[self.pick(data, sorted(self.canvas.tactics)[:2])]
        place = arrange.WingPlace(tactic.aim, max(arrange.NEAREST, tactic.x + dx), tactic.y)
        self.do(commands.place_tactics(self.canvas, {tactic.id: place}), f"nudge:{tactic.id}")

    @rule()
    def leave_the_field(self) -> None:
        self.document.close_step()
        self.close_step()

    @precondition(lambda self: self.canvas.problems)
    @rule(data=st.data(), known=st.sampled_from(Awareness))
    def ask_customer(self, data: st.DataObject, known: Awareness) -> None:
        key = self.pick(data, self.canvas.problems)
        self.do(commands.set_field(self.canvas, [key], "awareness", known))

    @precondition(lambda self: self.canvas.tactics)
    @rule(data=st.data(), kind=st.sampled_from(TacticKind))
    def change_kinds(self, data: st.DataObject, kind: TacticKind) -> None:
        keys = data.draw(st.lists(st.sampled_from(sorted(self.canvas.tactics))))
        self.do(commands.set_field(self.canvas, keys, "kind", kind))

    @precondition(lambda self: self.canvas.problems and self.canvas.tactics)
    @rule(data=st.data())
    def toggle_link(self, data: st.DataObject) -> None:
        ends = [self.pick(data, self.canvas.problems), self.pick(data, self.canvas.tactics)]
        self.do(commands.toggle_link(self.canvas, *data.draw(st.permutations(ends))))

    @precondition(lambda self: self.canvas.links)
    @rule(data=st.data())
    def reconnect(self, data: st.DataObject) -> None:
        link = self.pick(data, self.canvas.links)
        end = self.pick(data, [*self.canvas.problems, *self.canvas.tactics])
        self.do(commands.reconnect(self.canvas, link, end))

    @precondition(lambda self: self.canvas.problems)
    @rule(data=st.data(), place=st.integers(-2, 20))
    def rerank(self, data: st.DataObject, place: int) -> None:
        key = self.pick(data, self.canvas.problems)
        self.do(commands.rerank(self.canvas, key, place))
        wanted = max(0, min(place, len(self.canvas.problems) - 1))
        assert self.canvas.ranked[wanted].id == key

    @precondition(lambda self: self.canvas.tactics)
    @rule(data=st.data(), left=NUMBERS, top=NUMBERS)
    def move_tactic(self, data: st.DataObject, left: float, top: float) -> None:
        key = self.pick(data, self.canvas.tactics)
        frame = arrange.frame_of(self.canvas, height)
        self.do(commands.place_tactics(self.canvas, {key: arrange.place_at(frame, left, top)}))

    @precondition(lambda self: self.canvas.tactics)
    @rule(data=st.data(), aim=st.sampled_from(Aim))
    def cross_centre(self, data: st.DataObject, aim: Aim) -> None:
        self.do(commands.cross(self.canvas, [self.pick(data, self.canvas.tactics)], aim))

    @precondition(lambda self: self.canvas.tactics)
    @rule()
    def tidy(self) -> None:
        self.do(commands.place_tactics(self.canvas, arrange.tidy_places(self.canvas, height)))
        lay = arrange.layout(self.canvas, height)
        rects = [lay.cards[key] for key in self.canvas.tactics]
        assert not any(a.overlaps(b) for n, a in enumerate(rects) for b in rects[:n])

    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        keys = sorted({record.id for record in self.canvas.records()})
        self.do(
            commands.delete(self.canvas, data.draw(st.lists(st.sampled_from(keys), max_size=4)))
        )

    @rule(data=st.data(), rule=st.sampled_from([*rules.RULES, "of-a-newer-program"]))
    def ignore_or_hear_again(self, data: st.DataObject, rule: str) -> None:
        """Ignore a rule about one card, or altogether; or hear it again where it was ignored."""
        record = data.draw(
            st.sampled_from(["", *sorted(outline.reading_order(Derived(self.canvas)))])
        )
        changes = commands.hear_again(self.canvas, rule, record)
        if not changes:
            changes = commands.ignore(self.canvas, rule, record)
            assert changes
        self.do(changes)

    @precondition(lambda self: self.canvas.problems)
    @rule(data=st.data(), words=TEXTS)
    def say_more_of_a_problem(self, data: st.DataObject, words: str) -> None:
        """Fill in what else the rules read of a problem."""
        key = self.pick(data, self.canvas.problems)
        name = data.draw(st.sampled_from(["belief", "truth", "evidence", "mistakes"]))
        self.do(commands.set_field(self.canvas, [key], name, words))

    @precondition(lambda self: self.canvas.tactics)
    @rule(data=st.data(), stage=st.sampled_from(Stage))
    def change_stages(self, data: st.DataObject, stage: Stage) -> None:
        keys = data.draw(st.lists(st.sampled_from(sorted(self.canvas.tactics))))
        self.do(commands.set_field(self.canvas, keys, "stage", stage))

    @rule(words=st.lists(TEXTS, max_size=4))
    def type_card_and_leave_it_empty(self, words: list[str]) -> None:
        self.leave_the_field()
        before, state = self.canvas, self.document.state
        key = "f" * 16
        self.document.do(
            StepLabel("add-problem"), commands.add_problem(self.canvas, key=key), "new"
        )
        for text in words:
            changes = commands.set_field(self.canvas, [key], "statement", text)
            self.document.do(StepLabel("add-problem"), changes, "new")
        self.document.do(StepLabel("add-problem"), commands.delete(self.canvas, [key]), "new")
        assert self.canvas == before
        assert self.document.state.history.undone == state.history.undone
        assert len(self.document.state.history.done) == len(state.history.done)

    @rule()
    def undo(self) -> None:
        self.hear(self.document.undo())
        if len(self.past) > 1:
            self.future.append(self.past.pop())
            self.keys.pop()
            self.close_step()
        assert self.canvas == self.past[-1]

    @rule()
    def redo(self) -> None:
        self.hear(self.document.redo())
        if self.future:
            self.past.append(self.future.pop())
            self.keys.append(None)
            self.displaced = []
        assert self.canvas == self.past[-1]

    @invariant()
    def everybody_agrees(self) -> None:
        assert self.heard == {each.id: each for each in self.canvas.records()}
        canvas_is_in_order(self.canvas)

    @invariant()
    def only_links_decide_what_counts(self) -> None:
        linked = {link.tactic for link in self.canvas.links.values()}
        assert linked == {key for key in self.canvas.tactics if rules.counts(self.canvas, key)}
        tally = tally_of(self.canvas)
        assert tally.counting == len(linked)
        loose = {f.subject for f in findings_of(self.canvas) if f.rule == LOOSE}
        told = {key for key in self.canvas.tactics if not is_ignored(self.canvas, LOOSE, key)}
        assert loose == told - linked

    @invariant()
    def everything_is_read_and_lies_somewhere(self) -> None:
        cards = {self.canvas.strategy.id, *self.canvas.problems, *self.canvas.tactics}
        cards |= set(self.canvas.notes)
        assert set(outline.reading_order(Derived(self.canvas))) == cards
        lay = arrange.layout(self.canvas, height)
        assert set(lay.cards) == cards
        for tactic in self.canvas.tactics.values():
            rect = lay.cards[tactic.id]
            assert not rect.overlaps(lay.frame.rect)
            assert lay.frame.wing_at(rect.center.x) is tactic.aim
