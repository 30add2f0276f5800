# SPDX-License-Identifier: MIT
"""A brief says what a tactic would say: their words, ours around them, or a question to fill in."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stratcanvas.coach.audience import audience_of
from stratcanvas.coach.tactic_checks import leading_question
from stratcanvas.domain import commands
from stratcanvas.domain.brief_parts import BriefLine, BriefPart, TacticBrief, lines_of, sentence_of
from stratcanvas.domain.brief_phrases import Ask, Phrase
from stratcanvas.domain.briefs import TELLERS, brief_of, counting, story_of
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim, Awareness, Problem, Tactic, TacticKind
from stratcanvas.domain.links import Link
from stratcanvas.domain.talk_minutes import length_in, shared_out
from tests import makers

TACTIC = makers.key(1, makers.TACTIC)
HELP = makers.key(2, makers.TACTIC)
FULL = Problem(
    id=makers.key(1, makers.PROBLEM),
    statement="Prices the menu below true cost",
    awareness=Awareness.UNKNOWN,
    belief="A full room pays for the week.",
    truth="Six dishes in ten lose money.",
    cost="9 % of turnover\nand a lot of sleep",
    mistakes="Copying the café next door\n\nForgetting waste",
    evidence="“I thought brunch paid for it.” Lena\nNine menus costed in spring",
    rank=1.0,
)
BARE = Problem(id=makers.key(2, makers.PROBLEM), statement="Cannot sleep in January", rank=2.0)


def plan(*problems: Problem, kind: str = "ARTICLE", detail: str = "", title: str = "It") -> Canvas:
    """Return a canvas with one tactic for these problems, and another that helps with the first."""
    tactic = Tactic(id=TACTIC, title=title, kind=TacticKind[kind], detail=detail)
    helps = Tactic(id=HELP, title="A sheet to work it out", aim=Aim.SOLVE)
    links = [Link(tactic=TACTIC, problem=each.id) for each in problems]
    links += [Link(tactic=HELP, problem=each.id) for each in problems[:1]]
    base = makers.empty()
    brief = replace(base.brief, customer="Café owners", contact="ada@example.org")
    return Canvas(brief, base.strategy, [tactic, helps, *problems, *links])


def told(brief: TacticBrief) -> list[str]:
    return [line.text for line in brief.lines]


def part_about(brief: TacticBrief, heading: str) -> BriefPart:
    return next(part for part in brief.parts if part.heading.text == heading)


def said_under(brief: TacticBrief, label: Phrase) -> list[str]:
    return [line.text for slot in brief.slots if slot.label is label for line in slot.lines]


def asked(brief: TacticBrief) -> list[BriefLine]:
    return [line for line in brief.lines if line.asks]


def test_an_article_goes_from_a_quote_to_what_to_do_next() -> None:
    """Quote, belief, truth, mistakes, cost, proof, offer, contact: in this order."""
    brief = brief_of(plan(FULL), TACTIC)
    assert told(brief) == [
        "It",
        "For: Café owners",
        "Opening",
        "“I thought brunch paid for it.” Lena",
        "Prices the menu below true cost",
        "A full room pays for the week.",
        "Six dishes in ten lose money.",
        "Copying the café next door",
        "Forgetting waste",
        "9 % of turnover",
        "and a lot of sleep",
        "Nine menus costed in spring",
        "Ending",
        "A sheet to work it out",
        "ada@example.org",
    ]
    assert not asked(brief)


def test_what_is_missing_is_a_question_to_the_founder() -> None:
    """Nothing is said for want of words: each question leads to the field that would answer it."""
    canvas = plan(BARE, title="")
    canvas = makers.replace_brief(canvas, customer="", contact="")
    questions = [(line.phrase, line.place) for line in asked(brief_of(canvas, TACTIC))]
    assert questions == [
        (Ask.TITLE, (TACTIC, "title")),
        (Ask.CUSTOMER, (canvas.id, "customer")),
        (Ask.QUOTE, (BARE.id, "evidence")),
        (Ask.BELIEF, (BARE.id, "belief")),
        (Ask.TRUTH, (BARE.id, "truth")),
        (Ask.MISTAKES, (BARE.id, "mistakes")),
        (Ask.COST, (BARE.id, "cost")),
        (Ask.CONTACT, (canvas.id, "contact")),
    ]


def test_a_question_goes_once_its_field_says_something() -> None:
    """Words in the field stand where the question stood."""
    canvas = plan(BARE)
    for place in [line.place for line in asked(brief_of(canvas, TACTIC))]:
        assert place is not None
        canvas = canvas.apply(
            commands.set_field(canvas, [place.record], place.field, "Said\nand said once more")
        )
    brief = brief_of(canvas, TACTIC)
    assert not asked(brief)
    assert told(brief).count("Said") == 5


@pytest.mark.parametrize("kind", TacticKind)
@pytest.mark.parametrize("make", [makers.cafe, makers.awkward, makers.crowded])
def test_every_line_comes_from_a_record_or_is_a_phrase_of_ours(make, kind: TacticKind) -> None:  # type: ignore[no-untyped-def]
    """The person's words stand in the field that the line names; all else is of the two tables."""
    canvas: Canvas = make()
    ids = list(canvas.problems_of)
    canvas = canvas.apply(commands.set_field(canvas, ids, "kind", kind))
    briefs = [brief_of(canvas, each) for each in canvas.tactics]
    briefs += [story_of(canvas, each) for each in canvas.problems]
    lines = [line for brief in briefs for line in brief.lines]
    assert lines
    for line in lines:
        assert line.phrase is None or isinstance(line.phrase, Phrase | Ask)
        if not line.words:
            assert line.phrase is not None
            continue
        assert line.place is not None
        value = getattr(canvas.get(line.place.record), line.place.field)
        of_a_title = line.phrase is Ask.OTHERS and line.words in value
        assert line.words in (*lines_of(value), sentence_of(value)) or of_a_title
        assert "\n" not in line.text


