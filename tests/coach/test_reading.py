# SPDX-License-Identifier: MIT
"""How a strategy reads is said in words, as the rules find it, and nothing that nobody can know."""

from dataclasses import replace

import pytest

from stratcanvas.coach.reading import VERDICTS, Reading, reading_of
from stratcanvas.coach.text_findings import text_findings
from stratcanvas.coach.text_rules import CHECKS
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Approach, Strategy
from stratcanvas.domain.changes import ChangeSet
from stratcanvas.domain.ignored import Ignored
from tests import makers
from tests.coach.test_text_findings import plan

HURTS = (
    "Runs out of cash every January",
    "Prices the menu below true cost",
    "Cannot tell which site makes money",
)
GOOD = "Show café owners the money problems they can’t see, and help them fix them."
OURS = "We want to become the leading bookkeeper for cafés in the region and grow our client base."
GERMAN = "Wir zeigen den Wirten, wo das Geld bleibt, und helfen ihnen, es zu behalten."
AWKWARD = (
    "",
    " ",
    "🎉🎉",
    "Us",
    "•",
    "a" * 10_000,
    "x " * 5_000,
    "OUR OUR OUR",
    "我们帮助店主",
    "1.",
)


def read(canvas: Canvas) -> Reading:
    return reading_of(text_findings(canvas))


def ignoring(canvas: Canvas, rule: str, record: str) -> Canvas:
    return canvas.apply(ChangeSet(added={f"{rule}:{record}": Ignored(rule=rule, record=record)}))


@pytest.mark.parametrize(
    ("statement", "summary"),
    [
        (GOOD, "14 words · clear"),
        (OURS, "17 words · about us"),
        ("Win 50 new clients by June.", "6 words · a target"),
        ("Newsletter, webinars, Instagram ads and a new website.", "8 words · a list"),
        ("Show café owners their cash. " * 9, "45 words · long"),
        (
            "Innovative, customer-centric solutions that unlock their full potential.",
            "8 words · big words",
        ),
        ("Operationalise tenant retention methodologies.", "4 words · hard words"),
        (
            "Help gardeners grow tall roses, strong trees and healthy hedges in shady corners.",
            "13 words · which problem?",
        ),
        ("Show", "1 word"),
        ("", ""),
    ],
)
def test_a_strategy_is_summed_up_in_a_few_words(statement: str, summary: str) -> None:
    """The length comes first, then the most useful thing that a rule found, else “clear”."""
    assert read(plan(statement, *HURTS)).summary == summary


def test_signs_say_what_is_good_and_what_is_not() -> None:
    """Each sign is a plain sentence with the numbers or the words that show it."""
    good = read(plan(GOOD, *HURTS))
    assert [each.sentence for each in good.signs] == [
        "Short: 14 words, one sentence",
        "Plain words",
        "About the customer",
        "Speaks of the customer’s problems",
    ]
    assert all(each.good for each in good.signs)
    assert good.good
    ours = read(plan(OURS, *HURTS))
    assert ("About us: “we” once, “our” once, the customer once", False) in [
        (each.sentence, each.good) for each in ours.signs
    ]
    alone = read(plan("We want to become the best, and to grow our team and our name."))
    (sign,) = [each for each in alone.signs if each.rule == "about-us"]
    assert sign.sentence == "About us: “we” once, “our” 2 times, the customer never"
    assert not ours.good


@pytest.mark.parametrize(("n", "said"), [(1, "Does not name the problem"), (3, "none of the 3")])
def test_problems_that_are_not_named_are_counted(n: int, said: str) -> None:
    """What is missed is said of one problem, or of as many as there are."""
    words = "Help gardeners grow tall roses, strong trees and healthy hedges in shady corners."
    hurts = ("Runs out of cash while rents, wages, loans and bills rise", *HURTS[1:])[:n]
    signs = {each.rule: each.sentence for each in read(plan(words, *hurts)).signs}
    assert said in signs["strategy-misses-problems"]


