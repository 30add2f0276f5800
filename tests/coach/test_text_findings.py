# SPDX-License-Identifier: MIT
"""What is found in texts follows every edit, respects what is ignored, and is never absurd."""

from dataclasses import replace
from unittest import mock

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, precondition, rule

from stratcanvas.coach import text_findings as text_findings_module
from stratcanvas.coach.text_findings import TextFindings, text_findings
from stratcanvas.domain import commands
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Approach, Brief, Problem, Strategy, Tactic, TacticKind
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.rules import Finding
from tests import makers
from tests.machines import RandomUser
from tests.makers import PROBLEM, TACTIC, key

SPOKEN_OF = [
    "We want to become the leading bookkeeper and grow our client base by 30 %.",
    "Newsletter, webinars and Instagram ads",
    "Our leads go cold",
    "No booking app",
    "Bad communication",
    "Runs out of cash every January",
    "Running out of cash every January",
    "Läuft jeden Januar aus dem Geld",
    "Wir zeigen den Wirten, wo das Geld bleibt, und helfen ihnen, es zu behalten.",
]


def plan(statement: str = "", *problems: str, language: str = "en", **brief: str) -> Canvas:
    records = [
        Problem(id=key(n, PROBLEM), statement=words, rank=float(n))
        for n, words in enumerate(problems, start=1)
    ]
    whose = Brief(id=key(1), language=language, **{"customer": "Café owners", **brief})
    return Canvas(whose, Strategy(id=key(2), statement=statement), records)


def told(canvas: Canvas) -> list[tuple[str, str]]:
    return [(each.rule, each.subject) for each in text_findings(canvas)]


class ReadUser(RandomUser):
    """The random user, with what is found in the texts kept up beside the document."""

    @initialize(canvas=st.sampled_from([makers.empty(), makers.cafe()]))
    def open_document(self, canvas: Canvas) -> None:
        super().open_document(canvas)
        self.found: TextFindings = text_findings(canvas)

    def hear(self, changes: ChangeSet) -> None:
        super().hear(changes)
        self.found = self.found.after(self.canvas, changes)

    @rule(words=st.sampled_from(SPOKEN_OF))
    def write_strategy(self, words: str) -> None:
        """Write what rules speak of."""
        self.do(commands.set_field(self.canvas, [self.canvas.strategy.id], "statement", words))

    @precondition(lambda self: self.canvas.problems)
    @rule(data=st.data(), words=st.sampled_from(SPOKEN_OF))
    def write_problem(self, data: st.DataObject, words: str) -> None:
        """Write what rules speak of, often what stands on another card."""
        chosen = self.pick(data, self.canvas.problems)
        self.do(commands.set_field(self.canvas, [chosen], "statement", words))

    @rule(language=st.sampled_from(["", "en", "de-CH", "xx"]))
    def choose_language(self, language: str) -> None:
        """Say which language the canvas speaks, or leave it to its texts."""
        self.do(commands.set_field(self.canvas, [self.canvas.id], "language", language))

    @invariant()
    def what_is_found_is_as_made_anew(self) -> None:
        anew = text_findings(self.canvas)
        assert [*self.found] == [*anew]
        assert self.found == anew