def test_no_phrase_ends_up_with_a_gap() -> None:
    """A phrase with a place for their words is never said without them."""
    for make in (makers.cafe, makers.empty, makers.awkward, makers.crowded):
        canvas = make()
        briefs = [brief_of(canvas, each) for each in canvas.tactics]
        briefs += [story_of(canvas, each) for each in canvas.problems]
        for brief in briefs:
            labels = [slot.label for slot in brief.slots if slot.label is not None]
            lines = [line.phrase for line in brief.lines if line.phrase and not line.words]
            assert not [each for each in (*labels, *lines) if "{" in each.said]
            assert all(slot.lines for slot in brief.slots)


def test_an_interview_asks_about_the_last_time_and_what_it_cost() -> None:
    """Who does not know is asked what they believed and how they found out; then what to hear."""
    questions = said_under(brief_of(plan(FULL, kind="INTERVIEW"), TACTIC), Phrase.QUESTIONS)
    assert questions[1:4] == [
        Phrase.LAST_TIME.said.format(words="Prices the menu below true cost"),
        "What did you believe the reason was at the time?",
        "“A full room pays for the week.” – so some people say. What did you say back then?",
    ]
    assert "What did it cost you that time, in money, time or sleep?" in questions
    listening = said_under(brief_of(plan(FULL, kind="INTERVIEW"), TACTIC), Phrase.LISTEN_FOR)
    assert listening[0] == "Six dishes in ten lose money."
    known = replace(FULL, awareness=Awareness.KNOWN)
    questions = said_under(brief_of(plan(known, kind="INTERVIEW"), TACTIC), Phrase.QUESTIONS)
    assert "How did you find out what was really going on?" not in questions
    assert (
        "“A full room pays for the week.” – so some people say. What did you say back then?"
        in questions
    )


def test_the_founder_s_own_questions_are_taken_in() -> None:
    """Lines of the detail that end with a question mark are asked, the others are notes."""
    detail = "At her kitchen table.\nWhich dish surprised you?\n「何が大変でしたか？」"
    for kind in ("INTERVIEW", "CALL", "REVIEW"):
        brief = brief_of(plan(FULL, kind=kind, detail=detail), TACTIC)
        (own,) = part_about(brief, "Your own questions").slots
        assert [line.text for line in own.lines] == [*detail.splitlines()[1:]]
        (notes,) = part_about(brief, "From your notes").slots
        assert notes.lines[0].text == "At her kitchen table."