@pytest.mark.parametrize(
    "hurt",
    ["Our leads dry up in summer", "Revenue drops each winter", "The agency they had was reckless"],
)
def test_a_word_that_every_plan_says_of_itself_meets_no_problem(hurt: str) -> None:
    """Leading is no lead, nor is the founder's revenue the customer's: that is too little to tell.

    Whom it is about can't be told of a customer called “Us”, so that no other rule speaks.
    """
    words = "We want to become the leading bureau and grow our revenue by 30 %"
    for customer in ("Us", "Café owners"):
        signs = [each.sentence for each in read(plan(words, hurt, customer=customer)).signs]
        assert "Speaks of the customer’s problems" not in signs
    wins = "Show café owners how to expand and dominate their street."
    signs = [each.sentence for each in read(plan(wins, "We can’t expand, others dominate")).signs]
    assert "About the customer" in signs
    assert "Speaks of the customer’s problems" not in signs
    close = "Show café owners why guests who are leaving early tell nobody."
    signs = [each.sentence for each in read(plan(close, "Leaves fall on the terrace")).signs]
    assert "Speaks of the customer’s problems" not in signs


@pytest.mark.parametrize(
    ("words", "hurt"),
    [
        ("Show café owners where their cash goes in winter.", "Runs out of cash every January"),
        ("Help café owners find the right price for each plate.", "Guests say prices are unclear"),
        ("Show hotels which bookings will be cancelled.", "Guests cancel bookings at night"),
    ],
)
def test_the_same_thing_or_two_akin_ones_meet_a_problem(words: str, hurt: str) -> None:
    """One word that names it is enough, be it one or many; akin words have to be two."""
    signs = [each.sentence for each in read(plan(words, hurt)).signs]
    assert "Speaks of the customer’s problems" in signs


@pytest.mark.parametrize(
    ("words", "verdict"),
    [
        ("Win 50 new clients who run out of cash by June.", "a target"),
        ("Newsletter, webinars, Instagram ads on cash and a show for café owners.", "a list"),
    ],
)
def test_a_target_or_a_list_is_not_called_one_for_the_customer(words: str, verdict: str) -> None:
    """Whom it names and what it shares with a problem is no praise as long as it is one."""
    reading = read(plan(words, *HURTS))
    assert reading.verdict == verdict
    good = {each.rule for each in reading.signs if each.good}
    assert good.isdisjoint({"about-us", "strategy-misses-problems"})


def test_a_show_shows_nobody_anything() -> None:
    """A stand at a fair helps no customer, though its name is a word of those who help."""
    words = "A stand for café owners at each big show in the north."
    assert "about-us" not in [each.rule for each in read(plan(words, *HURTS)).signs]


@pytest.mark.parametrize(
    ("statement", "length"),
    [
        ("- Newsletter\n- Webinar\n- Ads", "3 words"),
        ("Show café owners:\n- where money leaks\n- how to stop it", "Short: 10 words"),
        ("1. Newsletter.\n2. Webinar.\n3. Print ads.", "Short: "),
        ("Print ads\nTrade fairs\nNewsletter", "Short: 5 words"),
        ("- which of the dishes lose money\n" * 5, "Long: 30 words"),
        ("Sell less.\nCharge more.\nSleep well.", "6 words, 3 sentences"),
    ],
)
def test_the_things_of_a_list_are_no_sentences(statement: str, length: str) -> None:
    """A list of few things is not long, whatever its rows begin and end with."""
    (sign,) = [each for each in read(plan(statement)).signs if each.rule == "long-strategy"]
    assert sign.sentence.startswith(length)
    assert ("sentence" in sign.sentence) is ("sentence" in length)


def test_only_length_is_told_of_a_language_that_no_rule_reads() -> None:
    """Not even “clear” is said where nobody could know; where forms are known, “long” is."""
    unread = read(plan("Wys hulle waar die geld bly. " * 9, language="af"))
    assert (unread.summary, unread.good) == ("54 words", None)
    (length,) = unread.signs
    assert (length.good, length.sentence) == (None, "54 words, 9 sentences")
    assert read(plan(GERMAN, language="de")).summary == "14 words"
    assert read(plan(GERMAN * 4, language="de")).summary.endswith("· long")


def test_a_card_in_another_language_than_its_canvas_is_not_praised() -> None:
    """On an English canvas the words of a German card are not called plain, nor the card clear."""
    english = [f"{words} and nobody knows what to do about it in the end" for words in HURTS]
    found = text_findings(plan(GERMAN, *english))
    assert found.audience.language == "en"
    reading = reading_of(found)
    assert reading.summary == "14 words"
    assert [each.sentence for each in reading.signs] == ["Short: 14 words, one sentence"]