TestReadUser = ReadUser.TestCase
TestReadUser.settings = settings(
    max_examples=10,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


def test_each_finding_names_its_record_and_the_words_that_made_it_speak() -> None:
    """Of the strategy first, then of problems by rank."""
    canvas = plan(SPOKEN_OF[0], "Nobody picks up at lunch", "No booking app", "Bad communication")
    found = [*text_findings(canvas)]
    assert [(each.rule, each.subject) for each in found] == [
        ("about-us", key(2)),
        ("goal-not-strategy", key(2)),
        ("problem-is-solution", key(2, PROBLEM)),
        ("problem-vague", key(3, PROBLEM)),
    ]
    assert found[0].because == ("We want to become", "the leading bookkeeper", "our client base")
    assert found[2].because == ("No booking app",)


def test_the_second_of_two_that_say_the_same_is_told_with_the_first_ones_words() -> None:
    """When they change places, the other one is the second."""
    canvas = plan("", SPOKEN_OF[5], "Corks leak", SPOKEN_OF[6])
    assert [*text_findings(canvas)] == [
        Finding("duplicate", key(3, PROBLEM), ("Runs out of cash every January",))
    ]
    changes = commands.rerank(canvas, key(3, PROBLEM), 0)
    followed = text_findings(canvas).after(canvas.apply(changes), changes)
    assert [each.subject for each in followed] == [key(1, PROBLEM)]
    alone = commands.delete(followed.canvas, [key(3, PROBLEM)])
    assert not [*followed.after(followed.canvas.apply(alone), alone)]


def test_a_problem_and_a_tactic_that_say_the_same_are_two() -> None:
    """Only cards of one kind are held against each other."""
    canvas = plan("", "Corks leak")
    tactic = Tactic(id=key(1, TACTIC), title="Corks leak")
    both = Canvas(canvas.brief, canvas.strategy, [*canvas.problems.values(), tactic])
    assert not told(both)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Owners distrust staff", "Staff distrust owners"),
        ("Eats more and moves less", "Moves more and eats less"),
        ("Limps before the walk", "Limps after the walk"),
        ("Pays £500 for a crown", "Pays £900 for a crown"),
        ("Knows what a plate costs", "Doesn’t know what a plate costs"),
        ("Buys tools, never hires people", "Hires people, never buys tools"),
    ],
)
def test_what_differs_in_one_small_thing_is_two_things(one: str, other: str) -> None:
    """Who does it to whom, more or less, before or after, a number, a denial."""
    assert not told(plan("", one, other))
    assert told(plan("", one, one.lower())) == [("duplicate", key(2, PROBLEM))]


def test_a_small_word_that_denies_makes_two_things_in_any_language() -> None:
    """French, as German, says no in words that are shorter than most."""
    french = plan("", "Les clients ne paient pas", "Les clients paient", language="fr")
    german = plan("", "Er kommt nie zurück", "Er kommt zurück", language="de")
    assert not told(french)
    assert not told(german)


def test_cards_that_only_move_are_not_read_again() -> None:
    """Tidy moves 10,000 cards and changes no word; what follows from the places still does."""
    canvas = makers.cafe()
    cards = sorted(canvas.tactics.values(), key=lambda each: each.y)
    first, last = cards[0], cards[-1]
    twin = replace(last, title=first.title, kind=first.kind)
    canvas = canvas.apply(ChangeSet(updated={last.id: (last, twin)}))
    before = text_findings(canvas)
    assert before.twin_of == {last.id: first.id}
    moved = ChangeSet(
        updated={each.id: (each, replace(each, y=-each.y)) for each in canvas.tactics.values()}
    )
    with mock.patch.object(text_findings_module, "found_in") as reading:
        after = before.after(canvas.apply(moved), moved)
    assert not reading.called
    fresh = text_findings(canvas.apply(moved))
    assert (after.by_record, after.twin_of) == (fresh.by_record, fresh.twin_of)


def test_what_is_ignored_is_not_told() -> None:
    """About one card, or altogether; nothing is read again for it, and it can be heard again."""
    canvas = plan("", "No booking app", "No newsletter")
    first = commands.ignore(canvas, "problem-is-solution", key(1, PROBLEM))
    found = text_findings(canvas).after(canvas.apply(first), first)
    assert [each.subject for each in found] == [key(2, PROBLEM)]
    whole = commands.ignore(found.canvas, "problem-is-solution")
    quiet = found.after(found.canvas.apply(whole), whole)
    assert not [*quiet]
    assert not told(quiet.canvas)
    again = quiet.canvas.apply(whole.inverse()).apply(first.inverse())
    assert told(again) == told(canvas)