@pytest.mark.parametrize("phrase", [each for each in Phrase if "?" in each.value])
def test_no_rule_objects_to_a_question_of_ours(phrase: Phrase) -> None:
    """What the coach would call leading is never asked: none wants an opinion or a promise."""
    said = phrase.said.format(words="Corks leak")
    every = f"{said}\n{said.partition('” ')[2]}\n{said.rpartition('. ')[2]}"
    for kind in (TacticKind.INTERVIEW, TacticKind.CALL, TacticKind.REVIEW):
        canvas = plan(FULL, kind=kind.name, detail=every)
        assert (
            leading_question(canvas, audience_of(canvas.brief, "en"), canvas.tactics[TACTIC]) == ()
        )


def test_a_talk_s_minutes_add_up() -> None:
    """The running order follows the rank, and its minutes are the talk's."""
    canvas = plan(replace(BARE, rank=3.0), FULL, kind="TALK", detail="The club gives me 45 minutes")
    brief = brief_of(canvas, TACTIC)
    assert [part.heading.text for part in brief.parts if part.minutes is not None] == [
        "Opening",
        FULL.statement,
        BARE.statement,
        "Ending",
    ]
    assert brief.minutes == 45
    assert sum(part.minutes or 0 for part in brief.parts) == 45
    assert said_under(brief, Phrase.MISTAKES) == ["Copying the café next door", "Forgetting waste"]
    short = brief_of(plan(BARE, FULL, kind="TALK", detail="8 minutes"), TACTIC)
    assert said_under(short, Phrase.MISTAKE)[0] == "Copying the café next door"


def test_a_talk_of_no_noted_length_takes_twenty_minutes_and_asks() -> None:
    """The usual length is taken, and where to note another one is said; an event is an hour."""
    brief = brief_of(plan(FULL, kind="TALK"), TACTIC)
    assert brief.minutes == 20
    [length] = [line for line in asked(brief) if line.phrase is Ask.LENGTH]
    assert "a guess" in length.text  # else it would contradict the minutes above it
    assert brief_of(plan(FULL, kind="EVENT"), TACTIC).minutes == 60
    assert brief_of(plan(FULL), TACTIC).minutes is None


def test_a_title_that_promises_more_problems_is_told_so() -> None:
    """“Top 10” with two problems asks for the others; with enough of them it does not."""
    for title, missing in (("Top 10 leaks", True), ("top 2 leaks", False), ("Tops 10", False)):
        brief = brief_of(plan(FULL, BARE, kind="TALK", title=title), TACTIC)
        assert (Ask.OTHERS in [line.phrase for line in asked(brief)]) is missing


def test_problems_for_which_a_talk_is_too_short_are_named() -> None:
    """None is dropped in silence."""
    problems = [
        Problem(id=makers.key(n, makers.PROBLEM), statement=f"Leak {n}", rank=float(n))
        for n in range(1, 8)
    ]
    brief = brief_of(plan(*problems, kind="TALK", detail="A 5-minute pitch"), TACTIC)
    assert [part.number for part in brief.parts if part.number] == [1, 2, 3]
    assert [line.text for line in part_about(brief, "No time for these").slots[0].lines] == [
        "Leak 4",
        "Leak 5",
        "Leak 6",
        "Leak 7",
    ]
    assert sum(part.minutes or 0 for part in brief.parts) == 5


@given(st.integers(3, 480), st.integers(1, 40))
def test_whole_minutes_are_shared_out(total: int, problems: int) -> None:
    """Every part has at least one, those at the top no fewer, and together they are the whole."""
    shared = shared_out(total, problems)
    assert shared.opening + sum(shared.problems) + shared.ending == total
    assert min(shared.opening, shared.ending, *shared.problems) >= 1
    assert list(shared.problems) == sorted(shared.problems, reverse=True)
    assert len(shared.problems) == min(problems, total - 2 * shared.opening)


@pytest.mark.parametrize(
    ("words", "minutes"),
    [
        ("45 minutes", 45),
        ("a 30-minute slot, then 10 minutes for questions", 30),
        ("90 Minuten", 90),
        ("10 min", 10),
        ("2 hours at the club", 120),
        ("1 h", 60),
        ("Twenty minutes, then everybody’s own pictures", 20),
        ("half an hour at the club", 30),
        ("An hour and a half", 90),
        ("forty-five minutes", 45),
        ("3 minivans, 2 hotels", None),
        ("at 10:30 min", None),
        ("1.5 hours", None),
        ("999 minutes, then 15 minutes", 15),
        ("1 minute", None),
        ("", None),
    ],
)
def test_a_length_is_read_from_the_detail(words: str, minutes: int | None) -> None:
    """So many minutes or hours, from 3 minutes to 8 hours; other numbers are none."""
    assert length_in("", words) == minutes