def test_words_are_counted_as_they_are_written() -> None:
    """No word ends before a vowel sign; where no spaces stand between words none are counted."""
    assert read(plan("हम ग्राहकों की मदद करते हैं", language="hi")).words == 6
    assert read(plan("我们帮助咖啡店老板看到问题", language="zh")) == Reading()
    assert read(plan("Don’t guess: ask who’s there")).words == 5


def test_what_nobody_wants_to_hear_is_not_said() -> None:
    """A rule that is ignored on the card, or on the canvas, has no sign, good or bad."""
    canvas = plan(OURS, *HURTS)
    for record in (canvas.strategy.id, ""):
        reading = read(ignoring(canvas, "about-us", record))
        assert "about-us" not in [each.rule for each in reading.signs]
        assert "about us" not in reading.summary
    silent = read(ignoring(plan(GOOD, *HURTS), "hard-words", ""))
    assert silent.summary == "14 words"
    assert "Plain words" not in [each.sentence for each in silent.signs]


@pytest.mark.parametrize("statement", [GOOD, OURS, GERMAN, *AWKWARD])
@pytest.mark.parametrize("language", ["en", "de", ""])
def test_meter_and_check_never_contradict_each_other(statement: str, language: str) -> None:
    """What a rule is told to have found has a bad sign, and nothing else has one."""
    canvas = plan(statement, *HURTS, language=language)
    canvas = Canvas(
        canvas.brief,
        replace(canvas.strategy, approach=Approach.WIN),
        list(canvas.problems.values()),
    )
    found = text_findings(canvas)
    told = {each.rule for each in found if each.subject == canvas.strategy.id}
    reading = reading_of(found)
    bad = {each.rule for each in reading.signs if each.good is False}
    assert bad == told if reading.words else not told


def test_another_way_to_win_than_the_one_chosen_is_asked_about() -> None:
    """The meter asks which it is, and the sign has the words; the way that is spoken of is fine."""
    canvas = plan("The cheapest roofs in town for everybody who owns a house.")
    for approach, asks in ((Approach.CHANGE, True), (Approach.WIN, False)):
        strategy = replace(canvas.strategy, approach=approach)
        reading = read(Canvas(canvas.brief, strategy))
        assert (reading.verdict == "which way?") is asks
        said = [each.sentence for each in reading.signs if each.rule == "approach-mismatch"]
        assert said == (["Speaks of another way to win: “cheapest”"] if asks else [])


def test_every_rule_on_the_strategy_has_a_word_in_the_meter() -> None:
    """The words stand in the order of the rules: the most useful one is said."""
    assert list(VERDICTS) == [rule.id for rule in CHECKS.values() if rule.about is Strategy]


def test_a_customer_called_us_is_not_taken_for_the_founder() -> None:
    """Where the customer's name is one of our words, nothing is told of whom it is about."""
    canvas = plan("Show us the money problems we can’t see, and help us.", customer="Us")
    assert "about-us" not in [each.rule for each in read(canvas).signs]


def test_other_words_than_the_rules_found_are_never_quoted_whole() -> None:
    """A sign quotes a few words, each cut where it is very long."""
    canvas = makers.cafe()
    words = "Innovative, customer-centric, holistic, cutting-edge synergies that leverage solutions"
    strategy = replace(canvas.strategy, statement=words)
    canvas = canvas.apply(ChangeSet(updated={strategy.id: (canvas.strategy, strategy)}))
    (sign,) = [each for each in read(canvas).signs if each.rule == "fluff"]
    assert sign.sentence.count("“") == 3
    assert sign.sentence.endswith(", …")


def test_a_few_words_in_many_sentences_are_not_called_long() -> None:
    """Of ten words on three lines it is said that there are three sentences."""
    seen = read(plan("• Help plumbers quote\n• Help them get paid\n• Stop losing receipts", *HURTS))
    assert seen.summary == "10 words · 3 sentences"
    assert seen.signs[0].sentence == "10 words, 3 sentences: one or two are enough"
    assert seen.good is False
