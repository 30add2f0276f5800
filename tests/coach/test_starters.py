# SPDX-License-Identifier: MIT
"""The starters of a problem: which, what they serve, how their titles are drafted."""

import re
import subprocess
import sys
import tomllib
from functools import cache
from pathlib import Path

import pytest

from stratcanvas import coach
from stratcanvas.coach.grammar import Phrases
from stratcanvas.coach.phrasing import quoted
from stratcanvas.coach.starters import MOST_SERVED, starters_for
from stratcanvas.domain import commands
from stratcanvas.domain.arrange import WingPlace
from stratcanvas.domain.canvas import Canvas
from stratcanvas.domain.cards import Aim, Stage, Tactic, TacticKind
from stratcanvas.domain.fields import field_of
from stratcanvas.shipped import resource
from tests.makers import empty

PROPERTIES = {"kind", "aim", "stage", "serves_all"}
MANY = ("many", "one", "elsewhere")


def plan(*statements: str, **brief: str) -> Canvas:
    canvas = empty()
    for statement in statements:
        canvas = canvas.apply(commands.add_problem(canvas, statement))
    for name, value in ({"language": "en"} | brief).items():
        canvas = canvas.apply(commands.set_field(canvas, (canvas.brief.id,), name, value))
    return canvas


def titles(canvas: Canvas, place: int = 0) -> dict[str, str]:
    return {each.id: each.title for each in starters_for(canvas, canvas.ranked[place].id)}


def test_a_problem_becomes_the_titles_of_what_can_be_made_for_it() -> None:
    """Each says in plain English what it is, in the problem's own words."""
    said = titles(plan("Prices the menu below true cost"))
    assert said["article"] == "The mistakes people make when they price the menu below true cost"
    assert said["interview"] == ("What a client didn’t know about pricing the menu below true cost")
    assert said["guide"] == "What to do when you price the menu below true cost"


def test_kind_aim_and_stage_are_set() -> None:
    """An article educates and is marketing; a review helps to solve and sells."""
    canvas = plan("Loses receipts")
    found = {each.id: each for each in starters_for(canvas, canvas.ranked[0].id)}
    assert found["article"][1:4] == (TacticKind.ARTICLE, Aim.EDUCATE, Stage.MARKETING)
    assert found["review"][1:4] == (TacticKind.REVIEW, Aim.SOLVE, Stage.SALES)


def test_a_talk_serves_the_first_ten_problems_by_rank() -> None:
    """The one it was asked for is always among them; all others serve that one alone."""
    canvas = plan(*(f"Loses receipt {n}" for n in range(12)), customer="Independent café owners")
    ranked = [each.id for each in canvas.ranked]
    for place, served in ((2, ranked[:10]), (11, [*ranked[:9], ranked[11]])):
        for each in starters_for(canvas, ranked[place]):
            expected = served if each.kind is TacticKind.TALK else [ranked[place]]
            assert list(each.connects) == expected
    assert titles(canvas)["talk"] == f"Top {MOST_SERVED} problems independent café owners have"


def test_what_a_problem_has_already_stands_last_and_is_marked() -> None:
    """It can be made again, but something else is offered first."""
    canvas = plan("Loses receipts")
    problem = canvas.ranked[0].id
    first = starters_for(canvas, problem)[0]
    place = WingPlace(first.aim, 72, 0)
    taken = commands.add_tactic(
        canvas, place, "My own words", kind=first.kind, stage=first.stage, serves=first.connects
    )
    now = starters_for(canvas.apply(taken), problem)
    assert now[-1] == first._replace(there=True)
    assert not any(each.there for each in now[:-1])


def test_an_abbreviation_keeps_its_dot() -> None:
    """A full stop goes, the dot of “a.m.” stays."""
    assert quoted("Tenants call at 2 a.m.") == "“Tenants call at 2 a.m.”"
    assert quoted("Tenants call at night.") == "“Tenants call at night”"


@pytest.mark.parametrize(
    ("language", "customer", "problems"),
    [
        ("de", "Café-Besitzer", ["Im Januar ist das Geld weg", "Rechnungen kommen zu spät"]),
        ("ar", "أصحاب المقاهي", ["النقود تنفد كل شهر يناير", "لا أحد يرد"]),
    ],
)
def test_on_a_canvas_in_another_language_no_english_is_put_in(
    language: str, customer: str, problems: list[str]
) -> None:
    """The problem in quotation marks is the title; the kind says what it is."""
    said = titles(plan(*problems, language=language, customer=customer))
    assert {words for starter, words in said.items() if starter != "talk"} == {quoted(problems[0])}
    assert problems[0] in said["article"]
    assert customer in said["talk"]
    assert "2" in said["talk"]
    offered = starters_for(canvas := plan(*problems, language=language), canvas.ranked[0].id)
    assert len({(each.kind, each.aim, each.title) for each in offered}) == len(offered)
    alone = titles(plan("", language=language))
    assert set(alone.values()) == {""}