def test_a_guide_turns_each_mistake_into_a_step() -> None:
    """A mistake is quoted, never bent; what to do instead is the founder's to note."""
    brief = brief_of(plan(FULL, kind="GUIDE"), TACTIC)
    assert said_under(brief, Phrase.STEPS) == [
        "Instead of “Copying the café next door” …",
        "Instead of “Forgetting waste” …",
    ]
    assert asked(brief) == [BriefLine(Ask.STEPS, place=asked(brief)[0].place)]
    noted = brief_of(plan(FULL, kind="TEMPLATE", detail="Cost every plate."), TACTIC)
    assert not asked(noted)
    assert "Cost every plate." in told(noted)


def test_a_review_looks_at_the_problem_together() -> None:
    """The last time, what is so here, and what to show them."""
    brief = brief_of(plan(FULL, kind="REVIEW"), TACTIC)
    assert said_under(brief, Phrase.LOOK_AT) == [
        "Does this happen here? “Copying the café next door”",
        "Does this happen here? “Forgetting waste”",
    ]
    assert said_under(brief, Phrase.SHOW_THEM) == ["Six dishes in ten lose money."]


def test_what_helps_next_is_no_step_to_itself() -> None:
    """The first three that help with the same problems, by rank; one that helps may be the last."""
    canvas = plan(FULL)
    assert said_under(brief_of(canvas, TACTIC), Phrase.OFFER) == ["A sheet to work it out"]
    assert Phrase.OFFER not in [slot.label for slot in brief_of(canvas, HELP).slots]
    alone = canvas.apply(commands.delete(canvas, [HELP]))
    (offer,) = [each for each in asked(brief_of(alone, TACTIC)) if each.phrase is Ask.OFFER]
    assert offer.place == (FULL.id, "")


def test_a_tactic_that_serves_nothing_has_nothing_to_say() -> None:
    """It has a title and no parts; only those that count are told, in reading order."""
    canvas = makers.cafe()
    (loose,) = canvas.tactics.keys() - canvas.problems_of.keys()
    assert brief_of(canvas, loose).parts == ()
    assert loose not in counting(canvas)
    assert len(counting(canvas)) == 5


def test_every_kind_has_something_to_say() -> None:
    """An article where it educates and a review where it helps, unless its kind says otherwise."""
    for kind in TacticKind:
        assert brief_of(plan(FULL, kind=kind.name), TACTIC).parts
    assert TacticKind.OTHER not in TELLERS
    assert said_under(brief_of(plan(FULL), HELP), Phrase.LOOK_AT)
    assert said_under(brief_of(plan(FULL, kind="OTHER"), TACTIC), Phrase.BELIEF)


def test_the_story_of_a_problem_names_what_tells_it() -> None:
    """All that is known of it, and the tactics on both sides."""
    brief = story_of(plan(FULL), FULL.id)
    assert (brief.kind, brief.title.text) == ("Problem 1", FULL.statement)
    assert said_under(brief, Phrase.PROOF) == [*lines_of(FULL.evidence)]
    assert said_under(brief, Phrase.EDUCATED_BY) == ["It"]
    assert said_under(brief, Phrase.HELPED_BY) == ["A sheet to work it out"]
    canvas = plan(FULL)
    alone = canvas.apply(commands.delete(canvas, [TACTIC, HELP]))
    assert [line.phrase for line in asked(story_of(alone, FULL.id))] == [Ask.EDUCATES, Ask.OFFER]
    bare = story_of(plan(BARE), BARE.id)
    assert [line.phrase for line in asked(bare)].count(Ask.QUOTE) == 1


def test_what_runs_the_other_way_leaves_our_words_alone() -> None:
    """Words from right to left stand isolated inside ours."""
    arabic = replace(FULL, statement=makers.AWKWARD["arabic"])
    questions = said_under(brief_of(plan(arabic, kind="INTERVIEW"), TACTIC), Phrase.QUESTIONS)
    assert f": “\u2068{arabic.statement}\u2069”? Tell me" in "".join(questions)