def test_english_rules_speak_of_english_alone() -> None:
    """How long a text is, what it misses and what is there twice is told in other languages too."""
    german = plan("", "Kein CRM", "Die Rechnung kommt zu spät", "Die Rechnungen kommen zu spät")
    assert not told(plan("Our goal is our growth and our brand", language="de"))
    canvas = Canvas(replace(german.brief, language="de"), german.strategy, german.problems.values())
    assert told(canvas) == [("duplicate", key(3, PROBLEM))]
    long = "Wir zeigen den Wirten " + "und ihren Gästen und ihren Köchen " * 5
    assert told(plan(long, language="de")) == [("long-strategy", key(2))]
    assert not told(plan(long, language="xx"))


def test_a_strategy_is_held_against_the_problems() -> None:
    """A problem that speaks of the same ends the question; other words for the customer do not."""
    problems = ("Runs out of cash in January", "Prices the menu below cost", "Pays fines")
    canvas = plan("Make gardens bloom and old terraces glow for owners", *problems)
    assert told(canvas) == [("strategy-misses-problems", key(2))]
    changes = commands.set_field(canvas, [key(1, PROBLEM)], "statement", "A garden without bloom")
    found = text_findings(canvas).after(canvas.apply(changes), changes)
    assert not [*found]


ODD = {
    **makers.AWKWARD,
    "blank": "  \n ",
    "one word": "Us",
    "apostrophes": "''' ’’’ --- “”",
    "numbers": "12345 678 90 % £ €",
    "capitals": "SHOW CAFÉ OWNERS THE MONEY PROBLEMS THEY CAN’T SEE, AND HELP THEM FIX THEM.",
    "broken lines": "Show café owners\nthe money problems\nthey can’t see",
    "typing errors": "Show cafe onwers the mony problms they cant se, and hlep them fix tehm",
    "two languages": "Wir zeigen dentists warum patients nicht wiederkommen",
    "names": "Dr. O’Neill-Smith, St. John’s & Partners, J. R. Baker & Co., U.S.",
}


@pytest.mark.parametrize("language", ["", "en", "en-GB", "de", "ar", "xx"])
@pytest.mark.parametrize("customer", ["Café owners", "Us", "You", ""])
def test_odd_texts_get_no_odd_advice(language: str, customer: str) -> None:
    """Whatever is typed, and whoever the customer is: no exception, and at most that it is long."""
    for words in ODD.values():
        whose = Brief(id=key(1), language=language, customer=customer, author="You")
        strategy = Strategy(id=key(2), statement=words, approach=Approach.WIN)
        cards = [
            Problem(id=key(1, PROBLEM), statement=words),
            Tactic(id=key(1, TACTIC), title=words, detail=words),
            Tactic(id=key(2, TACTIC), title=f"{words} 2", detail=words, kind=TacticKind.CALL),
        ]
        found = text_findings(Canvas(whose, strategy, cards))
        assert {each.rule for each in found} <= {"long-strategy", "duplicate"}, words


@pytest.mark.parametrize(("statement", "other"), [(0, 1), (1, 0)])
def test_nothing_is_compared_across_languages(statement: int, other: int) -> None:
    """A strategy in one language and problems in another share no word, which says nothing."""
    texts = [
        "Show café owners which dishes lose money, and help them price the menu before January.",
        "Zeigt den Wirten, welche Gerichte Verluste bringen, und hilft, die Karte zu kalkulieren.",
    ]
    hurts = [
        ("Roses wilt every summer below tall trees in dry shade",),
        ("Rosen welken jeden Sommer unter hohen Bäumen im trockenen Schatten",),
    ]
    same = plan(texts[statement], *hurts[statement], language=("en", "de")[statement])
    assert "strategy-misses-problems" in [rule for rule, _ in told(same)]
    mixed = plan(texts[statement], *hurts[other], language=("en", "de")[statement])
    assert "strategy-misses-problems" not in [rule for rule, _ in told(mixed)]