ALOUD = tomllib.loads((Path(__file__).parent / "starters_aloud.toml").read_text("utf-8"))["problem"]


@cache
def aloud(statement: str) -> dict[str, str]:
    return titles(plan(statement))


def test_every_title_that_was_read_aloud_reads_as_it_did() -> None:
    """Of statements as people write them: a change of a word list is seen by its titles."""
    assert len(ALOUD) > 150
    for row in ALOUD:
        said = aloud(row["says"])
        assert {name: said[name] for name in ("article", "interview", "template")} == {
            name: row[name] for name in ("article", "interview", "template")
        }


def test_no_title_is_longer_than_a_card_should_be() -> None:
    """Of whatever length the problem, all fit the field and about four lines of a card."""
    longest = field_of(Tactic, "title").limit
    for row in ALOUD:
        for title in aloud(row["says"]).values():
            assert len(title) <= min(longest, 150)
            assert title == title.strip()
            assert "  " not in title


@pytest.mark.parametrize(
    ("customer", "said"),
    [
        ("Independent café owners, 1–3 sites", "independent café owners"),
        ("parents of toddlers", "parents of toddlers"),
        ("Women over 50", "people"),
        ("CFOs", "CFOs"),
        ("German bakers", "people"),
        ("Small business", "people"),
        ("Us", "people"),
        ("You", "people"),
        ("The owners", "people"),
        ("Dentists who are tired", "dentists"),
        ("", "people"),
        ("🙂", "people"),
        ("A. B. Smith & Sons", "people"),
    ],
)
def test_a_talk_names_the_customers_where_they_can_be_read(customer: str, said: str) -> None:
    """As a plural inside a sentence; whatever is not surely one are people."""
    canvas = plan("Loses receipts", "Runs late", customer=customer)
    assert titles(canvas)["talk"] == f"Top 2 problems {said} have"


def test_a_problem_in_another_script_is_quoted_as_english_goes_on() -> None:
    """Nobody has said which language it is: the letters tell; English words are quoted."""
    canvas = plan("النقود تنفد كل شهر يناير", language="")
    assert set(titles(canvas).values()) == {quoted(canvas.ranked[0].statement)}
    assert titles(plan("Corks leak", language=""))["guide"] == "What to do about “Corks leak”"


def test_every_starter_has_words_for_every_case() -> None:
    """Each has a title to quote with, one for a problem without words, and only known places."""
    known = {*Phrases._fields, "quote"}
    rows = tomllib.loads(resource("coach/starters.toml").read_text("utf-8"))
    for row in rows.values():
        places = {"n", "customers", "quote"} if row.get("serves_all") else known
        titles = {slot: words for slot, words in row.items() if slot not in PROPERTIES}
        assert "empty" in titles
        assert row.get("serves_all") or "quote" in titles
        for slot, words in titles.items():
            found = set(re.findall(r"{(\w+)}", words))
            assert found <= places
            assert slot in ("empty", *MANY) or found == {slot}
            assert not set(words) & set("!\"'")


def test_every_list_of_english_words_is_read() -> None:
    """None is left over, and no verb stands there twice."""
    lists = tomllib.loads(resource("coach/phrasing.toml").read_text("utf-8"))
    code = "".join(path.read_text("utf-8") for path in Path(coach.__file__).parent.glob("*.py"))
    assert not [name for name in lists if f'"{name}"' not in code]
    verbs = [line.split()[0] for line in lists["verbs"].strip().splitlines()]
    assert len(verbs) == len(set(verbs))


READ_AFTER = """
import sys
from stratcanvas.coach import starters
from stratcanvas.coach.customer_name import customers_in
from tests import makers

canvas, read = makers.cafe(), []
sys.addaudithook(lambda what, told: read.append(told[0]) if what == "open" else None)
starters.load()
before = [*read]
for each in canvas.problems:
    assert starters.starters_for(canvas, each)
assert customers_in(canvas.brief.customer)
assert before and read == before, read[len(before):]
"""


def test_once_loaded_no_list_of_words_is_waited_for() -> None:
    """Who first asked for a starter, or for the questions, waited until all were read."""
    done = subprocess.run(
        [sys.executable, "-c", READ_AFTER], capture_output=True, text=True, check=False
    )
    assert not done.returncode, done.stderr
